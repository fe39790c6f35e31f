"""The order of proposals: of the edition that is asked for, whatever else its records were judged for."""

from pathlib import Path

from submissions.judging.judge import judge
from submissions.region.ranking import ranked
from submissions.workspace import open_workspace
from tests.build import write_own_office


def test_what_a_record_comes_to_elsewhere_does_not_rank_it_here(tmp_path: Path) -> None:
    write_own_office(tmp_path)
    workspace = open_workspace(tmp_path)
    editions = {name: workspace.edition(name) for name in ("iga", "kipp", "idea-jateng")}
    reports = judge(workspace, list(editions.values()), workspace.record_files(), open_evidence=False).reports
    [found] = ranked(editions["kipp"], reports)
    assert [each.innovation.id for each in found.proposals] == ["akta-mapan"]
    assert found.group == "umum"
    assert ranked(editions["idea-jateng"], reports) == []
