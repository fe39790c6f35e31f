"""What the engine asks of every box is answered with fewer steps: what is below it, whether it is in normal flow."""

from collections.abc import Callable, Iterator
from typing import Any

from submissions.documents.faster.levers import Lever, Target

_BOXES = "weasyprint.formatting_structure.boxes"
_IN_FLOW = ("static", "relative")


def _walking_flat(_original: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return what goes through a box and all below it: one loop, where the engine has one in another for each level."""
    from weasyprint.formatting_structure.boxes import Box

    def descendants(self: Any, placeholders: bool = False) -> Iterator[Any]:
        left = [iter((self,))]
        while left:
            for box in left[-1]:
                yield box
                if box is self or placeholders or isinstance(box, Box):
                    left.append(iter(box.children))
                    break
            else:
                left.pop()

    return descendants


def _flowing(original: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def is_in_normal_flow(self: Any) -> bool:
        style = self.style
        if style["float"] == "none" and style["position"] in _IN_FLOW:
            return True
        return original(self)

    return is_in_normal_flow


WALKING = Lever(
    "walking",
    "boxes gone through in one loop",
    (
        Target(_BOXES, "Box.descendants", "c15a877f61361343"),
        Target(_BOXES, "Box.is_in_normal_flow", "5f49d6ab23da7e51"),
        Target(_BOXES, "Box.is_floated", "6e6071b81868ea92"),
        Target(_BOXES, "Box.is_footnote", "3550ea0c86860187"),
        Target(_BOXES, "Box.is_note", "2651f1110437e2e3"),
        Target(_BOXES, "Box.is_absolutely_positioned", "397e0c33b3087681"),
        Target(_BOXES, "Box.is_running", "1c451d5c39f4a663"),
    ),
    (_walking_flat, _flowing),
)
