"""What a JSON Schema says again and again, said once: repeated parts become definitions that the others refer to.

*Why:* an editor fetches and reads the schema of records while somebody types; said in full it is five times as long.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from schemas.fields import MULTILINE

Schema = dict[str, Any]

_SHORTEST = 60  # characters of a part that is worth a definition of its own
_ABOUT = ("title", "description", "examples", MULTILINE)
_NAMED = ("properties", "$defs")
_LISTED = ("anyOf", "allOf")
_SINGLE = ("items", "propertyNames", "additionalProperties")
_PREFIX = "b"  # short, since it stands wherever a part is referred to


def with_shared_parts(schema: Schema) -> Schema:
    """Return a schema that accepts the same, each part that it repeats once among its `$defs`.

    Titles and descriptions do not count when parts are compared; they stay beside the reference.
    """
    counts: Counter[str] = Counter()
    for part in _parts(schema):
        text = json.dumps(part, sort_keys=True)
        bare = json.dumps(_without_about(part), sort_keys=True)
        counts[text] += 1
        if bare != text:
            counts[bare] += 1
    names: dict[str, str] = {}
    shared: dict[str, Schema] = {}

    def put(part: Schema) -> Schema:
        about = {key: part[key] for key in _ABOUT if key in part}
        bare = _without_about(part)
        for beside, kept in (({}, part), (about, bare)):
            text = json.dumps(kept, sort_keys=True)
            if counts[text] > 1 and len(text) >= _SHORTEST:
                if text not in names:
                    names[text] = f"{_PREFIX}{len(names) + 1}"
                    shared[names[text]] = about | put(bare) if about and kept is part else _inside(kept, put)
                return beside | {"$ref": f"#/$defs/{names[text]}"}
        return _inside(part, put)

    whole = _inside(schema, put)
    return whole | {"$defs": whole["$defs"] | shared}


def _without_about(part: Schema) -> Schema:
    return {key: each for key, each in part.items() if key not in _ABOUT}


def _parts(schema: Schema) -> Iterator[Schema]:
    """Yield the schemas within a schema, at every depth."""
    found: list[Schema] = []

    def gather(part: Schema) -> Schema:
        found.append(part)
        return _inside(part, gather)

    _inside(schema, gather)
    yield from found


def _inside(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """Return a schema with what `change` makes of each schema that stands directly in it."""
    changed = dict(schema)
    for key, inner in schema.items():
        if key in _NAMED:
            changed[key] = {name: change(part) for name, part in inner.items()}
        elif key in _LISTED:
            changed[key] = [change(part) for part in inner]
        elif key in _SINGLE and isinstance(inner, dict):
            changed[key] = change(inner)
    return changed
