"""Which editions are asked for by a competition and a year."""

from collections.abc import Iterable

from schemas.edition import Edition
from schemas.editions import COMPETITIONS, misnamed_files
from submissions.errors import UserError
from submissions.language import _
from submissions.office.samples import Say
from submissions.workspace import Workspace


def tell_of_misnamed_editions(workspace: Workspace, say: Say) -> None:
    """Say which files in `editions/` are left out because of their names."""
    for path in misnamed_files(workspace.editions_folder):
        say(_("{file} is left out: an edition's file is named like iga-2027.yaml.").format(file=workspace.shown(path)))


def chosen_editions(workspace: Workspace, competition: str | None, year: int | None, say: Say) -> list[Edition]:
    """Return the editions that the options ask for; see `chosen_edition_names`."""
    names = (name.split("-") for name in chosen_edition_names(workspace, competition, year, say))
    return [workspace.edition(competition, int(year)) for competition, year in names]


def editions_entered(workspace: Workspace, competitions: Iterable[str], say: Say) -> list[Edition]:
    """Return the editions that a record enters: of these competitions, or of all where none is named.

    Raises:
        UserError: there is no such competition.
    """
    named = list(dict.fromkeys(competitions))
    if not named:
        return chosen_editions(workspace, None, None, say)
    return [edition for name in named for edition in chosen_editions(workspace, name, None, say)]


def chosen_edition_names(workspace: Workspace, competition: str | None, year: int | None, say: Say) -> list[str]:
    """Return the names of the editions that the options ask for, without reading them.

    A year without a competition takes the competitions that have an edition of that year.

    Raises:
        UserError: there is no such edition.
    """
    tell_of_misnamed_editions(workspace, say)
    if competition:
        return [workspace.edition_name(competition, year)]
    if year is None:
        return [workspace.edition_name(name) for name in COMPETITIONS]
    having = [name for name in COMPETITIONS if f"{name}-{year}" in workspace.edition_names]
    for name in having and set(COMPETITIONS) - set(having):
        say(_("{competition} has no edition {year}: left out.").format(competition=name.upper(), year=year))
    return [workspace.edition_name(name, year) for name in having or COMPETITIONS[:1]]


def edition_named(workspace: Workspace, name: str) -> Edition:
    """Return the edition of a name, such as `kipp-2025`.

    Raises:
        UserError: there is none of that name.
        FindingsError: its file cannot be read, or says what an edition may not say.
    """
    if name not in workspace.edition_names:
        raise UserError(
            _("There is no edition {name}.").format(name=name),
            _("Known: {known}. Others are added as files in editions/.").format(
                known=", ".join(workspace.edition_names)
            ),
        )
    competition, year = name.split("-")
    return workspace.edition(competition, int(year))
