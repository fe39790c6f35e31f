"""The packaged editions: what each says, that it is whole and consistent, and how an office lays its own over it."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from schemas.competitions import parsed_name
from schemas.drafts import draft
from schemas.edition import Edition, FormField, Indicator
from schemas.editions import UnknownEditionError, edition_files, edition_name, load_edition
from schemas.innovation import Innovation
from schemas.measures import BandsMeasure, BasisMeasure, OptionMeasure, YearsMeasure
from schemas.rules import Grade, rules_in
from schemas.source import parse_source
from submissions.findings.from_errors import from_validation
from submissions.resources import templates_folder
from tests.build import as_yaml, edition, edition_data, laid_over, packaged_editions

NAMES = packaged_editions()
BESIDE_THE_RECORD = {"pemda", "tipe_instansi"}


def test_packaged_editions_come_by_competition_the_newest_first() -> None:
    parts = [parsed_name(name) for name in NAMES]
    assert None not in parts
    assert parts == sorted(filter(None, parts), key=lambda part: (part.competition, -part.year))
    assert {"iga-2026", "iga-2023", "kipp-2025", "kipp-2023", "kipp-2022", "kipp-2021"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_edition_says_what_it_is(name: str) -> None:
    loaded = edition(name)
    assert loaded.id == name
    assert loaded.name
    assert loaded.notes
    assert loaded.sources
    assert loaded.fields
    if loaded.level == "national":
        assert loaded.authority
        assert loaded.legal_basis


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_an_edition_answers_for_itself(name: str) -> None:
    rules = list(rules_in(edition(name)))
    assert rules
    assert [path for path, rule in rules if not rule.source or rule.grade is None] == []


@pytest.mark.parametrize(
    ("name", "path", "grade"),
    [
        ("iga-2026", ("fields", "tujuan", "required"), Grade.CORROBORATED),  # from the file's default
        ("iga-2026", ("eligibility", "kriteria_pp38"), Grade.OFFICIAL),  # its own
        ("iga-2026", ("eligibility", "jendela_penerapan", "development_inside"), Grade.SINGLE),
        ("iga-2026", ("eligibility", "bukti_per_indikator"), Grade.SINGLE),
        ("iga-2026", ("fields", "rancang_bangun", "parts", "dasar_hukum", "required"), Grade.INFERRED),
        ("kipp-2025", ("fields", "judul", "required"), Grade.OFFICIAL),
        ("kipp-2025", ("fields", "dampak", "words"), Grade.SINGLE),
        ("kipp-2025", ("fields", "opp", "required"), Grade.SINGLE),
        ("kipp-2022", ("eligibility", "umur_minimum", "exceptions", "0"), Grade.INFERRED),
        ("kipp-2025", ("fields", "judul", "words"), Grade.INFERRED),  # from what encloses it
        ("kipp-2025", ("fields", "cara_kerja", "required"), Grade.INFERRED),  # its weakest link
        ("kipp-2023", ("fields", "dampak", "required"), Grade.INFERRED),
        ("iga-2026", ("eligibility", "indikator_wajib"), Grade.SINGLE),
        ("kipp-2025", ("letters", "replikasi", "meterai"), Grade.INFERRED),
        ("kipp-2025", ("calendar", "evaluation_opens"), Grade.CORROBORATED),
        ("kipp-2022", ("eligibility", "umur_minimum"), Grade.OFFICIAL),
        ("iga-2023", ("indicators", "sdm", "weight"), Grade.INFERRED),
    ],
)
def test_rule_takes_the_grade_of_what_encloses_it_unless_it_has_its_own(
    name: str, path: tuple[str, ...], grade: Grade
) -> None:
    assert dict(rules_in(edition(name)))[path].grade is grade


def official_weights(fields: dict[str, FormField]) -> dict[str, Decimal]:
    return {key: field.weight.value for key, field in fields.items() if field.weight and field.weight.value is not None}


def test_form_of_iga_2026_has_22_numbered_fields_in_order() -> None:
    assert [field.no for field in edition("iga-2026").fields.values()] == [str(number) for number in range(1, 23)]


# Number, key, weight and whether it is mandatory, as in the table of indicators for 2026.
INDICATORS_2026 = [
    ("16", "regulasi", 3, True),
    ("17", "sdm", 2, True),
    ("18", "anggaran", 2, False),
    ("19", "alat_kerja", 2, False),
    ("20", "bimtek", 1, False),
    ("21", "rkpd", 2, False),
    ("22", "aktor", 1, False),
    ("23", "pelaksana", 1, False),
    ("24", "jejaring", 1, False),
    ("25", "sosialisasi", 1, False),
    ("26", "pedoman", 1, False),
    ("27", "informasi_layanan", 1, False),
    ("28", "kemudahan_proses", 2, False),
    ("29", "pengaduan", 1, False),
    ("30", "layanan_terintegrasi", 2, False),
    ("31", "replikasi", 3, False),
    ("32", "kecepatan_penciptaan", 2, True),
    ("33", "kemanfaatan", 3, True),
    ("34", "monev", 2, False),
    ("35", "video", 4, True),
]


def test_indicators_of_iga_2026_are_those_of_its_table() -> None:
    assert [
        (indicator.no, key, int(indicator.weight.value or 0), bool(indicator.mandatory.value))
        for key, indicator in edition("iga-2026").indicators.items()
    ] == INDICATORS_2026
    assert sum(weight for _no, _key, weight, _mandatory in INDICATORS_2026) == 37
    assert edition("iga-2026").maximum_maturity == 111


def test_government_indicators_of_iga_2026_are_20_rows_that_reach_63() -> None:
    rows = list(edition("iga-2026").government_indicators.values())
    assert [row.no for row in rows] == [
        *("1", "2a", "2b", "3", "4", "5a", "5b", "6", "7", "8"),
        *("9", "10a", "10b", "11a", "11b", "12", "13a", "13b", "14", "15"),
    ]
    total = sum((row.weight.value or Decimal(0) for row in rows), Decimal(0))
    assert total == 21
    assert 3 * total == 63


def test_index_of_iga_2026_adds_up_to_250() -> None:
    scoring = edition("iga-2026").scoring
    assert scoring is not None
    parts = (scoring.maximum_government, scoring.maximum_maturity, scoring.maximum_count)
    assert [int(part) for part in parts] == [63, 111, 76]
    assert sum(parts) == scoring.maximum_total == 250
    assert scoring.counted_at_most * scoring.weight_per_innovation == 76
    assert {year: (each.min_divisor, each.min_basic_service_affairs) for year, each in scoring.years.items()} == {
        "2026": (12, 5),
        "2027": (14, 6),
        "2028": (16, 6),
        "2029": (18, 6),
    }


def test_window_of_iga_2026_is_the_two_years_before() -> None:
    rule = edition("iga-2026").eligibility["jendela_penerapan"]
    assert rule.rule == "implementation_window"
    assert (rule.applied_from, rule.applied_to) == (dt.date(2024, 1, 1), dt.date(2025, 12, 31))
    assert rule.development_counts


def test_weights_of_kipp_2023_umum_are_official_and_add_up_to_100() -> None:
    form = edition("kipp-2023").fields_for("umum")
    weighed = {key: field.weight for key, field in form.items() if field.weight}
    assert official_weights(form) == {
        "ringkasan": 0,
        "latar_belakang": 10,
        "kebaruan": 15,
        "implementasi": 5,
        "signifikansi": 30,
        "potensi_replikasi": 20,
        "sumber_daya": 5,
        "keberlanjutan": 15,
    }
    assert {weight.grade for weight in weighed.values()} == {Grade.OFFICIAL}
    assert sum(official_weights(form).values()) == 100


def test_weights_of_kipp_2022_umum_add_up_to_100_and_most_are_inferred() -> None:
    form = edition("kipp-2022").fields_for("umum")
    assert sum(official_weights(form).values()) == 100
    grades = {key: field.weight.grade for key, field in form.items() if field.weight}
    assert (grades.pop("ringkasan"), grades.pop("ide_inovatif")) == (Grade.CORROBORATED, Grade.SINGLE)
    assert set(grades.values()) == {Grade.INFERRED}


@pytest.mark.parametrize(
    ("name", "group", "narratives"),
    [
        ("kipp-2025", "umum", 9),
        ("kipp-2025", "replikasi", 9),
        ("kipp-2023", "umum", 9),
        ("kipp-2023", "khusus", 7),
        ("kipp-2022", "umum", 7),
        ("kipp-2022", "khusus", 5),
        ("kipp-2021", "umum", 10),
        ("kipp-2021", "replikasi", 13),
    ],
)
def test_form_of_a_group_has_its_narratives(name: str, group: str, narratives: int) -> None:
    form = edition(name).fields_for(group)
    assert sum(field.type == "narrative" for field in form.values()) == narratives


def test_kipp_2021_says_what_the_ministry_said_and_no_more() -> None:
    loaded = edition("kipp-2021")
    quotas = {key: group.quota for key, group in loaded.groups.items()}
    assert {key: quota.value if quota else None for key, quota in quotas.items()} == {
        "umum": 10,
        "replikasi": 5,
        "khusus": None,
    }
    form = loaded.fields_for("umum")
    assert official_weights(form) == {"transferabilitas": 15, "strategi_keberlanjutan": 15, "evaluasi": 20}
    assert {field.words.max for field in form.values()} == {None}
    binding = {key for key, field in form.items() if field.required.grade and field.required.grade.binding}
    assert binding == {"judul", "kelompok", "kategori"}


@pytest.mark.parametrize(
    ("name", "groups", "letters"),
    [
        ("iga-2026", [], ["pernyataan"]),
        ("iga-2023", [], ["pernyataan"]),
        ("kipp-2025", ["umum", "replikasi"], ["implementasi", "inovator", "replikasi"]),
        ("kipp-2023", ["umum", "khusus"], ["implementasi", "inovator", "replikasi"]),
        ("kipp-2022", ["umum", "khusus"], []),
    ],
)
def test_groups_and_letters_of_an_edition(name: str, groups: list[str], letters: list[str]) -> None:
    loaded = edition(name)
    assert list(loaded.groups) == groups
    assert loaded.default_group == (groups[0] if groups else None)
    assert list(loaded.letters_for(loaded.default_group)) == letters


@pytest.mark.parametrize(
    ("name", "months", "closes"),
    [
        ("kipp-2025", None, dt.date(2025, 6, 3)),
        ("kipp-2023", None, dt.date(2023, 5, 6)),
        ("kipp-2022", 24, dt.date(2022, 4, 15)),
        ("kipp-2021", 24, dt.date(2021, 5, 11)),
    ],
)
def test_minimum_age_is_unknown_unless_a_source_was_found(name: str, months: int | None, closes: dt.date) -> None:
    rule = edition(name).eligibility["umur_minimum"]
    assert rule.rule == "minimum_age"
    assert rule.months == months
    assert edition(name).calendar[rule.reference].value == closes


def inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := inner_model(each))), None)


def exists_in_the_record(path: str) -> bool:
    model: type[BaseModel] | None = Innovation
    parts = path.split(".")
    for number, part in enumerate(parts):
        if model is None:
            return False
        if part not in model.model_fields:
            return number == len(parts) - 1 and isinstance(getattr(model, part, None), property)
        if path.startswith("lampiran."):
            return len(parts) == 2
        model = inner_model(model.model_fields[part].annotation)
    return True


def with_parts(fields: dict[str, FormField]) -> dict[str, FormField]:
    inner = {f"{key}.{name}": part for key, field in fields.items() for name, part in field.parts.items()}
    return fields | inner


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_looked_up_where_the_record_has_something(name: str) -> None:
    paths = [path for field in with_parts(edition(name).fields).values() for path in field.answer]
    assert len(paths) > 2
    assert [path for path in paths if path not in BESIDE_THE_RECORD and not exists_in_the_record(path)] == []


def test_place_in_the_record_that_does_not_exist_would_be_noticed() -> None:
    known = [
        "nama",
        "pengusul.nama",
        "replikasi.dari.instansi",
        "perkembangan",
        "lampiran.apa_saja",
        "kriteria.manfaat",
    ]
    assert [path for path in known if not exists_in_the_record(path)] == []
    unknown = ["namaa", "pengusul.alamat", "replikasi.dari.kota", "nama.depan", "lampiran.a.b"]
    assert [path for path in unknown if exists_in_the_record(path)] == []


@pytest.mark.parametrize("name", NAMES)
def test_choices_and_conditions_name_what_there_is(name: str) -> None:
    fields = with_parts(edition(name).fields)
    chosen = [field for field in fields.values() if field.type in {"choice", "choices"}]
    assert all(field.labels for field in chosen)
    for field in fields.values():
        if field.when:
            asked = edition(name).fields[field.when.field]
            assert field.when.value in (asked.labels or {"ya": "", "tidak": ""})


@pytest.mark.parametrize("name", ["kipp-2025", "kipp-2023", "kipp-2022", "kipp-2021"])
def test_group_is_asked_with_the_groups_of_the_edition(name: str) -> None:
    asked = edition(name).fields["kelompok"]
    assert asked.labels == {key: group.label for key, group in edition(name).groups.items()}


@pytest.mark.parametrize("name", [name for name in NAMES if edition(name).letters])
def test_letters_have_their_templates_and_their_attachments(name: str) -> None:
    letters = edition(name).letters
    for letter in letters.values():
        assert (templates_folder() / letter.template).is_file()
        # What stands in the form already is uploaded with it.
        assert not (letter.in_form and letter.attachment)
        assert letter.attachment is None or edition(name).fields[letter.attachment].type == "files"


@pytest.mark.parametrize("name", ["iga-2026", "iga-2023"])
def test_measures_say_a_parameter_for_each_possible_fact(name: str) -> None:
    def judge(indicator: Indicator) -> None:
        measure = indicator.measure
        if isinstance(measure, OptionMeasure):
            assert set(measure.options.values()) == {1, 2, 3}
        elif isinstance(measure, YearsMeasure):
            assert set(measure.levels) == {1, 2, 3}
            years = {year for level in measure.levels.values() for covered in level for year in covered}
            assert years == {edition(name).year - back for back in range(3)}
        elif isinstance(measure, BandsMeasure):
            assert measure.unit
            assert (measure.empty_ratio is not None) == (measure.of == "ratio")
        else:
            assert isinstance(measure, BasisMeasure)
            assert measure.bases

    indicators = edition(name).indicators
    assert len(indicators) == 20
    for indicator in indicators.values():
        judge(indicator)


# An office's own editions


def write_edition(folder: Path, name: str, data: dict[str, Any] | str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(laid_over(name, data) if isinstance(data, str) else as_yaml(data), encoding="utf-8")
    return path


def test_file_of_an_office_replaces_a_single_value_with_its_own_grade(tmp_path: Path) -> None:
    text = "indicators:\n  sdm:\n    mandatory: {value: tidak, grade: official, source: Surat 12/2026}\n"
    write_edition(tmp_path, "iga-2026", text)
    ours, packaged = load_edition("iga-2026", tmp_path), edition("iga-2026")
    mandatory = ours.indicators["sdm"].mandatory
    assert (mandatory.value, mandatory.grade, mandatory.source) == (False, Grade.OFFICIAL, "Surat 12/2026")
    assert packaged.indicators["sdm"].mandatory.value is True
    mine, theirs = ours.model_dump(), packaged.model_dump()
    mine["indicators"]["sdm"].pop("mandatory")
    theirs["indicators"]["sdm"].pop("mandatory")
    assert mine == theirs


def test_value_of_an_office_without_grade_takes_that_of_what_encloses_it(tmp_path: Path) -> None:
    write_edition(tmp_path, "kipp-2022", "eligibility:\n  umur_minimum:\n    months: 12\n")
    rule = load_edition("kipp-2022", tmp_path).eligibility["umur_minimum"]
    assert rule.rule == "minimum_age"
    assert (rule.months, rule.grade) == (12, Grade.OFFICIAL)


def test_edition_of_an_office_stands_beside_the_packaged_ones(tmp_path: Path) -> None:
    data = edition_data("iga-2026") | {"year": "2099"}
    write_edition(tmp_path, "iga-2099", data)
    names = list(edition_files(tmp_path))
    assert [name for name in names if name != "iga-2099"] == NAMES
    assert names[names.index("iga-2099") + 1 :][:1] == [name for name in NAMES if name.startswith("iga-")][:1]
    assert edition_name("iga", None, tmp_path) == "iga-2099"
    assert edition_name("iga", 2026, tmp_path) == "iga-2026"
    loaded = load_edition("iga-2099", tmp_path)
    assert (loaded.id, len(loaded.indicators)) == ("iga-2099", 20)


def test_other_files_in_the_folder_are_no_editions(tmp_path: Path) -> None:
    for name in ("catatan", "iga-26", "iga_2027", "-2027", "iga-2027-lama"):
        write_edition(tmp_path, name, "a: 1\n")
    assert list(edition_files(tmp_path)) == NAMES


def test_folder_that_does_not_exist_adds_nothing(tmp_path: Path) -> None:
    assert list(edition_files(tmp_path / "editions")) == NAMES


@pytest.mark.parametrize(("competition", "year"), [("iga", 1999), ("kipp", 2024), ("kipp", 2026)])
def test_unknown_edition_names_those_that_are_known(competition: str, year: int) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        edition_name(competition, year)
    assert caught.value.name == f"{competition}-{year}"
    assert caught.value.known == [name for name in NAMES if name.startswith(competition)]
    with pytest.raises(UnknownEditionError):
        load_edition(f"{competition}-{year}")


def edition_errors(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    with pytest.raises(ValidationError) as caught:
        Edition.model_validate(data)
    return [(error["type"], error.get("ctx", {})) for error in caught.value.errors()]


def set_at(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    *holders, last = path.split(".")
    holder = data
    for part in holders:
        holder = holder.setdefault(part, {})
    holder[last] = value
    return data


@pytest.mark.parametrize("key", ["source", "grade"])
def test_edition_without_file_wide_source_or_grade_is_refused(key: str) -> None:
    data = edition_data("kipp-2025")
    del data[key]
    assert edition_errors(data) == [("edition-without-grade", {})]


# What a grade may say


@pytest.mark.parametrize("words", ["kesimpulan kami", "Disimpulkan dari dua nama", "hanya dugaan"])
@pytest.mark.parametrize("text", ["source", "note"])
def test_binding_grade_of_a_rule_that_calls_itself_a_conclusion_is_refused_at_its_place(words: str, text: str) -> None:
    data = edition_data("kipp-2025")
    set_at(data, "fields.judul.required", {"value": "ya", "grade": "official", "source": "A", text: words})
    set_at(data, "groups.umum.note", words)  # its grade is official too
    set_at(data, "fields.opp.note", words)  # one source only: may say so
    assert edition_errors(data) == [
        ("edition-own-conclusion", {"places": ["groups.umum", "fields.judul.required"]}),
    ]
    source = parse_source(as_yaml(data).encode(), "editions/kipp-2025.yaml")
    with pytest.raises(ValidationError) as caught:
        Edition.model_validate(source.data)
    found = from_validation(caught.value, source, Edition)
    assert [each.field for each in found] == ["groups.umum", "fields.judul.required"]
    assert all(each.place.line and each.field in each.message for each in found)


@pytest.mark.parametrize(("at", "place"), [("grade", "grade"), ("fields.judul.grade", "fields.judul")])
def test_binding_grade_on_the_source_of_a_copy_is_refused(at: str, place: str) -> None:
    data = draft(edition_data("kipp-2025"), "kipp-2031", from_edition="kipp-2025")
    assert Edition.model_validate(data).grade is Grade.INFERRED
    set_at(data, at, "official")
    assert edition_errors(data) == [("edition-own-conclusion", {"places": [place]})]


@pytest.mark.parametrize("stated", [None, "official"])
def test_rule_has_the_grade_of_its_weakest_link(stated: str | None) -> None:
    links = {"value": "official", "edition": "single", "consequence": "corroborated"}
    data = set_at(edition_data("kipp-2025"), "eligibility.judul_tunggal.links", links)
    set_at(data, "eligibility.judul_tunggal.grade", stated or "corroborated")
    set_at(data, "eligibility.judul_tunggal.source", "A")
    set_at(data, "eligibility.judul_tunggal.note", None)
    assert Edition.model_validate(data).eligibility["judul_tunggal"].grade is Grade.SINGLE


def test_office_that_names_its_own_source_is_not_held_to_our_doubts(tmp_path: Path) -> None:
    text = "eligibility:\n  judul_tunggal: {source: Pedoman 2025 butir 4, grade: official}\n"
    text += "fields:\n  cara_kerja:\n    required: {source: Pedoman 2025 butir 9, grade: official}\n"
    write_edition(tmp_path, "kipp-2025", text)
    loaded = load_edition("kipp-2025", tmp_path)
    assert loaded.eligibility["judul_tunggal"].grade is Grade.OFFICIAL
    assert loaded.eligibility["judul_tunggal"].note is None
    assert loaded.fields["cara_kerja"].required.grade is Grade.OFFICIAL
    assert loaded.fields["dampak"].required.grade is Grade.INFERRED


def test_weaker_value_that_the_rule_does_not_have_is_refused() -> None:
    data = set_at(edition_data("iga-2026"), "indicators.sdm.weaker", {"parametre": "single"})
    assert [code for code, _figures in edition_errors(data)] == ["edition-reference"]


@pytest.mark.parametrize(
    ("path", "value", "name", "stated", "summed"),
    [
        ("indicators.sdm.weight", "3", "maximum_maturity", "111", "114"),
        ("scoring.maximum_maturity", "110", "maximum_maturity", "110", "111"),
        ("scoring.counted_at_most", "100", "maximum_count", "76", "38.00"),
        ("scoring.maximum_total", "251", "maximum_total", "251", "250"),
        ("government_indicators.visi_misi.weight", "2", "maximum_government", "63", "66.00"),
    ],
)
def test_figures_that_do_not_add_up_are_refused(path: str, value: str, name: str, stated: str, summed: str) -> None:
    [(code, figures)] = edition_errors(set_at(edition_data("iga-2026"), path, value))
    assert code == "edition-sum"
    assert figures["name"] == name
    assert (Decimal(figures["stated"]), Decimal(figures["summed"])) == (Decimal(stated), Decimal(summed))


@pytest.mark.parametrize(
    ("name", "path", "value", "missing"),
    [
        ("kipp-2025", "eligibility.umur_minimum.reference", "penutupan", "penutupan"),
        ("kipp-2025", "fields.instansi_asal.groups", ["replika"], "replika"),
        ("kipp-2025", "eligibility.replikasi_disebut.groups", ["replika"], "replika"),
        ("kipp-2025", "letters.inovator.groups", ["umumm"], "umumm"),
        ("kipp-2025", "letters.inovator.attachment", "surat_lain", "surat_lain"),
        ("kipp-2023", "fields.tahun_top99.when", {"field": "pernah", "value": "ya"}, "pernah"),
        (
            "kipp-2022",
            "eligibility.umur_minimum.exceptions",
            [{"when": {"field": "kategory", "value": "ketahanan_pandemi"}, "months": "12"}],
            "kategory",
        ),
        ("kipp-2023", "eligibility.riwayat_umum.limits", [{"honours": ["top_98"], "at_least": "1"}], "top_98"),
        ("iga-2026", "fields.jenis.vocabulary", "jenis_jenis", "jenis_jenis"),
        ("iga-2026", "fields.urusan.parts.urusan_utama.vocabulary", "urusann", "urusann"),
        ("iga-2026", "fields.jenis.vocabulary", None, "choices"),
        ("kipp-2025", "form", "indicators", "indicators"),
    ],
)
def test_reference_to_what_is_not_there_is_refused(name: str, path: str, value: Any, missing: str) -> None:
    [(code, figures)] = edition_errors(set_at(edition_data(name), path, value))
    assert code == "edition-reference"
    assert figures["name"] == missing
    assert figures["at"].startswith(".".join(path.split(".")[:2]))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("indicators.regulasi.measure.options", {"sk": "1", "perkada": "2", "perda": "4"}),
        ("indicators.regulasi.measure.options", {"sk": "0", "perkada": "2", "perda": "3"}),
        ("indicators.rkpd.measure.levels", {"1": [["2024"]], "2": [["2025"]], "4": [["2026"]]}),
        ("indicators.rkpd.measure.levels", {"1": [["2024"]], "2": [["2025"]]}),
        ("indicators.pengaduan.measure.empty_ratio", "5"),
        ("indicators.sdm.measure.bands", [{"min": "1"}, {"min": "2"}]),
        ("indicators.sdm.measure.bands", [{"min": "1"}, {"min": "2"}, {"min": "3"}, {"min": "4"}]),
        ("indicators.sdm.measure.kind", "band"),
        ("near_limit_percent", "0"),
        ("near_limit_percent", "101"),
        ("eligibility.jendela_penerapan.rule", "window"),
        ("fields.tujuan.type", "essay"),
        ("competition", "IGA Baru"),
        ("level", "city"),
        ("form", "questions"),
        ("grade", "oficial"),
        ("schema_version", "2"),
        ("fields.tujuan.labell", "x"),
        ("fields.anggaran.files.max_mb", {"valeu": "2"}),
    ],
)
def test_edition_that_could_not_be_applied_is_refused(path: str, value: Any) -> None:
    assert len(edition_errors(set_at(edition_data("iga-2026"), path, value))) == 1


@pytest.mark.parametrize("name", NAMES)
def test_edition_written_as_data_is_the_same_edition(name: str) -> None:
    assert Edition.model_validate(edition_data(name)).model_dump() == edition(name).model_dump()
