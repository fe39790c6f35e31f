"""What a document was made from, carried inside it: the record as JSON, the edition, and a short code of both.

The code is a hash of the carried file. It shows whether a printed page and a file belong together; it is no
signature: whoever changes the record can make a document with another code.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.submission import Submission

NAME = "rekaman.json"
_FORMAT = "submissions/rekaman/1"
# What concerns the office alone does not go out with a document for a ministry.
_INTERNAL = {"pemeriksaan", "verifikasi", "kompetisi", "jawaban"}
_CODE_LETTERS = 12


@dataclass(frozen=True)
class Provenance:
    """What a document was made from: the text of the file that it carries, and the code of that."""

    record: str
    code: str


@dataclass(frozen=True)
class CarriedRecord:
    """The file that a document carries.

    `edition_data` is a hash of the edition's data, `printed` the dotted places of the texts that stand in the document.
    """

    edition: str
    edition_data: str
    group: str | None
    document: str
    printed: tuple[str, ...]
    record: Mapping[str, Any]

    @property
    def text(self) -> str:
        """Return the file's text: the same data gives the same text on every machine."""
        data = {
            "format": _FORMAT,
            "edisi": self.edition,
            "data_edisi": self.edition_data,
            "kelompok": self.group,
            "dokumen": self.document,
            "tercetak": self.printed,
            "rekaman": self.record,
        }
        return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    @classmethod
    def read(cls, content: bytes | str) -> "CarriedRecord":
        """Return what a carried file says; it may be anybody's.

        Raises:
            ValueError: it is no such file.
        """
        try:
            data = json.loads(content)
            texts = [data.get(key) for key in ("edisi", "data_edisi", "kelompok", "dokumen")]
            edition, edition_data, group, document = (None if text is None else str(text) for text in texts)
            printed, record = tuple(str(path) for path in data["tercetak"]), dict(data["rekaman"])
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"no carried record: {error}") from None
        return cls(edition or "", edition_data or "", group, document or "", printed, record)

    @property
    def name(self) -> str:
        """Return the innovation's name, empty where the record says none."""
        return str(self.record.get("nama", ""))

    @property
    def proposer(self) -> str:
        """Return who proposes the innovation, empty where the record says nobody."""
        proposer = self.record.get("pengusul")
        return str(proposer.get("nama", "")) if isinstance(proposer, dict) else ""

    def text_at(self, path: str) -> str | None:
        """Return the text at a dotted place of the record, or None where there is none."""
        value: Any = self.record
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value if isinstance(value, str) else None


def provenance_of(submission: Submission, document: str, prints_narratives: bool) -> Provenance:
    """Return what a document of a filled form carries.

    The same record and edition give the same text, whatever the order of its file and the machine.

    Args:
        submission: the filled form.
        document: what the document is called.
        prints_narratives: whether the texts of the record stand in it; `tercetak` then says which.
    """
    printed = tuple(answer.location.dotted for answer in submission.narratives() if answer.value)
    innovation, edition = submission.innovation, submission.edition
    record = innovation.model_dump(mode="json", exclude=_INTERNAL, exclude_defaults=True)
    if edition.id in innovation.jawaban:
        record["jawaban"] = {edition.id: innovation.jawaban[edition.id]}
    text = CarriedRecord(
        edition=edition.id,
        edition_data=edition.fingerprint,
        group=submission.group,
        document=document,
        printed=printed if prints_narratives else (),
        record=record,
    ).text
    return Provenance(text, check_code(text))


def check_code(content: str | bytes) -> str:
    """Return the short code of a carried file, such as `7QK2-M4XA-9TRB`: the first 60 bits of its SHA-256."""
    data = content.encode() if isinstance(content, str) else content
    letters = base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")[:_CODE_LETTERS]
    return "-".join(letters[start : start + 4] for start in range(0, _CODE_LETTERS, 4))
