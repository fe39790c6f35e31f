"""The named predicates that editions combine: each takes a rule with its figures and yields findings.

`findings_on` knows the predicate of each rule by the rule's class.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import pairwise
from typing import Any

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.requirements import (
    CriteriaMet,
    EvidencePerIndicator,
    ImplementationWindow,
    MandatoryIndicators,
    MinimumAge,
    PriorAwards,
    Proposers,
    ReplicationNamed,
    Requirement,
    UniqueTitle,
)
from schemas.rules import Rule
from schemas.source import Location, Steps
from schemas.submission import Submission
from schemas.vocabulary import vocabulary
from submissions.assessment.months import months_before, months_between
from submissions.assessment.parameters import Reached
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind, basis_of
from submissions.records.glancing import Glance
from submissions.records.reading import ReadRecord


@dataclass(frozen=True)
class Case:
    """All that a predicate may look at: the record, its filled form, and what its indicators reach.

    `same_title` are the other records of the office with the same title.
    """

    record: ReadRecord
    submission: Submission
    reached: dict[str, Reached]
    same_title: Sequence[Glance] = ()

    @property
    def innovation(self) -> Innovation:
        """Return the innovation."""
        return self.submission.innovation

    @property
    def edition(self) -> Edition:
        """Return the edition."""
        return self.submission.edition

    def missing(self, name: str) -> bool:
        """Return whether the form already reports the record's field `name` as missing or unfit."""
        return any(error.answer.location == (name,) for error in self.submission.errors)

    def finding(
        self,
        kind: Kind,
        rule: Rule,
        location: Steps,
        values: Mapping[str, Any] | None = None,
        label: str = "",
        also: Sequence[Rule] = (),
    ) -> Finding:
        """Return a finding on a place in the record that rests on `rule`, and `also` on others.

        It has the field's label if none is given.
        """
        label = label or Innovation.model_fields[str(location[0])].title or ""
        basis = basis_of(rule, self.edition, str(getattr(rule, "label", "")), *also)
        path = Location(*location).dotted
        return Finding(kind, self.record.source.place(location), path, label, {"field": path, **(values or {})}, basis)


def check_eligibility(case: Case) -> Iterator[Finding]:
    """Yield the findings of every eligibility rule of the edition that applies to the entry's group."""
    for rule in case.edition.eligibility.values():
        if rule.applies_to(case.submission.group):
            yield from findings_on(rule, case)


@singledispatch
def findings_on(rule: Requirement, case: Case) -> Iterator[Finding]:
    """Yield what stands against an entry by one rule.

    Raises:
        TypeError: there is no predicate for such a rule.
    """
    raise TypeError(type(rule))


@findings_on.register
def _implementation_window(rule: ImplementationWindow, case: Case) -> Iterator[Finding]:
    """Applied in the window, or developed in it where that counts; both dates come from the record.

    An innovation applied after the window cannot be reported this year, developed or not.
    """
    applied, developed = case.innovation.waktu_penerapan, case.innovation.waktu_pengembangan
    at: Steps = ("waktu_penerapan",)
    if applied is None:
        if not case.missing("waktu_penerapan"):
            yield case.finding(catalogue.WINDOW_NO_DATE, rule, at)
        return
    start, end = rule.applied_from, rule.applied_to
    if start is None or end is None:
        return
    figures = {"applied": applied, "developed": developed, "start": start, "end": end}
    if applied > end:
        yield case.finding(catalogue.WINDOW_TOO_LATE, rule, at, figures)
    elif applied < start and not rule.development_counts:
        yield case.finding(catalogue.DEVELOPMENT_NOT_COUNTED, rule, at, figures)
    elif applied < start and developed is None:
        yield case.finding(catalogue.WINDOW_TOO_EARLY, rule, at, figures)
    elif developed is not None and not start <= developed <= end:
        strict: Rule = rule if applied < start else rule.development_inside or rule
        at = ("waktu_pengembangan",)
        yield case.finding(catalogue.WINDOW_DEVELOPED_OUTSIDE, strict, at, figures)


@findings_on.register
def _minimum_age(rule: MinimumAge, case: Case) -> Iterator[Finding]:
    """Applied so many months before registration closed, where the edition knows both figures."""
    applied = case.innovation.waktu_penerapan
    day = case.edition.calendar[rule.reference]
    reference = day.value
    if applied is None or reference is None:
        return
    at: Steps = ("waktu_penerapan",)
    months = rule.months
    source: Rule = rule
    for exception in rule.exceptions:
        answer = case.submission.answers.get(exception.when.field)
        if answer and exception.when.holds(answer.value):
            months, source = exception.months, exception
    age = months_between(applied, reference)
    figures: dict[str, Any] = {"age": max(age, 0), "reference": reference, "applied": applied}
    if months is None:
        kind = catalogue.NOT_YET_APPLIED if applied > reference else catalogue.AGE_NOT_VERIFIED
        yield case.finding(kind, rule, at, figures)
    elif age < months:
        latest = months_before(reference, months)
        figures |= {"months": months, "latest": latest}
        yield case.finding(catalogue.TOO_YOUNG, source, at, figures, also=(day,))


@findings_on.register
def _criteria_met(rule: CriteriaMet, case: Case) -> Iterator[Finding]:
    """The office states that each criterion is met; silence is a warning, a no is an error."""
    silent = {key: each for key, each in rule.criteria.items() if getattr(case.innovation.kriteria, key, None) is None}
    for key, criterion in rule.criteria.items():
        stated = getattr(case.innovation.kriteria, key, None)
        if stated is not None and not stated.terpenuhi:
            yield case.finding(catalogue.CRITERION_NOT_MET, rule, ("kriteria", key), {"criterion": criterion})
    if len(silent) == 1:
        [(key, criterion)] = silent.items()
        yield case.finding(catalogue.CRITERION_NOT_STATED, rule, ("kriteria", key), {"criterion": criterion})
    elif silent:
        values = {"count": len(silent), "keys": ", ".join(silent)}
        yield case.finding(catalogue.CRITERIA_NOT_STATED, rule, ("kriteria",), values)


@findings_on.register
def _mandatory_indicators(rule: MandatoryIndicators, case: Case) -> Iterator[Finding]:
    """An indicator that the edition marks as mandatory states its facts."""
    for key, indicator in case.edition.indicators.items():
        if indicator.mandatory.value and not case.reached[key].stated:
            what = " / ".join(indicator.parameters)
            kind, at = catalogue.INDICATOR_MANDATORY_EMPTY, ("indikator", key)
            figures = {"number": indicator.no, "what": what}
            yield case.finding(kind, rule, at, figures, indicator.name, (indicator.mandatory,))


@findings_on.register
def _evidence_per_indicator(rule: EvidencePerIndicator, case: Case) -> Iterator[Finding]:
    """A parameter that is claimed cites at least one document."""
    for key, indicator in case.edition.indicators.items():
        facts = case.innovation.indikator.get(key)
        if facts and case.reached[key].claimed and not facts.bukti:
            kind, at = catalogue.LEVEL_WITHOUT_EVIDENCE, ("indikator", key, "bukti")
            figures = {
                "number": indicator.no,
                "level": case.reached[key].parameter,
                "what": (indicator.evidence or "…").rstrip("."),
            }
            yield case.finding(kind, rule, at, figures, indicator.name)


@findings_on.register
def _prior_awards(rule: PriorAwards, case: Case) -> Iterator[Finding]:
    """The award history in this competition keeps the limits that the edition sets for the group."""
    labels = {key: entry.label for key, entry in vocabulary("gelar").entries.items()}
    for limit in rule.limits:
        matching = limit.counted(case.innovation.penghargaan, case.edition.competition)
        at: Steps = ("penghargaan", *matching[:1])
        if limit.fewer_than is not None and len(matching) >= limit.fewer_than:
            awards = [case.innovation.penghargaan[number] for number in matching]
            honours = ", ".join(f"{labels[award.gelar]} ({award.tahun})" for award in awards)
            figures = {"honours": honours, "allowed": limit.fewer_than - 1}
            yield case.finding(catalogue.HONOURED_BEFORE, rule, at, figures)
        if limit.at_least is not None and len(matching) < limit.at_least:
            years = f" {limit.years[0]}–{limit.years[1]}" if limit.years else ""
            honours = ", ".join(labels[honour] for honour in limit.honours) + years
            yield case.finding(catalogue.HONOUR_LACKING, rule, ("penghargaan",), {"honours": honours})


@findings_on.register
def _replication_named(rule: ReplicationNamed, case: Case) -> Iterator[Finding]:
    """A replication names the innovation it comes from."""
    if case.innovation.replikasi.dari is None and not any(
        error.answer.location[:2] == ("replikasi", "dari") for error in case.submission.errors
    ):
        yield case.finding(catalogue.REPLICATION_NOT_NAMED, rule, ("replikasi", "dari"))


@findings_on.register
def _unique_title(rule: UniqueTitle, case: Case) -> Iterator[Finding]:
    """No other record that is entered for this competition has the same title."""
    others = [other.file for other in case.same_title if case.edition.competition in other.kompetisi]
    if others:
        figures = {"title": case.innovation.nama, "other": ", ".join(others)}
        yield case.finding(catalogue.TITLE_REPEATED, rule, ("nama",), figures)


@findings_on.register
def _proposers(rule: Proposers, case: Case) -> Iterator[Finding]:
    """The proposer is of one of the kinds that the edition takes."""
    kind = case.innovation.pengusul.jenis
    if kind not in rule.kinds:
        labels = {key: entry.label for key, entry in vocabulary("jenis_pengusul").entries.items()}
        figures = {"kind": labels[kind], "choices": ", ".join(labels[each] for each in rule.kinds)}
        yield case.finding(catalogue.PROPOSER_KIND, rule, ("pengusul", "jenis"), figures)


def tells_of_same_titles(edition: Edition) -> bool:
    """Return whether an edition has a rule that tells of other entries with the same title."""
    return any(isinstance(rule, UniqueTitle) for rule in edition.eligibility.values())


def check_dates(record: ReadRecord) -> Iterator[Finding]:
    """Yield a warning where the record's own dates contradict each other."""
    innovation = record.innovation
    order = ["waktu_ide", "waktu_uji_coba", "waktu_penerapan", "waktu_pengembangan"]
    given = [(name, getattr(innovation, name)) for name in order if getattr(innovation, name)]
    for (earlier_name, earlier), (later_name, later) in pairwise(given):
        if later < earlier:
            values = {"later_name": later_name, "later": later, "earlier_name": earlier_name, "earlier": earlier}
            yield Finding(catalogue.DATES_OUT_OF_ORDER, record.source.place((later_name,)), later_name, "", values)
