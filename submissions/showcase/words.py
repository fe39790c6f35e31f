"""What the program itself writes on public pages, and which words tell an office from a person. Always Indonesian."""

MARK = "[…]"
"""What stands on a page in the place of what is not shown."""

PARTS = {
    "ringkasan": ("Ringkasan", "ringkasan"),
    "masalah": ("Masalah", "rancang_bangun.permasalahan"),
    "solusi": ("Solusi", "rancang_bangun.metode_pembaharuan"),
    "kebaruan": ("Keunggulan dan kebaruan", "rancang_bangun.keunggulan_kebaharuan"),
    "cara_kerja": ("Cara kerja", "rancang_bangun.tahapan_spesifikasi"),
    "tujuan": ("Tujuan", "tujuan"),
    "manfaat": ("Manfaat", "manfaat"),
    "hasil": ("Hasil", "hasil"),
    "pengembangan": ("Pengembangan", "pengembangan"),
}
"""The texts of an innovation's page in their order: heading, and the field of the record."""

MILESTONES = {
    "waktu_ide": "Gagasan",
    "waktu_uji_coba": "Uji coba",
    "waktu_penerapan": "Penerapan",
    "waktu_pengembangan": "Pengembangan",
}

PICTURE_OF, PICTURE_SHOWING = "Foto {name}", "Foto: {caption}"
SITE_TITLE = "Inovasi {region}"
SITE_SENTENCE = "{count} inovasi dari {proposers} pengusul."
"""What search engines and messages say of the start page."""

TITLES = frozenset(
    {
        *("h", "hj", "dr", "drg", "drh", "drs", "dra", "ir", "prof", "kh", "rr", "tb", "st", "ust", "ustadz"),
        *("ustadzah", "bapak", "bpk", "ibu", "pak", "bu", "sdr", "sdri", "saudara", "saudari", "kak", "mas"),
        *("mbak", "bang", "apt", "ns"),
    }
)
"""What stands before a name and is none; before one word of a name it shows that a person is meant."""
POSTS = frozenset(
    {
        *("bupati", "wali", "walikota", "gubernur", "wakil", "kepala", "sekretaris", "camat", "lurah", "kades"),
        *("direktur", "ketua", "anggota", "koordinator", "penanggung", "jawab", "plt", "plh", "pj", "staf"),
        *("bidan", "petugas", "perawat", "guru", "dokter", "penyuluh", "pendamping", "kasi", "kabid", "kasubag"),
        *("kasubbag", "kabag", "kadis", "sekdis", "sekda", "sekcam"),
    }
)
"""Posts that offices write before a name, or in its place."""
INSTITUTIONS = frozenset(
    {
        *("dinas", "badan", "bidang", "bagian", "seksi", "subbidang", "subbagian", "subbag", "sekretariat"),
        *("kantor", "kecamatan", "kelurahan", "desa", "puskesmas", "pustu", "rsud", "rumah", "upt", "uptd"),
        *("sekolah", "sd", "sdn", "smp", "smpn", "mts", "sma", "sman", "smk", "smkn", "tk", "paud"),
        *("tim", "admin", "operator", "humas", "layanan", "pusat", "balai", "perumda", "pdam", "bumd", "bumdes"),
        *("kelompok", "komunitas", "karang", "forum", "lembaga", "yayasan", "pkk", "posyandu", "pemerintah"),
        *("pemda", "pemkab", "pemkot", "inspektorat", "satuan", "satpol", "unit", "loket", "instalasi", "dprd"),
        *("kabupaten", "kota", "provinsi", "dusun", "rw", "rt", "warga", "sanggar", "koperasi", "gapoktan"),
        *("pondok", "pesantren", "majelis", "himpunan", "ikatan", "asosiasi", "persatuan", "perkumpulan"),
        *("jaringan", "relawan", "kader", "pemuda", "perempuan", "masyarakat", "siswa", "mahasiswa", "pegawai"),
        *("paguyuban", "klinik", "universitas", "politeknik"),
    }
)
"""Words with which the name of an office, a unit or a group begins: what follows is nobody's name."""
