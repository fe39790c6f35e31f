"""The commonest slips in YAML: the line is shown, and what is proposed for it reads as what was meant."""

from collections.abc import Iterator
from typing import Any

import pytest

from schemas.innovation import Innovation
from schemas.source import ReadError, parse_source
from submissions.findings.finding import Finding, sentences
from submissions.findings.from_errors import from_problems
from tests.build import as_yaml, complete_record

FOREIGN = ("mapping", "token", "scalar", "stream", "block", "simple key", "context", "YAML", "expected", "anchor")


def findings_of(text: str, file: str = "rekaman.yaml") -> list[Finding]:
    with pytest.raises(ReadError) as caught:
        parse_source(text.encode(), file)
    return from_problems(caught.value.problems, Innovation)


def mended(text: str, finding: Finding) -> dict[str, Any]:
    """Return what the file says with the proposed line put in the place of the one with that number."""
    assert finding.excerpt is not None
    assert finding.excerpt.corrected
    lines = text.split("\n")
    lines[finding.excerpt.corrected_number - 1] = finding.excerpt.corrected
    return parse_source("\n".join(lines).encode(), "rekaman.yaml").data


# The file, the line that is named, words of the message, and what was meant.
SLIPS: list[tuple[str, int, str, dict[str, Any]]] = [
    # Tabs and spaces
    ("nama: A\n\ttahapan: x", 2, "a tab stands", {"nama": "A", "tahapan": "x"}),
    ("pengusul:\n\tnama: A", 2, "a tab stands", {"pengusul": {"nama": "A"}}),
    ("inovator:\n  - nama: A\n\t\tnip: B", 3, "a tab stands", {"inovator": [{"nama": "A", "nip": "B"}]}),
    (
        "pengusul:\n\u00a0\u00a0nama: A\n  jenis: opd",
        2,
        "spaces of another kind",
        {"pengusul": {"nama": "A", "jenis": "opd"}},
    ),
    ("nama: A\njenis:\u00a0digital", 2, "spaces of another kind", {"nama": "A", "jenis": "digital"}),
    ("nama: A\njenis:\u200bdigital", 2, "spaces of another kind", {"nama": "A", "jenis": "digital"}),
    # Indentation
    ("nama: A\n  tahapan: x", 2, "this line is indented by 2, its level by 0", {"nama": "A", "tahapan": "x"}),
    (" nama: A\ntahapan: x", 1, "this line is indented by 1, its level by 0", {"nama": "A", "tahapan": "x"}),
    ("pengusul:\n  nama: A\n jenis: opd", 3, "by 1, its level by 2", {"pengusul": {"nama": "A", "jenis": "opd"}}),
    ("pengusul:\n  nama: A\n   jenis: opd", 3, "by 3, its level by 2", {"pengusul": {"nama": "A", "jenis": "opd"}}),
    ("inovator:\n  - nama: A\n   nip: B", 3, "by 3, its level by 4", {"inovator": [{"nama": "A", "nip": "B"}]}),
    ("sdgs:\n  - sdg_1\n - sdg_2", 3, "by 1, its level by 2", {"sdgs": ["sdg_1", "sdg_2"]}),
    # Colons
    ("nama: Pasar: Terang", 1, "a colon within the text", {"nama": "Pasar: Terang"}),
    ("nama: Pasar Terang:", 1, "a colon within the text", {"nama": "Pasar Terang:"}),
    ("nama: Pasar: Terang  # judul\nid: a", 1, "a colon within the text", {"nama": "Pasar: Terang", "id": "a"}),
    ('nama: Pasar "Terang": Jaya', 1, "a colon within the text", {"nama": 'Pasar "Terang": Jaya'}),
    (
        "tujuan: Soal: sepi\n  dan gelap\nid: a",
        1,
        "a colon within the text",
        {"tujuan": "Soal: sepi\ndan gelap\n", "id": "a"},
    ),
    (
        "tujuan: Soal\n  yaitu: gelap\nid: a",
        2,
        "a colon within the text",
        {"tujuan": "Soal\nyaitu: gelap\n", "id": "a"},
    ),
    (
        "nama: A\ntahapan:uji\nid: a",
        2,
        "a space is missing behind the colon",
        {"nama": "A", "tahapan": "uji", "id": "a"},
    ),
    ("nama:A", 1, "a space is missing behind the colon", {"nama": "A"}),
    (
        "nama: A\ntahapan uji\nid: a",
        2,
        "behind the name `tahapan` there is no colon",
        {"nama": "A", "tahapan": "uji", "id": "a"},
    ),
    (
        "nama: A\ntahapan\nid: a",
        2,
        "behind the name `tahapan` there is no colon",
        {"nama": "A", "tahapan": None, "id": "a"},
    ),
    ("nama = A\nid: a", 1, "behind the name `nama` there is no colon", {"nama": "A", "id": "a"}),
    ("nama; A\nid: a", 1, "behind the name `nama` there is no colon", {"nama": "A", "id": "a"}),
    ("nama：A\nid: a", 1, "behind the name `nama` there is no colon", {"nama": "A", "id": "a"}),
    # Lists
    ("sdgs:\n  - sdg_1\n  sdg_2\nid: a", 3, "has no dash", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    (
        "nama: X\ninovator:\n  - nama: A\n  nama: B",
        4,
        "has no dash",
        {"nama": "X", "inovator": [{"nama": "A"}, {"nama": "B"}]},
    ),
    (
        "sdgs:\n  - sdg_1\n  -sdg_2\nid: a",
        3,
        "a space is missing behind the dash",
        {"sdgs": ["sdg_1", "sdg_2"], "id": "a"},
    ),
    ("sdgs:\n  - sdg_1\n  – sdg_2\nid: a", 3, "the sign – is no dash", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    ("sdgs:\n  - sdg_1\n  • sdg_2\nid: a", 3, "the sign • is no dash", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    ("sdgs: - sdg_1\nid: a", 1, "a list cannot begin on the line of its name", {"sdgs": ["sdg_1"], "id": "a"}),
    ("sdgs: [sdg_1, sdg_2\nid: a", 1, "the bracket that is opened here", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    ("sdgs: [sdg_1, sdg_2]]\nid: a", 1, "a bracket has no partner", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    ("sdgs: [sdg_1,, sdg_2]\nid: a", 1, "between two commas there is nothing", {"sdgs": ["sdg_1", "sdg_2"], "id": "a"}),
    # Quotation marks
    ("nama: “Pasar: Terang”\nid: a", 1, "curly quotation marks", {"nama": "Pasar: Terang", "id": "a"}),
    ('nama: "Pasar Terang\nid: a', 1, 'the quotation mark " that is opened here', {"nama": "Pasar Terang", "id": "a"}),
    ("nama: 'Pasar Terang\nid: a", 1, "the quotation mark ' that is opened here", {"nama": "Pasar Terang", "id": "a"}),
    (
        'nama: "Pasar\nid: a\nhasil: "B"',
        1,
        'the quotation mark " that is opened here',
        {"nama": "Pasar", "id": "a", "hasil": "B"},
    ),
    ('tujuan: "satu\n  dua\nid: a', 1, 'the quotation mark " that is opened here', {"tujuan": "satu dua", "id": "a"}),
    ("nama: 'Jum'at Bersih'\nid: a", 1, "within the text ends it too early", {"nama": "Jum'at Bersih", "id": "a"}),
    (
        'nama: "Pasar "Terang" Jaya"\nid: a',
        1,
        "within the text ends it too early",
        {"nama": 'Pasar "Terang" Jaya', "id": "a"},
    ),
    ('nama: "Pasar" Terang\nid: a', 1, "goes on behind a closed quotation mark", {"nama": '"Pasar" Terang', "id": "a"}),
    ('nama: "D:\\Usulan"\nid: a', 1, "the backslash", {"nama": "D:\\Usulan", "id": "a"}),
    # Signs at the beginning of a text
    ("nama: @pasar\nid: a", 1, "cannot begin with the sign @", {"nama": "@pasar", "id": "a"}),
    ("nama: `pasar`\nid: a", 1, "cannot begin with the sign `", {"nama": "`pasar`", "id": "a"}),
    ("nama: %5 lebih\nid: a", 1, "cannot begin with the sign %", {"nama": "%5 lebih", "id": "a"}),
    ("nama: **Pasar**\nid: a", 1, "cannot begin with the sign *", {"nama": "**Pasar**", "id": "a"}),
    ("nama: & Pasar\nid: a", 1, "cannot begin with the sign &", {"nama": "& Pasar", "id": "a"}),
    ("nama: [Baru] Pasar\nid: a", 1, "cannot begin with the sign [", {"nama": "[Baru] Pasar", "id": "a"}),
    ("nama: > 5 pasar\nid: a", 1, "cannot begin with the sign >", {"nama": "> 5 pasar", "id": "a"}),
    # Texts of several lines
    ("tujuan: |\nSatu\nid: a", 2, "is not indented far enough", {"tujuan": "Satu\n", "id": "a"}),
    ("tujuan: |\n    Satu\n  dua\nid: a", 3, "is not indented far enough", {"tujuan": "Satu\ndua\n", "id": "a"}),
    ("tujuan: |\n  Satu\ndua kata\nid: a", 3, "is not indented far enough", {"tujuan": "Satu\ndua kata\n", "id": "a"}),
    ("tujuan: Satu\ndua kata\nid: a", 2, "is not indented far enough", {"tujuan": "Satu dua kata", "id": "a"}),
    ("tujuan: | Satu\n  dua\nid: a", 1, "the text begins on the line of", {"tujuan": "Satu\ndua\n", "id": "a"}),
]


@pytest.mark.parametrize(("text", "line", "words", "meant"), SLIPS, ids=[each[0] for each in SLIPS])
def test_slip_is_told_with_its_line_and_the_line_as_it_was_meant(
    text: str, line: int, words: str, meant: dict[str, Any]
) -> None:
    [finding] = findings_of(text)
    assert finding.code == "not-yaml"
    assert finding.place.line == line
    assert words in finding.message
    assert [word for word in FOREIGN if word in f"{finding.message} {finding.remedy}"] == []
    assert finding.excerpt is not None
    shown, caret = finding.excerpt.as_written()
    assert shown.startswith(f"{line} | ")
    assert caret.index("^") <= len(shown)
    assert mended(text, finding) == meant


def test_slip_is_shown_with_a_caret_below_it_and_corrected() -> None:
    [finding] = findings_of("id: a\nnama: Pasar: Terang")
    assert sentences([finding]).splitlines() == [
        "rekaman.yaml:2:12: a colon within the text is taken for the end of a field's name.",
        "2 | nama: Pasar: Terang",
        "  |            ^",
        "Put the text between quotation marks, or under `|` if it has several lines.",
        '2 | nama: "Pasar: Terang"',
    ]


# What can be meant in more than one way, and in which line that is told.
UNCERTAIN = [
    ("bukti:\n  sk:\n    berkas: a.pdf\n   b:\n", 4),  # another document, or more about this one
    ("nama: A\n---\nnama: B", 2),
    ("jawaban:\n  kipp-2025:\n    dampak: satu dua\n    dimensi baru\n", 4),  # a field without a colon, or the text
    ("nama: A: b #c\n", 1),
]


@pytest.mark.parametrize(("text", "line"), UNCERTAIN)
def test_nothing_is_proposed_where_it_is_not_certain(text: str, line: int) -> None:
    finding = findings_of(text)[0]
    assert finding.place.line == line
    assert finding.excerpt is not None
    assert finding.excerpt.as_written()[0].startswith(f"{line} | ")
    assert finding.excerpt.as_corrected() == []


def test_all_slips_of_a_file_are_told_at_once() -> None:
    text = "nama: Pasar: Terang\ntujuan: @x\nsdgs:\n  - sdg_1\n  sdg_2\nid: a"
    assert [finding.place.line for finding in findings_of(text)] == [1, 2, 5]


def test_lines_with_the_same_slip_are_told_once() -> None:
    [finding] = findings_of("pengusul:\n\tnama: A\n\tjenis: opd\nnama: B")
    assert "lines: 2, 3." in finding.remedy


def test_tab_is_shown_as_one_sign_and_a_long_line_around_its_slip() -> None:
    [finding] = findings_of("pengusul:\n\tnama: A")
    assert finding.excerpt is not None
    assert finding.excerpt.as_written() == ["2 | →nama: A", "  | ^"]
    [finding] = findings_of(f"nama: {'kata ' * 100}: x")
    assert finding.excerpt is not None
    shown, caret = finding.excerpt.as_written()
    assert len(shown) < 120
    assert shown[caret.index("^")] == ":"


def _mutated(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        name, colon, value = line.partition(": ")
        if colon and value and not name.lstrip().startswith("-"):
            yield number, f"{name}:{value}"
        if line.startswith("  "):
            yield number, "\t" * ((len(line) - len(line.lstrip())) // 2) + line.lstrip()
        if line.lstrip().startswith("- "):
            yield number, line.replace("- ", "-", 1)


def test_slip_in_a_whole_record_is_mended_as_it_was() -> None:
    record = complete_record()
    meant = parse_source(as_yaml(record).encode(), "").data
    lines = as_yaml(record).split("\n")
    tried = mended_lines = 0
    for number, slip in list(_mutated(lines))[::25]:
        text = "\n".join([*lines[:number], slip, *lines[number + 1 :]])
        try:
            parse_source(text.encode(), "rekaman.yaml")
            continue
        except ReadError:
            tried += 1
        finding = findings_of(text)[0]
        if finding.excerpt and finding.excerpt.corrected:
            assert mended(text, finding) == meant
            mended_lines += 1
    assert tried > 10
    assert mended_lines >= 0.9 * tried
