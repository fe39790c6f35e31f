"""Compare what a PDF says with the record that it carries, and with the manifest beside it."""

import hashlib
import io
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from schemas.narrative import plain_text
from submissions.documents.provenance import NAME, check_code

MANIFEST = "manifest.json"
_POINTS = 72 / 25.4
# Headers and footers stand outside; texts that go over pages are whole without them.
_MARGIN_TOP, _MARGIN_FOOT = 22 * _POINTS, 22 * _POINTS
_LARGEST = 50_000_000  # bytes of a carried file


@dataclass(frozen=True)
class Checked:
    """What a PDF is and says.

    `code` is that of the record that it carries, None where it carries none; `code_printed` whether that code
    stands on its pages; `lacking` the places of texts in the record that do not stand there; `in_manifest`
    whether it has the hash that the manifest beside it gives, None where there is no such entry.
    """

    file: Path
    sha256: str
    code: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    code_printed: bool = False
    compared: int = 0
    lacking: list[str] = field(default_factory=list)
    in_manifest: bool | None = None
    problem: str = ""

    @property
    def good(self) -> bool:
        """Return whether nothing speaks against the file."""
        return not self.problem and self.code_printed and not self.lacking and self.in_manifest is not False


def check(file: Path) -> Checked:
    """Return what a PDF is and says; never raises for what is wrong with it."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    in_manifest = _in_manifest(file, digest)
    try:
        carried = _carried(content)
        if carried is None:
            return Checked(file, digest, in_manifest=in_manifest, problem="no-record")
        data = json.loads(carried)
        record, printed = dict(data["rekaman"]), [str(path) for path in data["tercetak"]]
        pages, body = _texts(content)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, KeyError, TypeError, RecursionError):
        return Checked(file, digest, in_manifest=in_manifest, problem="unreadable")
    code = check_code(carried)
    texts = {path: _at(record, path) for path in printed}
    lacking = [path for path, text in texts.items() if text is None or not _stands(text, body)]
    if not _stands(str(record.get("nama", "")), pages):
        lacking.insert(0, "nama")
    return Checked(file, digest, code, data, _squeezed(code) in pages, len(texts) + 1, lacking, in_manifest)


def _carried(content: bytes) -> bytes | None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if NAME not in pdf.attachments:
            return None
        file = pdf.attachments[NAME].get_file()
        if file.size > _LARGEST:
            raise ValueError("too large")
        return bytes(file.read_bytes())


def _texts(content: bytes) -> tuple[str, str]:
    """Return all text of a PDF without white space, and that without headers and footers."""
    whole, body = [], []
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            height = page.get_height()
            text = page.get_textpage()
            whole.append(text.get_text_bounded())
            body.append(text.get_text_bounded(bottom=_MARGIN_FOOT, top=height - _MARGIN_TOP))
    return _squeezed("".join(whole)), _squeezed("".join(body))


def _stands(text: str, printed: str) -> bool:
    """Return whether every line of a text stands in what is printed, white space aside."""
    return all(_squeezed(line) in printed for line in plain_text(text).splitlines())


def _squeezed(text: str) -> str:
    # A reader of PDF cannot tell a line's own hyphen from one that only ends it.
    return re.sub(r"[\s\u00ad\ufffe\x02-]+", "", text)


def _at(record: dict[str, Any], path: str) -> str | None:
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def _in_manifest(file: Path, digest: str) -> bool | None:
    """Return whether the manifest of the export that a file lies in knows it with this hash."""
    for folder in list(file.resolve().parents)[:2]:
        try:
            data = json.loads((folder / MANIFEST).read_bytes())
            known = {entry["file"]: entry["sha256"] for entry in data["files"]}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
        name = file.resolve().relative_to(folder).as_posix()
        return known[name] == digest if name in known else None
    return None
