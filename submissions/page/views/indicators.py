"""The indicators of an innovation: the questions on facts, the parameters reached and proven, what the next needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from schemas.edition import Edition, Indicator
from submissions.assessment.assessing import FilledAssessment, RecordReport, Verdict
from submissions.assessment.gaps import Gap
from submissions.assessment.scores import Row
from submissions.errors import UserError
from submissions.filling.answers import Typed
from submissions.filling.indicators import FactQuestion, FactsOfIndicator, facts_of, facts_tried, save_facts
from submissions.findings.finding import Finding, Severity
from submissions.findings.labels import NEEDS
from submissions.judging.judge import judge_alone
from submissions.language import _
from submissions.office.summary import findings_of
from submissions.page.controls import ANSWER, ASKED_WITH, Option, id_of
from submissions.page.middleware import desk_of, readable
from submissions.page.showing import render_page
from submissions.page.views.record import named_of
from submissions.records.reading import record_from


@dataclass(frozen=True)
class FactControl:
    """A fact as a control of the form; `kind` is `line`, `text`, `radios` or `boxes`."""

    fact: FactQuestion
    kind: str
    options: tuple[Option, ...]
    rest: str
    asked_with: str

    @property
    def id(self) -> str:
        """Return the control's id in the page."""
        return id_of(self.fact.address)

    @property
    def name(self) -> str:
        """Return the name of the control in the form."""
        return f"{ANSWER}{self.fact.address}"

    @property
    def base_name(self) -> str:
        """Return the name of the hidden field with the fingerprint."""
        return f"{ASKED_WITH}{self.fact.address}"


@dataclass(frozen=True)
class ShownIndicator:
    """An indicator as the page shows it; `row` is None where the innovation does not enter its edition."""

    key: str
    edition: Edition
    indicator: Indicator
    controls: tuple[FactControl, ...]
    row: Row | None
    gap: Gap | None
    findings: tuple[Finding, ...]

    @property
    def next_need(self) -> str:
        """Return what the next parameter needs, in words; empty where nothing is open."""
        return f"{_(NEEDS[self.gap.need])} → {self.gap.document}" if self.gap else ""

    @property
    def is_open(self) -> bool:
        """Return whether it is shown open: something must be mended, or nothing is stated."""
        return any(each.severity is Severity.ERROR for each in self.findings) or (
            self.row is not None and not self.row.claimed
        )

    @property
    def points(self) -> Decimal:
        """Return the points that are proven."""
        return self.row.weight * self.row.proven if self.row else Decimal(0)


@require_http_methods(["GET", "POST"])
def indicators(request: HttpRequest, key: str) -> HttpResponse:
    """Show the questions on the facts of all indicators, and save what comes back."""
    desk = desk_of(request)
    named = named_of(desk, key)
    left: list[tuple[str, str]] = []
    typed: dict[str, Typed] = {}
    problem: UserError | None = None
    if request.method == "POST":
        typed = _typed(request)
        try:
            _saved, changed = save_facts(desk.workspace(), named.path, desk.plan(), typed)
            left = [(address, typed[address].text) for address in changed]
        except UserError as error:
            problem = error  # what was typed stays in the page
        if not left and not problem:
            return redirect(f"{request.path}?tersimpan=ya")
    report = desk.report(named.path)
    record = readable(report.record, key)
    facts = facts_of(desk.plan(), record.source.data)
    shown = [_shown(each, report, typed if problem else {}) for each in facts]
    return render_page(
        request,
        "indikator.html.j2",
        status=409 if problem else 200,
        problem=problem,
        before={},
        claimed_before={},
        key=key,
        name=record.innovation.nama,
        indicators=shown,
        assessments=[each for each in report.filled if each.edition.indicators and _enters(each)],
        left=left,
        is_saved="tersimpan" in request.GET,
    )


def _typed(request: HttpRequest) -> dict[str, Typed]:
    """Return the facts that a browser sent, by their addresses."""
    sent = request.POST
    addresses = [name.removeprefix(ASKED_WITH) for name in sent if name.startswith(ASKED_WITH)]
    return {
        each: Typed("\n".join(sent.getlist(f"{ANSWER}{each}")), str(sent[f"{ASKED_WITH}{each}"])) for each in addresses
    }


@require_POST
def tried(request: HttpRequest, key: str) -> HttpResponse:
    """Show what other facts would come to; nothing is saved."""
    desk = desk_of(request)
    named, typed = named_of(desk, key), _typed(request)
    now = desk.glimpse(named.path)
    record = readable(now.record, key)
    data = facts_tried(desk.plan(), record.source.data, typed)
    other = record_from(replace(record.source, data=data), record.path, desk.workspace())
    report = judge_alone(other, desk.editions(), desk.workspace())
    facts = facts_of(desk.plan(), record.source.data)
    before = {each.edition.id: each for each in now.filled}
    return render_page(
        request,
        "indikator.html.j2",
        key=key,
        name=record.innovation.nama,
        problem=None,
        indicators=[_shown(each, report, typed) for each in facts],
        assessments=[each for each in report.filled if each.edition.indicators and _enters(each)],
        before=before,
        claimed_before={
            (edition, row.key): row.claimed for edition, each in before.items() for row in each.scores.rows
        },
        left=[],
        is_saved=False,
    )


def _enters(assessment: FilledAssessment) -> bool:
    return assessment.verdict is not Verdict.NOT_ENTERED


def _shown(each: FactsOfIndicator, report: RecordReport, typed: Mapping[str, Typed]) -> ShownIndicator:
    asked = each.asked
    own = next((one for one in report.filled if one.edition.id == asked.edition.id and _enters(one)), None)
    row = next((one for one in own.scores.rows if one.key == asked.key), None) if own else None
    gap = next((one for one in own.gaps if one.row.key == asked.key), None) if own else None
    about = f"indikator.{asked.key}"
    found = (one for one in findings_of(report) if one.field == about or one.field.startswith(f"{about}."))
    controls = tuple(_control(fact, typed.get(fact.address)) for fact in each.facts)
    return ShownIndicator(asked.key, asked.edition, asked.indicator, controls, row, gap, tuple(found))


def _control(fact: FactQuestion, typed: Typed | None) -> FactControl:
    """Return a fact as a control: with what the record holds, or with what was typed and is not saved."""
    asked_with = typed.asked_with if typed else fact.fingerprint(fact.text)
    if typed:
        fact = replace(fact, text=typed.text.replace("\r\n", "\n"))
    lines = fact.text.split("\n") if fact.text else []
    options = tuple(Option(key, label, key in lines) for key, label in fact.choices.items())
    rest = "\n".join(line for line in lines if line not in fact.choices)
    if fact.choices and fact.many:
        return FactControl(fact, "boxes", options, rest, asked_with)
    if fact.choices:
        more = (Option(rest, rest, True),) if rest else ()
        return FactControl(fact, "radios", (*options, *more), "", asked_with)
    return FactControl(fact, "text" if fact.many else "line", (), fact.text, asked_with)
