"""Compare what is to be published with what is kept in Git: `python -m tools.check_release [FOLDER]` (dist).

The sdist holds every file, so that whoever packages the program can run its tests; the wheel holds what runs, and no
file that Git does not know. Both say the version that the program says.
"""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from submissions import __version__

ROOT = Path(__file__).parents[1]
MADE_BY_BUILDING = {"PKG-INFO"}
_WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]
ELSEWHERE: dict[str, str] = _WHEEL["force-include"]
"""The folders and files that lie at another place in the wheel than in the tree."""


def kept() -> set[str]:
    """Return the name of every file in Git."""
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).exists()}


def in_wheel(name: str) -> str | None:
    """Return where a file of the tree lies in the wheel; None for one that is not for its users."""
    for folder, place in ELSEWHERE.items():
        if name == folder or name.startswith(f"{folder}/"):
            return place + name.removeprefix(folder)
    return name if name.startswith(("submissions/", "schemas/")) else None


def faults(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the one sdist and the one wheel in a folder."""
    sdists, wheels = sorted(folder.glob("*.tar.gz")), sorted(folder.glob("*.whl"))
    if len(sdists) != 1 or len(wheels) != 1:
        yield f"{folder}: one sdist and one wheel are expected, there are {len(sdists)} and {len(wheels)}"
        return
    files = kept()
    with tarfile.open(sdists[0]) as archive:
        held = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    yield from _differences(sdists[0].name, files, held - MADE_BY_BUILDING)
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = set(wheel.namelist())
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        said = re.search(r"(?m)^Version: (.+)$", wheel.read(about).decode())
    yield from _differences(
        wheels[0].name, set(filter(None, map(in_wheel, files))), {name for name in names if ".dist-info/" not in name}
    )
    for name, version in ((wheels[0].name, said and said[1]), (sdists[0].name, sdists[0].name[12:-7])):
        if version != __version__:
            yield f"{name}: version {version}, the program says {__version__}"


def _differences(name: str, wanted: set[str], held: set[str]) -> Iterator[str]:
    yield from (f"{name} lacks {each}" for each in sorted(wanted - held))
    yield from (f"{name} holds {each}, which Git does not know" for each in sorted(held - wanted))


def main() -> int:
    """Print what is wrong, and return the exit code."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")
    found = list(faults(folder))
    sys.stdout.write("".join(f"{line}\n" for line in found) or f"{folder}: sdist and wheel hold what Git holds\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
