"""ReportLab: a story of Platypus. It writes neither tags nor PDF/A."""

from html import escape
from pathlib import Path
from typing import Any

from peers.material import FONTS, block_files, read_blocks

_SPARE = 165.0  # millimetres between the margins


def make_reportlab(material: Path, output: Path) -> None:
    """Make each document, with its contents where it has some."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    for face, file in FONTS.items():
        registerFont(TTFont(face, str(material / "fonts" / file)))
    registerFontFamily("regular", normal="regular", bold="bold", italic="italic", boldItalic="bold")
    text = ParagraphStyle("text", fontName="regular", fontSize=10.5, leading=14.9, spaceAfter=6.8)
    styles = {
        "text": text,
        "cell": ParagraphStyle("cell", text, fontSize=9.5, leading=12.5, spaceAfter=0),
        "item": ParagraphStyle("item", text, leftIndent=17, bulletIndent=5),
    }
    for level, size in ((1, 20), (2, 15), (3, 12), (4, 10.5)):
        styles[f"h{level}"] = ParagraphStyle(
            f"h{level}", text, fontName="bold", fontSize=size, leading=size * 1.2, spaceBefore=size, keepWithNext=True
        )
    for path in block_files(material):
        _make(read_blocks(path), styles, output / f"{path.stem}.pdf")


def _make(data: dict[str, Any], styles: dict[str, Any], output: Path) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

    class NumberedCanvas(Canvas):  # type: ignore[misc]
        """Draws head and foot at the end, when it is known how many pages there are."""

        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._pages:
                self.__dict__.update(page)
                self.setFont("regular", 8.5)
                self.drawString(22.5 * mm, 280 * mm, data["running"][0])
                self.drawRightString(187.5 * mm, 280 * mm, data["running"][1])
                self.drawString(22.5 * mm, 13 * mm, data["running"][2])
                self.drawRightString(187.5 * mm, 13 * mm, f"{self._pageNumber} / {len(self._pages)}")
                super().showPage()
            super().save()

    class Template(BaseDocTemplate):  # type: ignore[misc]
        def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
            level = getattr(flowable, "heading_level", None)
            if level is not None:
                self.canv.bookmarkPage(str(id(flowable)))
                self.canv.addOutlineEntry(flowable.getPlainText(), str(id(flowable)), level - 1)
                if level <= 2:
                    self.notify("TOCEntry", (level - 1, flowable.getPlainText(), self.page))

    frame = Frame(22.5 * mm, 22 * mm, _SPARE * mm, 251 * mm, 0, 0, 0, 0)
    document = Template(
        str(output), pagesize=A4, title=data["title"], author=data["author"], lang="id",
        pageTemplates=[PageTemplate(frames=[frame])],
    )  # fmt: skip
    story = [flowable for block in data["blocks"] for flowable in _flowables(block, styles)]
    build = document.multiBuild if any(block["kind"] == "contents" for block in data["blocks"]) else document.build
    build(story, canvasmaker=NumberedCanvas)


def _flowables(block: dict[str, Any], styles: dict[str, Any]) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.units import mm
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Image, PageBreak, Paragraph, Table
    from reportlab.platypus.tableofcontents import TableOfContents

    kind = block["kind"]
    if kind == "page":
        return [PageBreak()]
    if kind == "contents":
        return [TableOfContents(levelStyles=[styles["text"], styles["item"]])]
    if kind == "heading":
        paragraph = Paragraph(escape(block["text"]), styles[f"h{block['level']}"])
        paragraph.heading_level = block["level"]
        return [paragraph]
    if kind == "paragraph":
        return [Paragraph(_marked(block["runs"]), styles["text"])]
    if kind == "item":
        return [Paragraph(_marked(block["runs"]), styles["item"], bulletText=block["marker"])]
    if kind == "row":
        shapes = [(each, ImageReader(each["file"]).getSize()) for each in block["pictures"]]
        images = [
            Image(each["file"], each["width"] * mm, each["width"] * mm * high / wide) for each, (wide, high) in shapes
        ]
        return [Table([images], hAlign="LEFT")]
    known = sum(width or 0 for width in block["widths"])
    left = (_SPARE - known) / max(block["widths"].count(None), 1)
    cells = [[Paragraph(_marked(cell), styles["cell"]) for cell in row] for row in [*block["head"], *block["rows"]]]
    widths = [(left if width is None else width) * mm for width in block["widths"]]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#b9bfc6")), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return [Table(cells, widths, repeatRows=len(block["head"]), style=lines)]


def _marked(runs: list[tuple[str, bool]]) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in runs).replace("\n", "<br/>")
