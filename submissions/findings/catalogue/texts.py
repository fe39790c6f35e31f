"""Kinds of findings on texts that are printed otherwise than they were meant."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

CHARACTER_WITHOUT_FONT = _error(
    "character-without-font",
    N_("the fonts of the documents do not have: {characters}"),
    N_("Write it in Latin letters, or leave it out."),
)
CHARACTER_UNSEEN = _hint(
    "character-unseen",
    N_("signs that nobody sees stand in it: {characters}"),
    N_("Documents go without them; type the text anew to be rid of them."),
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
TEXT_CUT_OFF = _warning(
    "text-cut-off",
    N_("“{text}” behind the text is taken for a remark and left out"),
    N_("Put the whole text between quotation marks; put a space after the sign # if it is a remark."),
)
MARKS_NOT_PRINTED = _hint(
    "marks-not-printed",
    N_("the sign {printed} in “{text}” is taken for a mark and not printed"),
    N_("Write a backslash before it where it is to be read."),
)
MARKS_PRINTED = _hint(
    "marks-printed",
    N_("the signs {printed} in “{text}” make nothing bold and are printed"),
    N_("Put {printed} directly before the first and after the last letter, and a space or a point behind."),
)
MARK_WITHOUT_SPACE = _hint(
    "mark-without-space",
    N_("“{text}” looks like an item of a list or a heading, but is printed as it stands"),
    N_("Put a space after {printed} if it is to be one; else leave it so."),
)
ITEM_WITHOUT_TEXT = _hint(
    "item-without-text",
    N_("“{text}” is printed as an item of a list without text"),
    N_("Write its text on the same line, or put a backslash before its point: `1\\.`."),
)
TEXT_AS_CODE = _hint(
    "text-as-code",
    N_("“{text}” is set in by four spaces and is printed in typewriter type, its lines as they stand"),
    N_("Take out the spaces before it."),
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
    on_page=N_("Upload the document under Evidence and cite it, or give a whole web address."),
)
TEXT_NOT_PRINTED = _hint(
    "text-not-printed",
    N_("“{text}” is taken for the address of a link and is not printed"),
    N_("Write a backslash before its first bracket where it is to be read."),
)
