"""The net below all tests catches what it should."""

import pytest

pytest_plugins = ["pytester"]

INNER = """
import logging, warnings
import pytest

@pytest.fixture(scope="module")
def once():
    logging.getLogger("fontTools.subset").warning("made once")

def test_quiet(): pass
def test_logs(): logging.getLogger("weasyprint").error("unknown property")
def test_uses_what_logs(once): pass
def test_informs(): logging.getLogger("weasyprint").info("step 1")
@pytest.mark.logs("weasyprint: unknown")
def test_may_log(): logging.getLogger("weasyprint").error("unknown property")
@pytest.mark.logs("weasyprint: unknown")
def test_may_log_something_else(): logging.getLogger("weasyprint").error("no font")
def test_warns(): warnings.warn("old", DeprecationWarning)
"""


def test_a_log_or_a_warning_fails_a_test(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    pytester.makeconftest(
        f"import sys; sys.path.insert(0, {str(root)!r})\nfrom tests.conftest import listener, nothing_is_logged"
    )
    pytester.makepyprojecttoml((root / "pyproject.toml").read_text(encoding="utf-8"))
    pytester.makepyfile(test_inner=INNER)
    outcomes = pytester.runpytest_subprocess("-q", "-p", "no:xdist", "-rA", "test_inner.py").parseoutcomes()
    # An error stands for a test that passed but for what was logged.
    assert outcomes == {"passed": 6, "failed": 1, "errors": 3}
