"""A record as a jury reads it, for the office's own assessment before it sends: its criteria, and each narrative."""

import textwrap
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from schemas.edition import Edition
from schemas.submission import Answer
from submissions.assessment.assessing import filled
from submissions.assessment.criteria import HIGHEST, Marked, marked, opening_of
from submissions.cli.options import AskedEdition
from submissions.cli.telling import print_json, say_next
from submissions.errors import ExitCode
from submissions.findings.finding import FindingsError, visible
from submissions.language import _, figure, ngettext
from submissions.records.reading import ReadRecord, read_record
from submissions.workspace import Workspace

_WIDTH = 100
_SENTENCE = 160  # characters of a first sentence


def edition_with_jury(workspace: Workspace, asked: AskedEdition) -> Edition | None:
    """Return the edition that is asked for where a jury reads a proposal, and no indicators are counted."""
    if asked.competition is None:
        return None
    edition = workspace.edition(asked.competition, asked.year)
    return edition if edition.takes == "proposal" and not edition.indicators else None


def print_marks(
    workspace: Workspace, edition: Edition, record: Path, settings: Mapping[str, str], form: str
) -> ExitCode:
    """Print a record as a jury reads it: each criterion and narrative, its weight, and the office's own marks."""
    read = read_record(record, workspace)
    if not isinstance(read, ReadRecord):
        raise FindingsError(read.findings)
    marks = {key: _mark(edition, key, text) for key, text in settings.items()}
    submission = filled(read.innovation, edition, workspace, None)
    rows, narratives = marked(submission, marks), list(submission.narratives())
    known = [row.points for row in rows if row.points is not None]
    reachable = sum((row.weight for row in rows if row.weight is not None and row.mark is not None), Decimal(0))
    if form == "json":
        data = {"record": read.file, "edition": edition.id, "criteria": [_mark_as_data(row) for row in rows]}
        print_json(data | {"narratives": [_narrative_as_data(each) for each in narratives]})
        return ExitCode.FINE
    click.secho(read.innovation.nama, bold=True, nl=False)
    click.echo(f"  ({read.file})  {edition.title}")
    for row in rows:
        weight = (
            _("weight {value}").format(value=figure(row.weight)) if row.weight is not None else _("weight not found")
        )
        answered = _("{n} of {count} fields filled").format(n=row.filled, count=len(row.answers))
        own = "" if row.mark is None else "; " + _("own mark {mark} of 100").format(mark=figure(row.mark))
        click.echo(f"  {row.key}: {row.criterion.label} – {weight}; {answered}{own}")
        if row.criterion.asks:
            click.echo(f"      {row.criterion.asks}")
    if known:
        click.secho(
            "  "
            + _("Own marks: {points} of {weight} points").format(
                points=figure(sum(known, Decimal(0)), 2), weight=figure(reachable)
            ),
            bold=True,
        )
    if rows:
        click.echo(_("  Give your own marks of 0 to 100 with --set CRITERION=MARK; the jury's scale is not known."))
    for answer in narratives:
        print_narrative(answer)
    if narratives:
        click.echo(_("What wins opens with how much, when and why: our reading of model proposals, no rule."))
    say_next(_("`submissions interview {id}` lists what a panel will ask.").format(id=read.id))
    return ExitCode.FINE


def print_narrative(answer: Answer) -> None:
    """Print what a jury weighs in a narrative, how much of its room is used, and what its first sentence tells."""
    field = answer.field
    weight = field.weight.value if field.weight else None
    weighed = _("weight {value}").format(value=figure(weight)) if weight is not None else _("weight not found")
    most = field.words.max
    words = answer.words or 0
    room = (
        _("{n} of at most {most} words").format(n=words, most=most)
        if most
        else ngettext("{n} word", "{n} words", words).format(n=words)
    )
    click.echo(f"  {' '.join(filter(None, (field.no, field.label)))} – {weighed}; {room}")
    if field.prompt:
        click.echo(textwrap.indent(textwrap.fill(_("Asked: {prompt}").format(prompt=field.prompt), _WIDTH), " " * 6))
    if not answer.words:
        return
    opening = opening_of(str(answer.value))
    told = {_("figure"): opening.has_figure, _("year"): opening.has_year, _("cause"): opening.has_cause}
    marks = ", ".join(f"{name} {_('yes') if is_there else _('no')}" for name, is_there in told.items())
    click.echo(f"      {_('First sentence')}: {marks}: “{visible(opening.text, _SENTENCE)}”")


def _mark(edition: Edition, key: str, text: str) -> Decimal:
    """Return a mark as it is written.

    Raises:
        BadParameter: there is no such criterion, or it is no figure from 0 to 100.
    """
    if key not in edition.criteria:
        told = _("{edition} has the criteria {criteria}.").format(
            edition=edition.id, criteria=", ".join(edition.criteria)
        )
        raise click.BadParameter(told, param_hint="'--set'")
    try:
        mark = Decimal(text.replace(",", "."))
    except InvalidOperation:
        mark = Decimal(-1)
    if not mark.is_finite() or not 0 <= mark <= HIGHEST:
        told = _("“{text}” is no mark from 0 to 100.").format(text=visible(text))
        raise click.BadParameter(told, param_hint="'--set'")
    return mark


def _narrative_as_data(answer: Answer) -> dict[str, Any]:
    opening = opening_of(str(answer.value)) if answer.words else None
    return {
        "key": answer.key,
        "label": answer.field.label,
        "words": answer.words,
        "most": answer.field.words.max,
        "opening": asdict(opening) if opening else None,
    }


def _mark_as_data(row: Marked) -> dict[str, Any]:
    return {
        "key": row.key,
        "label": row.criterion.label,
        "weight": None if row.weight is None else str(row.weight),
        "fields": [answer.key for answer in row.answers],
        "filled": row.filled,
        "mark": None if row.mark is None else str(row.mark),
        "points": None if row.points is None else str(row.points),
    }
