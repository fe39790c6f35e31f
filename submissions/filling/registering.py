"""What the organiser's portal shows of an innovation that was entered there: noted by hand, for each edition."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Day
from schemas.source import Steps
from schemas.typed import readable
from submissions.errors import UserError
from submissions.filling.saving import Saved, save_changes
from submissions.language import _
from submissions.records.values import REMOVED
from submissions.workspace import Workspace

REGISTRATIONS = "registrasi"
_DAY: TypeAdapter[Any] = TypeAdapter(Day)
_LONGEST = 200


def note_registration(
    workspace: Workspace, path: Path, edition: str, number: str = "", day: str = "", state: str = ""
) -> Saved:
    """Note what a portal shows of an innovation; what is empty is taken out, and all of it where nothing is left.

    Args:
        workspace: of the record.
        path: of its file.
        edition: the name of the edition for which it was entered.
        number: that the portal gave it.
        day: of the registration, as a record writes days.
        state: as the portal writes it.

    Raises:
        UserError: the day is none, or something is longer than any portal's.
        FindingsError: the record cannot be read.
        OutputError: it cannot be written.
    """
    said = {"nomor": " ".join(readable(number).split()), "keadaan": " ".join(readable(state).split())}
    when = " ".join(readable(day).split())
    for text in said.values():
        if len(text) > _LONGEST:
            raise UserError(
                _("This has {n} letters; {limit} are possible.").format(n=len(text), limit=_LONGEST),
                _("Write it as the portal shows it."),
            )
    if when:
        try:
            said["tanggal"] = _DAY.validate_python(when).isoformat()
        except ValidationError:
            raise UserError(
                _("“{value}” is no day.").format(value=when), _("Write 2024-03-01, 01-03-2024 or 1 Maret 2024.")
            ) from None
    noted = {name: said[name] for name in ("nomor", "tanggal", "keadaan") if said.get(name)}

    def change(data: Mapping[str, Any]) -> Mapping[Steps, Any]:
        held = data.get(REGISTRATIONS)
        others = {name: each for name, each in held.items() if name != edition} if isinstance(held, dict) else {}
        if not noted and not others:
            return {(REGISTRATIONS,): REMOVED} if REGISTRATIONS in data else {}
        return {(REGISTRATIONS,): {**others, **({edition: noted} if noted else {})}}

    return save_changes(workspace, path, change)
