"""From an empty folder to an innovation, as a clerk goes: in a real browser, and the command line says the same."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from schemas.source import parse_source
from submissions.sample.generate import write_starter
from tests.build import PDF
from tests.cli.conftest import Ran
from tests.page.conftest import Serve, office
from tests.pdf import flat, read_pdf

KEY = "lampu-desa"


def saved(page: Page) -> None:
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")


def test_from_an_empty_folder_to_what_check_says(
    tmp_path: Path, serve: Serve, page: Page, run: Callable[..., Ran]
) -> None:
    served = serve(tmp_path)
    page.goto(served.entrance)
    expect(page.get_by_role("heading", name="Selamat datang")).to_be_visible()
    # A wrong NIP is told, and what was typed stays.
    page.get_by_label("Daerah", exact=True).fill("Kabupaten Contoh")
    page.get_by_label("Kantor pada kop surat").fill("Badan Perencanaan")
    page.get_by_label("NIP penanda tangan").fill("123")
    page.get_by_role("button", name="Mulai").click()
    expect(page.locator(".errors")).to_contain_text("18")
    expect(page.get_by_label("Daerah", exact=True)).to_have_value("Kabupaten Contoh")
    page.get_by_label("NIP penanda tangan").fill("199001012015011001")
    page.get_by_role("button", name="Mulai").click()
    # Settings
    page.get_by_role("link", name="Pengaturan", exact=True).click()
    page.get_by_label("Alamat").fill("Jalan Contoh 1")
    page.get_by_label("Apa").first.fill("Teks masuk")
    page.get_by_label("Tanggal", exact=True).first.fill("27-9-2030")
    page.get_by_role("button", name="Simpan").click()
    saved(page)
    settings = parse_source((tmp_path / "submissions.yaml").read_bytes(), "submissions.yaml").data
    assert settings["kop"]["alamat"] == "Jalan Contoh 1"
    assert settings["tenggat"] == {"semua": {"Teks masuk": "27-9-2030"}}
    # A new innovation
    page.get_by_role("link", name="Beranda").click()
    page.get_by_role("link", name="Tulis inovasi pertama").click()
    page.get_by_label("Nama inovasi").fill("LAMPU DESA (Layanan Malam)")
    page.get_by_label("Siapa yang mengusulkan").fill("Puskesmas Sukamaju")
    page.get_by_role("button", name="Mulai").click()
    expect(page.get_by_role("heading", name="Profil", exact=True)).to_be_visible()
    # Typed answers are saved by themselves; a day that there is not is told at once, in the words of `check`.
    trial = page.get_by_label("Kapan mulai diuji coba?")
    trial.fill("31-2-2024")
    trial.blur()
    field = page.locator(".field", has=trial)
    expect(field.locator(".finding.bad")).to_contain_text("31-2-2024")
    path = tmp_path / "inovasi" / f"{KEY}.yaml"
    told = field.locator(".finding.bad").inner_text()
    # A message of the page is that of the command line, word by word.
    said = run("check", path, language="id").out
    sentence = " ".join(told.split()).removeprefix("harus: ").split(". ")[0].rstrip(".")
    # On the page a sentence stands for itself, behind the place in the terminal.
    assert sentence.casefold() in " ".join(said.split()).casefold()
    trial.fill("28-2-2024")
    trial.blur()
    expect(field.locator(".finding.bad")).to_have_count(0)
    saved(page)
    assert parse_source(path.read_bytes(), path.name).data["waktu_uji_coba"] == "2024-02-28"
    page.get_by_role("radio", name="Non Digital").check()
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    # A text pasted with bullets becomes a list, and how it will look is shown.
    page.goto(f"{served.address}/inovasi/{KEY}/isi/teks/")
    aim = page.get_by_label("Apa tujuannya?")
    aim.fill("Menurunkan antrean:\n• dari 4 jam\n• menjadi 1 jam")
    aim.blur()
    shown = page.locator(".field", has=aim)
    expect(shown.locator(".preview li")).to_have_count(2)
    expect(shown.locator(".counter")).to_contain_text("8 dari 150 kata")
    assert parse_source(path.read_bytes(), path.name).data["tujuan"].strip() == (
        "Menurunkan antrean:\n- dari 4 jam\n- menjadi 1 jam"
    )
    # The overview and the command line agree.
    page.goto(f"{served.address}/inovasi/{KEY}/")
    expect(page.locator(".tag.bad", has_text="Belum layak IGA")).to_be_visible()
    verdicts = run("check", path, "--no-open", "-q", language="id").out
    assert "IGA 2026  belum layak" in verdicts
    steps = page.locator("section[aria-labelledby=lk] li .go, section[aria-labelledby=lk] li strong").all_inner_texts()
    whole = run("check", path, "--no-open", language="id").out
    assert len(steps) == 3
    assert all(f"{number}. {step}" in whole for number, step in enumerate(steps, 1))


def test_what_is_opened_and_saved_unchanged_changes_no_byte(tmp_path: Path, serve: Serve, page: Page) -> None:
    from submissions.sample.starter import RECORDS

    names = sorted(path.stem for path in RECORDS.glob("*.yaml"))[::3]  # all of them: tests/filling
    served = serve(office(tmp_path, *names))
    files = {path: path.read_bytes() for path in (tmp_path / "inovasi").iterdir()}
    page.goto(served.entrance)
    for name in names:
        page.goto(f"{served.address}/inovasi/{name}/isi/teks/")
        page.get_by_role("button", name="Simpan", exact=True).click()
        saved(page)
    sections = page.locator("nav[aria-label=Bagian] a.go").evaluate_all("all => all.map(each => each.href)")
    assert len(sections) > 5
    for address in sections:
        page.goto(address)
        page.get_by_role("button", name="Simpan", exact=True).click()
        saved(page)
    assert {path: path.read_bytes() for path in (tmp_path / "inovasi").iterdir()} == files
    assert not list((tmp_path / ".submissions").rglob("*.jsonl"))


def test_two_windows_on_one_record(tmp_path: Path, serve: Serve, context: BrowserContext) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    address = f"{served.address}/inovasi/akta-mapan/isi/teks/"
    one, other = context.new_page(), context.new_page()
    one.goto(served.entrance)
    for window in (one, other):
        window.goto(address)
    # Different answers: both are kept.
    one.get_by_label("Apa manfaatnya, dan bagi siapa?").fill("Manfaat dari jendela pertama.")
    one.get_by_label("Apa manfaatnya, dan bagi siapa?").blur()
    saved(one)
    other.get_by_label("Apa hasilnya sampai sekarang?").fill("Hasil dari jendela kedua.")
    other.get_by_role("button", name="Simpan", exact=True).click()
    saved(other)
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    data = parse_source(path.read_bytes(), path.name).data
    assert data["manfaat"].strip() == "Manfaat dari jendela pertama."
    assert data["hasil"].strip() == "Hasil dari jendela kedua."
    # The same answer: the later one is asked, and sees both.
    result = one.get_by_label("Apa hasilnya sampai sekarang?")
    result.fill("Hasil dari jendela pertama.")
    result.blur()
    field = one.locator(".field", has=result)
    expect(field.locator(".note.warn")).to_contain_text("Hasil dari jendela kedua.")
    expect(one.locator("#tersimpan")).to_contain_text("Belum tersimpan")
    assert result.input_value() == "Hasil dari jendela pertama."
    # That another answer is saved meanwhile does not make this one saved.
    one.get_by_label("Apa tujuannya?").fill("Tujuan baru.")
    one.get_by_label("Apa tujuannya?").blur()
    expect(one.locator("#tersimpan")).to_contain_text("Belum tersimpan semuanya")
    field.get_by_role("button", name="Pakai tulisan saya").click()
    saved(one)
    assert parse_source(path.read_bytes(), path.name).data["hasil"].strip() == "Hasil dari jendela pertama."
    # Nothing is lost: the other text is in the history, and comes back.
    one.goto(f"{served.address}/inovasi/akta-mapan/riwayat/")
    expect(one.locator("ol.rows li")).to_have_count(5)
    one.locator("ol.rows li").nth(2).get_by_role("link").click()
    expect(one.locator("ins").first).to_contain_text("kedua")
    one.get_by_role("button", name="Kembalikan ke keadaan ini").click()
    assert parse_source(path.read_bytes(), path.name).data["hasil"].strip() == "Hasil dari jendela kedua."


@pytest.mark.parametrize("scripts", [True, False])
def test_a_conflict_of_the_whole_form_shows_both_texts(
    tmp_path: Path, serve: Serve, browser: Browser, scripts: bool
) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    context = browser.new_context(java_script_enabled=scripts)
    window = context.new_page()
    window.goto(served.entrance)
    window.goto(f"{served.address}/inovasi/akta-mapan/isi/teks/")
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    before = path.read_text()
    old = parse_source(before.encode(), path.name).data["manfaat"]
    first = old.strip().split("\n")[0]
    path.write_text(before.replace(first, "Diubah di luar halaman."))
    window.get_by_label("Apa manfaatnya, dan bagi siapa?").fill("Diubah di halaman.")
    window.get_by_role("button", name="Simpan", exact=True).click()
    expect(window.locator(".errors").first).to_contain_text("Tulisan Anda aman")
    expect(window.locator(".note.warn", has_text="Diubah di luar halaman.")).to_be_visible()
    assert window.get_by_label("Apa manfaatnya, dan bagi siapa?").input_value() == "Diubah di halaman."
    assert "Diubah di luar halaman." in path.read_text()
    window.get_by_role("button", name="Simpan", exact=True).click()
    saved(window)
    assert parse_source(path.read_bytes(), path.name).data["manfaat"].strip() == "Diubah di halaman."
    context.close()


def test_from_evidence_on_a_telephone_to_what_is_sealed(
    tmp_path: Path, serve: Serve, page: Page, run: Callable[..., Ran]
) -> None:
    write_starter(tmp_path)
    served = serve(tmp_path)
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    typed = "Bidan mengirim data kelahiran; keluarga pulang membawa akta, setiap hari kerja."
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/isi/profil/")
    page.get_by_label("Inovasi dalam satu kalimat").fill(typed)
    page.get_by_label("Inovasi dalam satu kalimat").blur()
    saved(page)
    # Evidence, taken with the telephone
    page.goto(f"{served.address}/inovasi/akta-mapan/bukti/")
    photo = FilePayload(name="IMG 2041.pdf", mimeType="application/pdf", buffer=PDF)
    page.get_by_label("Berkas atau foto").set_input_files([photo])
    page.get_by_label("Jenis dokumennya").select_option("laporan")
    page.get_by_role("button", name="Tambah", exact=True).click()
    expect(page.locator("#d-img-2041")).to_contain_text("PDF · 1 halaman")
    # Indicators say what `score` says.
    page.goto(f"{served.address}/inovasi/akta-mapan/indikator/")
    expect(page.locator("main")).to_contain_text("108 dinyatakan")
    assert "108" in run("score", path, "--no-open", language="id").out
    # Letters first, then the dossier, which says what was typed.
    page.goto(f"{served.address}/inovasi/akta-mapan/dokumen/")
    for row, words in (("Surat Pernyataan Implementasi", "AKTA MAPAN"), ("(IGA)", typed)):
        with page.expect_download() as download:
            page.locator("li", has_text=row).get_by_role("link", name="Buat PDF").click()
        assert words in flat(read_pdf(Path(download.value.path())).text), row
    # All documents, then the seal
    for button, folder in (("Buat", "keluaran"), ("Segel", "beku")):
        page.goto(f"{served.address}/kirim/")
        form = page.locator("form", has=page.get_by_role("button", name=button, exact=True))
        form.get_by_label("Ikutkan data rekaan").check()
        form.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("heading", name="Selesai")).to_be_visible(timeout=60_000)
        assert list((tmp_path / folder).iterdir())
    [sealed] = (tmp_path / "beku").iterdir()
    assert run("verify", sealed).code == 0
    # The same verdicts as those of the command line.
    page.goto(f"{served.address}/inovasi/akta-mapan/")
    said = run("check", path, "--no-open", "-q", language="id").out
    for edition in ("IGA 2026", "KIPP 2025"):
        expect(page.locator(".tag.good", has_text=f"Layak {edition}")).to_be_visible()
        assert f"{edition}" in said
        assert "belum layak" not in said
