"""Whether the form is filled as its edition asks: required fields, choices, word limits, indicators."""

import shlex
from collections.abc import Iterator, Mapping

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.narrative import html_tags
from schemas.source import Location
from schemas.submission import Answer, FormError, Submission
from submissions.assessment.parameters import FactDoubt, Reached
from submissions.assessment.unfinished import is_nothing
from submissions.findings import catalogue
from submissions.findings.finding import Basis, Finding, Kind, basis_of
from submissions.findings.from_errors import kind_of, nearest, unknown_choice
from submissions.records.reading import ReadRecord, StatingFile

_OF_EVERY_RECORD = ("id", "nama", "kompetisi", "pengusul")
_DOUBTS: dict[FactDoubt, Kind] = {
    FactDoubt.IN_TWO_BANDS: catalogue.FACT_IN_TWO_BANDS,
    FactDoubt.BETWEEN_BANDS: catalogue.FACT_BETWEEN_BANDS,
    FactDoubt.ABOVE_BANDS: catalogue.FACT_ABOVE_BANDS,
    FactDoubt.FACT_LACKING: catalogue.FACT_LACKING,
    FactDoubt.FACT_UNFIT: catalogue.FACT_UNFIT,
    FactDoubt.CONTRADICTORY: catalogue.FACT_CONTRADICTORY,
}


def check_form(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield a finding for everything in which the answers do not fit the form."""
    for error in submission.errors:
        yield _from_form_error(record, submission, error)
    yield from _empty_but_for_a_blank(record, submission)
    yield from _near_limits(record, submission)
    for location in submission.unknown_answers:
        yield _unknown_answer(record, submission.edition, str(location[-1]))


def _from_form_error(record: ReadRecord, submission: Submission, error: FormError) -> Finding:
    edition = submission.edition
    item, answer = error.answer.field, error.answer
    path = answer.location.dotted
    place = record.source.place(answer.location)
    values = dict(error.values)
    rule: Basis = basis_of(item, edition)
    if error.code in ("missing", "too_short"):
        own = f"jawaban.{edition.id}.{answer.key}"
        is_own = path in (own, f"{own}.isi")
        elsewhere = item.kind.is_narrative and answer.key in edition.fields and not is_own and edition.groups
        kind = catalogue.REQUIRED_MISSING_OWN if elsewhere else catalogue.REQUIRED_MISSING
        if any(letter.attachment == answer.key for letter in edition.letters_for(submission.group).values()):
            kind = catalogue.REQUIRED_MISSING_LETTER
        values = {"field": path, "own": own, "file": shlex.quote(record.file), "edition": edition.id}
        rule = basis_of(item.required, edition)
    elif error.code.startswith("words-"):
        kind = kind_of(error.code)
        count, limit = int(values["count"]), int(values["limit"])
        values |= {"missing": limit - count, "excess": count - limit}
        rule = basis_of(item.words, edition)
    elif error.code == "choice-unknown":
        kind, values = unknown_choice(values)
    else:
        kind = kind_of(error.code)
    return Finding(kind, place, path, item.label, values, rule)


def _empty_but_for_a_blank(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield a finding for each required answer that holds nothing but a place to be filled in: it counts as empty."""
    told = {error.answer.location for error in submission.errors}
    for answer in submission.answers.values():
        text = answer.value
        if not answer.field.required.value or answer.location in told or not isinstance(text, str):
            continue
        if (answer.field.kind.is_narrative or answer.field.kind.name == "text") and is_nothing(text):
            own = f"jawaban.{submission.edition.id}.{answer.key}"
            values = {"field": answer.location.dotted, "own": own}
            rule = basis_of(answer.field.required, submission.edition)
            yield _at(record, answer, catalogue.REQUIRED_MISSING, values, rule)


def _near_limits(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    edition = submission.edition
    for answer in submission.counted():
        limit = answer.field.words.max
        if limit and answer.words and edition.near_limit_percent * limit <= answer.words * 100 <= limit * 100:
            values = {"count": answer.words, "limit": limit}
            rule = basis_of(answer.field.words, edition)
            yield _at(record, answer, catalogue.WORDS_NEAR_LIMIT, values, rule)


def check_filled(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield a finding where a form holds nothing but the innovation's name, who proposes it, and the region.

    *Why:* where no rule of an edition is binding, an empty form would be eligible without a word.
    """
    facts = record.innovation.indikator
    stated = any(key in facts and facts[key].stated for key in submission.edition.indicators)
    if not stated and not any(map(_is_said, submission.answers.values())):
        values = {"edition": submission.edition.title}
        yield Finding(catalogue.FORM_EMPTY, record.source.place(()), "", "", values)


def _is_said(answer: Answer) -> bool:
    """Return whether a record answers a field, beside what every record says."""
    if answer.parts:
        return any(map(_is_said, answer.parts.values()))
    return (
        answer.location[0] in Innovation.model_fields
        and answer.location[0] not in _OF_EVERY_RECORD
        and bool(answer.value or answer.value == 0)
    )


def check_html(record: ReadRecord, submission: Submission) -> Iterator[Finding]:
    """Yield a warning for each narrative that contains raw HTML, which will be printed as it stands."""
    for answer in submission.narratives():
        tags = html_tags(answer.value)
        if tags:
            yield _at(record, answer, catalogue.HTML_IN_TEXT, {"tag": tags[0]}, None)


def _at(record: ReadRecord, answer: Answer, kind: Kind, values: Mapping[str, object], rule: Basis | None) -> Finding:
    path = answer.location.dotted
    return Finding(kind, record.source.place(answer.location), path, answer.field.label, values, rule)


def _unknown_answer(record: ReadRecord, edition: Edition, key: str) -> Finding:
    known = list(edition.fields)
    near = nearest(key, known)
    kind = catalogue.ANSWER_UNKNOWN_NEAR if near else catalogue.ANSWER_UNKNOWN
    values = {"key": key, "edition": edition.id, "nearest": near, "choices": ", ".join(known)}
    location = Location("jawaban", edition.id, key)
    return Finding(kind, record.source.place(location, key=True), location.dotted, values=values)


def check_indicators(record: StatingFile, edition: Edition, reached: dict[str, Reached]) -> Iterator[Finding]:
    """Yield findings on facts that cannot be measured, or only with doubt."""
    for key, item in reached.items():
        indicator = edition.indicators[key]
        if not item.stated:
            continue
        location = Location("indikator", key)
        path, place = location.dotted, record.source.place(location)
        rule = basis_of(indicator, edition)
        values = {
            "number": indicator.no,
            "fact": item.lacking,
            "choices": item.lacking,
            "field": path,
            "value": item.value,
            "unit": item.unit,
            "level": item.parameter,
            "first": indicator.parameters[0],
        }
        if item.doubt is not None:
            yield Finding(_DOUBTS[item.doubt], place, path, indicator.name, values, rule)
        elif item.parameter == 0 and not _is_negative(record, key):
            yield Finding(catalogue.LEVEL_ZERO, place, path, indicator.name, values, rule)


def _is_negative(record: StatingFile, key: str) -> bool:
    """Return whether a figure is less than nothing, which is told as such: that it reaches nothing follows."""
    facts = record.stating.indikator.get(key)
    return facts is not None and (facts.jumlah or 0) < 0
