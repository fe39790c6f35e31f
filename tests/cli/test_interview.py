import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran
from tests.pdf import read_pdf

Run = Callable[..., Ran]


def test_the_questions_are_listed_with_the_places_of_their_answers(run: Run, office: Path) -> None:
    record = next((office / "inovasi").glob("*.yaml"))
    ran = run("interview", record, "--no-open")
    assert ran.code == 0
    assert "  1. Apa masalahnya" in ran.out
    assert f"inovasi/{record.name}:" in ran.out
    assert "questions for 13 minutes" in ran.out
    assert "pertanyaan untuk 13 menit" in run("interview", record, "--no-open", language="id").out


def test_the_questions_are_data_too(run: Run, office: Path) -> None:
    record = next((office / "inovasi").glob("*.yaml"))
    data = json.loads(run("interview", record, "--no-open", "--format", "json").out)
    assert data["minutes"] == 13
    assert 6 <= len(data["questions"]) <= 10
    assert all(each["question"] and each["file"] for each in data["questions"])


def test_writing_hints_are_printed_when_asked_for(run: Run, office: Path) -> None:
    record = next((office / "inovasi").glob("*.yaml"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("\nhasil: |\n", "\nhasil: |\n  Warga mendapat ijin 2 hari.\n", 1), encoding="utf-8")
    assert "“ijin” ditulis izin" in run("check", record, "--no-open", "--writing", language="id").out
    assert "ijin" not in run("check", record, "--no-open").out


def test_the_jurys_page_is_one_page(run: Run, office: Path, tmp_path: Path) -> None:
    record = next((office / "inovasi").glob("*.yaml"))
    target = tmp_path / "ringkas.pdf"
    ran = run("brief", record, "--no-open", "-o", target)
    assert (ran.code, ran.err.count("Error")) == (0, 0)
    assert "(1 page)" in ran.out
    text = read_pdf(target).text
    assert all(heading in text for heading in ("Masalah", "Gagasan", "Sebelum dan sesudah", "Siapa yang membiayai"))
    assert run("brief", office, "--no-open").code == 2
