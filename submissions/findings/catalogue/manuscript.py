"""Kinds of findings on what an organiser asks of the proposal as a document: pages, size, type, team, video."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.language import N_

ENTRIES_TOO_MANY = _error(
    "entries-too-many", N_("entries: {count}, at most {limit} are taken"), N_("Take out at least {excess}.")
)
ENTRIES_TOO_FEW = _error(
    "entries-too-few", N_("entries: {count}, at least {limit} are asked"), N_("Add at least {missing}.")
)
VIDEO_LONG = _error(
    "video-long",
    N_("“{document}” lasts {seconds} seconds, at most {limit} minutes are taken"),
    N_("Cut it, or choose a shorter one."),
)
VIDEO_NOT_MEASURED = _hint(
    "video-not-measured",
    N_("at most {limit} minutes are taken; of an address alone nobody knows how long the video is"),
    N_("Look at its length, or name its file under `bukti` beside the address."),
    on_page=N_("Look at its length, or upload its file as well."),
)
PAGES_TOO_MANY = _error(
    "pages-too-many",
    N_("{count} pages in the PDF, at most {limit} are taken, cover and annexes not counted"),
    N_("Shorten it by at least {excess}; the longest parts are: {longest}."),
)
PART_TOO_LONG = _error(
    "part-too-long",
    N_("on {count} pages of the PDF, at most {limit} are taken"),
    N_("Shorten it by at least {excess}."),
)
DOCUMENT_TOO_BIG = _error(
    "document-too-big",
    N_("the PDF has {size} MB, at most {limit} MB are taken"),
    N_("Make the pictures in it smaller, or cite smaller annexes."),
)
FONT_OTHER = _hint(
    "font-other",
    N_("the organiser asks for {font}; the PDF is printed in {own}"),
    N_("It takes no fonts but its own; ask the organiser whether that will do."),
)
