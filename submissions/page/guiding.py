"""Which page of the manual tells how to do what a page is for."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from submissions.manual.reading import manual

GUIDES = {
    "beranda": "belajar/satu-pagi",
    "daftar": "cara/periksa",
    "baru": "cara/inovasi-baru",
    "inovasi": "cara/periksa",
    "isi": "cara/inovasi-baru",
    "bukti": "cara/bukti",
    "bukti-dokumen": "cara/bukti",
    "foto": "cara/foto-sk",
    "indikator": "cara/skor",
    "periksa": "cara/periksa",
    "dokumen": "cara/tanda-tangan",
    "riwayat": "cara/salah-hapus",
    "impor": "cara/kumpulkan-excel",
    "impor-periksa": "cara/kumpulkan-excel",
    "kirim": "cara/banyak-dokumen",
    "daerah": "cara/laporan",
    "pimpinan": "mengapa/skor",
    "kembar": "cara/kembar",
    "edisi": "cara/tambah-edisi",
    "edisi-satu": "mengapa/aturan-dan-sumber",
    "tahun-baru": "cara/tahun-baru",
    "kalender": "cara/pengingat",
    "pengaturan": "cara/ubah-templat",
    "berkas": "acuan/rekaman",
    "pengguna": "cara/tambah-akun",
    "pengingat": "cara/pengingat",
    "alur": "belajar/kantor",
    "akun": "cara/tambah-akun",
}
"""Pages of the manual by the names of addresses."""


@dataclass(frozen=True)
class Guide:
    """A page of the manual: its title and address."""

    title: str
    address: str


def guide_of(request: HttpRequest) -> Guide | None:
    """Return the page of the manual that goes with what is asked for; None where there is none."""
    name = request.resolver_match.url_name if request.resolver_match else None
    page = manual().pages.get(GUIDES.get(name or "", ""))
    return Guide(page.title, reverse("bantuan-halaman", args=[page.name])) if page and page.name else None
