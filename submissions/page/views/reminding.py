"""Who is to be reminded of what waits: the message for a chat, and by mail where the office has a server for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from submissions.page.accounts.reminders import Reminded, remind, reminders_for
from submissions.page.mailing import is_mail_sent
from submissions.page.middleware import desk_of
from submissions.page.showing import render_page
from submissions.readiness.chat import link_of


@require_GET
def reminders(request: HttpRequest) -> HttpResponse:
    """Show for whom something waits, each with the message."""
    return _page(request, sent=request.GET.get("terkirim", "")[:3])


@require_POST
def mailed(request: HttpRequest) -> HttpResponse:
    """Send the messages by mail: to one account, or to all."""
    chosen = request.POST.get("akun", "")
    sent, error = remind([each for each in _found(request) if chosen in ("", str(each.account.pk))])
    if error is not None:
        return _page(request, sent=str(len(sent)), problem=error)
    return redirect(f"{reverse('pengingat')}?terkirim={len(sent)}")


def _page(request: HttpRequest, sent: str = "", problem: Exception | None = None) -> HttpResponse:
    found = _found(request)
    return render_page(
        request,
        "pengingat.html.j2",
        status=502 if problem else 200,
        found=[(each, link_of(each.message)) for each in found],
        by_mail=sum(each.by_mail and each.is_due for each in found),
        has_mail=is_mail_sent(),
        sent=int(sent) if sent.isascii() and sent.isdigit() else None,
        problem=problem,
    )


def _found(request: HttpRequest) -> list[Reminded]:
    desk = desk_of(request)
    workspace = desk.workspace()
    titles = {name: each.short_name for name, each in workspace.competitions.items()}
    address = request.build_absolute_uri(reverse("beranda"))
    return reminders_for(desk.standing_records(), workspace.settings, titles, desk.deadlines(), address)
