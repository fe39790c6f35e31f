"""Whose innovation it is: one's own region's, or that of a province, a central agency or another region."""

from collections.abc import Callable, Iterable, Iterator

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.remarks import remarks
from schemas.requirements import MinimumAge
from schemas.settings import Region
from schemas.source import Location
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
    reference = edition.calendar[rules[0].reference].value
    if reference is None or applied > reference:
        return
    others = {each.id: least for each in known() if each.competition == edition.competition and (least := _least(each))}
    if reference is None or not others or applied > reference:
        return
    age = months_between(applied, reference)
    if age < min(others.values()):
        values = {"age": age, "reference": reference, "months": min(others.values()), "editions": ", ".join(others)}
        label = Innovation.model_fields["waktu_penerapan"].title or ""
        yield own(catalogue.AGE_BELOW_ALL, record, Location("waktu_penerapan"), values, label)


def _least(edition: Edition) -> int | None:
    """Return the fewest months that an edition takes, its exceptions included; None where it does not tell."""
    rules = [rule for rule in edition.eligibility.values() if isinstance(rule, MinimumAge) and rule.months is not None]
    months = [least for rule in rules for least in (rule.months, *(each.months for each in rule.exceptions)) if least]
    return min(months, default=None)
