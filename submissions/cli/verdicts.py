"""How verdicts are called and coloured."""

from submissions.language import N_

# By the values of `Verdict`, so that whoever only shows them need not import what judges.
ELIGIBLE, NOT_ELIGIBLE, NOT_ENTERED, UNREADABLE = "eligible", "not-eligible", "not-entered", "unreadable"
VERDICTS = {
    ELIGIBLE: (N_("eligible"), "green"),
    NOT_ELIGIBLE: (N_("not eligible"), "red"),
    NOT_ENTERED: (N_("not entered"), "bright_black"),
    UNREADABLE: (N_("unreadable"), "red"),
}
