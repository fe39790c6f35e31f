"""What becomes of this year's records under an edition of next year, which the office has written itself."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.source import parse_source
from submissions.errors import OutputError
from submissions.nextyear.carrying_over import Carried, Fate, carry_over
from submissions.records.reading import read_record
from submissions.records.remarks import annotated, holds, without
from submissions.workspace import Workspace, open_workspace
from tests.build import REMOVED, SETTINGS, as_yaml, changed, edition_data, only, write_workspace

START, END = dt.date(2025, 1, 1), dt.date(2026, 12, 31)


def iga_2027() -> dict[str, Any]:
    """Return an invented edition: that of 2026 with its window and its years moved by one."""
    data = edition_data("iga-2026") | {"year": "2027"}
    window = data["eligibility"]["jendela_penerapan"]
    window |= {"applied_from": str(START), "applied_to": str(END)}
    for indicator in data["indicators"].values():
        if indicator["measure"]["kind"] == "years":
            levels = indicator["measure"]["levels"]
            moved = {level: [[str(int(y) + 1) for y in years] for years in sets] for level, sets in levels.items()}
            indicator["measure"]["levels"] = moved
    return data


def office(root: Path, *records: dict[str, Any], **more: Any) -> Workspace:
    workspace = write_workspace(root, records, {**SETTINGS, **more})
    (root / "editions").mkdir()
    (root / "editions" / "iga-2027.yaml").write_text(as_yaml(iga_2027()), encoding="utf-8")
    return workspace


def carried(workspace: Workspace, target: Path, edition: str = "iga-2027") -> list[Carried]:
    competition, year = edition.split("-")
    return carry_over(workspace, workspace.record_files(), workspace.edition(competition, int(year)), target)


@pytest.mark.parametrize(
    ("applied", "developed", "state", "code", "emptied"),
    [
        ("2025-01-01", None, Fate.KEPT, None, False),
        ("2026-12-31", None, Fate.KEPT, None, False),
        ("2024-12-31", None, Fate.DEVELOP, "window-too-early", True),
        ("2024-12-31", "2024-12-31", Fate.DEVELOP, "window-too-early", True),
        ("2024-12-31", "2025-01-01", Fate.KEPT, None, False),
        ("2024-12-31", "2027-01-01", Fate.DEVELOP, "window-too-early", True),
        ("2027-01-01", None, Fate.OUT, "window-too-late", False),
    ],
)
def test_window(
    tmp_path: Path, applied: str, developed: str | None, state: Fate, code: str | None, emptied: bool
) -> None:
    dates = {"waktu_penerapan": applied, "waktu_pengembangan": developed or REMOVED}
    workspace = office(tmp_path / "kini", changed(dates))
    [one] = carried(workspace, tmp_path / "depan")
    assert one.state is state
    window = [note.code for note in one.notes if note.code.startswith("window")]
    assert window == ([code] if code else [])
    assert ("pengembangan" in one.emptied) is emptied
    text = (tmp_path / "depan" / one.file).read_text(encoding="utf-8")
    assert ("\n# pengembangan: Pembayaran retribusi tanpa tunai.\n" in text) is emptied
    assert ("`waktu_pengembangan` (" in text) is (state is Fate.DEVELOP)
    fresh = read_record(tmp_path / "depan" / one.file, open_workspace(tmp_path / "depan"))
    assert (fresh.innovation is not None, fresh.findings) == (True, [])
    for note in one.notes:  # places are those of the new file
        assert note.place.line is not None
        line = text.splitlines()[note.place.line - 1]
        assert not line.startswith("#")
        if code and note.code == code:
            assert line.startswith("waktu_penerapan:")


def test_all_that_is_true_still_is_kept_and_the_old_workspace_is_only_read(tmp_path: Path) -> None:
    # A registration belongs to its edition, and that is still known.
    registered = changed({"registrasi": {"iga-2026": {"nomor": "IGA-0001", "tanggal": "2026-03-01"}}})
    workspace = office(tmp_path / "kini", registered, tanggal_surat="2026-07-01", edisi={"iga": "2026", "kipp": "2025"})
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    [one] = carried(workspace, tmp_path / "depan")
    assert {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()} == before
    old = read_record(workspace.record_files()[0], workspace).source.data
    new = open_workspace(tmp_path / "depan")
    fresh = read_record(new.record_files()[0], new)
    data = fresh.source.data
    assert fresh.findings == []
    assert one.emptied == ["pemeriksaan", "waktu_pengembangan", "pengembangan"]
    assert data == {key: value for key, value in old.items() if key not in one.emptied}
    for each in old["bukti"].values():
        if each.get("berkas"):
            assert (new.root / each["berkas"]).read_bytes() == (workspace.root / each["berkas"]).read_bytes()
    assert (new.settings.edisi["iga"], new.settings.edisi["kipp"], new.settings.tanggal_surat) == (2027, 2025, None)
    assert "# tanggal_surat: '2026-07-01'" in (new.root / "submissions.yaml").read_text(encoding="utf-8")
    assert new.edition("iga").id == "iga-2027"


def test_deadlines_and_days_off_of_the_last_year_become_comments(tmp_path: Path) -> None:
    workspace = office(
        tmp_path / "kini", changed({}), tenggat={"semua": {"Naskah masuk": "2026-06-05"}}, hari_libur=["2026-06-02"]
    )
    carried(workspace, tmp_path / "depan")
    new = open_workspace(tmp_path / "depan").settings
    assert (new.tenggat, new.hari_libur) == ({}, [])
    text = (tmp_path / "depan" / "submissions.yaml").read_text(encoding="utf-8")
    assert "#     Naskah masuk: '2026-06-05'" in text
    assert "# - '2026-06-02'" in text


def test_years_that_moved_and_documents_that_are_too_old(tmp_path: Path) -> None:
    [one] = carried(office(tmp_path / "kini", changed({})), tmp_path / "depan")
    moved = {note.field: note.message for note in one.notes if note.code == "years-moved"}
    assert list(moved) == ["indikator.anggaran.tahun", "indikator.rkpd.tahun"]
    for message in moved.values():
        assert message == "iga-2027 no longer counts 2024; it counts 2025, 2026, 2027"
    note = next(each for each in one.notes if each.code == "years-moved")
    assert note.remedy == "Add what you have for 2027, with a document for each year."
    text = (tmp_path / "depan" / one.file).read_text(encoding="utf-8")
    before = text[: text.index("\nindikator:")].splitlines()
    assert before[-1].startswith("# >>> ")
    assert sum("2025, 2026, 2027" in line for line in before) == 2


def test_years_of_which_none_is_lacking(tmp_path: Path) -> None:
    record = changed({"indikator.rkpd.tahun": ["2024", "2025", "2026", "2027"]})
    [one] = carried(office(tmp_path / "kini", record), tmp_path / "depan")
    [note] = [each for each in one.notes if each.field == "indikator.rkpd.tahun"]
    assert note.remedy == "Remove the years that no longer count; none is lacking."


def test_answers_for_an_earlier_edition_are_told(tmp_path: Path) -> None:
    record = changed({"jawaban.kipp-2025": REMOVED, "jawaban.kipp-2022": REMOVED})
    [one] = carried(office(tmp_path / "kini", record), tmp_path / "depan", "kipp-2025")
    note = only(one.notes, "answers-of-earlier")
    assert (note.field, "kipp-2023" in note.message) == ("jawaban.kipp-2023", True)
    [same] = carried(open_workspace(tmp_path / "kini"), tmp_path / "lagi", "kipp-2023")
    assert [each for each in same.notes if each.code == "answers-of-earlier"] == []


def test_not_entered_unreadable_and_json(tmp_path: Path) -> None:
    workspace = office(tmp_path / "kini", changed({"id": "a", "kompetisi": ["kipp"]}))
    (workspace.root / "inovasi" / "b.yaml").write_text("- x\n", encoding="utf-8")
    record = changed({"id": "c", "waktu_pengembangan": REMOVED})
    (workspace.root / "inovasi" / "c.json").write_text(json.dumps(record), encoding="utf-8")
    found = carried(workspace, tmp_path / "depan")
    assert [each.state for each in found] == [Fate.NOT_ENTERED, Fate.UNREADABLE, Fate.DEVELOP]
    assert (tmp_path / "depan" / "inovasi" / "b.yaml").read_text(encoding="utf-8") == "- x\n"
    data = json.loads((tmp_path / "depan" / "inovasi" / "c.json").read_bytes())
    assert {"pemeriksaan", "pengembangan"} & data.keys() == set()
    assert data["nama"] == record["nama"]


@pytest.mark.parametrize(
    "text", ["{edisi: {iga: 2026}}\n", "edisi: {iga: 2026}\n", "pemda: {nama: A}\n", "edisi:\r\n  iga: 2026\r\n"]
)
def test_settings_in_any_layout_choose_the_new_edition(tmp_path: Path, text: str) -> None:
    workspace = office(tmp_path / "kini", changed({}))
    (workspace.root / "submissions.yaml").write_bytes(text.encode())
    carried(open_workspace(workspace.root), tmp_path / "depan")
    assert open_workspace(tmp_path / "depan").settings.edisi["iga"] == 2027


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_byte_order_mark_and_line_ends_stay(tmp_path: Path, mark: bytes, end: bytes) -> None:
    workspace = office(tmp_path / "kini", changed({}))
    [record] = workspace.record_files()
    for path in (record, workspace.root / "submissions.yaml"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", end).rstrip())
    carried(open_workspace(workspace.root), tmp_path / "depan")
    for name in ("submissions.yaml", f"inovasi/{record.name}"):
        old, new = (root.joinpath(name).read_bytes() for root in (workspace.root, tmp_path / "depan"))
        assert new.startswith(mark)
        assert new.count(b"\xef\xbb\xbf") == bool(mark)
        assert new.count(b"\n") == new.count(end)
        kept = [line for line in old.removeprefix(mark).split(end) if line in new.split(end)]
        assert len(kept) > old.count(end) * 0.5
    assert open_workspace(tmp_path / "depan").settings.edisi["iga"] == 2027


def test_json_keeps_its_layout(tmp_path: Path) -> None:
    record = changed({"id": "c", "waktu_pengembangan": REMOVED, "pengembangan": REMOVED})
    workspace = office(tmp_path / "kini", record)
    for path in workspace.record_files():
        path.unlink()
    text = json.dumps(record, indent="\t")
    (workspace.root / "inovasi" / "c.json").write_text(text, encoding="utf-8")
    [one] = carried(workspace, tmp_path / "depan")
    assert one.emptied == ["pemeriksaan"]
    wanted = json.dumps({key: value for key, value in record.items() if key != "pemeriksaan"}, indent="\t")
    assert (tmp_path / "depan" / "inovasi" / "c.json").read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("text", ["tanggal_surat: 2026-07-01\r\n", "{tanggal_surat: 2026-07-01}"])
def test_settings_that_hold_nothing_else(tmp_path: Path, text: str) -> None:
    workspace = office(tmp_path / "kini", changed({}))
    (workspace.root / "submissions.yaml").write_bytes(text.encode())
    carried(open_workspace(workspace.root), tmp_path / "depan")
    settings = open_workspace(tmp_path / "depan").settings
    assert (settings.edisi["iga"], settings.tanggal_surat) == (2027, None)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    workspace = office(tmp_path / "kini", changed({}))
    (tmp_path / "depan").mkdir()
    (tmp_path / "depan" / "milik.txt").write_text("x")
    for target in (
        tmp_path / "depan",
        workspace.root,
        workspace.records_folder / "depan",
        tmp_path / "depan/milik.txt",
    ):
        with pytest.raises(OutputError):
            carried(workspace, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["depan", "kini"]
    assert len(workspace.record_files()) == 1


def test_note_never_becomes_data(tmp_path: Path) -> None:
    title = "Bukti\u2028jahat: [\"'#"
    record = changed({"bukti.sertifikat.judul": title, "bukti.sertifikat.tanggal": "2020-01-01"})
    [one] = carried(office(tmp_path / "kini", record), tmp_path / "depan")
    text = (tmp_path / "depan" / one.file).read_text(encoding="utf-8")
    assert any(line.startswith("# >>> ") and "jahat" in line for line in text.split("\n"))
    fresh = read_record(tmp_path / "depan" / one.file, open_workspace(tmp_path / "depan"))
    assert fresh.source.data["bukti"]["sertifikat"]["judul"] == title


texts = st.one_of(
    st.text(alphabet="ab #:\n-'\"|", max_size=12), st.lists(st.text(alphabet="ab#:", max_size=4), max_size=3)
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), texts, min_size=1), st.sets(st.sampled_from("abcd")))
def test_fields_become_comments_and_the_rest_stays(data: dict[str, Any], names: set[str]) -> None:
    source = parse_source(as_yaml(data).encode(), "x.yaml")
    text = without(as_yaml(data), source, names)
    left = {key: value for key, value in source.data.items() if key not in names}
    if left:
        assert holds(text, left, "x.yaml")
        again = parse_source(text.encode(), "x.yaml")
        written = annotated(text, again, ["kepala"], {"a": ["catatan: [1"], "z": ["lain"]})
        assert holds(written, left, "x.yaml")
        assert written.startswith("# kepala\n")
        assert ("# >>> catatan: [1\na:" in written) is ("a" in left)
        assert written.count("catatan: [1") == 1
