"""Names of offices: one office however its name is typed."""

import pytest

from schemas.offices import office_key, usual_spellings


@pytest.mark.parametrize(
    "name",
    [
        "DINAS PASAR",
        "Dinas  Pasar",
        " dinas pasar ",
        "Dinas\u00a0Pasar",
        "Dinas\u200b Pasar",
        "Di\u00adnas Pasar",
        "\ufeffDinas\nPasar",
    ],
)
def test_capitals_spaces_and_what_cannot_be_seen_make_no_other_office(name: str) -> None:
    assert office_key(name) == office_key("Dinas Pasar")


def test_other_words_make_another_office() -> None:
    assert len({office_key(name) for name in ("Dinas Pasar", "DinasPasar", "Dinas Pasar 2", "Dinas, Pasar")}) == 4


def test_the_spelling_used_most_is_shown() -> None:
    names = ["DINAS PASAR", "Dinas\u200b  Pasar", "Dinas Pasar", "Dinas Air", "DINAS AIR"]
    assert usual_spellings(names) == {"dinas pasar": "Dinas Pasar", "dinas air": "DINAS AIR"}
