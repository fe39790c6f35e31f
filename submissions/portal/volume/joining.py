"""Join a form and its evidence volume into one PDF, for editions whose portal takes only one."""

import json
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Name, OutlineItem

from submissions.documents.attaching import attach_to_pikepdf
from submissions.documents.origin import NAME, fill_file, unfilled

KIND = "gabungan"
_DIGESTS = ("format", "halaman", "sidik_halaman", "sidik_tautan", "sidik_keterangan", "ukuran", "sidik_berkas")
_OF_TAGS = (Name.StructParent, Name.StructParents, Name.Tabs)


def join(form: Path, volume: Path, into: Path) -> int:
    """Write the pages of a form and then those of its volume to one file, with the links and bookmarks of both.

    It claims neither PDF/A nor tags, as the volume does not: foreign pages have neither.

    Args:
        form: a PDF of ours.
        volume: a PDF of ours.
        into: the file.

    Returns:
        How many pages it has.
    """
    with pikepdf.open(volume) as pdf, pikepdf.open(form) as front:
        origin = _origin(pdf)
        count = len(front.pages)
        marks, links = _marks(front), [_freed(page, front) for page in front.pages]
        for at, page in enumerate(front.pages):
            pdf.pages.insert(at, page)
        for page, targets in zip(pdf.pages[:count], links, strict=True):
            for at, (number, *view) in targets.items():
                page.obj.Annots[at].Dest = Array([pdf.pages[number].obj, *view])
        with pdf.open_outline() as outline:
            outline.root[:0] = marks
        pages = len(pdf.pages)
        attach_to_pikepdf(pdf, unfilled(origin, pages))
        pdf.save(
            into,
            deterministic_id=True,
            compress_streams=False,  # what is packed stays so; `asal.json` must not be
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    fill_file(into, origin)
    return pages


def _origin(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return what a volume says of where it comes from, as the joined file says it."""
    said = json.loads(pdf.attachments[NAME].get_file().read_bytes())
    return {key: value for key, value in said.items() if key not in _DIGESTS} | {"jenis": KIND}


def _freed(page: pikepdf.Page, pdf: pikepdf.Pdf) -> dict[int, list[Any]]:
    """Take off a page what leads elsewhere in its file, so that it can be copied alone.

    Returns:
        For each link within the file, by its place among the page's links: number of the page from 0, and the view.
    """
    numbers, named = _numbers(pdf), pikepdf.NameTree(pdf.Root.Names.Dests) if _has_names(pdf) else {}
    # A field to sign in belongs to the form alone: signing it would change a page of the whole.
    kept = [each for each in page.obj.get(Name.Annots, Array()) if each.get(Name.Subtype) != Name.Widget]
    targets: dict[int, list[Any]] = {}
    for at, link in enumerate(kept):
        if Name.Dest in link:
            target = named.get(str(link.Dest))
            del link.Dest
            if target is not None:
                targets[at] = [numbers[target[0].objgen], *list(target)[1:]]
        if Name.P in link:
            del link.P
    page.obj.Annots = Array(kept)
    for thing in (page.obj, *kept):
        for key in _OF_TAGS:
            if key in thing:
                del thing[key]
    return targets


def _has_names(pdf: pikepdf.Pdf) -> bool:
    return Name.Names in pdf.Root and Name.Dests in pdf.Root.Names


def _numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def _marks(pdf: pikepdf.Pdf) -> list[OutlineItem]:
    """Return the bookmarks of a form as those of a file in which its pages stand first."""
    numbers = _numbers(pdf)

    def copied(item: OutlineItem) -> OutlineItem:
        target = item.destination
        number = numbers[target[0].objgen] if isinstance(target, Array) else 0
        top = float(target[3]) if isinstance(target, Array) and len(target) > 3 else None
        made = OutlineItem(item.title, number, "XYZ" if top is not None else None, top=top)
        made.children.extend(map(copied, item.children))
        return made

    with pdf.open_outline() as outline:
        return [copied(item) for item in outline.root]
