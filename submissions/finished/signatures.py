"""The electronic signatures in a PDF: whose they are, what they cover, whether they hold.

Whether one holds is pyHanko's to say (extra `sign`); without it only what a signature covers is known.
"""

import io
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Object

from submissions.documents.digests import annotations_of, is_signature
from submissions.errors import InputError
from submissions.finished.texts import bare
from submissions.language import _


@dataclass(frozen=True)
class Signature:
    """One electronic signature.

    `holds` says whether what it covers is as it was signed, None where that cannot be told here; `covers_all` whether
    nothing was appended afterwards but further signatures; `trusted` whether its certificate is one of those that
    were named, None where none were; `page` is where it is seen, 0 where it is not; `covered_words` is printed text
    that its picture lies over.
    """

    field: str
    signer: str = ""
    page: int = 0
    holds: bool | None = None
    covers_all: bool = False
    trusted: bool | None = None
    covered_words: str = ""

    @property
    def good(self) -> bool:
        """Return whether nothing speaks against it."""
        return self.holds is not False and self.covers_all and self.trusted is not False and not self.covered_words


def can_validate() -> bool:
    """Return whether this machine can tell whether a signature holds."""
    return find_spec("pyhanko") is not None


def certificates(paths: Sequence[Path]) -> list[Any]:
    """Return the certificates in files.

    Raises:
        InputError: one cannot be read, or the extra `sign` is not there.
    """
    if not paths:
        return []
    if not can_validate():
        raise InputError(
            _("Certificates cannot be read here: the extra `sign` is not installed."),
            _("pip install 'submissions[sign]'"),
        )
    from pyhanko import keys

    load: Callable[[str], Any] = keys.load_cert_from_pemder
    loaded = []
    for path in paths:
        try:
            loaded.append(load(str(path)))
        except Exception:  # a stranger's file; what its readers raise has no common parent
            raise InputError(
                _("{file} is no certificate.").format(file=path),
                _("Name a certificate as PEM or DER (.pem, .crt, .cer)."),
            ) from None
    return loaded


def signatures_in(
    content: bytes, pdf: pikepdf.Pdf, rooms: Mapping[str, Object], trust: Sequence[Any]
) -> list[Signature]:
    """Return the signatures in a PDF.

    Args:
        content: the file.
        pdf: the same, open.
        rooms: the places that were left for signatures when it was written, by the names of their fields.
        trust: certificates that are trusted, as `certificates` reads them.
    """
    signed = {name: (field, page) for name, field, page in _signed_fields(pdf)}
    if not signed:
        return []
    judged = _judged(content, trust) if can_validate() else {}
    found = []
    for name, (field, page) in signed.items():
        words = "" if _is_room(field, rooms.get(name)) else _words_under(content, field, page)
        holds: bool | None
        if name in judged:
            signer, holds, covers_all, trusted = judged[name]
        else:
            # One that pyHanko does not see among others is none.
            holds = False if judged else None
            signer, covers_all, trusted = "", _ends_at(field) == len(content), None
        found.append(Signature(name, signer, page, holds, covers_all, trusted, words))
    return found


def _signed_fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Object, int]]:
    """Yield the fields that are signed: name, the field, and the page where it is seen, 0 where it is not."""
    for number, page in enumerate(pdf.pages, 1):
        for annot in annotations_of(page.obj):
            parent = annot.get("/Parent")
            field = annot if "/V" in annot or not isinstance(parent, Dictionary) else parent
            if is_signature(annot) and isinstance(field.get("/V"), Dictionary):
                seen = "/AP" in annot and _area(annot) > 0
                yield str(field.get("/T", "?")), annot if "/V" in annot else field, number if seen else 0


def _area(annot: Object) -> float:
    left, low, right, high = _corners(annot)
    return (right - left) * (high - low)


def _corners(annot: Object) -> tuple[float, float, float, float]:
    rect = annot.get("/Rect")
    if not isinstance(rect, Array) or len(rect) != 4:
        return 0.0, 0.0, 0.0, 0.0
    first, second, third, fourth = (float(number) for number in rect)
    return min(first, third), min(second, fourth), max(first, third), max(second, fourth)


def _is_room(field: Object, room: Object | None) -> bool:
    return room is not None and all(
        abs(here - there) < 1 for here, there in zip(_corners(field), _corners(room), strict=True)
    )


def _words_under(content: bytes, field: Object, page: int) -> str:
    """Return the printed words that the picture of a signature lies over."""
    if not page:
        return ""
    with pypdfium2.PdfDocument(content) as document:
        words = document[page - 1].get_textpage().get_text_bounded(*_corners(field))
    return " ".join(words.split())[:80] if bare(words) else ""


def _ends_at(field: Object) -> int:
    span = field.V.get("/ByteRange")
    return int(span[-2]) + int(span[-1]) if isinstance(span, Array) and len(span) >= 4 else 0


def _judged(content: bytes, trust: Sequence[Any]) -> dict[str, tuple[str, bool, bool, bool | None]]:
    """Return for each signature, by its field: who, whether it holds, whether it covers all, whether it is trusted."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    for name in ("pyhanko", "pyhanko_certvalidator"):
        # What is wrong is told in words of ours; without a handler theirs would go to the terminal.
        logging.getLogger(name).addHandler(logging.NullHandler())
    harmless = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    found: dict[str, tuple[str, bool, bool, bool | None]] = {}
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        signatures = list(reader.embedded_regular_signatures)
    except Exception:  # a stranger's file; what its readers raise has no common parent
        return found
    for signature in signatures:
        name = str(signature.field_name)
        try:
            context = ValidationContext(trust_roots=list(trust), allow_fetching=False)
            status = validate_pdf_signature(signature, context)
            names = status.signing_cert.subject.native
            covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE or (
                status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and status.modification_level in harmless
            )
            signer = str(names.get("common_name", names.get("organization_name", "?")))
            holds = bool(status.intact and status.valid)
            found[name] = signer, holds, covers, bool(status.trusted) if trust else None
        except Exception:  # the same
            found[name] = "", False, False, None
    return found
