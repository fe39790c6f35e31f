"""The settings in the manual's reference: those of a workspace, and of an office with accounts."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from schemas.settings import Settings
from submissions.page.config import EXAMPLE, MailServer, OfficeServer
from submissions.workspace import SETTINGS_FILE
from tools.make_record import fields_of
from tools.manual.markdown import page, table
from tools.manual.record import takes

NAME = "acuan/pengaturan"
_SUMMARY = "Halaman ini memuat semua pengaturan: milik folder kerja, dan milik kantor yang memakai akun."
_WORKSPACE = f"""Berkas `{SETTINGS_FILE}` ada di folder kerja. Di peramban, sebagian besar isinya diubah lewat halaman
**Pengaturan**. Semua boleh dikosongkan. `<kunci>` diganti dengan nama pengusul, kompetisi, atau dokumennya."""
_EXAMPLE = """```yaml
pemda:
  nama: Kabupaten Umpama
  provinsi: Provinsi Rekaan
kop:
  baris: [PEMERINTAH KABUPATEN UMPAMA, BADAN PERENCANAAN]
  alamat: Jalan Contoh 1, Umpama
penanda_tangan:
  jabatan: Kepala Badan Perencanaan
  nama: Misal Umpama, S.E.
tenggat:
  semua:
    Berkas dari perangkat daerah lengkap: 2026-06-30
```"""
_SERVER = """Kantor yang memakai akun menulis satu berkas TOML, misalnya `kantor.toml`, dan menjalankannya dengan
`submissions serve --office kantor.toml`. Jalur di dalamnya dihitung dari letak berkas itu."""
_MAIL = "Bagian `[mail]` boleh tidak ada; tanpa itu tidak ada surel yang dikirim."
SERVER = {
    "workspace": "folder kerja kantor",
    "data": "folder untuk akun dan kunci penanda",
    "hosts": "nama-nama yang dipakai peramban untuk membukanya",
    "address": "alamat jaringan tempat program mendengarkan",
    "port": "nomor porta",
    "behind_tls": "apakah di depannya ada server yang berbicara HTTPS, misalnya Caddy atau nginx",
    "database": "kosong untuk SQLite di `data`, atau `postgresql://NAMA:SANDI@SERVER/BASISDATA`",
    "scanner": "perintah pemindai virus; berkas yang diunggah menjadi kata terakhirnya, kode keluar 0 berarti bersih",
    "mail": "server surel; lihat di bawah",
    "files_per_day": "paling banyak sekian berkas sehari untuk tiap perangkat daerah",
    "megabytes_per_day": "paling banyak sekian MB sehari untuk tiap perangkat daerah",
}
MAIL = {
    "host": "nama server surel",
    "sender": "alamat pengirim",
    "port": "nomor porta",
    "user": "nama untuk masuk ke server surel",
    "password": "kata sandinya",
    "security": "`starttls`, `tls`, atau `none` untuk server pada komputer yang sama",
}


def pages() -> dict[str, str]:
    """Return the page of all settings, by name."""
    return {NAME: page("Pengaturan", _SUMMARY, *_parts())}


def _parts() -> Iterator[str]:
    yield "## Pengaturan folder kerja"
    yield _WORKSPACE
    yield _EXAMPLE
    rows = []
    for path, told in fields_of(Settings):
        kind, _dot, rest = path.removeprefix("pengecualian.").partition(".<key>.")
        # The three kinds of exceptions hold the same: once is enough.
        if rest and kind != "pengusul":
            continue
        rows.append((f"`{path.replace('<key>', '<kunci>')}`", told.title or "", takes(told)))
    yield table(("Nama", "Sebutan", "Isinya"), rows)
    yield "Di bawah `pengecualian.kompetisi.<kunci>` dan `pengecualian.dokumen.<kunci>` isiannya sama."
    yield "## Pengaturan kantor dengan akun"
    yield _SERVER
    yield f"```toml\n{EXAMPLE}```"
    yield table(("Nama", "Isinya", "Bawaan"), _rows(OfficeServer, SERVER))
    yield _MAIL
    yield table(("Nama", "Isinya", "Bawaan"), _rows(MailServer, MAIL, "mail."))


def _rows(model: type[BaseModel], told: dict[str, str], prefix: str = "") -> list[tuple[str, ...]]:
    return [(f"`{prefix}{name}`", told[name], _default(field.default)) for name, field in model.model_fields.items()]


def _default(value: Any) -> str:
    if value is PydanticUndefined:
        return "harus ditulis"
    if value is None or value in ("", ()):
        return "tidak ada"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, tuple):
        return ", ".join(f"`{each}`" for each in value)
    return f"`{value}`"
