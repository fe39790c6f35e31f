"""What offices hand in: workbooks, folders and archives with workbooks and the files that these name."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas.vocabulary import loosely
from submissions.findings import catalogue
from submissions.findings.finding import Finding, FindingsError
from submissions.workbooks.columns import BookLayout
from submissions.workbooks.forms.reading import is_form, workbook_rows
from submissions.workbooks.gathering import NamedFile
from submissions.workbooks.proposals import ENDINGS, proposal_rows
from submissions.workbooks.reading import read_workbook, unpack
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.tables import TextRow, on_cell

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""The endings of files in a folder or an archive that are taken for workbooks."""
ARCHIVES = (".zip",)
_MOST_FILES = 20_000


@dataclass(frozen=True)
class Parcel:
    """A workbook that was handed in, and the files that came with it by their names, spelt loosely."""

    workbook: Path
    sheets: Sequence[Sheet]
    files: dict[str, list[Path]] = field(default_factory=dict)
    alone: bool = True


@contextmanager
def opened_parcels(paths: Iterable[Path]) -> Iterator[tuple[list[Parcel], list[Finding]]]:
    """Give what files, folders and archives hold, and why some cannot be read; archives are unpacked meanwhile.

    Raises:
        InputError: no helper process can be had.
    """
    parcels: list[Parcel] = []
    refused: list[Finding] = []
    with TemporaryDirectory(prefix="submissions-import-") as temporary:
        for number, path in enumerate(paths):
            try:
                if path.is_dir():
                    parcels += _from_files(list(_files_in(path)), refused)
                elif path.suffix.lower() in ARCHIVES:
                    folder = Path(temporary) / str(number)
                    folder.mkdir()
                    parcels += _from_files(unpack(path, folder), refused)
                else:
                    parcels.append(Parcel(path, read_workbook(path)))
            except FindingsError as error:
                refused += error.findings
        yield parcels, refused


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, none that a link leads to."""
    count = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            path = Path(root) / name
            count += 1
            if count <= _MOST_FILES and not name.startswith((".", "~$")) and path.is_file() and not path.is_symlink():
                yield path


def _from_files(files: Sequence[Path], refused: list[Finding]) -> list[Parcel]:
    """Return the workbooks among files; what lies in a workbook's own folder goes before what lies elsewhere."""
    found = []
    for path in files:
        if path.suffix.lower() in WORKBOOKS:
            try:
                found.append(Parcel(path, read_workbook(path), files_by_name(files, path), alone=False))
            except FindingsError as error:
                refused += error.findings
    return found


def files_by_name(files: Sequence[Path], workbook: Path) -> dict[str, list[Path]]:
    """Return the files that came with a workbook by name, spelt loosely; of a name those in its folder, if any."""
    near: dict[str, list[Path]] = {}
    far: dict[str, list[Path]] = {}
    for path in files:
        if path != workbook:
            own = workbook.parent in path.parents
            (near if own else far).setdefault(loosely(path.name), []).append(path)
    return far | near


def rows_in(parcels: Sequence[Parcel], layout: BookLayout, findings: list[Finding]) -> list[TextRow]:
    """Return the rows of all workbooks; what is not understood goes to `findings`.

    A workbook that a form names as evidence is no form itself: nothing is said of it.
    """
    rows: list[TextRow] = []
    named: set[str] = set()
    for parcel in sorted(parcels, key=lambda each: not is_form(each.sheets)):
        own: list[Finding] = []
        reader = proposal_rows if parcel.workbook.suffix.lower() in ENDINGS else workbook_rows
        found = list(reader(parcel.workbook, parcel.sheets, layout, own))
        rows += found
        named |= {loosely(row.cells["berkas"].text) for row in found if row.form and "berkas" in row.cells}
        if found or parcel.alone or loosely(parcel.workbook.name) not in named:
            findings += own
    return rows


def sent_files(named: Iterable[NamedFile], parcels: Iterable[Parcel]) -> tuple[dict[str, Path], list[Finding]]:
    """Return which of the files that came along belong where in the workspace, and what is wrong with others.

    Args:
        named: what forms name.
        parcels: what was handed in. Of a workbook that came alone no files are expected.
    """
    of_form = {parcel.workbook: parcel for parcel in parcels}
    found: dict[str, Path] = {}
    findings = []
    for each in named:
        parcel = of_form.get(each.form)
        if parcel is None or parcel.alone:
            continue
        candidates = parcel.files.get(loosely(each.name), [])
        if len(candidates) > 1 and len({path.read_bytes() for path in candidates}) > 1:
            values = {"name": each.name, "target": each.target}
            findings.append(on_cell(catalogue.EVIDENCE_SENT_TWICE, each.place, "berkas", **values))
        elif candidates:
            found[each.target] = candidates[0]
        else:
            values = {"name": each.name, "target": each.target}
            findings.append(on_cell(catalogue.EVIDENCE_NOT_SENT, each.place, "berkas", **values))
    return found, findings
