"""What a person saw who looked at the evidence: noted with name and day."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.source import Steps
from schemas.typed import readable
from submissions.errors import UserError
from submissions.filling.days import day_of
from submissions.filling.saving import Saved, save_changes
from submissions.language import _, day_text
from submissions.workspace import Workspace

INSPECTIONS = "pemeriksaan"


def note_inspection(
    workspace: Workspace, path: Path, said: Mapping[str, bool], by: str, day: str, remark: str = ""
) -> Saved:
    """Note which points hold and which do not, behind what was noted before; the latest word counts.

    Args:
        workspace: of the record.
        path: of its file.
        said: of each point that was looked at, by name, whether it holds.
        by: who looked.
        day: when, as a record writes days.
        remark: what else is to be said.

    Raises:
        UserError: nothing was said, or not by whom or when.
        FindingsError: the record cannot be read.
        OutputError: it cannot be written.
    """
    name, when = " ".join(readable(by).split()), " ".join(readable(day).split())
    if not said:
        raise UserError(_("Nothing was ticked."), _("Tick what you have seen; nothing was saved."))
    if not name:
        raise UserError(_("It is not said who looked."), _("Write the name; nothing was saved."))
    moment = day_of(when)
    if moment > dt.date.today():
        raise UserError(
            _("{day} has not come yet.").format(day=day_text(moment)), _("Write the day on which it was seen.")
        )
    noted: dict[str, Any] = {"oleh": name, "tanggal": moment.isoformat()}
    for field, holds in (("terpenuhi", True), ("tidak_terpenuhi", False)):
        points = [point for point, each in said.items() if each is holds]
        if points:
            noted[field] = points
    if remark.strip():
        noted["catatan"] = readable(remark).strip()

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        held = data.get(INSPECTIONS)
        return {(INSPECTIONS,): [*(held if isinstance(held, list) else []), noted]}

    return save_changes(workspace, path, change)
