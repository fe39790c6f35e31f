"""The kit of a proposal: the form, letters to be signed, evidence by block, and a sheet to copy its blocks from."""

import io
import re
from pathlib import Path

from python_calamine import CalamineWorkbook

from submissions.assessment.assessing import assess_record
from submissions.documents.composing import form_content
from submissions.documents.planning import documents_from
from submissions.portal.kit.papers import papers_of
from submissions.records.reading import read_record
from submissions.workspace import open_workspace
from tests.build import PDF, changed, complete_record, write_workspace
from tests.evidence.opening.files import picture
from tests.making.here import HereWorkshop
from tests.pdf import assert_in_order, flat
from tests.portal.kit.test_copy_sheet import Page

TEXT = "Pedagang **lama** menunggu:\n\n- di pintu\n- di dalam"


def kit_of(office: Path, folder: Path) -> dict[str, bytes]:
    """Make the kit of the office's proposal, and return its files by their paths."""
    record = office / "inovasi" / "pasar-terang.yaml"
    workspace = open_workspace(record)
    assessment = assess_record(read_record(record, workspace), [workspace.edition("kipp", 2025)], workspace).filled[0]
    form, workshop = form_content(assessment, workspace), HereWorkshop(workspace)
    papers = papers_of(form, [workshop.pdf(document) for document in documents_from(form)])
    workshop.kit(form, assessment.submission, folder, papers)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def office_of(root: Path) -> Path:
    """Write an office whose proposal has one signed letter of three, and a photograph in a block that takes PDF."""
    answers = complete_record()["jawaban"]["kipp-2025"] | {"latar_belakang": {"isi": TEXT, "bukti": ["foto", "surat"]}}
    bukti = {
        "surat": {"jenis": "surat_pernyataan", "judul": "Surat Implementasi", "berkas": "bukti/surat.pdf"},
        "foto": {"jenis": "foto", "judul": "Foto Pasar", "berkas": "bukti/foto.jpg"},
    }
    record = changed(
        {
            "bukti": bukti,
            "indikator": {},
            "penghargaan": [],
            "replikasi": {},
            "lampiran": {"surat_pernyataan_implementasi": ["surat"]},
            "jawaban": {"kipp-2025": answers},
        }
    )
    write_workspace(root, [record])
    (root / "bukti" / "surat.pdf").write_bytes(PDF)
    picture(root / "bukti" / "foto.jpg", (300, 200))
    return root


def test_it_holds_form_unsigned_letters_and_evidence_by_block(tmp_path: Path) -> None:
    files = kit_of(office_of(tmp_path / "kantor"), tmp_path / "hasil_kit")
    assert sorted(files) == [
        ".submissions-kit",
        "00_Formulir/Formulir_Pasar-Terang.pdf",
        "00_Surat-belum-ditandatangani/Surat_Surat-Pernyataan-Identitas-Inovator.pdf",
        "00_Surat-belum-ditandatangani/Surat_Surat-Pernyataan-Kesediaan-Replikasi-Inovasi.pdf",
        "1-1_Latar-Belakang/1-1-1_Foto-Pasar.pdf",
        "1-1_Latar-Belakang/1-1-2_Surat-Implementasi.pdf",
        "S1_Surat-Pernyataan-Implementasi/S1-1_Surat-Implementasi.pdf",
        "daftar.xlsx",
        "salin.html",
    ]
    assert files["S1_Surat-Pernyataan-Implementasi/S1-1_Surat-Implementasi.pdf"] == PDF
    assert files["1-1_Latar-Belakang/1-1-1_Foto-Pasar.pdf"].startswith(b"%PDF")


def test_the_list_names_what_is_still_to_be_signed(tmp_path: Path) -> None:
    files = kit_of(office_of(tmp_path / "kantor"), tmp_path / "hasil_kit")
    with CalamineWorkbook.from_filelike(io.BytesIO(files["daftar.xlsx"])) as book:
        rows = book.get_sheet_by_index(0).to_python()
    said = {row[2]: (row[6], row[10]) for row in rows[1:]}
    assert said["Formulir"] == ("00_Formulir/Formulir_Pasar-Terang.pdf", "dibuat dari rekaman")
    assert str(said["Surat Pernyataan Identitas Inovator"][1]).startswith("BELUM DITANDATANGANI")
    assert said["Foto Pasar"][1] == "diubah ke jenis berkas yang diterima"


def test_the_copy_sheet_has_each_block_as_plain_text_with_the_words_that_the_program_counts(tmp_path: Path) -> None:
    files = kit_of(office_of(tmp_path / "kantor"), tmp_path / "hasil_kit")
    text = files["salin.html"].decode()
    page = Page(text)
    [box] = [page.boxes[key] for key, label in page.labels.items() if label == "Latar Belakang"]
    assert box == "Pedagang lama menunggu:\n\n- di pintu\n- di dalam"
    words = flat(page.words)
    assert_in_order(
        words,
        [
            *("Identitas dan administrasi", "Kebaruan", "1.1. Latar Belakang", "7 kata, 46 karakter"),
            *("1-1_Latar-Belakang/1-1-1_Foto-Pasar.pdf", "1-1_Latar-Belakang/1-1-2_Surat-Implementasi.pdf"),
        ],
    )
    assert "Indikator inovasi" not in words
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.loads if address.startswith("#")} <= set(ids)
    assert page.handlers == []
    assert set(page.buttons) == set(page.boxes)


def test_a_proposal_that_cites_nothing_has_a_kit_of_form_and_letters(tmp_path: Path) -> None:
    record = changed({"bukti": {}, "indikator": {}, "penghargaan": [], "replikasi": {}, "lampiran": {}})
    record["jawaban"] = {}
    write_workspace(tmp_path / "kantor", [record])
    files = kit_of(tmp_path / "kantor", tmp_path / "hasil_kit")
    assert {name.split("/")[0] for name in files} == {
        *(".submissions-kit", "00_Formulir", "00_Surat-belum-ditandatangani", "daftar.xlsx", "salin.html")
    }
