"""Type and colours that all drawn pictures share."""

from functools import lru_cache

from PIL import ImageFont

Colour = tuple[int, int, int]

THEMES: list[Colour] = [(24, 102, 86), (36, 74, 140), (150, 52, 60), (84, 64, 130), (30, 110, 140)]
GREY: Colour = (120, 128, 136)
DARK: Colour = (40, 48, 56)


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own typeface in a size."""
    loaded = ImageFont.load_default(size)
    assert isinstance(loaded, ImageFont.FreeTypeFont)
    return loaded


def fit(text: str, size: int, width: int) -> ImageFont.FreeTypeFont:
    """Return the typeface in the largest size up to `size` in which a text is no wider than `width`."""
    while size > 14 and font(size).getlength(text) > width:
        size -= 2
    return font(size)
