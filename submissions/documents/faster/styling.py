"""Computed styles are kept from document to document: the same rules of the same stylesheet below the same parent.

Styles of pseudo-elements are made when they are asked for: the engine's own rules name seven for every element, of
which hardly any is.

The engine computes each property of each style when it is first asked for, and again for the next document. What
it computes rests on the rules that match, the parent's style and the fonts only, so it can be kept with the fonts, as
long as these are used. What is set on a style later, while boxes are made and laid out, is never kept.

Not where lengths rest on the size of a page (`vw` and the like): pages differ from document to document.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from submissions.documents.faster.levers import Lever, Target

MOST_KEPT = 12_000  # styles; a dossier has some two thousand, most of them of its pseudo-elements
_CSS = "weasyprint.css"
_KEPT, _WAITING, _ITS_OWN = "_submissions_kept", "_submissions_waiting", "anchor"
_PLAIN = frozenset({str, int, float, type(None)})
RESTS_ON_PAGE = re.compile(r"\d(?:s|l|d)?(?:vw|vh|vi|vb|vmin|vmax)\b", re.IGNORECASE)
"""What of a stylesheet keeps its styles from being kept."""


class _Setting:
    """What computes a style at once; known as soon as the lever is in."""

    now: Callable[..., None]


class KeptStyle:
    """What was computed of a style: values and specified values by property, with the rules and the parent."""

    __slots__ = ("cascaded", "parent", "specified", "values")

    def __init__(self, cascaded: Mapping[str, Any], parent: "KeptStyle | None"):
        # The rules are held, since their identities are part of the key: as long as this is, no other rule has them.
        self.cascaded, self.parent = cascaded, parent
        self.values: dict[str, Any] = {}
        self.specified: dict[str, Any] = {}


def keep_styles(fonts: Any) -> None:
    """Let the styles of documents that are set with these fonts be kept with them."""
    setattr(fonts, _KEPT, {})


def _keeping_styles(original: Callable[..., None]) -> Callable[..., None]:
    """Return what computes the style of an element, with what is known of it already."""

    def set_now(
        self: Any, element: Any, parent: Any, root: Any, pseudo_type: Any, base_url: Any, target_collector: Any
    ) -> None:
        known = getattr(self.font_config, _KEPT, None)
        if known is None:
            original(self, element, parent, root, pseudo_type, base_url, target_collector)
            return
        # The anchor is asked for once the style is known, not before.
        original(self, element, parent, root, pseudo_type, base_url, None)
        style = self._computed_styles[element, pseudo_type]
        above = style.parent_style
        held = getattr(above, "kept", None) if above is not None else None
        if above is None or held is not None:
            top = getattr(style.root_style, "kept", None)
            key = (id(held), id(top), pseudo_type, base_url, _rules(style.cascaded))
            kept = known.get(key)
            if kept is None:
                if len(known) >= MOST_KEPT:
                    known.clear()
                kept = known[key] = KeptStyle(style.cascaded, held)
            style.kept = kept
            style.update(kept.values)
            style.specified.update(kept.specified)
        if target_collector and style["anchor"]:
            target_collector.collect_anchor(style["anchor"])

    def set_computed_styles(
        self: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        base_url: Any = None,
        target_collector: Any = None,
    ) -> None:
        cascaded = self._cascaded_styles.get((element, pseudo_type))
        if pseudo_type and element is parent and cascaded and _ITS_OWN not in cascaded:
            asked = (element, parent, root, pseudo_type, base_url, target_collector)
            self.__dict__.setdefault(_WAITING, {})[element, pseudo_type] = (cascaded, asked)
            return
        set_now(self, element, parent, root, pseudo_type, base_url, target_collector)

    _Setting.now = set_now
    return set_computed_styles


def _making_waiting(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return what gives a style, and makes the one of a pseudo-element that waits for being asked for."""

    def style_of(self: Any, element: Any, pseudo_type: Any = None) -> Any:
        waiting = self.__dict__.get(_WAITING)
        found = waiting.pop((element, pseudo_type), None) if pseudo_type and waiting else None
        if found is not None:
            cascaded, asked = found
            # The engine clears what it knows of the rules of elements once it has gone through them.
            rules = self._cascaded_styles
            before = rules.get((element, pseudo_type))
            rules[element, pseudo_type] = cascaded
            _Setting.now(self, *asked)
            if before is None:
                del rules[element, pseudo_type]
            else:
                rules[element, pseudo_type] = before
        return original(self, element, pseudo_type)

    return style_of


def _rules(cascaded: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what tells rules from others: texts and lengths by what they say, all else by what they are.

    An element's own name in links is its own, inherited by none, and differs from element to element.
    """
    return tuple(
        (name, value if _says_itself(value) else id(value), *weight[:2], *weight[2])
        for name, (value, weight) in cascaded.items()
        if name != _ITS_OWN
    )


def _says_itself(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and all(type(part) in _PLAIN for part in value))


def _noting_values(original: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Return what computes a property, and notes it."""

    def missing(self: Any, key: str) -> Any:
        value = original(self, key)
        kept = getattr(self, "kept", None)
        if kept is not None and key != _ITS_OWN:
            if key in self:  # some are computed anew each time
                kept.values[key] = value
            if key in self.specified:
                kept.specified[key] = self.specified[key]
        return value

    return missing


STYLING = Lever(
    "styles kept from document to document",
    (
        Target(_CSS, "StyleFor.set_computed_styles", "b5b15856b8beff3f"),
        Target(_CSS, "ComputedStyle.__missing__", "b318d8efc8ac79d7"),
        Target(_CSS, "StyleFor.__call__", "96b91915ae7c344a"),
        Target(_CSS, "ComputedStyle.__init__", "ffbc48647d0d85e2"),
        Target(_CSS, "ComputedStyle.copy", "4398a49b631bf992"),
        Target(_CSS, "StyleFor.__init__", "b1e725a7552502aa"),
    ),
    (_keeping_styles, _noting_values, _making_waiting),
)
