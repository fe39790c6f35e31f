"""A gap in words: what is needed, what is wrong with what is there, what a person must look at."""

from schemas.innovation import Innovation
from submissions.assessment.contents import InText, read_in
from submissions.assessment.gaps import Gap
from submissions.assessment.proof import Pending
from submissions.findings.finding import Finding
from submissions.language import N_, _

_READ = {
    InText.FOUND: N_("the name is read in “{document}”, page {pages}"),
    InText.NOT_FOUND: N_("the name is not read in “{document}”"),
    InText.NO_TEXT: N_("“{document}” has no text to search"),
}


def details(gap: Gap, innovation: Innovation, *, with_names: bool = True) -> list[str]:
    """Return what is wrong with the documents that are there, and what a person must confirm, one line each.

    Args:
        gap: the step.
        innovation: whose it is.
        with_names: whether the points' own names are told, under which a record notes that somebody looked; papers
            for people who write no record leave them out.
    """
    lines = [finding.sentence if with_names else _unnamed(finding) for finding in gap.findings]
    for pending in gap.pending:
        text = f"{pending.check.text.rstrip('.')}."
        lines.append(f"{pending.name}: {text}" if with_names else text)
        lines += [f"({line})" for line in seen_in_text(pending, innovation)]
    return lines


def _unnamed(finding: Finding) -> str:
    """Return what a finding says without the name of the point that it is about."""
    return finding.sentence.replace(f" ({finding.values.get('name')})", "")


def seen_in_text(pending: Pending, innovation: Innovation) -> list[str]:
    """Return what the text of the documents of a point shows of the innovation's name, where the point asks for it."""
    if not pending.check.shows_name:
        return []
    lines = []
    for document in pending.documents:
        reading, pages = read_in(document, names_of(innovation))
        if reading is not None:
            words = {"document": document.evidence.title, "pages": ", ".join(map(str, pages))}
            lines.append(_(_READ[reading]).format(**words))
    return lines


def names_of(innovation: Innovation) -> list[str]:
    """Return how a document may name the innovation: in full, or without what stands in brackets."""
    return list(dict.fromkeys([innovation.nama, innovation.nama.partition("(")[0].strip() or innovation.nama]))
