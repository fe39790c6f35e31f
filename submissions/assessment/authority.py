"""Whose innovation it is: one's own region's, or that of a province, a central agency or another region."""

from collections.abc import Callable, Iterable, Iterator

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.remarks import remarks
from schemas.requirements import HonourLimit, MinimumAge, PriorAwards
from schemas.settings import Region
from schemas.source import Location
from schemas.vocabulary import vocabulary
from submissions.assessment.months import months_between
from submissions.assessment.narratives import own
from submissions.assessment.saying import PROVINCE, level_of, other_region
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import ReadRecord

_AT = Location("pengusul", "nama")


def foreign_proposer(innovation: Innovation, region: Region) -> tuple[Kind, str] | None:
    """Return why a proposer is no office of one's own region, and the words that say so; None where nothing does.

    Where the settings do not tell what kind of region it is, nothing is concluded of schools.
    """
    name = innovation.pengusul.nama
    level, lists = level_of(region), remarks("authority")
    if innovation.pengusul.jenis == "masyarakat":
        return None
    if level not in (None, PROVINCE) and (found := lists.any_of("of_province").search(name)):
        return catalogue.PROPOSER_OF_PROVINCE, found[0]
    if found := lists.any_of("of_centre").search(name):
        return catalogue.PROPOSER_OF_CENTRE, found[0]
    elsewhere = other_region(name, region) if level not in (None, PROVINCE) else None
    return (catalogue.PROPOSER_ELSEWHERE, elsewhere) if elsewhere else None


def check_authority(record: ReadRecord, region: Region) -> Iterator[Finding]:
    """Yield a warning where the proposer is no office of the region whose settings these are."""
    foreign = foreign_proposer(record.innovation, region)
    if foreign:
        kind, words = foreign
        name = record.innovation.pengusul.nama
        yield own(kind, record, _AT, {"name": name, "text": words, "region": region.nama}, "Nama Pengusul")


def check_ages(record: ReadRecord, edition: Edition, known: Callable[[], Iterable[Edition]]) -> Iterator[Finding]:
    """Yield a hint where an edition's minimum age is unknown, and the innovation is younger than any edition ever took.

    Args:
        record: whose innovation it is.
        edition: for which it is judged.
        known: gives all editions known, of whatever competition; asked only where it matters.
    """
    applied = record.innovation.waktu_penerapan
    rules = [rule for rule in edition.eligibility.values() if isinstance(rule, MinimumAge) and rule.months is None]
    if applied is None or not rules:
        return
    reference = edition.calendar[rules[0].reference].value
    others = {each.id: least for each in known() if each.competition == edition.competition and (least := _least(each))}
    if reference is None or not others or applied > reference:
        return
    age = months_between(applied, reference)
    if age < min(others.values()):
        values = {"age": age, "reference": reference, "months": min(others.values()), "editions": ", ".join(others)}
        label = Innovation.model_fields["waktu_penerapan"].title or ""
        yield own(catalogue.AGE_BELOW_ALL, record, Location("waktu_penerapan"), values, label)


def check_honours(
    record: ReadRecord, edition: Edition, group: str | None, known: Callable[[], Iterable[Edition]]
) -> Iterator[Finding]:
    """Yield a hint where an edition has no rule on earlier honours, and every edition that has one refused such.

    Args:
        record: whose honours are counted.
        edition: for which it is judged.
        group: which it enters.
        known: gives all editions known, of whatever competition; asked only where it matters.
    """
    awards, competition = record.innovation.penghargaan, edition.competition
    own_awards = [award for award in awards if award.kompetisi == competition]
    if not own_awards or _limits(edition, group):
        return
    others = {each.id: _limits(each, group) for each in known() if each.competition == competition}
    others = {name: limits for name, limits in others.items() if limits}
    if not others or not all(any(limit.refuses(awards, competition) for limit in limits) for limits in others.values()):
        return
    labels = {key: entry.label for key, entry in vocabulary("gelar").entries.items()}
    honours = ", ".join(f"{labels[award.gelar]} ({award.tahun})" for award in own_awards)
    values = {"honours": honours, "editions": ", ".join(others)}
    label = Innovation.model_fields["penghargaan"].title or ""
    yield own(catalogue.HONOURS_ABOVE_ALL, record, Location("penghargaan"), values, label)


def _limits(edition: Edition, group: str | None) -> list[HonourLimit]:
    """Return how often at most what enters a group may have been honoured, as an edition says."""
    rules = [rule for rule in edition.eligibility.values() if isinstance(rule, PriorAwards)]
    return [limit for rule in rules if rule.applies_to(group) for limit in rule.limits if limit.fewer_than is not None]


def _least(edition: Edition) -> int | None:
    """Return the fewest months that an edition takes, its exceptions included; None where it does not tell."""
    rules = [rule for rule in edition.eligibility.values() if isinstance(rule, MinimumAge) and rule.months is not None]
    months = [least for rule in rules for least in (rule.months, *(each.months for each in rule.exceptions)) if least]
    return min(months, default=None)
