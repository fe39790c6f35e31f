"""What takes longer: the export of all, sealing, all of one innovation; how far it is, and what it made."""

import tempfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from submissions.batch.exporting import Options
from submissions.errors import UserError
from submissions.language import _
from submissions.making.limits import Limits
from submissions.office.verifying import verified
from submissions.page.jobs import LongJob
from submissions.page.middleware import desk_of, language_of
from submissions.page.parcels import clean
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.page.works import NEXT_YEAR, completing, exporting, freezing
from submissions.workspace import EXPORTED, FROZEN

_OF_STRANGERS = Limits(seconds=20)  # for each PDF that is compared while somebody waits for the page
_TOGETHER = 30.0  # seconds for all of them, but for the last


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """Show what can be made of all innovations, and what was."""
    desk = desk_of(request)
    return render_page(
        request,
        "kirim.html.j2",
        jobs=desk.jobs.all(),
        sample=bool(desk.workspace().settings.contoh),
        sheets=[],
        count=len(desk.records()),
    )


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin to make the documents of all innovations, or to seal them."""
    desk = desk_of(request)
    workspace, with_sample = desk.workspace(), "contoh" in request.POST
    if request.POST.get("apa") == "segel":
        options = Options(open_evidence=desk.open_evidence)
        work, kind, title = freezing(workspace, options, with_sample=with_sample), "segel", _("Sealing what is sent")
    else:
        options = Options("draf" in request.POST, open_evidence=desk.open_evidence)
        title = _("Documents of all, drafts too") if options.include_all else _("Documents of all")
        work, kind = exporting(workspace, options, with_sample=with_sample), "ekspor"
    return redirect("pekerjaan", desk.jobs.begin(kind, title, work, language_of(request)).id)


@require_POST
def complete(request: HttpRequest, key: str) -> HttpResponse:
    """Begin to make all of one innovation for an edition."""
    desk = desk_of(request)
    named = named_of(desk, key)
    edition = next((each for each in desk.editions() if each.id == request.POST.get("edisi")), None)
    if edition is None:
        raise Http404(request.POST.get("edisi"))
    work = completing(desk.workspace(), named.path, edition.id, open_evidence=desk.open_evidence)
    title = f"{named.name or named.id}: {edition.title}"
    return redirect("pekerjaan", desk.jobs.begin(f"lengkap {key} {edition.id}", title, work, language_of(request)).id)


@require_GET
def job(request: HttpRequest, name: str) -> HttpResponse:
    """Show how far a job is, or what became of it."""
    found = _job(request, name)
    template = "pekerjaan-isi.html.j2" if request.headers.get("HX-Request") else "pekerjaan.html.j2"
    desk = desk_of(request)
    records = {named.path.relative_to(desk.root).as_posix(): key for key, named in desk.records().items()}
    return render_page(request, template, job=found, records=records, next_edition=_next_edition(found))


def _next_edition(job: LongJob) -> str:
    kind, _space, edition = job.kind.partition(" ")
    return edition if kind == NEXT_YEAR else ""


@require_POST
def cancel(request: HttpRequest, name: str) -> HttpResponse:
    """Break a job off."""
    desk_of(request).jobs.cancel(_job(request, name).id)
    return redirect("pekerjaan", name)


@require_GET
def made(request: HttpRequest, name: str, number: int) -> HttpResponseBase:
    """Give what a job made: a file, or a folder packed."""
    workspace = desk_of(request).workspace()
    files = _job(request, name).files
    if number >= len(files):
        raise Http404(str(number))
    path = workspace.inside(files[number][1])
    if path is not None and not any(
        path.is_relative_to(workspace.root.resolve() / each) for each in (EXPORTED, FROZEN)
    ):
        raise Http404(str(number))  # no job of ours made it
    if path is None or not path.exists():
        raise UserError(
            _("{file} is no longer there.").format(file=files[number][1]), _("Make it anew; that keeps what is there.")
        )
    if path.is_file():
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    packed = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response when it is sent
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(path.rglob("*")):
            # What another put there as a link may lead anywhere.
            if file.is_file() and not file.is_symlink() and not _is_hidden(file, path):
                archive.write(file, f"{path.name}/{file.relative_to(path).as_posix()}")
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename=f"{path.name}.zip")


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Say of PDF files that are sent what they were made from, and whether they still say that."""
    sent = request.FILES.getlist("berkas")
    if not sent:
        raise UserError(_("No file was chosen."), _("Choose one or more, then press the button again."))
    with TemporaryDirectory(prefix="submissions-periksa-") as folder:
        names = {}
        for number, file in enumerate(sent):
            path = Path(folder) / f"{number}-{clean(file.name or '')}"
            with path.open("wb") as target:
                for chunk in file.chunks():
                    target.write(chunk)
            names[path] = file.name
        sheets = [
            (names[each.file], each.is_good, each.lines)
            for each in verified(names, limits=_OF_STRANGERS, together=_TOGETHER)
        ]
    desk = desk_of(request)
    return render_page(
        request,
        "kirim.html.j2",
        jobs=desk.jobs.all(),
        sample=bool(desk.workspace().settings.contoh),
        sheets=sheets,
        count=len(desk.records()),
    )


def _job(request: HttpRequest, name: str) -> LongJob:
    found = desk_of(request).jobs.get(name)
    if found is None:
        raise Http404(name)
    return found
