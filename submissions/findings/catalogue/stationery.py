"""Kinds of findings on what the office itself lends its documents: templates, styles, the coat of arms."""

from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

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
EMBLEM_MISSING = _warning(
    "emblem-missing",
    N_("the coat of arms {file} is not in the workspace; no document can be made"),
    N_("Put it there, or remove `lambang`."),
    on_page=N_("Put it there, or name another file in the settings."),
)
EMBLEM_BROKEN = _warning(
    "emblem-broken",
    N_("the coat of arms {file} cannot be printed: it is broken, or no JPEG, PNG or WebP picture"),
    N_("Save it again as PNG, or remove `lambang`."),
    on_page=N_("Save it again as PNG, or name another file in the settings."),
)
LETTERHEAD_UNKNOWN = _warning(
    "letterhead-unknown",
    N_("nothing here is called “{name}”, so its letterhead and signatory are never used"),
    N_("Correct the name, or remove it. Known here: {choices}."),
)
LETTERHEAD_UNKNOWN_NEAR = _warning(
    "letterhead-unknown",
    N_("nothing here is called “{name}”, so its letterhead and signatory are never used; did you mean “{nearest}”?"),
    N_("Correct the name, or remove it."),
)
LETTERHEAD_TWICE = _warning(
    "letterhead-twice",
    N_("“{name}” and “{other}” are one name, so only the last one's letterhead and signatory are used"),
    N_("Put all of it under one of them, and remove the other."),
)
CHECK_UNKNOWN = _hint(
    "check-unknown",
    N_("`{name}` is no check that can be left out"),
    N_("Take it out; those that can be left out are: {choices}."),
)
