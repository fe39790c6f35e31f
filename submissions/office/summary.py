"""What many records came to, short enough to be read: how many are ready, what stops the others, who is nearest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.assessment.gaps import Gap, Need, cheapest
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Severity, in_order
from submissions.findings.joining import Joined, joined

MOST_CAUSES, MOST_NEAREST, MOST_STEPS = 12, 6, 3


@dataclass(frozen=True)
class Cause:
    """One thing that is amiss with some records: a finding that stands for all alike, and the records' names."""

    finding: Finding
    says_the_same: bool
    records: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return what it is about, where that is the same for all."""
        return alike_label(self.finding)

    @property
    def count(self) -> int:
        """Return with how many records it is amiss."""
        return len(self.records)


@dataclass(frozen=True)
class Nearest:
    """A record that is stopped by little: its id, its name, and how many errors are left."""

    id: str
    name: str
    errors: int


@dataclass(frozen=True)
class Unfilled:
    """An edition for which some records that enter it fill in nothing, and the other competitions they enter.

    `is_all` says that no record which enters it fills anything in, so that the office itself may not enter it.
    """

    edition: Edition
    records: tuple[str, ...]
    others: tuple[str, ...]
    is_all: bool

    @property
    def count(self) -> int:
        """Return how many records there are."""
        return len(self.records)


@dataclass(frozen=True)
class Summary:
    """Many records at a glance.

    `stopping` are the causes that keep records from being eligible, `noticed` the others; `not_told` how many more
    kinds of each there are.
    """

    stopping: tuple[Cause, ...]
    noticed: tuple[Cause, ...]
    more_stopping: int
    more_noticed: int
    nearest: tuple[Nearest, ...]
    unreadable: tuple[RecordReport, ...]
    unfilled: tuple[Unfilled, ...]


def summary_of(reports: Sequence[RecordReport]) -> Summary:
    """Return what many records came to.

    A cause is what the same kind of finding says of the same field, or of any document; a record counts once for each.
    """
    readable = [report for report in reports if report.is_readable]
    causes: dict[tuple[str, str, str], list[tuple[RecordReport, Finding]]] = {}
    for report in readable:
        for finding in findings_of(report):
            key = (finding.severity, finding.code, alike_label(finding))
            causes.setdefault(key, []).append((report, finding))
    stopping = _ordered(found for (severity, *_rest), found in causes.items() if severity == Severity.ERROR)
    noticed = _ordered(found for (severity, *_rest), found in causes.items() if severity != Severity.ERROR)
    return Summary(
        stopping=tuple(stopping[:MOST_CAUSES]),
        noticed=tuple(noticed[:MOST_CAUSES]),
        more_stopping=len(stopping[MOST_CAUSES:]),
        more_noticed=len(noticed[MOST_CAUSES:]),
        nearest=_nearest(readable),
        unreadable=tuple(report for report in reports if not report.is_readable),
        unfilled=unfilled_in(readable),
    )


def main_causes(reports: Iterable[RecordReport]) -> tuple[list[Cause], int]:
    """Return why records are not eligible, each of them once for an edition: by its first error; most records first.

    Returns:
        The causes, and how many more there are.
    """
    causes: dict[tuple[str, str], list[tuple[RecordReport, Finding]]] = {}
    for report in reports:
        for assessment in report.assessments:
            if assessment.verdict is Verdict.NOT_ELIGIBLE:
                found = in_order([*report.findings, *assessment.findings])
                first = next(each for each in found if each.severity is Severity.ERROR)
                causes.setdefault((first.code, alike_label(first)), []).append((report, first))
    ordered = _ordered(causes.values())
    return ordered[:MOST_CAUSES], len(ordered[MOST_CAUSES:])


def unfilled_in(reports: Iterable[RecordReport]) -> tuple[Unfilled, ...]:
    """Return the editions for which records fill in nothing, with those records; see `unfilled_editions`."""
    editions: dict[str, Edition] = {}
    records: dict[str, list[str]] = {}
    others: dict[str, dict[str, None]] = {}
    entering: Counter[str] = Counter()
    for report in reports:
        entered = [each.edition for each in report.assessments if each.verdict is not Verdict.NOT_ENTERED]
        entering.update(each.id for each in entered)
        for edition in unfilled_editions(report):
            editions[edition.id] = edition
            records.setdefault(edition.id, []).append(report.record.id or report.record.file)
            beside = dict.fromkeys(each.competition for each in entered if each is not edition)
            others.setdefault(edition.id, {}).update(beside)
    return tuple(
        Unfilled(edition, tuple(records[key]), tuple(others[key]), len(records[key]) == entering[key])
        for key, edition in editions.items()
    )


def next_steps(report: RecordReport) -> list[Joined | Gap]:
    """Return the next things to do for a record, few of them.

    What stops it comes first; then, cheapest first, what proves more points without a new fact. A readable record
    for which there is neither needs nothing.
    """
    steps: list[Joined | Gap] = []
    steps += [each for each in joined(findings_of(report)) if each.severity is Severity.ERROR]
    entered = [each for each in report.filled if each.verdict is not Verdict.NOT_ENTERED]
    steps += cheapest([gap for each in entered for gap in each.gaps if gap.need is not Need.FACT])
    return steps[:MOST_STEPS]


def findings_of(report: RecordReport) -> list[Finding]:
    """Return all findings on a record: of itself, and of every competition that it enters."""
    return [*report.findings, *(each for assessment in report.assessments for each in assessment.findings)]


def unfilled_editions(report: RecordReport) -> list[Edition]:
    """Return the editions of which a record answers nothing that only they ask, though it enters others as well.

    *Why:* an office that enters one competition only should learn how to say so, rather than read every error of
    the other.
    """
    innovation = report.record.innovation
    entered = [each.edition for each in report.assessments if each.verdict is not Verdict.NOT_ENTERED]
    if innovation is None or len(entered) < 2:
        return []
    found = []
    for edition in entered:
        own = [
            key for key, item in edition.fields.items() if item.required.value and not item.answer and not item.parts
        ]
        facts = [key for key in edition.indicators if key in innovation.indikator and innovation.indikator[key].stated]
        answered = _is_filled(innovation.jawaban.get(edition.id, {}))
        if not answered and not facts and (own or edition.indicators):
            found.append(edition)
    return found if len(found) < len(entered) else []


def alike_label(finding: Finding) -> str:
    """Return what a finding is about, where that tells it from others of its kind; empty where it is one cause."""
    return "" if _is_alike_for_all(finding) else finding.label


def _is_filled(answer: Any) -> bool:
    """Return whether anything is written in an answer, or in one of its parts."""
    if isinstance(answer, Mapping):
        return any(map(_is_filled, answer.values()))
    return bool(answer or answer == 0)


def _is_alike_for_all(finding: Finding) -> bool:
    """Return whether a finding is one cause whatever document, or indicator without one that opens, it is about."""
    return finding.field.startswith("bukti.") or finding.kind is catalogue.PROOF_NOTHING_OPENS


def _ordered(causes: Iterable[list[tuple[RecordReport, Finding]]]) -> list[Cause]:
    made = []
    for found in causes:
        same = len({(finding.label, finding.message) for _report, finding in found}) == 1
        names = dict.fromkeys(report.record.id or report.record.file for report, _finding in found)
        made.append(Cause(found[0][1], same, tuple(names)))
    return sorted(made, key=lambda cause: -cause.count)


def _nearest(reports: Iterable[RecordReport]) -> tuple[Nearest, ...]:
    """Return the records that are not eligible, those with the fewest errors first."""
    found = []
    for report in reports:
        errors = {(each.code, each.field) for each in findings_of(report) if each.severity is Severity.ERROR}
        if errors:
            found.append(Nearest(report.record.id or report.record.file, report.record.name, len(errors)))
    return tuple(sorted(found, key=lambda each: (each.errors, each.id))[:MOST_NEAREST])
