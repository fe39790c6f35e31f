"""Reading files: places, what is refused, scalars that stay text, values laid over others."""

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.source import (
    MAXIMUM_BYTES,
    MAXIMUM_DEPTH,
    Location,
    Place,
    Problem,
    ReadAhead,
    ReadError,
    Source,
    Steps,
    parse_source,
    read_source,
)
from tests.build import as_yaml, complete_record


def parsed(text: str | bytes, name: str = "a.yaml") -> Source:
    return parse_source(text if isinstance(text, bytes) else text.encode(), name)


def problems_in(text: str | bytes) -> list[Problem]:
    with pytest.raises(ReadError) as caught:
        parsed(text)
    assert caught.value.problems
    return caught.value.problems


def problem_in(text: str | bytes) -> Problem:
    problems = problems_in(text)
    assert len(problems) == 1, problems
    return problems[0]


RECORD = """\
nama: Pasar Terang
pengusul:
  nama: Dinas Perdagangan
  jenis:   opd
sdgs: [sdg_8, sdg_9]
bukti:
  sk-tim:
    berkas: bukti/sk.pdf
tujuan: |
  Baris satu
  baris dua
lampiran:
  - satu
  -   dua
"""


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [
        ((), 1, 1),
        (("nama",), 1, 7),
        (("pengusul",), 3, 3),
        (("pengusul", "nama"), 3, 9),
        (("pengusul", "jenis"), 4, 12),
        (("sdgs",), 5, 7),
        (("sdgs", 0), 5, 8),
        (("sdgs", 1), 5, 15),
        (("bukti", "sk-tim", "berkas"), 8, 13),
        (("tujuan",), 9, 9),
        (("lampiran", 1), 14, 7),
    ],
)
def test_value_has_its_line_and_column(location: Steps, line: int, column: int) -> None:
    assert parsed(RECORD).place(location) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [
        (("nama",), 1, 1),
        (("pengusul",), 2, 1),
        (("pengusul", "jenis"), 4, 3),
        (("bukti", "sk-tim"), 7, 3),
        (("bukti", "sk-tim", "berkas"), 8, 5),
    ],
)
def test_key_has_its_line_and_column(location: Steps, line: int, column: int) -> None:
    assert parsed(RECORD).place(location, key=True) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [
        (("pengusul", "induk"), 3, 3),
        (("bukti", "sk-tim", "nomor"), 8, 5),
        (("sdgs", 7), 5, 7),
        (("tidak", "ada"), 1, 1),
    ],
)
def test_place_of_what_is_not_there_is_that_of_what_encloses_it(location: Steps, line: int, column: int) -> None:
    assert parsed(RECORD).place(location) == Place("a.yaml", line, column)
    assert parsed(RECORD).place(location, key=True) == Place("a.yaml", line, column)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_place_is_shown_as_editors_understand_it(place: Place, shown: str) -> None:
    assert str(place) == shown


@pytest.mark.parametrize(
    "text",
    [
        "03",
        "no",
        "ya",
        "off",
        "2024-01-01",
        "1_000",
        "0x1F",
        "12:30:45",
        "1e3",
        ".inf",
        "true",
        "12,5",
        "1.250",
        "=1+1",
    ],
)
def test_plain_scalar_stays_the_text_that_was_typed(text: str) -> None:
    assert parsed(f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_plain_empty_value_is_none(text: str) -> None:
    assert parsed(f"a: {text}\nb: [{text or '~'}, x]\n").data == {"a": None, "b": [None, "x"]}


@pytest.mark.parametrize("text", ['""', "''", '"null"', "'~'", '"NULL"', "|\n  null\n", ">-\n  null\n"])
def test_quoted_null_and_empty_text_are_text(text: str) -> None:
    value = parsed(f"a: {text}\n").data["a"]
    assert isinstance(value, str)
    assert value.strip() in {"", "null", "~", "NULL"}


def test_json_is_read_with_places() -> None:
    source = parsed('{\n  "nama": "Pasar",\n  "tahun": [2024, 3.5],\n  "ada": true,\n  "kosong": null\n}\n', "a.json")
    assert source.data == {"nama": "Pasar", "tahun": ["2024", "3.5"], "ada": "true", "kosong": None}
    assert source.place(("tahun", 1)) == Place("a.json", 3, 19)


def test_json_escapes_mean_what_json_says() -> None:
    text = r'{"nama": "Pasar \ud83d\ude00", "tautan": "https:\/\/contoh.go.id", "huruf": "caf\u00e9 \"x\""}'
    assert parsed(text, "a.json").data == {
        "nama": "Pasar \U0001f600",
        "tautan": "https://contoh.go.id",
        "huruf": 'caf\u00e9 "x"',
    }


def test_repeated_key_names_the_line_of_the_first() -> None:
    problem = problem_in("nama: a\npengusul:\n  nama: b\nnama: c\n")
    assert problem == Problem("key-repeated", Place("a.yaml", 4, 1), {"key": "nama", "first_line": "1"})


def test_repeated_key_inside_a_mapping_and_every_further_one_is_named() -> None:
    text = "a:\n  b: 1\n  'b': 2\n  b: 3\nc: 1\nc: 2\n"
    assert [(each.place.line, each.values) for each in problems_in(text)] == [
        (3, {"key": "b", "first_line": "2"}),
        (4, {"key": "b", "first_line": "2"}),
        (6, {"key": "c", "first_line": "5"}),
    ]


def test_same_key_in_different_mappings_is_no_repetition() -> None:
    assert parsed("a: {x: 1}\nb: {x: 2}\nc: [{x: 3}, {x: 4}]\n").data["c"] == [{"x": "3"}, {"x": "4"}]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\nb: *x\n", "alias-used", 2),
        ("a: &x {k: 1}\nb: 1\nc:\n  d: *x\n", "alias-used", 4),
        ("a: &x 1\nb: [1, *x]\n", "alias-used", 2),
        ("a: 1\nb: !mine 2\n", "tag-used", 2),
        ("a: 1\nb: !mine [2]\n", "tag-used", 2),
        ("a: 1\nb: !mine {c: 2}\n", "tag-used", 2),
        ("a: 1\n[b]: 2\n", "key-not-text", 2),
        ("a: 1\n? {b: 1}\n: 2\n", "key-not-text", 2),
        ("a: 1\nb: [\n", "not-yaml", 3),
        ("a: 1\n  b: 2\n", "not-yaml", 2),
        ("a: 1\n\tb: 2\n", "not-yaml", 2),
        ("a: 1\nb: 'x\n", "not-yaml", 2),
        ("a: 1\nb: @x\n", "not-yaml", 2),
        ("a: 1\n---\nb: 2\n", "not-yaml", 2),
        ("a: 1\nb: *unknown\n", "not-yaml", 2),
        ("- a\n- b\n", "not-a-mapping", 1),
        ("teks saja\n", "not-a-mapping", 1),
        ("a: 1\nb: x\x00y\n", "character-forbidden", 2),
        ("a: 1\nb: x\x07y\n", "character-forbidden", 2),
        ("a: 1\nb: x\x1b[31m\n", "character-forbidden", 2),
        ("a: 1\nb: x\x80y\n", "character-forbidden", 2),
        ("a: 1\nb: x\x7fy\n", "character-forbidden", 2),
        ("a: 1\nb: x\ufffey\n", "character-forbidden", 2),
        ("a: 1\nb: x\uffffy\n", "character-forbidden", 2),
    ],
)
def test_what_a_file_may_not_hold_is_named_with_its_line(text: str, code: str, line: int) -> None:
    problem = problem_in(text)
    assert (problem.code, problem.place.file, problem.place.line) == (code, "a.yaml", line)


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("a: !mine 2\n", "tag-used", {"tag": "!mine"}),
        ("a: x\x07y\n", "character-forbidden", {"character": "U+0007"}),
        ("a: x\x00y\n", "character-forbidden", {"character": "U+0000"}),
    ],
)
def test_problem_names_what_it_found(text: str, code: str, values: dict[str, str]) -> None:
    problem = problem_in(text)
    assert (problem.code, problem.values) == (code, values)


@pytest.mark.parametrize("escape", [r"\0", r"\x07", r"\e", r"\x7f", r"\u0085x\u0000", r"\u0001"])
def test_escaped_control_character_is_refused_like_a_typed_one(escape: str) -> None:
    problem = problem_in(f'a: 1\nb: "x{escape}y"\n')
    assert (problem.code, problem.place.line) == ("character-forbidden", 2)


def test_control_character_has_its_column_counted_in_characters() -> None:
    assert problem_in("á: 1\nb: ñé\x01\n").place == Place("a.yaml", 2, 6)


@pytest.mark.parametrize("text", ["tab\there", "rata\u00a0rata", "😀", "ꦲꦏ꧀ꦱꦫ", "é"])
def test_printable_character_is_kept(text: str) -> None:
    assert parsed(as_yaml({"a": text})).data == {"a": text}


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        (b"a: \xff\n", 1, 4, "0xFF"),
        (b"a: 1\nb: caf\xe9\n", 2, 7, "0xE9"),
        (b"a: \xc3\xa1\xc3\xa1\xff\n", 1, 6, "0xFF"),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4, "0xFF"),
        (b"\xfe\xff\x00a\x00:", 1, 1, "0xFE"),
        (b"a: 1\r\nb: \x80\r\n", 2, 4, "0x80"),
        (b"a: 1\nb: \xe2\x82", 2, 4, "0xE2"),
    ],
)
def test_byte_that_is_not_utf8_is_named_with_line_and_column(raw: bytes, line: int, column: int, byte: str) -> None:
    assert problem_in(raw) == Problem("not-utf8", Place("a.yaml", line, column), {"byte": byte})


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# keterangan saja\n", b"\xef\xbb\xbf"])
def test_file_without_content_is_empty(raw: bytes) -> None:
    assert problem_in(raw) == Problem("file-empty", Place("a.yaml"))


def test_byte_order_mark_is_left_out() -> None:
    source = parsed(b"\xef\xbb\xbfnama: a\n")
    assert source.data == {"nama": "a"}
    assert source.place(("nama",), key=True) == Place("a.yaml", 1, 1)


@pytest.mark.parametrize(
    ("opening", "closing"), [("[", ""), ("[", "]"), ("{a: ", ""), ("{a: ", "}"), ("- ", ""), ("? ", "")]
)
def test_hundred_thousand_levels_are_refused_and_do_not_crash(opening: str, closing: str) -> None:
    problem = problems_in("a:\n  " + opening * 100_000 + closing * 100_000)[0]
    assert problem.code in {"not-yaml", "nested-too-deep"}
    assert problem.place.line == 2


def test_nesting_is_allowed_up_to_its_limit_and_no_further() -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * (depth - 1) + "x" + "]" * (depth - 1)

    assert parsed(nested(MAXIMUM_DEPTH)).data["a"]
    problem = problem_in(nested(MAXIMUM_DEPTH + 1))
    assert (problem.code, problem.values) == ("nested-too-deep", {"limit": str(MAXIMUM_DEPTH)})
    assert problem.place.line == 1


def test_thousandfold_alias_is_refused_without_being_unfolded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 30)]
    assert {problem.code for problem in problems_in("\n".join(lines))} == {"alias-used", "anchor-used"}


def test_alias_to_what_encloses_it_ends() -> None:
    assert {problem.code for problem in problems_in("a: &x [1, *x]\n")} == {"alias-used"}


def test_every_problem_of_a_file_is_named_at_once() -> None:
    text = "a: !t 1\nb: &x 2\nc: *x\na: 3\n[d]: 4\n"
    assert sorted(each.code for each in problems_in(text)) == ["alias-used", "key-not-text", "key-repeated", "tag-used"]


def test_file_of_four_megabytes_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    head = b"nama: a\n#"
    path.write_bytes(head + b"x" * (MAXIMUM_BYTES - len(head)))
    assert read_source(path).data == {"nama": "a"}
    path.write_bytes(head + b"x" * (MAXIMUM_BYTES - len(head) + 1))
    with pytest.raises(ReadError) as caught:
        read_source(path, "besar.yaml")
    assert caught.value.problems == [Problem("file-too-large", Place("besar.yaml"), {"limit": "4 MB"})]


def test_absent_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_source(tmp_path / "tidak-ada.yaml", "tidak-ada.yaml")
    assert caught.value.problems == [Problem("file-not-found", Place("tidak-ada.yaml"))]
    with pytest.raises(ReadError) as caught:
        read_source(tmp_path, "folder")
    problem = caught.value.problems[0]
    assert (problem.code, problem.place) == ("file-not-regular", Place("folder"))


def test_places_carry_the_name_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("nama: a\n")
    assert read_source(path, "inovasi/a.yaml").place(("nama",)).file == "inovasi/a.yaml"
    assert read_source(path).place(("nama",)).file == str(path)


def test_complete_record_comes_back_as_it_was_written() -> None:
    record = complete_record()
    assert parsed(as_yaml(record)).data == record
    assert parsed(json.dumps(record)).data == record


KEYS = st.text("abcdefgh_", min_size=1, max_size=3)
SCALARS = st.none() | st.text(st.characters(exclude_categories=["C"]), max_size=8)
TREES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
    ),
    min_size=1,
    max_size=4,
)


def locations_in(value: Any, at: Steps = ()) -> list[Steps]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(found for key, item in inner for found in locations_in(item, (*at, key)))]


@given(TREES)
def test_any_data_comes_back_with_a_place_for_every_value(tree: dict[str, Any]) -> None:
    for text in (as_yaml(tree), json.dumps(tree, ensure_ascii=False)):
        source = parsed(text)
        assert source.data == tree
        assert set(source.values) == set(locations_in(tree))
        lines = text.split("\n")
        for place in source.values.values():
            assert place.line is not None
            assert place.column is not None
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_place_in_the_file(raw: bytes) -> None:
    problems: list[Problem] = []
    data: dict[str, Any] | None = None
    try:
        data = parsed(raw).data
    except ReadError as error:
        problems = error.problems
    assert isinstance(data, dict) != bool(problems)
    assert {problem.place.file for problem in problems} <= {"a.yaml"}


# Values laid over others


def test_mappings_are_merged_and_anything_else_is_replaced_as_a_whole() -> None:
    base = parsed("a: {x: 1, y: {p: 1, q: 2}}\nb: [1, 2, 3]\nc: 1\nd: {x: 1}\n", "base")
    over = parsed("a:\n  y:\n    q: 9\n    r: 8\nb: [7]\nd: teks\ne: {f: 1}\n", "over")
    merged = base.merged_with(over)
    assert merged.data == {
        "a": {"x": "1", "y": {"p": "1", "q": "9", "r": "8"}},
        "b": ["7"],
        "c": "1",
        "d": "teks",
        "e": {"f": "1"},
    }
    assert merged.file == "over"


@pytest.mark.parametrize(
    ("location", "place"),
    [
        (("a", "x"), Place("base", 1, 8)),
        (("a", "y", "p"), Place("base", 1, 18)),
        (("a", "y", "q"), Place("over", 3, 8)),
        (("a", "y", "r"), Place("over", 4, 8)),
        (("b", 0), Place("over", 5, 5)),
        (("b", 1), Place("over", 5, 4)),
        (("c",), Place("base", 3, 4)),
        (("d",), Place("over", 6, 4)),
        (("d", "x"), Place("over", 6, 4)),
        (("e", "f"), Place("over", 7, 8)),
    ],
)
def test_merged_value_has_the_place_of_the_file_it_comes_from(location: Steps, place: Place) -> None:
    base = parsed("a: {x: 1, y: {p: 1, q: 2}}\nb: [1, 2, 3]\nc: 1\nd: {x: 1}\n", "base")
    over = parsed("a:\n  y:\n    q: 9\n    r: 8\nb: [7]\nd: teks\ne: {f: 1}\n", "over")
    assert base.merged_with(over).place(location) == place


def test_merged_key_has_the_place_of_the_file_it_comes_from() -> None:
    merged = parsed("a: {x: 1}\nb: 1\n", "base").merged_with(parsed("# dari kantor\na: {x: 2, z: 3}\n", "over"))
    assert merged.place(("a", "x"), key=True) == Place("over", 2, 5)
    assert merged.place(("a", "z"), key=True) == Place("over", 2, 11)
    assert merged.place(("b",), key=True) == Place("base", 2, 1)


def test_merging_leaves_both_sources_as_they_were() -> None:
    base, over = parsed("a: {x: 1}\n", "base"), parsed("a: {y: 2}\n", "over")
    base.merged_with(over)
    assert (base.data, over.data) == ({"a": {"x": "1"}}, {"a": {"y": "2"}})
    assert set(base.values) == {(), ("a",), ("a", "x")}


def at(data: Any, location: Steps) -> Any:
    for part in location:
        data = data[part]
    return data


def leaves(data: Any, here: Steps = ()) -> list[Steps]:
    """Return the locations of what is replaced as a whole: everything that is not a mapping with content."""
    if not isinstance(data, dict) or not data:
        return [here]
    return [found for key, item in data.items() for found in leaves(item, (*here, key))]


@given(TREES, TREES)
def test_merging_changes_only_what_is_named(under: dict[str, Any], over: dict[str, Any]) -> None:
    base, local = parsed(as_yaml(under), "base"), parsed(as_yaml(over), "over")
    merged = base.merged_with(local)
    named = set(leaves(over))
    for location in named:
        if at(over, location) != {}:
            assert at(merged.data, location) == at(over, location)
            assert merged.place(location) == local.place(location)
    for location in leaves(under):
        if not any(location[: len(name)] == name or name[: len(location)] == location for name in named):
            assert at(merged.data, location) == at(under, location)
            assert merged.place(location) == base.place(location)
    assert set(merged.values) == set(locations_in(merged.data))


@given(TREES)
def test_merging_with_itself_changes_nothing(tree: dict[str, Any]) -> None:
    source = parsed(as_yaml(tree))
    merged = source.merged_with(source)
    assert (merged.data, merged.values, merged.keys) == (source.data, source.values, source.keys)


def test_location_is_told_with_dots_and_equals_its_steps() -> None:
    location = Location("bukti", "sk-tim", 2)
    assert location.dotted == "bukti.sk-tim.2"
    assert (location, {location: 1}[("bukti", "sk-tim", 2)]) == (("bukti", "sk-tim", 2), 1)  # type: ignore[index]
    assert Location().dotted == ""
    for again in (copy.copy(location), pickle.loads(pickle.dumps(location))):
        assert (again, again.dotted) == (location, location.dotted)


def test_what_was_looked_at_is_given_to_one_reader_of_the_same_bytes() -> None:
    ahead, raw, other = ReadAhead(), b"a: 1\nb: [2]\n", b"a: 3\n"
    seen = ahead.looked_at(raw, "a.yaml")
    assert ahead.read(raw, "a.yaml") is seen
    again = ahead.read(raw, "a.yaml")
    assert again == seen
    assert again is not seen  # whoever has it may change it
    ahead.looked_at(raw, "a.yaml")
    assert ahead.read(other, "a.yaml").data == {"a": "3"}  # the file was changed in between
    assert ahead.read(raw, "b.yaml").file == "b.yaml"


@pytest.mark.parametrize("text", ["a: \ufeffb\n", 'a: "\\u0007"\n', 'a:\n  - "\\uFEFF"\n'])
def test_character_that_no_file_may_hold_is_told_where_it_stands_or_is_escaped(text: str) -> None:
    assert [problem.code for problem in problems_in(text)] == ["character-forbidden"]
