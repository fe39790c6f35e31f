"""Functions of another library, told by a hash of their source, and what takes their place."""

import hashlib
import importlib
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Target:
    """A function of the engine: its module, its name there (`Class.method`), and the hash of its source."""

    module: str
    name: str
    source: str

    @property
    def fits(self) -> bool:
        """Return whether the function that is installed is the one that is meant."""
        return source_hash(self.module, self.name) == self.source


@dataclass(frozen=True)
class Lever:
    """One thing that the engine does faster.

    `key` is what it is switched off by. `targets` are the functions that it relies on, the first ones those that are
    replaced, in the order of `replacements`; each of these is given the function that it replaces and returns what
    takes its place. `same_bytes` says whether documents come out the same without it.
    """

    key: str
    name: str
    targets: tuple[Target, ...]
    replacements: tuple[Callable[[Any], Any], ...]
    same_bytes: bool = True


def source_hash(module: str, name: str) -> str:
    """Return a hash of the source of a function; empty where there is none, or no source."""
    try:
        return hashlib.sha256(inspect.getsource(_found(module, name)[2]).encode()).hexdigest()[:16]
    except (ImportError, AttributeError, OSError, TypeError):
        return ""


def replaced(lever: Lever) -> None:
    """Put the replacements of a lever in the places of its first targets, and wherever the engine imported them."""
    for target, replacement in zip(lever.targets, lever.replacements, strict=False):
        holder, last, original = _found(target.module, target.name)
        made = replacement(original)
        setattr(holder, last, made)
        package = target.module.partition(".")[0]
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == package and vars(module).get(last) is original:
                setattr(module, last, made)


def _found(module: str, name: str) -> tuple[Any, str, Any]:
    holder: Any = importlib.import_module(module)
    *places, last = name.split(".")
    for place in places:
        holder = getattr(holder, place)
    return holder, last, inspect.getattr_static(holder, last)
