"""What the papers of a kit say of its files. Always Indonesian."""

from submissions.portal.kit.wishes import Outcome

TITLE, SHEET = "Daftar berkas", "Daftar"
FORM, FORM_FOLDER, LETTER_FOLDER = "Formulir", "00_Formulir", "00_Surat-belum-ditandatangani"
MADE, TO_BE_SIGNED = (
    "dibuat dari rekaman",
    "BELUM DITANDATANGANI; cetak, tanda tangani, pindai, lalu catat sebagai bukti",
)
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
    Outcome.TOO_LARGE: (
        "MELEBIHI BATAS, tidak dimasukkan; tidak dapat diperkecil tanpa menjadi tidak terbaca. Bagi berkasnya, "
        "atau pindai lagi dengan resolusi lebih rendah"
    ),
    Outcome.SIGNED: (
        "MELEBIHI BATAS, tidak dimasukkan; bertanda tangan elektronik, maka tidak diubah. Mintalah berkas yang lebih "
        "kecil untuk ditandatangani"
    ),
    Outcome.LOCKED: "MELEBIHI BATAS, tidak dimasukkan; terkunci dengan kata sandi. Simpan lagi tanpa kata sandi",
    Outcome.LINK: "tautan; disalin ke isian tautan",
    Outcome.MISSING: "TIDAK ADA; berkas tidak ditemukan di folder kerja atau tidak dapat dibaca",
}
