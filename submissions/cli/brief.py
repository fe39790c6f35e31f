"""`submissions brief`: one page on an innovation as a member of the jury sees it, as PDF."""

from functools import partial
from pathlib import Path

import click

from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    edition_option,
    evidence_option,
    limit_options,
    record_argument,
)
from submissions.cli.telling import say, say_opened, say_unopened
from submissions.errors import ExitCode
from submissions.findings.finding import FindingsError
from submissions.judging.judge import judge
from submissions.language import _
from submissions.making.limits import Limits
from submissions.office.editions import chosen_editions
from submissions.records.reading import ReadRecord
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "Make one page on RECORD as a member of the jury sees it: the problem in figures, the idea, before and after, "
        "who copied it and who pays. It is for the office itself, not for the ministry."
    ),
)
@record_argument
@edition_option
@click.option("-o", "--output", type=OutputPath(), metavar="FILE", help=_("The PDF; RECORD_ringkas.pdf if not given."))
@evidence_option
@limit_options
def brief(
    record: Path, asked: AskedEdition, output: Path | None, open_evidence: bool, timeout: float, memory_mb: int
) -> int:
    """Make the page and return the exit code."""
    from submissions.cli.documents import write_pdf
    from submissions.cli.making import Making
    from submissions.files.whole import refuse_foreign
    from submissions.readiness.brief import SUFFIX, brief_of

    workspace = open_workspace(record)
    editions = chosen_editions(workspace, *asked, say, [record])
    [report] = judge(workspace, editions, [record], open_evidence=open_evidence, progress=say_opened).reports
    if not isinstance(report.record, ReadRecord):
        raise FindingsError(report.findings)
    target = output or Path(f"{report.record.innovation.id}{SUFFIX}.pdf")
    refuse_foreign(target)
    document = brief_of(report, workspace)
    with Making(workspace, Limits(timeout, memory_mb)) as making:
        printed = making.spared(target, partial(making.workshop.pdf, document))
        if printed:
            write_pdf(target, printed, report.record.source)
    say_unopened(open_evidence=open_evidence)
    return ExitCode.FINE if making.complete else ExitCode.NOT_ELIGIBLE_OR_FAILED
