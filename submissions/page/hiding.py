"""What of a report is not for everybody: the innovations of other offices, which a text or a title may resemble."""

import re
from collections.abc import Collection
from copy import copy
from dataclasses import replace
from functools import lru_cache

from submissions.assessment.assessing import Assessment, RecordReport
from submissions.findings.finding import Finding
from submissions.language import _

_TITLE = "other_title"


@lru_cache(64)
def hidden_records(files: tuple[str, ...]) -> "Hidden":
    """Return the records that somebody may not see, the same for the same files; see `Hidden`."""
    return Hidden(files)


class Hidden:
    """The files of the records that somebody may not see."""

    def __init__(self, files: Collection[str]):
        """Prepare.

        Args:
            files: as findings name them, from the workspace's folder.
        """
        names = "|".join(re.escape(file) for file in sorted(files, key=len, reverse=True))
        self._named = re.compile(rf"(?:{names})(?::\d+)?(?![\w.-])") if names else None

    def left_out(self, report: RecordReport) -> RecordReport:
        """Return a report that tells of no hidden record more than that there is one; the same if it told nothing."""
        findings = self._told(report.findings)
        assessments = [self._left_out(each) for each in report.assessments]
        if findings is report.findings and all(
            one is two for one, two in zip(assessments, report.assessments, strict=True)
        ):
            return report
        return replace(report, findings=findings, assessments=assessments)

    def _left_out(self, assessment: Assessment) -> Assessment:
        told = self._told(assessment.findings)
        if told is assessment.findings:
            return assessment
        # Not made anew: one that was kept has its form filled only when somebody asks for it.
        changed = copy(assessment)
        vars(changed).update(findings=told)
        return changed

    def _told(self, findings: list[Finding]) -> list[Finding]:
        told = [self._without(each) for each in findings]
        return findings if all(one is two for one, two in zip(told, findings, strict=True)) else told

    def _without(self, finding: Finding) -> Finding:
        if self._named is None or not any(self._names(value) for value in finding.values.values()):
            return finding
        other = _("an innovation of another office")
        values = {
            name: self._named.sub(other, value) if isinstance(value, str) else value
            for name, value in finding.values.items()
        }
        if self._names(finding.values.get("other")) and _TITLE in values:
            values[_TITLE] = "…"
        # Of two texts side by side one is the other's.
        return replace(finding, values=values, passages=())

    def _names(self, value: object) -> bool:
        return self._named is not None and isinstance(value, str) and self._named.search(value) is not None
