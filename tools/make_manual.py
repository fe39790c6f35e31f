"""Write the reference of the manual from the program itself.

    LANGUAGE=id python -m tools.make_manual            writes docs/manual/acuan anew
    LANGUAGE=id python -m tools.make_manual --check    changes nothing; lists what is not up to date and exits with 1

Run it after a change of commands, findings, fields, settings, editions or the glossary.
"""

import os
import sys
from pathlib import Path

# The texts of commands are in the language that is spoken when they are imported.
os.environ["LANGUAGE"] = "id"

from tools.manual import commands, editions, findings, record, settings, terms
from tools.manual.markdown import page

FOLDER = Path(__file__).parents[1] / "docs" / "manual"
_SUMMARY = "Bagian ini untuk yang mencari keterangan lengkap. Halamannya dibuat dari program itu sendiri."
_PARTS = """- [Perintah](perintah/index.md): semua perintah dan pilihannya.
- [Temuan](temuan/index.md): semua temuan, masing-masing dengan contoh dan cara memperbaikinya.
- [Isian berkas inovasi](rekaman.md): semua isian, yang boleh ditulis, dan edisi yang memintanya.
- [Pengaturan](pengaturan.md): pengaturan folder kerja dan kantor yang memakai akun.
- [Edisi](edisi.md): kompetisi yang dikenal, tanggalnya, dan sumber aturannya.
- [Istilah](istilah.md): arti kata-kata yang dipakai program."""


def pages() -> dict[str, str]:
    """Return all pages of the reference by name; those on editions tell of the editions that they tell of now."""
    known = named_editions()
    made = {"acuan/index": page("Acuan", _SUMMARY, _PARTS)}
    for part in (commands.pages(), findings.pages(), record.pages(known), settings.pages(), editions.pages(known)):
        made |= part
    return made | terms.pages()


def named_editions() -> list[str]:
    """Return the editions that the page of editions tells of: one that was added since need not be in it yet."""
    path = FOLDER / f"{editions.NAME}.md"
    return editions.named(path.read_text(encoding="utf-8")) if path.is_file() else []


def outdated() -> list[str]:
    """Return the names of pages that are not as they would be made, or that nobody makes."""
    made = pages()
    there = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in (FOLDER / "acuan").rglob("*.md")}
    changed = [name for name, text in made.items() if name in there and _file(name).read_text("utf-8") != text]
    return sorted([*changed, *(there ^ made.keys())])


def _file(name: str) -> Path:
    return FOLDER / f"{name}.md"


def main() -> int:
    """Write the pages, or say which are not up to date."""
    stale = outdated()
    if "--check" in sys.argv:
        print(*stale, sep="\n", end="\n" if stale else "")
        return 1 if stale else 0
    made = pages()
    for name in stale:
        if name in made:
            _file(name).parent.mkdir(parents=True, exist_ok=True)
            _file(name).write_text(made[name], encoding="utf-8")
        else:
            _file(name).unlink()
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
