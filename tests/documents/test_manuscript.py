"""What an organiser asks of the PDF: given to the page, and measured on what was printed."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pydantic import ValidationError

from schemas.edition import Edition
from schemas.source import Place
from submissions.documents.composing import form_content
from submissions.documents.making import Maker
from submissions.documents.manuscript import lengths_of, manuscript_findings
from submissions.documents.planning import documents_from
from submissions.documents.printed import Printed
from submissions.findings.finding import Severity
from tests.build import assess, complete_record, standing_workspace, words
from tests.pdf import flat, read_pdf

EDITION: dict[str, Any] = {
    "competition": "lomba-naskah",
    "year": "2026",
    "name": "Lomba Naskah Sagara 2026",
    "source": "karangan untuk pengujian",
    "grade": "official",
    "fields": {
        "judul": {"label": "Judul", "type": "text", "answer": ["nama"]},
        "inti": {"label": "Inti", "type": "narrative", "answer": ["tujuan"], "pages": {"max": "2"}},
        "isi": {"label": "Isi", "type": "narrative", "answer": ["hasil"]},
        "foto": {"label": "Foto", "type": "files"},
        "sk": {"label": "Surat", "type": "files"},
    },
}
ASKED: dict[str, Any] = {
    "pages": {"max": "3"},
    "max_mb": "15",
    "layout": {"paper": "F4", "font": "Arial", "size": "12", "spacing": "1.5"},
    "cover": {"lines": ["{edisi}", "{judul}", "Diajukan {pengusul}, {tahun}"]},
    "annexes": {"order": ["sk", "foto"]},
    "file_name": "{tahun}_{judul}",
}


def edition_of(**changes: Any) -> Edition:
    return Edition.model_validate(EDITION | {"manuscript": ASKED} | changes)


def printed(edition: Edition, **changes: Any) -> Printed:
    """Return the PDF of the form of a record for an edition."""
    answers = {edition.id: {"foto": ["sop"], "sk": ["sk-tim"]}}
    record = complete_record(kompetisi=[edition.competition], jawaban=answers, **changes)
    workspace = standing_workspace()
    document = next(iter(documents_from(form_content(assess(record, edition), workspace))))
    return Maker(workspace).pdf(document)


def test_pages_between_cover_and_annexes_are_counted() -> None:
    edition = edition_of()
    made = printed(edition, tujuan=words(900), hasil=words(700))
    # Cover and list of annexes have a page each; the text lies between.
    assert made.lengths[""] == made.pages - 2
    assert made.lengths["inti"] >= 3
    codes = {each.code: each for each in manuscript_findings(edition, made.lengths, len(made.content), "a.pdf")}
    assert set(codes) == {"pages-too-many", "part-too-long"}
    whole, part = codes["pages-too-many"], codes["part-too-long"]
    assert whole.severity is Severity.ERROR
    assert f"{made.lengths['']} pages in the PDF, at most 3 are taken, cover and annexes not counted" in whole.message
    assert f"Inti ({made.lengths['inti']})" in whole.remedy
    assert part.label == "Inti"
    assert f"on {made.lengths['inti']} pages of the PDF, at most 2 are taken" in part.message


def test_what_keeps_to_the_limits_is_not_told() -> None:
    edition = edition_of()
    made = printed(edition, tujuan=words(50), hasil=words(50))
    assert made.complaints == []
    assert (made.pages, made.lengths) == (3, {"": 1, "inti": 1, "isi": 1})
    assert manuscript_findings(edition, made.lengths, len(made.content), "a.pdf") == []


def test_a_limit_from_one_source_only_warns() -> None:
    edition = edition_of(grade="single")
    found = manuscript_findings(edition, {"": 9, "inti": 5}, 10, "a.pdf", {"inti": Place("inovasi/a.yaml", 7, 1)})
    assert {each.severity for each in found} == {Severity.WARNING}
    assert [each.place.file for each in found] == ["a.pdf", "inovasi/a.yaml"]


def test_size_and_font_are_told() -> None:
    asked = {"max_mb": "2", "layout": {"font": "Times New Roman"}}
    size, font = manuscript_findings(edition_of(manuscript=asked), {}, 3 * 1024 * 1024, "a.pdf")
    assert (size.code, font.code, font.severity) == ("document-too-big", "font-other", Severity.HINT)
    assert "at most 2 MB" in size.message
    assert "asks for Times New Roman; the PDF is printed in Arimo" in font.message


def test_paper_letters_and_cover_are_as_asked() -> None:
    made = printed(edition_of(), hasil=words(50))
    read = read_pdf(made.content)
    with pikepdf.open(_saved(made)) as pdf:
        sizes = {tuple(round(float(each) / 72 * 25.4) for each in page.mediabox[2:]) for page in pdf.pages}
    assert sizes == {(215, 330)}
    cover = flat(read.pages[0])
    assert "Lomba Naskah Sagara 2026" in cover
    assert "Pasar Terang" in cover
    assert "Diajukan Dinas Perdagangan, 2026" in cover
    assert "kata1" not in cover


def _saved(made: Printed) -> Path:
    path = standing_workspace().root / "naskah.pdf"
    path.write_bytes(made.content)
    return path


def test_larger_letters_and_wider_lines_take_more_pages() -> None:
    plain = printed(edition_of(manuscript={}), hasil=words(1500))
    assert plain.lengths == {"inti": 1}  # a part with a limit of its own is measured in any case
    assert (
        printed(edition_of(manuscript={"layout": {"size": "14", "spacing": "2"}}), hasil=words(1500)).pages
        > plain.pages
    )


def test_annexes_are_numbered_in_the_order_asked() -> None:
    edition = edition_of()
    record = complete_record(kompetisi=["lomba-naskah"], jawaban={edition.id: {"foto": ["sop"], "sk": ["sk-tim"]}})
    content = form_content(assess(record, edition), standing_workspace())
    assert [each.evidence.key for each in content.evidence] == ["sk-tim", "sop"]
    assert content.file_name == "2026_Pasar Terang"


def test_a_name_of_a_file_never_leads_elsewhere() -> None:
    edition = edition_of()
    record = complete_record(kompetisi=["lomba-naskah"], nama="../../{pengusul}\\x/y: z")
    content = form_content(assess(record, edition), standing_workspace())
    assert content.file_name is not None
    assert not set("/\\:{}") & set(content.file_name)


def test_placeholders_are_checked_when_the_edition_is_read() -> None:
    with pytest.raises(ValidationError) as caught:
        edition_of(manuscript={"cover": {"lines": ["{harga}"]}})
    [problem] = caught.value.errors()
    assert problem["type"] == "placeholder-unknown"
    with pytest.raises(ValidationError) as caught:
        edition_of(manuscript={"annexes": {"order": ["lain"]}})
    assert caught.value.errors()[0]["ctx"] == {"at": "manuscript.annexes.order", "name": "lain"}


def test_lengths_need_both_ends() -> None:
    places = {"naskah-awal": 2, "naskah-akhir": 6, "bagian-a": 3, "akhir-bagian-a": 4, "bagian-b": 5, "lain": 1}
    assert lengths_of(places) == {"": 5, "a": 2}


def test_lists_of_the_edition_serve_many_fields() -> None:
    fields = {
        "bidang": {"label": "Bidang", "type": "choice", "vocabulary": "bidang_fokus"},
        "lain": {"label": "Bidang lain", "type": "choices", "vocabulary": "bidang_fokus"},
    }
    edition = edition_of(fields=fields, vocabularies={"bidang_fokus": {"a": "Pangan", "b": "Air"}}, manuscript={})
    assert {field.key_of("AIR") for field in edition.fields.values()} == {"b"}
    with pytest.raises(ValidationError):
        edition_of(fields=fields, manuscript={})
