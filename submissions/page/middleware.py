"""What happens around every view: the language, who is let in, and faults told as sentences."""

import hmac
import secrets
import sys
import traceback
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.db.utils import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from submissions.changing.keeping import acting
from submissions.errors import UserError
from submissions.findings.finding import FindingsError
from submissions.language import _, known_languages, speaking
from submissions.page.application import LARGEST_UPLOAD, SHELF, TOKEN
from submissions.page.desk import ALONE, NOBODY, Desk
from submissions.page.rights import PUBLIC, RIGHTS, Right
from submissions.records.reading import ReadRecord, Record
from submissions.workflow.permitting import Person, may

View = Callable[[HttpRequest], HttpResponse]
ITS_LANGUAGE = "id"  # of the page, where neither its user nor the settings say another
_DESK = "submissions.desk"
IN, LANGUAGE = "masuk", "bahasa"
_MOST_OPEN = 8  # workspaces in one browser
_CARRIED = ("csrfmiddlewaretoken", "asal", "mulai", "aksi", "baris")  # what a form has besides what somebody typed


def desk_of(request: HttpRequest) -> Desk:
    """Return what a request works on."""
    desk, person = request.META.get(_DESK), person_of(request)
    # Whoever comes in or goes out in this request sees another one than was seen before.
    if not isinstance(desk, Desk) or desk.person != person:
        desk = request.META[_DESK] = Desk(request.META[SHELF], person, is_reading=request.method in ("GET", "HEAD"))
    return desk


def person_of(request: HttpRequest) -> Person:
    """Return who asks: the account that came in, nobody before that; one person alone where there are no accounts."""
    if not settings.INSTALLED_APPS:
        return ALONE
    user: Any = request.user
    return user.person if user.is_authenticated else NOBODY


def language_of(request: HttpRequest) -> str:
    """Return the language that the user chose, else that of the settings, else Indonesian."""
    chosen = request.session.get(LANGUAGE)
    if chosen in known_languages():
        return str(chosen)
    try:
        return desk_of(request).workspace().settings.bahasa or ITS_LANGUAGE
    except UserError:
        return ITS_LANGUAGE


def in_the_users_language(view: View) -> View:
    """Let all that a view says be in the user's language."""

    def answer(request: HttpRequest) -> HttpResponse:
        with speaking(language_of(request)):
            return view(request)

    return answer


def only_who_was_let_in(view: View) -> View:
    """Answer only a browser that came by the address which `serve` printed.

    *Why:* other users of the same computer can reach the port too.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        token = str(request.META[TOKEN])
        given = request.GET.get(IN)
        if given is not None and hmac.compare_digest(given.encode(), token.encode()):
            # Another workspace that is open in this browser has the same cookie.
            request.session[IN] = [*_tokens(request), token][-_MOST_OPEN:]
            response = HttpResponse(status=302)
            asked = request.GET.copy()
            del asked[IN]
            response["Location"] = f"{request.path}?{asked.urlencode()}" if asked else request.path
            return response
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_UPLOAD:
            return _too_large(request)
        if not any(hmac.compare_digest(each.encode(), token.encode()) for each in _tokens(request)):
            return problem(
                request,
                403,
                _("This page opens only by its own address."),
                _("Open the address that stands in the window of `submissions serve`."),
            )
        return view(request)

    return answer


def _tokens(request: HttpRequest) -> list[str]:
    held = request.session.get(IN)
    return [str(each) for each in held] if isinstance(held, list) else []


def only_who_has_an_account(view: View) -> View:
    """Answer only who came in with an account, and only what the role of the account may do.

    What an address asks for stands in `submissions.page.rights`; an address that stands nowhere is nobody's.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_UPLOAD:
            return _too_large(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            match = None
        name = match.url_name if match else None
        if name in PUBLIC:
            return view(request)
        if not request.user.is_authenticated:
            if request.method == "GET" and not request.headers.get("HX-Request"):
                return redirect(f"{reverse('masuk')}?{urlencode({'lalu': request.get_full_path()})}")
            return problem(
                request,
                401,
                _("You are no longer logged in, so nothing was saved."),
                _("Log in again in another tab; what you typed stays on this page. Then send it once more."),
            )
        if match is None or name is None:
            return not_found(request)
        if not is_allowed(request, name):
            return problem(
                request,
                403,
                _("This is not yours to see or to change."),
                _("If it should be, ask whoever gave you your account."),
            )
        try:
            closed = is_closed(request, name, match.kwargs)
        except UserError as error:  # the settings, or what was done with the record, cannot be read
            return problem(request, 409, error.message, error.remedy, typed=typed_in_form(request))
        if closed:
            return problem(
                request,
                409,
                _("The innovation is being reviewed, so it cannot be changed now."),
                _("Take back what was handed in if something must be mended; see “Where it stands”."),
                typed=typed_in_form(request),
            )
        with acting(person_of(request).name):
            return view(request)

    return answer


def is_allowed(request: HttpRequest, name: str) -> bool:
    """Return whether the role of who asks may do what an address does.

    Whether a record that it names is there for this person is another question: see `Desk.records`.
    """
    right = RIGHTS.get(name)
    return right is not None and may(person_of(request), _action(request, right))


def _action(request: HttpRequest, right: Right) -> str:
    return right.read if request.method in ("GET", "HEAD") else right.write


def is_closed(request: HttpRequest, name: str, parts: dict[str, Any]) -> bool:
    """Return whether what an address would change is not open to who asks as it stands; see `is_allowed`."""
    if _action(request, RIGHTS[name]) != "isi" or "key" not in parts:
        return False
    named = desk_of(request).records().get(parts["key"])
    return named is not None and not is_open(desk_of(request), named.path)


def typed_in_form(request: HttpRequest) -> list[str]:
    """Return what somebody typed into a form that was sent, and the names of the files that came with it."""
    typed = [
        value
        for name, values in request.POST.lists()
        if name.partition(".")[0] not in _CARRIED
        for value in values
        if value.strip()
    ]
    return [*typed, *(file.name or "" for name in request.FILES for file in request.FILES.getlist(name))]


def is_open(desk: Desk, path: Path) -> bool:
    """Return whether a record may be changed by who asks, as it stands on its way to every competition."""
    return all(each.last is None or each.is_open_for(desk.person.role) for each in desk.standings(path))


class UnreadableRecordError(Exception):
    """The file of a record cannot be read; it is named as in addresses."""


def readable(record: Record, key: str) -> ReadRecord:
    """Return a record that can be read.

    Args:
        record: as it was read.
        key: its name in addresses.

    Raises:
        UnreadableRecordError: it cannot; `Telling` answers that.
    """
    if not isinstance(record, ReadRecord):
        raise UnreadableRecordError(key)
    return record


def unreadable(request: HttpRequest, key: str) -> HttpResponse:
    """Answer where the file of a record cannot be read: show the file, or say that what was sent is not saved.

    Args:
        request: that it answers.
        key: the record's name in addresses.
    """
    if request.method != "POST":
        return redirect("berkas", key)
    return problem(
        request,
        409,
        _("The file of this innovation cannot be read at the moment, so nothing was saved."),
        _("Mend the file first, then send this again. Go back with your browser: what you typed is still there."),
        typed=typed_in_form(request),
    )


class Telling:
    """Turns what goes wrong in a view into a page that says what happened and what to do, never a traceback."""

    def __init__(self, view: View):
        self._view = view

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the view does; where a form was expected, say so."""
        response = self._view(request)
        # An answer that is saved while it is typed brings no evidence.
        if request.method == "POST" and not request.headers.get("HX-Request"):
            request.META[SHELF].look_again()
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        return problem(
            request,
            HTTPStatus.METHOD_NOT_ALLOWED,
            _("Here there is only something after a button was pressed."),
            _("Go back to the page before, and press the button there."),
        )

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Answer where the view could not."""
        if isinstance(error, UnreadableRecordError):
            return unreadable(request, str(error))
        if isinstance(error, FindingsError):
            message = _("A file cannot be read as it is.")
            return problem(request, 409, message, str(error), typed=typed_in_form(request))
        if isinstance(error, UserError):
            return problem(request, 409, error.message, error.remedy, typed=typed_in_form(request))
        if isinstance(error, Http404):
            return not_found(request, error)
        if isinstance(error, SuspiciousOperation):
            return strange(request, error)
        return fault(request)


def _too_large(request: HttpRequest) -> HttpResponse:
    return problem(
        request,
        413,
        _("This is more than {limit} MB, so nothing was taken.").format(limit=LARGEST_UPLOAD >> 20),
        _("Send it in parts; nothing was saved."),
    )


def problem(
    request: HttpRequest, status: int, message: str, remedy: str, code: str = "", typed: Sequence[str] = ()
) -> HttpResponse:
    """Return the page that tells what cannot be done and what to do; `typed` is what was sent and is not saved."""
    values = {"pesan": message, "anjuran": remedy, "kode": code, "ketikan": typed, "kembali": _came_from(request)}
    return render(request, "masalah.html.j2", values, status=status)


def _came_from(request: HttpRequest) -> str:
    """Return the page of ours from which a request came, without its host; empty where there was none, or this one."""
    came = urlsplit(request.headers.get("Referer", ""))
    ours = came.netloc == request.META.get("HTTP_HOST") and not came.path.startswith("//")
    is_this = request.method == "GET" and came.path == request.path
    return urlunsplit(("", "", came.path, came.query, "")) if ours and not is_this else ""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for an address that leads nowhere."""
    return problem(
        request,
        404,
        _("There is no such page."),
        _("Perhaps the innovation got another name. Look for it in the list of innovations."),
    )


def strange(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that is larger than any form, or none that a browser sends."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return problem(request, 413, _("This is too much for one form."), _("Send it in parts; nothing was saved."))
    return problem(
        request,
        400,
        _("This request cannot be answered."),
        _("Open the address that stands in the window of `submissions serve`."),
    )


def refused(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:
    """Return the page for a form that did not come from this page, or whose page is too old."""
    return problem(
        request,
        403,
        _("This form is too old, or does not come from this page, so nothing was saved."),
        _("Go back, copy what you typed, load the page anew and paste it there."),
    )


def fault(request: HttpRequest) -> HttpResponse:
    """Return the page for a fault of the program itself, and print the fault where the program runs."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        sys.stderr.write(f"{request.method} {request.path}: {sys.exception()}\n")
        sys.stderr.flush()
        return problem(
            request,
            503,
            _("The database of the accounts does not answer."),
            _(
                "Try again in a moment, and see whether what you typed was saved. If it lasts, tell whoever runs the "
                "server: `submissions serve --office FILE --check` says what is wrong."
            ),
            typed=typed_in_form(request),
        )
    code = secrets.token_hex(3)
    print(f"[{code}] {request.method} {request.path}", file=sys.stderr)  # noqa: T201 - the log of a local page
    traceback.print_exc()
    sys.stderr.flush()  # whoever is told the code looks for it now
    return problem(
        request,
        500,
        _("Something went wrong here. What was saved before is safe."),
        _("Go back and try again. If it happens again, send this code with what you did: {code}").format(code=code),
        code,
    )
