"""What is to be made: one job per document, small enough to travel to another process or machine."""

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    """One document: its template, and the JSON text of all that fills it."""

    subject: DocumentSubject
    file: str
    template: str
    content: str
    key: str

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
    """What came of a job: the PDF, or why there is none (with the traceback, if there is one).

    `warnings` are the engine's complaints, each with its `line` and `field`.
    """

    job: Job
    pdf: bytes = b""
    pages: int = 0
    warnings: list[dict[str, str]] = field(default_factory=list)
    reason: str = ""
    traceback: str = ""


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
