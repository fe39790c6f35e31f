"""Lengths without percentages are resolved once for a style, not for each box and each time a box is laid out.

What comes of them rests on nothing but the style, whose values are compared each time: layout changes some.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from submissions.documents.faster.levers import Lever, Target

_SIDES = ("top", "right", "bottom", "left")
_RESOLVED = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"{least}{axis}" for axis in ("width", "height") for least in ("", "min_", "max_")),
    *(f"border_{side}_width" for side in _SIDES),
)
"""What the engine sets on a box."""
_values = itemgetter(*_RESOLVED, "border_collapse", "box_sizing")
_LENGTHS = len(_RESOLVED) - len(_SIDES)
_PLAN = "_submissions_plan"


def _resolving_once(original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        values = _values(style)
        plan = vars(style).get(_PLAN)
        if plan is not None and plan[0] == values:
            if plan[1] is None:
                original(box, containing_block)
            else:
                vars(box).update(plan[1])
            return
        original(box, containing_block)
        resolved = {name: getattr(box, name) for name in _RESOLVED} if _is_fixed(values) else None
        setattr(style, _PLAN, (values, resolved))

    return resolve_percentages


def _is_fixed(values: tuple[Any, ...]) -> bool:
    """Return whether nothing rests on the block around a box: no percentage, no sum, no border that others share."""
    if values[-2] == "collapse":
        return False
    return all(value in (None, "auto") or getattr(value, "unit", None) == "px" for value in values[:_LENGTHS])


MEASURING = Lever(
    "measuring",
    "lengths resolved once for a style",
    (
        Target("weasyprint.layout.percent", "resolve_percentages", "71673078096fcf87"),
        Target("weasyprint.layout.percent", "resolve_one_percentage", "4cfaa9ad134e4f7b"),
        Target("weasyprint.layout.percent", "percentage", "ebe404ccd9da50bf"),
        Target("weasyprint.layout.percent", "adjust_box_sizing", "88f3351db0280d16"),
    ),
    (_resolving_once,),
)
