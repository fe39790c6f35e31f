"""The region on the page says what the commands say; report, workbook, next year, another id."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from submissions.page.jobs import JobState
from submissions.sample.generate import write_starter
from submissions.sample.starter import RECORDS
from tests.page.conftest import Serve, Served, run
from tests.page.views.test_jobs import done, visitor_of

__all__ = ["run"]


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("kantor") / "kab"
    folder.mkdir()
    write_starter(folder)
    for name in ("sendok-merah", "antar-lega"):
        (folder / "inovasi" / f"{name}.yaml").write_bytes((RECORDS / f"{name}.yaml").read_bytes())
    return serve(folder)


def test_the_region_says_what_the_commands_say(served: Served, page: Page, run: Callable[..., Any]) -> None:
    told = json.loads(run("index", str(served.folder), "--no-open", "--format", "json").out)
    year = told["index"][next(iter(told["index"]))]
    page.goto(served.entrance)
    for _ in range(60):
        page.goto(f"{served.address}/daerah/")
        if page.locator("tr.sum").count() and not page.locator(".note[role=status]").count():
            break
        page.wait_for_timeout(500)
    row = page.locator("tr.sum").first
    for cell, standing in ((0, "claimed"), (1, "proven")):
        figure = year[standing]["index"].replace(".", ",")
        expect(row.locator("td").nth(cell)).to_have_text(figure)
    expect(page.locator("section", has_text="Proyeksi indeks").first).to_contain_text(
        f"{told['eligible']} layak dari {told['entered']} inovasi"
    )
    chosen = json.loads(run("select", "iga", str(served.folder), "--no-open", "--format", "json").out)
    gain = f"+{float(chosen['fixes'][0]['index_gain']):.4f}".replace(".", ",")
    expect(page.locator(".pts").first).to_have_text(gain)


def test_the_report_is_read_and_searched_in_the_browser(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}/daerah/laporan/")
    rows = page.locator("#daftar tbody tr:visible")
    assert rows.count() == 3
    page.get_by_label("Cari nama").fill("sendok")
    expect(rows).to_have_count(1)
    assert visitor_of(served).get("/daerah/laporan.pdf")[:5] == b"%PDF-"


def test_editions_are_read_and_compared(served: Served) -> None:
    visitor = visitor_of(served)
    page = visitor.ask("GET", "/edisi/?lama=kipp-2023&baru=kipp-2025")[2]
    assert "Dua edisi berdampingan" in page
    assert len(re.findall(r'data-l="KIPP 2023"', page)) > 5
    status, _headers, page = visitor.ask("GET", "/edisi/kipp-2025/")
    assert (status, "Dasar hukum" in page, "Sumber" in page) == (200, True, True)
    assert visitor.ask("GET", "/edisi/tidak-ada/")[0] == 404


def test_the_workbook_stands_beside_those_that_are_there(served: Served) -> None:
    visitor = visitor_of(served)
    (served.folder / "keluaran").mkdir(exist_ok=True)
    (served.folder / "keluaran" / "rekap.xlsx").write_bytes(b"milik kantor")
    page, job = done(served, visitor, "/daerah/rekap/", {})
    assert (job.state, job.files) == (JobState.DONE, (("rekap-2.xlsx", "keluaran/rekap-2.xlsx"),))
    assert visitor.get(f"{page}hasil/0")[:2] == b"PK"
    assert (served.folder / "keluaran" / "rekap.xlsx").read_bytes() == b"milik kantor"


def test_the_next_year_begins_in_a_folder_of_its_own(served: Served, page: Page) -> None:
    # Editions before those in force are not offered, and it is asked before anything is done.
    page.goto(served.entrance)
    page.goto(f"{served.address}/tahun-baru/")
    offered = page.locator("#edisi option").all_inner_texts()
    assert "KIPP 2025 (berlaku di sini)" in offered
    assert [each for each in offered if "2023" in each] == []
    page.locator("#edisi").select_option("kipp-2025")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.locator("h1")).to_have_text("Salin ke KIPP 2025?")
    expect(page.locator("main")).to_contain_text("3 inovasi disalin ke folder baru")
    before = {path: path.read_bytes() for path in (served.folder / "inovasi").iterdir()}
    _page, job = done(served, visitor_of(served), "/tahun-baru/mulai/", {"edisi": "kipp-2025"})
    assert job.state is JobState.DONE, job.told
    new = served.folder.with_name("kab-kipp-2025")
    assert len(list((new / "inovasi").iterdir())) == 3
    assert any(str(new) in line for line in job.told)
    assert {path: path.read_bytes() for path in (served.folder / "inovasi").iterdir()} == before
    # What is there is never written over.
    _page, job = done(served, visitor_of(served), "/tahun-baru/mulai/", {"edisi": "kipp-2025"})
    assert job.state is JobState.FAILED
    # It is opened from here, and the old one stays open in the same browser.
    page.goto(f"{served.address}/tahun-baru/")
    page.get_by_role("button", name=re.compile("Buka.*KIPP 2025")).click()
    page.wait_for_url(lambda url: not url.startswith(served.address), timeout=60_000)
    expect(page.locator("h1")).to_have_text("3 inovasi")
    page.goto(f"{served.address}/")
    expect(page.locator("h1")).to_have_text("3 inovasi")


def test_records_that_are_nearly_others_stand_side_by_side(serve: Serve, page: Page, tmp_path: Path) -> None:
    write_starter(tmp_path)
    served = serve(tmp_path)
    text = (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    (tmp_path / "inovasi" / "kembaran.yaml").write_text(
        text.replace("id: akta-mapan", "id: kembaran").replace("nama: AKTA MAPAN", "nama: AKTA SIAP")
    )
    page.goto(served.entrance)
    page.goto(f"{served.address}/daerah/kembar/")
    expect(page.locator("section.panel").first).to_contain_text("salinan", timeout=20_000)
    # Each pair stands there once, with both names.
    assert page.locator("section.panel").count() == 1


def test_an_innovation_gets_another_id_and_back(serve: Serve, page: Page, tmp_path: Path) -> None:
    write_starter(tmp_path)
    served = serve(tmp_path)
    before = (tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes()
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/")
    page.locator("summary", has_text="Ganti pengenalnya").click()
    page.get_by_label("Pengenal baru").fill("akta-siap")
    page.get_by_role("button", name="Ganti", exact=True).click()
    expect(page.locator("code", has_text="akta-siap").first).to_be_visible()
    assert page.url.endswith("/inovasi/akta-siap/")
    assert (tmp_path / "bukti" / "akta-siap").is_dir()
    page.get_by_role("button", name="Batalkan penggantian pengenal").click()
    assert page.url.endswith("/inovasi/akta-mapan/")
    assert (tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes() == before
