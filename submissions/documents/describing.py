"""What a document carries of where it comes from: what `asal.json` says, and the words of a letter."""

import hashlib
import html as entities
import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from submissions.documents.planning import Document
from submissions.documents.richtext import narrative_html
from submissions.documents.travelling import packed

_UNSEEN = re.compile(r"<(head|style|script|title)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|code|small|sup|sub)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def described(document: Document, html: str, carried: str | None) -> dict[str, Any]:
    """Return what `asal.json` of a document says, but for its digests.

    Args:
        document: the document.
        html: the document, filled.
        carried: the record that lies in it beside, if one does.
    """
    context = document.context
    # Where many innovations are reported on, it is a list; the document is then the government's.
    innovation = found if isinstance(found := context.get("inovasi"), dict) else {}
    printed = json.loads(carried) if carried else {}
    content = (carried or context.get("rekaman") or packed(context)).encode()
    return {
        "program": f"submissions {context['versi']}",
        "jenis": document.template.removesuffix(".html.j2"),
        "pengenal": context["pengenal"],
        "nama": innovation.get("nama") or context["pemda"]["nama"],
        "pengusul": innovation.get("pengusul") or context["pemda"]["nama"],
        "pemda": context["pemda"]["nama"],
        "edisi": context["edisi"]["pengenal"],
        "data_edisi": context["edisi"]["data"],
        "sidik_isi": hashlib.sha256(content).hexdigest(),
        "berisi": carried is not None,
        "tidak_tercetak": _not_printed(printed, html),
    }


def letter_record(document: Document, html: str) -> str:
    """Return the text of the JSON file that a letter carries: its own words, and nothing else.

    Args:
        document: the letter.
        html: the letter, filled but for its code.
    """
    data = {
        "format": "submissions/surat/1",
        "dokumen": document.context["surat"]["judul"],
        "edisi": document.context["edisi"]["nama_pendek"],  # the QR code says it
        "isi": lines_of(html),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def lines_of(html: str) -> list[str]:
    """Return the words of HTML as they are seen, a line for each block."""
    text = _TAG.sub("\n", _INLINE.sub("", _UNSEEN.sub("", html)))
    lines = (" ".join(entities.unescape(line).split()) for line in text.splitlines())
    return [line for line in lines if any(character.isalnum() for character in line)]


def at(record: Mapping[str, Any], path: str) -> str | None:
    """Return the text that stands at a dotted path of a record."""
    value: Any = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else None


def _not_printed(carried: Mapping[str, Any], html: str) -> list[str]:
    """Return the paths of what the record says and an office's own template leaves out."""
    texts = {path: narrative_html(at(carried["rekaman"], path) or "") for path in carried.get("tercetak", ())}
    texts |= {path: escape(text) for path, text in carried.get("fakta", {}).items()}
    return [path for path, text in texts.items() if str(text) not in html]
