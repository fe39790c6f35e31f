"""Whatever bytes a file holds, its reader says something and does not break down.

Short here; long by hand: `FUZZ_EXAMPLES=20000 python -m pytest tests/test_fuzz.py`.
"""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from schemas.source import Problem, ReadError, parse_source
from submissions.assessment.meaning import doubts
from submissions.documents.richtext import narrative_html
from submissions.evidence.opening.looking import look
from submissions.workbooks.worker import work
from tests.build import as_yaml, complete_record
from tests.evidence.one_judge import said
from tests.evidence.opening.files import pdf, picture, written

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
SHORT = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
Edits = list[tuple[float, int, bytes]]
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6)


def edited(content: bytes, changes: Edits) -> bytes:
    """Return some bytes with pieces of them replaced, each at a part of the whole."""
    for where, length, new in changes:
        at = int(where * len(content))
        content = content[:at] + new + content[at + length :]
    return content


@cache
def made(kind: str) -> bytes:
    """Return a good file of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        if kind == "pdf":
            pdf(path, [written("Surat satu"), written("Surat dua")])
        elif kind == "xlsx":
            import xlsxwriter

            with xlsxwriter.Workbook(path) as book:
                sheet = book.add_worksheet("Isian")
                for row in range(5):
                    sheet.write_row(row, 0, ["nama", row, "2025-01-02"])
        else:
            picture(path, (60, 40))
        return path.read_bytes()


def is_text(path: Path) -> bool:
    """Return whether a file has become text, of which check says that its content is not what its name says."""
    return look(path).kind in ("text", "zip")


@SHORT
@given(st.sampled_from(["pdf", "jpg", "png", "webp", "tif", "gif"]), edits)
def test_inspection_volume_and_kit_say_the_same_of_any_file(kind: str, changes: Edits) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        path.write_bytes(edited(made(kind), changes))
        inspection, volume, kit = said(path)
        kinds = {"office", "video", "other-kind"}  # of what is no document at all, the findings on kinds tell
        assert (inspection, kit) == (None, None) if volume in kinds else inspection == volume == kit or is_text(path)


@SHORT
@given(edits)
def test_any_yaml_is_read_or_refused(changes: Edits) -> None:
    problems: list[Problem] = []
    data: dict[str, Any] = {}
    try:
        data = parse_source(edited(as_yaml(complete_record()).encode(), changes), "a.yaml").data
    except ReadError as error:
        problems = error.problems
    assert bool(problems) != bool(data)


@SHORT
@given(st.text(st.sampled_from(list("ab1 *_|-#>[]()`~\\\n.+=<&:/!")), max_size=300))
@example("[" * 400)
@example("> " * 400)
@example("- " * 300 + "a")
@example("_a_*b*" * 500)
def test_any_markdown_becomes_a_document(text: str) -> None:
    assert "<script" not in narrative_html(text)
    assert all(doubt.kind.code for doubt in doubts(text))


@SHORT
@given(edits)
def test_any_workbook_is_read_or_refused(changes: Edits) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(edited(made("xlsx"), changes))
        answer: dict[str, Any] = work({"path": str(path)}, lambda _said: None)
    assert ("sheets" in answer) != bool(answer.get("refused"))
