"""`submissions init`: a workspace that a newcomer understands."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from submissions.errors import UserError
from submissions.language import _


@click.command(
    help=_(
        "Make a workspace in DIR: settings, one fully filled record with its evidence, and a short README; what is "
        "invented in it is marked. With --sample, the whole sample regency of 176 invented innovations. With --empty, "
        "nothing invented: settings for your own office, asked for on a terminal or given as options. Existing files "
        "are never overwritten."
    ),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--sample", is_flag=True, help=_("The sample regency: 176 invented innovations."))
@click.option("--empty", is_flag=True, help=_("No example: an empty workspace for your own office."))
@click.option("--region", metavar="NAME", help=_("With --empty: the region, such as “Kabupaten Contoh”."))
@click.option("--province", metavar="NAME", help=_("With --empty: its province."))
@click.option("--office", metavar="NAME", help=_("With --empty: the office in the second line of the letterhead."))
@click.option("--signatory", metavar="NAME", help=_("With --empty: who signs, with titles."))
@click.option("--position", metavar="NAME", help=_("With --empty: the signatory's position."))
@click.option("--nip", metavar="NUMBER", help=_("With --empty: the signatory's NIP."))
def init(folder: Path, sample: bool, empty: bool, **said: str | None) -> None:
    """Make a workspace."""
    if sample and empty:
        raise click.UsageError(_("--sample and --empty exclude each other."))
    if not empty and any(each is not None for each in said.values()):
        raise click.UsageError(_("Region, office and signatory are given with --empty."))
    made = _make_empty(folder, said) if empty else _make_sample(folder, whole=sample)
    click.echo(made)
    where = shlex.quote(str(folder))
    if empty and folder.resolve() == Path.cwd():
        click.echo(_("Next: `submissions new` or `submissions import`."))
    elif empty:
        click.echo(_("Next: cd {folder}, then `submissions new` or `submissions import`.").format(folder=where))
    else:
        click.echo(_("Next: submissions check {folder}").format(folder=where))


def _make_sample(folder: Path, *, whole: bool) -> str:
    from submissions.sample.generate import write_sample, write_starter

    if whole:
        count = write_sample(folder).total
        return _("Made {folder} with {count} invented innovations.").format(folder=folder, count=count)
    write_starter(folder)
    return _("Made {folder} with one example record.").format(folder=folder)


def _make_empty(folder: Path, said: dict[str, str | None]) -> str:
    from submissions.starting.workspace import NewOffice, checked_nip, kind_of_region, write_workspace

    region = _answer(said["region"], _("Region, such as “Kabupaten Contoh”"), kind_of_region)
    office = NewOffice(
        region=region,
        province=said["province"] or "",
        name=_answer(said["office"], _("Office in the letterhead")),
        signatory=_answer(said["signatory"], _("Who signs, with titles")),
        position=_answer(said["position"], _("Position of the signatory")),
        nip=_answer(said["nip"], _("NIP of the signatory"), checked_nip),
    )
    write_workspace(folder, office)
    return _("Made {folder} for {region}, without innovations.").format(
        folder=folder, region=region or _("your office")
    )


def _answer(given: str | None, question: str, check: Callable[[str], object] = str) -> str:
    """Return what was given or, on a terminal, what is answered to a question until it can be; else nothing."""
    if given is not None or not sys.stdin.isatty():
        return " ".join((given or "").split())
    while True:
        answer = " ".join(str(click.prompt(question, default="", show_default=False)).split())
        try:
            check(answer)
        except UserError as error:
            click.echo(str(error), err=True)
        else:
            return answer
