"""In which language messages are: that of the settings, else that of the system."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from submissions.language import is_known, speak

_SETTINGS = "submissions.yaml"  # workspace.SETTINGS_FILE, which is too heavy to import before a command is known
_LARGEST = 1_000_000
_LANGUAGE = re.compile(rb"^bahasa[ \t]*:[ \t]*[\"']?([a-z]{2,3})[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def speak_as_the_settings_say(arguments: Iterable[str]) -> None:
    """Let messages be in the language that the settings name of the workspace that the arguments lie in.

    The settings are not read as YAML: the language must be known also for saying that they cannot be read.
    """
    named = [Path(each) for each in arguments if not each.startswith("-") and os.path.exists(each)]  # noqa: PTH110
    for path in (*named, Path()):
        language = _language_at(path)
        if language:
            speak(language)
            return


def _language_at(path: Path) -> str | None:
    try:
        start = path.resolve()
        for folder in (start, *start.parents):
            file = folder / _SETTINGS
            if file.is_file():
                with file.open("rb") as stream:
                    found = _LANGUAGE.search(stream.read(_LARGEST))
                return found[1].decode() if found and is_known(found[1].decode()) else None
    except (OSError, ValueError, RuntimeError):
        return None
    return None
