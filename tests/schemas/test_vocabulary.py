"""Code lists: every entry is found by its key, label, number and other spellings, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from schemas.vocabulary import choose, loosely, vocabulary, vocabulary_names

SPELLINGS = [
    (name, key, spelling)
    for name in vocabulary_names()
    for key, entry in vocabulary(name).entries.items()
    for spelling in (key, entry.label, *entry.aliases, *([entry.number] if entry.number else []))
]


def test_known_lists_are_all_there() -> None:
    assert vocabulary_names() == [
        *("asta_cita", "bentuk", "gelar", "inisiator", "jenis", "jenis_bukti", "jenis_pengusul", "jenis_tautan"),
        *("klasifikasi", "kompetisi", "pkpn", "sdgs", "tahapan", "tematik", "urusan"),
    ]


@pytest.mark.parametrize(
    ("name", "entries"), [("asta_cita", 8), ("sdgs", 17), ("urusan", 38), ("pkpn", 9), ("tahapan", 3), ("jenis", 2)]
)
def test_official_list_has_all_its_entries(name: str, entries: int) -> None:
    assert len(vocabulary(name).entries) == entries


@pytest.mark.parametrize("name", vocabulary_names())
def test_list_has_a_title_a_source_and_entries_with_labels(name: str) -> None:
    codes = vocabulary(name)
    assert codes.title
    assert codes.source
    assert codes.entries
    assert all(entry.label for entry in codes.entries.values())


@pytest.mark.parametrize("name", vocabulary_names())
def test_no_spelling_of_a_list_means_two_entries(name: str) -> None:
    meanings: dict[str, set[str]] = {}
    for listed, key, spelling in SPELLINGS:
        if listed == name:
            meanings.setdefault(loosely(spelling), set()).add(key)
    assert meanings
    assert {spelling: keys for spelling, keys in meanings.items() if len(keys) > 1} == {}


def test_every_spelling_gives_its_key() -> None:
    assert len(SPELLINGS) > 250
    assert [(name, choose(name, spelling)) for name, _key, spelling in SPELLINGS] == [
        (name, key) for name, key, _spelling in SPELLINGS
    ]


@given(st.sampled_from(SPELLINGS), st.data())
def test_spelling_may_differ_in_case_space_punctuation_and_accents(
    spelling: tuple[str, str, str], data: st.DataObject
) -> None:
    name, key, text = spelling
    noise = st.sampled_from(["", "", "", " ", "  ", "-", "_", ".", "/", "\u0301"])
    varied = "".join(
        data.draw(st.sampled_from([character, character.upper(), character.lower()])) + data.draw(noise)
        for character in text
    )
    assert choose(name, varied) == key
    assert choose(name, unicodedata.normalize("NFD", f"  {text}\n")) == key


@pytest.mark.parametrize("value", ["", "bukan pilihan", "digitall", "0", None, ["digital"], {"digital": "ya"}, 1])
def test_anything_else_is_refused_with_the_choices(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        choose("jenis", value)
    assert caught.value.type == "choice-unknown"
    assert caught.value.context is not None
    assert caught.value.context["choices"] == {"digital": "Digital", "non_digital": "Non Digital"}


def test_unknown_list_is_no_list() -> None:
    with pytest.raises(FileNotFoundError):
        vocabulary("tidak_ada")
