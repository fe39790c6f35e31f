"""How many processors this process may use."""

import os
from collections.abc import Iterator
from pathlib import Path

CGROUP, OWN = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def processors(cgroup: Path = CGROUP, own: Path = OWN) -> int:
    """Return the number of processors that this process may use: those it may run on, and its groups' share.

    *Why:* in a container the machine may have 64 processors of which this one is given the time of two.
    """
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([allowed, *_shares(cgroup, own)]))


def _shares(cgroup: Path, own: Path) -> Iterator[int]:
    """Yield the whole processors that each control group around this process grants (v2, and v1)."""
    for folder in _folders(cgroup, own):
        quota, _space, period = _text(folder / "cpu.max").partition(" ")
        yield from _whole(quota, period)
    v1 = cgroup / "cpu"
    yield from _whole(_text(v1 / "cpu.cfs_quota_us"), _text(v1 / "cpu.cfs_period_us"))


def _folders(cgroup: Path, own: Path) -> list[Path]:
    """Return the folders of the group that this process is in and of those around it."""
    lines = (line.partition("::") for line in _text(own).splitlines())
    inside = next((path.strip("/") for number, _colons, path in lines if number == "0"), "")
    folder = cgroup / inside
    return [folder, *(parent for parent in folder.parents if parent.is_relative_to(cgroup))]


def _whole(quota: str, period: str) -> Iterator[int]:
    try:
        if int(quota) > 0:
            yield max(1, round(int(quota) / int(period)))
    except (ValueError, ZeroDivisionError):
        return


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
