"""Messages in the user's language, by gettext, from the environment.

English is the language of the source. Every other language is one catalogue in `locale/`, which also says how that
language writes dates and numbers; nothing else in the program knows which languages there are. What readers of a
document are told is not a message: it is Indonesian, whoever makes the document, and stands in a room's `words.py`.

Click prints its own words through gettext's current domain, so that domain is made ours and its words are in our
catalogue too.
"""

import datetime as dt
import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "submissions"
_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # of the environment, the strongest first, as gettext reads them


def speak_the_users_language() -> None:
    """Make gettext (and with it Click) use our catalogue; the environment names the language."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def speak(language: str) -> None:
    """Let messages, Click's among them, be in a language from now on, in helper processes too."""
    os.environ["LANGUAGE"] = language


def _language_of_windows() -> str:
    """Return the language that Windows shows, such as `id_ID`: there, no variable of the environment names it."""
    import ctypes
    import locale

    windows = getattr(ctypes, "windll", None)
    return locale.windows_locale.get(windows.kernel32.GetUserDefaultUILanguage(), "") if windows else ""


if not any(map(os.environ.get, _NAMES)) and (system := _language_of_windows()):
    speak(system)
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


def is_known(language: str) -> bool:
    """Return whether messages can be in a language; quicker than to ask `known_languages`, which reads catalogues."""
    return language == "en" or (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file()


@cache
def known_languages() -> dict[str, str]:
    """Return every language that messages can be in, by its code, with what it calls itself; ours before English."""
    found = {}
    for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")):
        code = path.parts[-3]
        found[code] = _read_catalogue(code, FOLDER).gettext(_ITSELF)
    return {**found, "en": _ITSELF}


def languages() -> str:
    """Return the languages that messages are in, the best first, as the environment names them: `id:en`."""
    return _spoken.get() or next(filter(None, map(os.environ.get, _NAMES)), "")


def _catalogue() -> gettext.NullTranslations:
    return _read_catalogue(languages(), FOLDER)


@cache
def _read_catalogue(languages: str, folder: Path) -> gettext.NullTranslations:
    """Return the words of some languages, each message in the first that has it.

    *Why not `gettext.gettext`:* it searches the disk for the catalogue at every message.
    """
    return gettext.translation(DOMAIN, str(folder), languages=languages.split(":"), fallback=True)


def _(message: str) -> str:
    """Return a message in the user's language, or in the one being spoken."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with a number, in the user's language or the one being spoken."""
    return _catalogue().ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools find deferred messages
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
_WEEKDAYS = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday")),
    *(N_("Saturday"), N_("Sunday")),
)
_ITSELF = N_("English")  # a catalogue writes here what its own language is called in it
_DATE = N_("{day} {month} {year}")
# An example that a catalogue writes as its language does: what stands between its digits are the two marks.
_NUMBER = N_("1,234.5")


def day_text(day: dt.date) -> str:
    """Return a date in words, in the user's language or the one being spoken: `17 August 2024`."""
    return _(_DATE).format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def weekday_text(day: dt.date) -> str:
    """Return a date with its weekday, in the user's language or the one being spoken: `Saturday, 17 August 2024`."""
    return f"{_(_WEEKDAYS[day.weekday()])}, {day_text(day)}"


def figure(value: Decimal, decimals: int | None = None) -> str:
    """Return a number as the user's language writes it, exact or with so many decimals: `1,234.5`."""
    text = f"{value:,f}" if decimals is None else f"{value:,.{decimals}f}"
    written = re.fullmatch(r"1(\D*)234(\D+)5", _(_NUMBER))
    thousands, decimal_mark = written.groups() if written else (",", ".")
    return text.translate({ord(","): thousands, ord("."): decimal_mark})
