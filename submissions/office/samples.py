"""Sample data is never mistaken for the office's: it is named, and left out of what is sent."""

from collections.abc import Callable, Sequence
from pathlib import Path

from submissions.errors import OutputError
from submissions.language import _
from submissions.records.samples import office_samples, samples_among
from submissions.workspace import Workspace

Say = Callable[[str], None]
"""Tells the user something that is no result."""

_NAMED = 3


def tell_of_samples(workspace: Workspace, files: Sequence[Path], say: Say) -> None:
    """Say which files of the office, and which of these records, are marked as invented."""
    marked = [*office_samples(workspace), *samples_among(files)]
    if marked:
        say(
            _(
                "Invented, as `contoh: ya` in the file says: {files}. Take that line away once the data are yours."
            ).format(files=_named(workspace, marked))
        )


def without_samples(workspace: Workspace, files: Sequence[Path], say: Say) -> list[Path]:
    """Return the records that are not marked as invented, and say which are left out.

    Raises:
        OutputError: the settings are marked, so that every document would bear an invented letterhead; or nothing
            is left.
    """
    way_out = _("Take the line `contoh: ya` away once the data are yours, or try it out with --with-sample.")
    office = office_samples(workspace)
    if office:
        raise OutputError(
            _("{files} still holds invented data: region, letterhead and signatory.").format(
                files=_named(workspace, office)
            ),
            way_out,
        )
    marked = samples_among(files)
    left = [path for path in files if path not in set(marked)]
    if marked and not left:
        raise OutputError(_("All records here are invented: {files}.").format(files=_named(workspace, marked)), way_out)
    if marked:
        say(
            _("Left out, since invented (`contoh: ya`): {files}. --with-sample takes it along.").format(
                files=_named(workspace, marked)
            )
        )
    return left


def _named(workspace: Workspace, paths: Sequence[Path]) -> str:
    names = [workspace.shown(path) for path in paths[:_NAMED]]
    if len(paths) > _NAMED:
        names.append(_("{count} more").format(count=len(paths) - _NAMED))
    return ", ".join(names)
