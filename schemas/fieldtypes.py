"""The types of a form's fields: what each takes, and how it is checked, compared, shown and described.

Whoever handles a field asks its type (`FormField.kind`); nobody compares its name. A new type is a class here and
its entry in `FIELD_TYPES`. Types are known wherever an edition is read: what only some need, the model of the record
and the reader of Markdown, is imported when it is asked for.
"""

# ruff: noqa: D102 - what a method gives is said once, in `FieldType`; the classes after it say where they differ

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from schemas import jsonshapes
from schemas.fields import MULTILINE, Day, Link, LongText, Point, Text, YesNo
from schemas.jsonshapes import Schema
from schemas.vocabulary import unknown_choice, vocabulary
from schemas.wording import value_text

if TYPE_CHECKING:
    from schemas.edition import FormField
    from schemas.innovation import Award, Innovator, ReplicatedBy


class FieldType:
    """What a form's field of one type takes. This one takes a line of text; others say where they differ."""

    name: ClassVar[str] = "text"
    has_parts: ClassVar[bool] = False
    """It holds other fields instead of a value."""
    is_narrative: ClassVar[bool] = False
    """It is Markdown, whose words count."""
    is_chosen: ClassVar[bool] = False
    """Its value is one of the field's choices, or several of them."""
    cites: ClassVar[bool] = False
    """Its value names pieces of evidence: the field is filled by uploading them."""
    has_entries: ClassVar[bool] = False
    """Its value is a list of things with fields of their own."""

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        """Return what the form's model takes; a `lenient` one knows no word limits."""
        return Text

    def form_schema(self, field: "FormField") -> Schema:
        """Return what the JSON Schema of the form says besides what follows from the annotation."""
        return {}

    def record_schema(self, field: "FormField") -> Schema:
        """Return the JSON Schema of the answer in a record, which takes more spellings than the form's model."""
        return jsonshapes.VISIBLE_TEXT

    def compared(self, field: "FormField", value: Any) -> object:
        """Return an answer, as the record has it, in the form in which conditions of an edition name it."""
        return value

    def text(self, field: "FormField", value: Any) -> str | None:
        """Return a value as a document writes it in a line; None where it is shown in another way."""
        return value_text(value)

    def entries(self, value: Any) -> list[str]:
        """Return a line for each entry of a list of things; none for any other value."""
        return []


class DateType(FieldType):
    """A day."""

    name = "date"

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Day

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.DATE


class CoordinatesType(FieldType):
    """A point on the map."""

    name = "coordinates"

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Point

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.POINT


class YesNoType(FieldType):
    """Ya or tidak."""

    name = "yes_no"

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return YesNo

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.YES_NO

    def compared(self, field: "FormField", value: Any) -> object:
        if isinstance(value, str):
            return "ya" if value.strip().casefold() in {"ya", "yes", "true"} else "tidak"
        return value


class LinkType(FieldType):
    """An address on the web."""

    name = "link"

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Link

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.LINK


class NarrativeType(FieldType):
    """A text in Markdown with limits to its words."""

    name = "narrative"
    is_narrative = True

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        from schemas.narrative import count_words

        def check(text: str) -> str:
            outside = None if lenient else field.words.outside(count_words(text))
            if outside is not None:
                raise outside
            return text

        return Annotated[LongText, AfterValidator(check)]

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.VISIBLE_TEXT | {MULTILINE: True}

    def text(self, field: "FormField", value: Any) -> str | None:
        return None


def _choice_of(field: "FormField") -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if isinstance(value, list) and len(value) != 1:
            raise PydanticCustomError("choice-not-single", "exactly one is allowed", {"count": len(value)})
        value = value[0] if isinstance(value, list) else value
        key = None if isinstance(value, list | dict) else field.key_of(value)
        if key is None:
            raise unknown_choice(value, field.labels)
        return key

    return check


def _choice_schema(field: "FormField") -> Schema:
    if field.vocabulary and field.choices is None:
        return jsonshapes.code_from(field.vocabulary)
    names = [*field.labels, *field.labels.values()]
    own = jsonshapes.choice(names, names)
    if not field.vocabulary:
        return own
    codes = vocabulary(field.vocabulary)
    keys = [key for key in codes.entries if key in field.labels]
    return {"anyOf": [own, jsonshapes.chosen(codes, names, keys)]}


class ChoiceType(FieldType):
    """One of the field's choices, by key or label; its value is the key."""

    name = "choice"
    is_chosen = True

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Annotated[str, BeforeValidator(_choice_of(field))]

    def form_schema(self, field: "FormField") -> Schema:
        return {"enum": list(field.labels)}

    def record_schema(self, field: "FormField") -> Schema:
        single = _choice_schema(field)
        return {"anyOf": [single, jsonshapes.many(single) | {"minItems": 1, "maxItems": 1}]}

    def compared(self, field: "FormField", value: Any) -> object:
        return field.key_of(value)

    def text(self, field: "FormField", value: Any) -> str | None:
        return field.labels.get(value, str(value))


class ChoicesType(ChoiceType):
    """Some of the field's choices."""

    name = "choices"

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Annotated[list[Annotated[str, BeforeValidator(_choice_of(field))]], Field(min_length=1)]

    def form_schema(self, field: "FormField") -> Schema:
        return {"items": {"type": "string", **super().form_schema(field)}}

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.many(_choice_schema(field)) | {"minItems": 1}

    def compared(self, field: "FormField", value: Any) -> object:
        return value

    def text(self, field: "FormField", value: Any) -> str | None:
        chosen = value if isinstance(value, list) else [value]
        return "; ".join(field.labels.get(key, str(key)) for key in chosen)


class FilesType(FieldType):
    """Documents to upload: keys of the record's evidence."""

    name = "files"
    cites = True

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Annotated[list[str], Field(min_length=1)]

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.many(jsonshapes.TEXT) | {"minItems": 1}

    def text(self, field: "FormField", value: Any) -> str | None:
        return None


class EntriesType(FieldType, ABC):
    """A list of things with fields of their own, such as people."""

    has_entries = True

    @property
    @abstractmethod
    def entry(self) -> type[BaseModel]:
        """Return the model of one of the things."""

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return GenericAlias(list, (self.entry,))

    def record_schema(self, field: "FormField") -> Schema:
        return jsonshapes.many_of(self.entry.__name__)

    def text(self, field: "FormField", value: Any) -> str | None:
        return None

    def entries(self, value: Any) -> list[str]:
        return [self._line(item) for item in value] if isinstance(value, list) else []

    def _line(self, item: Any) -> str:
        # What did not fit the form is shown as it stands.
        return ", ".join(filter(None, self._said(item))) if isinstance(item, self.entry) else str(item)

    @abstractmethod
    def _said(self, item: Any) -> Iterator[str | None]:
        """Yield what the line of an entry says."""


class PeopleType(EntriesType):
    """Innovators."""

    name = "people"

    @property
    def entry(self) -> type[BaseModel]:
        from schemas.innovation import Innovator

        return Innovator

    def annotation(self, field: "FormField", lenient: bool) -> Any:
        return Annotated[super().annotation(field, lenient), Field(min_length=1)]

    def record_schema(self, field: "FormField") -> Schema:
        return super().record_schema(field) | {"minItems": 1}

    def _said(self, item: "Innovator") -> Iterator[str | None]:
        yield f"{item.nama} (NIP {item.nip})" if item.nip else item.nama
        yield from (item.jabatan, item.peran)


class AwardsType(EntriesType):
    """Honours received."""

    name = "awards"

    @property
    def entry(self) -> type[BaseModel]:
        from schemas.innovation import Award

        return Award

    def _said(self, item: "Award") -> Iterator[str | None]:
        yield vocabulary("gelar").entries[item.gelar].label
        yield f"{vocabulary('kompetisi').entries[item.kompetisi].label} {item.tahun}"


class ReplicationsType(EntriesType):
    """Those who copied the innovation."""

    name = "replications"

    @property
    def entry(self) -> type[BaseModel]:
        from schemas.innovation import ReplicatedBy

        return ReplicatedBy

    def _said(self, item: "ReplicatedBy") -> Iterator[str | None]:
        yield from (item.instansi, item.daerah, str(item.tahun) if item.tahun else None)


class GroupType(FieldType):
    """Other fields under one heading, with word limits of the whole."""

    name = "group"
    has_parts = True

    def text(self, field: "FormField", value: Any) -> str | None:
        return None


_TYPES: tuple[FieldType, ...] = (
    *(FieldType(), ChoiceType(), ChoicesType(), DateType(), CoordinatesType(), YesNoType(), NarrativeType()),
    *(LinkType(), FilesType(), PeopleType(), AwardsType(), ReplicationsType(), GroupType()),
)

FIELD_TYPES: dict[str, FieldType] = {each.name: each for each in _TYPES}
"""Every type of field by the name that an edition gives it."""


class _NamedType:
    """Takes the name of a type; those known when it is asked, so that a type is registered in one place only."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_known)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": list(FIELD_TYPES), "type": "string"}


def _known(value: Any) -> str:
    if not isinstance(value, str) or value not in FIELD_TYPES:
        *names, last = (f"'{name}'" for name in FIELD_TYPES)
        raise PydanticKnownError("literal_error", {"expected": f"{', '.join(names)} or {last}"})
    return value


TypeName = Annotated[str, _NamedType()]
