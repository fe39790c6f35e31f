"""QR codes of documents are read as what they were made of; a text too long for one is told in a line."""

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from submissions.documents.engine import Engine
from submissions.documents.markup import qr_svg
from submissions.documents.printed import Printed
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace

LONGEST_LINE = 250


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    write_starter(tmp_path)
    return Engine(open_workspace(tmp_path))


def printed(engine: Engine, text: str) -> Printed:
    return engine.print(f"<html lang=id><title>x</title><div class=kode>{qr_svg(text)}<p>Kode periksa</p></div>")


@pytest.mark.parametrize(
    "text", ["100% a%20b %zz", "\"a'<b>&c", "a\r\nb\tc", "ñ日本🙂", "a#b?c;d/e\\f", "  a ", "KODE:AB"]
)
def test_a_code_is_read_as_it_was_written(engine: Engine, text: str) -> None:
    page = pypdfium2.PdfDocument(io.BytesIO(printed(engine, text).content))[0]
    for scale in (1, 2, 3):
        assert [each.text for each in zxingcpp.read_barcodes(page.render(scale=scale).to_pil(), try_invert=False)] == [
            text
        ]


def test_a_text_too_long_for_a_code_is_told_in_a_line(engine: Engine) -> None:
    [complaint] = printed(engine, "panjang sekali " * 400).complaints
    assert "too long for a QR code" in complaint.line
    assert "panjang sekali" in complaint.line
    assert len(complaint.line) < LONGEST_LINE
