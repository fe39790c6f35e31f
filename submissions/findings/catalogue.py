"""The catalogue of findings: every kind with its stable code, severity, sentence and remedy.

A sentence says what is wrong with the figures in it; a remedy says what to do. Where it stands and
by which rule, the finding adds. Codes are stable; sentences may be improved.
"""

from submissions.findings.finding import Kind, Severity
from submissions.language import N_

CATALOGUE: dict[str, Kind] = {}


def _kind(code: str, severity: Severity, message: str, remedy: str) -> Kind:
    kind = Kind(code, severity, message, remedy)
    # Some codes have a second wording, for when more is known; the first one needs the fewest figures.
    CATALOGUE.setdefault(code, kind)
    return kind


def _error(code: str, message: str, remedy: str) -> Kind:
    return _kind(code, Severity.ERROR, message, remedy)


def _warning(code: str, message: str, remedy: str) -> Kind:
    return _kind(code, Severity.WARNING, message, remedy)


def _hint(code: str, message: str, remedy: str) -> Kind:
    return _kind(code, Severity.HINT, message, remedy)


# Files that cannot be read as data

FILE_NOT_FOUND = _error("file-not-found", N_("there is no such file"), N_("Check the name and the folder."))
FILE_UNREADABLE = _error(
    "file-unreadable",
    N_("the file cannot be opened: {reason}"),
    N_("Check that it is a file and that you may read it."),
)
FILE_NOT_REGULAR = _error(
    "file-not-regular",
    N_("this is no file that can be read, but a folder, a pipe or a device"),
    N_("Name a file that holds text."),
)
FILE_TOO_LARGE = _error(
    "file-too-large",
    N_("the file is larger than {limit}"),
    N_("A record is text only: keep pictures and documents in files of their own and name them under bukti."),
)
FILE_EMPTY = _error("file-empty", N_("the file is empty"), N_("Write the record into it, or remove it."))
NOT_UTF8 = _error(
    "not-utf8", N_("the text is not UTF-8 (byte {byte})"), N_("Save the file again with the encoding UTF-8.")
)
NOT_YAML = _error(
    "not-yaml",
    N_("the YAML cannot be read from here on"),
    N_("Check indentation, colons and quotation marks on this line and the one before; long text goes under `|`."),
)
YAML_COLON = _error(
    "not-yaml",
    N_("there is a colon too many here, this line is indented too far, or the one before it lacks a colon"),
    N_("Put text that contains a colon between quotation marks or under `|`; fields of one level begin in one column."),
)
YAML_NO_COLON = _error(
    "not-yaml",
    N_("a line before this one has a name without a colon, or goes on without being indented"),
    N_("Write `name: value`; text of several lines goes under `|`, indented."),
)
YAML_INDENTATION = _error(
    "not-yaml",
    N_("this line begins in another column than its level, or text goes on behind a closed quotation mark or bracket"),
    N_("Let all fields or dashes of one level begin in one column; put the whole text between quotation marks."),
)
YAML_CHARACTER = _error(
    "not-yaml",
    N_("nothing may begin with the sign that stands here: a tab, or one such as @ or %"),
    N_("Indent with spaces; put text that begins with such a sign between quotation marks."),
)
YAML_QUOTATION = _error(
    "not-yaml",
    N_("a quotation mark is opened before this place and not closed"),
    N_("Close it, or write the text under `|`, where quotation marks are signs like all others."),
)
YAML_BRACKET = _error(
    "not-yaml",
    N_("a bracket has no partner here, or a comma is missing in the list"),
    N_("Put both brackets, and commas between the items; put text that begins so between quotation marks."),
)
YAML_BACKSLASH = _error(
    "not-yaml",
    N_("the backslash here means nothing together with the sign behind it"),
    N_("Write two backslashes, or put the text between single quotation marks."),
)
YAML_BLOCK = _error(
    "not-yaml",
    N_("the text begins on the line of `|` or `>` itself"),
    N_("Begin it on the next line, indented."),
)
YAML_SECOND_DOCUMENT = _error(
    "not-yaml",
    N_("what stands here belongs to none of the fields before it"),
    N_("Keep one record in a file, without `---`, and let its fields begin in the first column."),
)
YAML_REFERENCE = _error(
    "not-yaml",
    N_("text that begins with * or & is taken for a YAML reference"),
    N_("Put it between quotation marks, or under `|`."),
)
CHARACTER_FORBIDDEN = _error(
    "character-forbidden",
    N_("the control character {character} is not allowed"),
    N_("Remove it, or type the text anew."),
)
NOT_A_MAPPING = _error(
    "not-a-mapping",
    N_("the file does not begin with fields such as `nama: …`"),
    N_("Write one field per line, its name before a colon."),
)
KEY_REPEATED = _error(
    "key-repeated", N_("`{key}` stands here a second time; first on line {first_line}"), N_("Keep one of the two.")
)
KEY_NOT_TEXT = _error("key-not-text", N_("a field's name must be plain text"), N_("Write a name before the colon."))
ALIAS_USED = _error("alias-used", N_("YAML references (`*name`) are not used here"), N_("Write the value itself."))
TAG_USED = _error("tag-used", N_("the YAML tag {tag} is not used here"), N_("Remove it; plain values are enough."))
TEXT_TOO_LONG = _error(
    "text-too-long",
    N_("the text has {count} characters; this program takes at most {limit}"),
    N_("Shorten it, and put what is longer into an evidence file."),
)
NESTED_TOO_DEEP = _error("nested-too-deep", N_("nested deeper than {limit} levels"), N_("Check the indentation."))

# Values that do not fit the record

KEY_UNKNOWN = _error(
    "key-unknown", N_("there is no field `{key}` here"), N_("Remove it, or use one of the fields: {choices}.")
)
KEY_UNKNOWN_NEAR = _error(
    "key-unknown",
    N_("there is no field `{key}` here; did you mean `{nearest}`?"),
    N_("Correct the name, or remove it."),
)
VALUE_MISSING = _error("value-missing", N_("`{key}` is missing"), N_("Add it."))
TEXT_EXPECTED = _error("text-expected", N_("text is expected here"), N_("Write text after the colon, without dashes."))
LIST_EXPECTED = _error(
    "list-expected", N_("a list is expected here"), N_("Write `[one, two]`, or one item per line after a dash.")
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
NUMBER_OUT_OF_RANGE = _error(
    "number-out-of-range", N_("“{value}” is outside what is possible here ({limit})"), N_("Check the figure.")
)
LIST_LENGTH = _error(
    "list-length", N_("a list of {expected} is expected here, {count} are given"), N_("Add or remove items.")
)
DATE_UNREADABLE = _error(
    "date-unreadable", N_("“{value}” is not a date"), N_("Write 2024-03-01, 01-03-2024 or 1 Maret 2024.")
)
DATE_IMPOSSIBLE = _error("date-impossible", N_("there is no day “{value}”"), N_("Check day and month."))
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
CHOICE_NOT_SINGLE = _error(
    "choice-not-single", N_("exactly one choice is allowed, {count} are given"), N_("Keep the one that fits best.")
)
EVIDENCE_WITHOUT_DOCUMENT = _error(
    "evidence-without-document", N_("this evidence names neither a file nor a link"), N_("Add `berkas` or `tautan`.")
)
VALUE_UNFIT = _error("value-unfit", N_("the value does not fit this field"), N_("See the documentation of the record."))
ID_REPEATED = _error(
    "id-repeated", N_("the id “{id}” is already that of {other}"), N_("Give each record an id of its own.")
)
TITLE_REPEATED = _error(
    "title-repeated",
    N_("the title “{title}” is also that of {other}"),
    N_("Give each proposal a title of its own, or enter only one of them (`kompetisi`)."),
)
TITLE_NEAR = _warning(
    "title-near",
    N_("the title “{title}” is {percent} % like that of {other}: “{other_title}”"),
    N_("If they are one innovation, keep one record; if not, choose titles that nobody takes for one another."),
)
TEXT_NEAR = _warning(
    "text-near",
    N_("{percent} % of this text stands in {other} as well ({other_field})"),
    N_("Write what is particular to this innovation; if they are one innovation, keep one record."),
)
TEXT_NEAR_MORE = _warning(
    "text-near",
    N_("{percent} % of this text stands in {other} as well ({other_field}), and most of it in other records: {more}"),
    N_("Write what is particular to this innovation; if they are one innovation, keep one record."),
)
YEARS_MOVED = _warning(
    "years-moved",
    N_("{edition} no longer counts {gone}; it counts {counted}"),
    N_("Add what you have for {lacking}, with a document for each year."),
)
YEARS_MOVED_NONE_LACKS = _warning(
    "years-moved",
    N_("{edition} no longer counts {gone}; it counts {counted}"),
    N_("Remove the years that no longer count; none is lacking."),
)
ANSWERS_OF_EARLIER = _hint(
    "answers-of-earlier",
    N_("what is answered for {earlier} does not count for {edition}"),
    N_("Copy what still holds to `{edition}` under `jawaban`, and compare it with the new form."),
)
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
INDICATOR_UNKNOWN = _error(
    "indicator-unknown", N_("no edition has an indicator `{key}`"), N_("Remove it, or use one of: {choices}.")
)
INDICATOR_UNKNOWN_NEAR = _error(
    "indicator-unknown",
    N_("no edition has an indicator `{key}`; did you mean `{nearest}`?"),
    N_("Correct the name, or remove it."),
)
CHARACTER_WITHOUT_FONT = _error(
    "character-without-font",
    N_("the fonts of the documents do not have: {characters}"),
    N_("Write it in Latin letters, or leave it out."),
)
ENGINE_COMPLAINT = _warning(
    "engine-complaint",
    N_("the PDF engine says: “{line}”{document}"),
    N_("Look at the pages; correct the value named in it, or the office's own template or styles."),
)
_TEMPLATE_CONTRACT = "template-contract"
_WHAT_TO_CHANGE = N_(
    "In contract 2 all values keep their names; blocks and style classes are those of this version's templates. See "
    "“The contract of templates” in docs/documents.md, compare yours with the packaged one, then write {mark} into it."
)
TEMPLATE_CONTRACT_OLDER = _warning(
    _TEMPLATE_CONTRACT,
    N_("this template of the office was made for contract {made}; the program now fills contract {contract}"),
    _WHAT_TO_CHANGE,
)
TEMPLATE_CONTRACT_UNSAID = _warning(
    _TEMPLATE_CONTRACT,
    N_(
        "this template of the office does not say for which contract it was made; the program fills contract {contract}"
    ),
    _WHAT_TO_CHANGE,
)
TEMPLATE_CONTRACT_NEWER = _warning(
    _TEMPLATE_CONTRACT,
    N_("this template of the office was made for contract {made}; this program fills only contract {contract}"),
    N_("Update the program, or take the file out of templates/ to use the packaged one."),
)
HTML_IN_TEXT = _warning(
    "html-in-text",
    N_("the text contains HTML ({tag}), which is printed as it stands"),
    N_("Use Markdown: **bold**, lists, tables."),
)
LINES_RUN_TOGETHER = _hint(
    "lines-run-together",
    N_("“{text}” looks like a line of its own, but runs on in the paragraph before it"),
    N_("Begin items with `- ` or `1. `; a line stays a line where the one before it ends with a backslash."),
)
TABLE_WITHOUT_RULE = _hint(
    "table-without-rule",
    N_("“{text}” looks like a row of a table, but is printed as running text"),
    N_("Put a row such as `|---|---|` beneath the headings."),
)
NUMBERS_CHANGE = _hint(
    "numbers-change",
    N_("“{text}” is printed with the number {printed}"),
    N_("Count up from the first number, or write a backslash before the point: `4\\. …`."),
)
MARKS_NOT_PRINTED = _hint(
    "marks-not-printed",
    N_("the sign {printed} in “{text}” is taken for a mark and not printed"),
    N_("Write a backslash before it where it is to be read."),
)
LINE_MAKES_HEADING = _hint(
    "line-makes-heading",
    N_("the line {printed} makes a heading of “{text}” and is not printed"),
    N_("Put an empty line before it, or take it out."),
)
LINK_LEADS_NOWHERE = _hint(
    "link-leads-nowhere",
    N_("the link to {text} leads nowhere in a PDF, and pictures are not shown"),
    N_("Name the document under `bukti` and cite it, or give a whole web address."),
)
TEXT_NOT_PRINTED = _hint(
    "text-not-printed",
    N_("“{text}” is taken for the address of a link and is not printed"),
    N_("Write a backslash before its first bracket where it is to be read."),
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
)
PHOTO_PLACE_UNKNOWN = _hint(
    "photo-place-unknown",
    N_("`{place}` names no text of a form, so the photograph stands behind the last one"),
    N_("Write sampul, or one of: {choices}."),
)
EMBLEM_MISSING = _warning(
    "emblem-missing",
    N_("the coat of arms {file} is not in the workspace; no document can be made"),
    N_("Put it there, or remove `lambang`."),
)
EMBLEM_BROKEN = _warning(
    "emblem-broken",
    N_("the coat of arms {file} cannot be printed: it is broken, or no JPEG, PNG or WebP picture"),
    N_("Save it again as PNG, or remove `lambang`."),
)

# Evidence

EVIDENCE_UNKNOWN = _error(
    "evidence-unknown", N_("no evidence “{id}” stands under `bukti`"), N_("Add it there, or correct the citation.")
)
EVIDENCE_UNKNOWN_NEAR = _error(
    "evidence-unknown",
    N_("no evidence “{id}” stands under `bukti`; did you mean “{nearest}”?"),
    N_("Correct the citation."),
)
EVIDENCE_WORD = _warning(
    "evidence-word",
    N_("{file} is a Word file: it can still be changed, and neither dossier nor upload kit can show it"),
    N_("Save it as PDF and name that file here; `submissions check --convert` makes the PDF with LibreOffice."),
)
EVIDENCE_MISSING = _error(
    "evidence-missing", N_("the file {file} is not in the workspace"), N_("Put it there, or correct its name.")
)
EVIDENCE_MISSING_NEAR = _error(
    "evidence-missing",
    N_("the file {file} is not in the workspace; did you mean {nearest}?"),
    N_("Put it there, or correct its name."),
)
EVIDENCE_TAKEN = _hint(
    "evidence-taken",
    N_("there is no file {file}; {nearest} is taken, whose name differs a little"),
    N_("Write the name as it is, capitals and ending included: not every system finds it otherwise."),
)
EVIDENCE_OUTSIDE = _error(
    "evidence-outside",
    N_("the file {file} leads out of the workspace"),
    N_("Copy the file itself into the workspace; links that lead out are not followed."),
)
EVIDENCE_UNUSED = _hint(
    "evidence-unused", N_("the evidence “{id}” is cited nowhere"), N_("Cite it where it serves, or remove it.")
)
EVIDENCE_EMPTY = _error(
    "evidence-empty", N_("the file {file} is empty (0 bytes)"), N_("Scan or export the document again.")
)
EVIDENCE_ENCRYPTED = _error(
    "evidence-encrypted",
    N_("the file {file} is locked with a password"),
    N_("Save it again without a password; nobody else can open it."),
)
EVIDENCE_BROKEN = _error(
    "evidence-broken",
    N_("the file {file} is broken or cut off, and cannot be opened"),
    N_("Scan or export the document again."),
)
EVIDENCE_UNREADABLE = _error(
    "evidence-broken", N_("the file {file} cannot be read"), N_("Check that you may read it, and that it is a file.")
)
EVIDENCE_NO_PAGES = _error(
    "evidence-no-pages", N_("the file {file} is a PDF without pages"), N_("Scan or export the document again.")
)
EVIDENCE_PORTFOLIO = _warning(
    "evidence-portfolio",
    N_("the file {file} is a PDF portfolio: its documents are files inside it, which nobody sees on paper"),
    N_("Save the documents out of it as PDF files of their own, and name each under `bukti`."),
)
EVIDENCE_FORM = _warning(
    "evidence-form",
    N_("the file {file} is a form that only Adobe Reader shows; everybody else sees “Please wait…”"),
    N_("Open it in Adobe Reader, print it to a PDF file, and name that file here."),
)
EVIDENCE_PHONE_PICTURE = _warning(
    "evidence-phone-picture",
    N_("the file {file} is a photo in the format HEIC of telephones, which neither dossier nor portal can show"),
    N_(
        "Save it as JPEG; to have the iPhone take JPEG: Settings > Camera > Formats > Most Compatible "
        "(Samsung: Camera settings > Advanced picture options)."
    ),
)
EVIDENCE_OTHER_PICTURE = _hint(
    "evidence-other-picture",
    N_("the file {file} is a picture in the format {type}; the volume shows it, the kit makes a JPEG or PDF of it"),
    N_("Save it as JPEG where you send the file itself."),
)
EVIDENCE_OTHER_PICTURE_PHONE = _hint(
    "evidence-other-picture",
    N_("the file {file} is a picture in the format {type}; the volume shows it, the kit makes a JPEG or PDF of it"),
    N_(
        "Save it as JPEG where you send the file itself; to have the iPhone take JPEG: Settings > Camera > Formats > "
        "Most Compatible (Samsung: Camera settings > Advanced picture options)."
    ),
)
EVIDENCE_TOO_MUCH = _warning(
    "evidence-too-much",
    N_("the file {file} has too many pages or pixels to be shown in the volume"),
    N_("Split it, or make it smaller; name only what proves something."),
)
EVIDENCE_NOT_LOOKED_AT = _warning(
    "evidence-not-looked-at",
    N_("the file {file} could not be looked at to the end: it takes too long to open"),
    N_("Open it yourself; a simpler or smaller file is safer for the portal too."),
)
EVIDENCE_TAKES_MEMORY = _warning(
    "evidence-not-looked-at",
    N_("the file {file} could not be looked at to the end: it takes too much memory to open"),
    N_("Open it yourself; a simpler or smaller file is safer for the portal too."),
)
EVIDENCE_KILLS_READER = _warning(
    "evidence-not-looked-at",
    N_("the file {file} could not be looked at to the end: the program that opens it breaks down over it"),
    N_("Open it yourself; a simpler or smaller file is safer for the portal too."),
)
EVIDENCE_OTHER_CONTENT = _error(
    "evidence-other-content",
    N_("the file {file} ends in .{ending}, but its content is {type}"),
    N_("Save it as what its name says; renaming does not convert a file."),
)
EVIDENCE_BLANK_PAGES = _warning(
    "evidence-blank-pages",
    N_("the file {file} has blank pages: {pages}"),
    N_("Take them out, or check whether the scan is complete."),
)
EVIDENCE_SAME = _hint(
    "evidence-same", N_("the file {file} has the same content as {other}"), N_("Keep one, and cite it twice.")
)
EVIDENCE_REGISTER_NOT_FOUND = _hint(
    "evidence-register-not-found",
    N_("the text of {file} does not show: {what}"),
    N_("Check that it is the right document; a scan's recognised text may differ."),
)
EVIDENCE_WITHOUT_TEXT = _hint(
    "evidence-without-text",
    N_("{file} is a scan without text, in which number and date cannot be looked for"),
    N_("Look yourself that it is the right document."),
)
LINK_NEEDS_SHARING = _hint(
    "link-needs-sharing",
    N_("what lies at {host} opens only for those with whom it is shared"),
    N_("Share it with everyone who has the address, and open it once in a private window."),
)
LINK_SHORTENED = _hint(
    "link-shortened",
    N_("an address at {host} does not show where it leads, and may stop working"),
    N_("Give the address that it leads to."),
)
LINK_WITH_PASSWORD = _warning(
    "link-with-password",
    N_("the address at {host} carries the name or password of a user, which would be printed and sent"),
    N_("Give the address without what stands before the @, and change that password."),
)
LINK_NO_VIDEO_SERVICE = _hint(
    "link-no-video-service",
    N_("{host} is no video service that is known here"),
    N_("Open it once in a private window to see that the video plays."),
)
FILE_TYPE_WRONG = _error(
    "file-type-wrong", N_("{file} is of type {type}; accepted: {accepted}"), N_("Convert it to an accepted type.")
)
FILE_TOO_BIG = _error(
    "file-too-big", N_("{file} has {size} MB, at most {limit} MB are accepted"), N_("Make it smaller or split it.")
)

# Completeness

REQUIRED_MISSING = _error("required-missing", N_("required, but empty"), N_("Fill `{field}`."))
REQUIRED_MISSING_OWN = _error(
    "required-missing", N_("required, but empty"), N_("Fill `{field}`, or `{own}` for this edition alone.")
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
)
FACT_LACKING = _error(
    "fact-lacking", N_("indicator {number} lacks what it is measured by"), N_("State `{fact}` under `{field}`.")
)
FACT_UNFIT = _error(
    "fact-unfit", N_("“{value}” is not one of the choices of indicator {number}"), N_("Choose one of: {choices}.")
)
FACT_CONTRADICTORY = _error(
    "fact-contradictory",
    N_("indicator {number} states more handled ({value}) than received ({fact})"),
    N_("Check `ditangani` and `diterima`."),
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
)

# What evidence carries

PROOF_NOTHING_OPENS = _warning(
    "proof-nothing-opens",
    N_("indicator {number}: of {count} cited documents none can be opened, so nothing is proven"),
    N_("See the findings on these files under `bukti`."),
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
)
PROOF_DATE_OUTSIDE = _warning(
    "proof-date-outside",
    N_("indicator {number}: “{document}” is dated {dated}, outside {start} to {end}, and does not count"),
    N_("Cite a document of these years, or correct `tanggal`."),
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
)
PROOF_KIND_LACKS = _warning(
    "proof-kind-lacks",
    N_("indicator {number}, parameter {level}: none of the documents that count is of the kind {kinds}"),
    N_("Cite one; if it stands in a file that is cited already, add its kind to that document's `memuat`."),
)
PROOF_TYPE_LACKS = _warning(
    "proof-type-lacks",
    N_("indicator {number}, parameter {level}: none of the documents that count is of the type {types}"),
    N_("Add one to `{field}.bukti`."),
)
PROOF_TOO_FEW = _warning(
    "proof-too-few",
    N_("indicator {number}, parameter {level}: {count} of {wanted} documents"),
    N_("Add what is lacking to `{field}.bukti`, each as a document of its own."),
)
PROOF_SET_LACKS = _warning(
    "proof-too-few",
    N_("indicator {number}, parameter {level}: {count} of {wanted} documents of the kind {kinds}"),
    N_("Add what is lacking; if it stands in a file that is cited already, add its kind to that document's `memuat`."),
)
PROOF_YEAR_LACKS = _warning(
    "proof-year-lacks",
    N_("indicator {number}, parameter {level}: no document for {years}"),
    N_("Cite one; if a cited document covers that year, state it under its `tahun`."),
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
)
PROOF_NOT_CONFIRMED = _warning(
    "proof-not-confirmed",
    N_("confirmed by nobody yet: {count} of what only a person can see; {points} points of the score wait for it"),
    N_("Note who looked, and when, under `pemeriksaan`; `submissions gaps` lists the points."),
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
)

# Eligibility

WINDOW_NO_DATE = _error(
    "window-no-date", N_("without the date of implementation nothing can be judged"), N_("State `waktu_penerapan`.")
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
NOT_YET_APPLIED = _warning(
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
)
REPLICATION_NOT_NAMED = _error(
    "replication-not-named",
    N_("this group is for replications, but the record names no origin"),
    N_("State the innovation and the institution it comes from under `replikasi.dari`."),
)

# Editions

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
    N_("{at} is graded so that errors may rest on it, but its own text says that it is a conclusion"),
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

# Workbooks: files that are not read

_SAVE_AGAIN = N_("Open it in Excel or LibreOffice, and save it again as .xlsx.")
WORKBOOK_TOO_LARGE = _error(
    "workbook-too-large",
    N_("the file is too large: more than {size} MB, or more than {unpacked} MB when unpacked"),
    N_("Copy the filled rows into an empty form, without pictures and formats, or divide them among several."),
)
WORKBOOK_TOO_WIDE = _error(
    "workbook-too-wide",
    N_("the file is too large: cells far outside of its table, or more rows and columns than can be meant"),
    N_("Copy the filled rows into an empty form."),
)
WORKBOOK_LOCKED = _error(
    "workbook-locked", N_("the file is locked with a password"), N_("Remove the password, and save it again.")
)
WORKBOOK_EMPTY = _error("workbook-empty", N_("the file is empty"), N_("Check that it was copied whole."))
WORKBOOK_OTHER_TYPE = _error(
    "workbook-other-type",
    N_("the file is not an Excel or LibreOffice workbook"),
    N_("Save it as .xlsx, .xls, .ods or .csv."),
)
WORKBOOK_OLD_TYPE = _error(
    "workbook-other-type",
    N_("the file is a workbook of a kind that is not read here, whatever its name says"),
    _SAVE_AGAIN,
)
WORKBOOK_WITHOUT_TABLE = _error(
    "workbook-without-table",
    N_("the file is a web page without a table, not a workbook; perhaps a page to log in or of an error"),
    N_("Export it anew, or open it in Excel and save it as .xlsx."),
)
WORKBOOK_QUOTATION = _error(
    "workbook-quotation",
    N_("the file cannot be read as a table: a quotation mark is missing or stands in a wrong place"),
    _SAVE_AGAIN,
)
WORKBOOK_STRANGE = _error(
    "workbook-strange",
    N_("the file cannot be read as a workbook: it holds what no spreadsheet writes"),
    _SAVE_AGAIN,
)
WORKBOOK_DAMAGED = _error(
    "workbook-damaged",
    N_("the file cannot be read as a workbook: it is damaged, or was not copied whole"),
    N_("Open it in Excel or LibreOffice, and save it again as .xlsx; or copy it anew from where it came from."),
)

# Workbooks: sheets, rows and columns

HEADINGS_UNKNOWN = _error(
    "headings-unknown",
    N_("no sheet has a row of headings that is known"),
    N_("The first {rows} rows must hold headings such as {headings}."),
)
HEADINGS_MISSING = _error(
    "headings-missing",
    N_("the row of headings is missing; nothing of this sheet was imported"),
    N_("Insert it again above the values: {headings}; or copy the values into an empty form."),
)
SHEET_LEFT_OUT = _hint(
    "sheet-left-out",
    N_("no row of headings is known here; the sheet is left out"),
    N_("If it holds innovations, copy them into an empty form."),
)
SHEET_HIDDEN = _hint(
    "sheet-hidden",
    N_("the sheet is hidden; what it holds is imported all the same"),
    N_("If that is not meant, delete the sheet, and import the workbook again."),
)
ROWS_HIDDEN = _hint(
    "rows-hidden",
    N_("hidden rows are imported all the same: {rows}"),
    N_("If that is not meant, delete them, and import the workbook again."),
)
COLUMN_HIDDEN = _hint(
    "column-hidden",
    N_("the column is hidden; it is imported all the same"),
    N_("If that is not meant, delete the column, and import the workbook again."),
)
COLUMN_TWICE = _hint(
    "column-twice",
    N_("this column stands here twice; the first one counts"),
    N_("Delete the one that does not count."),
)
COLUMN_WITHOUT_HEADING = _hint(
    "column-without-heading",
    N_("the column has no heading; it is left out"),
    N_("If it belongs to the innovation, write above it the heading from the form."),
)
HEADING_UNKNOWN = _hint(
    "heading-unknown",
    N_("no field has this heading; the column is left out"),
    N_("If it belongs to the innovation, give it the heading from the form."),
)
HEADING_UNKNOWN_NEAR = _hint(
    "heading-unknown",
    N_("no field has this heading, and the column is left out; did you mean {nearest}?"),
    N_("If so, correct the heading."),
)
LINE_UNKNOWN = _hint(
    "heading-unknown",
    N_("no field has this heading; the row is left out"),
    N_("If it belongs to the innovation, give it the heading from the form."),
)
INNOVATION_TWICE = _error(
    "innovation-twice",
    N_("the innovation {id} stands in the workbooks twice; first in {place}"),
    N_("Remove one of the rows, or give each its own identifier."),
)
RECORD_UNREADABLE = _error(
    "record-unreadable",
    N_("the record {file} cannot be read, so it cannot be compared"),
    N_("Mend it first; `submissions check` says what is wrong in it."),
)
RECORD_NOT_EDITABLE = _warning(
    "record-not-editable",
    N_("the record is written in a way that cannot be changed value by value; it is left as it is"),
    N_("Enter the values there by hand."),
)
OWNER_MISSING = _error(
    "owner-missing",
    N_("it is not said which innovation this row belongs to"),
    N_("Write the identifier or the name of the innovation."),
)
OWNER_UNKNOWN = _error(
    "owner-unknown",
    N_("there is no innovation {name} in the workbooks or in the workspace"),
    N_("Write its identifier or its name as it stands there."),
)
ROW_KEY_MISSING = _error(
    "row-key-missing", N_("the key of this row is missing"), N_("Write a short name without spaces.")
)
LEFT_OUT_BESIDE = _hint(
    "left-out-beside",
    N_("left out together with it: {headings}"),
    N_("Correct this cell; the others then come along."),
)

# Workbooks: cells of which it cannot be known, or only guessed, what was typed

_TYPE_ANEW = N_("Format the cell as text and type it anew.")
_IF_OTHERWISE = N_(
    "If something else was typed, such as 17.10 in a letter's number, format the cell as text, type it anew."
)
CELL_ERROR = _error(
    "cell-error",
    N_("{value} is the error of a formula, not a value"),
    N_("Mend the formula, or type the value instead."),
)
CELL_NOT_CALCULATED = _error(
    "cell-not-calculated",
    N_("the result of this formula was not saved"),
    N_("Open the workbook in Excel or LibreOffice, save it and import it again, or type the value instead."),
)
CELL_UNSEEN = _error("cell-unseen", N_("the format of this cell hides what is in it"), _TYPE_ANEW)
CELL_CONTROL = _error("cell-control", N_("the text has a character in it that cannot be seen or printed"), _TYPE_ANEW)
CELL_MADE_DATE = _error(
    "cell-made-date",
    N_("the spreadsheet has made a date of it and shows {value}; what was typed cannot be known"),
    _TYPE_ANEW,
)
CELL_PART_DATE = _error(
    "cell-part-date",
    N_("{value} is a date of which day, month or year is not shown"),
    N_("Type the whole date, for example 31/12/2025."),
)
CELL_FORMAT = _error(
    "cell-format",
    N_("what this cell shows depends on its format and on the computer; what is stored is {value}"),
    _TYPE_ANEW,
)
CELL_ROUNDED = _error(
    "cell-rounded", N_("{value} is a number so long that Excel has rounded its last digits"), _TYPE_ANEW
)
CELL_SEPARATOR = _error(
    "cell-separator",
    N_("{value} is shown with points and commas the other way round on other computers"),
    _TYPE_ANEW,
)
CELL_DECIMALS = _error("cell-decimals", N_("{value} has more decimals than the cell shows"), _TYPE_ANEW)
CELL_TIME = _hint("cell-time", N_("{value} is a time to the spreadsheet, and is taken as it shows"), _IF_OTHERWISE)
CELL_NUMBER = _hint(
    "cell-number", N_("{value} is a number, and is taken with a point before its decimals"), _IF_OTHERWISE
)
