"""The settings of an office, `submissions.yaml`: region, letterhead, signatory, and the editions it works on."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, TypeVar

from pydantic import Field

from schemas.fields import Colour, CompetitionName, Day, FilePath, Filled, Model, OptionalText, Text, Whole, YesNo
from schemas.offices import office_key
from schemas.source import Location

M = TypeVar("M", bound=Model)

PROPOSAL, VOLUME, GOVERNMENT_SHEET, LETTER = "proposal", "jilid-bukti", "lembar-pemda", "surat-{name}"
"""What documents are called in `pengecualian.dokumen`; a letter by its name in the edition."""


class Region(Model):
    """The regional government."""

    nama: Text = Field("Pemerintah Daerah", title="Nama Pemda")
    singkat: OptionalText = Field(None, title="Nama Singkat Pemda")
    jenis: OptionalText = Field(None, title="Jenis Pemda")
    provinsi: OptionalText = Field(None, title="Provinsi")
    warna: Colour | None = Field(
        None, title="Warna Dokumen", description="Warna daerah, misalnya 0f6b57; dokumen memakai rona itu"
    )


class Letterhead(Model):
    """What stands at the head of letters and on covers."""

    baris: list[Text] = Field([], title="Baris Kop")
    alamat: OptionalText = Field(None, title="Alamat")
    kontak: OptionalText = Field(None, title="Kontak")
    lambang: FilePath | None = Field(None, title="Berkas Lambang", description="Jalur berkas dari folder kerja")


class Signatory(Model):
    """Who signs; what is empty is left blank for the pen."""

    jabatan: OptionalText = Field(None, title="Jabatan")
    nama: OptionalText = Field(None, title="Nama")
    nip: OptionalText = Field(None, title="NIP")
    pangkat: OptionalText = Field(None, title="Pangkat")
    instansi: OptionalText = Field(None, title="Instansi", description="Nama Pemda bila tidak ditulis")


class Heading(Model):
    """Whose letterhead a document has, who signs it, and where."""

    kop: Letterhead = Field(Letterhead(), title="Kop Surat")
    penanda_tangan: Signatory = Field(Signatory(), title="Penanda Tangan")
    tempat: OptionalText = Field(None, title="Tempat Surat")

    def over(self, under: "Heading") -> "Heading":
        """Return this heading with what it leaves out taken from another one.

        Letterhead lines stand with their own address: a letterhead that names an office takes nothing but the coat of
        arms from another. A signatory who is named, or whose post is, is one person: nothing of another's is added.
        """
        office = under.kop.model_copy(update={"alamat": None, "kontak": None}) if self.kop.baris else under.kop
        is_named = self.penanda_tangan.nama or self.penanda_tangan.jabatan
        person = Signatory() if is_named else under.penanda_tangan
        return Heading(
            kop=_laid(self.kop, office),
            penanda_tangan=_laid(self.penanda_tangan, person),
            tempat=self.tempat or under.tempat,
        )


def _laid(over: M, under: M) -> M:
    """Return a model with what it leaves empty taken from another."""
    return under.model_copy(update={name: value for name, value in over if value})


class OtherHeadings(Model):
    """Where letterhead, coat of arms or signatory are others than the region's; the later of these goes before."""

    pengusul: dict[Text, Heading] = Field({}, title="Menurut Pengusul", description="Nama pengusul atau induknya")
    kompetisi: dict[Text, Heading] = Field({}, title="Menurut Kompetisi", description="Kompetisi, misalnya kipp")
    dokumen: dict[Text, Heading] = Field(
        {}, title="Menurut Dokumen", description="proposal, jilid-bukti, lembar-pemda, atau surat-NAMA menurut edisi"
    )


class Emblem(NamedTuple):
    """A coat of arms that the settings name, and where they do."""

    at: Location
    file: str


FOR_ALL = "semua"
"""The name under which `tenggat` holds what concerns all competitions."""


class Settings(Model):
    """The file `submissions.yaml`."""

    contoh: YesNo = Field(False, title="Data Contoh (Rekaan)", description="Yang rekaan tidak ikut dikirim")
    pemda: Region = Field(Region(), title="Pemerintah Daerah")
    kop: Letterhead = Field(Letterhead(), title="Kop Surat")
    penanda_tangan: Signatory = Field(Signatory(), title="Penanda Tangan")
    tempat: OptionalText = Field(None, title="Tempat Surat")
    tanggal_surat: Day | None = Field(None, title="Tanggal Surat")
    pengecualian: OtherHeadings = Field(OtherHeadings(), title="Kop dan Penanda Tangan yang Lain")
    edisi: Annotated[dict[CompetitionName, Whole], Filled] = Field(
        {}, title="Edisi yang Diikuti", description="Tahun edisi per kompetisi; yang terbaru bila tidak ditulis"
    )
    kompetisi: list[CompetitionName] | None = Field(
        None,
        title="Kompetisi yang Diikuti",
        description="Yang diikuti setiap inovasi yang tidak menyebut kompetisi; yang nasional bila tidak ditulis",
    )
    tenggat: dict[Text, dict[Text, Day | None] | None] = Field(
        {},
        title="Tenggat Kantor",
        description="Di bawah `semua` atau nama kompetisi: nama tenggat dan tanggalnya, kosong bila belum ditetapkan",
    )
    hari_libur: list[Day] = Field(
        [],
        title="Hari Libur Tambahan",
        description="Hari tidak bekerja di luar Sabtu, Minggu, libur nasional, dan cuti bersama",
    )
    bahasa: Literal["id", "en"] | None = Field(
        None, title="Bahasa Pesan", description="id atau en; bahasa komputer bila tidak ditulis"
    )
    ketat: YesNo = Field(False, title="Aturan Bertingkat Lemah Dianggap Mengikat")
    tanpa_pemeriksaan: list[Text] = Field(
        [],
        title="Pemeriksaan yang Ditiadakan",
        description="Kode temuan yang disimpulkan program sendiri dan tidak ingin diperiksa di kantor ini",
    )

    @property
    def emblems(self) -> Iterator[Emblem]:
        """Yield every coat of arms that is named: the region's, then those of the exceptions."""
        for at, heading in self._headings():
            if heading.kop.lambang:
                yield Emblem(Location(*at, "kop", "lambang"), heading.kop.lambang)

    @property
    def signatories(self) -> Iterator[tuple[Location, Signatory]]:
        """Yield every signatory with where the settings name one: the region's, then those of the exceptions."""
        for at, heading in self._headings():
            yield Location(*at, "penanda_tangan"), heading.penanda_tangan

    def _headings(self) -> Iterator[tuple[Location, Heading]]:
        yield Location(), Heading(kop=self.kop, penanda_tangan=self.penanda_tangan)
        for kind, exceptions in self.pengecualian:
            for name, each in exceptions.items():
                yield Location("pengecualian", kind, name), each

    def heading(self, offices: tuple[str | None, ...] = (), competition: str = "", document: str = "") -> Heading:
        """Return whose letterhead a document has and who signs it.

        What the document says goes before the competition, that before the proposer, that before the region; see
        `Heading.over` for what is left out.

        Args:
            offices: who proposes, and the office above, if there is one; names are compared loosely.
            competition: for which it is made, such as `kipp`.
            document: its name, such as `surat-inovator`.
        """
        others = self.pengecualian
        by_office = {office_key(name): each for name, each in others.pengusul.items()}
        proposers = [by_office.get(office_key(name)) for name in offices if name]
        found = Heading(kop=self.kop, penanda_tangan=self.penanda_tangan, tempat=self.tempat)
        for each in (*reversed(proposers), others.kompetisi.get(competition), others.dokumen.get(document)):
            found = each.over(found) if each else found
        return found
