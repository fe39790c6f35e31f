"""The fields of a record in the manual's reference, from the same source as docs/record.md."""

from collections.abc import Iterator, Sequence

from pydantic.fields import FieldInfo

from schemas.editions import edition_files, load_edition
from schemas.innovation import Innovation
from schemas.vocabulary import vocabulary
from tools.make_record import codes_of, editions_asking, fields_of, measured, taken_by
from tools.manual.markdown import page, table

NAME = "acuan/rekaman"
_SUMMARY = "Halaman ini memuat semua isian berkas inovasi: namanya, yang boleh ditulis, dan edisi yang memintanya."
_ABOUT = """Di peramban Anda tidak perlu nama-nama ini: tiap isian ada pertanyaannya. Nama dipakai dalam berkas
`inovasi/*.yaml`, kolom Excel, dan sebagian temuan.

- Yang diwajibkan berkas itu sendiri hanya `nama` dan `pengusul` (dengan `nama` dan `jenis`); selebihnya menurut edisi.
- Tanggal: `2024-03-01`, `01-03-2024`, atau `1 Maret 2024`. Angka tanpa pemisah ribuan: `1250` atau `12,5`.
- Pilihan: kodenya, sebutan resminya, atau ejaan lain yang lazim; yang disimpan ialah kodenya.
- Nama tanpa isi (`sdgs:`) berarti belum diisi.
- Uraian ditulis dengan Markdown: paragraf, daftar, huruf tebal, tabel, tautan.
- `indikator` mencatat fakta, tidak pernah parameter: parameternya mengikuti fakta itu.
- `jawaban` memuat yang hanya diminta satu edisi, di bawah nama edisinya, misalnya `kipp-2025`.
- `<kunci>` diganti dengan nama yang Anda pilih atau kunci dari daftar di bawah; `[]` berarti boleh lebih dari satu."""
_TAKES = {
    "date": "tanggal",
    "latitude, longitude": "lintang, bujur",
    "number": "angka",
    "years": "daftar tahun",
    "year": "tahun",
    "list": "daftar",
    "fields": "beberapa isian",
    "text": "teks",
}


def pages(editions: Sequence[str] = ()) -> dict[str, str]:
    """Return the page of all fields, by name, as it tells of these editions; of all where none is named."""
    names = list(editions or edition_files())
    return {NAME: page("Isian berkas inovasi", _SUMMARY, _ABOUT, *_parts(names))}


def _parts(names: Sequence[str]) -> Iterator[str]:
    asking = editions_asking(names)
    fields = list(fields_of(Innovation))
    rows = [
        (f"`{_shown(path)}`", told.title or "", takes(told), ", ".join(asking.get(path, []))) for path, told in fields
    ]
    yield "## Semua isian"
    yield table(("Nama", "Sebutan", "Isinya", "Diminta oleh"), rows)
    yield "## Isian yang hanya ada pada satu edisi"
    own = {name: load_edition(name) for name in names}
    keys = {
        name: [f"`{key}`" for key, field in each.fields.items() if not field.answer and not field.parts]
        for name, each in own.items()
    }
    yield table(("Edisi", "Isian"), [(f"`jawaban.{name}`", ", ".join(found)) for name, found in keys.items() if found])
    yield "## Indikator"
    newest = max((edition for edition in own.values() if edition.indicators), key=lambda edition: edition.year)
    yield f"Menurut {newest.name}."
    yield table(
        ("Nama", "Diukur dengan", "Indikator"),
        [
            (f"`indikator.{key}`", _measured(measured(each.measure)), f"{each.no} {each.name}")
            for key, each in newest.indicators.items()
        ],
    )
    yield "## Daftar pilihan"
    for name in sorted({code for _path, told in fields for code in codes_of(told)}):
        codes = vocabulary(name)
        yield f"### {codes.title}"
        yield f"Nama daftarnya `{name}`. Sumber: {codes.source}."
        yield table(("Kode", "Sebutan"), [(f"`{key}`", entry.label) for key, entry in codes.entries.items()])


def _shown(path: str) -> str:
    return path.replace("<key>", "<kunci>")


def takes(told: FieldInfo) -> str:
    """Return in Indonesian what a field takes, and what its model says of it."""
    words = taken_by(told)
    said = _TAKES.get(words, words)
    if words.startswith("code list "):
        many = "satu atau lebih" if "list[" in str(told.annotation) else "salah satu"
        said = f"{many} dari daftar {words.removeprefix('code list ')}"
    return f"{said}. {told.description}" if told.description else said


def _measured(words: str) -> str:
    return words.replace("list of years", "daftar tahun").replace("list of ", "daftar ")
