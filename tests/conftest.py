"""What every test starts from: the language of the source, steady property tests, and silence.

A library that logs or warns has something to say to the user which the program does not pass on, so a test during
which one does fails: warnings by pytest's `filterwarnings`, logs by `nothing_is_logged`.
"""

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterator
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

TESTS = Path(__file__).parent
GOLDENS = TESTS / "goldens"

# What `sh .ci/test fast` leaves out, folders and files, as measured (`pytest --durations=0`): tests that print
# documents, start the program again and again, judge a whole regency, or need LibreOffice, veraPDF or a browser.
SLOW = (
    "assessment/test_asked.py",
    "assessment/test_assessing.py",
    "assessment/test_citations.py",
    "assessment/test_claims.py",
    "assessment/test_contents.py",
    "assessment/test_contradictions.py",
    "assessment/test_countable.py",
    "assessment/test_left_out.py",
    "assessment/test_near_names.py",
    "assessment/test_presenting.py",
    "assessment/test_proof_properties.py",
    "assessment/test_unfinished.py",
    "batch/test_cluster.py",
    "batch/test_earlier_files.py",
    "batch/test_incremental.py",
    "batch/test_interrupting.py",
    "batch/test_losing.py",
    "batch/test_reproducing.py",
    "batch/test_success.py",
    "cli",
    "documents",
    "evidence/opening/test_cache.py",
    "evidence/opening/test_inspecting.py",
    "files/test_lock.py",
    "filling/test_indicators.py",
    "findings/test_from_errors.py",
    "findings/test_slips.py",
    "finished",
    "freezing/test_freezing.py",
    "judging/test_judging.py",
    "judging/test_one_verdict.py",
    "making/test_hostile_files.py",
    "manual/test_examples.py",
    "manual/test_reference.py",
    "nextyear/test_carrying_over.py",
    "office/test_letters.py",
    "page",
    "portal",
    "records/test_editing_properties.py",
    "records/test_edition_files.py",
    "region/test_paper.py",
    "region/test_sheet.py",
    "sample/test_sample.py",
    "schemas/test_counting.py",
    "schemas/test_jsonschema.py",
    "schemas/test_newcomer.py",
    "schemas/test_spelt_alike.py",
    "schemas/test_typed.py",
    "showcase/test_making.py",
    "starting/test_skeleton.py",
    "test_bench.py",
    "test_bench_of_size.py",
    "test_how_tos.py",
    "test_steering.py",
    "test_strange_names.py",
    "test_wheel.py",
    "workbooks/forms",
    "workbooks/sheets/test_sheets.py",
    "workbooks/test_reading.py",
    "workbooks/test_round_trip.py",
    "workbooks/test_typed.py",
    "workers/test_crew.py",
)

# What `.ci/run` leaves out, since it has twenty-five minutes on a machine of whatever speed: killed programs, clusters,
# databases that are killed, two servers at once, odd terminals and files, sizes that nobody prints, files of earlier
# versions, each single reason to make a document again, the whole sample made twice, what offices bring themselves,
# signed files, the wheel, the how-tos; and of commands and judging what other tests go through as well. `sh .ci/test
# thorough` runs them too; do so before a release, and after a change of theirs.
THOROUGH = (
    "batch/test_cluster.py",
    "batch/test_earlier_files.py",
    "batch/test_incremental.py",
    "batch/test_interrupting.py",
    "batch/test_losing.py",
    "batch/test_success.py",
    "cli/test_competitions.py",
    "cli/test_extras.py",
    "cli/test_gaps.py",
    "cli/test_killed.py",
    "cli/test_letters.py",
    "cli/test_limits.py",
    "cli/test_morning.py",
    "cli/test_office_templates.py",
    "cli/test_score.py",
    "cli/test_sign.py",
    "cli/test_strange_files.py",
    "cli/test_streams.py",
    "cli/test_undoing.py",
    "cli/test_verify.py",
    "cli/test_workbooks.py",
    "documents/test_gallery.py",
    "documents/test_html_patterns.py",
    "documents/test_strange_sizes.py",
    "documents/test_untrusted.py",
    "finished/test_untouched.py",
    "judging/test_judging.py",
    "manual/test_pictures.py",
    "page/accounts/test_engines.py",
    "page/accounts/test_killed.py",
    "page/accounts/test_killed_often.py",
    "page/accounts/test_two_processes.py",
    "portal/volume/test_evidence_volume.py",
    "region/test_paper.py",
    "sample/test_sample.py",
    "test_bench.py",
    "test_bench_of_size.py",
    "test_how_tos.py",
    "test_wheel.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew; whoever uses it reads the difference before committing it."""
    parser.addoption("--update-goldens", action="store_true", help="write tests/goldens/ anew instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, here and nowhere else: what is fast shows only where it stands beside all others."""
    for names, mark in ((SLOW, pytest.mark.slow), (THOROUGH, pytest.mark.thorough)):
        missing = [name for name in names if not (TESTS / name).exists()]
        if missing:
            raise pytest.UsageError(f"tests/conftest.py names what is not there: {', '.join(missing)}")
        folders = {TESTS / name for name in names}
        marked = {path for path in {item.path for item in items} if not folders.isdisjoint([path, *path.parents])}
        for item in items:
            if item.path in marked:
                item.add_marker(mark)


class Listener(logging.Handler):
    """Keeps what is logged, as `logger: message`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(scope="session")
def listener() -> Iterator[Listener]:
    """Listen from the first fixture to the last, also to those that are made once for many tests."""
    listener = Listener()
    logging.getLogger().addHandler(listener)
    yield listener
    logging.getLogger().removeHandler(listener)


@pytest.fixture(autouse=True)
def nothing_is_logged(request: pytest.FixtureRequest, listener: Listener) -> Iterator[None]:
    """Fail a test during which a library logs a warning or an error that its mark `logs` does not name."""
    yield
    lines, listener.lines = listener.lines, []
    allowed = [pattern for mark in request.node.iter_markers("logs") for pattern in mark.args]
    assert [line for line in lines if not any(re.search(pattern, line) for pattern in allowed)] == []


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
