import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from pydantic import BaseModel

from schemas.fields import MULTILINE
from schemas.form import form_model
from schemas.innovation import Innovation
from submissions.assessment.assessing import RecordReport, Verdict, assess_record
from submissions.assessment.meaning import doubts
from submissions.records.reading import read_records
from submissions.records.texts import texts
from submissions.sample.defects import BY_CODE
from submissions.sample.generate import SampleSummary, write_sample, write_starter
from submissions.sample.inspections import DENIED, FULL, NONE, PARTLY, SHARES
from submissions.workspace import open_workspace

ROOT = Path(__file__).parents[2]
HANDWRITTEN = {path.stem for path in (ROOT / "submissions" / "sample" / "records").glob("*.yaml")}
EDITIONS = ("iga-2026", "kipp-2025")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleSummary, list[RecordReport]]:
    folder = tmp_path_factory.mktemp("contoh") / "contoh"
    summary = write_sample(folder)
    workspace = open_workspace(folder)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    records = read_records(workspace.record_files(), workspace)
    return folder, summary, [assess_record(record, editions, workspace) for record in records]


Sample = tuple[Path, SampleSummary, list[RecordReport]]


def test_it_has_the_spread_that_was_reported_at_the_launch(sample: Sample) -> None:
    _folder, summary, reports = sample
    assert summary.total == len(reports) == 176
    assert sorted(summary.by_kind.values()) == [20, 21, 45, 90]
    proposers = [report.record.innovation.pengusul.nama for report in reports if report.record.innovation]
    for words, count in {
        "Dinas Perindustrian dan Perdagangan": 13,
        "Dinas Komunikasi dan Informatika": 9,
        "Badan Keuangan Daerah": 8,
        "Puskesmas Kutasari": 6,
        "Perumda Air Minum": 6,
    }.items():
        assert sum(proposer.startswith(words) for proposer in proposers) == count, words


def _breaks(code: str, edition: str) -> bool:
    return edition in BY_CODE[code.partition(":")[0]].breaks


def test_every_verdict_is_the_one_that_was_planted(sample: Sample) -> None:
    _folder, summary, reports = sample
    for position, edition in enumerate(EDITIONS):
        refused = {
            report.record.innovation.id
            for report in reports
            if report.record.innovation and report.assessments[position].verdict is not Verdict.ELIGIBLE
        }
        assert refused == set(summary.broken(edition))
        planted = {key for key, codes in summary.planted.items() if any(_breaks(code, edition) for code in codes)}
        assert refused < planted  # some faults only warn
        assert 0.60 <= 1 - len(planted) / len(reports) <= 0.72


def test_the_handwritten_records_are_eligible_for_both(sample: Sample) -> None:
    _folder, _summary, reports = sample
    own = [report for report in reports if report.record.path.stem in HANDWRITTEN]
    assert len(own) >= 12
    for report in own:
        assert [assessment.verdict for assessment in report.assessments] == [Verdict.ELIGIBLE] * 2, report.record.file
    kinds = {report.record.innovation.pengusul.jenis for report in own if report.record.innovation}
    assert kinds == {"opd", "kecamatan", "desa_kelurahan", "puskesmas", "rsud", "sekolah", "bumd", "masyarakat"}
    assert {report.record.innovation.jenis for report in own if report.record.innovation} == {"digital", "non_digital"}


def test_names_and_ids_are_unique(sample: Sample) -> None:
    _folder, _summary, reports = sample
    names = [report.record.name.casefold() for report in reports]
    assert len(set(names)) == 176


def test_it_says_that_it_is_invented(sample: Sample) -> None:
    folder, _summary, reports = sample
    assert "rekaan" in (folder / "README.md").read_text(encoding="utf-8").casefold()
    # Before it stands only where editors find the schema.
    lines = [report.record.path.read_text(encoding="utf-8").splitlines()[1].casefold() for report in reports]
    assert all(line.startswith("#") and ("rekaan" in line or "karang" in line) for line in lines)


def test_the_starter_proves_all_that_it_claims(tmp_path: Path) -> None:
    write_starter(tmp_path)
    workspace = open_workspace(tmp_path)
    (record,) = read_records(workspace.record_files(), workspace)
    report = assess_record(record, [workspace.edition("iga")], workspace)
    scores = report.filled[0].scores
    assert scores is not None
    assert scores.claimed == scores.proven > 100
    assert [finding.kind.code for finding in [*report.findings, *report.assessments[0].findings]] == []


def test_far_less_is_proven_than_claimed(sample: Sample) -> None:
    _folder, _summary, reports = sample
    scores = [report.filled[0].scores for report in reports]
    claimed = mean(each.claimed for each in scores if each)
    proven = mean(each.proven for each in scores if each)
    awaiting = mean(each.awaiting for each in scores if each)
    assert 10 < claimed - proven < 25
    assert proven < awaiting < claimed


def inspected(report: RecordReport) -> str:
    """Return how far the evidence of a record was looked at."""
    assert report.record.innovation is not None
    if not report.record.innovation.pemeriksaan:
        return NONE
    codes = {finding.kind.code for finding in report.assessments[0].findings}
    return DENIED if "proof-denied" in codes else PARTLY if "proof-not-confirmed" in codes else FULL


def test_records_were_inspected_in_full_in_part_with_something_denied_or_not_at_all(sample: Sample) -> None:
    _folder, _summary, reports = sample
    own = Counter(inspected(report) for report in reports if report.record.path.stem in HANDWRITTEN)
    assert own == {FULL: 12, PARTLY: 8, DENIED: 4, NONE: 3}
    made = Counter(inspected(report) for report in reports if report.record.path.stem not in HANDWRITTEN)
    for state, share in SHARES.items():
        assert abs(made[state] / made.total() - share) < 0.02, state


def test_what_was_inspected_is_what_the_edition_asks(sample: Sample) -> None:
    _folder, _summary, reports = sample
    codes = {finding.kind.code for report in reports for finding in report.findings}
    assert codes == {"evidence-missing"}


def test_who_denies_a_point_says_why(sample: Sample) -> None:
    _folder, _summary, reports = sample
    innovations = [report.record.innovation for report in reports if report.record.innovation]
    denials = [each for innovation in innovations for each in innovation.pemeriksaan if each.tidak_terpenuhi]
    assert denials
    assert all(each.catatan for each in denials)


@pytest.mark.parametrize(
    ("code", "most"),
    [
        ("proof-date-outside", 0.15),
        ("proof-kind-lacks", 0.2),
        ("proof-nothing-opens", 0.1),
        ("proof-too-few", 0.2),
        ("proof-year-lacks", 0.2),
    ],
)
def test_documents_lack_something_in_some_records_only(sample: Sample, code: str, most: float) -> None:
    _folder, _summary, reports = sample
    lacking = [report for report in reports if any(each.kind.code == code for each in report.assessments[0].findings)]
    assert 0 < len(lacking) / len(reports) <= most


def test_every_invitation_of_a_training_holds_the_attendance_list(sample: Sample) -> None:
    _folder, _summary, reports = sample
    innovations = [report.record.innovation for report in reports if report.record.innovation]
    invitations = [each for innovation in innovations for each in innovation.bukti.values() if each.jenis == "undangan"]
    assert len(invitations) > 200
    assert all(each.memuat == ["daftar_hadir"] for each in invitations)


def test_the_same_seed_gives_the_same_bytes_in_another_process(sample: Sample) -> None:
    code = (
        "import hashlib; from submissions.sample.generate import sample_files; files, _ = sample_files(2022); "
        "print(hashlib.sha256(b''.join(name.encode() + files[name] for name in sorted(files))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "TZ": "Asia/Jakarta"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    folder, _summary, _reports = sample
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    here = hashlib.sha256(b"".join(name.encode() + files[name].read_bytes() for name in sorted(files))).hexdigest()
    assert done.stdout.strip() == here


def long_places(model: type[BaseModel], at: str = "") -> set[str]:
    """Return the paths of a model's long texts, in JSON Schema's words; `*` stands for any key or number."""
    schema = model.model_json_schema()

    def walk(shape: Any, path: str) -> Iterator[str]:
        if "$ref" in shape:
            yield from walk(schema["$defs"][shape["$ref"].rpartition("/")[2]], path)
        if shape.get(MULTILINE):
            yield path
        for inner in (*shape.get("anyOf", ()), *shape.get("allOf", ())):
            yield from walk(inner, path)
        for name, inner in shape.get("properties", {}).items():
            yield from walk(inner, f"{path}.{name}")
        for inner in (shape.get("items"), shape.get("additionalProperties")):
            if isinstance(inner, dict):
                yield from walk(inner, f"{path}.*")

    return {path.lstrip(".") for path in walk(schema, at)}


def test_every_text_of_several_lines_is_marked_long_in_the_models(sample: Sample) -> None:
    folder, _summary, reports = sample
    workspace = open_workspace(folder)
    known = long_places(Innovation)
    for edition in workspace.all_editions().values():
        for group in edition.groups or [None]:
            known |= long_places(form_model(edition, group), f"jawaban.{edition.id}")
    wrong, seen = set(), 0
    for report in reports:
        for location, text in texts(report.record.source.data):
            if "\n" not in text.strip():
                continue
            seen += 1
            path = ".".join("*" if isinstance(part, int) else part for part in location).removesuffix(".isi")
            dictionary = ".".join([str(location[0]), "*", *map(str, location[2:])])
            if path not in known and dictionary not in known:
                wrong.add(path)
    assert (wrong, seen > 1_000) == (set(), True)


def test_no_text_of_it_is_told_to_mean_something_else(sample: Sample) -> None:
    _folder, _summary, reports = sample
    texts = [answer.value for report in reports for each in report.filled for answer in each.submission.narratives()]
    assert len(texts) > 1000
    assert [doubt for text in texts for doubt in doubts(text or "")] == []


def test_some_enter_the_competitions_of_the_province_within_its_quota(sample: Sample) -> None:
    folder, _summary, reports = sample
    workspace = open_workspace(folder)
    for name, most, least in (("idea-jateng-2025", 5, 2), ("krenova-jateng-2018", 1, 1)):
        edition = workspace.edition_named(name)
        entered = [each.record for each in reports if each.record.innovation]
        entered = [each for each in entered if each.innovation and edition.competition in each.innovation.kompetisi]
        assert least <= len(entered) <= most
        quota = edition.groups["kabupaten_kota"].quota if edition.groups else None
        assert quota is None or (quota.value or 0) >= len(entered)
        verdicts = [assess_record(each, [edition], workspace).assessments[0].verdict for each in entered]
        assert verdicts == [Verdict.ELIGIBLE] * len(entered)
