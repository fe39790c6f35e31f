"""What the commands in .ci install is what pyproject.toml asks for, every package of it with its hashes."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
BUILDING, RUNNING = PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": [*BUILDING, *RUNNING],
    "requirements-dev.lock": [*BUILDING, *RUNNING, *(text for name in sorted(EXTRAS) for text in EXTRAS[name])],
}
WANTED = [(lock, text) for lock, texts in LOCKS.items() for text in dict.fromkeys(texts)]


@cache
def entries(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Return each package that a lock names, with its hashes."""
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(" --hash=") for line in text.splitlines() if line and not line.startswith("#")]
    named = [(Requirement(words[0].strip()), [word.strip() for word in words[1:]]) for words in lines]
    assert len(named) > 40
    by_name = {canonicalize_name(requirement.name): (requirement, hashes) for requirement, hashes in named}
    assert len(by_name) == len(named), "a package with two versions: teach this test to read markers"
    return {str(name): entry for name, entry in by_name.items()}


def version(lock: str, name: str) -> Version:
    [pin] = entries(lock)[canonicalize_name(name)][0].specifier
    assert pin.operator == "=="
    return Version(pin.version)


@pytest.mark.parametrize(("lock", "text"), WANTED)
def test_every_requirement_is_locked_to_a_version_that_it_admits(lock: str, text: str) -> None:
    wanted = Requirement(text)
    assert version(lock, wanted.name) in wanted.specifier, "sh tools/lock.sh"
    # A package for one system is locked for that system, all others for every one.
    assert str(entries(lock)[canonicalize_name(wanted.name)][0].marker) == str(wanted.marker)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock: str) -> None:
    for name, (_requirement, hashes) in entries(lock).items():
        assert hashes, name
        assert [text for text in hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", text)] == [], name


def test_what_runs_is_what_was_tested() -> None:
    tested, used = (
        {name: str(requirement) for name, (requirement, _hashes) in entries(lock).items()}
        for lock in ("requirements-dev.lock", "requirements.lock")
    )
    assert used.items() <= tested.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_load_from(lock: str) -> None:
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    assert re.search(r"://|--index-url|--extra-index-url|--find-links|--trusted-host", text) is None
