"""Messages in the user's language, by gettext: Indonesian or English, from the environment.

English is the language of the source. Click prints its own words through gettext's current
domain, so that domain is made ours and its words are in our catalogue too.
"""

import gettext
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "submissions"


def speak_the_users_language() -> None:
    """Make gettext (and with it Click) use our catalogue; the environment names the language."""
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


speak_the_users_language()
_ = gettext.gettext
ngettext = gettext.ngettext


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools find deferred messages
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message
