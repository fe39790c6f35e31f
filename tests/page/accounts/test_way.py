"""One innovation from draft to sent: three roles, two browsers, notes, a change that drops what was approved."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from submissions.changing.history import History
from submissions.workspace import open_workspace
from tests.page.accounts.conftest import PASSWORD, PEOPLE, Kantor, Serving, let_in
from tests.page.conftest import office

WAY = "/inovasi/sendok-merah/"
OFFICE = "Dinas Kesehatan"


@pytest.fixture
def kantor_alone(open_office: Serving, tmp_path: Path) -> Kantor:
    folder = office(tmp_path, "sendok-merah", "akta-mapan")
    served = open_office(folder, "")
    workspace = open_workspace(folder)
    text = (workspace.records_folder / "sendok-merah.yaml").read_text()
    assert "Puskesmas" in text
    offices = {"admin": (), "lain": ("Dinas Perdagangan",)}
    let_in(served, {name: (*each[:2], offices.get(name, (proposer(text),))) for name, each in PEOPLE.items()})
    return served


def proposer(text: str) -> str:
    block = text.split("pengusul:\n", 1)[1]
    return block.split("nama: ", 1)[1].split("\n", 1)[0].strip().strip("\"'")


def come_in(browser: Browser, kantor: Kantor, account: str) -> Page:
    page = browser.new_page(locale="id-ID")
    page.goto(f"{kantor.address}/masuk/")
    page.get_by_label("Surel atau nama akun").fill(account)
    page.get_by_label("Kata sandi, atau kode").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("link", name=PEOPLE[account][0])).to_be_visible()
    page.goto(f"{kantor.address}{WAY}")
    return page


def move(page: Page, label: str, note: str = "") -> None:
    page.reload()
    way = page.locator("#alur .stack-s", has_text="KIPP").first
    way.locator("summary").first.click()
    if note:
        way.get_by_label("Catatan", exact=True).fill(note)
    with page.expect_navigation():
        way.get_by_role("button", name=label, exact=True).click()


def stands(page: Page, state: str) -> None:
    page.reload()
    expect(page.locator("#alur .stack-s", has_text="KIPP").first.locator(".tag").first).to_contain_text(state)


def test_from_draft_to_sent_with_three_roles(kantor_alone: Kantor, browser: Browser) -> None:
    kantor = kantor_alone
    pengusul, reviewer = come_in(browser, kantor, "pengusul"), come_in(browser, kantor, "reviewer")
    # A proposer writes, hands in, and cannot change it while it is looked at.
    pengusul.goto(f"{kantor.address}{WAY}isi/teks/")
    pengusul.get_by_label("Apa tujuannya?").fill("Bayi tidak lagi kurang gizi.")
    pengusul.get_by_role("button", name="Simpan", exact=True).click()
    expect(pengusul.locator("#tersimpan")).to_contain_text("Tersimpan")
    pengusul.goto(f"{kantor.address}{WAY}")
    move(pengusul, "Ajukan")
    stands(pengusul, "Diajukan")
    pengusul.goto(f"{kantor.address}{WAY}isi/teks/")
    pengusul.get_by_label("Apa tujuannya?").fill("Diam-diam diubah.")
    pengusul.get_by_role("button", name="Simpan", exact=True).click()
    expect(pengusul.locator("main")).to_contain_text("belum dapat diubah")
    # The reviewer finds it, puts notes on it and returns it.
    reviewer.goto(f"{kantor.address}/")
    expect(reviewer.get_by_role("heading", name="1 menunggu Anda")).to_be_visible()
    reviewer.goto(f"{kantor.address}{WAY}")
    move(reviewer, "Mulai meninjau")
    for text, internal in (("Sebut jumlah bayinya.", False), ("Tanyakan ke Bagian Hukum.", True)):
        way = reviewer.locator("#alur .stack-s", has_text="KIPP").first
        way.locator("summary", has_text="Beri catatan").click()
        if not internal:
            way.get_by_label("Tentang").select_option(label="Apa tujuannya?")
        way.get_by_label("Catatan: KIPP").fill(text)
        if internal:
            way.get_by_label("Internal: tidak terlihat oleh pengusul").check()
        with reviewer.expect_navigation():
            way.get_by_role("button", name="Catat").click()
    move(reviewer, "Kembalikan")
    expect(reviewer.locator("main")).to_contain_text("“Kembalikan” perlu catatan: Apa yang harus diperbaiki.")
    reviewer.goto(f"{kantor.address}{WAY}")
    move(reviewer, "Kembalikan", "Dampaknya belum terukur.")
    # The proposer sees what is to be done, and not what is internal; mends it and hands it in again.
    pengusul.goto(f"{kantor.address}{WAY}")
    expect(pengusul.locator("#alur")).to_contain_text("Dampaknya belum terukur.")
    expect(pengusul.locator("#alur")).to_contain_text("Sebut jumlah bayinya.")
    expect(pengusul.locator("#alur")).not_to_contain_text("Bagian Hukum")
    assert Axe().run(pengusul).response["violations"] == []
    # The note on a question stands beside its answer too, for the proposer and for who can note more there.
    pengusul.locator("#alur").get_by_role("link", name="Apa tujuannya?").click()
    expect(pengusul.locator(".note", has_text="Sebut jumlah bayinya.")).to_be_visible()
    assert pengusul.get_by_role("link", name="Beri catatan").count() == 0
    found = Axe().run(pengusul).response["violations"]
    assert found == [], [node["html"] for each in found for node in each["nodes"]]
    reviewer.goto(f"{kantor.address}{WAY}isi/teks/")
    reviewer.get_by_role("link", name=re.compile("^Beri catatan.*Apa manfaatnya")).click()
    way = reviewer.locator("#alur .stack-s", has_text="KIPP").first
    expect(way.get_by_label("Tentang")).to_have_value("manfaat")
    pengusul.goto(f"{kantor.address}{WAY}")
    with pengusul.expect_navigation():
        pengusul.locator("#alur").get_by_role("button", name="Selesai").first.click()
    pengusul.goto(f"{kantor.address}{WAY}isi/teks/")
    expect(pengusul.locator("main")).not_to_contain_text("Sebut jumlah bayinya.")  # it is done
    pengusul.get_by_label("Apa tujuannya?").fill("42 bayi tidak lagi kurang gizi.")
    pengusul.get_by_role("button", name="Simpan", exact=True).click()
    pengusul.goto(f"{kantor.address}{WAY}")
    move(pengusul, "Ajukan kembali", "Jumlahnya sudah disebut.")
    reviewer.goto(f"{kantor.address}{WAY}")
    move(reviewer, "Mulai meninjau")
    move(reviewer, "Setujui")
    verifikator, admin = come_in(browser, kantor, "verifikator"), come_in(browser, kantor, "admin")
    move(verifikator, "Sahkan")
    # What an admin changes now is approved no longer; taken back, it is.
    path = kantor.folder / "inovasi" / "sendok-merah.yaml"
    approved = path.read_bytes()
    path.write_bytes(approved + b"# berubah\n")
    stands(admin, "Diajukan")
    expect(admin.locator("#alur")).to_contain_text("persetujuannya tidak berlaku lagi")
    path.write_bytes(approved)
    move(admin, "Siap dikirim")
    move(admin, "Sudah dikirim")
    stands(pengusul, "Terkirim")
    # Whoever is invited chooses a password on a telephone, and is in.
    tamu = browser.new_page(locale="id-ID", viewport={"width": 360, "height": 740})
    tamu.goto(kantor.users("--invite", "tamu", "--name", "Contoh Tamu", "--role", "pimpinan").strip())
    assert Axe().run(tamu).response["violations"] == []
    tamu.get_by_label("Kata sandi").fill(PASSWORD)
    tamu.get_by_role("button", name="Mulai").click()
    expect(tamu.get_by_role("link", name="Contoh Tamu")).to_be_visible()
    tamu.goto(f"{kantor.address}/akun/")
    assert Axe().run(tamu).response["violations"] == []
    admin.goto(f"{kantor.address}/pengguna/")
    assert Axe().run(admin).response["violations"] == []
    for width in (320, 360, 1280):
        admin.set_viewport_size({"width": width, "height": 800})
        assert admin.evaluate("document.documentElement.scrollWidth") <= width, width
    # Whoever has another office is not told that there is such an innovation.
    lain = browser.new_page()
    lain.goto(f"{kantor.address}/masuk/")
    lain.locator("#akun").fill("lain")
    lain.locator("#sandi").fill(PASSWORD)
    with lain.expect_navigation():
        lain.get_by_role("button").last.click()
    lain.goto(f"{kantor.address}{WAY}")
    expect(lain.locator("h1")).to_contain_text("Halaman ini tidak ada")
    versions = History(open_workspace(kantor.folder), path).versions()
    assert {each.by for each in versions if each.fields} == {"Contoh Pengusul"}
    assert b"Diam-diam" not in path.read_bytes()
