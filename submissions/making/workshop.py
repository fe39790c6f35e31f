"""Where the documents of a workspace are made, one after the other: in helper processes with limits of time and memory.

The program itself only plans and writes. What is the office's own is printed by one helper; each foreign file is
opened in a job of its own by others, and volume and kit are put together from what these have prepared.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from schemas.submission import Submission
from submissions.documents.content import FormContent
from submissions.documents.document import Document
from submissions.documents.printed import Printed
from submissions.documents.travelling import packed
from submissions.errors import InputError, OutputError
from submissions.evidence.problems import OF_LOSSES, UnfitError
from submissions.files.folder import whole_folder
from submissions.language import _
from submissions.making.limits import LONGEST_ANSWER, NO_MORE_THAN_USUAL, Limits, cannot_work, loss_words
from submissions.making.openings import Opening, fitted_in, is_whole, leaves_in
from submissions.making.rendering import received
from submissions.portal.kit.context import sheet_document
from submissions.portal.kit.copysheet import NAME as SHEET
from submissions.portal.kit.copysheet import copy_sheet
from submissions.portal.kit.filling import Fit, Wanted, fill, places_of
from submissions.portal.kit.listing import NAME as LISTING
from submissions.portal.kit.listing import KitFile, listing
from submissions.portal.kit.papers import KitPaper, put
from submissions.portal.kit.wishes import unfit
from submissions.portal.volume.content import Volume
from submissions.portal.volume.planning import evidence_files, volume_document, volume_plan
from submissions.portal.volume.shapes import Shape
from submissions.workers.crew import CannotWorkError, Crew
from submissions.workers.processors import processors
from submissions.workers.tasks import Answer, J, Loss, Result, Task
from submissions.workspace import Workspace

WORKER, OPENER = "submissions.making.worker", "submissions.making.opener"
# A large file, and a volume of many pages, get more time than a document.
_BYTES_PER_SECOND = 1_000_000
_SECONDS_PER_PAGE = 0.5


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
        self._openers: Crew[Any] = Crew(OPENER, [memory], processors(), good=is_whole)

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
        return received(answer)

    def html(self, document: Document) -> str:
        """Return the HTML of a document; raises as `pdf` does."""
        text: str = self._made(document, "html")["html"]
        return text

    def volume(self, form: FormContent) -> Volume:
        """Return the evidence volume that belongs to a form; raises as `pdf` does.

        A file that cannot be opened, or costs the helper that opens it, costs only its own pages.
        """
        with _scratch() as scratch:
            prepared = self._shown(evidence_files(form, self.workspace), scratch)
            plan = volume_plan(form, self.workspace, prepared)
            into = scratch / "volume.pdf"
            size = sum(_size(shape.file) for shape in prepared.values() if shape.file)
            more = _SECONDS_PER_PAGE * plan.pages + size / _BYTES_PER_SECOND
            under = {anchor: (str(lying.file), lying.number, lying.is_picture) for anchor, lying in plan.under.items()}
            answer = self._made(volume_document(plan), "volume", more, under=under, into=str(into))
            return plan.volume(received(answer, into.read_bytes()))

    def joined(self, form: Printed, volume: Printed, name: str) -> Printed:
        """Return a form and its evidence volume as one PDF; raises as `pdf` does. `name` is what messages call it."""
        with _scratch() as scratch:
            front, back, into = scratch / "form.pdf", scratch / "volume.pdf", scratch / "joined.pdf"
            front.write_bytes(form.content)
            back.write_bytes(volume.content)
            seconds = self._limits.seconds + (_size(front) + _size(back)) / _BYTES_PER_SECOND
            paths = {"form": str(front), "volume": str(back), "into": str(into)}
            answer = self._answer(name, json.dumps({"do": "join", "seconds": seconds, **paths}), seconds)
            return Printed(into.read_bytes(), answer["pages"], [])

    def kit(
        self, form: FormContent, submission: Submission, folder: Path, papers: Sequence[KitPaper] = ()
    ) -> list[KitFile]:
        """Make the upload kit that belongs to a form, whole or not at all; the office's files are only read.

        Args:
            form: whose evidence is taken.
            submission: the filled form.
            folder: the kit's folder; one of ours that stands there is replaced.
            papers: what the program made that goes into it.

        Raises:
            NotMadeError: the copy sheet took too much time or memory, or something went wrong over it.
            InputError: its template is faulty.
            OutputError: the folder is somebody else's, or cannot be written; or no helper process can be started.
        """
        with whole_folder(folder) as fresh, _scratch() as scratch:
            places = places_of(form, submission.edition, self.workspace)
            wanted = dict.fromkeys(place.wanted for place in places if place.wanted)
            files = fill(fresh, places, self._fitted(wanted, scratch))
            put(fresh, papers)
            (fresh / LISTING).write_bytes(listing(files, papers))
            sheet = sheet_document(copy_sheet(form, submission, files))
            (fresh / SHEET).write_text(self.html(sheet), encoding="utf-8", newline="\n")
        return files

    def _made(self, document: Document, what: str, more_seconds: float = 0, **request: Any) -> Answer:
        """Return the helper's answer to a request for one document."""
        seconds = self._limits.seconds + more_seconds
        head = json.dumps(
            {"do": what, "template": document.template, "seconds": seconds, "packed": True, **request},
        )
        text = f'{head[:-1]}, "content": {packed(document.context)}}}'
        return self._answer(document.name, text, seconds)

    def _answer(self, name: str, text: str, seconds: float) -> Answer:
        """Return the answer of the helper that prints to the text of a request."""
        [result] = _results(self._printers, [Task(name, text, seconds)])
        answer, lost = result.answer or {}, _loss(result)
        if lost is not None:
            template = (result.partial or {}).get("template", "")
            raise NotMadeError(name, loss_words(lost, result.detail, self._limits.memory_mb, template=template))
        if answer.get("unreadable"):
            raise InputError(*answer["unreadable"])
        if "reason" in answer:
            raise NotMadeError(name, answer["reason"])
        return answer

    def _shown(self, paths: Iterable[Path], scratch: Path) -> dict[Path, Shape]:
        """Return what each file becomes in a volume; what is prepared of it lies in the scratch folder."""
        targets = {path: scratch / f"{number}.pdf" for number, path in enumerate(paths)}
        tasks = [self._opening(path, Opening(path, into)) for path, into in targets.items()]
        shown = {}
        for result in _results(self._openers, tasks):
            lost = _loss(result)
            try:
                if lost is not None:
                    raise UnfitError(OF_LOSSES[lost], result.detail)
                shown[result.job] = Shape(leaves_in(result.answer or {}), targets[result.job])
            except UnfitError as error:
                shown[result.job] = Shape(unfit=error)
        return shown

    def _fitted(self, wanted: Iterable[Wanted], scratch: Path) -> dict[Wanted, Fit]:
        """Return the files made to fit; one over which its helper is lost goes into the kit as it is."""
        targets = {key: scratch / f"{number}" for number, key in enumerate(wanted)}
        tasks = [self._opening((path, wish), Opening(path, into, wish)) for (path, wish), into in targets.items()]
        fits = {}
        for result in _results(self._openers, tasks):
            path, wish = result.job
            lost = _loss(result)
            try:
                if lost is not None:
                    raise UnfitError(OF_LOSSES[lost], result.detail)
                fit, is_made = fitted_in(result.answer or {})
                fits[result.job] = Fit(fit, targets[result.job] if is_made else None)
            except UnfitError as error:
                fits[result.job] = Fit(unfit(path, wish.document, error.reason))
        return fits

    def _opening(self, job: J, opening: Opening) -> Task[J]:
        seconds = self._limits.seconds + _size(opening.path) / _BYTES_PER_SECOND
        return Task(job, opening.request(seconds), seconds)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # it is gone since; whoever opens it will tell


def _results(crew: Crew[Any], tasks: list[Task[J]]) -> Iterator[Result[J]]:
    try:
        yield from crew.work(tasks)
    except CannotWorkError as error:
        raise cannot_work(error) from None


def _loss(result: Result[Any]) -> Loss | None:
    """Return how a job was lost: that its helper died, or what it said itself."""
    if result.lost is None and result.answer and "lost" in result.answer:
        return Loss(result.answer["lost"])
    return result.lost


def _is_made(answer: Answer) -> bool:
    return any(key in answer for key in ("lost", "reason", "pdf", "html", "places", "joined", "template"))


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for what helpers write; it vanishes afterwards."""
    with tempfile.TemporaryDirectory(prefix="submissions-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
