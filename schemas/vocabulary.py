"""Code lists: affairs of government, development goals, kinds of proposers and the like.

Each list is a YAML file in `schemas/vocabulary/`. A record may write the key, the official label
or a known other spelling; what is kept is always the key.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from schemas.source import read_source

ENOUGH = 9
"""By so many words a longer name is known."""
_TELLING = 4  # letters at the end of a name that tell it from a beginning
_WHATEVER = ""  # in the place of a word: whatever follows
FOLDER = Path(__file__).parent / "vocabulary"


class Entry(BaseModel):
    """One row of a code list: the official label, other spellings, and the list's own grouping.

    `long_label` is a second official wording, where a text of higher rank says the same at more length. `numerals` are
    other ways to write the number, such as `IV`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str
    long_label: str | None = None
    aliases: list[str] = []
    group: str | None = None
    number: str | None = None
    numerals: list[str] = []


class Vocabulary(BaseModel):
    """A code list with its source, and how well it is founded where that is less than sure.

    `prefixes` are words that people write before a number, such as TPB: `TPB 9`, `TPB 9 - Industri …`; `between` are
    those that may stand between both, such as No. in `TPB No. 9`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    source: str
    grade: Literal["official", "corroborated", "single", "inferred"] | None = None
    prefixes: list[str] = []
    between: list[str] = []
    entries: dict[str, Entry]

    def key_of(self, text: str) -> str | None:
        """Return the key that `text` means, spelt loosely, or None.

        It may be the key, a label or an alias, or the number: alone, after a prefix, and before a name or the
        beginning of one, `16. Perdamaian`. A number counts only as it stands: 1.6 is not 16. Of a name of more words
        than `ENOUGH` only so many are compared: what follows differs from one official text to the next.
        """
        if text in self.entries:
            return text
        known = self.known.get(loosely(text))
        if known is not None or not self.is_numbered:
            return known
        plain = _plain(text).strip()
        found = [key for key, shape in self._shapes.items() if shape.fullmatch(plain)]
        return found[0] if len(found) == 1 else None

    @property
    def is_numbered(self) -> bool:
        """Return whether entries are known by their numbers, so that `shape` says what may be written."""
        return any(entry.number for entry in self.entries.values())

    def spellings(self, key: str) -> list[str]:
        """Return the usual ways to write an entry, its key first."""
        entry = self.entries[key]
        names = self._names(key)
        if entry.number is None:
            return [key, *names]
        numbers = [entry.number, *(f"{prefix} {entry.number}" for prefix in self.prefixes)]
        return [key, *names, *numbers, *(f"{number} - {name}" for number in numbers for name in names)]

    @cached_property
    def known(self) -> dict[str, str]:
        """Return the names of the entries, spelt loosely, and the key each means."""
        known: dict[str, str] = {}
        for key in self.entries:
            own = [] if self.is_numbered and re.search("[0-9]", key) else [key]
            for spelling in (*own, *self._names(key)):
                known.setdefault(loosely(spelling), key)
        return known

    def shape(self, letter: Callable[[str], str], keys: Iterable[str]) -> str:
        """Return the regular expression of all that means one of some entries, where these have numbers.

        *Why:* the JSON Schema accepts what `key_of` takes, and both by the same expression.

        Args:
            letter: what gives the expression of a letter or figure with all that may follow it.
            keys: the entries.
        """
        before = "".join(f"({_either(words, letter)})?" for words in (self.prefixes, self.between) if words)
        # What follows keeps a long run of spaces from being tried from each of its places.
        return rf"[\W_]*(?![\W_]){before}({'|'.join(self._entry(key, letter) for key in keys)})"

    @cached_property
    def _shapes(self) -> dict[str, re.Pattern[str]]:
        return {key: re.compile(self.shape(lambda sign: rf"{sign}[\W_]*", [key])) for key in self.entries}

    def _names(self, key: str) -> list[str]:
        entry = self.entries[key]
        return [entry.label, *([entry.long_label] if entry.long_label else []), *entry.aliases]

    def _entry(self, key: str, letter: Callable[[str], str]) -> str:
        """Return the expression of an entry: a number and perhaps the beginning of a name, or all of a name."""
        entry = self.entries[key]
        names = [_words(name) for name in self._names(key)]
        if not re.search("[0-9]", key):
            names.append(_words(key))
        ends = [_spelt(name[:ENOUGH][-1][-_TELLING:], letter) + ("$" if len(name) <= ENOUGH else "") for name in names]
        forms = [rf"(?=[\s\S]*({'|'.join(dict.fromkeys(ends))}))"]
        if entry.number is not None:
            figures = entry.number.split(".")
            zeros = "0*" if len(figures) == 1 else ""
            forms.append(zeros + r"[\W_]*".join(figures) + r"(?![0-9])[\W_]*")
            forms += [_spelt(numeral, letter) for numeral in entry.numerals]
        known = [name if len(name) <= ENOUGH else [*name[:ENOUGH], _WHATEVER] for name in names]
        return f"({'|'.join(forms)}){_beginnings(known, letter)}"


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", _plain(name))


def _spelt(text: str, letter: Callable[[str], str]) -> str:
    return "".join(map(letter, loosely(text)))


def _either(words: Iterable[str], letter: Callable[[str], str]) -> str:
    return "|".join(_spelt(word, letter) for word in words)


def _beginnings(names: Iterable[Sequence[str]], letter: Callable[[str], str]) -> str:
    """Return the expression of any number of words from the beginning of a name, also of none."""
    followers: dict[str, list[Sequence[str]]] = {}
    for name in filter(None, names):
        followers.setdefault(name[0], []).append(name[1:])
    if not followers:
        return ""
    if _WHATEVER in followers:
        return r"[\s\S]*"
    words = (_spelt(word, letter) + _beginnings(rest, letter) for word, rest in followers.items())
    return f"({'|'.join(words)})?"


def _plain(text: str) -> str:
    """Return a text without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


@lru_cache(maxsize=4096)
def loosely(text: str) -> str:
    """Reduce a text to what matters when labels are compared: letters and digits, no case, no accents."""
    return re.sub(r"[\W_]+", "", _plain(text))


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
