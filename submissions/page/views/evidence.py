"""The evidence of an innovation: what there is, what opening it shows, what it proves; and more of it."""

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from schemas.vocabulary import vocabulary
from submissions.errors import UserError
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.opening.inspecting import inspect
from submissions.filling.answers import Answered, answer_fingerprint, answer_of
from submissions.filling.citing import Citing, CitingPlace, citing_places
from submissions.filling.evidence import (
    add_document,
    add_link,
    document_questions,
    documents_in,
    remove_document,
    replace_file,
    save_document,
)
from submissions.findings.finding import Finding
from submissions.judging.memory import evidence_file
from submissions.language import N_, _, ngettext
from submissions.making.limits import cannot_work
from submissions.office.summary import findings_of
from submissions.page.addresses import part_of
from submissions.page.controls import Control, control_of, figure_of, typed_in, typed_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.documents import PDF, PICTURES
from submissions.page.views.record import named_of
from submissions.records.names import NamedRecord
from submissions.records.reading import ReadRecord, Record
from submissions.workbooks.forms.asking import FormQuestion
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors

_KINDS = "jenis_bukti"
_CITINGS = {
    Citing.ATTACHMENT: N_("It is this attachment of the form"),
    Citing.INDICATOR: N_("It proves these indicators"),
    Citing.ANSWER: N_("It stands beside these answers"),
}


@dataclass(frozen=True)
class ShownDocument:
    """A document as the page shows it: what is said of it, what opening it showed, and what it is cited for.

    `part` is its key as a part of addresses; `is_there` whether its file is; `address` its web address as the record
    has it; `places` are all that can cite it.
    """

    key: str
    part: str
    title: str
    kind: str
    file: str
    address: str
    seen: str
    is_there: bool
    problem: str
    controls: tuple[Control, ...]
    findings: tuple[Finding, ...]
    places: tuple[CitingPlace, ...]

    @property
    def link(self) -> str:
        """Return its web address if a browser may be led there: what a stranger wrote may be anything."""
        return self.address if self.address.casefold().startswith(("https://", "http://")) else ""

    @property
    def cited(self) -> list[CitingPlace]:
        """Return the places that cite it."""
        return [each for each in self.places if self.key in each.cited]

    def is_cited_in(self, citing: Citing) -> bool:
        """Return whether a place of one kind cites it."""
        return any(each.citing is citing for each in self.cited)

    def of(self, citing: Citing) -> list[CitingPlace]:
        """Return the places of one kind that can cite it."""
        return [each for each in self.places if each.citing is citing]


@dataclass(frozen=True)
class LeftDocument:
    """What came back of a document and was not all saved: what became of the answers, and what was sent."""

    key: str = ""
    answers: Answered = field(default_factory=Answered)
    sent: QueryDict | None = None


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """Show the documents of an innovation, and take more of them."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    if request.method != "POST":
        return _page(request, desk, key, named)
    sent, kind = request.FILES.getlist("berkas"), request.POST.get("jenis", "")
    address = request.POST.get("tautan", "").strip()
    if not sent and not address:
        refused = UserError(
            _("No file was chosen, and no address written."), _("Do one of them, then press the button again.")
        )
        return _page(request, desk, key, named, refused=refused)
    if kind not in vocabulary(_KINDS).entries:
        again = _("Choose it, and the files again.") if sent else _("Choose it, then press the button again.")
        refused = UserError(_("What the documents are was not chosen."), again)
        return _page(request, desk, key, named, refused=refused)
    added, failed = list[str](), list[tuple[str, UserError]]()
    wanted = [each for each in request.POST.getlist("untuk") if each]
    if address:
        try:
            added.append(add_link(desk.workspace(), named.path, address, kind, desk.plan(), wanted))
        except UserError as error:
            failed.append(("", error))  # it names the address itself
    for file in sent:
        name = file.name or ""
        try:
            content = file.read()
            added.append(
                add_document(
                    desk.workspace(), named.path, record.innovation.id, name, content, kind, desk.plan(), wanted
                )
            )
        except UserError as error:
            failed.append((name, error))
    if failed:
        return _page(request, desk, key, named, failed=failed, taken=len(added))
    part = part_of(added[-1])
    return redirect(f"{request.path}?{urlencode({'baru': part})}#d-{part}")


@require_GET
def file(request: HttpRequest, key: str, document: str) -> HttpResponseBase:
    """Give the file of a document, to be looked at: a PDF or a picture in the browser, anything else to be kept."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    item = documents_in(record.source.data)[_key_in(record, document)]
    path = desk.workspace().file(str(item.get("berkas") or ""))
    if path is None:
        raise Http404(document)
    media = mimetypes.guess_type(path.name)[0]
    is_shown = media in (PDF, *PICTURES)
    media = media if is_shown else "application/octet-stream"
    return FileResponse(path.open("rb"), as_attachment=not is_shown, filename=path.name, content_type=media)


@require_POST
def document(request: HttpRequest, key: str, document: str) -> HttpResponse:
    """Save what is said of a document."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = desk.read(named.path)
    name = _key_in(record, document)
    plan = desk.plan()
    saved = save_document(
        desk.workspace(),
        named.path,
        name,
        plan,
        typed_in(request.POST, document_questions(plan), f"{name}."),
        request.POST.getlist("untuk"),
        request.POST.getlist("untuk-semula"),
    )
    if saved.answers.conflicts or saved.answers.refused:
        return _page(request, desk, key, named, LeftDocument(name, saved.answers, request.POST))
    return redirect(f"{reverse('bukti', args=[key])}?{urlencode({'tersimpan': document})}#d-{document}")


@require_POST
def replaced(request: HttpRequest, key: str, document: str) -> HttpResponse:
    """Let a document be another file; the old one stays where it lies."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    name = _key_in(record, document)
    file = request.FILES.get("berkas")
    if file is None:
        refused = UserError(_("No file was chosen."), _("Choose one, then press the button again."))
        return _page(request, desk, key, named, LeftDocument(name), refused=refused)
    replace_file(desk.workspace(), named.path, record.innovation.id, name, file.name or "", file.read())
    return redirect(f"{reverse('bukti', args=[key])}?{urlencode({'tersimpan': document})}#d-{document}")


@require_http_methods(["GET", "POST"])
def removed(request: HttpRequest, key: str, document: str) -> HttpResponse:
    """Ask whether a document is to be taken out of the record, and take it out."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    name = _key_in(record, document)
    if request.method == "POST":
        remove_document(desk.workspace(), named.path, name)
        return redirect("bukti", key)
    item = documents_in(record.source.data)[name]
    return render_page(
        request,
        "bukti-hapus.html.j2",
        key=key,
        part=document,
        name=record.innovation.nama,
        title=_title(name, item),
        file=str(item.get("berkas") or ""),
        places=[each for each in citing_places(desk.plan(), record.source.data) if name in each.cited],
    )


def _title(key: str, item: Mapping[str, Any]) -> str:
    kind = vocabulary(_KINDS).entries.get(str(item.get("jenis")))
    return str(item.get("judul") or item.get("tentang") or (kind.label if kind else key))


def _key_in(record: Record, document: str) -> str:
    """Return the key of the document that an address names.

    Raises:
        Http404: the record has none of it.
    """
    found = next((each for each in documents_in(record.source.data) if part_of(each) == document), None)
    if found is None:
        raise Http404(document)
    return found


def _page(
    request: HttpRequest,
    desk: Desk,
    key: str,
    named: NamedRecord,
    left: LeftDocument = LeftDocument(),
    failed: Sequence[tuple[str, UserError]] = (),
    taken: int = 0,
    refused: UserError | None = None,
) -> HttpResponse:
    report = desk.report(named.path)
    record = readable(report.record, key)
    return render_page(
        request,
        "bukti.html.j2",
        status=422 if refused else 409 if left.key or failed else 200,
        key=key,
        name=record.innovation.nama,
        documents=_shown(desk, record, findings_of(report), left),
        kinds={kind: entry.label for kind, entry in vocabulary(_KINDS).entries.items()},
        citings={citing: _(legend) for citing, legend in _CITINGS.items()},
        photographs=len(record.innovation.foto),
        saved=request.GET.get("tersimpan", ""),
        added=request.GET.get("baru", ""),
        left=part_of(left.key),
        refused=refused,
        chosen_kind=request.POST.get("jenis", "") or request.GET.get("jenis", ""),
        wanted=[*request.POST.getlist("untuk"), *request.GET.getlist("untuk")],
        places=citing_places(desk.plan(), record.source.data),
        failed=failed,
        taken=taken,
        address=request.POST.get("tautan", "") if refused or failed else "",
    )


def _shown(desk: Desk, record: ReadRecord, findings: list[Finding], left: LeftDocument) -> list[ShownDocument]:
    workspace, data = desk.workspace(), record.source.data
    documents = documents_in(data)
    paths = {key: workspace.file(str(item["berkas"])) for key, item in documents.items() if item.get("berkas")}
    try:
        facts = inspect(filter(None, paths.values()), evidence_file(), jobs=processors())
    except CannotWorkError as error:
        raise cannot_work(error) from None
    questions = document_questions(desk.plan())
    kinds, places = vocabulary(_KINDS).entries, tuple(citing_places(desk.plan(), data))
    shown = []
    for key, item in documents.items():
        about = f"bukti.{key}"
        path = paths.get(key)
        kind = kinds.get(str(item.get("jenis")))
        controls = tuple(_control(each, item, key, left) for each in questions)
        shown.append(
            ShownDocument(
                key,
                part_of(key),
                _title(key, item),
                kind.label if kind else "",
                str(item.get("berkas") or ""),
                str(item.get("tautan") or ""),
                seen_in(facts[path]) if path in facts else "",
                path is not None,
                _problem(facts.get(path) if path else None),
                controls,
                tuple(each for each in findings if each.field == about or each.field.startswith(f"{about}.")),
                places,
            )
        )
    return shown


def _control(question: FormQuestion, item: Mapping[str, Any], key: str, left: LeftDocument) -> Control:
    """Return a question on a document as a control: what is typed stays where it was not saved."""
    held, conflict, text = answer_of(item, question), None, None
    found: tuple[Finding, ...] = ()
    if key == left.key and left.sent is not None:
        conflict = next((each for each in left.answers.conflicts if each.question is question), None)
        found = tuple(each for name, each in left.answers.refused.items() if name == question.address)
        if conflict or found:
            text = typed_of(left.sent, question, f"{key}.")
    return control_of(
        question,
        held if text is None else text,
        found,
        conflict=conflict,
        asked_with=answer_fingerprint(held, question),
        index=f"{key}.",
    )


def _problem(facts: FileFacts | None) -> str:
    """Return what is the matter with a file, in words; empty where nothing is, or it has only no pages to show."""
    if facts is None or facts.problem is None or facts.problem.lies_in_the_kind:
        return ""
    return facts.problem.sentence


def seen_in(facts: FileFacts) -> str:
    """Return in a line what opening a file showed; what is the matter with it is said by a finding."""
    told = [] if facts.kind in (FileKind.EMPTY, FileKind.UNKNOWN) else [facts.kind.value.upper()]
    if facts.kind is FileKind.TEXT:
        told = [_("plain text")]
    if facts.pages is not None:
        told.append(ngettext("{n} page", "{n} pages", facts.pages).format(n=facts.pages))
    if facts.width and facts.height:
        told.append(f"{figure_of(facts.width)} × {figure_of(facts.height)}")
    told.append(f"{figure_of(-(-facts.size // 1024))} KB")
    if facts.blank_pages:
        told.append(_("blank pages: {pages}").format(pages=", ".join(map(str, facts.blank_pages))))
    if facts.pages:
        told.append(_("with text that can be read") if facts.has_text else _("without text: a scan"))
    return " · ".join(told)
