"""Records and assessments as they were kept: their texts are read only when somebody asks for them.

*Why:* a list of verdicts needs the findings of 176 records, but not the 600 values of each.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.source import ReadError, Source, read_source
from schemas.submission import Submission
from submissions.assessment.assessing import FilledAssessment
from submissions.judging.keeping import KeptAssessment, KeptRecord
from submissions.records.reading import ReadRecord


class UnopenedRecord(ReadRecord):
    """A record known by what was kept of it."""

    def __init__(self, path: Path, file: str, kept: KeptRecord, innovation: Callable[[], Innovation]):
        """Make it; `innovation` gives the innovation when it is needed."""
        vars(self).update(path=path, file=file, findings=list(kept.read), name=kept.nama, id=kept.id)
        vars(self).update(_read_innovation=innovation)

    @cached_property
    def innovation(self) -> Innovation:  # read when asked for
        """Return the innovation."""
        made: Innovation = vars(self)["_read_innovation"]()
        return made

    @cached_property
    def source(self) -> Source:  # read when asked for
        """Return the plain data of the file and the places in it."""
        try:
            return read_source(self.path, self.file)
        except ReadError:
            return Source(self.file, {}, {}, {})  # the file has gone since


class UnopenedAssessment(FilledAssessment):
    """An assessment known by what was kept of it; the filled form is made when it is needed."""

    def __init__(self, edition: Edition, kept: KeptAssessment, submission: Callable[[], Submission]):
        """Make it; `submission` gives the filled form when it is needed."""
        vars(self).update(edition=edition, verdict=kept.verdict, group=kept.group, proofs=kept.proofs)
        vars(self).update(findings=list(kept.findings), scores=kept.scores, gaps=kept.gaps, _fill=submission)

    @cached_property
    def submission(self) -> Submission:  # filled when asked for
        """Return the filled form."""
        made: Submission = vars(self)["_fill"]()
        return made
