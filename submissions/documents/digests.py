"""Digests of what a PDF shows: one for each page, one for its links, one for what the file says of itself.

They are taken of what streams hold, not of how they are packed: a program that only packs a file anew changes none.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

LETTERS = 16
_SHOWN = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
# How a stream is packed, and what leads back to where one comes from.
_ASIDE = {"/Length", "/Filter", "/DecodeParms", "/Parent", "/P", "/StructParent", "/StructParents", "/Metadata"}
_DEEPEST = 60
_LARGEST_PACKED = 100_000  # bytes; what deflate makes of that is at most some 100 MB


@dataclass(frozen=True)
class Digests:
    """The digests of a PDF: of each page, of the links and notes on each page, and of author, title and the like."""

    pages: list[str]
    annotations: list[str]
    about: str


def digests_of(pdf: pikepdf.Pdf) -> Digests:
    """Return the digests of an open PDF."""
    taker = _Taker()
    pages, annotations = [], []
    for page in pdf.pages:
        pages.append(_short(b"".join([taker.drawn(page.obj), *(taker.part(page.obj, key) for key in _SHOWN)])))
        annots = [taker.of(annot) for annot in annotations_of(page.obj) if not is_signature(annot)]
        annotations.append(_short(b"".join(annots)))
    about = taker.part(pdf.trailer, "/Info") + taker.part(pdf.Root, "/Metadata")
    return Digests(pages, annotations, _short(about))


def annotations_of(page: Object) -> list[Object]:
    """Return the annotations of a page that are dictionaries, as they should be."""
    annots = page.get("/Annots")
    return [annot for annot in annots if isinstance(annot, Dictionary)] if isinstance(annots, Array) else []


def is_signature(annotation: Object) -> bool:
    """Return whether an annotation is the place of a signature field."""
    parent = annotation.get("/Parent")
    kind = annotation.get("/FT", parent.get("/FT") if isinstance(parent, Dictionary) else None)
    return bool(annotation.get("/Subtype") == Name.Widget and kind == Name.Sig)


class _Taker:
    """Takes digests of objects; those that many pages share are looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def part(self, owner: Object, key: str) -> bytes:
        """Return a digest of one entry of a dictionary, whether it is there or not."""
        return self.of(owner[key]) if key in owner else b"-"

    def drawn(self, page: Object) -> bytes:
        """Return a digest of what is drawn on a page, and of the fonts, pictures and so on that it draws with.

        The engine gives all its pages one dictionary of these: one more in it, for one page, alters no other page.
        """
        content = _content(page)
        return hashlib.sha256(content + self._drawn_with(page, content, 0)).digest()

    def _drawn_with(self, owner: Object, content: bytes, depth: int) -> bytes:
        """Return digests of the fonts, pictures and so on that the content of a page or pattern draws with."""
        taken = []
        names = {_unescaped(name) for name in _NAME.findall(content)}
        resources = owner.get("/Resources", Dictionary())
        for kind in sorted(resources.keys()) if isinstance(resources, Dictionary) else ():
            if isinstance(entries := resources[kind], Dictionary):
                for name in sorted(names & set(entries.keys())):
                    head = f"{kind} {name} ".encode(errors="surrogateescape")
                    taken.append(head + self.of(entries[name], depth + 1))
        return b"".join(taken)

    def of(self, value: Any, depth: int = 0) -> bytes:
        """Return a digest of a value and of all that it leads to."""
        if not isinstance(value, Object):
            return str(value).encode()
        key = value.objgen if value.is_indirect else None
        if key is None or key == (0, 0):
            return self._taken(value, depth)
        if key not in self._known:
            self._known[key] = b"~"  # where it leads to itself
            self._known[key] = self._taken(value, depth)
        return self._known[key]

    def _taken(self, value: Object, depth: int) -> bytes:
        if depth > _DEEPEST:
            return b"..."
        if isinstance(value, Dictionary | Stream):
            if value.get("/Type") in (Name.Page, Name.Pages):
                return b"page"
            taken = hashlib.sha256(b"<<")
            drawn = isinstance(value, Stream) and "/Resources" in value  # a pattern, say, in what all pages share
            for name in sorted(set(value.keys()) - _ASIDE - ({"/Resources"} if drawn else set())):
                taken.update(name.encode(errors="surrogateescape") + b" " + self.of(value[name], depth + 1) + b"\n")
            if isinstance(value, Stream):
                content = _read(value)
                taken.update(content + (self._drawn_with(value, content, depth) if drawn else b""))
            return taken.digest()
        if isinstance(value, String):
            return b"(" + bytes(value) + b")"
        text: bytes = value.unparse()
        if isinstance(value, Array) and (b" R" in text or b"<<" in text):
            return hashlib.sha256(b"[" + b" ".join(self.of(item, depth + 1) for item in value)).digest()
        return text


def _content(page: Object) -> bytes:
    content = page.get("/Contents")
    streams = list(content) if isinstance(content, Array) else [content]
    return b"\n".join(_read(stream) for stream in streams if isinstance(stream, Stream))


def _unescaped(name: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name)
    return "/" + plain.decode(errors="surrogateescape")


def _read(stream: Object) -> bytes:
    """Return what a stream holds, unpacked; as it is packed where it is large, or packed twice.

    *Why:* a stranger's stream of a few kilobytes may unpack to gigabytes.
    """
    packed = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if len(packed) > _LARGEST_PACKED or (isinstance(filters, Array) and len(filters) > 1):
        return bytes(packed)
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(packed)


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:LETTERS]
