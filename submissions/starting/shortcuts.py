"""A file that a double click starts: it opens a workspace in the browser, where nobody would type a command."""

import re
import shlex
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import platformdirs

from submissions.errors import InputError
from submissions.files.names import usable
from submissions.files.whole import SHORTCUT, refuse_foreign, unwritable, write_whole
from submissions.language import _

_LONGEST_NAME = 60


class Desktop(StrEnum):
    """The kind of system whose desktop a shortcut is for, by the ending of its file."""

    WINDOWS = ".bat"
    MACOS = ".command"
    LINUX = ".desktop"

    @classmethod
    def here(cls) -> "Desktop":
        """Return that of this machine."""
        return {"win32": cls.WINDOWS, "darwin": cls.MACOS}.get(sys.platform, cls.LINUX)


def write_shortcut(workspace: Path, folder: Path | None = None, desktop: Desktop | None = None) -> Path:
    """Write a shortcut that starts `submissions serve` for a workspace, and return its path.

    Args:
        workspace: its folder, which may be empty: the page then asks how to begin.
        folder: where the shortcut lies; the user's desktop if not given.
        desktop: the kind of system that it is for; this one's if not given.

    Raises:
        InputError: there is no desktop folder, or the path of the workspace cannot stand in such a file.
        OutputError: another file of that name is there, or it cannot be written.
    """
    desktop = desktop or Desktop.here()
    into = folder or Path(platformdirs.user_desktop_dir())
    if not into.is_dir():
        raise InputError(_("There is no folder {folder}.").format(folder=into), _("Name another folder with -o."))
    place = workspace.resolve()
    name = _free_name(into, place, desktop)
    path = into / f"{name}{desktop}"
    refuse_foreign(path)
    write_whole(path, shortcut(name, [sys.executable, "-P", "-m", "submissions", "serve", str(place)], desktop))
    if desktop is not Desktop.WINDOWS:
        try:
            path.chmod(0o755)
        except OSError as error:
            raise unwritable(path, error) from None
    return path


def shortcut(name: str, command: Sequence[str], desktop: Desktop) -> bytes:
    """Return the content of a shortcut.

    Args:
        name: what it is called, where the file's own name is not shown.
        command: what it starts: the program and its arguments, each given on as it is.
        desktop: the kind of system that it is for.

    Raises:
        InputError: an argument cannot stand in such a file.
    """
    for argument in command:
        if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", argument) or (desktop is Desktop.WINDOWS and '"' in argument):
            raise InputError(
                _("The path {path} cannot stand in a shortcut.").format(path=repr(argument)), _("Rename the folder.")
            )
    lines = {Desktop.WINDOWS: _batch, Desktop.MACOS: _script, Desktop.LINUX: _entry}[desktop](name, command)
    return "".join(lines).encode()


def _free_name(into: Path, workspace: Path, desktop: Desktop) -> str:
    """Return the name of a workspace's shortcut: a numbered one where that name opens a folder that is called alike."""
    name = first = _name(workspace)
    number = 1
    while (path := into / f"{name}{desktop}").is_file() and _opens_another(path, workspace, desktop):
        number += 1
        name = f"{first} {number}"
    return name


def _opens_another(path: Path, workspace: Path, desktop: Desktop) -> bool:
    """Return whether a file is a shortcut of ours for another workspace."""
    content = path.read_bytes()
    place = {Desktop.WINDOWS: _in_batch, Desktop.MACOS: shlex.quote, Desktop.LINUX: _in_entry}[desktop](str(workspace))
    if desktop is Desktop.LINUX:
        place = _in_value(place)
    return SHORTCUT.encode() in content and f" {place}".encode() not in content


def _name(workspace: Path) -> str:
    """Return the name of a workspace's shortcut: letters, digits, spaces and hyphens, whatever the folder's is."""
    plain = re.sub(r"[^\w. -]+", "-", workspace.name).strip(" .-")[:_LONGEST_NAME].strip(" .-")
    return usable(f"Inovasi {plain}".strip())


def _batch(_name: str, command: Sequence[str]) -> list[str]:
    # The console reads this file in its own code page; from the second line on that is UTF-8.
    return [
        "@echo off\r\n",
        "chcp 65001 >nul\r\n",
        "setlocal DisableDelayedExpansion\r\n",
        f"rem {SHORTCUT}\r\n",
        " ".join(map(_in_batch, command)) + "\r\n",
        "if errorlevel 1 pause\r\n",
    ]


def _in_batch(argument: str) -> str:
    """Quote an argument. Only a percent sign means something between quotes; a backslash before the last one does."""
    doubled = argument.replace("%", "%%")
    ending = "\\" * (len(doubled) - len(doubled.rstrip("\\")))
    return f'"{doubled}{ending}"'


def _script(_name: str, command: Sequence[str]) -> list[str]:
    return ["#!/bin/sh\n", f"# {SHORTCUT}\n", f"exec {shlex.join(command)}\n"]


def _entry(name: str, command: Sequence[str]) -> list[str]:
    # As the specification of desktop entries has it: each argument is quoted, then the whole value once more.
    arguments = " ".join(map(_in_entry, command))
    values = {"Type": "Application", "Name": name, "Exec": arguments, "Terminal": "true"}
    lines = [f"{key}={_in_value(value)}\n" for key, value in values.items()]
    return ["[Desktop Entry]\n", f"# {SHORTCUT}\n", *lines]


def _in_value(text: str) -> str:
    return text.replace("\\", "\\\\")


def _in_entry(argument: str) -> str:
    escaped = re.sub(r'(["`$\\])', r"\\\1", argument).replace("%", "%%")
    return f'"{escaped}"'
