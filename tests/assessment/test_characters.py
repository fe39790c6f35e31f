"""Characters that the documents' fonts lack are found where they stand."""

import io

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from submissions.assessment.characters import unprintable
from submissions.documents.weasy import HTML
from submissions.resources import FONTS, printable_characters, templates_folder
from tests.build import all_findings, changed, line_of, only, report_of


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Warung 😀", "“😀”"),
        ("مختبر", "“م”, “خ”, “ت”, “ب”"),
        ("ꦗꦮ", "“ꦗ”, “ꦮ”"),
        ("日本 日", "“日”, “本”"),
    ],
)
def test_a_name_in_another_script_is_a_finding(name: str, named: str) -> None:
    record = changed({"nama": name})
    finding = only(all_findings(report_of(record, "iga-2026")), "character-without-font")
    assert named in finding.message
    assert (finding.field, finding.severity.value, finding.place.line) == ("nama", "error", line_of(record, "nama"))


def test_nested_values_are_looked_at() -> None:
    findings = all_findings(report_of(changed({"bukti.sop.judul": "SOP ✂", "tujuan": "Maju → 🚀 terus"}), "iga-2026"))
    found = {each.field: each.message for each in findings if each.code == "character-without-font"}
    assert found == {
        "bukti.sop.judul": "the fonts of the documents do not have: “✂”",
        "tujuan": "the fonts of the documents do not have: “🚀”",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kata “kutip” – dan ‘satu’ … seharga Rp10.000,00; 5 m²; ½; ≥ 90 %; •; ©; €",
        "Cafe\N{COMBINING ACUTE ACCENT} dan naïve",
        "ke\N{ZERO WIDTH SPACE}tik\N{SOFT HYPHEN}an\N{NO-BREAK SPACE}x\N{ZERO WIDTH NON-JOINER}",
        "baris\nbaru\tdan tab",
    ],
)
def test_ordinary_text_is_fine(text: str) -> None:
    assert unprintable(text) == []


def test_signs_that_nobody_sees_are_told_and_no_document_has_them() -> None:
    report = report_of(changed({"nama": "Pasar\u200b \u202eTerang", "tujuan": "ke\u00adtikan"}), "iga-2026")
    finding = only(all_findings(report), "character-unseen")
    assert (finding.field, finding.severity.value) == ("nama", "hint")
    assert "U+200B, U+202E" in finding.message
    assert report.record.innovation is not None
    assert report.record.innovation.nama == "Pasar Terang"


def test_the_list_of_characters_is_that_of_the_fonts() -> None:
    """What one family lacks is taken from the other; of each, all faces have a character."""
    covered: set[int] = set()
    for family, number in (("SubmissionsSans", 4), ("SubmissionsTeks", 3)):
        paths = (templates_folder() / FONTS).glob(f"{family}-*.ttf")
        faces = [set(TTFont(path).getBestCmap()) for path in paths]
        assert len(faces) == number
        covered |= set.intersection(*faces)
    assert {ord(letter) for letter in printable_characters()} == covered


def test_no_face_is_too_large_for_the_wheel() -> None:
    sizes = {path.name: path.stat().st_size for path in (templates_folder() / FONTS).glob("SubmissionsTeks-*.ttf")}
    assert len(sizes) == 3
    assert max(sizes.values()) < 100_000
    for path in (templates_folder() / FONTS).glob("SubmissionsTeks-*.ttf"):
        # The reserved name of the fonts they come from may not be kept for changed ones.
        assert not any("Source" in record.toUnicode() for record in TTFont(path)["name"].names)


@pytest.mark.logs("weasyprint: .notdef glyph rendered")
def test_no_font_of_the_machine_stands_in() -> None:
    html = '<title>x</title><p style="font-family: DejaVu Sans, Noto Color Emoji, serif">Halo <b>日本</b> 😀</p>'
    with pikepdf.open(io.BytesIO(HTML(string=html).write_pdf())) as pdf:
        fonts = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert fonts
    assert [name for name in fonts if "Submissions" not in name] == []
