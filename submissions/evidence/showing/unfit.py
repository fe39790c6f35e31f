"""Why a file cannot be shown in a document: one word, with its sentence for documents and for the user."""

from enum import StrEnum

from submissions.language import N_, _


class Unfit(StrEnum):
    """What is the matter with a file."""

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
    TOO_SLOW = "too-slow"
    OFFICE = "office"
    VIDEO = "video"
    OTHER_KIND = "other-kind"

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

    def __init__(self, reason: Unfit, detail: str = ""):
        self.reason, self.detail = reason, detail
        super().__init__(" ".join(filter(None, (reason.value, detail))))


_FOR_USERS = {
    Unfit.MISSING: N_("there is no such file"),
    Unfit.OUTSIDE: N_("it lies outside the workspace"),
    Unfit.EMPTY: N_("the file is empty"),
    Unfit.ENCRYPTED: N_("it is locked with a password"),
    Unfit.BROKEN: N_("it is broken or cut off"),
    Unfit.NO_PAGES: N_("it is a PDF without pages"),
    Unfit.PORTFOLIO: N_("it is a PDF portfolio: its documents are files inside it; name each as a file of its own"),
    Unfit.FORM: N_("it is a form that only Adobe Reader shows (“Please wait…”); print it there to PDF"),
    Unfit.PHONE_PICTURE: N_("it is a HEIC picture of a telephone; save it as JPEG"),
    Unfit.TOO_LONG: N_("it has too many pages"),
    Unfit.TOO_LARGE: N_("it is too large to be unpacked"),
    Unfit.TOO_SLOW: N_("it takes too long to open; --timeout allows more"),
    Unfit.OFFICE: N_("it is an Office document; save it as PDF"),
    Unfit.VIDEO: N_("a video cannot be printed"),
    Unfit.OTHER_KIND: N_("it is neither a PDF nor a picture"),
}
_IN_DOCUMENTS = {
    Unfit.MISSING: "Berkas tidak ditemukan.",
    Unfit.OUTSIDE: "Berkas terletak di luar folder kerja.",
    Unfit.EMPTY: "Berkas kosong.",
    Unfit.ENCRYPTED: "Berkas terkunci dengan kata sandi.",
    Unfit.BROKEN: "Berkas rusak atau tidak utuh.",
    Unfit.NO_PAGES: "Berkas PDF tanpa halaman.",
    Unfit.PORTFOLIO: "Berkas berupa portofolio PDF: dokumennya terlampir di dalamnya dan tidak dapat ditampilkan.",
    Unfit.FORM: "Berkas berupa formulir dinamis yang hanya dapat ditampilkan oleh Adobe Reader.",
    Unfit.PHONE_PICTURE: "Berkas berupa foto ponsel berformat HEIC, bukan JPEG.",
    Unfit.TOO_LONG: "Jumlah halaman berkas terlalu banyak.",
    Unfit.TOO_LARGE: "Isi berkas terlalu besar untuk dimuat.",
    Unfit.TOO_SLOW: "Berkas terlalu lama dibuka.",
    Unfit.OFFICE: "Berkas berupa dokumen pengolah kata, lembar sebar, atau paparan, bukan PDF.",
    Unfit.VIDEO: "Berkas berupa video, disampaikan terpisah dari jilid ini.",
    Unfit.OTHER_KIND: "Berkas bukan PDF dan bukan gambar.",
}
