"""What the PDF engine complains of while it makes a document: each complaint with the field that it concerns.

The engine only logs and goes on: an unknown property in an office's styles, a picture that it cannot read, an
anchor that is nowhere. On paper that is a hole; here it is a finding.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from schemas.source import Place, Source
from submissions.documents.printed import Complaint
from submissions.documents.provenance import CarriedRecord
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.records.texts import texts

_QUOTED = re.compile(r"['\"“]([^'\"”]+)['\"”]")
_LONGEST = 80  # letters of a quotation that is shown; the text of a QR code may be a page long
_SHORTEST = 3  # letters of a quotation that is looked for; one letter alone only where it is no ASCII


def complaints(lines: Iterable[str], carried: str | None) -> list[Complaint]:
    """Return the complaints of a document, each once.

    Args:
        lines: the engine's log.
        carried: the text of the record that the document carries, if it carries one.
    """
    different = list(dict.fromkeys(unquote(line).replace(" ` at ", "` at ") for line in lines))
    if not different:
        return []
    record = CarriedRecord.read(carried).record if carried else {}
    return [Complaint(_shortened(line), _field(line, record)) for line in different]


def finding_of(complaint: Complaint, document: str, source: Source) -> Finding:
    """Return a complaint as a finding: in the record's file where it concerns a field, else in the document.

    Args:
        complaint: what the engine said.
        document: the name of the document's file.
        source: the record's file.
    """
    line, field = complaint.line, complaint.field
    location = tuple(int(part) if part.isdigit() else part for part in field.split("."))
    place = source.place(location) if field else Place(document)
    values = {"document": f" ({document})" if field else "", "line": line.rstrip(".")}
    return Finding(catalogue.ENGINE_COMPLAINT, place, field, "", values)


def _shortened(line: str) -> str:
    return _QUOTED.sub(lambda part: part[0] if len(part[1]) <= _LONGEST else f"“{part[1][:_LONGEST]}…”", line)


def _field(line: str, record: Mapping[str, Any]) -> str:
    quoted = [part.removeprefix("workspace:") for part in _QUOTED.findall(line)]
    wanted = [part for part in quoted if len(part) >= _SHORTEST or not part.isascii()]
    for location, text in texts(record):
        if any(part in text for part in wanted):
            return location.dotted
    return ""
