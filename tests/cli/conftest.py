import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build import write_own_office
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def complaints(self) -> str:
        """Return what is told beside the result, without the next step."""
        return "".join(line for line in self.err.splitlines(True) if not line.startswith("Next: "))


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Run the program as its user does: a process of its own, English messages, from an empty folder."""

    def apply(*arguments: str | Path, language: str = "en", cwd: Path | None = None) -> Ran:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        environment = {**clean, "LANGUAGE": language, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "submissions", *(str(argument) for argument in arguments)]
        done = subprocess.run(
            command, cwd=cwd or tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return apply


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    write_own_office(folder)
    return folder


@pytest.fixture
def record(office: Path) -> Path:
    [path] = (office / "inovasi").glob("*.yaml")
    return path


@pytest.fixture
def edit(record: Path) -> Callable[[str, str], None]:
    """Replace a piece of the record's text, which must be there once."""

    def apply(old: str, new: str) -> None:
        text = record.read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text.count(old))
        record.write_text(text.replace(old, new), encoding="utf-8")

    return apply
