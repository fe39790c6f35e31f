"""`submissions verify`: what PDF files were made from, and whether they still say that."""

from pathlib import Path

import click

from submissions.errors import ExitCode, InputError
from submissions.findings.finding import visible
from submissions.language import N_, _

_PROBLEMS = {
    "no-record": N_("it carries no record: it is no dossier, form or letter of this program, or was changed since"),
    "unreadable": N_("it cannot be read"),
}


@click.command(
    help=_(
        "Show for each FILE the record that it carries, whether its pages say what the record says, whether its check "
        "code stands on them, and whether the manifest beside it knows it. This proves that file and record belong "
        "together; it is no signature. A folder that was frozen is checked file by file against its hashes."
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def verify(files: tuple[Path, ...]) -> int:
    """Print what each file is and says, and return the exit code."""
    from submissions.finished.carried import check

    good = True
    for file in files:
        if file.is_dir():
            good &= verify_frozen(file)
            continue
        found = check(file)
        good &= found.good
        click.secho("✓ " if found.good else "✗ ", fg="green" if found.good else "red", nl=False)
        click.echo(str(file))
        if found.problem:
            click.echo(f"    {_(_PROBLEMS[found.problem])}")
        if found.record is None:
            continue
        record = found.record
        click.echo(f"    {visible(record.name or '?')}, {visible(record.proposer or '?')}")
        click.echo(
            _("    {document}, edition {edition} (data {version})").format(
                document=visible(record.document),
                edition=visible(record.edition),
                version=visible(record.edition_data),
            )
        )
        state = _("stands on its pages") if found.code_printed else _("does not stand on its pages")
        click.echo(_("    check code {code}: {state}").format(code=found.code, state=state))
        if found.lacking:
            said = _("its pages do not say what the record says in: {paths}").format(paths=", ".join(found.lacking))
        else:
            said = _("its pages say what the record says ({count} texts compared)").format(count=found.compared)
        click.echo(f"    {said}")
        if found.in_manifest is not None:
            same, other = _("it is the file that the manifest lists"), _("the manifest lists another file")
            click.echo(f"    {same if found.in_manifest else other}")
    return ExitCode.FINE if good else ExitCode.NOT_ELIGIBLE_OR_FAILED


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
