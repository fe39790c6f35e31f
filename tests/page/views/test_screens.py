"""Every screen: for whoever hears it, has no mouse, a telephone or no scripts."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.page.conftest import Serve, Served, office

SCREENS = {
    "beranda": "/",
    "daftar": "/inovasi/",
    "baru": "/inovasi/baru/",
    "inovasi": "/inovasi/akta-mapan/",
    "isi": "/inovasi/akta-mapan/isi/kipp-2025/",
    "isi-baris": "/inovasi/akta-mapan/isi/inovator/?baru=1",
    "bukti": "/inovasi/akta-mapan/bukti/",
    "bukti-hapus": "/inovasi/akta-mapan/bukti/sk-tim/hapus/",
    "foto": "/inovasi/akta-mapan/foto/",
    "indikator": "/inovasi/akta-mapan/indikator/",
    "periksa": "/inovasi/akta-mapan/periksa/",
    "dokumen": "/inovasi/akta-mapan/dokumen/",
    "riwayat": "/inovasi/akta-mapan/riwayat/",
    "berkas": "/inovasi/akta-mapan/berkas/",
    "rusak": "/inovasi/rusak/berkas/",
    "pengaturan": "/pengaturan/",
    "kalender": "/kalender/",
    "impor": "/impor/",
    "kirim": "/kirim/",
    "daerah": "/daerah/",
    "kembar": "/daerah/kembar/",
    "edisi": "/edisi/?lama=kipp-2023&baru=kipp-2025",
    "edisi-satu": "/edisi/iga-2026/",
    "tahun-baru": "/tahun-baru/",
    "bantuan": "/bantuan/",
    "tidak-ada": "/tidak-ada/",
}


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = office(tmp_path_factory.mktemp("kantor"), "akta-mapan", "sendok-merah")
    (folder / "inovasi" / "rusak.yaml").write_text("nama: RUSAK\npengusul: [\n")
    return serve(folder)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_for_everybody(served: Served, page: Page, name: str) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}{SCREENS[name]}")
    assert page.locator("h1").count() == 1
    broken = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in broken] == []
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_the_first_screen_too(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(tmp_path)
    page.goto(served.entrance)
    assert Axe().run(page).response["violations"] == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_stop_of_the_keyboard_is_seen(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/kipp-2025/")
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "(() => { const each = document.activeElement, style = getComputedStyle(each);"
            " const row = each.closest('.pick');"
            " return [each.tagName + each.id + each.name + (each.value || each.textContent),"
            " style.outlineStyle !== 'none' || !!row &&"
            " getComputedStyle(row).outlineStyle !== 'none'] })()"
        )
        stops.append(stop)
    assert [name for name, seen in stops if not seen] == []
    assert len({name for name, _seen in stops}) > 15


def test_the_form_saves_without_scripts(serve: Serve, browser: Browser, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/profil/")
    page.get_by_label("Inovasi dalam satu kalimat").fill("Akta dibuat sebelum ibu pulang.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    text = (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    assert "satu_kalimat: Akta dibuat sebelum ibu pulang.\n" in text
    # A row is added, and taken out again.
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/inovator/")
    before = page.locator("input[name=baris]").count()
    page.get_by_role("button", name="Simpan dan tambah lagi").click()
    expect(page.locator("input[name=baris]")).to_have_count(before + 1)
    page.locator("#baru").get_by_label("Nama", exact=False).first.fill("Misal Umpama")
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert "- nama: Misal Umpama\n" in (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    page.get_by_label("Keluarkan yang ini saat disimpan").last.check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert "Misal Umpama" not in (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    context.close()


def test_a_table_is_edited_cell_by_cell(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")
    aim = page.get_by_label("Apa tujuannya?")
    aim.fill("Antrean:\n")
    page.locator(".field", has=aim).get_by_role("button", name="Tabel").click()
    cells = page.locator("dialog input")
    for number, text in enumerate(["Ukuran", "Dulu", "Kini", "Jam", "4", "1|2"]):
        cells.nth(number).fill(text)
    page.locator("dialog").get_by_role("button", name="Masukkan ke tulisan").click()
    aim.blur()
    table = page.locator(".field", has=aim).locator(".preview table")
    expect(table.locator("tr").nth(1).locator("td")).to_have_text(["Jam", "4", "1|2"])
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    text = (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    assert "| Ukuran | Dulu | Kini |\n" in text
    assert "| Jam | 4 | 1\\|2 |" in text


def test_a_table_pasted_from_word_stays_a_table(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")
    aim = page.get_by_label("Apa tujuannya?")
    aim.fill("")
    aim.evaluate(
        "(area) => { const data = new DataTransfer();"
        " data.setData('text/html', '<p>Ukurannya:</p><ul><li>satu</li><li>dua</li></ul>"
        "<table><tr><td><p>Ukuran</p><p>waktu</p><td>Kini</tr><tr><td>Jam<td>1</tr></table>"
        "<p class=MsoNormal>Selesai.</p>');"
        " data.setData('text/plain', 'Ukuran\\tKini');"
        " area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }"
    )
    table = "| Ukuran waktu | Kini |\n| --- | --- |\n| Jam | 1 |"
    assert aim.input_value().strip() == f"Ukurannya:\n\n- satu\n- dua\n\n{table}\n\nSelesai."


def test_a_connection_that_is_gone_is_told_and_nothing_typed_is_lost(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")
    page.route("**/kolom/**", lambda route: route.abort())
    aim = page.get_by_label("Apa tujuannya?")
    aim.fill("Satu hari.")
    aim.blur()
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan. Sambungan putus")
    assert aim.input_value() == "Satu hari."
    page.unroute("**/kolom/**")
    aim.fill("Satu hari saja.")
    aim.blur()
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    assert "Satu hari saja." in (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()


def test_an_answer_that_is_not_saved_is_not_forgotten_when_another_is(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.route("**/kolom/**", lambda route: route.abort())
    page.get_by_label("Apa tujuannya?").fill("Satu hari.")
    page.get_by_label("Apa tujuannya?").blur()
    expect(page.locator("#tersimpan")).to_contain_text("Sambungan putus")
    page.unroute("**/kolom/**")
    page.get_by_label("Apa manfaatnya, dan bagi siapa?").fill("Semua orang.")
    page.get_by_label("Apa manfaatnya, dan bagi siapa?").blur()
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan semuanya")
    assert "Semua orang." in path.read_text()
    page.get_by_role("link", name="Ikhtisar").click(no_wait_after=True)
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan semuanya")
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    assert "Satu hari." in path.read_text()
    page.get_by_role("link", name="Ikhtisar").click()
    expect(page.get_by_role("heading", name="Langkah berikutnya")).to_be_visible()
    assert asked == ["beforeunload"]


def test_what_the_answer_says_is_the_reason(
    serve: Serve, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    aim = page.get_by_label("Apa tujuannya?")
    aim.fill("Satu hari.")
    aim.blur()
    expect(page.locator("#tersimpan")).to_contain_text("Belum tersimpan. ")
    expect(page.locator("#tersimpan")).to_contain_text("disk penuh")
    assert aim.input_value() == "Satu hari."


def test_the_list_is_searched_filtered_and_sorted(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/")
    names = page.locator("tbody th strong")
    expect(names).to_have_count(3)
    page.get_by_label("Cari nama, pengusul, atau nomor registrasi").fill("sendok")
    expect(names).to_have_count(1)
    expect(names).to_contain_text("SENDOK MERAH")
    assert "cari=sendok" in page.url
    page.goto(f"{served.address}/inovasi/?urut=terbukti")
    assert names.first.inner_text().startswith("AKTA MAPAN")
    page.goto(f"{served.address}/inovasi/?cari=%3Cscript%3E&hal=99999&layak=x:y")
    expect(page.get_by_role("heading", name="Tidak ada inovasi yang cocok")).to_be_visible()


def test_texts_that_are_counted_together_say_how_many_words_they_have(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    before = path.read_text()
    begin = before.index("rancang_bangun:")
    text = before[begin : before.index("\ntujuan:", begin)]
    path.write_text(before.replace(text, "rancang_bangun:\n  permasalahan: Antrean lama sekali.\n"))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/")
    # The finding on all of them leads to the first.
    page.locator("section", has_text="Hasil pemeriksaan").locator("summary", has_text="lagi").click()
    page.get_by_role("link", name="Rancang Bangun (Minimal 300 kata)").first.click()
    assert page.url.endswith("/isi/teks/#k-rancang-bangun-dasar-hukum")
    total = page.locator("#jumlah-0")
    expect(total).to_contain_text("3 kata, paling sedikit 300")
    page.get_by_label("Apa dasar hukumnya?").fill("Peraturan Bupati Nomor 1 Tahun 2024")
    page.get_by_label("Apa dasar hukumnya?").blur()
    expect(total).to_contain_text("9 kata, paling sedikit 300")


def test_a_cause_leads_to_the_innovations_it_stops(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan", "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    path.write_text(path.read_text().replace("urusan_utama:", "# urusan_utama:", 1))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/")
    expect(page.locator("tbody tr", has_text="SENDOK MERAH")).to_contain_text("harus diperbaiki")
    page.goto(f"{served.address}/")
    page.locator("section[aria-labelledby=d2]").get_by_role("link", name="Urusan Utama").click()
    names = page.locator("tbody th strong")
    expect(names).to_have_count(1)
    expect(names).to_contain_text("SENDOK MERAH")


def test_an_innovation_says_which_competitions_it_enters(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/")
    expect(page.locator(".tag", has_text="KIPP 2025")).to_be_visible()
    page.locator("summary", has_text="IGA, KIPP").click()
    page.get_by_label("KIPP", exact=True).uncheck()
    page.locator("form[aria-labelledby=kp]").get_by_role("button", name="Simpan").click()
    expect(page.locator(".tag", has_text="KIPP 2025")).to_have_count(0)
    assert "kompetisi: [iga]\n" in (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()


def test_the_page_speaks_english_if_wanted(served: Served, page: Page) -> None:
    page.goto(served.entrance)
    page.get_by_role("button", name="English").click()
    expect(page.locator(".nav").get_by_role("link", name="Settings")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.locator(".nav").get_by_role("link", name="Pengaturan")).to_be_visible()
