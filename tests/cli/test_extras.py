from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml

from tests.cli.conftest import Ran
from tests.evidence.opening.files import pdf, written
from tests.odd_pdfs import scan
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]


@pytest.fixture
def few(record: Path) -> Path:
    """Return the starter's record with the facts of three indicators only: quick to make, but a draft."""
    data = yaml.load(record.read_text(encoding="utf-8"), yaml.BaseLoader)
    data["indikator"] = {key: data["indikator"][key] for key in ("kemudahan_proses", "kemanfaatan", "monev")}
    del data["urusan_utama"]  # without it, it is not eligible
    record.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return record


def test_volume_and_kit_go_beside_the_dossier(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("iga", record, "-o", "hasil/d.pdf", "--evidence", "--kit")
    assert (ran.code, ran.complaints) == (0, "")
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["d.pdf", "d_bukti.pdf", "d_kit"]
    volume = read_pdf(tmp_path / "hasil" / "d_bukti.pdf")
    assert f"d_bukti.pdf ({len(volume.pages)} pages)" in ran.out
    assert "d_kit (40 files, 0.3 MB)" in ran.out
    dossier = flat(read_pdf(tmp_path / "hasil" / "d.pdf").text)
    assert f"Dokumen dimuat dalam berkas d_bukti.pdf ({len(volume.pages)} halaman)" in dossier


def test_without_the_options_neither_is_made(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("iga", record, "-o", "hasil/d.pdf").code == 0
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["d.pdf"]
    assert "Jilid" not in read_pdf(tmp_path / "hasil" / "d.pdf").text


def test_ours_is_made_anew(run: Run, few: Path, tmp_path: Path) -> None:
    assert run("iga", few, "-o", "d.pdf", "--evidence", "--kit", "--draft").code == 1
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run("iga", few, "-o", "d.pdf", "--evidence", "--kit", "--draft").code == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_cannot_be_shown_or_does_not_fit_is_told(run: Run, few: Path, office: Path) -> None:
    evidence = office / "bukti" / "akta-mapan"
    pdf(evidence / "monev.pdf", [written("x")], encryption=pikepdf.Encryption(user="u", owner="o"))
    (evidence / "kemanfaatan.pdf").write_bytes(b"%PDF-1.7\n" + bytes(3_000_000))
    scan(evidence / "sop.pdf", pages=1, dots=600, quality=98)
    ran = run("iga", few, "-o", "d.pdf", "--evidence", "--kit", "--draft")
    locked, broken = "34.1 (bukti/akta-mapan/monev.pdf)", "33.1 (bukti/akta-mapan/kemanfaatan.pdf)"
    assert f"Evidence {locked} is not in the volume: it is locked with a password." in ran.err
    assert f"Evidence {broken} is not in the volume: it is broken or cut off." in ran.err
    assert "33.1 bukti/akta-mapan/kemanfaatan.pdf: 3.1 MB, at most 2 MB are taken, and it cannot" in ran.err
    assert "28-1_Standar-Operasional-Prosedur_000-8-3-500-175-2024.pdf: made smaller: " in ran.out
    ran = run("iga", few, "-o", "d.pdf", "--evidence", "--draft", language="id")
    assert f"Bukti {locked} tidak dimuat dalam jilid: terkunci dengan kata sandi." in ran.err


def test_nothing_foreign_is_replaced_and_nothing_half_made(run: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "d_kit").mkdir()
    (tmp_path / "d_kit" / "catatan.txt").write_text("milik saya")
    ran = run("iga", record, "-o", "d.pdf", "--evidence", "--kit")
    assert ran.code == 1
    assert "d_kit exists and was not made by this program." in ran.err
    (tmp_path / "e_bukti.pdf").write_bytes(b"%PDF-1.4 bukan milik kita")
    assert run("iga", record, "-o", "e.pdf", "--evidence", "--kit").code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d_kit", "e_bukti.pdf", "kantor"]
    assert [path.name for path in (tmp_path / "d_kit").iterdir()] == ["catatan.txt"]


def test_what_is_not_eligible_is_made_only_as_a_draft(run: Run, few: Path, tmp_path: Path) -> None:
    assert run("iga", few, "-o", "d.pdf", "--evidence", "--kit").code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["kantor"]
    assert run("iga", few, "-o", "d.pdf", "--evidence", "--kit", "--draft").code == 1
    assert all("DRAF" in page for page in read_pdf(tmp_path / "d_bukti.pdf").pages)
    assert "DRAF" in (tmp_path / "d_kit" / "salin.html").read_text(encoding="utf-8")


def test_a_proposal_has_its_whole_package(run: Run, record: Path, tmp_path: Path) -> None:
    ran = run("kipp", record, "-o", "p.pdf", "--evidence", "--kit")
    assert (ran.code, ran.complaints) == (0, "")
    volume = read_pdf(tmp_path / "p_bukti.pdf")
    assert f"p_bukti.pdf ({len(volume.pages)} pages)" in ran.out
    form = flat(read_pdf(tmp_path / "p.pdf").text)
    assert f"Lampiran dimuat dalam berkas p_bukti.pdf ({len(volume.pages)} halaman)" in form
    folders = sorted(path.name for path in (tmp_path / "p_kit").iterdir() if path.is_dir())
    assert folders[:2] == ["00_Formulir", "1-1_Latar-Belakang"]
    assert folders[-3:] == [
        *("S1_Surat-Pernyataan-Implementasi", "S2_Surat-Pernyataan-Inovator", "S3_Surat-Kesediaan-Replikasi")
    ]
    [kept] = (tmp_path / "p_kit" / "00_Formulir").iterdir()
    assert kept.read_bytes() == (tmp_path / "p.pdf").read_bytes()
    assert not (tmp_path / "p_gabungan.pdf").exists()


def test_make_gives_the_same_package_as_the_short_way(run: Run, record: Path, tmp_path: Path) -> None:
    assert run("kipp", record, "-o", "satu/p.pdf", "--evidence", "--kit").code == 0
    assert run("make", record, "--edition", "kipp-2025", "-o", "dua/p.pdf", "--evidence", "--kit").code == 0

    def made(name: str) -> dict[str, bytes]:
        files = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files}

    assert made("satu") == made("dua")


def test_an_edition_that_asks_for_one_file_gets_form_and_annexes_in_its_order(
    run: Run, record: Path, office: Path, tmp_path: Path
) -> None:
    (office / "editions").mkdir(exist_ok=True)
    (office / "editions" / "kipp-2025.yaml").write_text(
        "overrides: kipp-2025\n"
        "manuscript:\n"
        "  annexes: {order: [sumber_daya], in_one_pdf: ya}\n"
        "  max_mb: {value: 0.1, source: uji, grade: inferred}\n"
        "  source: uji\n"
        "  grade: inferred\n"
    )
    ran = run("kipp", record, "-o", "p.pdf", "--evidence", "--kit")
    form, volume = read_pdf(tmp_path / "p.pdf"), read_pdf(tmp_path / "p_bukti.pdf")
    joined = read_pdf(tmp_path / "p_gabungan.pdf")
    assert [flat(page) for page in joined.pages] == [flat(page) for page in (*form.pages, *volume.pages)]
    assert "at most 0.1 MB are taken" in " ".join((ran.out + ran.err).split())
    [kept] = (tmp_path / "p_kit" / "00_Formulir").iterdir()
    assert kept.read_bytes() == (tmp_path / "p_gabungan.pdf").read_bytes()
    document = pypdfium2.PdfDocument(tmp_path / "p_gabungan.pdf")
    marks = {each.get_title(): each.get_dest().get_index() for each in document.get_toc()}
    assert marks["Daftar Lampiran"] < len(form.pages) < marks["4.1. Sumber Daya"] < marks["Surat Pernyataan"]
    for title in ("4.1. Sumber Daya", "1.1. Latar Belakang"):
        assert title in flat(joined.pages[marks[title]])
    with pikepdf.open(tmp_path / "p_gabungan.pdf") as pdf:
        assert not pdf.open_metadata().pdfa_status
        assert "/AcroForm" not in pdf.Root
    assert run("verify", "p_gabungan.pdf").code == 0
