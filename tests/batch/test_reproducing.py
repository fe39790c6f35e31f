"""The same input gives the same bytes, whatever machine, folder, language, time zone or number of processes."""

import os
import subprocess
import sys
from pathlib import Path

from tests.batch.offices import ROOT, add, copied, entry, files_of, hashes, manifest_of, office, started
from tests.build import REMOVED, complete_record
from tests.waiting import PATIENCE

ONE = {"LANGUAGE": "id", "LANG": "id_ID.UTF-8", "TZ": "Asia/Jayapura", "PYTHONHASHSEED": "1"}
OTHER = {"LANGUAGE": "en", "LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}


def run(*arguments: str | Path, **environment: str) -> tuple[int, str, str]:
    with started(*arguments, **environment) as process:
        out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def test_two_exports_of_the_same_records(tmp_path: Path) -> None:
    first = office(tmp_path / "kantor", complete_record(), entry("dua")).root
    add(first, entry("tiga", **{"jawaban.kipp-2025.kategori": REMOVED}))
    second = copied(first, tmp_path / "tempat lain" / "dinas")
    outs = tmp_path / "keluaran", tmp_path / "tempat lain" / "hasil" / "é"
    assert run("export", first, "-o", outs[0], "--jobs", "1", **ONE)[0] == 1
    assert run("export", second, "-o", outs[1], "--jobs", "2", **OTHER)[0] == 1
    made = sorted([*files_of("dua", "pasar-terang"), "iga-2026/pasar-terang_iga-2026.pdf"])
    assert list(hashes(outs[0])) == made
    assert hashes(outs[0]) == hashes(outs[1])
    assert (outs[0] / "manifest.json").read_bytes() == (outs[1] / "manifest.json").read_bytes()
    manifest = manifest_of(outs[1])
    assert [left["record"] for left in manifest["left_out"] if left["verdict"] == "not-eligible"] == [
        "inovasi/tiga.yaml"
    ]
    # A third export finds nothing to do in either, in the other's language and time zone.
    for root, out, environment in ((first, outs[0], OTHER), (second, outs[1], ONE)):
        _code, said, _err = run("export", root, "-o", out, **environment)
        assert "9" in said
        assert hashes(out) == hashes(outs[0])


def imported(root: Path, out: Path) -> set[str]:
    """Return the modules that an export imports in its own process."""
    command = [sys.executable, "-X", "importtime", "-m", "submissions", "export", str(root), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "--competition", "kipp"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_an_unchanged_export_imports_neither_engine_nor_templates(tmp_path: Path) -> None:
    root, out = office(tmp_path / "kantor", entry("satu")).root, tmp_path / "keluaran"
    heavy = {"weasyprint", "jinja2", "markdown_it", "pydyf", "nh3", "submissions.assessment.assessing"}
    # When there is something to make, the templates are read here: the test looks at the right names.
    assert {"jinja2", "submissions.assessment.assessing"} <= imported(root, out)
    found = imported(root, out)
    assert "submissions.batch.planning" in found
    assert heavy & found == set()
