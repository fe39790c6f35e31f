"""Looking for a number, a date or a name in the text of a PDF, page by page."""

import datetime as dt

import pytest

from submissions.assessment.contents import date_spellings, pages_showing
from submissions.evidence.opening.facts import FileFacts, FileKind
from tests.assessment.citing import citing, paper
from tests.build import codes, report_of

THREE_PAGES = "BUPATI CONTOH\nNomor 500/21/2024\f15 Januari 2024\fPasar\nTerang, nomor 500 / 21 / 2024\f"


def facts(text: str) -> FileFacts:
    return FileFacts(kind=FileKind.PDF, has_text=bool(text.strip()), text=text, pages=text.count("\f"))


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        (["500/21/2024"], [1, 3]),
        (["Pasar Terang"], [3]),
        (["pasar  terang"], [3]),
        (["bupati contoh"], [1]),
        (["15 Januari 2024", "Terang"], [2, 3]),
        (["16 Januari 2024"], []),
        # What goes over a page's end is on neither page.
        (["2024 15 Januari"], []),
        ([], []),
    ],
)
def test_pages_that_show_a_text_whatever_its_spaces_and_capitals(wanted: list[str], pages: list[int]) -> None:
    assert pages_showing(facts(THREE_PAGES), wanted) == pages


def test_document_without_text_shows_nothing() -> None:
    assert pages_showing(facts("\f\f"), ["500/21/2024"]) == []
    assert pages_showing(FileFacts(kind=FileKind.PNG), ["a"]) == []


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2024, 3, 5), ["5 Maret 2024", "05 Maret 2024", "05-03-2024", "05/03/2024"]),
        (dt.date(2024, 12, 31), ["31 Desember 2024", "31-12-2024", "31/12/2024"]),
    ],
)
def test_date_is_looked_for_as_letters_write_it(day: dt.date, written: list[str]) -> None:
    assert set(written) == set(date_spellings(day))
    for spelling in written:
        assert pages_showing(
            facts(f"ditetapkan di Contoh\npada tanggal {spelling.upper()}\f"), date_spellings(day)
        ) == [1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("15 Maret 2024", date_spellings(dt.date(2024, 3, 5))),
        ("25-03-2024 dan 15/03/2024", date_spellings(dt.date(2024, 3, 5))),
        ("Nomor 1500/21/2024", ["500/21/2024"]),
        ("Nomor 27 Tahun 2019", ["7 Tahun 2019"]),
        ("Nomor 500/21/20245", ["500/21/2024"]),
    ],
)
def test_end_or_beginning_of_another_number_is_not_the_one_that_was_looked_for(text: str, wanted: list[str]) -> None:
    assert pages_showing(facts(f"{text}\f"), wanted) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lampiran 1\n500/21/2024\n3 halaman", "500/21/2024"),
        ("Tahun 1500/21/2024 dan 1 500 / 21 / 2024", "500/21/2024"),
        ("7 7 Tahun 2019", "7 Tahun 2019"),
        ("77 Tahun 2019, 7 Tahun 20190", "7 Tahun 2019"),
    ],
)
def test_number_beside_another_is_found_where_white_space_divides_them(text: str, wanted: str) -> None:
    is_there = not text.startswith("77")
    assert pages_showing(facts(f"{text}\f"), [wanted]) == [1] * is_there


# Number 1/2 of 3 March 2025; the text of its file; what the user is told.
LETTERS: list[tuple[str, list[str], str]] = [
    ("Nomor 1/2, 3 Maret 2025\f", [], ""),
    ("Nomor 1/2 3 Maret 2025\f", [], ""),
    ("Nomor\n1 / 2\f03-03-2025\f", [], ""),
    ("Nomor 1/2\f", ["evidence-register-not-found"], "3 Maret 2025"),
    ("Nomor 9/8, 3 Maret 2025\f", ["evidence-register-not-found"], "1/2"),
    ("lain\f", ["evidence-register-not-found"], "1/2; 3 Maret 2025"),
    ("\f\f", ["evidence-without-text"], ""),
]


@pytest.mark.parametrize(("text", "found", "lacking"), LETTERS)
def test_register_is_looked_for_in_the_letter(text: str, found: list[str], lacking: str) -> None:
    record = citing("sdm", {"jumlah": "31"}, [paper("surat_tugas")])
    report = report_of(record, "iga-2026", opened={"bukti/baru-1.pdf": facts(text)})
    assert codes(report.findings) == found
    assert [finding.message.endswith(f"does not show: {lacking}") for finding in report.findings if lacking] == (
        [True] if lacking else []
    )
    # A hint: recognised text may differ. The document counts.
    assert {finding.severity.value for finding in report.findings} <= {"hint"}
    assert report.assessments[0].proofs["sdm"].parameter == 3
