"""A border that stands on one side, or on two that face each other, is drawn as the rectangle that it is.

The engine draws each side as a ring between two rectangles, clipped to its part: three shapes, of which viewers make a
line with gaps where two cells meet, now thick, now thin. This lever alone changes what documents look like: the rules
of their tables are even.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from submissions.documents.faster.levers import Lever, Target

_SIDES = ("top", "right", "bottom", "left")
_WIDTHS = attrgetter(*(f"border_{side}_width" for side in _SIDES))
_RADII = attrgetter(*(f"border_{end}_{side}_radius" for end in ("top", "bottom") for side in ("left", "right")))
_SQUARE = ((0, 0),) * 4


def _ruled(original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    from weasyprint.draw.color import get_color
    from weasyprint.formatting_structure.boxes import BlockContainerBox

    def draw_border(stream: Any, box: Any) -> None:
        top, right, bottom, left = widths = _WIDTHS(box)
        if bool(top or bottom) == bool(right or left) or not is_plain(box, widths):
            return original(stream, box)
        x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
        places = (
            *((x, y, width, top), (x + width - right, y, right, height)),
            *((x, y + height - bottom, width, bottom), (x, y, left, height)),
        )
        for side, thick, place in zip(_SIDES, widths, places, strict=True):
            if thick and (color := get_color(box.style, f"border_{side}_color")).alpha:
                with stream.artifact(), stream.stacked():
                    stream.set_color(color)
                    stream.rectangle(*place)
                    stream.fill()
        return None

    def is_plain(box: Any, widths: tuple[float, ...]) -> bool:
        style = box.style
        return (
            all(style[f"border_{side}_style"] == "solid" for side, width in zip(_SIDES, widths, strict=True) if width)
            and _RADII(box) == _SQUARE
            and style["visibility"] == "visible"
            and style["border_image_source"][0] == "none"
            and not (isinstance(box, BlockContainerBox) and style["column_rule_width"])
        )

    return draw_border


RULING = Lever(
    "ruling",
    "borders of single sides drawn as rectangles",
    (
        Target("weasyprint.draw.border", "draw_border", "8ba918f30893929f"),
        Target("weasyprint.formatting_structure.boxes", "Box.border_box_x", "ae39da129748ae08"),
        Target("weasyprint.formatting_structure.boxes", "Box.border_box_y", "0191b81e1616d73e"),
        Target("weasyprint.formatting_structure.boxes", "Box.border_width", "3ee3e21e46d586ca"),
        Target("weasyprint.formatting_structure.boxes", "Box.border_height", "a4ec4bd0cb844ee6"),
        Target("weasyprint.draw.color", "get_color", "8196bf0c7ddc3e54"),
    ),
    (_ruled,),
    same_bytes=False,
)
