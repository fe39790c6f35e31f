"""What is other in a PDF than when it was written: its pages, and what was laid upon them or into the file."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from submissions.documents.digests import annotations_of, digests_of, is_signature
from submissions.finished.states import Change, ChangeKind

_SAID = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator")
_HARMLESS_ACTIONS = ("/URI", "/GoTo", "/GoToR")


def changes_in(pdf: pikepdf.Pdf, origin: Mapping[str, Any], names: Sequence[str]) -> list[Change]:
    """Return what is other in an open PDF than its `asal.json` says.

    Args:
        pdf: the file as it is.
        origin: what was carried in it when it was written.
        names: the files that were carried in it then.
    """
    now = digests_of(pdf)
    before = [str(digest) for digest in origin["sidik_halaman"]]
    changes, stood_at = _pages(before, now.pages)
    links = [str(digest) for digest in origin["sidik_tautan"]]
    for number, page in enumerate(pdf.pages, 1):
        was = stood_at.get(number)
        if was is None or links[was - 1] != now.annotations[number - 1]:
            changes += _annotations(page.obj, number, is_new=was is None)
        changes += (Change(kind, number) for kind in _actions_of_page(page.obj))
    changes += map(Change, _actions_of_document(pdf))
    changes += (Change(ChangeKind.FILE_ADDED, name=name) for name in sorted(pdf.attachments) if name not in names)
    changes += (
        Change(ChangeKind.FIELD, name=name)
        for name, is_place_to_sign, is_signed in fields_of(pdf)
        if not is_place_to_sign or not (is_signed or name in origin["kolom"])
    )
    if now.about != origin["sidik_keterangan"]:
        changes.append(Change(ChangeKind.ABOUT, name="; ".join(f"{key} {value}" for key, value in said_by(pdf))))
    return changes


def said_by(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Return what a file says of itself: title, author and the like."""
    info = pdf.trailer.get("/Info")
    known = [(key[1:], str(info[key])[:80]) for key in _SAID if key in info] if isinstance(info, Dictionary) else []
    if not isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        return known
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=False) as xmp:
        named = ((key, xmp.get(key)) for key in ("dc:title", "dc:creator", "dc:description"))
        return known + [(key, str(value)) for key, value in named if value]


def fields_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool, bool]]:
    """Yield the fields of a PDF's form: name, whether it is a place to sign, whether it is signed."""
    form = pdf.Root.get("/AcroForm")
    found = form.get("/Fields") if isinstance(form, Dictionary) else None
    for entry in found if isinstance(found, Array) else ():
        if isinstance(entry, Dictionary):
            yield str(entry.get("/T", "?")), entry.get("/FT") == Name.Sig, "/V" in entry


def _pages(before: Sequence[str], now: Sequence[str]) -> tuple[list[Change], dict[int, int]]:
    """Return what became of the pages, and where each page that is still there stood."""
    stood_at: dict[int, int] = {}
    lost: list[int] = []
    new: list[int] = []
    pairs: list[tuple[int, int]] = []
    for kind, first, last, begin, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        olds, news = list(range(first + 1, last + 1)), list(range(begin + 1, end + 1))
        if kind == "equal":
            stood_at |= dict(zip(news, olds, strict=True))
            continue
        pairs += zip(olds, news, strict=False)
        lost += olds
        new += news
    changes = []
    for number in list(new):
        if old := next((old for old in lost if before[old - 1] == now[number - 1]), None):
            changes.append(Change(ChangeKind.PAGE_MOVED, number, before=old))
            stood_at[number] = old
            lost.remove(old)
            new.remove(number)
    for old, number in pairs:
        if old in lost and number in new:
            changes.append(Change(ChangeKind.PAGE_ALTERED, number))
            stood_at[number] = old
            lost.remove(old)
            new.remove(number)
    changes += [Change(ChangeKind.PAGE_GONE, before=old) for old in lost]
    changes += [Change(ChangeKind.PAGE_ADDED, number) for number in new]
    return changes, stood_at


def _annotations(page: Object, number: int, is_new: bool) -> Iterator[Change]:
    """Yield what was laid upon a page; where nothing was, its links are other."""
    kinds = [str(annot.get("/Subtype", "?"))[1:] for annot in annotations_of(page) if not is_signature(annot)]
    laid = [kind for kind in kinds if kind not in ("Link", "Widget")]
    for kind in laid:
        yield Change(ChangeKind.ANNOTATION, number, kind)
    if not laid and "Widget" not in kinds and not is_new:
        yield Change(ChangeKind.LINKS, number)


def _actions_of_document(pdf: pikepdf.Pdf) -> Iterator[ChangeKind]:
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        yield ChangeKind.SCRIPT
    if "/AA" in pdf.Root:
        yield ChangeKind.ACTION
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary):
        yield _of_action(opening)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        yield ChangeKind.SCRIPT


def _actions_of_page(page: Object) -> Iterator[ChangeKind]:
    if "/AA" in page:
        yield ChangeKind.ACTION
    for annot in annotations_of(page):
        action = annot.get("/A")
        if "/AA" in annot:
            yield ChangeKind.ACTION
        elif isinstance(action, Dictionary) and str(action.get("/S")) not in _HARMLESS_ACTIONS:
            yield _of_action(action)


def _of_action(action: Object) -> ChangeKind:
    return ChangeKind.SCRIPT if action.get("/S") == Name.JavaScript else ChangeKind.ACTION
