"""The how-tos of CONTRIBUTING.md as steps that a test can take."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
HOW_TOS = ("An edition", "A document", "A command", "A check", "A finding", "A language")


@dataclass(frozen=True)
class Change:
    """A change of one file, as lines that stay (" "), go ("-") or come ("+").

    Without lines that are there already it stands at the end, or in a new file. “…” stands for any part of a line.
    """

    file: str
    lines: tuple[str, ...]

    @property
    def comes(self) -> str:
        """Return the new lines."""
        return "".join(f"{line[1:]}\n" for line in self.lines if line[0] == "+")

    @property
    def standing(self) -> list[str]:
        """Return the lines that must be there."""
        return [line for line in self.lines if line[0] != "+"]

    def applied_to(self, text: str) -> str:
        """Return the text of the file with the change; what is shown of it must be one place and no other."""
        if not self.standing:
            return text + self.comes
        pattern = "".join(_matching(line[1:]) for line in self.standing)
        found = list(re.finditer(rf"(?m)^{pattern}", text))
        assert len(found) == 1, f"{self.file} has {len(found)} times: {self.standing}"
        there = iter(found[0].groups())
        new = ""
        for line in self.lines:
            old = "" if line[0] == "+" else next(there)
            new += {"+": f"{line[1:]}\n", "-": "", " ": old}[line[0]]
        return text[: found[0].start()] + new + text[found[0].end() :]


def _matching(line: str) -> str:
    return f"({'.*'.join(map(re.escape, line.split('…')))}\\n)"


def blocks_of(how_to: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of every block of code of a how-to, in order."""
    [section] = re.findall(rf"(?ms)^### {how_to}$(.*?)(?=^##|\Z)", TEXT)
    yield from re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", section)


def steps_of(how_to: str) -> Iterator[Change | list[str]]:
    """Yield what a how-to says to do: changes of files, and commands by their words."""
    for kind, text in blocks_of(how_to):
        if kind == "sh":
            yield from (shlex.split(line) for line in text.splitlines())
            continue
        head, *lines = text.splitlines()
        assert (kind, head[:4]) == ("diff", "+++ ")
        lines = [line or " " for line in lines]
        assert {line[0] for line in lines} <= set(" +-"), head
        yield Change(head[4:], tuple(lines))
