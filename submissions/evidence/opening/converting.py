"""Word files to PDF with LibreOffice, where it is installed: beside the original, never over another file.

A stranger's file is opened in a process with a limit of time, with a profile of its own that runs no macros and
fetches no linked files.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

WORD_ENDINGS = ("doc", "docx", "odt", "rtf")
SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
# Where it is put by those systems whose paths it is not added to.
_ELSEWHERE = {
    "win32": ("%PROGRAMFILES%/LibreOffice/program/soffice.exe", "%PROGRAMFILES(X86)%/LibreOffice/program/soffice.exe"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_SAFE_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class ConversionError(Exception):
    """A file could not be converted; carries the reason as a plain word of the system's or LibreOffice's."""


def is_word(path: Path) -> bool:
    """Return whether a file is a Word file by its name."""
    return path.suffix.lower().removeprefix(".") in WORD_ENDINGS


def converter() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    places = (os.path.expandvars(place) for place in _ELSEWHERE.get(sys.platform, ()))
    return next((found for name in (*_PROGRAMS, *places) if (found := shutil.which(name))), None)


def convert(path: Path, program: str, seconds: float = SECONDS) -> Path | None:
    """Make a PDF of a Word file beside it, and return its path; None where a file of that name is there already.

    Raises:
        ConversionError: LibreOffice does not make one, or not within the time.
    """
    target = path.with_suffix(".pdf")
    if os.path.lexists(target):
        return None
    with tempfile.TemporaryDirectory(prefix="submissions-", dir=path.parent) as scratch:
        made = _run(path, program, Path(scratch), seconds)
        try:
            _put(made, target)
        except FileExistsError:
            return None
        except OSError as error:
            raise ConversionError(error.strerror or str(error)) from None
    return target


def _run(path: Path, program: str, scratch: Path, seconds: float) -> Path:
    profile = scratch / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SAFE_PROFILE, encoding="utf-8")
    # A copy under a plain name: LibreOffice would read options out of a name that begins with a hyphen.
    source = scratch / f"dokumen{path.suffix.lower()}"
    shutil.copyfile(path, source)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
    command += ["--outdir", str(scratch), str(source)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise ConversionError(f"> {seconds:g} s") from None
        except BaseException:
            _end(process)
            raise
    made = scratch / "dokumen.pdf"
    if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
        raise ConversionError(f"LibreOffice: {process.returncode}")
    return made


def _put(made: Path, target: Path) -> None:
    """Give a file its place, where no other is then: by a link, or on a disk without links by a copy.

    Raises:
        OSError: another file is there, or it cannot be written.
    """
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:
        # A memory stick, or a drive of the network.
        with target.open("xb") as into:
            try:
                into.write(made.read_bytes())
            except OSError:
                into.close()
                target.unlink()
                raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice: the program that was started, and the one that it started in turn."""
    if sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)
        return
    command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
    with suppress(OSError):
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    process.kill()
