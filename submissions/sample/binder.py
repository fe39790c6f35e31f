"""The binder of one record's evidence: identifiers, files, numbers and dates of letters."""

import datetime as dt
import random
from typing import Any

from submissions.sample.subject import Record, as_date, short_name, slug

PICTURES = {"foto": "jpg", "berita": "jpg", "tangkapan_layar": "png"}
LATEST = dt.date(2026, 5, 29)
SHARED = "bukti/bersama"

_NUMBERS = {
    "sk_kepala_daerah": "100.3.3.2/{n} Tahun {y}",
    "perkada": "{n} Tahun {y}",
    "perda": "{n} Tahun {y}",
    "sk_kepala_pd": "{code}/{n:03d}/KEP/{y}",
    "surat_tugas": "800.1.11.1/{n:03d}/{y}",
    "undangan": "000.1.5/{n:03d}/{y}",
    "perjanjian": "100.3.7/{n:03d}/{y}",
    "anggaran": "900.1.1/{code}/{n:03d}/{y}",
    "perencanaan": "000.7.1/{code}/{n:03d}/{y}",
    "sop": "000.8.3/{code}/{n:03d}/{y}",
}
# Codes that archives give to fields of work; here only to make numbers of letters look different.
_CODES = {"puskesmas": "400.7", "rsud": "400.7", "sekolah": "400.3", "bumd": "500.2", "kecamatan": "138", "opd": "500"}


class Binder:
    """Collects pieces of evidence for a record and hands out their identifiers."""

    def __init__(self, record: Record, chance: random.Random) -> None:
        self.record = record
        self.chance = chance
        self.entries: dict[str, dict[str, Any]] = {}
        self.code = _CODES.get(record["pengusul"]["jenis"], "500")
        self.owner = slug(record["pengusul"]["nama"])
        applied = as_date(record["waktu_penerapan"])
        assert applied is not None
        self.applied = applied
        self.developed = as_date(record.get("waktu_pengembangan"))

    @property
    def name(self) -> str:
        """Return the innovation's name without its long form."""
        return short_name(self.record["nama"])

    @property
    def active(self) -> dt.date:
        """Return since when the innovation has run in its present form."""
        return self.developed or self.applied

    def working_day(self, start: dt.date, days: int) -> dt.date:
        """Return a weekday some days after (or before) a date, never after the latest date of the sample."""
        date = min(start + dt.timedelta(days=days), LATEST)
        return date - dt.timedelta(days=max(0, date.weekday() - 4))

    def same_year(self, start: dt.date, days: int) -> dt.date:
        """Return a weekday near a date and in the date's own year."""
        date = self.working_day(start, days)
        return date if date.year == start.year else dt.date(start.year, 1, 2)

    def number(self, kind: str, date: dt.date) -> str:
        """Return the number of a letter of a kind."""
        pattern = _NUMBERS.get(kind, "{code}/{n:03d}/{y}")
        return pattern.format(n=self.chance.randrange(11, 480), y=date.year, code=self.code)

    def add(self, key: str, kind: str, title: str, *, shared: str | None = None, **rest: Any) -> list[str]:
        """Add a piece of evidence with a file of its own, or with a shared one.

        Args:
            key: its identifier in the record.
            kind: a key of the code list `jenis_bukti`.
            title: what it is called.
            shared: the name, without ending, of a file that many records use.
            rest: further fields as in the record.

        Returns:
            Its identifier, alone in a list.
        """
        ending = PICTURES.get(kind, "pdf")
        folder = f"bukti/{self.record['id']}/{key}" if shared is None else f"{SHARED}/{shared}"
        self.entries[key] = {"jenis": kind, "judul": title, "berkas": f"{folder}.{ending}", **rest}
        return [key]

    def letter(self, key: str, kind: str, title: str, date: dt.date, about: str, **rest: Any) -> list[str]:
        """Add a letter: a piece of evidence with number, date and subject."""
        register = {"nomor": rest.pop("nomor", None) or self.number(kind, date), "tanggal": date, "tentang": about}
        return self.add(key, kind, title, **{**register, **rest})

    def link(self, key: str, kind: str, title: str, address: str) -> list[str]:
        """Add a piece of evidence that is only a link."""
        self.entries[key] = {"jenis": kind, "judul": title, "tautan": address}
        return [key]
