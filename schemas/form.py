"""The Pydantic model of a form, made from an edition's fields.

Required fields, choices and word limits are the edition's, so that validation errors and JSON Schema
follow from the edition alone.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from schemas.edition import Edition, FormField
from schemas.fields import Day, Link, LongText, Model, Point, Text, YesNo
from schemas.innovation import Award, Innovator, ReplicatedBy
from schemas.narrative import count_words
from schemas.rules import Words
from schemas.vocabulary import loosely, unknown_choice, vocabulary


class FormModel(Model):
    """The base of every form: its texts together keep to the word limits of the whole."""

    word_limits: ClassVar[Words] = Words()

    @model_validator(mode="wrap")
    @classmethod
    def _words_of_all_parts(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        outside = None
        if isinstance(data, dict) and not cls.word_limits.unlimited:
            words = sum(count_words(text) for text in data.values() if isinstance(text, str))
            outside = _outside(words, cls.word_limits)
        try:
            filled = handler(data)
        except ValidationError as error:
            if outside is None:
                raise
            # A missing part must not hide that the whole is too short.
            lines = [
                InitErrorDetails(
                    type=PydanticCustomError(line["type"], "see type", line.get("ctx")),
                    loc=line["loc"],
                    input=line["input"],
                )
                for line in error.errors(include_url=False)
            ]
            lines.append(InitErrorDetails(type=outside, loc=(), input=data))
            raise ValidationError.from_exception_data(cls.__name__, lines) from None
        if outside is not None:
            raise outside
        return filled


def form_model(
    edition: Edition, group: str | None, without: frozenset[str] = frozenset(), lenient: bool = False
) -> type[FormModel]:
    """Return the Pydantic model of the form of `group`, leaving out the fields named in `without`.

    Required fields, choices and word limits are those of the edition. Its JSON Schema carries the
    official labels as titles. A `lenient` model requires nothing and knows no word limits: with it
    the answers that fit keep their types where others do not.
    """
    fields = {key: value for key, value in edition.form(group).items() if key not in without}
    return _model(f"{edition.id}-{group or 'form'}", fields, Words(), lenient)


def _model(name: str, fields: Mapping[str, FormField], words: Words, lenient: bool) -> type[FormModel]:
    definitions: dict[str, Any] = {}
    for key, item in fields.items():
        inner = _type(f"{name}-{key}", item, lenient)
        information = Field(title=item.label, description=item.prompt, json_schema_extra=_limits(item))
        if item.required.value and not lenient:
            definitions[key] = (Annotated[inner, information], ...)
        else:
            definitions[key] = (Annotated[inner | None, information], None)
    model: type[FormModel] = create_model(name, __base__=FormModel, **definitions)
    model.word_limits = Words() if lenient else words
    return model


def _limits(item: FormField) -> dict[str, Any]:
    limits: dict[str, Any] = {"minWords": item.words.min, "maxWords": item.words.max}
    if item.type == "choice":
        limits["enum"] = list(item.labels)
    elif item.type == "choices":
        limits["items"] = {"type": "string", "enum": list(item.labels)}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _type(name: str, item: FormField, lenient: bool) -> Any:
    if item.type == "group":
        return _model(name, item.parts, item.words, lenient)
    simple: dict[str, Any] = {
        "text": Text,
        "date": Day,
        "coordinates": Point,
        "yes_no": YesNo,
        "link": Link,
        "files": Annotated[list[str], Field(min_length=1)],
        "people": Annotated[list[Innovator], Field(min_length=1)],
        "awards": list[Award],
        "replications": list[ReplicatedBy],
        "narrative": Annotated[LongText, AfterValidator(_words(Words() if lenient else item.words))],
        "choice": Annotated[str, BeforeValidator(_choice(item))],
        "choices": Annotated[list[Annotated[str, BeforeValidator(_choice(item))]], Field(min_length=1)],
    }
    return simple[item.type]


def choice_key(item: FormField, value: Any) -> str | None:
    """Return the key of the field's choice that a value means, spelt loosely, or None."""
    key = item.spellings.get(loosely(str(value)))
    if key is None and item.vocabulary:
        key = vocabulary(item.vocabulary).key_of(str(value))
    return key if key in item.labels else None


def _choice(item: FormField) -> Any:
    def check(value: Any) -> str:
        if isinstance(value, list) and len(value) != 1:
            raise PydanticCustomError("choice-not-single", "exactly one is allowed", {"count": len(value)})
        value = value[0] if isinstance(value, list) else value
        key = None if isinstance(value, list | dict) else choice_key(item, value)
        if key is None:
            raise unknown_choice(value, item.labels)
        return key

    return check


def _words(words: Words) -> Any:
    def check(text: str) -> str:
        outside = _outside(count_words(text), words)
        if outside is not None:
            raise outside
        return text

    return check


def _outside(count: int, words: Words) -> PydanticCustomError | None:
    if words.min is not None and count < words.min:
        return PydanticCustomError("words-too-few", "too few words", {"count": count, "limit": words.min})
    if words.max is not None and count > words.max:
        return PydanticCustomError("words-too-many", "too many words", {"count": count, "limit": words.max})
    return None
