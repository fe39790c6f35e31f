"""Code lists: affairs of government, development goals, kinds of proposers and the like.

Each list is a YAML file in `schemas/vocabulary/`. A record may write the key, the official label
or a known other spelling; what is kept is always the key.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from schemas.source import read_source

FOLDER = Path(__file__).parent / "vocabulary"


class Entry(BaseModel):
    """One row of a code list: the official label, other spellings, and the list's own grouping.

    `long_label` is a second official wording, where a text of higher rank says the same at more length.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str
    long_label: str | None = None
    aliases: list[str] = []
    group: str | None = None
    number: str | None = None


class Vocabulary(BaseModel):
    """A code list with its source, and how well it is founded where that is less than sure.

    `prefixes` are words that people write before a number, such as TPB: `TPB 9`, `TPB 9 - Industri …`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    source: str
    grade: Literal["official", "corroborated", "single", "inferred"] | None = None
    prefixes: list[str] = []
    entries: dict[str, Entry]

    def key_of(self, text: str) -> str | None:
        """Return the key that `text` means, spelt loosely, or None.

        It may be the key, a label, an alias or the number, and a number with a label or a prefix.
        """
        return self.known.get(loosely(text))

    def spellings(self, key: str) -> list[str]:
        """Return all that an entry may be written as, its key first."""
        entry = self.entries[key]
        names = [entry.label, *([entry.long_label] if entry.long_label else []), *entry.aliases]
        if entry.number is None:
            return [key, *names]
        numbers = [entry.number, *(f"{prefix} {entry.number}" for prefix in self.prefixes)]
        return [key, *names, *numbers, *(f"{number} - {name}" for number in numbers for name in names)]

    @cached_property
    def known(self) -> dict[str, str]:
        """Return what the entries may be written as, spelt loosely, and the key each means."""
        known: dict[str, str] = {}
        for key in self.entries:
            for spelling in self.spellings(key):
                known.setdefault(loosely(spelling), key)
        return known


@lru_cache(maxsize=4096)
def loosely(text: str) -> str:
    """Reduce a text to what matters when labels are compared: letters and digits, no case, no accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", "".join(mark for mark in plain if not unicodedata.combining(mark)))


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return the code list `name`.

    Raises:
        FileNotFoundError: there is no such list.
    """
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        raise FileNotFoundError(path)
    return Vocabulary.model_validate(read_source(path).data)


def vocabulary_names() -> list[str]:
    """Return the names of all code lists, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def choose(name: str, value: Any) -> str:
    """Return the key of `value` in the code list `name`.

    Raises:
        PydanticCustomError: `choice-unknown`, with the value and the choices.
    """
    codes = vocabulary(name)
    key = codes.key_of(value) if isinstance(value, str) else None
    if key is None:
        raise unknown_choice(value, {key: entry.label for key, entry in codes.entries.items()})
    return key


def unknown_choice(value: Any, choices: dict[str, str]) -> PydanticCustomError:
    """Return the error for a value outside a closed list of choices (key to label)."""
    return PydanticCustomError("choice-unknown", "not one of the choices", {"value": value, "choices": choices})


@dataclass(frozen=True)
class Code:
    """Marks a text field whose value is a key of the code list `name`: `Annotated[str, Code("urusan")]`.

    The list is read when the first value is checked, so that importing models stays cheap.
    """

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(lambda value: choose(self.name, value))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        codes = vocabulary(self.name)
        return {"type": "string", "enum": list(codes.entries), "list": self.name, "description": codes.title}


@dataclass(frozen=True)
class Suggested:
    """Marks a free text for which the list `name` has suggestions, that editors offer and nothing asks for."""

    name: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the text with the labels of the list as examples."""
        return {**handler(schema), "examples": [entry.label for entry in vocabulary(self.name).entries.values()]}
