"""Kinds of findings on values that do not fit the field in which they stand, or can hardly be meant."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

KEY_UNKNOWN = _error(
    "key-unknown", N_("there is no field `{key}` here"), N_("Remove it, or use one of the fields: {choices}.")
)
KEY_UNKNOWN_NEAR = _error(
    "key-unknown",
    N_("there is no field `{key}` here; did you mean `{nearest}`?"),
    N_("Correct the name, or remove it."),
)
KEY_WITH_UNSEEN = _error(
    "key-unknown",
    N_("in the name `{key}` there is a space of another kind or a sign that is not seen"),
    N_("Delete the name up to its colon and type it anew: `{key}:`."),
)
KEY_OUTSIDE = _error(
    "key-unknown",
    N_("what stands here belongs under `{home}`"),
    N_("Put spaces before its name, and before all that belongs to it, until it stands below `{home}:`, indented."),
)
VALUE_MISSING = _error("value-missing", N_("`{key}` is missing"), N_("Add it."))
TEXT_EXPECTED = _error("text-expected", N_("text is expected here"), N_("Write text after the colon, without dashes."))
LIST_EXPECTED = _error(
    "list-expected", N_("a list is expected here"), N_("Write `[one, two]`, or one item per line after a dash.")
)
LIST_MEANT = _error(
    "list-expected",
    N_("a list is expected here"),
    N_("Write `{nearest}`, or one item per line after a dash."),
)
FIELDS_EXPECTED = _error(
    "fields-expected",
    N_("fields are expected here"),
    N_("Write them on lines of their own, indented, each `name: value`."),
)
WHOLE_NUMBER_EXPECTED = _error(
    "whole-number-expected", N_("“{value}” is not a whole number"), N_("Write digits only, such as 2025.")
)
NUMBER_UNREADABLE = _error(
    "number-unreadable",
    N_("“{value}” cannot be read as a number without doubt"),
    N_("Write digits without thousands separators, decimals after a comma: 1250 or 12,5."),
)
WHOLE_NUMBER_GROUPED = _error(
    "whole-number-expected", N_("“{value}” has signs between its thousands"), N_("Write {nearest}.")
)
NUMBER_GROUPED = _error("number-unreadable", N_("“{value}” has signs between its thousands"), N_("Write {nearest}."))
NUMBER_OF_TWO_READINGS = _error(
    "number-unreadable",
    N_("“{value}” may have a sign between its thousands, or be a fraction"),
    N_("Write {nearest} for thousands, {fraction} for a fraction."),
)
NUMBER_WITH_WORDS = _error(
    "number-unreadable", N_("“{value}” has words beside its figure"), N_("Write {nearest}, without the words.")
)
WHOLE_NUMBER_WITH_WORDS = _error(
    "whole-number-expected", N_("“{value}” has words beside its figure"), N_("Write {nearest}, without the words.")
)
NUMBER_OUT_OF_RANGE = _error(
    "number-out-of-range", N_("“{value}” is outside what is possible here ({limit})"), N_("Check the figure.")
)
LIST_LENGTH = _error(
    "list-length", N_("a list of {expected} is expected here, {count} are given"), N_("Add or remove items.")
)
DATE_UNREADABLE = _error(
    "date-unreadable", N_("“{value}” is not a date"), N_("Write 2024-03-01, 01-03-2024 or 1 Maret 2024.")
)
DATE_IMPOSSIBLE = _error("date-impossible", N_("“{value}” is not a calendar date"), N_("Check day and month."))
DATE_SWAPPED = _error(
    "date-impossible",
    N_("“{value}” is not a calendar date"),
    N_("If day and month changed places, write {nearest}; else check both."),
)
YES_NO_UNREADABLE = _error("yes-no-unreadable", N_("“{value}” is neither ya nor tidak"), N_("Write ya or tidak."))
COORDINATES_UNREADABLE = _error(
    "coordinates-unreadable",
    N_("“{value}” is not a pair of coordinates"),
    N_("Write latitude, longitude: -7.3905, 109.3637."),
)
COORDINATES_IMPOSSIBLE = _error(
    "coordinates-impossible",
    N_("“{value}” lies outside the globe"),
    N_("Latitude comes first (-90 to 90), then longitude (-180 to 180)."),
)
LINK_MALFORMED = _error(
    "link-malformed", N_("“{value}” is not a web address"), N_("Write the whole address, beginning with https://.")
)
EVIDENCE_LINK_MALFORMED = _warning(
    "link-malformed",
    N_("“{value}” is not a web address, so it proves nothing"),
    N_("Write the whole address, beginning with https://, or take it out."),
)
PATH_LEAVES_WORKSPACE = _error(
    "path-leaves-workspace",
    N_("“{value}” is not a path inside the workspace"),
    N_("Copy the file into the workspace and name it from there, such as bukti/sk-tim.pdf."),
)
COLOUR_UNREADABLE = _error(
    "colour-unreadable",
    N_("“{value}” is not a colour"),
    N_("Write six digits, two each for red, green and blue: 0f6b57."),
)
IDENTIFIER_MALFORMED = _error(
    "identifier-malformed",
    N_("“{value}” cannot serve as an identifier"),
    N_("Use small letters, digits and hyphens, at most 80: sk-tim-2025."),
)
CHOICE_UNKNOWN = _error("choice-unknown", N_("“{value}” is not one of the choices"), N_("Choose one of: {choices}."))
CHOICE_UNKNOWN_NEAR = _error(
    "choice-unknown",
    N_("“{value}” is not one of the choices; did you mean {nearest}?"),
    N_("Choose one of: {choices}."),
)
CHOICE_UNKNOWN_OF_MANY = _error(
    "choice-unknown",
    N_("“{value}” is not one of the {count} choices"),
    N_("The nearest are: {choices}. All of them stand in docs/record.md."),
)
CHOICE_NOT_SINGLE = _error(
    "choice-not-single", N_("exactly one choice is allowed, {count} are given"), N_("Keep the one that fits best.")
)
NIP_MALFORMED = _hint(
    "nip-malformed",
    N_("the NIP “{value}” has {count} digits; a NIP usually has 18"),
    N_("Compare it with the person's papers."),
)
TELEPHONE_MALFORMED = _hint(
    "telephone-malformed",
    N_("the telephone number “{value}” begins neither with 0 nor with +62"),
    N_("Write it with its area code, such as 0281 555010, or as +62 281 555010."),
)
EMAIL_MALFORMED = _hint(
    "email-malformed", N_("“{value}” does not look like an e-mail address"), N_("Write it as in nama@contoh.go.id.")
)
YEARS_APART = _hint(
    "years-apart",
    N_("between trial ({trial}) and application ({applied}) lie {years} years"),
    N_("Check both dates; a slip of the pen in the year is likely."),
)
EVIDENCE_WITHOUT_DOCUMENT = _error(
    "evidence-without-document",
    N_("this evidence names neither a file nor a link"),
    N_("Add `berkas` or `tautan`."),
    on_page=N_("Upload its file, or give its web address."),
)
VALUE_UNFIT = _error("value-unfit", N_("the value does not fit this field"), N_("See the documentation of the record."))
ANSWER_UNKNOWN = _error(
    "answer-unknown",
    N_("the form of {edition} has no field `{key}`"),
    N_("Remove it, or use one of its fields: {choices}."),
)
ANSWER_UNKNOWN_NEAR = _error(
    "answer-unknown",
    N_("the form of {edition} has no field `{key}`; did you mean `{nearest}`?"),
    N_("Correct the name, or remove it."),
)
ANSWER_ELSEWHERE = _error(
    "answer-unknown",
    N_("`{key}` belongs to the form of {owner}, not to that of {edition}"),
    N_("Move it there, or remove it."),
)
EDITION_UNKNOWN = _error(
    "edition-unknown", N_("no edition “{edition}” is known"), N_("Use one of: {choices}; or add it to editions/.")
)
COMPETITION_UNKNOWN = _error(
    "competition-unknown",
    N_("no edition of a competition “{name}” is known here"),
    N_("Use one of: {choices}; or add its edition to editions/."),
)
COMPETITION_UNKNOWN_NEAR = _error(
    "competition-unknown",
    N_("no edition of a competition “{name}” is known here; did you mean `{nearest}`?"),
    N_("Write `{nearest}`, or add the edition of {name} to editions/."),
)
INDICATOR_UNKNOWN = _error(
    "indicator-unknown", N_("no edition has an indicator `{key}`"), N_("Remove it, or use one of: {choices}.")
)
INDICATOR_UNKNOWN_NEAR = _error(
    "indicator-unknown",
    N_("no edition has an indicator `{key}`; did you mean `{nearest}`?"),
    N_("Correct the name, or remove it."),
)
DATE_FAR_AWAY = _hint(
    "date-far-away",
    N_("{value} lies {years} years away from {edition}"),
    N_("Check the year; nothing is counted differently for it."),
)
YEAR_FAR_AWAY = _hint(
    "date-far-away", N_("the year {value} lies far away from {edition}"), N_("Check the year; it is kept as it is.")
)
FIGURE_NEGATIVE = _warning("figure-negative", N_("{value} is less than nothing"), N_("Check the figure."))
FIGURE_ENORMOUS = _hint(
    "figure-enormous", N_("{value} is more than can well be meant"), N_("Check the figure, and the points in it.")
)
SENTENCE_LONG = _hint(
    "sentence-long",
    N_("the sentence has {count} characters; a summary reads best with at most {limit}"),
    N_("Shorten it where you can. This is our advice, no organiser's limit."),
)
RESULT_AGAINST_DIRECTION = _hint(
    "result-contradicts",
    N_("“{name}” goes from {before} to {after}, while `arah` says {direction}"),
    N_("Check the two figures and `arah`; they are printed as they stand."),
    on_page=N_("Check the two figures and the direction; they are printed as they stand."),
)
RESULT_YEARS_TURNED = _hint(
    "result-contradicts",
    N_("“{name}”: the year after ({after}) is not later than the year before ({before})"),
    N_("Check both years; they are printed as they stand."),
)
PHOTO_MISSING = _warning(
    "photo-missing",
    N_("the photograph {file} is not in the workspace; documents are made without it"),
    N_("Put it there, or correct its name."),
)
PHOTO_BROKEN = _warning(
    "photo-broken",
    N_("the photograph {file} cannot be printed: it is broken, or no JPEG, PNG or WebP picture"),
    N_("Save it again as JPEG; documents are made without it."),
)
PHOTO_SMALL = _hint(
    "photo-small",
    N_("the photograph {file} has {width} x {height} pixels; its place in print asks for {wanted}"),
    N_("Take the original from the camera; pictures sent by WhatsApp are made small."),
)
PHOTO_WITHOUT_WORDS = _hint(
    "photo-without-words",
    N_("the photograph {file} has no caption"),
    N_("Say under `keterangan` what it shows, where and when; it is also read to those who do not see."),
    on_page=N_("Say below it what it shows, where and when; it is also read to those who do not see."),
)
PHOTO_PLACE_UNKNOWN = _hint(
    "photo-place-unknown",
    N_("`{place}` names no text of a form, so the photograph stands behind the last one"),
    N_("Write sampul, or one of: {choices}."),
)
