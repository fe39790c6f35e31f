"""How large the images of a PDF are drawn, so that it is known how fine they are."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Stream

from submissions.evidence.showing.bombs import unpacks_beyond

MOST_DRAWINGS = 20_000
MOST_NESTED = 12

Key = tuple[int, int]
Inches = tuple[float, float]
Drawn = tuple[Stream, Inches]


def images_drawn(pdf: pikepdf.Pdf) -> dict[Key, Drawn]:
    """Return every image that the pages draw, with the largest width and height in which it is drawn.

    An image of which this cannot be told counts as drawn over its whole page.
    """
    found: dict[Key, Drawn] = {}
    for page in pdf.pages:
        _x0, _y0, width, height = (abs(float(number)) for number in page.mediabox)
        whole = (width / 72, height / 72)
        for image, size in _drawn_on(page, whole):
            known = found.get(image.objgen)
            largest = (max(size[0], known[1][0]), max(size[1], known[1][1])) if known else size
            found[image.objgen] = (image, largest)
    return found


def _drawn_on(page: pikepdf.Page, whole: Inches) -> list[Drawn]:
    try:
        walk = _Walk()
        return list(walk.through(page.obj, page.resources, Matrix(), 0))
    except (pikepdf.PdfError, _TooMuchError, AttributeError, TypeError, ValueError):
        return [(image, whole) for image in page.images.values() if isinstance(image, Stream)]


class _TooMuchError(Exception):
    """A page draws more than can be followed."""


class _Walk:
    """Follows the content of a page, and of the forms in it, from drawing to drawing."""

    def __init__(self) -> None:
        self._drawings = 0

    def through(self, content: pikepdf.Object, resources: pikepdf.Object, start: Matrix, depth: int) -> Iterator[Drawn]:
        if depth > MOST_NESTED or unpacks_beyond(content.get("/Contents") if depth == 0 else content):
            raise _TooMuchError
        named = resources.get("/XObject", Dictionary())
        current, kept = start, list[Matrix]()
        for instruction in pikepdf.parse_content_stream(content, "q Q cm Do"):
            operands, name = instruction.operands, str(instruction.operator)
            if name == "q":
                kept.append(current)
            elif name == "Q":
                current = kept.pop() if kept else start
            elif name == "cm":
                current = Matrix(*(float(number) for number in operands)) @ current
            elif name == "Do":
                self._drawings += 1
                if self._drawings > MOST_DRAWINGS:
                    raise _TooMuchError
                thing = named.get(str(operands[0]))
                if not isinstance(thing, Stream):
                    continue
                if thing.get("/Subtype") == Name.Image:
                    yield thing, _inches(current)
                elif thing.get("/Subtype") == Name.Form:
                    own = Matrix(*(float(number) for number in thing.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))))
                    yield from self.through(thing, thing.get("/Resources", resources), own @ current, depth + 1)


def _inches(matrix: Matrix) -> Inches:
    """Return the width and height of a unit square under a matrix of points."""
    return (matrix.a**2 + matrix.b**2) ** 0.5 / 72, (matrix.c**2 + matrix.d**2) ** 0.5 / 72
