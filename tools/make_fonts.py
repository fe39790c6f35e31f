"""Make the four static faces in templates/shared/fonts from the variable Arimo of PyPI's `fontpkg-arimo`.

Run it with `fonttools` and `fontpkg-arimo` installed. Static, Latin-only faces embed faster and
smaller than the variable font, and the family is named ours so that no system font can stand in.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "templates" / "shared" / "fonts"
FAMILY = "Submissions Sans"
FACES = {
    "Regular": ("Arimo[wght].ttf", 400),
    "Bold": ("Arimo[wght].ttf", 700),
    "Italic": ("Arimo-Italic[wght].ttf", 400),
    "BoldItalic": ("Arimo-Italic[wght].ttf", 700),
}
RANGES = [(0x20, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF)]
RANGES += [(0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0xFB00, 0xFB06)]


def make(source: Path, target: Path) -> None:
    """Write the four faces into `target` from the variable fonts in `source`."""
    for style, (name, weight) in FACES.items():
        font = instancer.instantiateVariableFont(TTFont(source / name), {"wght": weight})
        options = Options()
        options.layout_features = ["*"]
        options.hinting = False
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = FAMILY
            elif record.nameID in (2, 17):
                record.string = style
            elif record.nameID == 4:
                record.string = f"{FAMILY} {style}"
            elif record.nameID == 6:
                record.string = f"{FAMILY.replace(' ', '')}-{style}"
        bold, italic = "Bold" in style, "Italic" in style
        font["head"].macStyle = bold | italic << 1
        font["OS/2"].fsSelection = 0x80 | italic | bold << 5 | (not bold and not italic) << 6
        font.save(target / f"{FAMILY.replace(' ', '')}-{style}.ttf")


def write_coverage(folder: Path) -> None:
    """Write `coverage.txt`: the characters that all faces have, as ranges in hexadecimal, for checks without fonts."""
    faces = [set(TTFont(path).getBestCmap()) for path in sorted(folder.glob("*.ttf"))]
    ranges: list[list[int]] = []
    for code in sorted(set.intersection(*faces)):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = [f"{first:04X}-{last:04X}" for first, last in ranges]
    (folder / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    import fontpkg_arimo  # type: ignore[import-not-found]

    make(Path(fontpkg_arimo.__file__).parent / "files", FONTS)
    write_coverage(FONTS)
