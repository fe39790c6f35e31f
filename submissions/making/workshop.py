"""Where the documents of a workspace are made, one after the other: in helper processes with limits of time and memory.

The program itself only plans and writes. What is the office's own is printed by one helper; each foreign file is
opened in a job of its own by others, and volume and kit are put together from what these have prepared.
"""

import base64
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from schemas.submission import Submission
from submissions.documents.complaints import Complaint
from submissions.documents.planning import Document
from submissions.documents.printed import Printed
from submissions.documents.travelling import packed
from submissions.errors import InputError, OutputError
from submissions.evidence.showing.leaves import Leaf
from submissions.evidence.showing.unfit import Unfit, UnfitError
from submissions.files.folder import whole_folder
from submissions.language import _
from submissions.making.limits import LONGEST_ANSWER, NO_MORE_THAN_USUAL, Limits, cannot_work, loss_words
from submissions.portal.kit.copysheet import NAME as SHEET
from submissions.portal.kit.copysheet import copy_sheet
from submissions.portal.kit.filling import Fit, Wanted, fill, places_of
from submissions.portal.kit.listing import NAME as LISTING
from submissions.portal.kit.listing import KitFile, listing
from submissions.portal.kit.wishes import Fitted, Limit, Outcome, Wish, unfit
from submissions.portal.volume.planning import Volume, evidence_files, sheets_of
from submissions.portal.volume.shapes import Shape
from submissions.workers.crew import Answer, CannotWorkError, Crew, Loss, Result, Task
from submissions.workers.processors import processors
from submissions.workspace import Workspace

WORKER, OPENER = "submissions.making.worker", "submissions.making.opener"
# A large file, and a volume of many pages, get more time than a document.
_BYTES_PER_SECOND = 1_000_000
_SECONDS_PER_PAGE = 0.5
_LOST_FILES = {
    Loss.TOO_SLOW: Unfit.TOO_SLOW,
    Loss.TOO_MUCH_MEMORY: Unfit.TOO_LARGE,
    Loss.CRASHED: Unfit.BROKEN,
}


class NotMadeError(OutputError):
    """A document could not be made; `reason` says why, without a full stop. It costs only itself."""

    def __init__(self, document: str, reason: str):
        self.reason = reason
        super().__init__(_("Not made: {file}: {reason}.").format(file=document, reason=reason))


class Workshop:
    """Makes the documents of one workspace. Use it in a `with`: at its end all helpers end."""

    def __init__(self, workspace: Workspace, limits: Limits = NO_MORE_THAN_USUAL):
        """Prepare a workshop; helpers start when there is something to do, or by `warm_up`."""
        self.workspace, self._limits = workspace, limits
        memory = str(limits.memory_mb)
        self._printers: Crew[str] = Crew(
            WORKER, [str(workspace.root.resolve()), memory], 1, good=_is_made, longest_answer=LONGEST_ANSWER
        )
        self._openers: Crew[Any] = Crew(OPENER, [memory], processors(), good=_is_opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._printers.end()
        self._openers.end()

    def warm_up(self) -> None:
        """Start the helper that prints, while there is still something else to do."""
        self._printers.warm_up()

    def pdf(self, document: Document) -> Printed:
        """Return the PDF of a document.

        Raises:
            NotMadeError: it took too much time or memory, or something went wrong over it.
            InputError: a template is faulty, or the coat of arms that the settings name is not there.
            OutputError: no helper process can be started.
        """
        answer = self._made(document, "print")
        return Printed(base64.b64decode(answer["pdf"]), answer["pages"], _complaints(answer))

    def html(self, document: Document) -> str:
        """Return the HTML of a document; raises as `pdf` does."""
        text: str = self._made(document, "html")["html"]
        return text

    def volume(self, dossier: Document) -> Volume:
        """Return the evidence volume that belongs to a dossier; raises as `pdf` does.

        A file that cannot be opened, or costs the helper that opens it, costs only its own pages.
        """
        with _scratch() as scratch:
            shown = self._shown(evidence_files(dossier, self.workspace), scratch)
            sheets = sheets_of(dossier, self.workspace, shown)
            into = scratch / "volume.pdf"
            prepared = sum(_size(shape.file) for shape in shown.values() if shape.file)
            more = _SECONDS_PER_PAGE * sum(shape.pages for _exhibit, shape in sheets.shapes)
            more += prepared / _BYTES_PER_SECOND
            under = {anchor: (str(file), number, drawn) for anchor, (file, number, drawn) in sheets.under.items()}
            answer = self._made(sheets.document, "volume", more, under=under, into=str(into))
            return sheets.volume(into.read_bytes(), answer["pages"], _complaints(answer), answer["places"])

    def kit(self, dossier: Document, submission: Submission, folder: Path) -> list[KitFile]:
        """Make the upload kit that belongs to a dossier, whole or not at all; the office's files are only read.

        Args:
            dossier: whose evidence is taken.
            submission: the filled form.
            folder: the kit's folder; one of ours that stands there is replaced.

        Raises:
            NotMadeError: the copy sheet took too much time or memory, or something went wrong over it.
            InputError: its template is faulty.
            OutputError: the folder is somebody else's, or cannot be written; or no helper process can be started.
        """
        with whole_folder(folder) as fresh, _scratch() as scratch:
            places = places_of(dossier, submission.edition, self.workspace)
            wanted = dict.fromkeys(place.wanted for place in places if place.wanted)
            files = fill(fresh, places, self._fitted(wanted, scratch))
            (fresh / LISTING).write_bytes(listing(files))
            sheet = copy_sheet(dossier, submission, files)
            (fresh / SHEET).write_text(self.html(sheet), encoding="utf-8", newline="\n")
        return files

    def _made(self, document: Document, what: str, more_seconds: float = 0, **request: Any) -> Answer:
        """Return the helper's answer to a request for one document."""
        seconds = self._limits.seconds + more_seconds
        head = json.dumps(
            {"do": what, "template": document.template, "seconds": seconds, "packed": True, **request},
        )
        text = f'{head[:-1]}, "content": {packed(document.context)}}}'
        [result] = _results(self._printers, [Task(document.name, text, seconds)])
        answer, lost = result.answer or {}, _loss(result)
        if lost is not None:
            template = (result.partial or {}).get("template", "")
            raise NotMadeError(
                document.name, loss_words(lost, result.detail, self._limits.memory_mb, template=template)
            )
        if answer.get("unreadable"):
            raise InputError(*answer["unreadable"])
        if "reason" in answer:
            raise NotMadeError(document.name, answer["reason"])
        return answer

    def _shown(self, paths: Iterable[Path], scratch: Path) -> dict[Path, Shape]:
        """Return what each file becomes in a volume; what is prepared of it lies in the scratch folder."""
        targets = {path: scratch / f"{number}.pdf" for number, path in enumerate(paths)}
        shown = {}
        for result in _results(self._openers, [self._opening(path, path, into) for path, into in targets.items()]):
            answer, lost = result.answer or {}, _loss(result)
            if lost is not None:
                shown[result.job] = Shape(unfit=UnfitError(_LOST_FILES[lost], result.detail))
            elif "unfit" in answer:
                shown[result.job] = Shape(unfit=UnfitError(Unfit(answer["unfit"]), answer["detail"]))
            else:
                leaves = tuple(Leaf(**leaf) for leaf in answer["leaves"])
                shown[result.job] = Shape(leaves, targets[result.job])
        return shown

    def _fitted(self, wanted: Iterable[Wanted], scratch: Path) -> dict[Wanted, Fit]:
        """Return the files made to fit; one over which its helper is lost goes into the kit as it is."""
        targets = {key: scratch / f"{number}" for number, key in enumerate(wanted)}
        tasks = [self._opening(key, key[0], into, wish=_wish(key[1])) for key, into in targets.items()]
        fits = {}
        for result in _results(self._openers, tasks):
            (path, wish), answer, lost = result.job, result.answer or {}, _loss(result)
            if lost is not None or "unfit" in answer:
                why = _LOST_FILES[lost] if lost is not None else Unfit(answer["unfit"])
                fits[result.job] = Fit(unfit(path, wish.document, why))
                continue
            reason = Unfit(answer["reason"]) if answer["reason"] else None
            limit = Limit(None if answer["limit"] is None else Decimal(answer["limit"]))
            fit = Fitted(Outcome(answer["outcome"]), answer["ending"], limit, reason=reason)
            fits[result.job] = Fit(fit, targets[result.job] if answer["made"] else None)
        return fits

    def _opening(self, job: Any, path: Path, into: Path, **request: Any) -> Task[Any]:
        seconds = self._limits.seconds + _size(path) / _BYTES_PER_SECOND
        return Task(job, json.dumps({"path": str(path), "into": str(into), "seconds": seconds, **request}), seconds)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it is gone since; whoever opens it will tell


def _results(crew: Crew[Any], tasks: list[Task[Any]]) -> Iterator[Result[Any]]:
    try:
        yield from crew.work(tasks)
    except CannotWorkError as error:
        raise cannot_work(error) from None


def _loss(result: Result[Any]) -> Loss | None:
    """Return how a job was lost: that its helper died, or what it said itself."""
    if result.lost is None and result.answer and "lost" in result.answer:
        return Loss(result.answer["lost"])
    return result.lost


def _complaints(answer: Answer) -> list[Complaint]:
    return [Complaint(**warning) for warning in answer["warnings"]]


def _wish(wish: Wish) -> dict[str, Any]:
    limits = {"document": wish.document.megabytes, "video": wish.video.megabytes}
    shown = {key: None if megabytes is None else str(megabytes) for key, megabytes in limits.items()}
    return {"types": wish.types, **shown}


def _is_made(answer: Answer) -> bool:
    return any(key in answer for key in ("lost", "reason", "pdf", "html", "places", "template"))


def _is_opened(answer: Answer) -> bool:
    return any(key in answer for key in ("lost", "unfit", "leaves", "outcome"))


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for what helpers write; it vanishes afterwards."""
    with tempfile.TemporaryDirectory(prefix="submissions-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
