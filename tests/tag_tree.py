"""The tag tree of a PDF with the text of its marked content: what a screen reader has to go by."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>")
_UNKNOWN = {"Td", "TD", "T*", "Tj", "'", '"'}  # operators that the engine does not use


@dataclass(frozen=True)
class Text:
    """A run of text on one line; `line` differs between runs of different lines."""

    text: str
    line: tuple[int, float]


@dataclass
class Element:
    """An element of the tag tree with what its attributes say; `address` is where a link leads."""

    tag: str
    page: int
    alt: str = ""
    key: bytes = b""
    headers: list[bytes] = field(default_factory=list)
    span: tuple[int, int] = (1, 1)
    address: str = ""
    label: str = ""
    children: list["Element | Text"] = field(default_factory=list)

    def descendants(self) -> Iterator["Element"]:
        """Yield this element and all within, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.descendants()

    def with_tag(self, *tags: str) -> list["Element"]:
        """Return the elements within that have one of these tags."""
        return [each for each in self.descendants() if each.tag in tags]


@dataclass(frozen=True)
class TaggedPdf:
    """A PDF as its tags tell it; `untagged_links` are addresses of links that no element of the tree holds."""

    language: str
    title: str
    shows_title: bool
    root: Element
    links_without_address: int
    untagged_links: list[str]


def read_tags(content: bytes) -> TaggedPdf:
    """Return the tag tree of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbered: list[tuple[int, Any]] = list(enumerate(pdf.pages, 1))
        texts: dict[int, dict[int, list[Text]]] = {each.objgen[0]: _texts(each, number) for number, each in numbered}
        pages: dict[int, int] = {each.objgen[0]: number for number, each in numbered}
        reader = _TreeReader(pages, texts)
        [top] = list(pdf.Root.StructTreeRoot.K)
        root = reader.element(top)
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
        preferences: Any = pdf.Root.get("/ViewerPreferences", {})
        return TaggedPdf(
            language=str(pdf.Root.get("/Lang", "")),
            title=str(pdf.docinfo.get("/Title", "")),
            shows_title=bool(preferences.get("/DisplayDocTitle", False)),
            root=root,
            links_without_address=sum(not _address(each) for each in links),
            untagged_links=[_address(each) for each in links if each.objgen not in reader.annotations],
        )


class _TreeReader:
    def __init__(self, pages: dict[int, int], texts: dict[int, dict[int, list[Text]]]):
        self._pages, self._texts = pages, texts
        self.annotations: set[tuple[int, int]] = set()

    def element(self, given: Any) -> Element:
        page = given.get("/Pg")
        number = self._pages[page.objgen[0]] if page is not None else 0
        attributes = given.get("/A", {})
        made = Element(
            tag=str(given.S)[1:],
            page=number,
            alt=str(given.get("/Alt", "")),
            key=bytes(given.get("/ID", b"")),
            headers=[bytes(each) for each in attributes.get("/Headers", [])],
            span=(int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1))),
        )
        children = given.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, int):
                made.children += self._texts[page.objgen[0]].get(child, [])
            elif child.get("/Type") == "/OBJR":
                self.annotations.add(child.Obj.objgen)
                made.address = _address(child.Obj)
                made.label = str(child.Obj.get("/TU", child.Obj.get("/Contents", "")))
            else:
                made.children.append(self.element(child))
        made.page = made.page or next((each.page for each in made.descendants() if each.page), 0)
        return made


def _address(annotation: Any) -> str:
    """Return where a link leads: an address, or the name of a place in the document; '' for neither."""
    action = annotation.get("/A", {})
    if "/URI" in action:
        return str(action.URI)
    place = annotation.get("/Dest", action.get("/D"))
    return f"#{place}" if isinstance(place, pikepdf.String) else ""


def _texts(page: Any, number: int) -> dict[int, list[Text]]:
    """Return the text of each marked content of a page."""
    fonts = {name: _unicode(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, list[Text]] = {}
    marks: list[int | None] = []
    known: dict[int, str] = {}
    line = 0.0
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        name = str(operator)
        assert name not in _UNKNOWN, f"the reader knows no operator {name}"
        if name in ("BDC", "BMC"):
            properties: Any = operands[1] if name == "BDC" else None
            marked = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
            marks.append(int(properties["/MCID"]) if marked else None)
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            known = fonts[str(operands[0])]
        elif name == "Tm":
            line = float(operands[5])
        elif name == "TJ":
            mark = next((each for each in reversed(marks) if each is not None), None)
            if mark is None:
                continue
            codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
            text = "".join(known.get(code, "\ufffd") for code in pairs)
            found.setdefault(mark, []).append(Text(text, (number, round(line, 1))))
    return found


def _unicode(font: Any) -> dict[int, str]:
    """Return what each code of a font stands for, by its ToUnicode table."""
    table = font.ToUnicode.read_bytes()
    assert b"beginbfrange" not in table, "the reader knows no ranges"
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(table)}
