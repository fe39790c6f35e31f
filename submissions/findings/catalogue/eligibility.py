"""Kinds of findings on whether an innovation may be submitted at all."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

WINDOW_NO_DATE = _error(
    "window-no-date",
    N_("without the date of implementation nothing can be judged"),
    N_("State `waktu_penerapan`."),
    on_page=N_("Fill in the date of implementation."),
)
WINDOW_TOO_LATE = _error(
    "window-too-late",
    N_("implemented on {applied}, after the window of {start} to {end}"),
    N_("It cannot be reported in this edition; keep it for the next one."),
)
WINDOW_TOO_EARLY = _error(
    "window-too-early",
    N_("implemented on {applied}, before the window of {start} to {end}, and no dated development"),
    N_("If it was developed inside the window, state `waktu_pengembangan` and what was developed."),
    on_page=N_("If it was developed inside the window, fill in the date of development and what was developed."),
)
WINDOW_DEVELOPED_OUTSIDE = _error(
    "window-developed-outside",
    N_("developed on {developed}, outside the window of {start} to {end}"),
    N_("Only a development inside the window counts; check the date."),
)
DEVELOPMENT_NOT_COUNTED = _error(
    "window-too-early",
    N_("implemented on {applied}, before the window of {start} to {end}"),
    N_("It cannot be reported in this edition."),
)
DATES_OUT_OF_ORDER = _warning(
    "dates-out-of-order", N_("{later_name} ({later}) lies before {earlier_name} ({earlier})"), N_("Check both dates.")
)
TOO_YOUNG = _error(
    "too-young",
    N_("implemented for {age} months on {reference}, at least {months} are asked"),
    N_("This edition takes what was implemented by {latest}; keep it for the next one."),
)
NOT_YET_APPLIED = _error(
    "not-yet-applied",
    N_("implemented on {applied}, after registration closed on {reference}"),
    N_("Check the date; the minimum age of this edition is not known."),
)
AGE_NOT_VERIFIED = _hint(
    "age-not-verified",
    N_("implemented for {age} months on {reference}; the minimum age of this edition was not found"),
    N_("Compare it with the official guide before sending."),
)
CRITERION_NOT_MET = _error(
    "criterion-not-met",
    N_("by its own record the innovation does not meet: {criterion}"),
    N_("Every innovation must meet all five criteria; correct the record if it does."),
)
CRITERION_NOT_STATED = _warning(
    "criterion-not-stated",
    N_("not stated whether the innovation meets: {criterion}"),
    N_("State `terpenuhi: ya` or `tidak` under `{field}`, with a sentence why."),
    on_page=N_("Say whether it is met, with a sentence why."),
)
CRITERIA_NOT_STATED = _warning(
    "criterion-not-stated",
    N_("not stated of {count} criteria whether the innovation meets them: {keys}"),
    N_("State `terpenuhi: ya` or `tidak` for each of them under `kriteria`, with a sentence why."),
    on_page=N_("Say of each whether it is met, with a sentence why."),
)
HONOURED_BEFORE = _error(
    "honoured-before",
    N_("already honoured: {honours}; this group takes entries honoured so at most {allowed} times"),
    N_("Enter it in another group, or not at all."),
)
HONOUR_LACKING = _error(
    "honour-lacking",
    N_("this group asks for one of these honours: {honours}; the record has none in this competition"),
    N_("State it under `penghargaan` if there was one; else enter another group."),
    on_page=N_("Add the award if there was one; else enter another group."),
)
REPLICATION_NOT_NAMED = _error(
    "replication-not-named",
    N_("this group is for replications, but the record names no origin"),
    N_("State the innovation and the institution it comes from under `replikasi.dari`."),
    on_page=N_("Say from which innovation and which institution it was taken."),
)
PROPOSER_KIND = _error(
    "proposer-kind",
    N_("the proposer is “{kind}”; this edition takes: {choices}"),
    N_("Correct `{field}` if it is wrong; else do not enter this competition (`kompetisi`)."),
    on_page=N_("Correct it if it is wrong; else untick this competition in the overview."),
)
