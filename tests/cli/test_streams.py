"""Standard streams of every kind: no traceback, nothing half, the exit code true."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.build import write_own_office
from tests.cli.conftest import ROOT
from tests.waiting import PATIENCE

STREAMS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "cp850": {"PYTHONIOENCODING": "cp850"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "locale C": {"PYTHONUTF8": "0", "LC_ALL": "C"},
}
COMMANDS = {
    "check": (["check", "kantor", "--no-open"], 1),
    "gaps": (["gaps", "kantor", "--no-open"], 0),
    "gaps as JSON": (["gaps", "kantor", "--no-open", "--format", "json"], 0),
    "editions": (["editions"], 0),
    "schema": (["schema"], 0),
    "doctor": (["doctor"], 0),
    "help": (["--help"], 0),
    "error": (["check", "tidak-ada"], 2),
}
JSON = {"gaps as JSON", "schema"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("aliran")
    write_own_office(folder / "kantor")
    [record] = (folder / "kantor" / "inovasi").glob("*.yaml")
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("nama: AKTA MAPAN", "nama: ĀKTA ✓ “MAPAN” 日", 1), encoding="utf-8")
    return folder


def shell(
    folder: Path, command: list[str], extra: dict[str, str], redirections: str = ""
) -> subprocess.CompletedProcess[bytes]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environment = {**clean, "PYTHONPATH": str(ROOT), "LANGUAGE": "en", **extra}
    program = ["sh", "-c", f'exec "$@" {redirections}', "sh", sys.executable, "-m", "submissions", *command]
    return subprocess.run(
        program,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


@cache
def in_utf8(folder: Path, name: str) -> tuple[str, str]:
    done = shell(folder, COMMANDS[name][0], {"PYTHONUTF8": "1", "LANGUAGE": "id"})
    return done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("stream", STREAMS)
def test_every_command_prints_into_every_encoding(stream: str, name: str, folder: Path) -> None:
    command, code = COMMANDS[name]
    extra = STREAMS[stream]
    done = shell(folder, command, {**extra, "LANGUAGE": "id"})
    encoding = extra.get("PYTHONIOENCODING", "ascii")
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert (done.returncode, "Traceback" in err) == (code, False), err
    full_out, full_err = in_utf8(folder, name)
    assert (len(out.splitlines()), len(err.splitlines())) == (len(full_out.splitlines()), len(full_err.splitlines()))
    assert out + err
    if name in JSON:
        assert json.loads(done.stdout) == json.loads(full_out)


def test_characters_that_an_encoding_lacks_are_spelt(folder: Path) -> None:
    ascii_only = shell(folder, COMMANDS["check"][0], STREAMS["ascii"]).stdout.decode("ascii")
    assert ascii_only.startswith(r'AKTA + "MAPAN" \u65e5')
    assert "  -> " in ascii_only
    windows = shell(folder, COMMANDS["check"][0], STREAMS["cp1252"]).stdout.decode("cp1252")
    assert windows.startswith(r"AKTA + “MAPAN” \u65e5")


def test_a_name_that_is_no_text_is_printed(folder: Path, tmp_path: Path) -> None:
    name = b"inovasi-\xff.yaml"
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_bytes(b"nama: [\n")
    done = shell(tmp_path, ["check", "."], {"PYTHONUTF8": "1"})
    assert (done.returncode, b"Traceback" in done.stderr) == (3, False)
    assert r"inovasi-\xff.yaml" in done.stdout.decode()
    assert json.loads(shell(tmp_path, ["check", ".", "--format", "json"], {"PYTHONUTF8": "1"}).stdout)["records"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("name", ["check", "gaps as JSON", "schema", "help"])
def test_a_full_disk_is_one_sentence(name: str, folder: Path) -> None:
    done = shell(folder, COMMANDS[name][0], {}, ">/dev/full")
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "Error: Standard output cannot be written: No space left on device.\n"
        "Make room there, or send it to another place.\n"
    )


def test_with_closed_standard_output_nothing_is_begun(folder: Path) -> None:
    done = shell(folder, ["schema", "-o", "skema.json"], {}, ">&-")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0] == (
        "Error: Standard output is closed: nothing could be shown, so nothing was done."
    )
    assert not (folder / "skema.json").exists()


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize("name", ["check", "error"])
def test_the_code_is_true_without_standard_error(name: str, redirection: str, folder: Path) -> None:
    if "full" in redirection and not Path("/dev/full").exists():
        pytest.skip("only Linux has a device that is always full")
    command, code = COMMANDS[name]
    done = shell(folder, command, {"PYTHONUTF8": "1"}, redirection)
    assert (done.returncode, done.stderr) == (code, b"")
    assert done.stdout == shell(folder, command, {"PYTHONUTF8": "1"}).stdout


def test_closed_standard_input_is_an_empty_one(folder: Path) -> None:
    done = shell(folder, COMMANDS["check"][0], {}, "<&-")
    assert (done.returncode, done.stderr) == (1, shell(folder, COMMANDS["check"][0], {}).stderr)


def test_names_beyond_ascii_are_read_in_the_locale_c(tmp_path: Path) -> None:
    write_own_office(tmp_path / "kantor-é")
    done = shell(tmp_path, ["check", "kantor-é"], STREAMS["locale C"])
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert done.stdout.decode("ascii").startswith("AKTA MAPAN")


@pytest.mark.parametrize("place", ["-", "/dev/stdout"])
def test_a_schema_flows_into_standard_output(place: str, folder: Path) -> None:
    plain = shell(folder, ["schema"], {"PYTHONUTF8": "1"}).stdout
    assert shell(folder, ["schema", "-o", place], {"PYTHONUTF8": "1"}).stdout == plain
    # What is there before is left, as by any program that prints.
    target = folder / "skema-dua.json"
    target.write_bytes(b"sebelum\n")
    assert shell(folder, ["schema", "-o", place], {"PYTHONUTF8": "1"}, ">>skema-dua.json").returncode == 0
    assert target.read_bytes() == b"sebelum\n" + plain


@pytest.mark.parametrize("place", ["-", "/dev/stdout", "/dev/null", "/dev/baru.pdf", "pipa"])
@pytest.mark.parametrize(
    "command",
    [["table", "kantor"], ["iga", "kantor/inovasi/akta-mapan.yaml"], ["template"], ["report", "kantor"]],
    ids=lambda command: command[0],
)
def test_what_is_no_text_is_refused_at_once(command: list[str], place: str, folder: Path) -> None:
    if place == "pipa" and not (folder / place).exists():
        os.mkfifo(folder / place)
    done = shell(folder, [*command, "-o", place], {})
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"“{place}” is no file; what is made here is written into a file of its own." in done.stderr.decode()
