"""The readiness sheet of one innovation: two pages for the office itself, not for a ministry. In Indonesian."""

from dataclasses import dataclass

from submissions.assessment.assessing import Verdict
from submissions.assessment.gaps import Gap, cheapest
from submissions.documents.composing import common_content
from submissions.documents.context import Plain, common_context
from submissions.documents.planning import Document
from submissions.documents.printed import Printed, Printer
from submissions.findings.labels import NEEDS
from submissions.language import _, speaking
from submissions.readiness.listing import Readiness
from submissions.readiness.wording import details
from submissions.workspace import Workspace

TEMPLATE = "internal/kesiapan.html.j2"
SUFFIX = "_kesiapan"
PAGES = 2
MOST_LINES = (58, 48, 38, 28)  # of the list on the second page: fewer where it turns out not to fit
_CHARACTERS = 62  # in a line of the list's wide column, fewer than fit
_EDGES = 0.6  # lines that the edges of a row take


def print_sheet(each: Readiness, printer: Printer) -> tuple[Document, Printed]:
    """Return the readiness sheet of an innovation and its PDF; the list is cut so that there are two pages."""
    for lines in MOST_LINES:
        sheet = readiness_sheet(each, printer.workspace, lines)
        printed = printer.pdf(sheet)
        if printed.pages <= PAGES:
            break
    return sheet, printed


def sheet_name(each: Readiness) -> str:
    """Return the name of an innovation's readiness sheet, without folder."""
    return f"{_stem(each)}{SUFFIX}.pdf"


def _stem(each: Readiness) -> str:
    return f"{each.innovation.id}_{each.assessment.edition.id}"


def readiness_sheet(each: Readiness, workspace: Workspace, most_lines: int) -> Document:
    """Return the readiness sheet of an innovation as a document to be printed."""
    with speaking("id"):
        listed, rest = _fitting([_step(gap, each) for gap in cheapest(list(each.gaps))], most_lines)
        steps = [_step_context(step) for step in listed]
    scores = each.scores
    context = common_context(common_content(each.assessment, workspace, each.innovation.id)) | {
        "draf": False,
        "skor": {
            "dinyatakan": scores.claimed,
            "terbukti": scores.proven,
            "menunggu": scores.awaiting,
            "terverifikasi": scores.verified,
            "tertinggi": scores.maximum,
        },
        "baris": [
            {
                "no": row.indicator.no,
                "nama": row.indicator.name,
                "wajib": bool(row.indicator.mandatory.value),
                "bobot": row.weight,
                "dinyatakan": row.claimed,
                "terbukti": row.proven,
                "menunggu": row.awaiting,
                "terverifikasi": row.verified,
                "poin": row.weight * row.proven,
            }
            for row in scores.rows
        ],
        "langkah": steps,
        "langkah_lain": len(rest),
        "poin_lain": sum(step.gap.gain for step in rest),
        "layak": each.assessment.verdict is Verdict.ELIGIBLE,
    }
    return Document(_stem(each), SUFFIX, TEMPLATE, context)


@dataclass(frozen=True)
class _Step:
    """What to do about a gap, and the lines that say it."""

    gap: Gap
    details: list[str]

    @property
    def lines(self) -> int:
        """How many lines of the wide column it takes, roughly."""
        return sum(1 + len(text) // _CHARACTERS for text in (self.gap.document, *self.details))


def _step(gap: Gap, each: Readiness) -> _Step:
    return _Step(gap, details(gap, each.innovation))


def _step_context(step: _Step) -> Plain:
    gap = step.gap
    return {
        "no": gap.row.indicator.no,
        "nama": gap.row.indicator.name,
        "wajib": gap.is_mandatory,
        "jenis": _(NEEDS[gap.need]),
        "dari": gap.before,
        "ke": gap.after,
        "poin": gap.gain,
        "dokumen": gap.document,
        "rincian": step.details,
    }


def _fitting(steps: list[_Step], most_lines: int) -> tuple[list[_Step], list[_Step]]:
    """Return the steps that fit onto the page, and the others."""
    used = 0.0
    for number, step in enumerate(steps):
        used += 1 + _EDGES + step.lines
        if used > most_lines and number:
            return steps[:number], steps[number:]
    return steps, []
