"""The how-tos of CONTRIBUTING.md, followed to the letter in a copy of the tree, end in green tests."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.how_tos import HOW_TOS, ROOT, Change, steps_of

LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".git", ".venv", "build", "dist", ".*_cache", ".hypothesis")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the tree in which the commands of the how-tos find their environment."""
    folder = tmp_path / "pohon"
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, module in (("python", ""), ("pytest", "-m pytest "), ("submissions", "-m submissions ")):
        (programs / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {module}"$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    return folder


def follow(tree: Path, how_to: str) -> None:
    """Do what a how-to says, to the letter; any command that fails is told with all it printed."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "COV_", "COVERAGE_"))}
    for step in steps_of(how_to):
        if isinstance(step, Change):
            path = tree / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(step.applied_to(text), encoding="utf-8")
            continue
        environment = {**clean, "PYTHONPATH": str(tree), "LANGUAGE": "en"}
        done = subprocess.run(step, cwd=tree, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(step)}\n{done.stdout}\n{done.stderr}"
        if "--begin" in step:
            translate(tree, environment)


def translate(tree: Path, environment: dict[str, str]) -> None:
    """Translate a new catalogue as a person would, word by word, only faster."""
    code = (
        "from tools import update_messages as update\n"
        "catalog = update.read('nl')\n"
        "for message in catalog:\n"
        "    if message.id:\n"
        "        message.string = message.id if message.pluralizable else f'{message.id}'\n"
        "update.write(catalog)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tree, env=environment, check=True)


@pytest.mark.parametrize("how_to", HOW_TOS)
def test_a_how_to_followed_to_the_letter_ends_in_green_tests(tree: Path, how_to: str) -> None:
    if how_to == "A document":
        follow(tree, "An edition")  # that asks for it
    follow(tree, how_to)
