"""Questions in plain words, with help and an example: what forms and pages ask, beside the official labels."""

from functools import cache
from pathlib import Path

from schemas.fields import Model
from schemas.source import read_source

FILE = Path(__file__).parent / "questions.yaml"
ANSWERS = "jawaban"


class PlainQuestion(Model):
    """How a field is asked for in plain words; empty where its label says enough.

    `{item}` in `ask` stands for one of several things that are asked for one by one, such as a year.
    """

    ask: str = ""
    help: str = ""
    example: str = ""


class PlainQuestions(Model):
    """The file `questions.yaml`: questions by the field's dotted path in the record."""

    source: str
    questions: dict[str, PlainQuestion]


@cache
def plain_questions() -> PlainQuestions:
    """Return the questions that are known."""
    return PlainQuestions.model_validate(read_source(FILE).data)


def plain_question(path: str) -> PlainQuestion:
    """Return how a field is asked for in plain words; an empty question where nothing is known.

    Args:
        path: the field's dotted path in the record. The facts of an indicator are asked by their own path or by that of
            the indicator; what only one edition asks, `jawaban.EDITION.FIELD`, by `jawaban.FIELD`.
    """
    known = plain_questions().questions
    names = path.split(".")
    candidates = [path, ".".join(names[:2])] if names[0] == "indikator" else [path]
    if names[0] == ANSWERS:
        candidates = [".".join((ANSWERS, *names[2:]))]
    return next((known[name] for name in candidates if name in known), PlainQuestion())
