import hashlib
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from submissions.assessment.assessing import assess_record
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.documents.document import Document
from submissions.documents.markup import citations_text
from submissions.documents.planning import documents_from
from submissions.evidence.problems import FileProblem
from submissions.portal.volume.content import Volume
from submissions.records.reading import read_record
from submissions.sample.generate import write_starter
from submissions.workspace import open_workspace
from tests.build import REMOVED, changed, write_workspace
from tests.evidence.opening.files import huge_jpeg, office, pdf, pdf_bomb, pdf_with_filled_form, picture, video, written
from tests.making.here import HereWorkshop
from tests.odd_pdfs import EVIL, highlighted, hostile, odd_pages
from tests.pdf import assert_in_order, characters_outside, flat, read_pdf, squeezed

STAMP = re.compile(r"Bukti (P?\d+\.\d+) · (.+?) · hal\. (\d+)/(\d+)")
BAND = 10 * 72 / 25.4


def volume_of(record: Path) -> tuple[Volume, FormContent, HereWorkshop]:
    workspace = open_workspace(record)
    report = assess_record(read_record(record, workspace), [workspace.edition("iga")], workspace)
    form = form_content(report.filled[0], workspace)
    workshop = HereWorkshop(workspace)
    return workshop.volume(form), form, workshop


@dataclass(frozen=True)
class Starter:
    volume: Volume
    form: FormContent
    workshop: HereWorkshop
    hashes: Mapping[Path, str]

    @property
    def dossier(self) -> Document:
        return next(documents_from(self.form))


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Starter:
    folder = tmp_path_factory.mktemp("jilid") / "kantor"
    write_starter(folder)
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "bukti").rglob("*.*")}
    [record] = (folder / "inovasi").glob("*.yaml")
    return Starter(*volume_of(record), hashes)


Small = Callable[..., Volume]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Return a function that makes the volume of a record of which two indicators cite these documents."""

    def apply(
        bukti: dict[str, dict[str, Any]], put: Callable[[Path], object] = lambda _folder: None, **more: Any
    ) -> Volume:
        cited = list(bukti)
        facts = {"sdm": {"jumlah": "31", "bukti": cited}, "monev": {"pilihan": "eksternal", "bukti": cited[:1]}}
        record = changed({"indikator": facts, "bukti": bukti, **more})
        write_workspace(tmp_path, [record])
        put(tmp_path / "bukti")
        return volume_of(tmp_path / "inovasi" / "pasar-terang.yaml")[0]

    return apply


def one(name: str, **more: str) -> dict[str, dict[str, Any]]:
    return {"dokumen": {"jenis": "laporan", "judul": "Surat Uji", "berkas": f"bukti/{name}", **more}}


def seen(volume: Volume, page: int, scale: float = 1) -> Image.Image:
    """Return a page (counted from 1) as it is seen; at scale 1 a pixel is a point."""
    shown: Image.Image = pypdfium2.PdfDocument(volume.printed.content)[page - 1].render(scale=scale).to_pil()
    return shown.convert("RGB")


def stamps(volume: Volume) -> dict[int, tuple[str, ...]]:
    """Return the stamp of every page that has one, by page number."""
    pages = enumerate(read_pdf(volume.printed.content).pages, 1)
    return {number: found.groups() for number, page in pages if (found := STAMP.search(flat(page)))}


# The starter's record: twenty indicators, forty files


def test_every_indicator_has_its_sheet_before_its_documents(starter: Starter) -> None:
    pdf = read_pdf(starter.volume.printed.content)
    indicators = starter.dossier.context["indikator"]
    assert len(indicators) == 20
    for indicator in indicators:
        page = pdf.page_with(f"{indicator['no']}. {indicator['nama']}")
        sheet = flat(pdf.pages[page - 1])
        assert squeezed(f"Parameter {indicator['parameter']}. {indicator['teks_parameter']}") in squeezed(sheet)
        assert_in_order(sheet, [f"{indicator['no']}.{at}" for at in range(1, len(indicator["bukti"]) + 1)])
        for document in indicator["bukti"]:
            assert squeezed(document["judul"]) in squeezed(sheet)
            assert (document["tanggal"] or "–") in sheet
            assert squeezed(document["nomor"] or "–") in squeezed(sheet)
        assert STAMP.search(flat(pdf.pages[page]))


def test_every_page_of_every_document_is_stamped_with_its_number(starter: Starter) -> None:
    found = stamps(starter.volume)
    kinds = {number: title for _page, (number, title, _at, _of) in found.items()}
    cited = [
        (f"{section['no']}.{at}", entry["judul"])
        for section in starter.dossier.context["indikator"]
        for at, entry in enumerate(section["bukti"], 1)
    ]
    assert len(cited) == 39
    paged = [(number, title) for number, title in cited if number in kinds]
    assert [title for number, title in cited if number not in kinds] == ["Video AKTA MAPAN"]  # a link
    for number, title in paged:
        assert kinds[number].rstrip("…") in title
        pages = [(int(at), int(of)) for _page, (name, _title, at, of) in sorted(found.items()) if name == number]
        assert pages == [(at, len(pages)) for at in range(1, len(pages) + 1)]
    by_key = {
        f"{section['no']}.{at}": entry
        for section in starter.dossier.context["indikator"]
        for at, entry in enumerate(section["bukti"], 1)
    }
    for number, entry in by_key.items():
        if (entry["berkas"] or "").endswith(".pdf"):
            own = len(pypdfium2.PdfDocument(starter.workshop.workspace.root / entry["berkas"]))
            assert sum(1 for name, *_rest in found.values() if name == number) == own


def test_documents_read_as_they_are_in_their_files(starter: Starter) -> None:
    root = starter.workshop.workspace.root
    page = starter.volume.places["sk-tim"][0].page
    own = pypdfium2.PdfDocument(root / "bukti/akta-mapan/sk-tim.pdf")[0].get_textpage().get_text_bounded()
    assert len(own) > 500
    assert flat(own) in flat(read_pdf(starter.volume.printed.content).pages[page - 1])


def test_a_document_of_several_indicators_stands_at_each_and_is_stored_once(starter: Starter) -> None:
    places = starter.volume.places["sk-tim"]
    assert [place.number for place in places] == ["17.1", "22.1", "23.1", "24.1"]
    with pikepdf.open(io.BytesIO(starter.volume.printed.content)) as pdf:
        forms = [pdf.pages[place.page - 1].obj.Resources.XObject for place in places]
        assert len({next(iter(form.values())).objgen for form in forms}) == 1


def test_bookmarks_lead_to_indicators_and_in_them_to_documents(starter: Starter) -> None:
    document = pypdfium2.PdfDocument(starter.volume.printed.content)
    marks = [(each.level, each.get_title(), each.get_dest().get_index() + 1) for each in document.get_toc()]
    titles = [title for level, title, _page in marks if level == 0]
    assert titles[1:3] == ["Daftar Isi", "16. Regulasi Inovasi Daerah"]
    assert titles[-1] == "Lampiran Profil Inovasi"
    assert {level for level, _title, _page in marks} == {0, 1}
    inner = {title.split(" ", 1)[0]: page for level, title, page in marks if level == 1}
    expected = {place.number: place.page for places in starter.volume.places.values() for place in places}
    assert inner == expected
    at = titles.index("17. Ketersediaan dan peran SDM terhadap inovasi daerah")
    assert at > 0


def test_contents_and_sheets_name_the_pages_where_things_really_stand(starter: Starter) -> None:
    pdf = read_pdf(starter.volume.printed.content)
    [contents] = [page for page in pdf.pages if "Daftar Isi" in page.splitlines()]
    for indicator in starter.dossier.context["indikator"]:
        heading = f"{indicator['no']}. {indicator['nama']}"
        assert f"{indicator['no']} {indicator['nama']} {len(indicator['bukti'])} {pdf.page_with(heading)}" in flat(
            contents
        )
    for place in starter.volume.places["sk-tim"]:
        assert stamps(starter.volume)[place.page][0] == place.number


def test_dossier_tells_where_in_the_volume_each_document_stands(starter: Starter) -> None:
    named = starter.form.with_volume(starter.volume.listing("uji_bukti.pdf"))
    text = flat(read_pdf(starter.workshop.pdf(next(documents_from(named))).content).text)
    listing = text[text.rindex("Dokumen dimuat dalam berkas") :]
    assert f"uji_bukti.pdf ({starter.volume.printed.pages} halaman)" in listing
    table = listing[listing.index("Hal. jilid") :]
    rows = []
    for entry in starter.dossier.context["bukti"]:
        pages = [str(place.page) for place in starter.volume.places.get(entry["kunci"], ())]
        rows += [f"{entry['nomor_bukti']} {entry['judul'][:12]}", " ".join([citations_text(entry["dirujuk"])])]
        assert pages
        rows[-1] += f" {', '.join(pages)}"
    assert_in_order(table, rows)


def test_dossier_without_a_volume_says_nothing_of_one(starter: Starter) -> None:
    assert "Jilid" not in read_pdf(starter.workshop.pdf(starter.dossier).content).text


def test_originals_stay_as_they_are_and_the_same_record_gives_the_same_bytes(starter: Starter) -> None:
    assert len(starter.hashes) == 44
    assert starter.workshop.volume(starter.form).printed.content == starter.volume.printed.content
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == each for path, each in starter.hashes.items())


def test_it_claims_to_be_nothing_that_foreign_pages_are_not(starter: Starter) -> None:
    with pikepdf.open(io.BytesIO(starter.volume.printed.content)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert not pdf.open_metadata().pdfa_status
        assert str(pdf.docinfo["/Creator"]).startswith("submissions ")
    assert starter.volume.printed.complaints == []
    assert characters_outside(starter.volume.printed.content) == []


# Odd pages


@pytest.mark.parametrize(
    ("entries", "wide"),
    [
        ({}, False),
        ({"Rotate": 90}, True),
        ({"Rotate": -90}, True),
        ({"Rotate": 180}, False),
        ({"Rotate": 45}, False),
        ({"MediaBox": pikepdf.Array([0, 0, 1191, 842])}, True),
        ({"MediaBox": pikepdf.Array([0, 0, 2384, 3370])}, False),
        ({"MediaBox": pikepdf.Array([0, 0, 250, 160])}, True),
        ({"MediaBox": pikepdf.Array([595, 842, 0, 0])}, False),
        ({"MediaBox": pikepdf.Array([-100, -100, 495, 742])}, False),
        ({"CropBox": pikepdf.Array([0, 0, 595, 300]), "Rotate": 90}, False),
        ({"MediaBox": pikepdf.Array([0, 0, 0, 0])}, False),
        ({"TrimBox": pikepdf.Array([290, 500, 300, 510])}, False),
        ({"UserUnit": 2}, False),
    ],
    ids=str,
)
def test_pages_of_any_shape_keep_their_text_and_get_their_stamp_below(
    entries: dict[str, Any], wide: bool, small: Small
) -> None:
    volume = small(one("a.pdf"), lambda folder: odd_pages(folder / "a.pdf", **entries))
    assert volume.not_shown == []
    page = pypdfium2.PdfDocument(volume.printed.content)[volume.places["dokumen"][0].page - 1]
    size = tuple(round(side) for side in page.get_size())
    assert size == ((842, 595) if wide else (595, 842))
    text = page.get_textpage()
    whole = flat(text.get_text_range())
    assert "Isi surat" in whole
    assert "Bukti 17.1 · Surat Uji · hal. 1/1" in whole
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        _left, bottom, _right, top = text.get_charbox(index)
        if letter.strip():
            assert top < BAND or bottom > BAND - 0.5, letter
    start = text.get_text_range().index("Isi surat")
    assert text.get_charbox(start)[1] > BAND


def test_a_page_that_is_full_to_its_edges_is_not_covered(small: Small) -> None:
    volume = small(one("a.pdf"), lambda folder: pdf(folder / "a.pdf", [b"1 0 0 rg 0 0 595 842 re f"]))
    shown = seen(volume, volume.places["dokumen"][0].page)
    red = [(x, y) for x in range(0, 595, 5) for y in range(842) if shown.getpixel((x, y)) == (255, 0, 0)]
    assert max(y for _x, y in red) < 842 - BAND
    assert min(y for _x, y in red) <= 1
    width = max(x for x, _y in red) - min(x for x, _y in red)
    height = max(y for _x, y in red) - min(y for _x, y in red)
    assert width / height == pytest.approx(595 / 842, abs=0.02)


def test_filled_forms_and_highlights_are_seen(small: Small) -> None:
    def put(folder: Path) -> None:
        pdf_with_filled_form(folder / "a.pdf")
        highlighted(folder / "b.pdf")

    volume = small(one("a.pdf") | {"kedua": {"jenis": "anggaran", "berkas": "bukti/b.pdf"}}, put)
    form = seen(volume, volume.places["dokumen"][0].page)
    assert form.getpixel((200, 210)) == (0, 0, 0)
    marked = seen(volume, volume.places["kedua"][0].page)
    assert marked.getpixel((250, 135)) == (255, 255, 0)


def test_nothing_active_comes_along(small: Small) -> None:
    volume = small(one("a.pdf"), lambda folder: hostile(folder / "a.pdf"))
    page = volume.places["dokumen"][0].page
    assert "Surat biasa" in read_pdf(volume.printed.content).pages[page - 1]
    assert seen(volume, page).getpixel((100, 325)) == (0, 255, 0)
    with pikepdf.open(io.BytesIO(volume.printed.content)) as made:
        assert EVIL not in made.Root.unparse(resolved=True).decode("latin-1")
        for thing in made.objects:
            words = thing.unparse(resolved=True).decode("latin-1") if not isinstance(thing, pikepdf.Stream) else ""
            words += " ".join(thing.stream_dict.keys()) if isinstance(thing, pikepdf.Stream) else ""
            data = thing.read_bytes() if isinstance(thing, pikepdf.Stream) and "/Filter" not in thing else b""
            assert EVIL not in words
            assert EVIL.encode() not in data
            for key in ("/JavaScript", "/Launch", "/SubmitForm", "/OpenAction", "/EmbeddedFile", "/PieceInfo", "/Ref"):
                assert key not in words.split()
        assert list(made.attachments) == ["asal.json"]  # our own
        assert "/Annots" not in made.pages[page - 1].obj


# Pictures


def test_a_picture_stands_upright_as_its_camera_meant_it(small: Small) -> None:
    def put(folder: Path) -> None:
        image = Image.new("RGB", (400, 200), "blue")
        image.paste("red", (0, 0, 200, 200))
        exif = Image.Exif()
        exif[0x0112] = 6  # to be turned a quarter to the right: the left half comes to the top
        exif[0x010F] = "PEMOTRET RAHASIA"
        image.save(folder / "a.jpg", exif=exif)

    volume = small(one("a.jpg", tentang="Pelayanan di balai desa"), put)
    page = volume.places["dokumen"][0].page
    shown = seen(volume, page)
    assert shown.size == (596, 842)
    column = shown.crop((298, 0, 299, 842)).tobytes()
    reds = [y for y in range(842) if column[3 * y] > 200 and column[3 * y + 2] < 60]
    blues = [y for y in range(842) if column[3 * y + 2] > 200 and column[3 * y] < 60]
    assert len(reds) > 100
    assert max(reds) <= min(blues) + 1
    assert "Pelayanan di balai desa" in flat(read_pdf(volume.printed.content).pages[page - 1])
    assert b"PEMOTRET" not in volume.printed.content


def test_a_large_picture_is_made_smaller_and_a_wide_one_gets_a_wide_page(small: Small) -> None:
    volume = small(one("a.jpg"), lambda folder: picture(folder / "a.jpg", (6000, 3000)))
    page = volume.places["dokumen"][0].page
    assert seen(volume, page).size == (842, 596)
    with pikepdf.open(io.BytesIO(volume.printed.content)) as made:
        [form] = made.pages[page - 1].obj.Resources.XObject.values()
        [image] = form.Resources.XObject.values()
        assert (int(image.Width), int(image.Height)) == (1575, 788)
    assert len(volume.printed.content) < 2_000_000


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_kind_are_shown_on_white(mode: str, small: Small) -> None:
    ending = "tif" if mode in ("CMYK", "I;16") else "png"

    def put(folder: Path) -> None:
        start = Image.new("RGBA", (60, 60), (0, 0, 0, 0) if mode in ("LA", "RGBA") else "white")
        start.paste("black", (20, 20, 40, 40))
        made = start.convert("L").convert("I").point(lambda v: v * 257) if mode == "I;16" else start
        (made.convert("RGB") if mode == "CMYK" else made).convert(mode).save(folder / f"a.{ending}")

    volume = small(one(f"a.{ending}"), put)
    assert volume.not_shown == []
    shown = seen(volume, volume.places["dokumen"][0].page).convert("L")
    dark = sum(1 for value in shown.crop((0, 0, 596, 700)).tobytes() if value < 60)
    assert 350 < dark < 450


def test_a_scan_of_many_pages_in_one_tiff_becomes_as_many_pages(small: Small) -> None:
    def put(folder: Path) -> None:
        first, *others = (Image.new("L", (50, 70), shade) for shade in (40, 120, 200))
        first.save(folder / "a.tiff", save_all=True, append_images=others)

    volume = small(one("a.tiff"), put)
    assert sorted(of for name, _title, _at, of in stamps(volume).values() if name == "17.1") == ["3", "3", "3"]


# What cannot be shown


def too_long(folder: Path) -> None:
    document = pikepdf.new()
    for _number in range(2001):
        document.add_blank_page()
    document.save(folder / "a.pdf")


@pytest.mark.parametrize(
    ("name", "put", "reason", "says"),
    [
        (
            "a.pdf",
            lambda folder: pdf(folder / "a.pdf", [written("x")], encryption=pikepdf.Encryption(user="u", owner="o")),
            FileProblem.ENCRYPTED,
            "terkunci dengan kata sandi",
        ),
        ("a.pdf", lambda folder: (folder / "a.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n"), FileProblem.BROKEN, "rusak"),
        ("a.pdf", lambda folder: (folder / "a.pdf").write_bytes(b"<html>Masuk</html>"), FileProblem.BROKEN, "rusak"),
        ("a.pdf", lambda folder: (folder / "a.pdf").write_bytes(b""), FileProblem.EMPTY, "kosong"),
        ("a.pdf", lambda folder: (folder / "a.pdf").unlink(), FileProblem.MISSING, "tidak ditemukan"),
        ("a.pdf", too_long, FileProblem.TOO_LONG, "terlalu banyak"),
        ("a.pdf", lambda folder: pdf_bomb(folder / "a.pdf", 1), FileProblem.TOO_LARGE, "terlalu besar"),
        ("a.jpg", lambda folder: huge_jpeg(folder / "a.jpg", 60_000), FileProblem.TOO_LARGE, "terlalu besar"),
        ("a.jpg", lambda folder: (folder / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0abc"), FileProblem.BROKEN, "rusak"),
        ("a.docx", lambda folder: office(folder / "a.docx", "word/document.xml"), FileProblem.OFFICE, "pengolah kata"),
        ("a.mp4", lambda folder: video(folder / "a.mp4", 3), FileProblem.VIDEO, "video"),
        ("a.zip", lambda folder: office(folder / "a.zip", "x"), FileProblem.OTHER_KIND, "bukan PDF"),
    ],
    ids=lambda value: value.value if isinstance(value, FileProblem) else None,
)
def test_a_file_that_cannot_be_shown_stands_on_the_sheet_of_its_chapter_with_the_reason(
    name: str, put: Callable[[Path], object], reason: FileProblem, says: str, small: Small
) -> None:
    volume = small(one(name, nomor="800/12/2025"), put)
    [first, second] = volume.not_shown
    assert (first.number, second.number) == ("17.1", "34.1")
    assert (first.error.reason, first.file) == (reason, f"bukti/{name}")
    page = flat(read_pdf(volume.printed.content).pages[volume.places["dokumen"][0].page - 1])
    assert_in_order(page, ["17. ", "17.1", "Surat Uji", "tidak dapat dimuat", says, f"bukti/{name}"])
    assert "800/12/2025" in page
    assert stamps(volume) == {}


def test_a_file_outside_the_workspace_is_not_opened(small: Small, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = pdf(tmp_path_factory.mktemp("luar") / "rahasia.pdf", [written("RAHASIA")])

    def put(folder: Path) -> None:
        (folder / "a.pdf").unlink()
        (folder / "a.pdf").symlink_to(outside)

    volume = small(one("a.pdf"), put)
    assert volume.not_shown[0].error.reason is FileProblem.OUTSIDE
    assert "RAHASIA" not in read_pdf(volume.printed.content).text


def test_a_link_stands_on_the_sheet_of_its_chapter_with_its_address(small: Small) -> None:
    address = "https://example.go.id/" + "sangatpanjang/" * 40
    volume = small({"tautan": {"jenis": "tautan", "judul": "Situs", "tautan": address}})
    assert volume.not_shown == []
    page = read_pdf(volume.printed.content).pages[volume.places["tautan"][0].page - 1]
    assert address in "".join(page.split())
    assert "17. " in flat(page)
    assert stamps(volume) == {}


def test_odd_titles_stay_on_their_line(small: Small) -> None:
    title = 'Baris satu\nbaris dua <script>{{ 7*7 }}</script> "kutip" ' + "panjang " * 40
    volume = small(
        one("a.pdf") | {"dokumen": {**one("a.pdf")["dokumen"], "judul": title}}, lambda f: pdf(f / "a.pdf", [b""])
    )
    page = read_pdf(volume.printed.content).pages[volume.places["dokumen"][0].page - 1]
    assert "Bukti 17.1 · Baris satu baris dua <script>{{ 7*7 }}</script>" in flat(page)
    assert "hal. 1/1" in flat(page)
    assert [each for each in characters_outside(volume.printed.content, left=8, right=8) if each[0] > 1] == []


def test_a_draft_says_so_on_every_page(small: Small) -> None:
    pages_of_two = [written("satu"), written("dua")]
    volume = small(one("a.pdf"), lambda folder: pdf(folder / "a.pdf", pages_of_two), urusan_utama=REMOVED)
    pages = read_pdf(volume.printed.content).pages
    assert len(pages) > 6
    assert all("DRAF" in page for page in pages)
