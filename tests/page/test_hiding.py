"""A report that names another office's innovation names it no more, however the report was come by."""

from pathlib import Path

from submissions.assessment.assessing import RecordReport
from submissions.judging.judge import judge
from submissions.judging.unopened import UnopenedAssessment
from submissions.language import speaking
from submissions.page.hiding import Hidden
from submissions.workspace import open_workspace
from tests.page.conftest import office

OTHER = "inovasi/akta-kembar.yaml"


def told(report: RecordReport) -> str:
    found = [*report.findings, *(finding for each in report.assessments for finding in each.findings)]
    texts = [f"{each.sentence} {each.remedy}" for each in found]
    return "\n".join([*texts, *(passage.text for each in found for passage in each.passages)])


def test_a_title_that_is_also_another_offices_is_told_without_its_file(tmp_path: Path) -> None:
    folder = office(tmp_path, "akta-mapan")
    path = folder / "inovasi" / "akta-mapan.yaml"
    twin = path.with_name("akta-kembar.yaml")
    twin.write_text(path.read_text().replace("id: akta-mapan", "id: akta-kembar", 1))
    workspace = open_workspace(folder)
    editions = [workspace.edition("kipp"), workspace.edition("iga")]
    hidden = Hidden([OTHER])
    # Judged now, and as it was kept of that.
    for kept in (False, True):
        [report] = judge(workspace, editions, [path], open_evidence=False).reports
        assert all(isinstance(each, UnopenedAssessment) is kept for each in report.assessments)
        named = [each for each in report.assessments if any(OTHER in f.sentence for f in each.findings)]
        assert named
        seen = hidden.left_out(report)
        assert OTHER in told(report)
        assert OTHER not in told(seen)
        assert "an innovation of another office" in told(seen)
        assert [each.verdict for each in seen.assessments] == [each.verdict for each in report.assessments]
        assert [each.submission.innovation.id for each in seen.filled] == ["akta-mapan"] * len(editions)
        with speaking("id"):
            assert "inovasi perangkat daerah lain" in told(hidden.left_out(report))


def test_a_report_that_names_none_is_the_very_same(tmp_path: Path) -> None:
    folder = office(tmp_path, "akta-mapan")
    workspace = open_workspace(folder)
    [report] = judge(workspace, [workspace.edition("kipp")], open_evidence=False).reports
    assert Hidden([OTHER]).left_out(report) is report
    assert Hidden([]).left_out(report) is report
