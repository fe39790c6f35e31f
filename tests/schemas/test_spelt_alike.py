"""The JSON Schema of a record and the program accept the same values, whatever kind of field they stand in."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from schemas.editions import edition_files, load_edition
from schemas.jsonschema import record_schema
from schemas.source import parse_source
from schemas.submission import fill
from schemas.vocabulary import vocabulary
from submissions.assessment.measures import parameter_reached
from submissions.assessment.parameters import FactDoubt
from tests.build import edition, record_of
from tests.schemas.test_jsonschema import in_editor

Place = tuple[str | int, ...]


def ecma_pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """Judge a pattern as editors do: there `$` is the end, and not also the place before a last line break."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def schema() -> Any:
    validator = extend(Draft202012Validator, {"pattern": ecma_pattern})
    return validator(record_schema(map(load_edition, edition_files())))


DATES = ["2024-03-01", "1-3-2024", "01/03/2024", "31.12.2025", "31 Desember 2025", "1 mei 2024", "29 Februari 2023"]
NUMBERS = ["0", "12", "12,5", "1250", "-3", "-0,0", "1.250", "1.25", "0.125", "1,250"]
WHOLES = ["2024", "0-5", "+3", "007", "2024.0", "1_000", "-5"]
POINTS = ["-7.25, 112.75", "-7,25; 112,75", "90,180", "-90.0;-180.00", "91, 0", "7,25, 110,5", "0,181", "007.5,8"]
LINKS = [
    "https://contoh.go.id",
    "http://a.b/c?d#e",
    "HTTPS://x.y:8080/",
    "https://a@b.c",
    "https://contoh",
    "ftp://a.b",
]
PATHS = ["bukti/a.pdf", "a b.jpg", "../a.pdf", "a/../b", "/a", "C:/a", "a..b/c", "bukti\\a.pdf", "..", "a/.."]
IDENTIFIERS = ["sk-tim", "a_b", "2024", "A", "a--b", "a" * 80, "a" * 81, "-a"]
TEXTS = ["Satu", " ", "", "\u00a0", "ya", "12"]
YES_NO = ["ya", "Ya", "TIDAK", "yes", "no", "true", "False", "mungkin"]


def spelt(*lists: str) -> list[str]:
    entries = [entry for name in lists for entry in vocabulary(name).entries.items()]
    numbers = [text for name in lists for key in vocabulary(name).entries for text in vocabulary(name).spellings(key)]
    more = ["16. Perdamaian", "TPB No. 3", "3. Kehidupan Sehat", "1.02 Kesehatan", "1.6", "Asta Cita IV", "10.2"]
    return [text for key, entry in entries for text in (key, entry.label, *entry.aliases)] + more + numbers[::9]


def wordings(indicator: str) -> list[str]:
    known = edition("iga-2026").indicators[indicator]
    return [*getattr(known.measure, "options", ()), *known.parameters]


def bases(indicator: str) -> list[str]:
    measure: Any = edition("iga-2026").indicators[indicator].measure
    return [*measure.bases, *(basis.name for basis in measure.bases.values())]


# Where a value stands (`{}` for a key), and spellings from which others are made.
FIELDS: dict[str, tuple[Place, list[str]]] = {
    "text": (("nama",), TEXTS),
    "text of a list": (("indikator", "sdm", "daftar", 0), TEXTS),
    "optional text": (("nama_inisiator",), TEXTS),
    "long text": (("tujuan",), TEXTS),
    "code": (("urusan_utama",), spelt("urusan")),
    "code with numbers": (("sdgs", 0), spelt("sdgs")),
    "code of part": (("pengusul", "jenis"), spelt("jenis_pengusul")),
    "literal": (("bentuk_inovator",), ["tim", "perorangan", "Tim"]),
    "literal of a list": (("kompetisi", 0), ["iga", "kipp", "IGA"]),
    "date": (("waktu_ide",), DATES),
    "yes or no": (("aplikasi",), YES_NO),
    "number": (("indikator", "sdm", "jumlah"), NUMBERS),
    "count": (("indikator", "sdm", "diterima"), NUMBERS),
    "whole number": (("indikator", "sdm", "tahun", 0), WHOLES),
    "coordinates": (("koordinat",), POINTS),
    "link": (("tautan", "situs"), LINKS),
    "path": (("bukti", "x", "berkas"), PATHS),
    "identifier": (("id",), IDENTIFIERS),
    "citation": (("indikator", "sdm", "bukti", 0), IDENTIFIERS),
    "key": (("lampiran", "{}"), IDENTIFIERS),
    "option": (("indikator", "regulasi", "pilihan"), wordings("regulasi")),
    "basis": (("indikator", "kemanfaatan", "basis"), bases("kemanfaatan")),
    "answer text": (("jawaban", "iga-2026", "nama_inisiator"), TEXTS),
    "answer narrative": (("jawaban", "iga-2026", "tujuan", "isi"), TEXTS),
    "answer date": (("jawaban", "iga-2026", "waktu_uji_coba"), DATES),
    "answer date with documents": (("jawaban", "iga-2026", "waktu_uji_coba", "isi"), DATES),
    "answer coordinates": (("jawaban", "kipp-2025", "koordinat"), POINTS),
    "answer yes or no": (("jawaban", "kipp-2023", "spbe"), YES_NO),
    "answer link": (("jawaban", "kipp-2025", "link_video"), LINKS),
    "answer files": (("jawaban", "iga-2026", "anggaran", 0), PATHS),
    "answer code": (("jawaban", "iga-2026", "tahapan"), spelt("tahapan")),
    "answer codes": (("jawaban", "kipp-2025", "sdgs", 0), spelt("sdgs")),
    "answer choice": (
        ("jawaban", "kipp-2025", "kategori"),
        list(edition("kipp-2025").fields["kategori"].labels.values()),
    ),
    "answer group": (("jawaban", "kipp-2025", "kelompok"), ["umum", "Umum", "khusus", "replikasi"]),
    "answer part code": (("jawaban", "iga-2026", "urusan", "urusan_utama"), spelt("urusan")),
    "answer part date": (("jawaban", "iga-2026", "perkembangan", "waktu_pengembangan"), DATES),
    "answer part yes or no": (("jawaban", "iga-2026", "perkembangan", "perkembangan"), YES_NO),
    "answer people": (("jawaban", "kipp-2025", "inovator", 0, "nama"), TEXTS),
}
NOISE = [*" \t\n-_.,;:/'()@?#=", *"09aZ", "\u00a0", "é", "Ｋ", "ſ", "\u212a"]


@st.composite
def near(draw: st.DrawFn, spellings: list[str]) -> str:
    """Return a text that is one of some spellings, or nearly."""
    text = draw(st.sampled_from(spellings))
    for _number in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        change: Callable[[str], str] = draw(
            st.sampled_from(
                [str.swapcase, str.upper, lambda rest: rest[1:], lambda rest: f"{draw(st.sampled_from(NOISE))}{rest}"]
            )
        )
        text = text[:at] + change(text[at:])
    return text


def placed(place: Place, written: str) -> str:
    """Return a record with a value, as it is written, in its place."""
    key = place[-1]
    inner = f"[{written}]" if isinstance(key, int) else f"{{{written}: []}}" if key == "{}" else f"{{{key}: {written}}}"
    beside = {"bukti": "jenis: sop, ", "inovator": ""}
    for depth in range(len(place) - 2, -1, -1):
        name = place[depth]
        if place[0] == "bukti" and depth == 1:
            inner = inner.replace("{", "{" + beside["bukti"], 1)
        inner = f"[{inner}]" if isinstance(name, int) else f"{{{name}: {inner}}}"
    lines = {"nama": "nama: Satu", "pengusul": "pengusul: {nama: Dinas, jenis: opd}"}
    if place[0] == "pengusul":
        inner = inner.replace("{pengusul: {", "{pengusul: {nama: Dinas, ", 1)
    others = [line for name, line in lines.items() if name != place[0]]
    return "{" + ", ".join([*others, inner[1:-1]]) + "}\n"


def about_more_than_the_value(code: str) -> bool:
    return code.startswith("words-") or code == "missing"


def program_takes(text: str, place: Place) -> bool:
    record = record_of(text)
    # What the reader itself refuses is refused before a field is looked at.
    if record.innovation is None or record.findings:
        return False
    if place[0] == "jawaban":
        known = edition(str(place[1]))
        filled = fill(record.innovation, known)
        errors = [error for error in filled.errors if error.answer.location[:3] == place[:3]]
        return all(about_more_than_the_value(error.code) for error in errors)
    if place[-1] in ("pilihan", "basis"):
        facts = record.innovation.indikator[str(place[1])]
        reached = parameter_reached(facts, edition("iga-2026").indicators[str(place[1])])
        return reached.doubt is not FactDoubt.FACT_UNFIT
    return True


def no_such_day(text: str) -> bool:
    days = re.findall("[0-9]+", text)
    return any(int(day) > 28 for day in days if len(day) <= 2)


def documented(name: str, text: str) -> bool:
    """Return whether docs/record.md says that the schema lets such a value through."""
    if "date" in name:
        return no_such_day(text)
    if "link" in name:
        return not text.isascii() or "[" in text
    if name.split()[-1] in ("code", "codes", "numbers", "part", "choice", "group", "option", "basis"):
        return not text.isascii()
    return False


@pytest.mark.parametrize("name", FIELDS)
def test_texts_are_taken_by_both_or_by_neither(name: str) -> None:
    place, spellings = FIELDS[name]

    @given(near(spellings))
    def holds(value: str) -> None:
        text = placed(place, json.dumps(value, ensure_ascii=False))
        takes = program_takes(text, place)
        fits = schema().is_valid(yaml.safe_load(text.replace("\t", "\\t")))
        assert fits or not takes, f"the program takes {value!r}, the schema does not"
        assert takes or not fits or documented(name, value), f"the schema takes {value!r}, the program does not"

    holds()
    # The spellings that others are made of are such and such: neither everything nor nothing is taken.
    taken = [value for value in spellings if program_takes(placed(place, json.dumps(value)), place)]
    assert taken


PLAIN = [
    *DATES,
    *NUMBERS,
    *WHOLES,
    *YES_NO,
    *IDENTIFIERS,
    "~",
    "null",
    "1e5",
    "1e-5",
    "1.0",
    "TRUE",
    "16",
    "-16",
    "0x1f",
]


# Keys are text to an editor too.
@pytest.mark.parametrize("name", [name for name in FIELDS if name != "key"])
def test_what_the_program_takes_without_quotes_an_editor_takes(name: str) -> None:
    place, spellings = FIELDS[name]
    plain = [value for value in {*PLAIN, *spellings} if re.fullmatch(r"[\w.+~-][\w .+/-]*(?<! )", value)]
    assert plain
    refused = []
    for value in plain:
        text = placed(place, value)
        if program_takes(text, place) and not schema().is_valid(in_editor(text)):
            refused.append(value)
    assert refused == []


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("sdgs:", True),
        ("rancang_bangun:", True),
        ("indikator: {sdm: }", True),
        ("jawaban: {iga-2026: }", True),
        ("jawaban: {iga-2026: {waktu_uji_coba: }}", True),
        ("sdgs: [~]", False),
        ("sdgs: kesehatan", False),
        ("pengusul:", False),
        ("bukti: {x: }", False),
        ("jawaban: {kipp-2025: {sdgs: []}}", False),
        ("jawaban: {iga-2026: {anggaran: a.pdf}}", False),
        ("jawaban: {iga-2026: {tahapan: [inisiatif]}}", True),
        ("jawaban: {iga-2026: {tahapan: [inisiatif, penerapan]}}", False),
        ("jawaban: {iga-2026: {urusan: kesehatan}}", False),
        ("jawaban: {iga-2026: {perkembangan: {waktu_pengembangan: {isi: 2024-01-01}}}}", False),
        ("jawaban: {iga-2026: {waktu_uji_coba: {isi: 2024-01-01, bukti: 2024}}}", True),
    ],
)
def test_nothing_lists_and_groups(text: str, fits: bool) -> None:
    lines = {"nama": "nama: Satu", "pengusul": "pengusul: {nama: Dinas, jenis: opd}"}
    name = text.partition(":")[0]
    whole = "\n".join([*(line for key, line in lines.items() if key != name), text]) + "\n"
    data = parse_source(whole.encode(), "a.yaml").data
    place: Place = (name,)
    if name == "jawaban":
        ((year, answers),) = data["jawaban"].items()
        place = (name, year, *(answers or {"x": None}))
    assert (program_takes(whole, place), schema().is_valid(in_editor(whole))) == (fits, fits)
