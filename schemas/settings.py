"""The settings of an office, `submissions.yaml`: region, letterhead, signatory, and the editions it works on."""

from typing import Annotated

from pydantic import Field

from schemas.fields import CompetitionName, Day, FilePath, Filled, Model, OptionalText, Text, Whole, YesNo


class Region(Model):
    """The regional government."""

    nama: Text = Field("Pemerintah Daerah", title="Nama Pemda")
    singkat: OptionalText = Field(None, title="Nama Singkat Pemda")
    jenis: OptionalText = Field(None, title="Jenis Pemda")
    provinsi: OptionalText = Field(None, title="Provinsi")


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


class Settings(Model):
    """The file `submissions.yaml`."""

    pemda: Region = Field(Region(), title="Pemerintah Daerah")
    kop: Letterhead = Field(Letterhead(), title="Kop Surat")
    penanda_tangan: Signatory = Field(Signatory(), title="Penanda Tangan")
    tempat: OptionalText = Field(None, title="Tempat Surat")
    tanggal_surat: Day | None = Field(None, title="Tanggal Surat")
    edisi: Annotated[dict[CompetitionName, Whole], Filled] = Field(
        {}, title="Edisi yang Diikuti", description="Tahun edisi per kompetisi; yang terbaru bila tidak ditulis"
    )
    kompetisi: list[CompetitionName] | None = Field(
        None,
        title="Kompetisi yang Diikuti",
        description="Yang diikuti setiap inovasi yang tidak menyebut kompetisi; yang nasional bila tidak ditulis",
    )
    ketat: YesNo = Field(False, title="Aturan Bertingkat Lemah Dianggap Mengikat")
