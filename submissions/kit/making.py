"""Make the upload kit: every cited document as a file that the portal takes, the list, and the copy sheet."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from schemas.edition import Edition
from schemas.submission import Submission
from submissions.documents.making import Maker
from submissions.documents.planning import Document
from submissions.documents.sections import Exhibit, Section, sections_of
from submissions.foreign.kinds import is_video
from submissions.kit.copysheet import NAME as SHEET
from submissions.kit.copysheet import copy_sheet
from submissions.kit.fitting import Fitted, Limit, Outcome, fitted
from submissions.kit.folder import whole_folder
from submissions.kit.listing import NAME as LISTING
from submissions.kit.listing import KitFile, listing
from submissions.kit.naming import Names


def make_kit(
    dossier: Document,
    submission: Submission,
    maker: Maker,
    folder: Path,
) -> list[KitFile]:
    """Make the upload kit that belongs to a dossier, whole or not at all; the office's files are only read.

    Args:
        dossier: whose evidence is taken.
        submission: the filled form.
        maker: of the workspace.
        folder: the kit's folder; one of ours that stands there is replaced.

    Raises:
        OutputError: the folder is somebody else's, or cannot be written.
    """
    with whole_folder(folder) as fresh:
        filler = _Filler(fresh, submission.edition, maker)
        files = [file for section in sections_of(dossier.context) for file in filler.fill(section)]
        (fresh / LISTING).write_bytes(listing(files))
        sheet = copy_sheet(dossier, submission, files)
        (fresh / SHEET).write_text(maker.html(sheet), encoding="utf-8", newline="\n")
    return files


class _Filler:
    """Fills the kit's folder section by section; what was made to fit once is copied from there."""

    def __init__(self, folder: Path, edition: Edition, maker: Maker):
        self._folder, self._edition, self._workspace = folder, edition, maker.workspace
        self._names = Names()
        self._made: dict[tuple[Path, Limit, tuple[str, ...]], tuple[Fitted, Path]] = {}

    def fill(self, section: Section) -> Iterator[KitFile]:
        """Yield the documents of a section, having put their files into its folder."""
        name = self._names.folder(section.number, section.name) if section.exhibits else ""
        for exhibit in section.exhibits:
            named = exhibit.fields["berkas"]
            if not named:
                yield KitFile(section, exhibit, Outcome.LINK, Limit(None))
                continue
            source = self._workspace.file(named)
            if source is None or not os.access(source, os.R_OK):
                yield KitFile(section, exhibit, Outcome.MISSING, Limit(None))
                continue
            yield self._put(section, exhibit, source, name)

    def _put(self, section: Section, exhibit: Exhibit, source: Path, folder: str) -> KitFile:
        types, limit = self._wanted(section, source)
        key = (source, limit, types)
        known = self._made.get(key)
        fit = known[0] if known else fitted(source, limit, types)
        title, number = exhibit.fields["judul"], exhibit.fields["nomor"]
        target = self._folder / folder / self._names.file(exhibit.number, title, number, fit.ending)
        target.parent.mkdir(exist_ok=True)
        if fit.content is None or known:
            # The bytes only: a kit is to be the same whoever owns the originals and whenever they changed.
            shutil.copyfile(known[1] if known else source, target)
        else:
            target.write_bytes(fit.content)
        self._made.setdefault(key, (Fitted(fit.outcome, fit.ending), target))
        path = target.relative_to(self._folder).as_posix()
        before, after = source.stat().st_size, target.stat().st_size
        return KitFile(section, exhibit, fit.outcome, limit, path, before, after)

    def _wanted(self, section: Section, source: Path) -> tuple[tuple[str, ...], Limit]:
        """Return the types that the portal takes here, and how large the file may be."""
        limits = self._edition.evidence_limits
        by_kind = None
        if limits:
            by_kind = (limits.video_mb if is_video(source) else limits.document_mb).value
        if section.indicator is not None:
            return tuple(self._edition.indicators[section.key].evidence_types), Limit(by_kind)
        field = self._edition.fields[section.key]
        files = field.files or field.evidence
        if files is None:
            return (), Limit(by_kind)
        return tuple(files.types), Limit(files.max_mb.value if files.max_mb.value is not None else by_kind)
