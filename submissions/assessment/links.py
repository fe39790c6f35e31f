"""What an address says of itself: on which kind of service it lies. Nothing is fetched."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from schemas.vocabulary import vocabulary
from submissions.assessment.cited import CitedDocument
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind
from submissions.records.reading import StatingFile

VIDEO_SERVICES = ("video", "berbagi_berkas", "media_sosial")
_HINTS: dict[str | None, Kind] = {
    "berbagi_berkas": catalogue.LINK_NEEDS_SHARING,
    "pendek": catalogue.LINK_SHORTENED,
}


def kind_of_link(address: str) -> str | None:
    """Return the kind of service (a key of the code list `jenis_tautan`) that an address lies on, or None."""
    host = (urlsplit(address).hostname or "").casefold()
    for key, entry in vocabulary("jenis_tautan").entries.items():
        if any(host == known or host.endswith(f".{known}") for known in entry.aliases):
            return key
    return None


def check_links(record: StatingFile, documents: Mapping[str, CitedDocument]) -> Iterator[Finding]:
    """Yield findings on the addresses of a record's evidence: what to try out before sending."""
    for key, document in documents.items():
        evidence = document.evidence
        if not evidence.tautan:
            continue
        parts = urlsplit(evidence.tautan)
        if parts.username is not None or parts.password is not None:
            place, values = record.source.place(("bukti", key, "tautan")), {"host": parts.hostname}
            yield Finding(catalogue.LINK_WITH_PASSWORD, place, f"bukti.{key}.tautan", evidence.title, values)
        kind = kind_of_link(evidence.tautan)
        hint = _HINTS.get(kind)
        if hint is None and evidence.jenis == "video" and not evidence.berkas and kind not in VIDEO_SERVICES:
            hint = catalogue.LINK_NO_VIDEO_SERVICE
        if hint is not None:
            place = record.source.place(("bukti", key, "tautan"))
            host = urlsplit(evidence.tautan).hostname
            yield Finding(hint, place, f"bukti.{key}.tautan", evidence.title, {"host": host})
