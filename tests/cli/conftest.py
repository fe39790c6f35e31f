import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
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


class Zygote:
    """Runs the program in processes that are forked from one which has loaded it; see `tests.zygote`."""

    def __init__(self) -> None:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.zygote"],
            cwd=ROOT,
            env={**clean, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "ready"

    def run(self, arguments: list[str], environment: dict[str, str], cwd: Path, streams: Path) -> int:
        """Run the program; its output goes into two files of a folder."""
        asked = {
            "arguments": arguments,
            "environment": environment,
            "cwd": str(cwd),
            "out": str(streams / "out"),
            "err": str(streams / "err"),
        }
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        child = int(self._line())
        too_long = threading.Timer(PATIENCE, os.kill, (child, signal.SIGKILL))
        too_long.start()
        try:
            return int(self._line())
        finally:
            too_long.cancel()

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@cache
def zygote() -> Zygote:
    """Return the one of this process of tests; it is ended with it."""
    made = Zygote()
    atexit.register(made.end)
    return made


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Ran]:
    """Run the program as its user does: a process of its own, English messages, from an empty folder."""

    def apply(*arguments: str | Path, language: str = "en", cwd: Path | None = None) -> Ran:
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        environment = {**clean, "LANGUAGE": language, "PYTHONPATH": str(ROOT)}
        streams = tmp_path_factory.mktemp("ran")
        code = zygote().run([str(each) for each in arguments], environment, cwd or tmp_path, streams)
        out, err = ((streams / name).read_text(encoding="utf-8") for name in ("out", "err"))
        assert "Traceback" not in err
        return Ran(code, out, err)

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
