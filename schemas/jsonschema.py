"""JSON Schema (draft 2020-12) from the models and editions, for editors that complete and check as one types.

It accepts what `submissions check` reads, which is more than the models say: dates in words, labels instead
of keys, spelt loosely, numbers with a comma, text that YAML takes for a number; see `schemas.jsonshapes`. What only
a person or the whole record can tell, such as word limits, stands in the descriptions. Titles and descriptions are the
forms', in Indonesian.
"""

import json
from collections.abc import Iterable
from typing import Any

from schemas.checks import Check
from schemas.edition import Edition, FormField, Indicator
from schemas.fields import MULTILINE
from schemas.innovation import IndicatorFacts, Innovation, Inspection, Registration, Verification
from schemas.jsonshapes import (
    BLANK,
    BY_FORMAT,
    COUNT,
    IDENTIFIER,
    NOTHING,
    NUMBER,
    TEXT,
    VISIBLE_TEXT,
    WHOLE,
    YES_NO,
    Schema,
    choice,
    closed,
    code_from,
    code_lists,
)
from schemas.jsonshared import with_shared_parts
from schemas.rules import Graded
from schemas.settings import Settings
from schemas.submission import GROUP_FIELD
from schemas.wording import words_between

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_INDENT = None  # an editor reads it, and spaces would be a sixth of it


def record_schema(editions: Iterable[Edition]) -> Schema:
    """Return the JSON Schema of a record file.

    Args:
        editions: those whose indicators and own questions the record may answer; with one only, the schema of a
            record for that edition.
    """
    known = list(editions)
    schema = _loosened(Innovation.model_json_schema(mode="validation"))
    definitions, properties = schema["$defs"], schema["properties"]
    schema["required"] = [name for name in schema["required"] if name != "id"]
    properties["indikator"] |= closed(_indicators(known, definitions))
    properties["jawaban"] |= closed({edition.id: _answers(edition) for edition in known})
    for field, model in (("verifikasi", Verification), ("registrasi", Registration)):
        properties[field] |= closed({each.id: {"$ref": f"#/$defs/{model.__name__}"} for each in known})
    names = sorted({name for edition in known for each in edition.indicators.values() for name in each.checks})
    for field in ("terpenuhi", "tidak_terpenuhi"):
        definitions[Inspection.__name__]["properties"][field]["items"] = {"enum": names}
    for keyed in (
        properties["bukti"],
        properties["lampiran"],
        definitions[Verification.__name__]["properties"]["parameter"],
    ):
        keyed["propertyNames"] = IDENTIFIER
    title = "Rekaman inovasi" if len(known) != 1 else f"Rekaman inovasi untuk {known[0].name}"
    return _whole(title, schema)


def edition_schema() -> Schema:
    """Return the JSON Schema of a whole edition file; an office's own may state only what differs."""
    schema = _loosened(Edition.model_json_schema(mode="validation"))
    for name, shape in schema["$defs"].items():
        if name.startswith(Graded.__name__):
            schema["$defs"][name] = {"anyOf": [shape, shape["properties"]["value"]]}
    bare = schema["$defs"][Check.__name__]
    schema["$defs"][Check.__name__] = {"anyOf": [bare, TEXT]}
    return _whole("Edisi kompetisi", schema)


def settings_schema() -> Schema:
    """Return the JSON Schema of an office's settings, `submissions.yaml`."""
    return _whole("Pengaturan folder kerja", _loosened(Settings.model_json_schema(mode="validation")))


def schema_text(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=SCHEMA_INDENT) + "\n"


def _whole(title: str, schema: Schema) -> Schema:
    """Return the schema of a file, with the code lists that it refers to among its definitions."""
    defined = {**schema, "$defs": schema.get("$defs", {}) | code_lists(schema)}
    return {"$schema": DIALECT, "title": title, **with_shared_parts(defined)}


def _loosened(value: Any) -> Any:
    """Return a model's schema with what a record may also say, and without English words of the program's own."""
    if isinstance(value, list):
        return [_loosened(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "properties" in value:
        inner = {name: _or_empty(_loosened(each)) for name, each in value["properties"].items()}
        for name in value.get("required", ()):
            inner[name] = _loosened(value["properties"][name])
        shape = {"type": "object", "properties": inner, "additionalProperties": False}
        return shape | {key: _loosened(value[key]) for key in ("required", "$defs") if key in value}
    loose: Schema = {key: _loosened(each) for key, each in value.items() if key != "default"}
    if NOTHING in loose.get("anyOf", ()):
        # A text without any visible character is as good as none.
        loose["anyOf"] = [TEXT if kind == VISIBLE_TEXT else kind for kind in loose["anyOf"]]
    return _kind(loose)


def _kind(schema: Schema) -> Schema:
    """Return the schema of a value of a simple kind as a record may say it; any other as it is."""
    loose = _simple(schema)
    if loose is None:
        return schema
    about = {key: schema[key] for key in ("title", "description", "examples", MULTILINE) if key in schema}
    return {key: each for key, each in loose.items() if key not in about} | about


def _simple(schema: Schema) -> Schema | None:
    """Return what a value of a simple kind may look like, or None if it is none."""
    if schema.get("enum") == ["ya", "tidak"]:
        return YES_NO
    if isinstance(schema.get("const"), str) and schema["const"].isdigit():
        return {"enum": [schema["const"], int(schema["const"])]}
    if "list" in schema:
        return code_from(schema["list"])
    if schema.get("type") in ("number", "integer"):
        bounds = {key: schema[key] for key in ("minimum", "maximum") if key in schema}
        if schema["type"] == "integer":
            return WHOLE | bounds
        return COUNT if bounds == {"minimum": 0} else NUMBER | bounds
    if schema.get("type") == "string" and not {"enum", "const", "pattern"} & schema.keys():
        return BY_FORMAT.get(schema.get("format", ""), VISIBLE_TEXT)
    return None


def _or_empty(schema: Schema) -> Schema:
    """Return a schema that also takes nothing: a name without a value stands for "not filled yet"."""
    if NOTHING in schema.get("anyOf", ()):
        return schema
    if "enum" in schema:
        return {key: each for key, each in schema.items() if key != "type"} | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*kinds, "null"]}
    about = {key: schema.pop(key) for key in ("title", "description") if key in schema}
    return about | {"anyOf": [schema, NOTHING]}


def _indicators(editions: list[Edition], definitions: Schema) -> dict[str, Schema]:
    """Return the schema of each indicator: the facts it is measured by, described by the parameters of the first."""
    found: dict[str, list[Indicator]] = {}
    for edition in editions:
        for key, indicator in edition.indicators.items():
            found.setdefault(key, []).append(indicator)
    facts = definitions[IndicatorFacts.__name__]
    return {key: _indicator(same, facts) for key, same in found.items()}


def _indicator(same: list[Indicator], facts: Schema) -> Schema:
    """Return the schema of an indicator, of which every edition may know other options."""
    first = same[0]
    options = [option for each in same for option in each.measure.choices]
    worded = [(each.measure, words) for each in same for words in each.all_parameters]
    meant = [text for measure, words in worded for text in measure.option_texts(words).values()]
    bases = [name for each in same for key_and_name in each.measure.basis_names.items() for name in key_and_name]
    facts_of = facts["properties"]
    narrowed = {
        name: {"title": facts_of[name]["title"], "anyOf": [choice(completed, spelt), BLANK, NOTHING]}
        for name, completed, spelt in (("pilihan", options, [*options, *meant]), ("basis", bases, bases))
        if completed
    }
    texts = [f"{level}. {text}" for level, text in enumerate(first.parameters, 1)]
    described = "\n".join([f"Indikator {first.no}", *texts])
    shape: Schema = {"$ref": f"#/$defs/{IndicatorFacts.__name__}"}
    if narrowed:
        shape = {"allOf": [shape, {"properties": narrowed}]}
    return {"title": first.name, "description": described, "anyOf": [shape, NOTHING]}


def _answers(edition: Edition) -> Schema:
    """Return the schema of what a record answers for one edition alone."""
    answers = {key: _answer(item) for key, item in edition.fields.items()}
    if edition.groups:
        names = [*edition.groups, *(group.label for group in edition.groups.values())]
        answers[GROUP_FIELD] = {"title": "Kelompok", "anyOf": [choice(names, names), BLANK, NOTHING]}
    return {"title": edition.name, **closed(answers)}


def _answer(item: FormField, *, part: bool = False) -> Schema:
    """Return the schema of an answer; only one that is no part of another may cite documents beside it."""
    described = "\n".join(filter(None, [item.prompt, words_between(item.words)]))
    about = {"title": item.label} | ({"description": described} if described else {})
    value = _value(item)
    kinds: list[Schema] = [value, NOTHING] if part else [value, BLANK, NOTHING]
    if not item.kind.has_parts and not part:
        cited = {"title": "Bukti", "type": ["array", "string", "number", "boolean", "null"], "items": IDENTIFIER}
        kinds.append(closed({"isi": {"title": "Isi", "anyOf": [value, BLANK, NOTHING]}, "bukti": cited}))
    return about | {"anyOf": kinds}


def _value(item: FormField) -> Schema:
    if item.kind.has_parts:
        return closed({key: _answer(inner, part=True) for key, inner in item.parts.items()})
    return item.kind.record_schema(item)
