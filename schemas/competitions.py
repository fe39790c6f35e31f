"""Competitions: what the editions known say of each, read from the heads of their files alone.

A competition is whatever an edition's file says it is: there is no list of them besides. The packaged editions lie in
`schemas/COMPETITION/YEAR.yaml`, an office's own in `editions/COMPETITION-YEAR.yaml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import yaml

from schemas.source import ReadError, read_raw

FOLDER = Path(__file__).parent
Level = Literal["national", "provincial", "regional"]
Form = Literal["indicators", "proposal"]
_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)-([0-9]{4})")
_NOTHING = ("", "~", "null")
_HEAD = ("short_name", "level", "form")


class EditionName(NamedTuple):
    """The name of an edition, such as `iga-2026`: its competition and its year."""

    competition: str
    year: int

    def __str__(self) -> str:
        return f"{self.competition}-{self.year}"


def parsed_name(name: str) -> EditionName | None:
    """Return what the name of an edition says, or None where it is no such name."""
    found = _NAME.fullmatch(name)
    return EditionName(found[1], int(found[2])) if found else None


def as_competition(value: Any) -> Any:
    """Return the name of a competition as it is compared: `IDEA Jateng` is `idea-jateng`; what is no text as it is."""
    return re.sub(r"[\s_-]+", "-", value.strip().casefold()) if isinstance(value, str) else value


@dataclass(frozen=True)
class Competition:
    """What the editions known say of a competition: the newest one that says it.

    `level` is None where none says it; such a competition is entered only by records and settings that name it.
    """

    name: str
    short_name: str
    level: Level | None = None
    form: Form | None = None


def short_name_of(competition: str) -> str:
    """Return what to call a competition whose edition states no short name: `idea-jateng` is IDEA JATENG."""
    return competition.replace("-", " ").upper()


def packaged_files() -> dict[EditionName, Path]:
    """Return the files of the packaged editions by name."""
    files = FOLDER.glob("*/[0-9][0-9][0-9][0-9].yaml")
    return {name: path for path in files if (name := parsed_name(f"{path.parent.name}-{path.stem}"))}


def local_files(workspace_editions: Path | None) -> dict[EditionName, Path]:
    """Return the files of a workspace's `editions/` by the name that each has."""
    if workspace_editions is None or not workspace_editions.is_dir():
        return {}
    return {name: path for path in workspace_editions.glob("*.yaml") if (name := parsed_name(path.stem))}


def competitions(workspace_editions: Path | None = None) -> dict[str, Competition]:
    """Return the competitions that have an edition here, by name and in alphabetical order.

    Never raises: a file that cannot be read says nothing of its competition but that it is there.
    """
    heads: dict[EditionName, Mapping[str, str]] = {
        name: _packaged_head(path) for name, path in packaged_files().items()
    }
    for name, path in local_files(workspace_editions).items():
        heads[name] = {**heads.get(name, {}), **head_of(path)}
    said: dict[str, dict[str, str]] = {}
    for name in sorted(heads):  # the newest last, so that what it says stays
        said.setdefault(name.competition, {}).update(heads[name])
    return {name: _competition(name, head) for name, head in said.items()}


@cache
def national_competitions() -> tuple[str, ...]:
    """Return the packaged competitions of national level: what a record enters where nobody says anything else."""
    return tuple(each.name for each in competitions().values() if each.level == "national")


def _competition(name: str, head: Mapping[str, str]) -> Competition:
    level: Any = head.get("level") if head.get("level") in get_args(Level) else None
    form: Any = head.get("form") if head.get("form") in get_args(Form) else None
    return Competition(name, head.get("short_name") or short_name_of(name), level, form)


@cache
def _packaged_head(path: Path) -> Mapping[str, str]:
    return head_of(path)


def head_of(path: Path) -> dict[str, str]:
    """Return what the top of an edition's file says of its competition: short name, level, form.

    *Why:* which competitions there are is asked by nearly every command, and a whole edition takes thirty times as
    long to read. Never raises.
    """
    found: dict[str, str] = {}
    depth = 0
    key: str | None = None
    try:
        for event in yaml.parse(read_raw(path, path.name).decode("utf-8-sig"), Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth, key = depth + 1, None
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif depth == 1 and isinstance(event, yaml.ScalarEvent):
                if key and key in _HEAD and event.value not in _NOTHING:
                    found[key] = event.value
                key = event.value if key is None else None
            if len(found) == len(_HEAD):
                break
    except (ReadError, UnicodeDecodeError, yaml.YAMLError):
        pass
    return found
