"""Messages in the user's language, by gettext: Indonesian or English, from the environment.

English is the language of the source. Click prints its own words through gettext's current
domain, so that domain is made ours and its words are in our catalogue too.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "submissions"
_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # of the environment, the strongest first, as gettext reads them


def speak_the_users_language() -> None:
    """Make gettext (and with it Click) use our catalogue; the environment names the language."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


speak_the_users_language()
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let messages be in a language (`id`), whatever the user's is: for documents and texts to pass on."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def _catalogue() -> gettext.NullTranslations:
    return _read_catalogue(_spoken.get() or next(filter(None, map(os.environ.get, _NAMES)), ""))


@cache
def _read_catalogue(languages: str) -> gettext.NullTranslations:
    """Return the words of some languages, the first that is known.

    *Why not `gettext.gettext`:* it searches the disk for the catalogue at every message.
    """
    return gettext.translation(DOMAIN, str(FOLDER), languages=languages.split(":"), fallback=True)


def _(message: str) -> str:
    """Return a message in the user's language, or in the one being spoken."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with a number, in the user's language or the one being spoken."""
    return _catalogue().ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools find deferred messages
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message
