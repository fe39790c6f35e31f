"""Statement letters made at any time, of one innovation or of all."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from submissions.office.letters import LostLetter, Plan, WrittenLetter, plan_letters, write_letters
from submissions.workspace import open_workspace
from tests.batch.offices import HereEngine, entry
from tests.build import (
    EVIDENCE,
    REMOVED,
    SETTINGS,
    as_yaml,
    complete_record,
    edition,
    packaged_editions,
    write_workspace,
)
from tests.evidence.opening.files import picture
from tests.pdf import flat, read_pdf

KIPP = "kipp-2025"
KINDS = ("implementasi", "inovator", "replikasi")
UNKNOWN = {
    "lampiran": REMOVED,
    "inovator": REMOVED,
    "bentuk_inovator": REMOVED,
    "waktu_penerapan": REMOVED,
    "jawaban__kipp-2025": {"kelompok": "umum"},
}


def planned(root: Path, edition: str = KIPP, *, in_form: bool = False) -> Plan:
    workspace = open_workspace(root)
    return plan_letters(workspace, [workspace.edition_named(edition)], workspace.record_files(), in_form=in_form)


def made(plan: Plan, root: Path) -> tuple[list[WrittenLetter], list[LostLetter]]:
    done = list(write_letters(plan, root / "surat", HereEngine(root)))
    written = [each for each in done if isinstance(each, WrittenLetter)]
    return written, [each for each in done if isinstance(each, LostLetter)]


def letters(root: Path, *records: dict[str, Any], settings: dict[str, Any] | None = None) -> dict[str, str]:
    """Return the texts of the letters of a workspace of these records, by the names of their files."""
    write_workspace(root, records, {**SETTINGS, **(settings or {})})
    written, lost = made(planned(root), root)
    assert lost == []
    return {each.path.name: flat(read_pdf(each.path).text) for each in written}


def names(*keys: str, kinds: Sequence[str] = KINDS) -> set[str]:
    return {f"{key}_{KIPP}_surat-{kind}.pdf" for key in keys for kind in kinds}


def code_in(text: str) -> str:
    [code] = re.findall(r"Kode periksa (\S+)", text)
    return str(code)


def test_letters_of_a_record_with_errors_are_clean_and_have_dots(tmp_path: Path) -> None:
    write_workspace(tmp_path, [entry("satu", **UNKNOWN)])
    written, lost = made(planned(tmp_path), tmp_path)
    assert lost == []
    assert {each.path.name for each in written} == names("satu")
    blanks = {each.path.name.rpartition("-")[2]: set(each.blanks) for each in written}
    signatory = {"penanda_tangan.nama", "penanda_tangan.nip", "penanda_tangan.jabatan", "tempat"}
    assert blanks == {
        "implementasi.pdf": signatory | {"waktu_penerapan"},
        "inovator.pdf": signatory | {"inovator", "bentuk_inovator"},
        "replikasi.pdf": signatory,
    }
    for each in written:
        pdf = read_pdf(each.path)
        assert "DRAF" not in pdf.text + pdf.title
        assert "Inovasi Satu" in flat(pdf.text)
    [of_start] = [each for each in written if "implementasi" in each.path.name]
    assert "telah diimplementasikan sejak ....." in flat(read_pdf(of_start.path).text)


def test_an_edition_that_lets_nothing_in_any_more_still_has_its_letters(tmp_path: Path) -> None:
    late = entry("satu", waktu_penerapan=(dt.date.today() + dt.timedelta(days=900)).isoformat())
    assert set(letters(tmp_path, late)) == names("satu")


def test_the_code_stays_when_the_signed_scan_is_cited_and_changes_with_the_words(tmp_path: Path) -> None:
    def codes(folder: str, **changes: Any) -> dict[str, str]:
        return {name: code_in(text) for name, text in letters(tmp_path / folder, entry("satu", **changes)).items()}

    before = codes("sebelum", lampiran=REMOVED, jawaban={"kipp-2025": {"kelompok": "umum"}})
    scan = {"jenis": "surat", "judul": "Surat bertanda tangan", "berkas": "bukti/pindaian.pdf"}
    cited = {"surat_pernyataan_inovator": ["pindaian"], "surat_pernyataan_implementasi": [EVIDENCE]}
    after = codes("sesudah", bukti__pindaian=scan, lampiran=cited, ringkasan="Ringkasan lain.")
    assert before == after
    assert len(set(before.values())) == 3
    renamed = codes("lain", nama="Nama Lain")
    assert all(before[name] != renamed[name] for name in before)


def test_letterhead_and_signatory_are_those_of_the_proposer(tmp_path: Path) -> None:
    settings = {
        "kop": {"baris": ["PEMERINTAH KABUPATEN CONTOH", "BADAN PERENCANAAN"], "alamat": "Jalan Badan 1"},
        "penanda_tangan": {"nama": "Contoh Kepala Badan", "jabatan": "Kepala Badan", "nip": "111"},
        "pengecualian": {
            "pengusul": {
                "perumda  air rekaan": {
                    "kop": {"baris": ["PERUMDA AIR REKAAN"], "alamat": "Jalan Air 2"},
                    "penanda_tangan": {
                        "nama": "Contoh Direktur",
                        "jabatan": "Direktur",
                        "instansi": "Perumda Air Rekaan",
                    },
                },
            },
            "dokumen": {"surat-replikasi": {"penanda_tangan": {"nama": "Contoh Bupati", "jabatan": "Bupati"}}},
        },
    }
    enterprise = {"nama": "Perumda Air Rekaan", "jenis": "bumd"}
    found = letters(tmp_path, entry("air", pengusul=enterprise), entry("lain"), settings=settings)
    own, other = found[f"air_{KIPP}_surat-inovator.pdf"], found[f"lain_{KIPP}_surat-inovator.pdf"]
    assert "PERUMDA AIR REKAAN Jalan Air 2" in own
    assert "Contoh Direktur" in own
    assert "Instansi : Perumda Air Rekaan" in own
    assert not re.search("BADAN PERENCANAAN|Jalan Badan|Contoh Kepala Badan|111", own)
    assert "BADAN PERENCANAAN Jalan Badan 1" in other
    assert "NIP : 111" in other
    assert "Instansi : Kabupaten Contoh" in other
    for key in ("air", "lain"):
        assert "Contoh Bupati" in found[f"{key}_{KIPP}_surat-replikasi.pdf"]
        assert "111" not in found[f"{key}_{KIPP}_surat-replikasi.pdf"]


def test_the_coat_of_arms_of_the_proposer_is_printed(tmp_path: Path) -> None:
    picture(tmp_path / "air.png")
    own = {"pengecualian": {"pengusul": {"Dinas Perdagangan": {"kop": {"lambang": "air.png"}}}}}
    letters(tmp_path, entry("satu"), settings=own)
    with pikepdf.open(tmp_path / "surat" / f"satu_{KIPP}_surat-inovator.pdf") as pdf:
        # The QR code is a picture too, without loss.
        assert [str(each.get("/Filter")) for each in pdf.pages[0].get_images().values()].count("/DCTDecode") == 1


def test_all_of_a_region_and_a_broken_record_costs_only_itself(tmp_path: Path) -> None:
    write_workspace(tmp_path, [entry("satu"), entry("dua", **UNKNOWN), entry("iga", kompetisi=["iga"])])
    (tmp_path / "inovasi" / "rusak.yaml").write_text("nama: [", encoding="utf-8")
    plan = planned(tmp_path)
    assert plan.without == ("inovasi/iga.yaml",)
    assert [record.file for record in plan.unreadable] == ["inovasi/rusak.yaml"]
    assert {letter.field for letter in plan.letters} == {
        "lampiran.surat_pernyataan_implementasi",
        "lampiran.surat_pernyataan_inovator",
        "lampiran.surat_kesediaan_replikasi",
    }
    written, lost = made(plan, tmp_path)
    assert ({each.path.name for each in written}, lost) == (names("satu", "dua"), [])


def test_two_records_with_one_id_do_not_write_over_each_other(tmp_path: Path) -> None:
    write_workspace(tmp_path, [entry("satu")])
    (tmp_path / "inovasi" / "tiruan.yaml").write_text(as_yaml(entry("satu", nama="Tiruan")), encoding="utf-8")
    written, lost = made(planned(tmp_path), tmp_path)
    assert all("Inovasi Satu" in flat(read_pdf(each.path).text) for each in written)
    assert {each.letter.record for each in lost} == {"inovasi/tiruan.yaml"}
    assert all("inovasi/satu.yaml has the same id" in each.reason for each in lost)


def test_what_is_not_ours_is_left_as_it_is(tmp_path: Path) -> None:
    write_workspace(tmp_path, [entry("satu")])
    name = f"satu_{KIPP}_surat-inovator.pdf"
    (tmp_path / "surat").mkdir()
    (tmp_path / "surat" / name).write_bytes(b"pindaian bertanda tangan")
    written, lost = made(planned(tmp_path), tmp_path)
    assert (tmp_path / "surat" / name).read_bytes() == b"pindaian bertanda tangan"
    assert [each.letter.file for each in lost] == [name]
    assert len(written) == 2


@pytest.mark.parametrize(("in_form", "count"), [(False, 0), (True, 1)])
def test_a_statement_that_the_form_has_is_made_only_where_asked(tmp_path: Path, in_form: bool, count: int) -> None:
    write_workspace(tmp_path, [entry("satu", kompetisi=["iga"])])
    written, _lost = made(planned(tmp_path, "iga-2026", in_form=in_form), tmp_path)
    assert len(written) == count
    for each in written:
        text = flat(read_pdf(each.path).text)
        assert each.path.name == "satu_iga-2026_surat-pernyataan.pdf"
        assert "SURAT PERNYATAAN" in text
        assert "“Inovasi Satu” yang diusulkan oleh Dinas Perdagangan benar-benar dilaksanakan" in text
        assert each.letter.field == ""


@pytest.mark.parametrize("name", [name for name in packaged_editions() if edition(name).letters])
def test_every_letter_of_every_edition_names_the_innovation_and_itself(tmp_path: Path, name: str) -> None:
    write_workspace(tmp_path, [complete_record(kompetisi=[edition(name).competition])])
    written, lost = made(planned(tmp_path, name, in_form=True), tmp_path)
    assert lost == []
    assert written
    for each in written:
        text = flat(read_pdf(each.path).text).casefold()
        assert complete_record()["nama"].casefold() in text
        assert each.letter.title.casefold() in text


def test_no_letter_goes_over_two_pages_for_a_usual_team(tmp_path: Path) -> None:
    team = [{"nama": f"Contoh Orang {number}", "nip": str(number) * 18} for number in range(1, 5)]
    write_workspace(tmp_path, [entry("satu", inovator=team)])
    written, _lost = made(planned(tmp_path), tmp_path)
    assert [each.printed.pages for each in written] == [1, 1, 1]
