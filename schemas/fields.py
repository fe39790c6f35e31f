"""Types that records and editions share: Indonesian dates, numbers, yes and no, coordinates, links."""

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError

from schemas.competitions import as_competition
from schemas.unseen import without_unseen

MONTHS = [
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
]

NIP_DIGITS = 18
"""How many digits the number of a civil servant has: day of birth, beginning of service, sex, serial number."""

MULTILINE = "x-multiline"
"""What says in JSON Schema that a text may have several lines."""


class Model(BaseModel):
    """The policy of every model here: unknown keys are errors, values do not change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """Take a name without a value for "not filled yet", where what it stands for need not be there.

        A form in which nothing is filled, such as `pkpn:` over an empty `klaster:`, has no value either.
        """
        if not isinstance(data, dict):
            return data
        fields, forms = cls.model_fields, _forms_in(cls)
        empty = {
            name
            for name, value in data.items()
            if (value is None or (value and name in forms and isinstance(value, dict) and is_blank(value)))
            and name in fields
            and not fields[name].is_required()
        }
        return {name: value for name, value in data.items() if name not in empty} if empty else data


@cache
def _forms_in(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a model that hold one other model."""

    def holds(annotation: Any) -> bool:
        either = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
        return any(isinstance(each, type) and issubclass(each, Model) for each in either)

    return frozenset(name for name, field in model.model_fields.items() if holds(field.annotation))


def is_blank(value: Any) -> bool:
    """Return whether nothing is filled in: no value, or a mapping that holds nothing else at any depth."""
    return all(map(is_blank, value.values())) if isinstance(value, dict) else value in (None, "")


class Long:
    """The mark of a text that may have several lines; see `is_long`. JSON Schema says it as `x-multiline`."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the text with the mark."""
        return {**handler(schema), MULTILINE: True}


class Coordinates(NamedTuple):
    """A point on the map, in decimal degrees."""

    latitude: Decimal
    longitude: Decimal

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"


def _date(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date-unreadable", "not a date", {"value": value})
    text = " ".join(value.split())
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", text):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", text):
        day, month, year = match.groups()
    elif (match := re.fullmatch(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})", text)) and match[2].lower() in MONTHS:
        day, month, year = match[1], str(MONTHS.index(match[2].lower()) + 1), match[3]
    else:
        raise PydanticCustomError("date-unreadable", "not a date", {"value": value})
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        swapped = f"{month}/{day}/{year}"  # where the month was written in the place of the day, as in English
        code = "date-swapped" if int(day) <= 12 < int(month) and _is_day(year, day, month) else "date-impossible"
        raise PydanticCustomError(code, "no such day", {"value": value, "nearest": swapped}) from None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _yes_no(value: Any) -> Any:
    words = {"ya": True, "yes": True, "true": True, "tidak": False, "no": False, "false": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.strip().lower() not in words:
        raise PydanticCustomError("yes-no-unreadable", "neither ya nor tidak", {"value": value})
    return words[value.strip().lower()]


def _number(value: Any) -> Any:
    if isinstance(value, Decimal | int):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"-?[0-9]{1,18}(?:[.,][0-9]{1,6})?", text) or re.fullmatch(
        r"-?[1-9][0-9]{0,2}\.[0-9]{3}", text
    ):
        raise PydanticCustomError("number-unreadable", "not a number", {"value": value})
    return Decimal(text.replace(",", "."))


def _whole(value: Any) -> Any:
    """Refuse what Pydantic would read some number out of: it takes 0-5 for -5."""
    if isinstance(value, str) and not re.fullmatch(r"\s*[-+]?[0-9]{1,18}(?:\.0+)?\s*", value):
        raise PydanticKnownError("int_parsing")
    return value


def _coordinates(value: Any) -> Any:
    if isinstance(value, Coordinates):
        return value
    text = value if isinstance(value, str) else ""
    found = re.fullmatch(
        r"\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)\s*[,;]\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)\s*", text
    ) or re.fullmatch(r"\s*(-?[0-9]{1,3}(?:,[0-9]+)?)\s*(?:;|,\s)\s*(-?[0-9]{1,3}(?:,[0-9]+)?)\s*", text)
    if not found:
        raise PydanticCustomError("coordinates-unreadable", "not lat,lng", {"value": value})
    latitude, longitude = (Decimal(part.replace(",", ".")) for part in found.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise PydanticCustomError("coordinates-impossible", "outside the globe", {"value": value})
    return Coordinates(latitude, longitude)


def _link(value: str) -> str:
    text = value.strip()
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", text)
    except ValueError:
        good = False
    if not good:
        raise PydanticCustomError("link-malformed", "not an http(s) address", {"value": value})
    return text


_DRIVE, _CONTROL = re.compile(r"[A-Za-z]:"), re.compile(r"[\x00-\x1f]")


def _inside(value: str) -> str:
    """Refuse what is not a plain relative path, with slashes of either kind; links are looked at on reading."""
    path = value.replace("\\", "/")
    if not value.strip() or path.startswith("/") or ".." in path.split("/") or _DRIVE.match(value):
        raise PydanticCustomError("path-leaves-workspace", "not a path inside the workspace", {"value": value})
    if _CONTROL.search(value):
        raise PydanticCustomError("path-leaves-workspace", "control character in a path", {"value": value})
    return value


def _colour(value: Any) -> Any:
    """Return a colour as `#rrggbb`. The sign may be left out: YAML takes what follows a bare one for a remark."""
    found = re.fullmatch(r"\s*#?([0-9A-Fa-f]{6})\s*", value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("colour-unreadable", "not a colour", {"value": value})
    return f"#{found[1].lower()}"


def _identifier(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", value):
        raise PydanticCustomError("identifier-malformed", "not an identifier", {"value": value})
    if isinstance(value, str) and len(value) > 80:
        raise PydanticCustomError("identifier-malformed", "longer than 80 characters", {"value": value})
    return value


def _filled(value: Any) -> Any:
    """Leave out of a mapping the names without a value: they are not filled yet."""
    return {name: inner for name, inner in value.items() if inner is not None} if isinstance(value, dict) else value


def _text(value: Any) -> Any:
    """Leave out what nobody sees; text without any visible character is absent: a space does not count as an answer."""
    return (without_unseen(value).strip() or None) if isinstance(value, str) else value


Day = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ya", "tidak"]})]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, BeforeValidator(_whole)]
Count = Annotated[Number, Field(ge=0), WithJsonSchema({"type": "number", "minimum": 0})]
Point = Annotated[
    Coordinates, BeforeValidator(_coordinates), WithJsonSchema({"type": "string", "format": "coordinates"})
]
Link = Annotated[str, AfterValidator(_link), WithJsonSchema({"type": "string", "format": "uri"})]
FilePath = Annotated[str, AfterValidator(_inside), WithJsonSchema({"type": "string", "format": "path"})]
Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema({"type": "string", "format": "colour"})]
Identifier = Annotated[str, BeforeValidator(_identifier), WithJsonSchema({"type": "string", "format": "identifier"})]
Filled = BeforeValidator(_filled)
"""The mark of a mapping in which a name may stand without a value."""
Text = Annotated[str, BeforeValidator(_text)]
CompetitionName = Annotated[str, BeforeValidator(as_competition)]
OptionalText = Annotated[str | None, BeforeValidator(_text)]
LongText = Annotated[str, BeforeValidator(_text), Long()]
OptionalLongText = Annotated[str | None, BeforeValidator(_text), Long()]


def is_long(field: Any) -> bool:
    """Return whether a field holds text of several lines, so that whoever shows it gives it room and keeps its lines.

    *Why:* a box of one line, such as a browser's `<input>`, glues lines together without a word.

    Args:
        field: a field of a model (`Model.model_fields[...]`, of a record as of an edition's form), or its annotation.
    """
    return any(isinstance(mark, Long) for mark in marks(field))


def marks(field: Any) -> list[Any]:
    """Return what is annotated to a field or an annotation, at any depth that is not a list's or mapping's."""
    if isinstance(field, FieldInfo):
        return [*field.metadata, *marks(field.annotation)]
    if get_origin(field) is Annotated:
        inner, *found = get_args(field)
        return [*found, *marks(inner)]
    if get_origin(field) in (Union, UnionType):
        return [mark for part in get_args(field) for mark in marks(part)]
    return []
