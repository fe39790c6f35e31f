"""What a new edition takes over from another one."""

from typing import Any

from schemas.drafts import draft
from schemas.edition import Edition
from schemas.editions import edition_files


def copied(name: str) -> dict[str, Any]:
    data = edition_files()["kipp-2025"].source().data
    return draft(data, name, from_edition="kipp-2025")


def test_another_year_keeps_who_holds_the_competition() -> None:
    made = copied("kipp-2027")
    assert made["name"] == "Kompetisi Inovasi Pelayanan Publik (KIPP) Tahun 2027"
    assert (made["short_name"], made["level"]) == ("KIPP", "national")
    assert "PANRB" in made["authority"]


def test_another_competition_never_passes_for_the_one_that_was_copied() -> None:
    made = copied("lomba-umpama-2026")
    assert (made["name"], made["short_name"], made["authority"]) == ("LOMBA UMPAMA 2026", "LOMBA UMPAMA", None)
    assert "level" not in made
    assert "portal" not in made
    assert "legal_basis" not in made
    edition = Edition.model_validate(made)
    assert edition.title == "LOMBA UMPAMA 2026"
    assert list(edition.fields) == list(edition_files()["kipp-2025"].source().data["fields"])
