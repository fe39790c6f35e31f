"""A shortcut starts the page of its workspace, however the path of it is spelt, and takes no other file's place."""

import ctypes
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from submissions.errors import InputError, OutputError
from submissions.starting.shortcuts import Desktop, shortcut, write_shortcut

ODD = [
    "dengan spasi",
    "100% kita %PATH% %f %%",
    "kutip ' satu",
    "harga $HOME `id` $(id)",
    "tanda & | ; < > ! ^ ( ) * ? ~ #",
    "back\\slash\\\\dua",
    "berakhir\\",
    "Jawa – Tengah é 漢",
    "-o",
]
WITH_QUOTES = ['kutip " dua', 'campur "\'$\\ akhir"']


def printing(folder: Path) -> str:
    """Make a program that prints its arguments, each on a line, in a folder whose name is odd too."""
    (folder / "a b %d $x").mkdir()
    program = folder / "a b %d $x" / "python"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("path", ODD + WITH_QUOTES)
def test_a_script_of_macos_hands_on_what_was_given(path: str, tmp_path: Path) -> None:
    file = tmp_path / "x.command"
    file.write_bytes(shortcut("x", [printing(tmp_path), "serve", path], Desktop.MACOS))
    file.chmod(0o755)
    done = subprocess.run([file], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["serve", path]


def started_by_glib(content: bytes) -> list[str]:
    """Return the arguments that desktops start a program with: GLib reads the entry and takes its command apart."""
    glib = ctypes.CDLL("libglib-2.0.so.0")
    glib.g_key_file_new.restype = glib.g_key_file_get_string.restype = ctypes.c_void_p
    entry = ctypes.c_void_p(glib.g_key_file_new())
    assert glib.g_key_file_load_from_data(entry, content, ctypes.c_size_t(len(content)), 0, None)
    said = ctypes.c_void_p(glib.g_key_file_get_string(entry, b"Desktop Entry", b"Exec", None))
    command = ctypes.string_at(said)
    assert b"%" not in command.replace(b"%%", b"")  # no field that something else is put into
    count, arguments = ctypes.c_int(), ctypes.POINTER(ctypes.c_char_p)()
    assert glib.g_shell_parse_argv(command.replace(b"%%", b"%"), ctypes.byref(count), ctypes.byref(arguments), None)
    return [(arguments[number] or b"").decode() for number in range(count.value)]


@pytest.mark.parametrize("path", ODD + WITH_QUOTES)
def test_an_entry_of_linux_hands_on_what_was_given(path: str) -> None:
    content = shortcut("x", ["/opt/a b/python", "serve", path], Desktop.LINUX)
    assert started_by_glib(content) == ["/opt/a b/python", "serve", path]


@pytest.mark.parametrize(
    ("path", "quoted"),
    [
        (r"C:\Data Inovasi\kantor", r'"C:\Data Inovasi\kantor"'),
        (r"C:\100% kita %PATH%", r'"C:\100%% kita %%PATH%%"'),
        (r"C:\a & b | c ^ d ! (e)", r'"C:\a & b | c ^ d ! (e)"'),
        ("D:\\", '"D:\\\\"'),  # a single backslash would take the quote along
        (r"\\server\bersama\inovasi", r'"\\server\bersama\inovasi"'),
    ],
)
def test_a_batch_file_of_windows_quotes_what_was_given(path: str, quoted: str) -> None:
    lines = shortcut("x", [r"C:\Program Files\Python\python.exe", path], Desktop.WINDOWS).decode().split("\r\n")
    assert lines[:3] == ["@echo off", "chcp 65001 >nul", "setlocal DisableDelayedExpansion"]
    assert rf'"C:\Program Files\Python\python.exe" {quoted}' in lines


@pytest.mark.parametrize("desktop", list(Desktop))
def test_what_would_end_a_line_is_refused(desktop: Desktop) -> None:
    with pytest.raises(InputError, match="cannot stand in a shortcut"):
        shortcut("x", ["python", "a\nrm -r b"], desktop)


def test_a_quote_cannot_be_part_of_a_path_on_windows() -> None:
    with pytest.raises(InputError, match="cannot stand in a shortcut"):
        shortcut("x", ["python", 'a" & del b'], Desktop.WINDOWS)


@pytest.mark.parametrize(
    ("folder", "name"),
    [("kantor", "Inovasi kantor"), ("a/b:c?d", "Inovasi b-c-d"), ("...", "Inovasi"), ("x. ", "Inovasi x")],
)
@pytest.mark.parametrize("desktop", list(Desktop))
def test_it_lies_on_the_desktop_under_the_name_of_the_workspace(
    folder: str, name: str, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, on = tmp_path / "w" / folder, tmp_path / "Desktop"
    workspace.mkdir(parents=True)
    on.mkdir()
    monkeypatch.setattr(platformdirs, "user_desktop_dir", lambda: str(on))
    path = write_shortcut(workspace, desktop=desktop)
    assert path == on / f"{name}{desktop}"
    assert str(workspace) in path.read_text(encoding="utf-8")
    assert bool(path.stat().st_mode & 0o111) is (desktop is not Desktop.WINDOWS)
    assert write_shortcut(workspace, desktop=desktop) == path  # its own is made anew


@pytest.mark.parametrize("desktop", list(Desktop))
def test_another_file_of_that_name_stays(desktop: Desktop, tmp_path: Path) -> None:
    there = tmp_path / f"Inovasi {tmp_path.name}{desktop}"
    there.write_text("milik orang lain", encoding="utf-8")
    with pytest.raises(OutputError, match="was not made by this program"):
        write_shortcut(tmp_path, tmp_path, desktop)
    assert there.read_text(encoding="utf-8") == "milik orang lain"


@pytest.mark.parametrize("desktop", Desktop)
@pytest.mark.parametrize("name", ["kantor", *(each for each in ODD if "/" not in each)])
def test_two_workspaces_whose_folders_are_called_alike_have_a_shortcut_each(
    name: str, desktop: Desktop, tmp_path: Path
) -> None:
    table = tmp_path / "meja"
    table.mkdir()
    places = [tmp_path / number / name for number in ("satu", "dua")]
    for place in places:
        place.mkdir(parents=True)
    first, second = (write_shortcut(place, table, desktop) for place in places)
    assert first != second
    assert [write_shortcut(place, table, desktop) for place in places] == [first, second]
    assert len(list(table.iterdir())) == 2


def test_a_machine_without_a_desktop_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_desktop_dir", lambda: str(tmp_path / "Desktop"))
    with pytest.raises(InputError, match=r"There is no folder .*Desktop\. Name another folder with -o\."):
        write_shortcut(tmp_path)


@pytest.mark.parametrize(("system", "desktop"), [("win32", ".bat"), ("darwin", ".command"), ("linux", ".desktop")])
def test_it_is_for_the_kind_of_system_it_is_made_on(
    system: str, desktop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert Desktop.here() == desktop


def test_the_page_it_starts_answers(tmp_path: Path) -> None:
    path = write_shortcut(tmp_path, tmp_path, Desktop.LINUX)
    command = started_by_glib(path.read_bytes())
    with subprocess.Popen([*command, "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            assert "http://127.0.0.1:" in program.stdout.readline()
        finally:
            program.terminate()
