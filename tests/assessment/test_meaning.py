"""Hand-written Markdown that looks as if it meant something else gets a hint with its line; what is plain gets none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.typed import as_markdown
from submissions.assessment.meaning import _doubts, _is_suspect, _less_sure, doubts
from submissions.findings.finding import Severity
from submissions.records.writing import new_text
from tests.build import all_findings, changed, only, report_of
from tests.schemas.test_typed import TYPED


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("kapasitas 5*6*7 orang", [("marks-not-printed", 0)]),
        ("# 1 di Jawa Tengah", [("marks-not-printed", 0)]),
        ("capaian\n\n> 90 % warga", [("marks-not-printed", 2)]),
        ("+ 5 persen", [("marks-not-printed", 0)]),
        ("Sasaran:\na. bayi\nb. ibu", [("lines-run-together", 2)]),
        ("Manfaat:\n• antre\n• biaya", [("lines-run-together", 1)]),
        ("Manfaat:\n\uf0b7 antre", [("lines-run-together", 1)]),
        ("- satu\n-dua\n– tiga", [("lines-run-together", 1)]),
        ("suhu turun\n-5 derajat", [("lines-run-together", 1)]),
        ("A. satu\nB. dua", [("lines-run-together", 1)]),
        ("(1) satu\n(2) dua", [("lines-run-together", 1)]),
        ("i) satu\nii) dua", [("lines-run-together", 1)]),
        ("1.1. satu\n1.2. dua", [("lines-run-together", 1)]),
        ("Tahap:\n1.rintisan\n2.penerapan", [("lines-run-together", 2)]),
        ("✓ satu\n✓ dua", [("lines-run-together", 1)]),
        ("#AntreSingkat\n#AktaMapan", [("lines-run-together", 1)]),
        ("-dua", [("mark-without-space", 0)]),
        ("isi\n\n-5 derajat", [("mark-without-space", 2)]),
        ("2.Penerapan", [("mark-without-space", 0)]),
        ("#tag", [("mark-without-space", 0)]),
        ("+ naik\n+ turun", [("marks-not-printed", 0)]),
        ("Sasaran\n\n1.\n\nisi", [("item-without-text", 2)]),
        ("isi\n\n         a. Potensi :", [("text-as-code", 2)]),
        ("~~~\nisi", [("marks-not-printed", 0)]),
        ("kolom a*b*c", [("marks-not-printed", 0)]),
        ("Tim &copy; 2024", [("marks-not-printed", 0)]),
        ("isi **Makro.**isi", [("marks-printed", 0)]),
        ("| Tahun | Bayi |\n| 2024 | 4.268 |", [("table-without-rule", 0)]),
        ("Rekap\nNo | Sebelum | Sesudah\n1 | 3 kali | 0 kali", [("table-without-rule", 1)]),
        ("1. satu\n2. dua\n\n4. empat", [("numbers-change", 3)]),
        ("Judul\n---\nisi", [("line-makes-heading", 1)]),
        ("Lihat\n[SK](bukti/sk.pdf).", [("link-leads-nowhere", 1)]),
        ("![foto](bukti/foto.jpg)", [("link-leads-nowhere", 0)]),
        ("isi\n\n[1]: https://contoh.go.id", [("text-not-printed", 2)]),
    ],
)
def test_what_looks_otherwise_is_told_with_its_line(markdown: str, told: list[tuple[str, int]]) -> None:
    assert [(doubt.kind.code, doubt.line) for doubt in doubts(markdown)] == told


@pytest.mark.parametrize(
    "markdown",
    [
        "**Makro.** Anak *belum* tercatat, 3 * 4 = 12, **93** persen, rata-rata 5-6 hari – lalu 3",
        "naik dari 2019\n– 2024 menjadi 90 persen\n-- selesai",
        "sejak tahun\n2024. Kemudian",
        "- a\n  - b\n1. satu\n2. dua\n   - x\n3. tiga",
        "1. satu\n1. dua\n1. tiga",
        "3. tiga\n4. empat",
        "| No | Isi |\n|---|---|\n| 1 | a. b |\n| 2 | c |",
        "## Latar belakang\n\n> Kutipan dari warga\n\n---\n\nakhir",
        "a. satu\\\nb. dua\\\n• tiga",
        "5\\*6\\*7 dan \\# 1",
        "**Makro**nya, **satu** dan 2**3, \\**tebal\\**, `a*b*c &amp; **b`",
        "+62 812 3456 789",
        "#satu dan #dua",
        "1.250 orang, 2.5 kali",
        "mulai\n\n- 5 derajat\n- A. Yani & Rekan; B",
        "[laman](https://contoh.go.id) dan [dua][1]\n\n[1]: https://contoh.go.id/2",
    ],
)
def test_what_means_what_it_looks_like_is_not_told(markdown: str) -> None:
    assert doubts(markdown) == ()


@settings(max_examples=300)
@given(st.text(st.one_of(st.sampled_from("*_`#-+=|<>&[]()!~\\:.1a \n\t•"), st.characters()), max_size=60))
def test_no_text_stops_it(text: str) -> None:
    assert all(0 <= doubt.line <= text.count("\n") for doubt in doubts(text))


@settings(max_examples=200)
@given(TYPED)
def test_of_what_was_typed_in_a_cell_nothing_is_printed_otherwise(typed: str) -> None:
    told = {doubt.kind.code for doubt in doubts(as_markdown(typed))}
    assert told <= {"mark-without-space"}, "what is printed as typed is told of"


_WORDS = (
    "kata",
    "**Tebal.** lalu",
    "lalu **tebal**",
    "**a**b",
    "5 **a**",
    "o satu",
    "a. x",
    "1.2 x",
    "kata  ",
    "_a_ **b _c** d_",
)
_MARKS = ("", "", "- ", "1. ", "2. ", "3. ", "1) ", "  ", "    ", "– ", " 1. ", "# ", "> ")
_ROWS = ("| a | b |", "|---|---|", "| **c** | 5*6 |", "| d |", "| a. b | - |")
LINES = st.one_of(
    st.just(""), st.sampled_from(_ROWS), st.tuples(st.sampled_from(_MARKS), st.sampled_from(_WORDS)).map("".join)
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_what_needs_no_parsing_gets_no_hint_from_parsing_either(markdown: str) -> None:
    if not _is_suspect(_less_sure(markdown)):
        assert list(_doubts(markdown)) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "**Makro.** Isi\nlain.\n\n**Mikro.** Isi.",
        "- **Satu:** isi\n  lagi\n- dua",
        "1. satu\n2. dua\n   lagi\n\n3. tiga",
    ],
)
def test_a_plain_text_needs_no_parsing(markdown: str) -> None:
    assert not _is_suspect(_less_sure(markdown))


def test_check_tells_file_and_line() -> None:
    text = "id: pasar-terang\n" + new_text(changed({"tujuan": "Sasaran:\n\nkapasitas\n5*6*7 orang"})).split("\n", 1)[1]
    finding = only(all_findings(report_of(text, "iga-2026")), "marks-not-printed")
    line = text.split("\n").index("  5*6*7 orang") + 1
    assert (finding.severity, finding.place.line, finding.field) == (Severity.HINT, line, "tujuan")
    assert "5*6*7 orang" in finding.message


def test_a_text_with_documents_beside_it_is_looked_at_too() -> None:
    record = changed({"jawaban.kipp-2025.dampak": {"isi": "Dampak:\n• satu\n• dua", "bukti": ["dokumen"]}})
    finding = only(all_findings(report_of(new_text(record), "kipp-2025")), "lines-run-together")
    assert finding.field == "jawaban.kipp-2025.dampak.isi"
