"""The answers of an innovation, and what is said below each."""

import re
from pathlib import Path

from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor

_NEW = "nama: PASAR TERANG\npengusul: {nama: Dinas Contoh, jenis: perangkat_daerah}\nkompetisi: [iga, kipp]\n"


def test_what_two_competitions_say_in_the_same_words_is_read_once(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "sendok-merah")
    (folder / "inovasi" / "pasar-terang.yaml").write_text(_NEW)
    visitor = Visitor(serve(folder).address)
    visitor.come_in()
    _status, _headers, text = visitor.ask("GET", "/inovasi/pasar-terang/isi/profil/")
    below = text.split("Titik lokasi di peta")[1].split("Digital atau bukan?")[0]
    assert re.findall(r'class="finding (\w+)"', below) == ["bad"]
    assert below.count("Wajib diisi, tetapi masih kosong") == 1
