"""Decisions, contributions and risks as plain values: what, why, who, until when, what they bring. In Indonesian."""

from collections.abc import Sequence
from decimal import Decimal

from schemas.edition import Edition, Scoring
from schemas.vocabulary import vocabulary
from schemas.wording import date_text, name_parts
from submissions.assessment.gaps import Need
from submissions.deadlines.listing import Deadline, State, entry_closes, next_own
from submissions.deadlines.wording import doubt_text, left_text, name_text
from submissions.documents.context import Plain
from submissions.findings.finding import visible
from submissions.readiness.chat import asker_of
from submissions.region import words
from submissions.region.deciding import Contribution, Deciding, Decision, GapStep, Risk, Sort, Taken
from submissions.region.index import Index, rounded
from submissions.region.portfolio import Portfolio
from submissions.workspace import Workspace

MOST_CONTRIBUTIONS = 8
_NAMED, _LONGEST = 2, 80
_BEFORE_ENTRY_CLOSES = (Sort.SEND, Sort.MEND)


def decisions_content(
    deciding: Deciding, names: dict[str, str], deadlines: Sequence[Deadline], workspace: Workspace
) -> Plain:
    """Return the decisions of a region with what they bring together.

    Args:
        deciding: the decisions.
        names: under which name each office is shown, by how it is written.
        deadlines: those that are shown, seen from today.
        workspace: whose office decides what no other office does.
    """
    edition, settings = deciding.portfolio.edition, workspace.settings
    asker = settings.penanda_tangan.jabatan or asker_of(settings).name
    return {
        "keputusan": [
            _decision(number, taken, deciding, _who(taken.decision, deciding, names, asker))
            | _until(taken.decision, deadlines, edition)
            for number, taken in enumerate(deciding.taken, 1)
        ],
        "hari_ini_indeks": _reached(deciding.today),
        "bersama": _reached(deciding.joint) | {"naik": deciding.joint.value - deciding.today.value},
        "jarak_berikutnya": deciding.today.distance,
        "predikat_berikutnya": following.name if (following := deciding.today.next_predicate) else None,
    }


def scale(scoring: Scoring, marks: Sequence[tuple[str, Index | None]]) -> Plain:
    """Return the scale of the index with its predicates and some marks, places as shares of its length."""
    steps = sorted((each for each in scoring.predicates if each.max > each.min), key=lambda each: each.min)
    highest = max((each.max for each in steps), default=Decimal(100))
    starts = [Decimal(0), *(each.min for each in steps[1:])]
    ends = [*starts[1:], highest]
    return {
        "predikat": [
            {"nama": each.name, "mulai": each.min, "kiri": _share(start, highest), "kanan": _share(end, highest)}
            for each, start, end in zip(steps, starts, ends, strict=True)
        ],
        "tanda": [
            {"sebutan": label, "nilai": index.value, "tempat": _share(min(index.value, highest), highest)}
            for label, index in marks
            if index is not None
        ],
    }


def contributions(found: Sequence[Contribution], most: int = MOST_CONTRIBUTIONS) -> Plain:
    """Return what offices or indicators bring, most first: the first ones, and the others as one row."""
    shown = found if len(found) <= most + 1 else found[:most]
    rest = found[len(shown) :]
    highest = max((each.gain for each in found), default=None)
    return {
        "baris": [
            {
                "no": each.number,
                "nama": each.name,
                "inovasi": each.innovations,
                "periksa": each.count(Need.CONFIRMATION),
                "kurang": each.count(Need.DOCUMENT),
                "naik": rounded(each.gain, 2),
                "bagian": round(float(each.gain / highest), 4) if highest else 0.0,
            }
            for each in shown
        ],
        "lain": {
            "banyak": len(rest),
            "periksa": sum(each.count(Need.CONFIRMATION) for each in rest),
            "kurang": sum(each.count(Need.DOCUMENT) for each in rest),
            "naik": rounded(sum((each.gain for each in rest[1:]), rest[0].gain), 2),
        }
        if rest
        else None,
    }


def risk_content(risk: Risk, is_among: bool) -> Plain:
    """Return one risk: what is not accepted, by how much the index falls, and what is left of it.

    Args:
        risk: the risk.
        is_among: whether a row about all doubtful pieces stands above it.
    """
    return {"apa": _risk_text(risk, is_among), "turun": risk.fall, "menjadi": risk.index.value}


def _risk_text(risk: Risk, is_among: bool) -> str:
    if len(risk.pieces) > 1:
        return words.RISK_ALL.format(count=len(risk.pieces))
    if risk.pieces:
        each, row = risk.pieces[0]
        text = words.RISK_ONE if is_among else words.RISK_SINGLE
        return text.format(indicator=row.indicator.name, innovation=_short_name(each.innovation.nama))
    assert risk.innovation is not None
    innovation, labels = _short_name(risk.innovation.innovation.nama), vocabulary("urusan").entries
    if risk.affair is None:
        return words.RISK_INNOVATION.format(innovation=innovation)
    affair = labels[risk.affair].label if risk.affair in labels else risk.affair
    return words.RISK_AFFAIR.format(innovation=innovation, affair=affair)


def _decision(number: int, taken: Taken, deciding: Deciding, who: str) -> Plain:
    what, why = _what_and_why(taken.decision, deciding)
    why = why.removesuffix(".") if why.endswith("….") else why
    known = taken.gain is not None
    return {
        "no": number,
        "apa": what,
        "sebab": why,
        "pelaksana": who,
        "naik": taken.gain,
        "menjadi": taken.after.value if known else None,
    }


def _what_and_why(decision: Decision, deciding: Deciding) -> tuple[str, str]:
    steps, indicator = decision.steps, decision.indicator
    figures: dict[str, str | int] = {
        "count": len(steps),
        "innovations": len({id(step.innovation) for step in steps}),
        "indicator": indicator.name if indicator else "",
    }
    if decision.sort is Sort.CONFIRM:
        if indicator:
            return words.CONFIRM_ONE.format(**figures), words.CONFIRM_WHY_ONE.format(point=_point(steps))
        what = words.CONFIRM_REST if decision.is_rest else words.CONFIRM_ALL
        return what.format(**figures), words.CONFIRM_WHY.format(indicators=_indicators(steps))
    if decision.sort is Sort.COMPLETE:
        keys = {step.gap.row.key for step in steps}
        why = words.COMPLETE_WHY_ONE if len(keys) == 1 else words.COMPLETE_WHY
        told = {"document": _document(steps), "indicators": _indicators(steps)}
        return words.COMPLETE.format(**figures), why.format(**told)
    if decision.sort is Sort.RAISE:
        return words.RAISE.format(**figures), words.RAISE_WHY.format(document=_document(steps))
    if decision.sort is Sort.GOVERNMENT:
        return _government(decision, deciding.portfolio)
    if decision.sort is Sort.SEND:
        named = {each.report.record.file: each.innovation.nama for each in deciding.portfolio.entered}
        held = [_short_name(named[each.key]) for each in deciding.final.left_out]
        sent = len(deciding.final.sent)
        return words.SEND.format(sent=sent, held=len(held)), words.SEND_WHY.format(names=_listed(held, words.OTHERS))
    others = len(deciding.portfolio.entered) - len(deciding.portfolio.eligible) - len(decision.mended)
    why = f"{words.MEND_WHY} {words.MEND_OTHERS.format(count=others)}" if others else words.MEND_WHY
    return words.MEND.format(count=len(decision.mended)), why


def _government(decision: Decision, portfolio: Portfolio) -> tuple[str, str]:
    if not decision.rows:
        maximum = portfolio.scoring.maximum_government
        return words.GOVERNMENT_NONE, words.GOVERNMENT_NONE_WHY.format(maximum=maximum)
    names = [row.indicator.name for row in decision.rows]
    return words.GOVERNMENT, words.GOVERNMENT_WHY.format(indicators=_listed(names, words.OTHERS))


def _who(decision: Decision, deciding: Deciding, names: dict[str, str], asker: str) -> str:
    """Return who carries it out: the offices with most to bring, or the office that reports."""
    points: dict[str, Decimal] = {}
    for step in decision.steps:
        name = names[step.innovation.office]
        points[name] = points.get(name, Decimal(0)) + step.gap.gain
    for each in decision.mended:
        points[names[each.office]] = points.get(names[each.office], Decimal(0)) + 1
    offices = sorted(points, key=lambda name: (-points[name], name))
    return _listed(offices, words.OTHER_OFFICES) if offices else asker


def _until(decision: Decision, deadlines: Sequence[Deadline], edition: Edition) -> Plain:
    """Return until when: the office's own next date for what offices do, else the date up to which entries are taken.

    What is not known stays unknown; `paling_lambat` is then None, and `tenggat` says which date is meant.
    """
    own = None if decision.sort in _BEFORE_ENTRY_CLOSES else next_own(deadlines, edition)
    found = own or entry_closes(deadlines, edition) or next_own(deadlines, edition)
    if found is None:
        return {"paling_lambat": None, "tenggat": None}
    doubt = doubt_text(found)
    told = [name_text(found), *([left_text(found)] if found.day and found.state is State.COMING else []), doubt]
    return {"paling_lambat": date_text(found.day) if found.day else None, "tenggat": ", ".join(filter(None, told))}


def _indicators(steps: Sequence[GapStep]) -> str:
    points: dict[str, Decimal] = {}
    for step in steps:
        name = step.gap.row.indicator.name
        points[name] = points.get(name, Decimal(0)) + step.gap.gain
    return _listed(sorted(points, key=lambda name: (-points[name], name)), words.OTHERS)


def _listed(names: Sequence[str], rest: str) -> str:
    """Return the first names of a list, and how many there are beside; nobody is counted who could be named."""
    if len(names) <= _NAMED + 1:
        return words.AND.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    return words.AND.join([", ".join(names[:_NAMED]), rest.format(count=len(names) - _NAMED)])


def _point(steps: Sequence[GapStep]) -> str:
    """Return what a person must see for the step that brings most."""
    first = max(steps, key=lambda step: step.gap.gain)
    texts = [pending.check.text for pending in first.gap.pending] or [first.gap.document]
    return _sentence(texts[0])


def _document(steps: Sequence[GapStep]) -> str:
    return _sentence(max(steps, key=lambda step: step.gap.gain).gap.document)


def _sentence(text: str) -> str:
    """Return a text to stand within a sentence, cut between two words where it is long."""
    shown = visible(" ".join(text.split()), len(text) + 1).rstrip(".")
    if len(shown) <= _LONGEST:
        return shown
    return shown[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:(") + " …"


def _short_name(name: str) -> str:
    return name_parts(name)[0]


def _reached(index: Index) -> Plain:
    return {"nilai": index.value, "predikat": index.predicate.name if index.predicate else None}


def _share(value: Decimal, highest: Decimal) -> float:
    return round(float(value / highest), 4) if highest else 0.0
