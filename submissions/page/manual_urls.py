"""The addresses of the page where only the manual is served: no workspace is open, and none can be begun."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from submissions.page import urls


def home(request: HttpRequest) -> HttpResponse:
    """Lead to the manual."""
    return redirect("bantuan")


_OF_MANUAL = {"bahasa", "rona", "lambang", "bantuan", "bantuan-gambar", "bantuan-halaman"}
urlpatterns = [path("", home, name="beranda"), *(each for each in urls.urlpatterns if each.name in _OF_MANUAL)]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
