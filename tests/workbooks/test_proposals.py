"""Proposals written in Word, taken as a first draft."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from schemas.innovation import Innovation
from submissions.findings.finding import Finding
from submissions.workbooks.changes import Import
from submissions.workbooks.columns import BookLayout, layout_of
from submissions.workbooks.importing import plan_import
from submissions.workbooks.proposals import proposal_rows
from submissions.workbooks.sheets.model import RefusedError, Sheet
from submissions.workbooks.sheets.opening import read_sheets
from submissions.workspace import open_workspace

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> BookLayout:
    return layout_of(open_workspace(tmp_path_factory.mktemp("kantor")).all_editions().values(), besides=None)


def paragraph(text: str, *, style: str = "", listed: bool = False) -> str:
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    marks += "<w:numPr><w:ilvl w:val='0'/></w:numPr>" if listed else ""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:pPr>{marks}</w:pPr><w:r>{runs}</w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def document(path: Path, *parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", "<x/>")
        body = f'<?xml version="1.0"?><w:document xmlns:w="{SPACE}"><w:body>{"".join(parts)}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return path


def imported(path: Path, layout: BookLayout) -> Import:
    findings: list[Finding] = []
    sheets = [Sheet.from_plain(data) for data in read_sheets(path)]
    return plan_import(list(proposal_rows(path, sheets, layout, findings)), layout, [], findings)


def test_a_proposal_becomes_a_first_draft(layout: BookLayout, tmp_path: Path) -> None:
    path = document(
        tmp_path / "usulan.docx",
        paragraph("PROPOSAL INOVASI DAERAH", style="Title"),
        table(
            ("No", "Uraian", "Isi"),
            ("1", "Nama Inovasi", "SENDOK MERAH"),
            ("2", "Nama OPD", "Puskesmas Sukamaju"),
            ("3", "Waktu Penerapan Inovasi Daerah", ":", "2 Januari 2024"),
            ("4", "Urusan Utama", "Kesehatan"),
            ("5", "Yang tidak ditanyakan", "apa saja"),
        ),
        paragraph("A. Rancang Bangun", style="Heading1"),
        paragraph("Bukan milik isian mana pun."),
        paragraph("1. Permasalahan (maksimal 200 kata)", style="Heading2"),
        paragraph("Enam puluh satu balita kurus."),
        paragraph("Keluarga belum tahu:\ncara memasak."),
        paragraph("makanan bergizi", listed=True),
        paragraph("bahan yang ada", listed=True),
        paragraph("2. Tujuan Inovasi Daerah"),
        paragraph("Balita kurus < 20 & tetap."),
        paragraph("Inisiator Inovasi Daerah: ASN"),
        paragraph("Penutup", style="Heading1"),
        paragraph("Terima kasih."),
    )
    found = imported(path, layout)
    assert [(finding.code, finding.values) for finding in found.findings] == [("proposal-draft", {"count": 8})]
    innovation = Innovation.model_validate(dict(found.changes[0].data))
    assert (innovation.id, innovation.pengusul.jenis) == ("sendok-merah", "puskesmas")
    assert (str(innovation.waktu_penerapan), innovation.urusan_utama) == ("2024-01-02", "kesehatan")
    assert innovation.rancang_bangun.permasalahan == (
        "Enam puluh satu balita kurus.\n\nKeluarga belum tahu:\\\ncara memasak.\n\n- makanan bergizi\n- bahan yang ada"
    )
    assert innovation.tujuan == "Balita kurus < 20 & tetap."
    assert innovation.inisiator == "asn"


def test_a_letter_is_no_proposal(layout: BookLayout, tmp_path: Path) -> None:
    found = imported(document(tmp_path / "surat.docx", paragraph("Dengan hormat,"), paragraph("Terima kasih.")), layout)
    assert [finding.code for finding in found.findings] == ["proposal-unknown"]
    assert found.changes == ()


def test_what_is_no_document_of_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rusak.docx").write_bytes(b"PK\x03\x04 rusak")
    entities = document(tmp_path / "sah.docx", paragraph("x"))
    with zipfile.ZipFile(tmp_path / "jahat.docx", "w") as archive:
        archive.writestr("_rels/.rels", "<x/>")
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="x">&a;</w:document>')
    for name in ("rusak.docx", "jahat.docx"):
        with pytest.raises(RefusedError):
            read_sheets(tmp_path / name)
    with pytest.raises(RefusedError):
        read_sheets(entities.rename(tmp_path / "bernama-lain.xlsx"))
