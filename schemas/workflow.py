"""The way of an innovation through a region: states, moves from one to another, roles. All of it is data."""

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.source import read_source

FILE = Path(__file__).with_name("workflow.yaml")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str


class WorkState(_Part):
    """A state: for which roles the record is open to be changed, and whose turn it is.

    What is `approved` counts only for the record as it was then; what is `sent` lies with the organiser.
    """

    open_for: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    approved: bool = False
    sent: bool = False


class Move(_Part):
    """A move from some states to another: which roles may make it; `note` asks what has to be said with it."""

    origins: tuple[str, ...] = Field(alias="from")
    to: str
    by: tuple[str, ...]
    note: str = ""


class Role(_Part):
    """A role: whose innovations it sees, what it may do in them, whether long numbers are `masked` for it.

    `home` is the page with which it begins.
    """

    sees: Literal["own", "assigned", "all"]
    may: tuple[str, ...]
    masked: bool = False
    home: str = "beranda"


class WorkStates(BaseModel):
    """All states, moves and roles; `on_change` is the state of what was changed after it was approved."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    first: str
    on_change: str
    states: dict[str, WorkState]
    moves: dict[str, Move]
    roles: dict[str, Role]

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        states = {self.first, self.on_change}
        states |= {name for move in self.moves.values() for name in (*move.origins, move.to)}
        roles = {name for move in self.moves.values() for name in move.by}
        roles |= {name for state in self.states.values() for name in (*state.open_for, *state.waits_for)}
        unknown = sorted((states - self.states.keys()) | (roles - self.roles.keys()))
        if unknown:
            raise ValueError(f"unknown: {', '.join(unknown)}")
        return self


@cache
def work_states() -> WorkStates:
    """Return the states, moves and roles that come with the program."""
    return WorkStates.model_validate(read_source(FILE, FILE.name).data)
