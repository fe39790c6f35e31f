"""Try any folder of files: `python -m tools.try_corpus DIR [--jobs N] [--seconds S]`.

Each file is looked at as evidence (`check`), prepared as the volume shows it, fitted as the kit takes it (all in helper
processes with limits), and workbooks are read. Told are files over which a helper hangs, dies or runs out of memory,
files of which inspection, volume and kit do not say the same, and PDFs that have other pages by pikepdf.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from submissions.errors import UserError
from submissions.evidence.opening.facts import FileFacts
from submissions.evidence.opening.inspecting import inspect
from submissions.workbooks.reading import ENDINGS, read_workbook
from submissions.workers.crew import Crew, Task

OPENER = "submissions.making.opener"
MEMORY_MB = 1536
WISH: dict[str, Any] = {"types": [], "document": None, "video": None}
# What inspection leaves to its findings on kinds: shown nowhere, and nothing is wrong with the file.
KINDS = {"office", "video", "other-kind"}


def tried(paths: list[Path], jobs: int, seconds: float) -> Iterator[tuple[Path, str, str]]:
    """Yield for each file what is amiss: the file, one word, and figures."""
    facts = inspect(paths, None, jobs, seconds, MEMORY_MB)
    shown, fitted = opened(paths, jobs, seconds, {}), opened(paths, jobs, seconds, {"wish": WISH})
    for path in paths:
        said = {"check": _problem(facts[path]), "volume": shown[path], "kit": fitted[path]}
        lost = {who: word for who, word in said.items() if word.startswith("lost")}
        if lost:
            yield path, "lost", str(lost)
        elif len({"" if word in KINDS else word for word in said.values()}) > 1:
            yield path, "disagreement", str(said)
        pages = _pages(path) if facts[path].pages is not None else None
        if pages is not None and pages != facts[path].pages:
            yield path, "pages", f"{facts[path].pages}, by pikepdf {pages}"
        if path.suffix.lower() in ENDINGS:
            try:
                with suppress(UserError):  # told in a sentence, as it should be
                    read_workbook(path, MEMORY_MB, seconds)
            except Exception as error:
                yield path, "traceback", f"{type(error).__name__}: {error}"


def opened(paths: list[Path], jobs: int, seconds: float, more: dict[str, Any]) -> dict[Path, str]:
    """Return why each file cannot be shown (`volume`) or is doubtful (`kit`); nothing where all is well."""
    found = {}
    with tempfile.TemporaryDirectory() as scratch, Crew[Path](OPENER, [str(MEMORY_MB)], jobs) as crew:
        tasks = [
            Task(
                path,
                json.dumps({"path": str(path), "into": f"{scratch}/{number}", "seconds": seconds, **more}),
                seconds,
            )
            for number, path in enumerate(paths)
        ]
        for result in crew.work(tasks):
            answer = result.answer or {"lost": result.lost}
            lost = answer.get("lost")
            found[result.job] = f"lost: {lost}" if lost else answer.get("unfit") or answer.get("reason") or ""
            for left in Path(scratch).iterdir():
                left.unlink(missing_ok=True)
    return found


def _problem(facts: FileFacts) -> str:
    if facts.problem is None:
        return ""
    known = facts.problem.lies_in_the_file or facts.problem in ("phone-picture", "too-large", "unreadable")
    return facts.problem.value if known else f"lost: {facts.problem.value}"


def _pages(path: Path) -> int | None:
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return len(pdf.pages)
    except Exception:
        return None  # one that only PDFium reads; there is nothing to compare with


def main() -> None:
    """Try the files of a folder and print what is amiss, then counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    paths = sorted(path for path in given.folder.rglob("*") if path.is_file())
    counts: Counter[str] = Counter()
    for path, word, figures in tried(paths, given.jobs, given.seconds):
        counts[word] += 1
        print(f"{word}: {path}: {figures}")
    print(f"{len(paths)} files; {dict(counts) or 'nothing amiss'}")


if __name__ == "__main__":
    main()
