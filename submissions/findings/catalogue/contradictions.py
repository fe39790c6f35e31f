"""Kinds of findings on what a record says in two ways: dates, shares, sums, numbers, names."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

DATE_UNLIKE_FIELD = _hint(
    "date-unlike-field",
    N_("the text says {stated}, but `{name}` is {value}"),
    N_("Correct the one that is wrong; judges compare both."),
)
DATE_UNLIKE_LETTER = _warning(
    "date-unlike-letter",
    N_("“{document}” says {stated}, but `{name}` is {value}"),
    N_("Correct the date, or have the letter written anew: the ministry compares both."),
)
SHARE_UNLIKE = _warning(
    "share-unlike",
    N_("“{text}”: {part} of {whole} is {share} per cent, not {stated}"),
    N_("Correct one of the three figures."),
)
CHANGE_UNLIKE = _warning(
    "change-unlike",
    N_("“{text}”: from {before} to {after} is {change} per cent, not {stated}"),
    N_("Correct one of the figures."),
)
POINTS_CALLED_PER_CENT = _hint(
    "points-called-per-cent",
    N_("“{text}”: between two percentages, {stated} is percentage points (poin persen), not per cent"),
    N_("Write `poin persen`, or the relative change: {change} per cent."),
)
COUNTED_IN_TWO_WAYS = _warning(
    "counted-in-two-ways",
    N_("the same is counted as {first} in one place and as {second} in another"),
    N_("Use one figure, or say in which year each held."),
)
DIGITAL_UNLIKE_KIND = _hint(
    "digital-unlike-kind",
    N_("`jenis` is non-digital, but the text says “{text}”"),
    N_("State `jenis: digital` if people use it online; the indicator of integration is asked otherwise then."),
    on_page=N_("Choose digital if people use it online; the indicator of integration is asked otherwise then."),
)
TOTAL_UNLIKE = _warning(
    "total-unlike",
    N_("the column {column} adds up to {sum}, but the table says {stated}"),
    N_("Correct the total or a row."),
)
NAME_UNLIKE = _hint(
    "name-unlike",
    N_("the innovation is called “{text}” here and “{name}” elsewhere"),
    N_("Write its name in one way everywhere; evidence is looked for by it."),
)
