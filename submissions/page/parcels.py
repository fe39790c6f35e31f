"""Files that a browser sent, kept under names of our own until somebody has decided about them."""

import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from platformdirs import user_cache_path

from submissions.records.reading import identifier_from

_KEPT = 24 * 60 * 60  # seconds for which nobody need decide
_LONGEST_NAME = 60
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}")


def put_down(files: Iterable[tuple[str, "UploadedFile[Any]"]]) -> str:
    """Keep files in a folder of their own, and return its name.

    Args:
        files: with the names that the browser gave them, which may be anything.
    """
    _forget_old()
    name = secrets.token_urlsafe(12)
    folder = _folder() / name
    folder.mkdir(parents=True)
    taken: set[str] = set()
    for given, file in files:
        kept_as = clean(given)
        number = 1
        while kept_as in taken:
            number += 1
            kept_as = f"{number}-{clean(given)}"
        taken.add(kept_as)
        with (folder / kept_as).open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
    return name


def taken_up(name: str) -> list[Path]:
    """Return the files of a folder; none where it is no longer there."""
    folder = _folder() / name
    return sorted(folder.iterdir()) if folder.parent == _folder() and folder.is_dir() else []


def throw_away(name: str) -> None:
    """Remove a folder and what is in it."""
    if taken_up(name):
        shutil.rmtree(_folder() / name, ignore_errors=True)


def clean(given: str) -> str:
    """Return a file's name without what leads elsewhere or makes trouble: its first letters, its ending."""
    bare = PurePosixPath(PureWindowsPath(given).name).name
    stem, dot, ending = bare.rpartition(".")
    known = _ENDING.fullmatch(f"{dot}{ending}") if stem else None
    return f"{identifier_from(stem if known else bare)[:_LONGEST_NAME]}{f'.{ending.lower()}' if known else ''}"


def _folder() -> Path:
    return user_cache_path("submissions", appauthor=False) / "parcels"


def _forget_old() -> None:
    for each in _folder().glob("*"):
        if each.is_dir() and time.time() - each.stat().st_mtime > _KEPT:
            shutil.rmtree(each, ignore_errors=True)
