"""What the papers of a kit say of its files. Always Indonesian."""

from submissions.portal.kit.wishes import Outcome

TITLE, SHEET = "Daftar berkas", "Daftar"
HEADINGS = (
    *("No", "Indikator / isian", "Dokumen", "Nomor surat", "Tanggal", "Berkas asal", "Berkas dalam kit"),
    *("Ukuran asal (MB)", "Ukuran dalam kit (MB)", "Batas (MB)", "Keterangan"),
)
OUTCOMES = {
    Outcome.COPIED: "disalin apa adanya",
    Outcome.STRIPPED: "disalin tanpa data lokasi, waktu, dan pemilik",
    Outcome.UNFIT: "DISALIN APA ADANYA, TETAPI TIDAK DAPAT DITAMPILKAN",
    Outcome.SHRUNK: "diperkecil",
    Outcome.CONVERTED: "diubah ke jenis berkas yang diterima",
    Outcome.TOO_LARGE: "MELEBIHI BATAS; tidak dapat diperkecil tanpa menjadi tidak terbaca, disalin apa adanya",
    Outcome.SIGNED: "MELEBIHI BATAS; bertanda tangan elektronik, maka tidak diubah",
    Outcome.LOCKED: "MELEBIHI BATAS; terkunci dengan kata sandi, disalin apa adanya",
    Outcome.LINK: "tautan; disalin ke isian tautan",
    Outcome.MISSING: "TIDAK ADA; berkas tidak ditemukan di folder kerja atau tidak dapat dibaca",
}
