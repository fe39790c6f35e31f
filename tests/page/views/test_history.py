"""What an innovation said before: any two states side by side, and what was blacked out."""

import html
import re
from pathlib import Path

from submissions.filling.saving import save_values
from submissions.office.histories import black_out
from submissions.workspace import open_workspace
from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor


def test_any_two_states_are_compared_and_what_is_blacked_out_is_not_shown(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "sendok-merah")
    workspace = open_workspace(folder)
    served = serve(folder)
    visitor = Visitor(served.address)
    visitor.come_in()
    assert visitor.ask("GET", "/inovasi/sendok-merah/riwayat/")[0] == 200  # nothing was changed yet
    path = workspace.records_folder / "sendok-merah.yaml"
    for text in ("Satu kalimat rahasia.", "Dua kalimat.", "Tiga kalimat."):
        save_values(workspace, path, {("satu_kalimat",): text}, by="Penulis Contoh")

    def shown(query: str) -> str:
        _status, _headers, text = visitor.ask("GET", f"/inovasi/sendok-merah/riwayat/{query}")
        return re.sub(r"<[^>]+>", "", text.split("<main")[1])

    assert "Dua" in shown("?versi=4")
    assert "rahasia" not in shown("?versi=4")
    wide = shown("?versi=4&dengan=2")
    assert "rahasia" in wide
    assert "Tiga" in wide
    assert "Dua" not in wide.split("Semua perubahan")[0]
    for odd in ("?versi=9", "?versi=2&dengan=9", "?versi=x", "?versi=2&dengan=-1"):
        assert visitor.ask("GET", f"/inovasi/sendok-merah/riwayat/{odd}")[0] == 404
    assert black_out(workspace, path, ["rahasia"], "Admin Contoh", "permintaan yang bersangkutan") == 1
    gone = shown("?versi=2")
    assert "Teks keadaan ini sudah dihitamkan" in gone
    assert "Kembalikan ke keadaan ini" not in gone
    assert "rahasia" not in gone
    assert "permintaan yang bersangkutan" in shown("")
    visitor.ask("GET", "/inovasi/sendok-merah/riwayat/?versi=2")
    before = path.read_bytes()
    assert visitor.post("/inovasi/sendok-merah/riwayat/", {"versi": "2", "asal": "x"})[0] == 409
    assert path.read_bytes() == before


def test_what_was_changed_is_named_in_words(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "sendok-merah")
    workspace = open_workspace(folder)
    path = workspace.records_folder / "sendok-merah.yaml"
    document = {"jenis": "surat_pernyataan", "judul": "Surat bertanda tangan"}
    save_values(workspace, path, {("bukti", "surat-baru"): document}, by="Penulis Contoh")
    save_values(workspace, path, {("lampiran", "surat_pernyataan_inovator"): ["surat-baru"]}, by="Penulis Contoh")
    save_values(workspace, path, {("indikator", "sdm", "bukti"): ["surat-baru"]}, by="Penulis Contoh")
    save_values(workspace, path, {("indikator", "bimtek", "jumlah"): "9"}, by="Penulis Contoh")
    save_values(workspace, path, {("inovator",): [{"nama": "Contoh Rekaan"}]}, by="Penulis Contoh")
    visitor = Visitor(serve(folder).address)
    visitor.come_in()
    _status, _headers, text = visitor.ask("GET", "/inovasi/sendok-merah/riwayat/?versi=6&dengan=1")
    shown = html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main")[1]))
    assert "Bukti “surat-baru”: Apa dokumennya?" in shown
    assert "Mengubah Bukti “surat-baru”" in shown
    assert "Mengubah Surat Pernyataan Inovator" in shown
    assert "Mengubah 17 Ketersediaan dan peran SDM terhadap inovasi daerah: Bukti" in shown
    assert "Mengubah 20 Bimtek inovasi: Jumlah" in shown
    assert "Mengubah Inovator" in shown
    assert not re.search(r"\b(bukti|lampiran|indikator)\.", shown)


def test_what_stands_beside_an_answer_and_whole_groups_are_named_too(serve: Serve, tmp_path: Path) -> None:
    folder = office(tmp_path, "sendok-merah")
    workspace = open_workspace(folder)
    path = workspace.records_folder / "sendok-merah.yaml"
    save_values(workspace, path, {("jawaban", "kipp-2025", "latar_belakang", "bukti"): ["sk-tim"]}, by="Penulis Contoh")
    save_values(workspace, path, {("kontak",): {"telepon": "0812-0000-0000"}}, by="Penulis Contoh")
    visitor = Visitor(serve(folder).address)
    visitor.come_in()
    text = visitor.ask("GET", "/inovasi/sendok-merah/riwayat/?versi=3&dengan=1")[2]
    shown = html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main")[1]))
    assert not re.search(r"jawaban\.|\bkontak\b", shown), shown
    assert "1.1 Latar Belakang: Bukti" in shown
