"""On what machine something was measured."""

import datetime as dt
import importlib.metadata
import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

_PACKAGES = ("weasyprint", "pikepdf", "typst", "playwright", "reportlab", "rendercv", "fpdf2", "distributed")


def machine() -> list[tuple[str, str]]:
    """Describe this machine, what is installed, and how busy it is now."""
    texts = {name: _read(f"/proc/{name}") for name in ("cpuinfo", "meminfo")}
    model = re.search(r"model name\s*: (.*)", texts["cpuinfo"])
    total = re.search(r"MemTotal:\s*(\d+)", texts["meminfo"])
    return [
        ("Date", f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC"),
        ("Processor", f"{model[1] if model else platform.processor()}, {processors()} cores for this process"),
        ("Memory", f"{int(total[1]) / 2**20:.0f} GiB" if total else "not known"),
        ("System", f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
        ("Packages", ", ".join(f"{name} {version}" for name, version in _versions())),
        ("Load before", load()),
    ]


def load() -> str:
    """Return the load averages of 1, 5 and 15 minutes."""
    return " ".join(f"{each:.1f}" for each in os.getloadavg())


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _versions() -> Iterable[tuple[str, str]]:
    for name in _PACKAGES:
        try:
            yield name, importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
