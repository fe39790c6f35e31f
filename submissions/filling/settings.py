"""The settings of an office as questions, saved only where they can be read afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from pydantic import ValidationError

from schemas.settings import Settings
from schemas.source import ReadError, Steps, parse_source
from submissions.errors import InputError, OutputError
from submissions.files.whole import write_whole
from submissions.filling import words
from submissions.filling.answers import Answered, Typed, answered
from submissions.findings.finding import Finding, FindingsError
from submissions.findings.from_errors import from_problems, from_validation
from submissions.language import _
from submissions.records.editing import CannotEditError, changed_text
from submissions.workbooks.columns import Column, columns_of
from submissions.workbooks.forms.asking import FormQuestion, FormSection
from submissions.workspace import SETTINGS_FILE, Workspace

_NOT_ASKED = ("contoh", "kompetisi", "tanpa_pemeriksaan", "hari_libur", "ketat")
"""What stands in the settings and is no plain question: asked in another way, or left to whoever edits the file."""


@dataclass(frozen=True)
class SavedSettings:
    """What saving came to: the answers, and what is wrong with them; nothing was written where anything is."""

    answers: Answered
    findings: tuple[Finding, ...] = ()
    wrote: bool = False


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
    return FormQuestion(column.name, column.heading, replace(column, required=False), column.prompt)


def settings_data(workspace: Workspace) -> Mapping[str, Any]:
    """Return the settings as the plain data of their file.

    Raises:
        FindingsError: the file cannot be read.
    """
    return _parsed(_content(workspace))


def save_settings(
    workspace: Workspace, questions: Iterable[FormQuestion], typed: Mapping[str, Typed], besides: Mapping[Steps, Any]
) -> SavedSettings:
    """Save typed answers into the settings, if they can be read afterwards.

    Args:
        workspace: whose settings.
        questions: that were asked.
        typed: what came back, by address.
        besides: further values by place, as `changed_text` takes them.

    Raises:
        FindingsError: the settings cannot be read as they are.
        OutputError: they cannot be written.
    """
    content = _content(workspace)
    found = answered(_parsed(content), questions, typed)
    changes = {**found.changes, **besides}
    try:
        text = changed_text(content.decode(), changes, SETTINGS_FILE)
    except CannotEditError:
        raise OutputError(
            _("{file} is written in a way in which this cannot be changed without touching something else.").format(
                file=SETTINGS_FILE
            ),
            _("Change it in the file itself; nothing was saved."),
        ) from None
    source = parse_source(text.encode(), SETTINGS_FILE)
    try:
        Settings.model_validate(source.data)
    except ValidationError as error:
        return SavedSettings(found, tuple(from_validation(error, source, Settings)))
    if text.encode() == content:
        return SavedSettings(found)
    write_whole(workspace.root / SETTINGS_FILE, text.encode())
    return SavedSettings(found, wrote=True)


def _content(workspace: Workspace) -> bytes:
    try:
        return (workspace.root / SETTINGS_FILE).read_bytes()
    except OSError as error:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=SETTINGS_FILE, reason=error.strerror or error)
        ) from None


def _parsed(content: bytes) -> Mapping[str, Any]:
    try:
        return parse_source(content, SETTINGS_FILE).data
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Settings)) from None
