"""The settings of an office as questions, saved only where they can be read afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from schemas.settings import Settings
from schemas.source import ReadError, Steps, parse_source
from schemas.typed import readable
from submissions.changing.history import How
from submissions.changing.keeping import content_in, held
from submissions.filling import words
from submissions.filling.answers import Answered, Typed, answered
from submissions.filling.saving import not_editable
from submissions.findings.finding import Finding, FindingsError
from submissions.findings.from_errors import from_problems, from_validation
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.records.values import REMOVED
from submissions.workbooks.columns import Column, columns_of
from submissions.workbooks.forms.asking import FormQuestion, FormSection
from submissions.workspace import SETTINGS_FILE, Workspace

_NOT_ASKED = ("contoh", "kompetisi", "tenggat", "tanpa_pemeriksaan", "hari_libur", "ketat")
"""What stands in the settings and is no plain question: asked in another way, or left to whoever edits the file."""
_NEEDED = ("pemda", "nama")
"""Without which no letter has a sender."""
DATES = "tenggat"
_LONGEST_NAME = 120  # letters of a date's name; calendars and lists show it in one line


@dataclass(frozen=True)
class TypedDate:
    """A date of the office: for whom it counts (`semua` or a competition), its name, its day; all may be empty."""

    whose: str = ""
    name: str = ""
    day: str = ""

    @property
    def place(self) -> Steps:
        """Return where it stands in the settings."""
        return (DATES, self.whose, self.name)


@dataclass(frozen=True)
class SavedSettings:
    """What saving came to: the answers, what is wrong with them, and with which dates (by their number).

    `findings` and `dates` say why nothing was written; `answers` which answers were left though the others were.
    """

    answers: Answered = field(default_factory=Answered)
    findings: tuple[Finding, ...] = ()
    dates: Mapping[int, str] = field(default_factory=dict)
    wrote: bool = False

    @property
    def is_whole(self) -> bool:
        """Return whether all that was typed is saved."""
        return not (self.answers.conflicts or self.answers.refused or self.findings or self.dates)


def settings_sections() -> tuple[FormSection, ...]:
    """Return the questions that the settings answer, made of their model."""
    asked = [column for column in columns_of(Settings) if column.path[0] not in _NOT_ASKED]
    # What has no model of its own stands together, behind the others.
    ordered = sorted(asked, key=lambda column: len(column.path) == 1)
    return tuple(FormSection(title, tuple(map(_question, columns))) for title, columns in groupby(ordered, key=_title))


def _title(column: Column) -> str:
    title = Settings.model_fields[column.path[0]].title
    return title if len(column.path) > 1 and title else words.LETTERS_AND_LANGUAGE


def _question(column: Column) -> FormQuestion:
    return FormQuestion(column.name, column.heading, replace(column, required=column.path == _NEEDED), column.prompt)


def settings_data(workspace: Workspace) -> Mapping[str, Any]:
    """Return the settings as the plain data of their file.

    Raises:
        FindingsError: the file cannot be read.
    """
    return _parsed(content_in(workspace, workspace.root / SETTINGS_FILE))


def dates_of(data: Mapping[str, Any]) -> list[TypedDate]:
    """Return the dates that the settings hold, in their order.

    Args:
        data: the settings' plain data.
    """
    held = data.get(DATES)
    return [
        TypedDate(str(whose), str(name), "" if day is None else str(day))
        for whose, own in (held.items() if isinstance(held, dict) else ())
        if isinstance(own, dict)
        for name, day in own.items()
    ]


def save_settings(
    workspace: Workspace,
    questions: Iterable[FormQuestion],
    typed: Mapping[str, Typed],
    besides: Mapping[Steps, Any],
    dates: Sequence[tuple[TypedDate, TypedDate]] = (),
) -> SavedSettings:
    """Save typed answers into the settings, if they can be read afterwards.

    Args:
        workspace: whose settings.
        questions: that were asked.
        typed: what came back, by address.
        besides: further values by place, as `changed_text` takes them.
        dates: each as it was shown, empty if new, and as it came back, with an empty name where it is to go.

    Raises:
        FindingsError: the settings cannot be read as they are.
        OutputError: they cannot be written.
    """
    path = workspace.root / SETTINGS_FILE
    with held(workspace, path) as file:
        content = file.content()
        data = _parsed(content)
        found = answered(data, questions, typed)
        changes, problems = _dated(dates_of(data), dates)
        if problems:
            return SavedSettings(found, dates=problems)
        try:
            after = changed_text(content.decode(), {**found.changes, **besides, **changes}, SETTINGS_FILE).encode()
        except CannotEditError:
            raise not_editable(SETTINGS_FILE) from None
        source = parse_source(after, SETTINGS_FILE)
        try:
            Settings.model_validate(source.data)
        except ValidationError as error:
            return SavedSettings(found, tuple(from_validation(error, source, Settings)))
        if after == content:
            return SavedSettings(found)
        file.put(after, How.PAGE)
        return SavedSettings(found, wrote=True)


def _dated(
    now: Sequence[TypedDate], dates: Sequence[tuple[TypedDate, TypedDate]]
) -> tuple[dict[Steps, Any], dict[int, str]]:
    """Return what dates change, by place, and what is wrong with those that cannot be taken, by their number."""
    known = {each.place: each for each in now}
    changes: dict[Steps, Any] = {}
    problems: dict[int, str] = {}
    taken: set[Steps] = set()
    for number, (shown, given) in enumerate(dates):
        came = replace(given, name=" ".join(readable(given.name).split()), day=" ".join(readable(given.day).split()))
        others = taken | (known.keys() - {each.place for each, _given in dates})
        if came.name and came.place in others:
            problems[number] = _("There is another date of this name.")
        elif len(came.name) > _LONGEST_NAME:
            problems[number] = _("This name has {count} letters; {limit} are possible.").format(
                count=len(came.name), limit=_LONGEST_NAME
            )
        elif came.day and not came.name and not shown.name:
            problems[number] = _("What is to be done by this day?")
        if came.name:
            taken.add(came.place)
        if came == shown:
            continue
        if shown.name and known.get(shown.place, shown) != shown:
            problems.setdefault(number, _("Somebody else changed this date meanwhile. Load the page again."))
        if shown.name and came.place != shown.place:
            changes[shown.place] = REMOVED
        if came.name:
            changes[came.place] = came.day or None
    return changes, problems


def _parsed(content: bytes) -> Mapping[str, Any]:
    try:
        return parse_source(content, SETTINGS_FILE).data
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Settings)) from None
