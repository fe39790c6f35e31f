"""The named tests that editions combine: which documents count, and whether they carry a parameter.

`outcome_of` knows how each is made by the test's class.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import singledispatch

from schemas.checks import (
    TESTS,
    DatedInYearOfApplication,
    DaysAsWritten,
    DocumentPerEntry,
    DocumentPerYear,
    DocumentsDated,
    EntriesElsewhere,
    FileTypeGiven,
    KindsGiven,
    MinimumDocuments,
    NamedTest,
    NotEverybody,
    NotOfGovernment,
    SetPerEvent,
    SpanFitsDates,
    VideoLength,
    WrittenOutside,
)
from schemas.innovation import IndicatorFacts, Innovation
from schemas.measures import YearsMeasure
from schemas.vocabulary import vocabulary
from submissions.assessment import saying
from submissions.assessment.cited import Cited, CitedDocument, is_accepted
from submissions.assessment.months import months_between
from submissions.evidence.opening.facts import FileKind
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind


@dataclass(frozen=True)
class Question:
    """Do these documents carry this parameter of this indicator?"""

    cited: Cited
    facts: IndicatorFacts
    level: int
    documents: Sequence[CitedDocument]

    @property
    def trial(self) -> dt.date | None:
        """Return the day of the innovation's trial; None where it states none, and for the government itself."""
        stating = self.cited.record.stating
        return stating.waktu_uji_coba if isinstance(stating, Innovation) else None

    @property
    def applied(self) -> dt.date | None:
        """Return the day on which the innovation was first applied; None as for `trial`."""
        stating = self.cited.record.stating
        return stating.waktu_penerapan if isinstance(stating, Innovation) else None

    @property
    def wanted(self) -> int:
        """Return how many entries or events the parameter asks at the least."""
        return self.cited.indicator.measure.wanted(self.level)


@dataclass(frozen=True)
class CheckOutcome:
    """What a test comes to.

    `documents` are those that count from here on. `findings` say why the parameter is not carried, or
    why a document does not count. `unknown` says that only a person can tell.
    """

    documents: Sequence[CitedDocument]
    carries: bool = True
    findings: list[Finding] = field(default_factory=list)
    unknown: bool = False


@singledispatch
def outcome_of(test: NamedTest, asked: Question) -> CheckOutcome:
    """Return what a test of documents comes to.

    Raises:
        TypeError: nothing is known of such a test.
    """
    raise TypeError(type(test))


def turn(test: NamedTest | None) -> int:
    """Return when a test is made, after those with lower numbers; a person looks last."""
    return TESTS.index(type(test)) if test else len(TESTS)


@outcome_of.register
def _documents_dated(rule: DocumentsDated, asked: Question) -> CheckOutcome:
    """Leave out documents dated outside the span; those without a date are told elsewhere."""

    def fits(document: CitedDocument) -> bool:
        day = document.evidence.tanggal
        if day is None or (rule.kinds and not document.evidence.kinds & set(rule.kinds)):
            return True
        return (rule.since or day) <= day <= (rule.until or day)

    span = {"start": rule.since or "…", "end": rule.until or "…"}
    return _left_over(asked, fits, lambda one: {"dated": one.evidence.tanggal, **span}, catalogue.PROOF_DATE_OUTSIDE)


@outcome_of.register
def _dated_in_year_of_application(rule: DatedInYearOfApplication, asked: Question) -> CheckOutcome:
    """Leave out acts of another year than that in which the innovation was first applied."""
    applied = asked.applied

    def fits(document: CitedDocument) -> bool:
        day = document.evidence.tanggal
        concerned = bool(document.evidence.kinds & set(rule.kinds)) and day is not None and applied is not None
        return not concerned or _year(day) == _year(applied)

    def values(document: CitedDocument) -> dict[str, object]:
        return {"dated": document.evidence.tanggal, "year": _year(applied)}

    return _left_over(asked, fits, values, catalogue.PROOF_DATE_OTHER_YEAR)


def _year(day: dt.date | None) -> int | None:
    return day.year if day else None


def _left_over(
    asked: Question,
    fits: Callable[[CitedDocument], bool],
    values: Callable[[CitedDocument], dict[str, object]],
    kind: Kind,
) -> CheckOutcome:
    findings = [
        asked.cited.finding(kind, {"document": one.evidence.title, **values(one)}, ("bukti", one.key))
        for one in asked.documents
        if not fits(one)
    ]
    return CheckOutcome([one for one in asked.documents if fits(one)], findings=findings)


@outcome_of.register
def _kinds_given(rule: KindsGiven, asked: Question) -> CheckOutcome:
    """One document out of every group of kinds that the parameter asks."""
    given = {kind for document in asked.documents for kind in document.evidence.kinds}
    lacking = [group for group in rule.levels.get(asked.level, []) if not given & set(group)]
    return _lacking_kinds(asked, lacking)


def _lacking_kinds(asked: Question, lacking: Iterable[Sequence[str]]) -> CheckOutcome:
    findings = [
        asked.cited.finding(catalogue.PROOF_KIND_LACKS, {"level": asked.level, "kinds": _named(group)})
        for group in lacking
    ]
    return CheckOutcome(asked.documents, not findings, findings)


def _named(kinds: Iterable[str]) -> str:
    entries = vocabulary("jenis_bukti").entries
    return " / ".join(entries[kind].label for kind in kinds)


@outcome_of.register
def _file_type_given(rule: FileTypeGiven, asked: Question) -> CheckOutcome:
    """One document of one of these types."""
    if any(is_accepted(document.types, rule.types) for document in asked.documents):
        return CheckOutcome(asked.documents)
    values = {"level": asked.level, "types": ", ".join(rule.types)}
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.PROOF_TYPE_LACKS, values)])


@outcome_of.register
def _document_per_entry(_rule: DocumentPerEntry, asked: Question) -> CheckOutcome:
    """As many documents as the parameter asks entries."""
    return _at_least(asked, asked.wanted, _different(asked.documents))


@outcome_of.register
def _minimum_documents(rule: MinimumDocuments, asked: Question) -> CheckOutcome:
    """So many documents, whatever the parameter."""
    return _at_least(asked, rule.count, _different(asked.documents))


def _different(documents: Iterable[CitedDocument]) -> int:
    """Return how many documents there are, one file or address under two keys counted once."""
    return len({document.path or document.evidence.tautan for document in documents})


def _at_least(asked: Question, wanted: int, count: int) -> CheckOutcome:
    if count >= wanted:
        return CheckOutcome(asked.documents)
    values = {"level": asked.level, "count": count, "wanted": wanted}
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.PROOF_TOO_FEW, values)])


@outcome_of.register
def _set_per_event(rule: SetPerEvent, asked: Question) -> CheckOutcome:
    """For each event that the parameter asks, one document out of every group of kinds."""
    numbers = [_different(each for each in asked.documents if each.evidence.kinds & set(group)) for group in rule.kinds]
    lacking = [group for group, number in zip(rule.kinds, numbers, strict=True) if number < asked.wanted]
    findings = [
        asked.cited.finding(
            catalogue.PROOF_SET_LACKS,
            {
                "level": asked.level,
                "kinds": _named(group),
                "wanted": asked.wanted,
                "count": numbers[rule.kinds.index(group)],
            },
        )
        for group in lacking
    ]
    return CheckOutcome(asked.documents, not findings, findings)


@outcome_of.register
def _document_per_year(_rule: DocumentPerYear, asked: Question) -> CheckOutcome:
    """A document for each of the years that the parameter asks and the record states."""
    measure = asked.cited.indicator.measure
    assert isinstance(measure, YearsMeasure)
    stated = set(asked.facts.tahun or ())
    covered = {year for document in asked.documents for year in document.evidence.years}
    sets = [set(years) for years in measure.levels[asked.level] if set(years) <= stated]
    if any(years <= covered for years in sets):
        return CheckOutcome(asked.documents)
    missing = min((years - covered for years in sets), key=len, default=set())
    values = {"level": asked.level, "years": ", ".join(map(str, sorted(missing)))}
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.PROOF_YEAR_LACKS, values)])


@outcome_of.register
def _video_length(rule: VideoLength, asked: Question) -> CheckOutcome:
    """No video that could be measured is too long; where none could be, a person must look."""
    videos = [one for one in asked.documents if one.facts and one.facts.kind is FileKind.MP4 and one.facts.seconds]
    findings = []
    for video in videos:
        seconds = Decimal(str(video.facts.seconds if video.facts else 0))
        if seconds > rule.minutes * 60:
            values = {"document": video.evidence.title, "seconds": seconds, "limit": rule.minutes}
            findings.append(asked.cited.finding(catalogue.PROOF_VIDEO_LONG, values, ("bukti", video.key)))
    return CheckOutcome(asked.documents, not findings, findings, unknown=not videos)


@outcome_of.register
def _span_fits_dates(_rule: SpanFitsDates, asked: Question) -> CheckOutcome:
    """The months stated are no fewer than those from trial to application."""
    trial, applied = asked.trial, asked.applied
    months = asked.facts.jumlah
    if trial is None or applied is None or months is None or months >= months_between(trial, applied):
        return CheckOutcome(asked.documents)
    values = {"months": months, "trial": trial, "applied": applied, "span": months_between(trial, applied)}
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.SPAN_UNLIKE_DATES, values)])


@outcome_of.register
def _not_of_government(_rule: NotOfGovernment, asked: Question) -> CheckOutcome:
    """Leave out what stands on a government's own page."""
    return _without(asked, catalogue.PRESS_OF_GOVERNMENT, saying.government_media)


@outcome_of.register
def _written_outside(_rule: WrittenOutside, asked: Question) -> CheckOutcome:
    """Leave out reports that the proposer or an innovator wrote."""
    people = saying.own_people(asked.cited.record.stating)
    return _without(asked, catalogue.REPORT_NOT_EXTERNAL, lambda one: saying.own_author(one, people))


def _without(asked: Question, kind: Kind, words_of: Callable[[CitedDocument], str | None]) -> CheckOutcome:
    """Leave out the documents whose own words speak against them."""
    against = {one.key: words for one in asked.documents if (words := words_of(one))}
    left = [one for one in asked.documents if one.key not in against]
    findings = [
        asked.cited.finding(kind, {"document": one.evidence.title, "text": against[one.key]}, ("bukti", one.key))
        for one in asked.documents
        if one.key in against
    ]
    return CheckOutcome(left, bool(left), findings)


@outcome_of.register
def _entries_elsewhere(_rule: EntriesElsewhere, asked: Question) -> CheckOutcome:
    """As many other regions as the parameter asks."""
    entries = asked.facts.daftar or []
    at_home = [each for each in entries if not saying.is_elsewhere(each, asked.cited.region)]
    count = len(entries) - len(at_home)
    if not at_home or count >= asked.wanted:
        return CheckOutcome(asked.documents)
    values = {"level": asked.level, "entries": "; ".join(at_home), "count": count, "wanted": asked.wanted}
    at = ("indikator", asked.cited.key, "daftar")
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.REPLICATION_NOT_ELSEWHERE, values, at)])


@outcome_of.register
def _not_everybody(_rule: NotEverybody, asked: Question) -> CheckOutcome:
    """Fewer than everybody, as far as the record tells how many that are."""
    amount = asked.facts.jumlah
    words = saying.whole_population(asked.cited.record.stating, asked.facts) if amount else None
    if words is None:
        return CheckOutcome(asked.documents)
    values = {"amount": amount, "text": words}
    at = ("indikator", asked.cited.key, "jumlah")
    return CheckOutcome(asked.documents, False, [asked.cited.finding(catalogue.EVERYBODY_BENEFITS, values, at)])


@outcome_of.register
def _days_as_written(_rule: DaysAsWritten, asked: Question) -> CheckOutcome:
    """The days stated are not fewer than all that a document names."""
    days, findings = asked.facts.jumlah, []
    for one in asked.documents:
        named = saying.days_in(one)
        if days is not None and named and min(named) > days:
            values = {"days": days, "document": one.evidence.title, "text": named[min(named)]}
            at = ("indikator", asked.cited.key, "jumlah")
            findings.append(asked.cited.finding(catalogue.DAYS_UNLIKE_TEXT, values, at))
    return CheckOutcome(asked.documents, not findings, findings)
