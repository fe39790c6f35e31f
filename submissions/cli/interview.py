"""`submissions interview`: the questions that a panel will ask of one innovation."""

from pathlib import Path

import click

from submissions.cli.options import AskedEdition, edition_option, evidence_option, format_option, record_argument
from submissions.cli.telling import print_json, say, say_opened, say_unopened
from submissions.errors import ExitCode
from submissions.findings.finding import FindingsError
from submissions.judging.judge import judge
from submissions.language import _
from submissions.office.editions import chosen_editions
from submissions.readiness.interview import MINUTES, questions_of
from submissions.records.reading import ReadRecord
from submissions.workspace import open_workspace


@click.command(
    help=_(
        "List the questions that a panel will ask of RECORD, in Indonesian, made from its own figures, doubts and "
        "gaps, with the place of each answer in the record."
    ),
)
@record_argument
@edition_option
@format_option
@evidence_option
def interview(record: Path, asked: AskedEdition, form: str, open_evidence: bool) -> int:
    """Print the questions and return the exit code."""
    workspace = open_workspace(record)
    editions = chosen_editions(workspace, *asked, say, [record])
    [report] = judge(workspace, editions, [record], open_evidence=open_evidence, progress=say_opened).reports
    if not isinstance(report.record, ReadRecord):
        raise FindingsError(report.findings)
    questions = questions_of(report)
    say_unopened(open_evidence=open_evidence)
    if form == "json":
        places = [{"question": each.text, "file": each.place.file, "line": each.place.line} for each in questions]
        print_json({"minutes": MINUTES, "questions": places})
        return ExitCode.FINE
    click.secho(report.record.name, bold=True, nl=False)
    click.echo(f"  ({report.record.file})")
    for number, question in enumerate(questions, 1):
        click.echo(f"{number:3}. {question.text}")
        click.echo(click.style(f"     {question.place}", dim=True))
    click.echo(
        _("{count} questions for {minutes} minutes; rehearse each answer in one.").format(
            count=len(questions), minutes=MINUTES
        )
    )
    return ExitCode.FINE
