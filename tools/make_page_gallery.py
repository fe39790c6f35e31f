"""Write docs/gallery/halaman, the page in Chromium at 1280 and 360 px: `python -m tools.make_page_gallery`.

The office and its innovations are invented. Which fonts a browser has differs from machine to machine, so the pictures
are for looking at, and no test compares them.
"""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from submissions.region.trend import WeekFigures, take_down
from submissions.sample.starter import RECORDS
from submissions.starting.workspace import NewOffice, write_workspace
from submissions.workflow.log import Actor
from submissions.workflow.moving import make_move
from submissions.workspace import open_workspace
from tools.served import KEY, folder_served, log_in, office_served

TARGET = Path(__file__).parents[1] / "docs" / "gallery" / "halaman"
WIDTHS, TALLEST, COLOURS = (1280, 360), 1800, 64
EMPTY = {"01-mulai": "/"}
FILLED = {
    "02-beranda": ("/", "What stops innovations, and which is nearest to ready"),
    "03-daftar": ("/inovasi/", "The list: verdicts, what is missing next, scores"),
    "04-inovasi": ("/inovasi/pasar-terang/", "One innovation: next steps, parts, scores"),
    "05-isi": ("/inovasi/pasar-terang/isi/kipp-2025/", "The answers of one part, saved while they are typed"),
    "06-baris": ("/inovasi/pasar-terang/isi/hasil_angka/", "A table, one block for each row"),
    "07-riwayat": ("/inovasi/pasar-terang/riwayat/", "What an innovation said before"),
    "08-excel": ("/impor/", "Forms given out and taken back"),
    "09-kalender": ("/kalender/", "The dates of the office and the editions"),
    "10-pengaturan": ("/pengaturan/", "The settings of the office"),
    "11-berkas": ("/inovasi/rusak/berkas/", "A file that cannot be read, with what is wrong in it"),
    "12-bukti": ("/inovasi/pasar-terang/bukti/", "Evidence: what opening it showed, and what it is cited for"),
    "13-foto": ("/inovasi/akta-mapan/foto/", "Photographs, and where documents show them"),
    "14-indikator": ("/inovasi/pasar-terang/indikator/", "Indicators in plain words, and what the next level needs"),
    "15-periksa": ("/inovasi/akta-mapan/periksa/", "The points that only a person can see"),
    "16-dokumen": ("/inovasi/pasar-terang/dokumen/", "The documents of one innovation, letters first"),
    "17-kirim": ("/kirim/", "The documents of all, the seal, and a look at a PDF"),
    "18-daerah": ("/daerah/", "The region: index, and what to send"),
    "19-kembar": ("/daerah/kembar/", "What is nearly another innovation"),
    "20-edisi": ("/edisi/?lama=kipp-2023&baru=kipp-2025", "Two editions side by side"),
    "21-tahun-baru": ("/tahun-baru/", "The next year"),
}
PEOPLE = {
    "admin": ("Contoh Admin", "admin", ()),
    "pengusul": ("Contoh Pengusul", "pengusul", ("Dinas Kependudukan dan Pencatatan Sipil",)),
    "peninjau@contoh.go.id": ("Contoh Peninjau", "reviewer", ("Dinas Kependudukan dan Pencatatan Sipil",)),
    "pimpinan": ("Contoh Pimpinan", "pimpinan", ()),
}
OF_OFFICE = {
    "22-masuk": ("", "/masuk/", "How somebody comes in, where there are accounts"),
    "23-menunggu": ("peninjau@contoh.go.id", "/", "What waits for a reviewer"),
    "24-alur": ("peninjau@contoh.go.id", "/inovasi/akta-mapan/", "One innovation as a reviewer sees it"),
    "25-akun": ("admin", "/pengguna/", "The accounts, and how others are invited"),
    "26-pengingat": ("admin", "/pengguna/pengingat/", "Who is to be reminded of what waits"),
    "27-pimpinan": ("pimpinan", "/", "The page of leaders"),
}
HEAD = """# The page in the browser

`submissions serve`, on an invented office; from 22 on `submissions serve --office`. Made by
`python -m tools.make_page_gallery`.
"""


def main() -> None:
    """Make the pictures and their page."""
    TARGET.mkdir(exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    lines = [HEAD, "## How to begin in an empty folder\n", _shown("01-mulai", "How to begin")]
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        empty, filled = Path(temporary, "kosong"), Path(temporary, "kantor")
        empty.mkdir()
        filled.mkdir()
        write_workspace(
            filled, NewOffice("Kabupaten Contoh", "Jawa Contoh", "Badan Perencanaan", "Contoh Rekaan, S.E.")
        )
        for file in sorted(RECORDS.glob("*.yaml")):
            shutil.copy(file, filled / "inovasi")
        # Something to mend, so that the screens show how that looks.
        record = filled / "inovasi" / "pasar-terang.yaml"
        record.write_text(record.read_text(encoding="utf-8").replace("urusan_utama:", "# urusan_utama:", 1))
        (filled / "inovasi" / "rusak.yaml").write_text("nama: LAMPU DESA\npengusul:\n\tnama: Puskesmas Sukamaju\n")
        path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for folder, screens in ((empty, EMPTY), (filled, {name: each[0] for name, each in FILLED.items()})):
            address = folder_served(folder)
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(f"{address}/?masuk={KEY}")
                if folder is filled and width == WIDTHS[0]:
                    page.goto(f"{address}/inovasi/")
                    page.locator("tbody .tag").first.wait_for()
                    page.goto(f"{address}/inovasi/pasar-terang/isi/teks/")
                    page.get_by_label("Apa manfaatnya, dan bagi siapa?").fill("Orang tua tidak lagi datang tiga kali.")
                    page.get_by_role("button", name="Simpan", exact=True).click()
                for name, screen in screens.items():
                    _pictured(page, f"{address}{screen}", name)
                page.close()
        _of_office(browser, filled)
        browser.close()
    for name, (*_where, title) in {**FILLED, **OF_OFFICE}.items():
        lines += [f"## {title}\n", _shown(name, title)]
    (TARGET / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _pictured(page: Page, address: str, name: str) -> None:
    page.goto(address)
    tall = page.evaluate("document.documentElement.scrollHeight")
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": min(max(tall, 700), TALLEST)})
    picture = TARGET / f"{name}-{width}.png"
    page.screenshot(path=picture)
    _small(picture)


def _of_office(browser: Browser, folder: Path) -> None:
    """Take the pictures of an office with accounts, served by a process of its own: one has accounts or has none."""
    workspace, admin = open_workspace(folder), Actor("Contoh Admin", "admin")
    for name in ("akta-mapan", "pasar-terang"):
        make_move(workspace, folder / "inovasi" / f"{name}.yaml", "kipp", "ajukan", admin)
    weeks = ((70, 1, 1), (7, 2, 1), (0, 3, 2))
    for days, entered, eligible in weeks:
        day = dt.date.today() - dt.timedelta(days)
        take_down(workspace, [WeekFigures(day, "kipp-2025", entered, eligible)])
    with office_served(folder, PEOPLE) as address:
        for width in WIDTHS:
            for name, (account, screen, _title) in OF_OFFICE.items():
                page = browser.new_context(viewport={"width": width, "height": 900}, locale="id-ID").new_page()
                if account:
                    log_in(page, address, account)
                _pictured(page, f"{address}{screen}", name)
                page.context.close()


def _shown(name: str, title: str) -> str:
    return "".join(f"![{title}, {width} px]({name}-{width}.png)\n" for width in WIDTHS)


def _small(file: Path) -> None:
    with Image.open(file) as picture:
        part = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, TALLEST)))
    part.quantize(COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    main()
