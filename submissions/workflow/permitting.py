"""Who may do what, and in whose innovations: one function, by the roles that are data."""

from collections.abc import Collection
from dataclasses import dataclass

from schemas.offices import office_key
from schemas.workflow import Role, work_states
from submissions.workflow.log import Actor

_NOTHING = Role(label="", sees="own", may=())
_OF_ONE_ALONE = "admin"  # one person alone is everybody


@dataclass(frozen=True)
class Person:
    """Somebody who works with the records: the account (empty where there are none), a name, a role, offices.

    `offices` are those to which a role belongs that sees its own, or that are assigned to one that reviews.
    """

    name: str
    role: str = _OF_ONE_ALONE
    account: str = ""
    offices: tuple[str, ...] = ()

    @property
    def actor(self) -> Actor:
        """Return who is written down as the one who did something."""
        return Actor(self.name, self.role, self.account)

    @property
    def rights(self) -> Role:
        """Return what the role may do; nothing where there is no such role (any more)."""
        return work_states().roles.get(self.role, _NOTHING)


def may(person: Person, action: str, offices: Collection[str] | None = None) -> bool:
    """Return whether somebody may do something.

    Args:
        person: who.
        action: as roles name it, such as `lihat`.
        offices: that an innovation names as its own, in any spelling; None where it is about no single innovation.
            One that names none, or cannot be read, belongs to those who see all.
    """
    rights = person.rights
    if action not in rights.may:
        return False
    if offices is None or rights.sees == "all":
        return True
    own = {office_key(office) for office in person.offices}
    return any(office_key(office) in own for office in offices if office)
