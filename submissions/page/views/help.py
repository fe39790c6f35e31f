"""Help: the manual by its kinds, its pages and its search; how to go on, and what words mean."""

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from submissions.manual.reading import INDEX, ManualHeading, ManualPage, manual
from submissions.manual.rendering import page_html
from submissions.manual.searching import ManualHit, search
from submissions.page.showing import render_page

_LONGEST_SEARCH = 200
_SUGGESTED = 5
_IN_LIST = 2  # the deepest headings that a list of what stands on a page names
_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class _Linked:
    """A page of the manual, or a place on it, with its address."""

    page: ManualPage
    address: str


@require_GET
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - it is called so
    """Show the page of help: the manual by its kinds, or what was searched for."""
    words = request.GET.get("cari", "").strip()[:_LONGEST_SEARCH]
    book = manual()
    kinds = [(_linked(kind), [_linked(page) for page in book.children(kind)]) for kind in book.kinds]
    root = book.pages[""]
    return render_page(
        request, "bantuan.html.j2", cari=words, kinds=kinds, hits=_hits(words), text=_html(root), summary=root.summary
    )


@require_GET
def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one page of the manual; where there is none of that name, those that it may mean."""
    book = manual()
    if name == INDEX:
        return redirect("bantuan")
    found = book.pages.get(name)
    if found is None:
        hits = _hits(name.replace("/", " ").replace("-", " ")[:_LONGEST_SEARCH])[:_SUGGESTED]
        return render_page(request, "bantuan-tiada.html.j2", status=404, hits=hits)
    before, after = book.neighbours(found)
    parent = book.parent(found)
    return render_page(
        request,
        "bantuan-halaman.html.j2",
        page=found,
        above=_linked(parent) if parent and parent.name else None,
        text=_html(found),
        headings=_listed(found.headings),
        before=_linked(before) if before else None,
        after=_linked(after) if after else None,
    )


@require_GET
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a picture of the manual."""
    path = manual().picture(name)
    if path is None:
        return page(request, name)
    return FileResponse(
        path.open("rb"), content_type="image/png", headers={"Cache-Control": f"private, max-age={_DAY}"}
    )


def address_in_manual(name: str, anchor: str = "") -> str:
    """Return the address of a page of the manual.

    Args:
        name: of the page; empty for the root's index.
        anchor: of a place on it.
    """
    address = reverse("bantuan-halaman", args=[name]) if name else reverse("bantuan")
    return f"{address}#{anchor}" if anchor else address


def _html(page: ManualPage) -> str:
    return page_html(manual(), page, address_in_manual, lambda file: reverse("bantuan-gambar", args=[file]))


def _linked(page: ManualPage) -> _Linked:
    return _Linked(page, address_in_manual(page.name))


def _hits(words: str) -> list[tuple[str, ManualHit]]:
    found = search(words, manual()) if words else []
    return [(address_in_manual(hit.page.name, hit.heading.anchor if hit.heading else ""), hit) for hit in found]


def _listed(headings: tuple[ManualHeading, ...]) -> list[Any]:
    """Return the headings that a list of what stands on the page names; one alone needs no list."""
    found = [heading for heading in headings if heading.level <= _IN_LIST]
    return found if len(found) > 1 else []
