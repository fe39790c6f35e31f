"""The named tests of an edition, one by one: which documents count, and which parameter they carry."""

from typing import Any, get_args

import pytest

from schemas.checks import TESTS, NamedTest
from submissions.assessment.tests import outcome_of
from tests.assessment.citing import Documents, citing, dated, link, paper, papers, plain
from tests.build import HIGHEST_FACTS, assess, changed, codes, complete_record, only, unseen
from tests.records.proven import CITED, without

FILM = plain("mp4", "video")
SK, PERKADA, PERDA, INVITED, PRESENT = "sk_kepala_daerah", "perkada", "perda", "undangan", "daftar_hadir"
CERTIFICATE = paper("sertifikat")
SETS = [paper(INVITED, memuat=[PRESENT]) for _ in range(3)]
OUTSIDE, LACKS, FEW, YEAR = "proof-date-outside", "proof-kind-lacks", "proof-too-few", "proof-year-lacks"
ADVISED = "proof-date-advised"

# The test, the indicator, the fact of the one claim, the documents, the parameter proven, the codes of the findings.
Case = tuple[str, str, dict[str, Any], Documents, int, list[str]]

# `sdm` is only advised to have letters of 2024 to 2026; `regulasi` takes a Perda and a Perkada up to the end of 2025.
DATED: list[Case] = [
    *[
        ("documents_dated", "sdm", {"jumlah": "31"}, dated(SK, date), 3, [] if good else [ADVISED])
        for date, good in [
            *[("2023-12-31", False), ("2024-01-01", True), ("2025-06-30", True)],
            *[("2026-12-31", True), ("2027-01-01", False)],
        ]
    ],
    ("documents_dated", "sdm", {"jumlah": "31"}, dated(SK, "2023-12-31", "2024-01-01"), 3, [ADVISED]),
    ("documents_dated", "sdm", {"jumlah": "31"}, dated(SK, "2023-12-31", "2027-01-01"), 3, [ADVISED, ADVISED]),
    ("documents_dated", "regulasi", {"pilihan": "perkada"}, dated(PERKADA, "2025-12-31"), 2, []),
    ("documents_dated", "regulasi", {"pilihan": "perkada"}, dated(PERKADA, "1999-01-01"), 2, []),
    ("documents_dated", "regulasi", {"pilihan": "perkada"}, dated(PERKADA, "2026-01-01"), 0, [OUTSIDE, LACKS]),
    # The decree beside the Perda may be of 2026: it is asked of Perda and Perkada only.
    (
        "documents_dated",
        "regulasi",
        {"pilihan": "perda"},
        [*dated(PERDA, "2025-12-31"), *dated(SK, "2026-05-01")],
        3,
        [],
    ),
    # Applied in 2020: what is left of the claim is the decree of that year.
    (
        "documents_dated",
        "regulasi",
        {"pilihan": "perda"},
        [*dated(PERDA, "2026-01-01"), *dated(SK, "2020-05-01")],
        1,
        [OUTSIDE, LACKS],
    ),
    *[
        (
            "dated_in_year_of_application",
            "regulasi",
            {"pilihan": "sk"},
            dated(kind, date),
            int(good),
            [] if good else [OUTSIDE, LACKS],
        )
        for kind, date, good in [
            *[(SK, "2019-12-31", False), (SK, "2020-01-01", True), (SK, "2020-12-31", True), (SK, "2021-01-01", False)],
            *[("sk_kepala_pd", "2020-07-01", True), ("sk_kepala_pd", "2019-07-01", False)],
        ]
    ],
    (
        "dated_in_year_of_application",
        "regulasi",
        {"pilihan": "sk"},
        dated(SK, "2019-12-31", "2020-01-01"),
        1,
        [OUTSIDE],
    ),
]

KINDS: list[Case] = [
    *[
        ("kinds_given", "regulasi", {"pilihan": "perda"}, documents, proven, found)
        for documents, proven, found in [
            ([paper(PERDA), paper(PERKADA)], 3, []),
            ([paper(PERDA), paper(SK)], 3, []),
            ([paper(PERDA), paper("sk_kepala_pd")], 3, []),
            # In one file: the Perda and the decree that lists the innovations.
            ([paper(PERDA, memuat=[SK])], 3, []),
            # Dated as that one file is: a Perda of 2026 in it comes too late.
            ([paper(SK, "2026-05-01", memuat=[PERDA])], 0, [OUTSIDE, LACKS, LACKS]),
            ([paper(PERDA)], 0, [LACKS]),
            ([paper(PERKADA)], 2, [LACKS]),
            ([paper(PERKADA), paper(SK)], 2, [LACKS]),
            ([paper(SK, "2020-02-02")], 1, [LACKS]),
            ([paper("surat")], 0, [LACKS, LACKS]),
        ]
    ],
    ("kinds_given", "pelaksana", {"pilihan": "tanpa_surat"}, [paper("laporan")], 1, []),
    ("kinds_given", "pelaksana", {"pilihan": "surat_kepala_pd"}, [paper("laporan")], 1, [LACKS]),
    ("kinds_given", "pelaksana", {"pilihan": "surat_kepala_pd"}, [paper("surat_tugas")], 2, []),
    ("kinds_given", "pelaksana", {"pilihan": "sk_kepala_daerah"}, [paper(SK)], 3, []),
    ("kinds_given", "bimtek", {"jumlah": "3"}, [*SETS, CERTIFICATE], 3, []),
    ("kinds_given", "bimtek", {"jumlah": "3"}, SETS, 0, [LACKS]),
    ("kinds_given", "bimtek", {"jumlah": "3"}, [*SETS[1:], paper(INVITED, memuat=[PRESENT, "sertifikat"])], 3, []),
]

TYPES: list[Case] = [
    *[
        ("file_type_given", "pedoman", {"pilihan": "daring"}, documents, proven, found)
        for documents, proven, found in [
            ([plain("pdf", "pedoman", tautan="https://contoh.go.id/b")], 3, []),
            ([link("pedoman")], 3, []),
            ([plain("pdf", "pedoman"), link()], 3, []),
            ([plain("pdf", "pedoman")], 2, ["proof-type-lacks"]),
        ]
    ],
    ("file_type_given", "pedoman", {"pilihan": "buku_elektronik"}, [plain("pdf", "pedoman")], 2, []),
    *[
        ("file_type_given", "video", HIGHEST_FACTS["video"], documents, proven, found)
        for documents, proven, found in [
            ([FILM, plain("png")], 3, []),
            ([FILM, plain("jpg")], 3, []),
            ([FILM, plain("jpeg")], 3, []),
            ([link("video"), plain()], 3, []),
            ([FILM], 0, ["proof-type-lacks"]),
            ([link("video")], 0, ["proof-type-lacks"]),
        ]
    ],
]

REGIONS = {"daftar": ["Kabupaten A", "Kabupaten B", "Kabupaten C", "Kabupaten D"]}
ACTORS = ["pemerintah", "akademisi", "bisnis", "komunitas", "media"]

COUNTED: list[Case] = [
    # Four regions are still parameter 3, for which three letters do.
    ("document_per_entry", "replikasi", REGIONS, papers("surat", 3), 3, []),
    ("document_per_entry", "replikasi", REGIONS, papers("surat", 4), 3, []),
    ("document_per_entry", "replikasi", REGIONS, papers("surat", 2), 2, [FEW]),
    ("document_per_entry", "replikasi", REGIONS, papers("surat", 1), 1, [FEW]),
    # No more than is claimed.
    ("document_per_entry", "replikasi", {"daftar": ["Kabupaten A"]}, papers("surat", 3), 1, []),
    # Parameter 1 asks three actors, the innovator being one, and as many documents.
    ("document_per_entry", "aktor", {"daftar": ACTORS}, papers("surat", 5), 3, []),
    ("document_per_entry", "aktor", {"daftar": ACTORS}, papers("surat", 4), 2, [FEW]),
    ("document_per_entry", "aktor", {"daftar": ACTORS}, papers("surat", 3), 1, [FEW]),
    ("document_per_entry", "aktor", {"daftar": ACTORS}, papers("surat", 2), 0, [FEW]),
    ("document_per_entry", "aktor", {"daftar": ACTORS[:4]}, papers("surat", 4), 2, []),
    ("document_per_entry", "aktor", {"daftar": ACTORS[:3]}, papers("surat", 3), 1, []),
    # What was dated outside the years is not counted.
    (
        "document_per_entry",
        "aktor",
        {"daftar": ACTORS},
        [*papers("surat", 4), *dated("surat", "2023-12-31")],
        2,
        [OUTSIDE, FEW],
    ),
    ("document_per_entry", "informasi_layanan", HIGHEST_FACTS["informasi_layanan"], [plain()] * 3, 3, []),
    ("document_per_entry", "informasi_layanan", HIGHEST_FACTS["informasi_layanan"], [plain()] * 2, 2, [FEW]),
    # For each training an invitation (or letter, or decree) and a list of who was there.
    *[
        ("set_per_event", "bimtek", {"jumlah": str(claimed)}, [*documents, CERTIFICATE], proven, found)
        for claimed, documents, proven, found in [
            (3, SETS, 3, []),
            (12, SETS, 3, []),
            (3, SETS[1:], 2, [FEW, FEW]),
            (2, SETS[1:], 2, []),
            (1, SETS, 1, []),
            (3, [*papers(INVITED, 2), paper("surat_tugas"), *papers(PRESENT, 3)], 3, []),
            (3, [*papers(SK, 3), *papers(PRESENT, 2)], 2, [FEW]),
            (3, [*papers(INVITED, 1), *papers(PRESENT, 3)], 1, [FEW]),
            (3, papers(INVITED, 3), 0, [FEW]),
            (3, papers(PRESENT, 3), 0, [FEW]),
        ]
    ],
    # Digital: two pictures, whatever the parameter.
    ("minimum_documents", "layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain()] * 2, 3, []),
    ("minimum_documents", "layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain(), link()], 3, []),
    ("minimum_documents", "layanan_terintegrasi", {"pilihan": "lintas_unit"}, [plain()], 0, [FEW]),
    ("minimum_documents", "layanan_terintegrasi", {"pilihan": "mandiri"}, [plain()], 0, [FEW]),
]


def budget(*years: str, title: str | None = None, date: str = "2023-01-01") -> dict[str, Any]:
    return paper("anggaran", date, judul=title or "DPA", tahun=list(years))


ALL_YEARS = {"tahun": ["2024", "2025", "2026"]}

YEARS: list[Case] = [
    *[
        ("document_per_year", "anggaran", facts, documents, proven, found)
        for facts, documents, proven, found in [
            # By `tahun`, by the title, by the date: in this order.
            (ALL_YEARS, [budget("2024"), budget(title="DPA 2025"), budget(date="2026-01-02")], 3, []),
            (ALL_YEARS, [budget("2024", "2025", "2026")], 3, []),
            (ALL_YEARS, [budget(title="DPA 2024, 2025 dan 2026")], 3, []),
            (ALL_YEARS, [budget("2024"), budget("2025")], 2, [YEAR]),
            (ALL_YEARS, [budget("2025"), budget("2026")], 2, [YEAR]),
            (ALL_YEARS, [budget("2024"), budget("2026")], 1, [YEAR]),
            (ALL_YEARS, [budget("2023")], 0, [YEAR]),
            # Signed in the year before, as budgets are: the title counts, not the date.
            (ALL_YEARS, [budget("2024"), budget("2025"), budget(title="DPA 2026", date="2025-12-30")], 3, []),
            (ALL_YEARS, [budget("2024"), budget("2025"), budget(title="DPA 2025", date="2026-01-02")], 2, [YEAR]),
            (ALL_YEARS, [budget("2024"), budget("2025"), budget("2025", title="DPA 2026")], 2, [YEAR]),
            # Only for years that are stated.
            ({"tahun": ["2024"]}, [budget("2025")], 0, [YEAR]),
            ({"tahun": ["2024", "2025"]}, [budget("2025"), budget("2026")], 1, [YEAR]),
            ({"tahun": ["2025", "2026"]}, [budget("2024"), budget("2025"), budget("2026")], 2, []),
        ]
    ],
    *[
        ("document_per_year", "rkpd", facts, documents, proven, found)
        for facts, documents, proven, found in [
            (ALL_YEARS, [budget("2024"), budget("2025"), budget("2026")], 3, []),
            (ALL_YEARS, [budget("2024"), budget("2025")], 2, [YEAR]),
            (ALL_YEARS, [budget("2025"), budget("2026")], 1, [YEAR]),
            (ALL_YEARS, [budget("2024"), budget("2026")], 1, [YEAR]),
            # The current year alone is worth nothing.
            (ALL_YEARS, [budget("2026")], 0, [YEAR]),
            ({"tahun": ["2025", "2026"]}, [budget("2025")], 1, []),
        ]
    ],
]

CASES = [*DATED, *KINDS, *TYPES, *COUNTED, *YEARS]
ELSEWHERE = {  # by opened files in test_carrying_opened, by dates below, by words in test_claims
    *("video_length", "span_fits_dates", "not_of_government", "written_outside", "entries_elsewhere"),
    *("not_everybody", "days_as_written"),
}


def test_every_named_test_has_its_cases() -> None:
    names = {get_args(test.model_fields["rule"].annotation)[0] for test in TESTS}
    assert len(names) == len(TESTS) > 0
    assert {case[0] for case in CASES} | ELSEWHERE == names


def test_every_named_test_can_be_made() -> None:
    assert set(outcome_of.registry) - {object, NamedTest} == set(TESTS)
    assert outcome_of.dispatch(NamedTest) not in {outcome_of.dispatch(test) for test in TESTS}


@pytest.mark.parametrize(
    ("indicator", "facts", "documents", "proven", "found"),
    [case[1:] for case in CASES],
    ids=[f"{case[0]}-{case[1]}-{number}" for number, case in enumerate(CASES)],
)
def test_documents_carry_a_parameter(
    indicator: str, facts: dict[str, Any], documents: Documents, proven: int, found: list[str]
) -> None:
    assessment = assess(citing(indicator, facts, documents), "iga-2026")
    proof = assessment.proofs[indicator]
    # Everything that a person must see is confirmed, so nothing waits.
    assert (proof.parameter, proof.awaiting) == (proven, proven)
    assert codes(assessment.findings) == sorted(found)


@pytest.mark.parametrize(
    ("indicator", "documents"),
    [
        # One file under three keys, one address under two, one invitation for three trainings.
        ("replikasi", [paper("surat", berkas="bukti/dokumen.pdf", nomor=str(number)) for number in (1, 2, 3)]),
        ("bimtek", [*[paper(INVITED, berkas="bukti/dokumen.pdf", memuat=[PRESENT])] * 3, CERTIFICATE]),
        ("layanan_terintegrasi", [link(), link()]),
    ],
)
def test_one_document_under_several_keys_counts_once(indicator: str, documents: Documents) -> None:
    facts = HIGHEST_FACTS[indicator]
    assessment = assess(citing(indicator, facts, documents), "iga-2026")
    assert set(codes(assessment.findings)) == {FEW}
    assert assessment.proofs[indicator].parameter == (0 if indicator == "layanan_terintegrasi" else 1)


def test_one_document_cited_three_times_counts_once() -> None:
    record = changed({"indikator.replikasi.bukti": ["replikasi-a"] * 3})
    assert assess(record, "iga-2026").proofs["replikasi"].parameter == 1


@pytest.mark.parametrize(
    ("months", "trial", "unlike"),
    [
        # Applied on 6 January 2020: four full months before that is 6 September.
        *[("4", "2019-09-06", False), ("4", "2019-08-07", False), ("4", "2019-08-06", True)],
        *[("3", "2019-09-06", True), ("5", "2019-08-06", False), ("12", "2019-08-06", False)],
    ],
)
def test_span_shorter_than_from_trial_to_application_is_told_and_costs_nothing(
    months: str, trial: str, unlike: bool
) -> None:
    record = changed({"waktu_uji_coba": trial, "indikator.kecepatan_penciptaan.jumlah": months})
    assessment = assess(record, "iga-2026")
    assert codes(assessment.findings) == (["span-unlike-dates"] if unlike else [])
    proof, reached = (each["kecepatan_penciptaan"] for each in (assessment.proofs, assessment.reached))
    assert proof.parameter == reached.parameter


def test_findings_say_which_documents_and_figures() -> None:
    # Two of three letters, no budget of 2026, a decree of 2023, no certificate.
    record = changed(
        {"bukti.sk-tim.tanggal": "2023-12-31"}, without(complete_record(), "replikasi-c", "dpa-2026", "sertifikat")
    )
    findings = assess(record, "iga-2026").findings
    assert unseen(only(findings, FEW), "indicator 31", "parameter 3", "2 of 3") == []
    assert unseen(only(findings, YEAR), "indicator 18", "parameter 3", "2026") == []
    assert unseen(only(findings, LACKS), "indicator 20", "parameter 3", "Sertifikat", "`memuat`") == []
    dated_outside = only(findings, ADVISED)
    assert (
        unseen(
            dated_outside, "indicator 17", "Tim Pasar Terang", "31 December 2023", "1 January 2024", "31 December 2026"
        )
        == []
    )
    assert dated_outside.field == "bukti.sk-tim"
    assert only(findings, FEW).field == "indikator.replikasi"
    assert {finding.code for finding in findings if finding.severity.value != "warning"} == {ADVISED}
    assert dated_outside.basis is not None
    assert "berarti ganda" in dated_outside.basis.limit
    assert {finding.basis.edition for finding in findings if finding.basis} == {"iga-2026"}


@pytest.mark.parametrize("key", [key for key, cited in CITED.items() if len(cited) == 1])
def test_indicator_without_its_only_document_proves_nothing(key: str) -> None:
    assert assess(without(complete_record(), *CITED[key]), "iga-2026").proofs[key].parameter == 0
