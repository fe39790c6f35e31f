"""Which edition a command of scores and gaps means: one that has indicators, or the user is told."""

from schemas.edition import Edition
from submissions.cli.options import AskedEdition
from submissions.errors import UserError
from submissions.language import _
from submissions.office.editions import edition_having
from submissions.workspace import Workspace


def edition_with_indicators(workspace: Workspace, asked: AskedEdition) -> Edition:
    """Return the edition that is asked for, else that of the first competition of the workspace with indicators.

    Raises:
        UserError: there is none, or it has no indicators.
    """
    lacking = _("No edition here has indicators, so there are no scores.")
    edition = edition_having(workspace, *asked, lambda each: bool(each.indicators), lacking)
    if not edition.indicators:
        raise UserError(
            _("{edition} has no indicators, so there are no scores.").format(edition=edition.id),
            _("Choose another edition with --edition."),
        )
    return edition
