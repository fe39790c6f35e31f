"""What the organiser's portal shows of an innovation that was entered there: noted by hand, for each edition."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemas.innovation import Registration
from schemas.source import Steps
from submissions.errors import UserError
from submissions.filling.answers import Answered, Typed, answer_fingerprint, answered
from submissions.filling.days import day_of
from submissions.filling.saving import Saved, save_changes
from submissions.language import _
from submissions.records.values import REMOVED
from submissions.workbooks.columns import columns_of
from submissions.workbooks.doubts import one_line
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workspace import Workspace

REGISTRATIONS = "registrasi"
_LONGEST = 200


def registration_questions(edition: str) -> tuple[FormQuestion, ...]:
    """Return what is asked about the registration for an edition, made of the record's model.

    Args:
        edition: its name.
    """
    columns = (replace(each, path=(REGISTRATIONS, edition, *each.path)) for each in columns_of(Registration))
    return tuple(FormQuestion(each.name, each.heading, each, each.prompt) for each in columns)


def note_registration(workspace: Workspace, path: Path, edition: str, typed: Mapping[str, Typed]) -> Saved:
    """Note what a portal shows of an innovation; what is empty is taken out, and all of it where nothing is left.

    What two changed is left as it is, and returned.

    Args:
        workspace: of the record.
        path: of its file.
        edition: the name of the edition for which it was entered.
        typed: what came back, by the addresses of `registration_questions`.

    Raises:
        UserError: the day is none, or something is longer than any portal's.
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or not without touching something else.
    """
    questions = registration_questions(edition)
    for question in questions:
        came = typed.get(question.address)
        if came is not None and answer_fingerprint(came.text, question) != came.asked_with:
            _refuse(question, one_line(came.text))
    found = Answered()

    def change(data: Mapping[str, Any]) -> Mapping[Steps, Any]:
        nonlocal found
        found = answered(data, questions, typed)
        return dict(_without_what_is_empty(data, edition, found.changes))

    return replace(save_changes(workspace, path, change), answers=found)


def _refuse(question: FormQuestion, text: str) -> None:
    if len(text) > _LONGEST:
        raise UserError(
            _("This has {n} letters; {limit} are possible.").format(n=len(text), limit=_LONGEST),
            _("Write it as the portal shows it."),
        )
    if text and question.column.kind.is_day:
        day_of(text)


def _without_what_is_empty(
    data: Mapping[str, Any], edition: str, changes: Mapping[Steps, Any]
) -> Iterator[tuple[Steps, Any]]:
    """Yield changes where an emptied answer goes together with the mapping that it was the last one of."""
    held = data.get(REGISTRATIONS)
    registered = held if isinstance(held, dict) else {}
    own = registered.get(edition)
    after = {**(own if isinstance(own, dict) else {}), **{place[-1]: value for place, value in changes.items()}}
    if any(value not in (None, "") for value in after.values()):
        yield from ((place, REMOVED if value is None else value) for place, value in changes.items())
    elif changes:
        yield (REGISTRATIONS, edition) if registered.keys() - {edition} else (REGISTRATIONS,), REMOVED
