"""The picture that messages and social media show beside a link: out of a photograph, or a title on a quiet ground."""

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw, ImageFont, ImageOps

from submissions.evidence.showing.pictures import jpeg
from submissions.resources import FONTS, templates_folder

SIZE = (1200, 630)
_HEADING, _SMALL = "SubmissionsTeks-Semibold.ttf", "SubmissionsTeks-Regular.ttf"
_MARGIN, _STEP = 90, 42  # pixels
_SIZES = (84, 68, 56, 46)  # of a title, the largest that fits
_MOST_LINES = 4
_SIGN_BETWEEN = "…"


def of_photograph(content: bytes) -> bytes:
    """Return a photograph (a JPEG of ours) as a sharing picture: a piece of it, a little above its middle."""
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as image:
        fitted = ImageOps.fit(image.convert("RGB"), SIZE, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    return jpeg(fitted, 82)


def of_title(title: str, below: str, colours: Mapping[str, str]) -> bytes:
    """Return a sharing picture of a title.

    Args:
        title: as it may be shown.
        below: a small line under it, such as the office; may be empty.
        colours: of the page, by their names.
    """
    image = Image.new("RGB", SIZE, colours["tipis"])
    draw = ImageDraw.Draw(image)
    for start in range(-SIZE[1], SIZE[0], _STEP):
        draw.line([(start, SIZE[1]), (start + SIZE[1], 0)], fill=colours["muda"], width=2)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=colours["aksen"])
    font, lines = _fitted(draw, title)
    size, small = font.size, ImageFont.truetype(str(templates_folder() / FONTS / _SMALL), 34)
    height = round(len(lines) * size * 1.2)
    top = (SIZE[1] - height - 60) // 2
    draw.rectangle((_MARGIN - 30, top - 30, SIZE[0] - 60, top + height + 90), fill=colours["tipis"])
    for number, line in enumerate(lines):
        draw.text((_MARGIN, top + round(number * size * 1.2)), line, font=font, fill=colours["tua"])
    draw.text((_MARGIN, top + height + 20), _cut(draw, below, small), font=small, fill=colours["abu"])
    return jpeg(image, 88)


def _fitted(draw: ImageDraw.ImageDraw, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which a title has few lines, and these."""
    for size in _SIZES:
        font = ImageFont.truetype(str(templates_folder() / FONTS / _HEADING), size)
        lines = _lines(draw, title, font)
        if len(lines) <= _MOST_LINES:
            return font, lines
    return font, [*lines[: _MOST_LINES - 1], _cut(draw, " ".join(lines[_MOST_LINES - 1 :]), font)]


def _lines(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        wider = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(wider, font=font) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = wider
        else:
            lines.append(_cut(draw, word, font))
    return lines


def _cut(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return a text that fits into a line, with a mark where something of it is missing."""
    wide = SIZE[0] - 2 * _MARGIN
    if draw.textlength(text, font=font) <= wide:
        return text
    while text and draw.textlength(text + _SIGN_BETWEEN, font=font) > wide:
        text = text[:-1]
    return text + _SIGN_BETWEEN
