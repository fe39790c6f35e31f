"""The first page: how to begin, and what waits once there is something."""

import datetime as dt
import mimetypes
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from submissions.assessment.assessing import Verdict
from submissions.deadlines.listing import State
from submissions.documents.colours import hue as hue_of
from submissions.errors import UserError
from submissions.files.shared import shared_by
from submissions.language import known_languages
from submissions.office.reminding import turns_of
from submissions.office.summary import summary_of
from submissions.page.desk import address_of
from submissions.page.middleware import LANGUAGE, desk_of
from submissions.page.showing import render_page
from submissions.page.views.documents import PICTURES
from submissions.page.views.listing import cause_key
from submissions.sample.generate import write_sample
from submissions.starting.workspace import NewOffice, write_workspace
from submissions.workflow.permitting import may

_BEGUN = ("region", "province", "name", "signatory", "position", "nip")
_DEFAULT_HUE, _LOWEST_HUE, _HIGHEST_HUE = 232, 140, 320
_SHOWN_DATES = 3
HOME = "beranda"


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show how to begin, or what waits."""
    desk = desk_of(request)
    if not desk.has_settings:
        return render_begin(request)
    if desk.person.rights.home != HOME:
        return redirect(desk.person.rights.home)
    records = desk.records()
    if not records:
        return render_page(request, "kosong.html.j2", langkah=_steps(request))
    judged = desk.judged(wait=False)
    # Of the innovations of others not even the number is told.
    reports = [judged.reports[each.path] for each in records.values() if each.path in judged.reports]
    coming = [each for each in desk.deadlines() if each.state is State.COMING][:_SHOWN_DATES]
    return render_page(
        request,
        "beranda.html.j2",
        count=len(records),
        waiting=judged.waiting,
        totals=_totals(reports),
        summary=summary_of(reports),
        keys={(each.id or ""): key for key, each in records.items()},
        tenggat=coming,
        office=judged.office if may(desk.person, "pengaturan") else (),
        turns=[
            (address_of(each.path, desk.workspace()), each) for each in turns_of(desk.person, desk.standing_records())
        ],
        now=dt.datetime.now(dt.UTC),
        cause_key=cause_key,
        shared=shared_by(desk.root),
    )


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Make the workspace of an office of its own."""
    desk = desk_of(request)
    said = {name: " ".join(request.POST.get(name, "").split()) for name in _BEGUN}
    try:
        write_workspace(desk.root, NewOffice(**said))
    except UserError as error:
        return render_begin(request, status=422, office=NewOffice(**said), masalah=error)
    return redirect("beranda")


def render_begin(request: HttpRequest, status: int = 200, **content: Any) -> HttpResponse:
    """Show how to begin in a folder that holds no settings yet.

    Args:
        request: whose folder it is.
        status: of the answer.
        content: what was said already, and what is wrong with it.
    """
    empty = not _holds_something(desk_of(request).root)
    values = {"is_empty": empty, "office": NewOffice(), **content}
    return render_page(request, "mulai.html.j2", status=status, **values)


@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Put the sample region into an empty folder, to look around in."""
    desk = desk_of(request)
    if not desk.has_settings:
        write_sample(desk.root)
    return redirect("beranda")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the page."""
    chosen, back = request.POST.get("bahasa"), request.POST.get("kembali", "/")
    if chosen in known_languages():
        request.session[LANGUAGE] = chosen
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else "/")


@require_GET
def hue(request: HttpRequest) -> HttpResponse:
    """Give the office's colour: of its settings, where reds, ambers and greens stay free for what they mean."""
    return HttpResponse(f":root {{ --hue: {_hue(request)} }}\n", content_type="text/css")


def _hue(request: HttpRequest) -> int:
    try:
        colour = desk_of(request).workspace().settings.pemda.warna
    except UserError:
        return _DEFAULT_HUE
    found = round(hue_of(colour)) if colour else _DEFAULT_HUE
    return found if _LOWEST_HUE <= found <= _HIGHEST_HUE else _DEFAULT_HUE


@require_GET
def emblem(request: HttpRequest) -> HttpResponseBase:
    """Give the region's coat of arms, if it is a picture that a browser may show."""
    workspace = desk_of(request).workspace()
    named = workspace.settings.kop.lambang
    path = workspace.file(named) if named else None
    media = mimetypes.guess_type(path.name)[0] if path else None
    if path is None or media not in PICTURES:
        raise Http404
    return FileResponse(path.open("rb"), content_type=media)


def _holds_something(folder: Path) -> bool:
    return any(not each.name.startswith(".") for each in folder.iterdir()) if folder.is_dir() else False


def _totals(reports: list[Any]) -> list[dict[str, Any]]:
    """Return how many are eligible of those that enter, by edition."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        for each in report.assessments:
            if each.verdict is Verdict.NOT_ENTERED:
                continue
            total = found.setdefault(each.edition.id, {"edition": each.edition, "entered": 0, "eligible": 0})
            total["entered"] += 1
            total["eligible"] += each.verdict is Verdict.ELIGIBLE
    return list(found.values())


def _steps(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what an office says of itself before others fill in anything, and whether it has."""
    settings = desk_of(request).workspace().settings
    return [
        {"what": "pemda", "done": bool(settings.kop.baris), "told": settings.pemda.nama},
        {"what": "penanda", "done": bool(settings.penanda_tangan.nama), "told": settings.penanda_tangan.nama or ""},
        {"what": "tenggat", "done": bool(settings.tenggat), "told": ""},
    ]
