"""fpdf2: cells and tables. PDF/A-3u, the most that it writes; no tags."""

from pathlib import Path
from typing import Any

from peers.material import FONTS, block_files, read_blocks

_LEFT, _WIDTH = 22.5, 165.0  # millimetres


def make_fpdf2(material: Path, output: Path) -> None:
    """Make each document, with its contents where it has some."""
    for path in block_files(material):
        _make(read_blocks(path), material / "fonts", output / f"{path.stem}.pdf")


def _make(data: dict[str, Any], fonts: Path, output: Path) -> None:
    from fpdf import FPDF

    class Pages(FPDF):  # type: ignore[misc]
        def header(self) -> None:
            self.set_font("teks", size=8.5)
            self.cell(_WIDTH / 2, 5, data["running"][0])
            self.cell(_WIDTH / 2, 5, data["running"][1], align="R")
            self.ln(10)

        def footer(self) -> None:
            self.set_y(-17)
            self.set_font("teks", size=8.5)
            self.cell(_WIDTH - 30, 5, data["running"][2])
            self.cell(30, 5, f"{self.page_no()} / {{nb}}", align="R")

    pages = Pages(enforce_compliance="PDF/A-3U")
    for style, file in (("", FONTS["regular"]), ("B", FONTS["bold"]), ("I", FONTS["italic"])):
        pages.add_font("teks", style, fonts / file)
    pages.set_title(data["title"])
    pages.set_author(data["author"])
    pages.set_lang("id")
    pages.set_margins(_LEFT, 14, _LEFT)
    pages.set_auto_page_break(True, 22)
    pages.add_page()
    pages.set_font("teks", size=10.5)
    for block in data["blocks"]:
        _add(pages, block)
    pages.output(str(output))


def _add(pages: Any, block: dict[str, Any]) -> None:
    kind = block["kind"]
    if kind == "page":
        pages.add_page()
    elif kind == "contents":
        pages.insert_toc_placeholder(_contents, allow_extra_pages=True)
    elif kind == "heading":
        pages.ln(3)
        pages.start_section(block["text"], level=block["level"] - 1)
        pages.set_font("teks", "B", (20, 15, 12, 10.5)[block["level"] - 1])
        pages.multi_cell(0, None, block["text"], align="L", new_x="LMARGIN", new_y="NEXT")
        pages.set_font("teks", size=10.5)
        pages.ln(2)
    elif kind in ("paragraph", "item"):
        text = _marked(block["runs"])
        pages.set_x(_LEFT + (6 if kind == "item" else 0))
        shown = f"{block['marker']} {text}" if kind == "item" else text
        pages.multi_cell(0, 5.2, shown, align="L", markdown=True, new_x="LMARGIN", new_y="NEXT")
        pages.ln(2.4)
    elif kind == "row":
        if pages.y > 220:
            pages.add_page()
        top, bottom = pages.y, pages.y
        pages.set_x(_LEFT)
        for each in block["pictures"]:
            made = pages.image(each["file"], x=pages.x, y=top, w=each["width"], alt_text=each["about"])
            pages.set_x(pages.x + each["width"] + 4)
            bottom = max(bottom, top + made.rendered_height)
        pages.set_xy(_LEFT, bottom + 2)
    else:
        _add_table(pages, block)


def _add_table(pages: Any, block: dict[str, Any]) -> None:
    from fpdf.fonts import FontFace

    known = sum(width or 0 for width in block["widths"])
    left = (_WIDTH - known) / max(block["widths"].count(None), 1)
    pages.set_font("teks", size=9.5)
    with pages.table(
        col_widths=[left if width is None else width for width in block["widths"]],
        width=_WIDTH,
        align="L",
        text_align="L",
        borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="BOLD"),
        first_row_as_headings=bool(block["head"]),
        line_height=4.4,
        markdown=True,
    ) as table:
        for cells in [*block["head"], *block["rows"]]:
            row = table.row()
            for cell in cells:
                row.cell(_marked(cell))
    pages.set_font("teks", size=10.5)
    pages.ln(3)


def _contents(pages: Any, outline: list[Any]) -> None:
    pages.set_font("teks", size=10.5)
    for section in outline:
        if section.level <= 1:
            pages.cell(_WIDTH - 20, 5.5, section.name[:80])
            pages.cell(20, 5.5, str(section.page_number), align="R", new_x="LMARGIN", new_y="NEXT")


def _marked(runs: list[tuple[str, bool]]) -> str:
    return "".join(
        f"**{text.strip()}**" if bold and text.strip() else text.replace("**", "").replace("__", "")
        for text, bold in runs
    )
