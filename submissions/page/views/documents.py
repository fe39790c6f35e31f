"""The documents of an innovation: letters first, then dossier or form; made when somebody asks for one."""

import io
import mimetypes
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from submissions.assessment.assessing import RecordReport, Verdict
from submissions.batch.engines import LocalEngine
from submissions.documents.composing import form_content
from submissions.documents.document import Document
from submissions.documents.planning import documents_from, letters_of
from submissions.documents.preview import preview_page
from submissions.errors import OutputError, UserError
from submissions.language import _
from submissions.making.limits import DEFAULT_MEMORY_MB, DEFAULT_SECONDS, cannot_work
from submissions.office.letters import LostLetter, WrittenLetter, plan_letters, write_letters
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors

PDF = "application/pdf"
PICTURES = ("image/png", "image/jpeg", "image/webp")
PREVIEW_POLICY = {
    "default-src": [NONE],
    "img-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
"""A preview has the styles of the document in it, as it is printed; nothing in it runs or leads to elsewhere."""


@dataclass(frozen=True)
class OfferedDocument:
    """A document that can be made: what it is, for which edition, and whether it would be marked as a draft."""

    document: Document
    title: str
    edition: str
    is_letter: bool
    is_draft: bool


@require_GET
def documents(request: HttpRequest, key: str) -> HttpResponse:
    """Show which documents there are."""
    desk = desk_of(request)
    report = desk.report(named_of(desk, key).path)
    readable(report.record, key)
    offered = list(_offered(desk, report))
    return render_page(
        request,
        "dokumen.html.j2",
        key=key,
        name=report.record.name,
        letters=[each for each in offered if each.is_letter],
        forms=[each for each in offered if not each.is_letter],
        editions=[each.edition for each in report.filled if each.verdict is not Verdict.NOT_ENTERED],
        id=report.record.id,
    )


@require_GET
def document(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Make a document, and give it."""
    desk = desk_of(request)
    chosen = _named(desk, key, name)
    return download(desk.printed(chosen), chosen.name, PDF)


@require_GET
def preview(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Show a document at once, with the way back and to its PDF."""
    desk = desk_of(request)
    named = named_of(desk, key)
    document = _named(desk, key, name)
    return render_page(request, "pratinjau.html.j2", key=key, name=named.name or named.id, document=document.name)


@xframe_options_sameorigin
@csp(PREVIEW_POLICY)  # type: ignore[arg-type]  # knows no arguments
@require_GET
def preview_content(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Give what a preview shows: the document as HTML."""
    desk = desk_of(request)
    html = desk.previewed(_named(desk, key, name))
    return HttpResponse(preview_page(html, desk.workspace(), _picture_address))


def _named(desk: Desk, key: str, name: str) -> Document:
    """Return the document of an innovation that an address names.

    Raises:
        Http404: there is none.
    """
    report = desk.report(named_of(desk, key).path)
    found = next((each.document for each in _offered(desk, report) if each.document.name == name), None)
    if found is None:
        raise Http404(name)
    return found


def _picture_address(path: str) -> str:
    return f"{reverse('gambar')}?{urlencode({'berkas': path})}"


@require_GET
def picture(request: HttpRequest) -> HttpResponseBase:
    """Give a picture of the workspace, as it lies there, for a preview."""
    desk = desk_of(request)
    path = desk.workspace().file(request.GET.get("berkas", ""))
    if path is not None and desk.person.rights.sees != "all" and path not in _files_seen(desk):
        raise Http404
    media = mimetypes.guess_type(path.name)[0] if path else None
    if path is None or media not in PICTURES:
        raise Http404
    return FileResponse(path.open("rb"), content_type=media)


def _files_seen(desk: Desk) -> set[Path | None]:
    """Return the files that the innovations name which who asks may see, and those of the office itself."""
    workspace = desk.workspace()
    read = (desk.read(named.path) for named in desk.records().values())
    named = {file for record in read if record.innovation for file in record.innovation.files}
    named |= {workspace.settings.kop.lambang} if workspace.settings.kop.lambang else set()
    return {workspace.file(file) for file in named}


def _offered(desk: Desk, report: RecordReport) -> Iterator[OfferedDocument]:
    workspace = desk.workspace()
    workspace.refuse_missing_emblem()
    for assessment in report.filled:
        if assessment.verdict is Verdict.NOT_ENTERED:
            continue
        edition = assessment.edition
        titles = [letter.label for letter in edition.letters_for(assessment.group).values() if not letter.in_form]
        for letter, title in zip(letters_of(assessment, workspace, in_form=False), titles, strict=True):
            yield OfferedDocument(letter, title, edition.title, is_letter=True, is_draft=False)
        main = next(iter(documents_from(form_content(assessment, workspace))))
        draft = assessment.verdict is not Verdict.ELIGIBLE
        yield OfferedDocument(main, edition.name, edition.title, is_letter=False, is_draft=draft)


def letters_packed(desk: Desk, paths: Sequence[Path]) -> HttpResponse:
    """Give the letters of some innovations, packed.

    Raises:
        UserError: they need none, or one could not be made.
    """
    workspace = desk.workspace()
    plan = plan_letters(workspace, desk.editions(), paths, in_form=False)
    if not plan.letters:
        raise UserError(_("What was ticked needs no letters."), _("Only proposals ask for them."))
    engine = LocalEngine(workspace.root, processors(), DEFAULT_SECONDS, DEFAULT_MEMORY_MB)
    packed = io.BytesIO()
    with TemporaryDirectory(prefix="submissions-letters-") as folder, zipfile.ZipFile(packed, "w") as archive:
        try:
            done = list(write_letters(plan, Path(folder), engine))
        except CannotWorkError as error:
            raise cannot_work(error) from None
        lost = [each for each in done if isinstance(each, LostLetter)]
        if lost:
            named = "; ".join(f"{each.letter.file}: {each.reason}" for each in lost)
            raise OutputError(_("Not all letters could be made: {letters}").format(letters=named))
        for each in sorted((each for each in done if isinstance(each, WrittenLetter)), key=lambda one: one.letter.file):
            archive.writestr(each.letter.file, each.printed.content)
    return download(packed.getvalue(), "surat.zip", "application/zip")


def download(content: bytes, name: str, media: str) -> HttpResponse:
    """Return a file that a browser saves under a name."""
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
