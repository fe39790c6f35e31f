"""Kinds of findings on evidence: cited, there, whole, and taken by the portal."""

from submissions.findings.catalogue.defining import error as _error
from submissions.findings.catalogue.defining import hint as _hint
from submissions.findings.catalogue.defining import warning as _warning
from submissions.language import N_

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
    on_page=N_("Save it as PDF and upload that in its place."),
)
EVIDENCE_MISSING = _error(
    "evidence-missing",
    N_("the file {file} is not in the workspace"),
    N_("Put it there, or correct its name."),
    on_page=N_("Upload it."),
)
EVIDENCE_MISSING_NEAR = _error(
    "evidence-missing",
    N_("the file {file} is not in the workspace; did you mean {nearest}?"),
    N_("Put it there, or correct its name."),
    on_page=N_("Upload it, or correct its name in the file of the innovation."),
)
EVIDENCE_FOLDER = _error(
    "evidence-no-file",
    N_("{file} is a folder, not a file"),
    N_("Name a file in it; for each further one add a document of its own under `bukti`."),
    on_page=N_("Upload the files of this folder one by one."),
)
EVIDENCE_LINK_BROKEN = _error(
    "evidence-no-file",
    N_("{file} is a link to a file that is not there"),
    N_("Put the file itself in its place."),
    on_page=N_("Upload it."),
)
EVIDENCE_DEVICE = _error(
    "evidence-no-file",
    N_("{file} is no file that can be read, but a pipe, a socket or a device"),
    N_("Put the document itself in its place."),
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
    on_page=N_("Upload it."),
)
EVIDENCE_ELSEWHERE = _error(
    "evidence-outside",
    N_("the file {file} lies in another workspace, “{nearest}”"),
    N_("Copy the file into this workspace; what lies in another one is not read."),
    on_page=N_("Upload it here; what lies in another folder is not read."),
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
    on_page=N_("Save the documents out of it as PDF files of their own, and upload each."),
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
        "(Samsung: Camera settings > Advanced picture options). To have this program read it: "
        "pip install 'submissions[heic]'."
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
    "file-too-big",
    N_("{file} has {size} MB, at most {limit} MB are accepted"),
    N_("With `--kit` a smaller copy is made for the portal where that is possible; else make it smaller or split it."),
    on_page=N_(
        "“All of it, to be sent” under Documents makes a smaller copy for the portal where that is possible; "
        "else make it smaller or split it."
    ),
)
