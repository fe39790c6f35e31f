"""The wheel works from any folder, without the source tree: build it, install it afresh, use it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    # sdist first, and the wheel from it: what others will install.
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [path] = target.glob("*.whl")
    return path


def test_the_wheel_holds_what_the_tree_holds(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if "__pycache__" not in name}
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"submissions", "schemas"}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    wanted = {name for name in tracked if name.startswith(("submissions/", "schemas/"))}
    wanted |= {f"submissions/{name}" for name in tracked if name.startswith("templates/")}
    assert len(wanted) > 60
    assert wanted - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_installed_afresh_it_does_the_main_job(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*install, "--requirement", str(ROOT / ".ci" / "requirements.lock")], check=True, capture_output=True
    )
    # What the lock brought is all that the wheel asks for.
    subprocess.run([*install, "--no-index", str(wheel)], check=True, capture_output=True)
    empty = tmp_path / "kosong"
    empty.mkdir()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LANG", "LC_"))}

    def run(*arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        program = str(environment / "bin" / "submissions")
        variables = {**clean, "LANGUAGE": language}
        return subprocess.run(
            [program, *arguments], cwd=empty, env=variables, capture_output=True, text=True, check=False
        )

    assert run("doctor").returncode == 0
    assert run("init", "kantor").returncode == 0
    checked = run("check", "kantor")
    assert checked.returncode == 0, checked.stdout
    assert "layak" in run("check", "kantor", language="id").stdout
    exported = run("export", "kantor", "-o", "keluaran", "--with-sample")
    assert exported.returncode == 0, exported.stderr
    assert len(list((empty / "keluaran").rglob("*.pdf"))) == 5
    assert run("editions").stdout.count("\niga-") + run("editions").stdout.count("kipp-") >= 4
