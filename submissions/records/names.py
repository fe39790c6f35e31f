"""What records are called, read without judging them: so that an innovation can be named as people name it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz, utils

from schemas.source import MAXIMUM_BYTES
from submissions.records.reading import identifier_from

_NEAR = 60  # of 100; below, a name is no misspelling of another
_FEW = 3


@dataclass(frozen=True)
class NamedRecord:
    """A record's file, its id and its name; the name is empty where the file does not say it."""

    path: Path
    id: str
    name: str

    @property
    def _keys(self) -> tuple[str, ...]:
        return _key(self.id), _key(self.name), _key(self.path.stem)

    def is_called(self, text: str) -> bool:
        """Return whether this is the whole id, name or file name, whatever its capitals and signs."""
        return _key(text) in self._keys

    def has_in_name(self, text: str) -> bool:
        """Return whether this is a part of the id or the name."""
        return any(_key(text) in key for key in self._keys)


def named_record(path: Path) -> NamedRecord:
    """Return what a record is called. Never raises: a broken file is called by what it says before it breaks."""
    found = {"id": "", "nama": ""}
    try:
        if path.is_file():  # opening a pipe would never end
            with path.open("rb") as file:
                _read_names(file.read(MAXIMUM_BYTES), found)
    except (OSError, ValueError, yaml.YAMLError, UnicodeDecodeError):
        pass
    return NamedRecord(path, found["id"] or identifier_from(path.stem), found["nama"])


def records_called(text: str, records: Iterable[NamedRecord]) -> list[NamedRecord]:
    """Return the records that a text means: that whose id it is, else those wholly called so, else those partly."""
    if not _key(text):
        return []
    known = list(records)
    return (
        [record for record in known if record.id == text]
        or [record for record in known if record.is_called(text)]
        or [record for record in known if record.has_in_name(text)]
    )


def nearest_called(text: str, records: Iterable[NamedRecord]) -> list[NamedRecord]:
    """Return up to three records whose ids or names are most like a text."""
    known = list(records)
    likeness = {
        number: max(fuzz.WRatio(text, name, processor=utils.default_process) for name in (record.id, record.name))
        for number, record in enumerate(known)
    }
    best = sorted(likeness, key=lambda number: -likeness[number])[:_FEW]
    return [known[number] for number in best if likeness[number] >= _NEAR]


def _read_names(content: bytes, found: dict[str, str]) -> None:
    """Take the values of the top fields `id` and `nama`, and stop as soon as both are known."""
    loader = yaml.CSafeLoader(content)
    try:
        while not loader.check_event(yaml.MappingStartEvent):
            if loader.get_event() is None:
                return
        loader.get_event()
        while not all(found.values()) and loader.check_event(yaml.ScalarEvent):
            key = _scalar(loader)
            if loader.check_event(yaml.ScalarEvent) and key in found:
                found[key] = " ".join(_scalar(loader).split())
            else:
                _skip_value(loader)
    finally:
        loader.dispose()


def _scalar(loader: yaml.CSafeLoader) -> str:
    event = loader.get_event()
    return event.value if isinstance(event, yaml.ScalarEvent) else ""


def _skip_value(loader: yaml.CSafeLoader) -> None:
    depth = 0
    while True:
        event = loader.get_event()
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth <= 0 or event is None:
            return


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
