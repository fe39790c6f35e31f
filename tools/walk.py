"""Count the stops of four walks through the program: `python -m tools.walk [--modules]`.

A walk follows one thing from where it comes in to where it comes out, and notes each function of ours when it is called
for the first time, as somebody does who reads along. A stay is a run of functions of one row of rooms (see `ORDER` in
`tests/test_import_direction.py`); a climb is a step from one stay to a row above it. Few stays and few climbs mean that
a newcomer finds the way.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise
from pathlib import Path
from types import CodeType, FrameType

from submissions.assessment.assessing import assess_record
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.evidence.opening.looking import look
from submissions.records.reading import read_record, read_records
from submissions.records.writing import new_text
from submissions.sample.generate import write_starter
from submissions.workbooks.columns import layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.sheets.opening import read_sheets
from submissions.workbooks.table import make_table
from submissions.workbooks.tables import rows_of
from submissions.workspace import Workspace, open_workspace
from tests.test_import_direction import rank

_OURS = ("schemas", "submissions")
_FUNCTION = 1  # CO_OPTIMIZED: not the body of a module or class


@contextmanager
def followed() -> Iterator[list[str]]:
    """Give the list of modules, one for each function of ours that is called within for the first time, in order."""
    found: list[str] = []
    known: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_flags & _FUNCTION and code not in known:
            module = str(frame.f_globals.get("__name__", ""))
            if module.split(".")[0] in _OURS:
                known.add(code)
                found.append(module)

    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(None)


def stays(modules: list[str]) -> list[int]:
    """Return the rows of rooms of a walk without those that follow themselves."""
    rows = [rank(module) for module in modules]
    return [row for at, row in enumerate(rows) if at == 0 or rows[at - 1] != row]


def climbs(stays: list[int]) -> int:
    """Return how many steps lead to a row above."""
    return sum(after < before for before, after in pairwise(stays))


def record_to_pdf(workspace: Workspace, record: Path) -> None:
    """Make the dossier of a record."""
    report = assess_record(read_record(record, workspace), [workspace.edition("iga")], workspace)
    Maker(workspace).pdf(next(documents_of(report.filled[0], workspace)))


def evidence_to_points(workspace: Workspace, record: Path) -> None:
    """Work out the points that a record proves by one file of evidence."""
    read = read_record(record, workspace)
    file = next(workspace.root.glob("bukti/**/*.pdf"))
    report = assess_record(read, [workspace.edition("iga")], workspace, opened={file: look(file)})
    assert report.filled[0].scores.proven


def row_to_record(workspace: Workspace, record: Path) -> None:
    """Read a workbook back into the text of a record."""
    layout = layout_of(workspace.all_editions().values(), besides=None)
    file = workspace.root / "semua.xlsx"
    rows = list(rows_of(file, [Sheet.from_plain(sheet) for sheet in read_sheets(file)], layout, []))
    [change] = plan_import(rows, layout, read_records([], workspace)).changes
    assert new_text(change.data)


def limit_to_sentence(workspace: Workspace, record: Path) -> None:
    """Find that a text is too short, and say so."""
    read = read_record(record, workspace)
    findings = assess_record(read, [workspace.edition("iga")], workspace).assessments[0].findings
    [finding] = [finding for finding in findings if finding.code == "words-too-few"]
    assert finding.message
    assert finding.remedy


WALKS: dict[str, Callable[[Workspace, Path], None]] = {
    "a record becomes a PDF": record_to_pdf,
    "a file of evidence becomes points": evidence_to_points,
    "a row of a workbook becomes a record": row_to_record,
    "a limit of words becomes a sentence": limit_to_sentence,
}


def walked(folder: Path) -> dict[str, list[str]]:
    """Return the modules of each walk as they were entered, in a new workspace in this folder."""
    write_starter(folder)
    [record] = (folder / "inovasi").glob("*.yaml")
    workspace = open_workspace(folder)
    edition, layout = workspace.edition("iga"), layout_of(workspace.all_editions().values(), besides=None)
    report = assess_record(read_record(record, workspace), [edition], workspace)
    (folder / "semua.xlsx").write_bytes(make_table([report], [edition], layout))
    made = {}
    for name, walk in WALKS.items():
        if walk is limit_to_sentence:
            record = _with_short_texts(record)
        with followed() as modules:
            walk(open_workspace(folder), record)
        made[name] = modules
    return made


def _with_short_texts(record: Path) -> Path:
    """Return a record whose description has few words in each of its parts."""
    lines = record.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("rancang_bangun:"))
    end = next(number for number in range(at + 1, len(lines)) if lines[number][:1].isalpha())
    parts = [re.match(r"  [a-z_]+:", line) for line in lines[at + 1 : end]]
    short = [f"{part[0]} Pendek." for part in parts if part]
    record.write_text("\n".join([*lines[: at + 1], *short, *lines[end:]]), encoding="utf-8")
    return record


def main() -> None:
    """Print a table of the walks, and with `--modules` where each of them leads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", action="store_true", help="print the modules too, in the order of the walk")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = walked(Path(folder) / "kantor")
    print("| Walk | modules | stays | climbs |\n|---|---|---|---|")
    for name, modules in made.items():
        stops = stays(modules)
        print(f"| {name} | {len(set(modules))} | {len(stops)} | {climbs(stops)} |")
    if wanted.modules:
        for name, modules in made.items():
            print(f"\n{name}\n" + "\n".join(f"    {module}" for module, _run in groupby(modules)))


if __name__ == "__main__":
    main()
