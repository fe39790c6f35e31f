"""Compare a PDF with what was printed: its pages, what it says, and what was laid into it since.

What lies inside a file can be made anew by whoever alters it. Only what lies beside it (the manifest of an export, a
frozen folder), or a signature, shows that nobody did.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf

from schemas.settings import Settings
from submissions.documents.digests import annotations_of, is_signature
from submissions.documents.origin import FORMAT, first_in, is_whole
from submissions.documents.origin import NAME as ORIGIN
from submissions.documents.provenance import NAME, CarriedLetter, CarriedRecord, check_code, read_carried
from submissions.errors import UserError
from submissions.finished.changes import changes_in, said_by
from submissions.finished.signatures import Signature, signatures_in
from submissions.finished.states import Bytes, Change, ChangeKind
from submissions.finished.texts import Compared, bare, compare, read_pages
from submissions.finished.witnesses import Witness, witnesses_of
from submissions.workspace import Workspace, open_workspace

_LARGEST = 50_000_000  # bytes of a carried file


@dataclass(frozen=True)
class Checked:
    """What a PDF is and says.

    `origin` is its `asal.json`, empty where it has none; `carried` the record or the words that it carries, and `code`
    the code of these, None where it carries none; `code_printed` whether that code stands on its pages; `appended`
    how many bytes were added behind what was written; `written_by` the program that wrote it last, where that is
    another.
    """

    file: Path
    sha256: str
    problem: str = ""
    origin: dict[str, Any] = field(default_factory=dict)
    carried: CarriedRecord | CarriedLetter | None = None
    code: str | None = None
    code_printed: bool = False
    compared: Compared = field(default_factory=Compared)
    bytes: Bytes = Bytes.SAME
    appended: int = 0
    written_by: str = ""
    as_written: str = ""
    changes: tuple[Change, ...] = ()
    signatures: tuple[Signature, ...] = ()
    witnesses: tuple[Witness, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Return whether it was signed since, and nothing speaks against that."""
        return bool(self.signatures) and all(signature.good for signature in self.signatures)

    @property
    def untouched(self) -> bool:
        """Return whether something beside it, or a trusted signature, shows that it is as it was written or signed."""
        return self.good and bool(self.witnesses or any(signature.trusted for signature in self.signatures))

    def is_listed(self, witness: Witness) -> bool:
        """Return whether a list gives the hash of this file, or of what it was before it was signed."""
        return witness.sha256 in (self.sha256, self.as_written if self.is_signed else self.sha256)

    @property
    def good(self) -> bool:
        """Return whether nothing speaks against the file."""
        bytes_fine = self.bytes is Bytes.SAME or (self.bytes is Bytes.APPENDED and self.is_signed)
        says_the_same = not self.compared.lacking and (self.code is None or self.code_printed)
        listed = all(self.is_listed(witness) for witness in self.witnesses)
        signed = all(signature.good for signature in self.signatures)
        return not self.problem and bytes_fine and says_the_same and not self.changes and listed and signed


def check(file: Path, trust: Sequence[Any] = ()) -> Checked:
    """Return what a PDF is and says; whatever is wrong with it is said in what is returned.

    Args:
        file: the PDF.
        trust: certificates whose signatures are trusted; see `certificates`.

    Raises:
        MemoryError: it takes more than this process may have.
    """
    content = file.read_bytes()
    found = Checked(file, hashlib.sha256(content).hexdigest(), witnesses=tuple(witnesses_of(file)))
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return _compared(found, content, pdf, trust)
    except MemoryError:
        raise
    except pikepdf.PasswordError:
        return replace(found, problem="locked")
    except Exception:  # a stranger's file may be broken in any way; what its readers raise has no common parent
        return replace(found, problem="unreadable")


def _compared(found: Checked, content: bytes, pdf: pikepdf.Pdf, trust: Sequence[Any]) -> Checked:
    text = first_in(content) or _carried(pdf, ORIGIN)
    if text is None:
        return replace(found, problem="no-record" if _carried(pdf, NAME) is None else "no-origin")
    origin = json.loads(text)
    if origin["format"] != FORMAT:
        return replace(found, problem="other-format")
    size = int(origin["ukuran"])
    written = content[:size]
    whole = len(written) == size and is_whole(written, text)
    state = Bytes.OTHER if not whole else Bytes.SAME if size == len(content) else Bytes.APPENDED
    carried = _carried(pdf, NAME)
    names = [ORIGIN, *([NAME] if carried is not None else [])]
    changes = changes_in(pdf, origin, names)
    if _carried(pdf, ORIGIN) != text or _is_other(carried, origin):
        changes.append(Change(ChangeKind.RECORD))
    signatures: list[Signature] = []
    with pikepdf.open(io.BytesIO(written if whole else content)) as before:
        rooms = {str(annot.get("/T")): annot for page in before.pages for annot in annotations_of(page.obj)}
        rooms = {name: annot for name, annot in rooms.items() if is_signature(annot) and name in origin["kolom"]}
        signatures = signatures_in(content, pdf, rooms, trust)
        if signatures and whole and said_by(before) == said_by(pdf):
            # A program that signs notes its own name and the time; that is no change of what the document says.
            changes = [change for change in changes if change.kind is not ChangeKind.ABOUT]
    printed = read_pages(content)
    said: CarriedRecord | CarriedLetter | None = None
    if carried is not None:
        try:
            said = read_carried(carried)
        except ValueError:  # whatever it is, this program never wrote it
            changes.append(Change(ChangeKind.RECORD))
    code = check_code(carried) if carried is not None else None
    return replace(
        found,
        origin=origin,
        carried=said,
        code=code,
        code_printed=code is not None and bare(code) in printed.whole,
        compared=compare(said, origin, printed, _workspace(found.file)) if said else Compared(),
        bytes=state,
        appended=len(content) - size if state is Bytes.APPENDED else 0,
        written_by=str(pdf.docinfo.get("/Producer", "")) if state is Bytes.OTHER else "",
        as_written=hashlib.sha256(written).hexdigest() if whole else "",
        changes=tuple(dict.fromkeys(changes)),
        signatures=tuple(signatures),
    )


def _is_other(carried: bytes | None, origin: dict[str, Any]) -> bool:
    """Return whether the record that a document carries is not the one that it was made with."""
    if carried is None:
        return bool(origin["berisi"])
    return hashlib.sha256(carried).hexdigest() != str(origin["sidik_isi"])


def _carried(pdf: pikepdf.Pdf, name: str) -> bytes | None:
    if name not in pdf.attachments:
        return None
    file = pdf.attachments[name].get_file()
    if file.size > _LARGEST:
        raise ValueError("too large")
    return bytes(file.read_bytes())


def _workspace(file: Path) -> Workspace:
    """Return the workspace that a file lies in, for its editions; one without settings where that cannot be read."""
    try:
        return open_workspace(file)
    except UserError:
        return Workspace(file.resolve().parent, Settings())
