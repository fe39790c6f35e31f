"""Documents and links that prove something: stored once in a record, cited by many fields."""

import re
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.fields import Day, FilePath, Identifier, Link, Model, OptionalLongText, OptionalText, Whole
from schemas.vocabulary import Code, vocabulary

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Evidence(Model):
    """One document, picture, video or link, with what a letter register says of it."""

    jenis: Annotated[str, Code("jenis_bukti")] = Field(title="Jenis Dokumen")
    judul: OptionalText = Field(None, title="Judul Dokumen")
    berkas: FilePath | None = Field(None, title="Berkas", description="Jalur berkas dari folder kerja")
    tautan: Link | None = Field(None, title="Tautan")
    nomor: OptionalText = Field(None, title="Nomor Surat")
    tanggal: Day | None = Field(None, title="Tanggal Surat")
    tentang: OptionalText = Field(None, title="Tentang")
    halaman: OptionalText = Field(None, title="Halaman yang Dirujuk")
    memuat: list[Annotated[str, Code("jenis_bukti")]] = Field(
        [], title="Memuat Juga", description="Jenis dokumen lain di dalam berkas yang sama"
    )
    tahun: list[Whole] = Field([], title="Tahun yang Dicakup", description="Tahun anggaran atau perencanaan")
    keterangan: OptionalLongText = Field(None, title="Keterangan")

    @model_validator(mode="after")
    def _has_something(self) -> Self:
        if not self.berkas and not self.tautan:
            raise PydanticCustomError("evidence-without-document", "neither file nor link")
        return self

    @property
    def title(self) -> str:
        """Return what to call the document in a list: its title, else what it is about, else its kind."""
        return self.judul or self.tentang or vocabulary("jenis_bukti").entries[self.jenis].label

    @property
    def kinds(self) -> set[str]:
        """Return every kind of document in it: its own, and what else the file holds."""
        return {self.jenis, *self.memuat}

    @property
    def years(self) -> set[int]:
        """Return the years that it covers: as stated, else those in its title and subject, else that of its date.

        *Why:* a budget of 2026 is often signed in 2025, so the date alone would mislead.
        """
        named = {int(year) for year in _YEAR.findall(f"{self.judul or ''} {self.tentang or ''}")}
        return set(self.tahun) or named or ({self.tanggal.year} if self.tanggal else set())


Citations = list[Identifier]
EvidenceList = dict[Identifier, Evidence]
