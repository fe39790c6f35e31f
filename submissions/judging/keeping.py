"""Keep what a record came to, so that no command judges again what has not changed.

What is kept lies in the user's own cache, not in the workspace, and is read by a reader that makes nothing but
the plain data listed here: whoever could write there could still not make the program run anything.
"""

import datetime as dt
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, TypeVar

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

T = TypeVar("T")
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
_ALLOWED: dict[tuple[str, str], Callable[..., object]] = {
    (each.__module__, each.__qualname__): each for each in (*_PLAIN, *_MODELS)
}
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


def kind_named(name: str) -> object:
    """Stand for a kind of finding in what is kept. Only `_Reader` reads that, and does not call this."""
    raise pickle.UnpicklingError(name)


def part_named(edition: str, *names: str) -> object:
    """Stand for an edition, its indicator, or a point of that in what is kept; see `kind_named`."""
    raise pickle.UnpicklingError(edition, *names)


class _Writer(pickle.Pickler):
    """Writes names in the place of kinds of findings, editions and their parts.

    *Why not by `persistent_id`:* that is asked of every text and number, and took as long as writing them.
    """

    def __init__(self, buffer: io.BytesIO, parts: Mapping[int, tuple[str, ...]]):
        super().__init__(buffer, protocol=5)
        self._parts = parts
        self.dispatch_table = {Kind: self._kind, **dict.fromkeys((Edition, Indicator, Check), self._part)}

    def _kind(self, kind: Kind) -> tuple[Callable[..., object], tuple[str, ...]]:
        return kind_named, (_known(_NAMES, kind),)

    def _part(self, part: Model) -> tuple[Callable[..., object], tuple[str, ...]]:
        return part_named, _known(self._parts, part)


def _known(names: Mapping[int, T], value: object) -> T:
    if id(value) not in names:
        raise pickle.PicklingError(type(value).__qualname__)
    return names[id(value)]


_ALLOWED[kind_named.__module__, kind_named.__qualname__] = _KINDS.__getitem__
_PART = (part_named.__module__, part_named.__qualname__)


class _Reader(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, editions: Mapping[str, Edition]):
        super().__init__(buffer)
        self._editions = editions

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == _PART:
            return self._part
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None

    def _part(self, edition: str, *names: str) -> object:
        found = self._editions[edition]
        if not names:
            return found
        indicator = found.indicators[names[0]]
        return indicator if len(names) == 1 else indicator.checks[names[1]]
