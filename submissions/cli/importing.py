"""`submissions import`: filled Excel forms become records."""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.source import Place
from submissions.cli.options import OutputPath, format_option
from submissions.cli.printing import print_finding
from submissions.cli.telling import print_json, say, say_next
from submissions.cli.undoing import undo_last, undo_option
from submissions.errors import ExitCode, OutputError
from submissions.findings import catalogue
from submissions.findings.cells import CellPlace
from submissions.findings.finding import Finding, has_errors, visible
from submissions.language import _, ngettext
from submissions.office.editions import tell_of_edition_files
from submissions.workspace import SETTINGS_FILE, Workspace, open_workspace

if TYPE_CHECKING:
    from submissions.changing.journal import Journal
    from submissions.workbooks.changes import Import, RecordChange
    from submissions.workbooks.columns import BookLayout
    from submissions.workbooks.parcels import Parcel

MOST_ALIKE = 20
"""How many findings of one column are printed; the rest are counted."""
_YES = {"y", "yes", "ya"}


@dataclass
class ImportOutcome:
    """What an import came to: all that was found, the records made and changed, how many were left, and the rest."""

    findings: list[Finding]
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: Path | None = None
    copied: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as plain data for JSON."""
        return {
            "findings": [finding.as_dict() for finding in self.findings],
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "failed": str(self.failed) if self.failed else None,
            "copied": self.copied,
        }

    def __str__(self) -> str:
        if not (self.created or self.changed or self.unchanged or self.copied):
            return _("Nothing was changed.")
        records = _("{new} new records, {changed} changed, {left} left as they are.").format(
            new=len(self.created), changed=len(self.changed), left=self.unchanged
        )
        if not self.copied:
            return records
        count = len(self.copied)
        files = ngettext("{n} file of evidence copied.", "{n} files of evidence copied.", count).format(n=count)
        return f"{records} {files}"


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
    from submissions.changing.journal import Action, journal
    from submissions.workbooks.columns import layout_of
    from submissions.workbooks.parcels import opened_parcels, sent_files

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
    layout = layout_of(workspace.all_editions().values(), besides=None)
    with opened_parcels(files) as (parcels, refused):
        found = _plan(parcels, workspace, layout)
        sent, unsent = sent_files(found.files, parcels)
        found = replace(found, findings=(*found.findings, *unsent))
        outcome = ImportOutcome([*refused, *found.findings])
        aside = form == "json"
        if not aside:
            for finding in refused:
                print_finding(finding, err=True)
            _tell(found.findings)
        if found.failed:
            from submissions.files.whole import write_whole
            from submissions.workbooks.rows import failures_workbook

            content = failures_workbook(found.failed, layout)
            outcome.failed = _free(failed, content)
            write_whole(outcome.failed, content)
            count = len(found.failed)
            text = ngettext("{n} row has something wrong; it is", "{n} rows have something wrong; they are", count)
            sentence = _("{rows} in {file}. Correct what is marked there and import that file with --merge.")
            click.echo(sentence.format(rows=text.format(n=count), file=outcome.failed), err=aside)
        try:
            with journal(workspace, Action.IMPORT, ", ".join(file.name for file in files)) as made:
                declined = _apply(found.changes, workspace, yes, merge, outcome, aside, made)
                _copy(sent, {each.target for each in found.files if each.owner in declined}, workspace, outcome, made)
        finally:
            if aside:
                print_json(outcome.as_dict())
            else:
                click.echo(str(outcome))
            if outcome.created or outcome.changed or outcome.copied:
                click.echo(_("To undo it: submissions import --undo -o {folder}").format(folder=folder), err=aside)
                if not aside:
                    say_next(_("`submissions check` says what is still missing."))
    if refused:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if found.failed or has_errors(found.findings) else ExitCode.FINE


def _copy(
    sent: Mapping[str, Path], declined: Collection[str], workspace: Workspace, outcome: ImportOutcome, made: "Journal"
) -> None:
    """Copy the files that came along to where the records have them; what is there already is never replaced."""
    for target, source in sent.items():
        path = workspace.root / target
        if target in declined:
            continue
        content = source.read_bytes()
        if not path.exists():
            made.write(path, content)
            outcome.copied.append(target)
        elif path.read_bytes() != content:
            finding = Finding(catalogue.EVIDENCE_DIFFERS, Place(source.name), values={"target": target})
            print_finding(finding, err=True)
            outcome.findings.append(finding)


def _refuse_lacking(context: click.Context, files: Sequence[Path], folder: Path | None) -> None:
    """Refuse what only --undo may leave out."""
    given = {"files": files, "folder": folder}
    for parameter in context.command.params:
        if parameter.name in given and not given[parameter.name]:
            raise click.MissingParameter(ctx=context, param=parameter)


def _plan(parcels: Sequence["Parcel"], workspace: Workspace, layout: "BookLayout") -> "Import":
    from submissions.records.reading import read_records
    from submissions.workbooks.importing import plan_import
    from submissions.workbooks.parcels import rows_in

    findings: list[Finding] = []
    rows = rows_in(parcels, layout, findings)
    with _progress(rows, _("Reading rows")) as shown:
        return plan_import(shown, layout, read_records(workspace.record_files(), workspace), findings)


def _apply(
    changes: Iterable["RecordChange"],
    workspace: Workspace,
    yes: bool,
    merge: bool,
    outcome: ImportOutcome,
    aside: bool,
    made: "Journal",
) -> set[str]:
    """Write what may be written, note which records were new, changed and left, and return those that were declined.

    `aside`: what is shown and asked goes to standard error.
    """
    from submissions.records.editing import CannotEditError, changed_text
    from submissions.records.writing import new_text
    from submissions.workbooks.changes import merged_only, written_path

    new = [change for change in changes if change.new]
    with _progress(new, _("Writing records")) as shown:
        for change in shown:
            path = written_path(workspace.records_folder, change)
            if path.exists():
                raise OutputError(
                    _("{file} exists already; nothing was overwritten.").format(file=workspace.shown(path)),
                    _("It holds a record with another identifier: rename the file, or give the row an identifier."),
                )
            made.write(path, new_text(change.data).encode())
            outcome.created.append(workspace.shown(path))
    declined: set[str] = set()
    for each in (change for change in changes if change.record):
        change = merged_only(each) if merge else each
        if change.record is None or not change.differences:
            outcome.unchanged += 1
            continue
        _show(change, aside)
        if not merge and not yes:
            settled = _settled(change, aside)
            if settled is None or (any(_agreed_as_a_whole(settled)) and not _agreed(aside)):
                outcome.unchanged += 1
                declined.add(change.id)
                continue
            change = settled
        assert change.record is not None
        path = change.record.path
        try:
            text = changed_text(
                path.read_bytes().decode("utf-8"),
                {difference.location: difference.new for difference in change.differences},
                path.name,
            )
        except CannotEditError:
            finding = Finding(catalogue.RECORD_NOT_EDITABLE, Place(change.record.file))
            print_finding(finding, err=True)
            outcome.findings.append(finding)
            outcome.unchanged += 1
            continue
        made.write(path, text.encode())
        outcome.changed.append(change.record.file)
    return declined


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


def _free(path: Path, content: bytes) -> Path:
    """Return the path, or the first with a number behind its name, that does not exist or holds this content already.

    *Why:* the same import made twice would leave the same workbook twice.
    """
    number, free = 1, path
    while free.exists() and not _holds(free, content):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _progress(items: list[Any], label: str) -> Any:
    return click.progressbar(items, label=label, file=sys.stderr, hidden=len(items) < 200 or not sys.stderr.isatty())
