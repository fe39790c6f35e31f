"""The readiness sheet of one innovation: a page with boxes to tick for the office itself, not for a ministry."""

from dataclasses import dataclass
from decimal import Decimal

from submissions.assessment.assessing import Verdict
from submissions.assessment.gaps import Gap, Need, cheapest
from submissions.documents.composing import common_content
from submissions.documents.context import Plain, common_context
from submissions.documents.document import Document
from submissions.documents.printed import Printed, Printer
from submissions.findings.finding import Finding
from submissions.findings.labels import NEEDS
from submissions.language import _, speaking
from submissions.readiness.listing import Readiness
from submissions.readiness.wording import details
from submissions.workspace import Workspace

TEMPLATE = "internal/kesiapan.html.j2"
SUFFIX = "_kesiapan"
PAGES = 1
MOST_LINES = (29, 25, 21, 16, 11, 4)  # of what is to be done: fewer where it turns out not to fit
_CHARACTERS = 72  # in a line of the list's wide column, fewer than fit
_MOST_ERRORS = 4
_EDGES = 0.7  # lines that the edges of a row take
_LONGEST = 140  # characters of a line of details; what is longer is cut between two words


def print_sheet(each: Readiness, printer: Printer) -> tuple[Document, Printed]:
    """Return the readiness sheet of an innovation and its PDF; what is to be done is cut so that it is one page."""
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
        errors = [_cut(_error(finding)) for finding in each.errors]
        mended, more_errors = errors[:_MOST_ERRORS], len(errors[_MOST_ERRORS:])
        room = max(most_lines - sum(1 + len(text) // _CHARACTERS for text in mended), 1)
        listed, rest = _fitting([_step(gap, each) for gap in cheapest(list(each.gaps))], room)
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
        "perbaikan": mended,
        "perbaikan_lain": more_errors,
        "poin_diperiksa": _gain(each, Need.CONFIRMATION),
        "poin_dilengkapi": _gain(each, Need.DOCUMENT),
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
    return _Step(gap, [_cut(text) for text in details(gap, each.innovation, with_names=False)])


def _error(finding: Finding) -> str:
    return f"{finding.label}: {finding.sentence}" if finding.label else finding.sentence


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:(") + " …"


def _gain(each: Readiness, need: Need) -> Decimal:
    return sum((gap.gain for gap in each.gaps if gap.need is need), Decimal(0))


def _step_context(step: _Step) -> Plain:
    gap = step.gap
    return {
        "no": gap.row.indicator.no,
        "nama": gap.row.indicator.name,
        "wajib": gap.is_mandatory,
        "jenis": _(NEEDS[gap.need]),
        "segera": gap.need is not Need.FACT,
        "dari": gap.before,
        "ke": gap.after,
        "poin": gap.gain,
        "dokumen": _cut(gap.document),
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
