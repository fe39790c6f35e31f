"""Make the pictures of the manual, docs/manual/gambar.

    python -m tools.make_manual_pictures            makes them all anew
    python -m tools.make_manual_pictures --check    makes nothing; names those whose screen or page reads otherwise now

The office, its innovations and its people are invented. Beside the pictures lies `terbaca.json`: by picture, a hash of
the words that were to be read in it, without what passes: days, hours, and the code to check a document by.
Which fonts a browser has differs from machine to machine, so not pictures are compared, but their words. Needs
Chromium.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, sync_playwright

from schemas.editions import load_edition
from submissions.resources import manual_folder
from submissions.sample.generate import write_starter
from submissions.sample.starter import RECORDS
from submissions.starting.workspace import NewOffice, write_workspace
from submissions.workbooks.forms.asking import plan_of
from submissions.workbooks.forms.drawing import Given
from submissions.workbooks.forms.form import Known, Sender, make_form
from submissions.workflow.log import Actor
from submissions.workflow.moving import make_move
from submissions.workspace import open_workspace
from tools.served import KEY, folder_served, log_in, office_served

READ = "terbaca.json"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, TALLEST, FRAME, LARGEST = 900, 620, 14, 60_000
FINEST = (64, 32, 24, 16, 12, 8)
RECORD = "akta-mapan"
OFFICE = NewOffice(
    "Kabupaten Contoh",
    "Jawa Contoh",
    "Badan Perencanaan Pembangunan Daerah",
    "Contoh Rekaan, S.E.",
    "Kepala Badan",
)
INNOVATIONS = ("akta-mapan", "gardu-welas", "lumbung-warga", "pasar-terang", "sendok-merah")
DOUBLE = "kelas-sungai"
NEAR_TITLE = "PASAR TERANG (Penataan Lapak, Harga dan Retribusi yang Terbuka bagi Para Pedagang)"
REGISTRY = "Dinas Kependudukan dan Pencatatan Sipil"
PEOPLE = {
    "admin": ("Contoh Admin", "admin", ()),
    "pengusul": ("Contoh Pengusul", "pengusul", (REGISTRY,)),
    "peninjau": ("Contoh Peninjau", "reviewer", (REGISTRY,)),
}
SENT_IN = {
    "nama": "LAMPU DESA (Lampu Jalan Dijaga Warga)",
    "pengusul.nama": "Desa Contohsari",
    "pengusul.jenis": "Desa/Kelurahan",
    "tahapan": "Penerapan",
    "waktu_penerapan": "2024-06-03",
    "jenis": "Kurang jelas",
}
_PASSING = re.compile(
    r"\b(?:(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),\s*)?\d{1,2} "
    r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}|"
    r"\b\d\d[.:]\d\d\b|\d+ hari\b|[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}"
)
_WORDS_IN_SIGHT = """
([part, tallest]) => {
  const top = part.getBoundingClientRect().top;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), words = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.height && box.width && box.top - top < tallest) words.push(walker.currentNode.textContent);
  }
  return words.join(" ");
}
"""


@dataclass(frozen=True)
class Shot:
    """A picture of a screen: its address, what is done there before, and the first element of `part` that is shown."""

    address: str
    part: str = "main"
    before: Callable[[Page], None] | None = None
    tallest: int = TALLEST


@dataclass(frozen=True)
class Taken:
    """A picture as bytes of a PNG, and the words that are to be read in it."""

    png: bytes
    words: str


def _asked_for_all(page: Page) -> None:
    for box in page.locator("input[name=pilih]").all()[1:3]:
        box.check()
    page.get_by_role("button", name="Teks WhatsApp").click()


def _too_long(page: Page) -> None:
    field = page.locator("textarea").first
    field.evaluate("field => field.style.height = '9em'")
    field.fill(f"{field.input_value()} " + "Warga di lereng lebih lama menunggu. " * 10)
    page.get_by_text("Kurangi paling sedikit").first.wait_for()


def _changed(page: Page) -> None:
    page.get_by_label("Apa manfaatnya, dan bagi siapa?").fill("Keluarga tidak lagi datang tiga kali ke kantor.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(f"{page.url.split('/isi/')[0]}/riwayat/")


def _compared(page: Page) -> None:
    while page.get_by_text("Sedang dibandingkan").count():
        page.wait_for_timeout(500)
        page.reload()


def _all_made(page: Page) -> None:
    page.get_by_role("button", name="Buat", exact=True).first.click()
    page.get_by_role("heading", name="Selesai").wait_for(timeout=120_000)


def _opened_form(page: Page) -> None:
    plan = plan_of([load_edition("iga-2026")])
    form = make_form(plan, Sender(competitions=["iga"]), Known(given=Given(SENT_IN)))
    page.locator("input[type=file]").set_input_files({"name": "lampu-desa.xlsx", "mimeType": EXCEL, "buffer": form})
    page.get_by_role("button", name="Lihat isinya").click()


def _opened_document(page: Page) -> None:
    page.locator("summary", has_text="Lengkapi keterangannya").nth(1).click()


EMPTY = {"mulai": Shot("/")}
FILLED = {
    "beranda": Shot("/"),
    "daftar": Shot("/inovasi/"),
    "inovasi-baru": Shot("/inovasi/baru/"),
    "ikhtisar": Shot("/inovasi/pasar-terang/"),
    "bukti": Shot(f"/inovasi/{RECORD}/bukti/", "section[id^=d-]:nth-of-type(2)", _opened_document),
    "indikator": Shot(f"/inovasi/{RECORD}/indikator/"),
    "dokumen": Shot(f"/inovasi/{RECORD}/dokumen/", tallest=700),
    "pimpinan": Shot("/daerah/pimpinan/"),
    "kembar": Shot("/daerah/kembar/", before=_compared),
    "pesan": Shot("/inovasi/", before=_asked_for_all),
    "impor-periksa": Shot("/impor/", before=_opened_form),
    "pengaturan": Shot("/pengaturan/", 'section[aria-label="Kop Surat"]'),
    "pekerjaan": Shot("/kirim/", before=_all_made),
    "batas-kata": Shot(f"/inovasi/{RECORD}/isi/kipp-2025/", ".field:has(textarea)", _too_long),
    "riwayat": Shot(f"/inovasi/{RECORD}/isi/teks/", before=_changed),
}
OF_OFFICE = {
    "akun": ("admin", Shot("/pengguna/")),
    "alur": ("peninjau", Shot(f"/inovasi/{RECORD}/")),
}


def taken() -> dict[str, Taken]:
    """Return all pictures by name, taken now."""
    made: dict[str, Taken] = {}
    with tempfile.TemporaryDirectory() as temporary, _browser() as browser:
        place = Path(temporary)
        office = _office(place / "kantor")
        made |= _papers(office, place, browser)
        (place / "kosong").mkdir()
        for folder, shots in ((place / "kosong", EMPTY), (office, FILLED)):
            page = _page(browser)
            address = folder_served(folder, open_evidence=True)
            page.goto(f"{address}/?masuk={KEY}")
            if folder == office:
                _wait_until_checked(page, address)
            made |= {name: _shot(page, address, shot) for name, shot in shots.items()}
            page.context.close()
        workspace, admin = open_workspace(office), Actor("Contoh Admin", "admin")
        make_move(workspace, office / "inovasi" / f"{RECORD}.yaml", "kipp", "ajukan", admin)
        with office_served(office, PEOPLE) as address:
            for name, (account, shot) in OF_OFFICE.items():
                page = _page(browser)
                log_in(page, address, account)
                made[name] = _shot(page, address, shot)
                page.context.close()
    return made


def _office(folder: Path) -> Path:
    """Make the invented office; what it enters is no longer marked as invented, since that is never made."""
    folder.mkdir()
    write_workspace(folder, OFFICE)
    settings = folder / "submissions.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "bahasa: id\n", encoding="utf-8")
    write_starter(folder.parent / "contoh")
    shutil.copytree(folder.parent / "contoh" / "bukti", folder / "bukti", dirs_exist_ok=True)
    shutil.copy(folder.parent / "contoh" / "pemda.yaml", folder)
    for name in INNOVATIONS:
        shutil.copy(RECORDS / f"{name}.yaml", folder / "inovasi")
    shutil.copy(folder.parent / "contoh" / "inovasi" / f"{RECORD}.yaml", folder / "inovasi")
    other = (RECORDS / f"{DOUBLE}.yaml").read_text(encoding="utf-8")
    near = re.sub(r"(?m)^nama: .*", f"nama: {NEAR_TITLE}", other, count=1)
    (folder / "inovasi" / f"{DOUBLE}.yaml").write_text(near, encoding="utf-8")
    for record in (folder / "inovasi").glob("*.yaml"):
        record.write_text(record.read_text(encoding="utf-8").replace("contoh: ya\n", ""), encoding="utf-8")
    return folder


def _papers(office: Path, place: Path, browser: Browser) -> dict[str, Taken]:
    """Make documents, kit and website, and return pictures of them."""
    papers = place / "dokumen"
    papers.mkdir()
    copied = place / "disalin"
    shutil.copytree(office, copied)
    record = copied / "inovasi" / f"{RECORD}.yaml"
    record.write_text("publik: ya\n" + record.read_text(encoding="utf-8"), encoding="utf-8")
    _run(copied, "letters", RECORD, "-o", str(papers))
    _run(copied, "iga", RECORD, "--kit", "-o", str(papers / "proposal.pdf"))
    _run(copied, "site", "-o", str(papers / "situs"))
    page = _page(browser)
    sheets = {
        "lembar-salin": next(papers.glob("*_kit")) / "salin.html",
        "situs": papers / "situs" / "index.html",
    }
    made = {name: _shot(page, "", Shot(file.as_uri(), "body")) for name, file in sheets.items()}
    page.context.close()
    made["surat"] = _paper(papers / f"{RECORD}_kipp-2025_surat-inovator.pdf", 0)
    made["proposal"] = _paper(papers / "proposal.pdf", 0)
    return made


def _run(folder: Path, *words: str) -> None:
    environment = {**os.environ, "LANGUAGE": "id", "SOURCE_DATE_EPOCH": "1780358400"}
    command = [sys.executable, "-m", "submissions", *words]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


@contextmanager
def _browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    # The fonts of documents are not those of the page; with them other words would be in sight.
    environment: dict[str, str | float | bool] = {
        name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"
    }
    arguments = ["--no-sandbox", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments, env=environment)
        yield browser
        browser.close()


def _page(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": WIDTH, "height": 900}, locale="id-ID").new_page()


def _wait_until_checked(page: Page, address: str) -> None:
    page.goto(f"{address}/inovasi/")
    while page.get_by_text("sedang diperiksa").count():
        page.wait_for_timeout(500)
        page.reload()


def _shot(page: Page, address: str, shot: Shot) -> Taken:
    page.goto(f"{address}{shot.address}")
    if shot.before:
        shot.before(page)
    part = page.locator(shot.part).first
    part.wait_for()
    box = part.bounding_box()
    if box is None:
        raise SystemExit(f"{shot.address}: nothing is to be seen of {shot.part}")
    handle = part.element_handle()
    words = page.evaluate(_WORDS_IN_SIGHT, [handle, shot.tallest])
    down = page.evaluate("scrollY")
    clip = {**box, "y": box["y"] + down, "height": min(box["height"], shot.tallest)}
    png = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
    return Taken(_small(_framed(png)), _plain(words))


def _paper(file: Path, number: int) -> Taken:
    document = pypdfium2.PdfDocument(file)
    page = document[number]
    words = page.get_textpage().get_text_range()
    picture = page.render(scale=1.1).to_pil()
    document.close()
    return Taken(_small(picture), _plain(words))


def _framed(png: bytes) -> Image.Image:
    with Image.open(io.BytesIO(png)) as picture:
        part = picture.convert("RGB")
    return ImageOps.expand(part, FRAME, tuple(part.crop((0, 0, 1, 1)).tobytes()))


def _plain(words: str) -> str:
    return " ".join(_PASSING.sub("…", words).split())


def _small(picture: Image.Image) -> bytes:
    """Return a picture as a PNG of at most `LARGEST` bytes, with as many colours as that allows."""
    for colours in FINEST:
        written = io.BytesIO()
        picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= LARGEST:
            return written.getvalue()
    raise SystemExit(f"a picture of {picture.width} × {picture.height} takes more than {LARGEST} bytes")


def fingerprint(words: str) -> str:
    """Return the hash of the words in a picture, as `terbaca.json` keeps it."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def stale() -> list[str]:
    """Return the names of pictures whose words are others than when they were made, that lack, or that nobody makes."""
    folder = manual_folder() / "gambar"
    kept = json.loads((folder / READ).read_text(encoding="utf-8"))
    now = {name: fingerprint(each.words) for name, each in taken().items()}
    return sorted(name for name in kept.keys() | now.keys() if kept.get(name) != now.get(name))


def main() -> None:
    """Make the pictures, or name with `--check` those that are out of date."""
    if "--check" in sys.argv[1:]:
        if names := stale():
            raise SystemExit(f"out of date: {', '.join(names)}; run python -m tools.make_manual_pictures")
        return
    made = taken()
    folder = manual_folder() / "gambar"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for name, each in made.items():
        (folder / f"{name}.png").write_bytes(each.png)
    kept = {name: fingerprint(each.words) for name, each in sorted(made.items())}
    (folder / READ).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
