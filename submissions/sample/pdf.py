"""Small PDF files with a real text layer, written straight as content streams.

*Why:* some two thousand letters are wanted within seconds, each a few kilobytes and the same bytes
every time. Helvetica is one of the fonts that every PDF reader has, so none is embedded.
"""

import io
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 68, 527, 778, 76

# Advance widths of Helvetica for the characters from the space to the tilde, in thousandths of the size.
_ADVANCES = [
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
]
_BOLD_FACTOR = 1.07


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in points; characters outside ASCII count as a digit."""
    total = sum(_ADVANCES[ord(letter) - 32] if 32 <= ord(letter) < 127 else 556 for letter in text)
    return total * size / 1000 * (_BOLD_FACTOR if bold else 1.0)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `width` points; a longer word stays whole."""
    lines: list[str] = []
    words: list[str] = []
    space, reached = text_width(" ", size, bold=bold), 0.0
    for word in text.split():
        own = text_width(word, size, bold=bold)
        if words and reached + space + own > width:
            lines.append(" ".join(words))
            words, reached = [], 0.0
        reached += own + (space if words else 0.0)
        words.append(word)
    return [*lines, " ".join(words)] if words else lines


class Canvas:
    """Pages on which text and lines are put at exact places; y grows upwards, as in PDF."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = []

    @property
    def pages(self) -> int:
        """Return how many pages there are so far."""
        return len(self._pages)

    def new_page(self) -> None:
        """Begin another page; what follows goes there."""
        self._pages.append([])

    def text(self, x: float, y: float, text: str, size: float = 10.5, *, bold: bool = False) -> None:
        """Put one line of text with its baseline starting at (x, y)."""
        literal = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._put(f"BT /{'B' if bold else 'R'} {size:g} Tf {x:.2f} {y:.2f} Td ({literal}) Tj ET")

    def centred(self, y: float, text: str, size: float = 10.5, *, bold: bool = False, middle: float = 297.5) -> None:
        """Put one line of text around the vertical axis `middle`."""
        self.text(middle - text_width(text, size, bold=bold) / 2, y, text, size, bold=bold)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.6) -> None:
        """Draw a straight line."""
        self._put(f"{width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, fill: tuple[float, float, float]) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        red, green, blue = fill
        self._put(f"q {red:g} {green:g} {blue:g} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def path(self, points: list[tuple[float, float]], fill: tuple[float, float, float]) -> None:
        """Fill a polygon."""
        red, green, blue = fill
        corners = " ".join(f"{x:.2f} {y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points))
        self._put(f"q {red:g} {green:g} {blue:g} rg {corners} f Q")

    def stroke(self, points: list[tuple[float, float]], colour: tuple[float, float, float], width: float = 1.1) -> None:
        """Draw a smooth line through groups of three points after the first, as Bezier curves."""
        red, green, blue = colour
        start, *rest = points
        curves = [f"{start[0]:.2f} {start[1]:.2f} m"]
        thirds = [rest[number : number + 3] for number in range(0, len(rest) - 2, 3)]
        curves += [" ".join(f"{x:.2f} {y:.2f}" for x, y in third) + " c" for third in thirds]
        self._put(f"q {red:g} {green:g} {blue:g} RG {width:g} w {' '.join(curves)} S Q")

    def to_bytes(self, title: str, footer: str) -> bytes:
        """Return the file; every page carries the footer and its number.

        Args:
            title: the document's title, kept in the file's information.
            footer: one short line for the foot of every page.
        """
        with pikepdf.new() as pdf:
            fonts = {
                key: pdf.make_indirect(
                    Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(base), Encoding=Name.WinAnsiEncoding)
                )
                for key, base in (("R", "/Helvetica"), ("B", "/Helvetica-Bold"))
            }
            for number, page in enumerate(self._pages, start=1):
                foot = f"{footer}  Halaman {number} dari {len(self._pages)}"
                place = 297.5 - text_width(foot, 7.5) / 2
                page.append(f"BT /R 7.5 Tf {place:.2f} 40 Td ({foot}) Tj ET")
                content = "\n".join(page).encode("cp1252", errors="replace")
                pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
                pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(R=fonts["R"], B=fonts["B"]))
                pdf.pages[-1].obj.Contents = pdf.make_stream(content)
            pdf.docinfo["/Title"] = title
            pdf.Root.Lang = pikepdf.String("id-ID")
            pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
            pdf.pages[0].obj.MediaBox = Array([0, 0, WIDTH, HEIGHT])
            buffer = io.BytesIO()
            pdf.save(buffer, deterministic_id=True)
        return buffer.getvalue()

    def _put(self, operators: str) -> None:
        self._pages[-1].append(operators)
