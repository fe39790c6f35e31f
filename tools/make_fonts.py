"""Make the static faces in templates/shared/fonts from variable fonts on PyPI.

Letters are set in Arimo (`fontpkg-arimo`), which measures as Arial does, all else in Source Sans 3
(`fontpkg-source-sans-3`). Run it with `fonttools` and both installed. Static, Latin-only faces embed faster and smaller
than the variable font, and the families are named ours: no system font can stand in, and the reserved name "Source" may
not be kept for changed faces.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "templates" / "shared" / "fonts"
LETTERS, DOCUMENTS = "Submissions Sans", "Submissions Teks"
FAMILIES: dict[str, dict[str, tuple[str, int]]] = {
    LETTERS: {
        "Regular": ("Arimo[wght].ttf", 400),
        "Bold": ("Arimo[wght].ttf", 700),
        "Italic": ("Arimo-Italic[wght].ttf", 400),
        "BoldItalic": ("Arimo-Italic[wght].ttf", 700),
    },
    DOCUMENTS: {
        "Regular": ("SourceSans3[wght].ttf", 400),
        "Semibold": ("SourceSans3[wght].ttf", 600),
        "Italic": ("SourceSans3-Italic[wght].ttf", 400),
    },
}
"""The faces of each family: the file, and the weight that is taken out of it."""
RANGES = [(0x20, 0x24F), (0x2B0, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF)]
RANGES += [(0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2500, 0x25FF), (0xFB00, 0xFB06)]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt"]
"""What is kept of Source Sans; small capitals, old figures and the like would double a face, and are not used."""
_FULL_NAMES = (4, 6)
_DROPPED_NAMES = (0, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14)
"""Of Source Sans: where the reserved name stands again; the licence lies beside the faces."""


def make(source: Path, target: Path, family: str) -> None:
    """Write the faces of a family into `target` from the variable fonts in `source`."""
    for style, (name, weight) in FAMILIES[family].items():
        font = instancer.instantiateVariableFont(TTFont(source / name), {"wght": weight})
        options = Options()
        options.layout_features = ["*"] if family == LETTERS else FEATURES
        options.hinting = False
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        subsetter.subset(font)
        _rename(font, family, style)
        bold, italic = "bold" in style.lower(), "Italic" in style
        font["head"].macStyle = bold | italic << 1
        font["OS/2"].fsSelection = 0x80 | italic | bold << 5 | (not bold and not italic) << 6
        font.save(target / f"{family.replace(' ', '')}-{style}.ttf")


def _rename(font: TTFont, family: str, style: str) -> None:
    if family == DOCUMENTS:
        font["name"].names = [record for record in font["name"].names if record.nameID not in _DROPPED_NAMES]
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (2, 17):
            record.string = style
        elif record.nameID == 4:
            record.string = f"{family} {style}"
        elif record.nameID == 6:
            record.string = f"{family.replace(' ', '')}-{style}"


def write_coverage(folder: Path) -> None:
    """Write `coverage.txt`: the characters that documents can show, as ranges in hexadecimal, for checks without fonts.

    What one family lacks is taken from the other; of each, all faces must have a character.
    """
    covered = set().union(*(_covered(folder, family, styles) for family, styles in FAMILIES.items()))
    ranges: list[list[int]] = []
    for code in sorted(covered):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = [f"{first:04X}-{last:04X}" for first, last in ranges]
    (folder / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def _covered(folder: Path, family: str, styles: Mapping[str, object]) -> set[int]:
    faces: Iterable[Path] = (folder / f"{family.replace(' ', '')}-{style}.ttf" for style in styles)
    return set.intersection(*(set(TTFont(path).getBestCmap()) for path in faces))


if __name__ == "__main__":
    import fontpkg_arimo  # type: ignore[import-not-found]
    import fontpkg_source_sans_3

    make(Path(fontpkg_arimo.__file__).parent / "files", FONTS, LETTERS)
    make(Path(fontpkg_source_sans_3.__file__).parent / "files", FONTS, DOCUMENTS)
    write_coverage(FONTS)
