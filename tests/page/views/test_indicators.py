"""The indicators on the page: facts in, parameters out, the same as `score` says."""

from pathlib import Path

from playwright.sync_api import Page, expect

from schemas.source import parse_source
from tests.page.conftest import Serve, office


def test_facts_are_stated_and_the_parameter_follows(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    # An indicator in which nothing must be mended is folded; an address that names it opens it.
    page.goto(f"{served.address}/inovasi/akta-mapan/indikator/")
    staff = page.locator("#i-sdm")
    expect(page.locator("#k-indikator-sdm-jumlah")).not_to_be_visible()
    page.goto(f"{served.address}/inovasi/akta-mapan/indikator/#i-sdm")
    expect(staff).to_contain_text("3 dinyatakan")
    # What other facts would come to is seen without touching the record.
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    before = path.read_bytes()
    page.locator("#k-indikator-sdm-jumlah").fill("2")
    page.get_by_role("button", name="Coba dahulu").click()
    expect(page.locator(".note[role=status]")).to_contain_text("belum ada yang tersimpan")
    # What it comes to stands beside the button too, which is always in view.
    expect(page.locator(".savebar")).to_contain_text("Hanya dicoba: IGA 2026")
    expect(staff).to_contain_text("parameter sekarang 3, nanti 1")
    assert page.locator("#k-indikator-sdm-jumlah").input_value() == "2"
    assert path.read_bytes() == before
    page.locator("#i-aktor > summary").click()
    page.locator("#i-aktor").get_by_label("Media", exact=False).first.uncheck()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".savebar .saved")).to_contain_text("Tersimpan")
    expect(staff).to_contain_text("1 dinyatakan")
    facts = parse_source(path.read_bytes(), path.name).data["indikator"]
    assert facts["sdm"]["jumlah"] == "2"
    assert "media" not in facts["aktor"]["daftar"]
    assert facts["sdm"]["bukti"]
