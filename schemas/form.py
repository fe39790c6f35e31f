"""The Pydantic model of a form, made from an edition's fields.

Required fields, choices and word limits are the edition's, so that validation errors and JSON Schema
follow from the edition alone.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, create_model, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from schemas.edition import Edition, FormField
from schemas.fields import Model
from schemas.narrative import count_words
from schemas.rules import Words


class FormModel(Model):
    """The base of every form: its texts together keep to the word limits of the whole."""

    word_limits: ClassVar[Words] = Words()

    @model_validator(mode="wrap")
    @classmethod
    def _words_of_all_parts(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        outside = None
        if isinstance(data, dict) and not cls.word_limits.unlimited:
            words = sum(count_words(text) for text in data.values() if isinstance(text, str))
            outside = cls.word_limits.outside(words)
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
    fields = {key: value for key, value in edition.fields_for(group).items() if key not in without}
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
    limits: dict[str, Any] = {"minWords": item.words.min, "maxWords": item.words.max, **item.kind.form_schema(item)}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _type(name: str, item: FormField, lenient: bool) -> Any:
    if item.kind.has_parts:
        return _model(name, item.parts, item.words, lenient)
    return item.kind.annotation(item, lenient)
