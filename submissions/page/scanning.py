"""Files that are sent are looked at by the virus scanner of the office, where it has one, before a view sees them."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from submissions.language import _
from submissions.page.middleware import problem, typed_in_form

_PATIENCE = 120  # seconds for one file
View = Callable[[HttpRequest], HttpResponse]


def scanned(view: View) -> View:
    """Take no file that the scanner does not find clean; where it cannot be asked, take none."""

    def answer(request: HttpRequest) -> HttpResponse:
        command = list(settings.SCANNER)
        if not command or request.method != "POST":
            return view(request)
        sent = [file for name in request.FILES for file in request.FILES.getlist(name)]
        refused = [file.name or "" for file in sent if not _is_clean(command, file)]
        if not refused:
            return view(request)
        return problem(
            request,
            422,
            _("The virus scanner refuses: {files}").format(files=", ".join(refused)),
            _("Nothing was saved. Ask whoever looks after the computers before you send it again."),
            typed=typed_in_form(request),
        )

    return answer


def _is_clean(command: list[str], file: "UploadedFile[Any]") -> bool:
    """Return whether the scanner ends with 0 over a file, which it gets under a name of our own."""
    with TemporaryDirectory(prefix="submissions-unggah-") as folder:
        path = Path(folder) / "berkas"
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        file.seek(0)
        try:
            done = subprocess.run(
                [*command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0
