"""Kinds of findings on whose innovation it is, and on what no edition known has ever taken."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

PROPOSER_OF_PROVINCE = _warning(
    "proposer-of-province",
    N_("“{name}” belongs to the province since UU 23/2014 (secondary and special schools), not to this region"),
    N_("Let the province propose it, or name the office of this region that carries the innovation."),
)
PROPOSER_OF_CENTRE = _warning(
    "proposer-of-centre",
    N_("“{name}” is a unit of a central agency, not of this region"),
    N_("Name the office of this region that carries the innovation; the agency can stand among its partners."),
)
PROPOSER_ELSEWHERE = _warning(
    "proposer-elsewhere",
    N_("“{name}” names another region ({text}); the settings say {region}"),
    N_("Correct the name, or let that region propose it."),
)
HONOURS_ABOVE_ALL = _hint(
    "honours-above-all",
    N_("already honoured: {honours}; every known edition that has a rule on this refused so many ({editions})"),
    N_("What this edition asks of earlier honours is not known; ask before you spend time on it."),
)
AGE_BELOW_ALL = _hint(
    "age-below-all",
    N_(
        "implemented for {age} months on {reference}; every known edition that tells its minimum asked for at least "
        "{months} ({editions})"
    ),
    N_("This edition's minimum is not known; ask before you spend time on it."),
)
