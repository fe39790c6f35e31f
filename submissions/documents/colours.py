"""The colours of documents, worked out from one accent: its hue kept, its lightness set by contrast with white.

Yellow or violet, every accent gives headings that are read and areas that a printer shows; in grey the steps stay
apart, since their contrasts do. The hue is that of OKLab, where one hue looks like one hue at every lightness.
"""

import math
from functools import cache

ACCENT = "#123a63"  # of a region that names none
_CONTRASTS = {"tua": (9.0, 1.0), "aksen": (5.5, 1.0), "sedang": (2.4, 0.75), "muda": (1.45, 0.5), "tipis": (1.1, 0.25)}
"""The steps: the contrast with white of each, and how much of the accent's chroma it keeps."""
_FIXED = {"tinta": "#16191d", "abu": "#454b52", "garis": "#b9bfc6", "merah": "#9c1c12"}
_HALVINGS = 30
_Triple = tuple[float, float, float]


@cache
def colours_of(accent: str | None) -> dict[str, str]:
    """Return the colours of documents by the names that styles give them, each as `#rrggbb`.

    Args:
        accent: the region's colour as `#rrggbb`; None where it names none.
    """
    steps = {name: _at_contrast(accent or ACCENT, *wanted) for name, wanted in _CONTRASTS.items()}
    return {**steps, **_FIXED}


def contrast(colour: str) -> float:
    """Return the contrast of a colour with white, from 1 to 21, as WCAG works it out."""
    red, green, blue = _linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def hue(colour: str) -> float:
    """Return the hue of a colour in OKLab, in degrees from 0 to 360; of a grey it says nothing."""
    _lightness, a, b = _oklab(colour)
    return math.degrees(math.atan2(b, a)) % 360


def _at_contrast(accent: str, wanted: float, chroma: float) -> str:
    """Return the accent's hue at this contrast with white; its chroma is cut where a screen has no such colour."""
    _lightness, a, b = _oklab(accent)
    low, high, found = 0.0, 1.0, "#000000"
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = _shown(middle, a * chroma, b * chroma)
        low, high = (middle, high) if contrast(found) > wanted else (low, middle)
    return found


def _shown(lightness: float, a: float, b: float) -> str:
    """Return the nearest colour of this lightness and hue that a screen has."""
    keep = 1.0
    red, green, blue = _rgb(lightness, a, b)
    while keep > 0.02 and not all(-0.001 <= part <= 1.001 for part in (red, green, blue)):
        keep *= 0.95
        red, green, blue = _rgb(lightness, a * keep, b * keep)
    return "#" + "".join(f"{_byte(part):02x}" for part in (red, green, blue))


def _linear(colour: str) -> _Triple:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _byte(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


# The matrices of OKLab, https://bottosson.github.io/posts/oklab/


def _oklab(colour: str) -> _Triple:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def _rgb(lightness: float, a: float, b: float) -> _Triple:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
    )
