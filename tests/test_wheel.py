"""The wheel works from any folder, without the source tree: build it, install it afresh, use it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.check_release import faults

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


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an unpacked sdist: there is no Git to compare with")
def test_sdist_and_wheel_hold_what_the_tree_holds(wheel: Path) -> None:
    # What a developer has not added yet is told by `nox -s release` only.
    assert [fault for fault in faults(wheel.parent) if "which Git does not know" not in fault] == []
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"submissions", "schemas"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_what_is_missing_or_strange_in_a_release_is_told(wheel: Path, tmp_path: Path) -> None:
    assert [fault for fault in faults(tmp_path) if "one sdist and one wheel are expected" in fault]
    for file in wheel.parent.iterdir():
        shutil.copy(file, tmp_path)
    with zipfile.ZipFile(tmp_path / wheel.name, "a") as archive:
        archive.writestr("submissions/catatan.txt", "milik sendiri")
    assert f"{wheel.name} holds submissions/catatan.txt, which Git does not know" in list(faults(tmp_path))


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
    assert "cara/tanda-tangan" in run("help", "ttd").stdout
    assert run("init", "kantor").returncode == 0
    checked = run("check", "kantor")
    assert checked.returncode == 0, checked.stdout
    assert "layak" in run("check", "kantor", language="id").stdout
    exported = run("export", "kantor", "-o", "keluaran", "--with-sample")
    assert exported.returncode == 0, exported.stderr
    assert len(list((empty / "keluaran").rglob("*.pdf"))) == 5
    assert run("editions").stdout.count("\niga-") + run("editions").stdout.count("kipp-") >= 4
