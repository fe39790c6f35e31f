"""Readers see numbers of persons masked, and nobody reads of another office's innovation in a finding."""

import re
import time

import pytest

from tests.page.accounts.conftest import PEOPLE, Kantor, Serving, let_in
from tests.page.conftest import office
from tests.waiting import PATIENCE

NIK, MOBILE, LETTER = "3303 1234 5678 9012", "0812-0000-0001", "000.8/12/2024"


@pytest.fixture(scope="module")
def shared(open_office: Serving, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """An office where one text names numbers, and a second innovation of another office is a copy of the first."""
    folder = office(tmp_path_factory.mktemp("kantor"), "akta-mapan")
    record = folder / "inovasi" / "akta-mapan.yaml"
    text = record.read_text(encoding="utf-8")
    text, count = re.subn(
        r"(?m)^satu_kalimat:.*\n(?:  .*\n)*", f'satu_kalimat: "Hubungi {MOBILE}, NIK {NIK}, surat {LETTER}"\n', text
    )
    assert count == 1
    record.write_text(text, encoding="utf-8")
    copied = text.replace("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Perdagangan").replace(
        "AKTA MAPAN", "AKTA TIRU"
    )
    (folder / "inovasi" / "akta-tiru.yaml").write_text(
        re.sub(r"(?m)^id: .*$", "id: akta-tiru", copied), encoding="utf-8"
    )
    served = open_office(folder, "")
    let_in(served, PEOPLE)
    return served


def texts(kantor: Kantor, account: str) -> str:
    visitor = kantor.visitor(account)
    pages = ["", "isi/profil/", "isi/teks/", "riwayat/"]
    return "".join(visitor.ask("GET", f"/inovasi/akta-mapan/{page}")[2] for page in pages)


@pytest.mark.parametrize("account", ["pimpinan", "penilai"])
def test_who_only_reads_sees_no_number_of_a_person(shared: Kantor, account: str) -> None:
    read = texts(shared, account)
    assert "Hubungi ••••-••••-•001, NIK •••• •••• •••• •012, surat 000.8/12/2024" in read
    assert not re.search(r"(?:0812.?0000|3303.?1234)", re.sub(r"<[^>]*hidden[^>]*>", "", read))


def test_who_writes_sees_what_is_written(shared: Kantor) -> None:
    assert f"Hubungi {MOBILE}, NIK {NIK}, surat {LETTER}" in texts(shared, "pengusul")


def test_a_copy_in_another_office_is_told_without_its_name(shared: Kantor) -> None:
    admin, visitor = shared.visitor("admin"), shared.visitor("pengusul")
    page = "/inovasi/akta-mapan/"
    until = time.monotonic() + PATIENCE
    while "akta-tiru" not in (told := admin.ask("GET", page)[2]):  # copies are looked for aside
        assert time.monotonic() < until
        time.sleep(0.2)
    assert "salinan dari inovasi/akta-tiru.yaml" in told
    own = visitor.ask("GET", page)[2]
    assert "salinan dari inovasi perangkat daerah lain" in own
    for each in (own, visitor.ask("GET", "/inovasi/")[2], visitor.ask("GET", "/")[2]):
        assert "akta-tiru" not in each
        assert "AKTA TIRU" not in each
