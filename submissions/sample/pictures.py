"""Photographs and screenshots, drawn: simple scenes that carry the innovation's name.

Drawn at twice the size and reduced, so that edges are smooth; small enough to keep by the hundred.
"""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from submissions.sample.drawing import Colour, fit, font
from submissions.sample.screens import SCREENS

SIZE = (640, 400)
Scene = Callable[[ImageDraw.ImageDraw, random.Random, str, str], None]

_BANNERS: list[Colour] = [(24, 102, 86), (160, 44, 48), (36, 74, 140), (196, 120, 24), (96, 52, 120)]
_SHIRTS: list[Colour] = [
    (220, 92, 70),
    (70, 130, 190),
    (240, 190, 80),
    (110, 160, 110),
    (150, 110, 170),
    (238, 238, 230),
]
_SKINS: list[Colour] = [(198, 146, 108), (176, 122, 86), (214, 164, 126)]


def draw_photograph(scene: str, title: str, subtitle: str, *, seed: str, width: int) -> bytes:
    """Return a stand-in for a photograph, as JPEG of this width.

    Args:
        scene: a key of `SCENES`.
        title: the words on a banner, where the scene has one.
        subtitle: a second, smaller line.
        seed: what makes this picture differ from others of its scene.
        width: in pixels, at most twice that of the other pictures.
    """
    picture = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2), (236, 240, 242))
    SCENES[scene](ImageDraw.Draw(picture), random.Random(seed), title, subtitle)
    buffer = io.BytesIO()
    size = (width, width * SIZE[1] // SIZE[0])
    picture.resize(size, Image.Resampling.LANCZOS).save(buffer, "JPEG", quality=72, optimize=True)
    return buffer.getvalue()


def draw_picture(scene: str, title: str, subtitle: str, *, seed: str, ending: str) -> bytes:
    """Return a picture of a scene or of a screen.

    Args:
        scene: a key of `SCENES` or of `SCREENS`.
        title: the words on the banner or at the head of the screen.
        subtitle: a second, smaller line.
        seed: what makes this picture differ from others of its scene.
        ending: `png`, or anything else for JPEG.
    """
    chance = random.Random(seed)
    picture = Image.new("RGB", (SIZE[0] * 2, SIZE[1] * 2), (236, 240, 242))
    draw = ImageDraw.Draw(picture)
    buffer = io.BytesIO()
    (SCREENS | SCENES)[scene](draw, chance, title, subtitle)
    small = picture.reduce(2)
    if ending == "png":
        small.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG", compress_level=6)
    else:
        small.save(buffer, "JPEG", quality=78)
    return buffer.getvalue()


def _banner(
    draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: Colour, title: str, subtitle: str
) -> None:
    left, top, right, bottom = box
    draw.rectangle(box, fill=colour, outline=(250, 250, 245), width=4)
    middle = (left + right) // 2
    size = int((bottom - top) * 0.34)
    draw.text(
        (middle, top + (bottom - top) * 0.4), title, font=fit(title, size, right - left - 40), fill="white", anchor="mm"
    )
    small = fit(subtitle, size * 2 // 3, right - left - 40)
    draw.text((middle, top + (bottom - top) * 0.76), subtitle, font=small, fill=(255, 236, 180), anchor="mm")


def _person(draw: ImageDraw.ImageDraw, chance: random.Random, x: int, ground: int, height: int) -> None:
    head = height // 4
    draw.rounded_rectangle((x - head, ground - height + head, x + head, ground), head // 2, fill=chance.choice(_SHIRTS))
    circle = (x - head * 0.7, ground - height - head * 0.3, x + head * 0.7, ground - height + head * 1.1)
    draw.ellipse(circle, fill=chance.choice(_SKINS))
    if chance.random() < 0.5:
        draw.pieslice(circle, 180, 360, fill=(44, 36, 34))
    else:
        draw.chord((circle[0] - 5, circle[1] - 6, circle[2] + 5, circle[3] + 10), 160, 380, fill=chance.choice(_SHIRTS))


def _crowd(draw: ImageDraw.ImageDraw, chance: random.Random, ground: int, height: int, step: int) -> None:
    for x in range(60 + chance.randrange(30), 1250, step):
        _person(
            draw,
            chance,
            x + chance.randrange(-14, 14),
            ground + chance.randrange(-8, 8),
            height + chance.randrange(-14, 14),
        )


def _mountain(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 0, 1280, 460), fill=(190 + chance.randrange(20), 220, 236))
    peak = 420 + chance.randrange(380)
    draw.polygon(
        [(peak - 480, 420), (peak - 22, 98), (peak, 104), (peak + 24, 96), (peak + 520, 420)], fill=(104, 138, 150)
    )
    draw.polygon([(0, 360), (300, 320), (700, 376), (1280, 318), (1280, 520), (0, 520)], fill=(88, 140, 92))


def _hall(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    wall = chance.choice([(240, 232, 210), (222, 234, 230), (236, 226, 230)])
    draw.rectangle((0, 0, 1280, 560), fill=wall)
    draw.rectangle((0, 560, 1280, 800), fill=(176, 130, 92))
    for x in (40, 1200):
        draw.rectangle((x, 0, x + 44, 580), fill=(132, 92, 62))
    for x in (120, 1010):
        draw.rectangle((x, 210, x + 150, 420), fill=(176, 214, 232), outline=(132, 92, 62), width=8)
    _banner(draw, (210, 40, 1070, 190), chance.choice(_BANNERS), title, subtitle)
    draw.rectangle((470, 440, 810, 560), fill=(146, 96, 58))
    for x in (540, 640, 740):
        _person(draw, chance, x, 450, 150)
    draw.rectangle((470, 430, 810, 566), fill=(158, 106, 66))
    _crowd(draw, chance, 790, 190, 118)


def _field(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    _mountain(draw, chance)
    draw.rectangle((0, 470, 1280, 800), fill=(126, 172, 96))
    for number in range(9):
        y = 490 + number * 36
        draw.line([(0, y), (1280, y + chance.randrange(-12, 12))], fill=(98, 146, 74), width=7)
    _banner(draw, (300, 200, 980, 330), chance.choice(_BANNERS), title, subtitle)
    for x in (300, 972):
        draw.rectangle((x, 200, x + 10, 560), fill=(120, 88, 60))
    _crowd(draw, chance, 740, 210, 142)


def _counter(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    draw.rectangle((0, 0, 1280, 800), fill=chance.choice([(228, 236, 240), (240, 236, 226)]))
    _banner(draw, (160, 46, 1120, 170), chance.choice(_BANNERS), title, subtitle)
    for number in range(3):
        x = 200 + number * 320
        draw.rectangle((x, 230, x + 230, 300), fill=(40, 60, 80))
        draw.text((x + 115, 265), f"LOKET {number + 1}", font=font(34), fill=(255, 220, 120), anchor="mm")
        _person(draw, chance, x + 115, 530, 170)
    draw.rectangle((120, 470, 1160, 640), fill=(176, 132, 92))
    draw.rectangle((120, 470, 1160, 492), fill=(222, 190, 150))
    for x in range(240, 1100, 260):
        _person(draw, chance, x + chance.randrange(-20, 20), 798, 220)


def _class(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    draw.rectangle((0, 0, 1280, 540), fill=(246, 240, 222))
    draw.rectangle((0, 540, 1280, 800), fill=(190, 166, 140))
    draw.rectangle((170, 60, 1110, 400), fill=(30, 78, 66), outline=(146, 100, 62), width=14)
    draw.text((640, 170), title, font=fit(title, 62, 860), fill=(248, 248, 236), anchor="mm")
    draw.text((640, 250), subtitle, font=fit(subtitle, 36, 860), fill=(250, 224, 150), anchor="mm")
    for number in range(5):
        height = chance.randrange(20, 90)
        draw.rectangle((420 + number * 90, 380 - height, 470 + number * 90, 380), fill=(232, 232, 214))
    _person(draw, chance, 230, 560, 250)
    _crowd(draw, chance, 796, 170, 150)


def _stall(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    _mountain(draw, chance)
    draw.rectangle((0, 440, 1280, 800), fill=(206, 190, 164))
    colours = [chance.choice(_BANNERS), (250, 246, 236)]
    for number in range(12):
        draw.polygon(
            [(170 + number * 80, 210), (250 + number * 80, 210), (258 + number * 80, 300), (162 + number * 80, 300)],
            fill=colours[number % 2],
        )
    _banner(draw, (280, 90, 1000, 206), colours[0], title, subtitle)
    for x in (190, 1090):
        draw.rectangle((x, 300, x + 16, 700), fill=(120, 88, 60))
    draw.rectangle((180, 540, 1120, 700), fill=(160, 112, 70))
    for x in range(230, 1080, 84):
        draw.ellipse(
            (x, 500, x + 66, 560), fill=chance.choice([(222, 80, 50), (240, 180, 60), (110, 160, 70), (190, 140, 90)])
        )
    for x in (360, 640, 900):
        _person(draw, chance, x, 540, 190)
    _crowd(draw, chance, 796, 170, 210)


def _cover(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    _mountain(draw, chance)
    draw.rectangle((0, 500, 1280, 800), fill=chance.choice(_BANNERS))
    draw.text((640, 610), title, font=fit(title, 84, 1160), fill="white", anchor="mm")
    draw.text((640, 706), subtitle, font=fit(subtitle, 42, 1160), fill=(255, 230, 160), anchor="mm")
    draw.ellipse((560, 190, 720, 350), fill=(250, 250, 250))
    draw.polygon([(616, 228), (616, 312), (686, 270)], fill=(200, 40, 44))
    # The rule asks for the ministry's logo on the cover; an invented file says so in words instead.
    draw.rounded_rectangle((30, 26, 330, 86), 14, fill=(250, 250, 250))
    draw.text((180, 56), "LOGO KEMENDAGRI", font=font(28), fill=(30, 50, 90), anchor="mm")


def _house(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    _mountain(draw, chance)
    draw.rectangle((0, 480, 1280, 800), fill=(120, 160, 92))
    draw.rectangle((0, 640, 1280, 800), fill=(150, 136, 110))
    draw.rectangle((150, 370, 720, 640), fill=(240, 234, 220))
    draw.polygon([(110, 380), (435, 250), (760, 380)], fill=(170, 74, 50))
    draw.rectangle((380, 430, 490, 640), fill=(72, 88, 100))
    draw.rounded_rectangle((330, 388, 540, 422), 6, fill=chance.choice(_BANNERS))
    for x in (190, 250, 310, 560, 620, 680):
        draw.rectangle((x, 450, x + 40, 530), fill=(96, 134, 160))
    for x in range(770, 1160, 90):
        _person(draw, chance, x, 680 + chance.randrange(-8, 8), 230 + chance.randrange(-14, 14))


SCENES: dict[str, Scene] = {
    "gedung": _house,
    "balai": _hall,
    "lapangan": _field,
    "loket": _counter,
    "kelas": _class,
    "lapak": _stall,
    "sampul": _cover,
}
