"""The addresses of the page of an office: those of one person, and accounts."""

from django.urls import path

from submissions.page import urls
from submissions.page.views import accounts, reminding

urlpatterns = [
    path("masuk/", accounts.log_in, name="masuk"),
    path("keluar/", accounts.log_out, name="keluar"),
    path("keluar/semua/", accounts.log_out_everywhere, name="keluar-semua"),
    path("akun/", accounts.own, name="akun"),
    path("undangan/<str:key>/<str:token>/", accounts.invitation, name="undangan"),
    path("pengguna/", accounts.people, name="pengguna"),
    path("pengguna/pengingat/", reminding.reminders, name="pengingat"),
    path("pengguna/pengingat/surel/", reminding.mailed, name="pengingat-surel"),
    path("pengguna/daftar/", accounts.invite_many, name="pengguna-daftar"),
    path("pengguna/undang/", accounts.invite_one, name="pengguna-undang"),
    path("pengguna/<int:number>/", accounts.person, name="pengguna-satu"),
    path("sehat/", accounts.health, name="sehat"),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
