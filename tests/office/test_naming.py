"""An innovation is named by its file, its id or a part of its name."""

from pathlib import Path

import pytest

from submissions.errors import UserError
from submissions.office.naming import record_meant

NAMES = {
    "akta-mapan": "nama: AKTA MAPAN (Akta Menyertai Ibu)\nkoordinat: {lat: 1}",
    "akta-purna": "# catatan\n---\nbukti:\n  - {nama: AKTA lain}\nnama: >-\n  AKTA PURNA\n  untuk Desa\n",
    "g-01": 'id: gizi-cerah\nnama: "GIZI CERAH, Balita"\nrusak: "tidak ditutup\n',
    "json": '{"id": "jalan-terang", "nama": "JALAN TERANG"}',
    "kosong": "",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "submissions.yaml").write_text("pemda: {nama: Kabupaten Contoh}\n", encoding="utf-8")
    (tmp_path / "inovasi").mkdir()
    for name, text in NAMES.items():
        ending = "json" if name == "json" else "yaml"
        (tmp_path / "inovasi" / f"{name}.{ending}").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("akta-mapan", "akta-mapan.yaml"),
        ("AKTA MAPAN", "akta-mapan.yaml"),
        ("mapan", "akta-mapan.yaml"),
        ("purna untuk", "akta-purna.yaml"),
        ("gizi", "g-01.yaml"),
        ("gizi cerah balita", "g-01.yaml"),
        ("g-01", "g-01.yaml"),
        ("Terang", "json.json"),
        ("kosong", "kosong.yaml"),
        ("g-01.yaml", "g-01.yaml"),
        ("json.json", "json.json"),
    ],
)
def test_a_part_of_the_name_is_enough(office: Path, text: str, file: str) -> None:
    assert record_meant(text, office) == office / "inovasi" / file
    assert record_meant(text, office / "inovasi") == office / "inovasi" / file


def test_an_id_wins_over_the_name_that_another_has_too(office: Path) -> None:
    for name in ("perahu", "perahu-2"):
        (office / "inovasi" / f"{name}.yaml").write_text(f"id: {name}\nnama: Perahu\n", encoding="utf-8")
    assert record_meant("perahu", office) == office / "inovasi" / "perahu.yaml"
    assert record_meant("perahu-2", office) == office / "inovasi" / "perahu-2.yaml"


def test_what_several_are_called_is_refused_with_all_of_them(office: Path) -> None:
    with pytest.raises(UserError) as caught:
        record_meant("akta", office)
    assert "2 innovations: akta-mapan (AKTA MAPAN (Akta Menyertai Ibu)), akta-purna" in caught.value.message
    assert "akta-mapan" in caught.value.remedy


@pytest.mark.parametrize("text", ["akta mappan", "lain/akta-mapan.yaml", "akta-mapann.yaml", "AKTA-MAPAN.yml"])
def test_what_none_is_called_is_answered_with_the_nearest(office: Path, text: str) -> None:
    with pytest.raises(UserError) as caught:
        record_meant(text, office)
    assert "Did you mean akta-mapan (" in caught.value.remedy


@pytest.mark.parametrize("text", ["zzz", "", "-", "…"])
def test_what_is_like_nothing_says_how_to_see_them_all(office: Path, text: str) -> None:
    with pytest.raises(UserError, match="check -q"):
        record_meant(text, office)


def test_without_innovations_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no innovation in"):
        record_meant("akta", tmp_path)
