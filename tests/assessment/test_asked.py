"""When a point is asked at all, what happens when nobody or somebody looked, and whose word counts."""

from typing import Any

import pytest

from schemas.edition import Edition
from submissions.assessment.proof import Proof
from submissions.findings.finding import Severity
from tests.assessment.citing import Documents, citing, link, paper, plain
from tests.build import (
    assess,
    changed,
    codes,
    complete_record,
    edition,
    edition_data,
    line_of,
    only,
    report_of,
    unseen,
)
from tests.records.proven import ADVICE, POINTS, denied, inspection, unticked

LIST = [plain("pdf", "daftar_penerima")]


def unlooked(indicator: str, facts: dict[str, Any], documents: Documents, jenis: str = "digital") -> Proof:
    """Return what documents carry that nobody looked at."""
    record = citing(indicator, facts, documents, changed({"pemeriksaan": [], "jenis": jenis}))
    return assess(record, "iga-2026").proofs[indicator]


# Indicator, its facts, documents, kind of innovation, and which points a person is asked for the claimed parameter.
ASKED: list[tuple[str, dict[str, Any], Documents, str, list[str]]] = [
    # By the kind of innovation and the basis together.
    ("kemanfaatan", {"basis": "a", "jumlah": "501"}, LIST, "digital", ["BEN-VALUE"]),
    ("kemanfaatan", {"basis": "a", "jumlah": "501"}, LIST, "non_digital", ["BEN-VALUE", "BEN-SIGN"]),
    ("kemanfaatan", {"basis": "A", "jumlah": "501"}, LIST, "Nondigital", ["BEN-VALUE", "BEN-SIGN"]),
    ("kemanfaatan", {"basis": "b", "jumlah": "60"}, LIST, "non_digital", ["BEN-VALUE", "BEN-SIGN"]),
    ("kemanfaatan", {"basis": "c", "jumlah": "25"}, LIST, "non_digital", ["BEN-VALUE"]),
    ("kemanfaatan", {"basis": "f", "jumlah": "3"}, LIST, "non_digital", ["BEN-VALUE", "BEN-NOT-MACRO"]),
    ("kemanfaatan", {"basis": "f", "jumlah": "3"}, LIST, "digital", ["BEN-VALUE", "BEN-NOT-MACRO"]),
    # A basis may be written as its key or as its official name.
    (
        "kemanfaatan",
        {"basis": "Jumlah penerima manfaat (orang)", "jumlah": "501"},
        LIST,
        "non_digital",
        ["BEN-VALUE", "BEN-SIGN"],
    ),
    ("layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain(), link()], "digital", ["INT-TWO"]),
    ("layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain()], "non_digital", []),
    # By the kind of document.
    ("regulasi", {"pilihan": "sk"}, [paper("sk_kepala_daerah", "2020-02-02")], "digital", ["REG-NAME", "REG-COVER"]),
    (
        "regulasi",
        {"pilihan": "sk"},
        [paper("sk_kepala_pd", "2020-02-02")],
        "digital",
        ["REG-NAME", "REG-COVER", "REG-AN-KDH"],
    ),
    # By the parameter.
    ("regulasi", {"pilihan": "perkada"}, [paper("perkada")], "digital", ["REG-NAME", "REG-COVER", "REG-BEFORE-2026"]),
    ("sosialisasi", {"pilihan": "spanduk"}, [plain()], "digital", ["SOC-BANNER"]),
    ("sosialisasi", {"pilihan": "media_sosial"}, [plain()], "digital", []),
    ("sosialisasi", {"pilihan": "media_berita"}, [plain()], "digital", ["SOC-MEDIA-OWNER"]),
    ("pedoman", {"pilihan": "buku_elektronik"}, [plain("pdf", "pedoman")], "digital", []),
    ("pedoman", {"pilihan": "daring"}, [link("pedoman")], "digital", ["GUIDE-LINK"]),
    # Advice is never waited for.
    ("alat_kerja", {"pilihan": "sistem_daring"}, [plain()], "digital", []),
]


@pytest.mark.parametrize(("indicator", "facts", "documents", "jenis", "names"), ASKED)
def test_person_is_asked_what_concerns_this_innovation(
    indicator: str, facts: dict[str, Any], documents: Documents, jenis: str, names: list[str]
) -> None:
    proof = unlooked(indicator, facts, documents, jenis)
    assert proof.awaiting > 0
    assert sorted(point.name for point in proof.pending) == sorted(names)


def test_program_tests_what_concerns_this_innovation() -> None:
    # One picture: two are asked of digital innovations only.
    facts = {"pilihan": "lintas_unit"}
    assert unlooked("layanan_terintegrasi", facts, [plain()], "digital").awaiting == 0
    assert unlooked("layanan_terintegrasi", facts, [plain()], "non_digital").parameter == 3


def test_nothing_is_asked_by_an_answer_that_is_not_given() -> None:
    record = citing("layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain()])
    del record["jenis"]
    assert assess(record, "iga-2026").proofs["layanan_terintegrasi"].parameter == 3


def test_answer_given_for_the_edition_decides() -> None:
    record = citing("layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain()])
    other = changed({"jawaban.iga-2026": {"jenis": "non_digital"}}, record)
    assert [assess(each, "iga-2026").proofs["layanan_terintegrasi"].parameter for each in (record, other)] == [0, 3]


def test_every_point_of_the_edition_is_known_here() -> None:
    checks = [(name, check) for each in edition("iga-2026").indicators.values() for name, check in each.checks.items()]
    assert len(checks) == len({name for name, _check in checks}) == 50
    looked_at = [name for name, check in checks if check.for_person or name == "VID-LENGTH"]
    assert sorted(looked_at) == sorted(POINTS + ADVICE)


# Advice


def test_advice_that_is_denied_is_told_and_costs_nothing() -> None:
    assessment = assess(denied(complete_record(), *ADVICE), "iga-2026")
    assert codes(assessment.findings) == ["proof-denied"] * 3
    assert assessment.scores.proven == 111


def test_advice_that_nobody_looked_at_is_not_told() -> None:
    assessment = assess(unticked(complete_record(), *ADVICE), "iga-2026")
    assert assessment.findings == []
    assert assessment.scores.proven == 111


def test_test_that_is_advice_costs_nothing_even_where_it_fails() -> None:
    data = edition_data("iga-2026")
    checks = data["indicators"]["replikasi"]["checks"]
    record = citing("replikasi", {"daftar": ["A", "B", "C"]}, [paper("surat")])
    strict, lenient = edition("iga-2026"), checks["REP-DISTINCT"] | {"advice": "ya"}
    data["indicators"]["replikasi"]["checks"] = {"REP-DISTINCT": lenient}
    for chosen, proven in ((strict, 1), (Edition.model_validate(data), 3)):
        assessment = assess(record, chosen)
        assert (assessment.proofs["replikasi"].parameter, codes(assessment.findings)) == (proven, ["proof-too-few"])


# Who looked, and when


def looked(*inspections: dict[str, Any]) -> Any:
    """Return the assessment of the complete record whose SOP was looked at so."""
    record = unticked(complete_record(), "SOP-APPROVED")
    return assess(record | {"pemeriksaan": [*record["pemeriksaan"], *inspections]}, "iga-2026")


def said(date: str, holds: bool, name: str = "SOP-APPROVED", who: str = "Bayu Nugroho") -> dict[str, Any]:
    return {"oleh": who, "tanggal": date, ("terpenuhi" if holds else "tidak_terpenuhi"): [name]}


@pytest.mark.parametrize(
    ("inspections", "proven"),
    [
        ([], 0),
        ([said("2026-05-01", True)], 3),
        ([said("2026-05-01", False)], 0),
        ([said("2026-05-01", False), said("2026-05-02", True)], 3),
        ([said("2026-05-01", True), said("2026-05-02", False)], 0),
        # By date, not by their order in the file.
        ([said("2026-05-02", True), said("2026-05-01", False)], 3),
        ([said("2026-05-02", False), said("2026-05-01", True)], 0),
        # On one day the one further down counts.
        ([said("2026-05-01", False), said("2026-05-01", True)], 3),
        ([said("2026-05-01", True), said("2026-05-01", False)], 0),
        # Both in one: it does not hold.
        ([said("2026-05-01", True) | {"tidak_terpenuhi": ["SOP-APPROVED"]}], 0),
        # Another point is another point.
        ([said("2026-05-01", True), said("2026-05-02", False, "NET-COUNT")], 3),
    ],
)
def test_latest_word_counts(inspections: list[dict[str, Any]], proven: int) -> None:
    assert looked(*inspections).proofs["kemudahan_proses"].parameter == proven


def test_denial_names_the_point_who_and_when() -> None:
    assessment = looked(said("2026-05-01", True), said("2026-05-02", False))
    finding = only(assessment.findings, "proof-denied")
    figures = ["indicator 28", "Bayu Nugroho", "2 May 2026", "SOP disahkan/ditandatangani", "SOP-APPROVED"]
    assert unseen(finding, *figures) == []
    assert (finding.severity, finding.field) == (Severity.WARNING, "indikator.kemudahan_proses")
    assert assessment.verdict == "eligible"


@pytest.mark.parametrize(
    ("field_name", "name", "nearest"),
    [
        ("terpenuhi", "SOP-APROVED", "SOP-APPROVED"),
        ("terpenuhi", "sop-approved", "SOP-APPROVED"),
        ("tidak_terpenuhi", "VID-THUM", "VID-THUMB"),
        ("tidak_terpenuhi", "qqq", None),
    ],
)
def test_point_that_no_edition_asks_is_told_with_the_nearest(field_name: str, name: str, nearest: str | None) -> None:
    record = complete_record(pemeriksaan=[inspection(), {**said("2026-06-16", True), field_name: ["NET-COUNT", name]}])
    report = report_of(record, "iga-2026", "kipp-2025")
    finding = only(report.findings, "inspection-unknown")
    assert unseen(finding, f"`{name}`", *([f"did you mean `{nearest}`"] if nearest else [])) == []
    assert ("did you mean" in finding.message) == (nearest is not None)
    assert (finding.severity, finding.field) == (Severity.ERROR, f"pemeriksaan.1.{field_name}.1")
    assert finding.place.line == line_of(record, "pemeriksaan", 1, field_name, 1)
    assert [each.verdict for each in report.assessments] == ["not-eligible"] * 2
