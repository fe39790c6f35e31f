import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran
from tests.pdf import read_pdf

Run = Callable[..., Ran]


def add(office: Path, record: Path, name: str, *changes: tuple[str, str]) -> None:
    text = record.read_text(encoding="utf-8").replace(f"id: {record.stem}\n", f"id: {name}\n")
    text = text.replace("\nnama: ", f"\nnama: {name} ", 1)  # no two proposals have one title
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (office / "inovasi" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_every_eligible_innovation_of_both_competitions(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    add(office, record, "tanpa-urusan", ("urusan_utama:", "# urusan_utama:"))
    ran = run("export", office, "-o", "keluaran")
    assert ran.code == 1
    out = tmp_path / "keluaran"
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    made = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.pdf"))
    assert made == sorted(file["file"] for file in manifest["files"])
    assert len(made) == 1 + 4 + 4
    for file in manifest["files"]:
        content = (out / file["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(content) == file["bytes"]
        assert len(read_pdf(content).pages) == file["pages"]
        assert file["warnings"] == []
    [left] = manifest["left_out"]
    assert left["record"] == "inovasi/tanpa-urusan.yaml"
    assert left["edition"] == "iga-2026"
    assert left["errors"] == ["required-missing"]
    rows = {line.rsplit(maxsplit=2)[0]: line.split()[-2:] for line in ran.out.splitlines()[:9]}
    assert rows["eligible"] == ["1", "2"]
    assert rows["not eligible"] == ["1", "0"]
    assert rows["PDF files"] == ["1", "8"]


def test_all_also_makes_drafts(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    add(office, record, "tanpa-urusan", ("urusan_utama:", "# urusan_utama:"))
    ran = run("export", office, "-o", "keluaran", "--all", "--competition", "iga")
    assert ran.code == 1
    draft = read_pdf(tmp_path / "keluaran" / "iga-2026" / "tanpa-urusan_iga-2026.pdf")
    assert all("DRAF" in page for page in draft.pages)
    good = read_pdf(tmp_path / "keluaran" / "iga-2026" / f"{record.stem}_iga-2026.pdf")
    assert "DRAF" not in good.text


def test_a_document_that_fails_costs_only_itself(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    add(office, record, "lain")
    blocked = tmp_path / "keluaran" / "iga-2026" / "lain_iga-2026.pdf"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("milik orang lain")
    ran = run("export", office, "-o", "keluaran", "--competition", "iga")
    assert ran.code == 1
    assert blocked.read_text() == "milik orang lain"
    assert "lain_iga-2026.pdf exists and was not made by this program" in " ".join(ran.err.split())
    manifest = json.loads((tmp_path / "keluaran" / "manifest.json").read_text(encoding="utf-8"))
    assert [failure["document"] for failure in manifest["failures"]] == ["lain_iga-2026.pdf"]
    assert [file["record"] for file in manifest["files"]] == [f"inovasi/{record.name}"]


def test_files_of_an_earlier_run_are_named_not_removed(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    assert run("export", office, "-o", "keluaran", "--competition", "iga").code == 0
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("urusan_utama:", "# urusan_utama:"), encoding="utf-8")
    ran = run("export", office, "-o", "keluaran", "--competition", "iga")
    name = f"iga-2026/{record.stem}_iga-2026.pdf"
    assert ran.code == 1
    assert f"Of an earlier run and not of this one (1; --prune removes them): {name}" in ran.out
    assert (tmp_path / "keluaran" / name).is_file()
    ran = run("export", office, "-o", "keluaran", "--competition", "iga", "--prune")
    assert f"Removed, of an earlier run (1): {name}" in ran.out
    assert not (tmp_path / "keluaran" / name).exists()


def test_somebody_elses_manifest_is_not_replaced(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "keluaran").mkdir()
    (tmp_path / "keluaran" / "manifest.json").write_text('{"name": "my app"}')
    ran = run("export", office, "-o", "keluaran")
    assert ran.code == 1
    assert (tmp_path / "keluaran" / "manifest.json").read_text() == '{"name": "my app"}'
    assert list((tmp_path / "keluaran").rglob("*.pdf")) == []


def test_two_exports_give_the_same_bytes(run: Run, office: Path, tmp_path: Path) -> None:
    run("export", office, "-o", "satu")
    run("export", office, "-o", "dua", language="id")
    first = {path.relative_to(tmp_path / "satu"): path.read_bytes() for path in (tmp_path / "satu").rglob("[!.]*.*")}
    second = {path.relative_to(tmp_path / "dua"): path.read_bytes() for path in (tmp_path / "dua").rglob("[!.]*.*")}
    assert len(first) == 6
    assert first == second


def test_what_is_not_made_is_named_with_its_main_reason_those_alike_together(
    run: Run, office: Path, record: Path
) -> None:
    for name in ("satu", "dua"):
        add(office, record, name, ("urusan_utama:", "# urusan_utama:"))
    (office / "inovasi" / "rusak.yaml").write_text("nama: [", encoding="utf-8")
    ran = run("export", office, "--with-sample", "-o", "keluaran", "--competition", "iga")
    assert ran.code == 3
    lines = ran.err.splitlines()
    at = lines.index("Not made, by the first error (number of innovations):")
    assert lines[at + 1] == "    2  Urusan Utama: required, but empty. (dua, satu) [required-missing]"
    assert lines[at + 2] == "inovasi/rusak.yaml cannot be read; `submissions check` says why."
    assert "a bracket has no partner" in lines[at + 3]
