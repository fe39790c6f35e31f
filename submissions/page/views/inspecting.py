"""The points that only a person can see, and who saw them when."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from schemas.stating import inspected
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.errors import UserError
from submissions.filling.inspecting import note_inspection
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.readiness.wording import seen_in_text
from submissions.records.reading import ReadRecord

_POINT, _HOLDS, _HOLDS_NOT = "butir.", "ya", "tidak"


@dataclass(frozen=True)
class PendingPoint:
    """A point that waits for somebody to look: what is to be seen, in which documents, and what their text shows."""

    name: str
    text: str
    indicator: str
    documents: tuple[str, ...]
    shown: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def inspection(request: HttpRequest, key: str) -> HttpResponse:
    """Show what waits for a person to look, and note what was seen."""
    desk = desk_of(request)
    named = named_of(desk, key)
    problem: UserError | None = None
    texts = {
        name: check.text
        for edition in desk.editions()
        for each in edition.indicators.values()
        for name, check in each.checks.items()
    }
    if request.method == "POST":
        said = {
            name: value == _HOLDS
            for name in texts
            if (value := request.POST.get(f"{_POINT}{name}")) in (_HOLDS, _HOLDS_NOT)
        }
        sent = [str(request.POST.get(name, "")) for name in ("oleh", "tanggal", "catatan")]
        try:
            note_inspection(desk.workspace(), named.path, said, *sent)
            return redirect(f"{request.path}?tersimpan=ya")
        except UserError as error:
            problem = error
    report = desk.report(named.path)
    record = readable(report.record, key)
    return render_page(
        request,
        "periksa.html.j2",
        status=422 if problem else 200,
        key=key,
        name=record.innovation.nama,
        points=_pending(report, record),
        said=sorted(inspected(record.innovation.pemeriksaan).items()),
        texts=texts,
        problem=problem,
        sent=request.POST,
        today=f"{dt.date.today():%d-%m-%Y}",
        is_saved="tersimpan" in request.GET,
    )


def _pending(report: RecordReport, record: ReadRecord) -> list[PendingPoint]:
    found: dict[str, PendingPoint] = {}
    for assessment in report.filled:
        if assessment.verdict is Verdict.NOT_ENTERED:
            continue
        for row in assessment.scores.rows:
            for each in row.proof.pending:
                found[each.name] = PendingPoint(
                    each.name,
                    each.check.text,
                    f"{row.indicator.no} {row.indicator.name}",
                    tuple(document.evidence.title for document in each.documents),
                    tuple(seen_in_text(each, record.innovation)),
                )
    return list(found.values())
