"""The log of a served page: a line for each answer, though many are given at once."""

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import Resolver404

from submissions.page import logbook


class Stream:
    """Keeps what is written, piece by piece: between two pieces, another thread may write."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, text: str) -> int:
        self.pieces.append(text)
        return len(text)

    def flush(self) -> None:
        pass


def refuse(_request: Any) -> Any:
    return SimpleNamespace(status_code=404)


def test_no_other_line_comes_between_a_line_and_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(path: str) -> None:
        raise Resolver404(path)

    stream = Stream()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(logbook, "resolve", nowhere)
    user = SimpleNamespace(is_authenticated=False)
    request: Any = SimpleNamespace(user=user, method="GET", path="/tidak-ada/", path_info="/tidak-ada/")
    logbook.logged(refuse)(request)
    [piece] = filter(None, stream.pieces)
    assert piece.endswith("}\n")
    assert json.loads(piece)["status"] == 404
