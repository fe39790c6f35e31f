"""What the evidence of an indicator can carry: the parameter that is proven, and what is in the way of more.

No document, no parameter. A document of a type that the edition does not take, without the register
that it wants, or dated outside its years does not count. What is left must pass the edition's tests
for a parameter, and a person must have confirmed what no program sees.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from schemas.checks import Check
from schemas.edition import Edition
from schemas.innovation import IndicatorFacts, Inspection
from schemas.settings import Region
from schemas.stating import inspected
from schemas.submission import Answer
from submissions.assessment.cited import Cited, CitedDocument
from submissions.assessment.parameters import Reached
from submissions.assessment.tests import CheckOutcome, Question, outcome_of, turn
from submissions.findings import catalogue
from submissions.findings.finding import Finding, basis_of
from submissions.records.reading import StatingFile


@dataclass(frozen=True)
class Pending:
    """A point that only a person can confirm; `seen` names what the text of the documents shows of it."""

    name: str
    check: Check
    documents: tuple[CitedDocument, ...]


@dataclass(frozen=True)
class Proof:
    """What the evidence of one indicator carries.

    `parameter` is what is proven, 0 to 3. `awaiting` is what would be if everything were confirmed
    that only a person can see, `pending` what that is. `findings` say why not more.
    """

    parameter: int = 0
    awaiting: int = 0
    findings: list[Finding] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)


@dataclass(frozen=True)
class _Level:
    """Whether one parameter is carried, and what stands against it."""

    carried: bool
    findings: list[Finding]
    pending: list[Pending]


def proofs_of(
    record: StatingFile,
    edition: Edition,
    answers: Mapping[str, Answer],
    reached: Mapping[str, Reached],
    documents: Mapping[str, CitedDocument],
    region: Region = Region(),  # noqa: B008 - it is frozen
    left_out: Collection[str] = (),
) -> dict[str, Proof]:
    """Return what the evidence of every indicator of the edition carries, by the indicator's key.

    Args:
        record: whose evidence it is.
        edition: whose indicators are meant.
        answers: those of the form, by field; a check may depend on one.
        reached: the parameter that the facts of each indicator reach.
        documents: all evidence of the record.
        region: whose record it is.
        left_out: the codes of the program's own checks that the office leaves out.
    """
    proofs = {}
    for key, indicator in edition.indicators.items():
        facts = record.stating.indikator.get(key)
        if facts is None or not reached[key].claimed or not facts.bukti:
            proofs[key] = Proof()
            continue
        named = tuple(documents[each] for each in dict.fromkeys(facts.bukti) if each in documents)
        cited = Cited(record, edition, key, indicator, named, region, left_out)
        proofs[key] = _prove(cited, answers, facts, reached[key].parameter)
    return proofs


def _prove(cited: Cited, answers: Mapping[str, Answer], facts: IndicatorFacts, claimed: int) -> Proof:
    usable, findings = cited.usable()
    if not usable:
        return Proof(findings=findings)
    return _Prover(cited, answers, facts, usable).proof(claimed, findings)


class _Prover:
    """Tries the parameters of one indicator from the claimed one downwards."""

    def __init__(self, cited: Cited, answers: Mapping[str, Answer], facts: IndicatorFacts, usable: list[CitedDocument]):
        self._cited, self._answers, self._facts, self._usable = cited, answers, facts, usable
        self._said = inspected(cited.record.stating.pemeriksaan)
        tested = [(name, check) for name, check in cited.indicator.checks.items() if self._concerns(check)]
        self._checks = sorted(tested, key=lambda pair: turn(pair[1].test))

    def proof(self, claimed: int, against: list[Finding]) -> Proof:
        """Return what is carried of the parameter that is claimed."""
        tried = {level: self._level(level) for level in range(claimed, 0, -1)}
        awaiting = next((level for level, each in tried.items() if each.carried), 0)
        proven = next((level for level, each in tried.items() if each.carried and not each.pending), 0)
        pending = tried[awaiting].pending if awaiting else []
        return Proof(proven, awaiting, [*against, *tried[claimed].findings], pending)

    def _concerns(self, check: Check) -> bool:
        if check.when is not None:
            answer = self._answers.get(check.when.field)
            if answer is None or not check.when.holds(answer.value):
                return False
        return not check.bases or self._cited.indicator.measure.key_of(self._facts.basis) in check.bases

    def _level(self, level: int) -> _Level:
        left: list[CitedDocument] = self._usable
        carried, findings, pending = True, list[Finding](), list[Pending]()
        for name, check in self._checks:
            if level not in check.levels or not _kinds_there(check, left):
                continue
            for_person = check.for_person
            if check.test is not None and not self._is_settled(name, check):
                outcome = self._outcome(name, check, Question(self._cited, self._facts, level, left))
                for_person = for_person or outcome.unknown
                if check.advice:
                    findings += [self._advised(check, finding) for finding in outcome.findings]
                else:
                    left = list(outcome.documents)
                    findings += outcome.findings
                    carried &= outcome.carries
            if for_person:
                denied = self._ask(name, check, left, pending)
                findings += denied
                carried &= not denied or check.advice
        return _Level(carried and bool(left), findings, pending)

    def _is_settled(self, name: str, check: Check) -> bool:
        """Return whether a test that may err need not be made: a person looked, found it right, and says why."""
        holds, inspection = self._said.get(name, (False, None))
        return bool(check.test and check.test.may_err and holds and inspection and inspection.catatan)

    def _outcome(self, name: str, check: Check, asked: Question) -> CheckOutcome:
        """Return what the test of a check comes to; one that may err rests on the check itself, and may be left out."""
        assert check.test is not None
        outcome = outcome_of(check.test, asked)
        if not check.test.may_err:
            return outcome
        if any(finding.code in self._cited.left_out for finding in outcome.findings):
            return CheckOutcome(asked.documents)
        basis = basis_of(check, self._cited.edition)
        told = [replace(each, basis=basis, values={**each.values, "point": name}) for each in outcome.findings]
        return replace(outcome, findings=told)

    def _advised(self, check: Check, finding: Finding) -> Finding:
        """Return what a test of mere advice found: it rests on the check itself, and takes no document away."""
        kind = catalogue.PROOF_DATE_ADVISED if finding.kind is catalogue.PROOF_DATE_OUTSIDE else finding.kind
        return replace(finding, kind=kind, basis=basis_of(check, self._cited.edition))

    def _ask(self, name: str, check: Check, documents: list[CitedDocument], pending: list[Pending]) -> list[Finding]:
        """Note what nobody has confirmed yet; return a finding where somebody has denied it."""
        said: tuple[bool, Inspection] | None = self._said.get(name)
        if said is None:
            if not check.advice:
                pending.append(Pending(name, check, tuple(documents)))
            return []
        holds, inspection = said
        if holds:
            return []
        values = {"point": check.text, "name": name, "who": inspection.oleh, "when": inspection.tanggal}
        return [self._cited.finding(catalogue.PROOF_DENIED, values)]


def _kinds_there(check: Check, documents: list[CitedDocument]) -> bool:
    return not check.kinds or any(each.evidence.kinds & set(check.kinds) for each in documents)
