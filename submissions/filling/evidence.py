"""The documents of an innovation: sent or linked, described, said of what they are cited for, taken out."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Link
from schemas.source import FORBIDDEN, MAXIMUM_CHARACTERS, Place, Steps
from submissions.errors import InputError, OutputError
from submissions.filling.answers import Typed, answered
from submissions.filling.citing import EVIDENCE, cited_otherwise, uncited
from submissions.filling.saving import Saved, save_changes
from submissions.findings.catalogue import LINK_MALFORMED
from submissions.findings.finding import Finding
from submissions.language import _
from submissions.records.reading import identifier_from
from submissions.records.values import REMOVED
from submissions.workbooks.forms.asking import FormPlan, FormQuestion
from submissions.workbooks.gathering import EVIDENCE_FOLDER, clean_name
from submissions.workspace import Workspace

_LONGEST_NAME, _LONGEST_ENDING = 60, 8
_LINK = TypeAdapter[str](Link)


def document_questions(plan: FormPlan) -> tuple[FormQuestion, ...]:
    """Return what is asked of a document that is here already: all but its file."""
    return tuple(question for question in plan.documents if question.column.path != ("berkas",))


def documents_in(data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the documents that a record names, by their keys, as plain data."""
    held = data.get(EVIDENCE)
    items = held.items() if isinstance(held, dict) else ()
    return {str(key): item for key, item in items if isinstance(item, dict)}


def add_document(
    workspace: Workspace,
    path: Path,
    identifier: str,
    name: str,
    content: bytes,
    kind: str,
    plan: FormPlan,
    wanted: Collection[str] = (),
) -> str:
    """Put a file that was sent among the evidence of an innovation, and name it in the record.

    A file that is there already is never replaced: the same content is named again, another gets a number.

    Args:
        workspace: of the record.
        path: of its file.
        identifier: of the innovation, whose folder the file comes into.
        name: that the sender gave it; only what is harmless of it is kept.
        content: of the file.
        kind: what it is, a key of `jenis_bukti`.
        plan: of the form, which says what can cite a document.
        wanted: the places that are to cite it at once, by their names; see `citing_places`.

    Returns:
        The key of the document in the record.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: the file or the record cannot be written.
    """
    made: list[str] = []
    files: dict[str, bytes] = {}

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        stem, target = place_of_sent(workspace, identifier, name, content)
        files[target] = content
        plain = identifier_from(stem)[:40].strip("-") or "bukti"
        made.append(_free_key(data, plain))
        title = Path(name.replace("\\", "/")).stem[: _LONGEST_NAME * 2] or plain
        said: dict[Steps, Any] = {
            (EVIDENCE, made[0]): {"jenis": kind, "judul": " ".join(title.split()), "berkas": target}
        }
        return said | cited_otherwise(plan, data, made[0], wanted, ())

    save_changes(workspace, path, change, files)
    return made[0]


def add_link(
    workspace: Workspace, path: Path, address: str, kind: str, plan: FormPlan, wanted: Collection[str] = ()
) -> str:
    """Name a document that has no file here, but an address: a video, a piece of news, a page.

    Args:
        workspace: of the record.
        path: of its file.
        address: as it was typed; nothing is fetched from it.
        kind: what it is, a key of `jenis_bukti`.
        plan: of the form, which says what can cite a document.
        wanted: the places that are to cite it at once, by their names; see `citing_places`.

    Returns:
        The key of the document in the record.

    Raises:
        InputError: it is no web address.
        FindingsError: the record cannot be read.
        OutputError: the record cannot be written.
    """
    refused = Finding(LINK_MALFORMED, Place(""), values={"value": address})
    try:
        checked = _LINK.validate_python(address)
    except ValidationError:
        raise InputError(refused.sentence, refused.remedy) from None
    if len(checked) > MAXIMUM_CHARACTERS or FORBIDDEN.search(checked):
        raise InputError(refused.sentence, refused.remedy)
    made: list[str] = []

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        made.append(_free_key(data, identifier_from(kind)))
        said: dict[Steps, Any] = {(EVIDENCE, made[0]): {"jenis": kind, "tautan": checked}}
        return said | cited_otherwise(plan, data, made[0], wanted, ())

    save_changes(workspace, path, change)
    return made[0]


def replace_file(workspace: Workspace, path: Path, identifier: str, key: str, name: str, content: bytes) -> str:
    """Let a document of the record be another file; the old one stays where it lies, and in the history.

    Args:
        workspace: of the record.
        path: of its file.
        identifier: of the innovation, whose folder the file comes into.
        key: of the document.
        name: that the sender gave the file.
        content: of the file.

    Returns:
        The new file, from the workspace.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: the file or the record cannot be written, or there is no such document any more.
    """
    files: dict[str, bytes] = {}

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        if key not in documents_in(data):
            raise _gone(key)
        _stem, target = place_of_sent(workspace, identifier, name, content)
        files[target] = content
        return {(EVIDENCE, key, "berkas"): target}

    save_changes(workspace, path, change, files)
    [target] = files
    return target


def place_of_sent(workspace: Workspace, identifier: str, name: str, content: bytes) -> tuple[str, str]:
    """Return the plain name of a file that was sent, and where it is put: beside others of that name, never over them.

    Args:
        workspace: that it comes into.
        identifier: of the innovation, in whose folder it lies.
        name: that the sender gave it; only what is harmless of it is kept.
        content: of the file; what is there already with the same content is not put there again.

    Raises:
        OutputError: the folder leads out of the workspace.
    """
    clean = clean_name(Path(name.replace("\\", "/")).name)
    stem, ending = Path(clean).stem[:_LONGEST_NAME], Path(clean).suffix[:_LONGEST_ENDING]
    target, number = f"{EVIDENCE_FOLDER}/{identifier}/{stem}{ending}", 1
    while (there := workspace.root / target).exists() and not _holds(there, content):
        number += 1
        target = f"{EVIDENCE_FOLDER}/{identifier}/{stem}-{number}{ending}"
    if workspace.inside(target) != workspace.root.resolve() / target:
        raise OutputError(_("{file} lies outside the workspace, so it was left as it is.").format(file=target))
    return stem, target


def _gone(key: str) -> OutputError:
    return OutputError(_("The document {key} is no longer in the record.").format(key=key), _("Load the page again."))


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _free_key(data: Mapping[str, Any], plain: str) -> str:
    """Return a key under which nothing stands among the evidence of the record yet."""
    held = data.get(EVIDENCE)
    taken = set(map(str, held)) if isinstance(held, dict) else set()
    return next(each for each in _numbered(plain) if each not in taken)


def _numbered(plain: str) -> Iterable[str]:
    yield plain
    number = 1
    while True:
        number += 1
        yield f"{plain}-{number}"


def save_document(
    workspace: Workspace,
    path: Path,
    key: str,
    plan: FormPlan,
    typed: Mapping[str, Typed],
    wanted: Collection[str],
    shown: Collection[str],
) -> Saved:
    """Save what was typed of a document, and what it is cited for.

    Args:
        workspace: of the record.
        path: of its file.
        key: of the document.
        plan: of the form, whose questions were asked.
        typed: what came back, by address.
        wanted: the places that are ticked, by their names; see `citing_places`.
        shown: those that were ticked when the form was shown; what others changed since stays.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or holds no such document.
    """
    found: list[Any] = []

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        item = documents_in(data).get(key)
        if item is None:
            raise _gone(key)
        answers = answered(item, document_questions(plan), typed)
        found.append(answers)
        said: dict[Steps, Any] = {(EVIDENCE, key, *place): value for place, value in answers.changes.items()}
        return said | cited_otherwise(plan, data, key, wanted, shown)

    saved = save_changes(workspace, path, change)
    return Saved(saved.data, found[0], saved.wrote)


def remove_document(workspace: Workspace, path: Path, key: str) -> None:
    """Take a document out of a record, and out of whatever cites it; its file stays where it lies.

    Args:
        workspace: of the record.
        path: of its file.
        key: of the document.

    Raises:
        FindingsError: the record cannot be read.
        OutputError: it cannot be written, or holds no such document.
    """

    def change(data: Mapping[str, Any]) -> dict[Steps, Any]:
        if key not in documents_in(data):
            raise _gone(key)
        return {(EVIDENCE, key): REMOVED, **uncited(data, key)}

    save_changes(workspace, path, change)
