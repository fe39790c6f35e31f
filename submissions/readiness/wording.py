"""A gap in words: what is needed, what is wrong with what is there, what a person must look at."""

from schemas.innovation import Innovation
from submissions.assessment.contents import InText, read_in
from submissions.assessment.gaps import Gap
from submissions.assessment.proof import Pending
from submissions.language import N_, _

_READ = {
    InText.FOUND: N_("the name is read in “{document}”, page {pages}"),
    InText.NOT_FOUND: N_("the name is not read in “{document}”"),
    InText.NO_TEXT: N_("“{document}” has no text to search"),
}


def details(gap: Gap, innovation: Innovation) -> list[str]:
    """Return what is wrong with the documents that are there, and what a person must confirm, one line each."""
    lines = [finding.sentence for finding in gap.findings]
    for pending in gap.pending:
        lines.append(f"{pending.name}: {pending.check.text.rstrip('.')}.")
        lines += [f"({line})" for line in _seen(pending, innovation)]
    return lines


def _seen(pending: Pending, innovation: Innovation) -> list[str]:
    """Return what the text of the documents shows of the innovation's name, where the point asks for it."""
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
