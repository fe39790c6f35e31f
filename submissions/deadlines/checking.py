"""The dates of a workspace, after a look at whether its settings name competitions that there are."""

import datetime as dt
from collections.abc import Iterable

from schemas.edition import Edition
from schemas.settings import FOR_ALL
from schemas.source import Location, read_source
from submissions.deadlines.listing import Deadline, deadlines_of
from submissions.findings.finding import Finding, FindingsError
from submissions.findings.from_errors import unknown_key
from submissions.workspace import SETTINGS_FILE, Workspace

_FIELD = "tenggat"


def unknown_deadlines(workspace: Workspace) -> list[Finding]:
    """Return findings on deadlines in the settings for a competition that nobody knows."""
    known = [FOR_ALL, *dict.fromkeys(name.rpartition("-")[0] for name in workspace.edition_names)]
    return [_finding(name, known, workspace) for name in workspace.settings.tenggat if name not in known]


def deadlines_in(workspace: Workspace, editions: Iterable[Edition], today: dt.date) -> list[Deadline]:
    """Return the dates of some editions and of the office whose workspace it is; see `deadlines_of`.

    Raises:
        FindingsError: the settings have deadlines for a competition that nobody knows, and that would be left out.
    """
    if unknown := unknown_deadlines(workspace):
        raise FindingsError(unknown)
    return deadlines_of(editions, workspace.settings, today)


def _finding(name: str, known: list[str], workspace: Workspace) -> Finding:
    at = Location(_FIELD, name)
    place = read_source(workspace.root / SETTINGS_FILE, SETTINGS_FILE).place(at, key=True)
    return unknown_key(name, known, place, at.dotted)
