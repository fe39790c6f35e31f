"""The works that are done as jobs: each says how far it is, what it lost, and where what it made lies."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport, Verdict
from submissions.batch.engines import LocalEngine
from submissions.batch.exporting import Export, Options, Progress, export
from submissions.batch.manifest import files_of_earlier_run
from submissions.documents.manuscript import manuscript_findings
from submissions.errors import OutputError
from submissions.files.whole import refuse_links, write_whole
from submissions.findings.labels import CARRIED, VERDICTS
from submissions.freezing.sealing import freeze
from submissions.judging.judge import judge
from submissions.language import _, ngettext
from submissions.making.limits import DEFAULT_MEMORY_MB, DEFAULT_SECONDS, cannot_work
from submissions.making.workshop import NotMadeError, Workshop
from submissions.nextyear.carrying_over import Fate, carry_over, counts
from submissions.office.complete import kit_notes, make_complete, plan_complete
from submissions.office.editions import chosen_edition_names, chosen_editions
from submissions.office.importing import free_name
from submissions.office.progress import states_told
from submissions.office.samples import without_samples
from submissions.page.jobs import CancelledError, Ticket, Work
from submissions.workbooks.columns import layout_of
from submissions.workbooks.rows import answered_besides
from submissions.workbooks.table import make_table
from submissions.workers.crew import CannotWorkError
from submissions.workers.processors import processors
from submissions.workspace import EXPORTED, FROZEN, Workspace

T = TypeVar("T")
RECAP = "rekap.xlsx"
NEXT_YEAR = "tahun-baru"
"""The kind of the job that carries records over, before the edition."""
COMPLETE = f"{EXPORTED}/lengkap"
"""Where all that is made of single innovations lies, each in a folder of its own."""


def exporting(workspace: Workspace, options: Options, *, with_sample: bool) -> Work:
    """Return the work of making the documents of all innovations.

    Args:
        workspace: the office's folder.
        options: of the export.
        with_sample: whether invented records are taken along.
    """

    def work(ticket: Ticket) -> None:
        files, editions = _chosen(workspace, ticket, with_sample=with_sample)
        folder = _own_folder(workspace, EXPORTED)
        try:
            done = export(workspace, files, editions, folder, _engine(workspace), options, _shown_by(ticket))
        except CannotWorkError as error:
            raise cannot_work(error) from None
        except CancelledError:
            if made := len(files_of_earlier_run(folder)):
                told = ngettext("{n} PDF file is whole and stays.", "{n} PDF files are whole and stay.", made)
                ticket.tell(told.format(n=made))
                ticket.give(_("What was made so far"), EXPORTED)
            raise
        _account(done, ticket)
        if done.manifest.files:
            ticket.give(_("All documents"), EXPORTED)
        for file in done.manifest.files:
            ticket.give(f"{file.subject.nama}: {file.file.rpartition('/')[2]}", f"{EXPORTED}/{file.file}")

    return work


def freezing(workspace: Workspace, options: Options, *, with_sample: bool) -> Work:
    """Return the work of sealing what is about to be sent; see `exporting`."""

    def work(ticket: Ticket) -> None:
        files, editions = _chosen(workspace, ticket, with_sample=with_sample)
        try:
            frozen = freeze(
                workspace,
                files,
                editions,
                _own_folder(workspace, FROZEN),
                _engine(workspace),
                None,
                options,
                _shown_by(ticket),
            )
        except CannotWorkError as error:
            raise cannot_work(error) from None
        _account(frozen.done, ticket)
        ticket.tell(_("Seal: {seal}").format(seal=frozen.seal))
        ticket.tell(_("Write the seal down elsewhere; `submissions verify` on the folder must show the same."))
        ticket.give(_("What was sealed"), workspace.shown(frozen.folder))

    return work


def completing(workspace: Workspace, path: Path, edition_name: str, *, open_evidence: bool) -> Work:
    """Return the work of making all of one innovation for an edition: documents, evidence volume, kit.

    Args:
        workspace: the office's folder.
        path: of the record.
        edition_name: the edition.
        open_evidence: whether its verdict rests on evidence that was opened.
    """

    def work(ticket: Ticket) -> None:
        edition = workspace.edition_named(edition_name)
        ticket.at(0, 0, _("Evidence is looked at"))
        [report] = judge(workspace, [edition], [path], open_evidence=open_evidence, compare=True).reports
        if not report.filled:
            raise OutputError(_("The record cannot be read; nothing was made."))
        _complete(workspace, report, ticket)

    return work


def recapitulating(workspace: Workspace, *, open_evidence: bool) -> Work:
    """Return the work of making the workbook with everything, beside those that are there already."""

    def work(ticket: Ticket) -> None:
        files = workspace.record_files()
        editions = chosen_editions(workspace, None, None, ticket.tell, files)
        ticket.at(0, 0)
        judged = judge(workspace, editions, files, open_evidence=open_evidence)
        ticket.at(0, 0)
        layout = layout_of(workspace.all_editions().values(), answered_besides(each.record for each in judged.reports))
        states = states_told(workspace, [each.record for each in judged.reports])
        content = make_table(judged.reports, editions, layout, states)
        target = free_name(_own_folder(workspace, EXPORTED) / RECAP, content)
        write_whole(target, content)
        ticket.give(target.name, workspace.shown(target))
        for report in judged.unreadable:
            ticket.lose(report.record.file, _("it cannot be read"), report.record.file)

    return work


def place_of_next(workspace: Workspace, edition: Edition) -> Path:
    """Return the folder beside the workspace into which its records are carried over for an edition."""
    return workspace.root.with_name(f"{workspace.root.name}-{edition.id}")


def carrying_over(workspace: Workspace, edition: Edition) -> Work:
    """Return the work of beginning the records of a later edition, in a new folder beside the workspace."""

    def work(ticket: Ticket) -> None:
        target = place_of_next(workspace, edition)
        carried = carry_over(workspace, workspace.record_files(), edition, target)
        numbers = counts(carried)
        words = ", ".join(f"{numbers[state]} {_(CARRIED[state])}" for state in Fate if numbers[state])
        ticket.tell(f"{edition.title}: {words}.")
        ticket.tell(_("Written to {folder}.").format(folder=target))
        for each in carried:
            notes = " ".join(
                f"{note.label or note.field}: {note.sentence} {note.remedy_on_page}" for note in each.notes
            )
            line = f"{each.nama}: {_(CARRIED[each.state])}. {notes}".strip()
            if each.state is Fate.UNREADABLE:
                ticket.lose(each.nama or each.file, notes or _(CARRIED[each.state]))
            else:
                ticket.tell(line)

    return work


def _complete(workspace: Workspace, report: RecordReport, ticket: Ticket) -> None:
    [assessment] = report.filled
    _own_folder(workspace, COMPLETE)
    folder = workspace.root / COMPLETE / f"{report.record.id}-{assessment.edition.id}"
    named = plan_complete(assessment, workspace, None, volume=True, kit=True).documents[0][0]
    plan = plan_complete(assessment, workspace, folder / named.name, volume=True, kit=True)
    plan.refuse_foreign()
    steps = len(plan.documents) + 2 + bool(plan.joined)
    done = 0

    def spared(target: Path, make: Callable[[], T]) -> T | None:
        nonlocal done
        ticket.at(done, steps, target.name)
        done += 1
        try:
            return make()
        except NotMadeError as error:
            ticket.lose(target.name, error.reason)
            return None

    with Workshop(workspace) as workshop:
        made = make_complete(plan, workshop, spared)
    for target, printed in made.files(plan):
        write_whole(target, printed.content)
        ticket.give(target.name, workspace.shown(target))
    if made.volume:
        for document in made.volume.not_shown:
            ticket.lose(f"{document.number} {document.file}", document.error.reason.sentence)
    if made.kit is not None and plan.kit:
        ticket.give(_("Upload kit"), workspace.shown(plan.kit))
        for note in kit_notes(made.kit):
            if note.needs_attention:
                ticket.lose(f"{note.number} {note.name}", note.message)
            else:
                ticket.tell(f"{note.name}: {note.message}")
    sent = made.joined or made.form
    if made.form and sent:
        places = {key: report.record.source.place(each.location) for key, each in assessment.submission.answers.items()}
        for finding in manuscript_findings(
            assessment.edition, made.form.lengths, len(sent.content), plan.documents[0][0].name, places
        ):
            ticket.tell(
                f"{finding.label}: {finding.sentence} {finding.remedy_on_page}" if finding.label else finding.sentence
            )


def _own_folder(workspace: Workspace, name: str) -> Path:
    """Return a folder of the workspace to write into.

    Raises:
        OutputError: it leads elsewhere.
    """
    refuse_links(workspace.root, name)
    return workspace.root / name


def _chosen(workspace: Workspace, ticket: Ticket, *, with_sample: bool) -> tuple[list[Path], list[str]]:
    files = workspace.record_files()
    if not with_sample:
        try:
            files = without_samples(workspace, files, ticket.tell)
        except OutputError as error:
            remedy = _(
                "Tick “Take invented data along” to try it out; take the line `contoh: ya` away once they are yours."
            )
            raise OutputError(error.message, remedy) from None
    return files, list(chosen_edition_names(workspace, None, None, ticket.tell, files))


def _engine(workspace: Workspace) -> LocalEngine:
    return LocalEngine(workspace.root, processors(), DEFAULT_SECONDS, DEFAULT_MEMORY_MB)


def _shown_by(ticket: Ticket) -> Callable[[Progress], None]:
    return lambda progress: ticket.at(progress.done, progress.planned, progress.title)


def _account(done: Export, ticket: Ticket) -> None:
    """Say what an export came to: innovations by verdict for each edition, files, what was lost."""
    for edition, numbers in done.verdicts.items():
        words = ", ".join(
            f"{numbers[verdict]} {_(label).lower()}" for verdict, label in VERDICTS.items() if verdict in numbers
        )
        ticket.tell(f"{edition}: {words}")
    ticket.tell(
        ngettext("{n} PDF file was made", "{n} PDF files were made", done.made).format(n=done.made)
        + ", "
        + _("{n} unchanged").format(n=done.kept)
    )
    for failure in done.manifest.failures:
        ticket.lose(f"{failure.nama}: {failure.document or failure.edition}", failure.reason, failure.record)
    unreadable = {left.record: left.nama for left in done.manifest.left_out if left.verdict == Verdict.UNREADABLE}
    for record, name in unreadable.items():
        ticket.lose(name or record, _("its file cannot be read; the page of the innovation says why"), record)
    not_yet = {left.record: left.nama for left in done.manifest.left_out if left.verdict == Verdict.NOT_ELIGIBLE}
    for record, name in not_yet.items():
        ticket.leave_out(name, record)
