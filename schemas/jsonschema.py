"""JSON Schema (draft 2020-12) from the models and editions, for editors that complete and check as one types.

It accepts what `submissions check` reads, which is more than the models say: dates in words, labels instead
of keys, numbers with a comma, text that YAML takes for a number. What only a person or the whole record can tell,
such as word limits, stands in the descriptions. Titles and descriptions are the forms', in Indonesian.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.checks import Check
from schemas.edition import Edition, FormField, Indicator
from schemas.fields import MONTHS, MULTILINE
from schemas.innovation import IndicatorFacts, Innovation, Inspection
from schemas.rules import Graded, Words
from schemas.submission import GROUP_FIELD
from schemas.vocabulary import vocabulary
from schemas.wording import number_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
SCHEMA_INDENT = 1

DATE = "Tanggal, misalnya 2026-05-31, 31-05-2026 atau 31 Mei 2026"
_IN_WORDS = rf"\d{{1,2}}\s+({'|'.join(MONTHS)})\s+\d{{4}}"
_DATES = rf"^\s*(\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|{_IN_WORDS})\s*$"
_YES_NO = ("ya", "tidak", "yes", "no", True, False)
_TEXT: Schema = {"type": ["string", "number", "boolean"]}


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
    properties["indikator"] |= _closed(_indicators(known, definitions))
    properties["jawaban"] |= _closed({edition.id: _answers(edition, definitions) for edition in known})
    properties["verifikasi"] |= _closed({each.id: {"$ref": "#/$defs/Verification"} for each in known})
    names = sorted({name for edition in known for each in edition.indicators.values() for name in each.checks})
    for field in ("terpenuhi", "tidak_terpenuhi"):
        definitions[Inspection.__name__]["properties"][field]["items"] = {"enum": names}
    title = "Rekaman inovasi" if len(known) != 1 else f"Rekaman inovasi untuk {known[0].name}"
    return {"$schema": DIALECT, "title": title, **schema}


def edition_schema() -> Schema:
    """Return the JSON Schema of a whole edition file; an office's own may state only what differs."""
    schema = _loosened(Edition.model_json_schema(mode="validation"))
    for name, shape in schema["$defs"].items():
        if name.startswith(Graded.__name__):
            schema["$defs"][name] = {"anyOf": [shape, shape["properties"]["value"]]}
    bare = schema["$defs"][Check.__name__]
    schema["$defs"][Check.__name__] = {"anyOf": [bare, _TEXT]}
    return {"$schema": DIALECT, "title": "Edisi kompetisi", **schema}


def schema_text(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=SCHEMA_INDENT) + "\n"


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": ["object", "null"], "properties": dict(properties), "additionalProperties": False}


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
        closed = {"type": "object", "properties": inner, "additionalProperties": False}
        return closed | {key: _loosened(value[key]) for key in ("required", "$defs") if key in value}
    loose = {key: _loosened(each) for key, each in value.items() if key != "default"}
    return loose | _kind(loose)


def _kind(schema: Schema) -> Schema:
    """Return what a value of a simple kind may look like in a record."""
    if schema.get("format") == "date":
        del schema["format"]
        return {"type": "string", "pattern": _ignoring_case(_DATES), "description": schema.get("description", DATE)}
    if schema.get("enum") == ["ya", "tidak"]:
        return {"enum": list(_YES_NO)}
    if isinstance(schema.get("const"), str) and schema["const"].isdigit():
        number = schema.pop("const")
        return {"enum": [number, int(number)], "type": ["string", "integer"]}
    if "enum" in schema and "list" in schema:
        entries = vocabulary(schema.pop("list")).entries
        return {"enum": [*entries, *(entry.label for entry in entries.values())]}
    if schema.get("type") in ("number", "integer"):
        return {"type": [schema["type"], "string"]}
    if schema.get("type") == "string" and not {"enum", "format", "pattern"} & schema.keys():
        return dict(_TEXT)
    return {}


def _or_empty(schema: Schema) -> Schema:
    """Return a schema that also takes nothing: a name without a value stands for "not filled yet"."""
    if any(each == {"type": "null"} for each in schema.get("anyOf", ())):
        return schema
    if "enum" in schema:
        return {key: each for key, each in schema.items() if key != "type"} | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return schema | {"type": [*kinds, "null"]}
    about = {key: schema.pop(key) for key in ("title", "description") if key in schema}
    return about | {"anyOf": [schema, {"type": "null"}]}


def _ignoring_case(pattern: str) -> str:
    """Return a pattern that takes each letter of a word large or small; JSON Schema knows no flags."""
    for word in MONTHS:
        pattern = pattern.replace(word, "".join(f"[{letter.upper()}{letter}]" for letter in word))
    return pattern


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
    options, bases = (
        [name for each in same for name in getattr(each.measure, what, {})] for what in ("options", "bases")
    )
    names = [basis.name for each in same for basis in getattr(each.measure, "bases", {}).values()]
    chosen = {"pilihan": options, "basis": bases + names}
    narrowed = {
        name: facts["properties"][name] | {"anyOf": [{"enum": list(dict.fromkeys(choices))}, {"type": "null"}]}
        for name, choices in chosen.items()
        if choices
    }
    texts = [f"{level}. {text}" for level, text in enumerate(first.parameters, 1)]
    described = "\n".join([f"Indikator {first.no}", *texts])
    shape = facts | {"properties": facts["properties"] | narrowed}
    return {"title": first.name, "description": described, "anyOf": [shape, {"type": "null"}]}


def _answers(edition: Edition, definitions: Schema) -> Schema:
    """Return the schema of what a record answers for one edition alone."""
    answers = {key: _answer(item, definitions) for key, item in edition.fields.items()}
    if edition.groups:
        labels = {key: group.label for key, group in edition.groups.items()}
        answers[GROUP_FIELD] = {"title": "Kelompok", "enum": [*labels, *labels.values(), None]}
    return {"title": edition.name, **_closed(answers)}


def _answer(item: FormField, definitions: Schema) -> Schema:
    described = "\n".join(filter(None, [item.prompt, _words(item.words)]))
    about = {"title": item.label} | ({"description": described} if described else {})
    kinds: list[Schema] = [_value(item, definitions), {"type": "null"}]
    if item.type != "group":
        cited = {"title": "Bukti", "type": ["array", "string", "null"], "items": {"type": "string"}}
        inner: dict[str, Schema] = {"isi": {"title": "Isi", "anyOf": [kinds[0], {"type": "null"}]}, "bukti": cited}
        kinds.append(_closed(inner))
    return about | {"anyOf": kinds}


def _value(item: FormField, definitions: Schema) -> Schema:
    if item.type == "group":
        return {"anyOf": [_closed({key: _answer(part, definitions) for key, part in item.parts.items()}), _TEXT]}
    choice: Schema = {"enum": list(dict.fromkeys([*item.labels, *item.labels.values()]))}
    people: Schema = {"type": "array", "items": {"$ref": "#/$defs/Innovator"}}
    simple: dict[str, Schema] = {
        "date": {"type": "string", "pattern": _ignoring_case(_DATES), "description": DATE},
        "yes_no": {"enum": list(_YES_NO)},
        "link": {"type": "string", "format": "uri"},
        "files": {"type": ["array", "string"], "items": {"type": "string"}},
        "choice": choice,
        "choices": {"anyOf": [{"type": "array", "items": choice}, choice]},
        "narrative": _TEXT | {MULTILINE: True},
        "people": people,
        "awards": people | {"items": {"$ref": "#/$defs/Award"}},
        "replications": people | {"items": {"$ref": "#/$defs/ReplicatedBy"}},
    }
    return simple.get(item.type, dict(_TEXT))


def _words(words: Words) -> str:
    if words.min is not None and words.max is not None:
        return f"{number_text(words.min)} sampai {number_text(words.max)} kata"
    if words.max is not None:
        return f"Paling banyak {number_text(words.max)} kata"
    return f"Paling sedikit {number_text(words.min)} kata" if words.min is not None else ""
