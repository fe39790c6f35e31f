"""The columns of a workbook, made from the record's model and the editions: there is no list of fields besides."""

import types
import typing
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from schemas.edition import Edition, FormField, Indicator
from schemas.fields import Day, Link, Model, Number, Point, YesNo, is_long, marks
from schemas.form import form_model
from schemas.headings import headings
from schemas.innovation import Innovation
from schemas.rules import Words
from schemas.vocabulary import Code, loosely, vocabulary
from schemas.wording import word_limits
from submissions.workbooks.kinds import CHOICE, DAY, LONG_TEXT, NUMBER, PAIRS, TEXT, WHOLE_NUMBER, YES_NO, CellKind

Path = tuple[str, ...]
MAIN = "Inovasi"
OWNER = "Inovasi (pengenal atau nama)"
KEY = "Kunci"
_NOT_ASKED = {"contoh"}  # of the record itself, and no question to an office
_ENTERED: Path = ("kompetisi",)
_KINDS: tuple[tuple[Any, CellKind], ...] = (
    (Day, DAY),
    (YesNo, YES_NO),
    (Point, TEXT),
    (Number, NUMBER),
    (Link, TEXT),
)


@dataclass(frozen=True)
class Column:
    """One column: a field of the record (by its path from the row's start), and what may stand in it."""

    path: Path
    heading: str
    kind: CellKind
    annotation: Any
    many: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    code: str | None = None
    form: FormField | None = None
    required: bool = False
    prompt: str = ""
    rule: str = ""
    words: Words = field(default_factory=Words)
    spellings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the dotted path of the field."""
        return ".".join(self.path)

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Return what checks a value of this column."""
        return TypeAdapter(self.annotation)

    def key_of(self, text: str) -> str | None:
        """Return the key of the choice that a text means, or None."""
        if self.form is not None:
            return self.form.key_of(text)
        if self.code:
            return vocabulary(self.code).key_of(text)
        return {loosely(each): key for key, label in self.choices.items() for each in (key, label)}.get(loosely(text))


@dataclass(frozen=True)
class SheetLayout:
    """One sheet: the innovations, or what belongs to them in rows of their own.

    `path` leads to the mapping or list in the record; `keyed` says that each row has a key there.
    """

    name: str
    path: Path
    columns: tuple[Column, ...]
    keyed: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    other_keys: Mapping[str, str] = field(default_factory=dict)

    def key_of(self, text: str) -> str:
        """Return the key that a text means: a key or one of its labels, in whichever edition, else the text itself."""
        spellings = {loosely(each): key for key, label in self.keys.items() for each in (label, key)}
        return spellings.get(loosely(text)) or self.other_keys.get(loosely(text)) or text

    @property
    def main(self) -> bool:
        """Return whether its rows are the innovations themselves."""
        return not self.path

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Return the columns by every heading that is known for them, spelt loosely; official ones first."""
        known: dict[str, Column] = {}
        for column in self.columns:
            known.setdefault(loosely(column.heading), column)
        for column in self.columns:
            known.setdefault(loosely(column.name), column)
        for column in self.columns:
            for spelling in column.spellings:
                known.setdefault(loosely(spelling), column)
        return known


@dataclass(frozen=True)
class BookLayout:
    """All sheets of a workbook for some editions."""

    editions: tuple[Edition, ...]
    sheets: tuple[SheetLayout, ...]

    @property
    def main(self) -> SheetLayout:
        """Return the sheet of the innovations."""
        return self.sheets[0]

    def word_groups(self) -> Iterator[tuple[str, list[Column], Words]]:
        """Yield the groups of texts that have a word limit together, each once: label, columns, limits."""
        told: set[tuple[str, int | None, int | None]] = set()
        by_name = {column.name: column for column in self.main.columns}
        for edition in self.editions:
            for key, item in edition.fields.items():
                if item.kind.has_parts and not item.words.unlimited:
                    names = [_place(edition, key, part, item.parts[part]) for part in item.parts]
                    columns = [by_name[".".join(name)] for name in names if ".".join(name) in by_name]
                    limits = (item.label, item.words.min, item.words.max)
                    if columns and limits not in told:
                        told.add(limits)
                        yield item.label, columns, item.words


def layout_of(editions: Iterable[Edition], besides: Container[str] | None = frozenset()) -> BookLayout:
    """Return the sheets and columns of a workbook: the record's model, and what these editions ask besides.

    Args:
        editions: whose labels, limits and further fields there are.
        besides: fields, such as `jawaban.kipp-2025.tujuan`, that get a column for one edition's own answer though
            they have a place in the record; None for all.
    """
    chosen = tuple(editions)
    forms = _forms(chosen)
    entered = {edition.competition: edition.competition for edition in chosen}
    main = [*_flat(Innovation, (), forms, optional=False), *_answers(chosen, besides)]
    main = [replace(column, kind=CHOICE, choices=entered) if column.path == _ENTERED else column for column in main]
    sheets = [SheetLayout(MAIN, (), tuple(_distinct(main)))]
    indicators = [(key, item) for edition in chosen for key, item in edition.indicators.items()]
    for name, information in _nested(Innovation):
        sheets += _child(name, information, indicators)
    return BookLayout(chosen, tuple(sheets))


def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the columns of a model other than the record's: its fields of one value, or of a list of values."""
    return tuple(_flat(model, (), {}, optional=False))


def _nested(model: type[BaseModel], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the fields that hold many of something which needs rows of its own, at any depth."""
    for name, information in model.model_fields.items():
        inner = _model_in(information.annotation)
        if _container(information.annotation) in (dict, list) and (
            inner or (_container(information.annotation) is dict and (*path, name) != ("jawaban",))
        ):
            yield (*path, name), information
        elif inner and _container(information.annotation) is None:
            yield from _nested(inner, (*path, name))


def _child(path: Path, information: Any, indicators: list[tuple[str, Indicator]]) -> Iterator[SheetLayout]:
    keyed = _container(information.annotation) is dict
    inner = _model_in(information.annotation)
    columns: Iterable[Column]
    if inner is None:
        columns = [Column((), "Isi", TEXT, get_args(_bare(information.annotation))[1], many=True)]
    else:
        columns = _flat(inner, (), {}, optional=False)
    keys: dict[str, str] = {}
    others: dict[str, str] = {}
    for key, item in indicators if path == ("indikator",) else ():
        keys.setdefault(key, f"{item.no} {item.name}")
        for spelling in (f"{item.no} {item.name}", item.name):
            others.setdefault(loosely(spelling), key)
    title = (information.title or path[-1]).split(" (")[0]
    yield SheetLayout(title[:31], path, tuple(_distinct(columns)), keyed, keys, others)


def _flat(
    model: type[BaseModel], path: Path, forms: Mapping[str, list[tuple[Edition, FormField]]], optional: bool
) -> Iterator[Column]:
    for name, information in model.model_fields.items():
        here = (*path, name)
        if path == () and name in _NOT_ASKED and model is Innovation:
            continue
        annotation = information.annotation
        if _container(annotation) is dict or (_container(annotation) is list and _model_in(annotation)):
            # A mapping of whole numbers to a key (parameters of a verification) fits one cell: "kunci=3; …".
            if path == () and model is not Innovation and _model_in(annotation) is None:
                yield Column(here, information.title or name, PAIRS, _whole(information))
            continue
        inner = _model_in(annotation)
        if inner:
            yield from _flat(inner, here, forms, optional or not information.is_required())
            continue
        asked = forms.get(".".join(here), [])
        title = information.title or name
        if len(here) > 2:
            title = f"{title} – {_title_of(here)}"
        kind, code, choices, many = _kind(_whole(information))
        if is_long(information) or any(item.kind.is_narrative for _edition, item in asked):
            kind = LONG_TEXT
        known = headings().headings.get(".".join(here), [])
        yield Column(
            here,
            title,
            kind,
            _whole(information),
            many,
            choices,
            code,
            None,
            information.is_required() and not optional,
            next((item.prompt for _edition, item in asked if item.prompt), information.description or ""),
            "; ".join(_rule(edition, item) for edition, item in asked),
            _words_of(asked),
            (*known, *(item.label for _edition, item in asked)),
        )


def _title_of(path: Path) -> str:
    """Return the title of the model that holds a field of the record."""
    model: type[BaseModel] = Innovation
    title = ""
    for name in path[:-1]:
        information = model.model_fields[name]
        title = information.title or name
        model = _model_in(information.annotation) or model
    return title


def _answers(editions: Iterable[Edition], besides: Container[str] | None) -> Iterator[Column]:
    """Yield the columns of what only one edition asks: fields that have no place in the record, and `besides`."""

    def wanted(item: FormField, *path: str) -> bool:
        return not item.answer or besides is None or ".".join(path) in besides

    for edition in editions:
        models = [form_model(edition, group, lenient=True) for group in edition.groups or [None]]
        for key, item in edition.fields.items():
            information = next((each.model_fields[key] for each in models if key in each.model_fields), None)
            if information is None or _stands_elsewhere(item):
                continue
            if item.kind.has_parts:
                model = _model_in(information.annotation)
                for name, part in item.parts.items():
                    here = ("jawaban", edition.id, key, name)
                    if wanted(part, *here) and model and not _stands_elsewhere(part):
                        yield _answer(edition, here, part, model.model_fields[name])
            elif wanted(item, "jawaban", edition.id, key):
                yield _answer(edition, ("jawaban", edition.id, key), item, information)
                if item.evidence or item.kind.is_narrative:
                    path = ("jawaban", edition.id, key, "bukti")
                    yield Column(path, f"{item.label} – bukti [{edition.id}]", TEXT, list[str], many=True)


def _stands_elsewhere(item: FormField) -> bool:
    """Return whether an answer has no cell: evidence and lists of things have rows of their own."""
    return item.kind.cites or item.kind.has_entries


def _answer(edition: Edition, path: Path, item: FormField, information: Any) -> Column:
    kind, _code, _choices, many = _kind(_whole(information))
    if item.kind.is_chosen:
        kind = CHOICE
    elif is_long(information):
        kind = LONG_TEXT
    return Column(
        path,
        f"{item.label} [{edition.id}]",
        kind,
        _whole(information),
        many,
        item.labels,
        None,
        item if item.labels else None,
        False,
        item.prompt or "",
        _rule(edition, item),
        item.words,
        (item.label,),
    )


def _forms(editions: Iterable[Edition]) -> dict[str, list[tuple[Edition, FormField]]]:
    found: dict[str, list[tuple[Edition, FormField]]] = {}
    for edition in editions:
        for item in edition.fields.values():
            for each in (item, *item.parts.values()):
                for place in each.answer[:1]:
                    found.setdefault(place, []).append((edition, each))
    return found


def _place(edition: Edition, key: str, part: str, item: FormField) -> Path:
    return tuple(item.answer[0].split(".")) if item.answer else ("jawaban", edition.id, key, part)


def _rule(edition: Edition, item: FormField) -> str:
    pieces = [f"{edition.id}: {item.label}"]
    if item.required.value:
        pieces.append("wajib")
    return ", ".join([*pieces, *word_limits(item.words.min, item.words.max)])


def _words_of(asked: list[tuple[Edition, FormField]]) -> Words:
    return next((item.words for _edition, item in asked if not item.words.unlimited), Words())


def _distinct(columns: Iterable[Column]) -> Iterator[Column]:
    """Yield columns, those with a heading that occurs already with their field's name behind it."""
    seen: set[str] = set()
    for column in columns:
        heading = column.heading
        if loosely(heading) in seen:
            heading = f"{heading} ({column.name})"
        seen.add(loosely(heading))
        yield replace(column, heading=heading)


def _whole(information: Any) -> Any:
    if not information.metadata:
        return information.annotation
    return Annotated[(information.annotation, *information.metadata)]


def _bare(annotation: Any) -> Any:
    """Return an annotation without `| None` and without what is annotated to it."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (typing.Union, types.UnionType):
            inner = [each for each in get_args(annotation) if each is not type(None)]
            annotation = inner[0]
        else:
            return annotation


def _container(annotation: Any) -> Any:
    origin = get_origin(_bare(annotation))
    return origin if origin in (dict, list) else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    if get_origin(bare) in (dict, list):
        return _model_in(get_args(bare)[-1])
    return bare if isinstance(bare, type) and issubclass(bare, Model) else None


def _kind(annotation: Any) -> tuple[CellKind, str | None, Mapping[str, str], bool]:
    """Return what a value is: its kind, the code list, the choices, and whether there may be many."""
    bare = _bare(annotation)
    if get_origin(bare) is list:
        kind, code, choices, _many = _kind(get_args(bare)[0])
        return kind, code, choices, True
    code = next((each.name for each in marks(annotation) if isinstance(each, Code)), None)
    if code:
        labels = {key: entry.label for key, entry in vocabulary(code).entries.items()}
        return CHOICE, code, labels, False
    if get_origin(bare) is Literal:
        return CHOICE, None, {str(each): str(each) for each in get_args(bare)}, False
    stated = set(map(id, marks(annotation)))
    for known, kind in _KINDS:
        if stated & set(map(id, get_args(known)[1:])):
            return kind, None, {}, False
    return (WHOLE_NUMBER if bare is int else TEXT), None, {}, False
