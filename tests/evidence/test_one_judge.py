"""Inspection, volume and kit say the same of a file: what the one cannot show, the others name."""

import io
import sys
import types
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from submissions.evidence.opening.looking import look
from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing import heif
from submissions.evidence.showing.kinds import shown_as
from submissions.evidence.showing.preparing import prepare
from submissions.portal.kit.fitting import fitted
from submissions.portal.kit.wishes import Limit, Outcome, Wish
from tests.evidence.one_judge import FILES, said
from tests.evidence.opening.files import pdf, written

ANYTHING = Wish((), Limit(None), Limit(None))
SECRET = b"RAHASIA"


@pytest.mark.parametrize("case", FILES)
def test_all_say_the_same(case: str, tmp_path: Path) -> None:
    name, make, reason = FILES[case]
    make(tmp_path / name)
    assert said(tmp_path / name) == (reason, reason, reason)


def test_of_a_pdf_that_is_cut_anywhere_all_say_the_same(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "utuh.pdf", [written(f"halaman {number}") for number in range(4)]).read_bytes()
    found = []
    for length in range(len(whole) // 12, len(whole), len(whole) // 12):
        (tmp_path / "a.pdf").write_bytes(whole[:length])
        inspection, volume, kit = said(tmp_path / "a.pdf")
        assert inspection == volume == kit, length
        found.append(volume)
    assert "broken" in found


@pytest.mark.parametrize("name", ["a.avif", "a.jp2", "a.gif", "a.bmp", "a.tif"])
def test_pictures_that_portals_rarely_take_are_made_into_others(name: str, tmp_path: Path) -> None:
    Image.effect_noise((90, 60), 50).convert("RGB").save(tmp_path / name)
    made = fitted(tmp_path / name, ANYTHING)
    assert (made.outcome, made.ending) == (Outcome.CONVERTED, ".jpg")
    with Image.open(io.BytesIO(made.content or b"")) as image:
        assert (image.format, image.size) == ("JPEG", (90, 60))
    only_pdf = fitted(tmp_path / name, Wish(("pdf",), Limit(None), Limit(None)))
    assert (only_pdf.outcome, (only_pdf.content or b"")[:5]) == (Outcome.CONVERTED, b"%PDF-")


def photo(path: Path, orientation: int = 1) -> Path:
    """Write a photograph that tells who took it, where, and with what remark."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, SECRET.decode()
    exif.get_ifd(0x8825)[1] = "S"
    image = Image.effect_noise((90, 60), 50).convert("RGB")
    more: dict[str, Any] = {".jpg": {"comment": SECRET, "xmp": SECRET}, ".webp": {"xmp": SECRET}}.get(path.suffix, {})
    image.info["Comment"] = SECRET.decode()
    if path.suffix == ".png":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_text("Author", SECRET.decode())
        info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        more = {"pnginfo": info}
    image.save(path, exif=exif, **more)
    assert path.read_bytes().count(SECRET) >= 2
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_what_a_picture_tells_is_taken_out_and_its_pixels_stay(name: str, tmp_path: Path) -> None:
    path = photo(tmp_path / name)
    made = fitted(path, ANYTHING)
    assert made.outcome is Outcome.STRIPPED
    assert made.content is not None
    assert SECRET not in made.content
    with Image.open(path) as before, Image.open(io.BytesIO(made.content)) as after:
        assert not after.getexif()
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    (tmp_path / f"b{path.suffix}").write_bytes(made.content)
    again = fitted(tmp_path / f"b{path.suffix}", ANYTHING)
    assert (again.outcome, again.content) == (Outcome.COPIED, None)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_picture_on_its_side_is_turned(name: str, tmp_path: Path) -> None:
    made = fitted(photo(tmp_path / name, orientation=6), ANYTHING)
    assert made.content is not None
    assert SECRET not in made.content
    with Image.open(io.BytesIO(made.content)) as image:
        assert image.size == (60, 90)
        assert not image.getexif()


def test_what_lies_behind_a_photograph_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((90, 60), 50).convert("RGB").save(path, progressive=True)
    picture = path.read_bytes()
    path.write_bytes(picture + SECRET)
    assert fitted(path, ANYTHING).content == picture


def test_a_comment_does_not_come_along_into_what_is_made_smaller(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((900, 900), 50).convert("RGB").save(path, comment=SECRET, quality=95)
    size = path.stat().st_size / 2_000_000
    from decimal import Decimal

    made = fitted(path, Wish((), Limit(Decimal(size)), Limit(None)))
    assert made.outcome is Outcome.SHRUNK
    assert SECRET not in (made.content or SECRET)


def test_the_window_of_a_note_is_not_drawn(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [written("Surat")])
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        look_of_it = Stream(document, b"BT (JENDELA) Tj ET 0 0 200 100 re f")
        look_of_it.Type, look_of_it.Subtype, look_of_it.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 100])
        window = Dictionary(
            Type=Name.Annot, Subtype=Name.Popup, Rect=Array([100, 100, 300, 200]), AP=Dictionary(N=look_of_it)
        )
        document.pages[0].obj.Annots = Array([document.make_indirect(window)])
        document.save(path)
    content, _leaves = prepare(path)
    with pikepdf.open(io.BytesIO(content)) as made:
        streams = [each.read_bytes() for each in made.objects if isinstance(each, Stream)]
    assert any(b"Surat" in each for each in streams)
    assert not any(b"JENDELA" in each for each in streams)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500)


def test_heic_without_its_reader_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    heif.reads_heic.cache_clear()
    (tmp_path / "a.heic").write_bytes(HEIC)
    assert said(tmp_path / "a.heic") == ("phone-picture",) * 3
    assert (look(tmp_path / "a.heic").kind, fitted(tmp_path / "a.heic", ANYTHING).reason) == (
        "heic",
        FileProblem.PHONE_PICTURE,
    )
    heif.reads_heic.cache_clear()


def test_heic_with_its_reader_is_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = types.ModuleType("pi_heif")
    asked = []
    reader.register_heif_opener = lambda **options: asked.append(options)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pi_heif", reader)
    heif.reads_heic.cache_clear()
    (tmp_path / "a.heic").write_bytes(HEIC)
    assert shown_as(tmp_path / "a.heic").name == "PICTURE"
    assert asked == [{"thumbnails": False}]
    heif.reads_heic.cache_clear()


def test_an_office_document_with_a_password_is_locked_everywhere(tmp_path: Path) -> None:
    from tests.evidence.opening.files import old_office

    path = old_office(tmp_path / "a.docx", "EncryptedPackage")
    with pytest.raises(UnfitError) as raised:
        prepare(path)
    assert (raised.value.reason, look(path).problem) == (FileProblem.ENCRYPTED, "encrypted")
