"""A whole region judged: the portfolio of a workspace, the government itself, and what could not be read."""

from dataclasses import dataclass
from pathlib import Path

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport
from submissions.errors import ExitCode
from submissions.evidence.opening.inspecting import Opened
from submissions.judging.judge import Judged, judge
from submissions.language import _
from submissions.office.editions import edition_having
from submissions.office.places import workspace_of
from submissions.office.samples import Say
from submissions.records.reading import Record
from submissions.region.portfolio import Portfolio, portfolio_of, scoring_of
from submissions.workspace import Workspace


@dataclass(frozen=True)
class JudgedRegion:
    """A workspace with its judged portfolio, and what could not be read.

    `records` are all of its records, also those that do not enter the edition of the portfolio.
    """

    workspace: Workspace
    portfolio: Portfolio
    records: tuple[Record, ...]
    unreadable: tuple[RecordReport, ...]
    evidence_opened: bool

    @property
    def exit_code(self) -> ExitCode:
        """Return what the region comes to for the exit code."""
        return ExitCode.UNREADABLE_INPUT if self.unreadable else ExitCode.FINE


def _has_index(edition: Edition) -> bool:
    return edition.scoring is not None


def region_of(
    folder: Path,
    competition: str | None,
    year: int | None,
    *,
    open_evidence: bool,
    say: Say,
    progress: Opened | None = None,
    judged: Judged | None = None,
) -> JudgedRegion:
    """Read and judge a whole workspace for the edition that is asked for.

    Args:
        folder: the workspace, or a folder of records in one.
        competition: the one asked for; the first of the workspace that has an index if not given.
        year: of the edition; the one in the settings, else the newest, if not given.
        open_evidence: whether evidence is opened; see `judge`.
        say: told what is no result.
        progress: told while evidence is opened.
        judged: told while records are judged.

    Raises:
        UserError: there is no record, no such edition, the edition has no index, or the profile cannot be read.
    """
    workspace, files = workspace_of(folder, say)
    edition = edition_having(workspace, competition, year, _has_index, _("No competition here has an index."))
    scoring_of(edition)
    judgement = judge(
        workspace,
        [edition],
        files,
        open_evidence=open_evidence,
        government=True,
        progress=progress,
        judged=judged,
    )
    portfolio = portfolio_of(edition, judgement.reports, judgement.government)
    records = tuple(each.record for each in judgement.reports)
    return JudgedRegion(workspace, portfolio, records, judgement.unreadable, open_evidence)
