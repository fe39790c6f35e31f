"""Kinds of findings on whether problem, aim and result belong together, and whether a result can be measured."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.language import N_

RESULT_WITHOUT_FIGURE = _hint(
    "result-without-figure",
    N_("no figure stands in it"),
    N_("Say how much it was before and after, in which years, of how many, and by which source."),
)
TARGET_NOT_TAKEN_UP = _hint(
    "target-not-taken-up",
    N_("the aim “{text}” is not taken up again in results or impact"),
    N_("Say there how far it was reached, with the same measure."),
)
TEXTS_SHORT = _hint(
    "texts-short",
    N_("less than a quarter of what the form allows is used by: {texts}"),
    N_("A short text may be right; judges look for cause, working, before and after, and source in them."),
)
