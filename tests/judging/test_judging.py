"""One function judges: every record among all of its workspace, and what was judged once is kept while it holds."""

import ast
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.edition import Edition
from submissions.assessment.assessing import RecordReport, Verdict, assess_record
from submissions.judging.judge import judge, judging_of
from submissions.sample.generate import sample_files, write_starter
from submissions.workspace import Workspace, open_workspace
from tests.build import PDF, as_yaml, codes, complete_record, edition, write_workspace

ROOT = Path(__file__).parents[2]
IGA, KIPP = "iga-2026", "kipp-2025"


def test_nobody_else_asks_the_assessment() -> None:
    functions = {"assess_record", "assess_government"}
    users = set()
    for path in sorted((ROOT / "submissions").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and functions & {alias.name for alias in node.names}:
                users.add(path.relative_to(ROOT).as_posix())
    assert users == {"submissions/judging/judge.py"}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files of the records that are judged anew."""
    judged: list[str] = []
    original = assess_record

    def counting(record, *arguments, **named):  # type: ignore[no-untyped-def]
        judged.append(record.path.stem)
        return original(record, *arguments, **named)

    monkeypatch.setattr("submissions.judging.judge.assess_record", counting)
    return judged


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = write_workspace(tmp_path, [complete_record(id=name, nama=f"Inovasi {name}") for name in ("a", "b")])
    (tmp_path / "bukti").mkdir(exist_ok=True)
    return workspace


EDITIONS = [IGA, KIPP]


def verdicts(workspace: Workspace, *, open_evidence: bool) -> list[list[Verdict]]:
    reports = judge(workspace, [edition(name) for name in EDITIONS], open_evidence=open_evidence).reports
    return [[each.verdict for each in report.assessments] for report in reports]


def plain(reports: tuple[RecordReport, ...]) -> list[object]:
    """Return all that commands show of reports."""
    return [
        (
            report.record.file,
            report.record.id,
            report.record.name,
            report.useful,
            [finding.as_dict() for finding in report.findings],
            [
                (
                    each.edition.id,
                    each.verdict,
                    each.group,
                    each.scores,
                    each.proofs,
                    each.submission.answers,
                    [finding.as_dict() for finding in each.findings],
                )
                for each in report.filled
            ],
            [each.verdict for each in report.assessments],
            report.record.innovation,
            report.record.source.data,
        )
        for report in reports
    ]


def test_what_is_kept_is_what_was_judged(tmp_path: Path, counted: list[str]) -> None:
    for file, content in sample_files(2022)[0].items():
        if file.startswith("inovasi/") or file == "submissions.yaml":
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_bytes(content)
    workspace = open_workspace(tmp_path)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    asked = workspace.record_files()[::16]
    first = judge(workspace, editions, asked, open_evidence=False).reports
    number = len(counted)
    assert number == len(first) > 10
    again = judge(workspace, editions, asked, open_evidence=False).reports
    assert len(counted) == number  # every record of the sample can be kept
    assert plain(again) == plain(first)


Change = Callable[[Workspace], None]


def text_changed(workspace: Workspace) -> None:
    path = workspace.records_folder / "a.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# catatan\n", encoding="utf-8")


def neighbour_gets_the_title(workspace: Workspace) -> None:
    path = workspace.records_folder / "c.yaml"
    path.write_text(as_yaml(complete_record(id="c", nama="INOVASI A")), encoding="utf-8")


def neighbour_gets_the_id(workspace: Workspace) -> None:
    path = workspace.records_folder / "c.yaml"
    path.write_text(as_yaml(complete_record(id="a", nama="Lain")), encoding="utf-8")


def evidence_vanishes(workspace: Workspace) -> None:
    shutil.rmtree(workspace.root / "bukti")


def evidence_is_replaced(workspace: Workspace) -> None:
    files = [path for path in (workspace.root / "bukti").rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.write_bytes(PDF + b"\n% lain")


def settings_change(workspace: Workspace) -> None:
    (workspace.root / "submissions.yaml").write_text("pemda: {nama: Kabupaten Lain}\n", encoding="utf-8")


CHANGES: list[tuple[Change, list[str]]] = [
    (text_changed, ["a"]),
    (neighbour_gets_the_title, ["a", "c"]),
    (neighbour_gets_the_id, ["a", "c"]),
    (evidence_vanishes, ["a", "b"]),
    (evidence_is_replaced, ["a", "b"]),
    (settings_change, ["a", "b"]),
]


@pytest.mark.parametrize(("change", "anew"), CHANGES, ids=lambda each: getattr(each, "__name__", ""))
def test_what_a_verdict_rests_on_has_it_judged_again(
    change: Change, anew: list[str], workspace: Workspace, counted: list[str]
) -> None:
    verdicts(workspace, open_evidence=False)
    counted.clear()
    verdicts(workspace, open_evidence=False)
    assert counted == []
    change(workspace)
    verdicts(open_workspace(workspace.root), open_evidence=False)
    assert sorted(counted) == anew


def test_editions_are_kept_one_by_one(workspace: Workspace, counted: list[str]) -> None:
    judge(workspace, [edition(IGA), edition(KIPP)], open_evidence=False)
    counted.clear()
    for name in EDITIONS:
        [report, *_others] = judge(workspace, [edition(name)], open_evidence=False).reports
        assert report.assessments[0].edition.id == name
    assert counted == []


def test_damaged_memory_costs_only_time(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ingatan"))
    expected = verdicts(workspace, open_evidence=False)
    [file] = (tmp_path / "ingatan").rglob("verdicts.sqlite")
    whole = file.read_bytes()
    for content in (b"", b"no database", whole[:3000], whole.replace(b"eligible", b"eligibly"), whole[:-2000]):
        file.write_bytes(content)
        assert verdicts(workspace, open_evidence=False) == expected


def test_memory_makes_nothing_but_plain_data(workspace: Workspace) -> None:
    import os
    import pickle

    from submissions.judging.keeping import Keeper, KeptRecord

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(workspace.root / "dibuat"),)

    keeper = Keeper([edition(IGA)])
    assert keeper.read(pickle.dumps(Evil()), object) is None
    assert keeper.read(pickle.dumps((1, 2)), KeptRecord) is None
    assert keeper.written(Evil) is None or keeper.read(keeper.written(Evil), type) is None
    assert not (workspace.root / "dibuat").exists()


def test_parts_of_an_edition_are_kept_by_name(workspace: Workspace) -> None:
    from submissions.findings import catalogue
    from submissions.judging.keeping import Keeper

    known = edition(IGA)
    [indicator, *_others] = known.indicators.values()
    kept = (known, indicator, catalogue.ID_REPEATED)
    keeper = Keeper([known])
    again = keeper.read(keeper.written(kept), tuple)
    assert [one is other for one, other in zip(kept, again, strict=True)] == [True] * 3
    assert keeper.written(edition(KIPP)) is None  # of which nothing is judged here


def test_record_in_memory_is_judged_in_the_place_of_its_file(tmp_path: Path) -> None:
    workspace = write_workspace(
        tmp_path, [complete_record(id="a", nama="Pasar Terang"), complete_record(id="b", nama="PASAR terang!")]
    )
    path = workspace.records_folder / "a.yaml"
    with judging_of(workspace, [edition(KIPP)], [path], open_evidence=False) as judging:
        [report] = judging.reports([path])
        again = judging.report_on(report.record)
    for each in (report, again):
        assert "title-repeated" in codes(each.assessments[0].findings)


def test_loose_records_stand_among_those_of_their_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(as_yaml(complete_record(id="sama")), encoding="utf-8")
    path = tmp_path / "a.yaml"
    [report] = judge(open_workspace(path), [edition(IGA)], [path], open_evidence=False).reports
    [finding] = [finding for finding in report.findings if finding.code == "id-repeated"]
    assert "b.yaml" in finding.message


def test_id_that_occurs_twice_names_the_other_files(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    for name, key in (("a", "pasar"), ("b", "pasar"), ("c", "pasar"), ("d", "lain")):
        text = as_yaml(complete_record(id=key))
        (tmp_path / "inovasi" / f"{name}.yaml").write_text(text, encoding="utf-8")
    reports = judge(workspace, list[Edition](), open_evidence=False).reports
    found = [[finding for finding in report.findings if finding.code == "id-repeated"] for report in reports]
    assert [len(each) for each in found] == [1, 1, 1, 0]
    finding = found[1][0]
    assert "“pasar”" in finding.message
    assert "inovasi/a.yaml, inovasi/c.yaml" in finding.message
    assert (finding.field, finding.place.file, finding.place.line) == ("id", "inovasi/b.yaml", 1)


def test_id_taken_from_the_file_name_can_repeat_another(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    text = as_yaml(complete_record(id="pasar"))
    (tmp_path / "inovasi" / "a.yaml").write_text(text, encoding="utf-8")
    unnamed = "\n".join(line for line in text.splitlines() if not line.startswith("id:"))
    (tmp_path / "inovasi" / "pasar.yaml").write_text(unnamed, encoding="utf-8")
    reports = judge(workspace, list[Edition](), open_evidence=False).reports
    assert ["id-repeated" in codes(report.findings) for report in reports] == [True, True]


def test_opened_evidence_and_unopened_are_kept_apart(tmp_path: Path) -> None:
    write_starter(tmp_path / "kantor")
    workspace = open_workspace(tmp_path / "kantor")
    file = workspace.root / "bukti" / "akta-mapan" / "sk-tim.pdf"
    file.write_bytes(file.read_bytes()[:3000])
    editions = [workspace.edition("iga")]
    for opened, expected in ((True, "not-eligible"), (False, "eligible"), (True, "not-eligible")):
        [report] = judge(workspace, editions, open_evidence=opened).reports
        assert report.assessments[0].verdict == expected
