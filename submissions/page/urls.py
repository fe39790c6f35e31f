"""The addresses of the page."""

from django.urls import path

from submissions.page import middleware
from submissions.page.views import (
    documents,
    evidence,
    home,
    indicators,
    inspecting,
    jobs,
    listing,
    office,
    photographs,
    receiving,
    record,
    region,
    sections,
)
from submissions.page.views import help as helping

urlpatterns = [
    path("", home.home, name="beranda"),
    path("mulai/", home.begin, name="mulai"),
    path("contoh/", home.sample, name="contoh"),
    path("bahasa/", home.language, name="bahasa"),
    path("rona.css", home.hue, name="rona"),
    path("lambang", home.emblem, name="lambang"),
    path("inovasi/", listing.listing, name="daftar"),
    path("inovasi/baru/", listing.new, name="baru"),
    path("inovasi/nama-lama/", record.rename_back, name="nama-lama"),
    path("inovasi/banyak/", listing.several, name="banyak"),
    path("impor/", receiving.receive, name="impor"),
    path("impor/periksa/<slug:parcel>/", receiving.look, name="impor-periksa"),
    path("impor/urungkan/", receiving.undo_last, name="impor-urungkan"),
    path("formulir/", receiving.form, name="formulir"),
    path("pengaturan/", office.settings, name="pengaturan"),
    path("kalender/", office.calendar, name="kalender"),
    path("kalender/tenggat.ics", office.calendar_file, name="kalender-berkas"),
    path("kirim/", jobs.documents, name="kirim"),
    path("kirim/mulai/", jobs.begin, name="kirim-mulai"),
    path("kirim/periksa/", jobs.verify, name="kirim-periksa"),
    path("pekerjaan/<slug:name>/", jobs.job, name="pekerjaan"),
    path("pekerjaan/<slug:name>/batal/", jobs.cancel, name="pekerjaan-batal"),
    path("pekerjaan/<slug:name>/hasil/<int:number>", jobs.made, name="pekerjaan-hasil"),
    path("daerah/", region.region, name="daerah"),
    path("daerah/laporan/", region.report, name="laporan"),
    path("daerah/laporan.pdf", region.report, name="laporan-pdf"),
    path("daerah/rekap/", region.recap, name="rekap"),
    path("daerah/kembar/", region.doubles, name="kembar"),
    path("edisi/", region.editions, name="edisi"),
    path("edisi/<slug:name>/", region.edition, name="edisi-satu"),
    path("tahun-baru/", region.next_year, name="tahun-baru"),
    path("tahun-baru/mulai/", region.carry_over, name="tahun-baru-mulai"),
    path("gambar", documents.picture, name="gambar"),
    path("bantuan/", helping.help, name="bantuan"),
    # A record's own pages, behind its name.
    path("inovasi/<str:key>/isi/<slug:section>/", sections.section, name="isi"),
    path("inovasi/<str:key>/kolom/<slug:section>/", sections.answer, name="kolom"),
    path("inovasi/<str:key>/riwayat/", record.history, name="riwayat"),
    path("inovasi/<str:key>/bukti/<str:document>/ganti/", evidence.replaced, name="bukti-ganti"),
    path("inovasi/<str:key>/bukti/<str:document>/hapus/", evidence.removed, name="bukti-hapus"),
    path("inovasi/<str:key>/bukti/<str:document>/", evidence.document, name="bukti-dokumen"),
    path("inovasi/<str:key>/bukti/", evidence.evidence, name="bukti"),
    path("inovasi/<str:key>/foto/tambah/", photographs.added, name="foto-tambah"),
    path("inovasi/<str:key>/foto/", photographs.photographs, name="foto"),
    path("inovasi/<str:key>/indikator/", indicators.indicators, name="indikator"),
    path("inovasi/<str:key>/dokumen/<str:name>", documents.document, name="dokumen-berkas"),
    path("inovasi/<str:key>/pratinjau/<str:name>/", documents.preview, name="pratinjau"),
    path("inovasi/<str:key>/lengkap/", jobs.complete, name="lengkap"),
    path("inovasi/<str:key>/dokumen/", documents.documents, name="dokumen"),
    path("inovasi/<str:key>/periksa/", inspecting.inspection, name="periksa"),
    path("inovasi/<str:key>/kode/", record.rename, name="kode"),
    path("inovasi/<str:key>/kompetisi/", record.competitions, name="kompetisi"),
    path("inovasi/<str:key>/berkas/", record.raw, name="berkas"),
    path("inovasi/<str:key>/", record.overview, name="inovasi"),
]
handler400 = middleware.strange
handler403 = middleware.refused
handler404 = middleware.not_found
handler500 = middleware.fault
