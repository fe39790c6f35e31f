"""`import --undo` and `rename`, as an office uses them."""

from collections.abc import Callable
from pathlib import Path

from tests.changing.test_undoing import all_files
from tests.cli.conftest import Ran
from tests.cli.test_workbooks import GOOD, HEADINGS, workbook

Run = Callable[..., Ran]


def test_an_import_is_undone_byte_for_byte(run: Run, office: Path, tmp_path: Path) -> None:
    first = workbook(tmp_path / "satu.xlsx", HEADINGS, GOOD)
    assert run("import", first, "-o", office).code == 0
    before = all_files(office)
    changed = [1, "Kab. Contoh", "Pasar Riang", "Dinas Pasar", "OPD", "04/02/2024", "-7,3905; 109,3637"]
    new = [2, "Kab. Contoh", "Sumur Pintar", "Dinas Air", "OPD", "04/02/2024", "-7,3905; 109,3637"]
    ran = run("import", workbook(tmp_path / "dua.xlsx", HEADINGS, changed, new), "-o", office, "--yes")
    assert ran.out.splitlines()[-2:] == [
        "1 new records, 1 changed, 0 left as they are.",
        f"To undo it: submissions import --undo -o {office}",
    ]
    assert all_files(office) != before
    undone = run("import", "--undo", "-o", office)
    assert (undone.code, undone.out.splitlines()) == (
        0,
        ["inovasi/sumur-pintar.yaml: removed", "inovasi/pasar-riang.yaml: as it was before", "Undone: dua.xlsx"],
    )
    assert all_files(office) == before
    again = run("import", "--undo", cwd=office)
    assert (again.code, again.err.splitlines()[0]) == (1, "Error: There is nothing to undo here.")


def test_what_was_changed_since_is_named(run: Run, office: Path, tmp_path: Path) -> None:
    run("import", workbook(tmp_path / "satu.xlsx", HEADINGS, GOOD), "-o", office)
    record = office / "inovasi" / "pasar-riang.yaml"
    record.write_bytes(record.read_bytes() + b"# kantor\n")
    before = all_files(office)
    ran = run("import", "--undo", "-o", office)
    assert ran.code == 1
    assert "Nothing was undone, since these files were changed since: inovasi/pasar-riang.yaml." in ran.err
    assert all_files(office) == before


def test_an_import_that_changes_nothing_says_nothing_of_undoing(run: Run, office: Path, tmp_path: Path) -> None:
    source = workbook(tmp_path / "satu.xlsx", HEADINGS, GOOD)
    run("import", source, "-o", office)
    ran = run("import", source, "-o", office)
    assert "To undo it" not in ran.out
    assert run("import", "--undo", "-o", office).out.splitlines()[-1] == "Undone: satu.xlsx"


def test_what_import_needs_is_asked_for_without_undo(run: Run, office: Path, tmp_path: Path) -> None:
    assert "Missing argument 'FILES...'" in run("import", "-o", office).err
    source = workbook(tmp_path / "satu.xlsx", HEADINGS, GOOD)
    assert "Missing option '-o'" in run("import", source).err
    assert run("import", source, "--undo", "-o", office).code == 2


def test_a_renamed_innovation_is_exported_anew_and_its_old_files_are_pruned(
    run: Run, office: Path, record: Path
) -> None:
    before = all_files(office)
    assert run("export", office, "-o", office / "keluaran", "--competition", "kipp").code == 0
    planned = run("rename", record, "akta-baru", "--dry-run")
    assert planned.code == 0
    assert "Nothing was changed" in planned.out
    assert record.exists()
    ran = run("rename", record, "akta-baru")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "inovasi/akta-mapan.yaml → inovasi/akta-baru.yaml"
    assert ran.out.splitlines()[-1] == f"To undo it: submissions rename --undo {office}"
    assert run("check", office).out.startswith("AKTA MAPAN")
    old = {path for path in (office / "keluaran").rglob("*.pdf") if path.name.startswith("akta-mapan")}
    assert old
    exported = run("export", office, "-o", office / "keluaran", "--competition", "kipp", "--prune")
    assert exported.code == 0
    assert [path for path in old if path.exists()] == []
    assert len(list((office / "keluaran").rglob("akta-baru*.pdf"))) == len(old)
    undone = run("rename", "--undo", cwd=office)
    assert undone.code == 0
    assert "inovasi/akta-mapan.yaml: moved back" in undone.out
    assert {name: content for name, content in all_files(office).items() if "keluaran" not in name} == before


def test_rename_says_what_it_needs(run: Run, office: Path, record: Path) -> None:
    for arguments in ([], [record], [office, "baru"], ["--undo", record, "baru"]):
        assert run("rename", *arguments).code == 2
    assert "“Baru” is no id." in run("rename", record, "Baru").err
