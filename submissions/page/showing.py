"""Pages filled with what every page needs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from submissions.errors import UserError
from submissions.language import known_languages
from submissions.page.desk import ALONE
from submissions.page.guiding import guide_of
from submissions.page.middleware import desk_of, language_of
from submissions.workflow.permitting import may


def render_page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Return a page of the workspace.

    Args:
        request: that it answers.
        template: its file.
        status: of the answer.
        values: what the template is filled with.
    """
    desk, spoken = desk_of(request), language_of(request)
    region, marked, emblem = "", False, False
    if desk.has_settings:
        try:
            workspace = desk.workspace()
            settings = workspace.settings
            emblem = bool(settings.kop.lambang and workspace.file(settings.kop.lambang))
            region, marked = settings.pemda.singkat or settings.pemda.nama, bool(settings.contoh)
        except UserError:
            pass  # the page that says why it cannot be read needs a frame too
    frame = {
        "pemda": region,
        "bahasa_halaman": spoken,
        "bahasa_lain": [each for each in known_languages().items() if each[0] != spoken],
        "rekaan": marked,
        "alamat": request.get_full_path(),
        "siap": desk.has_settings,
        "lambang": emblem,
        "orang": desk.person,
        "dengan_akun": desk.person is not ALONE,
        "panduan": guide_of(request),
        "boleh": lambda action: may(desk.person, action),
    }
    return render(request, template, {**frame, **values}, status=status)
