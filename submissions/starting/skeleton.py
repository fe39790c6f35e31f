"""A record to begin with: every field that its editions ask, in the record's order, each with its question above it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from schemas.edition import Edition, FormField, Indicator
from schemas.evidence import Evidence
from schemas.innovation import Criterion, Innovation, Innovator
from schemas.measures import BandsMeasure, BasisMeasure, Measuring, OptionMeasure, YearsMeasure
from schemas.questions import plain_question
from schemas.requirements import CriteriaMet
from schemas.vocabulary import vocabulary
from schemas.wording import word_limits
from submissions.records.writing import on_one_line
from submissions.starting import words
from submissions.workbooks.columns import Column, layout_of
from submissions.workbooks.kinds import DAY, LONG_TEXT, YES_NO

_FEW = 9  # choices that a comment names; of more it names three
_WIDTH = 100  # characters of a comment's line
_OF_A_DOCUMENT = ("jenis", "berkas", "tautan", "nomor", "tanggal", "tentang")  # the rest is rarely needed
_ANSWERS = "jawaban"

Asked = dict[str, list[tuple[Edition, FormField]]]
"""What asks for each field of a record."""


@dataclass
class _Entry:
    """A field as it is written: what stands above it, its value, and what is below it."""

    comments: list[str] = field(default_factory=list)
    value: str = ""
    below: "dict[str, _Entry]" = field(default_factory=dict)
    example: list[str] = field(default_factory=list)
    left_out: bool = False  # written behind number signs, to be taken in where it is wanted

    def at(self, *path: str) -> "_Entry":
        """Return the entry of a path below this one; it is there from now on."""
        entry = self
        for name in path:
            entry = entry.below.setdefault(name, _Entry())
        return entry


def skeleton(
    identifier: str,
    name: str,
    editions: Iterable[Edition],
    *,
    proposer: str = "",
    kind: str = "",
    competitions: Iterable[str] = (),
) -> str:
    """Return a record as YAML text in which nothing is filled but its name and what else is given.

    Args:
        identifier: of the innovation.
        name: of the innovation.
        editions: whose questions it asks; no other edition's question is in it.
        proposer: the office's name.
        kind: the key of what the proposer is; see the code list `jenis_pengusul`.
        competitions: those that it enters, to be written down; none where it enters all that the office enters.
    """
    chosen = list(editions)
    top = _Entry()
    for known in Innovation.model_fields:
        top.at(known)  # so that all stand in the record's order; those that stay empty go
    top.at("id").value = identifier
    top.at("nama").value = on_one_line(name)
    top.at("kompetisi").value = on_one_line(list(competitions)) if competitions else ""
    _add_proposer(top.at("pengusul"), proposer, kind)
    _add_columns(top, chosen)
    _add_criteria(top, chosen)
    _add_indicators(top.at("indikator"), chosen)
    _add_lists(top, identifier, chosen)
    wanted = {key: entry for key, entry in top.below.items() if _is_wanted(entry)}
    head = words.HEAD.format(name=name, id=identifier).splitlines()
    return "\n".join([*head, *_lines(wanted, 0)]) + "\n"


def _is_wanted(entry: _Entry) -> bool:
    return bool(entry.comments or entry.value or entry.below or entry.example)


def _add_proposer(entry: _Entry, proposer: str, kind: str) -> None:
    entry.at("nama").value = on_one_line(proposer) if proposer else ""
    entry.at("jenis").comments = [
        _choices({key: each.label for key, each in vocabulary("jenis_pengusul").entries.items()})
    ]
    entry.at("jenis").value = kind


def _add_columns(top: _Entry, editions: list[Edition]) -> None:
    """Add the fields of one value each: those of the record which an edition asks, and its own."""
    asked = _asked(editions)
    columns = layout_of(editions).main.columns
    for column in columns:
        asking = asked.get(column.name, [])
        if not asking and column.path[0] != _ANSWERS:
            continue
        path = column.path
        if column.kind is LONG_TEXT and path[0] == _ANSWERS:
            path = (*path, "isi")
        entry = top.at(*path)
        entry.value = entry.value or _blank(column)
        above = top.at(*column.path)
        above.comments = _question(column, asking)
        if path[0] == _ANSWERS and path[-1] == "bukti":
            above.comments = []
        groups = [] if any(item.for_group(edition.default_group) for edition, item in asking) else _groups(asking)
        if groups:
            _leave_out(top, column.path, columns, groups)
    for edition in editions:
        if edition.id in top.at(_ANSWERS).below:
            top.at(_ANSWERS, edition.id).comments = [words.ANSWERS.format(edition=edition.name)]
        for item in edition.fields.values():
            if item.kind.has_parts and not item.words.unlimited:
                places = [part.answer[0].split(".")[0] for part in item.parts.values() if part.answer]
                for place in places[:1]:
                    top.at(place).comments += _wanted([(edition, item)])


def _leave_out(top: _Entry, path: tuple[str, ...], columns: Iterable[Column], groups: list[str]) -> None:
    """Put number signs before what only entries of other groups state, with all the fields beside it."""
    outer = path[: max(1, len(path) - 1)]
    for column in columns:
        if column.path[:-1] == outer:
            top.at(*column.path).value = _blank(column)
    above = top.at(*outer)
    above.left_out = True
    above.comments = [words.ONLY_GROUPS.format(groups=", ".join(groups))]


def _asked(editions: Iterable[Edition]) -> Asked:
    found: Asked = {}
    for edition in editions:
        for item in edition.fields.values():
            for each in (item, *item.parts.values()):
                for place in each.answer[:1]:
                    found.setdefault(place, []).append((edition, each))
    return found


def _groups(asking: list[tuple[Edition, FormField]]) -> list[str]:
    return [group for _edition, item in asking for group in item.groups]


def _wanted(asking: list[tuple[Edition, FormField]]) -> list[str]:
    """Return what each edition calls a field and wants of it, as in `IGA 2026: Hasil Inovasi (wajib)`."""
    found = []
    for edition, item in asking:
        wants = [*([words.NEEDED] if item.required.value else []), *word_limits(item.words.min, item.words.max)]
        label = words.ANSWER_OF.format(edition=edition.title, label=item.label)
        found.append(label + (f" ({', '.join(wants)})" if wants else ""))
    return found


def _question(column: Column, asking: list[tuple[Edition, FormField]]) -> list[str]:
    """Return the lines above a field: what each edition calls it and wants of it, and what it may be."""
    if asking:
        lines = _wanted(asking)
    else:
        heading, _behind, rule = column.heading.rpartition(" [")[0], "", column.rule.partition(": ")[2]
        wants = rule.removeprefix(heading).removeprefix(", ")
        lines = [f"{heading} ({wants})" if wants else heading]
    return [*lines, *filter(None, [column.prompt, _form(column), _example(column)])]


def _example(column: Column) -> str:
    """Return an example of a line that is written freely and not explained; a choice is an example of itself."""
    example = plain_question(column.name).example
    if not example or column.prompt or column.choices or column.kind in (DAY, YES_NO, LONG_TEXT):
        return ""
    return words.EXAMPLE.format(example=example)


def _form(column: Column) -> str:
    """Return what a value may be, where that is not any text."""
    many = f" ({words.MANY})" if column.many else ""
    if column.choices:
        return _choices(column.choices) + many
    if column.kind is DAY:
        return words.DAY
    return words.YES_NO if column.kind is YES_NO else ""


def _choices(choices: Mapping[str, str]) -> str:
    keys = list(choices)
    if len(keys) <= _FEW:
        return words.ONE_OF.format(choices=", ".join(keys))
    return words.SUCH_AS.format(choices=", ".join(keys[:3]), count=len(keys))


def _blank(column: Column) -> str:
    if column.many:
        return "[]"
    return "|" if column.kind is LONG_TEXT else ""


def _add_criteria(top: _Entry, editions: list[Edition]) -> None:
    for rule in (rule for edition in editions for rule in edition.eligibility.values()):
        if isinstance(rule, CriteriaMet):
            top.at("kriteria").comments = [f"{rule.label}. {words.CRITERIA}"]
            for key, label in rule.criteria.items():
                top.at("kriteria", key).comments = [label]
                for name in Criterion.model_fields:
                    top.at("kriteria", key, name).value = "|" if name == "penjelasan" else ""


def _add_indicators(entry: _Entry, editions: list[Edition]) -> None:
    for key, indicator in ((key, each) for edition in editions for key, each in edition.indicators.items()):
        entry.comments = [words.INDICATORS]
        below = entry.at(key)
        below.comments = [_named(indicator)]
        for name, value in _facts(indicator.measure).items():
            below.at(name).comments = [value] if value else []
        below.at("bukti").value = "[]"


def _named(indicator: Indicator) -> str:
    needed = f" ({words.NEEDED})" if indicator.mandatory.value else ""
    return f"{indicator.no} {indicator.name}{needed}"


@singledispatch
def _facts(measure: Measuring) -> dict[str, str]:
    """Return the facts that a measure reads, each with what it may be."""
    raise TypeError(measure)


@_facts.register
def _(measure: OptionMeasure) -> dict[str, str]:
    return {"pilihan": words.ONE_OF.format(choices=", ".join(measure.options))}


@_facts.register
def _(measure: YearsMeasure) -> dict[str, str]:
    return {"tahun": words.YEARS.format(years=", ".join(map(str, sorted(measure.years))))}


@_facts.register
def _(measure: BasisMeasure) -> dict[str, str]:
    bases = "; ".join(f"{key} = {name}" for key, name in measure.basis_names.items())
    return {"basis": words.ONE_OF.format(choices=bases), "jumlah": ""}


@_facts.register
def _(measure: BandsMeasure) -> dict[str, str]:
    if measure.of == "ratio":
        return {"diterima": words.RECEIVED, "ditangani": words.HANDLED}
    if measure.of == "daftar":
        entries = ", ".join(measure.entries) if measure.entries else measure.unit
        return {"daftar": f"{entries} ({words.MANY})"}
    return {"jumlah": words.AMOUNT.format(unit=measure.unit)}


def _add_lists(top: _Entry, identifier: str, editions: list[Edition]) -> None:
    """Add what there may be many of: people, attachments, documents."""
    for path, asking in _asked(editions).items():
        names = path.split(".")
        kinds = [item.kind for _edition, item in asking]
        if any(kind.cites for kind in kinds):
            top.at(*names).comments = _wanted(asking)
            top.at(*names).value = "[]"
        elif any(kind.has_entries for kind in kinds):
            top.at(*names).comments = [*_wanted(asking), words.PEOPLE]
            top.at(*names).example = _first_marked([f"{name}:" for name in Innovator.model_fields])
    documents = [f"{name}:" for name in Evidence.model_fields if name in _OF_A_DOCUMENT]
    documents[0] += f" # {_choices(dict.fromkeys(vocabulary('jenis_bukti').entries, ''))}"
    documents[1] += f" bukti/{identifier}/sk-tim.pdf"
    top.at("bukti").comments = [words.EVIDENCE]
    top.at("bukti").example = ["  sk-tim:", *(f"    {line}" for line in documents)]


def _first_marked(lines: list[str]) -> list[str]:
    return [f"{'-' if number == 0 else ' '} {line}" for number, line in enumerate(lines)]


def _lines(entries: Mapping[str, _Entry], depth: int) -> Iterator[str]:
    """Yield the lines of entries, those of the top with an empty line before each."""
    margin = "  " * depth
    for name, entry in entries.items():
        if depth == 0:
            yield ""
        for comment in entry.comments:
            yield from textwrap.wrap(
                comment, _WIDTH, initial_indent=f"{margin}# ", subsequent_indent=f"{margin}#   ", break_on_hyphens=False
            )
        written = [f"{margin}{name}:{' ' if entry.value else ''}{entry.value}", *_lines(entry.below, depth + 1)]
        yield from (_commented(line, margin) for line in written) if entry.left_out else written
        yield from (f"{margin}# {line}" for line in entry.example)


def _commented(line: str, margin: str) -> str:
    return f"{margin}# {line.removeprefix(margin)}"
