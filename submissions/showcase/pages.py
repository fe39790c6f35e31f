"""The pages of the website: plain values for their templates, and the HTML that these make of them."""

import base64
import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.wording import date_text
from submissions.documents.colours import ACCENT, colours_of, hue
from submissions.documents.context import Plain
from submissions.documents.markup import environment, render
from submissions.showcase import words
from submissions.showcase.content import ShownFigure, ShownInnovation
from submissions.showcase.sharing import SIZE
from submissions.workspace import Workspace

START = "index.html"
_FIRST_HUE, _LAST_HUE = 140.0, 320.0
_PATTERNS = 4
_LONGEST_DESCRIPTION = 300


@dataclass(frozen=True)
class ReadyPhoto:
    """A photograph that lies among the site's files, in two sizes."""

    large: str
    small: str
    size: tuple[int, int]
    small_size: tuple[int, int]
    caption: str
    alt: str


@dataclass(frozen=True)
class ReadyEmblem:
    """The coat of arms as it lies among the site's files."""

    file: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Surroundings:
    """What all pages have in common: `base` is the address of the site, empty where it is not known."""

    region: str
    emblem: ReadyEmblem | None
    base: str
    made_on: dt.date | None

    @property
    def title(self) -> str:
        """Return the name of the site."""
        return words.SITE_TITLE.format(region=self.region)


def page_colours(accent: str | None) -> Mapping[str, str]:
    """Return the colours of pages, by their names.

    *Why not every accent:* reds, yellows and grass greens are read as error, warning and "all is well".
    """
    fits = accent is not None and _FIRST_HUE <= hue(accent) <= _LAST_HUE
    return colours_of(accent if fits else ACCENT)


class SitePages:
    """Makes the pages of one site."""

    def __init__(self, workspace: Workspace, around: Surroundings):
        self.around = around
        self._templates = environment(workspace)
        self.colours = page_colours(workspace.settings.pemda.warna)
        self._styles = render(self._templates, "showcase/gaya.css", {"warna": dict(self.colours)})
        self._script = render(self._templates, "showcase/cari.js", {})

    def start(
        self, found: Sequence[ShownInnovation], photos: Callable[[ShownInnovation], ReadyPhoto | None], share: str
    ) -> str:
        """Return the start page.

        Args:
            found: the innovations in their order.
            photos: gives the photograph of an innovation's card.
            share: the file of the sharing picture.
        """
        around = self.around
        proposers = {each.office for each in found}
        sentence = words.SITE_SENTENCE.format(count=len(found), proposers=len(proposers))
        return self._page(
            "showcase/awal.html.j2",
            "",
            START,
            (around.title, sentence, "website", share),
            {
                "saringan": [
                    {"kunci": key, "nama": name, "nilai": _choices(value(each) for each in found)}
                    for key, (name, value) in _FILTERS.items()
                ],
                "inovasi": [_card(each, photos(each)) for each in found],
                "naskah": self._script,
                "pakai_naskah": True,
            },
        )

    def innovation(
        self, shown: ShownInnovation, cover: ReadyPhoto | None, photos: Sequence[ReadyPhoto], share: str
    ) -> str:
        """Return the page of an innovation.

        Args:
            shown: what it says.
            cover: the photograph at its head.
            photos: the others, in their order.
            share: the file of the sharing picture.
        """
        return self._page(
            "showcase/inovasi.html.j2",
            "../",
            page_of(shown),
            (shown.title, shown.sentence[:_LONGEST_DESCRIPTION] or shown.title, "article", share),
            {"inovasi": _innovation(shown, cover, photos), "pakai_naskah": False},
        )

    def _page(self, template: str, root: str, page: str, said: tuple[str, str, str, str], own: Plain) -> str:
        around, (title, description, kind, share) = self.around, said
        emblem = around.emblem
        context: Plain = {
            "judul_situs": around.title,
            "judul_bagikan": title,
            "uraian": description,
            "pemda": around.region,
            "akar": root,
            "warna": dict(self.colours),
            "lambang": emblem and {"berkas": emblem.file, "lebar": emblem.size[0], "tinggi": emblem.size[1]},
            "alamat": around.base
            and {
                "halaman": around.base + ("" if page == START else page),
                "jenis": kind,
                "gambar": around.base + share,
                "lebar": SIZE[0],
                "tinggi": SIZE[1],
                "uraian_gambar": title,
            },
            "dibuat": date_text(around.made_on) if around.made_on else None,
            "tanda": words.MARK,
            "bertanda": False,
            "gaya": self._styles,
            "sidik_gaya": _digest(self._styles),
            "sidik_naskah": _digest(self._script),
            **own,
        }
        html = render(self._templates, template, context)
        if words.MARK in html:
            html = render(self._templates, template, {**context, "bertanda": True})
        return html


def page_of(shown: ShownInnovation) -> str:
    """Return the file of an innovation's page."""
    return f"inovasi/{shown.name}.html"


_FILTERS: Mapping[str, tuple[str, Callable[[ShownInnovation], str]]] = {
    "opd": ("Perangkat daerah", lambda each: each.answering),
    "urusan": ("Urusan", lambda each: each.affair),
    "jenis": ("Jenis", lambda each: each.kind),
    "tahapan": ("Tahapan", lambda each: each.stage),
    "tahun": ("Tahun", lambda each: str(each.year or "")),
}


def _choices(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value}, key=lambda value: (value.casefold(), value))


def _card(shown: ShownInnovation, photo: ReadyPhoto | None) -> Plain:
    told = (shown.office, shown.kind, str(shown.year or ""))
    return {
        "halaman": page_of(shown),
        "judul": shown.title,
        "kalimat": shown.sentence,
        "keterangan": " · ".join(filter(None, told)),
        "penanggung_jawab": shown.answering,
        "urusan": shown.affair,
        "jenis": shown.kind,
        "tahapan": shown.stage,
        "tahun": shown.year,
        "foto": photo and _photo(photo),
        "pola": sum(map(ord, shown.name)) % _PATTERNS,
    }


def _innovation(shown: ShownInnovation, cover: ReadyPhoto | None, photos: Sequence[ReadyPhoto]) -> Plain:
    return {
        "judul": shown.title,
        "kepanjangan": shown.meaning,
        "kalimat": shown.sentence if shown.has_sentence else "",
        "fakta": [
            ("Pengusul", shown.office),
            ("Perangkat daerah", shown.parent),
            ("Tahapan", shown.stage),
            ("Jenis", shown.kind),
            ("Urusan", shown.affair),
            *shown.milestones,
        ],
        "label": list(shown.tags),
        "sampul": cover and _photo(cover),
        "uraian": [{"kunci": key, "judul": heading, "html": html} for key, heading, html in shown.parts],
        "angka": [_figure(each) for each in shown.figures],
        "foto": [_photo(each) for each in photos],
    }


def _photo(photo: ReadyPhoto) -> Plain:
    return {
        "besar": photo.large,
        "kecil": photo.small,
        "lebar": photo.size[0],
        "tinggi": photo.size[1],
        "lebar_kecil": photo.small_size[0],
        "tinggi_kecil": photo.small_size[1],
        "keterangan": photo.caption,
        "alt": photo.alt,
        # Beside a caption that says the same, a reader of the screen would hear it twice without knowing why.
        "alt_di_atas_keterangan": words.PICTURE_SHOWING.format(caption=photo.alt)
        if photo.alt == photo.caption
        else photo.alt,
    }


def _figure(figure: ShownFigure) -> Plain:
    return {
        "nama": figure.name,
        "satuan": figure.unit,
        "sebelum": figure.before,
        "sesudah": figure.after,
        "tahun_sebelum": figure.year_before,
        "tahun_sesudah": figure.year_after,
        "perubahan": figure.change,
        "batang": [round(100 * bar, 1) for bar in figure.bars] if figure.bars else None,
    }


def _digest(text: str) -> str:
    """Return the digest by which a policy of content allows a piece of styles or script, and nothing else."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
