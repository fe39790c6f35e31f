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
from dataclasses import dataclass
from math import inf
from typing import Any

from submissions.documents.faster.levers import Lever, Target

MOST_KEPT = 12_000  # styles; a dossier has some two thousand, most of them of its pseudo-elements
_CSS = "weasyprint.css"
_KEPT, _WAITING, _ITS_OWN = "_submissions_kept", "_submissions_waiting", "anchor"
_PLAIN = frozenset({str, int, float, type(None)})
RESTS_ON_PAGE = re.compile(r"\d(?:s|l|d)?(?:vw|vh|vi|vb|vmin|vmax)\b", re.IGNORECASE)
"""What of a stylesheet keeps its styles from being kept."""


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

    def set_computed_styles(
        self: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: Any = None,
        base_url: Any = None,
        target_collector: Any = None,
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

    return set_computed_styles


@dataclass(frozen=True)
class Waiting:
    """The rules of pseudo-elements whose styles nobody has asked for, and what the engine needs to make them."""

    rules: dict[Any, dict[str, Any]]
    root: Any
    base_url: str | None
    target_collector: Any


def _making_waiting(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return what gives a style, and makes the one of a pseudo-element that waits for being asked for."""

    def style_of(self: Any, element: Any, pseudo_type: Any = None) -> Any:
        waiting: Waiting | None = self.__dict__.get(_WAITING) if pseudo_type else None
        rules = waiting.rules.pop((element, pseudo_type), None) if waiting else None
        if waiting is not None and rules is not None:
            # The engine clears what it knows of the rules of elements once it has gone through them.
            known = self._cascaded_styles
            before = known.get((element, pseudo_type))
            known[element, pseudo_type] = rules
            self.set_computed_styles(
                element,
                pseudo_type=pseudo_type,
                root=waiting.root,
                parent=element,
                base_url=waiting.base_url,
                target_collector=waiting.target_collector,
            )
            if before is None:
                del known[element, pseudo_type]
            else:
                known[element, pseudo_type] = before
        return original(self, element, pseudo_type)

    return style_of


def _applying_rules(_original: Callable[..., None]) -> Callable[..., None]:
    """Return what finds the styles of all elements of a document: the engine's own way, but for one thing.

    The rules of an element that has the same as one before, below a parent of the same style, are not gone through
    again: the engine does so, and drops what comes of it.
    """
    import weasyprint.css as css

    def __init__(  # noqa: N807
        self: Any, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, target_collector: Any
    ) -> None:
        cascaded_styles: dict[Any, dict[str, Any]] = {}
        computed_styles: dict[Any, Any] = {}
        self._cascaded_styles, self._computed_styles = cascaded_styles, computed_styles
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets, self.font_config = sheets, font_config
        css.PROGRESS_LOGGER.info("Step 3 - Applying CSS")
        of_elements = {}
        for specificity, element, declarations, base_url in css.find_style_attributes(
            html.etree_element, presentational_hints, html.base_url
        ):
            style = cascaded_styles.setdefault((element, None), {})
            of_elements[element] = tuple(declarations)
            _cascade(style, css.preprocess_declarations(base_url, declarations), "author", inf, specificity)
        known: dict[Any, tuple[Any, list[tuple[str, dict[str, Any]]]]] = {}
        for element in html.wrapper_element.iter_subtree():
            etree_element = element.etree_element
            parent = element.parent.etree_element if element.parent else None
            matched = [
                (sheet, origin, of_sheet, *selector)
                for sheet, origin, of_sheet in sheets
                for selector in sheet.matcher.match(element)
            ]
            rules = tuple(
                (sheet, specificity, id(declarations), inf if layer is None else sheet.layers.index(layer))
                for sheet, _origin, _of_sheet, specificity, _order, _pseudo, (declarations, layer) in matched
            )
            above = id(computed_styles[parent, None]) if element.parent else None
            key = (above, of_elements.get(etree_element), rules)
            if key in known:
                computed_styles[etree_element, None], pseudo_elements = known[key]
                for pseudo_type, style in pseudo_elements:
                    cascaded_styles[etree_element, pseudo_type] = style
                continue
            pseudo_elements = []
            for (_sheet, origin, of_sheet, specificity, _order, pseudo_type, (declarations, _layer)), rule in zip(
                matched, rules, strict=True
            ):
                found = cascaded_styles.get((etree_element, pseudo_type))
                if found is None:
                    found = cascaded_styles[etree_element, pseudo_type] = {}
                    if pseudo_type:
                        pseudo_elements.append((pseudo_type, found))
                _cascade(found, declarations, origin, rule[3], of_sheet or specificity)
            self.set_computed_styles(
                etree_element,
                root=html.etree_element,
                parent=parent,
                base_url=html.base_url,
                target_collector=target_collector,
            )
            known[key] = computed_styles[etree_element, None], pseudo_elements
        waiting = Waiting({}, html.etree_element, html.base_url, target_collector)
        for (element, pseudo_type), style in cascaded_styles.items():
            if not pseudo_type:
                continue
            if _ITS_OWN not in style:
                waiting.rules[element, pseudo_type] = style
                continue
            self.set_computed_styles(
                element,
                pseudo_type=pseudo_type,
                root=html.etree_element,
                parent=element,
                base_url=html.base_url,
                target_collector=target_collector,
            )
        setattr(self, _WAITING, waiting)
        self._cascaded_styles.clear()

    def _cascade(style: dict[str, Any], declarations: Any, origin: str, layer: float, specificity: Any) -> None:
        for name, values, importance in declarations:
            weight = (css.declaration_precedence(origin, importance), layer, specificity)
            old_weight = style.get(name, (None, None))[1]
            if old_weight is None or old_weight <= weight:
                style[name] = values, weight

    return __init__


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
    "styling",
    "styles kept from document to document",
    (
        Target(_CSS, "StyleFor.set_computed_styles", "b5b15856b8beff3f"),
        Target(_CSS, "ComputedStyle.__missing__", "b318d8efc8ac79d7"),
        Target(_CSS, "StyleFor.__call__", "96b91915ae7c344a"),
        Target(_CSS, "StyleFor.__init__", "b1e725a7552502aa"),
        Target(_CSS, "ComputedStyle.__init__", "ffbc48647d0d85e2"),
        Target(_CSS, "ComputedStyle.copy", "4398a49b631bf992"),
    ),
    (_keeping_styles, _noting_values, _making_waiting, _applying_rules),
)
