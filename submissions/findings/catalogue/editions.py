"""Kinds of findings on editions."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.language import N_

EDITION_WITHOUT_GRADE = _error(
    "edition-without-grade",
    N_("the edition names no source and grade for the whole file"),
    N_("Add `source` and `grade` (official, corroborated, single or inferred) at the top."),
)
EDITION_REFERENCE = _error(
    "edition-reference", N_("{at} names “{name}”, which the edition does not have"), N_("Correct the name, or add it.")
)
EDITION_OWN_CONCLUSION = _error(
    "edition-own-conclusion",
    N_(
        "{at} is graded so that errors may rest on it, but its own text or source says that it is a conclusion, or a "
        "copy that nobody has compared"
    ),
    N_("Grade it `single` or `inferred`, or name the source that says it outright and take the words out."),
)
CHECK_WITHOUT_TEST = _error(
    "check-without-test",
    N_("`by: {by}` does not go with what stands under `test`"),
    N_("Where the program finds out (program, both) a `test` says how; else there is none."),
)
EDITION_CHECK_REPEATED = _error(
    "edition-check-repeated",
    N_("{at} has the name of a check of {other}; one tick would confirm both"),
    N_("Give it a name of its own."),
)
CHECK_UNLIKE_MEASURE = _error(
    "check-unlike-measure",
    N_("the test {rule} of `{name}` counts what this indicator does not measure"),
    N_("Use document_per_year where years are measured; document_per_entry, set_per_event where things are counted."),
)
EDITION_SUM = _error(
    "edition-sum", N_("{name} is {stated}, but its parts add up to {summed}"), N_("Correct the figure or the weights.")
)
EDITION_MISNAMED = _error(
    "edition-misnamed",
    N_("the file is named {name}, but says that it is {edition}"),
    N_("Give the file the name of its edition, or correct `competition` and `year` in it."),
)
OVERRIDE_UNSAID = _error(
    "override-unsaid",
    N_("{name} is a packaged edition, and this file does not say that it lays its values over it"),
    N_("Add the line `{line}`; `submissions editions check {file} --write` does it."),
)
OVERRIDE_UNLIKE = _error(
    "override-unlike",
    N_("the file is named {name}, but says that it overrides {said}"),
    N_("Write `{line}`, or give the file the name of the edition that it overrides."),
)
OVERRIDE_UNKNOWN = _error(
    "override-unknown",
    N_("the file says that it overrides {said}, but there is no packaged edition {name}"),
    N_("Take the line out: the file is an edition of its own; or give it the name of a packaged edition."),
)
EDITION_REPLACED = _hint(
    "edition-replaced",
    N_("{name} is a packaged edition too; this file stands in its place as a whole, and nothing of it is taken over"),
    N_("If its values are to be laid over the packaged ones, add the line `{line}`."),
)
EDITION_TEMPLATE_UNKNOWN = _error(
    "edition-template-unknown",
    N_("there is no template “{name}”, neither in {folder} nor in the program"),
    N_("Name one that is there, or put the file into that folder. Those of the program: {choices}."),
)
EDITION_DATE_UNNAMED = _hint(
    "edition-date-unnamed",
    N_("the program knows no date “{name}”: it stands as “{shown}” in calendars, and no time left is counted from it"),
    N_(
        "Name it after a stage with `_opens` or `_closes`, such as {nearest}; what is sent until `registration_closes` "
        "or `reporting_closes` is counted."
    ),
)
PLACEHOLDER_UNKNOWN = _error(
    "placeholder-unknown",
    N_("“{name}” is no placeholder"),
    N_("Those known are: {choices}."),
)
