"""What the form asks, sheet by sheet: made of the record's columns and the editions; no list of fields besides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from schemas.edition import Edition, FormField
from schemas.innovation import Innovation
from schemas.questions import plain_question
from schemas.rules import Words
from submissions.workbooks.columns import BookLayout, Column, SheetLayout, layout_of
from submissions.workbooks.forms import words
from submissions.workbooks.kinds import CHOICE

_OWN = "jawaban"
_OFFICE_DECIDES = ("kompetisi",)
"""Fields of one value each that the innovation office fills itself."""
AFTERWARDS = ("pemeriksaan", "verifikasi", "registrasi")
"""Lists that come about when the form has been handed in."""
_OF_A_DOCUMENT = ("jenis", "judul", "berkas", "tautan", "nomor", "tanggal", "tentang", "halaman", "tahun")
"""What is asked of a document; a link that stands in the place of the file is taken for what it is."""


@dataclass(frozen=True)
class FormQuestion:
    """One cell to be filled: where its answer belongs, and all that is said of it.

    `address` is the dotted path in the record, with `#item` behind it where several cells make up one value.
    `instead` is the address of the answer that counts where this one is empty.
    """

    address: str
    ask: str
    column: Column
    help: str = ""
    example: str = ""
    needed: str = ""
    unit: str = ""
    words: Words = field(default_factory=Words)
    offered: tuple[str, ...] = ()
    picks: bool = False
    instead: str = ""

    @property
    def is_long(self) -> bool:
        """Return whether the answer is a text of several lines."""
        return self.column.kind.is_long


@dataclass(frozen=True)
class FormSection:
    """Questions under one heading."""

    title: str
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True)
class Page:
    """A sheet of questions one below the other."""

    name: str
    sections: tuple[FormSection, ...]

    @property
    def questions(self) -> Iterator[FormQuestion]:
        """Yield its questions in their order."""
        for section in self.sections:
            yield from section.questions


@dataclass(frozen=True)
class FormPlan:
    """All that a form asks: pages of questions, the documents' columns, attachments, and lists.

    `layout` has the columns by which the answers are read again.
    """

    layout: BookLayout
    profile: Page
    texts: Page
    own: tuple[Page, ...]
    documents: tuple[FormQuestion, ...]
    attachments: tuple[FormQuestion, ...]
    lists: tuple[tuple[SheetLayout, tuple[FormQuestion, ...]], ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the editions for which it asks."""
        return self.layout.editions


def plan_of(editions: Iterable[Edition]) -> FormPlan:
    """Return what the form asks for some editions."""
    chosen = tuple(editions)
    layout = layout_of(chosen, _own_versions(chosen))
    asked = _asked(chosen)
    columns = [column for column in layout.main.columns if column.name not in ("id", *_OFFICE_DECIDES)]
    shared = [column for column in columns if column.path[0] != _OWN]
    profile = [column for column in shared if not column.kind.is_long or column.path[0] == "kriteria"]
    texts = [column for column in shared if column not in profile]
    pages: list[Page] = []
    for edition in chosen:
        own = [column for column in columns if column.path[:2] == (_OWN, edition.id)]
        questions = tuple(_own_question(column, edition) for column in own)
        if questions:
            name = _sheet_name(edition.competition_title, [page.name for page in pages])
            pages.append(Page(name, (FormSection(edition.name, questions),)))
    by_path = {sheet.path: sheet for sheet in layout.sheets}
    lists = tuple(
        (sheet, tuple(_entry(column, sheet) for column in sheet.columns))
        for sheet in layout.sheets
        if not sheet.main and not sheet.keyed and sheet.path[0] not in AFTERWARDS
    )
    documents = by_path[("bukti",)]
    named = {column.name: column for column in documents.columns}
    return FormPlan(
        layout,
        Page(words.PROFILE, tuple(_sections(sorted(profile, key=_rank), asked))),
        Page(words.TEXTS, tuple(_sections(texts, asked))),
        tuple(pages),
        tuple(_entry(named[name], documents) for name in _OF_A_DOCUMENT),
        tuple(_attachments(chosen, by_path[("lampiran",)])),
        lists,
    )


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return a title as the name of a sheet: short, without signs that Excel refuses, and of no other sheet."""
    bare = re.sub(r"[\[\]:*?/\\']", " ", title)[:26].strip() or words.OWN_SHEET
    others = {each.casefold() for each in (*taken, *words.SHEETS)}
    names = [bare, *(f"{bare} {number}" for number in range(2, 100))]
    return next(name for name in names if name.casefold() not in others)


_Asked = dict[str, list[tuple[Edition, FormField]]]


def _asked(editions: Iterable[Edition]) -> _Asked:
    found: _Asked = {}
    for edition in editions:
        for item in edition.fields.values():
            for each in (item, *item.parts.values()):
                for place in each.answer[:1]:
                    found.setdefault(place, []).append((edition, each))
    return found


def _own_versions(editions: Iterable[Edition]) -> set[str]:
    """Return the texts for which a proposal may have an answer of its own, though they have a place in the record."""
    return {
        f"{_OWN}.{edition.id}.{key}"
        for edition in editions
        if edition.takes == "proposal"
        for key, item in edition.fields.items()
        if item.answer and item.kind.is_narrative
    }


def _rank(column: Column) -> int:
    """Return where a field stands on its page: what a record cannot be without, what is simple, the rest."""
    if Innovation.model_fields[column.path[0]].is_required():
        return 0
    return 1 if len(column.path) == 1 else 2


def _title(column: Column) -> str:
    information = Innovation.model_fields[column.path[0]]
    if information.is_required():
        return words.SECTION_FIRST
    return (information.title or column.path[0]) if len(column.path) > 1 else words.SECTION_PLAIN


def _sections(columns: Sequence[Column], asked: _Asked) -> Iterator[FormSection]:
    """Yield the questions in their order, those of one part of the record under its title."""
    for title, group in groupby(columns, key=_title):
        yield FormSection(title, tuple(_question(column, asked.get(column.name, [])) for column in group))


def _question(column: Column, asking: list[tuple[Edition, FormField]]) -> FormQuestion:
    plain = plain_question(column.name)
    needing = [edition.competition_title for edition, item in asking if item.required.value and not item.groups]
    needed = words.NEEDED if column.required else _needed(needing)
    labels = list(dict.fromkeys(item.label for _edition, item in asking)) or [column.heading]
    official = [words.OFFICIAL.format(label=" / ".join(labels))] if plain.ask else []
    prompts = [] if plain.help else [column.prompt]
    many = [words.MANY] if column.many and words.MANY.lower() not in plain.help.lower() and not plain.help else []
    return FormQuestion(
        column.name,
        plain.ask or column.heading,
        column,
        " ".join(filter(None, [plain.help, *prompts, *many, *official])),
        plain.example,
        needed,
        words=column.words,
        offered=_offered(column),
    )


def _needed(needing: Sequence[str]) -> str:
    if not needing:
        return ""
    return words.NEEDED_FOR.format(editions=", ".join(dict.fromkeys(needing)))


def _offered(column: Column) -> tuple[str, ...]:
    return tuple(column.choices.values()) or column.kind.offered


def _own_question(column: Column, edition: Edition) -> FormQuestion:
    """Return the question of a column that one edition has of its own."""
    cites = column.path[-1] == "bukti"
    path = column.path[2:-1] if cites else column.path[2:]
    item = edition.fields[path[0]]
    item = item.parts[path[1]] if len(path) > 1 else item
    if cites:
        help_text = words.CITED_HELP.format(sheet=words.EVIDENCE)
        return FormQuestion(column.name, words.CITED, column, help_text, picks=True)
    plain = plain_question(column.name)
    label = f"{item.no} {item.label}" if item.no else item.label
    official = [words.OFFICIAL.format(label=label)] if plain.ask else []
    needed = words.NEEDED if item.required.value and not item.groups else ""
    return FormQuestion(
        column.name,
        plain.ask or label,
        column,
        " ".join(filter(None, [item.prompt, plain.help, *official])),
        plain.example,
        needed,
        words=item.words,
        offered=_offered(column),
        instead=item.answer[0] if item.answer else "",
    )


def _entry(column: Column, sheet: SheetLayout) -> FormQuestion:
    """Return the question of a column of a table."""
    path = ".".join((*sheet.path, column.name))
    plain = plain_question(path)
    needed = words.NEEDED if column.required else ""
    return FormQuestion(
        path,
        plain.ask or column.heading,
        column,
        plain.help,
        plain.example,
        needed,
        offered=_offered(column),
        picks=column.path[-1:] == ("bukti",),
    )


def _attachments(editions: Iterable[Edition], sheet: SheetLayout) -> Iterator[FormQuestion]:
    """Yield the documents that a form takes as they are."""
    [column] = sheet.columns
    for edition in editions:
        letters = {letter.attachment for letter in edition.letters.values()}
        for item in edition.fields.values():
            if not (item.kind.cites and item.answer):
                continue
            types = [words.TYPES.format(types=", ".join(item.files.types))] if item.files else []
            is_letter = item.answer[0].rpartition(".")[2] in letters
            # What the program makes to be signed is not wanted before it was made.
            needed = item.required.value and not is_letter
            yield FormQuestion(
                item.answer[0],
                f"{item.label} ({edition.title})",
                column,
                " ".join([*([words.MADE] if is_letter else []), *types]),
                needed=words.NEEDED_FOR.format(editions=edition.competition_title) if needed else "",
                picks=True,
            )


def fact(question: FormQuestion, name: str, sheet: SheetLayout) -> FormQuestion:
    """Return the question of one cell of an indicator's facts: that of the fact's column, chosen where it offers."""
    column = next(each for each in sheet.columns if each.name == name)
    return replace(question, column=replace(column, kind=CHOICE) if question.offered else column)
