"""How many processors this process may use: never more than its group is granted."""

import os
from pathlib import Path

import pytest

from submissions.workers.processors import processors


@pytest.fixture(autouse=True)
def _large_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(64)), raising=False)


def counted(folder: Path, own: str, files: dict[str, str]) -> int:
    for name, text in files.items():
        path = folder / "cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "own").write_text(own)
    return processors(folder / "cgroup", folder / "own")


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        ("200000 100000", 2),
        ("150000 50000", 3),
        ("170000 100000", 2),
        ("120000 100000", 1),
        ("10000 100000", 1),
        ("10000000 100000", 64),
        ("max 100000", 64),
        ("0 100000", 64),
        ("100000 0", 64),
        ("200000", 64),
        ("", 64),
        ("dua 100000", 64),
    ],
)
def test_a_limit_of_the_second_version(quota: str, expected: int, tmp_path: Path) -> None:
    assert counted(tmp_path, "0::/\n", {"cpu.max": f"{quota}\n"}) == expected


def test_the_smallest_limit_of_the_groups_around_counts(tmp_path: Path) -> None:
    files = {
        "cpu.max": "max 100000",
        "luar/cpu.max": "800000 100000",
        "luar/dalam/cpu.max": "300000 100000",
        "luar/dalam/proses/cpu.max": "max 100000",
        "luar/lain/cpu.max": "100000 100000",
    }
    assert counted(tmp_path, "0::/luar/dalam/proses\n", files) == 3
    assert counted(tmp_path, "0::/luar\n", {}) == 8
    assert counted(tmp_path, "0::/luar/lain\n", {}) == 1
    assert counted(tmp_path, "0::/\n", {}) == 64


def test_a_limit_of_the_first_version(tmp_path: Path) -> None:
    files = {"cpu/cpu.cfs_quota_us": "400000\n", "cpu/cpu.cfs_period_us": "100000\n"}
    assert counted(tmp_path, "4:cpu,cpuacct:/docker/ab\n", files) == 4
    assert counted(tmp_path, "4:cpu,cpuacct:/docker/ab\n", {"cpu/cpu.cfs_quota_us": "-1\n"}) == 64


def test_no_limit_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert processors(tmp_path / "nowhere", tmp_path / "nothing") == 64
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {3, 5})
    assert processors(tmp_path / "nowhere", tmp_path / "nothing") == 2
    assert counted(tmp_path, "0::/\n", {"cpu.max": "600000 100000"}) == 2


def test_a_system_that_knows_no_affinity(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert processors(tmp_path, tmp_path / "nothing") == 6
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors(tmp_path, tmp_path / "nothing") == 1
