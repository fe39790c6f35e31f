"""The points that only a person can see, and who saw them when."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from schemas.checks import Check
from schemas.edition import Edition, Indicator
from schemas.innovation import Inspection
from schemas.stating import inspected
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.assessment.cited import CitedDocument, evidence_documents
from submissions.changing.history import History
from submissions.errors import InputError, UserError
from submissions.filling.citing import EVIDENCE
from submissions.filling.inspecting import INSPECTIONS, note_inspection
from submissions.language import _
from submissions.page.addresses import part_of
from submissions.page.desk import Desk
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.readiness.wording import seen_in_text
from submissions.records.reading import ReadRecord

_POINT, _HOLDS, _HOLDS_NOT = "butir.", "ya", "tidak"
_WHO = "pemeriksa"  # the name that was said last in this browser


@dataclass(frozen=True)
class LookedDocument:
    """A document in which something is to be seen: its title, its part of addresses, whether its file is there."""

    title: str
    part: str
    is_there: bool


@dataclass(frozen=True)
class PendingPoint:
    """A point that waits for somebody to look: what is to be seen, in which documents, and what their text shows."""

    name: str
    text: str
    indicator: str
    documents: tuple[LookedDocument, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True)
class SeenPoint:
    """A point that somebody looked at, with their word; `doubt` says why it must be looked at again, if it must."""

    name: str
    text: str
    indicator: str
    documents: tuple[LookedDocument, ...]
    holds: bool
    said: Inspection
    doubt: str


@require_http_methods(["GET", "POST"])
def inspection(request: HttpRequest, key: str) -> HttpResponse:
    """Show what waits for a person to look, and note what was seen."""
    desk = desk_of(request)
    named = named_of(desk, key)
    problem: UserError | None = None
    asked = _asked(desk.editions())
    if request.method == "POST":
        said = {
            name: value == _HOLDS
            for name in asked
            if (value := request.POST.get(f"{_POINT}{name}")) in (_HOLDS, _HOLDS_NOT)
        }
        sent = [str(request.POST.get(name, "")) for name in ("oleh", "tanggal", "catatan")]
        try:
            note_inspection(desk.workspace(), named.path, said, *sent)
            request.session[_WHO] = sent[0]
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
        seen=list(_seen(desk, record, asked)),
        who=str(request.session.get(_WHO, "")) or desk.person.name,
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
                    _looked(each.documents),
                    tuple(seen_in_text(each, record.innovation)),
                )
    return list(found.values())


def _asked(editions: Iterable[Edition]) -> dict[str, tuple[str, Indicator, Check]]:
    """Return what editions let a person see, by the names of the points: the indicator's key, it, and the check."""
    return {
        name: (key, indicator, check)
        for edition in editions
        for key, indicator in edition.indicators.items()
        for name, check in indicator.checks.items()
    }


def _looked(documents: Iterable[CitedDocument]) -> tuple[LookedDocument, ...]:
    return tuple(LookedDocument(each.evidence.title, part_of(each.key), each.path is not None) for each in documents)


def _seen(desk: Desk, record: ReadRecord, asked: Mapping[str, tuple[str, Indicator, Check]]) -> Iterator[SeenPoint]:
    """Yield the points that were looked at, those first that must be looked at again."""
    documents = evidence_documents(record, desk.workspace(), {})
    replaced = _replaced(desk, record.path)
    found = []
    for name, (holds, said) in sorted(inspected(record.innovation.pemeriksaan).items()):
        key, indicator, check = asked.get(name, ("", None, None))
        facts = record.innovation.indikator.get(key)
        cited = [documents[each] for each in (facts.bukti if facts else ()) if each in documents]
        if check and check.kinds:
            cited = [each for each in cited if each.evidence.kinds & set(check.kinds)]
        doubt = _doubt(cited, said, replaced) if holds and check else ""
        title = f"{indicator.no} {indicator.name}" if indicator else ""
        found.append(SeenPoint(name, check.text if check else name, title, _looked(cited), holds, said, doubt))
    yield from sorted(found, key=lambda each: not each.doubt)


def _doubt(documents: Collection[CitedDocument], said: Inspection, replaced: Mapping[str, dt.date]) -> str:
    if not any(each.path or each.evidence.tautan for each in documents):
        return _("its document is not there")
    if any(replaced.get(each.key, dt.date.min) >= said.tanggal for each in documents):
        return _("its file was replaced since")
    return ""


def _replaced(desk: Desk, path: Path) -> dict[str, dt.date]:
    """Return the documents whose files others took the place of, by key, with the day of the last time.

    One that was replaced before anything was noted of a look on the same day is not among them.
    """
    try:
        versions = History(desk.workspace(), path).versions()
    except InputError:
        return {}
    found: dict[str, dt.date] = {}
    for version in versions[1:]:
        day = version.at.astimezone().date()
        if any(name.partition(".")[0] == INSPECTIONS for name in version.fields):
            found = {key: when for key, when in found.items() if when != day}
        for name in version.fields:
            part, _dot, rest = name.partition(".")
            key, _dot, what = rest.partition(".")
            if part == EVIDENCE and what == "berkas":
                found[key] = day
    return found
