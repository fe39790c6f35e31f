"""How an innovation stands on its way, as the page shows it to who asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.workflow import Move, work_states
from submissions.changing.keeping import content_in
from submissions.page.desk import Desk
from submissions.records.reading import ReadRecord
from submissions.workflow.moving import has_log, standings, submitted_hash
from submissions.workflow.permitting import may
from submissions.workflow.standing import WorkNote, WorkStanding, moves_open


@dataclass(frozen=True)
class ShownWay:
    """How an innovation stands for a competition as the page shows it: with the moves that are open to who asks.

    `notes` are those that may be seen, each with what the field that it is about is called. `fields` are those that a
    note can be about: by section the addresses and questions that this competition asks.
    """

    standing: WorkStanding
    title: str
    moves: dict[str, Move]
    notes: tuple[tuple[WorkNote, str], ...]
    fields: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def has_field(self, address: str) -> bool:
        """Return whether a note can be about a field here."""
        return any(address == each for _title, questions in self.fields for each, _ask in questions)


def ways_of(desk: Desk, record: ReadRecord, labels: Mapping[str, str]) -> list[ShownWay]:
    """Return how an innovation stands for each competition that it enters.

    Args:
        desk: who asks.
        record: the innovation.
        labels: what its fields are called, by dotted path.

    Raises:
        InputError: what was done with it cannot be read, or was changed by hand.
    """
    workspace = desk.workspace()
    internal = may(desk.person, "tinjau")
    shown = []
    for each in standings(workspace, record.path, list(record.innovation.kompetisi)):
        competition = workspace.competitions.get(each.competition)
        notes = tuple((note, labels.get(note.event.field, "")) for note in each.notes_for(internal=internal))
        moves = moves_open(work_states(), each, desk.person.role)
        title = competition.short_name if competition else each.competition
        shown.append(ShownWay(each, title, moves, notes, _fields(desk, each.competition)))
    return shown


def notes_by_field(desk: Desk, record: ReadRecord) -> dict[str, list[WorkNote]]:
    """Return the notes on single fields that are not done yet and may be seen, by the address of the field.

    Raises:
        InputError: what was done with it cannot be read, or was changed by hand.
    """
    internal = may(desk.person, "tinjau")
    found: dict[str, list[WorkNote]] = {}
    for standing in standings(desk.workspace(), record.path, list(record.innovation.kompetisi)):
        for note in standing.notes_for(internal=internal):
            if note.event.field and not note.is_done:
                found.setdefault(note.event.field, []).append(note)
    return found


def _fields(desk: Desk, competition: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (section.title, tuple((question.address, question.ask) for question in section.questions))
        for section in desk.sections()
        if section.table is None and (section.edition is None or section.edition.competition == competition)
    )


def shown_hash(desk: Desk, record: ReadRecord) -> str:
    """Return the hash of a record as it is shown, so that nobody decides on what was not seen."""
    return submitted_hash(content_in(desk.workspace(), record.path))


def has_begun(desk: Desk, record: ReadRecord) -> bool:
    """Return whether an innovation is on its way: somebody alone need not know of states."""
    return bool(desk.person.account) or has_log(desk.workspace(), record.path)
