"""What Pango needs to set a text is made once for all texts of the same style, not for every line.

The context, the font description, the metrics of what is underlined and the names of the font's features rest on the
values below only; Pango itself notices when fonts are added. The layout of a line is made anew each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from submissions.documents.faster.levers import Lever, Target

MOST_KEPT = 500  # a document of ours has some forty
_KEPT = "_submissions_text_settings"
_LAST = "_submissions_text_setting"
_FEATURED = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
_FEATURES = itemgetter(*_FEATURED)
_VALUES = itemgetter(
    *_FEATURED,
    "direction",
    "font_language_override",
    "lang",
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
    "text_decoration_line",
)


@dataclass(frozen=True)
class TextSetting:
    """What Pango needs for a style; `metrics` are empty where nothing is underlined or crossed out."""

    context: Any
    language: Any
    description: Any
    metrics: tuple[float, ...]
    features: bytes


def _setting_once(_original: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    import weasyprint.text.line_break as text

    def setup(self: Any, style: Any) -> None:
        self.style = style
        self.first_line_direction = 0
        fonts = style.font_config
        known = vars(fonts).setdefault(_KEPT, {})
        values = _VALUES(style)
        last = vars(style).get(_LAST)
        if last is not None and last[0] == values:
            found = last[1]
        else:
            key = _told(values)
            found = known.get(key)
            if found is None:
                if len(known) >= MOST_KEPT:
                    known.clear()
                found = known[key] = _made(style)
            setattr(style, _LAST, (values, found))
        self.language = found.language
        self.layout = text.ffi.gc(text.pango.pango_layout_new(found.context), text.gobject.g_object_unref)
        text.pango.pango_layout_set_auto_dir(self.layout, False)
        text.pango.pango_layout_set_font_description(self.layout, found.description)
        (
            self.ascent,
            self.underline_position,
            self.strikethrough_position,
            self.underline_thickness,
            self.strikethrough_thickness,
        ) = found.metrics or (None,) * 5
        if found.features:
            attribute = fonts.font_features.get(found.features)
            if attribute is None:
                attribute = text.pango.pango_attr_font_features_new(found.features)
                fonts.font_features[found.features] = attribute
            attributes = text.pango.pango_attr_list_new()
            text.pango.pango_attr_list_insert(attributes, attribute)
            text.pango.pango_layout_set_attributes(self.layout, attributes)

    def _made(style: Any) -> TextSetting:
        pango = text.pango
        context = text.ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), text.gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, text.PANGO_DIRECTION[style["direction"]])
        override = style["font_language_override"]
        named = text.LST_TO_ISO.get(override.lower(), override) if override != "normal" else style["lang"]
        if named:
            pointer, _held = text.unicode_to_char_p(named)
            language = pango.pango_language_from_string(pointer)
            pango.pango_context_set_language(context, language)
        else:
            language = pango.pango_language_get_default()
        description = text.get_font_description(style)
        metrics: tuple[float, ...] = ()
        if style["text_decoration_line"] != "none":
            measured = text.ffi.gc(
                pango.pango_context_get_metrics(context, description, language), pango.pango_font_metrics_unref
            )
            metrics = tuple(
                text.FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(measured)
                for name in (
                    "ascent",
                    "underline_position",
                    "strikethrough_position",
                    "underline_thickness",
                    "strikethrough_thickness",
                )
            )
        features = text.font_features(*_FEATURES(style))
        told = ",".join(f"{key} {value}" for key, value in features.items()).encode() if features else b""
        return TextSetting(context, language, description, metrics, told)

    return setup


def _told(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return values as a key: sets and lists by what they hold."""
    return tuple(value if isinstance(value, str | int | float | tuple) else repr(value) for value in values)


SETTING = Lever(
    "setting",
    "what Pango needs made once for a style",
    (
        Target("weasyprint.text.line_break", "Layout.setup", "fb227a55094f41d4"),
        Target("weasyprint.text.line_break", "Layout.set_text", "fe23ca9937dbf520"),
        Target("weasyprint.text.fonts", "get_font_description", "85734b8947b9bf64"),
        Target("weasyprint.text.fonts", "font_features", "e35741064c068852"),
    ),
    (_setting_once,),
)
