"""Evidence that changes while a kit is made: told as what it is by then, and the kit is whole or absent."""

from pathlib import Path

import pytest

from submissions.portal.kit import filling
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.wishes import Outcome
from tests.evidence.opening.files import pdf, written
from tests.portal.kit.conftest import Kit, Small, one


def made_while(small: Small, monkeypatch: pytest.MonkeyPatch, happening: str) -> Kit:
    fill = filling.fill

    def after_it_happened(folder: Path, places: list[filling.KitPlace], *more: object) -> list[KitFile]:
        source = places[0].source
        assert source
        if happening == "removed":
            source.unlink()
        elif happening == "grown":
            with source.open("ab") as file:
                file.write(bytes(500_000))
        return fill(folder, places, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("submissions.making.workshop.fill", after_it_happened)
    return small(one("a.pdf"), lambda folder: pdf(folder / "a.pdf", [written("x")]))


def test_evidence_removed_meanwhile_is_told_as_missing(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = made_while(small, monkeypatch, "removed")
    assert (kit.file().outcome, kit.file().path) == (Outcome.MISSING, None)


def test_evidence_grown_beyond_the_limit_meanwhile_is_left_out(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = made_while(small, monkeypatch, "grown")
    assert (kit.file().outcome, kit.file().path) == (Outcome.TOO_LARGE, None)
