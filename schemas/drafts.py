"""A new edition from an older one: the shape is kept, and everything that could mislead is taken out."""

from typing import Any

from schemas.competitions import short_name_of
from schemas.rules import COPIED, Grade

OF_ONE_COMPETITION = ("short_name", "level", "authority", "portal", "legal_basis")
"""What an edition says of who holds the competition: nothing of it holds for another competition."""

DOUBTS = ("source", "grade", "note", "links", "weaker")
"""What an edition says of how well a value is founded: nothing of it holds in another year."""
DAYS = ("date", "applied_from", "applied_to", "since", "until")
"""The names of days outside the calendar."""


def draft(data: dict[str, Any], name: str, *, from_edition: str) -> dict[str, Any]:
    """Return the data of a new edition, copied from those of another.

    No date is taken over: an edition that judged by last year's days would be worse than one that does not judge. Nor
    is, for another competition, who holds it: it would pass for the one that was copied.
    Every rule is inferred until somebody has compared it.

    Args:
        data: the edition that is copied, as its file says it.
        name: of the new edition, such as `iga-2027`.
        from_edition: the name of the one that is copied.
    """
    competition, _hyphen, year = name.rpartition("-")
    copied = _without_doubts(data)
    for gone in ("notes", "sources", "theme"):
        copied.pop(gone, None)
    title = str(data.get("name", "")).replace(str(data.get("year", "")), year)
    if competition != data.get("competition"):
        title = f"{short_name_of(competition)} {year}"
        for gone in OF_ONE_COMPETITION:
            copied.pop(gone, None)
        copied["short_name"] = short_name_of(competition)
    head = {
        "schema_version": data["schema_version"],
        "competition": competition,
        "year": year,
        "name": title,
        "authority": copied.get("authority"),
        "status": "partial",
        "source": f"{COPIED} (disalin dari {from_edition}, belum diperiksa)",
        "grade": Grade.INFERRED.value,
        "theme": None,
        "notes": [f"Disalin dari {from_edition}; belum satu aturan pun dibandingkan dengan naskah resmi {year}."],
        "sources": {COPIED: f"Berkas edisi {from_edition}"},
    }
    rest = {key: value for key, value in copied.items() if key not in head}
    if "calendar" in rest:
        rest["calendar"] = dict.fromkeys(rest["calendar"])
    return {**head, **rest}


def _without_doubts(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_doubts(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _without_doubts(item) for key, item in value.items() if key not in DOUBTS}
    return {key: None if key in DAYS else item for key, item in kept.items()}
