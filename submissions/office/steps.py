"""The next steps of an innovation in words, as every adapter tells them."""

from dataclasses import dataclass

from submissions.assessment.assessing import RecordReport
from submissions.findings.finding import Severity
from submissions.findings.joining import Joined
from submissions.findings.labels import NEEDS
from submissions.language import _, figure, ngettext
from submissions.office.summary import next_steps


@dataclass(frozen=True)
class ToldStep:
    """One step: what it is about, what to do, and what it brings where it brings points.

    `on_page` is what to do for who sees forms instead of files and commands; `field` is the dotted path in the record
    that it concerns; `severity` is None of what only brings points.
    """

    what: str
    do: str
    on_page: str
    gain: str
    field: str
    severity: Severity | None

    def __str__(self) -> str:
        before = f"{self.gain}, " if self.gain else ""
        return f"{before}{self.what}: {self.do}"


def told_steps(report: RecordReport) -> list[ToldStep]:
    """Return the next things to do for a record in words, few of them; see `next_steps`."""
    told = []
    for step in next_steps(report):
        if isinstance(step, Joined):
            first, more = step.first, len(step.findings) - 1
            what = first.label or first.field or str(first.place)
            others = f" {ngettext('(and {n} more)', '(and {n} more)', more).format(n=more)}" if more else ""
            told.append(
                ToldStep(f"{what}{others}", first.remedy, first.remedy_on_page, "", first.field, first.severity)
            )
        else:
            indicator = step.row.indicator
            gain = _("+{points} points").format(points=figure(step.gain))
            do = f"{_(NEEDS[step.need])} → {step.document}"
            told.append(ToldStep(f"{indicator.no} {indicator.name}", do, do, gain, f"indikator.{step.row.key}", None))
    return told
