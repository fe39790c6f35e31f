"""Code lists: every entry is found by its key, label, number and other spellings, and nothing else is."""

import time
import unicodedata
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from schemas.innovation import NationalProgramme
from schemas.jsonschema import record_schema
from schemas.vocabulary import choose, loosely, vocabulary, vocabulary_names

SPELLINGS = [
    (name, key, spelling)
    for name in vocabulary_names()
    for key in vocabulary(name).entries
    for spelling in vocabulary(name).spellings(key)
]


def test_known_lists_are_all_there() -> None:
    assert vocabulary_names() == [
        *("asta_cita", "bentuk", "gelar", "inisiator", "jenis", "jenis_bukti", "jenis_pengusul", "jenis_tautan"),
        *("klasifikasi", "kompetisi", "pkpn", "pkpn_program", "sdgs", "tahapan", "tematik", "urusan"),
    ]


@pytest.mark.parametrize(
    ("name", "entries"),
    [("asta_cita", 8), ("sdgs", 17), ("urusan", 38), ("pkpn", 9), ("pkpn_program", 56), ("tahapan", 3), ("jenis", 2)],
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
    # Figures stay together: 1.6 is not 16.
    varied = "".join(
        data.draw(st.sampled_from([character, character.upper(), character.lower()]))
        + ("" if character.isdigit() and after.isdigit() else data.draw(noise))
        for character, after in zip_longest(text, text[1:], fillvalue="")
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


@pytest.mark.parametrize(
    ("name", "written", "key"),
    [
        ("sdgs", "TPB 9", "sdg_9"),
        ("sdgs", "TPB 9 - Industri, Inovasi, dan Infrastruktur", "sdg_9"),
        ("sdgs", "TPB/SDGs 16", "sdg_16"),
        ("sdgs", "SDGs 1", "sdg_1"),
        ("sdgs", "sdg 11: Kota dan Pemukiman yang Berkelanjutan", "sdg_11"),
        ("sdgs", "10. Berkurangnya Kesenjangan", "sdg_10"),
        ("sdgs", "Tujuan 4", "sdg_4"),
        ("sdgs", "16. Perdamaian", "sdg_16"),
        ("sdgs", "3", "sdg_3"),
        ("sdgs", "03", "sdg_3"),
        ("sdgs", "3. Kehidupan Sehat", "sdg_3"),
        ("sdgs", "SDG's ke-3", "sdg_3"),
        ("sdgs", "Goal No. 16: Perdamaian, Keadilan", "sdg_16"),
        ("sdgs", "TPB Tanpa Kemiskinan", "sdg_1"),
        ("sdgs", "1.6", None),
        ("sdgs", "SDGs 1.6", None),
        ("sdgs", "Kehidupan", None),
        ("sdgs", "TPB", None),
        ("sdgs", "0", None),
        ("asta_cita", "Asta Cita 4", "asta_cita_4"),
        ("asta_cita", "4. Memperkuat pembangunan sumber daya manusia (SDM), sains", "asta_cita_4"),
        ("asta_cita", "Asta Cita IV", "asta_cita_4"),
        ("asta_cita", "Misi keempat", "asta_cita_4"),
        ("asta_cita", "VIII", "asta_cita_8"),
        ("asta_cita", "Asta Cita 9", None),
        ("asta_cita", "Asta Cita 4: Membangun dari desa", None),
        ("urusan", "1.02 Kesehatan", "kesehatan"),
        ("urusan", "1.02", "kesehatan"),
        ("urusan", "Urusan Kesehatan", "kesehatan"),
        ("urusan", "2.16. Komunikasi", "komunikasi_informatika"),
        ("urusan", "10.2", None),
        ("urusan", "1.2", None),
        ("sdgs", "TPB 18", None),
        ("sdgs", "TPB 9 - Tanpa Kemiskinan", None),
        ("asta_cita", "Asta Cita ke-3", "asta_cita_3"),
        (
            "asta_cita",
            "Memperkuat reformasi politik, hukum, dan birokrasi, serta memperkuat pencegahan dan pemberantasan "
            "korupsi, narkoba, judi, dan penyelundupan",
            "asta_cita_7",
        ),
        (
            "asta_cita",
            "Asta Cita 6: Membangun dari desa dan dari bawah untuk pertumbuhan ekonomi, pemerataan ekonomi, dan "
            "pemberantasan kemiskinan",
            "asta_cita_6",
        ),
        (
            "asta_cita",
            "Membangun dari desa dan dari bawah untuk pemerataan ekonomi dan pemberantasan kemiskinan",
            "asta_cita_6",
        ),
        ("urusan", "2.12", "kependudukan"),
        ("urusan", "3.25 Kelautan dan Perikanan", "perikanan"),
        ("urusan", "1.06 - Sosial", "sosial"),
        ("urusan", "1.07", None),
        ("pkpn", "Klaster C", "pendidikan"),
        ("pkpn_program", "Digitalisasi Pendidikan", "c_6"),
    ],
)
def test_what_people_write_is_recognised(name: str, written: str, key: str | None) -> None:
    assert vocabulary(name).key_of(written) == key


@pytest.mark.parametrize("name", ["asta_cita", "sdgs", "urusan"])
def test_the_beginning_of_a_name_never_means_another_entry(name: str) -> None:
    codes = vocabulary(name)
    for key, entry in codes.entries.items():
        for whole in (entry.label, entry.long_label or "", *entry.aliases):
            words = whole.split()
            for count in range(1, len(words)):
                beginning = " ".join(words[:count])
                assert codes.key_of(beginning) in {codes.known.get(loosely(beginning)), key}


@pytest.mark.parametrize("text", ["a" * 50_000, "_" * 50_000, "0" * 50_000, "tpb " * 12_000, "ke" * 25_000 + "!"])
def test_no_text_keeps_it_long(text: str) -> None:
    before = time.process_time()
    assert [vocabulary(name).key_of(text) for name in ("sdgs", "asta_cita", "urusan")] == [None] * 3
    assert time.process_time() - before < 2


def test_programmes_are_suggestions_each_in_a_cluster() -> None:
    clusters = {entry.group for entry in vocabulary("pkpn_program").entries.values()}
    assert clusters == set(vocabulary("pkpn").entries) - {"non_pkpn"}
    assert vocabulary("pkpn_program").grade == "inferred"
    schema = record_schema([])
    [text, *_none] = [
        each for each in [schema["$defs"]["NationalProgramme"]["properties"]["program"]] if "examples" in each
    ]
    assert "514 Sekolah Rakyat" in text["examples"]
    assert NationalProgramme(klaster="pendidikan", program="Program sendiri").program == "Program sendiri"


def test_unknown_list_is_no_list() -> None:
    with pytest.raises(FileNotFoundError):
        vocabulary("tidak_ada")
