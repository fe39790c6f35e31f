"""All that is made of one filled form: documents, evidence volume, both as one file, and the kit for the portal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from schemas.wording import megabytes
from submissions.assessment.assessing import FilledAssessment
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.documents.document import Document
from submissions.documents.planning import documents_from
from submissions.documents.printed import Printed
from submissions.files.folder import refuse_foreign_folder
from submissions.files.whole import refuse_foreign
from submissions.findings.finding import visible
from submissions.language import N_, _
from submissions.making.workshop import Workshop
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.papers import KitPaper, papers_of
from submissions.portal.volume.content import Volume
from submissions.portal.volume.planning import JOINED_SUFFIX
from submissions.workspace import Workspace

T = TypeVar("T")
VOLUME_SUFFIX, KIT_SUFFIX = "_bukti", "_kit"


_OUTCOMES = {
    "shrunk": N_("made smaller: {before} MB → {after} MB"),
    "converted": N_("made into a type that is taken: {before} MB → {after} MB"),
    "too-large": N_(
        "{before} MB, at most {limit} MB are taken, and it cannot be made to fit and still be read: it is not in the "
        "kit. Split it, or scan it again less finely; of a video, send a shorter one."
    ),
    "signed": N_(
        "{before} MB, at most {limit} MB are taken, and it is signed electronically, so nothing in it may be changed: "
        "it is not in the kit. Have a smaller one signed."
    ),
    "unfit": N_("copied as it is, but it cannot be shown: {reason}"),
    "locked": N_(
        "{before} MB, at most {limit} MB are taken, and it is locked with a password: it is not in the kit. Save it "
        "again without a password."
    ),
    "missing": N_("the file is not in the workspace, or cannot be read"),
}


class Spared(Protocol):
    """Makes something for a file, and returns None where it was lost, which is then told."""

    def __call__(self, target: Path, make: Callable[[], T], /) -> T | None:
        """Return what `make` returns."""
        ...


@dataclass(frozen=True)
class CompletePlan:
    """What is made of a form, and where each of it goes; None for what is not asked.

    `documents` are the form itself and its letters, each with its file.
    """

    form: FormContent
    assessment: FilledAssessment
    documents: tuple[tuple[Path, Document], ...]
    volume: Path | None
    joined: Path | None
    kit: Path | None

    def refuse_foreign(self) -> None:
        """Refuse to take the place of anything that this program did not make.

        Raises:
            OutputError: such a file or folder stands there.
        """
        for target in filter(None, [*(target for target, _document in self.documents), self.volume, self.joined]):
            refuse_foreign(target)
        if self.kit:
            refuse_foreign_folder(self.kit)


@dataclass(frozen=True)
class Complete:
    """What was made, each with its file; None, or missing, where it was not asked or was lost.

    `printed` are the form and its letters; `sent` is the file that goes to the organiser.
    """

    printed: tuple[tuple[Path, Printed | None], ...]
    volume: Volume | None = None
    joined: Printed | None = None
    kit: list[KitFile] | None = None
    papers: tuple[KitPaper, ...] = ()

    @property
    def form(self) -> Printed | None:
        """Return the form itself."""
        return self.printed[0][1]

    def files(self, plan: CompletePlan) -> Iterator[tuple[Path, Printed]]:
        """Yield each PDF file that is to be written."""
        yield from ((target, printed) for target, printed in self.printed if printed)
        if self.volume and plan.volume:
            yield plan.volume, self.volume.printed
        if self.joined and plan.joined:
            yield plan.joined, self.joined


def plan_complete(
    assessment: FilledAssessment, workspace: Workspace, main: Path | None, *, volume: bool, kit: bool
) -> CompletePlan:
    """Return what is made of a filled form; nothing is made yet.

    Args:
        assessment: the form as filled and judged.
        workspace: the office's folder.
        main: the file of the form itself, beside which the others go; None for the name that the edition gives it.
        volume: whether the evidence volume is wanted.
        kit: whether the kit for the portal is.
    """
    form = form_content(assessment, workspace)
    documents = list(documents_from(form))
    main = main or Path(f"{form.file_name}.pdf" if form.file_name else documents[0].name)
    targets = [main, *(main.with_name(f"{main.stem}{document.suffix}.pdf") for document in documents[1:])]
    in_one = assessment.edition.manuscript.annexes.in_one_pdf.value
    return CompletePlan(
        form,
        assessment,
        tuple(zip(targets, documents, strict=True)),
        main.with_name(f"{main.stem}{VOLUME_SUFFIX}.pdf") if volume else None,
        main.with_name(f"{main.stem}{JOINED_SUFFIX}.pdf") if in_one else None,
        main.with_name(f"{main.stem}{KIT_SUFFIX}") if kit else None,
    )


def make_complete(plan: CompletePlan, workshop: Workshop, spared: Spared) -> Complete:
    """Make what is planned; only the kit is written. One document that is lost costs only itself.

    Args:
        plan: see `plan_complete`.
        workshop: that makes documents.
        spared: makes each, and tells of what is lost.

    Raises:
        UserError: something was not lost, but is to be mended first.
    """
    form = plan.form
    bound = plan.volume or plan.joined
    volume = spared(bound, lambda: workshop.volume(form)) if bound else None
    documents = [document for _target, document in plan.documents]
    if volume and bound:
        form = form.with_volume(volume.listing(bound.name))
        documents = list(documents_from(form))
    targets = [target for target, _document in plan.documents]
    printed = [_pdf(spared, workshop, *each) for each in zip(targets, documents, strict=True)]
    joined = None
    if plan.joined and printed[0] and volume:
        front, back, target = printed[0], volume.printed, plan.joined
        joined = spared(target, lambda: workshop.joined(front, back, target.name))
    papers = papers_of(form, printed, joined) if plan.kit else []
    kit = None
    if plan.kit:
        folder = plan.kit
        kit = spared(folder, lambda: workshop.kit(form, plan.assessment.submission, folder, papers))
    return Complete(tuple(zip(targets, printed, strict=True)), volume, joined, kit, tuple(papers))


def _pdf(spared: Spared, workshop: Workshop, target: Path, document: Document) -> Printed | None:
    return spared(target, lambda: workshop.pdf(document))


@dataclass(frozen=True)
class KitNote:
    """What became of a file in the kit: its number and name, in words, and whether somebody must see to it."""

    number: str
    name: str
    message: str
    needs_attention: bool


def kit_notes(files: Iterable[KitFile]) -> Iterator[KitNote]:
    """Yield what is to be said of the files of a kit; of those copied as they are there is nothing."""
    for file in files:
        words = _OUTCOMES.get(file.outcome.value)
        if words is None:
            continue
        message = _(words).format(
            before=visible(megabytes(file.before or 0)),
            after=visible(megabytes(file.after or 0)),
            reason=file.reason.sentence if file.reason else "",
            limit=visible(file.limit.megabytes or Decimal(0)),
        )
        name = visible(file.path or file.exhibit.evidence.file)
        yield KitNote(str(file.exhibit.number), name, message, file.outcome.needs_attention)
