"""The words for what was found of a PDF: how its bytes stand, and what is other in it."""

from dataclasses import dataclass
from enum import Enum


class Bytes(Enum):
    """How the bytes of a file stand to those that its program wrote, by the digest that lies within."""

    SAME = "same"
    APPENDED = "appended"
    OTHER = "other"


class ChangeKind(Enum):
    """How something is other."""

    PAGE_GONE = "page-gone"
    PAGE_ADDED = "page-added"
    PAGE_MOVED = "page-moved"
    PAGE_ALTERED = "page-altered"
    ANNOTATION = "annotation"
    LINKS = "links"
    SCRIPT = "script"
    ACTION = "action"
    FILE_ADDED = "file-added"
    RECORD = "record"
    FIELD = "field"
    ABOUT = "about"


@dataclass(frozen=True)
class Change:
    """One thing that is other; `page` and `name` say where and what, as far as that is known; `before` its old page."""

    kind: ChangeKind
    page: int = 0
    name: str = ""
    before: int = 0
