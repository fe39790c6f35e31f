"""The manifest of an export: every file with its hash, and every innovation that was left out with the reason."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from submissions import __version__
from submissions.batch.jobs import MadeFile
from submissions.errors import OutputError
from submissions.files.whole import write_whole
from submissions.language import _

FILE = "manifest.json"


@dataclass(frozen=True)
class LeftOut:
    """One innovation of which nothing was made for an edition, and the codes of the errors in the way."""

    record: str
    nama: str
    edition: str
    verdict: str
    errors: list[str]


@dataclass(frozen=True)
class Failure:
    """One document that should have been made and was not, with the reason."""

    record: str
    nama: str
    edition: str
    document: str
    reason: str


@dataclass
class Manifest:
    """All that lies in an export's folders; holds no clock time, so that the same input gives the same manifest.

    `complete` is false where the run was interrupted; `evidence_opened` where verdicts rest on names and dates alone.
    """

    editions: list[str]
    files: list[MadeFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    complete: bool = True
    evidence_opened: bool = True

    def stale_files(self, folder: Path, earlier: set[str]) -> list[str]:
        """Return the files of earlier runs that still lie in the export's folders, but do not belong to this run."""
        known = {file.file for file in self.files}
        lying = (path for edition in self.editions for path in (folder / edition).glob("*.pdf"))
        names = {path.relative_to(folder).as_posix() for path in lying}
        return sorted((names & earlier) - known)

    def write(self, folder: Path) -> None:
        """Write `manifest.json` into the export's folder, whole or not at all."""
        files_of_earlier_run(folder)
        own = {
            "editions": self.editions,
            "files": [file.entry for file in self.files],
            "left_out": [asdict(left) for left in self.left_out],
            "failures": [asdict(failure) for failure in self.failures],
            "complete": self.complete,
            "evidence_opened": self.evidence_opened,
        }
        data = {"manifest": 1, "program": f"submissions {__version__}", **own}
        write_whole(folder / FILE, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def files_of_earlier_run(folder: Path) -> set[str]:
    """Return the files that `manifest.json` of an earlier run lists.

    Raises:
        OutputError: the folder has such a file, but it is somebody else's.
    """
    path = folder / FILE
    if not path.exists():
        return set()
    try:
        earlier = json.loads(path.read_bytes())
        if "manifest" in earlier:
            return {str(each["file"]) for each in earlier["files"]}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    raise OutputError(
        _("{file} exists and was not made by this program.").format(file=path),
        _("Choose another folder with -o, or move it away."),
    )
