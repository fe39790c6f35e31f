"""Find and read editions: those of the package, and those in a workspace's `editions/` folder.

A workspace file named like a packaged edition lays single values over it; any other file there is
an edition of its own.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.edition import Edition
from schemas.source import Source, read_source

FOLDER = Path(__file__).parent
COMPETITIONS = ("iga", "kipp")
_NAME = re.compile(rf"({'|'.join(COMPETITIONS)})-(\d{{4}})")


class UnknownEditionError(LookupError):
    """No edition of that name is known; `known` lists those that are."""

    def __init__(self, name: str, known: list[str]):
        self.name, self.known = name, known
        super().__init__(name)


@dataclass(frozen=True)
class EditionFile:
    """Where an edition is written: the packaged file, the workspace's file, or both."""

    name: str
    packaged: Path | None
    local: Path | None

    def source(self) -> Source:
        """Return the edition's data; the workspace's values lie over the packaged ones.

        Raises:
            ReadError: one of the files cannot be read as data.
        """
        if self.packaged is None:
            assert self.local is not None
            return read_source(self.local, f"editions/{self.local.name}")
        base = read_source(self.packaged, f"{self.name}.yaml")
        if self.local is None:
            return base
        own = read_source(self.local, f"editions/{self.local.name}")
        _drop_doubts(base.data, own.data)
        return base.merged_with(own)


def _drop_doubts(packaged: dict[str, Any], own: dict[str, Any]) -> None:
    """Remove what the packaged file says of how well a value is founded, where the office names its own foundation."""
    if "source" in own or "grade" in own:
        for name in ("note", "links", "weaker"):
            packaged.pop(name, None)
    for key, value in own.items():
        under = packaged.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            _drop_doubts(under, value)


def edition_files(workspace_editions: Path | None = None) -> dict[str, EditionFile]:
    """Return every known edition by name, the newest of each competition first."""
    packaged = {
        f"{competition}-{path.stem}": path
        for competition in COMPETITIONS
        for path in (FOLDER / competition).glob("[0-9][0-9][0-9][0-9].yaml")
    }
    local = {}
    if workspace_editions and workspace_editions.is_dir():
        local = {path.stem: path for path in workspace_editions.glob("*.yaml") if _NAME.fullmatch(path.stem)}
    names = sorted(packaged.keys() | local.keys(), key=lambda name: (name.split("-")[0], -int(name.split("-")[1])))
    return {name: EditionFile(name, packaged.get(name), local.get(name)) for name in names}


def is_edition_name(name: str) -> bool:
    """Return whether an edition may have this name."""
    return bool(_NAME.fullmatch(name))


def misnamed_files(workspace_editions: Path) -> list[Path]:
    """Return the files in a workspace's `editions/` that are no edition by their name, such as `iga_2027.yaml`."""
    files = workspace_editions.iterdir() if workspace_editions.is_dir() else []
    return sorted(path for path in files if path.suffix != ".yaml" or not _NAME.fullmatch(path.stem))


def load_edition(name: str, workspace_editions: Path | None = None) -> Edition:
    """Read the edition `name`, such as `kipp-2025`.

    Raises:
        UnknownEditionError: there is none of that name.
        ReadError: its file cannot be read as data.
        pydantic.ValidationError: its file says what an edition may not say.
    """
    files = edition_files(workspace_editions)
    if name not in files:
        raise UnknownEditionError(name, list(files))
    return Edition.model_validate(files[name].source().data)


def edition_name(competition: str, year: int | None, workspace_editions: Path | None = None) -> str:
    """Return the name of a competition's edition of `year`, or of its newest one.

    Raises:
        UnknownEditionError: there is none.
    """
    known = [name for name in edition_files(workspace_editions) if name.startswith(f"{competition}-")]
    wanted = f"{competition}-{year}" if year else next(iter(known), f"{competition}-")
    if wanted not in known:
        raise UnknownEditionError(wanted, known)
    return wanted
