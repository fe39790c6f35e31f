"""What the form says. Always Indonesian: it is passed on to other offices. No rule and no competition is named here."""

ANY_MARK = "submissions-form-"
MARK = f"{ANY_MARK}1"
BASE, LISTS = "_dasar", "_daftar"  # names of hidden sheets
START, PROFILE, TEXTS, INDICATORS, EVIDENCE, LISTED = "Mulai", "Profil", "Teks", "Indikator", "Bukti", "Tim dan Capaian"
OWN_SHEET = "Kompetisi"
SHEETS = (BASE, LISTS, START, PROFILE, TEXTS, INDICATORS, EVIDENCE, LISTED)

TITLE = "Formulir Inovasi Daerah"
WHAT = "Satu berkas ini untuk satu inovasi. Jawaban Anda menjadi bahan {editions}."
WHOM = "Diisi oleh orang yang menjalankan inovasi. Tidak perlu mengerti aturan lomba: tiap pertanyaan sudah dijelaskan."
UNTIL = "Dikirim paling lambat"
NO_DEADLINE = "Tanyakan kepada yang mengirim formulir ini."
DEADLINE = "{day} – {name}"
ASK = "Bertanya kepada"
ASK_SENDER = "Yang mengirim formulir ini kepada Anda."
HOW = "Cara mengisi"
HOW_LINES = (
    "Isilah hanya kotak kuning. Kotak lain terkunci supaya tidak terhapus tanpa sengaja.",
    "Yang bertulisan 'wajib' harus diisi. Yang lain boleh kosong bila memang tidak ada.",
    "Kotak dengan tanda panah berisi daftar: pilih salah satu, tidak perlu mengetik.",
    "Tulisan abu-abu di sebelah kanan hanya contoh rekaan; jangan disalin.",
    "Teks panjang boleh beberapa baris (Alt+Enter), memakai • atau nomor. Akan dicetak seperti yang diketik.",
    "Tanggal ditulis hari/bulan/tahun, misalnya 31/12/2025. Jumlah kata hanya kira-kira.",
    "Urutan mudahnya: {sheets}. Simpan sering-sering; boleh dilanjutkan besok.",
)
HOW_KNOWN = "Kotak yang sudah terisi boleh diperbaiki. Mengosongkannya tidak menghapus apa yang sudah tercatat."
NEXT = "Sesudah selesai"
NEXT_LINES = (
    "Kirim kembali berkas ini beserta berkas bukti yang disebut di lembar {evidence}, dalam satu folder atau satu ZIP.",
    "Jawaban dibaca dan diperiksa; bila ada yang kurang, Anda menerima daftar kekurangannya.",
)
PROGRESS = "Sudah sampai mana"
PROGRESS_HEAD = ("Lembar", "Terisi", "Dari", "Yang masih kurang")
PAGE_ROW = "{sheet}: isian wajib"
WORDS_ROW = "Kata dalam semua teks, kira-kira"
INDICATORS_ROW = "{sheet}: yang sudah mencapai parameter"
POINTS_ROW = "Perkiraan nilai menurut jawaban Anda, sebelum bukti diperiksa"
EVIDENCE_ROW = "{sheet}: dokumen yang disebut"
UNPROVEN = "indikator terjawab yang belum menyebut bukti"
READY = "SIAP DIKIRIM"
NOT_READY = "Belum siap dikirim: lihat kolom 'Yang masih kurang'."

HEAD = ("No", "Pertanyaan", "Jawaban", "Keterangan", "Contoh (jangan disalin)")
NEEDED = "wajib"
NEEDED_FOR = "wajib untuk {editions}"
FILLED, FILLED_NEEDED, TO_FILL = "✓ terisi", "✓ wajib, terisi", "wajib diisi"
ABOUT, WORDS = "kira-kira ", " kata"
AT_MOST, AT_LEAST = "paling banyak {max}", "paling sedikit {min}"
BETWEEN = "{min}–{max}"
TOGETHER = "{label}: semua bagian bersama-sama"
MANY = "Boleh lebih dari satu, dipisahkan titik koma (;)."
OFFICIAL = "Nama resmi: {label}."
SAME_AS = "Kosongkan bila sama dengan '{ask}' di lembar {sheet}; jawaban di sana yang dipakai."
CITED = "Bukti untuk isian di atas"
CITED_HELP = "Kode dokumen dari lembar {sheet}, misalnya B01; B02."
SECTION_FIRST, SECTION_PLAIN = "Inovasi dan pengusulnya", "Keterangan inovasi"

INDICATOR_INTRO = "Jawablah menurut keadaan sebenarnya. Parameter dan nilai dihitung sendiri dari jawaban Anda."
REACHED = "Parameter tercapai: "
OF_THREE = " dari 3"
NOT_YET = "Belum terjawab"
NOT_REACHED = "Belum mencapai parameter 1"
POINTS = "{points} dari {most} poin"
WEIGHT = "bobot {weight}"
LEVELS = "Parameter {level}: {text}."
PROOF = "Yang membuktikan: {text}"
LETTER = "Tulis nomor, tanggal, dan perihal suratnya di lembar {sheet}."
TYPES = "Jenis berkas: {types}."
BASIS = "{name}. 1: {one}. 2: {two}. 3: {three}."
PICK = "Dokumen bukti ke-{number}"
PICK_UNIT = "pilih dari lembar {sheet}"
NTH, MORE = "ke-{number}", "lainnya"
PICKS = 3

EVIDENCE_TITLE = "Satu baris untuk tiap dokumen, foto, video, atau tautan"
EVIDENCE_INTRO = (
    "Tulis nama berkas persis seperti di folder, misalnya SK Tim.pdf; untuk yang di internet, tautannya. "
    "Kode B01, B02, … dipakai di lembar lain untuk menyebut dokumen itu."
)
CODE, USED_FOR = "Kode", "Dipakai untuk indikator"
EVIDENCE_ROWS = 24
MADE = "Suratnya dibuatkan untuk ditandatangani; kosongkan bila belum ada."
ATTACHMENTS = "Lampiran formulir: dokumen mana?"
LISTED_ROWS = {"inovator": 6, "hasil_angka": 5, "replikasi.oleh": 4, "penghargaan": 3, "foto": 3}
LISTED_OTHERWISE = 3

CHOICE_TITLE, CHOICE = "Pilihan", "Pilihlah satu dari daftar; jangan mengetik kata lain."
CHOICES = "Pilihlah dari daftar. Bila lebih dari satu, ketik dengan titik koma di antaranya."
DATE_TITLE, DATE = "Tanggal", "Tulis hari/bulan/tahun, misalnya 31/12/2025."
NUMBER_TITLE, NUMBER = "Angka", "Tulis angka saja, tanpa satuan dan tanpa titik pemisah ribuan."
TEXT_TITLE, LONG_TEXT = "Teks panjang", "Ketik seperti biasa. Baris baru: Alt+Enter. Butir: • atau -, nomor: 1. 2. 3."
PICK_TITLE, PICK_HELP = "Bukti", "Pilih dokumen dari daftar. Isi dahulu lembar Bukti. Boleh beberapa: B01; B02."
FOOTER = "&L&A&CFormulir inovasi&RHalaman &P dari &N"
