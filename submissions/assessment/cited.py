"""The documents that an indicator cites, and which of them can prove anything."""

import mimetypes
import os
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from schemas.edition import Edition, Indicator
from schemas.evidence import Evidence
from schemas.settings import Region
from schemas.source import Location, Steps
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.problems import FileProblem
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind, basis_of
from submissions.records.reading import StatingFile
from submissions.workspace import Workspace

LINK = "link"
_SAME_TYPE = {"jpeg": "jpg", "tif": "tiff"}
_USELESS = (
    *(FileProblem.EMPTY, FileProblem.ENCRYPTED, FileProblem.BROKEN),
    *(FileProblem.NO_PAGES, FileProblem.UNREADABLE, FileProblem.MISSING),
)
_ENDINGS: dict[str, FileKind] = {
    "pdf": FileKind.PDF,
    "jpg": FileKind.JPG,
    "jpeg": FileKind.JPG,
    "png": FileKind.PNG,
    "webp": FileKind.WEBP,
    "mp4": FileKind.MP4,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
    "heic": FileKind.HEIC,
    "heif": FileKind.HEIC,
    "avif": FileKind.AVIF,
    "jp2": FileKind.JP2,
    "tif": FileKind.TIFF,
    "tiff": FileKind.TIFF,
    "gif": FileKind.GIF,
    "bmp": FileKind.BMP,
}
_REGISTER = ("nomor", "tanggal", "tentang")

Facts = Mapping[Path, FileFacts]


@dataclass(frozen=True)
class CitedDocument:
    """One piece of evidence: its key in the record, where its file lies, and what opening it showed.

    `path` is None where there is only a link, and where the file is missing or leads out of the
    workspace; `facts` is None where it was not opened; `taken` is the path from the workspace of the file that is
    taken for what the record names. One that is `doubted` is not what it is said to be, by its own words.
    """

    key: str
    evidence: Evidence
    path: Path | None
    facts: FileFacts | None
    taken: str | None = None
    doubted: bool = False

    @property
    def name(self) -> str:
        """Return the name of its file as it is, wherever the record writes it a little otherwise."""
        return self.taken or self.evidence.berkas or ""

    @cached_property
    def types(self) -> frozenset[str]:
        """Return what it is by its ending (`pdf`, `jpg` …) and, if it has an address, `link`.

        A file that is not there gives no type. One that does not open, or is not what its name says, spoils the
        document: no address beside it makes up for what whoever opens it sees.
        """
        if self.path and self.facts and (self.facts.problem in _USELESS or is_misnamed(self.path, self.facts)):
            return frozenset()
        named = {type_of(self.name)} if self.path and self.evidence.berkas else set()
        return frozenset(named | ({LINK} if self.evidence.tautan else set()))

    @cached_property
    def size(self) -> int | None:
        """Return the size of its file in bytes; None where there is no file."""
        return self.path.stat().st_size if self.path else None

    @property
    def is_video(self) -> bool:
        """Return whether its name is that of a video."""
        return (mimetypes.guess_type(self.name)[0] or "").startswith("video/")

    @property
    def is_useless(self) -> bool:
        """Return whether nothing can be read in it: no file that opens, and no link."""
        return not self.types


def is_misnamed(path: Path, found: FileFacts) -> bool:
    """Return whether a file's content is of another kind than its name says."""
    expected = _ENDINGS.get(path.suffix.lower().lstrip("."))
    return expected is not None and found.kind not in (expected, FileKind.UNKNOWN, FileKind.EMPTY)


def type_of(name: str) -> str:
    """Return the ending of a file's name without dot, in the spelling that types are compared by."""
    return _same(os.path.splitext(name)[1].lower().lstrip("."))  # noqa: PTH122 - asked of thousands


def _same(ending: str) -> str:
    return _SAME_TYPE.get(ending, ending)


def is_accepted(types: Set[str], accepted: list[str]) -> bool:
    """Return whether one of a document's types is among those that an edition accepts; no list accepts all."""
    return not accepted or bool(types & {_same(each) for each in accepted})


def evidence_documents(record: StatingFile, workspace: Workspace, opened: Facts) -> dict[str, CitedDocument]:
    """Return every piece of evidence of a record by its key."""
    found = {}
    for key, evidence in record.stating.bukti.items():
        taken, path = (evidence.berkas and workspace.located(evidence.berkas)) or (None, None)
        found[key] = CitedDocument(key, evidence, path, opened.get(path) if path else None, taken)
    return found


@dataclass(frozen=True)
class Cited:
    """An indicator of an edition with the documents that the record cites for it.

    `region` is whose innovation it is; `left_out` are the codes of checks that the office leaves out.
    """

    record: StatingFile
    edition: Edition
    key: str
    indicator: Indicator
    documents: tuple[CitedDocument, ...]
    region: Region = field(default_factory=Region)
    left_out: Collection[str] = ()

    def finding(self, kind: Kind, values: Mapping[str, object], location: Steps = ()) -> Finding:
        """Return a finding on this indicator; it stands at `location`, or where the indicator does."""
        at = Location(*(location or ("indikator", self.key)))
        figures = {"number": self.indicator.no, "field": at.dotted, **values}
        basis = basis_of(self.indicator, self.edition)
        return Finding(kind, self.record.source.place(at), at.dotted, self.indicator.name, figures, basis)

    def usable(self) -> tuple[list[CitedDocument], list[Finding]]:
        """Return the documents that can prove something, and findings on those that cannot.

        Left out without a word here is what the record's own findings tell already: no such file, a
        file that does not open, a document that is not what it is said to be.
        """
        good, findings = [], []
        for document in self.documents:
            if document.is_useless or document.doubted:
                continue
            against = list(self._against(document))
            findings += against
            if not against:
                good.append(document)
        if self.documents and not good and not findings and not any(each.doubted for each in self.documents):
            findings.append(self.finding(catalogue.PROOF_NOTHING_OPENS, {"count": len(self.documents)}))
        return good, findings

    def _against(self, document: CitedDocument) -> Iterator[Finding]:
        evidence, at = document.evidence, ("bukti", document.key)
        if not is_accepted(document.types, self.indicator.evidence_types):
            accepted = ", ".join(self.indicator.evidence_types)
            values = {
                "document": evidence.title,
                "type": ", ".join(sorted(document.types)) or "?",
                "accepted": accepted,
            }
            yield self.finding(catalogue.PROOF_TYPE_WRONG, values, at)
        lacking = [name for name in _REGISTER if not getattr(evidence, name)]
        if self.indicator.letter_metadata.value and lacking:
            values = {"document": evidence.title, "what": ", ".join(lacking)}
            yield self.finding(catalogue.PROOF_REGISTER_LACKS, values, at)
