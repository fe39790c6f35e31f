"""CONTRIBUTING.md names what there is; `tests/test_how_tos.py` follows its how-tos."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from submissions import __version__
from submissions.cli.main import COMMANDS
from tests.how_tos import HOW_TOS, ROOT, TEXT, Change, steps_of

TRANSLATED = "submissions/locale/nl/LC_MESSAGES/submissions.po"
STEPS = [(how_to, step) for how_to in HOW_TOS for step in steps_of(how_to)]
CHANGES = [(how_to, step) for how_to, step in STEPS if isinstance(step, Change)]
LINES = [(how_to, step) for how_to, step in STEPS if isinstance(step, list)]
MADE = {step.file for _how_to, step in CHANGES if not (ROOT / step.file).exists()}
SESSIONS = {
    node.name
    for node in ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.decorator_list
}


def test_there_are_six_how_tos_and_no_other() -> None:
    assert tuple(re.findall(r"(?m)^### (.+)$", TEXT)) == HOW_TOS
    assert {how_to for how_to, _change in CHANGES} == {how_to for how_to, _line in LINES} == set(HOW_TOS)


def test_what_is_named_exists() -> None:
    outside = re.sub(r"(?ms)^```.*?^```$", "", TEXT)
    paths = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w.-]+\.(?:md|toml|json|py))`", outside)
    assert len(paths) > 10
    rooms = ROOT / "submissions"
    assert [path for path in paths if not ((ROOT / path).exists() or (rooms / path).exists())] == [TRANSLATED]


def test_every_session_is_told_and_every_one_told_exists() -> None:
    told = set(re.findall(r"nox -s \"?(\w+)", TEXT))
    assert told == SESSIONS
    benches = set(re.findall(r"bench\((\w+)\)", TEXT))
    assert benches <= {path.stem for path in (ROOT / "bench").glob("*.py")}


def test_whatever_is_made_has_its_session() -> None:
    sessions = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    tools = {path.stem for path in (ROOT / "tools").glob("make_*.py")} - {"make_fonts"}  # needs packages of its own
    assert [tool for tool in sorted(tools) if f'"tools.{tool}"' not in sessions] == []


@pytest.mark.parametrize(("how_to", "words"), LINES, ids=[" ".join(words)[:60] for _how_to, words in LINES])
def test_every_command_of_a_how_to_exists(how_to: str, words: list[str]) -> None:
    program = words[0]
    if program == ".venv/bin/submissions":
        assert words[1] in COMMANDS
    elif program == ".venv/bin/python":
        assert words[1] == "-m"
        assert (ROOT / f"{words[2].replace('.', '/')}.py").is_file()
    elif program == ".venv/bin/pytest":
        named = [word for word in words if word.startswith("tests/")]
        assert named
        assert [name for name in named if not (ROOT / name).exists() and name not in MADE] == []
    else:
        assert program in {"mkdir", "mv"}


@pytest.mark.parametrize(("how_to", "change"), CHANGES, ids=[f"{how_to}-{change.file}" for how_to, change in CHANGES])
def test_what_a_how_to_changes_stands_there_once(how_to: str, change: Change) -> None:
    path = ROOT / change.file
    if path.exists():
        text = path.read_text(encoding="utf-8")
        assert change.applied_to(text) != text
        assert change.comes.strip() not in text, "the how-to was followed in the tree itself"
    else:
        assert not change.standing or change.file.startswith("schemas/lomba-contoh/")


@pytest.mark.parametrize("page", ["README.md", "README.id.md"])
def test_the_wheel_that_a_readme_names_is_of_this_version(page: str) -> None:
    named = re.findall(r"submissions-([\d.]+\w*)-py3", (ROOT / page).read_text(encoding="utf-8"))
    assert set(named) == {__version__}


def test_ci_runs_scripts_that_exist_on_every_python_supported() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    scripts = [word for command in commands for word in command.split() if word.startswith(".ci/")]
    assert len(scripts) > 4
    assert [script for script in scripts if not (ROOT / script).is_file()] == []
    required = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert required
    assert jobs["tests"]["strategy"]["matrix"]["python"][0] == required[1]
    # A job that has not run may not stop anybody.
    assert all(job.get("continue-on-error") for job in jobs.values() if "not run yet" in job["name"])


@pytest.mark.parametrize("form", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml")), ids=lambda p: p.stem)
def test_an_issue_form_asks_in_indonesian_first(form: Path) -> None:
    asked = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert " / " in asked["name"]
    labels = [part["attributes"]["label"] for part in asked["body"] if part["type"] != "markdown"]
    assert labels
    assert [label for label in labels if " / " not in label] == []
    keys = [part["id"] for part in asked["body"] if "id" in part]
    assert len(set(keys)) == len(keys)


def test_a_change_stands_between_the_lines_shown_and_nowhere_else() -> None:
    change = Change("x.py", (" a", "-b…", "+c"))
    assert change.applied_to("0\na\nb 1\nd\n") == "0\na\nc\nd\n"
    for text in ("c\n", "a\n", "a\nb\na\nb\n"):
        with pytest.raises(AssertionError, match=r"has \d times"):
            change.applied_to(text)
    assert Change("x.py", ("+c",)).applied_to("a\n") == "a\nc\n"
