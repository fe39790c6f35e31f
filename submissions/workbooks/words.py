"""What a workbook says to whoever fills or reads it. Always Indonesian: a form is passed on to other offices."""

TITLE = "Formulir inovasi daerah"
INSTRUCTIONS, SUMMARY, LEADERS = "Petunjuk", "Rekap", "Pimpinan"  # names of sheets
VERTICAL = ("Isian", "Jawaban", "Jumlah kata", "Petunjuk")
COUNTER = "Kata: "
YES, NO = "Ya", "Tidak"
FOOTER = "&L&A&RHalaman &P dari &N"

GUIDE = (
    "Isilah lembar {main}: satu baris untuk tiap inovasi.",
    "Kolom bertanda * wajib diisi. Arahkan penunjuk ke judul isian untuk membaca petunjuk dan aturannya.",
    "Pilihan diambil dari daftar. Isian yang boleh lebih dari satu dipisahkan dengan titik koma (;).",
    "Tanggal ditulis hari lebih dahulu, misalnya 31/12/2025. Koordinat dalam satu sel, misalnya -7.3905, 109.3637.",
    "Teks panjang dicetak sebagaimana diketik: baris baru (Alt+Enter), butir • atau -, nomor 1. 2. 3., dan "
    "tanda apa pun. Sel yang sudah terisi dari catatan memakai Markdown dan boleh diubah seperti adanya.",
    "Jumlah kata dihitung sendiri; merah berarti kurang atau lebih dari batas. Hitungan ini perkiraan.",
    "Lembar lain memuat yang lebih dari satu tiap inovasi. Tulislah di sana pengenal atau nama inovasi.",
    "Kosongkan Pengenal bila belum ada. Baris dan urutan kolom boleh diubah; judul kolom jangan diganti.",
    "Nomor surat dan NIP tetap berupa teks; nol di depan tidak hilang.",
)
EDITION = "Edisi: {name}"
AS_TYPED = "Dicetak sebagaimana diketik: baris baru (Alt+Enter), butir •, nomor 1. 2. 3., dan tanda apa pun."

CHOICE_TITLE, CHOICE = "Pilihan", "Pilihlah dari daftar."
DATE_TITLE, DATE = "Tanggal", "Tulislah tanggal, hari lebih dahulu: 31/12/2025."
TOO_LONG_FOR_A_CELL = "Teks ini lebih dari {most} huruf dan tidak muat di sel Excel; isi catatan tetap."

FILE = "Berkas"
VERDICT_OF = "{edition}: putusan"
STATE_OF, REGISTRATION_OF = "{edition}: sampai di mana", "{edition}: registrasi"
SCORES_OF = ("{edition}: skor dinyatakan", "{edition}: skor terbukti", "{edition}: jumlah kekurangan")
INDICATOR_COLUMNS = ("Pengenal", "Nama Inovasi", "Parameter dinyatakan", "Parameter terbukti", "Skor terbukti")

LEADERS_TITLE = "Inovasi menurut perangkat daerah"
LEADERS_INTRO = (
    "{count} inovasi dari {offices} perangkat daerah. Pilih perangkat daerah dengan tombol panah pada judul."
)
OFFICE, INNOVATIONS, ALL_OFFICES = "Perangkat Daerah", "Inovasi", "Seluruhnya"
ELIGIBLE_OF = "{edition}: layak"
MEANS_OF = ("{edition}: rata-rata dinyatakan", "{edition}: rata-rata terbukti", "{edition}: jumlah kekurangan")
