"""`submissions sign`: finished PDFs signed with a key of the office."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from submissions.cli.telling import say_next
from submissions.errors import ExitCode, InputError, OutputError
from submissions.language import _

if TYPE_CHECKING:
    from submissions.finished.officekey import OfficeKey
    from submissions.office.verifying import Verified

PASSWORD = "SUBMISSIONS_KEY_PASSWORD"
_MOST_ASKED = 3


@click.command(
    help=_(
        "Sign each FILE that this program made with a key of the office, into FOLDER; FILE itself stays as it is. "
        "What was altered since it was made is not signed. The signature is appended and not seen on the pages; "
        "earlier signatures still hold. `verify --trust CERT` then shows that nobody altered it. Needs the extra "
        "`sign`."
    ),
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
)
@click.option(
    "--key",
    "key_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="P12",
    help=_("The key with its certificate, as PKCS #12 (.p12, .pfx)."),
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=_("A file whose first line is the password of the key; else {name} in the environment, or asked.").format(
        name=PASSWORD
    ),
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help=_("The folder for the signed files, under their own names; nothing in it is overwritten."),
)
def sign(files: tuple[Path, ...], key_file: Path, password_file: Path | None, output: Path) -> int:
    """Sign files and return the exit code."""
    from submissions.office.verifying import verified

    targets = _targets(files, output)
    key = opened_key(key_file, password_file)
    key.refuse_outside_its_time(dt.datetime.now(dt.UTC))
    good = True
    for each in verified(targets):
        good &= sign_file(each, targets[each.file], key)
    if good:
        say_next(
            _("`submissions verify {folder}/*.pdf --trust CERT` shows what the signatures say.").format(folder=output)
        )
    return ExitCode.FINE if good else ExitCode.NOT_ELIGIBLE_OR_FAILED


def sign_file(found: "Verified", target: Path, key: "OfficeKey") -> bool:
    """Sign one file that was compared and say so, or say why not; return whether it was signed."""
    from submissions.files.whole import write_whole

    file = found.file
    if not found.is_good:
        words = _("{file} is not signed: it is not as this program made it; `submissions verify` says what is other.")
        click.secho(words.format(file=file), fg="red", err=True)
        return False
    try:
        write_whole(target, key.signed(file.read_bytes()))
    except OutputError as error:
        click.secho(f"{file}: {error}", fg="red", err=True)
        return False
    click.echo(_("Signed by {name}: {file}").format(name=key.name, file=target))
    return True


def opened_key(file: Path, password_file: Path | None) -> "OfficeKey":
    """Return the key in a file, with its password from where it is said.

    Raises:
        InputError: the password is wrong or not said, or the file holds no key.
    """
    from submissions.finished.officekey import office_key

    said = _said_password(password_file)
    key = office_key(file, said)
    asked = 0
    while key is None and said is None and sys.stdin.isatty() and asked < _MOST_ASKED:
        asked += 1
        key = office_key(file, click.prompt(_("Password of {file}").format(file=file), hide_input=True, err=True))
    if key is None:
        raise InputError(
            _("{file} does not open with this password, or without one.").format(file=file),
            _("Give the password with --password-file, or as {name}.").format(name=PASSWORD),
        )
    return key


def _said_password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get(PASSWORD)
    try:
        return (file.read_text(encoding="utf-8").splitlines() or [""])[0]
    except (OSError, ValueError):
        raise InputError(
            _("{file} cannot be read.").format(file=file), _("It must be a text whose first line is the password.")
        ) from None


def _targets(files: tuple[Path, ...], output: Path) -> dict[Path, Path]:
    """Return where each file goes.

    Raises:
        OutputError: something stands there, or two have one name.
    """
    targets = {file: output / file.name for file in files}
    for target in targets.values():
        if os.path.lexists(target):
            raise OutputError(
                _("{file} exists already; nothing was overwritten.").format(file=target),
                _("Choose another folder with -o."),
            )
    if len(set(targets.values())) < len(targets):
        raise OutputError(
            _("Two of the files have one name; in one folder only one of them could be."),
            _("Sign them into different folders."),
        )
    return targets
