"""What verdicts, severities, grades, needs, scores, states and dates are called: each of these words once.

Keys are the values of the enumerations, which lie in later rows: whoever only shows a word need not import what
judges. The words are messages, so they follow the user's language; what is made for an office is made while
`submissions.language.speaking("id")`. A code that has no word here has none anywhere.
"""

from collections.abc import Mapping
from types import MappingProxyType

from submissions.language import N_, _

SEVERITIES: Mapping[str, str] = MappingProxyType(
    {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")},
)
VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "eligible": N_("eligible"),
        "not-eligible": N_("not eligible"),
        "not-entered": N_("not entered"),
        "unreadable": N_("unreadable"),
    }
)
GRADES: Mapping[str, str] = MappingProxyType(
    {
        "official": N_("official"),
        "corroborated": N_("corroborated"),
        "single": N_("one source only, not verified"),
        "inferred": N_("inferred, not verified"),
    }
)
STANDINGS: Mapping[str, str] = MappingProxyType(
    {"claimed": N_("claimed"), "proven": N_("proven"), "verified": N_("verified")}
)
NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "confirmation": N_("look and confirm"),
        "document": N_("document lacking"),
        "fact": N_("new fact"),
    }
)
CARRIED: Mapping[str, str] = MappingProxyType(
    {
        "kept": N_("kept"),
        "develop": N_("out of the window unless developed"),
        "out": N_("out"),
        "not-entered": VERDICTS["not-entered"],
        "unreadable": VERDICTS["unreadable"],
    }
)
_STAGES: Mapping[str, str] = MappingProxyType(
    {
        "launch": N_("Launch"),
        "briefing": N_("Briefing"),
        "registration": N_("Registration"),
        "administration": N_("Administrative selection"),
        "reporting": N_("Reporting"),
        "measurement": N_("Measurement"),
        "evaluation": N_("Evaluation"),
        "feasibility": N_("Feasibility test"),
        "presentation": N_("Presentation"),
        "video": N_("Video"),
        "panel": N_("Panel"),
        "plenary": N_("Plenary"),
        "results": N_("Results"),
        "award": N_("Award"),
    }
)
_CLOSED = N_("{stage} has closed")
_MOMENTS: Mapping[str, str] = MappingProxyType(
    {"opens": N_("{stage} opens"), "closes": N_("{stage} closes"), "plenary": N_("{stage}: plenary")}
)


def calendar_entry(key: str) -> str:
    """Return what to call a date of an edition's calendar, such as `reporting_opens`; its key where nobody named it."""
    stage, _line, moment = key.rpartition("_")
    if key in _STAGES:
        return _(_STAGES[key])
    if moment in _MOMENTS and stage in _STAGES:
        return _(_MOMENTS[moment]).format(stage=_(_STAGES[stage]))
    return key.replace("_", " ")


def known_entries() -> list[str]:
    """Return the names of dates that have a name in words, such as `reporting_opens`."""
    return [*_STAGES, *(f"{stage}_{moment}" for stage in _STAGES for moment in _MOMENTS)]


def closed_entry(key: str) -> str | None:
    """Return what to say once the day of an entry such as `registration_closes` is past; None where nothing closes."""
    stage, _line, moment = key.rpartition("_")
    return _(_CLOSED).format(stage=_(_STAGES[stage])) if moment == "closes" and stage in _STAGES else None
