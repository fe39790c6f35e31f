"""Where more innovations are eligible than the institution may send."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from submissions.assessment.assessing import RecordReport, Verdict
from submissions.findings.finding import Basis, basis_of


@dataclass(frozen=True)
class Beyond:
    """An edition, or a group of it, for which more are eligible than the quota takes."""

    competition: str
    title: str
    eligible: int
    quota: int
    basis: Basis


def beyond_quota(reports: Iterable[RecordReport]) -> list[Beyond]:
    """Return where more records are eligible than may be sent, in the order of the editions.

    *Why it is no finding:* no record is to blame for it; which of them to send is for the office to choose.
    """
    entries = [
        (each.edition, each.group)
        for report in reports
        for each in report.assessments
        if each.verdict is Verdict.ELIGIBLE
    ]
    editions = {edition.id: edition for edition, _group in entries}
    found = []
    for (name, group), eligible in Counter((edition.id, group) for edition, group in entries).items():
        edition = editions[name]
        known = edition.groups.get(group or "")
        quota = known.quota if known else edition.quota
        if quota is not None and quota.value is not None and eligible > quota.value:
            title = f"{edition.title} ({known.label})" if known else edition.title
            basis = basis_of(quota, edition)
            found.append(Beyond(edition.competition, title, eligible, quota.value, basis))
    return found
