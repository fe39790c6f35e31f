"""The kinds of values that cells hold: what of a value's handling depends on its kind, said once for each."""

from dataclasses import dataclass

from submissions.workbooks import words


@dataclass(frozen=True)
class CellKind:
    """What may stand in the cells of a column.

    `as_shown` says that a text means what the cell shows; of a `counted` kind, a cell means the number behind it.
    `is_day`, `is_long` (several lines), `is_choice` (a key, shown as its label), `is_pairs` (`key=value; …`) name what
    is handled in a way of its own. `offered` are all the values there are; `divided_by_commas` says that many in one
    cell may stand with commas or spaces between them.
    """

    as_shown: bool = False
    counted: bool = False
    is_day: bool = False
    is_long: bool = False
    is_choice: bool = False
    is_pairs: bool = False
    divided_by_commas: bool = False
    offered: tuple[str, ...] = ()


TEXT = CellKind(as_shown=True)
LONG_TEXT = CellKind(as_shown=True, is_long=True)
PAIRS = CellKind(as_shown=True, is_pairs=True)
CHOICE = CellKind(is_choice=True)
DAY = CellKind(is_day=True)
NUMBER = CellKind(counted=True)
WHOLE_NUMBER = CellKind(counted=True, divided_by_commas=True)
YES_NO = CellKind(counted=True, offered=(words.YES, words.NO))
