"""Build what tests look at: records, workspaces, editions and assessments, small and complete."""

import copy
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from schemas.edition import Edition, FormField
from schemas.editions import edition_files, load_edition
from schemas.innovation import Innovation
from schemas.source import ReadError, Source, parse_source
from schemas.submission import fill
from submissions.assessment.assessing import FilledAssessment, RecordReport, assess_record
from submissions.assessment.scores import Scores
from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.findings.finding import Finding
from submissions.records.reading import Record, read_record
from submissions.sample.generate import write_starter
from submissions.workspace import Workspace, open_workspace
from tests.evidence.opening.files import picture, video
from tests.records.proven import CITED, documents, inspection

REMOVED = object()
COMPETITIONS = Path(__file__).parent / "competitions"
PDF = (
    b"%PDF-1.3\n1 0 obj\n<< /Pages 2 0 R /Type /Catalog >>\nendobj\n"
    b"2 0 obj\n<< /Count 1 /Kids [ 3 0 R ] /Type /Pages >>\nendobj\n"
    b"3 0 obj\n<< /Contents 4 0 R /MediaBox [ 0 0 595 842 ] /Parent 2 0 R /Type /Page"
    b" /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n"
    b"4 0 obj\n<< /Length 47 >>\nstream\nBT /F1 12 Tf 72 720 Td (Dokumen contoh) Tj ET  \nendstream\nendobj\n"
    b"5 0 obj\n<< /BaseFont /Helvetica /Subtype /Type1 /Type /Font >>\nendobj\n"
    b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"
)
"""A document with one page of text, small enough to read here; commands that open evidence find nothing wrong in it."""
SETTINGS = {"pemda": {"nama": "Kabupaten Contoh", "jenis": "Pemerintah Kabupaten"}}
EVIDENCE = "dokumen"
LETTERS = ("surat_pernyataan_implementasi", "surat_pernyataan_inovator", "surat_kesediaan_replikasi", "sk_inovator")
CRITERIA = ("pembaharuan", "manfaat", "tidak_membebani", "kewenangan", "dapat_direplikasi")
DESIGN = (
    *("dasar_hukum", "permasalahan", "isu_strategis"),
    *("metode_pembaharuan", "keunggulan_kebaharuan", "tahapan_spesifikasi"),
)

# The facts of every indicator of iga-2026 that reach its highest parameter.
HIGHEST_FACTS: dict[str, dict[str, Any]] = {
    "regulasi": {"pilihan": "perda"},
    "sdm": {"jumlah": "31"},
    "anggaran": {"tahun": ["2024", "2025", "2026"]},
    "alat_kerja": {"pilihan": "sistem_daring"},
    "bimtek": {"jumlah": "3"},
    "rkpd": {"tahun": ["2024", "2025", "2026"]},
    "aktor": {"daftar": ["akademisi", "bisnis", "komunitas", "pemerintah", "media"]},
    "pelaksana": {"pilihan": "sk_kepala_daerah"},
    "jejaring": {"daftar": ["Dinas A", "Dinas B", "Dinas C", "Dinas D", "Dinas E"]},
    "sosialisasi": {"pilihan": "media_berita"},
    "pedoman": {"pilihan": "daring"},
    "informasi_layanan": {"daftar": ["manual", "hotline", "media_sosial"]},
    "kemudahan_proses": {"jumlah": "1"},
    "pengaduan": {"diterima": "10", "ditangani": "10"},
    "layanan_terintegrasi": {"pilihan": "lintas_unit"},
    "replikasi": {"daftar": ["Kabupaten A", "Kabupaten B", "Kabupaten C"]},
    "kecepatan_penciptaan": {"jumlah": "4"},
    "kemanfaatan": {"basis": "a", "jumlah": "501"},
    "monev": {"pilihan": "eksternal"},
    "video": {"daftar": ["latar_belakang", "penjaringan_ide", "pemilihan_ide", "manfaat", "dampak"]},
}


def words(count: int, start: int = 1) -> str:
    """Return a text of exactly `count` words."""
    return " ".join(f"kata{number}" for number in range(start, start + count))


def complete_record(**changes: Any) -> dict[str, Any]:
    """Return a record without fault: eligible for iga-2026 and kipp-2025, kipp-2023, kipp-2022 and kipp-2021.

    In iga-2026 it claims and proves the whole 111. `changes` replace fields at the top; a field given
    as REMOVED is left out.
    """
    record: dict[str, Any] = {
        "id": "pasar-terang",
        "nama": "Pasar Terang",
        "kompetisi": ["iga", "kipp"],
        "pengusul": {"nama": "Dinas Perdagangan", "jenis": "opd"},
        "tahapan": "penerapan",
        "inisiator": "opd",
        "nama_inisiator": "Bidang Pasar",
        "klasifikasi": "perangkat_daerah",
        "koordinat": "-7.3905, 109.3637",
        "jenis": "digital",
        "aplikasi": "ya",
        "bentuk": "pelayanan_publik",
        "asta_cita": "asta_cita_3",
        "pkpn": {"klaster": "non_pkpn", "program": "Pasar rakyat"},
        "tematik": "digitalisasi_layanan",
        "urusan_utama": "perdagangan",
        "urusan_beririsan": ["koperasi_ukm"],
        "sdgs": ["sdg_8"],
        "waktu_ide": "2019-02-04",
        "waktu_uji_coba": "2019-09-05",
        "waktu_penerapan": "2020-01-06",  # four months after the trial, as indicator 32 says
        "waktu_pengembangan": "2024-06-03",
        "pengembangan": "Pembayaran retribusi tanpa tunai.",
        "ringkasan": words(80),
        "rancang_bangun": {part: words(65) for part in DESIGN},
        "tujuan": words(40),
        "manfaat": words(40),
        "hasil": words(40),
        "kriteria": {key: {"terpenuhi": "ya", "penjelasan": "Sudah diperiksa."} for key in CRITERIA},
        "indikator": {
            key: {**copy.deepcopy(facts), "bukti": CITED[key].copy()} for key, facts in HIGHEST_FACTS.items()
        },
        "replikasi": {"oleh": [{"instansi": "Dinas Perdagangan Kabupaten A", "tahun": "2023"}]},
        "inovator": [{"nama": "Sari Wulandari", "nip": "198001012005012001"}],
        "bentuk_inovator": "tim",
        "kontak": {"nama": "Sari Wulandari", "telepon": "0281-000000", "surel": "pasar@contoh.go.id"},
        "tautan": {"video": "https://video.contoh.go.id/pasar"},
        "bukti": {EVIDENCE: {"jenis": "laporan", "judul": "Laporan", "berkas": "bukti/dokumen.pdf"}, **documents()},
        "lampiran": {key: [EVIDENCE] for key in LETTERS},
        "pemeriksaan": [inspection()],
        "jawaban": {
            "kipp-2025": {
                "kelompok": "umum",
                "kategori": "ekonomi_umkm",
                "evaluasi_tindak_lanjut": words(60),
                "dampak": words(80),
                "difusi_replikasi": words(60),
                "sumber_daya": words(60),
                "strategi_keberlanjutan": words(80),
            },
            "kipp-2023": {
                "kelompok": "umum",
                "pernah_top99": "tidak",
                "kategori": "pertumbuhan_ekonomi",
                "latar_belakang": words(80),
                "signifikansi": words(160),
                "sudah_direplikasi": "belum",
                "potensi_replikasi": words(60),
                "sumber_daya": words(60),
                "keberlanjutan": words(130),
            },
            "kipp-2022": {
                "kelompok": "umum",
                "kategori": "efektivitas_institusi",
                "ide_inovatif": words(160),
                "signifikansi": words(160),
                "kontribusi_tpb": words(60),
                "adaptabilitas": words(110),
                "keberlanjutan": words(160),
                "kolaborasi": words(60),
            },
            "kipp-2021": {
                "kelompok": "umum",
                "kategori": "tata_kelola",
                "latar_belakang": words(60),
                "kesesuaian_kategori": words(60),
                "kontribusi_tpb": words(60),
                "deskripsi": words(60),
                "transferabilitas": words(60),
                "sumber_daya": words(60),
                "strategi_keberlanjutan": words(60),
                "evaluasi": words(60),
                "pemangku_kepentingan": words(60),
            },
        },
    }
    record |= changes
    return {key: value for key, value in record.items() if value is not REMOVED}


def changed(changes: Mapping[str, Any], record: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a complete record (or `record`) with values replaced at dotted paths, or taken out where REMOVED."""
    result = complete_record() if record is None else copy.deepcopy(dict(record))
    for path, value in changes.items():
        *holders, last = path.split(".")
        holder: Any = result
        for part in holders:
            holder = holder[int(part)] if isinstance(holder, list) else holder.setdefault(part, {})
        if isinstance(holder, list):
            holder[int(last)] = value
        elif value is REMOVED:
            del holder[last]
        else:
            holder[last] = value
    return result


class _Dumper(yaml.CSafeDumper):
    """Writes a value that occurs twice out twice: the reader refuses YAML references."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(record: Mapping[str, Any]) -> str:
    """Return a record as the text of a YAML file, one value to a line."""
    return str(yaml.dump(dict(record), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6))


@cache
def content_of(name: str) -> bytes:
    """Return a small file that is what its name says, so that nothing is found when it is opened."""
    ending = Path(name).suffix.lower()
    if ending not in (".png", ".jpg", ".jpeg", ".mp4"):
        return PDF
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"berkas{ending}"
        return (video(path, 20) if ending == ".mp4" else picture(path)).read_bytes()


OLDER = {"waktu_ide": "2018-01-08", "waktu_uji_coba": "2018-03-05", "waktu_penerapan": "2018-07-02"}


def entered_in(record: dict[str, Any], edition_name: str) -> dict[str, Any]:
    """Return a record as it would have to be for whatever edition: entered, old enough, nothing required left empty."""
    asked = edition(edition_name)
    record = copy.deepcopy(record)
    record["kompetisi"] = list(dict.fromkeys([*record.get("kompetisi", []), asked.competition]))
    closing = [
        asked.calendar[rule.reference].value for rule in asked.eligibility.values() if rule.rule == "minimum_age"
    ]
    record |= OLDER if any(day and day.year < OLD_ENOUGH for day in closing) else {}
    empty = fill(Innovation.model_validate(record), asked, beside={"pemda": "Contoh", "tipe_instansi": "Contoh"}).errors
    own = record.setdefault("jawaban", {}).setdefault(asked.id, {})
    own |= {error.answer.key: _answer(error.answer.field) for error in empty if error.code in ("missing", "too_short")}
    if not own:
        del record["jawaban"][asked.id]
    return record


OLD_ENOUGH = 2022  # what the complete record tells of began in 2020


def _answer(field: FormField) -> Any:
    """Return an answer that fits a field."""
    if field.parts:
        return {key: _answer(part) for key, part in field.parts.items()}
    shaped = {
        "choice": next(iter(field.labels), ""),
        "choices": [next(iter(field.labels), "")],
        "date": "2020-01-06",
        "coordinates": "-7.39, 109.36",
        "yes_no": "ya",
        "narrative": words(max(field.words.min or 0, min(field.words.max or 60, 60))),
        "link": "https://contoh.go.id/a",
        "files": [EVIDENCE],
        "people": [{"nama": "Sari Wulandari"}],
    }
    return shaped.get(field.type, "Pasar Terang")


def write_workspace(
    root: Path, records: Iterable[Mapping[str, Any]], settings: Mapping[str, Any] | None = None
) -> Workspace:
    """Write a workspace with these records, each named by its id, and a small file for each document they name."""
    (root / "inovasi").mkdir(parents=True, exist_ok=True)
    (root / "submissions.yaml").write_text(as_yaml(settings or SETTINGS), encoding="utf-8")
    for number, record in enumerate(records):
        (root / "inovasi" / f"{record.get('id', f'rekaman-{number}')}.yaml").write_text(
            as_yaml(record), encoding="utf-8"
        )
        for evidence in record.get("bukti", {}).values():
            if evidence.get("berkas"):
                (root / evidence["berkas"]).parent.mkdir(parents=True, exist_ok=True)
                (root / evidence["berkas"]).write_bytes(content_of(evidence["berkas"]))
    return open_workspace(root)


@cache
def edition(name: str) -> Edition:
    """Return a packaged edition, or one of the invented ones in tests/competitions."""
    invented = COMPETITIONS / f"{name}.yaml"
    return load_edition(name, COMPETITIONS if invented.exists() else None)


def packaged_editions() -> list[str]:
    """Return the names of the packaged editions."""
    return list(edition_files())


def laid_over(name: str, text: str) -> str:
    """Return the text of an office's file `name` with the line that lays its values over the packaged edition.

    What is no mapping, is a whole edition, or has no packaged edition under it stays as it is.
    """
    try:
        values = parse_source(text.encode(), f"{name}.yaml").data
    except ReadError:
        return text
    return text if name not in packaged_editions() or "schema_version" in values else f"{text}overrides: {name}\n"


@cache
def edition_source(name: str) -> Source:
    """Return the data of a packaged edition with the place of every value."""
    return edition_files()[name].source()


def edition_data(name: str) -> dict[str, Any]:
    """Return a copy of the data of a packaged edition, free to be changed."""
    return copy.deepcopy(edition_source(name).data)


@cache
def _standing_workspace() -> tuple[Workspace, tempfile.TemporaryDirectory[str]]:
    folder = tempfile.TemporaryDirectory(prefix="submissions-tests-")
    return write_workspace(Path(folder.name), [complete_record()]), folder


def standing_workspace() -> Workspace:
    """Return a workspace that lasts as long as the test run; it holds the complete record's document."""
    return _standing_workspace()[0]


def record_of(record: Mapping[str, Any] | str | bytes, file: str = "rekaman.yaml") -> Record:
    """Return a record read from a file with this content (data, or the text itself), in the standing workspace."""
    workspace = standing_workspace()
    path = workspace.root / file
    text = record if isinstance(record, str | bytes) else as_yaml(record)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_record(path, workspace)


def report_of(
    record: Mapping[str, Any] | str | bytes,
    *editions: Edition | str,
    group: str | None = None,
    opened: Mapping[str, FileFacts] | None = None,
) -> RecordReport:
    """Return the report on a record for some editions (or their names).

    `opened` says what opening files showed, by their path in the workspace; without it none was opened.
    """
    workspace = standing_workspace()
    chosen = [edition(each) if isinstance(each, str) else each for each in editions]
    facts = {path: found for file, found in (opened or {}).items() if (path := workspace.file(file))}
    assert len(facts) == len(opened or {}), "facts on a file that is not there"
    return assess_record(record_of(record), chosen, workspace, group, facts)


def assess(
    record: Mapping[str, Any] | str,
    chosen: Edition | str,
    group: str | None = None,
    opened: Mapping[str, FileFacts] | None = None,
) -> FilledAssessment:
    """Return the assessment of a record for one edition."""
    return report_of(record, chosen, group=group, opened=opened).filled[0]


def scores(
    record: Mapping[str, Any], chosen: Edition | str = "iga-2026", opened: Mapping[str, FileFacts] | None = None
) -> Scores:
    """Return the scores of a record in an edition."""
    return assess(record, chosen, opened=opened).scores


def stating(indicator: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the change that gives an indicator these facts and leaves it the documents of the complete record."""
    return {f"indikator.{indicator}": {**facts, "bukti": CITED[indicator]}}


def all_findings(report: RecordReport) -> list[Finding]:
    """Return all findings of a report: those of the record and those of each competition."""
    return [*report.findings, *(finding for each in report.assessments for finding in each.findings)]


def only(findings: Iterable[Finding], code: str) -> Finding:
    """Return the one finding with this code; it fails where there is none or more than one."""
    found = [finding for finding in findings if finding.code == code]
    assert len(found) == 1, f"{len(found)} findings {code}"
    return found[0]


def unseen(finding: Finding, *figures: str) -> list[str]:
    """Return which of the figures a finding's message and remedy do not show; the wording is free to improve."""
    return [figure for figure in figures if figure not in f"{finding.message}. {finding.remedy}"]


def codes(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of findings, sorted."""
    return sorted(finding.code for finding in findings)


def line_of(record: Mapping[str, Any], *location: str | int) -> int:
    """Return the line on which the value at `location` stands in the record's file."""
    source = parse_source(as_yaml(record).encode(), "rekaman.yaml")
    line = source.values[location].line
    assert line is not None
    return line


def key_line_of(record: Mapping[str, Any], *location: str | int) -> int:
    """Return the line on which the key at `location` stands in the record's file."""
    source = parse_source(as_yaml(record).encode(), "rekaman.yaml")
    line = source.keys[location].line
    assert line is not None
    return line


def write_own_office(folder: Path) -> None:
    """Write the starter as an office has it that took away the marks of what is invented."""
    write_starter(folder)
    for path in (folder / "submissions.yaml", *(folder / "inovasi").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert text.count("contoh: ya\n") == 1, path
        path.write_text(text.replace("contoh: ya\n", ""), encoding="utf-8")


def facts_of_video(seconds: float) -> FileFacts:
    """Return what opening a video of this length shows."""
    return FileFacts(kind=FileKind.MP4, seconds=seconds)
