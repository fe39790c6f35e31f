"""Kinds of findings on a file that cannot be read as data."""

from submissions.findings.catalogue.defining import error as _error
from submissions.language import N_

FILE_NOT_FOUND = _error("file-not-found", N_("there is no such file"), N_("Check the name and the folder."))
FILE_LINK_BROKEN = _error(
    "file-link-broken",
    N_("this is a link to a file that is not there"),
    N_("Put the file itself in its place, or remove the link."),
)
FILE_UNREADABLE = _error(
    "file-unreadable",
    N_("the file cannot be opened: {reason}"),
    N_("Check that it is a file and that you may read it."),
)
FILE_NOT_REGULAR = _error(
    "file-not-regular",
    N_("this is no file that can be read, but a folder, a pipe or a device"),
    N_("Put a file that holds text in its place, or give it a name without this ending."),
)
FILE_TOO_LARGE = _error(
    "file-too-large",
    N_("the file is larger than {limit}"),
    N_("A record is text only: keep pictures and documents in files of their own and name them under bukti."),
)
FILE_EMPTY = _error("file-empty", N_("the file is empty"), N_("Write what belongs into it, or remove it."))
NOT_UTF8 = _error(
    "not-utf8", N_("the text is not UTF-8 (byte {byte})"), N_("Save the file again with the encoding UTF-8.")
)
NOT_YAML = _error(
    "not-yaml",
    N_("the YAML cannot be read from here on"),
    N_("Check indentation, colons and quotation marks on this line and the one before; long text goes under `|`."),
)
YAML_TAB = _error(
    "not-yaml",
    N_("a tab stands at the beginning of this line, where only spaces count"),
    N_("Write spaces instead of tabs, two for each level; lines: {lines}."),
)
YAML_ODD_SPACE = _error(
    "not-yaml",
    N_("there are spaces of another kind here, as word processors and web pages write them"),
    N_("Delete them and type spaces with the space bar."),
)
YAML_COLON_IN_TEXT = _error(
    "not-yaml",
    N_("a colon within the text is taken for the end of a field's name"),
    N_("Put the text between quotation marks, or under `|` if it has several lines."),
)
YAML_CURLY = _error(
    "not-yaml",
    N_("curly quotation marks, as Word writes them, do not hold a text together"),
    N_("Write straight quotation marks."),
)
YAML_INNER_QUOTATION = _error(
    "not-yaml",
    N_("a quotation mark or apostrophe within the text ends it too early"),
    N_("Put the text between quotation marks of the other kind, or under `|`."),
)
YAML_BEHIND_QUOTATION = _error(
    "not-yaml",
    N_("the text goes on behind a closed quotation mark"),
    N_("Put the whole text between quotation marks of the other kind, or under `|`."),
)
YAML_UNCLOSED = _error(
    "not-yaml",
    N_("the quotation mark {mark} that is opened here is never closed, or only by that of another text"),
    N_("Close it at the end of the text."),
)
YAML_SIGN = _error(
    "not-yaml",
    N_("text cannot begin with the sign {sign}, which has a meaning of its own here"),
    N_("Put the text between quotation marks."),
)
YAML_UNCLOSED_BRACKET = _error(
    "not-yaml",
    N_("the bracket that is opened here is not closed"),
    N_("Close it at the end of the list; put text that begins with a bracket between quotation marks."),
)
YAML_NO_SPACE = _error(
    "not-yaml",
    N_("a space is missing behind the colon of the field's name"),
    N_("Write a space behind the colon; lines: {lines}."),
)
YAML_NO_COLON = _error(
    "not-yaml",
    N_("behind the name `{key}` there is no colon"),
    N_("Write a colon and a space behind the name."),
)
YAML_NO_DASH = _error(
    "not-yaml",
    N_("this line stands among the items of a list and has no dash"),
    N_("Begin each item with a dash and a space."),
)
YAML_DASH_SPACE = _error(
    "not-yaml",
    N_("a space is missing behind the dash"),
    N_("Begin each item with a dash and a space."),
)
YAML_DASH_SIGN = _error(
    "not-yaml",
    N_("the sign {sign} is no dash that begins an item of a list"),
    N_("Begin each item with a plain dash (-) and a space."),
)
YAML_LIST_BESIDE_NAME = _error(
    "not-yaml",
    N_("a list cannot begin on the line of its name"),
    N_("Write each item on a line of its own below the name."),
)
YAML_COLUMN = _error(
    "not-yaml",
    N_("this line is indented by {found}, its level by {wanted} (number of spaces)"),
    N_("Let all fields or dashes of one level begin in one column; lines: {lines}."),
)
YAML_COLUMN_UNSURE = _error(
    "not-yaml",
    N_("this line is indented by {found} (number of spaces), where no level begins; which one is meant is not certain"),
    N_("Let all fields or dashes of one level begin in one column."),
)
YAML_TEXT_COLUMN = _error(
    "not-yaml",
    N_("the line goes on with a text and is not indented far enough"),
    N_("Indent each line of the text by {wanted} spaces or more; lines: {lines}."),
)
YAML_COLON = _error(
    "not-yaml",
    N_("there is a colon too many here, this line is indented too far, or the one before it lacks a colon"),
    N_("Put text that contains a colon between quotation marks or under `|`; fields of one level begin in one column."),
)
YAML_NAME = _error(
    "not-yaml",
    N_("this line has a name without a colon, or goes on with a text without being indented"),
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
    N_("the quotation mark that is opened here is never closed"),
    N_("Close it, or write the text under `|`, where quotation marks are signs like all others."),
)
YAML_TWO_COMMAS = _error(
    "not-yaml", N_("between two commas there is nothing"), N_("Remove one of them, or write what is missing.")
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
NOT_A_RECORD = _error(
    "not-a-record",
    N_("this is a file of the type {kind}, not a record"),
    N_("Name a file that ends in .yaml, .yml or .json; evidence is named in the record, under `bukti`."),
)
NOT_A_RECORD_WORKBOOK = _error(
    "not-a-record",
    N_("this is a file of the type {kind}, not a record"),
    N_("Read filled Excel forms into records with `submissions import {file}`."),
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
ANCHOR_USED = _error(
    "anchor-used",
    N_("a text that begins with & is not read as it stands"),
    N_("Put the text between quotation marks."),
)
TAG_USED = _error(
    "tag-used",
    N_("a text that begins with ! is not read as it stands ({tag})"),
    N_("Put the text between quotation marks."),
)
TEXT_TOO_LONG = _error(
    "text-too-long",
    N_("the text has {count} characters; this program takes at most {limit}"),
    N_("Shorten it, and put what is longer into an evidence file."),
)
NESTED_TOO_DEEP = _error("nested-too-deep", N_("nested deeper than {limit} levels"), N_("Check the indentation."))
