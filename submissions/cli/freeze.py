"""`submissions freeze`: seal what is about to be sent."""

from pathlib import Path

import click

from submissions.batch.engines import LocalEngine
from submissions.batch.exporting import Options
from submissions.cli.export import exit_code, print_summary, progress_shown, say_left_out
from submissions.cli.options import (
    AskedEdition,
    competition_option,
    edition_option,
    evidence_option,
    sample_option,
    state_option,
    workspace_argument,
)
from submissions.cli.telling import say, say_opened, say_templates_of_another_contract, say_unopened
from submissions.errors import OutputError
from submissions.language import _
from submissions.office.editions import chosen_edition_names
from submissions.office.places import workspace_of
from submissions.office.samples import without_samples
from submissions.office.states import taken_in_state
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors
from submissions.workspace import FROZEN


@click.command(
    help=_(
        "Seal WORKSPACE into a new, dated folder in DIR: the documents of every eligible innovation, the records, the "
        "hashes of their evidence, the editions, and the hash of everything. Never overwrites; whole or not at all."
    ),
)
@workspace_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(FROZEN),
    show_default=True,
    metavar="DIR",
    help=_("The folder that the new folder is to lie in."),
)
@competition_option
@edition_option
@evidence_option
@sample_option
@state_option
@click.option(
    "--export",
    "exported",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("Take the documents from this export, and make only what has changed since."),
)
@click.option("-q", "--quiet", is_flag=True, help=_("Print the folder and its seal only."))
def freeze(
    folder: Path,
    output: Path,
    competition: str | None,
    asked: AskedEdition,
    open_evidence: bool,
    with_sample: bool,
    state: str | None,
    exported: Path | None,
    quiet: bool,
) -> int:
    """Freeze a workspace and return the exit code."""
    from submissions.freezing.sealing import freeze as seal

    office, files = workspace_of(folder, say)
    if not with_sample:
        files = without_samples(office, files, say)
    editions = chosen_edition_names(office, *asked.within(competition), say, files)
    only = None
    if state is not None:
        files, only = taken_in_state(office, files, editions, state, say)
    say_templates_of_another_contract(office)
    engine = LocalEngine(office.root, processors(), 120, 1536)
    try:
        with progress_shown(quiet) as show:
            options = Options(open_evidence=open_evidence, only=only)
            opened = None if quiet else say_opened
            frozen = seal(office, files, editions, output, engine, exported, options, show, opened)
    except CannotWorkError as error:
        raise OutputError(
            _("Documents cannot be made: {reason}").format(reason=error),
            _("`submissions doctor` says what this machine lacks."),
        ) from None
    if not quiet:
        print_summary(frozen.done)
    click.echo(
        _(
            "Frozen in {folder}. PDF files: {files}; records: {records}; evidence files whose hash is kept: {evidence}."
        ).format(
            folder=frozen.folder, files=len(frozen.done.manifest.files), records=len(files), evidence=frozen.evidence
        )
    )
    click.echo(_("Seal: {seal}").format(seal=frozen.seal))
    say_left_out(frozen.done, office, editions, open_evidence=open_evidence)
    say_unopened(open_evidence=open_evidence)
    if not quiet:
        click.echo(_("Write the seal down elsewhere; `submissions verify` on the folder must show the same."))
    return exit_code(frozen.done)
