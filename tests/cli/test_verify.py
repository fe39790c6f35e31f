"""`verify` of documents, as their user sees it."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from submissions.finished.carried import check
from tests.cli.conftest import Ran
from tests.finished.signing import certificate_file, signed
from tests.odd_pdfs import swelling

Run = Callable[..., Ran]


@pytest.fixture
def everything(run: Run, office: Path, tmp_path: Path) -> Path:
    """Make every kind of document that there is, as its user does, and return their folder."""
    [record] = (office / "inovasi").glob("*.yaml")
    folder = tmp_path / "semua"
    folder.mkdir()
    for arguments in (
        ("iga", record, "--evidence", "-o", folder / "iga.pdf"),
        ("kipp", record, "--draft", "-o", folder / "kipp.pdf"),
        ("gaps", record, "--pdf", folder),
        ("pemda", office, "-o", folder / "pemda.pdf"),
        ("report", office, "-o", folder / "laporan.pdf"),
    ):
        run(*arguments)
    return folder


def test_every_kind_of_document_is_known_and_passes(run: Run, everything: Path) -> None:
    files = sorted(everything.glob("*.pdf"))
    ran = run("verify", *files)
    assert (ran.code, ran.out.count("✓")) == (0, len(files))
    kinds = ("dossier", "form", "letter", "evidence volume", "readiness sheet", "sheet of the government", "report")
    assert [kind for kind in kinds if f"    {kind}" not in ran.out] == []
    assert ran.out.count("not known: whether somebody made it anew") == len(files)
    assert "untouched" not in ran.out
    origins = [check(file).origin for file in files]
    assert {origin["format"] for origin in origins} == {"submissions/asal/1"}
    volume = next(file for file in files if file.name.endswith("_bukti.pdf"))
    with pikepdf.open(volume) as pdf:
        del pdf.pages[5]
        into = io.BytesIO()
        pdf.save(into)
    volume.write_bytes(into.getvalue())
    ran = run("verify", volume)
    assert ran.code == 1
    assert "differs: page 6 as printed is not there any more" in ran.out
    ran = run("verify", volume, language="id")
    assert "berbeda: halaman 6 yang dahulu tercetak sudah tidak ada" in ran.out


def test_what_is_exported_frozen_and_signed_is_told_as_such(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("freeze", office, "-o", "beku", "--competition", "iga").code == 0
    [file] = (tmp_path / "beku").rglob("*.pdf")
    ran = run("verify", file)
    assert ran.code == 0
    assert "manifest.json lists it, byte for byte" in ran.out
    assert "SHA256SUMS lists it, byte for byte" in ran.out
    assert "    untouched" in ran.out
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(signed(content))
    ran = run("verify", file)
    assert ran.code == 0
    assert "signed since, pages unchanged" in ran.out
    assert "signed by Contoh Pejabat: the signature holds; who that is was not checked" in ran.out
    assert "lists it as it was before it was signed" in ran.out
    assert "Traceback" not in ran.err
    certificate = certificate_file(tmp_path)
    assert "its certificate is trusted" in run("verify", file, "--trust", certificate).out
    other = certificate_file(tmp_path, "Orang Lain")
    ran = run("verify", file, "--trust", other)
    assert (ran.code, "whose certificate is not among those that are trusted" in ran.out) == (1, True)
    (tmp_path / "x.pem").write_text("bukan sertifikat")
    assert run("verify", file, "--trust", tmp_path / "x.pem").code == 3
    file.write_bytes(content + b"%lain\n")
    ran = run("verify", file)
    assert ran.code == 1
    assert "differs: 6 bytes were appended" in ran.out
    assert "lists another file under this name" in ran.out


def test_an_earlier_document_is_told_to_be_one(run: Run, tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["rekaman.json"] = pikepdf.AttachedFileSpec(pdf, b"{}", filename="rekaman.json")
        pdf.save(tmp_path / "lama.pdf")
    ran = run("verify", "lama.pdf")
    assert (ran.code, "an earlier version made it" in ran.out) == (1, True)


def test_a_pdf_that_takes_all_memory_costs_only_itself(run: Run, office: Path, tmp_path: Path) -> None:
    [record] = (office / "inovasi").glob("*.yaml")
    fine, bomb = tmp_path / "iga.pdf", tmp_path / "bom.pdf"
    run("iga", record, "--draft", "-o", fine)
    with pikepdf.open(fine) as pdf:
        pdf.pages[0].obj.Contents = swelling(pdf, 3_000)
        pdf.save(bomb, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert (bomb).stat().st_size < 20_000_000
    ran = run("verify", bomb, fine)
    assert (ran.code, ran.out.count("✗"), ran.out.count("✓")) == (1, 1, 1)
    assert "it could not be compared: it took more memory than a helper process may have (1536 MB)" in ran.out
    assert "Traceback" not in ran.err
