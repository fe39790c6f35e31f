"""Kinds of findings on acts that a text cites; the table of acts is small, and tells of when it is."""

from submissions.findings.catalogue.defining import own_hint as _hint
from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

LAW_MISQUOTED = _warning(
    "law-misquoted",
    N_("{cited} is cited as “{title}”, but that is {act}"),
    N_("Correct the number or the year, after a look at the act itself."),
)
LAW_TITLE_UNLIKE = _hint(
    "law-title-unlike",
    N_("{cited} is cited as “{title}”, but is about {act}"),
    N_("Correct the title or the number, after a look at the act itself."),
)
LAW_REPLACED = _hint(
    "law-replaced",
    N_("{cited} has been replaced by {act} (as of {as_of}, by a table not compared with JDIH)"),
    N_("Cite what is in force, after a look at jdih.go.id."),
)
