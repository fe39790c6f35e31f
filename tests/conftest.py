"""What every test starts from: the language of the source, and property tests that always try the same examples."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The environment chooses the language of messages; tests compare the English ones.
os.environ["LANGUAGE"] = "en"

# What the program remembers between runs must not come from, or go to, the developer's own cache.
_CACHE = tempfile.TemporaryDirectory(prefix="submissions-tests-")
os.environ["XDG_CACHE_HOME"] = _CACHE.name

# A check that is green stays green until the program changes.
settings.register_profile(
    "steady", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

GOLDENS = Path(__file__).parent / "goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew; whoever uses it reads the difference before committing it."""
    parser.addoption("--update-goldens", action="store_true", help="write tests/goldens/ anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with its golden file, line by line; with `--update-goldens` write it there instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDENS / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: pytest --update-goldens writes it"
        expected = path.read_text(encoding="utf-8")
        assert text.splitlines() == expected.splitlines(), "read it, then: pytest --update-goldens"

    return compare
