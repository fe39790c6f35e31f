"""The Excel forms that the page gives out hold what is known, and mark what is missing."""

import io
import re
import zipfile
from pathlib import Path

from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor


def notes_of(workbook: bytes) -> str:
    """Return the notes at the cells of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/comments"))


def test_what_is_missing_is_marked_in_one_form_and_in_many(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "akta-mapan", "sendok-merah")
    visitor = Visitor(serve(folder).address)
    visitor.come_in()
    visitor.ask("GET", "/inovasi/")
    chosen = {"pilih": "akta-mapan", "aksi": "formulir"}
    complete = notes_of(visitor.download("/inovasi/banyak/", chosen))
    path = folder / "inovasi" / "akta-mapan.yaml"
    text, count = re.subn(r"^manfaat: .*\n(?: .*\n|\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")
    notes = notes_of(visitor.download("/inovasi/banyak/", chosen))
    # It is said as to whoever sees a form, not a file.
    lacking = "Wajib diisi, tetapi masih kosong. Isilah."
    assert (lacking in complete, lacking in notes) == (False, True), notes
    assert "`manfaat`" not in notes
    several = visitor.download("/inovasi/banyak/", {"pilih": ["akta-mapan", "sendok-merah"], "aksi": "formulir"})
    with zipfile.ZipFile(io.BytesIO(several)) as packed:
        [name] = [name for name in packed.namelist() if name.endswith("/akta-mapan.xlsx")]
        assert notes_of(packed.read(name)) == notes


def test_a_form_says_each_thing_once_and_nothing_of_other_innovations(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "akta-mapan")
    sparse = "id: {id}\nnama: Sama Persis\nkompetisi: [iga, kipp]\npengusul: {{nama: Dinas Contoh, jenis: opd}}\n"
    for name, id_ in (("satu", "satu"), ("tetangga", "satu")):
        (folder / "inovasi" / f"{name}.yaml").write_text(sparse.format(id=id_), encoding="utf-8")
    visitor = Visitor(serve(folder).address)
    visitor.come_in()
    page = visitor.ask("GET", "/inovasi/")[2]
    [key] = [key for key in re.findall(r'name="pilih" value="([^"]+)"', page) if key.startswith("satu")]
    notes = notes_of(visitor.download("/inovasi/banyak/", {"pilih": key, "aksi": "formulir"}))
    single = re.findall(r"<comment .*?</comment>", notes, flags=re.DOTALL)
    lacking = [note.count("Wajib diisi, tetapi masih kosong.") for note in single]
    assert (len(single) > 5, max(lacking)) == (True, 1), notes
    assert "tetangga" not in notes
