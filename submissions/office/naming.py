"""Innovations named as people name them: by their file, by their id, or by a part of their name."""

from pathlib import Path

from submissions.errors import UserError
from submissions.language import _
from submissions.records.names import NamedRecord, named_record, nearest_called, records_called
from submissions.workspace import RECORD_ENDINGS, open_workspace

_SHOWN = 8  # names in a message; more are no help


def record_meant(text: str, around: Path) -> Path:
    """Return the record that a text means in the workspace around a folder.

    Args:
        text: an id, a name, or a part of either, of which capitals and signs do not count; or the name of a file.
        around: a folder in the workspace.

    Raises:
        UserError: none is called so, and then the nearest are named; or several are, and then all are.
    """
    workspace = open_workspace(around)
    known = [named_record(path) for path in workspace.record_files()]
    is_file = Path(text).suffix.lower() in RECORD_ENDINGS
    if Path(text).name != text:
        found = []  # a path that leads nowhere means no other file
    else:
        found = [each for each in known if each.path.name == text] if is_file else records_called(text, known)
    if len(found) == 1:
        return found[0].path
    if found:
        raise UserError(
            _("“{text}” stands in the names of {count} innovations: {names}.").format(
                text=text, count=len(found), names=_listed(found)
            ),
            _("Name one of them by its id, such as {id}.").format(id=found[0].id),
        )
    if not known:
        raise UserError(
            _("There is no file “{text}”, and no innovation in {folder}.").format(text=text, folder=workspace.root),
            _("Go into the folder of the workspace first, or write the whole path."),
        )
    near = nearest_called(Path(text).stem if is_file else text, known)
    raise UserError(
        _("There is no file “{text}”, and no innovation is called so.").format(text=text),
        _("Did you mean {names}?").format(names=_listed(near))
        if near
        else _("`submissions check -q` lists all innovations."),
    )


def _listed(records: list[NamedRecord]) -> str:
    """Return the ids of records, with their names behind."""
    named = [f"{each.id} ({each.name})" if each.name else each.id for each in records[:_SHOWN]]
    more = [_("{count} more").format(count=len(records) - _SHOWN)] if len(records) > _SHOWN else []
    return ", ".join([*named, *more])
