"""What goes into the upload kit: every cited document as a file that the portal takes, named and in its folder."""

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.edition import Edition
from schemas.wording import megabytes
from submissions.documents.content import FormContent
from submissions.documents.sections import Exhibit, IndicatorSection, Section, sections_of
from submissions.errors import OutputError
from submissions.findings.finding import visible
from submissions.language import _
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.naming import Names
from submissions.portal.kit.wishes import Fitted, Limit, Outcome, Wish
from submissions.workspace import Workspace

Wanted = tuple[Path, Wish]
_BEYOND = (Outcome.TOO_LARGE, Outcome.SIGNED, Outcome.LOCKED)


@dataclass(frozen=True)
class KitPlace:
    """One document at one place that cites it: its file, if there is one that can be read, and what is taken there."""

    section: Section
    exhibit: Exhibit
    source: Path | None
    wish: Wish

    @property
    def wanted(self) -> Wanted | None:
        """Return the file and what is to become of it."""
        return (self.source, self.wish) if self.source else None


@dataclass(frozen=True)
class Fit:
    """A file made to fit: what became of it, and where it lies if it is not the original."""

    fitted: Fitted
    made: Path | None = None

    def is_beyond(self, source: Path) -> bool:
        """Return whether what would go into the kit is larger than the portal takes."""
        return (self.made or source).stat().st_size > self.fitted.limit.bytes


def places_of(form: FormContent, edition: Edition, workspace: Workspace) -> list[KitPlace]:
    """Return every place of a form that cites a document, in order."""
    return [
        KitPlace(section, exhibit, _source(exhibit, workspace), _wish(section, edition))
        for section in sections_of(form)
        for exhibit in section.exhibits
    ]


def fill(folder: Path, places: list[KitPlace], fits: Mapping[Wanted, Fit]) -> list[KitFile]:
    """Put the files of all places into the kit's folder and return what the kit holds; each takes room only once.

    What is larger than the portal takes and could not be made smaller is left out; the list says so.

    Raises:
        OutputError: there is no room for them.
    """
    places = [place if _is_there(place) else replace(place, source=None) for place in places]
    put = [(fits[place.wanted], place.wanted[0]) for place in places if place.wanted]
    _refuse_lack_of_room(folder, [fit.made or source for fit, source in put if not fit.is_beyond(source)])
    names, folders, files, copies = Names(), dict[str, str](), [], dict[Path, Path]()
    for place in places:
        section, exhibit = place.section, place.exhibit
        if section.number not in folders:
            folders[section.number] = names.folder(section.number, section.name)
        if place.source is None:
            outcome = Outcome.MISSING if exhibit.evidence.file else Outcome.LINK
            files.append(KitFile(section, exhibit, outcome, Limit(None)))
            continue
        source, fit = place.source, fits[place.source, place.wish]
        evidence, fitted = exhibit.evidence, fit.fitted
        before = source.stat().st_size
        if fit.is_beyond(source):
            # It may have grown since it was looked at.
            outcome = fitted.outcome if fitted.outcome in _BEYOND else Outcome.TOO_LARGE
            files.append(KitFile(section, exhibit, outcome, fitted.limit, None, before, None, fitted.reason))
            continue
        name = names.file(exhibit.number, evidence.title, evidence.letter_number, fitted.ending)
        target = folder / folders[section.number] / name
        target.parent.mkdir(exist_ok=True)
        _put(fit.made or source, target, copies)
        path = target.relative_to(folder).as_posix()
        after = target.stat().st_size
        files.append(KitFile(section, exhibit, fitted.outcome, fitted.limit, path, before, after, fitted.reason))
    return files


def _is_there(place: KitPlace) -> bool:
    """Return whether a file is still there that was when it was looked at."""
    return place.wanted is None or place.wanted[0].is_file()


def _put(source: Path, target: Path, copies: dict[Path, Path]) -> None:
    """Copy a file; one that is there already under another name is linked, where the system can."""
    if source in copies:
        try:
            os.link(copies[source], target)
        except OSError:
            pass  # not every disk can
        else:
            return
    # The bytes only: a kit is to be the same whoever owns the originals and whenever they changed.
    shutil.copyfile(source, target)
    copies[source] = target


def _refuse_lack_of_room(folder: Path, sources: Iterable[Path]) -> None:
    needed = sum(source.stat().st_size for source in dict.fromkeys(sources))
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise OutputError(
            _("The kit takes {needed} MB, but only {free} MB are free at {folder}.").format(
                needed=visible(megabytes(needed)), free=visible(megabytes(free)), folder=folder.parent.parent
            ),
            _("Make room there, choose another place with -o, or make the largest documents smaller."),
        )


def _source(exhibit: Exhibit, workspace: Workspace) -> Path | None:
    source = workspace.file(exhibit.evidence.file) if exhibit.evidence.file else None
    return source if source and os.access(source, os.R_OK) else None


def _wish(section: Section, edition: Edition) -> Wish:
    """Return what the portal takes in a section."""
    limits = edition.evidence_limits
    document = Limit(limits.document_mb.value if limits else None)
    video = Limit(limits.video_mb.value if limits else None)
    if isinstance(section, IndicatorSection):
        return Wish(tuple(edition.indicators[section.indicator.key].evidence_types), document, video)
    field = edition.fields[section.field.key]
    files = field.files or field.evidence
    if files is None:
        return Wish((), document, video)
    own = files.max_mb.value
    return Wish(tuple(files.types), *((document, video) if own is None else (Limit(own), Limit(own))))
