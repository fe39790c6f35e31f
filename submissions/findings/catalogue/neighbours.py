"""Kinds of findings on a record beside the others of its workspace: what is there twice."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import own_warning as _own_warning
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

ID_REPEATED = _error(
    "id-repeated", N_("the id “{id}” is already that of {other}"), N_("Give each record an id of its own.")
)
TITLE_REPEATED = _error(
    "title-repeated",
    N_("the title “{title}” is also that of {other}"),
    N_("Give each proposal a title of its own, or enter only one of them (`kompetisi`)."),
    on_page=N_("Give each proposal a title of its own, or let only one of them enter."),
)
OTHER_NAME_LEFT = _own_warning(
    "other-name-left",
    N_("the text calls the innovation {name}, which is that of {other}: “{text}”"),
    N_("Write its own name, or say in the sentence what the two have to do with one another."),
)
TITLE_NEAR = _warning(
    "title-near",
    N_("the title “{title}” is {percent} % like that of {other}: “{other_title}”"),
    N_("If they are one innovation, keep one record; if not, choose titles that nobody takes for one another."),
)
RECORD_COPIED = _warning(
    "record-copied",
    N_("this is a copy of {other}: {count} of its {of} longer texts are the same"),
    N_("Write the texts of this innovation; `submissions new` begins an empty record. If both are one, keep one."),
    on_page=N_("Write the texts of this innovation. If both are one, keep one."),
)
RECORD_COPIED_MORE = _warning(
    "record-copied",
    N_("this is a copy of {other}: {count} of its {of} longer texts are the same; so it is of {more}"),
    N_("Write the texts of this innovation; `submissions new` begins an empty record. If both are one, keep one."),
    on_page=N_("Write the texts of this innovation. If both are one, keep one."),
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
