"""`submissions site`: the region's innovations as a website that everybody may see."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.wording import megabytes
from submissions.cli.options import DayOfUse, limit_options, sample_option, workspace_argument
from submissions.cli.telling import say, say_next, say_unreadable_files
from submissions.errors import ExitCode, UserError
from submissions.findings.finding import visible
from submissions.language import _, ngettext
from submissions.making.limits import Limits
from submissions.office.places import workspace_of
from submissions.office.samples import without_samples

if TYPE_CHECKING:
    from submissions.showcase.making import Site

_PICTURES_BETWEEN_LINES = 50


@click.command(
    help=_(
        "Make a website of the innovations of WORKSPACE whose records say `publik: ya`: a start page to search and "
        "filter, and a page for each, which need no server and ask nothing of other websites. Names of persons, "
        "telephone numbers, NIK, NIP and e-mail addresses are left out, and listed for the office."
    ),
)
@workspace_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("situs"),
    show_default=True,
    metavar="DIR",
    help=_("The folder of the website; one that this command made before is made anew."),
)
@click.option(
    "--base-url",
    metavar="ADDRESS",
    help=_("Where the website will lie: adds what search engines and shared links need."),
)
@click.option("--today", type=DayOfUse(), metavar="DATE", help=_("The date that the pages bear; none if not given."))
@sample_option
@limit_options
def site(
    folder: Path,
    output: Path,
    base_url: str | None,
    today: dt.date | None,
    with_sample: bool,
    timeout: float,
    memory_mb: int,
) -> int:
    """Make the website and return the exit code."""
    from submissions.records.reading import ReadRecord, read_records
    from submissions.showcase.addresses import base_address
    from submissions.showcase.making import Wishes, make_site, may_be_public, public_among

    base = ""
    if base_url is not None:
        try:
            base = base_address(base_url)
        except UserError as error:
            raise click.BadParameter(str(error), param_hint="'--base-url'") from None
    office, files = workspace_of(folder, say)
    if not with_sample:
        files = without_samples(office, files, say)
    records = read_records(files, office)
    known = {file.resolve() for file in files}
    others = read_records((file for file in office.records_around(files) if file.resolve() not in known), office)
    readable = [record for record in records if isinstance(record, ReadRecord)]
    unreadable = [record.file for record in records if not isinstance(record, ReadRecord)]
    say_unreadable_files(unreadable)
    partial = [record for record in readable if record.findings and may_be_public(record)]
    for record in partial:
        words = _("{file}: some values cannot be read and are not shown; `submissions check` says which.")
        say(words.format(file=record.file))
    public = public_among(readable, output)
    naming = [*readable, *(record for record in others if isinstance(record, ReadRecord))]
    made = make_site(office, public, naming, output, Wishes(base, today, Limits(timeout, memory_mb)), _say_progress)
    _print_made(made, output)
    say_next(
        _("open {file} in a browser; then the whole folder goes to the website.").format(file=output / "index.html")
    )
    if unreadable:
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if partial else ExitCode.FINE


def _say_progress(done: int, total: int) -> None:
    if total > _PICTURES_BETWEEN_LINES and (done % _PICTURES_BETWEEN_LINES == 0 or done == total):
        say(_("{done} of {total} pictures made ready").format(done=done, total=total))


def _print_made(made: "Site", output: Path) -> None:
    """Say what was made, and list what is not on the pages."""
    text = ngettext(
        "Written to {folder}: {n} innovation, {photographs} photographs, {files} files, {size} MB.",
        "Written to {folder}: {n} innovations, {photographs} photographs, {files} files, {size} MB.",
        made.innovations,
    )
    size = visible(megabytes(made.size))
    figures = {"n": made.innovations, "photographs": made.photographs, "files": made.files, "size": size}
    click.echo(text.format(folder=output.resolve(), **figures))
    if made.left_out:
        count = len(made.left_out)
        text = ngettext("Left out, in {n} place:", "Left out, in {n} places:", count)
        click.secho(text.format(n=count), bold=True)
    for left in made.left_out:
        named = f" ({left.name})" if left.name else ""
        click.echo(f"  {left.place}  {left.field}{named}: {', '.join(map(_, left.kinds))}")
