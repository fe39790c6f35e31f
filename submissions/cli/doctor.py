"""`submissions doctor`: what this machine lacks, and how to get it."""

import platform
import sys
from pathlib import Path

import click

from submissions.errors import ExitCode
from submissions.language import _

PACKAGES = {
    "pango": "libpango-1.0-0 libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


@click.command(
    help=_("Look at what documents need on this machine, and say how to get what is lacking."),
)
def doctor() -> int:
    """Print one line per thing looked at and return the exit code."""
    good = True
    for look in (_python, _pango, _subset, _fonts, _schemas, _engine, _faster, _memory, _validator):
        name, fine, remedy = look()
        good &= fine or look in (_subset, _faster, _memory, _validator)
        click.secho("✓ " if fine else "✗ ", fg="green" if fine else "red", nl=False)
        click.echo(name if fine else f"{name}. {remedy}")
    if good:
        from submissions.cli.telling import say_next

        say_next(_("`submissions init DIR` makes a workspace with an example."))
    return ExitCode.FINE if good else ExitCode.NOT_ELIGIBLE_OR_FAILED


Look = tuple[str, bool, str]


def how_to_install(library: str) -> str:
    """Return how to get a system library on this kind of machine."""
    if sys.platform == "darwin":
        return _("Install it: brew install pango")
    if sys.platform == "win32":
        return _("Install it: pip install 'submissions[windows]'")
    return _("Install it: sudo apt-get install {packages}").format(packages=PACKAGES[library])


def _python() -> Look:
    return f"Python {platform.python_version()}", sys.version_info >= (3, 11), _("Install Python 3.11 or newer.")


def _pango() -> Look:
    from submissions.documents.libraries import find

    found = all(find(name) for name in ("pango-1.0", "pangoft2-1.0"))
    return _("Pango, which lays out text"), found, how_to_install("pango")


def _subset() -> Look:
    from submissions.documents.libraries import find

    found = find("harfbuzz-subset") is not None
    name = _("libharfbuzz-subset, which halves the time of a document")
    return name, found, how_to_install("harfbuzz-subset")


def _fonts() -> Look:
    from submissions.resources import templates_folder

    try:
        fonts = list((templates_folder() / "shared" / "fonts").glob("*.ttf"))
    except FileNotFoundError:
        fonts = []
    return (
        _("The fonts of the documents ({count} files)").format(count=len(fonts)),
        len(fonts) >= 4,
        _("Install submissions again: files of it are missing."),
    )


def _schemas() -> Look:
    import schemas
    import submissions

    ours = Path(submissions.__file__).parent.parent
    theirs = Path(schemas.__file__ or "").parent
    fine = theirs.parent == ours and bool(list(theirs.glob("*/[0-9][0-9][0-9][0-9].yaml")))
    return (
        _("The package schemas is ours ({folder})").format(folder=theirs),
        fine,
        _("Another package named schemas is in the way: install submissions in an environment of its own."),
    )


def _engine() -> Look:
    name, remedy = _("A test page can be printed"), how_to_install("pango")
    try:
        from schemas.settings import Settings
        from submissions.documents.engine import Engine
        from submissions.workspace import Workspace

        fine = Engine(Workspace(Path(), Settings())).print("<title>x</title><p lang=id>Uji").pages == 1
    except Exception as error:
        return name, False, f"{type(error).__name__}: {error}. {remedy}"
    return name, fine, remedy


def _faster() -> Look:
    name = _("The engine is made faster (optional)")
    try:
        from submissions.documents import weasy  # noqa: F401
        from submissions.documents.faster import left_out
    except (ImportError, OSError):
        return name, False, how_to_install("pango")
    lacking = ", ".join(left_out())
    return name, not lacking, _("Left out, since they do not fit or are switched off: {names}.").format(names=lacking)


def _memory() -> Look:
    from submissions.workers.probing import memory_is_limited

    return (
        _("Helper processes are held to a limit of memory (optional)"),
        memory_is_limited(),
        _("This system does not do that: a damaged file can slow the whole computer down until its time is over."),
    )


def _validator() -> Look:
    from submissions.finished.archive import missing

    lacking = missing()
    return _("veraPDF, for `validate` (optional)"), not lacking, lacking
