"""Measure what checking and making documents costs: `python bench/documents.py [WORKSPACE] [COUNT]`.

Without a workspace the sample regency is made in a temporary folder. Prints one table; times are CPU
seconds of this process, so compare ratios of one run, not figures of two machines.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from submissions.assessment.assessing import RecordReport, Verdict
from submissions.documents.document import Document
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.judging.judge import judge
from submissions.sample.generate import write_sample
from submissions.workspace import open_workspace


def measured(label: str, count: int, work: Callable[[], object]) -> None:
    """Run `work` and print its CPU time, in all and for each of `count` things."""
    before = time.process_time()
    work()
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:34} {count:6} {spent:9.2f} {1000 * spent / max(count, 1):9.1f} {peak:9.0f}")


def bench(folder: Path, most: int) -> None:
    """Measure reading, assessing and printing on the records of a workspace."""
    workspace = open_workspace(folder)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    reports: list[RecordReport] = []

    def check() -> None:
        reports.extend(judge(workspace, editions, open_evidence=False).reports)

    print(f"{'':34} {'count':>6} {'CPU s':>9} {'ms each':>9} {'peak MB':>9}")
    measured("check, both competitions", len(workspace.record_files()), check)
    for position, edition in enumerate(editions):
        chosen = [report.filled[position] for report in reports if report.is_readable]
        chosen = [assessment for assessment in chosen if assessment.verdict is Verdict.ELIGIBLE][:most]
        maker = Maker(workspace)
        print_documents(edition.id, [document for each in chosen for document in documents_of(each, workspace)], maker)


def make_all(documents: list[Document], maker: Maker, archive: bool) -> None:
    """Make documents and drop them."""
    for document in documents:
        maker.pdf(document, archive=archive)


def print_documents(edition: str, documents: list[Document], maker: Maker) -> None:
    """Measure the main documents and the letters of an edition apart, and without what archive files need."""
    maker.warm_up()
    for label, letters in (("dossiers or forms", False), ("letters", True)):
        some = [document for document in documents if bool(document.suffix) is letters]
        if some:
            measured(f"{edition}: {label}", len(some), partial(make_all, some, maker, archive=True))
            measured("    not as archive files", len(some), partial(make_all, some, maker, archive=False))


if __name__ == "__main__":
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    if len(sys.argv) > 1:
        bench(Path(sys.argv[1]), limit)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            write_sample(Path(temporary) / "contoh")
            bench(Path(temporary) / "contoh", limit)
