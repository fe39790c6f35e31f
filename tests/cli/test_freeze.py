"""`freeze`, `verify` of a folder, and `diff`, as their user sees them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from submissions.cli.diff import SHOWN, around_difference
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Edit = Callable[[str, str], None]


def test_freeze_verify_and_diff(run: Run, office: Path, record: Path, tmp_path: Path, edit: Edit) -> None:
    ran = run("freeze", office, "-o", "beku", "--competition", "iga")
    assert ran.code == 0
    [folder] = (tmp_path / "beku").iterdir()
    seal = next(line.removeprefix("Seal: ") for line in ran.out.splitlines() if line.startswith("Seal: "))
    assert "PDF files: 1; records: 1" in ran.out
    verified = run("verify", folder)
    assert (verified.code, seal in verified.out) == (0, True)
    assert (folder / "pemda.yaml").read_bytes() == (office / "pemda.yaml").read_bytes()
    assert run("diff", folder, office, "--exit-code").code == 0
    text = record.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith("waktu_penerapan: "))
    edit(line, "waktu_penerapan: 2025-01-31")
    ran = run("diff", folder, office)
    assert ran.code == 0
    was = line.removeprefix("waktu_penerapan: ")
    expected = f"    changed  waktu_penerapan\n        - {was}\n        + 2025-01-31\n"
    assert expected in ran.out
    assert "1 innovation is other than it was; 0 the same." in ran.out
    assert run("diff", folder, office, "--exit-code").code == 1
    data = json.loads(run("diff", folder, office, "--json").out)
    [innovation] = data["innovations"]
    assert innovation["fields"] == [{"field": "waktu_penerapan", "old": was, "new": "2025-01-31"}]
    altered = folder / "inovasi" / record.name
    altered.chmod(0o644)
    altered.write_text("id: x\n", encoding="utf-8")
    verified = run("verify", folder)
    assert verified.code == 1
    assert f"altered: inovasi/{record.name}" in verified.out
    ran = run("diff", folder, office)
    assert ran.code == 3
    assert "cannot be read and is not compared" in ran.err
    assert "is not as it was frozen" in ran.err


def test_folders_that_are_nothing_of_the_kind(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("verify", office).code == 3
    (tmp_path / "kosong").mkdir()
    assert run("diff", tmp_path / "kosong", office).code == 3


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("satu", "dua", ("satu", "dua")),
        ("", "dua", ("", "dua")),
        ("a" * 200 + "x", "a" * 200 + "y", ("…" + "a" * (SHOWN // 3) + "x", "…" + "a" * (SHOWN // 3) + "y")),
        ("a\n\nb\x1b", "c", ("a b\\x1b", "c")),
    ],
)
def test_shortened_so_that_the_difference_is_in_sight(old: str, new: str, shown: tuple[str, str]) -> None:
    assert around_difference(old, new) == shown
