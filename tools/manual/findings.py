"""The findings in the manual's reference: each code with an example, what to do, and where it comes up."""

import datetime as dt
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from schemas.source import Place
from submissions.findings import catalogue
from submissions.findings.catalogue import OWN
from submissions.findings.finding import Finding, Kind, Severity
from submissions.language import speaking
from tools.manual.markdown import page, table

FOLDER = "acuan/temuan"
EXAMPLES = Path(__file__).with_name("examples.yaml")
_SUMMARY = "Bagian ini memuat semua temuan: contoh kalimatnya, yang perlu dilakukan, dan tempat munculnya."
_ABOUT = """Tiap temuan punya kode tetap, misalnya `words-too-few`. Di terminal, `submissions help words-too-few`
menampilkan keterangan satu kode. Angka dan nama dalam contoh hanya rekaan.

- **Harus**: menghalangi pengajuan sampai diperbaiki. Bila aturannya hanya disebut satu sumber, temuan itu menjadi
  “sebaiknya”.
- **Sebaiknya**: tidak menghalangi, tetapi dapat merugikan.
- **Perlu diketahui**: cukup diketahui.

Temuan yang bertanda “simpulan program” tidak berdasarkan aturan penyelenggara; kantor Anda dapat meniadakannya dengan
`tanpa_pemeriksaan` dalam [pengaturan](../pengaturan.md)."""
_WEIGHTS = {Severity.ERROR: "Harus", Severity.WARNING: "Sebaiknya", Severity.HINT: "Perlu diketahui"}
_OWN = "simpulan program"


@dataclass(frozen=True)
class Group:
    """The findings of one module of the catalogue: the name of their page, its title, and where they come up."""

    name: str
    title: str
    about: str
    where: str


_CHECKED = "halaman **Ikhtisar** dan isian inovasi, `submissions check`, dan rekap"
_READ = "halaman **Berkas** inovasi dan `submissions check`"
GROUPS = {
    "authority": Group("kewenangan", "Temuan tentang siapa pengusulnya", "milik siapa inovasinya", _CHECKED),
    "claims": Group(
        "pengakuan",
        "Temuan tentang bukti yang diragukan",
        "bukti yang menurut isinya sendiri lain dari yang disebut",
        _CHECKED,
    ),
    "completeness": Group(
        "kelengkapan", "Temuan tentang kelengkapan", "yang diminta formulir: jawaban, jumlah kata, fakta", _CHECKED
    ),
    "contradictions": Group(
        "pertentangan", "Temuan tentang isi yang bertentangan", "hal yang ditulis dengan dua cara", _CHECKED
    ),
    "editions": Group(
        "edisi",
        "Temuan tentang berkas edisi",
        "berkas edisi yang ditulis atau diganti kantor sendiri",
        "`submissions editions check`",
    ),
    "eligibility": Group("syarat", "Temuan tentang syarat", "boleh tidaknya inovasi diajukan", _CHECKED),
    "evidence": Group(
        "bukti", "Temuan tentang berkas bukti", "berkas dan tautan bukti", f"halaman **Bukti**, {_CHECKED}"
    ),
    "files": Group(
        "berkas", "Temuan tentang berkas yang tidak terbaca", "berkas inovasi yang tidak dapat dibaca", _READ
    ),
    "law": Group("peraturan", "Temuan tentang peraturan yang dikutip", "peraturan yang dikutip dalam teks", _CHECKED),
    "manuscript": Group(
        "naskah",
        "Temuan tentang naskah",
        "naskah sebagai dokumen: halaman, ukuran, huruf, tim, video",
        f"{_CHECKED}, dan saat dokumen dibuat",
    ),
    "neighbours": Group(
        "kembar", "Temuan tentang inovasi kembar", "yang sama pada dua inovasi", f"halaman **Daerah**, {_CHECKED}"
    ),
    "proof": Group(
        "pembuktian",
        "Temuan tentang yang dibuktikan",
        "yang dibuktikan dokumen, yang dilihat orang, dan hasil verifikasi",
        f"halaman **Indikator** dan **Periksa**, {_CHECKED}",
    ),
    "stationery": Group(
        "kop",
        "Temuan tentang kop, lambang, dan templat",
        "yang dipinjamkan kantor kepada dokumennya",
        "`submissions check` dan saat dokumen dibuat",
    ),
    "substance": Group("isi", "Temuan tentang isi naskah", "kesesuaian masalah, tujuan, dan hasil", _CHECKED),
    "texts": Group(
        "teks", "Temuan tentang teks yang tercetak lain", "teks yang tercetak lain dari maksudnya", _CHECKED
    ),
    "timing": Group(
        "waktu",
        "Temuan tentang urutan waktu",
        "urutan waktu: keadaan awal, penerapan, angka, surat, penutupan",
        _CHECKED,
    ),
    "unfinished": Group(
        "belum-selesai", "Temuan tentang yang belum selesai", "yang belum selesai ditulis atau masih konsep", _CHECKED
    ),
    "values": Group(
        "nilai",
        "Temuan tentang nilai isian",
        "nilai yang tidak cocok dengan isiannya",
        f"{_CHECKED}; juga saat impor Excel",
    ),
    "workbooks": Group(
        "excel",
        "Temuan tentang berkas Excel",
        "formulir dan tabel Excel yang diimpor",
        "halaman **Excel** dan `submissions import`",
    ),
    "writing": Group("penulisan", "Saran tentang penulisan", "cara teks ditulis", "`submissions check --writing`"),
    "years": Group(
        "tahun",
        "Temuan tentang tahun baru",
        "inovasi yang dilanjutkan dari tahun sebelumnya",
        "`submissions carry-over` dan halaman **Mulai tahun berikutnya**",
    ),
}


@cache
def examples() -> Mapping[str, Mapping[str, str]]:
    """Return the values with which the sentences of each kind are filled, by the name of the kind."""
    read: dict[str, dict[str, str]] = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    return read


def kinds() -> dict[str, dict[str, Kind]]:
    """Return the kinds of the catalogue by the names of their modules, then by their own."""
    found: dict[str, dict[str, Kind]] = {}
    for each in pkgutil.iter_modules(catalogue.__path__):
        module = importlib.import_module(f"{catalogue.__name__}.{each.name}")
        own = {name: value for name, value in vars(module).items() if isinstance(value, Kind)}
        if own:
            found[each.name] = own
    return found


def example(name: str, kind: Kind) -> Finding:
    """Return a finding of a kind, filled with its example.

    Args:
        name: of the kind in the catalogue.
        kind: it.
    """
    values = {gap: _read(value) for gap, value in examples().get(name, {}).items()}
    return Finding(kind, Place("inovasi/pasar-terang.yaml", 1, 1), values=values)


def pages() -> dict[str, str]:
    """Return the index and a page for each group, by name."""
    with speaking("id"):
        found = kinds()
        made = {f"{FOLDER}/index": page("Temuan", _SUMMARY, _ABOUT, _listed(found))}
        for module, own in found.items():
            group = GROUPS[module]
            summary = f"Halaman ini memuat temuan tentang {group.about}."
            made[f"{FOLDER}/{group.name}"] = page(group.title, summary, *_codes(own, group.where))
    return made


def _listed(found: Mapping[str, Mapping[str, Kind]]) -> str:
    rows = []
    for module, own in found.items():
        group = GROUPS[module]
        codes = dict.fromkeys(kind.code for kind in own.values())
        rows.append(
            (f"[{group.title}]({group.name}.md)", ", ".join(f"[{code}]({group.name}.md#{code})" for code in codes))
        )
    return table(("Halaman", "Kode"), rows)


def _codes(own: Mapping[str, Kind], where: str) -> Iterator[str]:
    by_code: dict[str, list[tuple[str, Kind]]] = {}
    for name, kind in own.items():
        by_code.setdefault(kind.code, []).append((name, kind))
    for code, alike in by_code.items():
        yield f"## {code}"
        weights = list(dict.fromkeys(_WEIGHTS[kind.severity] for _name, kind in alike))
        yield f"{' atau '.join(weights)}{f', {_OWN}' if code in OWN else ''}. Muncul pada {where}."
        for name, kind in alike:
            yield from _told(example(name, kind))


def _told(finding: Finding) -> Iterator[str]:
    yield f"> {_safe(_begun(finding.sentence))}"
    yield f"Yang dilakukan: {_safe(finding.remedy)}"
    if finding.kind.on_page:
        yield f"Di peramban: {_safe(finding.remedy_on_page)}"


def _begun(sentence: str) -> str:
    """Return a sentence that begins with a large letter, unless a name or a sign begins it: as the page shows it."""
    is_word = re.match(r"[^\W\d_]+(?=[ ,])", sentence)
    return sentence[0].upper() + sentence[1:] if is_word else sentence


def _safe(text: str) -> str:
    """Return a sentence as Markdown that shows it as it is; what stands between backticks stays as it is typed."""
    pieces = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(each if at % 2 else re.sub(r"([\\*_<>\[\]|#])", r"\\\1", each) for at, each in enumerate(pieces))


def _read(value: str) -> str | dt.date:
    return dt.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value
