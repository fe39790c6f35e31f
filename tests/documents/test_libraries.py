"""On Windows and macOS the engine's libraries are found where they came to, whatever the engine calls them."""

import os
import sys
from ctypes.util import find_library
from pathlib import Path

import pytest

from submissions.documents import libraries

# How the engine asks, in turn, until one is opened: from its module text/ffi.py.
ASKED = {
    "gobject": ("libgobject-2.0-0", "gobject-2.0-0", "gobject-2.0"),
    "pango": ("libpango-1.0-0", "pango-1.0-0", "pango-1.0"),
    "harfbuzz": ("libharfbuzz-0", "harfbuzz", "harfbuzz-0.0"),
    "harfbuzz-subset": ("libharfbuzz-subset-0", "harfbuzz-subset", "harfbuzz-subset-0.0"),
    "fontconfig": ("libfontconfig-1", "fontconfig-1", "fontconfig"),
    "pangoft2": ("libpangoft2-1.0-0", "pangoft2-1.0-0", "pangoft2-1.0"),
}
WINDOWS = ("gobject-2.0-0", "pango-1.0-0", "harfbuzz", "harfbuzz-subset", "fontconfig-1", "pangoft2-1.0-0")
MACOS = ("gobject-2.0.0", "pango-1.0.0", "harfbuzz.0", "harfbuzz-subset.0", "fontconfig.1", "pangoft2-1.0.0")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as its wheels lay it out, which is not imported: it would ask for further packages."""
    folder = tmp_path / "gstreamer_libs"
    for inner, names in (("bin", [f"{each}.dll" for each in WINDOWS]), ("lib", [f"lib{each}.dylib" for each in MACOS])):
        (folder / inner).mkdir(parents=True)
        for name in names:
            (folder / inner / name).touch()
    (folder / "__init__.py").write_text("raise ImportError('gstreamer_plugins')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv(libraries.CHOSEN, raising=False)
    return folder


@pytest.mark.parametrize(("system", "folder", "files"), [("win32", "bin", WINDOWS), ("darwin", "lib", MACOS)])
def test_each_library_is_found_in_the_package_by_whatever_name(
    system: str, folder: str, files: tuple[str, ...], package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for (library, names), file in zip(ASKED.items(), files, strict=True):
        found = {libraries.find(name) for name in names}
        assert len(found) == 1, library
        path = Path(found.pop() or "")
        assert (path.parent, path.name.removeprefix("lib").rpartition(".")[0]) == (package / folder, file)


def test_on_windows_the_package_is_where_libraries_are_looked_for(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    libraries.prepare()
    assert os.environ[libraries.CHOSEN] == str(package / "bin")
    assert libraries.find("pango-1.0") == str(package / "bin" / "pango-1.0-0.dll")


def test_folders_that_the_user_chose_on_windows_count_alone(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = f"{package.parent / 'nowhere'};{package.parent / 'msys'}"
    monkeypatch.setenv(libraries.CHOSEN, chosen)
    monkeypatch.setattr(sys, "platform", "win32")
    libraries.prepare()
    assert os.environ[libraries.CHOSEN] == chosen
    monkeypatch.setattr(libraries, "find_library", lambda name: f"the system's {name}")
    assert libraries.find("pango-1.0") == "the system's pango-1.0"
    (package.parent / "msys").mkdir()
    (package.parent / "msys" / "libpango-1.0-0.dll").touch()
    assert libraries.find("pango-1.0") == str(package.parent / "msys" / "libpango-1.0-0.dll")


def test_msys2_is_looked_into_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libharfbuzz-0.dll").touch()
    monkeypatch.delenv(libraries.CHOSEN, raising=False)
    monkeypatch.setattr(libraries, "_MSYS2", (tmp_path / "nowhere", tmp_path))
    monkeypatch.setattr(libraries, "find_library", lambda name: None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert libraries.find("libharfbuzz-0") == str(tmp_path / "libharfbuzz-0.dll")
    assert libraries.find("libharfbuzz-subset-0") is None


def test_homebrew_is_looked_into_on_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libpango-1.0.0.dylib").touch()
    monkeypatch.setattr(libraries, "_HOMEBREW", (tmp_path / "nowhere", tmp_path))
    monkeypatch.setattr(libraries, "find_library", lambda name: None)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert libraries.find("libpango-1.0-0") == str(tmp_path / "libpango-1.0.0.dylib")
    assert libraries.find("libfontconfig-1") is None


def test_elsewhere_the_system_is_asked(package: Path) -> None:
    assert libraries.find("pango-1.0") == find_library("pango-1.0")
    libraries.prepare()
    assert libraries.CHOSEN not in os.environ
