"""`submissions import`: filled Excel forms become records."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from submissions.cli.options import OutputPath, format_option
from submissions.cli.printing import print_finding
from submissions.cli.telling import print_json, say, say_next
from submissions.cli.undoing import undo_last, undo_option
from submissions.errors import ExitCode
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, has_errors, visible
from submissions.language import _, ngettext
from submissions.office.editions import tell_of_edition_files
from submissions.workspace import SETTINGS_FILE, open_workspace

if TYPE_CHECKING:
    from submissions.workbooks.changes import RecordChange

MOST_ALIKE = 20
"""How many findings of one column are printed; the rest are counted."""
_YES = {"y", "yes", "ya"}


@click.command(
    "import",
    help=_(
        "Read filled forms (xlsx, xls, ods, csv) or other tables of innovations, such as the export of the national "
        "application, into the records of WORKSPACE; also folders and ZIP files of them, whose evidence is copied "
        "where the forms name it, and proposals of Word as first drafts. What is right is taken; rows with something "
        "wrong also go into a workbook with the reason in a comment, to be corrected and imported again. A record that "
        "is there is never changed silently: "
        "the differences are shown and you are asked. An empty cell never erases anything."
    ),
)
@click.argument("files", nargs=-1, metavar="FILES...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="WORKSPACE",
    help=_("The workspace whose records are made or changed; if not given, the one of the current folder."),
)
@click.option("--yes", is_flag=True, help=_("Take every difference without asking."))
@click.option("--merge", is_flag=True, help=_("Only fill what is empty in the records, without asking."))
@click.option(
    "--failed",
    type=OutputPath(),
    default=Path("gagal.xlsx"),
    show_default=True,
    help=_(
        "Where rows with something wrong are listed; if it exists and holds something else, a number is added to "
        "the name."
    ),
)
@undo_option
@format_option
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    folder: Path | None,
    yes: bool,
    merge: bool,
    failed: Path,
    undo: bool,
    form: str,
) -> int:
    """Import workbooks, or take the last import back, and return the exit code."""
    from submissions.changing.journal import Action
    from submissions.office.importing import planned_import, write_failed

    if undo:
        if files or yes or merge:
            raise click.UsageError(_("--undo takes no files, and neither --yes nor --merge."))
        undo_last(open_workspace(folder or Path()), Action.IMPORT)
        return ExitCode.FINE
    workspace = open_workspace(folder or Path())
    folder = folder or (workspace.root if (workspace.root / SETTINGS_FILE).is_file() else None)
    _refuse_lacking(context, files, folder)
    assert folder is not None
    tell_of_edition_files(workspace, say)
    aside = form == "json"
    with planned_import(files, workspace, shown=_progress) as planned:
        outcome = planned.outcome()
        if not aside:
            for finding in planned.refused:
                print_finding(finding, err=True)
            _tell(planned.found.findings)
        if planned.found.failed:
            outcome.failed = write_failed(planned, failed)
            count = len(planned.found.failed)
            text = ngettext("{n} row has something wrong; it is", "{n} rows have something wrong; they are", count)
            sentence = _("{rows} in {file}. Correct what is marked there and import that file with --merge.")
            click.echo(sentence.format(rows=text.format(n=count), file=outcome.failed), err=aside)
        try:
            planned.write(
                outcome,
                partial(_decided, yes=yes, merge=merge, aside=aside),
                tell=partial(print_finding, err=True),
                shown=_progress,
            )
        finally:
            if aside:
                print_json(outcome.as_dict())
            else:
                click.echo(str(outcome))
            if outcome.created or outcome.changed or outcome.copied:
                click.echo(_("To undo it: submissions import --undo -o {folder}").format(folder=folder), err=aside)
                if not aside:
                    say_next(_("`submissions check` says what is still missing."))
    if planned.refused:
        return ExitCode.UNREADABLE_INPUT
    return (
        ExitCode.NOT_ELIGIBLE_OR_FAILED if planned.found.failed or has_errors(planned.found.findings) else ExitCode.FINE
    )


def _decided(each: "RecordChange", *, yes: bool, merge: bool, aside: bool) -> "RecordChange | None":
    """Show what would change in a record that is there, and ask where that is not decided by the options.

    `aside`: what is shown and asked goes to standard error.
    """
    from submissions.workbooks.changes import merged_only

    change = merged_only(each) if merge else each
    if change.record is None or not change.differences:
        return change
    _show(change, aside)
    if merge or yes:
        return change
    settled = _settled(change, aside)
    if settled is None or (any(_agreed_as_a_whole(settled)) and not _agreed(aside)):
        return None
    return settled


def _refuse_lacking(context: click.Context, files: Sequence[Path], folder: Path | None) -> None:
    """Refuse what only --undo may leave out."""
    given = {"files": files, "folder": folder}
    for parameter in context.command.params:
        if parameter.name in given and not given[parameter.name]:
            raise click.MissingParameter(ctx=context, param=parameter)


def _settled(change: "RecordChange", aside: bool) -> "RecordChange | None":
    """Ask for every field that both the office and the record changed; None where no difference is left."""
    kept = []
    for difference in change.differences:
        if difference.given is not None:
            click.echo(_("{label} was changed on both sides.").format(label=difference.label), err=aside)
            answer = click.prompt(_("Take the form's answer? [y/N]"), default="", show_default=False, err=aside)
            if str(answer).strip().casefold() not in _YES:
                continue
        kept.append(difference)
    return replace(change, differences=tuple(kept)) if kept else None


def _agreed_as_a_whole(change: "RecordChange") -> Iterable[bool]:
    """Yield for each difference whether it is still to be asked for: those on both sides were asked one by one."""
    return (difference.given is None for difference in change.differences)


def _agreed(aside: bool) -> bool:
    """Ask whether values are to be taken; whatever is no plain yes is a no."""
    answer = click.prompt(_("Take these values? [y/N]"), default="", show_default=False, err=aside)
    return str(answer).strip().casefold() in _YES


def _show(change: "RecordChange", aside: bool) -> None:
    assert change.record is not None
    click.secho(f"{change.record.name}  ({change.record.file})", bold=True, err=aside)
    for difference in change.differences:
        if difference.old == difference.new:
            continue  # a text that only gets its documents beside it
        old = _("(empty)") if difference.old in (None, "", [], {}) else _short(difference.old)
        click.echo(f"  {difference.label}: {old} → {_short(difference.new)}", err=aside)
        if difference.given is not None:
            said = _("when the form was given out: {value}").format(value=_short(difference.given))
            click.echo(f"      {said}", err=aside)


def _short(value: Any) -> str:
    if isinstance(value, list):
        simple = [str(item) if not isinstance(item, dict) else "{…}" for item in value]
        return visible(", ".join(simple), 100)
    return visible(" ".join(value.split()) if isinstance(value, str) else value, 100)


def _tell(findings: Iterable[Finding]) -> None:
    """Print every finding, those of one column beyond a number only counted."""
    alike: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        sheet = finding.place.sheet if isinstance(finding.place, CellPlace) else ""
        column = (finding.place.file, sheet, finding.label)
        alike[column] = alike.get(column, 0) + 1
        if alike[column] <= MOST_ALIKE:
            print_finding(finding)
    for (file, sheet, heading), count in alike.items():
        if count > MOST_ALIKE:
            click.echo(
                _("… and {n} more in {file}, sheet {sheet}, column {heading}.").format(
                    n=count - MOST_ALIKE, file=file, sheet=sheet, heading=heading
                )
            )


def _progress(items: list[Any], label: str) -> Any:
    return click.progressbar(items, label=label, file=sys.stderr, hidden=len(items) < 200 or not sys.stderr.isatty())
