"""What a document carries of where it comes from: what `asal.json` says, and the words of a letter."""

import hashlib
import html as entities
import re
from typing import Any

from markupsafe import escape

from submissions import __version__
from submissions.documents.context import origin_of, source_record
from submissions.documents.document import Document
from submissions.documents.provenance import CarriedLetter, CarriedRecord
from submissions.documents.richtext import narrative_html
from submissions.documents.travelling import packed

_UNSEEN = re.compile(r"<(head|style|script|title)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|code|small|sup|sub)\b[^>]*>")
_BLANK = re.compile(r' data-belum="([^"<>]{1,100})"')
_TAG = re.compile(r"<[^>]*>")


def described(document: Document, html: str, carried: CarriedRecord | CarriedLetter | None) -> dict[str, Any]:
    """Return what `asal.json` of a document says, but for its digests.

    Args:
        document: the document.
        html: the document, filled.
        carried: what lies in it beside, if anything does.
    """
    origin = origin_of(document.context)
    content = (carried.text if carried else source_record(document.context) or packed(document.context)).encode()
    return {
        "program": f"submissions {__version__}",
        "jenis": document.template.removesuffix(".html.j2"),
        "pengenal": origin.record_name,
        "nama": origin.name,
        "pengusul": origin.proposer,
        "pemda": origin.region,
        "edisi": origin.edition,
        "data_edisi": origin.edition_data,
        "sidik_isi": hashlib.sha256(content).hexdigest(),
        "berisi": carried is not None,
        "tidak_tercetak": _not_printed(carried, html) if isinstance(carried, CarriedRecord) else [],
    }


def lines_of(html: str) -> list[str]:
    """Return the words of HTML as they are seen, a line for each block."""
    text = _TAG.sub("\n", _INLINE.sub("", _UNSEEN.sub("", html)))
    lines = (" ".join(entities.unescape(line).split()) for line in text.splitlines())
    return [line for line in lines if any(character.isalnum() for character in line)]


def blanks_in(html: str) -> tuple[str, ...]:
    """Return the fields of record or settings that HTML has dots for, each once."""
    return tuple(dict.fromkeys(entities.unescape(name) for name in _BLANK.findall(html)))


def _not_printed(carried: CarriedRecord, html: str) -> list[str]:
    """Return the paths of what the record says and an office's own template leaves out."""
    texts = {path: str(narrative_html(carried.text_at(path) or "")) for path in carried.printed}
    lacking = [path for path, text in texts.items() if text not in html]
    short = {path: text for path, text in carried.facts.items() if str(escape(text)) not in html}
    if short:
        # A fact of which a part is set in bold, say, stands there all the same.
        seen = " ".join(lines_of(html))
        lacking += [path for path, text in short.items() if " ".join(text.split()) not in seen]
    return lacking
