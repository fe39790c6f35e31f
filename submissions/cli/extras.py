"""What `submissions make` makes beside the dossier: where it goes, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.wording import megabytes
from submissions.findings.finding import Severity, visible
from submissions.language import N_, _, ngettext

if TYPE_CHECKING:
    from submissions.portal.kit.listing import KitFile
    from submissions.portal.kit.papers import KitPaper
    from submissions.portal.volume.content import NotShown

_OUTCOMES = {
    "shrunk": N_("made smaller: {before} MB → {after} MB"),
    "converted": N_("made into a type that is taken: {before} MB → {after} MB"),
    "too-large": N_(
        "{before} MB, at most {limit} MB are taken, and it cannot be made to fit and still be read: it is not in the "
        "kit. Split it, or scan it again less finely; of a video, send a shorter one."
    ),
    "signed": N_(
        "{before} MB, at most {limit} MB are taken, and it is signed electronically, so nothing in it may be changed: "
        "it is not in the kit. Have a smaller one signed."
    ),
    "unfit": N_("copied as it is, but it cannot be shown: {reason}"),
    "locked": N_(
        "{before} MB, at most {limit} MB are taken, and it is locked with a password: it is not in the kit. Save it "
        "again without a password."
    ),
    "missing": N_("the file is not in the workspace, or cannot be read"),
}


@dataclass(frozen=True)
class Extras:
    """What is asked for beside the dossier."""

    evidence: bool = False
    kit: bool = False


NO_EXTRAS = Extras()


def print_not_shown(documents: Sequence["NotShown"]) -> None:
    """Warn of the documents in whose place a sheet stands."""
    for document in documents:
        message = _("Evidence {number} ({file}) is not in the volume: {reason}.").format(
            number=document.number, file=visible(document.file), reason=document.error.reason.sentence
        )
        click.secho(f"{Severity.WARNING.label}  {message}", fg="yellow", err=True)


def print_kit(files: Sequence["KitFile"], folder: Path, papers: Sequence["KitPaper"] = ()) -> None:
    """Say what the kit holds; warn of what the portal will probably refuse."""
    held = [file for file in files if file.path]
    size = _megabytes(sum(file.after or 0 for file in held) + sum(len(paper.content) for paper in papers))
    n = len(held) + len(papers)
    count = ngettext("{n} file", "{n} files", n).format(n=n)
    click.echo(_("Written: {folder} ({count}, {size} MB)").format(folder=folder, count=count, size=size))
    for file in files:
        words = _OUTCOMES.get(file.outcome.value)
        if words is None:
            continue
        message = _(words).format(
            before=_megabytes(file.before or 0),
            after=_megabytes(file.after or 0),
            reason=file.reason.sentence if file.reason else "",
            limit=visible(file.limit.megabytes or Decimal(0)),
        )
        named = visible(file.path or file.exhibit.evidence.file)
        if file.outcome.needs_attention:
            click.secho(f"{Severity.WARNING.label}  {file.exhibit.number} {named}: {message}", fg="yellow", err=True)
        else:
            click.echo(f"    {named}: {message}")


def _megabytes(size: int) -> str:
    return visible(megabytes(size))
