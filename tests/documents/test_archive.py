"""Documents for a ministry: PDF/A-3a and PDF/UA-1, the record inside, the code on paper, a field to sign in."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.documents.provenance import CarriedRecord
from submissions.errors import UserError
from submissions.finished import archive
from submissions.finished.carried import check
from submissions.workspace import Workspace
from tests.build import assess, complete_record, packaged_editions, standing_workspace, write_workspace

LACKING = archive.missing()
needs_java = pytest.mark.skipif(bool(LACKING), reason=LACKING)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return every document of the complete record in every packaged edition, by its name."""
    workspace: Workspace = standing_workspace()
    maker, folder = Maker(workspace), tmp_path_factory.mktemp("dokumen")
    found = {}
    for name in packaged_editions():
        for document in documents_of(assess(complete_record(), name), workspace):
            printed = maker.pdf(document)
            assert printed.complaints == []
            found[document.name] = folder / document.name
            found[document.name].write_bytes(printed.content)
    return found


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return dossier and form with photographs and figures: an upright cover, one in a draft, and none."""
    root = tmp_path_factory.mktemp("kantor")
    for name, size in (("lebar", (900, 600)), ("tegak", (600, 900))):
        Image.new("RGB", size, "teal").save(root / f"{name}.jpg")
    results = [
        {"nama": "Pedagang tercatat", "satuan": "persen", "sebelum": "71", "sesudah": "97,2"},
        {"nama": "Pasar", "sesudah": "12"},
    ]
    beside = [{"berkas": f"{name}.jpg", "keterangan": f"Pasar, foto {name}"} for name in ("lebar", "tegak", "lebar")]
    text = {"satu_kalimat": "Pedagang membayar tanpa tunai.", "hasil_angka": results}
    upright = {"berkas": "tegak.jpg", "alt": "Pasar", "di": ["sampul"]}
    placed = [photo | {"di": ["permasalahan", "dampak"]} for photo in beside]
    records = [
        complete_record(id="satu", **text, foto=[upright, *placed]),
        complete_record(id="dua", **text, foto=beside, waktu_penerapan="2019-01-01", waktu_pengembangan=""),
        complete_record(id="tiga", **text),
    ]
    workspace = write_workspace(root, records)
    maker, found = Maker(workspace), []
    for record in records:
        for name in ("iga-2026", "kipp-2025"):
            document = next(iter(documents_of(assess(record, name), workspace)))
            printed = maker.pdf(document)
            assert printed.complaints == []
            found.append(root / document.name)
            found[-1].write_bytes(printed.content)
    return found


def letter_of(made: dict[str, Path]) -> Path:
    return made["pasar-terang_kipp-2025_surat-inovator.pdf"]


def test_there_is_one_of_every_kind_and_edition(made: dict[str, Path]) -> None:
    assert {name.split("_")[1].removesuffix(".pdf") for name in made} == set(packaged_editions())
    assert len([name for name in made if "surat" in name]) >= 3


@needs_java
def test_every_document_keeps_the_rules_of_both_standards(made: dict[str, Path]) -> None:
    reports = list(archive.validate(made.values()))
    assert len(reports) == len(made)
    assert [(report.file.name, report.broken, report.problem) for report in reports if not report.good] == []


@needs_java
def test_photographs_and_figures_keep_the_rules_too(shown: list[Path]) -> None:
    reports = list(archive.validate(shown))
    assert len(reports) == 6
    assert [(report.file.name, report.broken, report.problem) for report in reports if not report.good] == []


def test_documents_with_photographs_and_figures_agree_with_their_record(shown: list[Path]) -> None:
    for path in shown:
        found = check(path)
        assert found.good, (path.name, found.compared.lacking, found.changes)
        assert found.carried is not None
        facts = found.carried.facts if isinstance(found.carried, CarriedRecord) else {}
        assert facts["hasil_angka.0.sesudah"] == "97,2"


@needs_java
def test_the_validator_sees_what_breaks_each_standard(made: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "rusak.pdf"
    with pikepdf.open(letter_of(made)) as pdf:
        del pdf.Root.OutputIntents
        del pdf.Root.MarkInfo
        pdf.save(broken)
    (tmp_path / "teks.pdf").write_text("bukan PDF")
    first, second = archive.validate([broken, tmp_path / "teks.pdf"])
    assert {each.standard for each in first.broken} == {"PDF/A-3a", "PDF/UA-1"}
    assert all(each.clause and each.text and each.count for each in first.broken)
    assert second.problem


def test_without_the_validator_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(archive, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"submissions\[validate\]"):
        next(archive.validate([tmp_path / "x.pdf"]))


def test_every_document_agrees_with_the_record_that_it_carries(made: dict[str, Path]) -> None:
    for path in made.values():
        found = check(path)
        assert found.good, (path.name, found)
        assert found.origin["nama"] == "Pasar Terang"
    assert check(made["pasar-terang_iga-2026.pdf"]).compared.count > 5
    codes = {check(path).code for path in made.values()}
    assert len(codes) == len(made)


def test_what_concerns_the_office_alone_is_not_carried(made: dict[str, Path]) -> None:
    with pikepdf.open(made["pasar-terang_iga-2026.pdf"]) as pdf:
        assert [str(each.AFRelationship) for each in pdf.Root.AF] != []
        carried = json.loads(pdf.attachments["rekaman.json"].get_file().read_bytes())
    assert {"pemeriksaan", "verifikasi", "registrasi"} & set(carried["rekaman"]) == set()
    assert set(carried["rekaman"].get("jawaban", {})) <= {"iga-2026"}
    with pikepdf.open(letter_of(made)) as pdf:
        carried = json.loads(pdf.attachments["rekaman.json"].get_file().read_bytes())
    assert set(carried) == {"format", "dokumen", "edisi", "isi"}


def with_record(path: Path, target: Path, **changes: str) -> Path:
    """Write a copy of a PDF that carries another record."""
    with pikepdf.open(path) as pdf:
        data = json.loads(pdf.attachments["rekaman.json"].get_file().read_bytes())
        data["rekaman"] |= changes
        del pdf.attachments["rekaman.json"]
        pdf.attachments["rekaman.json"] = pikepdf.AttachedFileSpec(
            pdf, json.dumps(data).encode(), filename="rekaman.json"
        )
        pdf.save(target)
    return target


def test_another_record_inside_is_noticed(made: dict[str, Path], tmp_path: Path) -> None:
    dossier = made["pasar-terang_iga-2026.pdf"]
    found = check(with_record(dossier, tmp_path / "lain.pdf", nama="Pasar Gelap", tujuan="Lain sama sekali."))
    assert not found.good
    assert not found.code_printed
    assert {"nama", "tujuan", "isian.nama_inovasi"} <= set(found.compared.lacking)


@pytest.mark.parametrize("content", [b"", b"bukan PDF", b"%PDF-1.7\nrusak"])
def test_what_is_no_pdf_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    assert check(tmp_path / "x.pdf").problem == "unreadable"


def test_a_foreign_pdf_carries_no_record(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "x.pdf")
    assert check(tmp_path / "x.pdf").problem == "no-record"


@pytest.mark.parametrize(("listed", "same"), [("{sha}", True), ("0" * 64, False)])
def test_the_manifest_beside_it_is_asked(made: dict[str, Path], tmp_path: Path, listed: str, same: bool) -> None:
    path = tmp_path / "kipp-2025" / letter_of(made).name
    path.parent.mkdir()
    path.write_bytes(letter_of(made).read_bytes())
    entry = {"file": f"kipp-2025/{path.name}", "sha256": listed.format(sha=check(path).sha256)}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [entry]}))
    found = check(path)
    assert (found.untouched, found.good) == (same, same)


@pytest.mark.parametrize("name", ["pasar-terang_iga-2026.pdf", "pasar-terang_kipp-2025.pdf"])
def test_the_code_can_be_read_from_a_picture_of_the_page(made: dict[str, Path], name: str) -> None:
    with pypdfium2.PdfDocument(made[name]) as document:
        picture = document[0].render(scale=100 / 72).to_pil()
    [code] = zxingcpp.read_barcodes(picture.rotate(3, fillcolor="white"))
    edition = "IGA 2026" if "iga" in name else "KIPP 2025"
    assert code.text.splitlines() == ["Pasar Terang", edition, check(made[name]).code]


def fields_in(path: Path) -> Iterator[tuple[str, str, list[float]]]:
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            assert (str(field.FT), "/V" in field) == ("/Sig", False)
            yield str(field.T), str(field.TU), [float(each) for each in field.Rect]


def test_the_field_lies_where_the_printed_block_leaves_room(made: dict[str, Path]) -> None:
    [(name, label, (left, low, right, high))] = fields_in(letter_of(made))
    assert name == "penanda_tangan"
    assert label.startswith("Tanda tangan")
    # 82 mm wide and 30 mm high, as in style.css; 72 points are 25.4 mm.
    assert right - left == pytest.approx(82 * 72 / 25.4, abs=0.1)
    assert high - low == pytest.approx(30 * 72 / 25.4, abs=0.1)
    with pypdfium2.PdfDocument(letter_of(made)) as document:
        text = document[0].get_textpage()
        inside = text.get_text_bounded(left, low, right, high)
        below = text.get_text_bounded(left, low - 30, right, low)
    assert set(inside.split()) <= {"Meterai", "bila", "diminta"}
    assert "NIP" in below or "....." in below


def test_an_office_can_sign_in_it(made: dict[str, Path]) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import signers
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Contoh Pejabat")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, dt.datetime(2020, 1, 1), dt.datetime(2090, 1, 1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    store = serialization.pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, None, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner.load_pkcs12_data(store, [], None)
    assert signer is not None
    writer = IncrementalPdfFileWriter(io.BytesIO(letter_of(made).read_bytes()))
    signed = signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="penanda_tangan"), signer=signer)
    [signature] = PdfFileReader(io.BytesIO(signed.getvalue())).embedded_signatures
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[signer.signing_cert]))
    assert (status.intact, status.valid) == (True, True)
