"""Kinds of findings on credit that the evidence cannot carry by its own words: a person may confirm it all the same."""

from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

_CONFIRM = N_(
    "Correct the record. If it is right all the same: look at it and note `terpenuhi: [{point}]` under `pemeriksaan`, "
    "with `oleh`, `tanggal` and the reason in `catatan`."
)

_CONFIRM_ON_PAGE = N_(
    "Correct it. If it is right all the same: look at the document, and note under Look that it holds, "
    "with the reason in the remark."
)

KIND_UNLIKE_TITLE = _warning(
    "kind-unlike-title",
    N_("“{document}” is stated to be a {kind}, but says “{text}”; as that kind it proves nothing"),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
ACT_OF_OTHER_GOVERNMENT = _warning(
    "act-of-other-government",
    N_("“{document}” is stated to be a {kind}, but is an act of another government (“{text}”) and proves nothing"),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
REPLICATION_NOT_ELSEWHERE = _warning(
    "replication-not-elsewhere",
    N_(
        "indicator {number}, parameter {level}: {entries} are no other regions by their names, so {count} of {wanted} "
        "are left"
    ),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
REPLICATED_AT_HOME = _warning(
    "replicated-at-home",
    N_("“{text}” is a unit of one's own region or names no other region; that is spreading, not replication"),
    N_("Name the other region under `daerah`, or tell of it in the text and take it out here."),
    on_page=N_("Name the other region, or tell of it in the text and take it out here."),
)
PRESS_OF_GOVERNMENT = _warning(
    "press-of-government",
    N_("indicator {number}: “{document}” stands on a government's own page ({text}) and is no independent press"),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
REPORT_NOT_EXTERNAL = _warning(
    "report-not-external",
    N_("indicator {number}: “{document}” was written by one's own people (“{text}”) and is not external"),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
EVERYBODY_BENEFITS = _warning(
    "everybody-benefits",
    N_("indicator {number}: {amount} beneficiaries are the whole population (“{text}”); who was served is asked"),
    _CONFIRM,
    on_page=_CONFIRM_ON_PAGE,
)
DAYS_UNLIKE_TEXT = _warning(
    "days-unlike-text",
    N_("indicator {number} states {days} days, but in “{document}” stands: {text}"),
    N_("Correct the figure, or cite the procedure that is in force; calendar days count."),
)
