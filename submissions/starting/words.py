"""The comments in a record that was begun; Indonesian whoever begins it, since the office reads them."""

HEAD = """\
# {name}
# Isi setelah tanda titik dua. Baris yang diawali tanda pagar (#) adalah petunjuk dan boleh dihapus.
# Teks panjang ditulis di bawah tanda |, menjorok dua spasi dari nama isiannya.
# Yang belum ada biarkan kosong. Yang masih kurang disebut oleh: submissions check {id}"""
ONE_OF = "Salah satu: {choices}"
SUCH_AS = "Misalnya {choices}; seluruhnya ada {count} pilihan"
DAY = "Tanggal, misalnya 20 Mei 2025"
YES_NO = "ya atau tidak"
EXAMPLE = "Contoh: {example}"
MANY = "boleh lebih dari satu, di dalam [ ] dengan koma"
NEEDED = "wajib"
ONLY_GROUPS = "Hanya untuk kelompok {groups}; hapus tanda pagar lalu isi."
INDICATORS = "Tulis keadaannya, bukan parameternya. bukti berisi kunci dokumen dari bagian bukti, misalnya [sk-tim]."
YEARS = "Tahun yang tercakup, misalnya [{years}]"
AMOUNT = "Banyaknya ({unit})"
RECEIVED = "Banyaknya pengaduan yang diterima"
HANDLED = "Banyaknya pengaduan yang ditangani"
CRITERIA = "terpenuhi: ya atau tidak, beserta alasannya."
PEOPLE = "Tiap orang satu butir; hapus tanda pagar lalu isi."
EVIDENCE = "Tiap dokumen sekali saja, dengan kunci yang dikutip di atas; hapus tanda pagar lalu isi."
ANSWERS = "Hanya ditanyakan oleh {edition}."
ANSWER_OF = "{edition}: {label}"

SETTINGS = """\
# yaml-language-server: $schema={schema}
# Pengaturan folder kerja ini. Baris yang diawali tanda pagar (#) adalah petunjuk.
# Yang kosong dicetak sebagai garis untuk diisi dengan pena.
pemda:
  nama:{government}
  singkat:{region}
  jenis:{kind}
  provinsi:{province}
# Kop surat; alamat dan kontak dicetak di bawah baris-barisnya.
kop:
  baris:{lines}
  alamat:
  kontak:
  # Lambang daerah sebagai berkas PNG di folder ini, misalnya lambang.png
  lambang:
# Pejabat yang menandatangani pernyataan dan surat.
penanda_tangan:
  jabatan:{position}
  nama:{signatory}
  nip:{nip}
  pangkat:
# Tempat pada surat.
tempat:{place}
"""
