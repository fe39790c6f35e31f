"""The list in the kit: every document with its file, its size before and after, and what became of it."""

import csv
import io
from dataclasses import dataclass

from submissions.documents.sections import Exhibit, Section
from submissions.kit.wishes import Limit, Outcome

NAME = "daftar.csv"
_HEADINGS = [
    *("No", "Indikator / isian", "Dokumen", "Nomor surat", "Tanggal", "Berkas asal", "Berkas dalam kit"),
    *("Ukuran asal (byte)", "Ukuran dalam kit (byte)", "Batas (MB)", "Keterangan"),
]
_WORDS = {
    Outcome.COPIED: "disalin apa adanya",
    Outcome.SHRUNK: "diperkecil",
    Outcome.CONVERTED: "diubah ke jenis berkas yang diterima",
    Outcome.TOO_LARGE: "MELEBIHI BATAS; tidak dapat diperkecil tanpa menjadi tidak terbaca, disalin apa adanya",
    Outcome.SIGNED: "MELEBIHI BATAS; bertanda tangan elektronik, maka tidak diubah",
    Outcome.LOCKED: "MELEBIHI BATAS; terkunci dengan kata sandi, disalin apa adanya",
    Outcome.LINK: "tautan; disalin ke isian tautan",
    Outcome.MISSING: "TIDAK ADA; berkas tidak ditemukan di folder kerja atau tidak dapat dibaca",
}


@dataclass(frozen=True)
class KitFile:
    """One document at one place that cites it, and its file in the kit (a path from the kit's folder)."""

    section: Section
    exhibit: Exhibit
    outcome: Outcome
    limit: Limit
    path: str | None = None
    before: int | None = None
    after: int | None = None

    @property
    def words(self) -> str:
        """Return what became of it, as the kit's papers say it."""
        return _WORDS[self.outcome]


def listing(files: list[KitFile]) -> bytes:
    """Return the list as CSV in the form that an Indonesian spreadsheet opens with a double click."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for file in files:
        fields = file.exhibit.fields
        limit = "" if file.limit.megabytes is None or not file.path else f"{file.limit.megabytes:f}".replace(".", ",")
        cells = [
            *(file.exhibit.number, f"{file.section.number} {file.section.name}", fields["judul"]),
            *(fields["nomor"], fields["tanggal"], fields["berkas"] or fields["tautan"], file.path),
            *(file.before, file.after, limit, file.words),
        ]
        writer.writerow([_harmless(cell) for cell in cells])
    return "\ufeff".encode() + stream.getvalue().encode()


def _harmless(cell: str | int | None) -> str:
    """Return a cell that no spreadsheet takes for a formula, and that stays on its line."""
    text = " ".join(str(cell).split()) if cell is not None else ""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and text != "-" else text
