"""Find and read editions: those of the package, and those in a workspace's `editions/` folder.

A workspace file that says `overrides: NAME` lays single values over the packaged edition of that name; any other file
there is an edition of its own.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.competitions import local_files, packaged_files, parsed_name
from schemas.source import Place, Problem, ReadError, Source, read_source

if TYPE_CHECKING:
    from schemas.edition import Edition

OVERRIDES = "overrides"
"""The field by which a workspace's file says over which packaged edition it lays its values."""


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
        """Return the edition's data: that of its file, or the workspace's values laid over the packaged ones.

        Raises:
            ReadError: one of the files cannot be read as data; or the workspace's file holds single values and does
                not say rightly over which packaged edition they are laid.
        """
        if self.local is None:
            return self._packaged_source()
        own = read_source(self.local, self._shown)
        said = own.data.pop(OVERRIDES, None)
        if said is None and (self.packaged is None or _is_whole(own)):
            return own
        if said != self.name or self.packaged is None:
            raise ReadError([self._unlike(own, said)])
        base = self._packaged_source()
        _drop_doubts(base.data, own.data)
        return base.merged_with(own)

    def lacks_line(self) -> bool:
        """Return whether the workspace's file does not say that it lays its values over the packaged edition.

        Raises:
            ReadError: the file cannot be read as data.
        """
        if self.packaged is None or self.local is None:
            return False
        return OVERRIDES not in read_source(self.local, self._shown).data

    def replaces_packaged(self) -> bool:
        """Return whether the workspace's file stands in the place of a packaged edition that says something else.

        Raises:
            ReadError: one of the files cannot be read as data.
        """
        if self.packaged is None or self.local is None:
            return False
        own = read_source(self.local, self._shown)
        return OVERRIDES not in own.data and _is_whole(own) and own.data != self._packaged_source().data

    @property
    def _shown(self) -> str:
        return f"editions/{self.local.name}" if self.local else f"{self.name}.yaml"

    def _packaged_source(self) -> Source:
        if self.packaged is None:
            raise UnknownEditionError(self.name, [])
        return read_source(self.packaged, f"{self.name}.yaml")

    def _unlike(self, own: Source, said: Any) -> Problem:
        values = {"name": self.name, "file": self._shown, "line": f"{OVERRIDES}: {self.name}"}
        if said is None:
            return Problem("override-unsaid", Place(own.file, 1, 1), values)
        code = "override-unknown" if self.packaged is None else "override-unlike"
        return Problem(code, own.place((OVERRIDES,)), values | {"said": str(said)})


def _is_whole(source: Source) -> bool:
    """Return whether a file says all that an edition must say, so that it can stand for itself."""
    from schemas.edition import Edition  # late: it takes long to import, and who only prints needs none

    required = {name for name, field in Edition.model_fields.items() if field.is_required()}
    return required | {"source", "grade"} <= source.data.keys()


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
    packaged, local = packaged_files(), local_files(workspace_editions)
    names = sorted(packaged.keys() | local.keys(), key=lambda name: (name.competition, -name.year))
    return {str(name): EditionFile(str(name), packaged.get(name), local.get(name)) for name in names}


def is_edition_name(name: str) -> bool:
    """Return whether an edition may have this name."""
    return parsed_name(name) is not None


def misnamed_files(workspace_editions: Path) -> list[Path]:
    """Return the files in a workspace's `editions/` that are no edition by their name, such as `iga_2027.yaml`."""
    files = workspace_editions.iterdir() if workspace_editions.is_dir() else []
    return sorted(path for path in files if path.suffix != ".yaml" or not is_edition_name(path.stem))


def load_edition(name: str, workspace_editions: Path | None = None) -> "Edition":
    """Read the edition `name`, such as `kipp-2025`.

    Raises:
        UnknownEditionError: there is none of that name.
        ReadError: its file cannot be read as data.
        pydantic.ValidationError: its file says what an edition may not say.
    """
    from schemas.edition import Edition

    files = edition_files(workspace_editions)
    if name not in files:
        raise UnknownEditionError(name, list(files))
    return Edition.model_validate(files[name].source().data)


def edition_name(competition: str, year: int | None, workspace_editions: Path | None = None) -> str:
    """Return the name of a competition's edition of `year`, or of its newest one.

    Raises:
        UnknownEditionError: there is none.
    """
    names = list(edition_files(workspace_editions))
    known = [name for name in names if (parsed := parsed_name(name)) and parsed.competition == competition]
    wanted = f"{competition}-{year}" if year else next(iter(known), competition)
    if wanted not in known:
        raise UnknownEditionError(wanted, known or names)
    return wanted
