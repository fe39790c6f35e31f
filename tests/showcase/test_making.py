"""The website as it lies in its folder: what everybody sees of it, and what nobody does."""

import base64
import datetime as dt
import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from submissions.__main__ import run
from submissions.documents.colours import ACCENT, colours_of
from submissions.errors import OutputError
from submissions.records.reading import ReadRecord, read_records
from submissions.showcase import making
from submissions.showcase.content import NOT_SHOWN
from submissions.showcase.making import Site, Wishes, make_site, public_among
from submissions.showcase.pages import page_colours
from submissions.showcase.privacy import Secret
from submissions.workspace import Workspace, open_workspace
from tests.build import as_yaml, complete_record, write_workspace
from tests.evidence.opening.files import huge_jpeg

BASE = "https://inovasi.contohkab.go.id/daerah/"
DAY = dt.date(2025, 6, 2)
CODE = "<script>alert(1)</script> \"'& {{ 7 * 7 }}"
SETTINGS = {
    "pemda": {"nama": "Kabupaten Contoh & Rekan", "warna": "0f6b57"},
    "kop": {"baris": ["PEMERINTAH"], "kontak": "Telepon (0281) 555123", "lambang": "lambang.png"},
    "penanda_tangan": {"nama": "Dewi Permisalan, S.H.", "nip": "197501012000032001", "jabatan": "Bupati"},
}
SECRETS = [
    *("Sari Wulandari", "Wulandari", "Permisalan", "Budi Rekaan", "Joko Umpama"),
    *(
        "198001012005012001",
        "197501012000032001",
        "3303012345678901",
        "0281-000000",
        "555123",
        "0812-3456",
        "0812 3456",
        "+62 812",
        "9012345678",
    ),
    *("pasar@contoh.go.id", "contoh.co.id", "bukti/", "foto/asli", ".yaml", "RAHASIA DAPUR", "Tersembunyi"),
    *("Kamera Rekaan", "GPSLatitude", "skor", "belum layak", str(Path(__file__).parents[2])),
]
METADATA = [b"Exif", b"ns.adobe.com", b"ICC_PROFILE", b"Photoshop", b"iCCP", b"tEXt", b"eXIf", b"Kamera"]


def photograph(path: Path, size: tuple[int, int] = (2400, 1200)) -> None:
    """Write a photograph lying on its side, with all that a camera and its programs note in it."""
    image = Image.linear_gradient("L").convert("RGB").resize(size)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = 6, "Kamera Rekaan", "Sari Wulandari"
    exif.get_ifd(0x8825)[2] = (7.0, 23.0, 26.0)
    path.parent.mkdir(parents=True, exist_ok=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Sari Wulandari</x:xmpmeta>"
    image.save(path, exif=exif, icc_profile=profile, xmp=xmp, comment=b"Sari Wulandari 081234567890")


def emblem(path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Author", "Sari Wulandari")
    Image.new("RGBA", (300, 400), (0, 90, 60, 128)).save(path, pnginfo=notes)


def records() -> Iterator[dict[str, Any]]:
    """Yield records: two are public, one of them with all that must not be seen; the other has nothing but a name."""
    narratives = {
        "permasalahan": f"Antre lama. {CODE} Hubungi Sari Wulandari, 0812-3456-7890.\n\n- satu\n- dua",
        "metode_pembaharuan": "| Unsur | Hari |\n|---|--:|\n| izin | 3 |\n\n[berkas](bukti/dokumen.pdf)",
        "keunggulan_kebaharuan": "NIK 3303 0123 4567 8901, surel nama@contoh.co.id",
    }
    yield complete_record(
        publik="ya",
        nama=f"PASAR {CODE} (Pelayanan oleh Sari Wulandari)",
        pengusul={"nama": "Pasar Segamas", "jenis": "opd", "induk": "Dinas Perdagangan"},
        rancang_bangun=narratives,
        satu_kalimat="Retribusi pasar tanpa antre, tanya Budi Rekaan +62 812 3456 7890.",
        ringkasan="Dijaga Joko Umpama; lihat bukti/dokumen.pdf.",
        hasil_angka=[
            {"nama": "Antrean", "satuan": "menit", "sebelum": "40", "sesudah": "10", "tahun_sebelum": "2023"},
            {"nama": "Nomor", "sesudah": "3303012345678901"},
        ],
        foto=[
            {"berkas": "foto/asli/1.jpg", "keterangan": "Loket pasar, telepon 0812 3456 7890", "di": ["sampul"]},
            {"berkas": "foto/asli/2.jpg", "keterangan": "Pedagang", "alt": "Dua pedagang dengan kartu"},
            {"berkas": "foto/asli/rusak.jpg"},
            {"berkas": "foto/asli/besar.jpg"},
            {"berkas": "foto/asli/tidak-ada.jpg"},
        ],
        inovator=[
            {"nama": "Sari Wulandari, S.Kom.", "nip": "198001012005012001"},
            {"nama": "Budi Rekaan"},
            {"nama": "Joko Umpama"},
        ],
    )
    yield {"id": "layar-sehat", "nama": "Layar Sehat", "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    hidden = {"id": "rahasia", "nama": "RAHASIA DAPUR", "pengusul": {"nama": "Dinas Tersembunyi", "jenis": "opd"}}
    yield {**hidden, "publik": "tidak", "inovator": [{"nama": "Budi Rekaan"}]}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("kantor")
    workspace = write_workspace(root, records(), SETTINGS)
    photograph(root / "foto" / "asli" / "1.jpg")
    Image.new("RGB", (900, 600), "#336699").save(root / "foto" / "asli" / "2.jpg")
    (root / "foto" / "asli" / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe0 bukan gambar")
    huge_jpeg(root / "foto" / "asli" / "besar.jpg", 60000)
    emblem(root / "lambang.png")
    return workspace


@dataclass(frozen=True)
class Made:
    """A site on disk, and what was said of it."""

    folder: Path
    site: Site

    def text(self, page: str) -> str:
        return (self.folder / page).read_text(encoding="utf-8")

    @property
    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}


def made(workspace: Workspace, folder: Path, wishes: Wishes) -> Made:
    readable = [each for each in read_records(workspace.record_files(), workspace) if isinstance(each, ReadRecord)]
    return Made(folder, make_site(workspace, public_among(readable, folder), readable, folder, wishes))


@pytest.fixture(scope="module")
def addressed(office: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(office, tmp_path_factory.mktemp("situs") / "beralamat", Wishes(base=BASE, made_on=DAY))


@pytest.fixture(scope="module")
def plain(office: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(office, tmp_path_factory.mktemp("situs") / "polos", Wishes())


class Page(HTMLParser):
    """Collects of a page what a browser, and a reader of the screen, go by."""

    def __init__(self, written: str):
        super().__init__()
        self.tags: list[str] = []
        self.named: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[int] = []
        self.texts: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.named.append((tag, dict(attrs)))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["style"], ["script"]):
            self.texts.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.named if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    @property
    def addresses(self) -> list[str]:
        found = [each.get(key) or "" for _tag, each in self.named for key in ("src", "href", "action") if each.get(key)]
        for image in self.of("img"):
            found += [part.split()[0] for part in (image.get("srcset") or "").split(",") if part.strip()]
        return found


PAGES = ["index.html", "inovasi/pasar-terang.html", "inovasi/layar-sehat.html"]


def test_only_what_is_public_is_there(addressed: Made) -> None:
    assert sorted(name for name in addressed.files if name.endswith(".html")) == sorted(PAGES)
    assert addressed.site.innovations == 2


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_holds_what_is_internal_or_of_persons(secret: str, addressed: Made, plain: Made) -> None:
    for each in (addressed, plain):
        held = [name for name, content in each.files.items() if secret.encode().lower() in content.lower()]
        assert held == []
        assert not any(secret.lower() in name.lower() for name in each.files)


def test_what_was_left_out_is_told_with_its_place(addressed: Made) -> None:
    told = {left.field: left for left in addressed.site.left_out}
    kinds = {name: set(left.kinds) for name, left in told.items()}
    assert kinds == {
        "nama": {Secret.PERSON},
        "satu_kalimat": {Secret.PERSON, Secret.TELEPHONE},
        "ringkasan": {Secret.PERSON, Secret.PATH},
        "rancang_bangun.permasalahan": {Secret.PERSON, Secret.TELEPHONE},
        "rancang_bangun.metode_pembaharuan": {Secret.LINK},
        "rancang_bangun.keunggulan_kebaharuan": {Secret.NUMBER, Secret.EMAIL},
        "hasil_angka.1.sesudah": {Secret.NUMBER},
        "foto.0.keterangan": {Secret.TELEPHONE},
        "foto.2.berkas": {NOT_SHOWN},
        "foto.3.berkas": {NOT_SHOWN},
        "foto.4.berkas": {NOT_SHOWN},
    }
    place = told["satu_kalimat"].place
    assert place.file == "inovasi/pasar-terang.yaml"
    assert place.line
    assert "Wulandari" not in told["satu_kalimat"].name


def test_pictures_are_upright_small_and_without_what_the_camera_noted(addressed: Made) -> None:
    sizes = {}
    for name, content in addressed.files.items():
        if name.endswith((".jpg", ".png")):
            assert [mark for mark in METADATA if mark in content] == [], name
            with Image.open(addressed.folder / name) as image:
                sizes[name] = image.size
                assert dict(image.getexif()) == {}
    assert sizes == {
        "foto/pasar-terang/1.jpg": (800, 1600),
        "foto/pasar-terang/1-kecil.jpg": (320, 640),
        "foto/pasar-terang/2.jpg": (900, 600),
        "foto/pasar-terang/2-kecil.jpg": (640, 427),
        "lambang.png": (144, 192),
        "bagikan/awal.jpg": (1200, 630),
        "bagikan/inovasi/pasar-terang.jpg": (1200, 630),
        "bagikan/inovasi/layar-sehat.jpg": (1200, 630),
    }


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_nothing_of_others_and_runs_nothing_foreign(page: str, addressed: Made, plain: Made) -> None:
    page_text = plain.text(page)
    found = Page(page_text)
    for address in found.addresses:
        assert not re.match(r"[a-z]+:|//", address), address
        target = address.partition("#")[0]
        assert not target or (plain.folder / page).parent.joinpath(target).resolve().is_file()
    [policy] = [each["content"] for each in found.of("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'sha256-")
    assert "unsafe" not in policy
    pieces = re.findall(r"<(style|script)>(.*?)</\1>", page_text, re.DOTALL)
    assert [tag for tag, _text in pieces] == (["style", "script"] if page == "index.html" else ["style"])
    for _tag, text in pieces:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert [name for _tag, named in found.named for name in named if name == "style" or name.startswith("on")] == []
    assert "alert(1)</script>" not in page_text
    assert "49" not in re.sub(r"<style>.*?</style>", "", page_text)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_read_aloud_and_used_by_keyboard(page: str, addressed: Made) -> None:
    found = Page(addressed.text(page))
    assert found.of("html") == [{"lang": "id"}]
    assert [found.tags.count(tag) for tag in ("header", "main", "footer", "h1", "title")] == [1, 1, 1, 1, 1]
    assert all(after <= before + 1 for before, after in zip(found.headings, found.headings[1:], strict=False))
    assert found.of("a")[0]["href"] == "#isi"
    for image in found.of("img"):
        assert image["alt"] or image["src"] in ("lambang.png", "../lambang.png")
        assert int(image["width"] or 0) > 0
        assert int(image["height"] or 0) > 0
    labelled = {each["for"] for each in found.of("label")}
    assert {each["id"] for each in [*found.of("input"), *found.of("select")]} == labelled
    ids = [each["id"] for _tag, each in found.named if each.get("id")]
    assert len(ids) == len(set(ids))


def test_the_start_page_has_a_card_for_each_with_all_that_filters_need(plain: Made) -> None:
    page_text = plain.text("index.html")
    found = Page(page_text)
    cards = [each for each in found.of("li") if "data-opd" in each]
    assert [(each["data-opd"], each["data-jenis"], each["data-tahun"]) for each in cards] == [
        ("Dinas Perdagangan", "Digital", "2020"),
        ("RSUD", "", ""),
    ]
    text = found.text
    assert "Kabupaten Contoh & Rekan" in text
    assert "2 inovasi dari 2 pengusul." in text
    assert "PASAR <script>alert(1)</script> \"'& {{ 7 * 7 }}" in text
    assert "Retribusi pasar tanpa antre, tanya […] […]" in text
    assert "Pasar Segamas · Digital · 2020" in text
    assert '<div class="pola' in page_text
    # Without the script there is neither a filter that does nothing nor a card that is hidden.
    assert next(each for each in found.of("div") if each.get("id") == "saring").get("hidden", "no") is None
    assert not any("hidden" in each for each in cards)


def test_the_page_of_an_innovation_says_what_its_record_does(plain: Made) -> None:
    found = Page(plain.text("inovasi/pasar-terang.html"))
    text = found.text
    headings = ["Ringkasan", "Masalah", "Solusi", "Keunggulan dan kebaruan", "Tujuan", "Manfaat", "Hasil"]
    places = [text.index(f"{heading} ") for heading in ("Sekilas", *headings, "Hasil dalam angka", "Foto")]
    assert places == sorted(places)
    for said in (
        *("Pengusul Pasar Segamas", "Perangkat daerah Dinas Perdagangan", "Tahapan Penerapan", "Urusan Perdagangan"),
        *("Sebelum (2023) 40", "Sesudah 10", "Perubahan −30", "Antrean (menit)", "Loket pasar, telepon […]"),
    ):
        assert said in text
    alts = [image["alt"] for image in found.of("img")]
    assert alts == ["", "Foto: Loket pasar, telepon […]", "Dua pedagang dengan kartu"]
    assert "Tanda […] menggantikan" in text
    assert "Tanda […]" not in plain.text("inovasi/layar-sehat.html")


def test_only_a_site_of_a_known_address_has_what_needs_it(addressed: Made, plain: Made) -> None:
    for page in PAGES:
        assert "og:" not in plain.text(page)
        assert "canonical" not in plain.text(page)
    assert {"sitemap.xml", "robots.txt"}.isdisjoint(plain.files)
    assert not any(name.startswith("bagikan/") for name in plain.files)
    page_text = addressed.text("inovasi/pasar-terang.html")
    assert f'<link rel="canonical" href="{BASE}inovasi/pasar-terang.html">' in page_text
    assert f'<meta property="og:image" content="{BASE}bagikan/inovasi/pasar-terang.jpg">' in page_text
    assert f'<link rel="canonical" href="{BASE}">' in addressed.text("index.html")
    listed = re.findall("<loc>(.*?)</loc>", addressed.text("sitemap.xml"))
    assert listed == [BASE, f"{BASE}inovasi/pasar-terang.html", f"{BASE}inovasi/layar-sehat.html"]
    shared = re.findall(r'og:image" content="(.*?)"', "".join(map(addressed.text, PAGES)))
    assert len(shared) == 3
    assert all((addressed.folder / address.removeprefix(BASE)).is_file() for address in shared)


def test_the_same_records_give_the_same_bytes_and_a_date_only_where_it_is_given(
    office: Workspace, addressed: Made, plain: Made, tmp_path: Path
) -> None:
    again = made(office, tmp_path / "lagi", Wishes(base=BASE, made_on=DAY, jobs=1))
    assert again.files == addressed.files
    assert again.site == addressed.site
    assert all("Diperbarui 2 Juni 2025" in addressed.text(page) for page in PAGES)
    assert not any("Diperbarui" in plain.text(page) for page in PAGES)


def test_a_folder_of_ours_is_made_anew_and_no_other(office: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "situs"
    few = [each for each in read_records(office.record_files(), office) if each.id == "layar-sehat"]
    readable = [each for each in few if isinstance(each, ReadRecord)]
    make_site(office, readable, readable, folder)
    (folder / "catatan.txt").write_text("milik kantor")
    before = {path.name: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with pytest.raises(OutputError, match=r"catatan\.txt"):
        make_site(office, readable, readable, folder)
    assert {path.name: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    (folder / "catatan.txt").unlink()
    make_site(office, readable, readable, folder, Wishes(made_on=DAY))
    assert "2 Juni 2025" in (folder / "index.html").read_text(encoding="utf-8")
    (tmp_path / "lain").mkdir()
    with pytest.raises(OutputError, match="was not made by this program"):
        make_site(office, readable, readable, tmp_path / "lain")
    assert list((tmp_path / "lain").iterdir()) == []


def test_a_failure_leaves_nothing(office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "_write_pages", fail)
    with pytest.raises(OutputError, match="No space left"):
        made(office, tmp_path / "situs", Wishes())
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_kills_its_reader_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_PREPARER", "tests.showcase.strange_preparer")
    photos = [{"berkas": f"foto/{name}.jpg"} for name in ("mati", "separuh", "baik")]
    record = {"id": "satu", "nama": "Satu", "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    workspace = write_workspace(tmp_path, [{**record, "foto": photos}])
    for photo in photos:
        photograph(tmp_path / photo["berkas"], (90, 60))
    site = made(workspace, tmp_path / "situs", Wishes(base=BASE, jobs=1))
    assert [(left.field, left.kinds) for left in site.site.left_out] == [
        ("foto.0.berkas", (NOT_SHOWN,)),
        ("foto.1.berkas", (NOT_SHOWN,)),
    ]
    pictures = {name for name in site.files if name.startswith("foto/")}
    assert pictures == {"foto/satu/3.jpg", "foto/satu/3-kecil.jpg"}
    assert site.text("inovasi/satu.html").count("<img") == 1
    assert "bagikan/inovasi/satu.jpg" in site.files  # of the title, since the cover is not shown


FORMS = ["{}", "{},", "({})", "Hubungi {} sekarang", "a {}\n\nb", "- satu\n- {}"]
WRITTEN = {
    "Sari Wulandari": [
        "Sari Wulandari",
        "SARI WULANDARI",
        "**Sari** Wulandari",
        "Sari&nbsp;Wulandari",
        "Wulandari, Sari",
    ],
    "081234567890": ["0812-3456-7890", "+62 812 3456 7890", "0812.3456.7890", "**0812**34567890", "(0812) 3456 7890"],
    "3303012345678901": ["3303012345678901", "3303.0123.4567.8901", "330301 234567 8901", "33-03-01-234567-8901"],
    "198001012005012001": ["198001012005012001", "19800101 200501 2 001", "19800101.200501.2.001"],
    "pasar@contoh.go.id": [
        "pasar@contoh.go.id",
        "pasar @ contoh.go.id",
        "<pasar@contoh.go.id>",
        "pasar(at)contoh.go.id",
    ],
}
"""Secrets, and ways in which authors type them."""
PLACES = ["nama", "satu_kalimat", "pengusul.nama", "pengusul.induk", "ringkasan", "hasil", "manfaat", "tujuan"]


@settings(max_examples=25)
@given(st.data())
def test_whatever_is_typed_wherever_no_file_holds_it(data: st.DataObject) -> None:
    """Every public text of a record gets a secret in some form; the record names the person in its own field."""
    record: dict[str, Any] = {
        "id": "satu",
        "pengusul": {"jenis": "opd"},
        "publik": "ya",
        "inovator": [{"nama": "Sari Wulandari, S.Kom."}],
        "hasil_angka": [{"nama": "Antrean 0812-3456-7890", "satuan": "pasar@contoh.go.id", "sesudah": "3"}],
    }
    for place in PLACES:
        secret = data.draw(st.sampled_from(sorted(WRITTEN)), place)
        form = data.draw(st.sampled_from(FORMS[:4] if place in PLACES[:4] else FORMS))
        text = form.format(data.draw(st.sampled_from(WRITTEN[secret])))
        holder, _dot, name = place.rpartition(".")
        (record[holder] if holder else record)[name] = text
    with tempfile.TemporaryDirectory() as folder:
        site = made(write_workspace(Path(folder), [record]), Path(folder) / "situs", Wishes(made_on=DAY))
        assert len([name for name in site.files if name.endswith(".html")]) == 2
        for name, content in site.files.items():
            text = re.sub(rb"<style>.*?</style>", b"", content, flags=re.DOTALL).decode()
            seen = unescape(re.sub(r"</?(?:strong|em)>|&nbsp;", "", text)).casefold()
            assert "wulandari" not in seen, name
            assert "pasar" not in seen, name
            figures = re.sub(r"[\s.()+-]", "", seen)
            assert not re.search("34567890|3303012345|198001012005", figures), name
    assert site.site.left_out


def test_an_id_that_is_private_or_reserved_names_no_file(tmp_path: Path) -> None:
    who = {"inovator": [{"nama": "Sari Wulandari"}], "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    ids = ["con", "index", "sari-wulandari", "aplikasi-081234567890"]
    workspace = write_workspace(tmp_path, [{"id": name, "nama": f"Inovasi {n}", **who} for n, name in enumerate(ids)])
    copy = {"id": "con", "nama": "Salinan", **who}
    (tmp_path / "inovasi" / "zz.yaml").write_text(as_yaml(copy), encoding="utf-8")
    site = made(workspace, tmp_path / "situs", Wishes())
    names = sorted(name for name in site.files if name.startswith("inovasi/"))
    assert [name for name in names if re.search(r"wulandari|\d\d|/con\.html|/index\.html", name)] == []
    assert {"inovasi/con-inovasi.html", "inovasi/con-inovasi-2.html", "inovasi/index-inovasi.html"} < set(names)
    assert len(names) == 5
    assert [left.field for left in site.site.left_out] == ["id", "id"]


@pytest.mark.parametrize(
    ("accent", "used"),
    [("#0f6b57", "#0f6b57"), ("#2244aa", "#2244aa"), ("#9c1c12", ACCENT), ("#ffcc00", ACCENT), (None, ACCENT)],
)
def test_colours_of_warnings_are_not_those_of_a_page(accent: str | None, used: str) -> None:
    assert page_colours(accent) == colours_of(used)


def test_the_command_says_what_to_write_where_nothing_is_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {"id": "satu", "nama": "Satu", "pengusul": {"nama": "RSUD", "jenis": "rsud"}}
    write_workspace(tmp_path, [record])
    target = tmp_path / "situs"
    assert run(["site", str(tmp_path), "-o", str(target)]) == 1
    told = capsys.readouterr().err
    assert "`publik: ya`" in told
    assert "inovasi/satu.yaml" in told
    assert not target.exists()
    target.mkdir()
    assert run(["site", str(tmp_path), "-o", str(target)]) == 1
    assert "is left as it is; remove it if nobody is to see it any more" in capsys.readouterr().err


def test_the_command_makes_a_site_and_lists_what_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {"id": "satu", "nama": "Satu", "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    invented = {**record, "id": "dua", "nama": "Rekaan", "contoh": "ya"}
    write_workspace(tmp_path, [{**record, "satu_kalimat": "Tanya 081234567890"}, invented])
    target = tmp_path / "situs"
    assert run(["site", str(tmp_path), "-o", str(target), "--today", "2025-06-02"]) == 0
    told = capsys.readouterr()
    assert "1 innovation, 0 photographs" in told.out
    assert "satu_kalimat (Satu): a telephone number" in told.out
    assert "081234567890" not in told.out
    assert "Left out, since invented" in told.err
    assert not (target / "inovasi" / "dua.html").exists()
    assert run(["site", str(tmp_path), "-o", str(target), "--with-sample"]) == 0
    assert (target / "inovasi" / "dua.html").is_file()
    assert run(["site", str(tmp_path), "-o", str(target), "--base-url", "contoh.go.id"]) == 2
    assert "does not begin with https://" in capsys.readouterr().err


def test_a_value_that_cannot_be_read_makes_nothing_public(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = {"id": "satu", "nama": "Satu", "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    write_workspace(tmp_path, [record, {**record, "id": "dua", "nama": "Dua", "publik": "mungkin"}])
    (tmp_path / "inovasi" / "rusak.yaml").write_text("nama: [", encoding="utf-8")
    assert run(["site", str(tmp_path), "-o", str(tmp_path / "situs")]) == 3
    told = capsys.readouterr().err
    assert "inovasi/dua.yaml: some values cannot be read" in told
    assert "inovasi/rusak.yaml cannot be read" in told
    assert sorted(path.name for path in (tmp_path / "situs" / "inovasi").iterdir()) == ["satu.html"]


def test_a_template_of_the_office_takes_the_place_of_ours(tmp_path: Path) -> None:
    record = {"id": "satu", "nama": "Satu", "pengusul": {"nama": "RSUD", "jenis": "rsud"}, "publik": "ya"}
    write_workspace(tmp_path, [record])
    own = tmp_path / "templates" / "showcase" / "awal.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{# kontrak: 2 #}\n{% extends "builtin/showcase/awal.html.j2" %}{% block isi %}Halo {{ pemda }}{% endblock %}'
    )
    site = made(open_workspace(tmp_path), tmp_path / "situs", Wishes())
    assert "Halo Kabupaten Contoh" in site.text("index.html")
