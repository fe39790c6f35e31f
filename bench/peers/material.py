"""What the peers read: a folder with HTML, styles, pictures, fonts, and the same words as blocks of plain data.

In a file of blocks `title`, `author` and `running` (three texts for the margins) stand beside `blocks`, each of a
`kind`: `heading` (`level`, `text`), `paragraph` and `item` (`runs`, an item also `marker`), `table` (`widths` in
millimetres or null, `head` and `rows`, whose cells are runs), `row` (of pictures: `file`, `width`, `about`), `contents`
and `page` (a new one). Runs are pairs of a text and whether it is bold.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STYLES = "style.css"
NEWCOMER_STYLES = "newcomer.css"
FONTS = {
    "regular": "SubmissionsTeks-Regular.ttf",
    "bold": "SubmissionsTeks-Semibold.ttf",
    "italic": "SubmissionsTeks-Italic.ttf",
}
FAMILY = "Submissions Teks"


def html_files(material: Path) -> Iterator[Path]:
    """Yield the HTML of each document; its stem is the name of the PDF without `.pdf`."""
    yield from sorted((material / "html").glob("*.html"))


def block_files(material: Path) -> Iterator[Path]:
    """Yield the file of blocks of each document; its stem is the name of the PDF without `.pdf`."""
    yield from sorted((material / "blocks").glob("*.json"))


def read_blocks(path: Path) -> dict[str, Any]:
    """Return what stands in a file of blocks."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def plain(runs: list[tuple[str, bool]]) -> str:
    """Return the text of runs."""
    return "".join(text for text, _bold in runs)
