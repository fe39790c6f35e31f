"""The photographs of an innovation: sent, described, and said where documents show them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.source import Steps
from submissions.documents.presenting import COVER
from submissions.filling.evidence import place_of_sent
from submissions.filling.saving import save_changes
from submissions.filling.sections import PHOTOS, AnswerSection
from submissions.language import _
from submissions.workbooks.forms.asking import FormPlan, FormQuestion, FormSection
from submissions.workbooks.kinds import CHOICE
from submissions.workspace import Workspace


def photograph_section(plan: FormPlan, workspace: Workspace, competitions: Collection[str]) -> AnswerSection:
    """Return what is asked of each photograph, its file among it; where it stands is chosen from what there is.

    Args:
        plan: of the form, whose editions say what texts are called.
        workspace: whose forms say which texts there are.
        competitions: that the innovation enters: only their texts are offered.
    """
    known = {COVER: _("On the cover")}
    for edition in plan.editions:
        for key, item in edition.fields.items():
            if edition.competition in competitions and item.kind.is_narrative and key in workspace.text_names:
                label = _("Beside “{text}”").format(text=item.label)
                known.setdefault(key, f"{label}, {edition.title}" if label in known.values() else label)

    def asked(question: FormQuestion) -> FormQuestion:
        column = question.column
        return replace(question, column=replace(column, kind=CHOICE, choices=known)) if column.many else question

    [(sheet, questions)] = [each for each in plan.lists if each[0].path == PHOTOS]
    return AnswerSection(PHOTOS[0], sheet.name, (FormSection(sheet.name, tuple(map(asked, questions))),), table=sheet)


def add_photograph(
    workspace: Workspace, path: Path, identifier: str, name: str, content: bytes, caption: str = ""
) -> None:
    """Put a photograph that was sent among the files of an innovation, and name it in the record, behind the others.

    Args:
        workspace: of the record.
        path: of its file.
        identifier: of the innovation, whose folder the file comes into.
        name: that the sender gave it; only what is harmless of it is kept.
        content: of the file.
        caption: what it shows, where and when.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: the file or the record cannot be written.
    """
    files: dict[str, bytes] = {}

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        _stem, target = place_of_sent(workspace, identifier, name, content)
        files[target] = content
        said = {"berkas": target} | ({"keterangan": " ".join(caption.split())} if caption.strip() else {})
        held = data.get(PHOTOS[0])
        return {PHOTOS: [*(held if isinstance(held, list) else ()), said]}

    save_changes(workspace, path, change, files)
