"""Where packaged templates and the manual lie: inside the package in a wheel, beside it in a checkout."""

import tomllib
from functools import cache
from pathlib import Path

MARKER = "templates.toml"
FONTS = "shared/fonts"


@cache
def templates_folder() -> Path:
    """Return the folder of the packaged templates.

    The sibling folder of a checkout comes first where the package lies in one: an editable install
    leaves a stale copy inside the package. Only a folder with the marker counts, since
    `site-packages/templates` may be somebody else's.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).parent
    for folder in (package.parent / "templates", package / "templates"):
        if (folder / MARKER).is_file():
            return folder
    raise FileNotFoundError(package / "templates" / MARKER)


@cache
def manual_folder() -> Path:
    """Return the folder of the manual's pages, of the same tree as the templates.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).parent
    inside = templates_folder() == package / "templates"
    folder = package / "manual" / "pages" if inside else package.parent / "docs" / "manual"
    if not (folder / "index.md").is_file():
        raise FileNotFoundError(folder / "index.md")
    return folder


@cache
def templates_contract() -> int:
    """Return the number of the contract that the packaged templates and the values for them keep to."""
    return int(tomllib.loads((templates_folder() / MARKER).read_text(encoding="utf-8"))["contract"])


@cache
def printable_characters() -> frozenset[str]:
    """Return the characters that the fonts of documents have; read from a list, without opening a font."""
    lines = (templates_folder() / FONTS / "coverage.txt").read_text(encoding="ascii").split()
    ranges = (tuple(int(end, 16) for end in line.split("-")) for line in lines)
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))
