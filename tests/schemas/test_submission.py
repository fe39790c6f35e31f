"""The form made from an edition: its JSON Schema, and what fits it and what does not."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edition import Edition, FormField
from schemas.form import form_model
from schemas.innovation import Innovation
from schemas.submission import FormError, Submission, fill
from tests.build import REMOVED, changed, complete_record, edition, edition_data, entered_in, packaged_editions, words

BESIDE = {"pemda": "Kabupaten Contoh", "tipe_instansi": "Pemerintah Kabupaten"}
FORMS: list[tuple[str, str | None]] = [
    *((name, group) for name in packaged_editions() for group in edition(name).groups),
    *((name, None) for name in packaged_editions() if not edition(name).groups),
]


def filled(changes: dict[str, Any], name: str | Edition, group: str | None = None) -> Submission:
    chosen = edition(name) if isinstance(name, str) else name
    return fill(Innovation.model_validate(changed(changes)), chosen, group, BESIDE)


def faults(submission: Submission) -> list[tuple[str, str]]:
    return [(error.code, ".".join(map(str, error.answer.location))) for error in submission.errors]


def fault(submission: Submission) -> FormError:
    assert len(submission.errors) == 1, faults(submission)
    return submission.errors[0]


def json_schema(name: str, group: str | None) -> dict[str, Any]:
    return form_model(edition(name), group).model_json_schema()


def part_schema(schema: dict[str, Any], key: str) -> dict[str, Any]:
    """Return the schema of a field that holds parts."""
    description = schema["properties"][key]
    reference = description.get("$ref") or next(each["$ref"] for each in description["anyOf"] if "$ref" in each)
    part: dict[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]]
    return part


@pytest.mark.parametrize(("name", "group"), FORMS)
def test_json_schema_has_the_official_labels_in_official_order(name: str, group: str | None) -> None:
    form, schema = edition(name).fields_for(group), json_schema(name, group)
    assert form
    titles = [(key, description["title"]) for key, description in schema["properties"].items()]
    assert titles == [(key, field.label) for key, field in form.items()]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("name", "group"), FORMS)
def test_json_schema_requires_what_the_edition_requires(name: str, group: str | None) -> None:
    form, schema = edition(name).fields_for(group), json_schema(name, group)
    assert schema.get("required", []) == [key for key, field in form.items() if field.required.value]
    for key, field in form.items():
        if field.parts:
            required = [part for part, inner in field.parts.items() if inner.required.value]
            assert part_schema(schema, key).get("required", []) == required
            titles = {part: each["title"] for part, each in part_schema(schema, key)["properties"].items()}
            assert titles == {part: inner.label for part, inner in field.parts.items()}


@pytest.mark.parametrize(("name", "group"), FORMS)
def test_json_schema_carries_the_word_limits(name: str, group: str | None) -> None:
    def limits(field: FormField) -> dict[str, int]:
        both = {"minWords": field.words.min, "maxWords": field.words.max}
        return {key: limit for key, limit in both.items() if limit is not None}

    form, schema = edition(name).fields_for(group), json_schema(name, group)
    shown = {
        key: {limit: description[limit] for limit in ("minWords", "maxWords") if limit in description}
        for key, description in schema["properties"].items()
    }
    assert shown == {key: limits(field) for key, field in form.items()}
    assert any(shown.values()) == any(limits(field) for field in form.values())


@pytest.mark.parametrize(
    ("name", "group", "required"),
    [
        (
            "iga-2026",
            None,
            [
                *("nama_inovasi", "tahapan", "inisiator", "nama_inisiator", "klasifikasi", "koordinat", "jenis"),
                *("bentuk", "asta_cita", "urusan", "waktu_uji_coba", "waktu_penerapan", "perkembangan"),
                *("rancang_bangun", "tujuan", "manfaat", "hasil"),
            ],
        ),
        ("iga-2023", None, []),
        (
            "kipp-2022",
            "umum",
            [
                *("judul", "waktu_implementasi", "kelompok", "kategori", "link_video", "sk_inovator", "ringkasan"),
                *("ide_inovatif", "signifikansi", "kontribusi_tpb", "adaptabilitas", "keberlanjutan", "kolaborasi"),
            ],
        ),
        (
            "kipp-2022",
            "khusus",
            [
                *("judul", "waktu_implementasi", "kelompok", "kategori", "link_video", "sk_inovator", "ringkasan"),
                *("pembaruan", "adaptabilitas_khusus", "penguatan_keberlanjutan", "evaluasi"),
            ],
        ),
    ],
)
def test_required_fields_are_those_of_the_official_form(name: str, group: str | None, required: list[str]) -> None:
    assert json_schema(name, group).get("required", []) == required


@pytest.mark.parametrize(
    ("name", "group", "key", "limit"),
    [
        ("iga-2026", None, "rancang_bangun", {"minWords": 300}),
        ("kipp-2025", "umum", "dampak", {"maxWords": 300}),
        ("kipp-2025", "umum", "difusi_replikasi", {"maxWords": 150}),
        ("kipp-2023", "umum", "signifikansi", {"maxWords": 600}),
        ("kipp-2023", "umum", "ringkasan", {"maxWords": 200}),
        ("kipp-2023", "khusus", "dampak", {}),
        ("kipp-2022", "umum", "adaptabilitas", {"maxWords": 400}),
    ],
)
def test_word_limit_is_that_of_the_official_form(name: str, group: str | None, key: str, limit: dict[str, int]) -> None:
    description = json_schema(name, group)["properties"][key]
    assert {name: description[name] for name in ("minWords", "maxWords") if name in description} == limit


@pytest.mark.parametrize("name", packaged_editions())
def test_complete_record_fits_the_form(name: str) -> None:
    record = Innovation.model_validate(entered_in(complete_record(), name))
    submission = fill(record, edition(name), None, BESIDE)
    assert faults(submission) == []
    assert submission.unknown_answers == []
    assert submission.answers


@pytest.mark.parametrize(
    ("name", "change", "location"),
    [
        ("iga-2026", "tahapan", "tahapan"),
        ("iga-2026", "koordinat", "koordinat"),
        ("iga-2026", "urusan_utama", "urusan_utama"),
        ("iga-2026", "waktu_uji_coba", "waktu_uji_coba"),
        ("iga-2026", "hasil", "hasil"),
        ("iga-2026", "rancang_bangun.isu_strategis", "rancang_bangun.isu_strategis"),
        ("kipp-2025", "inovator", "inovator"),
        ("kipp-2025", "tautan.video", "tautan.video"),
        ("kipp-2025", "sdgs", "sdgs"),
        ("kipp-2025", "lampiran.surat_pernyataan_inovator", "lampiran.surat_pernyataan_inovator"),
        ("kipp-2025", "jawaban.kipp-2025.dampak", "jawaban.kipp-2025.dampak"),
        ("kipp-2025", "jawaban.kipp-2025.kelompok", "jawaban.kipp-2025.kelompok"),
        ("kipp-2022", "ringkasan", "ringkasan"),
    ],
)
def test_missing_answer_is_named_where_it_belongs(name: str, change: str, location: str) -> None:
    error = fault(filled({change: REMOVED}, name))
    assert error.code in {"missing", "too_short"}
    assert ".".join(map(str, error.answer.location)) == location


@pytest.mark.parametrize("empty", ["", "   ", "\n\n"])
def test_text_of_spaces_is_a_missing_answer(empty: str) -> None:
    assert faults(filled({"hasil": empty}, "iga-2026")) == [("missing", "hasil")]
    assert faults(filled({"jawaban.kipp-2025.dampak": empty}, "kipp-2025")) == [("missing", "jawaban.kipp-2025.dampak")]


@pytest.mark.parametrize(
    ("count", "code"), [(1, "words-too-few"), (44, "words-too-few"), (45, None), (46, None), (900, None)]
)
def test_parts_of_a_group_together_have_at_least_their_minimum(count: int, code: str | None) -> None:
    # Five parts of 51 words are 255; the sixth makes 299 with 44 words, 300 with 45.
    design: dict[str, Any] = {
        f"rancang_bangun.{part}": words(51) for part in edition("iga-2026").fields["rancang_bangun"].parts
    }
    submission = filled(design | {"rancang_bangun.dasar_hukum": words(count)}, "iga-2026")
    assert [error.code for error in submission.errors] == ([code] if code else [])
    assert submission.answers["rancang_bangun"].words == 255 + count
    for error in submission.errors:
        assert error.values == {"count": 255 + count, "limit": 300}


def test_missing_part_does_not_hide_that_the_whole_is_too_short() -> None:
    parts = list(edition("iga-2026").fields["rancang_bangun"].parts)
    changes: dict[str, Any] = {f"rancang_bangun.{part}": words(20) for part in parts[1:]}
    submission = filled(changes | {"rancang_bangun.dasar_hukum": REMOVED}, "iga-2026")
    assert sorted(error.code for error in submission.errors) == ["missing", "words-too-few"]
    [short] = [error for error in submission.errors if error.code == "words-too-few"]
    assert short.values == {"count": 100, "limit": 300}


def test_missing_part_of_a_whole_that_is_long_enough_is_only_missing() -> None:
    changes: dict[str, Any] = {"rancang_bangun.permasalahan": words(300), "rancang_bangun.dasar_hukum": REMOVED}
    assert faults(filled(changes, "iga-2026")) == [("missing", "rancang_bangun.dasar_hukum")]


def test_whole_that_is_too_short_is_named_where_its_parts_stand() -> None:
    changes: dict[str, Any] = {"rancang_bangun.permasalahan": words(1), "rancang_bangun.isu_strategis": words(1)}
    assert faults(filled(changes, "iga-2026")) == [("words-too-few", "rancang_bangun")]


@pytest.mark.parametrize(
    ("name", "group", "change", "key", "limit"),
    [
        ("kipp-2025", "umum", "jawaban.kipp-2025.dampak", "dampak", 300),
        ("kipp-2025", "umum", "jawaban.kipp-2025.sumber_daya", "sumber_daya", 150),
        ("kipp-2025", "umum", "tujuan", "tujuan_outcome_output", 150),
        ("kipp-2023", "umum", "jawaban.kipp-2023.latar_belakang", "latar_belakang", 300),
        ("kipp-2023", "umum", "ringkasan", "ringkasan", 200),
        ("kipp-2023", "umum", "jawaban.kipp-2023.signifikansi", "signifikansi", 600),
        ("kipp-2022", "umum", "jawaban.kipp-2022.kolaborasi", "kolaborasi", 200),
    ],
)
def test_text_may_have_its_maximum_of_words_and_not_one_more(
    name: str, group: str, change: str, key: str, limit: int
) -> None:
    fits = filled({change: words(limit)}, name, group)
    assert faults(fits) == []
    assert fits.answers[key].words == limit
    long = filled({change: words(limit + 1)}, name, group)
    assert faults(long) == [("words-too-many", change)]
    assert fault(long).values == {"count": limit + 1, "limit": limit}


def test_text_that_is_too_long_is_still_kept_with_its_count() -> None:
    submission = filled(
        {"jawaban.kipp-2025.dampak": words(301), "jawaban.kipp-2025.kategori": "tidak ada"}, "kipp-2025"
    )
    answer = submission.answers["dampak"]
    assert (answer.value, answer.words) == (words(301), 301)
    assert submission.answers["kategori"].value is None
    assert submission.answers["judul"].value == "Pasar Terang"


@pytest.mark.parametrize(
    ("answers", "codes"),
    [
        ({"pernah_top99": "tidak"}, []),
        ({"pernah_top99": "ya"}, ["missing tahun_top99", "missing judul_top99"]),
        ({"pernah_top99": "Ya ", "tahun_top99": "2019"}, ["missing judul_top99"]),
        ({"pernah_top99": "ya", "tahun_top99": "2019", "judul_top99": "Pasar"}, []),
        ({"sudah_direplikasi": "Belum"}, []),
        ({"sudah_direplikasi": "sudah"}, ["missing keterangan_replikasi"]),
        ({"sudah_direplikasi": "SUDAH", "keterangan_replikasi": "Kabupaten A."}, []),
        ({"sudah_direplikasi": "sudah", "keterangan_replikasi": words(101)}, ["words-too-many keterangan_replikasi"]),
        ({"sudah_direplikasi": "belum", "keterangan_replikasi": words(101)}, []),
        ({"pernah_top99": REMOVED}, ["missing pernah_top99"]),
    ],
)
def test_conditional_field_is_asked_only_where_its_condition_holds(answers: dict[str, Any], codes: list[str]) -> None:
    changes = {f"jawaban.kipp-2023.{key}": value for key, value in answers.items()}
    submission = filled(changes, "kipp-2023")
    assert [f"{error.code} {error.answer.key}" for error in submission.errors] == codes


@pytest.mark.parametrize(
    ("stated", "keys"),
    [
        ("tidak", []),
        ("ya", ["tahun_top99", "judul_top99"]),
    ],
)
def test_conditional_field_stands_on_the_form_only_where_its_condition_holds(stated: str, keys: list[str]) -> None:
    submission = filled({"jawaban.kipp-2023.pernah_top99": stated}, "kipp-2023")
    assert [key for key in submission.answers if key in {"tahun_top99", "judul_top99"}] == keys


@pytest.mark.parametrize(
    ("stated", "group"),
    [("umum", "umum"), ("Umum", "umum"), ("replikasi", "replikasi"), ("REPLIKASI", "replikasi"), (REMOVED, "umum")],
)
def test_record_chooses_the_group(stated: Any, group: str) -> None:
    submission = filled({"jawaban.kipp-2025.kelompok": stated}, "kipp-2025")
    assert submission.group == group
    assert ("instansi_asal" in submission.answers) == (group == "replikasi")


def test_group_asked_for_wins_over_that_of_the_record() -> None:
    submission = filled({}, "kipp-2025", "replikasi")
    assert submission.group == "replikasi"
    assert submission.answers["kelompok"].value == "replikasi"
    assert faults(submission) == [("missing", "replikasi.dari.instansi")]


def test_origin_of_a_replication_is_taken_from_the_record() -> None:
    origin = {"nama": "Pasar Rapi", "instansi": "Kota Contoh"}
    submission = filled({"replikasi.dari": origin, "jawaban.kipp-2025.kelompok": "replikasi"}, "kipp-2025")
    assert faults(submission) == []
    assert submission.answers["instansi_asal"].value == "Kota Contoh"


def test_unknown_group_is_refused_and_the_first_group_taken() -> None:
    submission = filled({"jawaban.kipp-2025.kelompok": "istimewa"}, "kipp-2025")
    assert submission.group == "umum"
    assert faults(submission) == [("choice-unknown", "jawaban.kipp-2025.kelompok")]


@pytest.mark.parametrize(
    ("name", "key", "own", "shown"),
    [
        ("kipp-2025", "judul", "Judul khusus", "Judul khusus"),
        ("kipp-2025", "cara_kerja", "Cara kerja lain.", "Cara kerja lain."),
        ("kipp-2025", "jenis", "Non Digital", "non_digital"),
        ("kipp-2025", "instansi", "Dinas lain", "Dinas lain"),
        ("kipp-2025", "sdgs", ["4", "SDG 5"], ["sdg_4", "sdg_5"]),
        ("iga-2026", "hasil", "Hasil lain.", "Hasil lain."),
    ],
)
def test_answer_given_for_this_edition_wins_over_the_record(name: str, key: str, own: Any, shown: Any) -> None:
    submission = filled({f"jawaban.{name}.{key}": own}, name)
    assert faults(submission) == []
    assert submission.answers[key].value == shown
    assert submission.answers[key].location == ("jawaban", name, key)


def test_answer_for_one_edition_does_not_serve_another() -> None:
    submission = filled({"jawaban.kipp-2023.judul": "Judul 2023"}, "kipp-2025")
    assert submission.answers["judul"].value == "Pasar Terang"


def test_answer_beside_the_record_comes_from_the_settings() -> None:
    answers = filled({}, "kipp-2025").answers
    assert (answers["instansi"].value, answers["tipe_instansi"].value) == ("Kabupaten Contoh", "Pemerintah Kabupaten")


def test_answer_with_its_own_evidence_has_text_count_and_evidence() -> None:
    own = {"isi": words(12), "bukti": ["dokumen"]}
    answer = filled({"jawaban.kipp-2025.dampak": own}, "kipp-2025").answers["dampak"]
    assert (answer.value, answer.words, answer.evidence) == (words(12), 12, ("dokumen",))
    assert answer.location == ("jawaban", "kipp-2025", "dampak", "isi")


def test_answer_with_evidence_but_without_text_is_missing() -> None:
    submission = filled({"jawaban.kipp-2025.dampak": {"bukti": ["dokumen"]}}, "kipp-2025")
    assert faults(submission) == [("missing", "jawaban.kipp-2025.dampak.isi")]


def test_answer_with_evidence_keeps_to_the_word_limit() -> None:
    submission = filled({"jawaban.kipp-2025.dampak": {"isi": words(301), "bukti": []}}, "kipp-2025")
    assert faults(submission) == [("words-too-many", "jawaban.kipp-2025.dampak.isi")]


@pytest.mark.parametrize("own", ["satu teks saja", ["satu", "dua"]])
def test_answer_to_a_group_of_fields_that_is_no_mapping_is_refused(own: Any) -> None:
    submission = filled({"jawaban.iga-2026.rancang_bangun": own}, "iga-2026")
    assert ("jawaban", "iga-2026", "rancang_bangun") in {error.answer.location for error in submission.errors}


def test_unknown_part_of_a_group_is_an_unknown_answer() -> None:
    own = {part: words(55) for part in edition("iga-2026").fields["rancang_bangun"].parts} | {"dasar_hokum": "x"}
    submission = filled({"jawaban.iga-2026.rancang_bangun": own}, "iga-2026")
    assert submission.unknown_answers == [("jawaban", "iga-2026", "rancang_bangun", "dasar_hokum")]


def test_unknown_answer_is_named() -> None:
    submission = filled({"jawaban.kipp-2025.dampakk": "x"}, "kipp-2025")
    assert submission.unknown_answers == [("jawaban", "kipp-2025", "dampakk")]


def test_answer_of_another_group_of_the_edition_is_not_unknown() -> None:
    submission = filled({"jawaban.kipp-2025.instansi_asal": "Kota Contoh"}, "kipp-2025")
    assert submission.unknown_answers == []


@pytest.mark.parametrize(
    ("name", "key", "value", "code"),
    [
        ("kipp-2025", "kategori", "Pemerataan ekonomi", "choice-unknown"),
        ("kipp-2025", "kategori", ["ekonomi_umkm", "makan_bergizi"], "choice-not-single"),
        ("kipp-2025", "kategori", {"a": "b"}, "choice-unknown"),
        ("kipp-2025", "sdgs", ["sdg_99"], "choice-unknown"),
        ("kipp-2025", "sdgs", "sdg_1", "list_type"),
        ("kipp-2025", "waktu_implementasi", "2024-02-30", "date-impossible"),
        ("kipp-2025", "waktu_implementasi", "dulu", "date-unreadable"),
        ("kipp-2025", "koordinat", "di pasar", "coordinates-unreadable"),
        ("kipp-2025", "link_video", "javascript:alert(1)", "link-malformed"),
        ("kipp-2025", "judul", ["a"], "string_type"),
        ("kipp-2025", "dampak", ["a"], "string_type"),
        ("kipp-2023", "pernah_top99", "mungkin", "yes-no-unreadable"),
        ("kipp-2025", "surat_pernyataan_inovator", "dokumen", "list_type"),
    ],
)
def test_answer_that_does_not_fit_its_field_is_refused_alone(name: str, key: str, value: Any, code: str) -> None:
    submission = filled({f"jawaban.{name}.{key}": value}, name)
    assert (fault(submission).code, fault(submission).answer.key) == (code, key)
    assert submission.answers[key].value is None
    others = [
        answer for other, answer in submission.answers.items() if other not in {key, "tahun_top99", "judul_top99"}
    ]
    assert others
    assert [answer.key for answer in others if answer.field.required.value and answer.value is None] == []


@pytest.mark.parametrize(
    "spelling", ["ekonomi_umkm", "Pemerataan ekonomi dan penguatan UMKM", "EKONOMI-UMKM", "Ekonomi Umkm"]
)
def test_choice_may_be_written_as_key_or_label(spelling: str) -> None:
    submission = filled({"jawaban.kipp-2025.kategori": spelling}, "kipp-2025")
    assert faults(submission) == []
    assert submission.answers["kategori"].value == "ekonomi_umkm"


def test_values_of_the_filled_form_have_their_types() -> None:
    answers = filled({}, "iga-2026").answers
    assert str(answers["waktu_penerapan"].value) == "2020-01-06"
    assert answers["perkembangan"].parts["perkembangan"].value is True
    assert answers["urusan"].parts["urusan_beririsan"].value == ["koperasi_ukm"]
    assert answers["anggaran"].value is None
    assert answers["rancang_bangun"].words == 390
    assert [part.words for part in answers["rancang_bangun"].parts.values()] == [65] * 6


def test_form_follows_the_edition_when_its_rules_change() -> None:
    data = edition_data("kipp-2025")
    data["fields"]["dampak"] |= {"words": {"min": "80", "max": "100"}, "required": False}
    data["fields"]["hal_baru"] = {"label": "Hal Baru", "type": "text", "required": "true"}
    invented = Edition.model_validate(data)
    assert form_model(invented, "umum").model_json_schema()["properties"]["dampak"]["minWords"] == 80
    submission = filled({"jawaban.kipp-2025.dampak": words(79)}, invented)
    assert sorted(faults(submission)) == [
        ("missing", "jawaban.kipp-2025.hal_baru"),
        ("words-too-few", "jawaban.kipp-2025.dampak"),
    ]
    without: dict[str, Any] = {"jawaban.kipp-2025.dampak": REMOVED, "jawaban.kipp-2025.hal_baru": "ada"}
    assert faults(filled(without, invented)) == []


ANSWERS = st.recursive(
    st.none() | st.text(max_size=6) | st.sampled_from(["ya", "tidak", "umum", "2024-01-01", "isi", "bukti"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["isi", "bukti", "a"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.sampled_from(FORMS), st.data())
def test_any_answers_fill_a_form_or_are_named_as_errors(form: tuple[str, str | None], data: st.DataObject) -> None:
    name, group = form
    fields = list(edition(name).fields_for(group))
    own = data.draw(st.dictionaries(st.sampled_from(fields), ANSWERS, max_size=4))
    record = changed({})
    record["jawaban"][name] = copy.deepcopy(record["jawaban"].get(name, {})) | own
    submission = fill(Innovation.model_validate(record), edition(name), group, BESIDE)
    required = {key for key, field in edition(name).fields_for(group).items() if field.required.value}
    empty = {key for key in required & submission.answers.keys() if not submission.answers[key].parts}
    empty = {key for key in empty if submission.answers[key].value in (None, [])}
    assert empty <= {error.answer.key for error in submission.errors}
