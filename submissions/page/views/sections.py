"""The answers of one section: shown, checked while they are typed, saved."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from schemas.narrative import count_words
from submissions.changing.keeping import state_of
from submissions.errors import UserError
from submissions.filling.answers import Answered, answer_fingerprint, answer_of, row_fingerprint, rows_of
from submissions.filling.saving import Saved, save_answers, save_rows
from submissions.filling.sections import AnswerSection, totals_of
from submissions.findings.finding import Finding
from submissions.office.summary import findings_of
from submissions.page.controls import BEGUN, Control, control_of, limited, row_names, rows_in, typed_in, typed_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, is_open, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of, standing
from submissions.page.ways import has_begun, notes_by_field
from submissions.records.names import NamedRecord
from submissions.workbooks.forms.asking import FormQuestion

_NEW_ROWS = 1


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """Show the questions of a section with their answers, and save what comes back."""
    desk = desk_of(request)
    named, asked = named_of(desk, key), _section(desk, section)
    answers, sent, saved_at = Answered(), None, ""
    problem: UserError | None = None
    if request.method == "POST":
        sent = request.POST
        try:
            answers, saved_at = _saved(desk, named, asked, request).answers, _now()
        except UserError as error:
            problem = error  # what was typed stays in the page
        whole = not (problem or answers.conflicts or answers.refused or answers.doubled)
        if whole and request.POST.get("aksi") == "lanjut":
            following = _following(desk, asked)
            return redirect("isi", key, following.key) if following else redirect("inovasi", key)
        if whole and request.POST.get("aksi") == "tambah":
            return redirect(f"{request.path}?baru=1#baru")
        if whole:
            # Loading the page again must not send the form again.
            return redirect(f"{request.path}?tersimpan={saved_at}")
    begun = state_of(named.path)
    report = desk.glimpse(named.path)
    record = readable(report.record, key)
    findings = findings_of(report)
    values: dict[str, Any] = {
        "key": key,
        "name": record.innovation.nama,
        "section": asked,
        "sections": standing(desk, record, findings),
        "saved_at": saved_at or _clock(request.GET.get("tersimpan", "")),
        "answers": answers,
        "problem": problem,
        "status": 409 if problem else 200,
        "begun": begun,
        "is_closed": bool(desk.person.account) and not is_open(desk, named.path),
        "notes": notes_by_field(desk, record) if has_begun(desk, record) else {},
    }
    shown = [told.section.key for told in values["sections"]]
    values["number"] = shown.index(asked.key) + 1 if asked.key in shown else 0
    if asked.table is None:
        controls = _controls(desk, record.source.data, asked, findings, answers, sent, all_of_it=bool(problem))
        bad = [each for each in controls.values() if each.is_bad]
        totals = _totals(desk, asked, record.source.data)
        return render_page(request, "isi.html.j2", controls=controls, bad=bad, totals=totals, **values)
    if problem and sent is not None:
        rows = [(each, sent.get(f"baris.{each}.asal", ""), _typed_row(sent, asked, each)) for each in row_names(sent)]
    else:
        rows = _rows(record.source.data, asked, findings, "baru" in request.GET)
    return render_page(
        request,
        "isi-baris.html.j2",
        rows=rows,
        bad=[control for _index, _origin, row in rows for control in row if control.is_bad],
        **values,
    )


@require_POST
def answer(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """Save one answer while it is typed, and return what is said of it now: finding, counter, how it will look."""
    desk = desk_of(request)
    named, asked = named_of(desk, key), _section(desk, section)
    questions = {each.address: each for each in asked.questions}
    address = next((name for name in typed_in(request.POST, asked.questions) if name in questions), None)
    if address is None or asked.table is not None:
        raise Http404(section)
    question = questions[address]
    typed = typed_in(request.POST, [question])
    saved = save_answers(desk.workspace(), named.path, [question], typed, since=request.POST.get(BEGUN, ""))
    control = _after(desk, named, asked, question, saved, request)
    response = render_page(
        request,
        "kolom.html.j2",
        control=control,
        key=key,
        section=asked,
        saved_at=_now(),
        saved=saved,
        totals=_totals(desk, asked, saved.data),
    )
    # The script counts as saved only what is: not what waits for somebody to choose, or cannot be taken.
    response["X-Tersimpan"] = "tidak" if saved.answers.conflicts or saved.answers.refused else "ya"
    return response


@dataclass(frozen=True)
class ShownTotal:
    """How many words texts have that are counted together: what they are called; `after` is the last one's address."""

    id: str
    label: str
    told: str
    after: str


def _totals(desk: Desk, section: AnswerSection, data: Mapping[str, Any]) -> list[ShownTotal]:
    return [
        ShownTotal(
            f"jumlah-{number}",
            total.label,
            limited(sum(count_words(answer_of(data, each)) for each in total.questions), total.words),
            total.questions[-1].address,
        )
        for number, total in enumerate(totals_of(desk.plan(), section))
    ]


def _after(
    desk: Desk, named: NamedRecord, section: AnswerSection, question: FormQuestion, saved: Saved, request: HttpRequest
) -> Control:
    typed = typed_of(request.POST, question)
    held = answer_of(saved.data, question)
    conflict = next(iter(saved.answers.conflicts), None)
    if question.address in saved.answers.refused:
        findings: Iterable[Finding] = saved.answers.refused.values()
    else:
        findings = findings_of(desk.glimpse(named.path))
    return control_of(
        question,
        held if not conflict and not saved.answers.refused else typed,
        findings,
        conflict=conflict,
        asked_with=answer_fingerprint(held, question),
        asked=_asked(desk),
    )


def _section(desk: Desk, key: str) -> AnswerSection:
    found = next((each for each in desk.sections() if each.key == key), None)
    if found is None:
        raise Http404(key)
    return found


def _saved(desk: Desk, named: NamedRecord, section: AnswerSection, request: HttpRequest) -> Saved:
    workspace = desk.workspace()
    if section.table is not None:
        return save_rows(workspace, named.path, section, rows_in(request.POST, section))
    typed = typed_in(request.POST, section.questions)
    return save_answers(workspace, named.path, section.questions, typed, since=request.POST.get(BEGUN, ""))


def _controls(
    desk: Desk,
    data: Mapping[str, Any],
    section: AnswerSection,
    findings: list[Finding],
    answers: Answered,
    sent: QueryDict | None,
    *,
    all_of_it: bool,
) -> dict[str, Control]:
    """Return the controls of a section: what the record holds, or what was typed where it was not taken.

    `all_of_it` says that nothing was.
    """
    conflicts = {each.question.address: each for each in answers.conflicts}
    others, found = _asked(desk), {}
    for question in section.questions:
        held = answer_of(data, question)
        text, own, asked_with = held, findings, answer_fingerprint(held, question)
        conflict = conflicts.get(question.address)
        if conflict is not None:
            text = conflict.mine
        elif question.address in answers.refused and sent is not None:
            text, own = typed_of(sent, question), [answers.refused[question.address]]
        elif all_of_it and sent is not None and question.address in typed_in(sent, [question]):
            text, asked_with = typed_of(sent, question), typed_in(sent, [question])[question.address].asked_with
        found[question.address] = control_of(
            question, text, own, conflict=conflict, asked_with=asked_with, asked=others
        )
    return found


def _typed_row(sent: QueryDict, section: AnswerSection, index: str) -> list[Control]:
    return [control_of(each, typed_of(sent, each, f"{index}."), index=f"{index}.") for each in section.questions]


def _asked(desk: Desk) -> dict[str, FormQuestion]:
    return {each.address: each for section in desk.sections() for each in section.questions}


def _rows(
    data: Mapping[str, Any], section: AnswerSection, findings: list[Finding], with_new: bool
) -> list[tuple[str, str, list[Control]]]:
    """Return the rows of a table as controls, by what tells them apart and with their fingerprints; new ones behind."""
    assert section.table is not None
    path = ".".join(section.table.path)
    texts = [(str(number), row) for number, row in enumerate(rows_of(data, section))]
    if with_new or not texts:
        texts += [(f"b{number}", {}) for number in range(_NEW_ROWS)]
    rows = []
    for index, row in texts:
        own = [of_row(each, f"{path}.{index}", path) for each in findings if each.field.startswith(f"{path}.{index}.")]
        controls = [control_of(each, row.get(each.address, ""), own, index=f"{index}.") for each in section.questions]
        rows.append((index, row_fingerprint(row, section) if row else "", controls))
    return rows


def of_row(finding: Finding, before: str, path: str) -> Finding:
    """Return a finding on a row as one on its question, which knows no rows.

    Args:
        finding: on a field of the row.
        before: where the row stands, as a dotted path with its number.
        path: of the table.
    """
    return replace(finding, field=f"{path}{finding.field.removeprefix(before)}")


def _following(desk: Desk, section: AnswerSection) -> AnswerSection | None:
    sections = desk.sections()
    at = sections.index(section) + 1
    return sections[at] if at < len(sections) else None


def _now() -> str:
    return f"{dt.datetime.now():%H.%M}"


def _clock(text: str) -> str:
    """Return a time of day as it stands in an address; nothing of what is none."""
    hours, _dot, minutes = text.partition(".")
    is_clock = len(text) == 5 and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()
    return text if is_clock else ""
