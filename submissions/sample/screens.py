"""Screens, drawn: an application's page, a telephone, a news page, a chat and a table of complaints."""

import random
from collections.abc import Callable

from PIL import ImageDraw

from submissions.sample.drawing import DARK, GREY, THEMES, fit, font

Screen = Callable[[ImageDraw.ImageDraw, random.Random, str, str], None]


def _browser(draw: ImageDraw.ImageDraw, address: str) -> None:
    draw.rectangle((0, 0, 1280, 70), fill=(222, 226, 230))
    for number, colour in enumerate([(230, 96, 84), (240, 190, 76), (96, 190, 110)]):
        draw.ellipse((24 + number * 40, 22, 50 + number * 40, 48), fill=colour)
    draw.rounded_rectangle((170, 14, 1240, 56), 20, fill="white")
    draw.text((196, 35), address, font=font(24), fill=GREY, anchor="lm")


def _dashboard(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    theme = chance.choice(THEMES)
    draw.rectangle((0, 0, 1280, 800), fill=(246, 248, 250))
    _browser(draw, "https://example.go.id/layanan")
    draw.rectangle((0, 70, 1280, 170), fill=theme)
    draw.text((40, 120), title, font=fit(title, 46, 760), fill="white", anchor="lm")
    draw.text((1240, 120), subtitle, font=fit(subtitle, 26, 400), fill=(230, 236, 240), anchor="rm")
    for number, label in enumerate(["Hari ini", "Bulan ini", "Selesai", "Diproses"]):
        x = 40 + number * 304
        draw.rounded_rectangle((x, 200, x + 280, 320), 14, fill="white", outline=(220, 226, 230), width=2)
        draw.text((x + 24, 232), label, font=font(24), fill=GREY, anchor="lm")
        draw.text((x + 24, 282), str(chance.randrange(12, 940)), font=font(50), fill=theme, anchor="lm")
    draw.rounded_rectangle((40, 350, 800, 770), 14, fill="white", outline=(220, 226, 230), width=2)
    for number in range(10):
        height = chance.randrange(60, 330)
        draw.rectangle(
            (76 + number * 71, 740 - height, 120 + number * 71, 740), fill=theme if number % 3 else (238, 176, 70)
        )
    draw.rounded_rectangle((830, 350, 1240, 770), 14, fill="white", outline=(220, 226, 230), width=2)
    for number in range(7):
        y = 396 + number * 54
        draw.ellipse((856, y - 14, 884, y + 14), fill=theme)
        draw.rounded_rectangle((904, y - 12, 1020 + chance.randrange(180), y + 10), 8, fill=(214, 220, 224))


def _form(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    theme = chance.choice(THEMES)
    draw.rectangle((0, 0, 1280, 800), fill=(240, 243, 246))
    _browser(draw, "https://example.go.id/permohonan/baru")
    draw.rectangle((0, 70, 300, 800), fill=theme)
    draw.text((30, 130), "Menu", font=font(34), fill="white", anchor="lm")
    for number, label in enumerate(["Beranda", "Permohonan", "Berkas", "Riwayat", "Bantuan"]):
        draw.text((30, 200 + number * 60), label, font=font(26), fill=(224, 232, 236), anchor="lm")
    draw.text((340, 126), title, font=fit(title, 40, 880), fill=DARK, anchor="lm")
    draw.text((340, 172), subtitle, font=fit(subtitle, 26, 880), fill=GREY, anchor="lm")
    for number, label in enumerate(["Nama pemohon", "Alamat", "Jenis layanan", "Tanggal"]):
        y = 236 + number * 112
        draw.text((340, y), label, font=font(24), fill=GREY, anchor="lm")
        draw.rounded_rectangle((340, y + 18, 1220, y + 72), 8, fill="white", outline=(206, 212, 218), width=2)
        draw.rounded_rectangle((360, y + 36, 480 + chance.randrange(500), y + 54), 6, fill=(196, 204, 210))
    draw.rounded_rectangle((340, 706, 560, 766), 12, fill=theme)
    draw.text((450, 736), "Kirim", font=font(30), fill="white", anchor="mm")


def _telephone(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    theme = chance.choice(THEMES)
    draw.rectangle((0, 0, 1280, 800), fill=tuple(min(255, part + 110) for part in theme))
    draw.rounded_rectangle((430, 20, 850, 780), 46, fill=(24, 28, 32))
    draw.rounded_rectangle((446, 50, 834, 750), 24, fill=(236, 232, 224))
    draw.rectangle((446, 70, 834, 150), fill=theme)
    draw.text((640, 98), title, font=fit(title, 30, 360), fill="white", anchor="mm")
    draw.text((640, 130), subtitle, font=fit(subtitle, 20, 360), fill=(230, 236, 240), anchor="mm")
    y = 176
    for number in range(6):
        width, height = chance.randrange(170, 290), chance.randrange(50, 88)
        left = 466 if number % 2 == 0 else 814 - width
        draw.rounded_rectangle(
            (left, y, left + width, y + height), 16, fill="white" if number % 2 == 0 else (214, 240, 206)
        )
        for line in range(2):
            draw.rounded_rectangle(
                (left + 16, y + 16 + line * 22, left + width - 24 - line * 40, y + 26 + line * 22),
                4,
                fill=(176, 184, 190),
            )
        y += height + 12


def _news(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    theme = chance.choice(THEMES)
    draw.rectangle((0, 0, 1280, 800), fill="white")
    _browser(draw, "https://kabar-contoh.example/berita")
    draw.rectangle((0, 70, 1280, 144), fill=theme)
    draw.text((40, 107), "KABAR CONTOH", font=font(40), fill="white", anchor="lm")
    draw.text((40, 196), title, font=fit(title, 46, 1200), fill=DARK, anchor="lm")
    draw.text((40, 248), subtitle, font=fit(subtitle, 26, 1200), fill=GREY, anchor="lm")
    draw.rectangle((40, 290, 660, 640), fill=(196, 220, 232))
    draw.polygon([(40, 560), (300, 360), (380, 420), (460, 370), (660, 560)], fill=(110, 146, 156))
    draw.rectangle((40, 560, 660, 640), fill=(112, 160, 100))
    for x in range(90, 640, 80):
        draw.ellipse((x, 520, x + 34, 554), fill=(190, 138, 100))
        draw.rectangle((x - 8, 552, x + 42, 640), fill=chance.choice(THEMES))
    for number in range(11):
        right = 1240 - chance.randrange(0, 130)
        draw.rounded_rectangle((700, 296 + number * 34, right, 310 + number * 34), 5, fill=(208, 212, 216))
    for number in range(3):
        draw.rounded_rectangle(
            (40, 672 + number * 34, 1240 - chance.randrange(200), 686 + number * 34), 5, fill=(208, 212, 216)
        )


def _complaints(draw: ImageDraw.ImageDraw, chance: random.Random, title: str, subtitle: str) -> None:
    theme = chance.choice(THEMES)
    draw.rectangle((0, 0, 1280, 800), fill="white")
    draw.rectangle((0, 0, 1280, 96), fill=theme)
    draw.text((40, 36), title, font=fit(title, 36, 1200), fill="white", anchor="lm")
    draw.text((40, 74), subtitle, font=fit(subtitle, 26, 1200), fill=(236, 240, 244), anchor="lm")
    columns = [(40, "No"), (120, "Tanggal"), (320, "Kanal"), (560, "Isi aduan"), (1010, "Status")]
    for x, label in columns:
        draw.text((x, 134), label, font=font(26), fill=DARK, anchor="lm")
    for number in range(11):
        y = 188 + number * 54
        draw.line([(30, y - 26), (1250, y - 26)], fill=(214, 220, 224), width=2)
        draw.text((40, y), str(number + 1), font=font(24), fill=GREY, anchor="lm")
        date = f"{chance.randrange(1, 28):02d}-{chance.randrange(1, 12):02d}-2025"
        draw.text((120, y), date, font=font(24), fill=GREY, anchor="lm")
        draw.text(
            (320, y),
            chance.choice(["WhatsApp", "Loket", "Kotak saran", "Media sosial"]),
            font=font(24),
            fill=GREY,
            anchor="lm",
        )
        draw.rounded_rectangle((560, y - 10, 700 + chance.randrange(270), y + 10), 6, fill=(212, 218, 222))
        done = chance.random() < 0.85
        draw.rounded_rectangle((1010, y - 20, 1190, y + 20), 18, fill=(206, 236, 214) if done else (250, 226, 196))
        draw.text((1100, y), "Selesai" if done else "Diproses", font=font(24), fill=DARK, anchor="mm")


SCREENS: dict[str, Screen] = {
    "dasbor": _dashboard,
    "formulir": _form,
    "ponsel": _telephone,
    "berita": _news,
    "aduan": _complaints,
}
