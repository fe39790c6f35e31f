from collections.abc import Callable

import pytest

from schemas.narrative import count_words
from submissions.assessment.assessing import Verdict
from tests.documents.conftest import Made
from tests.pdf import assert_in_order, characters_outside, flat, read_pdf

Make = Callable[..., Made]


@pytest.mark.parametrize(
    ("year", "group"),
    [(2025, "umum"), (2025, "replikasi"), (2023, "umum"), (2023, "khusus"), (2022, "umum"), (2022, "khusus")],
)
def test_every_edition_and_group_prints_its_fields_in_order(make: Make, year: int, group: str) -> None:
    made = make("kipp", year, group)
    submission = made.assessment.submission
    assert submission.group == group
    text = read_pdf(made.main.content).text
    answers = list(submission.answers.values())
    identity = [
        answer.field.label for answer in answers if answer.field.type != "narrative" and not answer.field.section
    ]
    blocks = [answer.field.label for answer in answers if answer.field.type == "narrative" or answer.field.section]
    assert len(identity) >= 5
    assert len(blocks) >= 5
    assert_in_order(text, identity)
    sections = list(dict.fromkeys(answer.field.section for answer in answers if answer.field.section))
    first = next(answer.field for answer in answers if answer.field.type == "narrative" or answer.field.section)
    begins = f"1 {sections[0]}" if first.section else "Uraian Inovasi"
    assert_in_order(text[text.index(begins) :], [*blocks, "Daftar Lampiran"])
    assert f"Kelompok {made.assessment.edition.groups[group].label}" in text
    assert characters_outside(made.main.content) == []


def test_only_a_draft_shows_the_words_of_narratives_against_the_limit(make: Make, change: Callable[..., None]) -> None:
    made = make("kipp", 2025)
    assert made.assessment.verdict is Verdict.ELIGIBLE
    assert " kata, maksimal" not in flat(read_pdf(made.main.content).text)
    change(koordinat="")
    made = make("kipp", 2025)
    assert made.assessment.verdict is Verdict.NOT_ELIGIBLE
    submission = made.assessment.submission
    text = flat(read_pdf(made.main.content).text)
    narratives = list(submission.narratives())
    assert len(narratives) == 9
    for answer in narratives:
        words = count_words(answer.value)
        assert f"{answer.field.label} {words} kata, maksimal {answer.field.words.max} kata" in text


def test_attachments_are_listed_with_number_and_date(make: Make) -> None:
    made = make("kipp", 2025)
    text = flat(read_pdf(made.main.content).text)
    listing = text[text.index("Daftar Lampiran") :]
    for label in ("Surat Pernyataan Implementasi", "Surat Pernyataan Inovator", "Surat Kesediaan Replikasi"):
        assert label in listing


def test_three_letters_with_name_date_place_signature_and_meterai(make: Make) -> None:
    made = make("kipp", 2025)
    assert len(made.printed) == 4
    innovation = made.assessment.submission.innovation
    for name, says in {
        "implementasi": "telah diimplementasikan sejak",
        "inovator": "dengan inovator:",
        "replikasi": "bersedia agar inovasi pelayanan publik",
    }.items():
        pdf = read_pdf(made.letter(name))
        text = flat(pdf.text)
        assert len(pdf.pages) == 1
        assert innovation.nama in text
        assert_in_order(text, ["Yang bertanda tangan di bawah ini:", says, "Purbalingga, ....", "Meterai", "NIP"])
    assert innovation.inovator
    assert all(person.nama in flat(read_pdf(made.letter("inovator")).text) for person in innovation.inovator)


def test_an_edition_without_letters_makes_none(make: Make) -> None:
    assert len(make("kipp", 2022).printed) == 1


def test_empty_fields_are_marked_in_a_draft_only_where_required(make: Make, change: Callable[..., None]) -> None:
    change(jawaban={"kipp-2025": {"kelompok": "umum"}}, tautan={})
    made = make("kipp", 2025)
    assert made.assessment.verdict is Verdict.NOT_ELIGIBLE
    text = flat(read_pdf(made.main.content).text)
    assert "Kategori Inovasi belum diisi" in text
    assert "DRAF" in text
