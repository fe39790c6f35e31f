"""What documents show at a glance is what the record says: no figure of ours, no photograph that is not there."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from schemas.innovation import Innovation
from schemas.wording import name_parts, ranges_text, short_date_text
from submissions.assessment.assessing import assess_record
from submissions.documents.making import Maker
from submissions.documents.markup import at_word, citations_text
from submissions.documents.photographs import COVER_PIXELS, PHOTO_PIXELS, Photographs
from submissions.documents.planning import documents_of
from submissions.documents.presenting import opening, presentation_content
from submissions.records.reading import read_record
from submissions.workspace import Workspace
from tests.build import complete_record, write_workspace
from tests.pdf import flat, read_pdf
from tests.reading_aloud import read_aloud

RESULTS = [
    {"nama": "Pedagang tercatat", "satuan": "persen", "sebelum": "71", "sesudah": "97,2", "arah": "naik"},
    {"nama": "Waktu setor", "satuan": "jam", "sebelum": "11", "sesudah": "1", "arah": "turun"},
    {"nama": "Pasar", "sesudah": "1250", "tahun_sesudah": "2025"},
]


def photograph(path: Path, size: tuple[int, int], colour: str = "green", **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path, **options)
    return path


def innovation(**more: Any) -> Innovation:
    return Innovation.model_validate({**complete_record(), **more})


def printed(root: Path, competition: str, record: Mapping[str, Any]) -> Any:
    workspace = write_workspace(root, [record])
    report = assess_record(
        read_record(workspace.record_files()[0], workspace), [workspace.edition(competition)], workspace
    )
    return Maker(workspace).pdf(next(iter(documents_of(report.filled[0], workspace))))


def test_changes_and_bars_come_from_the_two_figures() -> None:
    first, second, third = presentation_content(innovation(hasil_angka=RESULTS)).results
    assert (first.before, first.after, first.change) == ("71", "97,2", "+26,2 poin")
    assert first.bars == (0.73, 1.0)
    assert (second.change, second.bars) == ("−10", (1.0, 0.091))
    assert (third.before, third.after, third.change, third.bars) == (None, "1.250", "", None)


@pytest.mark.parametrize("pair", [("-1", "4"), ("0", "0")])
def test_no_bars_where_they_would_lie(pair: tuple[str, str]) -> None:
    [result] = presentation_content(
        innovation(hasil_angka=[{"nama": "Selisih", "sebelum": pair[0], "sesudah": pair[1]}])
    ).results
    assert result.bars is None


def test_a_summary_takes_over_whole_sentences() -> None:
    text = "**Mikro.** Pertama sekali. " + "Kalimat kedua yang panjang sekali " * 12 + ".\n\nParagraf lain."
    assert opening(text) == "Mikro. Pertama sekali."
    assert opening("- hanya daftar") == opening(None) == ""
    assert opening("kata " * 100).endswith("kata …")
    assert len(opening("kata " * 100)) <= 302


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("AKTA MAPAN (Akta Menyertai Ibu Pulang)", ("AKTA MAPAN", "Akta Menyertai Ibu Pulang")),
        ("AKTA (Akta (kelahiran) Anak)", ("AKTA", "Akta (kelahiran) Anak")),
        ("SATU (dua) tiga", ("SATU (dua) tiga", "")),
        ("SATU (dua) dan (tiga)", ("SATU (dua) dan (tiga)", "")),
        ("(tanpa nama)", ("(tanpa nama)", "")),
    ],
)
def test_a_name_is_divided_at_its_last_bracket(name: str, parts: tuple[str, str]) -> None:
    assert name_parts(name) == parts


def test_short_forms_of_lists() -> None:
    import datetime as dt

    assert ranges_text([2, 14, 15, 16, 17, 19, 20, 20]) == "2, 14–17, 19, 20"
    assert citations_text(["indikator 17", "indikator 22", "indikator 23", "indikator 24", "isian 19"]) == (
        "17, 22–24; profil 19"
    )
    assert citations_text(["isian 1.2", "isian 4.2", "Surat Pernyataan"]) == "1.2, 4.2; Surat Pernyataan"
    assert short_date_text(dt.date(2024, 8, 5)) == "5 Agu 2024"
    assert at_word("Sistem Akta Mapan Menyertai Ibu", 20) == "Sistem Akta Mapan…"
    assert at_word("x" * 30, 10) == "x" * 9 + "…"


def test_figures_stand_on_cover_and_summary_and_are_told_as_a_table(tmp_path: Path) -> None:
    record = complete_record(satu_kalimat="Pedagang membayar tanpa tunai.", hasil_angka=RESULTS)
    made = printed(tmp_path, "iga", record)
    assert made.complaints == []
    cover, summary, *_rest = map(flat, read_pdf(made.content).pages)
    assert "97,2 persen" in cover
    assert "1.250" in cover
    assert "Pedagang membayar tanpa tunai." in summary
    assert "Pedagang tercatat, persen 71 97,2 +26,2 poin" in summary
    told = read_aloud(made.content)
    assert "row header: Pedagang tercatat, persen | Sebelum: 71 | Sesudah: 97,2" in told


def test_without_figures_there_are_none(tmp_path: Path) -> None:
    made = printed(tmp_path, "iga", complete_record())
    summary = read_pdf(made.content).pages[1]
    assert "Sebelum dan sesudah" not in summary
    assert "Perubahan" not in summary


@pytest.mark.parametrize("competition", ["iga", "kipp"])
def test_photographs_stand_where_the_text_speaks_of_them(tmp_path: Path, competition: str) -> None:
    photos = [
        {"berkas": "foto/sampul.jpg", "keterangan": "Pasar di pagi hari", "di": ["sampul"]},
        {"berkas": "foto/tegak.jpg", "keterangan": "Loket lama", "alt": "Antrean", "di": ["hasil", "dampak"]},
        {"berkas": "foto/lain.png", "keterangan": "Pelatihan"},
        {"berkas": "foto/tidak-ada.jpg", "keterangan": "Tidak ada"},
        {"berkas": "foto/rusak.jpg", "keterangan": "Rusak"},
    ]
    photograph(tmp_path / "foto" / "sampul.jpg", (1600, 900))
    photograph(tmp_path / "foto" / "tegak.jpg", (600, 900), "red")
    photograph(tmp_path / "foto" / "lain.png", (800, 600), "blue")
    (tmp_path / "foto" / "rusak.jpg").write_bytes(b"bukan gambar")
    made = printed(tmp_path, competition, complete_record(foto=photos))
    assert made.complaints == []
    text = flat(read_pdf(made.content).text)
    assert "Gambar 1. Loket lama" in text
    assert "Gambar 2. Pelatihan" in text
    assert "Tidak ada" not in text.replace("Tidak ada parameter", "").replace("Tidak ada bukti", "")
    assert "Rusak" not in text
    told = read_aloud(made.content)
    assert "figure: Antrean" in told
    assert ("figure: Pasar di pagi hari" in told) is (competition == "iga")


def test_photographs_are_made_small_upright_and_without_what_the_camera_noted(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Kamera Contoh"  # turned by a quarter; whose camera
    photograph(tmp_path / "a.jpg", (3000, 2000), exif=exif)
    made = Photographs(Workspace(tmp_path, write_workspace(tmp_path, []).settings)).prepared("a.jpg", PHOTO_PIXELS)
    assert made is not None
    assert (made.width, made.height) == (667, 1000)
    assert b"Kamera Contoh" not in made.content
    with Image.open(io.BytesIO(made.content)) as image:
        assert not image.getexif()


def test_a_photograph_is_made_ready_once_and_anew_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = write_workspace(tmp_path, [])
    path = photograph(tmp_path / "a.jpg", (1200, 800), "green")
    first = Photographs(workspace).prepared("a.jpg", COVER_PIXELS)

    def never(*_arguments: object) -> bytes:
        raise AssertionError("made ready a second time")

    with monkeypatch.context() as patch:
        patch.setattr("submissions.documents.photographs._made", never)
        assert Photographs(workspace).prepared("a.jpg", COVER_PIXELS) == first
    photograph(path, (1210, 800), "red")
    again = Photographs(workspace).prepared("a.jpg", COVER_PIXELS)
    assert again is not None
    assert first is not None
    assert (again.width, first.width) == (1210, 1200)


def test_rows_are_as_wide_as_the_page_and_equally_high(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    photos = []
    for number, size in enumerate([(900, 600), (600, 900), (800, 600), (900, 600)]):
        photograph(tmp_path / f"{number}.jpg", size)
        photos.append({"berkas": f"{number}.jpg", "keterangan": ""})
    rows = Photographs(workspace).rows(photos, 165)
    assert [len(row) for row in rows] == [2, 2]
    for row in rows:
        assert len({photo["tinggi"] for photo in row}) == 1
        assert sum(photo["lebar"] for photo in row) <= 161.2
    [[alone]] = Photographs(workspace).rows(photos[1:2], 165)
    assert alone["sendiri"]
    assert (alone["lebar"], alone["tinggi"]) == (41.3, 62.0)


def test_no_path_of_a_photograph_leaves_the_workspace(tmp_path: Path) -> None:
    outside = photograph(tmp_path / "luar.jpg", (500, 500))
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "tautan.jpg").symlink_to(outside)
    store = Photographs(write_workspace(tmp_path / "kantor", []))
    assert store.prepared("tautan.jpg", 1000) is None
    assert store.prepared("../luar.jpg", 1000) is None


def test_a_region_prints_in_its_own_hue(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [], {"pemda": {"nama": "Kabupaten Contoh", "warna": "8c1d2f"}})
    html = "<html lang=id><title>x</title><h2>Judul</h2>"
    from submissions.documents.engine import Engine

    content = Engine(workspace).print(html, archive=False).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    assert b"0.549 0.1137 0.1843 rg" in drawn.replace(b"0.54902", b"0.549").replace(b"0.113725", b"0.1137").replace(
        b"0.184314", b"0.1843"
    )
