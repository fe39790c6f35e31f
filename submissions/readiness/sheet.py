"""The readiness sheet of one innovation: two pages for the office itself, not for a ministry. In Indonesian."""

from submissions.assessment.gaps import Gap, cheapest
from submissions.documents.context import Plain, base_context
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
        listed, rest = _fitting([_gap(gap, each) for gap in cheapest(list(each.gaps))], most_lines)
    scores = each.scores
    context = base_context(each.assessment, workspace, each.innovation.id) | {
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
        "langkah": listed,
        "langkah_lain": len(rest),
        "poin_lain": sum(step["poin"] for step in rest),
        "layak": each.assessment.verdict.value == "eligible",
    }
    return Document(_stem(each), SUFFIX, TEMPLATE, context)


def _gap(gap: Gap, each: Readiness) -> Plain:
    return {
        "no": gap.row.indicator.no,
        "nama": gap.row.indicator.name,
        "wajib": gap.is_mandatory,
        "jenis": _(NEEDS[gap.need]),
        "dari": gap.before,
        "ke": gap.after,
        "poin": gap.gain,
        "dokumen": gap.document,
        "rincian": details(gap, each.innovation),
    }


def _fitting(steps: list[Plain], most_lines: int) -> tuple[list[Plain], list[Plain]]:
    """Return the steps that fit onto the page, and the others."""
    used = 0.0
    for number, step in enumerate(steps):
        used += 1 + _EDGES + sum(1 + len(line) // _CHARACTERS for line in [step["dokumen"], *step["rincian"]])
        if used > most_lines and number:
            return steps[:number], steps[number:]
    return steps, []
