"""`submissions editions`: what is known, from which source, and how well."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from schemas.edition import Edition
from schemas.rules import Grade, Graded, Rule, Words, rules_in
from submissions.cli.telling import print_json, say
from submissions.language import N_, _
from submissions.office.editions import tell_of_misnamed_editions
from submissions.workspace import Workspace, open_workspace

GRADES = {
    Grade.OFFICIAL: N_("official"),
    Grade.CORROBORATED: N_("corroborated"),
    Grade.SINGLE: N_("one source only"),
    Grade.INFERRED: N_("inferred"),
}


@click.command(
    short_help=_("Show the editions known, their source, and what is verified in them."),
    help=_(
        "List the editions known here. With NAME, such as iga-2026, show one in full: its legal basis, and every "
        "rule that rests on one source or an inference, or whose value was not found."
    ),
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=_("How to print."))
def editions(names: tuple[str, ...], form: str) -> None:
    """Print the editions, or some of them in full."""
    workspace = open_workspace(Path())
    tell_of_misnamed_editions(workspace, say)
    known = workspace.edition_names
    shown = [edition_named(workspace, name) for name in names or known]
    if form == "json":
        print_json([as_data(edition) for edition in shown])
        return
    for edition in shown:
        print_edition(edition, full=bool(names))


def edition_named(workspace: Workspace, name: str) -> Edition:
    """Return the edition of a name such as `iga-2026`.

    Raises:
        UsageError: there is none.
    """
    known = workspace.edition_names
    if name not in known:
        raise click.UsageError(
            _("There is no edition {name}.").format(name=name)
            + " "
            + _("Known: {known}.").format(known=", ".join(known))
        )
    competition, _hyphen, year = name.partition("-")
    return workspace.edition(competition, int(year))


def graded_rules(edition: Edition) -> dict[str, Rule]:
    """Return every rule of an edition that states something, by its dotted path."""
    return {
        ".".join(path): rule
        for path, rule in rules_in(edition)
        if not (isinstance(rule, Words) and rule.min is None and rule.max is None and not rule.note)
    }


def unknown_values(edition: Edition) -> dict[str, Graded[Any]]:
    """Return the values of an edition that were not found, by their dotted path."""
    rules = graded_rules(edition).items()
    return {path: rule for path, rule in rules if isinstance(rule, Graded) and rule.value is None}


def unverified(edition: Edition) -> dict[str, Rule]:
    """Return the rules that rest on one source or an inference: nothing but a warning may rest on them."""
    unknown = unknown_values(edition)
    return {
        path: rule
        for path, rule in graded_rules(edition).items()
        if path not in unknown and rule.grade and not rule.grade.binding
    }


def print_edition(edition: Edition, full: bool) -> None:
    """Print one edition: name, status, legal basis, how many rules of which grade; all doubts if `full`."""
    status = _("complete") if edition.status == "complete" else _("partial")
    click.secho(f"{edition.id}", bold=True, nl=False)
    click.echo(f"  {edition.name}  ({status})")
    for basis in edition.legal_basis:
        articles = f" {_('articles')} {basis.articles}" if basis.articles else ""
        click.echo(f"  {basis.ref}{articles}{' – ' + basis.content if basis.content else ''}")
    numbers = Counter(rule.grade for rule in graded_rules(edition).values())
    words = ", ".join(f"{numbers[grade]} {_(text)}" for grade, text in GRADES.items() if numbers[grade])
    click.echo(f"  {_('Rules')}: {words}; {_('values not found')}: {len(unknown_values(edition))}")
    if full:
        for note in edition.notes:
            click.echo(f"  – {note}")
        _print_rules(_("Not verified (gives warnings only)"), unverified(edition))
        _print_rules(_("Not found (left empty)"), unknown_values(edition))
        click.echo(f"  {_('Sources')}:")
        for key, text in edition.sources.items():
            click.echo(f"    {key}: {text}")
    click.echo()


def _print_rules(title: str, rules: dict[str, Any]) -> None:
    if rules:
        click.echo(f"  {title}:")
    for path, rule in rules.items():
        note = f" – {rule.note}" if rule.note else ""
        click.echo(f"    {path}: {rule.source}{note}")


def as_data(edition: Edition) -> dict[str, Any]:
    """Return one edition's identity and the state of its rules as plain data for JSON."""
    numbers = Counter(rule.grade for rule in graded_rules(edition).values())
    return {
        "name": edition.id,
        "title": edition.name,
        "status": edition.status,
        "legal_basis": [basis.model_dump(mode="json") for basis in edition.legal_basis],
        "rules": {grade.value: numbers[grade] for grade in Grade},
        "not_found": list(unknown_values(edition)),
        "not_verified": list(unverified(edition)),
    }
