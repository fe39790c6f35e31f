"""What lies beside a PDF and knows its hash: the manifest of an export, the list of hashes of a frozen folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_ABOVE = 4  # folders above a file in which a list is looked for
_LARGEST = 50_000_000


@dataclass(frozen=True)
class Witness:
    """A list of hashes that names a file, and the hash that it gives."""

    list: Path
    sha256: str

    @property
    def is_frozen(self) -> bool:
        """Return whether it is that of a frozen folder."""
        return self.list.name == SUMS


def witnesses_of(file: Path) -> list[Witness]:
    """Return the lists above a file that name it, the nearest first."""
    place = file.resolve()
    found = []
    for folder in list(place.parents)[:_ABOVE]:
        name = place.relative_to(folder).as_posix()
        for path, read in ((folder / MANIFEST, _manifest), (folder / SUMS, _sums)):
            found += [Witness(path, digest) for listed, digest in read(path) if listed == name]
    return found


def _manifest(path: Path) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(path.read_bytes())
        yield from ((str(entry["file"]), str(entry["sha256"])) for entry in data["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return


def _sums(path: Path) -> Iterator[tuple[str, str]]:
    try:
        if path.stat().st_size > _LARGEST:
            return
        for line in path.read_text(encoding="utf-8").splitlines():
            digest, _gap, name = line.partition("  ")
            yield name, digest
    except (OSError, ValueError):
        return
