"""What Pydantic refuses becomes a finding of ours: the right kind, place, label and nearest name, in plain words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from rapidfuzz.distance import Levenshtein

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.settings import Settings
from schemas.source import Place, Problem, ReadError, parse_source
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Severity
from submissions.findings.from_errors import from_problems, from_validation, nearest
from tests.build import (
    REMOVED,
    SETTINGS,
    as_yaml,
    changed,
    complete_record,
    edition_data,
    key_line_of,
    line_of,
    only,
    record_of,
    unseen,
)

PYDANTIC_WORDS = (
    "Input should",
    "Field required",
    "Value error",
    "Extra inputs",
    "pydantic",
    "valid ",
    "unable to parse",
)
PYTHON_WORDS = ("None", "{'", "['", "Decimal(", "datetime", "<class")


def findings_for(record: dict[str, Any]) -> list[Finding]:
    return record_of(record).findings


def told(finding: Finding) -> str:
    return f"{finding.message}. {finding.remedy}"


def assert_told_to_the_user(findings: list[Finding]) -> None:
    assert findings
    for finding in findings:
        assert finding.kind is not catalogue.VALUE_UNFIT
        assert finding.place.line is not None
        assert finding.message
        assert finding.remedy
        assert [word for word in (*PYDANTIC_WORDS, *PYTHON_WORDS) if word in told(finding)] == [], told(finding)


# Path in the record, what stands there, and the finding: its code, and words that the user must see.
REFUSED: list[tuple[str, Any, str, list[str]]] = [
    ("waktu_penerapan", "2024-02-30", "date-impossible", ["“2024-02-30”"]),
    ("waktu_penerapan", "Januari 2024", "date-unreadable", ["“Januari 2024”"]),
    ("waktu_penerapan", {"tahun": "2024"}, "date-unreadable", []),
    ("waktu_penerapan", ["2024-01-01"], "date-unreadable", []),
    ("koordinat", "di pasar", "coordinates-unreadable", ["“di pasar”"]),
    ("koordinat", "109.3, -7.3", "coordinates-impossible", ["“109.3, -7.3”"]),
    ("koordinat", {"lat": "1"}, "coordinates-unreadable", []),
    ("indikator.sdm.jumlah", "1.250", "number-unreadable", ["“1.250”", "Write 1250 for thousands, 1,250 for"]),
    ("indikator.sdm.jumlah", "12 orang", "number-unreadable", ["“12 orang”", "Write 12, without the words."]),
    ("indikator.sdm.jumlah", "2.535.002 jiwa", "number-unreadable", ["Write 2535002,"]),
    ("indikator.sdm.jumlah", "12,5 %", "number-unreadable", ["Write 12,5,"]),
    ("indikator.sdm.jumlah", "Rp1,5 juta", "number-unreadable", ["Write 1500000,"]),
    ("indikator.sdm.jumlah", "3 ribu orang", "number-unreadable", ["Write 3000,"]),
    ("indikator.sdm.jumlah", "10-12 orang", "number-unreadable", ["1250 or 12,5"]),
    ("indikator.rkpd.tahun", ["2.024"], "whole-number-expected", ["Write 2024."]),
    ("indikator.rkpd.tahun", ["2024 ini"], "whole-number-expected", ["Write 2024, without"]),
    ("indikator.rkpd.tahun", "2024; 2025", "list-expected", ["Write `[2024, 2025]`"]),
    ("urusan_beririsan", "kesehatan, pendidikan (dasar)", "list-expected", ["`[kesehatan, pendidikan (dasar)]`"]),
    ("urusan_beririsan", "satu: dua", "list-expected", ['`["satu: dua"]`']),
    ("indikator.sdm.jumlah", "2.535.002", "number-unreadable", ["“2.535.002”", "Write 2535002."]),
    ("indikator.sdm.jumlah", "Rp 2.535.002,50", "number-unreadable", ["Write 2535002,5."]),
    ("indikator.rkpd.tahun", ["2 024"], "whole-number-expected", ["Write 2024."]),
    ("urusan_utama", "zzzz", "choice-unknown", ["choices", "The nearest are: ", "docs/record.md"]),
    ("indikator.sdm.jumlah", ["3"], "number-unreadable", []),
    ("indikator.rkpd.tahun", ["2024", "dulu"], "whole-number-expected", ["“dulu”"]),
    ("indikator.rkpd.tahun", "2024", "list-expected", []),
    ("indikator.regulasi.pilihan", ["perda"], "text-expected", []),
    ("indikator.regulasi", "perda", "fields-expected", []),
    ("indikator.aktor.daftar", "media", "list-expected", []),
    ("aplikasi", "mungkin", "yes-no-unreadable", ["“mungkin”", "ya"]),
    ("aplikasi", ["ya"], "yes-no-unreadable", []),
    ("kriteria.manfaat.terpenuhi", "mungkin", "yes-no-unreadable", ["“mungkin”"]),
    ("jenis", "digitel", "choice-unknown", ["“digitel”", "did you mean digital", "non_digital (Non Digital)"]),
    ("jenis", "apa saja", "choice-unknown", ["“apa saja”", "digital (Digital)"]),
    ("jenis", ["digital"], "choice-unknown", []),
    ("sdgs", ["sdg_8", "sdg_99x"], "choice-unknown", ["“sdg_99x”", "sdg_1 (Tanpa Kemiskinan)"]),
    ("sdgs", "sdg_8", "list-expected", []),
    ("kompetisi", "iga", "list-expected", []),
    ("bentuk_inovator", "grup", "choice-unknown", ["“grup”", "perorangan, tim"]),
    ("pengusul.jenis", "perangkat derah", "choice-unknown", ["“perangkat derah”", "did you mean opd"]),
    ("pengusul", "Dinas Perdagangan", "fields-expected", []),
    ("pengusul.nama", ["a"], "text-expected", []),
    ("tautan.video", "javascript:alert(1)", "link-malformed", ["“javascript:alert(1)”", "https://"]),
    ("tautan", "https://contoh.go.id", "fields-expected", []),
    ("bukti.dokumen.berkas", "../rahasia.pdf", "path-leaves-workspace", ["“../rahasia.pdf”"]),
    ("bukti.dokumen.berkas", "C:\\sk.pdf", "path-leaves-workspace", ["“C:\\sk.pdf”"]),
    ("bukti.dokumen", {"jenis": "laporan"}, "evidence-without-document", ["berkas", "tautan"]),
    ("bukti", ["a"], "fields-expected", []),
    ("id", "Pasar Terang", "identifier-malformed", ["“Pasar Terang”"]),
    ("penghargaan", [{"kompetisi": "kipp", "gelar": "top_99", "tahun": "dulu"}], "whole-number-expected", ["“dulu”"]),
    ("penghargaan", [{"kompetisi": "kipp", "gelar": "top_99", "tahun": "9" * 5000}], "whole-number-expected", []),
    ("inovator", ["Sari"], "fields-expected", []),
    ("lampiran.surat", "dokumen", "list-expected", []),
    ("jawaban.kipp-2025", "teks", "fields-expected", []),
    ("ringkasan", {"isi": "teks"}, "text-expected", []),
]


@pytest.mark.parametrize(("path", "value", "code", "words"), REFUSED)
def test_value_that_does_not_fit_is_named_with_kind_and_place(
    path: str, value: Any, code: str, words: list[str]
) -> None:
    record = changed({path: value})
    finding = only(findings_for(record), code)
    assert len(findings_for(record)) == 1
    assert finding.severity is Severity.ERROR
    assert finding.field == path or finding.field.startswith(f"{path}.")
    location = tuple(int(part) if part.isdigit() else part for part in finding.field.split("."))
    assert finding.place.line == line_of(record, *location)
    assert unseen(finding, *words) == []
    assert_told_to_the_user([finding])


@pytest.mark.parametrize(
    ("path", "field", "key"),
    [
        ("nama", "nama", "nama"),
        ("pengusul", "pengusul", "pengusul"),
        ("pengusul.nama", "pengusul.nama", "nama"),
        ("bukti.dokumen.jenis", "bukti.dokumen.jenis", "jenis"),
        ("kriteria.manfaat.terpenuhi", "kriteria.manfaat.terpenuhi", "terpenuhi"),
    ],
)
def test_missing_value_is_named(path: str, field: str, key: str) -> None:
    finding = only(findings_for(changed({path: REMOVED})), "value-missing")
    assert finding.field == field
    assert unseen(finding, f"`{key}`") == []


@pytest.mark.parametrize(
    "path", ["nama", "pengusul", "pengusul.jenis", "bukti.dokumen.jenis", "kriteria.manfaat.terpenuhi"]
)
def test_value_left_empty_is_missing_as_if_its_key_were_not_there(path: str) -> None:
    record = changed({path: None})
    finding = only(findings_for(record), "value-missing")
    assert finding.field == path
    assert finding.place.line == line_of(record, *path.split("."))
    assert_told_to_the_user(findings_for(record))


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("waktu_penerapan", "Waktu Penerapan Inovasi Daerah"),
        ("pengusul.nama", "Nama Pengusul"),
        ("kriteria.manfaat.penjelasan", "Penjelasan"),
        ("bukti.dokumen.tanggal", "Tanggal Surat"),
        ("indikator.sdm.jumlah", "Jumlah"),
        ("rancang_bangun.dasar_hukum", "Dasar Hukum"),
    ],
)
def test_finding_carries_the_official_label(path: str, label: str) -> None:
    assert [finding.label for finding in findings_for(changed({path: ["x"]}))] == [label]


def keys_of(model: type[BaseModel], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    return [(path, key) for key in model.model_fields if len(key) >= 5]


INNOVATION_KEYS = [
    *keys_of(Innovation),
    *(((holder,), key) for holder, key in [("pengusul", "induk"), ("tautan", "video"), ("tautan", "media_sosial")]),
    *((("rancang_bangun",), key) for key in complete_record()["rancang_bangun"]),
    *((("bukti", "dokumen"), key) for key in ("jenis", "judul", "berkas", "tautan", "nomor", "tanggal", "halaman")),
    *((("indikator", "sdm"), key) for key in ("pilihan", "jumlah", "daftar", "diterima", "ditangani", "basis")),
    *((("inovator", "0"), key) for key in ("jabatan", "peran")),
]


@st.composite
def mistyped(draw: st.DrawFn, word: str) -> str:
    """Return `word` with one letter left out, doubled, replaced or swapped with its neighbour."""
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word.upper(),
                word.title(),
            ]
        )
    )


def closest(word: str, known: list[str]) -> set[str]:
    """Return the known words that the fewest changed letters make of `word`."""
    distances = {each: Levenshtein.distance(word.casefold(), each) for each in known}
    return {each for each, far in distances.items() if far == min(distances.values())}


@given(st.sampled_from(INNOVATION_KEYS), st.data())
@settings(max_examples=60)
def test_mistyped_key_names_the_right_one(known: tuple[tuple[str, ...], str], data: st.DataObject) -> None:
    (path, key), typed = known, data.draw(mistyped(known[1]))
    model_keys = {model_key for holder, model_key in INNOVATION_KEYS if holder == path} | set(Innovation.model_fields)
    if typed in model_keys:
        return
    record = changed({".".join((*path, typed)): "x"})
    finding = only(findings_for(record), "key-unknown")
    location = tuple(int(part) if part.isdigit() else part for part in (*path, typed))
    assert finding.field == ".".join((*path, typed))
    assert finding.place.line == key_line_of(record, *location)
    assert f"`{typed}`" in finding.message
    if closest(typed, sorted(model_keys)) == {key}:
        assert f"did you mean `{key}`?" in finding.message


@pytest.mark.parametrize("key", ["xyz", "alamat_kantor"])
def test_key_unlike_any_other_lists_the_fields(key: str) -> None:
    finding = only(findings_for(complete_record(**{key: "x"})), "key-unknown")
    assert unseen(finding, f"`{key}`", "nama, kompetisi, pengusul") == []
    assert "did you mean" not in finding.message


@pytest.mark.parametrize("path", ["indikator.SDM Baru", "bukti.SK Tim", "lampiran.Surat Satu"])
def test_name_that_cannot_serve_as_an_identifier_is_placed_at_the_name(path: str) -> None:
    value = {"jumlah": "1"} if path.startswith("indikator") else {"jenis": "foto", "berkas": "a.jpg"}
    record = changed({path: value if not path.startswith("lampiran") else ["dokumen"]})
    finding = only(findings_for(record), "identifier-malformed")
    assert finding.field == path
    assert finding.place.line == key_line_of(record, *path.split("."))
    assert f"“{path.split('.')[1]}”" in finding.message


@pytest.mark.parametrize(
    ("text", "known", "word"),
    [
        ("tujan", ["tujuan", "manfaat"], "tujuan"),
        ("TUJUAN", ["tujuan", "manfaat"], "tujuan"),
        ("xyz", ["tujuan", "manfaat"], None),
        ("", ["tujuan"], None),
        ("tujuan", [], None),
    ],
)
def test_nearest_word_is_found_or_none(text: str, known: list[str], word: str | None) -> None:
    assert nearest(text, known) == word


# Anything at all in place of a value

GARBAGE: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            None,
            "",
            " ",
            "0",
            "-1",
            "ya",
            "x",
            "1.250",
            "12,5",
            "31-02-2024",
            "2024-01-01",
            "iga",
            "sdg_1",
            "../a",
            "a" * 300,
        ),
        *("https://contoh.go.id", "javascript:x", "{kurung}", "%s", "9" * 400, "🙂", "A B"),
        *([], ["x"], [None], [["x"]], [{}], {}, {"x": "y"}, {"x": {"y": ["z"]}}, {"nama": None}, {"A B": "x"}),
    ]
)


def places_in(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(found for key, item in inner for found in places_in(item, (*at, key)))]


def replaced(data: Any, location: tuple[str | int, ...], value: Any) -> Any:
    if not location:
        return value
    first, *rest = location
    if isinstance(data, list):
        return [replaced(item, tuple(rest), value) if number == first else item for number, item in enumerate(data)]
    return {key: replaced(item, tuple(rest), value) if key == first else item for key, item in data.items()}


@st.composite
def garbled(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` with one to three values replaced by anything."""
    for _ in range(draw(st.integers(1, 3))):
        locations = [location for location in places_in(data) if location]
        data = replaced(data, draw(st.sampled_from(locations)), draw(GARBAGE))
    return data


def findings_of_model(model: type[BaseModel], data: dict[str, Any]) -> list[Finding]:
    source = parse_source(as_yaml(data).encode(), "berkas.yaml")
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return from_validation(error, source, model)
    return []


RECORD = complete_record(
    penghargaan=[{"kompetisi": "kipp", "tahun": "2019", "gelar": "top_99", "bukti": ["dokumen"]}],
    replikasi={"oleh": [{"instansi": "Dinas A", "tahun": "2023"}], "dari": {"nama": "Asal", "instansi": "Kota A"}},
)
FULL_SETTINGS = {
    **SETTINGS,
    "kop": {"baris": ["Pemerintah Kabupaten"], "alamat": "Jalan Satu", "lambang": "lambang.png"},
    "penanda_tangan": {"nama": "Budi", "nip": "1980"},
    "tanggal_surat": "2026-03-01",
    "edisi": {"iga": "2026", "kipp": "2025"},
    "tenggat": {"semua": {"Naskah masuk": "2026-06-05", "Kirim": None}, "kipp": {"Telaah": "2026-06-08"}},
    "hari_libur": ["2026-06-02"],
}


@given(garbled(RECORD))
@settings(max_examples=60)
def test_garbled_record_is_told_in_plain_words(data: dict[str, Any]) -> None:
    findings = findings_of_model(Innovation, data)
    if findings:
        assert_told_to_the_user(findings)


@given(garbled(FULL_SETTINGS))
def test_garbled_settings_are_told_in_plain_words(data: dict[str, Any]) -> None:
    findings = findings_of_model(Settings, data)
    if findings:
        assert_told_to_the_user(findings)


SMALL_EDITION = {
    key: value for key, value in edition_data("kipp-2022").items() if key not in {"notes", "sources", "legal_basis"}
} | {
    "indicators": {
        key: edition_data("iga-2026")["indicators"][key] for key in ("regulasi", "sdm", "rkpd", "kemanfaatan")
    }
}
SMALL_EDITION["fields"] = {
    key: SMALL_EDITION["fields"][key]
    for key in ("judul", "kelompok", "kategori", "link_video", "sk_inovator", "ringkasan")
}


@given(garbled(SMALL_EDITION))
@settings(max_examples=40)
def test_garbled_edition_is_told_in_plain_words(data: dict[str, Any]) -> None:
    findings = findings_of_model(Edition, data)
    if findings:
        assert_told_to_the_user(findings)


@pytest.mark.parametrize(
    ("model", "data", "step"), [(Innovation, RECORD, 3), (Settings, FULL_SETTINGS, 1), (Edition, SMALL_EDITION, 7)]
)
def test_nonsense_anywhere_in_a_file_is_told_in_plain_words(
    model: type[BaseModel], data: dict[str, Any], step: int
) -> None:
    refused = 0
    for location in places_in(data)[1::step]:
        findings = findings_of_model(model, replaced(data, location, {"?": ["?"]}))
        refused += bool(findings)
        if findings:
            assert_told_to_the_user(findings)
    assert refused > 10


# What libyaml says, said otherwise

BROKEN_YAML = [
    ("nama: Pasar: Riang", "a colon within the text"),
    ("nama: x\ntujuan\njenis: y", "this line has a name without a colon"),
    ("pengusul:\n  nama: x\n jenis: opd", "which one is meant is not certain"),
    ("nama: 'it's'", "ends it too early"),
    ("nama: x\n\ttujuan: y", "a tab"),
    ("nama: @x", "cannot begin with the sign @"),
    ('nama: "x\ntujuan: y', 'the quotation mark " that is opened here'),
    ("sdgs: [a, b\nnama: x", "a bracket has no partner here"),
    ('nama: "C:\\q"', "the backslash here means nothing"),
    ("tujuan: | teks\n  lain", "the text begins on the line of `|`"),
    ("nama: x\n---\nnama: y", "belongs to none of the fields before it"),
    ("nama: **tebal**", "cannot begin with the sign *"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN_YAML, ids=[text for text, _words in BROKEN_YAML])
def test_broken_yaml_is_told_in_words_of_ours(text: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse_source(text.encode(), "rekaman.yaml")
    [problem], [finding] = caught.value.problems, from_problems(caught.value.problems)
    assert finding.code == "not-yaml"
    assert words in finding.message
    assert problem.values["reason"] not in finding.message


def test_what_libyaml_says_besides_is_told_without_its_words() -> None:
    problem = Problem("not-yaml", Place("rekaman.yaml", 1, 1), {"reason": "found invalid Unicode"})
    [finding] = from_problems([problem])
    assert finding.message == "the YAML cannot be read from here on"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("jenis\u00a0", "in the name `jenis` there is a space of another kind"),
        ("satu\u00a0kalimat", "mean `satu_kalimat`"),
    ],
)
def test_odd_space_in_a_name(name: str, words: str) -> None:
    [finding] = findings_for({**changed({}), name: "digital"})
    assert words in finding.message


def test_what_stands_at_the_left_edge_belongs_under_its_name_and_costs_no_citation() -> None:
    record = changed({})
    record = {**record, "bukti": None, **record["bukti"], "dasar_hukum": "Perda 1"}
    found = findings_for(record)
    assert {finding.message for finding in found} == {
        "what stands here belongs under `bukti`",
        "what stands here belongs under `rancang_bangun`",
    }
    assert {finding.field for finding in found} > {"dasar_hukum"}
    assert_told_to_the_user(found)
