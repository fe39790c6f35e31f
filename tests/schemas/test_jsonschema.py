"""The JSON Schemas take what `check` reads, refuse what it refuses, and speak Indonesian."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from schemas.editions import edition_files, load_edition
from schemas.jsonschema import edition_schema, record_schema, schema_text, settings_schema
from schemas.settings import Settings
from submissions.sample.starter import written_records
from tests.build import REMOVED, all_findings, as_yaml, changed, complete_record, report_of


class Core(yaml.SafeLoader):
    """Reads scalars as editors do: by the core schema of YAML 1.2."""


Core.yaml_implicit_resolvers = {}
for kind, pattern, firsts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), list(firsts))


def in_editor(text: str) -> Any:
    return yaml.load(text, Core)


def faults(schema: dict[str, Any], text: str) -> list[str]:
    found = Draft202012Validator(schema).iter_errors(in_editor(text))
    return sorted(".".join(map(str, each.absolute_path)) for each in found)


@pytest.fixture(scope="module")
def records() -> dict[str, Any]:
    return record_schema(map(load_edition, edition_files()))


@pytest.mark.parametrize("name", ["record", "edition", "settings", *edition_files()])
def test_schemas_are_valid_and_the_same_each_time(name: str) -> None:
    def made() -> dict[str, Any]:
        if name == "edition":
            return edition_schema()
        if name == "settings":
            return settings_schema()
        return record_schema(map(load_edition, edition_files() if name == "record" else [name]))

    Draft202012Validator.check_schema(made())
    assert schema_text(made()) == schema_text(made())
    assert made()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("key", sorted(written_records()))
def test_hand_written_records_fit(key: str, records: dict[str, Any]) -> None:
    folder = Path(__file__).parents[2] / "submissions" / "sample" / "records"
    assert faults(records, (folder / f"{key}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", edition_files())
def test_packaged_editions_fit(name: str) -> None:
    path = edition_files()[name].packaged
    assert path is not None
    assert faults(edition_schema(), path.read_text(encoding="utf-8")) == []


# What a record may say otherwise than its schema's plainest form, and `check` reads all the same.
LENIENT: list[dict[str, Any]] = [
    {"waktu_ide": "5 Agustus 2019"},
    {"waktu_ide": "05-08-2019"},
    {"urusan_utama": "Kesehatan"},
    {"aplikasi": "yes"},
    {"indikator.sdm.jumlah": "12,5"},
    {"bukti.sop.nomor": "12"},
    {"tujuan": None},
    {"sdgs": None},
]


@pytest.mark.parametrize("changes", LENIENT, ids=str)
def test_what_check_reads_fits(changes: dict[str, Any], records: dict[str, Any]) -> None:
    text = as_yaml(changed(changes))
    assert faults(records, text) == []
    codes = {each.code for each in report_of(text, "iga-2026").findings}
    assert not codes & {"key-unknown", "choice-unknown", "date-unreadable", "number-unreadable", "text-expected"}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"tujuann": "x"}, "", "key-unknown"),
    ({"pengusul.nama": REMOVED}, "pengusul", "value-missing"),
    ({"tujuan": ["x"]}, "tujuan", "text-expected"),
    ({"waktu_ide": "kemarin"}, "waktu_ide", "date-unreadable"),
    ({"aplikasi": "mungkin"}, "aplikasi", "yes-no-unreadable"),
    ({"urusan_utama": "sulap"}, "urusan_utama", "choice-unknown"),
    ({"indikator.regulasi2.jumlah": "1"}, "indikator", "indicator-unknown"),
    ({"jawaban.iga-2027": {"x": "y"}}, "jawaban", "edition-unknown"),
    ({"bukti.sop.jenis": "film"}, "bukti.sop.jenis", "choice-unknown"),
]


@pytest.mark.parametrize(("changes", "at", "code"), WRONG, ids=[code for _c, _a, code in WRONG])
def test_what_check_refuses_does_not_fit(changes: dict[str, Any], at: str, code: str, records: dict[str, Any]) -> None:
    text = as_yaml(changed(changes))
    assert faults(records, as_yaml(complete_record())) == []
    assert faults(records, text) == [at]
    assert code in {each.code for each in all_findings(report_of(text, "iga-2026"))}


def test_the_schema_of_records_is_small_enough_to_be_read_while_one_types(records: dict[str, Any]) -> None:
    assert len(schema_text(records)) < 170_000


def test_parts_that_repeat_are_said_once(records: dict[str, Any]) -> None:
    def texts(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            pattern = part.get("pattern", "")
            if isinstance(pattern, str) and len(pattern) > 200:
                yield f"{part['type']} {pattern}"
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                yield from texts(inner)

    found = list(texts(records))
    assert len(found) > 20
    assert len(set(found)) == len(found)


def untitled(schema: Any, at: str = "") -> Iterator[str]:
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            if not inner.get("title") and "$ref" not in inner:
                yield f"{at}/{name}"
        for key, inner in schema.items():
            yield from untitled(inner, f"{at}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from untitled(inner, at)


def test_every_field_of_a_record_has_its_title(records: dict[str, Any]) -> None:
    assert list(untitled(records)) == []
    text = schema_text(records)
    assert "Nama Inovasi" in text
    # The program's own words, which are English, are not among the descriptions.
    assert [word for word in (" the ", " which ", " innovation") if word in text] == []


SETTINGS = Path(__file__).parents[2] / "submissions" / "sample" / "fragments" / "workspace" / "submissions.yaml"


def test_settings_of_the_example_fit_and_wrong_ones_do_not() -> None:
    text = SETTINGS.read_text(encoding="utf-8")
    assert faults(settings_schema(), text) == []
    assert faults(settings_schema(), "edisi:\n") == []
    assert faults(settings_schema(), text.replace("iga: 2026", "iga: '2026'")) == []
    assert faults(settings_schema(), text + "tanggal_surat: 1 Maret 2026\n") == []
    assert faults(settings_schema(), text + "tanggal_surat: kemarin\n") == ["tanggal_surat"]
    assert faults(settings_schema(), text.replace("alamat:", "alamatt:")) == ["kop"]
    dates = "tenggat:\n  semua: {Naskah masuk: 2026-06-05, Kirim: }\n  kipp:\nhari_libur: [1 Juni 2026]\n"
    assert faults(settings_schema(), text + dates) == []
    assert faults(settings_schema(), text + "tenggat: {semua: {Naskah: besok}}\n") == ["tenggat.semua"]
    assert faults(settings_schema(), text + "hari_libur: [besok]\n") == ["hari_libur.0"]


def test_every_field_of_the_settings_has_its_title() -> None:
    assert list(untitled(settings_schema())) == []
    assert list(settings_schema()["properties"]) == [*Settings.model_fields]


def test_limits_and_parameters_stand_in_the_descriptions() -> None:
    schema = record_schema([load_edition("kipp-2025")])
    answer = schema["properties"]["jawaban"]["properties"]["kipp-2025"]["properties"]["latar_belakang"]
    assert "Paling banyak" in answer["description"]
    assert list(schema["properties"]["jawaban"]["properties"]) == ["kipp-2025"]
    indicator = record_schema([load_edition("iga-2026")])["properties"]["indikator"]["properties"]["regulasi"]
    assert indicator["description"].splitlines()[0] == "Indikator 16"
    assert indicator["title"] == "Regulasi Inovasi Daerah"
