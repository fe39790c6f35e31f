"""Kinds of findings on the order of time: baseline, application, figures, letters, closing."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

BASELINE_AFTER_START = _warning(
    "baseline-after-start",
    N_("“{text}” is the state before, but the innovation was applied or developed in {year} already"),
    N_("Give the state of the year before, or correct the year."),
)
RESULT_AFTER_CLOSING = _warning(
    "result-after-closing",
    N_("“{text}” lies after {closes}, when reporting closes; what has not happened is no result"),
    N_("Give the last figures that exist on that day, or correct the date."),
)
FIGURES_OLD = _hint(
    "figures-old",
    N_("the latest year in it is {year}, {years} years before the edition's {edition}"),
    N_("Add figures of last year: judges ask whether it still lives."),
)
LETTER_BEFORE_EVENT = _warning(
    "letter-before-event",
    N_("“{document}” is dated {dated}, but tells of {year}"),
    N_("Correct the date or the title; nobody can report on a year that has not begun."),
)
STATEMENT_BEFORE_START = _warning(
    "statement-before-start",
    N_("“{document}” says that the innovation is applied, but is dated {dated}, before the application on {applied}"),
    N_("Correct one of the dates, or have the statement written anew."),
)
DEVELOPMENT_ONLY_DECREE = _warning(
    "development-only-decree",
    N_("by the text only a decree was renewed (“{text}”); that is no development"),
    N_("Say what was added: substance, area or groups served, with figures."),
)
