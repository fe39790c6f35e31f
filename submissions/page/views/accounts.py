"""Coming in, going out, and who may: accounts and their invitations."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from schemas.workflow import work_states
from submissions.errors import OutputError, UserError
from submissions.language import _
from submissions.office import words
from submissions.page.accounts.lists import HEADINGS, invite_all, listed_in
from submissions.page.accounts.models import Account
from submissions.page.accounts.people import (
    Invited,
    change_account,
    give_password,
    invitation_of,
    invite,
    invited,
    knows_password,
    one_time_code,
)
from submissions.page.mailing import is_address, is_mail_sent, send
from submissions.page.middleware import desk_of, problem
from submissions.page.parcels import clean
from submissions.page.showing import render_page


@never_cache
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Let somebody in by the name of an account with its password, or a code that counts once."""
    back = str(request.POST.get("lalu") or request.GET.get("lalu") or "/")
    if request.method == "POST":
        account = " ".join(str(request.POST.get("username", "")).split())[:120]
        found = authenticate(request, username=account.casefold(), password=str(request.POST.get("sandi", ""))[:200])
        if getattr(request, "axes_locked_out", False):
            return locked(request)
        if found is not None:
            login(request, found)
            safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
            return HttpResponseRedirect(back if safe else "/")
        return render_page(request, "masuk.html.j2", status=422, account=account, wrong=True, back=back)
    return render_page(request, "masuk.html.j2", account="", wrong=False, back=back)


def locked(request: HttpRequest, *_arguments: Any, **_values: Any) -> HttpResponse:
    """Answer where too many wrong passwords were tried."""
    return problem(
        request,
        429,
        _("This was tried too often with a wrong password."),
        _("Wait a quarter of an hour, or ask whoever gave you your account for a code."),
    )


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Let whoever is in go out."""
    logout(request)
    return redirect("masuk")


@require_POST
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own account, on whatever device."""
    _own(request).end_sessions()
    logout(request)
    return redirect("masuk")


@never_cache
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own account, and change its password."""
    account, error = _own(request), None
    if request.method == "POST":
        try:
            if not knows_password(account, request.POST.get("lama", "")):
                raise UserError(_("The present password is another one."), _("Type it once more."))
            give_password(account, request.POST.get("baru", ""))
            login(request, account, backend="submissions.page.accounts.people.ByPasswordOrCode")
            return redirect(f"{request.path}?tersimpan=ya")
        except UserError as failed:
            error = failed
    return render_page(
        request,
        "akun.html.j2",
        status=422 if error else 200,
        account=account,
        role=work_states().roles[account.role].label,
        problem=error,
        is_saved="tersimpan" in request.GET,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Let whoever was invited choose a password, and come in."""
    account, error = invited(key, token), None
    if account is None:
        return problem(
            request,
            410,
            _("This invitation was used already, or is too old."),
            _("Ask whoever sent it for a new one; or log in, if you have a password."),
        )
    if request.method == "POST":
        try:
            give_password(account, request.POST.get("sandi", ""))
            login(request, account, backend="submissions.page.accounts.people.ByPasswordOrCode")
            return redirect("beranda")
        except UserError as failed:
            error = failed
    return render_page(request, "undangan.html.j2", status=422 if error else 200, account=account, problem=error)


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Show the accounts."""
    return _people(request)


@require_POST
def invite_one(request: HttpRequest) -> HttpResponse:
    """Make an account, and show its invitation once."""
    told = Invited(
        request.POST.get("akun", ""),
        request.POST.get("nama", ""),
        request.POST.get("peran", ""),
        tuple(request.POST.get("perangkat", "").splitlines()),
    )
    try:
        account = invite(told)
    except UserError as error:
        return _people(request, problem=error, sent=told)
    link = _link(request, account)
    return _people(request, shown=account, link=link, **_mailed([(account, link)]))


@require_POST
def invite_many(request: HttpRequest) -> HttpResponse:
    """Make the accounts of a workbook, and show their invitations once."""
    sent = request.FILES.get("daftar")
    if sent is None:
        refused = UserError(_("No file was chosen."), _("Choose one, then press the button again."))
        return _people(request, list_problem=refused)
    with TemporaryDirectory(prefix="submissions-akun-") as folder:
        path = Path(folder) / clean(sent.name or "")
        with path.open("wb") as target:
            for chunk in sent.chunks():
                target.write(chunk)
        try:
            made, there = invite_all(listed_in(path))
        except UserError as error:
            return _people(request, list_problem=error)
    links = [(each, _link(request, each)) for each in made]
    return _people(request, made=links, there=there, **_mailed(links))


def _mailed(links: Sequence[tuple[Account, str]]) -> dict[str, Any]:
    """Send invitations by mail, where that is possible; return whom one was sent, and why it ended before all were."""
    sent: list[str] = []
    for account, link in links if is_mail_sent() else ():
        if not is_address(account.account):
            continue
        try:
            send(account.account, words.INVITATION_TITLE, words.INVITATION.format(name=account.name, link=link))
        except OutputError as error:
            return {"mailed": sent, "unmailed": error}
        sent.append(account.name)
    return {"mailed": sent}


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Show an account; give it another role, a new invitation or a code, or shut it out."""
    account, error, code, link = Account.objects.filter(pk=number).first(), None, "", ""
    if account is None:
        raise Http404(str(number))
    if request.method == "POST":
        try:
            if request.POST.get("aksi") == "kode":
                code = one_time_code(account)
            elif request.POST.get("aksi") == "undang":
                link = _link(request, account)
            else:
                offices = request.POST.get("perangkat", "").splitlines()
                role = request.POST.get("peran", "")
                change_account(account, role, offices, is_active="aktif" in request.POST)
                return redirect("pengguna")
        except UserError as failed:
            error = failed
    return render_page(
        request,
        "pengguna-satu.html.j2",
        status=422 if error else 200,
        account=account,
        roles={name: role.label for name, role in work_states().roles.items()},
        problem=error,
        code=code,
        link=link,
    )


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Say that the page, its folder and its database answer; for whoever watches over the server."""
    Account.objects.exists()
    is_there = desk_of(request).root.is_dir()
    return HttpResponse("ok\n" if is_there else "folder\n", status=200 if is_there else 503, content_type="text/plain")


def _people(request: HttpRequest, **values: Any) -> HttpResponse:
    found: dict[str, Any] = {"problem": None, "sent": None, "shown": None, "link": "", "list_problem": None}
    found |= {"made": [], "there": [], "mailed": [], "unmailed": None, **values}
    return render_page(
        request,
        "pengguna.html.j2",
        status=422 if found["problem"] or found["list_problem"] else 200,
        headings=", ".join(HEADINGS),
        people=[(each, work_states().roles[each.role].label) for each in Account.objects.all()],
        roles={name: role.label for name, role in work_states().roles.items()},
        **found,
    )


def _link(request: HttpRequest, account: Account) -> str:
    return request.build_absolute_uri(f"{reverse('masuk').replace('masuk', 'undangan')}{invitation_of(account)}")


def _own(request: HttpRequest) -> Account:
    account = Account.objects.filter(pk=request.user.pk).first()
    if account is None:
        raise Http404
    return account
