"""What is to be made: one job per document, small enough to travel to another process or machine."""

import heapq
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from submissions.documents.printed import Complaint, Printed

AHEAD = 1024  # jobs that are ready before they are needed, so that the longest of them can come first


@dataclass(frozen=True)
class DocumentSubject:
    """Whose documents: the record, the edition, and what the manifest says of them."""

    record: str
    nama: str
    edition: str
    group: str | None
    verdict: str


@dataclass(frozen=True)
class Job:
    """One document: its template, the JSON text of all that fills it, and the photographs of the workspace in it."""

    subject: DocumentSubject
    file: str
    template: str
    content: str
    key: str
    pictures: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Return how long it probably takes, in characters of content: letters take none of it."""
        return len(self.content) if self.template.count("/") == 1 else 0

    def request(self, seconds: float) -> str:
        """Return the text of the JSON object by which a helper is asked to make it."""
        head = json.dumps({"template": self.template, "seconds": seconds})
        return f'{head[:-1]}, "content": {self.content}}}'


@dataclass(frozen=True)
class Made:
    """What came of a job: the PDF, or the `reason` why there is none (with the traceback, if there is one)."""

    job: Job
    printed: Printed | None = None
    reason: str = ""
    traceback: str = ""


@dataclass(frozen=True)
class MadeFile:
    """A PDF that an export made: its path from the output folder, whose it is, and what is known of it.

    `key` is the hash of all that it was made from; `stamp` its size and time of change afterwards, by which it is
    known again without reading it. `warnings` are the engine's complaints; `lengths` the pages of parts that the
    edition limits.
    """

    file: str
    subject: DocumentSubject
    sha256: str
    bytes: int
    pages: int
    warnings: list[Complaint]
    key: str
    stamp: str
    lengths: dict[str, int] = field(default_factory=dict)

    @property
    def entry(self) -> Mapping[str, object]:
        """Return it as manifest and seal list it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "pages": self.pages,
            **asdict(self.subject),
            "warnings": [asdict(complaint) for complaint in self.warnings],
        }


def longest_first(jobs: Iterator[Job], ahead: int = AHEAD) -> Iterator[Job]:
    """Yield jobs, the longest of the next `ahead` ones first.

    *Why not of all:* a nation's records do not fit into memory. *Why the longest:* what is begun last should be
    short, so that no processor waits for another.
    """
    heap: list[tuple[int, int, Job]] = []
    for number, job in enumerate(jobs):
        heapq.heappush(heap, (-job.length, number, job))
        if len(heap) >= ahead:
            yield heapq.heappop(heap)[2]
    while heap:
        yield heapq.heappop(heap)[2]
