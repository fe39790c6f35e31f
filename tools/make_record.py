"""Write docs/record.md from the models and the editions: `python tools/make_record.py`."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.edition import FormField
from schemas.editions import edition_files, load_edition
from schemas.innovation import Innovation
from schemas.vocabulary import Code, vocabulary
from submissions.assessment.measures import (
    AmountReading,
    BasisReading,
    EntriesReading,
    OptionReading,
    Reading,
    ShareReading,
    YearsReading,
    reading_of,
)

TARGET = Path(__file__).parents[1] / "docs" / "record.md"
HEAD = """# The record

One innovation is one file in `inovasi/`, YAML or JSON. The record itself requires only `nama` and `pengusul` (with
`nama` and `jenis`); each edition says what else must be filled in (`submissions check`). Field names are the official
Indonesian terms.

- Dates: `2024-03-01`, `01-03-2024` or `1 Maret 2024`. Numbers without thousands separators: `1250`, `12,5`.
- Choices: the key, the official label or a common variant; the key is what counts.
- A name without a value (`sdgs:`) means "not filled in yet", unless it is required.
- Narratives are Markdown: paragraphs, lists, emphasis, tables, links. HTML is printed literally.
  `check` gives a hint with file and line where text may not mean what it seems to: `5*6*7`, lines with "•" or "a." that
  run together, numbers 1, 2, 4, a table without its delimiter row, a link to a file. Text typed in a workbook is
  converted to Markdown automatically; see [excel.md](excel.md).
- A document is listed once under `bukti` and cited by its key wherever it is used.
- `indikator` states facts, never a parameter: the parameter follows from the edition's bands.
- `jawaban` contains what only one edition asks for, under the edition's name, such as `kipp-2025`; a narrative there is
  a text, or `{isi: text, bukti: [keys]}`.
- A text has at most 50,000 characters, and only characters that the documents' fonts contain: Latin letters.
- Evidence is PDF, a picture, a video or a link. A Word file gives a warning; `submissions check --convert` makes a PDF
  next to it if LibreOffice is installed, with macros and linked files disabled, and says what to write. The record is
  not changed.

Editors that support JSON Schema (VS Code with its YAML extension, JetBrains, Vim and others) complete and check a
record as you type: its first line names `skema/rekaman.json`, which `init` creates and
`submissions schema -o skema/rekaman.json` recreates, for instance after an edition was added.
`submissions schema iga-2026` prints the schema of a record for one edition, `submissions schema edition` that of an
edition's file, `submissions schema settings` that of `submissions.yaml` (`init` puts it into `skema/pengaturan.json`).

The schema accepts every value that `check` reads and rejects what it rejects, for every kind of field: `Ya`, labels and
variants however spelt, `31 Desember 2025`, `12,5`. It is more lenient than `check` only here: a day that its month
does not have; a choice with a non-ASCII character, or written as a number where the list has numbers; an address with
brackets or a non-ASCII character; a quoted whole number beyond its limits; and values an editor itself parses as a
number or as true, hiding how they were written (`1.250`, `007`). Only `check` reports what depends on the whole record:
words, sums, files that must exist, keys that must be cited.

`submissions init DIR` makes a fully filled example. This page is made by `tools/make_record.py`.
"""


def named_editions() -> list[str]:
    """Return the editions that the page as it stands tells of: one that was added since need not be in it yet."""
    said = re.search(r"^Editions: (.*)\.$", TARGET.read_text(encoding="utf-8"), re.MULTILINE)
    return re.findall(r"`([a-z0-9-]+)`", said[1]) if said else []


def page(names: Sequence[str] = ()) -> str:
    """Return the whole page, as it tells of these editions; of all where none is named."""
    editions = list(names or edition_files())
    asking = editions_asking(editions)
    said = f"Editions: {', '.join(f'`{name}`' for name in editions)}."
    lines = [HEAD, said, "", "## Fields", "", "| Field | Label | Takes | Asked by |", "|---|---|---|---|"]
    for path, information in fields_of(Innovation):
        by = ", ".join(asking.get(path, []))
        lines.append(f"| `{path}` | {information.title or ''} | {taken_by(information)} | {by} |")
    lines += ["", "## Fields that only one edition has", ""]
    for name in editions:
        own = [f"`{key}`" for key, field in load_edition(name).fields.items() if not field.answer and not field.parts]
        if own:
            lines.append(f"- `jawaban.{name}`: {', '.join(own)}")
    lines += ["", "## Indicators", "", "| Key | Measured by | Indicator (newest edition) |", "|---|---|---|"]
    for key, indicator in load_edition(next(name for name in editions if name.startswith("iga-"))).indicators.items():
        lines.append(f"| `indikator.{key}` | {measured(indicator.measure)} | {indicator.no} {indicator.name} |")
    lines += ["", "## Code lists", ""]
    for name in sorted({code for _path, information in fields_of(Innovation) for code in codes_of(information)}):
        codes = vocabulary(name)
        lines += [f"### {codes.title} (`{name}`)", "", f"Source: {codes.source}.", ""]
        lines += [f"- `{key}` – {entry.label}" for key, entry in codes.entries.items()] + [""]
    return "\n".join(lines).rstrip() + "\n"


def editions_asking(editions: Sequence[str]) -> dict[str, list[str]]:
    """Return which of these editions ask each field, by its dotted path."""
    asking: dict[str, list[str]] = {}

    def note(field: FormField, edition: str) -> None:
        for path in field.answer:
            asking.setdefault(path, []).append(edition)
        for part in field.parts.values():
            note(part, edition)

    for name in editions:
        for field in load_edition(name).fields.values():
            note(field, name)
    return {path: sorted(set(editions)) for path, editions in asking.items()}


def fields_of(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield the dotted path and the description of each field of a model, of those within it too."""
    for name, information in model.model_fields.items():
        yield f"{prefix}{name}", information
        inner, many = _inner(information.annotation)
        if inner:
            yield from fields_of(inner, f"{prefix}{name}.{many}")


def _inner(annotation: Any) -> tuple[type[BaseModel] | None, str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, ""
    for each in get_args(annotation):
        inner, many = _inner(each)
        if inner:
            origin = getattr(annotation, "__origin__", None)
            return inner, {list: "[].", dict: "<key>."}.get(origin, many)  # type: ignore[arg-type]
    return None, ""


def codes_of(information: FieldInfo) -> list[str]:
    """Return the names of the code lists that a field takes from."""

    def within(annotation: Any) -> Iterator[str]:
        for each in getattr(annotation, "__metadata__", ()):
            if isinstance(each, Code):
                yield each.name
        for each in get_args(annotation):
            yield from within(each)

    return [each.name for each in information.metadata if isinstance(each, Code)] + list(within(information.annotation))


def taken_by(information: FieldInfo) -> str:
    """Return in words what a field takes."""
    if codes := codes_of(information):
        return f"code list `{codes[0]}`"
    text = str(information.annotation)
    for sign, words in (
        ("datetime.date", "date"),
        ("Coordinates", "latitude, longitude"),
        ("bool", "ya / tidak"),
        ("Decimal", "number"),
        ("list[typing.Annotated[int", "years"),
        ("int", "year"),
        ("Literal", " / ".join(str(each) for each in _literals(information.annotation))),
        ("list[str]", "list"),
        ("list[typing.Annotated[str", "list"),
    ):
        if sign in text:
            return words
    return "fields" if _inner(information.annotation)[0] else "text"


def _literals(annotation: Any) -> list[Any]:
    return [
        each
        for arg in get_args(annotation)
        for each in (_literals(arg) if get_args(arg) else [arg])
        if isinstance(each, str)
    ]


def measured(measure: Any) -> str:
    """Return in words which facts measure an indicator."""
    return _MEASURED[type(reading_of(measure))](measure)


_MEASURED: dict[type[Reading[Any]], Callable[[Any], str]] = {
    OptionReading: lambda measure: "`pilihan`: " + " / ".join(measure.options),
    YearsReading: lambda measure: "`tahun`: list of years",
    BasisReading: lambda measure: "`basis`: " + " / ".join(measure.bases) + "; `jumlah`",
    ShareReading: lambda measure: "`diterima`, `ditangani`",
    EntriesReading: lambda measure: "`daftar`: " + (" / ".join(measure.entries or ()) or f"list of {measure.unit}"),
    AmountReading: lambda measure: f"`jumlah`: {measure.unit}",
}


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
