"""Which records some paths mean, and in which workspace they lie."""

from collections.abc import Sequence
from pathlib import Path

from submissions.errors import InputError
from submissions.language import _
from submissions.office.samples import Say, tell_of_samples
from submissions.workspace import SETTINGS_FILE, Workspace, open_workspace


def by_workspace(paths: Sequence[Path], say: Say) -> list[tuple[Workspace, list[Path]]]:
    """Return the record files that paths name, by the workspace they lie in.

    A folder in no workspace stands for the workspaces below it; where there is none either, it is said that
    settings are missing.

    Args:
        paths: records, folders of records, workspaces, or folders above workspaces.
        say: told of workspaces without settings.

    Raises:
        InputError: a folder that is named holds no record, nor does any workspace below it.
    """
    found: dict[Path, tuple[Workspace, list[Path]]] = {}
    named = [each for path in paths for each in _workspaces_or(path)]
    without = []
    for path in named:
        workspace = open_workspace(path)
        files = record_files(path, workspace)
        if workspace.root not in found:
            for unread in workspace.unread_files():
                words = _("{file} is not read: its name does not end in .yaml, .yml or .json. Rename it.")
                say(words.format(file=workspace.shown(unread)))
        if workspace.root not in found and (outer := _workspace_around(workspace)):
            words = _(
                "{folder} is a workspace inside the workspace {outer}; records and evidence of one are not the other's."
            )
            say(words.format(folder=workspace.root, outer=outer))
        if not files:
            without.append((path, workspace))
            continue
        if workspace.root not in found:
            tell_of_missing_settings(workspace, say)
        known = found.setdefault(workspace.root, (workspace, []))[1]
        known += [file for file in files if file not in known]
    for path, workspace in without:
        nothing = _("There is no record in {folder}.").format(folder=path.resolve())
        if path in paths or not found:
            raise InputError(nothing, _how_to_begin(workspace))
        say(nothing)  # one of several below a folder: the others are read all the same
    for workspace, files in found.values():
        tell_of_samples(workspace, files, say)
    return list(found.values())


def tell_of_missing_settings(workspace: Workspace, say: Say) -> None:
    """Say that a workspace has no settings, where that is so."""
    if not (workspace.root / SETTINGS_FILE).is_file():
        words = _("{folder} has no {file}: standard settings are used; `submissions init DIR` makes one.")
        say(words.format(folder=workspace.root, file=SETTINGS_FILE))


def _how_to_begin(workspace: Workspace) -> str:
    if (workspace.root / SETTINGS_FILE).is_file():
        return _('`submissions new "NAME"` begins a record; `submissions import FILE` reads filled Excel forms.')
    return _("`submissions init DIR` makes a workspace with an example.")


def _workspace_around(workspace: Workspace) -> Path | None:
    """Return the workspace in whose folder another one lies, or None."""
    if not (workspace.root / SETTINGS_FILE).is_file():
        return None
    return next((folder for folder in workspace.root.resolve().parents if (folder / SETTINGS_FILE).is_file()), None)


def record_files(path: Path, workspace: Workspace) -> list[Path]:
    """Return the records that a path names: itself, those of a workspace, or those in a folder."""
    if not path.is_dir():
        return [path]  # whatever else it is, reading it will tell
    if path.resolve() == workspace.root.resolve() and workspace.records_folder.is_dir():
        return workspace.record_files()
    return workspace.records_in(path)


def workspace_of(path: Path, say: Say) -> tuple[Workspace, list[Path]]:
    """Return the workspace that a path lies in and the records that it names.

    Raises:
        InputError: it holds no record, or stands for several workspaces.
    """
    found = by_workspace([path], say)
    if len(found) > 1:
        raise InputError(
            _("There are {count} workspaces in {folder}.").format(count=len(found), folder=path.resolve()),
            _("Name one of them: {folders}.").format(folders=", ".join(str(each.root) for each, _files in found)),
        )
    return found[0]


def _workspaces_or(path: Path) -> list[Path]:
    """Return the workspaces below a folder that is itself in none, or else the path."""
    if not path.is_dir() or (open_workspace(path).root / SETTINGS_FILE).is_file():
        return [path]
    return sorted(file.parent for file in path.rglob(SETTINGS_FILE) if file.is_file()) or [path]
