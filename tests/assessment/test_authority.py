"""Whose innovation it is, and what no known edition has ever taken."""

import pytest

from tests.build import all_findings, assess, changed, codes, complete_record, only, report_of

OWNERS = {"proposer-of-province", "proposer-of-centre", "proposer-elsewhere"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SMA Negeri 1 Contoh", "proposer-of-province"),
        ("SMKN 2 Contoh", "proposer-of-province"),
        ("Cabang Dinas Pendidikan Wilayah II", "proposer-of-province"),
        ("MTsN 3 Contoh", "proposer-of-centre"),
        ("Polres Contoh", "proposer-of-centre"),
        ("Kantor Kementerian Agama", "proposer-of-centre"),
        ("Dinas Perdagangan Kabupaten Umpama", "proposer-elsewhere"),
        ("SMP Negeri 1 Contoh", None),
        ("SD Negeri Mandiri", None),
        ("Dinas Perdagangan Kabupaten Contoh", None),
        ("Puskesmas Manis", None),
        ("Kantor Kesatuan Bangsa dan Politik", None),
        ("Kecamatan Kota Contoh", None),
        ("RSUD Kota Contoh", None),
    ],
)
def test_the_proposer_is_an_office_of_the_region(name: str, code: str | None) -> None:
    found = OWNERS & set(codes(report_of(changed({"pengusul.nama": name}), "iga-2026").findings))
    assert found == ({code} if code else set())


def test_honours_that_every_edition_with_a_rule_refused_are_told_where_the_rule_is_unknown() -> None:
    honour = {"kompetisi": "kipp", "tahun": 2019, "gelar": "top_45"}
    found = all_findings(report_of(changed({"penghargaan": [honour]}), "kipp-2025"))
    finding = only(found, "honours-above-all")
    assert "Top 45 (2019)" in finding.message
    assert "kipp-2023" in finding.message
    once = all_findings(report_of(changed({"penghargaan": [{**honour, "gelar": "top_99"}]}), "kipp-2025"))
    assert "honours-above-all" not in codes(once)
    told_by_rule = all_findings(report_of(changed({"penghargaan": [honour]}), "kipp-2023"))
    assert "honours-above-all" not in codes(told_by_rule)


def test_younger_than_any_edition_took_is_told_once() -> None:
    changes = {"waktu_uji_coba": "2024-09-05", "waktu_penerapan": "2025-01-06", "waktu_pengembangan": "2025-02-03"}
    found = all_findings(report_of(changed(changes), "kipp-2025"))
    finding = only(found, "age-below-all")
    assert "at least 12" in finding.message
    assert "kipp-2022" in finding.message
    assert "age-not-verified" not in codes(found)
    older = all_findings(report_of(changed({"waktu_penerapan": "2024-05-03"}), "kipp-2025"))
    assert "age-below-all" not in codes(older)
    assert "age-not-verified" in codes(older)


def test_the_form_does_not_call_it_a_unit_of_the_regency() -> None:
    own = assess(complete_record(), "kipp-2025").submission.values
    foreign = assess(changed({"pengusul.nama": "SMA Negeri 1 Contoh"}), "kipp-2025").submission.values
    assert "Kabupaten" in str(own["tipe_instansi"])
    assert foreign["tipe_instansi"] is None
    told = all_findings(report_of(changed({"pengusul.nama": "SMA Negeri 1 Contoh"}), "kipp-2025"))
    assert "required-missing" not in codes(told), "one cause is told once"


def test_one_bad_link_is_one_piece_of_evidence_to_mend() -> None:
    report = report_of(changed({"bukti.buku.tautan": "belum ada"}), "iga-2026")
    finding = only(report.findings, "link-malformed")
    assert finding.severity.value == "warning"
    assert report.filled[0].verdict == "eligible"
