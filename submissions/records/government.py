"""Read the profile of the government itself: `pemda.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from schemas.government import Government
from schemas.source import ReadError, Source, read_source
from submissions.findings.finding import Finding, FindingsError
from submissions.findings.from_errors import from_problems, from_validation
from submissions.workspace import GOVERNMENT_FILE, Workspace


@dataclass(frozen=True)
class GovernmentProfile:
    """The government's own facts and evidence, with the place of every value; `name` is the government's."""

    name: str
    file: str
    source: Source
    government: Government
    findings: Sequence[Finding] = ()

    @property
    def stating(self) -> Government:
        """Return what states facts and evidence in the file."""
        return self.government


def read_government(workspace: Workspace) -> GovernmentProfile | None:
    """Return the government profile of a workspace; None where it has none.

    Raises:
        FindingsError: the file cannot be read, or holds what a profile may not hold; every problem is named.
    """
    path = workspace.root / GOVERNMENT_FILE
    if not path.is_file():
        return None
    try:
        source = read_source(path, GOVERNMENT_FILE)
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Government)) from None
    try:
        government = Government.model_validate(source.data)
    except ValidationError as error:
        raise FindingsError(from_validation(error, source, Government)) from None
    return GovernmentProfile(workspace.settings.pemda.nama, GOVERNMENT_FILE, source, government)
