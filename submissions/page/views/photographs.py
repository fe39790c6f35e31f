"""The photographs of an innovation: seen, described, added, taken out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from submissions.errors import UserError
from submissions.filling.answers import row_fingerprint, rows_of
from submissions.filling.photographs import add_photograph, photograph_section
from submissions.filling.saving import save_rows
from submissions.filling.sections import AnswerSection
from submissions.findings.finding import Finding
from submissions.language import _
from submissions.office.summary import findings_of
from submissions.page.controls import Control, control_of, row_names, rows_in, typed_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.page.views.sections import of_row
from submissions.records.names import NamedRecord

_FILE = "foto.berkas"


@dataclass(frozen=True)
class ShownPhotograph:
    """A photograph as the page shows it.

    `index` tells it apart in the form and `origin` is its fingerprint; `file` stands for the control that holds its
    path, `picture` is the address of what is shown, empty where there is nothing to show.
    """

    index: str
    origin: str
    file: Control
    picture: str
    controls: tuple[Control, ...]
    findings: tuple[Finding, ...]


@require_http_methods(["GET", "POST"])
def photographs(request: HttpRequest, key: str) -> HttpResponse:
    """Show the photographs of an innovation, and save what is said of them."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    problem: UserError | None = None
    if request.method == "POST":
        asked = photograph_section(desk.plan(), desk.workspace(), record.innovation.kompetisi)
        try:
            saved = save_rows(desk.workspace(), named.path, asked, rows_in(request.POST, asked))
            if not saved.answers.doubled:
                return redirect(f"{request.path}?tersimpan=ya")
        except UserError as error:
            problem = error  # what was typed stays in the page
    return _page(request, desk, key, named, problem=problem)


@require_POST
def added(request: HttpRequest, key: str) -> HttpResponse:
    """Take more photographs."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = readable(desk.read(named.path), key)
    sent = request.FILES.getlist("berkas")
    if not sent:
        raise UserError(_("No file was chosen."), _("Choose one or more, then press the button again."))
    failed: list[tuple[str, UserError]] = []
    caption = request.POST.get("keterangan", "")
    for file in sent:
        name = file.name or ""
        try:
            add_photograph(desk.workspace(), named.path, record.innovation.id, name, file.read(), caption)
        except UserError as error:
            failed.append((name, error))
    if failed:
        return _page(request, desk, key, named, failed=failed)
    return redirect("foto", key)


def _page(
    request: HttpRequest,
    desk: Desk,
    key: str,
    named: NamedRecord,
    problem: UserError | None = None,
    failed: list[tuple[str, UserError]] | None = None,
) -> HttpResponse:
    report = desk.report(named.path)
    record = readable(report.record, key)
    asked = photograph_section(desk.plan(), desk.workspace(), record.innovation.kompetisi)
    findings = findings_of(report)
    if problem:
        rows = [
            (index, request.POST.get(f"baris.{index}.asal", ""), _typed(request.POST, asked, index))
            for index in row_names(request.POST)
        ]
    else:
        held = enumerate(rows_of(record.source.data, asked))
        rows = [(str(number), row_fingerprint(row, asked), row) for number, row in held]
    return render_page(
        request,
        "foto.html.j2",
        status=409 if problem or failed else 200,
        key=key,
        name=record.innovation.nama,
        photographs=[_shown(desk, asked, findings, *row) for row in rows],
        problem=problem,
        doubled=request.method == "POST" and not problem and not failed,
        failed=failed or [],
        taken=len(request.FILES.getlist("berkas")) - len(failed or []),
        is_saved="tersimpan" in request.GET,
    )


def _typed(sent: QueryDict, asked: AnswerSection, index: str) -> dict[str, str]:
    return {each.address: typed_of(sent, each, f"{index}.") for each in asked.questions}


def _shown(
    desk: Desk, asked: AnswerSection, findings: list[Finding], index: str, origin: str, row: dict[str, str]
) -> ShownPhotograph:
    about = f"{asked.key}.{index}"
    own = [
        of_row(each, about, asked.key) for each in findings if each.field == about or each.field.startswith(f"{about}.")
    ]
    controls = {
        each.address: control_of(each, row.get(each.address, ""), own, index=f"{index}.") for each in asked.questions
    }
    file = controls.pop(_FILE)
    held = desk.workspace().file(file.text) is not None
    return ShownPhotograph(
        index,
        origin,
        file,
        f"{reverse('gambar')}?{urlencode({'berkas': file.text})}" if held else "",
        tuple(controls.values()),
        file.findings,
    )
