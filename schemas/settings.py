"""The settings of an office, `submissions.yaml`: region, letterhead, signatory, and the editions it works on."""

from pydantic import Field

from schemas.fields import Colour, Day, FilePath, Model, OptionalText, Text, Whole, YesNo


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


class ChosenEditions(Model):
    """Which edition of each competition this office works on; the newest where nothing is said."""

    iga: Whole | None = Field(None, title="Edisi IGA", description="Tahun edisi; yang terbaru bila tidak ditulis")
    kipp: Whole | None = Field(None, title="Edisi KIPP", description="Tahun edisi; yang terbaru bila tidak ditulis")


class Settings(Model):
    """The file `submissions.yaml`."""

    pemda: Region = Field(Region(), title="Pemerintah Daerah")
    kop: Letterhead = Field(Letterhead(), title="Kop Surat")
    penanda_tangan: Signatory = Field(Signatory(), title="Penanda Tangan")
    tempat: OptionalText = Field(None, title="Tempat Surat")
    tanggal_surat: Day | None = Field(None, title="Tanggal Surat")
    edisi: ChosenEditions = Field(ChosenEditions(), title="Edisi yang Diikuti")
    ketat: YesNo = Field(False, title="Aturan Bertingkat Lemah Dianggap Mengikat")
