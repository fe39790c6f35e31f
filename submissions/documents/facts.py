"""The short facts that a document prints: numbers, choices, dates, names and titles, each as it stands on paper."""

from collections.abc import Iterable, Iterator

from submissions.documents import words
from submissions.documents.content import (
    AnswersContent,
    EvidenceContent,
    FieldContent,
    IndicatorContent,
    PresentationContent,
)


def facts_in(content: AnswersContent) -> dict[str, str]:
    """Return what a document says in short, by a dotted path, such as `isian.koordinat`."""
    facts = dict(_of_fields(content.fields, "isian"))
    for indicator in content.indicators:
        facts |= _of_indicator(indicator)
    for listed in content.evidence:
        facts |= _of_evidence(listed.evidence)
    return facts | _of_presentation(content.presentation)


def _of_fields(fields: Iterable[FieldContent], place: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        path = f"{place}.{field.key}"
        if field.text:
            yield path, field.text
        for number, row in enumerate(field.rows, 1):
            yield f"{path}.{number}", row
        yield from _of_fields(field.parts, path)


def _of_indicator(indicator: IndicatorContent) -> dict[str, str]:
    facts = {"fakta": indicator.fact}
    if indicator.parameter:
        facts |= {"parameter": words.PARAMETER.format(number=indicator.parameter), "teks": indicator.parameter_text}
    return {f"indikator.{indicator.key}.{name}": text for name, text in facts.items() if text}


def _of_evidence(evidence: EvidenceContent) -> dict[str, str]:
    facts = {
        "judul": evidence.title,
        "nomor": evidence.letter_number,
        "tanggal": evidence.short_date,
        "tentang": evidence.added_subject,
    }
    return {f"bukti.{evidence.key}.{name}": text for name, text in facts.items() if text}


def _of_presentation(content: PresentationContent) -> dict[str, str]:
    facts = {"satu_kalimat": content.sentence} if content.sentence else {}
    for number, result in enumerate(content.results):
        said = {"nama": result.name, "sebelum": result.before, "sesudah": result.after}
        facts |= {f"hasil_angka.{number}.{name}": text for name, text in said.items() if text}
    return facts
