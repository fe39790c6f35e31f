"""All that a developer runs, by one name each: `.venv/bin/nox --list` tells them, `.venv/bin/nox -s fast` runs one.

*Why nox and not just:* it is a Python package, so the lock brings it to every system, and these lines are checked as
all others are. No session makes an environment: all run in `.venv`, which `sh .ci/test` sets up from the lock, so
nothing has another version here than in CI. What follows `--` goes to the command: `nox -s fast -- tests/findings`.
"""

import os
from pathlib import Path

import nox

PYTHON = str(Path(".venv", *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))).absolute())
BENCHES = sorted(path.stem for path in Path("bench").glob("*.py"))
# Of each file that is made, the command; in an order in which none needs what a later one makes.
PAGES = ("tools.make_record", "tools.make_edition_diff", "tools.make_manual", "tools.make_morning")
GALLERIES = ("tools.make_gallery", "tools.make_page_gallery", "tools.make_manual_pictures")
GOLDEN_TESTS = ("tests/documents/test_contract.py", "tests/documents/test_reading_aloud.py")

nox.options.default_venv_backend = "none"
nox.options.sessions = ["fast"]


def run(session: nox.Session, *command: str) -> None:
    """Run a module of the environment, with what was given after `--`."""
    session.run(PYTHON, "-m", *command, *session.posargs, external=True)


@nox.session
def fast(session: nox.Session) -> None:
    """Style, types and the quick tests."""
    session.run("sh", ".ci/test", "fast", *session.posargs, external=True)


@nox.session
def whole(session: nox.Session) -> None:
    """Style, types and all tests that CI runs."""
    session.run("sh", ".ci/test", *session.posargs, external=True)


@nox.session
def thorough(session: nox.Session) -> None:
    """Also what CI leaves out: before a release."""
    session.run("sh", ".ci/test", "thorough", *session.posargs, external=True)


@nox.session
def format(session: nox.Session) -> None:  # noqa: A001 - the word that a developer looks for
    """Put every file into the common form, and mend what can be mended without thinking."""
    session.run(PYTHON, "-m", "ruff", "check", "--fix", ".", external=True)
    session.run(PYTHON, "-m", "ruff", "format", ".", external=True)


@nox.session
def types(session: nox.Session) -> None:
    """Check all types."""
    run(session, "mypy")


@nox.session
def messages(session: nox.Session) -> None:
    """Take new messages into every catalogue; says what is to be translated."""
    run(session, "tools.update_messages")


@nox.session
def goldens(session: nox.Session) -> None:
    """Write the golden files anew; read the difference before committing it."""
    run(session, "pytest", "-q", "--update-goldens", *GOLDEN_TESTS)


@nox.session
def docs(session: nox.Session) -> None:
    """Write the pages of docs/ that are made, the record's among them."""
    for page in PAGES:
        session.run(PYTHON, "-m", page, external=True)


@nox.session
def editions(session: nox.Session) -> None:
    """Note what the editions' rules are now; refuses what the changelog does not tell."""
    run(session, "tools.note_editions")


@nox.session
def gallery(session: nox.Session) -> None:
    """Make the pictures of docs/gallery and of the manual anew; those of the page need Chromium."""
    for gallery in GALLERIES:
        session.run(PYTHON, "-m", gallery, external=True)


@nox.session
def lock(session: nox.Session) -> None:
    """Lock what pyproject.toml asks for; `-- --upgrade` takes the newest versions."""
    session.run("sh", "tools/lock.sh", *session.posargs, external=True)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run tests and say which branches none of them takes, subprocesses included; all tests unless some are named."""
    tests = session.posargs or ["-n", "auto"]
    session.run(PYTHON, "-m", "pytest", "-q", "--cov", "--cov-report=term:skip-covered", *tests, external=True)


@nox.session
@nox.parametrize("name", BENCHES, ids=BENCHES)
def bench(session: nox.Session, name: str) -> None:
    """Measure one thing, on a machine that does nothing else: `nox -s "bench(documents)"`."""
    session.run(PYTHON, f"bench/{name}.py", *session.posargs, external=True)


@nox.session
def build(session: nox.Session) -> None:
    """Make sdist and wheel in dist/."""
    run(session, "build", "--no-isolation")


@nox.session
def smoke(session: nox.Session) -> None:
    """Install the wheel without any developer's package, and use it."""
    session.run("sh", ".ci/smoke", *session.posargs, external=True)


@nox.session
def release(session: nox.Session) -> None:
    """Build and check all that is published; publishes nothing."""
    session.run("sh", ".ci/release", *session.posargs, external=True)
