"""Long outputs on a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import ROOT
from tests.waiting import PATIENCE


def shown_on_a_terminal(office: Path, **environment: str) -> str:
    """Return what a terminal shows of `gaps --full`."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "submissions", "gaps", str(office), "--full", "--no-open"]
    environment = {
        **os.environ,
        "LANGUAGE": "en",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "LINES": "10",
        **environment,
    }
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=environment) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end was closed
                break
            if not piece:
                break
            shown += piece
        running.wait(PATIENCE)
    os.close(ours)
    return shown.decode()


def test_what_is_longer_than_the_terminal_goes_through_the_pager(office: Path) -> None:
    (record,) = (office / "inovasi").glob("*.yaml")
    text = record.read_text(encoding="utf-8").replace("bukti: [sk-tim]", "bukti: []")
    for number in range(5):
        (office / "inovasi" / f"s{number}.yaml").write_text(text.replace("id: akta-mapan", f"id: s{number}"))
    paged = shown_on_a_terminal(office, PAGER="cat -n", NO_PAGER="")
    assert "     1\t" in paged
    assert "AKTA MAPAN" in paged
    plain = shown_on_a_terminal(office, PAGER="cat -n", NO_PAGER="1")
    assert "     1\t" not in plain
    assert "AKTA MAPAN" in plain
