"""What a document was made from, carried inside it: the record as JSON, the edition, and a short code of both.

The code is a hash of the carried file. It shows whether a printed page and a file belong together; it is no
signature: whoever changes the record can make a document with another code.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from schemas.innovation import Innovation
from schemas.submission import Submission

NAME = "rekaman.json"
DESCRIPTION = "Rekaman inovasi yang menjadi sumber dokumen ini"
# What concerns the office alone does not go out with a document for a ministry.
_INTERNAL = {"pemeriksaan", "verifikasi", "kompetisi", "jawaban"}
_CODE_LETTERS = 12


def carried(submission: Submission, document: str, facts: Mapping[str, str], prints_narratives: bool) -> str:
    """Return the text of the JSON file that a document of a filled form carries.

    The same record and edition give the same text, whatever the order of its file and the machine.

    Args:
        submission: the filled form.
        document: what the document is called.
        facts: the short values that it prints, as it prints them; see `facts_in`.
        prints_narratives: whether the texts of the record stand in it; `tercetak` then says which.
    """
    printed = [".".join(map(str, answer.location)) for answer in submission.narratives() if answer.value]
    innovation, edition = submission.innovation, submission.edition
    record = innovation.model_dump(mode="json", exclude=_INTERNAL, exclude_defaults=True)
    if innovation.koordinat is not None:
        record["koordinat"] = str(innovation.koordinat)  # as a record writes it, so that it can be read again
    if edition.id in innovation.jawaban:
        record["jawaban"] = {edition.id: innovation.jawaban[edition.id]}
    data: dict[str, Any] = {
        "format": "submissions/rekaman/2",
        "edisi": edition.id,
        "data_edisi": edition.fingerprint,
        "kelompok": submission.group,
        "dokumen": document,
        "tercetak": printed if prints_narratives else [],
        "fakta": facts,
        "pengaturan": _beside(submission),
        "rekaman": record,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _beside(submission: Submission) -> dict[str, str]:
    """Return the answers that come out of the settings and not out of the record, by what the form calls them."""
    single = ((*answer.location, answer.value) for answer in submission.answers.values() if len(answer.location) == 1)
    return {str(name): str(value) for name, value in single if value and name not in Innovation.model_fields}


def check_code(content: str | bytes) -> str:
    """Return the short code of a carried file, such as `7QK2-M4XA-9TRB`: the first 60 bits of its SHA-256."""
    data = content.encode() if isinstance(content, str) else content
    letters = base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")[:_CODE_LETTERS]
    return "-".join(letters[start : start + 4] for start in range(0, _CODE_LETTERS, 4))
