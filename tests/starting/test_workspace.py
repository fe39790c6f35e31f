"""A workspace of one's own: settings that are read as they were said, nothing invented, nothing overwritten."""

from pathlib import Path

import pytest

from submissions.errors import OutputError, UserError
from submissions.starting.workspace import NewOffice, checked_nip, kind_of_region, write_workspace
from submissions.workspace import open_workspace


def test_what_was_said_stands_in_the_settings(tmp_path: Path) -> None:
    said = NewOffice(
        "Kabupaten Umpama",
        "Misal Tengah",
        "Bagian Organisasi",
        "Dra. Contoh: Pejabat",
        "Sekda",
        "19700101 199501 1 001",
    )
    write_workspace(tmp_path, said)
    settings = open_workspace(tmp_path).settings
    assert settings.pemda.nama == "Pemerintah Kabupaten Umpama"
    assert (settings.pemda.singkat, settings.pemda.jenis, settings.pemda.provinsi) == (
        "Kabupaten Umpama",
        "kabupaten",
        "Misal Tengah",
    )
    assert settings.kop.baris == ["PEMERINTAH KABUPATEN UMPAMA", "BAGIAN ORGANISASI"]
    assert settings.penanda_tangan.nama == "Dra. Contoh: Pejabat"
    assert settings.penanda_tangan.nip == "19700101 199501 1 001"
    assert settings.tempat == "Umpama"
    assert not settings.contoh


def test_nothing_need_be_said(tmp_path: Path) -> None:
    write_workspace(tmp_path, NewOffice())
    settings = open_workspace(tmp_path).settings
    assert settings.kop.baris == []
    assert settings.penanda_tangan.nama is None


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "submissions.yaml").write_text("pemda: {nama: Saya}\n", encoding="utf-8")
    with pytest.raises(OutputError):
        write_workspace(tmp_path, NewOffice("Kota Misal"))
    assert (tmp_path / "submissions.yaml").read_text(encoding="utf-8") == "pemda: {nama: Saya}\n"
    assert not (tmp_path / "skema").exists()


@pytest.mark.parametrize(("region", "kind"), [("Kota Misal", "kota"), ("provinsi Umpama", "provinsi"), ("", "")])
def test_the_first_word_says_which_kind_of_region(region: str, kind: str) -> None:
    assert kind_of_region(region) == kind


@pytest.mark.parametrize("region", ["Umpama", "Kabupaten", "Pemerintah Kabupaten Umpama"])
def test_what_is_no_region_is_refused(region: str) -> None:
    with pytest.raises(UserError, match="is no region"):
        kind_of_region(region)


@pytest.mark.parametrize("nip", ["197001011995011001", "19700101 199501 1 001", "19700101-199501-1-001"])
def test_a_nip_is_printed_with_spaces(nip: str) -> None:
    assert checked_nip(nip) == "19700101 199501 1 001"


@pytest.mark.parametrize("nip", ["123", "19700101199501100", "1970010119950110011", "19700101199501100A"])
def test_what_has_not_18_digits_is_no_nip(nip: str) -> None:
    with pytest.raises(UserError, match="not 18"):
        checked_nip(nip)
