"""Kinds of findings on workbooks: files, sheets with their rows and columns, cells."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

# Files that are not read

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
    N_("Save it as .xlsx, .xls, .ods or .csv; a proposal written in Word as .docx."),
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

# Sheets, rows and columns

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
FORM_OTHER_EDITION = _hint(
    "form-other-edition",
    N_("the form was made for {editions}, which is not known here; what agrees is taken"),
    N_("Give the office a new form with `submissions template` if questions have changed."),
    on_page=N_("Give the office a new form, under Excel, if questions have changed."),
)
FORM_OTHER_VERSION = _hint(
    "form-other-version",
    N_("the form was made by another version of this program; what agrees is taken"),
    N_("Look at what is said besides; a new form is made with `submissions template`."),
    on_page=N_("Look at what is said besides; a new form is made under Excel."),
)
FORM_WITHOUT_KEYS = _hint(
    "form-without-keys",
    N_("the hidden column of this form is gone, so the answers were found by their questions; tables are not taken"),
    N_("Ask for the form itself, not a copy of its cells, or compare what was taken with it."),
)
ANSWER_EMPTIED = _hint(
    "answer-emptied",
    N_("the answer that stood here when the form was given out was taken away; the record keeps it"),
    N_("If it is to go, delete it in the record."),
)
FORM_QUESTION_UNKNOWN = _warning(
    "form-question-unknown",
    N_("the form asks for {field}, which is not known here; the answer is left out"),
    N_("Carry the answer into the record by hand if it is still wanted."),
)
FORM_NOT_FILLED = _hint(
    "form-not-filled", N_("nothing is filled in this form"), N_("Ask for the filled one; perhaps it was not saved.")
)
PROPOSAL_UNKNOWN = _error(
    "proposal-unknown",
    N_("nothing in this document stands under or beside a label that is known"),
    N_(
        "Give the texts the labels of the form, such as Nama Inovasi or Tujuan, or use the form of "
        "`submissions template`."
    ),
    on_page=N_("Give the texts the labels of the form, such as Nama Inovasi or Tujuan, or use the form under Excel."),
)
PROPOSAL_DRAFT = _hint(
    "proposal-draft",
    N_("{count} answers were found in this document; the rest of it was not read"),
    N_("It is a first draft: read it through, and fill in indicators and evidence."),
)
EVIDENCE_NOT_SENT = _hint(
    "evidence-not-sent",
    N_("the file “{name}” is not among those that were sent along"),
    N_("Put it at {target} in the workspace, or import the folder or ZIP that holds it."),
)
EVIDENCE_SENT_TWICE = _warning(
    "evidence-sent-twice",
    N_("two of the files that were sent along are called “{name}”; neither was taken"),
    N_("Put the right one at {target} in the workspace."),
)
EVIDENCE_DIFFERS = _warning(
    "evidence-differs",
    N_("another file is at {target} already; the one that was sent along was not taken"),
    N_("If the new one is the right one, replace it there."),
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
    on_page=N_("Mend it first; its page says what is wrong in it."),
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

# Cells of which it cannot be known, or only guessed, what was typed

_TYPE_ANEW = N_("Format the cell as text and type it anew.")
_IF_OTHERWISE = N_(
    "If something else was typed, such as 17.10 in a letter's number, format the cell as text, type it anew."
)
_LOOK_IN_RECORD = N_("See whether the record now says what was meant.")
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
CELL_LINES_JOINED = _hint(
    "cell-lines-joined", N_("the field has one line: those of the cell are joined to “{value}”"), _LOOK_IN_RECORD
)
CELL_SIGNS_LEFT_OUT = _hint(
    "cell-signs-left-out", N_("signs that nobody sees are left out: {characters}"), _LOOK_IN_RECORD
)
CELL_NUMBER = _hint(
    "cell-number", N_("{value} is a number, and is taken with a point before its decimals"), _IF_OTHERWISE
)
