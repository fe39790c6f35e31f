"""A record by the criteria of a jury, for the office's own assessment before it sends."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from schemas.edition import Edition
from submissions.assessment.assessing import filled
from submissions.assessment.criteria import HIGHEST, Marked, marked
from submissions.cli.options import AskedEdition
from submissions.cli.telling import print_json
from submissions.errors import ExitCode
from submissions.findings.finding import FindingsError, visible
from submissions.language import _, figure
from submissions.records.reading import ReadRecord, read_record
from submissions.workspace import Workspace


def edition_with_criteria(workspace: Workspace, asked: AskedEdition) -> Edition | None:
    """Return the edition that is asked for where a jury judges by its criteria, not by indicators."""
    if asked.competition is None:
        return None
    edition = workspace.edition(asked.competition, asked.year)
    return edition if edition.criteria and not edition.indicators else None


def print_marks(
    workspace: Workspace, edition: Edition, record: Path, settings: Mapping[str, str], form: str
) -> ExitCode:
    """Print a record by the criteria of a jury: what answers each, its weight, and the office's own marks."""
    read = read_record(record, workspace)
    if not isinstance(read, ReadRecord):
        raise FindingsError(read.findings)
    marks = {key: _mark(edition, key, text) for key, text in settings.items()}
    rows = marked(filled(read.innovation, edition, workspace, None), marks)
    known = [row.points for row in rows if row.points is not None]
    reachable = sum((row.weight for row in rows if row.weight is not None and row.mark is not None), Decimal(0))
    if form == "json":
        print_json({"record": read.file, "edition": edition.id, "criteria": [_mark_as_data(row) for row in rows]})
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
    click.echo(_("  Give your own marks of 0 to 100 with --set CRITERION=MARK; the jury's scale is not known."))
    return ExitCode.FINE


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
