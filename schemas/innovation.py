"""The record: everything an office knows of one innovation, written once for every competition.

Field names are the official Indonesian terms of the forms. Only the name and the proposer are
required here; what else must be filled is for each edition to say.
"""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Field

from schemas.competitions import national_competitions
from schemas.evidence import Citations, EvidenceList
from schemas.fields import (
    CompetitionName,
    Count,
    Day,
    FilePath,
    Filled,
    Identifier,
    Link,
    Model,
    Number,
    OptionalLongText,
    OptionalText,
    Point,
    Text,
    Whole,
    YesNo,
)
from schemas.vocabulary import Code, Suggested

Narrative = OptionalLongText


class Proposer(Model):
    """Who proposes the innovation: an office, a health centre, a village, a company, a group of citizens."""

    nama: Text = Field(title="Nama Pengusul")
    jenis: Annotated[str, Code("jenis_pengusul")] = Field(title="Jenis Pengusul")
    induk: OptionalText = Field(None, title="Perangkat Daerah Induk")


class NationalProgramme(Model):
    """The national priority programme (PKPN) that the innovation serves: a cluster and, in it, a programme."""

    klaster: Annotated[str, Code("pkpn")] = Field(title="Klaster PKPN")
    program: Annotated[OptionalText, Suggested("pkpn_program")] = Field(None, title="Program PKPN")


class Design(Model):
    """Rancang Bangun in the six parts in which it is written."""

    dasar_hukum: Narrative = Field(None, title="Dasar Hukum")
    permasalahan: Narrative = Field(None, title="Permasalahan (makro, mikro)")
    isu_strategis: Narrative = Field(None, title="Isu Strategis (global, nasional, lokal)")
    metode_pembaharuan: Narrative = Field(None, title="Metode Pembaharuan (sebelum, sesudah)")
    keunggulan_kebaharuan: Narrative = Field(None, title="Keunggulan dan Kebaharuan")
    tahapan_spesifikasi: Narrative = Field(None, title="Tahapan Inovasi / cara kerja / spesifikasi produk")


class ResultFigure(Model):
    """One thing that was measured before the innovation and since."""

    nama: Text = Field(title="Ukuran")
    satuan: OptionalText = Field(None, title="Satuan")
    sebelum: Number | None = Field(None, title="Nilai Sebelum")
    sesudah: Number = Field(title="Nilai Sesudah")
    tahun_sebelum: Whole | None = Field(None, title="Tahun Sebelum")
    tahun_sesudah: Whole | None = Field(None, title="Tahun Sesudah")
    arah: Literal["naik", "turun"] | None = Field(None, title="Arah yang Diharapkan")


class Photo(Model):
    """A photograph of the innovation: what it shows, and where documents show it.

    `di` names `sampul` for the cover, or the texts that speak of it; without any, it stands behind the last text.
    """

    berkas: FilePath = Field(title="Berkas Foto", description="Jalur berkas dari folder kerja; JPEG, PNG, atau WebP")
    keterangan: OptionalText = Field(None, title="Keterangan Foto", description="Apa, di mana, kapan")
    alt: OptionalText = Field(None, title="Uraian Foto", description="Untuk pembaca layar; keterangan bila kosong")
    di: list[Identifier] = Field(
        [], title="Letak Foto", description="sampul, atau uraian yang membicarakannya, misalnya permasalahan"
    )

    @property
    def words(self) -> str:
        """Return what stands for the photograph where it is not seen; empty where nothing is said of it."""
        return self.alt or self.keterangan or ""


class Criterion(Model):
    """Whether one criterion of PP 38/2017 article 6 is met, and why the office says so."""

    terpenuhi: YesNo = Field(title="Terpenuhi")
    penjelasan: OptionalLongText = Field(None, title="Penjelasan")


class Criteria(Model):
    """The five criteria of PP 38/2017 article 6."""

    pembaharuan: Criterion | None = Field(None, title="Mengandung pembaharuan")
    manfaat: Criterion | None = Field(None, title="Memberi manfaat")
    tidak_membebani: Criterion | None = Field(None, title="Tidak membebani masyarakat")
    kewenangan: Criterion | None = Field(None, title="Urusan kewenangan daerah")
    dapat_direplikasi: Criterion | None = Field(None, title="Dapat direplikasi")


class IndicatorFacts(Model):
    """What is true of one indicator, and the documents that show it.

    Which of these facts counts, and which parameter it reaches, an edition says. A record never
    states a parameter.
    """

    pilihan: OptionalText = Field(None, title="Pilihan")
    jumlah: Number | None = Field(None, title="Jumlah")
    tahun: list[Whole] | None = Field(None, title="Tahun")
    daftar: list[Text] | None = Field(None, title="Daftar")
    diterima: Count | None = Field(None, title="Diterima")
    ditangani: Count | None = Field(None, title="Ditangani")
    basis: OptionalText = Field(None, title="Dasar Pengukuran")
    keterangan: OptionalLongText = Field(None, title="Keterangan")
    bukti: Citations = Field([], title="Bukti")

    @property
    def stated(self) -> bool:
        """Return whether any fact is given (documents alone are no fact)."""
        facts = (self.pilihan, self.jumlah, self.tahun, self.daftar, self.diterima, self.ditangani, self.basis)
        return any(fact is not None for fact in facts)


class Award(Model):
    """An honour that the innovation received, in which competition and year."""

    kompetisi: Annotated[str, Code("kompetisi")] = Field(title="Kompetisi")
    tahun: Whole = Field(title="Tahun")
    gelar: Annotated[str, Code("gelar")] = Field(title="Gelar")
    kelompok: OptionalText = Field(None, title="Kelompok")
    judul: OptionalText = Field(None, title="Judul Inovasi Saat Itu")
    bukti: Citations = Field([], title="Bukti")


class ReplicatedBy(Model):
    """Somebody who copied the innovation."""

    instansi: Text = Field(title="Instansi")
    daerah: OptionalText = Field(None, title="Daerah")
    tahun: Whole | None = Field(None, title="Tahun")
    bukti: Citations = Field([], title="Bukti")


class ReplicationOf(Model):
    """The innovation that this one copies or adapts."""

    nama: Text = Field(title="Nama Inovasi Asal")
    instansi: Text = Field(title="Instansi Asal Inovasi yang Direplikasi")
    kompetisi: Annotated[str, Code("kompetisi")] | None = Field(None, title="Kompetisi")
    tahun: Whole | None = Field(None, title="Tahun")
    gelar: Annotated[str, Code("gelar")] | None = Field(None, title="Gelar")


class Replication(Model):
    """Both directions of replication."""

    oleh: list[ReplicatedBy] = Field([], title="Direplikasi oleh")
    dari: ReplicationOf | None = Field(None, title="Replikasi dari")


class Innovator(Model):
    """A person behind the innovation."""

    nama: Text = Field(title="Nama")
    nip: OptionalText = Field(None, title="NIP")
    jabatan: OptionalText = Field(None, title="Jabatan")
    peran: OptionalText = Field(None, title="Peran")


class Contact(Model):
    """Whom to ask about the innovation."""

    nama: Text = Field(title="Nama Kontak")
    telepon: OptionalText = Field(None, title="Nomor Telepon")
    surel: OptionalText = Field(None, title="Surel")


class Links(Model):
    """Addresses where the innovation can be seen."""

    video: Link | None = Field(None, title="Tautan Video")
    situs: Link | None = Field(None, title="Situs")
    media_sosial: Link | None = Field(None, title="Media Sosial")


class Inspection(Model):
    """What a person saw who looked at the evidence: which points of the edition's checks hold, and which do not.

    *Why:* no program sees whether a banner is readable or a letter signed; who looked, and when, must be known.
    """

    oleh: Text = Field(title="Diperiksa oleh")
    tanggal: Day = Field(title="Tanggal Pemeriksaan")
    terpenuhi: list[Text] = Field([], title="Butir Terpenuhi")
    tidak_terpenuhi: list[Text] = Field([], title="Butir Tidak Terpenuhi")
    catatan: OptionalLongText = Field(None, title="Catatan")


class Verification(Model):
    """The ministry's result for one edition: the parameters that it found, or only the score."""

    parameter: dict[Identifier, Annotated[Whole, Field(ge=0, le=3)]] = Field({}, title="Parameter Hasil Verifikasi")
    skor: Count | None = Field(None, title="Skor Hasil Verifikasi")
    catatan: OptionalLongText = Field(None, title="Catatan")


class Registration(Model):
    """What the organiser's portal shows of an innovation that was entered there for one edition.

    It is noted by hand after the entry was copied into the portal, so that the office finds it again.
    """

    nomor: OptionalText = Field(None, title="Nomor Registrasi", description="Seperti diberikan portal")
    tanggal: Day | None = Field(
        None, title="Tanggal Registrasi", description="Hari dikirim atau terdaftar di portal itu"
    )
    keadaan: OptionalText = Field(None, title="Keadaan di Portal", description="Seperti ditulis portal")


class Innovation(Model):
    """One innovation, as it stands in one file."""

    id: Identifier = Field(title="Pengenal", description="Unik di folder kerja; nama berkas bila tidak ditulis")
    nama: Text = Field(title="Nama Inovasi")
    kompetisi: list[CompetitionName] = Field(
        default_factory=lambda: list(national_competitions()),
        title="Diikutkan pada Kompetisi",
        description="Nama kompetisi menurut berkas edisinya; menurut pengaturan bila tidak ditulis",
    )
    pengusul: Proposer = Field(title="Pengusul")

    tahapan: Annotated[str, Code("tahapan")] | None = Field(None, title="Tahapan Inovasi")
    inisiator: Annotated[str, Code("inisiator")] | None = Field(None, title="Inisiator Inovasi Daerah")
    nama_inisiator: OptionalText = Field(None, title="Nama Inisiator")
    klasifikasi: Annotated[str, Code("klasifikasi")] | None = Field(None, title="Klasifikasi Inovasi")
    koordinat: Point | None = Field(None, title="Koordinat")
    jenis: Annotated[str, Code("jenis")] | None = Field(None, title="Jenis Inovasi")
    aplikasi: YesNo | None = Field(None, title="Berkaitan dengan Aplikasi")
    bentuk: Annotated[str, Code("bentuk")] | None = Field(None, title="Bentuk Inovasi Daerah")
    asta_cita: Annotated[str, Code("asta_cita")] | None = Field(None, title="Asta Cita")
    pkpn: NationalProgramme | None = Field(None, title="Program Kerja Prioritas Nasional (PKPN)")
    tematik: Annotated[str, Code("tematik")] | None = Field(None, title="Tematik")
    urusan_utama: Annotated[str, Code("urusan")] | None = Field(None, title="Urusan Utama")
    urusan_beririsan: list[Annotated[str, Code("urusan")]] = Field([], title="Urusan Lain yang Beririsan")
    sdgs: list[Annotated[str, Code("sdgs")]] = Field([], title="Target SDGs")

    waktu_ide: Day | None = Field(None, title="Waktu Munculnya Ide")
    waktu_uji_coba: Day | None = Field(None, title="Waktu Uji Coba Inovasi Daerah")
    waktu_penerapan: Day | None = Field(None, title="Waktu Penerapan Inovasi Daerah")
    waktu_pengembangan: Day | None = Field(None, title="Waktu Pengembangan")
    pengembangan: Narrative = Field(None, title="Apa yang Dikembangkan")

    satu_kalimat: OptionalText = Field(
        None, title="Inovasi dalam Satu Kalimat", description="Saran kami paling banyak 140 huruf"
    )
    ringkasan: Narrative = Field(None, title="Ringkasan")
    rancang_bangun: Design = Field(Design(), title="Rancang Bangun")
    tujuan: Narrative = Field(None, title="Tujuan Inovasi Daerah")
    manfaat: Narrative = Field(None, title="Manfaat yang Diperoleh")
    hasil: Narrative = Field(None, title="Hasil Inovasi")
    hasil_angka: list[ResultFigure] = Field([], title="Hasil dalam Angka")
    foto: list[Photo] = Field([], title="Foto")

    kriteria: Criteria = Field(Criteria(), title="Kriteria Inovasi Daerah (PP 38/2017 pasal 6)")
    indikator: Annotated[dict[Identifier, IndicatorFacts], Filled] = Field({}, title="Indikator")
    penghargaan: list[Award] = Field([], title="Riwayat Penghargaan")
    replikasi: Replication = Field(Replication(), title="Replikasi")
    inovator: list[Innovator] = Field([], title="Inovator")
    bentuk_inovator: Literal["perorangan", "tim"] | None = Field(None, title="Inovator Perorangan atau Tim")
    kontak: Contact | None = Field(None, title="Kontak")
    tautan: Links = Field(Links(), title="Tautan")
    bukti: EvidenceList = Field({}, title="Bukti")
    lampiran: dict[Identifier, Citations] = Field({}, title="Lampiran Formulir")
    pemeriksaan: list[Inspection] = Field([], title="Pemeriksaan Bukti")
    verifikasi: dict[str, Verification] = Field({}, title="Hasil Verifikasi")
    registrasi: dict[str, Registration] = Field({}, title="Registrasi di Portal")
    jawaban: Annotated[dict[str, dict[str, Any]], Filled] = Field({}, title="Jawaban Khusus Edisi")
    publik: YesNo = Field(
        False,
        title="Ditampilkan untuk Publik",
        description="ya bila situs publik boleh menampilkannya; tanpa itu tidak pernah tampil",
    )
    contoh: YesNo = Field(False, title="Data Contoh (Rekaan)", description="Yang rekaan tidak ikut dikirim")

    @property
    def perkembangan(self) -> bool:
        """Return whether the innovation was developed further: a date or a text on it says so."""
        return bool(self.waktu_pengembangan or self.pengembangan)

    @property
    def files(self) -> list[str]:
        """Return every file of the workspace that the record names, each once: evidence and photographs."""
        named = [*(each.berkas for each in self.bukti.values()), *(photo.berkas for photo in self.foto)]
        return list(dict.fromkeys(file for file in named if file))

    def cited(self) -> dict[tuple[str | int, ...], str]:
        """Return every citation of evidence in the record: its location, and the id that is cited."""
        found: dict[tuple[str | int, ...], str] = {}

        def note(location: tuple[str | int, ...], ids: object) -> None:
            if isinstance(ids, list):
                found.update({(*location, number): str(key) for number, key in enumerate(ids)})
            elif ids is not None:
                found[location] = str(ids)

        for key, facts in self.indikator.items():
            note(("indikator", key, "bukti"), facts.bukti)
        for key, ids in self.lampiran.items():
            note(("lampiran", key), ids)
        for number, award in enumerate(self.penghargaan):
            note(("penghargaan", number, "bukti"), award.bukti)
        for number, copy in enumerate(self.replikasi.oleh):
            note(("replikasi", "oleh", number, "bukti"), copy.bukti)
        for edition, answers in self.jawaban.items():
            for key, answer in answers.items():
                if isinstance(answer, dict):
                    note(("jawaban", edition, key, "bukti"), answer.get("bukti"))
        return found


BESIDE = ("pemda", "tipe_instansi")
"""The answers that a form takes from the office's settings, and not from a record."""


def has_place(path: str) -> bool:
    """Return whether an answer has a place: a field of a record, by its dotted path, or beside it."""
    model: type[Model] | None = Innovation
    for name in path.split("."):
        if model is None:
            return True  # within a mapping, whose keys are the office's own
        information = model.model_fields.get(name)
        if information is None:
            return path in BESIDE or isinstance(getattr(model, name, None), property)
        model = _model_of(information.annotation)
    return True


def _model_of(annotation: Any) -> type[Model] | None:
    either = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return next((each for each in either if isinstance(each, type) and issubclass(each, Model)), None)
