"""What each address asks of whoever opens it, or sends something to it. An address that stands nowhere is nobody's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Right:
    """The action, as roles name it, that an address asks for to be read, and that it asks for to be sent to."""

    read: str
    write: str


def _alike(action: str, *names: str) -> dict[str, Right]:
    return {name: Right(action, action) for name in names}


PUBLIC = frozenset({"masuk", "undangan", "bahasa", "rona", "lambang", "sehat"})
"""What is open to whoever knows the address."""

RIGHTS: dict[str, Right] = {
    **_alike("lihat", "beranda", "daftar", "kalender", "kalender-berkas", "edisi", "edisi-satu", "bantuan", "gambar"),
    **_alike("lihat", "bantuan-halaman", "bantuan-gambar"),
    **_alike("lihat", "bukti-berkas", "inovasi", "akun", "keluar", "keluar-semua", "alur"),
    **{
        name: Right("lihat", "isi")
        for name in ("isi", "kolom", "riwayat", "kompetisi", "registrasi", "bukti", "bukti-dokumen")
    },
    **{name: Right("lihat", "isi") for name in ("bukti-ganti", "bukti-hapus", "foto", "foto-tambah", "indikator")},
    "periksa": Right("lihat", "periksa"),
    **_alike("simulasi", "indikator-coba"),
    **_alike("baru", "baru"),
    **_alike("catatan", "catatan", "catatan-selesai"),
    **_alike("dokumen", "banyak", "formulir", "dokumen", "dokumen-berkas", "pratinjau", "pratinjau-isi"),
    **_alike("impor", "impor", "impor-periksa", "impor-urungkan"),
    **_alike("ekspor", "kirim", "kirim-mulai", "kirim-periksa", "pekerjaan", "pekerjaan-batal", "pekerjaan-hasil"),
    **_alike("ekspor", "lengkap"),
    **_alike("daerah", "daerah", "pimpinan", "laporan", "laporan-pdf", "rekap", "kembar"),
    **_alike("pengaturan", "pengaturan", "mulai", "contoh", "tahun-baru", "tahun-baru-mulai", "tahun-baru-buka"),
    **_alike("pengaturan", "buka"),
    **_alike("berkas", "berkas", "kode", "nama-lama"),
    **_alike("pengguna", "pengguna", "pengguna-satu", "pengguna-undang", "pengguna-daftar"),
    **_alike("pengguna", "pengingat", "pengingat-surel"),
}
