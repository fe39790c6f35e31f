"""Look at one file. Called in a helper process, since a file may make its reader hang, die or swallow memory."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from submissions.evidence.opening.facts import LONGEST_DETAIL, NOT_REGULAR, FileFacts, FileKind, said
from submissions.evidence.opening.kinds import HEAD, LockedOfficeError, kind_of
from submissions.evidence.opening.media import image_facts, video_facts
from submissions.evidence.opening.pdfs import pdf_facts
from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.preparing import judge

_SHARE_FOR_PAGES = 0.5  # of the time; the rest is for the page that was begun last


def look(
    path: Path, seconds: float = 10, begun: Callable[[FileFacts], FileFacts | None] = lambda _facts: None
) -> FileFacts:
    """Return what a file is; whatever is wrong with it stands in the answer.

    Args:
        path: the file; links are followed, anything but a regular file is not read.
        seconds: how long it may take, roughly: a long PDF is left after a part of it.
        begun: called with size, hash and kind before the file is looked into; where it returns facts,
            those are the answer.

    Raises:
        MemoryError: there is too little memory for this file.
    """
    try:
        with _open_regular(path) as file:
            facts = _identified(file)
            return begun(facts) or _looked_into(path, file, facts, seconds)
    except (OSError, ValueError) as error:
        return FileFacts(problem=FileProblem.UNREADABLE, detail=said(error))


def _open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading.

    Raises:
        OSError: it cannot be opened, or is something else.
    """
    # Asked before opening, since opening alone can wake a device; and again of what was opened.
    if stat.S_ISREG(path.stat().st_mode):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return os.fdopen(descriptor, "rb")
        os.close(descriptor)
    raise OSError(NOT_REGULAR)


def _identified(file: BinaryIO) -> FileFacts:
    head = file.read(HEAD)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    facts = FileFacts(size=file.tell(), sha256=digest)
    try:
        kind, detail = kind_of(file, head)
    except LockedOfficeError:
        return replace(facts, problem=FileProblem.ENCRYPTED, detail="Office document with a password")
    except zipfile.BadZipFile as error:
        return replace(facts, kind=FileKind.ZIP, problem=FileProblem.BROKEN, detail=said(error))
    except MemoryError:
        raise
    except Exception as error:
        return replace(facts, problem=FileProblem.BROKEN, detail=said(error))
    return replace(facts, kind=kind, detail=detail, problem=FileProblem.EMPTY if kind is FileKind.EMPTY else None)


def _looked_into(path: Path, file: BinaryIO, facts: FileFacts, seconds: float) -> FileFacts:
    try:
        file.seek(0)
        if facts.kind is FileKind.PDF:
            if problem := _problem(path):
                return replace(facts, **problem)
            found = pdf_facts(file, seconds * _SHARE_FOR_PAGES)
        elif facts.kind.is_picture:
            found = {**_size(file, facts.kind), **_problem(path)}
        elif facts.kind is FileKind.MP4:
            found = video_facts(file, facts.size)
        elif facts.kind is FileKind.UNKNOWN and facts.problem is None and _problem(path):
            return replace(facts, problem=FileProblem.BROKEN)  # it is not at all what its name says
        else:
            return facts
    except MemoryError:
        raise
    except Exception as error:
        # The content decides what the libraries raise; a file that they cannot read is broken.
        found = {"problem": FileProblem.BROKEN, "detail": said(error)}
    return replace(facts, **found)


def _problem(path: Path) -> dict[str, Any]:
    """Return why a file could not be shown in volume and kit, as values for `FileFacts`; nothing where it can."""
    try:
        judge(path)
    except UnfitError as error:
        if not error.reason.lies_in_the_kind:  # what it is, is told beside what it holds
            return {"problem": error.reason, "detail": error.detail[:LONGEST_DETAIL]}
    return {}


def _size(file: BinaryIO, kind: FileKind) -> dict[str, Any]:
    try:
        return image_facts(file, kind)
    except MemoryError:
        raise
    except Exception:
        # A header that cannot be read: the judge says so too.
        return {}
