"""Django, set up for one person on this computer: no database, no accounts, nothing from elsewhere."""

import logging
import os
import re
import secrets
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import django
import jinja2
from csp.constants import NONE, SELF
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from markupsafe import Markup
from platformdirs import user_data_path
from whitenoise import WhiteNoise

from submissions import __version__
from submissions.language import _, day_text, figure, ngettext
from submissions.page.desk import Shelf

STATIC, TEMPLATES = (Path(__file__).parent / name for name in ("static", "templates"))
SHELF, TOKEN = "submissions.shelf", "submissions.token"
"""Under which names a request carries what it works on, and what lets a browser in."""
LARGEST_FORM = 8 << 20
LARGEST_UPLOAD = 200 << 20
_IDLE = 12 * 60 * 60  # seconds after which a browser must come in again by the address

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def application(shelf: Shelf, token: str) -> Application:
    """Return the WSGI application for one workspace.

    Args:
        shelf: what is known of it.
        token: what the first address must carry; see `submissions.page.middleware`.
    """
    _set_up()
    inner = get_wsgi_application()

    def carrying(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[SHELF], environ[TOKEN] = shelf, token
        return inner(environ, start_response)

    served: Application = WhiteNoise(carrying, root=STATIC, prefix="static/", max_age=3600)
    return served


@cache
def _set_up() -> None:
    settings.configure(
        DEBUG=False,
        SECRET_KEY=_key(),
        # A page elsewhere may make its own name lead to this computer; its requests carry that name.
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        ROOT_URLCONF="submissions.page.urls",
        INSTALLED_APPS=[],
        DATABASES={},
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "csp.middleware.CSPMiddleware",
            "django.middleware.gzip.GZipMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "submissions.page.middleware.in_the_users_language",
            "submissions.page.middleware.only_who_was_let_in",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "submissions.page.middleware.Telling",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [TEMPLATES],
                "OPTIONS": {"environment": "submissions.page.application.environment"},
            }
        ],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        SESSION_COOKIE_NAME="submissions",
        SESSION_COOKIE_AGE=_IDLE,
        SESSION_SAVE_EVERY_REQUEST=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        CSRF_COOKIE_SAMESITE="Strict",
        CSRF_FAILURE_VIEW="submissions.page.middleware.refused",
        X_FRAME_OPTIONS="DENY",
        SECURE_REFERRER_POLICY="same-origin",
        CONTENT_SECURITY_POLICY={
            "DIRECTIVES": {
                "default-src": [SELF],
                "img-src": [SELF, "data:"],
                "object-src": [NONE],
                "base-uri": [NONE],
                "form-action": [SELF],
                "frame-ancestors": [NONE],
            }
        },
        DATA_UPLOAD_MAX_MEMORY_SIZE=LARGEST_FORM,
        DATA_UPLOAD_MAX_NUMBER_FIELDS=5_000,
        DATA_UPLOAD_MAX_NUMBER_FILES=200,
        USE_I18N=False,
        USE_TZ=True,
        LOGGING_CONFIG=None,
    )
    django.setup()
    # What is refused is told in the page; a fault of our own is printed by `fault` with its code.
    for name in ("django.request", "django.security"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits a moment is no news


def environment(**options: Any) -> jinja2.Environment:
    """Return the Jinja environment of the page: values that are missing are faults, and all is escaped."""
    from django.urls import reverse

    made = jinja2.Environment(**{**options, "undefined": jinja2.StrictUndefined, "trim_blocks": True})
    made.filters["perintah"] = with_commands
    made.globals.update(
        _=_,
        ngettext=ngettext,
        figure=figure,
        day_text=day_text,
        url=lambda name, *parts: reverse(name, args=parts),
        version=__version__,
    )
    return made


def with_commands(text: object) -> Markup:
    """Return a sentence as HTML in which what stands between backticks is set as it is typed."""
    pieces = re.split(r"`([^`]+)`", str(text))
    return Markup("").join(Markup("<code>{}</code>").format(each) if at % 2 else each for at, each in enumerate(pieces))


def _key() -> str:
    """Return the key that signs cookies, the same after a restart: whoever was let in stays in."""
    path = user_data_path("submissions", appauthor=False) / "page.key"
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        key = secrets.token_urlsafe(48)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key)
    except OSError:
        pass  # then a restart lets nobody in without the address
    return key
