"""What a paper is about: the parts of a record that letters, reports and pictures speak of."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from schemas.fields import MONTHS
from schemas.narrative import plain_text

Record = dict[str, Any]

BUPATI = "Bupati Purbalingga"
REGION = "Pemerintah Kabupaten Purbalingga"


def day(value: dt.date) -> str:
    """Return a date as Indonesian letters write it: `12 Mei 2024`."""
    return f"{value.day} {MONTHS[value.month - 1].capitalize()} {value.year}"


def as_date(value: Any) -> dt.date | None:
    """Return a date from a date, from `2024-05-12`, or None from nothing."""
    if isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value)) if value else None


def short_name(name: str) -> str:
    """Return an innovation's name without the long form in brackets."""
    return name.split(" (")[0].strip()


def slug(text: str) -> str:
    """Return a text as an identifier."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


@dataclass(frozen=True)
class Subject:
    """One innovation as its papers see it; a paper of an office or the region has a list of names instead."""

    id: str
    nama: str
    pengusul: str
    jenis_pengusul: str = "opd"
    induk: str | None = None
    mulai: dt.date | None = None
    ringkasan: str = ""
    hasil: str = ""
    tabel: list[list[str]] = field(default_factory=list)
    indikator: dict[str, Any] = field(default_factory=dict)
    inovator: list[dict[str, str]] = field(default_factory=list)
    daftar: list[tuple[str, str]] = field(default_factory=list)
    """Names of innovations and their proposers, for acts and plans that list many."""
    waktu: list[dt.date | None] = field(default_factory=list)

    @property
    def pendek(self) -> str:
        """Return the name without its long form."""
        return short_name(self.nama)

    @property
    def kop(self) -> list[str]:
        """Return the lines of the proposer's letterhead."""
        if self.jenis_pengusul == "masyarakat":
            return [self.pengusul.upper(), "KABUPATEN PURBALINGGA"]
        lines = [REGION.upper()]
        if self.induk and self.induk != self.pengusul and self.jenis_pengusul != "bumd":
            lines.append(self.induk.upper())
        return [*lines, self.pengusul.upper()]

    @property
    def kepala(self) -> str:
        """Return the office of the proposer's head."""
        titles = {"bumd": "Direktur", "rsud": "Direktur", "masyarakat": "Ketua", "kecamatan": "Camat"}
        title = titles.get(self.jenis_pengusul, "Kepala")
        name = self.pengusul.removeprefix("Kecamatan ") if title == "Camat" else self.pengusul
        return f"{title} {name}"

    def fact(self, indicator: str, key: str, otherwise: Any = None) -> Any:
        """Return one fact of an indicator."""
        return (self.indikator.get(indicator) or {}).get(key, otherwise)


def subject_of(record: Record) -> Subject:
    """Return what the papers of a record speak of; works on plain data, whether read or just made."""
    answers = record.get("jawaban", {}).get("kipp-2025", {})
    effect = answers.get("dampak") or ""
    return Subject(
        id=record["id"],
        nama=record["nama"],
        pengusul=record["pengusul"]["nama"],
        jenis_pengusul=record["pengusul"]["jenis"],
        induk=record["pengusul"].get("induk"),
        mulai=as_date(record.get("waktu_penerapan")),
        ringkasan=plain_text(record.get("ringkasan") or ""),
        hasil=plain_text(_without_table(record.get("hasil") or "")),
        tabel=_table(effect["isi"] if isinstance(effect, dict) else effect),
        indikator=record.get("indikator", {}),
        inovator=record.get("inovator", []),
        waktu=[as_date(record.get(key)) for key in ("waktu_ide", "waktu_uji_coba", "waktu_penerapan")],
    )


def _without_table(markdown: str) -> str:
    return "\n".join(line for line in markdown.splitlines() if not line.lstrip().startswith("|"))


def _table(markdown: str) -> list[list[str]]:
    """Return the rows of the first Markdown table in a text, without the line under its head."""
    rows = [line.strip().strip("|").split("|") for line in markdown.splitlines() if line.lstrip().startswith("|")]
    cells = [[cell.strip() for cell in row] for row in rows]
    return [row for row in cells if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
