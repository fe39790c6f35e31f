"""Django, set up for one person on this computer without database and accounts, or for an office with both."""

import logging
import os
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
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
from submissions.page.config import OfficeServer, database_of
from submissions.page.desk import Shelf

STATIC, TEMPLATES = (Path(__file__).parent / name for name in ("static", "templates"))
SHELF, TOKEN = "submissions.shelf", "submissions.token"
"""Under which names a request carries what it works on, and what lets a browser in."""
OF_ONE, OF_MANUAL = "submissions.page.urls", "submissions.page.manual_urls"
LARGEST_FORM = 8 << 20
LARGEST_UPLOAD = 200 << 20
_IDLE = 12 * 60 * 60  # seconds after which a browser must come in again by the address

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def application(
    shelf: Shelf, token: str, server: OfficeServer | None = None, *, addresses: str = OF_ONE
) -> Application:
    """Return the WSGI application for one workspace.

    Args:
        shelf: what is known of it.
        token: what the first address must carry where there are no accounts; see `submissions.page.middleware`.
        server: how it is served to an office; None for one person. One process serves either the one or the other.
        addresses: the module of the addresses that there are for one person.
    """
    set_up(server, addresses)
    inner = get_wsgi_application()

    def carrying(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[SHELF], environ[TOKEN] = shelf, token
        return inner(environ, start_response)

    served: Application = WhiteNoise(carrying, root=STATIC, prefix="static/", max_age=3600)
    return served


_OF_ALL: dict[str, Any] = {
    "DEBUG": False,
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": [TEMPLATES],
            "OPTIONS": {"environment": "submissions.page.application.environment"},
        }
    ],
    "SESSION_COOKIE_NAME": "submissions",
    "SESSION_COOKIE_AGE": _IDLE,
    "SESSION_SAVE_EVERY_REQUEST": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_FAILURE_VIEW": "submissions.page.middleware.refused",
    "X_FRAME_OPTIONS": "DENY",
    "SECURE_REFERRER_POLICY": "same-origin",
    "CONTENT_SECURITY_POLICY": {
        "DIRECTIVES": {
            "default-src": [SELF],
            "img-src": [SELF, "data:"],
            "object-src": [NONE],
            "base-uri": [NONE],
            "form-action": [SELF],
            "frame-ancestors": [NONE],
        }
    },
    "DATA_UPLOAD_MAX_MEMORY_SIZE": LARGEST_FORM,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5_000,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 200,
    "USE_I18N": False,
    "USE_TZ": True,
    "LOGGING_CONFIG": None,
}


def _middleware(*own: str, known_by: Sequence[str] = ()) -> list[str]:
    """Return what happens around every view: `known_by` tell who asks, before all else; `own` let in."""
    return [
        "django.middleware.security.SecurityMiddleware",
        "csp.middleware.CSPMiddleware",
        "django.middleware.gzip.GZipMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        *known_by,
        "submissions.page.middleware.in_the_users_language",
        *own,
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "submissions.page.middleware.Telling",
    ]


def _of_one(addresses: str) -> dict[str, Any]:
    return {
        "SECRET_KEY": _key(user_data_path("submissions", appauthor=False)),
        # A page elsewhere may make its own name lead to this computer; its requests carry that name.
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "ROOT_URLCONF": addresses,
        "INSTALLED_APPS": [],
        "DATABASES": {},
        "MIDDLEWARE": _middleware("submissions.page.middleware.only_who_was_let_in"),
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    }


def _of_office(server: OfficeServer) -> dict[str, Any]:
    return {
        "SECRET_KEY": _key(server.data),
        "ALLOWED_HOSTS": list(server.hosts),
        "ROOT_URLCONF": "submissions.page.office_urls",
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "axes",
            "submissions.page.accounts",
        ],
        "DATABASES": {"default": database_of(server)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "MIDDLEWARE": _middleware(
            "submissions.page.middleware.only_who_has_an_account",
            "submissions.page.masking.masked",
            "submissions.page.accounts.limits.within_limits",
            "submissions.page.scanning.scanned",
            "axes.middleware.AxesMiddleware",
            known_by=[
                "django.contrib.auth.middleware.AuthenticationMiddleware",
                "submissions.page.logbook.logged",
            ],
        ),
        "SCANNER": server.scanner,
        "FILES_PER_DAY": server.files_per_day,
        "BYTES_PER_DAY": server.megabytes_per_day << 20,
        **_mail(server),
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "SESSION_COOKIE_SECURE": server.behind_tls,
        "CSRF_COOKIE_SECURE": server.behind_tls,
        "CSRF_TRUSTED_ORIGINS": [f"https://{host}" for host in server.hosts] if server.behind_tls else [],
        "SECURE_HSTS_SECONDS": 31_536_000 if server.behind_tls else 0,
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "submissions.page.accounts.people.ByPasswordOrCode",
        ],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "PASSWORD_RESET_TIMEOUT": 7 * 24 * 60 * 60,
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in _PASSWORDS.items()
        ],
        "AXES_USERNAME_FORM_FIELD": "username",  # as `authenticate` calls it, or all names count as one
        "AXES_FAILURE_LIMIT": 10,
        "AXES_COOLOFF_TIME": 0.25,  # hours
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_LOCKOUT_CALLABLE": "submissions.page.views.accounts.locked",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_ENABLE_ACCESS_FAILURE_LOG": False,
        "AXES_VERBOSE": False,
    }


def _mail(server: OfficeServer) -> dict[str, Any]:
    if server.mail is None:
        return {"EMAIL_HOST": ""}
    return {
        "EMAIL_HOST": server.mail.host,
        "EMAIL_PORT": server.mail.port,
        "EMAIL_HOST_USER": server.mail.user,
        "EMAIL_HOST_PASSWORD": server.mail.password,
        "EMAIL_USE_TLS": server.mail.security == "starttls",
        "EMAIL_USE_SSL": server.mail.security == "tls",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": server.mail.sender,
    }


_PASSWORDS: dict[str, dict[str, Any]] = {
    "MinimumLengthValidator": {"min_length": 10},
    "CommonPasswordValidator": {},
    "NumericPasswordValidator": {},
    "UserAttributeSimilarityValidator": {"user_attributes": ["account", "name"]},
}


def set_up(server: OfficeServer | None = None, addresses: str = OF_ONE) -> None:
    """Configure Django once: for one person with these addresses, or for an office.

    Raises:
        InputError: the database of the office is not known, or its driver is not installed.
    """
    _set_up(server, addresses)


@cache
def _set_up(server: OfficeServer | None, addresses: str) -> None:
    settings.configure(**(_of_one(addresses) if server is None else _of_office(server)), **_OF_ALL)
    django.setup()
    # What is refused is told in the page; a fault of our own is printed by `fault` with its code.
    for name in ("django.request", "django.security", "axes"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits a moment is no news


def environment(**options: Any) -> jinja2.Environment:
    """Return the Jinja environment of the page: values that are missing are faults, and all is escaped."""
    from django.urls import reverse

    made = jinja2.Environment(**{**options, "undefined": jinja2.StrictUndefined, "trim_blocks": True})
    made.filters["perintah"] = with_commands
    made.filters["kalimat"] = as_sentence
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


def as_sentence(text: object) -> Markup:
    """Return a sentence as HTML that begins with a large letter, unless a name or a sign begins it; see above."""
    told = str(text)
    first = re.match(r"[^\W\d_]+(?=[ ,])", told)
    return with_commands(told[:1].upper() + told[1:] if first else told)


def _key(folder: Path) -> str:
    """Return the key that signs cookies, the same after a restart: whoever was let in stays in."""
    path = folder / "page.key"
    try:
        if kept := path.read_text(encoding="ascii"):
            return kept
        path.unlink()  # whoever made it was killed before it said anything
    except OSError:
        pass
    key = secrets.token_urlsafe(48)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key)
    except OSError:
        pass  # then a restart lets nobody in without the address
    return key
