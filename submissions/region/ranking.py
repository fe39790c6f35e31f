"""The eligible proposals of a competition in an order that everybody can check, within the quota where there is one.

No source says how the ministry's evaluators will score a text. So only what can be counted is counted, and all
of it is shown: what is answered, which of the edition's weights stand on evidence, and how much evidence is there.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.rules import Graded
from schemas.submission import Answer, Submission
from submissions.assessment.assessing import RecordReport, Verdict


@dataclass(frozen=True)
class Ranked:
    """One proposal: how many fields are answered, of what weight, with how much evidence.

    `weight` is the sum of the weights of the fields that are answered and, where they take evidence,
    have some that can be read; None where the edition knows no weights for the group.
    """

    file: str
    innovation: Innovation
    group: str | None
    answered: int
    asked: int
    weight: Decimal | None
    weight_at_most: Decimal
    evidenced: int
    evidence_asked: int

    @property
    def completeness(self) -> Fraction:
        """Return the share of the form's fields that are answered."""
        return Fraction(self.answered, self.asked) if self.asked else Fraction(1)

    @property
    def evidence(self) -> Fraction:
        """Return the share of the fields with evidence that have some that can be read."""
        return Fraction(self.evidenced, self.evidence_asked) if self.evidence_asked else Fraction(1)

    @property
    def order(self) -> tuple[Fraction, Decimal, Fraction]:
        """Return what the order goes by: completeness, then weight on evidence, then evidence."""
        return self.completeness, self.weight or Decimal(0), self.evidence


@dataclass(frozen=True)
class GroupRanking:
    """The proposals of a group, best first; `quota` is None where the edition knows none."""

    group: str | None
    label: str
    proposals: tuple[Ranked, ...]
    quota: Graded[int] | None

    @property
    def within(self) -> int:
        """Return how many proposals can be sent."""
        most = self.quota.value if self.quota else None
        return len(self.proposals) if most is None else min(most, len(self.proposals))

    @cached_property
    def ranks(self) -> list[int]:
        """Return the rank of each proposal; equal ones share theirs, because nothing countable separates them."""
        first: dict[tuple[Fraction, Decimal, Fraction], int] = {}
        return [first.setdefault(each.order, number) for number, each in enumerate(self.proposals, 1)]

    @property
    def is_tied_at_quota(self) -> bool:
        """Return whether the last that fits and the first that does not are equal, so that a person must decide."""
        cut = self.within
        return 0 < cut < len(self.proposals) and self.proposals[cut - 1].order == self.proposals[cut].order


def ranked(edition: Edition, reports: Iterable[RecordReport]) -> list[GroupRanking]:
    """Return the eligible proposals of an edition per group, in order.

    Args:
        edition: of a competition with groups.
        reports: each record as judged for this edition, and perhaps for others.
    """
    found: dict[str | None, list[Ranked]] = {group: [] for group in edition.groups} or {None: []}
    for report in reports:
        for assessment in report.filled:
            if assessment.edition.id == edition.id and assessment.verdict is Verdict.ELIGIBLE:
                one = _ranked(report.record.file, assessment.submission, report.useful)
                found.setdefault(one.group, []).append(one)
    return [_ranking(edition, group, proposals) for group, proposals in found.items() if proposals]


def _ranking(edition: Edition, group: str | None, proposals: list[Ranked]) -> GroupRanking:
    known = edition.groups.get(group or "")
    by_order = sorted(proposals, key=lambda each: (*(-part for part in each.order), each.innovation.nama, each.file))
    return GroupRanking(group, known.label if known else "", tuple(by_order), known.quota if known else edition.quota)


def _ranked(file: str, submission: Submission, useful: Set[str]) -> Ranked:
    leaves = list(_leaves(submission.answers.values()))
    asking = [each for each in leaves if each.field.takes_evidence]
    weights = [(each, _weight(each)) for each in submission.answers.values()]
    known = sum((weight for _each, weight in weights), Decimal(0))
    standing = sum((weight for each, weight in weights if weight and _stands(each, useful)), Decimal(0))
    return Ranked(
        file,
        submission.innovation,
        submission.group,
        sum(_is_answered(each) for each in leaves),
        len(leaves),
        standing if known else None,
        known,
        sum(_is_evidenced(each, useful) for each in asking),
        len(asking),
    )


def _leaves(answers: Iterable[Answer]) -> Iterator[Answer]:
    for answer in answers:
        yield from answer.parts.values() if answer.parts else (answer,)


def _weight(answer: Answer) -> Decimal:
    weight = answer.field.weight
    return (weight.value if weight else None) or Decimal(0)


def _is_answered(answer: Answer) -> bool:
    return answer.value is not None and answer.value not in ("", [], {})


def _is_evidenced(answer: Answer, useful: Set[str]) -> bool:
    return not useful.isdisjoint(answer.cited)


def _stands(answer: Answer, useful: Set[str]) -> bool:
    return all(_is_answered(each) for each in _leaves([answer])) and (
        not answer.field.takes_evidence or _is_evidenced(answer, useful)
    )
