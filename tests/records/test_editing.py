"""Single values of a record's file are changed at any place; every byte that is not meant stays."""

from typing import Any

import pytest
import yaml

from schemas.source import MAXIMUM_CHARACTERS, ReadError, Steps, parse_source
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.values import REMOVED, Inserted, same
from tests.build import as_yaml, complete_record

Changes = dict[Steps, Any]
X: Steps = ("x",)


@pytest.mark.parametrize(
    ("text", "changes", "wanted"),
    [
        ("sdgs: ['1', '2', '3'] # tiga\n", {("sdgs", 0): "9"}, "sdgs: ['9', '2', '3'] # tiga\n"),
        ("sdgs:\n- '1' # a\n- '2' # b\n", {("sdgs", 1): "9"}, "sdgs:\n- '1' # a\n- '9' # b\n"),
        ("x: [a, b]\n", {("x", 2): "c"}, "x: [a, b, c]\n"),
        ("x: [a, b]\n", {("x", 0): REMOVED}, "x: [b]\n"),
        ("x: [a, b, c]\n", {("x", 1): REMOVED, ("x", 2): REMOVED}, "x: [a]\n"),
        ("x: [a, b]\n", {("x", 1): Inserted(["c"])}, "x: [a, c, b]\n"),
        ("x: [a]\n", {("x", 0): REMOVED}, "x: []\n"),
        ("x:\n  - a # a\n  - b\n", {("x", 2): "c", ("x", 0): Inserted(["d"])}, "x:\n  - d\n  - a # a\n  - b\n  - c\n"),
        ("x:\n- a # a\n# di antara\n- b # b\n- c\n", {("x", 1): REMOVED}, "x:\n- a # a\n# di antara\n- c\n"),
        ("x:\n- nama: A # a\n- nama: B\n", {("x", 1, "nip"): "01"}, "x:\n- nama: A # a\n- nama: B\n  nip: '01'\n"),
        ("x:\n- nama: A # a\n  nip: B # b\n", {("x", 0, "nama"): REMOVED}, "x:\n- nip: B # b\n"),
        ("x:\n- nama: A\n  # b\n  nip: B\n", {("x", 0, "nama"): REMOVED}, "x:\n-\n  # b\n  nip: B\n"),
        ("x:\n", {("x", "y", "z"): "a", ("w", 0): "b"}, "x:\n  y:\n    z: a\nw: [b]\n"),
        ("x: a\n", {("x", 1): "b"}, "x: [a, b]\n"),
        ("x: [a, b] # c\n", {X: ["b", "d"]}, "x: [b, d] # c\n"),
    ],
)
def test_places_in_lists_and_mappings(text: str, changes: Changes, wanted: str) -> None:
    assert changed_text(text, changes, "a.yaml") == wanted


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("x: | # catatan\n    satu\n\n# b\n", "dua\ntiga", "x: | # catatan\n    dua\n    tiga\n\n# b\n"),
        ("x: | # catatan\n  satu\n", REMOVED, ""),
        ("x: | # catatan\n  satu\n", ["a"], "x: [a] # catatan\n"),
        ("x: a # catatan\n", "b\nc", "x: | # catatan\n  b\n  c\n"),
        ("x: # catatan\n  a\n", "b", "x: # catatan\n  b\n"),
        ("x: # catatan\n  # lagi\n  a\n", "b\nc", "x: # catatan\n  # lagi\n  |\n  b\n  c\n"),
        ("x: a\n    # masuk\n", "b\nc", 'x: "b\\nc"\n    # masuk\n'),
        ("x: # catatan\n- a\n- b\n", "c", "x: c # catatan\n"),
        ("x: >-\n  a\n  b\n", "c\nd", "x: |-\n  c\n  d\n"),
    ],
)
def test_remarks_stay(text: str, new: Any, wanted: str) -> None:
    assert changed_text(f"nama: A # n\n{text}", {X: new}, "a.yaml") == f"nama: A # n\n{wanted}"


def test_items_that_stay_keep_their_remarks() -> None:
    text = "x:\n- nama: A # ketua\n  nip: 01 # benar\n# yang kedua\n- {nama: B, nip: '2'} # anggota\n\n# akhir\n"
    new = [{"nama": "A", "nip": "01"}, {"nama": "C"}, {"nama": "B", "nip": "3"}]
    assert changed_text(text, {X: new}, "a.yaml") == (
        "x:\n- nama: A # ketua\n  nip: 01 # benar\n# yang kedua\n- {nama: C} # anggota\n"
        "- nama: B\n  nip: '3'\n\n# akhir\n"
    )
    new[1], new[2] = {"nama": "B", "nip": "2"}, {"nama": "C"}
    assert changed_text(text, {X: new}, "a.yaml") == text.replace("# anggota\n", "# anggota\n- nama: C\n")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_bytes_that_are_not_meant_stay(mark: str, end: str, last: bool) -> None:
    lines = ["nama: A\t# a\tb  ", "", "tujuan: |  ", "   satu  ", "hasil: B  "]
    text = mark + end.join(lines) + (end if last else "")
    changes: Changes = {("tujuan",): "dua\r\ntiga", ("kontak", "nama"): "C", ("nama",): "D"}
    lines[0], lines[3:4] = "nama: D\t# a\tb  ", ["   dua", "   tiga"]
    lines += ["kontak:", "  nama: C"]
    assert changed_text(text, changes, "a.yaml") == mark + end.join(lines) + (end if last else "")


def test_what_the_file_says_already_changes_nothing() -> None:
    text = as_yaml(complete_record())
    data = parse_source(text.encode(), "a.yaml").data
    assert changed_text(text, {(key,): value for key, value in data.items()}, "a.yaml") == text
    assert changed_text("x: |\n  a\n", {X: "a"}, "a.yaml") == "x: |\n  a\n"
    assert (
        changed_text("x: 2024-01-05\ny: 03\n", {X: "2024-01-05", ("z",): REMOVED}, "a.yaml") == "x: 2024-01-05\ny: 03\n"
    )


@pytest.mark.parametrize(
    ("text", "changes", "wanted"),
    [
        ('{"a": 1, "x": "b"}', {X: "é"}, '{"a": 1, "x": "é"}'),
        ('{"a":1,"x":["b"]}', {("x", 1): "c"}, '{"a":1,"x":["b","c"]}'),
        (
            '{\n\t"x": 2024,\n\t"y": "\\/ \\ud83d\\ude00"\n}\n',
            {X: "2025"},
            '{\n\t"x": 2025,\n\t"y": "\\/ \\ud83d\\ude00"\n}\n',
        ),
        (
            '{\n  "x": "\\ud83d\\ude00", "z": {}\n}',
            {("z", "a"): "b"},
            '{\n  "x": "\\ud83d\\ude00", "z": {\n    "a": "b"\n  }\n}',
        ),
        ('{\r\n  "x": "a",\r\n  "y": "b"\r\n}', {("y",): REMOVED}, '{\r\n  "x": "a"\r\n}'),
        ('{\r\n  "x": "a"\r\n}', {("y",): ["b"]}, '{\r\n  "x": "a",\r\n  "y": [\r\n    "b"\r\n  ]\r\n}'),
        ('{"x": [1, 2, 3], "z": 0}', {("x", 1): REMOVED, ("y",): None}, '{"x": [1, 3], "z": 0, "y": null}'),
    ],
)
def test_json_keeps_its_layout(text: str, changes: Changes, wanted: str) -> None:
    assert changed_text(text, changes, "a.json") == wanted


@pytest.mark.parametrize(
    ("text", "changes", "wanted"),
    [
        ("'x': {a: 1, # satu\n  b: 2}\n", {("x", "a"): "3"}, "'x': {a: 3, # satu\n  b: 2}\n"),
        ("x: [\n  a, # a\n  b # b\n]\n", {("x", 2): "c"}, "x: [\n  a, # a\n  b, # b\n  c\n]\n"),
        ("x: [\n  a, # a\n  b # b\n]\n", {("x", 1): REMOVED}, "x: [\n  a # a\n]\n"),
        ("? x\n: a\ny: b\n", {X: "c"}, "? x\n: c\ny: b\n"),
        ("x:\n  # catatan\n\n  a\n", {X: "c"}, "x:\n  # catatan\n\n  c\n"),
        ("x: !!str b\n", {X: "d"}, "x: d\n"),
        ("--- # awal\nx: b\n...\n", {X: "d", ("y",): "e"}, "--- # awal\nx: d\ny: e\n...\n"),
        ('"x y" : b\n', {("x y",): "d"}, '"x y" : d\n'),
        ("x: |+\n  a\n\ny: b\n", {("z",): "c"}, "x: |+\n  a\n\ny: b\nz: c\n"),
        ("x: |2\n    a\ny: b\n", {X: "c\nd"}, "x: |\n  c\n  d\ny: b\n"),
    ],
)
def test_odd_layouts(text: str, changes: Changes, wanted: str) -> None:
    assert changed_text(text, changes, "a.yaml") == wanted


@pytest.mark.parametrize(
    "text",
    ["x: &a {b: c}\ny: *a\n", "x: &a {b: c}\ny:\n  <<: *a\n", "x: a\n---\nx: b\n", "x: !office b\n", "? [a]\n: b\n"],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        changed_text(text, {X: "c"}, "a.yaml")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("x: [a]\n", {("x", 2): "b"}),
        ("x: [a]\n", {("x", -1): "b"}),
        ("x: [a]\n", {("x", "y"): "b"}),
        ("? x\n: a\n? y\n: b\n", {("z",): "c"}),
        ("x: a\n", {X: "\x07"}),
        ("x: a\n", {X: "\ud83d"}),
        ("x: a\n", {X: "x" * (MAXIMUM_CHARACTERS + 1)}),
        ("x: a\n", {(): "b"}),
        ("x: a\n", {(): REMOVED}),
        ("x: a\n", {X: REMOVED, ("y",): "b"}),
    ],
)
def test_what_cannot_be_written_is_refused(text: str, changes: Changes) -> None:
    with pytest.raises(CannotEditError):
        changed_text(text, changes, "a.yaml")


def test_the_longest_text_that_is_read_can_be_put_in() -> None:
    prose = ("kata " * 20 + "\n") * (MAXIMUM_CHARACTERS // 101)
    text = changed_text("x: a # b\ny: c\n", {X: prose, ("y",): "k" * MAXIMUM_CHARACTERS}, "a.yaml")
    data = parse_source(text.encode(), "a.yaml").data
    assert same(data, {"x": prose, "y": "k" * MAXIMUM_CHARACTERS})


def test_a_hundred_changes_are_made_in_one_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    text = as_yaml({f"x{number}": f"nilai {number}" for number in range(400)})
    parsed: list[str] = []
    compose = yaml.compose

    def counted(content: str, **more: Any) -> Any:
        parsed.append(content)
        return compose(content, **more)

    monkeypatch.setattr(yaml, "compose", counted)
    for count in (1, 100):
        changes: Changes = {(f"x{number}",): "baru" for number in range(count)}
        assert changed_text(text, changes, "a.yaml").count("baru") == count
    assert len(parsed) == 2 * 3  # to read the file, to edit it, and to read what was written
