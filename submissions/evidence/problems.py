"""All that can be the matter with a file of the office: one word each, with its sentence for documents and the user."""

from enum import StrEnum

from submissions.language import N_, _
from submissions.workers.crew import Loss


class FileProblem(StrEnum):
    """Why a file cannot serve as evidence, cannot be shown in a document, or could not be looked at to the end."""

    MISSING = "missing"
    OUTSIDE = "outside"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    NO_PAGES = "no-pages"
    PORTFOLIO = "portfolio"
    FORM = "form"
    PHONE_PICTURE = "phone-picture"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    CRASHED = "crashed"
    OFFICE = "office"
    VIDEO = "video"
    OTHER_KIND = "other-kind"

    @property
    def lies_in_the_file(self) -> bool:
        """Return whether the file itself is to blame, so that looking again finds the same."""
        return self in _OF_THE_FILE

    @property
    def lies_in_the_kind(self) -> bool:
        """Return whether the file is whole, only of a kind that has no pages to be shown."""
        return self in _OF_THE_KIND

    @property
    def sentence(self) -> str:
        """Return what is the matter, in the user's language."""
        return _(_FOR_USERS[self])

    @property
    def in_documents(self) -> str:
        """Return what is the matter as a document says it, in Indonesian."""
        return _IN_DOCUMENTS[self]


class UnfitError(Exception):
    """A file cannot be shown; carries why, and a technical word on it."""

    def __init__(self, reason: FileProblem, detail: str = ""):
        self.reason, self.detail = reason, detail
        super().__init__(" ".join(filter(None, (reason.value, detail))))


OF_LOSSES = {
    Loss.TOO_SLOW: FileProblem.TOO_SLOW,
    Loss.TOO_MUCH_MEMORY: FileProblem.TOO_MUCH_MEMORY,
    Loss.CRASHED: FileProblem.CRASHED,
}
"""What is the matter with a file over which its helper process was lost."""

_OF_THE_FILE = (
    *(FileProblem.EMPTY, FileProblem.ENCRYPTED, FileProblem.BROKEN, FileProblem.NO_PAGES),
    *(FileProblem.PORTFOLIO, FileProblem.FORM, FileProblem.TOO_LONG),
)
_OF_THE_KIND = (FileProblem.OFFICE, FileProblem.VIDEO, FileProblem.OTHER_KIND)
_FOR_USERS = {
    FileProblem.MISSING: N_("there is no such file"),
    FileProblem.OUTSIDE: N_("it lies outside the workspace"),
    FileProblem.EMPTY: N_("the file is empty"),
    FileProblem.ENCRYPTED: N_("it is locked with a password"),
    FileProblem.BROKEN: N_("it is broken or cut off"),
    FileProblem.NO_PAGES: N_("it is a PDF without pages"),
    FileProblem.PORTFOLIO: N_(
        "it is a PDF portfolio: its documents are files inside it; name each as a file of its own"
    ),
    FileProblem.FORM: N_("it is a form that only Adobe Reader shows (“Please wait…”); print it there to PDF"),
    FileProblem.PHONE_PICTURE: N_("it is a HEIC picture of a telephone; save it as JPEG"),
    FileProblem.TOO_LONG: N_("it has too many pages"),
    FileProblem.TOO_LARGE: N_("it is too large to be unpacked"),
    FileProblem.UNREADABLE: N_("it cannot be read"),
    FileProblem.TOO_SLOW: N_("it takes too long to open"),
    FileProblem.TOO_MUCH_MEMORY: N_("it takes too much memory to open"),
    FileProblem.CRASHED: N_("the program that opens it breaks down over it"),
    FileProblem.OFFICE: N_("it is an Office document; save it as PDF"),
    FileProblem.VIDEO: N_("a video cannot be printed"),
    FileProblem.OTHER_KIND: N_("it is neither a PDF nor a picture"),
}
_IN_DOCUMENTS = {
    FileProblem.MISSING: "Berkas tidak ditemukan.",
    FileProblem.OUTSIDE: "Berkas terletak di luar folder kerja.",
    FileProblem.EMPTY: "Berkas kosong.",
    FileProblem.ENCRYPTED: "Berkas terkunci dengan kata sandi.",
    FileProblem.BROKEN: "Berkas rusak atau tidak utuh.",
    FileProblem.NO_PAGES: "Berkas PDF tanpa halaman.",
    FileProblem.PORTFOLIO: (
        "Berkas berupa portofolio PDF: dokumennya terlampir di dalamnya dan tidak dapat ditampilkan."
    ),
    FileProblem.FORM: "Berkas berupa formulir dinamis yang hanya dapat ditampilkan oleh Adobe Reader.",
    FileProblem.PHONE_PICTURE: "Berkas berupa foto ponsel berformat HEIC, bukan JPEG.",
    FileProblem.TOO_LONG: "Jumlah halaman berkas terlalu banyak.",
    FileProblem.TOO_LARGE: "Isi berkas terlalu besar untuk dimuat.",
    FileProblem.UNREADABLE: "Berkas tidak dapat dibaca.",
    FileProblem.TOO_SLOW: "Berkas terlalu lama dibuka.",
    FileProblem.TOO_MUCH_MEMORY: "Isi berkas terlalu besar untuk dimuat.",
    FileProblem.CRASHED: "Berkas tidak dapat dibuka.",
    FileProblem.OFFICE: "Berkas berupa dokumen pengolah kata, lembar sebar, atau paparan, bukan PDF.",
    FileProblem.VIDEO: "Berkas berupa video, disampaikan terpisah dari jilid ini.",
    FileProblem.OTHER_KIND: "Berkas bukan PDF dan bukan gambar.",
}
