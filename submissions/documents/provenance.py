"""What a document was made from, carried inside it: the record as JSON, the edition, and a short code of both.

A letter carries its own words in place of the record.

The code is a hash of the carried file. It shows whether a printed page and a file belong together; it is no
signature: whoever changes the record can make a document with another code.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from schemas.government import Government
from schemas.innovation import Innovation

if TYPE_CHECKING:
    from schemas.edition import Edition
    from schemas.submission import Submission

NAME = "rekaman.json"
_FORMAT, _LETTER_FORMAT = "submissions/rekaman/2", "submissions/surat/1"
# What concerns the office alone does not go out with a document for a ministry.
_INTERNAL = {"contoh", "publik", "pemeriksaan", "verifikasi", "registrasi", "kompetisi", "jawaban"}
_CODE_LETTERS = 12


@dataclass(frozen=True)
class Provenance:
    """What a document was made from: the text of the file that it carries, and the code of that."""

    record: str
    code: str


@dataclass(frozen=True)
class Origin:
    """Where a document comes from: what it is about, who proposes that, and the edition it is made for.

    `edition_data` is a hash of the edition's data, `letter` the title of the letter that it is, empty where it is none.
    """

    record_name: str
    name: str
    proposer: str
    region: str
    edition: str
    edition_name: str
    edition_data: str
    letter: str = ""


@dataclass(frozen=True)
class CarriedLetter:
    """The file that a letter carries: its own words, line by line, and nothing else."""

    edition: str
    document: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the file's text."""
        return _written(
            {"format": _LETTER_FORMAT, "dokumen": self.document, "edisi": self.edition, "isi": list(self.lines)}
        )


@dataclass(frozen=True)
class CarriedRecord:
    """The file that a document carries.

    `edition_data` is a hash of the edition's data, `printed` the dotted places of the texts that stand in the document,
    `facts` the short values that it prints (see `facts_in`), `settings` the answers that come out of the settings.
    """

    edition: str
    edition_data: str
    group: str | None
    document: str
    printed: tuple[str, ...]
    record: Mapping[str, Any]
    facts: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)

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
            "fakta": dict(self.facts),
            "pengaturan": dict(self.settings),
            "rekaman": self.record,
        }
        return _written(data)

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
            facts, settings = _texts(data.get("fakta", {})), _texts(data.get("pengaturan", {}))
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"no carried record: {error}") from None
        return cls(edition or "", edition_data or "", group, document or "", printed, record, facts, settings)

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


def read_carried(content: bytes | str) -> CarriedRecord | CarriedLetter:
    """Return what a carried file says: a record, or the words of a letter; it may be anybody's.

    Raises:
        ValueError: it is neither.
    """
    data = json.loads(content)
    if not isinstance(data, dict) or "rekaman" in data or not isinstance(data.get("isi"), list):
        return CarriedRecord.read(content)
    return CarriedLetter(str(data.get("edisi", "")), str(data.get("dokumen", "")), tuple(map(str, data["isi"])))


def provenance_of(
    submission: "Submission", document: str, facts: Mapping[str, str], prints_narratives: bool
) -> Provenance:
    """Return what a document of a filled form carries.

    The same record and edition give the same text, whatever the order of its file and the machine.

    Args:
        submission: the filled form.
        document: what the document is called.
        facts: the short values that it prints, as it prints them; see `facts_in`.
        prints_narratives: whether the texts of the record stand in it; `tercetak` then says which.
    """
    printed = tuple(answer.location.dotted for answer in submission.narratives() if answer.value)
    innovation, edition = submission.innovation, submission.edition
    record = innovation.model_dump(mode="json", exclude=_INTERNAL, exclude_defaults=True)
    if innovation.koordinat is not None:
        record["koordinat"] = str(innovation.koordinat)  # as a record writes it, so that it can be read again
    if edition.id in innovation.jawaban:
        record["jawaban"] = {edition.id: innovation.jawaban[edition.id]}
    return _carrying(
        CarriedRecord(
            edition=edition.id,
            edition_data=edition.fingerprint,
            group=submission.group,
            document=document,
            printed=printed if prints_narratives else (),
            record=record,
            facts=facts,
            settings=_beside(submission),
        )
    )


def provenance_of_government(
    government: Government, name: str, edition: "Edition", document: str, facts: Mapping[str, str]
) -> Provenance:
    """Return what the sheet of the government carries: its facts and evidence under its name.

    Args:
        government: as its profile states it.
        name: the government's.
        edition: by whose indicators it was judged.
        document: what the sheet is called.
        facts: the short values that it prints, as it prints them; see `facts_in`.
    """
    record = {"nama": name, **government.model_dump(mode="json", exclude=_INTERNAL, exclude_defaults=True)}
    return _carrying(CarriedRecord(edition.id, edition.fingerprint, None, document, (), record, facts))


def _carrying(carried: CarriedRecord) -> Provenance:
    text = carried.text
    return Provenance(text, check_code(text))


def _beside(submission: "Submission") -> dict[str, str]:
    """Return the answers that come out of the settings and not out of the record, by what the form calls them."""
    single = ((*answer.location, answer.value) for answer in submission.answers.values() if len(answer.location) == 1)
    return {str(name): str(value) for name, value in single if value and name not in Innovation.model_fields}


def _written(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}


def check_code(content: str | bytes) -> str:
    """Return the short code of a carried file, such as `7QK2-M4XA-9TRB`: the first 60 bits of its SHA-256."""
    data = content.encode() if isinstance(content, str) else content
    letters = base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")[:_CODE_LETTERS]
    return "-".join(letters[start : start + 4] for start in range(0, _CODE_LETTERS, 4))
