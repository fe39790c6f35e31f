"""Evidence is added from a telephone, described, and seen with what opening it showed."""

from pathlib import Path

from playwright.sync_api import Page, expect

from schemas.source import parse_source
from tests.build import PDF
from tests.page.conftest import Serve, office


def test_a_document_is_added_described_and_cited(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/")
    before = page.locator("section[id^=d-]").count()
    sent = tmp_path.parent / "telepon"
    sent.mkdir(exist_ok=True)
    (sent / "Notula Rapat.pdf").write_bytes(PDF)
    (sent / "kosong.pdf").write_bytes(b"")
    page.get_by_label("Berkas atau foto").set_input_files([sent / "Notula Rapat.pdf", sent / "kosong.pdf"])
    page.get_by_label("Jenis dokumennya").select_option("laporan")
    page.get_by_role("button", name="Tambah", exact=True).click()
    expect(page.locator("section[id^=d-]")).to_have_count(before + 2)
    added = page.locator("#d-notula-rapat")
    expect(added).to_contain_text("PDF · 1 halaman")
    # An empty file is told beside it, and the other one goes on.
    expect(page.locator("#d-kosong .finding.bad")).to_contain_text("kosong")
    added.locator("summary", has_text="Lengkapi keterangannya").click()
    added.get_by_label("Nomor surat", exact=False).first.fill("100/2025")
    added.get_by_label("Video inovasi daerah", exact=False).check()
    added.get_by_role("button", name="Simpan").click()
    expect(page.locator("#d-notula-rapat .saved")).to_contain_text("Tersimpan")
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    data = parse_source(path.read_bytes(), path.name).data
    assert data["bukti"]["notula-rapat"]["nomor"] == "100/2025"
    assert "notula-rapat" in data["indikator"]["video"]["bukti"]
    assert (tmp_path / "bukti" / "sendok-merah" / "notula-rapat.pdf").read_bytes() == PDF
