"""What is amiss with the office's own things, whichever records are judged: coats of arms, signatories, letterheads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from schemas.fields import NIP_DIGITS
from schemas.offices import office_key
from schemas.settings import GOVERNMENT_SHEET, LETTER, PROPOSAL, VOLUME, Emblem
from schemas.source import Location, ReadError, Source, read_source
from submissions.assessment.cited import Facts
from submissions.evidence.opening.facts import FileKind
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.findings.from_errors import nearest
from submissions.workspace import SETTINGS_FILE, Workspace

_PRINTED = (FileKind.JPG, FileKind.PNG, FileKind.WEBP)
Offices = Callable[[], Iterable[str]]


def office_findings(
    workspace: Workspace, opened: Callable[[Iterable[Path]], Facts], offices: Offices
) -> tuple[Finding, ...]:
    """Return findings on the coats of arms and signatories that the settings name, and on whose letterhead they give.

    Args:
        workspace: the office's folder.
        opened: opens files, or tells nothing of them where none are to be opened.
        offices: gives the names of all who propose, and of the offices above them; asked only where it matters.
    """
    return (
        *_emblems(workspace, opened),
        *signatory_findings(workspace),
        *_exceptions(workspace, offices),
        *_checks(workspace),
    )


def signatory_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield a hint on the NIP of each signatory that is hardly meant so.

    Those of single proposers are left: a company of the region numbers its staff in its own way.
    """
    for at, person in workspace.settings.signatories:
        digits = sum(letter.isdigit() for letter in person.nip or "")
        if person.nip and digits != NIP_DIGITS and at[:2] != ("pengecualian", "pengusul"):
            place = Location(*at, "nip")
            values = {"value": person.nip, "count": digits}
            yield Finding(catalogue.NIP_MALFORMED, _source(workspace).place(place), place.dotted, "", values)


def _checks(workspace: Workspace) -> Iterator[Finding]:
    """Yield a hint on every code under `tanpa_pemeriksaan` that is no check of the program's own."""
    for number, name in enumerate(workspace.settings.tanpa_pemeriksaan):
        if name not in catalogue.OWN:
            at = Location("tanpa_pemeriksaan", number)
            values = {"name": name, "choices": ", ".join(sorted(catalogue.OWN))}
            yield Finding(catalogue.CHECK_UNKNOWN, _source(workspace).place(at), at.dotted, "", values)


def _emblems(workspace: Workspace, opened: Callable[[Iterable[Path]], Facts]) -> Iterator[Finding]:
    emblems = list(workspace.settings.emblems)
    facts = opened(workspace.emblem_files().values()) if emblems else {}
    for emblem in emblems:
        path = workspace.file(emblem.file)
        if path is None:
            yield _emblem(workspace, catalogue.EMBLEM_MISSING, emblem)
            continue
        fact = facts.get(path)
        if fact is not None and (fact.problem is not None or fact.kind not in _PRINTED):
            yield _emblem(workspace, catalogue.EMBLEM_BROKEN, emblem)


def _emblem(workspace: Workspace, kind: Kind, emblem: Emblem) -> Finding:
    place = _source(workspace).place(emblem.at)
    return Finding(kind, place, emblem.at.dotted, "", {"file": emblem.file})


def _exceptions(workspace: Workspace, offices: Offices) -> Iterator[Finding]:
    """Yield a finding on every name under `pengecualian` that nothing here has: its letterhead would never be used."""
    others = workspace.settings.pengecualian
    if others.pengusul:
        # Of an office that is written in two ways, either will do as a hint.
        yield from _unknown(workspace, "pengusul", others.pengusul, {office_key(name): name for name in offices()})
    if others.kompetisi:
        competitions = {edition.competition for edition in workspace.all_editions().values()}
        yield from _unknown(workspace, "kompetisi", others.kompetisi, {name: name for name in sorted(competitions)})
    if others.dokumen:
        letters = {name: None for edition in workspace.all_editions().values() for name in edition.letters}
        names = [PROPOSAL, VOLUME, GOVERNMENT_SHEET, *(LETTER.format(name=name) for name in letters)]
        yield from _unknown(workspace, "dokumen", others.dokumen, {name: name for name in names})


def _unknown(workspace: Workspace, kind: str, names: Iterable[str], known: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding on each name that is not known, and on each that stands twice.

    Args:
        workspace: the office's folder.
        kind: under which name in `pengecualian` they stand.
        names: as they are written.
        known: those that there are, by what counts when they are compared.
    """
    said: dict[str, str] = {}
    for name in names:
        key = office_key(name) if kind == "pengusul" else name
        at = Location("pengecualian", kind, name)
        values = {"name": name, "choices": ", ".join(known.values()) or "–", "other": said.get(key, "")}
        if key in said:
            found = catalogue.LETTERHEAD_TWICE
        elif key in known:
            found = None
        elif near := nearest(key, list(known)):
            found, values = catalogue.LETTERHEAD_UNKNOWN_NEAR, values | {"nearest": known[near]}
        else:
            found = catalogue.LETTERHEAD_UNKNOWN
        said.setdefault(key, name)
        if found:
            yield Finding(found, _source(workspace).place(at, key=True), at.dotted, "", values)


def _source(workspace: Workspace) -> Source:
    try:
        return read_source(workspace.root / SETTINGS_FILE, SETTINGS_FILE)
    except ReadError:
        return Source(SETTINGS_FILE, {}, {}, {})
