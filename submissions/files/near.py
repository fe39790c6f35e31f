"""Files whose names nearly are what somebody wrote: another system's slashes, capitals, accents and endings."""

import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

_MOST = 50  # folders and files that one name may nearly be; more are no help
_NEAR = 75  # of 100; below, a name is no misspelling of another
_LIKELY = 10  # of the names that are like it
_ENDINGS = {
    *("pdf", "jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "jp2", "tif", "tiff", "gif", "bmp"),
    *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "rtf", "mp4", "m4v", "mov", "avi", "zip", "txt"),
    *("yaml", "yml", "json"),
}
_SAME = {"jpeg": "jpg", "tif": "tiff", "yml": "yaml", "heif": "heic"}

Listing = dict[str, list[str]]


class NearNames:
    """Finds in a folder what paths nearly name; a folder is listed once, until it changes."""

    def __init__(self, root: Path):
        self._root = root
        self._listed: dict[Path, tuple[int, Listing]] = {}

    def meant(self, relative: str) -> list[str]:
        """Return the files that a path means if slashes, capitals, accents, spaces and a missing ending do not count.

        Args:
            relative: the path from the root, as somebody wrote it.
        """
        *folders, name = _parts(relative) or [""]
        found = [file for folder in self._folders(folders) for file in self._files(folder, name)]
        return sorted(found)[:_MOST]

    def nearest(self, relative: str, cited: Collection[str] = ()) -> str | None:
        """Return the file in the folder of a path whose name is most like it, or None where none is like it.

        One that is `cited` already is taken only where no other is like it: it is hardly meant once more.
        """
        found = self.likely(relative)
        return next((file for file in found if file not in cited), found[0] if found else None)

    def likely(self, relative: str) -> list[str]:
        """Return the files in the folder of a path whose names are like it, the most likely first."""
        from rapidfuzz import process  # late: hardly a name is misspelt

        *folders, name = _parts(relative) or [""]
        found = []
        for folder in self._folders(folders):
            listing = self._listing(self._root / folder)
            stems = {key: _stem(key)[0] for key in listing}  # an ending that both have makes short names too much alike
            likely = process.extract(_stem(_key(name))[0], stems, score_cutoff=_NEAR, limit=_LIKELY)
            found += [_joined(folder, each) for _near, _score, key in likely for each in listing[key]]
        return [file for file in found if (self._root / file).is_file()]

    def _folders(self, parts: list[str]) -> list[str]:
        known = [""]
        for part in parts:
            known = [
                _joined(folder, name)
                for folder in known
                for name in self._matching(folder, part)
                if (self._root / folder / name).is_dir()
            ][:_MOST]
        return known

    def _matching(self, folder: str, name: str) -> list[str]:
        return self._listing(self._root / folder).get(_key(name), [])

    def _files(self, folder: str, name: str) -> list[str]:
        names = self._matching(folder, name)
        if not names:
            stem, endings = _stem(_key(name))
            everything = self._listing(self._root / folder)
            alike = [key for key in everything if _is_alike(_stem(key), stem, endings)]
            names = [each for key in alike for each in everything[key]]
        return [_joined(folder, each) for each in names if (self._root / folder / each).is_file()]

    def _listing(self, folder: Path) -> Listing:
        try:
            stamp = folder.stat().st_mtime_ns
            known = self._listed.get(folder)
            if known and known[0] == stamp:
                return known[1]
            listing: Listing = {}
            for name in os.listdir(folder):  # noqa: PTH208 - thousands of names
                if name.isprintable():  # what else there is can neither be meant nor be named
                    listing.setdefault(_key(name), []).append(name)
        except (OSError, ValueError):
            return {}
        self._listed[folder] = stamp, listing
        return listing


def _parts(relative: str) -> list[str]:
    parts = [part for part in relative.replace("\\", "/").split("/") if part.strip() not in ("", ".")]
    return [] if ".." in parts else parts


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split()).rstrip(". ")


def _stem(key: str) -> tuple[str, set[str]]:
    """Return a name without its endings, and these."""
    endings = set()
    while match := re.search(r"\.([a-z0-9]+) *$", key):
        if match[1] not in _ENDINGS:
            break
        endings.add(_SAME.get(match[1], match[1]))
        key = key[: match.start()]
    return key.strip(), endings


def _is_alike(other: tuple[str, set[str]], stem: str, endings: set[str]) -> bool:
    return bool(stem) and other[0] == stem and (not endings or endings == other[1])
