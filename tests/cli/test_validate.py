"""`validate`: what the validator says of each file, its rules in plain words, and what to do."""

from pathlib import Path

import pikepdf
import pytest

from submissions.finished import archive
from tests.cli.test_freeze import Run

LACKING = archive.missing()
needs_java = pytest.mark.skipif(bool(LACKING), reason=LACKING)


@pytest.fixture
def dossier(run: Run, record: Path, tmp_path: Path) -> Path:
    assert run("iga", record, "-o", "d.pdf", "--no-open").code == 0
    return tmp_path / "d.pdf"


@needs_java
def test_what_keeps_both_standards_is_said_and_what_does_not_is_named(run: Run, dossier: Path, tmp_path: Path) -> None:
    ran = run("validate", "d.pdf")
    assert (ran.code, ran.out) == (0, "✓ d.pdf: PDF/A-3a, PDF/UA-1\n")
    assert ran.err == "Next: `submissions verify` says whether a file is still as it was made.\n"
    with pikepdf.open(dossier) as pdf:
        del pdf.Root.OutputIntents
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "rusak.pdf")
    (tmp_path / "teks.pdf").write_text("bukan PDF")
    ran = run("validate", "d.pdf", "rusak.pdf", "teks.pdf")
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    assert lines[:2] == ["✓ d.pdf: PDF/A-3a, PDF/UA-1", "✗ rusak.pdf:"]
    assert any(line.startswith("    PDF/A-3a 6.") for line in lines)
    assert any(line.startswith("    PDF/UA-1 ") for line in lines)
    # Each rule stands in the validator's words, and the usual ones in plain ones.
    assert any(line.startswith("        That is: ") for line in lines), ran.out
    remedy = "        → Make the document anew here and send it as it is, not printed or saved by another program."
    assert lines.count(remedy) == 1
    assert lines[-1].startswith("✗ teks.pdf: ")


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    ran = run("validate", "tiada.pdf")
    assert (ran.code, "tiada.pdf" in ran.err) == (2, True)
