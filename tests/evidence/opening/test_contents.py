"""What is found inside PDFs, pictures and videos."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from submissions.evidence.opening.looking import look
from tests.evidence.opening import files


def test_a_pdf_tells_pages_text_and_blank_pages(tmp_path: Path) -> None:
    pages = [files.written("Surat Keputusan"), b"", files.written("."), b"0.99 g 0 0 595 842 re f"]
    facts = look(files.pdf(tmp_path / "a.pdf", pages))
    assert (facts.kind, facts.problem, facts.pages, facts.pages_drawn) == ("pdf", None, 4, 4)
    assert facts.blank_pages == (2, 4)
    assert facts.has_text
    assert facts.text == "Surat Keputusan\f\f.\f\f"
    assert facts.page_texts == ["Surat Keputusan", "", ".", ""]


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    Image.effect_noise((300, 400), 80).save(scan)
    facts = look(scan)
    assert (facts.pages, facts.has_text, facts.text, facts.blank_pages) == (1, False, "\f", ())


def test_a_page_filled_in_as_a_form_is_not_blank(tmp_path: Path) -> None:
    assert look(files.pdf_with_filled_form(tmp_path / "a.pdf")).blank_pages == ()


def test_of_a_long_pdf_the_first_pages_are_read(tmp_path: Path) -> None:
    long = files.pdf(tmp_path / "a.pdf", [files.written(f"halaman {number}") for number in range(1, 400)] + [b""])
    facts = look(long)
    assert (facts.pages, facts.pages_drawn, facts.blank_pages) == (400, 100, ())
    assert facts.page_texts[59] == "halaman 60"
    assert "halaman 61" not in facts.text


def test_of_a_wordy_pdf_the_first_characters_are_kept(tmp_path: Path) -> None:
    wordy = files.pdf(tmp_path / "a.pdf", [files.written("kata " * 8000, size=1)] * 4, width=14_000)
    assert len(look(wordy).text) == 60_000


def test_a_pdf_that_takes_long_is_left_after_a_part(tmp_path: Path) -> None:
    facts = look(files.pdf(tmp_path / "a.pdf", [files.written("halo")] * 100), seconds=0)
    assert (facts.problem, facts.pages) == (None, 100)
    assert facts.pages_drawn < 100


def test_a_pdf_with_a_password_is_encrypted(tmp_path: Path) -> None:
    locked = files.pdf(tmp_path / "a.pdf", [b""], encryption=pikepdf.Encryption(owner="a", user="b"))
    assert (look(locked).kind, look(locked).problem) == ("pdf", "encrypted")
    restricted = files.pdf(tmp_path / "b.pdf", [b""], encryption=pikepdf.Encryption(owner="a", user=""))
    assert (look(restricted).problem, look(restricted).pages) == (None, 1)


def test_a_pdf_cut_off_or_mangled_is_broken(tmp_path: Path) -> None:
    whole = files.pdf(tmp_path / "a.pdf", [files.written("halo")]).read_bytes()
    for name, content in (("cut", whole[:200]), ("mark only", b"%PDF-1.7\n"), ("noise", b"%PDF-1.7\n" + whole[::-1])):
        broken = tmp_path / f"{name}.pdf"
        broken.write_bytes(content)
        assert (look(broken).kind, look(broken).problem) == ("pdf", "broken"), name


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_picture_tells_its_size_and_whether_it_is_whole(ending: str, tmp_path: Path) -> None:
    whole = files.picture(tmp_path / f"a.{ending}")
    facts = look(whole)
    assert (facts.kind, facts.problem, facts.width, facts.height) == (ending, None, 640, 480)
    assert facts.largest_side == 640
    cut = tmp_path / f"b.{ending}"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    facts = look(cut)
    assert (facts.kind, facts.problem, facts.width, facts.height) == (ending, "broken", 640, 480)
    cut.write_bytes(whole.read_bytes()[:20])
    facts = look(cut)
    assert (facts.kind, facts.problem, facts.width) == (ending, "broken", None)


def test_webp_of_every_form_is_read(tmp_path: Path) -> None:
    lossless = look(files.picture(tmp_path / "a.webp", size=(70, 50), lossless=True))
    assert (lossless.problem, lossless.width, lossless.height) == (None, 70, 50)
    extended = look(files.picture(tmp_path / "b.webp", size=(70, 50), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"))
    assert (extended.problem, extended.width, extended.height) == (None, 70, 50)


def test_a_photo_with_a_second_picture_in_it_is_a_jpeg(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    first, second = Image.effect_noise((90, 60), 50), Image.effect_noise((45, 30), 50)
    first.save(photo, "MPO", save_all=True, append_images=[second])
    assert (look(photo).kind, look(photo).problem, look(photo).width) == ("jpg", None, 90)


def test_a_huge_picture_is_known_by_its_header_only(tmp_path: Path) -> None:
    most = Image.MAX_IMAGE_PIXELS
    facts = look(files.huge_jpeg(tmp_path / "a.jpg", 20_000))
    assert (facts.problem, facts.width, facts.height) == ("too-large", 20_000, 20_000)
    webp = bytearray(files.picture(tmp_path / "a.webp").read_bytes())
    webp[26:30] = b"\xff\x3f\xff\x3f"
    (tmp_path / "a.webp").write_bytes(webp)
    facts = look(tmp_path / "a.webp")
    assert (facts.problem, facts.width, facts.height) == ("too-large", 16_383, 16_383)
    assert most == Image.MAX_IMAGE_PIXELS


def test_a_video_tells_its_length(tmp_path: Path) -> None:
    facts = look(files.video(tmp_path / "a.mp4", 62.5))
    assert (facts.kind, facts.problem, facts.seconds) == ("mp4", None, 62.5)
    assert look(files.video(tmp_path / "b.mp4", 5, brand=b"M4V ")).kind == "mp4"
    unknown_length = look(files.video(tmp_path / "c.mp4", 0))
    assert (unknown_length.problem, unknown_length.seconds) == (None, None)


@pytest.mark.parametrize("kept", [2000, 5050])
def test_a_video_cut_off_is_broken(kept: int, tmp_path: Path) -> None:
    video = files.video(tmp_path / "a.mp4", 60)
    video.write_bytes(video.read_bytes()[:kept])
    assert (look(video).kind, look(video).problem) == ("mp4", "broken")


def test_every_beginning_of_a_file_gives_an_answer(tmp_path: Path) -> None:
    makers = [files.picture(tmp_path / f"a.{ending}", size=(9, 9)) for ending in ("jpg", "png", "webp")]
    makers += [files.video(tmp_path / "a.mp4", 3), files.office(tmp_path / "a.docx", "word/document.xml")]
    makers += [files.pdf(tmp_path / "a.pdf", [b""]), files.old_office(tmp_path / "a.doc", "WordDocument")]
    cut = tmp_path / "cut"
    for made in makers:
        content = made.read_bytes()
        for length in range(0, min(len(content), 1200), 7):
            cut.write_bytes(content[:length])
            assert look(cut).size == length
