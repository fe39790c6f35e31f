"""Kinds of findings on what a form asks for: answers, words, facts, levels."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

REQUIRED_MISSING = _error(
    "required-missing", N_("required, but empty"), N_("Fill `{field}`."), on_page=N_("Fill it in.")
)
REQUIRED_MISSING_OWN = _error(
    "required-missing",
    N_("required, but empty"),
    N_("Fill `{field}`, or `{own}` for this edition alone."),
    on_page=N_("Fill it in, here or for this edition alone."),
)
FORM_EMPTY = _warning(
    "form-empty",
    N_("nothing is filled in for {edition} but name and proposer"),
    N_("Fill the form in, or take the competition out of `kompetisi`."),
    on_page=N_("Fill the form in, or untick the competition in the overview."),
)
REQUIRED_MISSING_LETTER = _error(
    "required-missing",
    N_("required, but empty"),
    N_(
        "Make the letter with `submissions letters {file} --edition {edition}`, print it and have it signed; scan it, "
        "name the scan under `bukti` and cite it under `{field}`."
    ),
    on_page=N_(
        "Make the letter under Documents, print it and have it signed; then upload the scan under Evidence, "
        "for this attachment."
    ),
)
REQUIRED_MISSING_IN_FORM = _error(
    "required-missing", N_("required, but empty"), N_("Fill it in; every innovation needs it.")
)
REQUIRED_MISSING_IN_ROW = _error(
    "required-missing", N_("required, but empty"), N_("Fill it in; every row of this sheet needs it.")
)
REQUIRED_MISSING_BESIDE = _error(
    "required-missing",
    N_("required beside {headings}, but empty"),
    N_("Fill it in, or leave {headings} empty as well."),
)
WORDS_TOO_FEW = _error("words-too-few", N_("{count} of at least {limit} words"), N_("Add at least {missing} words."))
WORDS_TOO_MANY = _error("words-too-many", N_("{count} words, at most {limit}"), N_("Take out at least {excess} words."))
WORDS_NEAR_LIMIT = _warning(
    "words-near-limit",
    N_("{count} words, close to the limit of {limit}"),
    N_("The portal may count otherwise: shorten it by some words."),
)
INDICATOR_MANDATORY_EMPTY = _error(
    "indicator-mandatory-empty",
    N_("indicator {number} is mandatory, but states nothing"),
    N_("State its facts under `{field}`: {what}."),
    on_page=N_("State its facts: {what}."),
)
FACT_LACKING = _error(
    "fact-lacking",
    N_("indicator {number} lacks what it is measured by"),
    N_("State `{fact}` under `{field}`."),
    on_page=N_("Fill it in."),
)
FACT_UNFIT = _error(
    "fact-unfit", N_("“{value}” is not one of the choices of indicator {number}"), N_("Choose one of: {choices}.")
)
FACT_CONTRADICTORY = _error(
    "fact-contradictory",
    N_("indicator {number} states more handled ({value}) than received ({fact})"),
    N_("Check `ditangani` and `diterima`."),
    on_page=N_("Check both figures."),
)
FACT_BETWEEN_BANDS = _warning(
    "fact-between-bands",
    N_("{value} {unit} falls between two printed bands of indicator {number}; parameter {level}, the lower, is taken"),
    N_("Check the figure; the edition does not say how it is rounded."),
)
FACT_IN_TWO_BANDS = _warning(
    "fact-in-two-bands",
    N_("{value} {unit} lies in two printed bands of indicator {number}; parameter {level}, the lower, is taken"),
    N_("Ask the ministry which one holds."),
)
FACT_ABOVE_BANDS = _warning(
    "fact-above-bands",
    N_("{value} {unit} lies above the highest printed band of indicator {number}; parameter {level} is taken"),
    N_("Check the figure; the edition prints no higher band."),
)
LEVEL_ZERO = _warning(
    "level-zero",
    N_("the facts of indicator {number} reach no parameter"),
    N_("Parameter 1 asks: {first}."),
)
LEVEL_WITHOUT_EVIDENCE = _error(
    "level-without-evidence",
    N_("indicator {number} claims parameter {level} without any document"),
    N_("Add to `bukti`: {what}."),
    on_page=N_("Upload it under Evidence, for this indicator: {what}."),
)
