"""Another folder of this computer, opened from this page."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from submissions.errors import InputError, UserError
from submissions.language import _
from submissions.page.desk import ALONE
from submissions.page.middleware import desk_of
from submissions.page.showing import render_page
from submissions.page.views.home import render_begin


@require_POST
def open_other(request: HttpRequest) -> HttpResponse:
    """Open the folder that was named, beside the one that this page is of."""
    # Where there are accounts, those of this folder are not those of another.
    if desk_of(request).person is not ALONE:
        raise Http404(request.path)
    given = request.POST.get("folder", "")
    try:
        return opened(request, _folder(given))
    except UserError as error:
        return render_begin(request, status=422, masalah=error, folder=given)


def opened(request: HttpRequest, folder: Path) -> HttpResponse:
    """Open a folder, and return the page that leads there.

    Raises:
        OutputError: it does not open.
    """
    address = desk_of(request).others.address_of(folder)
    response = render_page(request, "tahun-baru-buka.html.j2", address=address, folder=folder)
    # A form may not lead to another program, and browsers count a redirect as the form's.
    response["Refresh"] = f"0; url={address}"
    return response


def _folder(given: str) -> Path:
    """Return the folder of a path as file managers copy it: Windows puts it in quotes.

    Raises:
        InputError: there is none.
    """
    text = given.strip().strip('"')
    try:
        folder = Path(text).expanduser()
        if folder.is_absolute() and folder.is_dir():
            return folder.resolve()
    except (OSError, RuntimeError, ValueError):
        pass  # nobody has such a home folder; no system has such a path
    raise InputError(
        _("There is no folder {folder}.").format(folder=text or "?"),
        _("Copy its whole path from the file manager."),
    )
