"""What is told of two states of a portfolio."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from submissions.freezing.comparing import FieldChange, InnovationDifference, changes, compare, state_of
from tests.build import REMOVED, changed, write_workspace


def differences(tmp_path: Path, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[InnovationDifference]:
    for name, records in (("lama", old), ("baru", new)):
        write_workspace(tmp_path / name, records)
    return compare(state_of(tmp_path / "lama"), state_of(tmp_path / "baru"))


def test_added_removed_and_changed_innovations(tmp_path: Path) -> None:
    kept, gone, come = ({"id": key, "nama": key.upper()} for key in ("tetap", "hilang", "datang"))
    old = [changed({**gone}), changed({**kept})]
    new = [changed({**come}), changed({**kept, "jenis": "non_digital", "tematik": REMOVED, "kontak.peran_x": "a"})]
    del new[1]["kontak"]["peran_x"]
    found = differences(tmp_path, old, new)
    assert [(each.id, each.nama, each.what) for each in found] == [
        ("datang", "DATANG", "added"),
        ("hilang", "HILANG", "removed"),
        ("tetap", "TETAP", "changed"),
    ]
    assert found[2].fields == [
        FieldChange("jenis", "digital", "non_digital"),
        FieldChange("tematik", "digitalisasi_layanan", None),
    ]
    assert [each.what for each in found[2].fields] == ["changed", "removed"]
    assert found[2].evidence == []


def test_what_goes_or_comes_as_a_whole_is_one_change(tmp_path: Path) -> None:
    old = changed({"sdgs": ["sdg_8"], "urusan_beririsan": ["koperasi_ukm"]})
    new = changed({"sdgs": ["sdg_8", "sdg_1"], "urusan_beririsan": [], "kontak": REMOVED})
    [found] = differences(tmp_path, [old], [new])
    assert found.fields == [
        FieldChange("urusan_beririsan.0", "koperasi_ukm", None),
        FieldChange("sdgs.1", None, "sdg_1"),
        FieldChange("kontak", "Sari Wulandari; 0281-000000; pasar@contoh.go.id", None),
    ]


def test_evidence_with_other_content_and_the_same_record(tmp_path: Path) -> None:
    record = changed({})
    write_workspace(tmp_path / "lama", [record])
    write_workspace(tmp_path / "baru", [record])
    assert compare(state_of(tmp_path / "lama"), state_of(tmp_path / "baru")) == []
    (tmp_path / "baru" / "bukti" / "dokumen.pdf").write_bytes(b"%PDF-1.7 lain")
    [found] = compare(state_of(tmp_path / "lama"), state_of(tmp_path / "baru"))
    assert found.fields == []
    [evidence] = found.evidence
    assert (evidence.field, evidence.what) == ("bukti/dokumen.pdf", "changed")
    assert evidence.old != evidence.new


def test_two_records_with_one_id_are_both_compared(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [changed({"id": "a"})])
    text = (tmp_path / "inovasi" / "a.yaml").read_text(encoding="utf-8")
    (tmp_path / "inovasi" / "b.yaml").write_text(text, encoding="utf-8")
    assert list(state_of(workspace.root).records) == ["a", "inovasi/b.yaml"]


values = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["1", "2", "3"]))


@given(values, values)
def test_changes_lead_from_the_old_to_the_new(old: dict[str, str], new: dict[str, str]) -> None:
    told = changes(old, new)
    result = dict(old)
    for change in told:
        assert result.get(change.field) == change.old
        if change.new is None:
            del result[change.field]
        else:
            result[change.field] = change.new
    assert result == new
    assert (told == []) is (old == new)
