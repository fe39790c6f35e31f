"""The way of an innovation on the page: where it stands, who moves it on, what is noted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from submissions.page.desk import Desk
from submissions.page.middleware import desk_of
from submissions.page.views.record import named_of
from submissions.records.names import NamedRecord
from submissions.workflow.moving import Noted, add_note, make_move, settle_note
from submissions.workflow.permitting import may


@require_POST
def move(request: HttpRequest, key: str) -> HttpResponse:
    """Move an innovation on."""
    desk = desk_of(request)
    named = named_of(desk, key)
    make_move(
        desk.workspace(),
        named.path,
        _competition(request, desk, named),
        request.POST.get("langkah", ""),
        desk.person.actor,
        request.POST.get("catatan", ""),
        request.POST.get("asal", ""),
    )
    return redirect(f"{reverse('inovasi', args=[key])}#alur")


@require_POST
def note(request: HttpRequest, key: str) -> HttpResponse:
    """Put a note on an innovation."""
    desk = desk_of(request)
    named = named_of(desk, key)
    said = Noted(
        request.POST.get("catatan", ""),
        request.POST.get("kolom", "")[:200],
        internal="internal" in request.POST and may(desk.person, "tinjau"),
    )
    add_note(desk.workspace(), named.path, _competition(request, desk, named), said, desk.person.actor)
    return redirect(f"{reverse('inovasi', args=[key])}#alur")


@require_POST
def settle(request: HttpRequest, key: str) -> HttpResponse:
    """Say that what a note asks is done."""
    desk = desk_of(request)
    named = named_of(desk, key)
    number = request.POST.get("nomor", "")
    count = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0
    settle_note(desk.workspace(), named.path, _competition(request, desk, named), count, desk.person.actor)
    return redirect(f"{reverse('inovasi', args=[key])}#alur")


def _competition(request: HttpRequest, desk: Desk, named: NamedRecord) -> str:
    """Return the competition that a form is about.

    Raises:
        Http404: the innovation does not enter it.
    """
    asked = request.POST.get("kompetisi", "")
    if asked not in desk.entered_by(named.path):
        raise Http404(asked)
    return asked
