"""Give one indicator of the complete record other facts and other documents, and see what they carry."""

from pathlib import PurePosixPath
from typing import Any

from tests.build import PDF, complete_record, standing_workspace

Documents = list[dict[str, Any]]


def paper(kind: str, date: str | None = "2025-03-03", **more: Any) -> dict[str, Any]:
    """Return a PDF with a whole register, or without its date."""
    register = {"nomor": "1/2", "tentang": "Pasar", **({"tanggal": date} if date else {})}
    return {"jenis": kind, "berkas": ".pdf", **register, **more}


def papers(kind: str, count: int) -> Documents:
    return [paper(kind) for _ in range(count)]


def dated(kind: str, *dates: str) -> Documents:
    return [paper(kind, date) for date in dates]


def plain(ending: str = "png", kind: str = "foto", **more: Any) -> dict[str, Any]:
    """Return a document without a register, of the type of an ending."""
    return {"jenis": kind, "judul": "Gambar", "berkas": f".{ending}", **more}


def link(kind: str = "tautan", number: int = 1) -> dict[str, Any]:
    return {"jenis": kind, "judul": "Alamat", "tautan": f"https://contoh.go.id/pasar/{number}"}


def citing(
    indicator: str, facts: dict[str, Any], documents: Documents, record: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the record with these facts of an indicator, which cites these documents and no others.

    A document whose file is only an ending (`.pdf`) gets a file of its own, `bukti/baru-1.pdf` for the first.
    """
    record = complete_record() if record is None else record
    made = {}
    for number, document in enumerate(documents, 1):
        name = document.get("berkas", "")
        if name.startswith("."):
            name = f"bukti/baru-{number}{name}"
            (standing_workspace().root / PurePosixPath(name)).write_bytes(PDF)
        made[f"baru-{number}"] = document | ({"berkas": name} if name else {})
    indicators = record["indikator"] | {indicator: {**facts, "bukti": list(made)}}
    return record | {"indikator": indicators, "bukti": record["bukti"] | made}
