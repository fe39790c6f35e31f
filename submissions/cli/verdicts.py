"""How verdicts are coloured; how they are called says `submissions.findings.labels`."""

# By the values of `Verdict`, so that whoever only shows them need not import what judges.
ELIGIBLE, NOT_ELIGIBLE, NOT_ENTERED, UNREADABLE = "eligible", "not-eligible", "not-entered", "unreadable"
COLOURS = {ELIGIBLE: "green", NOT_ELIGIBLE: "red", NOT_ENTERED: "bright_black", UNREADABLE: "red"}
