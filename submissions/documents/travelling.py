"""Contexts on their way to another process: as JSON, in which decimals stay decimals and numbers stay keys."""

import json
from decimal import Decimal
from typing import Any

from submissions.documents.context import Plain

_DECIMAL, _PAIRS = "\0decimal", "\0pairs"
# A text of a record holds no such character: reading YAML refuses it.


def packed(context: Plain) -> str:
    """Return a context as the text of a JSON object, from which `unpacked` makes an equal one."""
    return json.dumps(_plain(context), ensure_ascii=False)


def unpacked(value: Any) -> Any:
    """Return what was packed, from what a JSON reader made of its text."""
    if isinstance(value, list):
        return [unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    if _DECIMAL in value:
        return Decimal(value[_DECIMAL])
    if _PAIRS in value:
        return {key: unpacked(item) for key, item in value[_PAIRS]}
    return {key: unpacked(item) for key, item in value.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value):
            return {key: _plain(item) for key, item in value.items()}
        return {_PAIRS: [[key, _plain(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
