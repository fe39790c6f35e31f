"""What `submissions make` makes beside the dossier: where it goes, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.wording import megabytes
from submissions.findings.finding import Severity, visible
from submissions.language import _, ngettext

if TYPE_CHECKING:
    from submissions.portal.kit.listing import KitFile
    from submissions.portal.kit.papers import KitPaper
    from submissions.portal.volume.content import NotShown


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
    from submissions.office.complete import kit_notes

    held = [file for file in files if file.path]
    size = _megabytes(sum(file.after or 0 for file in held) + sum(len(paper.content) for paper in papers))
    n = len(held) + len(papers)
    count = ngettext("{n} file", "{n} files", n).format(n=n)
    click.echo(_("Written: {folder} ({count}, {size} MB)").format(folder=folder, count=count, size=size))
    for note in kit_notes(files):
        if note.needs_attention:
            message = f"{Severity.WARNING.label}  {note.number} {note.name}: {note.message}"
            click.secho(message, fg="yellow", err=True)
        else:
            click.echo(f"    {note.name}: {note.message}")


def _megabytes(size: int) -> str:
    return visible(megabytes(size))
