"""One innovation: how it stands, what it said before, and its file where it cannot be read."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from markupsafe import Markup, escape

from schemas.edition import Edition
from schemas.innovation import Innovation, Registration
from schemas.source import ReadError, parse_source
from submissions.assessment.assessing import Verdict
from submissions.changing.history import History, How, Version
from submissions.changing.journal import Action, read_journal
from submissions.changing.keeping import content_hash, content_in, is_kept
from submissions.changing.renaming import plan_renaming
from submissions.changing.renaming import rename as give_id
from submissions.changing.undoing import undo
from submissions.deadlines.wording import headlines
from submissions.errors import InputError, OutputError, UserError
from submissions.filling.answers import Conflict, answer_fingerprint, answer_of, is_answered, rows_of
from submissions.filling.citing import ATTACHMENTS, EVIDENCE, INDICATORS
from submissions.filling.registering import note_registration, registration_questions
from submissions.filling.saving import save_content, save_values, with_line_ends
from submissions.filling.sections import PHOTOS, AnswerSection
from submissions.findings.finding import Severity
from submissions.findings.joining import joined
from submissions.language import _, day_text
from submissions.office.steps import told_steps
from submissions.office.summary import findings_of, unfilled_in
from submissions.page.addresses import part_of
from submissions.page.controls import Control, Told, control_of, id_of, told_of, typed_in, typed_of
from submissions.page.desk import Desk, address_of
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.ways import has_begun, shown_hash, ways_of
from submissions.records.names import NamedRecord
from submissions.records.reading import ReadRecord
from submissions.workbooks.forms.asking import FormQuestion

_WORDS = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.6  # below, what two texts have in common is chance
_LONGEST_COMPARED = 20_000  # letters of two texts that are compared word by word


def named_of(desk: Desk, key: str) -> NamedRecord:
    """Return the record that an address names.

    Raises:
        Http404: there is none.
    """
    found = desk.records().get(key)
    if found is None:
        raise Http404(key)
    return found


@require_GET
def overview(request: HttpRequest, key: str) -> HttpResponse:
    """Show how one innovation stands: verdicts, next steps, sections."""
    return _overview(request, key)


@dataclass(frozen=True)
class _Unsaved:
    """What was typed of a registration and is not saved: for which edition, why not, and which answers two changed."""

    edition: str
    sent: QueryDict
    problem: UserError | None
    conflicts: tuple[Conflict, ...] = ()


def _overview(
    request: HttpRequest, key: str, refused: UserError | None = None, unsaved: _Unsaved | None = None
) -> HttpResponse:
    """Show it; `refused` says why a new id was not taken."""
    desk = desk_of(request)
    named = named_of(desk, key)
    report = desk.report(named.path)
    record = readable(report.record, key)
    findings = findings_of(report)
    sections = standing(desk, record, findings)
    entered = [each for each in report.filled if each.verdict is not Verdict.NOT_ENTERED]
    deadlines = desk.deadlines()
    steps = [(step, _address_of(desk, key, step.field)) for step in told_steps(report)]
    causes = [(each, _address_of(desk, key, each.first.field)) for each in joined(findings)]
    return render_page(
        request,
        "inovasi.html.j2",
        status=422 if refused else (409 if unsaved else 200),
        key=key,
        refused=refused,
        new_id=request.POST.get("kode", "") if refused else record.innovation.id,
        innovation=record.innovation,
        file=record.file,
        entered=entered,
        scored=[each for each in entered if each.edition.indicators],
        steps=steps,
        sections=sections,
        causes=[each for each in causes if each[0].severity is not Severity.HINT],
        hints=[each for each in causes if each[0].severity is Severity.HINT],
        dates=[line for each in entered for line in headlines(deadlines, each.edition)],
        unfilled=unfilled_in([report]),
        last_renaming=_last_renaming(desk, record.innovation.id),
        ways=ways_of(desk, record, labels_of(desk)) if has_begun(desk, record) else [],
        noted_field=request.GET.get("kolom", ""),
        address_of_field=partial(_address_of, desk, key),
        shown_hash=shown_hash(desk, record),
        registrations=_registrations(desk, record, [each.edition for each in entered], unsaved),
        competitions=[
            (name, each.short_name, name in record.innovation.kompetisi)
            for name, each in desk.workspace().competitions.items()
        ],
    )


@dataclass(frozen=True)
class ShownRegistration:
    """What a portal shows of an innovation for an edition: in a line, and as the controls of a form.

    `problem` says why nothing of what was typed was saved; `is_open` that something waits to be looked at there.
    """

    edition: str
    title: str
    told: str
    controls: tuple[Control, ...]
    problem: UserError | None = None
    is_open: bool = False


def _registrations(
    desk: Desk, record: ReadRecord, entered: Sequence[Edition], unsaved: _Unsaved | None
) -> list[ShownRegistration]:
    """Return the registrations for the editions that an innovation enters, and what was noted for others."""
    noted, known = record.innovation.registrasi, desk.workspace().all_editions()
    others = {name: known[name].title if name in known else name for name in noted}
    shown = []
    for name, title in ({each.id: each.title for each in entered} | others).items():
        own = unsaved if unsaved and unsaved.edition == name else None
        controls = tuple(_control(record, each, own) for each in registration_questions(name))
        told = _registered(noted[name]) if name in noted else ""
        shown.append(ShownRegistration(name, title, told, controls, own.problem if own else None, own is not None))
    return shown


def _control(record: ReadRecord, question: FormQuestion, unsaved: _Unsaved | None) -> Control:
    """Return a question about a registration with what the record holds, or what was typed and is not saved."""
    held = answer_of(record.source.data, question)
    asked_with = answer_fingerprint(held, question)
    if unsaved is None:
        return control_of(question, held)
    conflict = next((each for each in unsaved.conflicts if each.question.address == question.address), None)
    if conflict:
        return control_of(question, conflict.mine, conflict=conflict, asked_with=asked_with)
    sent = typed_in(unsaved.sent, [question]).get(question.address)
    if unsaved.problem and sent:
        return control_of(question, typed_of(unsaved.sent, question), asked_with=sent.asked_with)
    return control_of(question, held)


def _registered(each: Registration) -> str:
    """Return in a line what a portal shows."""
    day = day_text(each.tanggal) if each.tanggal else ""
    return ", ".join(filter(None, (each.nomor, each.keadaan, day)))


def _last_renaming(desk: Desk, identifier: str) -> str:
    """Return the last renaming in words, where it was that of this innovation and can be taken back; else nothing."""
    try:
        written = read_journal(desk.workspace())
    except OutputError:
        return ""
    ends = written.action is Action.RENAME and written.about.endswith(f"→ {identifier}")
    return written.about if ends else ""


@require_POST
def competitions(request: HttpRequest, key: str) -> HttpResponse:
    """Note which competitions an innovation enters, where that differs from what stands there."""
    desk = desk_of(request)
    named = named_of(desk, key)
    record = desk.read(named.path)
    chosen = [name for name in desk.workspace().competitions if name in request.POST.getlist("kompetisi")]
    if not chosen:
        raise UserError(_("No competition was ticked."), _("Tick at least one; nothing was saved."))
    if record.innovation and set(chosen) != set(record.innovation.kompetisi):
        save_values(desk.workspace(), named.path, {("kompetisi",): chosen})
    return redirect("inovasi", key)


@require_POST
def registration(request: HttpRequest, key: str) -> HttpResponse:
    """Note what a portal shows of an innovation."""
    desk = desk_of(request)
    named = named_of(desk, key)
    edition = request.POST.get("edisi", "")
    record = readable(desk.read(named.path), key)
    if edition not in {*(each.id for each in desk.editions()), *record.innovation.registrasi}:
        raise UserError(_("No edition was chosen."), _("Choose one, then press the button again."))
    typed = typed_in(request.POST, registration_questions(edition))
    try:
        conflicts = note_registration(desk.workspace(), named.path, edition, typed).answers.conflicts
    except UserError as error:
        return _overview(request, key, unsaved=_Unsaved(edition, request.POST, error))
    if conflicts:
        return _overview(request, key, unsaved=_Unsaved(edition, request.POST, None, conflicts))
    return redirect(f"{reverse('inovasi', args=[key])}#registrasi")


@require_POST
def rename(request: HttpRequest, key: str) -> HttpResponse:
    """Give an innovation another id: its file, its folder of evidence and the paths that name it go along."""
    desk = desk_of(request)
    named = named_of(desk, key)
    workspace = desk.workspace()
    try:
        plan = plan_renaming(workspace, named.path, request.POST.get("kode", "").strip())
        give_id(workspace, plan)
    except UserError as error:
        return _overview(request, key, error)  # what was typed stays in the page
    return redirect("inovasi", address_of(plan.target, workspace))


@require_POST
def rename_back(request: HttpRequest) -> HttpResponse:
    """Take the last renaming back."""
    workspace = desk_of(request).workspace()
    undone = undo(workspace, Action.RENAME)
    records = [workspace.root / file for file in undone.moved if is_kept(workspace, workspace.root / file)]
    return redirect("inovasi", address_of(records[0], workspace)) if records else redirect("daftar")


def standing(desk: Desk, record: ReadRecord, findings: list[Any]) -> list[Told]:
    """Return how each section of an innovation stands."""
    data = record.source.data
    answered = {
        each.address
        for section in desk.sections()
        if section.table is None
        for each in section.questions
        if is_answered(data, each)
    }
    return [
        told_of(section, answered, findings, len(rows_of(data, section)) if section.table else None)
        for section in desk.sections()
        if section.edition is None or section.edition.competition in record.innovation.kompetisi
    ]


def _address_of(desk: Desk, key: str, field: str) -> str:
    """Return where a field is asked or shown; what is nowhere else is mended in the file."""
    part, _dot, rest = field.partition(".")
    if part == INDICATORS and rest:
        return f"{reverse('indikator', args=[key])}#i-{rest.split('.')[0]}"
    if part == EVIDENCE and rest:
        return f"{reverse('bukti', args=[key])}#d-{part_of(rest.split('.')[0])}"
    if part == ATTACHMENTS:
        return reverse("bukti", args=[key])
    if part == PHOTOS[0]:
        return reverse("foto", args=[key])
    for section in desk.sections():
        if section.holds(field):
            return f"{reverse('isi', args=[key, section.key])}#{_anchor(section, field)}"
    return reverse("berkas", args=[key])


def _anchor(section: AnswerSection, field: str) -> str:
    """Return the id of the control of a field; in a table the number of its row goes before."""
    if section.table is None:
        question = section.first_of(field)
        return id_of(question.address if question else field)
    path = ".".join(section.table.path)
    number, _dot, rest = field.removeprefix(f"{path}.").partition(".")
    return id_of(f"{number}.{path}.{rest}")


@dataclass(frozen=True)
class MarkedField:
    """A field in two states of a record: its name, and its text with what went and what came marked."""

    label: str
    html: Markup


@require_http_methods(["GET", "POST"])
def history(request: HttpRequest, key: str) -> HttpResponse:
    """Show the states of a record; bring one of them back."""
    desk = desk_of(request)
    named = named_of(desk, key)
    workspace = desk.workspace()
    kept = History(workspace, named.path)
    versions = kept.versions()
    number = _number(request.POST.get("versi") or request.GET.get("versi"), len(versions))
    other = _number(request.GET.get("dengan"), max(number - 1, 1))
    if versions and not (1 <= number <= len(versions) and 1 <= other <= len(versions)):
        raise Http404(f"{number} {other}")
    now = content_in(workspace, named.path)
    if request.method == "POST":
        save_content(workspace, named.path, kept.content(number), request.POST.get("asal", ""), How.RESTORED)
        return redirect("riwayat", key)
    contents = kept.contents(max(number, other)) if versions else []
    before, after = (contents[other - 1], contents[number - 1]) if contents else (b"", b"")
    compared = [versions[each - 1] for each in (number, other)] if versions else []
    comparable = number != other and bool(compared) and not any(each.is_blacked_out for each in compared)
    return render_page(
        request,
        "riwayat.html.j2",
        key=key,
        name=named.name or key,
        versions=versions[::-1],
        shown=versions[number - 1] if versions else None,
        other=other,
        differences=list(differences(desk, before, after)) if comparable else [],
        is_comparable=comparable,
        returning=list(differences(desk, now, after)) if contents and after != now else [],
        asked_with=content_hash(now),
        is_now=bool(contents) and after == now,
        outside=bool(versions) and versions[-1].content_hash != content_hash(now),
        labels=labels_of(desk),
        label_of=label_of,
    )


def _number(text: str | None, otherwise: int) -> int:
    """Return the number that stands in an address; 0 where it is none."""
    if not text:
        return otherwise
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def labels_of(desk: Desk) -> dict[str, str]:
    """Return what the fields of a record are called, by dotted path."""
    plan = desk.plan()
    asked = {each.address: each.ask for section in desk.sections() for each in section.questions}
    lists = {".".join(each.table.path): each.title for each in desk.sections() if each.table}
    cited = {each.address: each.ask for each in (*plan.documents, *plan.attachments)}
    indicators = {
        f"{INDICATORS}.{key}": f"{indicator.no} {indicator.name}"
        for edition in plan.editions
        for key, indicator in edition.indicators.items()
    }
    registered = {
        question.address: f"{question.ask}, {edition.title}"
        for edition in desk.workspace().all_editions().values()
        for question in registration_questions(edition.id)
    }
    facts = {
        _of_any_indicator(column.name): column.heading
        for sheet in plan.layout.sheets
        if sheet.path == (INDICATORS,)
        for column in sheet.columns
    }
    return lists | cited | indicators | facts | asked | registered


def _of_any_indicator(fact: str) -> str:
    return f"{INDICATORS}.*.{fact}"


def label_in(labels: Mapping[str, str], field: str) -> str:
    """Return what a field of a record is called, also one of a document or an indicator; its path if nobody asks it."""
    first, *steps = field.removesuffix(".isi").split(".")
    if first == EVIDENCE and steps:
        document = f"{_('Evidence')} “{steps[0]}”"
        asked = ".".join(steps[1:])
        return f"{document}: {labels.get(f'{EVIDENCE}.{asked}', asked)}" if asked else document
    if first == INDICATORS and len(steps) > 1 and (indicator := labels.get(f"{INDICATORS}.{steps[0]}")):
        fact = ".".join(steps[1:])
        return f"{indicator}: {_('Evidence') if fact == EVIDENCE else labels.get(_of_any_indicator(fact), fact)}"
    name = ".".join((first, *steps))
    if name not in labels and steps[-1:] == [EVIDENCE] and (answer := labels.get(name.removesuffix(f".{EVIDENCE}"))):
        return f"{answer}: {_('Evidence')}"
    whole = Innovation.model_fields.get(name)
    official = whole.title if whole is not None else None
    return labels.get(name) or (_("Evidence") if name == EVIDENCE else official or name)


def label_of(version: Version, labels: dict[str, str]) -> str:
    """Return the fields that a state changed, in words."""
    named = [label_in(labels, name) for name in version.fields]
    return ", ".join(dict.fromkeys(named))


def differences(desk: Desk, before: bytes, after: bytes) -> Iterator[MarkedField]:
    """Yield the fields in which two states of a record differ; of those that cannot be read their whole text."""
    try:
        old, new = (parse_source(each, "inovasi.yaml").data for each in (before, after))
    except ReadError:
        yield MarkedField(
            _("The whole file"), marked(before.decode("utf-8", "replace"), after.decode("utf-8", "replace"))
        )
        return
    labels = labels_of(desk)
    one, other = dict(_leaves(old, "")), dict(_leaves(new, ""))
    for name in dict.fromkeys((*one, *other)):
        was, is_now = one.get(name, ""), other.get(name, "")
        if was.strip() != is_now.strip():
            yield MarkedField(label_in(labels, name), marked(was, is_now))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of plain data by dotted path; a list is one text with a line for each item."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        yield path, "\n".join(_in_one_line(item) for item in value)
    elif value is not None:
        yield path, str(value)


def _in_one_line(item: Any) -> str:
    if isinstance(item, dict):
        return "; ".join(f"{name}: {inner}" for name, inner in item.items() if inner not in (None, "", []))
    return str(item)


def marked(before: str, after: str) -> Markup:
    """Return the later text as HTML, with what went and what came marked."""
    if len(before) + len(after) > _LONGEST_COMPARED:
        return _gone(before) + Markup(" ") + _came(after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _gone(before) + Markup(" ") + _came(after)
    pieces = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(escape("".join(old[first:last])))
            continue
        pieces += [_gone("".join(old[first:last])), _came("".join(new[start:end]))]
    return Markup("").join(pieces)


def _gone(text: str) -> Markup:
    return (
        Markup('<del><span class="sr">{} </span>{}</del>').format(_("removed:"), text) if text.strip() else Markup("")
    )


def _came(text: str) -> Markup:
    return Markup('<ins><span class="sr">{} </span>{}</ins>').format(_("added:"), text) if text.strip() else Markup(" ")


@require_http_methods(["GET", "POST"])
def raw(request: HttpRequest, key: str) -> HttpResponse:
    """Show the file of a record as it stands, with what is wrong in it, and take it back mended."""
    desk = desk_of(request)
    named = named_of(desk, key)
    workspace = desk.workspace()
    problem = None
    if request.method == "POST":
        sent = request.POST.get("teks", "")
        try:
            asked_with = request.POST.get("asal", "")
            save_content(
                workspace, named.path, with_line_ends(sent, content_in(workspace, named.path)), asked_with, How.PAGE
            )
            return redirect(f"{request.path}?tersimpan=ya")
        except UserError as error:
            problem = error  # what was typed stays in the page
    content = content_in(workspace, named.path)
    text = sent.replace("\r\n", "\n") if problem else _text_of(content, named.path)
    record = desk.read(named.path)
    return render_page(
        request,
        "berkas.html.j2",
        key=key,
        file=record.file,
        text=text,
        asked_with=content_hash(content),
        findings=record.findings,
        readable=isinstance(record, ReadRecord),
        saved="tersimpan" in request.GET and not problem,
        problem=problem,
        now=_text_of(content, named.path) if problem else "",
        other=request.POST.get("asal", "") != content_hash(content),
        status=409 if problem else 200,
    )


def _text_of(content: bytes, path: Path) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise InputError(
            _("{file} is no text in UTF-8, so it cannot be shown here.").format(file=path.name),
            _("Open it in an editor and save it again as UTF-8."),
        ) from None
