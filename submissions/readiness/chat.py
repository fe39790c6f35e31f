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
from submissions.readiness.listing import Office, Readiness

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
    having = sorted((each for each in office.innovations if not each.is_ready), key=_urgency)
    if not having:
        return []
    head = [_asked(having), *(_cut(line) for line in headlines(deadlines, edition))]
    title = f"{_name(office.name)} · {edition.title}"
    foot = [_cut(line) for line in (words.ASKER.format(name=_plain(asker.name)), _plain(asker.contact or "")) if line]
    room = LONGEST_MESSAGE - len("\n".join([f"*{title}*", *head, "", "", *foot])) - _PART
    blocks = ["\n".join(_block(number, each, room)) for number, each in enumerate(having[:MOST_INNOVATIONS], 1)]
    if len(having) > MOST_INNOVATIONS:
        blocks.append(words.MORE_INNOVATIONS.format(count=len(having) - MOST_INNOVATIONS))
    parts = _packed(blocks, room)
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


def _block(number: int, each: Readiness, room: int) -> list[str]:
    """Return the lines of one innovation: as many as fit, then how many things there are beside."""
    lines = [f"*{number}. {_name(each.innovation.nama)}*"]
    sections = (
        (words.MUST, [_finding_line(finding) for finding in each.errors]),
        (words.EVIDENCE, [_gap_line(gap) for gap in each.open_gaps]),
        (words.SHOULD, [_finding_line(finding) for finding in each.advised]),
    )
    left_out = 0
    for title, found in sections:
        found = list(dict.fromkeys(found))
        taken = _fitting(lines, [title, *found[:MOST_OF_A_KIND]], room) if found else []
        lines += taken
        left_out += len(found) - max(len(taken) - 1, 0)
    return [*lines, words.MORE.format(count=left_out)] if left_out else lines


def _fitting(lines: Sequence[str], more: Sequence[str], room: int) -> list[str]:
    """Return how much of a section fits behind some lines; nothing rather than its title alone."""
    rest = room - len(words.MORE) - _PART
    taken: list[str] = []
    for line in more:
        used = [*lines, *taken, line]
        if len(used) >= MOST_LINES or len("\n".join(used)) > rest:
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
    named = f"{_plain(finding.label)}: " if finding.label else ""
    line = f"• {named}{_plain(finding.sentence)}"
    whole = f"{line} {_plain(finding.remedy)}"
    return _cut(whole if "`" not in finding.remedy and len(whole) <= LONGEST_LINE else line)


def _gap_line(gap: Gap) -> str:
    points = words.POINTS.format(points=number_text(gap.gain))
    marks = ", ".join([words.MANDATORY, points] if gap.is_mandatory else [points])
    start = f"• {_plain(gap.row.indicator.name)} ({marks}) – "
    if gap.need is not Need.CONFIRMATION or not gap.pending:
        return _cut(start + words.SEND.format(what=_plain(gap.document)))
    first, *others = gap.pending
    end = words.MORE_LOOKS.format(count=len(others)) if others else ""
    text = words.LOOK.format(what=_plain(first.check.text).rstrip("."))
    return _cut(f"{start}{text}", LONGEST_LINE - len(end)) + end


def _name(text: str) -> str:
    return _cut(_plain(text), LONGEST_NAME)


def _cut(text: str, most: int = LONGEST_LINE) -> str:
    """Return a text of at most so many characters, cut between two words."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:(") + "…"


def _plain(text: str) -> str:
    """Return a text without the marks that a chat takes for bold, italics and code, and without invisible signs."""
    shown = " ".join(text.split())
    return visible(shown.translate(str.maketrans("", "", "*_~`")), len(shown) + 1)
