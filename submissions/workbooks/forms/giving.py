"""Who gives a form out and until when, and what of a record is marked in it as missing."""

import datetime as dt
from collections.abc import Iterator, Sequence

from schemas.edition import Edition
from schemas.wording import date_text
from submissions.assessment.assessing import RecordReport
from submissions.assessment.gaps import Need
from submissions.deadlines.checking import deadlines_in
from submissions.deadlines.listing import State
from submissions.findings.finding import Finding, Severity
from submissions.language import speaking
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan
from submissions.workbooks.forms.facts import asked_indicators
from submissions.workbooks.forms.filling import EVIDENCE
from submissions.workbooks.forms.form import Known, Sender
from submissions.workspace import Workspace


@speaking("id")
def sender_of(
    workspace: Workspace, editions: Sequence[Edition], today: dt.date, competitions: Sequence[str] = ()
) -> Sender:
    """Return who gives the form out: the office of a workspace, with its own dates that are still to come.

    Args:
        workspace: of the office.
        editions: for which the form asks.
        today: the day from which dates are seen.
        competitions: those that an innovation enters which comes back in the form; all of the office if none is named.

    Raises:
        FindingsError: the settings have deadlines for a competition that nobody knows.
    """
    own = (each for each in deadlines_in(workspace, editions, today) if each.is_own and each.state is State.COMING)
    days = [words.DEADLINE.format(day=date_text(each.day), name=each.name) for each in own if each.day]
    head = workspace.settings.kop
    return Sender(days, ", ".join(filter(None, [*head.baris[-1:], head.alamat, head.kontak])), competitions)


@speaking("id")
def gap_notes(report: RecordReport, plan: FormPlan, known: Known) -> dict[str, str]:
    """Return what is missing of an innovation with its remedy, by the address of the question where it is marked."""
    addresses = list(_addresses(plan, known))
    notes: dict[str, dict[str, str]] = {}
    for finding in _findings(report):
        address = _nearest(finding.field, addresses)
        if address:
            sentence = finding.sentence[:1].upper() + finding.sentence[1:]
            # What two competitions ask alike is said once.
            notes.setdefault(address, {}).setdefault(sentence, finding.remedy_on_page)
    return {address: "\n".join(f"{what} {do}".strip() for what, do in said.items()) for address, said in notes.items()}


def _findings(report: RecordReport) -> Iterator[Finding]:
    """Yield what must or should be mended."""
    for finding in [*report.findings, *(each for one in report.assessments for each in one.findings)]:
        if finding.severity in (Severity.ERROR, Severity.WARNING) and finding.field:
            yield finding
    for assessment in report.filled:
        for gap in assessment.gaps:
            if gap.need is Need.DOCUMENT:
                yield from (finding for finding in gap.findings if finding.field)


def _addresses(plan: FormPlan, known: Known) -> Iterator[str]:
    """Yield the address of every cell that is asked for."""
    for page in (plan.profile, plan.texts, *plan.own):
        yield from (question.address for question in page.questions)
    for asked in asked_indicators(plan, known.facts):
        yield from (question.address for group in asked.facts.values() for question in group)
        yield from (question.address for question in asked.documents)
    for key in known.documents:
        yield from (f"{EVIDENCE}.{key}.{question.column.name}" for question in plan.documents)
    yield from (question.address for question in plan.attachments)
    for layout, questions in plan.lists:
        path = ".".join(layout.path)
        yield from (f"{path}.+1.{question.column.name}" for question in questions)


def _nearest(name: str, addresses: Sequence[str]) -> str | None:
    """Return the cell of a field: its own, else the first within it."""
    within = (address for address in addresses if address.startswith((f"{name}.", f"{name}#")))
    return name if name in addresses else next(within, None)
