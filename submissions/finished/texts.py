"""Whether the pages of a PDF say what its record says: every text, number, date and choice."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pydantic import ValidationError

from schemas.edition import Edition
from schemas.government import Government
from schemas.innovation import Innovation
from schemas.submission import fill
from submissions.assessment.measures import parameters_reached
from submissions.documents.composing import answers_content
from submissions.documents.describing import lines_of
from submissions.documents.facts import facts_in
from submissions.documents.provenance import CarriedLetter, CarriedRecord
from submissions.documents.richtext import narrative_html
from submissions.errors import UserError
from submissions.region.sheet import government_answers
from submissions.workspace import Workspace

_POINTS = 72 / 25.4
# Headers and footers stand outside; texts that go over pages are whole without them.
_MARGIN_TOP, _MARGIN_FOOT = 22 * _POINTS, 22 * _POINTS
_SHORTEST_PIECE = 8  # letters of a text that a page or column divides
_BEGINNING = 400  # letters of a page among which a text that a page divides goes on
_NUMBERS = 60  # letters that the numbers of a list may take
_GOVERNMENT = "pemda"


@dataclass(frozen=True)
class PrintedText:
    """The text of a PDF as letters and figures: all, that without headers and footers, and how each page begins."""

    whole: str
    body: str
    beginnings: tuple[str, ...]

    def says(self, text: str) -> bool:
        """Return whether a text stands on the pages, whole or in the pieces that pages and columns make of it.

        Only Latin letters and figures are compared: what a reader of PDF gives for ligatures, hyphens at the end of a
        line, other scripts and invisible marks is not certain.
        """
        wanted = bare(text)
        if wanted in self.body or wanted in self.whole:
            return True
        start = 0
        for _piece in range(len(self.beginnings) + 1):
            length = self._longest(wanted[start:])
            if length < _SHORTEST_PIECE and start + length < len(wanted):
                length = next((few for few in range(length, 0, -1) if self._parted(wanted[start:], few)), 0)
                if not length:
                    return False
            start += length
            if start == len(wanted):
                return length >= _SHORTEST_PIECE or self._begins_a_page(wanted[-length:])
        return False

    def _begins_a_page(self, piece: str) -> bool:
        return any(piece in beginning for beginning in self.beginnings)

    def _parted(self, wanted: str, few: int) -> bool:
        """Return whether only numbers of a list stand between the first few letters and what follows them.

        Readers of PDF give these numbers at the first line that is as high as one of them.
        """
        rest = wanted[few : few + self._longest(wanted[few:])]
        if len(rest) < _SHORTEST_PIECE or not wanted[:few].isalpha():
            return False
        places = (match.start() for match in re.finditer(re.escape(rest), self.body))
        return any(
            self.body[max(0, place - _NUMBERS) : place].rstrip("0123456789.,").endswith(wanted[:few])
            for place in places
        )

    def _longest(self, wanted: str) -> int:
        """Return how many letters from its beginning stand on the pages in one piece."""
        low, high = 0, len(wanted)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if wanted[:middle] in self.body else (low, middle - 1)
        return low


@dataclass(frozen=True)
class Compared:
    """How much of a record was looked for on the pages, and what is not there, by its path.

    `choices_known` says whether the edition is the same here, so that choices and parameters could be read anew from
    the record.
    """

    count: int = 0
    lacking: list[str] = field(default_factory=list)
    choices_known: bool = True


def read_pages(content: bytes) -> PrintedText:
    """Return the text of a PDF."""
    whole, body = [], []
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            height = page.get_height()
            text = page.get_textpage()
            whole.append(text.get_text_bounded())
            body.append(text.get_text_bounded(bottom=_MARGIN_FOOT, top=height - _MARGIN_TOP))
    return PrintedText(bare("".join(whole)), bare("".join(body)), tuple(bare(text)[:_BEGINNING] for text in body))


def bare(text: str) -> str:
    """Return the Latin letters and figures of a text, and the points and commas between figures."""
    plain = "".join(character for character in unicodedata.normalize("NFKD", text) if character.isascii())
    without = re.sub(r"[^0-9A-Za-z.,]+", "", plain)
    return re.sub(r"(?<![0-9])[.,]|[.,](?![0-9])", "", without).casefold()


def compare(
    carried: CarriedRecord | CarriedLetter, origin: Mapping[str, Any], printed: PrintedText, workspace: Workspace
) -> Compared:
    """Return whether the pages say what the carried record, or the carried words of a letter, say.

    Args:
        carried: what lies in `rekaman.json`.
        origin: what lies in `asal.json`.
        printed: the pages.
        workspace: where the edition is looked up.
    """
    if isinstance(carried, CarriedLetter):
        return Compared(len(carried.lines), [line[:60] for line in carried.lines if not printed.says(line)])
    left_out = set(origin["tidak_tercetak"])
    texts = {path: lines_of(narrative_html(carried.text_at(path) or "")) for path in carried.printed}
    texts |= {path: [text] for path, text in carried.facts.items()}
    texts = {path: lines for path, lines in texts.items() if path not in left_out}
    lacking = [path for path, lines in texts.items() if not all(printed.says(line) for line in lines)]
    again = [_unlike(carried.facts, facts) for facts in _facts_again(carried, origin, workspace)]
    lacking += sorted(min(again, key=len, default=set()) - set(lacking))
    if not printed.says(carried.name) and not _is_government(origin):
        lacking.insert(0, "nama")
    return Compared(len(texts), lacking, bool(again))


def _is_government(origin: Mapping[str, Any]) -> bool:
    return str(origin["jenis"]).split("/")[-1] == _GOVERNMENT


def _unlike(stated: Mapping[str, str], again: Mapping[str, str]) -> set[str]:
    return {path for path in again.keys() | stated.keys() if again.get(path) != stated.get(path)}


def _facts_again(carried: CarriedRecord, origin: Mapping[str, Any], workspace: Workspace) -> Iterator[dict[str, str]]:
    """Yield the facts that the carried record gives by the edition that it was made for; none where that is not here.

    Whether the group was named by the record or by whoever asked for the document is not carried, so there may be two.
    """
    edition = _edition(carried.edition, workspace)
    if edition is None or edition.fingerprint != carried.edition_data:
        return
    if _is_government(origin):
        yield from _facts_of_government(carried, edition.for_government())
        return
    try:
        innovation = Innovation.model_validate(carried.record)
    except ValidationError:
        return
    for group in dict.fromkeys((None, carried.group)):
        submission = fill(innovation, edition, group, carried.settings)
        if submission.group == carried.group:
            reached = parameters_reached(innovation, edition, submission.values)
            yield facts_in(answers_content(submission, reached))


def _facts_of_government(carried: CarriedRecord, edition: Edition) -> Iterator[dict[str, str]]:
    stated = {name: value for name, value in carried.record.items() if name in Government.model_fields}
    try:
        government = Government.model_validate(stated)
    except ValidationError:
        return
    yield facts_in(government_answers(government, edition, parameters_reached(government, edition)))


def _edition(name: str, workspace: Workspace) -> Edition | None:
    try:
        return workspace.edition_named(name)
    except UserError:
        return None
