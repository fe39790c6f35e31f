"""Read the profile of the government itself: `pemda.yaml`."""

from pydantic import ValidationError

from schemas.government import Government
from schemas.innovation import Innovation
from schemas.source import ReadError, read_source
from submissions.findings.finding import FindingsError
from submissions.findings.from_errors import from_problems, from_validation
from submissions.records.reading import ReadRecord
from submissions.workspace import GOVERNMENT_FILE, Workspace

_KEY = "pemda"


def read_government(workspace: Workspace) -> ReadRecord | None:
    """Return the government profile of a workspace; None where it has none.

    It is given the shape of a record, so that all that judges facts and evidence serves for it too.

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
    name = workspace.settings.pemda.nama
    shape = {"id": _KEY, "nama": name, "pengusul": {"nama": name, "jenis": "opd"}}
    innovation = Innovation.model_validate(shape).model_copy(update=dict(government))
    return ReadRecord(path, GOVERNMENT_FILE, source, innovation, [])
