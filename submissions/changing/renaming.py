"""Give an innovation another id: its file, its evidence folder and the paths that name it go along."""

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Identifier
from schemas.source import ReadError, Steps, parse_source, read_raw
from submissions.changing.journal import Action, journal
from submissions.changing.keeping import held
from submissions.errors import InputError, OutputError, UserError
from submissions.files.names import is_device_name
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.glancing import glance
from submissions.records.reading import read_record
from submissions.workspace import GOVERNMENT_FILE, SETTINGS_FILE, Workspace

EVIDENCE = "bukti"
_IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


@dataclass(frozen=True)
class Renaming:
    """What a new id changes: from the workspace, the files before and after, and the record's new text.

    `folder` is the evidence folder before and after, None where none moves; `shared_with` are the files that name it
    too, for which it stays; `citations` counts the places in the record that name it.
    """

    old: str
    new: str
    source: Path
    target: Path
    text: str
    folder: tuple[Path, Path] | None
    shared_with: tuple[str, ...]
    citations: int


def plan_renaming(workspace: Workspace, path: Path, new: str) -> Renaming:
    """Return what it would change to give a record a new id; nothing is written.

    Args:
        workspace: the record's.
        path: the record's file.
        new: the new id.

    Raises:
        UserError: it is no id.
        InputError: the record cannot be read.
        OutputError: another record has that id, something lies where file or folder would go, or the file is written
            in a way that cannot be changed value by value.
    """
    _refuse_malformed(new)
    if not os.path.lexists(path):
        raise InputError(
            _("{file} is no longer there.").format(file=workspace.shown(path)),
            _("Perhaps it was moved or renamed. Look for it in the list of innovations."),
        )
    record = read_record(path, workspace)
    if record.innovation is None:
        raise InputError(
            _("{file} cannot be read; `submissions check` says why.").format(file=record.file),
            _("Correct it there, then rename it."),
        )
    if path.is_symlink():
        raise OutputError(
            _("{file} is a link to a file elsewhere.").format(file=record.file), _("Rename the file that it leads to.")
        )
    old = record.innovation.id
    target = path.with_name(f"{new}{path.suffix}")
    if new == old and target == path:
        raise OutputError(_("The id of {file} is {id} already.").format(file=record.file, id=new))
    if target.exists() and not target.samefile(path):
        raise _exists(workspace.shown(target))
    shared_with = _look_around(workspace, path, old, new)
    folder = None if shared_with else _evidence_folder(workspace, old, new)
    changes: dict[Steps, Any] = {("id",): new} if record.source.data.get("id") is not None else {}
    goes_along = folder is not None or (not shared_with and _is_yet_to_come(workspace, old, new))
    cited = _cited(record.source.data, old, new) if goes_along else {}
    try:
        text = changed_text(path.read_bytes().decode("utf-8"), changes | cited, path.name)
    except CannotEditError:
        raise OutputError(
            _("{file} is written in a way that cannot be changed value by value: left as it is.").format(
                file=record.file
            ),
            _("Write its id and its paths by hand."),
        ) from None
    return Renaming(old, new, path, target, text, folder, shared_with, len(cited))


def rename(workspace: Workspace, plan: Renaming) -> None:
    """Give a record its new id: everything or nothing. It can be undone.

    Raises:
        OutputError: something cannot be moved or written; then all is as it was.
    """
    with journal(workspace, Action.RENAME, f"{plan.old} → {plan.new}", whole=True) as made, ExitStack() as stack:
        if plan.target != plan.source:
            # Nobody saves an answer into a file that is about to have another name.
            stack.enter_context(held(workspace, plan.source))
        if plan_renaming(workspace, plan.source, plan.new) != plan:
            raise OutputError(
                _("{file} was changed meanwhile, so nothing was renamed.").format(file=workspace.shown(plan.source)),
                _("Try again in a moment."),
            )
        if plan.folder:
            made.move(*plan.folder)
        if plan.target != plan.source:
            made.move(plan.source, plan.target)
        content = plan.text.encode()
        if content != plan.target.read_bytes():
            made.write(plan.target, content)


def _refuse_malformed(new: str) -> None:
    try:
        _IDENTIFIER.validate_python(new)
    except ValidationError:
        raise UserError(
            _("“{id}” is no id.").format(id=new),
            _("An id has small letters and digits, with single hyphens or underscores between, at most 80."),
        ) from None
    if is_device_name(new):
        raise UserError(_("“{id}” cannot be the name of a file on Windows.").format(id=new), _("Choose another id."))


def _look_around(workspace: Workspace, path: Path, old: str, new: str) -> tuple[str, ...]:
    """Return the other files that name the evidence folder: records, the profile, the settings.

    Raises:
        OutputError: a record has the new id already.
    """
    shared_with = []
    for file in workspace.records_around([path]):
        if _is_same(file, path):
            continue
        content = _content(file)
        if new != old and glance(file, workspace, content).id == new:
            raise OutputError(
                _("{file} has the id {id} already.").format(file=workspace.shown(file), id=new), _("Choose another id.")
            )
        if _names_folder(content, file.name, old):
            shared_with.append(workspace.shown(file))
    beside = (workspace.root / name for name in (GOVERNMENT_FILE, SETTINGS_FILE))
    shared_with += [file.name for file in beside if file.is_file() and _names_folder(file.read_bytes(), file.name, old)]
    return tuple(shared_with)


def _is_same(file: Path, path: Path) -> bool:
    try:
        return file.samefile(path)
    except OSError:
        return False  # a link that leads nowhere


def _content(file: Path) -> bytes:
    """Return what stands in another record's file; nothing where it cannot be read, such as a pipe."""
    try:
        return read_raw(file, file.name)
    except ReadError:
        return b""


def _evidence_folder(workspace: Workspace, old: str, new: str) -> tuple[Path, Path] | None:
    """Return where the record's evidence folder is and goes; None where it has none, or a link."""
    source, target = (workspace.root / EVIDENCE / name for name in (old, new))
    if old == new or not source.is_dir():
        return None
    if source.is_symlink() or source.parent.is_symlink():
        return None
    if target.exists():
        raise _exists(workspace.shown(target))
    return source, target


def _is_yet_to_come(workspace: Workspace, old: str, new: str) -> bool:
    """Return whether neither folder is there, so that what the record names of the one may as well lie in the other."""
    return old != new and not any(os.path.lexists(workspace.root / EVIDENCE / name) for name in (old, new))


def _exists(name: str) -> OutputError:
    return OutputError(_("{file} exists already; nothing was overwritten.").format(file=name), _("Choose another id."))


def _names_folder(content: bytes, name: str, old: str) -> bool:
    """Return whether a file names something in an evidence folder; one that cannot be read may."""
    if old.encode() not in content:
        return False
    try:
        data = parse_source(content, name).data
    except ReadError:
        return True
    return bool(_cited(data, old, old))


def _cited(data: Any, old: str, new: str, at: Steps = ()) -> dict[Steps, str]:
    """Return the texts of a record in which paths into an evidence folder stand, with the new ones in their place."""
    if isinstance(data, dict | list):
        items: Sequence[tuple[str | int, Any]] = list(data.items() if isinstance(data, dict) else enumerate(data))
        return {place: text for key, inner in items for place, text in _cited(inner, old, new, (*at, key)).items()}
    if not isinstance(data, str) or old not in data:
        return {}
    path = PurePosixPath(data)
    if path.parts[:2] == (EVIDENCE, old):
        return {at: str(PurePosixPath(EVIDENCE, new, *path.parts[2:]))}
    named = re.compile(rf"(?<![\w/.-]){EVIDENCE}/{re.escape(old)}(?=/)")
    return {at: named.sub(f"{EVIDENCE}/{new}", data)} if named.search(data) else {}
