"""An office's own edition files: what is wrong in them is told with the place in that file."""

from pathlib import Path

import pytest

from schemas.rules import Grade
from submissions.errors import ExitCode, InputError, UserError
from submissions.workspace import Workspace
from tests.build import SETTINGS, as_yaml, complete_record, edition_data, laid_over, packaged_editions, write_workspace


def workspace_with(tmp_path: Path, name: str, text: str) -> Workspace:
    workspace = write_workspace(tmp_path, [complete_record()])
    workspace.editions_folder.mkdir()
    (workspace.editions_folder / f"{name}.yaml").write_text(laid_over(name, text), encoding="utf-8")
    return workspace


def complaint(tmp_path: Path, name: str, text: str) -> str:
    competition, _hyphen, year = name.rpartition("-")
    with pytest.raises(InputError) as caught:
        workspace_with(tmp_path, name, text).edition(competition, int(year))
    assert caught.value.exit_code is ExitCode.UNREADABLE_INPUT
    return str(caught.value)


UNPLEASANT = ("does not fit this field", "Input should", "Field required", "None", "{'", "['", "pydantic")


CHECKS = "indicators:\n  sdm:\n    checks:\n      B-1: "

# Edition, what the office's file says, line and column of the fault, and words that must be seen.
FAULTS: list[tuple[str, str, str, list[str]]] = [
    ("iga-2026", "indicatorz: {}\n", "1:1", ["`indicatorz`", "did you mean `indicators`"]),
    ("iga-2026", "fields:\n  tujuan:\n    lable: x\n", "3:5", ["`lable`", "did you mean `label`"]),
    ("iga-2026", "fields:\n  urusan:\n    parts:\n      urusan_utama: {lable: x}\n", "4:22", ["did you mean `label`"]),
    ("iga-2026", "eligibility:\n  jendela_penerapan:\n    labell: x\n", "3:5", ["did you mean `label`"]),
    ("kipp-2025", "eligibility:\n  umur_minimum:\n    month: 24\n", "3:5", ["`month`", "did you mean `months`"]),
    ("iga-2026", "indicators:\n  sdm:\n    measure:\n      unitt: orang\n", "4:7", ["did you mean `unit`"]),
    ("iga-2026", "fields:\n  anggaran:\n    files:\n      max_mb: {valeu: 3}\n", "4:16", ["did you mean `value`"]),
    ("iga-2026", "grade: oficial\n", "1:8", ["“oficial”", "official, corroborated, single, inferred"]),
    ("iga-2026", "competition: Iga Baru\n", "1:14", ["“Iga Baru”"]),
    ("iga-2026", "level: kota\n", "1:8", ["“kota”", "national, provincial, regional"]),
    ("iga-2026", "fields:\n  tujuan:\n    type: essay\n", "3:11", ["“essay”", "narrative"]),
    ("iga-2026", "eligibility:\n  jendela_penerapan:\n    applied_from: 2024-02-30\n", "3:19", ["“2024-02-30”"]),
    ("iga-2026", "fields:\n  tujuan:\n    required: mungkin\n", "3:15", ["“mungkin”", "ya", "tidak"]),
    ("iga-2026", "indicators:\n  sdm:\n    weight: berat\n", "3:13", ["“berat”"]),
    ("iga-2026", "near_limit_percent: 101\n", "1:21", ["101", "100"]),
    ("iga-2026", "near_limit_percent: sedikit\n", "1:21", ["“sedikit”"]),
    ("iga-2026", "portal: javascript:x\n", "1:9", ["“javascript:x”"]),
    ("iga-2026", "fields:\n  Nama Baru: {label: x, type: text}\n", "2:3", ["“Nama Baru”"]),
    ("iga-2026", "fields: null\n", "1:9", []),
    ("iga-2026", "- a\n", "1:1", []),
    ("iga-2026", "name: a\nname: b\n", "2:1", ["`name`", "line 1"]),
    ("iga-2026", "fields: [\n", "2:1", []),
    ("iga-2026", "letters:\n  x: {label: a, template: b, attachment: surat}\n", "2:42", ["“surat”"]),
    ("kipp-2025", "eligibility:\n  umur_minimum:\n    reference: penutupan\n", "3:16", ["“penutupan”"]),
    ("kipp-2025", "fields:\n  instansi_asal:\n    groups: [replika]\n", "3:13", ["“replika”"]),
    ("kipp-2023", "fields:\n  judul_top99:\n    when: {field: pernah, value: ya}\n", "3:11", ["“pernah”"]),
    ("iga-2026", "fields:\n  jenis:\n    vocabulary: jenisnya\n", "3:17", ["“jenisnya”"]),
    ("iga-2026", f"{CHECKS}{{text: a, kinds: [kuitansi]}}\n", "4:12", ["“kuitansi”"]),
    ("iga-2026", f"{CHECKS}{{text: a, when: {{field: jeniss, value: x}}}}\n", "4:28", ["“jeniss”"]),
    ("iga-2026", f"{CHECKS}{{text: a, by: program}}\n", "4:12", ["`test`"]),
    ("iga-2026", f"{CHECKS}{{text: a, by: both}}\n", "4:12", ["`test`"]),
    ("iga-2026", f"{CHECKS}{{text: a, test: {{rule: video_length, minutes: 5}}}}\n", "4:12", ["`test`"]),
    (
        "iga-2026",
        f"{CHECKS}{{text: a, by: program, test: {{rule: document_per_year}}}}\n",
        "3:5",
        ["document_per_year", "`B-1`"],
    ),
    ("iga-2026", f"{CHECKS}{{text: a, when: {{field: jenis, value: digitaal}}}}\n", "4:28", ["“digitaal”"]),
    ("iga-2026", f"{CHECKS}{{text: a, bases: [z]}}\n", "4:12", ["“z”"]),
    ("iga-2026", f"{CHECKS}{{text: a, by: orang}}\n", "4:26", ["“orang”", "person, program, both, record"]),
    ("iga-2026", f"{CHECKS}{{text: a, advise: ya}}\n", "4:22", ["`advise`", "did you mean `advice`"]),
]


@pytest.mark.parametrize(("name", "text", "place", "words"), FAULTS)
def test_fault_in_an_edition_file_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, place: str, words: list[str]
) -> None:
    message = complaint(tmp_path, name, text)
    _first, *shown = message.splitlines()
    assert shown == [] or shown[0] == f"1 | {text.splitlines()[0]}"  # of a file that cannot be read, the line is shown
    assert f"editions/{name}.yaml:{place}: " in message
    assert [word for word in words if word not in message] == []
    assert [word for word in UNPLEASANT if word in message] == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("eligibility:\n  baru: {rule: umur, label: x}\n", 2, ["“umur”", "minimum_age"]),
        ("eligibility:\n  baru: {label: x}\n", 2, ["`rule`"]),
        ("eligibility:\n  baru: {rule: null, label: x}\n", 2, ["`rule`"]),
        ("indicators:\n  sdm:\n    measure: {kind: band}\n", 3, ["“band”", "bands"]),
        ("indicators:\n  sdm:\n    measure: {bands: [{min: 1}, {min: 2}]}\n", 3, []),
        ("indicators:\n  sdm:\n    measure: {bands: [{min: 1}, {min: 2}, {min: 3}, {min: 4}]}\n", 3, []),
        ("indicators:\n  regulasi:\n    measure: {options: {perda: 4}}\n", 3, ["4"]),
    ],
)
def test_fault_in_a_rule_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: list[str]) -> None:
    message = complaint(tmp_path, "iga-2026", text)
    assert f"editions/iga-2026.yaml:{line}:" in message
    assert [word for word in words if word not in message] == []
    assert [word for word in UNPLEASANT if word in message] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("indicators:\n  sdm:\n    weight: 3\n", ["maximum_maturity is 111", "add up to 114"]),
        ("scoring:\n  maximum_total: 251\n", ["maximum_total is 251", "add up to 250"]),
        ("government_indicators:\n  visi_misi:\n    weight: 3\n", ["maximum_government is 63", "add up to 69"]),
    ],
)
def test_sum_that_an_office_breaks_is_told_of_the_office_file(tmp_path: Path, text: str, words: list[str]) -> None:
    message = complaint(tmp_path, "iga-2026", text)
    assert "editions/iga-2026.yaml:" in message
    assert [word for word in words if word not in message] == []


def test_empty_edition_file_is_told(tmp_path: Path) -> None:
    assert "editions/iga-2026.yaml: the file is empty" in complaint(tmp_path, "iga-2026", "# belum\n")


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = "portal: x\nnear_limit_percent: x\nfields:\n  tujuan:\n    lable: x\n"
    lines = complaint(tmp_path, "iga-2026", text).splitlines()
    places = sorted(line.split("iga-2026.yaml:")[1].split(": ")[0] for line in lines)
    assert places == ["1:9", "2:21", "5:5"]


def test_new_edition_without_source_and_grade_is_refused(tmp_path: Path) -> None:
    data = {key: value for key, value in edition_data("kipp-2025").items() if key not in {"source", "grade"}}
    message = complaint(tmp_path, "kipp-2027", as_yaml(data | {"year": "2027"}))
    assert "editions/kipp-2027.yaml:1:1: the edition names no source and grade" in message
    assert "Add `source` and `grade`" in message


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("kipp-2027", {}, "kipp-2022"),
        ("iga-2027", {"year": "2027"}, "kipp-2027"),
        ("kipp-2022", {"year": "2027"}, "kipp-2027"),
    ],
)
def test_file_named_otherwise_than_its_content_is_refused(
    tmp_path: Path, name: str, change: dict[str, str], says: str
) -> None:
    message = complaint(tmp_path, name, as_yaml(edition_data("kipp-2022") | change))
    assert f"the file is named {name}, but says that it is {says}" in message


@pytest.mark.parametrize(("competition", "year"), [("iga", 2031), ("kipp", 2024)])
def test_unknown_edition_is_told_with_those_that_are_known(tmp_path: Path, competition: str, year: int) -> None:
    workspace = write_workspace(tmp_path, [])
    with pytest.raises(UserError) as caught:
        workspace.edition(competition, year)
    assert caught.value.exit_code is ExitCode.WRONG_USAGE
    assert f"There is no edition {competition}-{year}." in caught.value.message
    assert f"{competition}-2023" in caught.value.remedy


def test_own_edition_of_next_year_is_taken_unless_another_is_chosen(tmp_path: Path) -> None:
    workspace = workspace_with(tmp_path, "iga-2099", as_yaml(edition_data("iga-2026") | {"year": "2099"}))
    assert workspace.edition("iga").id == "iga-2099"
    assert workspace.edition("iga", 2026).id == "iga-2026"
    assert set(workspace.all_editions()) == {"iga-2099", *packaged_editions()}
    chosen = write_workspace(tmp_path, [], SETTINGS | {"edisi": {"iga": "2026"}})
    assert chosen.edition("iga").id == "iga-2026"
    assert chosen.edition("kipp").id == "kipp-2025"


def test_single_value_laid_over_a_packaged_edition_holds(tmp_path: Path) -> None:
    text = "eligibility:\n  umur_minimum: {months: 12, grade: official, source: 'Pedoman 4/2025'}\n"
    rule = workspace_with(tmp_path, "kipp-2025", text).edition("kipp").eligibility["umur_minimum"]
    assert rule.rule == "minimum_age"
    assert (rule.months, rule.grade, rule.source) == (12, Grade.OFFICIAL, "Pedoman 4/2025")
    assert rule.label.startswith("Umur paling singkat")


def test_name_of_a_check_that_two_indicators_have_is_told(tmp_path: Path) -> None:
    message = complaint(tmp_path, "iga-2026", CHECKS.replace("B-1", "SOP-APPROVED") + "Sudah.\n")
    assert "indicators.kemudahan_proses.checks.SOP-APPROVED has the name of a check of sdm" in message
