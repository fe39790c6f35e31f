"""A message per office that can be pasted into a chat: what to send, most points first. In Indonesian."""

from schemas.edition import Edition
from schemas.wording import number_text
from submissions.assessment.gaps import Gap, Need
from submissions.readiness import words
from submissions.readiness.listing import Office, Readiness

MOST_GAPS, MOST_INNOVATIONS, LONGEST = 4, 10, 140


def message(office: Office, edition: Edition) -> str:
    """Return the message for one office; empty where nothing is open."""
    having = [each for each in office.innovations if each.open_gaps]
    if not having:
        return ""
    having.sort(key=lambda each: -sum(gap.gain for gap in each.open_gaps))
    number = sum(len(each.open_gaps) for each in having)
    lines = [
        f"*{_plain(office.name)}* · {edition.title}",
        words.TO_COMPLETE.format(innovations=len(having), gaps=number, points=number_text(office.gain)),
    ]
    for each in having[:MOST_INNOVATIONS]:
        lines += ["", *_innovation(each)]
    if len(having) > MOST_INNOVATIONS:
        lines += ["", words.MORE_INNOVATIONS.format(count=len(having) - MOST_INNOVATIONS)]
    return "\n".join(lines)


def _innovation(each: Readiness) -> list[str]:
    scores = each.scores
    points = words.SCORES.format(proven=number_text(scores.proven), claimed=number_text(scores.claimed))
    lines = [f"*{_plain(each.innovation.nama)}* ({points})"]
    lines += [_line(gap) for gap in each.open_gaps[:MOST_GAPS]]
    rest = len(each.open_gaps) - MOST_GAPS
    return [*lines, words.MORE_GAPS.format(count=rest)] if rest > 0 else lines


def _line(gap: Gap) -> str:
    indicator = gap.row.indicator
    to_be_seen = words.TO_BE_SEEN.format(count=len(gap.pending))
    what = to_be_seen if gap.need is Need.CONFIRMATION else _short(gap.document)
    mark = words.MANDATORY if gap.is_mandatory else ""
    return f"• No. {indicator.no}{mark} +{number_text(gap.gain)}: {what}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _plain(text: str) -> str:
    """Return a text without the marks that a chat takes for bold and italics."""
    return " ".join(text.translate(str.maketrans("", "", "*_~`")).split())
