import errno
import json
import os
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from schemas.wording import megabytes
from submissions.errors import OutputError
from submissions.files import folder as folders
from submissions.files.folder import MARKER
from submissions.portal.kit.naming import Names
from submissions.portal.kit.wishes import Outcome
from submissions.workbooks.reading import read_workbook
from tests.evidence.opening.files import office, pdf, video, written
from tests.odd_pdfs import scan
from tests.portal.kit.conftest import Kit, Small, hashes, one

StarterKit = tuple[Kit, Mapping[str, str]]
PLAIN = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*(?:\.[a-z0-9]+)?")


def rows(kit: Kit) -> list[dict[str, str]]:
    with CalamineWorkbook.from_path(str(kit.folder / "daftar.xlsx")) as book:
        headings, *lines = book.get_sheet_by_name("Daftar").to_python(skip_empty_area=False)
    texts = [list(map(str, line)) for line in lines]
    return [dict(zip(map(str, headings), line, strict=True)) for line in texts]


# What is in it


def test_every_document_lies_in_the_folder_of_what_cites_it(starter_kit: StarterKit) -> None:
    kit, before = starter_kit
    indicators = kit.dossier.context["indikator"]
    for indicator in indicators:
        held = [name for name in kit.names if name.startswith(f"{indicator['no']}_")]
        files = [entry for entry in indicator["bukti"] if entry["berkas"]]
        assert len(held) == len(files), indicator["no"]
        for at, entry in enumerate(indicator["bukti"], 1):
            if entry["berkas"]:
                [name] = [each for each in held if each.split("/")[1].startswith(f"{indicator['no']}-{at}_")]
                assert hashes(kit.folder)[name] == before[entry["berkas"].removeprefix("bukti/")]
    assert "16_Regulasi-Inovasi-Daerah/" in " ".join(kit.names)
    assert [name for name in kit.names if name.startswith("P22_Penghargaan/P22-1_Piagam-Penghargaan")]
    assert {name for name in kit.names if "/" not in name} == {MARKER, "daftar.xlsx", "salin.html"}


def test_names_are_plain_short_and_different(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    inner = [name for name in kit.names if "/" in name]
    assert len(inner) == 40
    for name in inner:
        folder, file = name.split("/")
        assert PLAIN.fullmatch(folder)
        assert PLAIN.fullmatch(file)
        assert len(file) <= 100
    assert len({name.casefold() for name in inner}) == len(inner)
    assert any(
        name.endswith("17-1_Keputusan-Bupati-tentang-Tim-Pelaksana_100-3-3-2-257-Tahun-2024.pdf") for name in inner
    )


def test_originals_stay_as_they_are_and_the_same_record_gives_the_same_kit(
    starter_kit: StarterKit, tmp_path: Path
) -> None:
    from tests.portal.kit.conftest import kit_of

    kit, before = starter_kit
    again = kit_of(next((kit.workspace.root / "inovasi").glob("*.yaml")), tmp_path / "lain_kit")
    assert hashes(again.folder) == hashes(kit.folder)
    assert hashes(kit.workspace.root / "bukti") == before


def test_the_list_tells_sizes_before_and_after(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    listed = rows(kit)
    assert [row["No"] for row in listed] == [file.exhibit.number for file in kit.files]
    for row in listed:
        if row["Berkas dalam kit"]:
            before = (kit.workspace.root / row["Berkas asal"]).stat().st_size
            assert row["Ukuran asal (MB)"] == f"{megabytes(before):.1f}"
            after = (kit.folder / row["Berkas dalam kit"]).stat().st_size
            assert row["Ukuran dalam kit (MB)"] == f"{megabytes(after):.1f}"
            assert row["Batas (MB)"] == "2"
    [video_row] = [row for row in listed if row["No"] == "35.1"]
    assert video_row["Berkas asal"].startswith("https://")
    assert video_row["Keterangan"].startswith("tautan")


def test_a_cell_is_no_formula_and_stays_on_its_line(small: Small) -> None:
    kit = small(one("a.pdf", tentang="x") | {"dokumen": {**one("a.pdf")["dokumen"], "judul": "=1+1\nbaris; dua"}})
    [row] = rows(kit)
    assert row["Dokumen"] == "=1+1 baris; dua"
    with zipfile.ZipFile(kit.folder / "daftar.xlsx") as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("title", "number", "name"),
    [
        ("SK Tim", "800/12/2025", "17-1_SK-Tim_800-12-2025.pdf"),
        ("Baris\nsatu\r\tdua", None, "17-1_Baris-satu-dua.pdf"),
        ("../../etc/passwd", "..\\..", "17-1_etc-passwd.pdf"),
        ("Café – “Ñandú”", None, "17-1_Cafe-Nandu.pdf"),
        ("ꦧꦸꦏ꧀ꦠꦶ", None, "17-1.pdf"),
        ("CON", None, "17-1_CON.pdf"),
    ],
)
def test_a_name_takes_only_what_every_system_takes(title: str, number: str | None, name: str) -> None:
    assert Names().file("17.1", title, number, ".PDF") == name


def test_names_are_cut_at_a_word_and_never_given_twice() -> None:
    names = Names()
    first = names.file("17.1", "Keputusan tentang " + "pelaksanaan " * 30, "800/12/2025", ".pdf")
    assert len(first) <= 100
    assert first.endswith("pelaksanaan_800-12-2025.pdf")
    assert names.file("17.1", "sk", None, ".pdf") == "17-1_sk.pdf"
    assert names.file("17/1", "SK", None, ".pdf") == "17-1-2_SK.pdf"
    assert len(Names().file("9" * 50, "x" * 300, "y" * 300, ".terlalupanjang")) <= 100


# What cannot be in it


def test_missing_and_outside_files_are_told_and_not_made(small: Small, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.pdf"
    secret.write_bytes(b"RAHASIA")

    def put(folder: Path) -> None:
        (folder / "a.pdf").unlink()
        (folder / "b.pdf").unlink()
        (folder / "b.pdf").symlink_to(secret)

    kit = small(one("a.pdf") | {"kedua": {"jenis": "surat", "berkas": "bukti/b.pdf"}}, put)
    assert [file.outcome for file in kit.files] == [Outcome.MISSING] * 2
    assert [row["Keterangan"][:9] for row in rows(kit)] == ["TIDAK ADA"] * 2
    assert kit.names == [MARKER, "daftar.xlsx", "salin.html"]


def test_office_documents_and_videos_are_copied_and_measured_by_their_own_limit(small: Small) -> None:
    def put(folder: Path) -> None:
        office(folder / "a.docx", "word/document.xml")
        video(folder / "b.mp4", 3)
        with (folder / "b.mp4").open("ab") as file:
            file.write(bytes(500_000))
        video(folder / "c.mp4", 3)
        with (folder / "c.mp4").open("ab") as file:
            file.write(bytes(1_100_000))

    more = {key: {"jenis": "video", "berkas": f"bukti/{key}.mp4"} for key in "bc"}
    kit = small(one("a.docx") | more, put)
    assert [file.outcome for file in kit.files] == [Outcome.COPIED, Outcome.COPIED, Outcome.TOO_LARGE]
    assert [row["Batas (MB)"] for row in rows(kit)] == ["0,2", "1", "1"]
    assert [bool(file.path) for file in kit.files] == [True, True, False]
    assert kit.content("17.2") == (kit.workspace.root / "bukti/b.mp4").read_bytes()


def test_without_a_known_limit_everything_is_copied(small: Small) -> None:
    from tests.build import edition

    chosen = edition("iga-2026").model_copy(update={"evidence_limits": None})
    kit = small(one("a.pdf"), lambda folder: scan(folder / "a.pdf", dots=300), edition=chosen)
    assert kit.file().outcome is Outcome.COPIED


def test_an_item_of_the_profile_has_the_limit_of_its_field(small: Small) -> None:
    kit = small(
        one("a.pdf"),
        lambda folder: pdf(folder / "a.pdf", [written("x")]),
        lampiran={"penghargaan": ["dokumen"]},
    )
    assert kit.file("P22.1").limit.megabytes == 2
    assert kit.file("17.1").limit.megabytes != 2


# The folder is whole or absent, and nobody else's


def test_our_own_folder_is_made_anew(small: Small) -> None:
    first = small(one("a.pdf", nomor="1"))
    second = small(one("a.pdf", nomor="2"))
    assert first.folder == second.folder
    assert [name for name in second.names if "/" in name] == [
        "17_Ketersediaan-dan-peran-SDM-terhadap-inovasi-daerah/17-1_SK-Tim_2.pdf"
    ]


def test_a_foreign_folder_is_refused(small: Small, tmp_path: Path) -> None:
    (tmp_path / "hasil_kit").mkdir()
    (tmp_path / "hasil_kit" / "catatan.txt").write_text("milik saya")
    with pytest.raises(OutputError, match="was not made by this program"):
        small(one("a.pdf"))
    assert hashes(tmp_path / "hasil_kit").keys() == {"catatan.txt"}


@pytest.mark.parametrize("marker", ["", "{}", "[1]", '{"kit": 2, "files": {}}', '{"kit": 1, "files": 3}'])
def test_a_folder_with_a_marker_that_is_not_ours_is_refused(marker: str, small: Small, tmp_path: Path) -> None:
    (tmp_path / "hasil_kit").mkdir()
    (tmp_path / "hasil_kit" / MARKER).write_text(marker)
    with pytest.raises(OutputError):
        small(one("a.pdf"))


def test_a_link_to_a_folder_is_refused(small: Small, tmp_path: Path) -> None:
    kit = small(one("a.pdf"))
    kit.folder.rename(tmp_path / "dipindah")
    kit.folder.symlink_to(tmp_path / "dipindah")
    with pytest.raises(OutputError):
        small(one("a.pdf"))
    assert (tmp_path / "dipindah" / MARKER).is_file()


def test_what_somebody_added_or_changed_in_our_folder_is_not_lost(small: Small) -> None:
    kit = small(one("a.pdf"))
    (kit.folder / ".DS_Store").write_bytes(b"x")
    small(one("a.pdf"))
    (kit.folder / "catatan.txt").write_text("milik saya")
    with pytest.raises(OutputError, match=r"catatan\.txt"):
        small(one("a.pdf"))
    (kit.folder / "catatan.txt").unlink()
    (kit.folder / "daftar.xlsx").write_text("diubah")
    with pytest.raises(OutputError, match=r"daftar\.xlsx"):
        small(one("a.pdf"))
    assert (kit.folder / "daftar.xlsx").read_text() == "diubah"


def test_a_failure_leaves_the_old_kit_and_nothing_else(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = small(one("a.pdf"))
    before = hashes(kit.folder)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(folders, "_mark", full)
    with pytest.raises(OutputError, match="No space left on device"):
        small(one("a.pdf", nomor="baru"))
    assert hashes(kit.folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil_kit", "kantor"]


def test_a_kit_that_cannot_take_its_place_gives_the_old_one_back(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = small(one("a.pdf"))
    before = hashes(kit.folder)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError):
        small(one("a.pdf", nomor="baru"))
    assert hashes(kit.folder) == before


def test_the_marker_lists_what_was_made(starter_kit: StarterKit) -> None:
    kit, _before = starter_kit
    marked = json.loads((kit.folder / MARKER).read_text())["files"]
    assert marked == {name: value for name, value in hashes(kit.folder).items() if name != MARKER}
    mask = os.umask(0)
    os.umask(mask)
    assert kit.folder.stat().st_mode & 0o777 == 0o777 & ~mask


def test_numbers_of_documents_stay_texts_in_the_list(small: Small) -> None:
    kit = small({f"surat-{number}": {"jenis": "surat", "berkas": "bukti/a.pdf"} for number in range(10)})
    [sheet] = read_workbook(kit.folder / "daftar.xlsx")
    numbers = [cell for row in range(2, 12) if (cell := sheet.cell(row, 1))]
    assert [cell.text for cell in numbers][-1].endswith(".10")
    assert [cell.doubt for cell in numbers] == [None] * 10
