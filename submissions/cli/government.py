"""`submissions pemda`: the government profile checked, and its sheet as PDF."""

from pathlib import Path

import click

from submissions.assessment.assessing import Verdict
from submissions.cli.options import (
    AskedEdition,
    OutputPath,
    edition_option,
    evidence_option,
    limit_options,
    workspace_argument,
)
from submissions.cli.printing import counts, print_finding
from submissions.cli.scores import print_scores
from submissions.cli.telling import say_next, say_opened, say_unopened
from submissions.errors import ExitCode, InputError, UserError
from submissions.judging.judge import judge
from submissions.language import _
from submissions.making.limits import Limits
from submissions.office.editions import edition_having
from submissions.workspace import GOVERNMENT_FILE, open_workspace


@click.command(
    help=_(
        "Check pemda.yaml of WORKSPACE (the current folder if not given): per indicator the parameter that its facts "
        "claim and its evidence proves, and every finding. With -o, also make the sheet as PDF."
    ),
)
@workspace_argument
@edition_option
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    metavar="FILE",
    help=_("Where to write the sheet as PDF."),
)
@click.option("--draft", is_flag=True, help=_("Make it even if there are errors; every page is then marked DRAF."))
@evidence_option
@limit_options
def pemda(
    folder: Path,
    asked: AskedEdition,
    output: Path | None,
    draft: bool,
    open_evidence: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Check the profile, make its sheet and return the exit code."""
    workspace = open_workspace(folder)
    lacking = _("No edition here has indicators of the government itself.")
    edition = edition_having(workspace, *asked, lambda each: bool(each.government_indicators), lacking)
    if not edition.government_indicators:
        raise UserError(
            _("{edition} has no indicators of the government itself.").format(edition=edition.id),
            _("Choose another edition with --edition."),
        )
    judged = judge(workspace, [edition], (), open_evidence=open_evidence, government=True, progress=say_opened)
    assessment, profile = judged.government, judged.profile
    if assessment is None or profile is None:
        raise InputError(
            _("There is no {file} in {folder}.").format(file=GOVERNMENT_FILE, folder=workspace.root),
            _("`submissions init contoh` makes an example of it, in a folder of its own."),
        )
    click.secho(f"{profile.name}  ({profile.file})  {edition.title}", bold=True)
    print_scores(assessment.scores)
    click.echo(f"  {counts(assessment.findings) or _('no findings')}")
    for finding in assessment.findings:
        print_finding(finding)
    say_unopened(open_evidence=open_evidence)
    say_next(_("`submissions index` shows what it brings to the region."))
    faulty, complete = assessment.verdict is not Verdict.ELIGIBLE, True
    if output and faulty and not draft:
        click.echo(_("Not made. Add --draft to make it all the same, every page marked DRAF."), err=True)
    elif output:
        from submissions.cli.documents import write_pdf
        from submissions.cli.making import Making
        from submissions.files.whole import refuse_foreign
        from submissions.region.sheet import government_sheet

        refuse_foreign(output)
        with Making(workspace, Limits(timeout, memory_mb)) as making:
            printed = making.pdf(output, government_sheet(assessment, workspace))
        if printed:
            write_pdf(output, printed, profile.source)
        complete = making.complete
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if faulty or not complete else ExitCode.FINE
