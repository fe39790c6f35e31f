"""The editions that come with the program, in the manual's reference: dates, status and sources."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.edition import Edition
from schemas.editions import edition_files, load_edition
from schemas.rules import Grade
from submissions.findings.labels import GRADES, calendar_entry
from submissions.language import _, day_text, speaking
from submissions.office.doubts import graded_rules, unknown_values
from tools.manual.markdown import page, table

NAME = "acuan/edisi"
_SUMMARY = "Halaman ini memuat edisi yang ikut dengan program: kompetisi, tahun, tanggal, dan sumber aturannya."
_ABOUT = """Yang tidak kami temukan sumbernya dibiarkan kosong, bukan dikira-kira. Aturan yang hanya disebut satu sumber
cukup menjadi peringatan. Perintah `submissions editions NAMA` menyebut tiap aturan yang belum terverifikasi, dan
`submissions editions show NAMA` menerangkan isinya dengan kata biasa."""
_STATUS = {"complete": "lengkap", "partial": "sebagian"}
_NO_DATES = "Tanggalnya tidak kami temukan."


def pages(editions: Sequence[str] = ()) -> dict[str, str]:
    """Return the page of the editions, by name, as it tells of these; of all where none is named."""
    with speaking("id"):
        known = [load_edition(name) for name in editions or edition_files()]
        return {NAME: page("Edisi", _SUMMARY, *_parts(known))}


def named(text: str) -> list[str]:
    """Return the editions that a page made before tells of."""
    return re.findall(r"^## ([a-z0-9-]+)$", text, re.MULTILINE)


def _parts(known: Sequence[Edition]) -> Iterator[str]:
    yield _ABOUT
    rows = [(f"[{each.id}](#{each.id})", each.name, str(each.year), _STATUS[each.status]) for each in known]
    yield table(("Edisi", "Kompetisi", "Tahun", "Keadaan"), rows)
    for edition in known:
        yield f"## {edition.id}"
        yield f"{edition.name}."
        yield from _edition(edition)


def _edition(edition: Edition) -> Iterator[str]:
    numbers = Counter(rule.grade for rule in graded_rules(edition).values())
    known = [f"{numbers[grade]} {_(GRADES[grade])}" for grade in Grade if numbers[grade]]
    said = [
        ("Penyelenggara", edition.authority or "tidak disebut"),
        ("Keadaan", _STATUS[edition.status]),
        ("Aturan menurut tingkat kepastian", "; ".join(known)),
        ("Nilai yang tidak ditemukan", str(len(unknown_values(edition)))),
        ("Portal", edition.portal.value if edition.portal and edition.portal.value else "tidak disebut"),
    ]
    yield "\n".join(f"- {name}: {value}" for name, value in said)
    dates = [(calendar_entry(key), each) for key, each in edition.calendar.items()]
    if any(each.value for _name, each in dates):
        rows = [
            (
                name,
                day_text(each.value) if each.value else "tidak ditemukan",
                _(GRADES[each.grade]) if each.grade else "",
                each.source or "",
            )
            for name, each in dates
        ]
        yield table(("Acara", "Tanggal", "Tingkat kepastian", "Sumber"), rows)
    else:
        yield _NO_DATES
    if edition.legal_basis:
        yield "Dasar hukum:"
        yield "\n".join(
            f"- {each.ref}{_after(' pasal ', each.articles)}{_after(': ', each.content)}"
            for each in edition.legal_basis
        )
    if edition.sources:
        yield "Sumber:"
        yield "\n".join(f"- {key}: {text}" for key, text in edition.sources.items())


def _after(mark: str, text: str | None) -> str:
    return f"{mark}{text}" if text else ""
