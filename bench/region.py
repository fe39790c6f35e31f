"""Measure the commands on the whole region: `python bench/region.py [COUNT…]`.

The sample regency is made and judged once. Larger regions are synthetic: its judged innovations again and again in
memory, under new names, with the same offices. So this measures index, select and report, not reading and judging
(those are one record at a time; see bench/documents.py). Times are CPU seconds of this process.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from submissions.documents.making import Maker
from submissions.judging.judge import judge
from submissions.readiness.listing import Readiness
from submissions.region.choosing import Choice, choose
from submissions.region.index import Index, Standing
from submissions.region.portfolio import Portfolio, portfolio_of
from submissions.region.report import report_context, report_document, web_report
from submissions.sample.generate import write_sample
from submissions.workspace import Workspace, open_workspace

TODAY = dt.date(2026, 7, 1)  # for the report's list of dates
COUNTS = (176, 2_000, 36_742)


def sample(workspace: Workspace) -> Portfolio:
    """Return the judged sample regency."""
    edition = workspace.edition("iga")
    judged = judge(workspace, [edition], open_evidence=False, government=True)
    return portfolio_of(edition, judged.reports, judged.government)


def grown(portfolio: Portfolio, count: int) -> Portfolio:
    """Return a portfolio of so many innovations, made of those of another one."""

    def renamed(each: Readiness, number: int) -> Readiness:
        record = replace(each.report.record, file=f"inovasi/{number}.yaml")
        return replace(each, report=replace(each.report, record=record))

    many = islice(cycle(portfolio.entered), count)
    return replace(portfolio, entered=tuple(renamed(each, number) for number, each in enumerate(many)))


def measured(work: Callable[[], object]) -> float:
    """Return the CPU seconds that something takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def indices(portfolio: Portfolio) -> list[Index | None]:
    """Project the index as `submissions index` does."""
    return [portfolio.index(standing, year) for standing in Standing for year in portfolio.years]


def selected(portfolio: Portfolio) -> Choice:
    """Do all that `submissions select iga` does before printing."""
    choice = choose(portfolio, Standing.PROVEN)
    assert choice.fixes
    assert choice.mended
    return choice


def bench(folder: Path, counts: list[int]) -> None:
    """Measure index, select and report for each number of innovations."""
    write_sample(folder)
    workspace = open_workspace(folder)
    portfolio, maker = sample(workspace), Maker(workspace)
    maker.warm_up()
    names = ["index", "select", "report: figures", "report: HTML", "report: PDF"]
    print(f"{'innovations':>11} " + " ".join(f"{name:>26}" for name in names))
    for count in counts:
        many = grown(portfolio, count)
        context = report_context(many, workspace, [many.edition], TODAY)
        steps: list[Callable[[], object]] = [
            partial(indices, many),
            partial(selected, many),
            partial(report_context, many, workspace, [many.edition], TODAY),
            partial(maker.html, web_report(context)),
            partial(maker.pdf, report_document(context)),
        ]
        cells = [f"{spent:8.2f} s ({1e6 * spent / count:7.0f} µs each)" for spent in map(measured, steps)]
        print(f"{count:>11} " + " ".join(f"{cell:>26}" for cell in cells), flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        bench(Path(place) / "sampel", [int(text) for text in sys.argv[1:]] or list(COUNTS))
