"""Where the shared libraries of the PDF engine lie on Windows and macOS.

On Linux the system finds them by their names. Elsewhere they come with the Python package `gstreamer-libs`, or from
another place that the system does not look into by itself.
"""

import importlib.util
import os
import re
import sys
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path

PACKAGE = "gstreamer_libs"
CHOSEN = "WEASYPRINT_DLL_DIRECTORIES"
"""The engine's own variable: folders in which Windows looks for libraries, and for what these need themselves."""
_WINDOWS, _MACOS = "win32", "darwin"
_FILES = {
    "gobject-2.0": (("gobject-2.0-0.dll", "libgobject-2.0-0.dll"), ("libgobject-2.0.0.dylib",)),
    "pango-1.0": (("pango-1.0-0.dll", "libpango-1.0-0.dll"), ("libpango-1.0.0.dylib",)),
    "pangoft2-1.0": (("pangoft2-1.0-0.dll", "libpangoft2-1.0-0.dll"), ("libpangoft2-1.0.0.dylib",)),
    "harfbuzz": (("harfbuzz.dll", "libharfbuzz-0.dll"), ("libharfbuzz.0.dylib",)),
    "harfbuzz-subset": (("harfbuzz-subset.dll", "libharfbuzz-subset-0.dll"), ("libharfbuzz-subset.0.dylib",)),
    "fontconfig": (("fontconfig-1.dll", "libfontconfig-1.dll"), ("libfontconfig.1.dylib",)),
}
"""Each library with its files: on Windows that of the package, then that of MSYS2, and on macOS the one that the other
libraries name, or it would be loaded twice."""
_MSYS2 = (Path("C:/msys64/ucrt64/bin"), Path("C:/msys64/mingw64/bin"))  # where the engine looks by itself
_HOMEBREW = (Path("/opt/homebrew/lib"), Path("/usr/local/lib"))
_VERSION = r"([-.][\d.]+)?(\.dll|\.dylib)?"


def find(name: str) -> str | None:
    """Return the whole path of a library, or what the system says of it; None where it is not found.

    *Why:* Windows opens no library by a name with a dot in it and no ending, which most of these have.

    Args:
        name: as the engine asks for it, in any of its spellings, such as "libgobject-2.0-0" or "gobject-2.0".
    """
    bare = name.removeprefix("lib")
    for library, files in _FILES.items():
        if re.fullmatch(re.escape(library) + _VERSION, bare):
            places = [folder / file for folder in _folders() for file in files[sys.platform == _MACOS]]
            found = next((path for path in places if path.is_file()), None)
            if found is not None:
                return str(found)
    return find_library(name)


def prepare() -> None:
    """Let Windows find what the libraries of the package need beside them, before the engine opens any.

    The package stands in for other places, not beside them: two sets of the same libraries do not mix.
    """
    folder = _package_folder()
    if sys.platform == _WINDOWS and folder is not None:
        os.environ.setdefault(CHOSEN, str(folder))


def _folders() -> Sequence[Path]:
    package = _package_folder()
    chosen = os.environ.get(CHOSEN) if sys.platform == _WINDOWS else None
    if chosen:
        return [Path(folder) for folder in chosen.split(";")]
    if package is not None:
        return [package]
    return {_WINDOWS: _MSYS2, _MACOS: _HOMEBREW}.get(sys.platform, ())


def _package_folder() -> Path | None:
    """Return the folder of the package's libraries, if it is installed; it is not imported, which it needs more for."""
    found = importlib.util.find_spec(PACKAGE) if sys.platform in (_WINDOWS, _MACOS) else None
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / ("bin" if sys.platform == _WINDOWS else "lib")
