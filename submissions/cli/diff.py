"""`submissions diff`: what changed between two states of a portfolio."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from submissions.cli.telling import print_json, say_next
from submissions.errors import ExitCode, InputError
from submissions.findings.finding import visible
from submissions.language import N_, _, ngettext

SHOWN = 70  # characters of a value
_WORDS = {"added": (N_("added"), "green"), "removed": (N_("removed"), "red"), "changed": (N_("changed"), "yellow")}


@click.command(
    help=_(
        "Say per innovation and field what is other in NEW than in OLD; each is a frozen folder or a workspace. "
        "Evidence is compared by its hash."
    ),
)
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("How to print."))
@click.option("--json", "as_json", is_flag=True, help=_("The same as --format json."))
@click.option("--exit-code", "tell", is_flag=True, help=_("Exit with 1 where anything is other."))
def diff(old: Path, new: Path, form: str, as_json: bool, tell: bool) -> int:
    """Print what changed and return the exit code."""
    from submissions.freezing.comparing import PortfolioState, compare, state_of
    from submissions.freezing.seal import check_seal

    states: list[PortfolioState] = [state_of(folder) for folder in (old, new)]
    for folder, state in zip((old, new), states, strict=True):
        if not state.records and not state.unreadable:
            raise InputError(_("There is no record in {folder}.").format(folder=folder.resolve()))
        for file in state.unreadable:
            text = _("{file} cannot be read and is not compared.").format(file=folder / file)
            click.secho(text, fg="red", err=True)
        if state.frozen and not check_seal(state.root).good:
            text = _("{folder} is not as it was frozen; `submissions verify` says what is other.").format(folder=folder)
            click.secho(text, fg="red", err=True)
    found = compare(*states)
    if as_json or form == "json":
        data = {
            "old": str(old),
            "new": str(new),
            "unreadable": [
                str(folder / file)
                for folder, state in zip((old, new), states, strict=True)
                for file in state.unreadable
            ],
            "innovations": [asdict(each) for each in found],
        }
        print_json(data)
    else:
        for difference in found:
            print_head(difference.what, f"{difference.nama} ({difference.id})")
            print_changes((each.field, each.what, each.old, each.new) for each in difference.fields)
            print_changes(
                (each.field, each.what, each.old and each.old[:12], each.new and each.new[:12])
                for each in difference.evidence
            )
        same = len(states[1].records) - sum(each.what != "removed" for each in found)
        text = ngettext("{n} innovation is other than it was", "{n} innovations are other than they were", len(found))
        click.echo(_("{changed}; {same} the same.").format(changed=text.format(n=len(found)), same=same))
        if found and not states[1].frozen:
            say_next(_("`submissions check` judges what is other; `submissions freeze` seals it."))
    if any(state.unreadable for state in states):
        return ExitCode.UNREADABLE_INPUT
    return ExitCode.NOT_ELIGIBLE_OR_FAILED if found and tell else ExitCode.FINE


def print_head(what: str, name: str) -> None:
    """Print what became of an innovation."""
    word, colour = _WORDS[what]
    click.secho(_(word), fg=colour, nl=False)
    click.echo("  ", nl=False)
    click.secho(visible(name), bold=True)


def print_changes(changes: Iterable[tuple[str, str, str | None, str | None]]) -> None:
    """Print fields (or files) with what they were and are, shortened around the first place that differs."""
    for name, what, old, new in changes:
        word, colour = _WORDS[what]
        click.secho(f"    {_(word)}", fg=colour, nl=False)
        click.echo(f"  {visible(name)}")
        old_text, new_text = around_difference(old or "", new or "")
        if old is not None:
            click.echo(f"        - {old_text}")
        if new is not None:
            click.echo(f"        + {new_text}")


def around_difference(old: str, new: str) -> tuple[str, str]:
    """Return two texts shortened for reading, so that the first place where they differ is in sight."""
    start = next((at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), 0)
    start = max(0, start - SHOWN // 3) if max(len(old), len(new)) > SHOWN and old and new else 0
    lead = "…" if start else ""
    return tuple(lead + visible(" ".join(text[start:].split()), SHOWN) for text in (old, new))  # type: ignore[return-value]
