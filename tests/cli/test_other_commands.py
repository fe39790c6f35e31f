import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from submissions.cli.main import COMMANDS, submissions
from tests.build import packaged_editions
from tests.cli.conftest import ROOT, Ran

Run = Callable[..., Ran]


def test_init_makes_a_workspace_whose_example_passes_every_command(run: Run, tmp_path: Path) -> None:
    ran = run("init", "baru")
    assert ran.code == 0
    assert "submissions check baru" in ran.out
    made = {path.relative_to(tmp_path / "baru").parts[0] for path in (tmp_path / "baru").rglob("*")}
    assert made == {"submissions.yaml", "pemda.yaml", "inovasi", "bukti", "lambang.png", "README.md", "skema"}
    assert run("check", "baru").code == 0
    assert run("export", "baru", "-o", "keluaran", "--with-sample").code == 0


def test_init_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    (tmp_path / "baru" / "submissions.yaml").write_text("tempat: Di sini\n")
    ran = run("init", "baru")
    assert ran.code == 1
    assert "exists already; nothing was overwritten" in ran.err
    assert (tmp_path / "baru" / "submissions.yaml").read_text() == "tempat: Di sini\n"
    assert [path.name for path in (tmp_path / "baru").iterdir()] == ["submissions.yaml"]


def test_editions_say_source_and_what_is_verified(run: Run) -> None:
    ran = run("editions")
    assert ran.code == 0
    names = [line.split()[0] for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert names == packaged_editions()
    assert "Surat Kepala BSKDN 400.10.11/1887/BSKDN" in ran.out
    assert "values not found" in ran.out
    full = run("editions", "kipp-2025")
    assert "eligibility.umur_minimum" in full.out
    assert "Sources:" in full.out
    assert "JATIM-NEW:" in full.out
    wrong = run("editions", "kipp-2024")
    assert wrong.code == 2
    assert "There is no edition kipp-2024" in " ".join(wrong.err.split())
    data = json.loads(run("editions", "--format", "json").out)
    assert [each["name"] for each in data] == names
    assert all(sum(each["rules"].values()) for each in data)


def test_doctor_finds_nothing_lacking_here(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert ran.out.count("✓") == 9
    assert "✗" not in ran.out


@pytest.mark.parametrize(
    "command",
    [["--help"], ["editions"], ["check", "--help"], ["iga", "--help"], ["letters", "--help"], ["export", "--help"]],
)
def test_light_commands_import_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys\nfrom submissions.__main__ import run\n"
        f"code = run({command!r})\n"
        "heavy = {'weasyprint', 'jinja2', 'PIL', 'pikepdf', 'rich', 'babel', 'nh3', 'holidays', 'icalendar'}\n"
        "heavy &= set(sys.modules)\n"
        "print('HEAVY', sorted(heavy), code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "HEAVY [] 0" in done.stdout


def test_help_imports_no_models() -> None:
    code = "import sys\nfrom submissions.__main__ import run\nrun(['--help'])\nprint('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_one_sentence(name: str) -> None:
    command = submissions.get_command(click.Context(submissions), name)
    assert command is not None
    assert command.get_short_help_str(500) == COMMANDS[name][1]


@pytest.mark.parametrize("page", ["README.md", "docs/commands.md"])
def test_every_command_is_told(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if not re.search(rf"`{name}[ `]", text)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(run: Run, name: str) -> None:
    assert run(name, "--help").code == 0


def test_a_closed_pipe_is_no_error(office: Path) -> None:
    command = f"{sys.executable} -m submissions check {office} | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if not line.startswith("Next: ")] == []
