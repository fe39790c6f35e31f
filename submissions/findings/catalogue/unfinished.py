"""Kinds of findings on what is not finished: blanks in texts, drafts and empty numbers among the evidence."""

from submissions.findings.catalogue.defining import own_warning as _warning
from submissions.language import N_

TEXT_UNFINISHED = _warning(
    "text-unfinished",
    N_("a place was left to be filled in: “{text}”"),
    N_("Write what belongs there, or take the sentence out."),
)
TEXT_UNFINISHED_OFTEN = _warning(
    "text-unfinished",
    N_("{count} places were left to be filled in, first: “{text}”; “{other}”"),
    N_("Write what belongs there, or take the sentences out."),
)
PROMPT_LEFT = _warning(
    "prompt-left",
    N_("the form's own question still stands in the answer: “{text}”"),
    N_("Take it out, and leave what answers it."),
)
NUMBER_LEFT_OPEN = _warning(
    "number-left-open",
    N_("the number of “{document}” is a blank: {number}"),
    N_("Write the number under which it is registered; without one it is not yet issued."),
)
DOCUMENT_DRAFT = _warning(
    "document-draft",
    N_("“{document}” is a draft by its own words (“{text}”) and proves nothing"),
    N_(
        "Cite the signed document. If it is the final one: look at it and note `terpenuhi: [{point}]` under "
        "`pemeriksaan`, with `oleh`, `tanggal` and the reason in `catatan`."
    ),
    on_page=N_(
        "Upload the signed document in its place. If it is the final one: note under Look that it holds, "
        "with the reason in the remark."
    ),
)
