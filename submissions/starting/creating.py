"""A new record in the workspace."""

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from schemas.edition import Edition
from schemas.fields import Identifier
from schemas.vocabulary import vocabulary
from submissions.errors import OutputError, UserError
from submissions.files.names import is_device_name
from submissions.files.whole import write_whole
from submissions.language import _
from submissions.records.names import named_record
from submissions.records.reading import identifier_from
from submissions.starting.skeleton import skeleton
from submissions.workspace import RECORD_SCHEMA, Workspace

LONGEST_ID = 40
_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


def create_record(
    workspace: Workspace,
    name: str,
    editions: Iterable[Edition],
    *,
    identifier: str | None = None,
    proposer: str = "",
    kind: str | None = None,
    competitions: Collection[str] = (),
) -> Path:
    """Write a new record in which nothing is filled but its name, and return its file.

    Args:
        workspace: where it is written, into `inovasi/`.
        name: of the innovation.
        editions: whose questions it asks.
        identifier: its id and its file's name; made of the name if not given.
        proposer: the office's name.
        kind: what the proposer is; taken from its name if not given.
        competitions: those that it enters, where not all that the office enters.

    Raises:
        UserError: the name is empty, or the id is none or taken.
        OutputError: it cannot be written.
    """
    name = " ".join(name.split())
    if not re.search(r"\w", name):
        raise UserError(_("An innovation needs a name."), _("Write it in quotation marks behind the command."))
    taken = {record.id for record in map(named_record, workspace.record_files())}
    chosen = _checked(identifier, taken) if identifier else free_identifier(name, taken | _folders(workspace))
    path = workspace.records_folder / f"{chosen}.yaml"
    text = skeleton(
        chosen, name, editions, proposer=proposer, kind=kind or kind_of(proposer), competitions=competitions
    )
    if (workspace.root / RECORD_SCHEMA).is_file():
        text = f"# yaml-language-server: $schema=../{RECORD_SCHEMA}\n{text}"
    if os.path.lexists(path):
        raise OutputError(
            _("{file} exists already; nothing was overwritten.").format(file=workspace.shown(path)),
            _("Give another id with --id."),
        )
    write_whole(path, text.encode())
    return path


def _folders(workspace: Workspace) -> set[str]:
    """Return the names of what lies in the workspace: a record of such a name could not be named by its id."""
    there = {path.name for path in workspace.root.iterdir()} if workspace.root.is_dir() else set()
    return there | {workspace.records_folder.name, workspace.editions_folder.name, workspace.templates_folder.name}


def free_identifier(name: str, taken: Collection[str]) -> str:
    """Return an id made of a name: what stands before its bracket, whole words, with a number where it is taken."""
    words = identifier_from(name.partition("(")[0] if name.partition("(")[0].strip() else name).split("-")
    while len(words) > 1 and len("-".join(words)) > LONGEST_ID - 3:
        words.pop()
    plain = "-".join(words)[: LONGEST_ID - 3].strip("-")
    return next(each for each in _numbered(plain, len(taken) + 2) if each not in taken)


def _numbered(plain: str, count: int) -> Iterable[str]:
    return [plain, *(f"{plain}-{number}" for number in range(2, count + 2))]


def kind_of(proposer: str) -> str:
    """Return what a proposer is, by the first word of its name, such as Puskesmas; empty where that is open."""
    first = proposer.split()[0] if proposer.split() else ""
    return vocabulary("jenis_pengusul").key_of(first) or ""


def _checked(identifier: str, taken: Collection[str]) -> str:
    try:
        valid = _IDENTIFIER.validate_python(identifier)
    except ValidationError:
        raise UserError(
            _("“{id}” is no id: small letters, digits and hyphens, such as {example}.").format(
                id=identifier, example=identifier_from(identifier)
            )
        ) from None
    if is_device_name(valid):
        raise UserError(_("“{id}” cannot be the name of a file on Windows.").format(id=valid), _("Choose another id."))
    if valid in taken:
        raise UserError(
            _("The id {id} is taken by another innovation here.").format(id=valid), _("Give another id with --id.")
        )
    return valid
