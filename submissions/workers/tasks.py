"""What helper processes are asked, and what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

J = TypeVar("J")
Answer = dict[str, Any]


class Loss(StrEnum):
    """What happened to a helper that did not answer."""

    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Task(Generic[J]):
    """A job: what it is to the caller, what the helper is asked, and for how many seconds it may work.

    `request` is the text of a JSON object without line breaks; it tells the helper its `seconds`.
    """

    job: J
    request: str
    seconds: float


@dataclass(frozen=True)
class Result(Generic[J]):
    """What became of a job: the helper's `answer`, or how it was lost.

    `partial` is the last answer before the loss that was not yet final; `detail` a technical word.
    """

    job: J
    answer: Answer | None
    lost: Loss | None = None
    detail: str = ""
    partial: Answer | None = None
