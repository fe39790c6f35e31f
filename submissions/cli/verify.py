"""`submissions verify`: what PDF files were made from, and whether they still say that."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import click

from submissions.cli.telling import say_next
from submissions.errors import ExitCode, InputError
from submissions.findings.finding import visible
from submissions.language import N_, _


@click.command(
    help=_(
        "Show for each FILE what it was made from, and compare it with what was printed: pages and their order, what "
        "stands on them, what was laid into the file since. That nobody altered it is said only where the manifest of "
        "an export or a frozen folder lists it, or a trusted signature covers it: what lies inside a file can be made "
        "anew. A folder that was frozen is checked file by file against its hashes."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--trust",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="CERT",
    help=_(
        "A certificate (PEM or DER) whose signatures are trusted; may be given several times. Needs the extra `sign`."
    ),
)
def verify(files: tuple[Path, ...], trust: tuple[Path, ...]) -> int:
    """Print what each file is and says, and return the exit code."""
    from submissions.finished.signatures import certificates

    certificates(trust)
    good = True
    # Neighbours share a helper; what is said stands in the order of what was named.
    for is_folder, group in groupby(files, Path.is_dir):
        neighbours = list(group)
        good &= all([*map(verify_frozen, neighbours)]) if is_folder else verify_files(neighbours, trust)
    if not good:
        say_next(_("send only what is as it was made; make the document anew from its record where it is not."))
    return ExitCode.FINE if good else ExitCode.NOT_ELIGIBLE_OR_FAILED


def verify_files(files: Iterable[Path], trust: Sequence[Path]) -> bool:
    """Print what PDF files are and say, and return whether nothing speaks against any."""
    from submissions.office.verifying import verified

    good = True
    for each in verified(files, trust):
        click.secho("✓ " if each.is_good else "✗ ", fg="green" if each.is_good else "red", nl=False)
        click.echo(str(each.file))
        for line in each.lines:
            click.echo(f"    {line}")
        good &= each.is_good
    return good


def verify_frozen(folder: Path) -> bool:
    """Print what became of a frozen folder, and return whether it is as it was.

    Raises:
        InputError: the folder is no frozen one.
    """
    from submissions.freezing.seal import check_seal, is_frozen

    if not is_frozen(folder):
        raise InputError(
            _("{folder} was not frozen by this program.").format(folder=folder),
            _("Name PDF files, or a folder that `submissions freeze` made."),
        )
    found = check_seal(folder)
    click.secho("✓ " if found.good else "✗ ", fg="green" if found.good else "red", nl=False)
    click.echo(str(folder))
    if found.problem:
        click.echo(f"    {_('its list of hashes cannot be read')}")
        return False
    values = {"moment": visible(found.frozen_at), "program": visible(found.program), "count": found.files}
    click.echo("    " + _("frozen {moment} by {program}, {count} files").format(**values))
    for text, files in (
        (N_("altered: {file}"), found.altered),
        (N_("missing: {file}"), found.missing),
        (N_("added: {file}"), found.added),
    ):
        for file in files:
            click.echo(f"    {_(text).format(file=visible(file))}")
    click.echo("    " + _("Seal: {seal}").format(seal=found.seal))
    return found.good
