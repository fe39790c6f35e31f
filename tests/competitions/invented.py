"""Three competitions that nobody holds, each by one file alone, and a workspace whose records enter them."""

from pathlib import Path
from typing import Any

from submissions.workspace import Workspace, open_workspace
from tests.build import PDF, SETTINGS, complete_record, write_workspace

FOLDER = Path(__file__).parent
INDICATORS, PROPOSAL, LEAST = "lomba-sagara-2026", "karsa-warga-2026", "pojok-ide-2026"
NAMES = (INDICATORS, PROPOSAL, LEAST)
ENTRY = "alat-jemur"


def entry(**changes: Any) -> dict[str, Any]:
    """Return a record of citizens that enters all three, each competition spelt in another way."""
    record: dict[str, Any] = {
        "id": ENTRY,
        "nama": "Alat Jemur Sagara",
        "kompetisi": ["lomba-sagara", "Karsa Warga", "pojok_ide"],
        "pengusul": {"nama": "Paguyuban Rukun Sagara", "jenis": "masyarakat"},
        "tujuan": "Menjemur ikan tanpa menunggu matahari sepanjang musim hujan.",
        "inovator": [{"nama": "Contoh Warga Satu"}],
        "kontak": {"nama": "Contoh Warga Satu", "telepon": "000"},
        "indikator": {"relawan": {"jumlah": "12", "bukti": ["daftar"]}, "pemakai": {"jumlah": "20"}},
        "bukti": {"daftar": {"jenis": "laporan", "judul": "Daftar relawan", "berkas": "bukti/daftar.pdf"}},
        "lampiran": {"surat_asli": ["daftar"]},
        "jawaban": {
            INDICATORS: {"semboyan": "Terang Bersama"},
            PROPOSAL: {
                "kelompok": "umum",
                "kegunaan": {"isi": "Ikan kering lebih cepat dan bersih.", "bukti": ["daftar"]},
                "cara_pakai": "Letakkan ikan di rak lalu nyalakan kipas.",
            },
            LEAST: {"ide": "Rak jemur berkipas", "guna": "Ikan kering lebih cepat."},
        },
    }
    return record | changes


def file_of(name: str) -> str:
    """Return the text of the file of one of the three editions."""
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def invented_workspace(root: Path, **settings: Any) -> Workspace:
    """Write a workspace with a record that enters the three and one that enters IGA and KIPP."""
    write_workspace(root, [complete_record(), entry()], SETTINGS | settings)
    (root / "bukti" / "daftar.pdf").write_bytes(PDF)
    (root / "editions").mkdir()
    for name in NAMES:
        (root / "editions" / f"{name}.yaml").write_text(file_of(name), encoding="utf-8")
    return open_workspace(root)
