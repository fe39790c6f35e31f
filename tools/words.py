"""Indonesian texts of pages in docs/ that are made by these commands."""

MORNING_HEAD = """# Pagi pertama

Kantor yang belum pernah memakai program ini memulai dari folder kosong dan sampai pada surat pernyataan, berkas IGA,
dan formulir KIPP. Di bawah tiap perintah tertulis apa adanya yang tampil di layar. Semua inovasi, orang, surat, dan
angka di sini rekaan. Seluruh perintah memakan waktu mesin kurang dari dua menit; selebihnya waktu untuk menulis,
memindai, dan menandatangani.

Halaman ini dibuat dengan `python -m tools.make_morning`.
"""
MORNING_STEPS = {
    "init": "Folder kerja kantor, tanpa contoh",
    "new": "Satu inovasi ditulis sendiri",
    "template": "Berkas itu diisi; formulir Excel dibuat untuk dinas lain",
    "import": "Formulir yang kembali dari Dinas Perdagangan dibaca",
    "check": "Apa yang masih kurang pada semuanya",
    "evidence": "Hasil pindai bukti ditaruh di folder `bukti/akta-mapan`, lalu diperiksa lagi",
    "gaps": "Apa yang harus dilengkapi Dinas Perdagangan",
    "letters": "Surat pernyataan dibuat untuk ditandatangani",
    "signed": "Surat yang sudah ditandatangani dipindai dan disebut pada inovasi",
    "iga": "Berkas IGA beserta jilid bukti",
    "kipp": "Formulir KIPP",
}
