"""`doctor` says what a machine lacks that is not the machine of the tests."""

import sys
from types import SimpleNamespace

import pytest

from submissions.__main__ import run
from submissions.cli import doctor
from submissions.documents import libraries
from submissions.workers import probing


def test_a_system_without_a_limit_of_memory_is_told_of_and_serves_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(probing, "memory_is_limited", lambda: False)
    assert run(["doctor"]) == 0
    words = "✗ Helper processes are held to a limit of memory (optional). This system does not do that"
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("system", "remedy"), [("win32", "pip install 'submissions[windows]'"), ("darwin", "brew install pango")]
)
def test_where_pango_comes_from_is_said_for_this_kind_of_machine(
    system: str, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "find", lambda _name: None)
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(platform=system, version_info=sys.version_info))
    assert run(["doctor"]) == 1
    assert f"✗ Pango, which lays out text. Install it: {remedy}" in capsys.readouterr().out
