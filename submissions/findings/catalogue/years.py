"""Kinds of findings on a record that comes from an earlier year."""

from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

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
    on_page=N_("Copy what still holds into the new form, and compare both."),
)
