"""Keep what a record came to, so that no command judges again what has not changed.

What is kept lies in the user's own cache, not in the workspace, and is read by a reader that makes nothing but
the plain data listed here: whoever could write there could still not make the program run anything.
"""

import datetime as dt
import io
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from schemas import evidence, innovation
from schemas.checks import Check
from schemas.edition import Edition, Indicator
from schemas.fields import Coordinates, Model
from schemas.rules import Grade
from schemas.source import Place
from submissions.assessment.assessing import Verdict
from submissions.assessment.cited import CitedDocument
from submissions.assessment.gaps import Gap, Need
from submissions.assessment.parameters import FactDoubt, Reached
from submissions.assessment.proof import Pending, Proof
from submissions.assessment.scores import Row, Scores
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.problems import FileProblem
from submissions.findings import catalogue
from submissions.findings.finding import Basis, Excerpt, Finding, Kind, Passage

_MODELS = [
    value
    for module in (innovation, evidence)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Model)
]
_PLAIN = (
    *(
        Finding,
        Basis,
        Passage,
        Excerpt,
        Place,
        Grade,
        Reached,
        FactDoubt,
        Proof,
        Pending,
        CitedDocument,
        FileFacts,
        FileKind,
        FileProblem,
    ),
    *(Scores, Row, Gap, Need, Verdict, Coordinates, Decimal, dt.date, dt.datetime, type(Path()), type(PurePath())),
)
_ALLOWED: dict[tuple[str, str], type] = {(each.__module__, each.__qualname__): each for each in (*_PLAIN, *_MODELS)}
_KINDS = {name: value for name, value in vars(catalogue).items() if isinstance(value, Kind)}
_NAMES = {id(kind): name for name, kind in _KINDS.items()}


@dataclass(frozen=True)
class KeptRecord:
    """What is kept of a record as a whole: the evidence that it names, with stamps, and its findings."""

    id: str
    nama: str
    evidence: tuple[tuple[str, str], ...]
    read: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    useful: frozenset[str]


@dataclass(frozen=True)
class KeptAssessment:
    """What is kept of a record in one edition."""

    verdict: Verdict
    group: str | None
    proofs: dict[str, Proof]
    findings: tuple[Finding, ...]
    scores: Scores
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class KeptDuplicates:
    """What is kept of records compared with each other: the findings on each in order, and what was not compared."""

    findings: tuple[tuple[Finding, ...], ...]
    unread: tuple[str, ...]


_ALLOWED |= {(form.__module__, form.__qualname__): form for form in (KeptRecord, KeptAssessment, KeptDuplicates)}


class Keeper:
    """Writes and reads what is kept; editions, their parts and kinds of findings are named, not copied."""

    def __init__(self, editions: Iterable[Edition]):
        self._editions = {edition.id: edition for edition in editions}

    def written(self, value: object) -> bytes | None:
        """Return a value as bytes; None where there is something in it that cannot be kept."""
        buffer = io.BytesIO()
        try:
            _Writer(buffer, self._parts).dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            return None
        return buffer.getvalue()

    def read(self, content: bytes | None, form: type[Any]) -> Any:
        """Return a value of a form from bytes; None where they are none of that form."""
        if content is None:
            return None
        try:
            value = _Reader(io.BytesIO(content), self._editions).load()
        except Exception:  # whatever damaged bytes make of the reader, they are worth nothing
            return None
        return value if isinstance(value, form) else None

    @cached_property
    def _parts(self) -> Mapping[int, tuple[str, ...]]:
        parts: dict[int, tuple[str, ...]] = {}
        for name, edition in self._editions.items():
            parts[id(edition)] = (name,)
            for key, indicator in edition.indicators.items():
                parts[id(indicator)] = (name, key)
                parts |= {id(check): (name, key, point) for point, check in indicator.checks.items()}
        return parts


class _Writer(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, parts: Mapping[int, tuple[str, ...]]):
        super().__init__(buffer, protocol=5)
        self._parts = parts

    def persistent_id(self, value: object) -> tuple[str, ...] | str | None:
        if isinstance(value, Kind):
            return _NAMES.get(id(value))
        if isinstance(value, Edition | Indicator | Check):
            return self._parts.get(id(value))
        return None


class _Reader(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, editions: Mapping[str, Edition]):
        super().__init__(buffer)
        self._editions = editions

    def find_class(self, module: str, name: str) -> type:
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None

    def persistent_load(self, name: Any) -> object:
        if isinstance(name, str):
            return _KINDS[name]
        edition, *rest = name
        found = self._editions[edition]
        if not rest:
            return found
        indicator = found.indicators[rest[0]]
        return indicator if len(rest) == 1 else indicator.checks[rest[1]]
