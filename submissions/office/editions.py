"""Which editions are asked for by a competition and a year."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from schemas.competitions import local_files
from schemas.edition import Edition
from schemas.editions import edition_files, misnamed_files
from schemas.source import Place, ReadError
from submissions.errors import UserError
from submissions.findings import catalogue
from submissions.findings.finding import Finding, visible
from submissions.findings.from_errors import nearest
from submissions.judging.neighbours import Glancing, entered
from submissions.language import _
from submissions.office.samples import Say
from submissions.workspace import SETTINGS_FILE, Workspace


def tell_of_edition_files(workspace: Workspace, say: Say) -> None:
    """Say which files in `editions/` are left out because of their names, and which replace a packaged edition."""
    for path in misnamed_files(workspace.editions_folder):
        say(_("{file} is left out: an edition's file is named like iga-2027.yaml.").format(file=workspace.shown(path)))
    for file in edition_files(workspace.editions_folder).values():
        try:
            replaces = file.replaces_packaged()
        except ReadError:
            continue  # told by whoever reads the edition
        if replaces:
            finding = replaced(file.name)
            say(f"{finding.place}: {finding.sentence} {finding.remedy}")


def replaced(name: str) -> Finding:
    """Return the finding on a file of the office that stands in the place of a packaged edition."""
    values = {"name": name, "line": f"overrides: {name}"}
    return Finding(catalogue.EDITION_REPLACED, Place(f"editions/{name}.yaml"), values=values)


def editions_entered(workspace: Workspace, competitions: Iterable[str], say: Say) -> list[Edition]:
    """Return the editions that a record enters: of these competitions, or of all of the office where none is named.

    Raises:
        UserError: there is no such competition.
    """
    named = list(dict.fromkeys(competitions))
    if not named:
        return chosen_editions(workspace, None, None, say)
    return [edition for name in named for edition in chosen_editions(workspace, name, None, say)]


def competitions_asked(
    workspace: Workspace, files: Sequence[Path], say: Say, glances: Glancing | None = None
) -> list[str]:
    """Return the competitions that concern a workspace, where nobody asks for one of them.

    Those that the settings name. Where these name none: the national ones, those of which the settings choose an
    edition, and those of which the workspace holds an edition. Then those that records enter.

    Args:
        workspace: the office's folder.
        files: its records.
        say: told of names in the settings that no edition has.
        glances: see `entered`.
    """
    settings, known = workspace.settings, workspace.competitions
    wanted = list(workspace.entered_by_default)
    if settings.kompetisi is None:
        wanted += [*settings.edisi, *sorted(name.competition for name in local_files(workspace.editions_folder))]
    for name in dict.fromkeys(wanted):
        if name not in known:
            say(_unknown(name, known))
    if known.keys() - set(wanted):
        wanted += entered(workspace, files, glances)
    return [name for name in dict.fromkeys(wanted) if name in known]


def _unknown(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    told = _("{file} names the competition {name}, of which no edition is known; it is left out.").format(
        file=SETTINGS_FILE, name=visible(name)
    )
    return f"{told} " + (
        _("Did you mean `{nearest}`?").format(nearest=near)
        if near
        else _("Known: {known}. Others are added as files in editions/.").format(known=", ".join(known))
    )


def edition_having(
    workspace: Workspace, competition: str | None, year: int | None, having: Callable[[Edition], bool], lacking: str
) -> Edition:
    """Return the edition that is asked for, or that of the first competition of the workspace which is as needed.

    Args:
        workspace: the office's folder.
        competition: the one asked for, if any.
        year: of the edition; that of the settings, else the newest, if not given.
        having: says of an edition whether it is as the caller needs it; not asked where a competition is named.
        lacking: says in a sentence that no edition here is.

    Raises:
        UserError: there is no such edition.
    """
    if competition:
        return workspace.edition(competition, year)
    for name in dict.fromkeys((*workspace.entered_by_default, *workspace.competitions)):
        if name in workspace.competitions and having(workspace.edition(name)):
            return workspace.edition(name, year)
    raise UserError(lacking, _("Name an edition with --edition."))


def chosen_editions(
    workspace: Workspace,
    competition: str | None,
    year: int | None,
    say: Say,
    files: Sequence[Path] = (),
    glances: Glancing | None = None,
) -> list[Edition]:
    """Return the editions that the options ask for; see `chosen_edition_names`."""
    names = chosen_edition_names(workspace, competition, year, say, files, glances)
    return [workspace.edition_named(name) for name in names]


def chosen_edition_names(
    workspace: Workspace,
    competition: str | None,
    year: int | None,
    say: Say,
    files: Sequence[Path] = (),
    glances: Glancing | None = None,
) -> list[str]:
    """Return the names of the editions that the options ask for, without reading them.

    A year without a competition takes the competitions that have an edition of that year.

    Args:
        workspace: the office's folder.
        competition: the one asked for; those that concern the workspace and its records if not given.
        year: of the edition; that of the settings, else the newest, if not given.
        say: told what is no result.
        files: the records that are asked about.
        glances: see `entered`.

    Raises:
        UserError: there is no such edition, or no competition at all.
    """
    tell_of_edition_files(workspace, say)
    if competition:
        return [workspace.edition_name(competition, year)]
    asked = competitions_asked(workspace, files, say, glances)
    if not asked:
        raise UserError(
            _("No competition is chosen: neither the settings nor a record names one that is known."),
            _("Known: {known}. Others are added as files in editions/.").format(
                known=", ".join(workspace.competitions)
            ),
        )
    if year is None:
        return [workspace.edition_name(name) for name in asked]
    having = [name for name in asked if f"{name}-{year}" in workspace.edition_names]
    for name in having and asked:
        if name not in having:
            short = workspace.competitions[name].short_name
            say(_("{competition} has no edition {year}: left out.").format(competition=short, year=year))
    return [workspace.edition_name(name, year) for name in having or asked[:1]]
