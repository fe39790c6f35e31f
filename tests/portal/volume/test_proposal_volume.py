"""The volume of a proposal: letters first, then block after block, each with what it says."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from schemas.edition import Edition
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.documents.planning import documents_from
from submissions.documents.sections import sections_of
from submissions.portal.volume.content import Volume
from submissions.workspace import Workspace
from tests.build import PDF, assess, changed, complete_record, edition_data, write_workspace
from tests.making.here import HereWorkshop
from tests.pdf import assert_in_order, flat, read_pdf

LINK = {"jenis": "tautan", "judul": "Berita Daring", "tautan": "https://contoh.go.id/berita"}
WORD = {"jenis": "laporan", "judul": "Naskah Word", "berkas": "bukti/naskah.docx"}


def letter(title: str) -> dict[str, str]:
    return {"jenis": "surat_pernyataan", "judul": title, "berkas": "bukti/surat.pdf"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office of which the proposal cites two letters, a report, a link and a Word file."""
    answers = complete_record()["jawaban"]["kipp-2025"]
    text = "Pedagang lama menunggu di pintu pasar sebelum layanan ini ada."
    record = changed(
        {
            "bukti": {
                "replikasi": letter("Surat Kesediaan"),
                "implementasi": letter("Surat Implementasi"),
                "kajian": {"jenis": "laporan", "judul": "Kajian", "berkas": "bukti/kajian.pdf"},
                "berita": LINK,
                "naskah": WORD,
            },
            "indikator": {},
            "penghargaan": [],
            "replikasi": {},
            "lampiran": {
                "surat_kesediaan_replikasi": ["replikasi"],
                "surat_pernyataan_implementasi": ["implementasi"],
            },
            "jawaban": {
                "kipp-2025": answers | {"latar_belakang": {"isi": text, "bukti": ["kajian", "berita", "naskah"]}}
            },
        }
    )
    write_workspace(tmp_path, [record])
    for name in ("surat.pdf", "kajian.pdf"):
        (tmp_path / "bukti" / name).write_bytes(PDF)
    (tmp_path / "bukti" / "naskah.docx").write_bytes(b"PK\x03\x04 bukan dokumen")
    return tmp_path


def form_of(office: Path, edition: Edition | str = "kipp-2025", **changes: Any) -> tuple[FormContent, Workspace]:
    from submissions.assessment.assessing import assess_record
    from submissions.records.reading import read_record
    from submissions.workspace import open_workspace

    record = office / "inovasi" / "pasar-terang.yaml"
    workspace = open_workspace(record)
    chosen = workspace.edition("kipp", 2025) if isinstance(edition, str) else edition
    [assessment] = assess_record(read_record(record, workspace), [chosen], workspace).filled
    return form_content(assessment, workspace), workspace


def volume_of(office: Path) -> tuple[Volume, FormContent, HereWorkshop]:
    form, workspace = form_of(office)
    workshop = HereWorkshop(workspace)
    return workshop.volume(form), form, workshop


def test_letters_come_first_in_the_order_of_the_edition_and_then_the_blocks(office: Path) -> None:
    form, _workspace = form_of(office)
    assert [(section.number, section.name) for section in sections_of(form)] == [
        ("S1", "Surat Pernyataan Implementasi"),
        ("S3", "Surat Kesediaan Replikasi"),
        ("1.1", "Latar Belakang"),
    ]
    assert [exhibit.number for section in sections_of(form) for exhibit in section.exhibits] == [
        *("S1.1", "S3.1", "1.1.1", "1.1.2", "1.1.3")
    ]


def test_indicators_of_a_proposal_come_after_its_blocks_and_share_no_number_with_them(office: Path) -> None:
    indicators = {"sdm": edition_data("iga-2026")["indicators"]["sdm"]}
    edition = Edition.model_validate(edition_data("kipp-2025") | {"form": "proposal", "indicators": indicators})
    form, _workspace = form_of(office, edition)
    assert [section.number for section in sections_of(form)] == ["S1", "S3", "P1.1", "17"]


def test_all_letters_have_one_sheet_and_each_block_its_own_with_what_it_says(office: Path) -> None:
    volume, form, _workshop = volume_of(office)
    pages = [flat(page) for page in read_pdf(volume.printed.content).pages]
    assert len(pages) == 6  # cover, contents with the sheet of the letters, two letters, block, report
    assert_in_order(pages[1], ["Daftar Isi", "S1", "S3", "1.1", "Surat Pernyataan", "S1.1", "S3.1"])
    assert "Bukti S1.1" in pages[2]
    assert "Bukti S3.1" in pages[3]
    assert_in_order(
        pages[4], ["1.1. Latar Belakang", "Kajian", "Berita Daring", "Naskah Word", "Uraian dalam proposal"]
    )
    [block] = [field for field in form.fields if field.key == "latar_belakang"]
    assert " ".join((block.narrative or "").split()[:5]) in pages[4]
    assert "Bukti 1.1.1" in pages[5]


def test_links_and_word_files_stand_in_the_table_of_their_block_and_have_no_page(office: Path) -> None:
    volume, _form, _workshop = volume_of(office)
    page = flat(read_pdf(volume.printed.content).pages[4])
    assert "https://contoh.go.id/berita" in page
    assert "tidak dapat dimuat" in page
    assert [each.number for each in volume.not_shown] == ["1.1.3"]
    assert {place.page for key in ("berita", "naskah") for place in volume.places[key]} == {5}
    marks = [each.get_title() for each in pypdfium2.PdfDocument(volume.printed.content).get_toc()]
    assert marks[marks.index("Surat Pernyataan") :] == [
        *("Surat Pernyataan", "S1.1 Surat Implementasi", "S3.1 Surat Kesediaan", "1.1. Latar Belakang"),
        *("1.1.2 Berita Daring", "1.1.3 Naskah Word", "1.1.1 Kajian"),
    ]


def test_the_form_names_pages_only_of_a_volume_that_is_made_with_it(office: Path) -> None:
    volume, form, workshop = volume_of(office)
    alone = read_pdf(workshop.pdf(next(documents_from(form))).content).text
    assert "Jilid" not in alone
    named = form.with_volume(volume.listing("uji_bukti.pdf"))
    text = flat(read_pdf(workshop.pdf(next(documents_from(named))).content).text)
    assert "uji_bukti.pdf (6 halaman)" in text
    assert "1.1.1, halaman 6" in text
    assert "S3.1, halaman 4" in text


def test_a_proposal_that_cites_nothing_has_a_volume_that_says_so(tmp_path: Path) -> None:
    record = changed({"bukti": {}, "indikator": {}, "penghargaan": [], "replikasi": {}, "lampiran": {}})
    record["jawaban"] = {}
    workspace = write_workspace(tmp_path, [record])
    volume = HereWorkshop(workspace).volume(form_content(assess(record, "kipp-2025"), workspace))
    pages = read_pdf(volume.printed.content).pages
    assert len(pages) == 2
    assert "Tidak ada dokumen yang dirujuk." in flat(pages[1])
