"""Messages per office that can be pasted into a chat: what to mend, then what to send, until when, and who asks.

In Indonesian, for people who have a telephone and neither this program nor the record: indicators and documents are
called by their names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from schemas.edition import Edition
from schemas.settings import Settings
from schemas.wording import number_text
from submissions.assessment.gaps import Gap, Need
from submissions.deadlines.listing import Deadline
from submissions.deadlines.wording import headlines
from submissions.findings.finding import Finding, visible
from submissions.language import speaking
from submissions.readiness import words
from submissions.readiness.listing import Office, Readiness, by_office

MOST_INNOVATIONS, MOST_LINES, MOST_OF_A_KIND = 10, 12, 5
LONGEST_LINE, LONGEST_NAME, LONGEST_MESSAGE = 140, 80, 2000
_PART = len(" (99/99)")


@dataclass(frozen=True)
class Asker:
    """The office that asks, and how it is reached."""

    name: str
    contact: str | None = None


def asker_of(settings: Settings) -> Asker:
    """Return the office that asks, as its letterhead names it."""
    lines = settings.kop.baris
    return Asker(lines[-1] if lines else settings.pemda.nama, settings.kop.kontak)


@dataclass(frozen=True)
class ChatBlock:
    """What is asked of one innovation: sections with their lines, and how many things there are beside."""

    heading: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: int

    @property
    def lines(self) -> list[str]:
        """Return it as lines of a message."""
        lines = [f"*{self.heading}*", *(line for title, found in self.sections for line in (title, *found))]
        return [*lines, words.MORE.format(count=self.left_out)] if self.left_out else lines


@dataclass(frozen=True)
class Asked:
    """What is asked of one office: of what edition, how much, until when, of which innovations, and by whom.

    `more` is how many innovations there are beside the blocks.
    """

    title: str
    what: str
    dates: tuple[str, ...]
    blocks: tuple[ChatBlock, ...]
    more: int
    foot: tuple[str, ...]


@speaking("id")
def asked_of(
    office: Office,
    edition: Edition,
    deadlines: Sequence[Deadline],
    asker: Asker,
    most_innovations: int = MOST_INNOVATIONS,
    most_lines: int = MOST_LINES,
) -> Asked | None:
    """Return what is asked of one office, in chat and on paper alike; None where nothing is left to do.

    Args:
        office: its innovations in one edition.
        edition: that edition.
        deadlines: of the edition and the asking office, see `deadlines_of`.
        asker: who asks.
        most_innovations: that are told; of others only how many there are.
        most_lines: of one innovation.
    """
    having = sorted((each for each in office.innovations if not each.is_ready), key=_urgency)
    if not having:
        return None
    what, dates = _asked(having), tuple(_cut(line) for line in headlines(deadlines, edition))
    title = f"{_name(office.name)} · {edition.title}"
    asking = (words.ASKER.format(name=plain(asker.name)), plain(asker.contact or ""))
    foot = tuple(_cut(line) for line in asking if line)
    room = _room(title, what, dates, foot)
    told = having[:most_innovations]
    blocks = tuple(_block(number, each, room, most_lines) for number, each in enumerate(told, 1))
    return Asked(title, what, dates, blocks, len(having) - len(told), foot)


def _room(title: str, what: str, dates: Sequence[str], foot: Sequence[str]) -> int:
    """Return how many characters a message has for its blocks."""
    return LONGEST_MESSAGE - len("\n".join([f"*{title}*", what, *dates, "", "", *foot])) - _PART


@speaking("id")
def messages(office: Office, edition: Edition, deadlines: Sequence[Deadline], asker: Asker) -> list[str]:
    """Return the messages for one office, each whole by itself; none where nothing is left to do.

    A message has at most `LONGEST_MESSAGE` characters. What is longer goes on in another one; an innovation is never
    torn apart.

    Args:
        office: its innovations in one edition.
        edition: that edition.
        deadlines: of the edition and the asking office, see `deadlines_of`.
        asker: who asks.
    """
    asked = asked_of(office, edition, deadlines, asker)
    if asked is None:
        return []
    title, head, foot = asked.title, [asked.what, *asked.dates], asked.foot
    blocks = ["\n".join(block.lines) for block in asked.blocks]
    if asked.more:
        blocks.append(words.MORE_INNOVATIONS.format(count=asked.more))
    parts = _packed(blocks, _room(title, asked.what, asked.dates, foot))
    marks = [f" ({number}/{len(parts)})" if len(parts) > 1 else "" for number in range(1, len(parts) + 1)]
    return [
        "\n".join([f"*{title}*{mark}", *head, "", part, "", *foot]) for mark, part in zip(marks, parts, strict=True)
    ]


def link_of(message: str) -> str:
    """Return the address that opens WhatsApp with a message written, to be sent to whomever the user then chooses."""
    return f"https://wa.me/?text={quote(message, safe='')}"


def _urgency(each: Readiness) -> tuple[bool, Decimal, str]:
    """Return by what innovations are sorted: those that cannot be sent first, then those with most to gain."""
    return not each.errors, -sum((gap.gain for gap in each.open_gaps), Decimal(0)), each.innovation.nama


def _asked(having: Sequence[Readiness]) -> str:
    errors, advised = sum(len(each.errors) for each in having), sum(len(each.advised) for each in having)
    gaps = [gap for each in having for gap in each.open_gaps]
    points = number_text(sum((gap.gain for gap in gaps), Decimal(0)))
    counted = (
        (words.INNOVATIONS, len(having)),
        (words.ERRORS, errors),
        (words.GAPS, len(gaps)),
        (words.ADVISED, advised),
    )
    what = ", ".join(text.format(count=count, points=points) for text, count in counted if count)
    return words.ASKED.format(what=what)


def _block(number: int, each: Readiness, room: int, most_lines: int) -> ChatBlock:
    """Return what is asked of one innovation: as many lines as fit, then how many things there are beside."""
    heading = f"{number}. {_name(each.innovation.nama)}"
    sections = (
        (words.MUST, [_finding_line(finding) for finding in each.errors]),
        (words.EVIDENCE, [_gap_line(gap) for gap in each.open_gaps]),
        (words.SHOULD, [_finding_line(finding) for finding in each.advised]),
    )
    lines, told, left_out = [f"*{heading}*"], list[tuple[str, tuple[str, ...]]](), 0
    for title, found in sections:
        found = list(dict.fromkeys(found))
        taken = _fitting(lines, [title, *found[:MOST_OF_A_KIND]], room, most_lines) if found else []
        lines += taken
        told += [(title, tuple(taken[1:]))] if taken else []
        left_out += len(found) - max(len(taken) - 1, 0)
    return ChatBlock(heading, tuple(told), left_out)


def _fitting(lines: Sequence[str], more: Sequence[str], room: int, most_lines: int) -> list[str]:
    """Return how much of a section fits behind some lines; nothing rather than its title alone."""
    rest = room - len(words.MORE) - _PART
    taken: list[str] = []
    for line in more:
        used = [*lines, *taken, line]
        if len(used) >= most_lines or len("\n".join(used)) > rest:
            break
        taken.append(line)
    return taken if len(taken) > 1 else []


def _packed(blocks: Iterable[str], room: int) -> list[str]:
    """Return blocks put together with an empty line between them, none longer than there is room."""
    parts: list[str] = []
    for block in blocks:
        if parts and len(parts[-1]) + len(block) + 2 <= room:
            parts[-1] += f"\n\n{block}"
        else:
            parts.append(block)
    return parts


def _finding_line(finding: Finding) -> str:
    """Return what is wrong and, where it needs no knowledge of the record's file, what to do."""
    named = f"{plain(finding.label)}: " if finding.label else ""
    line = f"• {named}{plain(finding.sentence)}"
    whole = f"{line} {plain(finding.remedy)}"
    return _cut(whole if "`" not in finding.remedy and len(whole) <= LONGEST_LINE else line)


def _gap_line(gap: Gap) -> str:
    points = words.POINTS.format(points=number_text(gap.gain))
    marks = ", ".join([words.MANDATORY, points] if gap.is_mandatory else [points])
    start = f"• {plain(gap.row.indicator.name)} ({marks}) – "
    if gap.need is not Need.CONFIRMATION or not gap.pending:
        return _cut(start + words.SEND.format(what=plain(gap.document)))
    first, *others = gap.pending
    end = words.MORE_LOOKS.format(count=len(others)) if others else ""
    text = words.LOOK.format(what=plain(first.check.text).rstrip("."))
    return _cut(f"{start}{text}", LONGEST_LINE - len(end)) + end


def _name(text: str) -> str:
    return _cut(plain(text), LONGEST_NAME)


def _cut(text: str, most: int = LONGEST_LINE) -> str:
    """Return a text of at most so many characters, cut between two words."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:(") + "…"


def plain(text: str) -> str:
    """Return a text without the marks that a chat takes for bold, italics and code, and without invisible signs."""
    shown = " ".join(text.split())
    return visible(shown.translate(str.maketrans("", "", "*_~`")), len(shown) + 1)


def messages_of(
    settings: Settings, editions: Sequence[Edition], found: Sequence[Readiness], deadlines: Sequence[Deadline]
) -> list[str]:
    """Return the messages of an office's innovations: edition by edition, for every office that has something to do.

    Args:
        settings: of the office that asks.
        editions: of which something is asked, in this order.
        found: what each innovation lacks.
        deadlines: of the editions and the office.
    """
    asker = asker_of(settings)
    entered = {edition.id: [each for each in found if each.assessment.edition is edition] for edition in editions}
    return [
        text
        for edition in editions
        for office in by_office(entered[edition.id])
        for text in messages(office, edition, deadlines, asker)
    ]
