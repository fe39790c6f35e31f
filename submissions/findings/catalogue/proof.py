"""Kinds of findings on what the evidence carries, what a person saw in it, and what the ministry found."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

PROOF_NOTHING_OPENS = _warning(
    "proof-nothing-opens",
    N_("indicator {number}: of {count} cited documents none can be opened, so nothing is proven"),
    N_("See the findings on these files under `bukti`."),
    on_page=N_("See what is said of these files under Evidence."),
)
PROOF_TYPE_WRONG = _warning(
    "proof-type-wrong",
    N_("indicator {number}: “{document}” is of type {type} and does not count; accepted: {accepted}"),
    N_("Give it as one of these types."),
)
PROOF_REGISTER_LACKS = _warning(
    "proof-register-lacks",
    N_("indicator {number}: “{document}” does not count, since its register lacks {what}"),
    N_("Add {what} under `{field}`."),
    on_page=N_("Add {what} under Evidence."),
)
PROOF_DATE_OUTSIDE = _warning(
    "proof-date-outside",
    N_("indicator {number}: “{document}” is dated {dated}, outside {start} to {end}, and does not count"),
    N_("Cite a document of these years, or correct `tanggal`."),
    on_page=N_("Add a document of these years, or correct its date."),
)
PROOF_DATE_ADVISED = _hint(
    "proof-date-advised",
    N_("indicator {number}: “{document}” is dated {dated}; the guide can be read as asking for {start} to {end}"),
    N_("Cite a document of these years as well, if you have one."),
)
PROOF_DATE_OTHER_YEAR = _warning(
    "proof-date-outside",
    N_("indicator {number}: “{document}” is dated {dated}, but the year of implementation is {year}"),
    N_("Cite the act of that year, or correct `tanggal`."),
    on_page=N_("Add the act of that year, or correct its date."),
)
PROOF_KIND_LACKS = _warning(
    "proof-kind-lacks",
    N_("indicator {number}, parameter {level}: none of the documents that count is of the kind {kinds}"),
    N_("Cite one; if it stands in a file that is cited already, add its kind to that document's `memuat`."),
    on_page=N_("Add one; if it stands in a file that is here already, say so of that document under Evidence."),
)
PROOF_TYPE_LACKS = _warning(
    "proof-type-lacks",
    N_("indicator {number}, parameter {level}: none of the documents that count is of the type {types}"),
    N_("Add one to `{field}.bukti`."),
    on_page=N_("Add one under Evidence, for this indicator."),
)
PROOF_TOO_FEW = _warning(
    "proof-too-few",
    N_("indicator {number}, parameter {level}: {count} of {wanted} documents"),
    N_("Add what is lacking to `{field}.bukti`, each as a document of its own."),
    on_page=N_("Add what is lacking under Evidence, each as a document of its own."),
)
PROOF_SET_LACKS = _warning(
    "proof-too-few",
    N_("indicator {number}, parameter {level}: {count} of {wanted} documents of the kind {kinds}"),
    N_("Add what is lacking; if it stands in a file that is cited already, add its kind to that document's `memuat`."),
    on_page=N_(
        "Add what is lacking; if it stands in a file that is here already, say so of that document under Evidence."
    ),
)
PROOF_YEAR_LACKS = _warning(
    "proof-year-lacks",
    N_("indicator {number}, parameter {level}: no document for {years}"),
    N_("Cite one; if a cited document covers that year, state it under its `tahun`."),
    on_page=N_("Add one; if a document that is here covers that year, state the year with it under Evidence."),
)
PROOF_VIDEO_LONG = _warning(
    "proof-video-long",
    N_("indicator {number}: “{document}” lasts {seconds} seconds, at most {limit} minutes are taken"),
    N_("Cut the video."),
)
PROOF_DENIED = _warning(
    "proof-denied",
    N_("indicator {number}: {who} found on {when} that this does not hold: {point} ({name})"),
    N_("Mend the document, let it be looked at again, and note that under `pemeriksaan`."),
    on_page=N_("Mend the document, look at it again, and note that under Look."),
)
PROOF_NOT_CONFIRMED = _warning(
    "proof-not-confirmed",
    N_("confirmed by nobody yet: {count} of what only a person can see; {points} points of the score wait for it"),
    N_("Note who looked, and when, under `pemeriksaan`; `submissions gaps` lists the points."),
    on_page=N_("Look at the documents, and note it under Look."),
)
SPAN_UNLIKE_DATES = _warning(
    "span-unlike-dates",
    N_("indicator {number} states {months} months, but from trial ({trial}) to application ({applied}) it took {span}"),
    N_("Check the figure and both dates."),
)
INSPECTION_UNKNOWN = _error(
    "inspection-unknown",
    N_("no edition has a point `{name}` to look at"),
    N_("Correct it; `submissions gaps` names the points."),
    on_page=N_("Correct it in the file, or take it out."),
)
INSPECTION_UNKNOWN_NEAR = _error(
    "inspection-unknown",
    N_("no edition has a point `{name}` to look at; did you mean `{nearest}`?"),
    N_("Correct it."),
)
VERIFIED_UNLIKE_SUM = _warning(
    "verified-unlike-sum",
    N_("the verified score is stated as {stated}, but the verified parameters make {summed}"),
    N_("Check both against the ministry's result."),
)
VERIFIED_TOO_HIGH = _warning(
    "verified-too-high",
    N_("the verified score is stated as {stated}, but an innovation can have at most {maximum}"),
    N_("Check it against the ministry's result."),
)
VERIFIED_UNKNOWN = _error(
    "verified-unknown",
    N_("{edition} has no indicator `{key}`"),
    N_("Remove it, or use one of: {choices}."),
)
VERIFIED_WITHOUT_INDICATORS = _error(
    "verified-unknown",
    N_("{edition} has no indicator `{key}`, nor any other"),
    N_("Remove it; if the ministry gave a score, state it under `skor`."),
    on_page=N_("Take it out; if the ministry gave a score, state that alone."),
)
