"""Write what the peers read (see `peers.material`) from a workspace; nobody's time is taken meanwhile."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import segno
import tinyhtml5

from peers.material import FONTS, NEWCOMER_STYLES, STYLES, plain
from submissions.assessment.assessing import Verdict
from submissions.documents.colours import colours_of
from submissions.documents.contract import STYLESHEET
from submissions.documents.document import Document
from submissions.documents.fetching import QR_SCHEME, qr_code
from submissions.documents.making import Maker
from submissions.documents.markup import environment, render
from submissions.documents.numbering import COUNTED
from submissions.documents.photographs import Photographs
from submissions.documents.planning import documents_of
from submissions.judging.judge import judge
from submissions.office.editions import chosen_editions
from submissions.resources import templates_folder
from submissions.workspace import Workspace, open_workspace

_PAGE_WIDTH = 165.0  # millimetres between the margins
_MILLIMETRES = re.compile(r"width: ?([\d.]+)mm")
_WORKSPACE = re.compile(r"workspace:([^\"?]+)(?:\?sisi=(\d+))?")
_CODE = re.compile(rf'{QR_SCHEME}:([^"]+)')
_BLOCKS = {"address", "article", "blockquote", "div", "dl", "h1", "h2", "h3", "h4", "ol", "p", "section", "table", "ul"}
Runs = list[tuple[str, bool]]


def write_material(folder: Path, material: Path) -> int:
    """Write what the documents of all eligible records of a workspace are made from, and return how many they are."""
    workspace = open_workspace(folder)
    for name in ("html", "blocks", "pictures", "fonts"):
        (material / name).mkdir(parents=True)
    _write_styles(workspace, material)
    maker, photographs, count = Maker(workspace), Photographs(workspace), 0
    for count, document in enumerate(documents_in(workspace), 1):  # noqa: B007
        stem = document.name.removesuffix(".pdf")
        html = _WORKSPACE.sub(lambda found: _picture(workspace, photographs, material, found), maker.html(document))
        html = _CODE.sub(partial(_code_picture, material), html).replace(
            "asset:", f"{(templates_folder() / 'shared').as_uri()}/"
        )
        (material / "html" / f"{stem}.html").write_text(html, encoding="utf-8")
        blocks = json.dumps(_Reader(material, stem).read(html), ensure_ascii=False)
        (material / "blocks" / f"{stem}.json").write_text(blocks, encoding="utf-8")
    return count


def documents_in(workspace: Workspace) -> Iterator[Document]:
    """Yield the documents that an export makes: of every competition that the records enter."""
    editions = chosen_editions(workspace, None, None, lambda _text: None, workspace.record_files())
    for report in judge(workspace, editions, open_evidence=False).reports:
        for each in report.filled:
            if each.verdict is Verdict.ELIGIBLE:
                yield from documents_of(each, workspace)


def _write_styles(workspace: Workspace, material: Path) -> None:
    shared = templates_folder() / "shared"
    motif = (shared / "motif.svg").read_text(encoding="utf-8")
    colour = colours_of(workspace.settings.pemda.warna)["muda"]
    (material / "motif.svg").write_text(motif.replace("currentColor", colour), encoding="utf-8")
    # Ours puts the numbers of pages in afterwards; whoever prints in a loop lets the engine count them.
    css = (render(environment(workspace), STYLESHEET, {}) + COUNTED).replace(
        "asset:motif.svg", (material / "motif.svg").as_uri()
    )
    (material / STYLES).write_text(css.replace("asset:", f"{shared.as_uri()}/"), encoding="utf-8")
    shutil.copy(Path(__file__).with_name(NEWCOMER_STYLES), material)
    for name in FONTS.values():
        shutil.copy(shared / "fonts" / name, material / "fonts")


def _code_picture(material: Path, found: re.Match[str]) -> str:
    """Return the address of a QR code as a file."""
    target = material / "pictures" / f"kode-{hashlib.sha256(found[1].encode()).hexdigest()[:16]}.png"
    target.write_bytes(qr_code(unquote(found[1])))
    return target.as_uri()


def _picture(workspace: Workspace, photographs: Photographs, material: Path, found: re.Match[str]) -> str:
    """Return the address of a picture: a photograph is as small as ours, the coat of arms is the file of the office."""
    name, longest = found[1], found[2]
    target = material / "pictures" / f"{longest or 'whole'}-{name.replace('/', '-')}"
    if not target.exists():
        source = workspace.file(name)
        assert source is not None, name
        prepared = photographs.prepared(name, int(longest)) if longest else None
        target.write_bytes(prepared.content if prepared else source.read_bytes())
    return target.as_uri()


class _Reader:
    """Reads the blocks of one document out of its HTML: all words, no layout but widths and new pages."""

    def __init__(self, material: Path, stem: str):
        self._material, self._stem = material, stem

    def read(self, html: str) -> dict[str, Any]:
        root = tinyhtml5.parse(html, namespace_html_elements=False)
        about = {meta.get("name"): meta.get("content") for meta in root.iter("meta")}
        marked = next((each for each in root.iter() if each.get("data-dokumen")), None)
        running = [marked.get(f"data-{name}") or "" for name in ("dokumen", "inovasi", "pengusul")] if marked else []
        title = next(root.iter("title")).text or ""
        body = root.find("body")
        assert body is not None
        return {
            "title": title,
            "author": about.get("author") or "",
            "running": running or ["", "", ""],
            "blocks": self._levelled(list(self._blocks(body))),
        }

    @staticmethod
    def _levelled(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Let the first heading be of level 1 and none leave out a level, as PDF/UA asks."""
        above = 0
        for block in blocks:
            if block["kind"] == "heading":
                above = block["level"] = min(block["level"], above + 1)
        return blocks

    def _blocks(self, element: Element) -> Iterator[dict[str, Any]]:
        kind, classes = str(element.tag), (element.get("class") or "").split()
        if "bab" in classes or "break-before: page" in (element.get("style") or ""):
            yield {"kind": "page"}
        if kind in ("h1", "h2", "h3", "h4"):
            yield {"kind": "heading", "level": int(kind[1]), "text": " ".join(plain(_runs(element)).split())}
        elif kind in ("ol", "ul"):
            yield from self._items(element, numbered=kind == "ol")
        elif "pita-isi" in classes:
            yield {"kind": "contents"}
        elif kind == "table":
            yield _table(element)
        elif "baris-foto" in classes:
            yield {"kind": "row", "pictures": [self._image(image) for image in element.iter("img")]}
            yield from (_paragraph(each) for each in element.iter("p"))
        elif kind == "img":
            yield {"kind": "row", "pictures": [self._image(element)]}
        elif kind.endswith("}svg"):
            yield from self._code(element)
        elif kind == "p" or not any(each.tag in _BLOCKS or each.tag == "img" for each in element):
            yield from ([_paragraph(element)] if plain(_runs(element)).strip() else [])
            yield from (block for each in element if str(each.tag).endswith("}svg") for block in self._code(each))
        else:
            for each in element:
                yield from self._blocks(each)
        if "sampul" in classes:
            yield {"kind": "page"}

    def _items(self, element: Element, *, numbered: bool) -> Iterator[dict[str, Any]]:
        for number, item in enumerate(element.iter("li"), 1):
            yield {"kind": "item", "marker": f"{number}." if numbered else "•", "runs": _runs(item)}

    def _image(self, element: Element) -> dict[str, Any]:
        width = _MILLIMETRES.search(element.get("style") or "")
        file = (element.get("src") or "").removeprefix("file://")
        if width is None:
            cover = "2000-" in file
            return {"file": file, "width": _PAGE_WIDTH if cover else 21.0, "about": element.get("alt") or "Foto"}
        return {"file": file, "width": min(float(width[1]), _PAGE_WIDTH), "about": element.get("alt") or "Foto"}

    def _code(self, element: Element) -> Iterator[dict[str, Any]]:
        """Yield a QR code as a picture, since not all of them take SVG."""
        title = next((each.text for each in element.iter() if str(each.tag).endswith("}title")), None) or self._stem
        path = self._material / "pictures" / f"{self._stem}.png"
        segno.make_qr(title, error="m").save(str(path), scale=4, border=0)
        yield {"kind": "row", "pictures": [{"file": str(path), "width": 18.0, "about": title}]}


def _paragraph(element: Element) -> dict[str, Any]:
    return {"kind": "paragraph", "runs": _runs(element)}


def _table(element: Element) -> dict[str, Any]:
    widths = [_MILLIMETRES.search(each.get("style") or "") for each in element.iter("col")]
    head = [[_runs(cell) for cell in row] for part in element.iter("thead") for row in part]
    rows = [[_runs(cell) for cell in row] for part in element.iter("tbody") for row in part]
    columns = max(len(row) for row in [*head, *rows])
    known = [float(found[1]) if found else None for found in widths] or [None] * columns
    if None not in known:
        known[-1] = None
    return {"kind": "table", "widths": known, "head": head, "rows": rows}


def _runs(element: Element, bold: bool = False) -> Runs:
    """Return the words of an element with what is bold; where blocks or lines end in it, a line ends."""
    bold = bold or element.tag in ("b", "strong")
    runs: Runs = [(_spaced(element.text), bold)]
    for child in element:
        if child.tag == "br":
            runs.append(("\n", bold))
        elif isinstance(child.tag, str) and not child.tag.endswith("}svg"):
            if child.tag in ("li", "p") and plain(runs).strip():
                runs.append(("\n", bold))
            runs += _runs(child, bold)
        runs.append((_spaced(child.tail), bold))
    return [
        ("".join(text for text, _bold in group), is_bold)
        for is_bold, group in groupby((run for run in runs if run[0]), itemgetter(1))
    ]


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
