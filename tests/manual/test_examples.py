"""What the manual shows of the terminal is what the program prints."""

import datetime as dt
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from submissions.manual.reading import manual
from tests.cli.conftest import Ran, run

__all__ = ["run"]

ANYTHING = "…"
DAY = re.compile(r"(?<=[a-z]-)2026-06-02\b")
"""The day on which the examples were made, in the name of a folder or a file that has its day in its name."""
PAGES = [
    name
    for name, page in manual().pages.items()
    if any(token.type == "fence" and token.info.strip() == "console" for token in page.tokens())
]
assert PAGES


class Terminal:
    """A terminal in a folder that understands what the examples of a page do in it."""

    def __init__(self, run: Callable[..., Ran], folder: Path):
        self._run, self._folder = run, folder

    def do(self, line: str) -> str:
        """Do what a line asks, and return what is seen then."""
        command, *arguments = shlex.split(line, comments=True)
        paths = [self._folder / each for each in arguments if not each.startswith("-")]
        if command == "submissions":
            done = self._run(*arguments, language="id", cwd=self._folder)
            return done.out + done.err
        if command == "mkdir":
            for path in paths:
                path.mkdir(parents="-p" in arguments, exist_ok="-p" in arguments)
        elif command == "cd":
            self._folder = paths[0].resolve()
            assert self._folder.is_dir(), line
        elif command == "cp":
            copy = shutil.copytree if paths[0].is_dir() else shutil.copy
            copy(paths[0], paths[1] / paths[0].name if paths[1].is_dir() and paths[0].is_dir() else paths[1])
        elif command == "rm":
            for path in paths:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        else:
            raise AssertionError(f"examples do not know {command}")
        return ""


def missing(told: list[str], seen: str) -> list[str]:
    """Return the lines of an example that are not in what is seen, or not in that order.

    A line, or a part of one, that is `…` stands for anything; how many spaces there are does not count.
    """
    lines = [" ".join(line.split()) for line in seen.splitlines()]
    at, lost = 0, []
    for line in told:
        wanted = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.strip().split(ANYTHING)))
        found = next((number for number in range(at, len(lines)) if wanted.search(lines[number])), None)
        if found is None:
            lost.append(line)
        elif line.strip() != ANYTHING:
            at = found + 1
    return lost


@pytest.mark.parametrize("name", PAGES)
def test_examples_of_a_page_are_what_the_program_prints(run: Callable[..., Ran], tmp_path: Path, name: str) -> None:
    folder = tmp_path / "contoh"
    folder.mkdir()
    terminal = Terminal(run, folder)
    today = dt.date.today().isoformat()
    for token in manual().pages[name].tokens():
        if token.type != "fence" or token.info.strip() != "console":
            continue
        seen, told, command = "", list[str](), ""
        for line in [*DAY.sub(today, token.content).splitlines(), "$ end"]:
            if not line.startswith("$ "):
                told += [line] if line.strip() else []
                continue
            assert missing(told, seen) == [], f"$ {command}\n{seen}"
            command, told = line.removeprefix("$ "), []
            seen = terminal.do(command) if command != "end" else ""


def test_lines_are_found_in_their_order() -> None:
    seen = "satu  dua\ntiga empat\nlima"
    assert missing(["satu dua", "…", "lima"], seen) == []
    assert missing(["tiga …", "satu dua"], seen) == ["satu dua"]
    assert missing(["s… dua", "tig…pat"], seen) == []
    assert missing(["enam"], seen) == ["enam"]
