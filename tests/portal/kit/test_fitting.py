import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageCms

from submissions.files.folder import MARKER
from submissions.portal.kit.placement import images_drawn
from submissions.portal.kit.wishes import Outcome
from tests.evidence.opening.files import pdf, pdf_bomb, picture, written
from tests.odd_pdfs import scan, signed
from tests.portal.kit.conftest import Kit, Small, hashes, one

LIMIT = 200_000  # bytes: of the edition that these tests use


def drawn(content: bytes, page: int = 0) -> Image.Image:
    made: Image.Image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil()
    return made.convert("L")


def shrunk(kit: Kit, source: str, outcome: Outcome = Outcome.SHRUNK) -> bytes:
    """Return the content of 17.1, having looked that it is what the kit says of it."""
    file = kit.file()
    content = kit.content()
    assert file.outcome is outcome
    assert file.before == (kit.workspace.root / "bukti" / source).stat().st_size
    assert file.before > 1.05 * LIMIT
    assert file.after == len(content) <= LIMIT
    return content


def test_a_scan_is_made_to_fit_at_a_resolution_that_reads(small: Small) -> None:
    before: dict[str, str] = {}

    def put(folder: Path) -> None:
        scan(folder / "a.pdf", pages=2, dots=200, quality=90)
        before.update(hashes(folder))

    kit = small(one("a.pdf"), put)
    content = shrunk(kit, "a.pdf")
    with pikepdf.open(io.BytesIO(content)) as made:
        assert len(made.pages) == 2
        for image, (wide, high) in images_drawn(made).values():
            assert min(image.Width / wide, image.Height / high) >= 149
    original = drawn((kit.workspace.root / "bukti/a.pdf").read_bytes())
    assert drawn(content).size == original.size
    assert hashes(kit.workspace.root / "bukti") == before


def test_what_does_not_fit_and_still_read_is_left_out_and_told(small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: scan(folder / "a.pdf", pages=8, dots=150))
    assert_left_out(kit, "17.1", Outcome.TOO_LARGE, "Bagi berkasnya")


def assert_left_out(kit: Kit, number: str, outcome: Outcome, remedy: str) -> None:
    file = kit.file(number)
    assert (file.outcome, file.path, file.after) == (outcome, None, None)
    assert (file.before or 0) > 200_000
    assert kit.names == [MARKER, "daftar.xlsx", "salin.html"]
    sheet = (kit.folder / "salin.html").read_text(encoding="utf-8")
    assert "MELEBIHI BATAS, tidak dimasukkan" in sheet
    assert remedy in sheet


def test_without_loss_comes_first(small: Small) -> None:
    def put(folder: Path) -> None:
        lines = b"\n".join(written(f"baris {number}") for number in range(12_000))
        document = pikepdf.open(pdf(folder / "b.pdf", [lines]))
        document.save(
            folder / "a.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized
        )
        (folder / "b.pdf").unlink()

    content = shrunk(small(one("a.pdf"), put), "a.pdf")
    assert "baris 11999" in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()


def with_image(path: Path, image: Stream | Callable[[pikepdf.Pdf], Stream], points: float = 400) -> None:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    stream = image(document) if callable(image) else image
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    page.obj.Resources = Dictionary(XObject=Dictionary(G=document.make_indirect(stream)))
    page.obj.Contents = Stream(document, f"q {points} 0 0 {points} 50 50 cm /G Do Q".encode())
    document.save(path)


NOISE = Image.effect_noise((1400, 1400), 90)


def grey(document: pikepdf.Pdf) -> Stream:
    return Stream(document, NOISE.tobytes(), Width=1400, Height=1400, BitsPerComponent=8, ColorSpace=Name.DeviceGray)


def masked(document: pikepdf.Pdf) -> Stream:
    made = grey(document)
    mask = Stream(document, b"\xff" * 4, Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2)
    mask.BitsPerComponent, mask.ColorSpace = 8, Name.DeviceGray
    made.SMask = document.make_indirect(mask)
    return made


def indexed(document: pikepdf.Pdf) -> Stream:
    palette = bytes(value for level in range(256) for value in (level, level // 2, 0))
    made = grey(document)
    made.ColorSpace = Array([Name.Indexed, Name.DeviceRGB, 255, pikepdf.String(palette)])
    return made


def profiled(document: pikepdf.Pdf) -> Stream:
    profile = document.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    made = Stream(document, NOISE.convert("RGB").tobytes(), Width=1400, Height=1400, BitsPerComponent=8)
    made.ColorSpace = Array([Name.ICCBased, profile])
    return made


@pytest.mark.parametrize("image", [grey, masked, indexed, profiled])
def test_images_of_many_kinds_look_the_same_afterwards(image: Callable[[pikepdf.Pdf], Stream], small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: with_image(folder / "a.pdf", image, points=240))
    content = shrunk(kit, "a.pdf")
    before, after = drawn((kit.workspace.root / "bukti/a.pdf").read_bytes()), drawn(content)
    area = (60, 842 - 280, 280, 842 - 60)
    means = [sum(each.crop(area).resize((8, 8)).tobytes()) / 64 for each in (before, after)]
    assert means[0] == pytest.approx(means[1], abs=3)
    assert means[0] < 245


def stencil(document: pikepdf.Pdf) -> Stream:
    bits = Image.effect_noise((2000, 2000), 90).convert("1").tobytes()
    return Stream(document, bits, Width=2000, Height=2000, ImageMask=True, BitsPerComponent=1)


def cmyk(document: pikepdf.Pdf) -> Stream:
    return Stream(
        document, NOISE.tobytes() * 4, Width=1400, Height=1400, BitsPerComponent=8, ColorSpace=Name.DeviceCMYK
    )


def turned(document: pikepdf.Pdf) -> Stream:
    made = grey(document)
    made.Decode = Array([1, 0])
    return made


def colour_key(document: pikepdf.Pdf) -> Stream:
    made = grey(document)
    made.Mask = Array([0, 10])
    return made


@pytest.mark.parametrize("image", [stencil, cmyk, turned, colour_key])
def test_images_that_would_change_are_left_alone(image: Callable[[pikepdf.Pdf], Stream], small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: with_image(folder / "a.pdf", image))
    assert_left_out(kit, "17.1", Outcome.TOO_LARGE, "pindai lagi")


def test_a_signed_document_is_never_changed(small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: signed(folder / "a.pdf", 400_000))
    assert_left_out(kit, "17.1", Outcome.SIGNED, "untuk ditandatangani")


def test_locked_and_broken_documents_that_are_too_large_are_left_out(small: Small) -> None:
    ballast = NOISE.tobytes()[:400_000]

    def put(folder: Path) -> None:
        pdf(folder / "a.pdf", [ballast], encryption=pikepdf.Encryption(user="u", owner="o"))
        (folder / "b.pdf").write_bytes(b"%PDF-1.7\n" + ballast)

    kit = small(one("a.pdf") | {"kedua": {"jenis": "surat", "berkas": "bukti/b.pdf"}}, put)
    assert [file.outcome for file in kit.files] == [Outcome.LOCKED, Outcome.TOO_LARGE]
    assert_left_out(kit, "17.1", Outcome.LOCKED, "tanpa kata sandi")
    assert_left_out(kit, "17.2", Outcome.TOO_LARGE, "Bagi berkasnya")


def test_a_bomb_is_not_unpacked(small: Small) -> None:
    def put(folder: Path) -> None:
        pdf_bomb(folder / "a.pdf", 1)
        with (folder / "a.pdf").open("ab") as file:
            file.write(b"%" + b"x" * 400_000)

    assert small(one("a.pdf"), put).file().outcome is Outcome.TOO_LARGE


def test_how_large_an_image_is_drawn_is_told_through_forms_and_turns(tmp_path: Path) -> None:
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    image = document.make_indirect(grey(document))
    image.Type, image.Subtype = Name.XObject, Name.Image
    form = Stream(document, b"q 0 72 -72 0 0 0 cm /G Do Q", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Matrix = Array([0, 0, 595, 842]), Array([2, 0, 0, 3, 0, 0])
    form.Resources = Dictionary(XObject=Dictionary(G=image))
    page.obj.Resources = Dictionary(XObject=Dictionary(F=document.make_indirect(form)))
    page.obj.Contents = Stream(document, b"q 0.5 0 0 0.5 0 0 cm /F Do Q Q Q /F Do")
    [(_image, inches)] = images_drawn(document).values()
    assert inches == pytest.approx((3, 2))


# Pictures


def test_a_photograph_is_made_smaller_upright_and_without_what_its_camera_tells(small: Small) -> None:
    def put(folder: Path) -> None:
        exif = Image.Exif()
        exif[0x0112], exif[0x010F] = 6, "PEMOTRET RAHASIA"
        grain = Image.effect_noise((250, 125), 30).resize((3000, 1500), Image.Resampling.BICUBIC)
        grain.convert("RGB").save(folder / "a.jpg", exif=exif, quality=95)

    kit = small(one("a.jpg"), put, indicator="alat_kerja")
    file = kit.file("19.1")
    content = kit.content("19.1")
    assert file.outcome is Outcome.SHRUNK
    assert len(content) <= LIMIT
    with Image.open(io.BytesIO(content)) as made:
        assert made.height == 2 * made.width
        assert not made.getexif()
    assert b"PEMOTRET" not in content


def test_a_screenshot_becomes_a_photograph_only_where_it_is_too_large(small: Small) -> None:
    def put(folder: Path) -> None:
        Image.new("RGBA", (900, 600), (10, 90, 200, 128)).save(folder / "a.png")
        picture(folder / "b.png", (600, 400))

    more = {"kedua": {"jenis": "tangkapan_layar", "berkas": "bukti/b.png"}}
    kit = small(one("a.png") | more, put, indicator="alat_kerja")
    assert [file.outcome for file in kit.files] == [Outcome.COPIED, Outcome.SHRUNK]
    assert [Path(file.path or "").suffix for file in kit.files] == [".png", ".jpg"]


def test_a_picture_where_only_pdf_is_taken_becomes_one(small: Small) -> None:
    kit = small(one("a.jpg"), lambda folder: picture(folder / "a.jpg", (900, 600)))
    file = kit.file()
    assert file.outcome is Outcome.CONVERTED
    assert (file.path or "").endswith("17-1_SK-Tim.pdf")
    page = pypdfium2.PdfDocument(kit.content())[0]
    assert tuple(round(side) for side in page.get_size()) == (842, 595)
    middle = drawn(kit.content()).crop((421, 0, 422, 595)).tobytes()
    assert sum(value < 250 for value in middle) > 500


def test_a_picture_too_large_even_at_the_last_step_is_left_out(small: Small) -> None:
    kit = small(one("a.jpg"), lambda folder: picture(folder / "a.jpg", (2600, 2600)), indicator="alat_kerja")
    assert_left_out(kit, "19.1", Outcome.TOO_LARGE, "pindai lagi")


def test_a_file_is_named_by_what_it_is(small: Small) -> None:
    kit = small(one("a.docx"), lambda folder: pdf(folder / "a.docx", [written("x")]))
    assert (kit.file().path or "").endswith(".pdf")


def test_a_document_cited_twice_is_the_same_in_both_places(small: Small) -> None:
    kit = small(
        one("a.pdf"),
        lambda folder: scan(folder / "a.pdf", pages=1, dots=200),
        indikator={key: {"jumlah": "31", "bukti": ["dokumen"]} for key in ("sdm", "bimtek")},
    )
    assert kit.content("17.1") == kit.content("20.1")
    assert kit.file("20.1").outcome is kit.file("17.1").outcome is Outcome.SHRUNK
