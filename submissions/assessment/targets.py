"""What a parameter asks of an indicator, in the words of a document: its figures, and the document that shows them."""

from collections.abc import Mapping

from schemas.edition import Indicator
from schemas.innovation import IndicatorFacts
from submissions.assessment import words as sentences
from submissions.assessment.measures import NOTHING_STATED, reading_of


def document_needed(
    indicator: Indicator, facts: IndicatorFacts | None, level: int, answers: Mapping[str, object]
) -> str:
    """Return what document proves a parameter of an indicator, with the figures that it must show.

    Args:
        indicator: the edition's indicator; its `document` is filled, or else its `evidence` given.
        facts: what the record states; figures that reach the parameter already are kept.
        level: the parameter, 1 to 3.
        answers: the answers of the form, by which an indicator may be worded.
    """
    stated, reading = facts or NOTHING_STATED, reading_of(indicator.measure)
    words = indicator.worded(answers)[level - 1].rstrip(".")
    unsaid = sentences.ANY_DOCUMENT.format(parameter=words)
    evidence = reading.evidence(stated) or indicator.evidence or unsaid
    text = (indicator.document or "{evidence}").replace("{evidence}", evidence.rstrip("."))
    text = text.replace("{fact}", reading.wanted(stated, level, words)).rstrip(".")
    return sentences.LETTER_METADATA.format(document=text) if indicator.letter_metadata.value else text
