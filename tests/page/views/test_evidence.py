"""Evidence is added from a telephone, described, and seen with what opening it showed."""

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from schemas.source import parse_source
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace
from tests.build import PDF
from tests.page.conftest import Serve, office
from tests.page.test_guarding import Visitor


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


def test_a_document_is_replaced_and_the_old_file_stays(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/inovasi/sendok-merah/bukti/")
    sent = [("Notula.pdf", PDF)]
    assert visitor.upload("/inovasi/sendok-merah/bukti/", sent, {"jenis": "laporan"})[0] == 302
    assert visitor.upload("/inovasi/sendok-merah/bukti/notula/ganti/", [("Notula.pdf", PDF + b"% baru")])[0] == 302
    document = parse_source(path.read_bytes(), path.name).data["bukti"]["notula"]
    assert (document["berkas"], document["judul"]) == ("bukti/sendok-merah/notula-2.pdf", "Notula")
    assert (tmp_path / "bukti" / "sendok-merah" / "notula.pdf").read_bytes() == PDF
    assert (tmp_path / document["berkas"]).read_bytes() == PDF + b"% baru"
    # The same file sent again is the same file.
    assert visitor.upload("/inovasi/sendok-merah/bukti/notula/ganti/", [("Notula.pdf", PDF)])[0] == 302
    document = parse_source(path.read_bytes(), path.name).data["bukti"]["notula"]
    assert document["berkas"] == "bukti/sendok-merah/notula.pdf"


def test_what_a_person_saw_is_noted_with_name_and_day(serve: Serve, page: Page, tmp_path: Path) -> None:
    write_starter(tmp_path)
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    text = path.read_text()
    begin = text.index("pemeriksaan:")
    path.write_text(text[:begin] + text[text.index("bukti:\n", begin) :])
    served = serve(tmp_path)
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/akta-mapan/periksa/")
    points = page.locator("fieldset.panel")
    before = points.count()
    assert before > 3
    points.nth(0).get_by_label("Terpenuhi", exact=True).check()
    points.nth(1).get_by_label("Tidak terpenuhi").check()
    page.get_by_role("button", name="Catat").click()
    # Without a name nothing is saved, and what was ticked stays.
    expect(page.locator(".errors")).to_contain_text("Belum disebut siapa yang memeriksa")
    expect(points.nth(0).get_by_label("Terpenuhi", exact=True)).to_be_checked()
    # Who looked and when stand beside the button.
    page.locator(".savebar").get_by_label("Yang memeriksa").fill("Contoh Rekaan")
    page.locator(".savebar").get_by_label("Tanggal").fill("3-11-2026")
    page.get_by_role("button", name="Catat").click()
    seen = page.locator("details", has_text="2 butir sudah dilihat")
    expect(seen).to_contain_text("Contoh Rekaan, 3 November 2026")
    # The name is known the next time.
    expect(page.locator(".savebar").get_by_label("Yang memeriksa")).to_have_value("Contoh Rekaan")
    [noted] = parse_source(path.read_bytes(), path.name).data["pemeriksaan"]
    assert (noted["oleh"], noted["tanggal"]) == ("Contoh Rekaan", "2026-11-03")
    assert (len(noted["terpenuhi"]), len(noted["tidak_terpenuhi"])) == (1, 1)


def test_what_was_seen_is_to_be_seen_again_once_its_file_is_another_or_gone(serve: Serve, tmp_path: Path) -> None:
    write_starter(tmp_path)
    served = serve(tmp_path)
    visitor = Visitor(served.address)
    visitor.come_in()
    page = "/inovasi/akta-mapan/periksa/"
    before = visitor.ask("GET", page)[2]
    assert "perlu dilihat lagi" not in before
    # Each point names its indicator, and its documents with a link that opens them.
    assert re.search(r'<p class="small mute">\d+ [^<·]+ · <a href="/inovasi/akta-mapan/bukti/[^"]+/lihat"', before)
    record = parse_source((tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes(), "x").data
    key = record["indikator"]["regulasi"]["bukti"][0]
    file = tmp_path / record["bukti"][key]["berkas"]
    visitor.ask("GET", "/inovasi/akta-mapan/bukti/")
    assert visitor.upload(f"/inovasi/akta-mapan/bukti/{key}/ganti/", [("Lain.pdf", PDF)])[0] == 302
    again = visitor.ask("GET", page)[2]
    assert "berkasnya diganti sesudah itu" in again
    assert "dokumennya tidak ada" not in again
    record = parse_source((tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes(), "x").data
    assert file.exists()
    (tmp_path / record["bukti"][key]["berkas"]).unlink()
    assert "dokumennya tidak ada" in visitor.ask("GET", page)[2]
    # Its card offers to upload it; its name is no link any more.
    card = visitor.ask("GET", "/inovasi/akta-mapan/bukti/")[2].split(f'id="d-{key}"')[1].split("</section>")[0]
    assert "Unggah berkas" in card.split("<details")[0]
    assert f"/bukti/{key}/lihat" not in card


def test_a_web_address_is_evidence_too(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/")
    form = page.locator("#tambah")
    form.get_by_label("Atau tautannya").fill("youtu.be/contoh")
    form.get_by_label("Jenis dokumennya").select_option("video")
    form.get_by_label("Untuk apa").select_option("indikator.video")
    form.get_by_role("button", name="Tambah", exact=True).click()
    # What is no whole address is told and stays as it was typed.
    expect(page.locator(".errors")).to_contain_text("“youtu.be/contoh” bukan alamat situs web")
    expect(form.get_by_label("Atau tautannya")).to_have_value("youtu.be/contoh")
    expect(form.get_by_label("Jenis dokumennya")).to_have_value("video")
    form.get_by_label("Atau tautannya").fill(" https://youtu.be/contoh?a=1&b=2 ")
    form.get_by_role("button", name="Tambah", exact=True).click()
    added = page.locator("section", has=page.locator(".saved"))
    link = added.get_by_role("link", name="https://youtu.be/contoh?a=1&b=2")
    expect(link).to_have_attribute("href", "https://youtu.be/contoh?a=1&b=2")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(added).to_contain_text("Video inovasi daerah")
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    data = parse_source(path.read_bytes(), path.name).data
    [key] = [key for key, each in data["bukti"].items() if each.get("tautan") == "https://youtu.be/contoh?a=1&b=2"]
    assert data["bukti"][key] == {"jenis": "video", "tautan": "https://youtu.be/contoh?a=1&b=2"}
    assert data["indikator"]["video"]["bukti"][-1] == key


def test_an_address_that_is_none_leads_no_browser_anywhere(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    text = path.read_text(encoding="utf-8")
    jahat = "  jahat:\n    jenis: video\n    tautan: 'javascript:alert(1)'\n"
    path.write_text(text.replace("\nbukti:\n", f"\nbukti:\n{jahat}", 1), encoding="utf-8")
    visitor = Visitor(served.address)
    visitor.come_in()
    shown = visitor.ask("GET", "/inovasi/sendok-merah/bukti/")[2]
    assert 'id="d-jahat"' in shown
    assert 'href="javascript:' not in shown
    assert "javascript:alert(1)" in shown
    # What no record can hold is told as what it is: no address.
    for address in ("https://contoh.id/" + "x" * 60_000, "https://contoh.id/\x07"):
        before = path.read_bytes()
        status, _headers, text = visitor.post("/inovasi/sendok-merah/bukti/", {"jenis": "video", "tautan": address})
        assert (status, "bukan alamat situs web" in text, path.read_bytes()) == (409, True, before)
    assert visitor.post("/inovasi/sendok-merah/bukti/", {"jenis": "video", "tautan": "HTTPS://Contoh.id/V"})[0] == 302
    assert 'href="HTTPS://Contoh.id/V"' in visitor.ask("GET", "/inovasi/sendok-merah/bukti/")[2]
    # A file and an address sent together are two documents.
    sent = [("Liputan.pdf", PDF)]
    fields = {"jenis": "berita", "tautan": "https://contoh.go.id/berita"}
    assert visitor.upload("/inovasi/sendok-merah/bukti/", sent, fields)[0] == 302
    held = parse_source(path.read_bytes(), path.name).data["bukti"]
    assert held["liputan"]["berkas"] == "bukti/sendok-merah/liputan.pdf"
    assert held["berita"] == {"jenis": "berita", "tautan": "https://contoh.go.id/berita"}


def test_nothing_that_stands_among_the_evidence_is_written_over(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "aneh.yaml"
    begin = "id: aneh\nnama: Aneh\nkompetisi: [iga]\npengusul: {nama: Dinas Contoh, jenis: opd}\n"
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/")

    def sent(text: str, wanted: str = "") -> tuple[int, dict[str, object]]:
        path.write_text(begin + text, encoding="utf-8")
        fields = {"jenis": "perda", "tautan": "https://contoh.go.id/a", "untuk": wanted}
        visitor.ask("GET", "/inovasi/aneh/bukti/")
        status = visitor.post("/inovasi/aneh/bukti/", fields)[0]
        return status, parse_source(path.read_bytes(), path.name).data

    added = {"jenis": "perda", "tautan": "https://contoh.go.id/a"}
    held = {"perda": "SK di map merah", "perda-2": ["lama"]}
    status, data = sent("bukti:\n  perda: SK di map merah\n  perda-2: [lama]\n")
    assert (status, data["bukti"]) == (302, held | {"perda-3": added})
    # What stands where documents are to come stays, and is told.
    for text, wanted in (
        ("bukti: ada di map merah\n", ""),
        ("lampiran: surat ada di Pak Budi\n", "lampiran.anggaran"),
        ("indikator: belum diisi\n", "indikator.regulasi"),
    ):
        assert sent(text, wanted) == (409, parse_source((begin + text).encode(), "x").data), text
    status, data = sent("indikator:\n  regulasi:\n    bukti: [{nomor: 3}]\n", "indikator.regulasi")
    assert (status, data["indikator"]) == (302, {"regulasi": {"bukti": [{"nomor": "3"}, "perda"]}})


def test_a_form_without_a_file_says_so_beside_its_button(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    visitor = Visitor(served.address)
    visitor.come_in()
    page = "/inovasi/sendok-merah/bukti/"
    visitor.ask("GET", page)
    status, _headers, text = visitor.post(page, {"jenis": "laporan", "untuk": "indikator.sdm"})
    form = text.split('id="tambah"')[1].split("</form>")[0]
    assert (status, "Belum ada berkas yang dipilih atau tautan yang ditulis." in form) == (422, True)
    assert '<option value="laporan" selected>' in form
    assert '<option value="indikator.sdm" selected>' in form
    status, _headers, text = visitor.post(page, {"jenis": "", "tautan": "https://contoh.go.id/a"})
    assert (status, "Pilih jenisnya, lalu tekan tombolnya lagi." in text) == (422, True)
    assert 'value="https://contoh.go.id/a"' in text
    status, _headers, text = visitor.upload(page, [("SK.pdf", PDF)], {"jenis": ""})
    assert (status, "Jenis dokumennya belum dipilih." in text.split('id="tambah"')[1].split("</form>")[0]) == (
        422,
        True,
    )
    # What is sent for an indicator is cited for it at once, and can be described where it stands.
    status, headers, _text = visitor.upload(page, [("SK.pdf", PDF)], {"jenis": "laporan", "untuk": "indikator.sdm"})
    assert (status, headers["Location"]) == (302, f"{page}?baru=sk#d-sk")
    text = visitor.ask("GET", f"{page}?baru=sk")[2].split('id="d-sk"')[1].split("</section>")[0]
    assert "Tersimpan" in text
    assert '<details class="fold" open>' in text
    assert "Untuk: 17 Ketersediaan dan peran SDM" in text
    status, headers, _content = visitor.ask("GET", f"{page}sk/lihat")
    assert (status, headers["Content-Type"]) == (200, "application/pdf")
    status, _headers, text = visitor.post(f"{page}sk/ganti/", {})
    card = text.split('id="d-sk"')[1].split("</section>")[0]
    assert (status, "Belum ada berkas yang dipilih." in card) == (422, True)


def test_a_file_that_is_neither_pdf_nor_picture_is_only_given_to_be_kept(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    visitor = Visitor(served.address)
    visitor.come_in()
    page = "/inovasi/sendok-merah/bukti/"
    visitor.ask("GET", page)
    hostile = b"<script>document.title = 'x'</script>"
    assert visitor.upload(page, [("halaman.html", hostile)], {"jenis": "laporan"})[0] == 302
    status, headers, _text = visitor.ask("GET", f"{page}halaman/lihat")
    assert (status, headers["Content-Type"]) == (200, "application/octet-stream")
    assert headers["Content-Disposition"] == 'attachment; filename="halaman.html"'
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_taken_out_once_that_was_confirmed(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    before = parse_source(path.read_bytes(), path.name).data
    key = next(key for key in before["bukti"] if key in before["indikator"]["regulasi"]["bukti"])
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/")
    page.locator(f"#d-{key} summary", has_text="Lengkapi keterangannya").click()
    page.locator(f"#d-{key}").get_by_role("link", name="Keluarkan dari data inovasi").click()
    expect(page.locator("main")).to_contain_text("Regulasi inovasi daerah", ignore_case=True)
    page.get_by_role("link", name="Jangan").click()
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/{key}/hapus/")
    page.get_by_role("button", name="Keluarkan").click()
    expect(page.locator(f"#d-{key}")).to_have_count(0)
    after = parse_source(path.read_bytes(), path.name).data
    assert key not in after["bukti"]
    assert key not in str(after["indikator"])
    page.goto(f"{served.address}/inovasi/sendok-merah/riwayat/")
    expect(page.locator("main")).to_contain_text(key)


def test_a_letter_that_was_signed_becomes_the_attachment_of_the_form(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/inovasi/sendok-merah/bukti/")
    assert visitor.upload("/inovasi/sendok-merah/bukti/", [("Surat.pdf", PDF)], {"jenis": "laporan"})[0] == 302
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/")
    letter = page.locator("#d-surat")
    letter.locator("summary", has_text="Lengkapi keterangannya").click()
    letter.locator("summary", has_text="lampiran formulir").click()
    letter.get_by_label("Surat Pernyataan Inovator (KIPP 2025)").check()
    letter.get_by_role("button", name="Simpan").click()
    expect(page.locator("#d-surat")).to_contain_text("Untuk: Surat Pernyataan Inovator (KIPP 2025)")
    data = parse_source(path.read_bytes(), path.name).data
    assert "surat" in data["lampiran"]["surat_pernyataan_inovator"]


def test_photographs_are_added_described_placed_and_taken_out(serve: Serve, page: Page, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    held = parse_source(path.read_bytes(), path.name).data.get("foto", [])
    sent = tmp_path.parent / "foto"
    sent.mkdir(exist_ok=True)
    for name, colour in (("Kader.jpg", "red"), ("Balai.jpg", "blue")):
        Image.new("RGB", (1600, 1200), colour).save(sent / name)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(served.entrance)
    page.goto(f"{served.address}/inovasi/sendok-merah/bukti/")
    page.get_by_role("link", name="Foto (").click()
    page.locator("#berkas").set_input_files([sent / "Kader.jpg", sent / "Balai.jpg"])
    page.get_by_label("Apa yang tampak, di mana, kapan").first.fill("Kader memasak, Sukamaju, Mei 2025")
    page.get_by_role("button", name="Tambah", exact=True).click()
    rows = page.locator("fieldset.panel")
    expect(rows).to_have_count(len(held) + 2)
    rows.last.locator("img").scroll_into_view_if_needed()
    expect(rows.last.locator("img")).to_have_js_property("naturalWidth", 1600)
    rows.nth(len(held)).get_by_label("Di sampul").check()
    rows.last.get_by_label("Keluarkan yang ini saat disimpan").check()
    page.get_by_role("button", name="Simpan").click()
    expect(rows).to_have_count(len(held) + 1)
    assert parse_source(path.read_bytes(), path.name).data["foto"] == [
        *held,
        {
            "berkas": "bukti/sendok-merah/kader.jpg",
            "keterangan": "Kader memasak, Sukamaju, Mei 2025",
            "di": ["sampul"],
        },
    ]
    assert (tmp_path / "bukti" / "sendok-merah" / "balai.jpg").is_file()


def test_what_is_typed_while_the_file_cannot_be_read_is_said_not_to_be_saved(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/inovasi/sendok-merah/bukti/")
    path.write_text("nama: [\n")
    indicator = {"isi.indikator.sdm.jumlah": "777", "asal.indikator.sdm.jumlah": "x"}
    for page, fields in (
        ("indikator", indicator),
        ("indikator/coba", indicator),
        ("periksa", {"oleh": "Contoh Rekaan", "tanggal": "1-1-2026", "catatan": "Catatan 777"}),
        ("isi/teks", {"isi.tujuan": "Tujuan 777", "asal.tujuan": "x"}),
    ):
        status, _headers, text = visitor.post(f"/inovasi/sendok-merah/{page}/", fields)
        assert (status, "belum ada yang tersimpan" in text, "777" in text) == (409, True, True), page
    sent = [("Surat 777.pdf", PDF)]
    status, _headers, text = visitor.upload("/inovasi/sendok-merah/bukti/", sent, {"jenis": "laporan"})
    assert (status, "Surat 777.pdf" in text) == (409, True)
    assert path.read_text() == "nama: [\n"


def test_nobody_has_looked_tomorrow_and_points_that_there_are_not_are_not_noted(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    before = path.read_bytes()
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/inovasi/sendok-merah/periksa/")
    indicators = open_workspace(tmp_path).edition("iga").indicators.values()
    known = next(name for each in indicators for name in each.checks)
    for point, day, told in (
        ("tidak-ada", "1-1-2026", "Belum ada yang dipilih"),
        (known, "27-11-2099", "27 November 2099 belum tiba"),
    ):
        said = {"oleh": "Contoh Rekaan", "tanggal": day, f"butir.{point}": "ya"}
        status, _headers, text = visitor.post("/inovasi/sendok-merah/periksa/", said)
        assert (status, told in text) == (422, True), point
        assert path.read_bytes() == before
    said = {"oleh": "Contoh Rekaan", "tanggal": "1-1-2026", f"butir.{known}": "ya"}
    assert visitor.post("/inovasi/sendok-merah/periksa/", said)[0] == 302
    assert path.read_bytes() != before
