import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from schemas.evidence import Evidence
from schemas.innovation import Innovation, Proposer
from schemas.source import Source
from submissions.assessment.assessing import RecordReport, assess_record
from submissions.assessment.cited import CitedDocument
from submissions.assessment.contents import _PROBLEMS, check_opened, evidence_files
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.opening.inspecting import inspect
from submissions.evidence.problems import FileProblem
from submissions.findings.finding import Finding, Severity
from submissions.records.reading import ReadRecord, read_record
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write_starter(tmp_path / "kantor")
    return tmp_path / "kantor"


def opened(office: Path) -> RecordReport:
    [path] = (office / "inovasi").glob("*.yaml")
    workspace = open_workspace(path)
    record = read_record(path, workspace)
    assert isinstance(record, ReadRecord)
    facts = inspect(evidence_files(record, workspace), None, jobs=2)
    assert len(facts) > 30
    return assess_record(record, [workspace.edition("iga")], workspace, opened=facts)


def one(report: RecordReport) -> Finding:
    [finding] = [finding for finding in report.findings if finding.code.startswith("evidence-")]
    return finding


def letter(office: Path) -> Path:
    [path] = (office / "bukti").rglob("sk-tim.pdf")
    return path


def blank_page(path: Path, password: str = "") -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)


def test_the_example_has_nothing_to_hide(office: Path) -> None:
    assert opened(office).findings == []


def test_an_empty_file(office: Path) -> None:
    letter(office).write_bytes(b"")
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-empty", Severity.ERROR)
    assert "sk-tim.pdf is empty (0 bytes)" in finding.message


def test_a_locked_pdf(office: Path) -> None:
    blank_page(letter(office), "rahasia")
    report = opened(office)
    assert (one(report).code, one(report).severity) == ("evidence-encrypted", Severity.ERROR)
    assert report.assessments[0].verdict == "not-eligible"


def test_a_word_file_that_is_called_pdf(office: Path) -> None:
    with zipfile.ZipFile(letter(office), "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    finding = one(opened(office))
    assert finding.code == "evidence-other-content"
    assert "ends in .pdf, but its content is docx" in finding.message


def test_a_broken_pdf_costs_only_itself(office: Path) -> None:
    letter(office).write_bytes(b"%PDF-1.7\nrusak")
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-broken", Severity.ERROR)


def test_what_is_not_what_its_name_says_proves_nothing_even_with_a_link_beside_it(office: Path) -> None:
    before = opened(office).filled[0].scores
    Image.new("RGB", (40, 40), "white").save(office / "gambar.png")
    (office / "gambar.png").replace(letter(office))
    [record] = (office / "inovasi").glob("*.yaml")
    text = record.read_text(encoding="utf-8")
    file = "    berkas: bukti/akta-mapan/sk-tim.pdf\n"
    assert file in text
    for beside in ("", "    tautan: https://example.go.id/sk\n"):
        record.write_text(text.replace(file, file + beside), encoding="utf-8")
        scores = opened(office).filled[0].scores
        row = next(row for row in scores.rows if row.key == "sdm")  # 3 of 3, with weight 2
        assert (row.claimed, row.proven) == (3, 0)
        assert scores.proven <= before.proven - 6
    letter(office).write_bytes(b"")  # beside the link, an empty file
    assert next(row for row in opened(office).filled[0].scores.rows if row.key == "sdm").proven == 0


def test_blank_pages_are_named(office: Path) -> None:
    with pikepdf.open(letter(office), allow_overwriting_input=True) as pdf:
        pages = len(pdf.pages)
        pdf.add_blank_page()
        pdf.save()
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-blank-pages", Severity.WARNING)
    assert finding.message.endswith(f"blank pages: {pages + 1}")


def test_one_content_under_two_names(office: Path) -> None:
    first, second = sorted((office / "bukti").rglob("*.png"))[:2]
    second.write_bytes(first.read_bytes())
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-same", Severity.HINT)
    assert first.name in finding.message
    assert second.name in finding.message


NUMBER, DATE = "100.3.3.2/257 Tahun 2024", "2024-05-10"


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({NUMBER: "999/XYZ/2024"}, "does not show: 999/XYZ/2024"),
        ({DATE: "2024-05-11"}, "does not show: 11 Mei 2024"),
        ({NUMBER: "999/XYZ/2024", DATE: "2024-05-11"}, "does not show: 999/XYZ/2024; 11 Mei 2024"),
    ],
)
def test_a_letter_that_does_not_show_its_number_or_date(office: Path, changes: dict[str, str], shown: str) -> None:
    [path] = (office / "inovasi").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    register = text[text.index(NUMBER) :][:200]
    for old, new in changes.items():
        assert old in register
        text = text.replace(register, register := register.replace(old, new, 1))
    path.write_text(text, encoding="utf-8")
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-register-not-found", Severity.HINT)
    assert finding.message.endswith(shown)


def test_a_scanned_letter_has_to_be_read_by_a_person(office: Path) -> None:
    Image.effect_noise((300, 400), 80).save(letter(office))
    finding = one(opened(office))
    assert (finding.code, finding.severity) == ("evidence-without-text", Severity.HINT)
    assert "sk-tim.pdf is a scan without text" in finding.message


def test_a_picture_too_large_to_decode_does_not_stop_the_others(office: Path) -> None:
    picture = sorted((office / "bukti").rglob("*.png"))[0]
    Image.new("1", (20_000, 20_000)).save(picture)
    assert [finding for finding in opened(office).findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("problem", "code", "severity"),
    [
        (FileProblem.MISSING, "evidence-broken", Severity.ERROR),
        (FileProblem.EMPTY, "evidence-empty", Severity.ERROR),
        (FileProblem.ENCRYPTED, "evidence-encrypted", Severity.ERROR),
        (FileProblem.BROKEN, "evidence-broken", Severity.ERROR),
        (FileProblem.UNREADABLE, "evidence-broken", Severity.ERROR),
        (FileProblem.NO_PAGES, "evidence-no-pages", Severity.ERROR),
        (FileProblem.PORTFOLIO, "evidence-portfolio", Severity.WARNING),
        (FileProblem.FORM, "evidence-form", Severity.WARNING),
        (FileProblem.PHONE_PICTURE, "evidence-phone-picture", Severity.WARNING),
        (FileProblem.TOO_LONG, "evidence-too-much", Severity.WARNING),
        (FileProblem.TOO_LARGE, "evidence-too-much", Severity.WARNING),
        (FileProblem.TOO_SLOW, "evidence-not-looked-at", Severity.WARNING),
        (FileProblem.TOO_MUCH_MEMORY, "evidence-not-looked-at", Severity.WARNING),
        (FileProblem.CRASHED, "evidence-not-looked-at", Severity.WARNING),
    ],
)
def test_every_problem_is_told_in_our_words(problem: FileProblem, code: str, severity: Severity) -> None:
    evidence = Evidence(jenis="laporan", berkas="bukti/a.pdf")
    facts = FileFacts(kind=FileKind.PDF, problem=problem, detail="float division by zero")
    document = CitedDocument("a", evidence, Path("bukti/a.pdf"), facts)
    innovation = Innovation(id="a", nama="Contoh", pengusul=Proposer(nama="Dinas Contoh", jenis="opd"))
    record = ReadRecord(Path("a.yaml"), "a.yaml", Source("a.yaml", {}, {}, {}), innovation, [])
    [finding] = check_opened(record, {"a": document})
    assert (finding.code, finding.severity) == (code, severity)
    assert "bukti/a.pdf" in finding.message
    assert "division" not in finding.message + finding.remedy


def test_every_problem_has_its_words() -> None:
    of_the_record = {FileProblem.OUTSIDE}  # found without looking at any file
    assert set(_PROBLEMS) == {each for each in FileProblem if not each.lies_in_the_kind} - of_the_record


@pytest.mark.parametrize("kind", [FileKind.AVIF, FileKind.TIFF, FileKind.JP2])
def test_a_picture_that_is_converted_is_named(kind: FileKind) -> None:
    evidence = Evidence(jenis="foto", berkas=f"bukti/a.{kind}")
    document = CitedDocument("a", evidence, Path(f"bukti/a.{kind}"), FileFacts(kind=kind))
    innovation = Innovation(id="a", nama="Contoh", pengusul=Proposer(nama="Dinas Contoh", jenis="opd"))
    record = ReadRecord(Path("a.yaml"), "a.yaml", Source("a.yaml", {}, {}, {}), innovation, [])
    [finding] = check_opened(record, {"a": document})
    assert (finding.code, finding.severity) == ("evidence-other-picture", Severity.HINT)
    assert ("JPEG 2000" if kind is FileKind.JP2 else kind.upper()) in finding.message
