"""`verify` tells every alteration of a document, and none of a document that nobody altered."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from submissions.documents.document import Document
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.finished.carried import Checked, check
from submissions.finished.signatures import certificates
from submissions.finished.states import Bytes, ChangeKind
from tests.build import assess, complete_record, standing_workspace
from tests.finished.alterations import ALTERATIONS, Alteration, forged, links_of, painted, resealed
from tests.finished.signing import certificate_file, signed

DOSSIER, LETTER = "pasar-terang_iga-2026.pdf", "pasar-terang_kipp-2025_surat-inovator.pdf"
FORM = "pasar-terang_kipp-2025.pdf"
Put = Callable[[bytes], Checked]
# What pyHanko says of a certificate made for the test; the program tells it as "not checked" or "not trusted".
SELF_SIGNED = pytest.mark.logs("certificate provided is self-signed")


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(standing_workspace())


def documents(record: dict[str, Any], edition: str) -> dict[str, Document]:
    return {document.name: document for document in documents_of(assess(record, edition), standing_workspace())}


@pytest.fixture(scope="module")
def made(maker: Maker) -> dict[str, bytes]:
    planned = documents(complete_record(), "iga-2026") | documents(complete_record(), "kipp-2025")
    return {name: maker.pdf(document).content for name, document in planned.items()}


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def apply(content: bytes) -> Checked:
        path = tmp_path / "dokumen.pdf"
        path.write_bytes(content)
        return check(path)

    return apply


def fits(alteration: Alteration, content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages) >= alteration.least_pages and (not alteration.needs_links or bool(links_of(pdf)))


@pytest.mark.parametrize("alteration", ALTERATIONS, ids=lambda alteration: alteration.name)
@pytest.mark.parametrize("name", [DOSSIER, LETTER])
def test_every_alteration_is_told(made: dict[str, bytes], put: Put, name: str, alteration: Alteration) -> None:
    content = made[name]
    if name == LETTER and not fits(alteration, content):
        # A letter has one page and no links; the dossier shows these.
        assert fits(alteration, made[DOSSIER])
        return
    altered = alteration.apply(content)
    assert altered != content
    found = put(altered)
    assert not found.good
    assert found.bytes is not Bytes.SAME
    if alteration.kind is not None:
        assert alteration.kind in {change.kind for change in found.changes}


def test_there_are_alterations_enough_of_both_kinds(made: dict[str, bytes]) -> None:
    assert len(ALTERATIONS) >= 40
    assert sum(fits(alteration, made[LETTER]) for alteration in ALTERATIONS) >= 30
    assert all(fits(alteration, made[DOSSIER]) for alteration in ALTERATIONS)


def test_the_page_that_is_other_is_named(made: dict[str, bytes], put: Put) -> None:
    by_name = {alteration.name: alteration for alteration in ALTERATIONS}

    def told(name: str, kind: ChangeKind) -> list[tuple[int, int]]:
        changes = put(by_name[name].apply(made[DOSSIER])).changes
        return [(change.page, change.before) for change in changes if change.kind is kind]

    last = put(made[DOSSIER]).origin["halaman"]
    assert told("page in the middle removed", ChangeKind.PAGE_GONE) == [(0, 4)]
    assert told("foreign page put in front", ChangeKind.PAGE_ADDED) == [(1, 0)]
    assert told("pages swapped", ChangeKind.PAGE_MOVED) == [(1, 2)]
    assert told("white box with new text", ChangeKind.PAGE_ALTERED) == [(last, 0)]
    assert told("note", ChangeKind.ANNOTATION) == [(last, 0)]


FORGERIES: dict[str, tuple[str, Callable[[dict[str, Any]], object], str]] = {
    "name": (DOSSIER, lambda record: record.update(nama="Pasar Gelap"), "nama"),
    "narrative": (DOSSIER, lambda record: record.update(tujuan="Lain sama sekali."), "tujuan"),
    "number": (DOSSIER, lambda record: record["indikator"]["sdm"].update(jumlah="9"), "indikator.sdm.fakta"),
    "years": (
        DOSSIER,
        lambda record: record["indikator"]["anggaran"].update(tahun=["2024"]),
        "indikator.anggaran.parameter",
    ),
    "choice": (DOSSIER, lambda record: record.update(jenis="nondigital"), "isian.jenis"),
    "date": (DOSSIER, lambda record: record.update(waktu_penerapan="2021-01-06"), "isian.waktu_penerapan"),
    "evidence": (DOSSIER, lambda record: record["bukti"]["perda"].update(nomor="8 Tahun 2019"), "bukti.perda.nomor"),
    "person": (FORM, lambda record: record["inovator"][0].update(nama="Orang Lain"), "isian.inovator.1"),
    "date of a form": (
        FORM,
        lambda record: record.update(waktu_penerapan="2021-01-06"),
        "isian.waktu_implementasi",
    ),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_record_is_told_although_all_digests_were_made_anew(
    made: dict[str, bytes], put: Put, what: str
) -> None:
    name, change, lacking = FORGERIES[what]
    found = put(forged(made[name], lambda data: change(data["rekaman"])))
    assert found.bytes is Bytes.SAME
    assert not found.good
    assert lacking in found.compared.lacking
    assert not found.code_printed


def test_words_of_a_letter_are_compared(made: dict[str, bytes], put: Put) -> None:
    def other(data: dict[str, Any]) -> None:
        data["isi"] = [line.replace("tim", "perorangan") for line in data["isi"]]

    assert put(forged(made[LETTER], other)).compared.lacking != []


def test_a_forgery_of_everything_is_told_by_what_lies_beside_it_only(made: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "iga-2026" / DOSSIER
    path.parent.mkdir()
    whole = made[DOSSIER]
    path.write_bytes(resealed(whole, None, painted(b"q 1 g 0 0 90 90 re f Q")))
    assert check(path).good
    assert not check(path).untouched
    entry = {"file": f"iga-2026/{DOSSIER}", "sha256": hashlib.sha256(whole).hexdigest()}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [entry]}))
    assert not check(path).good
    path.write_bytes(whole)
    assert check(path).untouched
    path.write_bytes(whole + b"\n")
    assert not check(path).good
    (tmp_path / "manifest.json").unlink()
    path.write_bytes(whole)
    for sums, good in ((entry["sha256"], True), ("0" * 64, False)):
        (tmp_path / "SHA256SUMS").write_text(f"{sums}  iga-2026/{DOSSIER}\n")
        assert (check(path).good, check(path).untouched) == (good, good)


@SELF_SIGNED
def test_signed_since_is_legitimate(made: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / LETTER
    path.write_bytes(signed(made[LETTER]))
    found = check(path)
    assert (found.good, found.is_signed, found.untouched, found.bytes) == (True, True, False, Bytes.APPENDED)
    assert [(each.signer, each.holds, each.trusted) for each in found.signatures] == [("Contoh Pejabat", True, None)]
    entry = {"file": LETTER, "sha256": hashlib.sha256(made[LETTER]).hexdigest()}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [entry]}))
    assert check(path).good
    trusted = check(path, certificates([certificate_file(tmp_path)]))
    assert (trusted.good, trusted.untouched) == (True, True)
    assert not check(path, certificates([certificate_file(tmp_path, "Orang Lain")])).good


@SELF_SIGNED
def test_a_second_signature_is_as_legitimate(made: dict[str, bytes], put: Put) -> None:
    found = put(signed(signed(made[LETTER]), "kedua", (300, 20, 400, 60)))
    assert found.good
    assert len(found.signatures) == 2


@SELF_SIGNED
@pytest.mark.logs("pyhanko.sign.diff_analysis.policies: Error in diff operation")
def test_what_a_signature_hides_or_does_not_cover_is_told(made: dict[str, bytes], put: Put) -> None:
    over = put(signed(made[LETTER], "stempel", (60, 300, 500, 700)))
    assert not over.good
    assert "Yang bertanda tangan" in over.signatures[0].covered_words
    beside = put(signed(made[LETTER], "stempel", (300, 20, 400, 60)))
    assert beside.good
    [covered] = [alteration for alteration in ALTERATIONS if alteration.name == "page altered by an update"]
    assert not put(covered.apply(signed(made[LETTER]))).good
    assert not put(signed(covered.apply(made[LETTER]))).good
    content = bytearray(signed(made[LETTER]))
    at = content.rfind(b"/Contents <") + 600
    content[at] = ord("1") if content[at] != ord("1") else ord("2")
    assert not put(bytes(content)).good


def test_without_pyhanko_one_is_told_that_nothing_was_checked(
    made: dict[str, bytes], put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    from submissions.finished import signatures

    monkeypatch.setattr(signatures, "find_spec", lambda name: None)
    found = put(signed(made[LETTER]))
    assert found.good
    assert [each.holds for each in found.signatures] == [None]
    assert not put(signed(made[LETTER]) + b"\n%more\n").good


def test_the_code_of_a_letter_is_that_of_its_words(maker: Maker) -> None:
    def code(**changes: Any) -> str:
        letter = documents(complete_record(**changes), "kipp-2025")[LETTER]
        printed = maker.pdf(letter).content
        with pikepdf.open(io.BytesIO(printed)) as pdf:
            carried = pdf.attachments["rekaman.json"].get_file().read_bytes()
        from submissions.documents.provenance import check_code

        return check_code(carried)

    scan = {"jenis": "surat_pernyataan", "judul": "Surat bertanda tangan", "berkas": "bukti/surat.pdf"}
    evidence = complete_record()["bukti"] | {"surat-inovator": scan}
    cited = complete_record()["lampiran"] | {"surat_pernyataan_inovator": ["surat-inovator"]}
    assert code(bukti=evidence, lampiran=cited, ringkasan="Ringkasan lain.") == code()
    assert code(inovator=[{"nama": "Orang Lain"}]) != code()
