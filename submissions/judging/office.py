"""What is amiss with the office's own things, whichever records are judged: its coat of arms."""

from collections.abc import Callable, Iterable
from pathlib import Path

from schemas.source import Location, Place, ReadError, read_source
from submissions.assessment.cited import Facts
from submissions.evidence.opening.facts import FileKind
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.workspace import SETTINGS_FILE, Workspace

_FIELD = Location("kop", "lambang")
_PRINTED = (FileKind.JPG, FileKind.PNG, FileKind.WEBP)


def office_findings(workspace: Workspace, opened: Callable[[Iterable[Path]], Facts]) -> tuple[Finding, ...]:
    """Return findings on the coat of arms that the settings name.

    Args:
        workspace: the office's folder.
        opened: opens files, or tells nothing of them where none are to be opened.
    """
    emblem = workspace.settings.kop.lambang
    if not emblem:
        return ()
    path = workspace.file(emblem)
    kind = catalogue.EMBLEM_MISSING
    if path is not None:
        facts = opened([path]).get(path)
        if facts is None or (facts.problem is None and facts.kind in _PRINTED):
            return ()
        kind = catalogue.EMBLEM_BROKEN
    return (Finding(kind, _place(workspace), _FIELD.dotted, "", {"file": emblem}),)


def _place(workspace: Workspace) -> Place:
    try:
        return read_source(workspace.root / SETTINGS_FILE, SETTINGS_FILE).place(_FIELD)
    except ReadError:
        return Place(SETTINGS_FILE)
