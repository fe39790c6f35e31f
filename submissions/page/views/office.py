"""The office itself: its settings, its dates."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from schemas.settings import FOR_ALL
from schemas.source import Steps
from submissions.deadlines.ics import calendar_file as calendar_bytes
from submissions.deadlines.wording import left_text, name_text, remarks, what_is_not_known, whose_text
from submissions.filling.answers import answer_fingerprint, answer_of
from submissions.filling.settings import save_settings, settings_data, settings_sections
from submissions.findings.finding import Finding
from submissions.language import weekday_text
from submissions.page.controls import ANSWER, control_of, typed_in
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of
from submissions.page.showing import render_page

_NEW_DATES = 2


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings as a form, and save what comes back."""
    desk = desk_of(request)
    workspace = desk.workspace()
    sections = settings_sections()
    questions = [question for section in sections for question in section.questions]
    findings: tuple[Finding, ...] = ()
    sent: Any = None
    if request.method == "POST":
        saved = save_settings(workspace, questions, typed_in(request.POST, questions), _besides(request, desk))
        if not saved.findings:
            return redirect(f"{request.path}?tersimpan={dt.datetime.now():%H.%M}")
        findings, sent = saved.findings, request.POST
        workspace = desk.workspace()
    data = settings_data(workspace)

    def text_of(question: Any) -> str:
        if sent is not None:
            return "\n".join(sent.getlist(f"{ANSWER}{question.address}")).replace("\r\n", "\n")
        return answer_of(data, question)

    parts = [
        (
            section.title,
            [
                control_of(each, text_of(each), findings, asked_with=answer_fingerprint(answer_of(data, each), each))
                for each in section.questions
            ],
        )
        for section in sections
    ]
    asked = {question.address for question in questions}
    return render_page(
        request,
        "pengaturan.html.j2",
        status=422 if findings else 200,
        parts=parts,
        bad=[each for _title, controls in parts for each in controls if each.is_bad],
        others=[each for each in findings if not any(each.field.startswith(name) for name in asked)],
        competitions=[
            (name, each.short_name, name in workspace.entered_by_default)
            for name, each in workspace.competitions.items()
        ],
        dates=_dates(data, sent),
        names={FOR_ALL: "", **{name: each.short_name for name, each in workspace.competitions.items()}},
        saved_at=request.GET.get("tersimpan", "")[:5],
        exceptions=bool(data.get("pengecualian")),
    )


def _besides(request: HttpRequest, desk: Desk) -> dict[Steps, Any]:
    """Return what is asked in a way of its own: the competitions entered by default, the office's dates."""
    workspace = desk.workspace()
    changes: dict[Steps, Any] = {}
    chosen = [name for name in workspace.competitions if name in request.POST.getlist("kompetisi")]
    if "kompetisi-ada" in request.POST and chosen != list(workspace.entered_by_default) and chosen:
        changes[("kompetisi",)] = chosen
    if "tenggat-ada" in request.POST:
        dates: dict[str, dict[str, str | None]] = {}
        for whose, name, day in zip(
            request.POST.getlist("tenggat-siapa"),
            request.POST.getlist("tenggat-nama"),
            request.POST.getlist("tenggat-hari"),
            strict=False,
        ):
            if name.strip() and (whose == FOR_ALL or whose in workspace.competitions):
                dates.setdefault(whose, {})[" ".join(name.split())] = " ".join(day.split()) or None
        before = settings_data(workspace).get("tenggat")
        if dates != (before or {}):
            changes[("tenggat",)] = dates
    return changes


def _dates(data: Any, sent: Any) -> list[tuple[str, str, str]]:
    """Return the office's dates as rows: whose, what, when; with empty ones behind them."""
    if sent is not None:
        rows = list(
            zip(sent.getlist("tenggat-siapa"), sent.getlist("tenggat-nama"), sent.getlist("tenggat-hari"), strict=False)
        )
    else:
        held = data.get("tenggat")
        rows = [
            (whose, name, str(day or ""))
            for whose, own in (held.items() if isinstance(held, dict) else ())
            if isinstance(own, dict)
            for name, day in own.items()
        ]
    return [*rows, *([(FOR_ALL, "", "")] * _NEW_DATES)]


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
