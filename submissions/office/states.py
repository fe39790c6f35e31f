"""How the innovations of an office stand on their way, and which of them are in a state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.competitions import parsed_name
from schemas.workflow import work_states
from submissions.errors import InputError, UserError
from submissions.findings.from_errors import nearest
from submissions.language import _, ngettext
from submissions.office.samples import Say
from submissions.records.reading import ReadRecord, Record, read_records
from submissions.workflow.moving import has_log, standings
from submissions.workflow.standing import WorkStanding
from submissions.workspace import Workspace


@dataclass(frozen=True)
class StandingRecord:
    """An innovation with the offices that it names as its own, and how it stands for each competition it enters."""

    path: Path
    name: str
    offices: tuple[str, ...]
    standings: tuple[WorkStanding, ...]


def standing_records(workspace: Workspace, files: Sequence[Path]) -> list[StandingRecord]:
    """Return how innovations stand; what cannot be read is left out.

    Raises:
        InputError: what was done with one of them cannot be read, or was changed by hand.
    """
    return [_standing(workspace, record) for record in read_records(files, workspace) if isinstance(record, ReadRecord)]


def standings_of(workspace: Workspace, records: Iterable[Record]) -> tuple[list[StandingRecord], list[str]]:
    """Return how innovations stand with which something was done already, and the files whose logs cannot be read."""
    found, damaged = [], []
    for record in records:
        if not isinstance(record, ReadRecord) or not has_log(workspace, record.path):
            continue
        try:
            each = _standing(workspace, record)
        except InputError:
            damaged.append(record.file)
            continue
        found.append(replace(each, standings=tuple(one for one in each.standings if one.last is not None)))
    return found, damaged


def _standing(workspace: Workspace, record: ReadRecord) -> StandingRecord:
    innovation = record.innovation
    offices = tuple(filter(None, (innovation.pengusul.nama, innovation.pengusul.induk)))
    own = tuple(standings(workspace, record.path, list(innovation.kompetisi)))
    return StandingRecord(record.path, innovation.nama, offices, own)


def state_meant(text: str) -> str:
    """Return the name of the state that a text means: `siap-kirim`, `Siap kirim`.

    Raises:
        UserError: there is no such state.
    """
    states = work_states().states
    known = {_plain(each): name for name, state in states.items() for each in (name, state.label)}
    found = known.get(_plain(text))
    if found is None:
        near = nearest(_plain(text), known)
        raise UserError(
            _("There is no state “{state}”.").format(state=text),
            _("Do you mean {near}?").format(near=near)
            if near
            else _("Known: {known}.").format(known=", ".join(name.replace("_", "-") for name in states)),
        )
    return found


def in_state(
    workspace: Workspace, files: Sequence[Path], editions: Sequence[str], state: str
) -> Mapping[str, frozenset[Path]]:
    """Return the records that are in a state, for each edition by its competition.

    Args:
        workspace: the office's folder.
        files: its records.
        editions: the names of the editions.
        state: the name of the state.

    Raises:
        InputError: what was done with one of them cannot be read, or was changed by hand.
    """
    found = standing_records(workspace, files)
    wanted = {}
    for name in editions:
        parsed = parsed_name(name)
        competition = parsed.competition if parsed else name
        wanted[name] = frozenset(
            each.path
            for each in found
            if any(one.name == state for one in each.standings if one.competition == competition)
        )
    return wanted


def taken_in_state(
    workspace: Workspace, files: Sequence[Path], editions: Sequence[str], text: str, say: Say
) -> tuple[list[Path], Mapping[str, frozenset[Path]]]:
    """Return the records that are in a state for any edition, and for each edition those that are.

    Args:
        workspace: the office's folder.
        files: its records.
        editions: the names of the editions.
        text: that names the state.
        say: told how many are not taken.

    Raises:
        UserError: there is no such state, or none is in it.
        InputError: what was done with one of them cannot be read, or was changed by hand.
    """
    state = state_meant(text)
    label = work_states().states[state].label
    only = in_state(workspace, files, editions, state)
    taken = [path for path in files if any(path in paths for paths in only.values())]
    if not taken:
        raise UserError(
            _("No innovation stands at “{state}”.").format(state=label),
            _("`submissions states` shows where each stands."),
        )
    left = len(files) - len(taken)
    if left:
        words = ngettext(
            "{n} innovation does not stand at “{state}” and is left out.",
            "{n} innovations do not stand at “{state}” and are left out.",
            left,
        )
        say(words.format(n=left, state=label))
    return taken, only


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
