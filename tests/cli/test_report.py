import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from tests.build import complete_record, write_workspace
from tests.cli.conftest import Ran
from tests.pdf import assert_in_order, flat, read_pdf

Run = Callable[..., Ran]
EVIL = "Pasar <script>alert(1)</script> \"'& {{ 7 * 7 }}"


def office(root: Path) -> Path:
    """Return a workspace of three innovations; one is named like code, one is not eligible."""
    faulty = complete_record(id="dua", nama="Dua", urusan_utama="sosial")
    faulty["kriteria"]["manfaat"]["terpenuhi"] = "tidak"
    third = complete_record(id="tiga", nama="Tiga", urusan_utama="kesehatan")
    third["indikator"]["video"]["bukti"] = third["indikator"]["sdm"]["bukti"]  # claimed, not proven
    write_workspace(root, [complete_record(nama=EVIL, urusan_utama="pendidikan"), faulty, third])
    return root


class Page(HTMLParser):
    """Collects the tags, the texts in the list's cells, and every address."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.unnamed_pictures = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.addresses += [str(named[key]) for key in ("src", "href", "xlink:href", "action") if key in named]
        self.unnamed_pictures += tag == "svg" and not (named.get("role") == "img" and named.get("aria-label"))


def test_the_page_stands_alone_and_takes_no_text_for_code(run: Run, tmp_path: Path) -> None:
    ran = run("report", office(tmp_path / "kantor"), "--no-open", "-o", "laporan.html")
    assert ran.code == 0
    text = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.addresses == []
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert page.tags.count("script") == 1
    assert "alert(1)&lt;/script&gt; &#34;&#39;&amp; {{ 7 * 7 }}" in text
    assert page.tags.count("svg") == 1
    assert page.unnamed_pictures == 0


def test_figures_list_and_filters(run: Run, tmp_path: Path) -> None:
    run("report", office(tmp_path / "kantor"), "--no-open", "-o", "laporan.html")
    text = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    # Claimed: 222 / 12 = 18.5 points; two affairs of five: no points for the number. 18.5 / 2.5 = 7.40.
    assert "7,40" in text
    assert "<strong>2 dari 3 inovasi layak dikirim</strong>" in text
    [listed] = re.findall(r'<table id="daftar".*?<tbody>(.*?)</tbody>', text, re.DOTALL)
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', listed, re.DOTALL)
    assert len(rows) == 3
    [third] = [row for row in rows if row.startswith("Tiga")]
    assert ">111</td>" in third
    assert ">99</td>" in third  # without the video, 3 × 4 points less
    assert 'data-n="1">1</td>' in third
    assert "belum layak" in next(row for row in rows if row.startswith("Dua"))
    assert text.count("belum terliput") == 4


ORDER = [
    "Indeks yang dapat dibuktikan hari ini 7,00 (Kurang Inovatif), kurang 33,01 dari Inovatif; dengan",
    "Keputusan yang diminta",
    "Siapa yang menentukan",
    "Apa yang menentukan",
    "Urusan pelayanan dasar",
    "Risiko himpunan terbaik",
]


def test_page_and_pdf_say_first_what_is_to_be_decided_and_the_rest_in_annexes(run: Run, tmp_path: Path) -> None:
    ran = run("report", office(tmp_path / "kantor"), "--no-open", "-o", "laporan.pdf", "-o", "laporan.html")
    assert ran.code == 0
    assert "There is no pemda.yaml here" in ran.err
    pdf = read_pdf(tmp_path / "laporan.pdf")
    annexes = ["Peta kesiapan tiap inovasi", "Perangkat daerah", "Angka indeks", "Jadwal", "Daftar inovasi"]
    numbered = [f"Lampiran {number}. {name}" for number, name in enumerate(annexes, 1)]
    head = ["Kepada", "Penanggung jawab ....", "Tanggal", "Laporan Inovasi Daerah: IGA 2026"]
    assert_in_order(flat(pdf.text), [*head, *ORDER, *numbered])
    assert pdf.page_with("Keputusan yang diminta") == 1
    assert pdf.page_with("Risiko himpunan terbaik") == 2
    text = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    assert_in_order(" ".join(text.split()), [ORDER[0], *(f"<h2>{each}</h2>" for each in ORDER[1:])])


def test_a_report_is_replaced_but_nothing_else_is(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor")
    for _time in range(2):
        assert run("report", folder, "--no-open", "-o", "laporan.html").code == 0
    (tmp_path / "lain.html").write_text("<p>Milik orang lain</p>", encoding="utf-8")
    ran = run("report", folder, "--no-open", "-o", "lain.html")
    assert ran.code == 1
    assert (tmp_path / "lain.html").read_text(encoding="utf-8") == "<p>Milik orang lain</p>"
    ran = run("report", folder, "--no-open", "-o", "laporan.docx")
    assert ran.code == 2
    assert "must end in .pdf or .html" in ran.err


def test_each_office_with_something_to_do_has_a_page_in_a_folder(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor")
    ran = run("report", folder, "--no-open", "--per-office", "-o", "surat")
    assert ran.code == 0
    [page] = (tmp_path / "surat").iterdir()
    assert f"Written: surat/{page.name} (1 page)" in ran.out
    assert "Mohon dilengkapi: 2 inovasi, 1 hal yang harus diperbaiki, 1 bukti belum lengkap" in flat(
        read_pdf(page).text
    )
    page.write_bytes(b"milik orang lain")
    ran = run("report", folder, "--no-open", "--per-office", "-o", "surat")
    assert ran.code == 1
    assert page.read_bytes() == b"milik orang lain"
    ran = run("report", folder, "--no-open", "--per-office", "-o", "surat.pdf")
    assert (ran.code, "is a folder" in ran.err) == (2, True)
