"""Changes to a text, gathered while it is walked and made at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from submissions.records.layout import BREAK, CannotEditError, Layout
from submissions.records.writing import JsonStyle


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str
    whole_lines: bool


class Edits:
    """The changes of one text. All places are those of the text as it was."""

    def __init__(self, text: str, *, json: bool):
        self.layout = Layout(text)
        self.line_break = self.layout.line_break()
        self.json = JsonStyle.of(text) if json else None
        self._edits: list[_Edit] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of another, which may be empty."""
        self._edits.append(_Edit(start, end, text, False))

    def insert_lines(self, at: int, lines: Iterable[str], margin: int) -> None:
        """Put lines where a line begins, or behind the last one; those not empty are indented by `margin`."""
        text = self.line_break.join(" " * margin + line if line else "" for line in lines)
        if text:
            self._edits.append(_Edit(at, at, text, True))

    def result(self) -> str:
        """Return the changed text.

        Raises:
            CannotEditError: two changes touch the same place.
        """
        text, at, pieces = self.layout.text, 0, [""]
        # Of two changes in one place the insertion comes first; of two insertions the one that was asked first.
        for edit in sorted(self._edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < at:
                raise CannotEditError(self.layout.behind(edit.start))
            if edit.start > at:
                pieces.append(text[at : edit.start])
            if edit.whole_lines:
                before = next((piece for piece in reversed(pieces) if piece), "")
                opened = bool(before) and not BREAK.fullmatch(before[-1])
                closed = edit.start < len(text) or not opened
                pieces.append((self.line_break if opened else "") + edit.text + (self.line_break if closed else ""))
            else:
                pieces.append(edit.text)
            at = edit.end
        return "".join([*pieces, text[at:]])
