"""Acts that a text cites: with a wrong number or year, with another's title, or no longer in force."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from schemas.laws import Act, CitedAct, Laws, acts_in, laws
from schemas.remarks import remarks
from submissions.assessment.narratives import Narrative
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind

_FOLLOWS = 150  # characters after a citation in which it may be said what became of the act
_LONG_WORD, _SHORT_FORM = 5, 8
_MAY_CITE = re.compile(r"UU|PP|Undang|Peraturan|Perpres|Permen")


def check_laws(narratives: Iterable[Narrative]) -> Iterator[Finding]:
    """Yield what is wrong with the acts that the texts cite; an act that the table does not know is not judged."""
    table = laws()
    for narrative in narratives:
        for cited in acts_in(narrative.text) if _MAY_CITE.search(narrative.text) else ():
            for kind, act in _doubts(table, cited, narrative.text[cited.end : cited.end + _FOLLOWS]):
                values: dict[str, Any] = {"cited": str(cited), "title": cited.title, "act": act, "as_of": table.as_of}
                yield narrative.finding(kind, cited.start, values)


def _doubts(table: Laws, cited: CitedAct, after: str) -> Iterator[tuple[Kind, str]]:
    act = table.known.get((cited.kind, cited.number, cited.year))
    if act is None:
        meant = _meant(table, cited)
        if meant:
            yield catalogue.LAW_MISQUOTED, str(meant)
        return
    if cited.title and not _alike(cited.title, act.title):
        yield catalogue.LAW_TITLE_UNLIKE, act.title
    elif act.replaced and not remarks("laws").any_of("known_as_old").search(f"{cited.title} {after}"):
        yield catalogue.LAW_REPLACED, act.replaced


def _meant(table: Laws, cited: CitedAct) -> Act | None:
    """Return the act of the cited title whose number or year, but not both, is another; None where none is."""
    words = _words(cited.title)
    for act in table.acts:
        title = _words(act.title)
        slips = (act.number != cited.number) + (act.year != cited.year)
        if act.kind == cited.kind and slips == 1 and words[: len(title)] == title:
            return act
    return None


def _alike(one: str, other: str) -> bool:
    """Return whether two titles have a telling word in common; a change of an act has a title of its own."""
    words = _words(one)
    if words[:1] in (["perubahan"], ["penetapan"], ["pelaksanaan"], ["peraturan"]):
        return True
    if len(words) == 1 and len(words[0]) <= _SHORT_FORM:
        return True  # such as Pemda, Adminduk: a short form of the title
    telling = {word for word in _words(other) if len(word) >= _LONG_WORD} or set(_words(other))
    return bool(telling & set(words)) or any(word.startswith(known) for known in telling for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())
