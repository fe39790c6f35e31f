"""The office itself: its settings, its dates."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from schemas.settings import FOR_ALL
from schemas.source import Steps
from submissions.deadlines.ics import calendar_file as calendar_bytes
from submissions.deadlines.wording import left_text, name_text, remarks, what_is_not_known, whose_text
from submissions.filling.answers import answer_fingerprint, answer_of
from submissions.filling.settings import (
    SavedSettings,
    TypedDate,
    dates_of,
    save_settings,
    settings_data,
    settings_sections,
)
from submissions.judging.office import signatory_findings
from submissions.language import weekday_text
from submissions.page.controls import Control, control_of, typed_in, typed_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of
from submissions.page.showing import render_page
from submissions.workbooks.forms.asking import FormQuestion

_NEW_DATES = 2
_EMPTY = TypedDate(FOR_ALL)


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings as a form, and save what comes back."""
    desk = desk_of(request)
    workspace = desk.workspace()
    sections = settings_sections()
    questions = [question for section in sections for question in section.questions]
    saved, sent = SavedSettings(), None
    if request.method == "POST":
        sent = request.POST
        typed = typed_in(sent, questions)
        saved = save_settings(workspace, questions, typed, _competitions(request, desk), _dates_in(request, desk))
        if saved.is_whole and not _nothing_ticked(request):
            return redirect(f"{request.path}?tersimpan={dt.datetime.now():%H.%M}")
        workspace = desk.workspace()
    data = settings_data(workspace)
    findings = (*saved.findings, *saved.answers.refused.values(), *signatory_findings(workspace))
    conflicts = {each.question.address: each for each in saved.answers.conflicts}
    # What was not taken stays as it was typed; what was is shown as it stands in the file.
    mine = {*saved.answers.refused, *conflicts, *(_left(saved, questions))}

    def control(question: FormQuestion) -> Control:
        held = answer_of(data, question)
        return control_of(
            question,
            typed_of(sent, question) if sent and question.address in mine else held,
            findings,
            conflict=conflicts.get(question.address),
            asked_with=answer_fingerprint(held, question),
        )

    parts = [(section.title, [control(each) for each in section.questions]) for section in sections]
    asked = {question.address for question in questions}
    return render_page(
        request,
        "pengaturan.html.j2",
        status=200 if saved.is_whole else 422,
        parts=parts,
        bad=[each for _title, controls in parts for each in controls if each.is_bad or each.conflict],
        others=[each for each in findings if not any(each.field.startswith(name) for name in asked)],
        competitions=[
            (name, each.short_name, name in workspace.entered_by_default)
            for name, each in workspace.competitions.items()
        ],
        nothing_ticked=_nothing_ticked(request),
        dates=_rows(request, desk, dates_of(data), saved),
        names={FOR_ALL: "", **{name: each.short_name for name, each in workspace.competitions.items()}},
        saved_at=request.GET.get("tersimpan", "")[:5],
        exceptions=bool(data.get("pengecualian")),
    )


def _left(saved: SavedSettings, questions: Iterable[FormQuestion]) -> set[str]:
    """Return the addresses of all questions where nothing was written since something is wrong."""
    return {each.address for each in questions} if saved.findings or saved.dates else set()


def _nothing_ticked(request: HttpRequest) -> bool:
    return "kompetisi-ada" in request.POST and "kompetisi" not in request.POST


def _competitions(request: HttpRequest, desk: Desk) -> dict[Steps, Any]:
    """Return the competitions entered by default, where they are others than before."""
    workspace = desk.workspace()
    chosen = [name for name in workspace.competitions if name in request.POST.getlist("kompetisi")]
    if "kompetisi-ada" in request.POST and chosen and set(chosen) != set(workspace.entered_by_default):
        return {("kompetisi",): chosen}
    return {}


def _dates_in(request: HttpRequest, desk: Desk) -> list[tuple[TypedDate, TypedDate]]:
    """Return the dates that a browser sent: each as it was shown, and as it came back."""
    columns = [
        request.POST.getlist(f"tenggat-{name}")
        for name in ("asal-siapa", "asal-nama", "asal-hari", "siapa", "nama", "hari")
    ]
    known = (FOR_ALL, *desk.workspace().competitions)
    return [
        (TypedDate(*row[:3]), TypedDate(*row[3:]))
        for row in zip(*columns, strict=False)
        if row[3] in known or row[3] == row[0]
    ]


def _rows(
    request: HttpRequest, desk: Desk, held: Iterable[TypedDate], saved: SavedSettings
) -> list[tuple[TypedDate, TypedDate, str]]:
    """Return the office's dates as they were, as they are shown, and what is wrong; with empty ones behind them."""
    rows = [(each, each, "") for each in held]
    if saved.findings or saved.dates:
        rows = [(*each, saved.dates.get(number, "")) for number, each in enumerate(_dates_in(request, desk))]
    filled = [row for row in rows if row[0].name or row[1] != _EMPTY or row[2]]
    return [*filled, *([(TypedDate(), _EMPTY, "")] * _NEW_DATES)]


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the dates of the office and of the editions."""
    deadlines = desk_of(request).deadlines()
    rows = [
        {
            "state": each.state.value,
            "day": weekday_text(each.day) if each.day else "",
            "left": left_text(each),
            "name": name_text(each),
            "whose": whose_text(each),
            "remarks": remarks(each),
        }
        for each in deadlines
    ]
    return render_page(
        request,
        "kalender.html.j2",
        rows=rows,
        notes=what_is_not_known(deadlines),
        today=weekday_text(dt.date.today()),
        own=any(each.is_own for each in deadlines),
    )


@require_GET
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Give the dates as a file for the calendars of telephones and computers."""
    desk = desk_of(request)
    content = calendar_bytes(desk.deadlines(), desk.workspace().settings.pemda.nama, dt.date.today())
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="tenggat.ics"'},
    )
