"""A record at a glance: what of it other records must know, without judging it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from schemas.innovation import Innovation
from schemas.offices import FIELDS
from schemas.source import ReadError, Source, parse_source
from schemas.vocabulary import loosely
from submissions.files.hashes import digest
from submissions.records.reading import identifier_from
from submissions.workspace import Workspace


@dataclass(frozen=True)
class Glance:
    """What other records and a list of records must know of a record.

    `id` and `title` are empty where it cannot be read; `title` is what of its name counts when titles are compared.
    `offices` are those that it names: who proposes, and the one above.
    """

    path: Path
    file: str
    content_hash: str
    id: str
    title: str
    kompetisi: tuple[str, ...]
    offices: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return what was read of it as plain data."""
        data = asdict(self)
        return {name: data[name] for name in ("id", "title", "kompetisi", "offices")}


def title_key(title: str) -> str:
    """Return what of a title counts when titles are compared: letters and digits, no case, no accents."""
    return loosely(title) or title.strip()


def glance(
    path: Path, workspace: Workspace, content: bytes, parse: Callable[[bytes, str], Source] = parse_source
) -> Glance:
    """Return what a record's file says of id, title and competitions, exactly as reading it whole would.

    Args:
        path: of the file.
        workspace: the office's folder.
        content: what the file holds.
        parse: makes data of it; given where they are kept for whoever reads the record next.

    *Why not by looking for `nama:` in the text:* whoever writes it in an unusual way would get another verdict
    from a command that looks at one record than from a command that reads all.
    """
    file, content_hash = workspace.shown(path), digest(content)
    try:
        data = parse(content, file).data
    except ReadError:
        return Glance(path, file, content_hash, "", "", ())
    name = _valid("nama", data)
    if not isinstance(name, str):
        return Glance(path, file, content_hash, "", "", ())
    key = _valid("id", data) or identifier_from(path.stem)
    return Glance(path, file, content_hash, str(key), title_key(name), _entered(data, workspace), _offices(data))


def _offices(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the offices that a record names; a name that is no text is none."""
    found = []
    for field in FIELDS:
        holder, _dot, name = field.partition(".")
        within = data.get(holder)
        office = within.get(name) if isinstance(within, dict) else None
        found += [office] if isinstance(office, str) else []
    return tuple(found)


def _entered(data: dict[str, Any], workspace: Workspace) -> tuple[str, ...]:
    named = _valid("kompetisi", data)
    return workspace.entered_by_default if named is None else tuple(named)


def _valid(name: str, data: dict[str, Any]) -> Any:
    """Return the value of one of the record's fields; None where there is none, or none that fits."""
    try:
        return _adapter(name).validate_python(data[name]) if data.get(name) is not None else None
    except ValidationError:
        return None


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    field = Innovation.model_fields[name]
    form: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(form)
