"""Findings that have one cause, joined: so that one slip is read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from submissions.findings.finding import Finding, Severity

_DOCUMENTS = "bukti"


@dataclass(frozen=True)
class Joined:
    """Findings that are told together: they say the same of several fields, or several things of one document."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return the finding that stands for all: the gravest."""
        return min(self.findings, key=lambda each: list(Severity).index(each.severity))

    @property
    def severity(self) -> Severity:
        """Return the gravest severity among them."""
        return self.first.severity

    @property
    def says_the_same(self) -> bool:
        """Return whether all say the same words."""
        return len({(each.message, each.code) for each in self.findings}) == 1

    @property
    def labels(self) -> list[str]:
        """Return what the fields are called, each once, in their order."""
        return list(dict.fromkeys(each.label or each.field for each in self.findings if each.label or each.field))

    @property
    def has_one_remedy(self) -> bool:
        """Return whether one remedy mends them all."""
        return len({each.remedy for each in self.findings}) == 1


def joined(findings: Iterable[Finding]) -> list[Joined]:
    """Return findings joined by cause, gravest first, else in their order.

    Equal words on several fields are one cause, and so is one document of which several things are told.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    every = list(findings)
    documents = _told_often(every)
    for finding in every:
        document = _document(finding)
        of_document = document is not None and document in documents
        key: tuple[str, ...] = (finding.severity, finding.code, finding.message, finding.kind.remedy)
        if finding.excerpt or finding.passages:
            key = ("", "", str(len(groups)))  # its lines are to be read, so it is told alone
        elif of_document:
            key = ("", str(document))
        groups.setdefault(key, []).append(finding)
    order = list(Severity)
    return sorted((Joined(tuple(each)) for each in groups.values()), key=lambda each: order.index(each.severity))


def _told_often(findings: Sequence[Finding]) -> set[str]:
    """Return the documents of which more than one thing is told, in different words."""
    messages: dict[str, set[str]] = {}
    for finding in findings:
        if (document := _document(finding)) is not None:
            messages.setdefault(document, set()).add(finding.message)
    return {document for document, said in messages.items() if len(said) > 1}


def _document(finding: Finding) -> str | None:
    """Return the key of the document that a finding is about, or None."""
    parts = finding.field.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == _DOCUMENTS else None
