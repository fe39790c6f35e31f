"""An invented, neutral emblem: shield, star, mountain, river and ears of rice.

It is nobody's coat of arms; a real office puts its own file in its place.
"""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

SIZE = (400, 480)
_SCALE = 4
GOLD, GREEN, DEEP, CREAM = (196, 150, 52), (24, 102, 86), (14, 66, 60), (250, 244, 226)
SKY, SNOW, BLUE, PALE = (206, 228, 232), (70, 116, 128), (58, 134, 178), (150, 200, 224)

Point = tuple[float, float]


def draw_emblem() -> bytes:
    """Return the emblem as a PNG with a transparent ground, 400 by 480 pixels."""
    picture = Image.new("RGBA", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    for inset, colour in ((0, DEEP), (8, GOLD), (18, CREAM), (24, GREEN)):
        _polygon(draw, _shield(inset), colour)
    _landscape(picture)
    _star(draw, (200, 92), 40)
    for side in (-1, 1):
        _rice(draw, side)
    _ribbon(draw)
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _shield(inset: float) -> list[Point]:
    left, right, top = 20 + inset, 380 - inset, 14 + inset
    points: list[Point] = [(left, top + 10), (110, top + 4), (200, top - 6 + inset * 0.3), (290, top + 4)]
    points += [(right, top + 10), (right, 250)]
    low, shoulder = 466 - inset * 1.25, 250.0
    for step in range(1, 24):
        turn = step / 24 * math.pi / 2
        points.append((200 + (right - 200) * math.cos(turn), shoulder + (low - shoulder) * math.sin(turn)))
    points.append((200, low))
    points += [(400 - x, y) for x, y in reversed(points[6:-1])]
    points.append((left, 250))
    return points


def _landscape(picture: Image.Image) -> None:
    """Paint the round window with mountain, hills, fields and river."""
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    draw.rectangle(_box(80, 140, 320, 400), fill=SKY)
    _polygon(draw, [(80, 290), (150, 226), (196, 168), (208, 172), (214, 166), (258, 224), (320, 286)], SNOW)
    _polygon(draw, [(182, 188), (196, 168), (208, 172), (214, 166), (228, 186), (212, 196), (202, 188)], CREAM)
    _polygon(draw, [(80, 276), (140, 258), (210, 280), (320, 262), (320, 400), (80, 400)], (66, 140, 92))
    _polygon(draw, [(80, 306), (190, 292), (320, 312), (320, 400), (80, 400)], (104, 166, 88))
    for number in range(4):
        height = 318 + number * 16
        draw.line(_flat([(80, height), (170, height - 9), (320, height + 4)]), fill=(84, 146, 76), width=3 * _SCALE)
    river = [(206, 284), (216, 296), (196, 312), (222, 334), (184, 366), (176, 400)]
    bank = [(262, 400), (258, 366), (262, 336), (222, 312), (228, 296), (212, 284)]
    _polygon(draw, river + bank, BLUE)
    for x, y in ((210, 306), (226, 330), (214, 356), (226, 376)):
        draw.line(_flat([(x - 12, y), (x, y - 4), (x + 14, y + 2)]), fill=PALE, width=3 * _SCALE)
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).ellipse(_box(100, 148, 300, 348), fill=255)
    picture.paste(layer, (0, 0), Image.composite(layer.getchannel("A"), mask, mask))
    ImageDraw.Draw(picture).ellipse(_box(98, 146, 302, 350), outline=GOLD, width=6 * _SCALE)


def _star(draw: ImageDraw.ImageDraw, centre: Point, radius: float) -> None:
    points = []
    for step in range(10):
        length = radius if step % 2 == 0 else radius * 0.42
        turn = math.pi / 5 * step - math.pi / 2
        points.append((centre[0] + length * math.cos(turn), centre[1] + length * math.sin(turn)))
    _polygon(draw, points, (236, 190, 70))
    for step in range(0, 10, 2):
        _polygon(draw, [centre, points[step], points[(step + 1) % 10]], (252, 220, 128))


def _rice(draw: ImageDraw.ImageDraw, side: int) -> None:
    """Draw one ear of rice bending round the window; `side` is -1 for the left and 1 for the right."""
    stem = [(200 + side * 122 * math.sin(turn), 250 - 122 * math.cos(turn)) for turn in _turns(1.05, 2.75, 40)]
    draw.line(_flat(stem), fill=(214, 178, 84), width=3 * _SCALE)
    for number, turn in enumerate(_turns(1.0, 2.45, 13)):
        for reach, lean in ((113, 0.35), (131, -0.35)):
            x, y = 200 + side * reach * math.sin(turn), 250 - reach * math.cos(turn)
            direction = turn - math.pi / 2 + lean
            along = (side * math.cos(direction), math.sin(direction))
            _grain(draw, (x, y), along, 15 - number * 0.25)


def _grain(draw: ImageDraw.ImageDraw, centre: Point, along: Point, length: float) -> None:
    across = (-along[1], along[0])
    points = []
    for step in range(16):
        turn = step / 16 * 2 * math.pi
        forward, sideways = length * 0.62 * math.cos(turn), length * 0.3 * math.sin(turn)
        points.append(
            (
                centre[0] + forward * along[0] + sideways * across[0],
                centre[1] + forward * along[1] + sideways * across[1],
            )
        )
    _polygon(draw, points, (240, 206, 104))


def _ribbon(draw: ImageDraw.ImageDraw) -> None:
    for side in (-1, 1):
        tail = [(200 + side * x, y) for x, y in ((88, 384), (128, 366), (116, 386), (126, 404), (90, 414))]
        _polygon(draw, tail, (150, 40, 44))
    top = [(200 + x, 376 + 16 * (1 - (x / 100) ** 2)) for x in range(-100, 101, 10)]
    low = [(x, y + 32) for x, y in reversed(top)]
    _polygon(draw, top + low, (186, 52, 54))
    for x in (-60, -30, 0, 30, 60):
        _star(draw, (200 + x, 408 - 16 * (x / 100) ** 2), 10)


def _turns(start: float, stop: float, count: int) -> list[float]:
    return [start + (stop - start) * step / (count - 1) for step in range(count)]


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE


def _flat(points: Sequence[Point]) -> list[tuple[float, float]]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _polygon(draw: ImageDraw.ImageDraw, points: Sequence[Point], colour: tuple[int, int, int]) -> None:
    draw.polygon(_flat(points), fill=colour)
