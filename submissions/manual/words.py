"""What the search of the manual knows of words: which count for nothing, and which mean the same."""

_PASSED_OVER = """
a ada adakah adalah agar akan aku an and anda apa apabila apakah are atau bagaimana bagaimanakah bahwa bila bisa
bisakah boleh bolehkah buat bukan can cara caranya dalam dan dapat dapatkah dari dengan di dimana do does for gimana
hal hanya harus haruskah how i ia in ingin ini is it itu jadi jika juga kah kalau kalo kami kapan karena kata ke
kemana kenapa kepada kita kok lagi lah lalu lewat maka mana masih mau mengapa milik mohon my nya of oleh on or pada
padahal para perlu pernah pun saat saja sambil sampai satu saya sebagai sebuah secara sedang sehingga semua seperti
serta setelah siapa sih suatu sudah supaya tanpa tapi telah tentang terhadap tersebut tetapi the tiap to untuk what
when where which who why with ya yaitu yakni yang
"""
PASSED_OVER = frozenset(_PASSED_OVER.split())
"""Words of questions that say nothing about what is asked; `tidak` and `belum` do, and are kept."""

_SYNONYMS = """
approve: setujui
approved: disetujui
attachment: lampiran
backup: cadangan
balikin, reset: kembalikan
batal: urungkan, batalkan
bikin: buat
browser: peramban
bupati, kadis, pejabat, sekda, walikota: penanda tangan, pimpinan
cadangan: backup
cek, check, verify: periksa
close: tutup
copy: salin
deadline: tenggat
depan: berikutnya
delete: hapus
dinas, opd, skpd: perangkat daerah
dobel, duplikat: kembar, ganda
dokumen, file: berkas
dossier: berkas, dokumen
download: unduh
draft: draf
drive, gdrive: tautan
edit, ganti: ubah
email, mail: surel
eror, error: kesalahan, temuan
evidence: bukti
excel, form: formulir
export: ekspor
font: huruf
freeze: bekukan
gambar: foto
gaps: kekurangan
history, log: riwayat
hp: telepon
import: impor
input: isi
instal, install: pasang
juri, presentasi, wawancara: panelis
kadaluarsa: kedaluwarsa, tenggat
komputer: laptop
koordinat: lokasi
kop: kepala surat
laptop: komputer
link: tautan
login: masuk
logo: lambang
lokasi: koordinat
lomba: kompetisi
lulus: layak
maksimal: paling banyak
masuk: login
minimal: paling sedikit
nilai, poin, score: skor
offline: tanpa jaringan
open: buka
paraf, sign, tandatangan, ttd: tanda tangan
password: sandi
pdf: dokumen
pemda: pemerintah daerah
photo: foto
print: cetak
rekaman: inovasi
reminder: pengingat
rename: ganti nama
report: laporan
restore: pulihkan
review: tinjau
salah: kesalahan, perbaiki
sandi: kata sandi, password
save: simpan
scan: pindai
setting, settings: pengaturan
share: bagikan
site, web, website: situs
skor: poin, nilai
submit: kirim
telepon: hp
template: templat
terkunci: sandi, kunci
undo: urungkan
upload: unggah
user: pengguna
wa: whatsapp
warning: sebaiknya
whatsapp: wa
xlsx: excel
youtube: video
"""
SYNONYMS = {
    typed: tuple(meant.split(", "))
    for line in _SYNONYMS.strip().splitlines()
    for words, _colon, meant in [line.partition(": ")]
    for typed in words.split(", ")
}
"""Words that people type, and the words that the manual has for the same thing."""

JOINED = {"tandatangan": ("tanda", "tangan")}
"""Words that are written in one where they take affixes, and in two where not."""
