"""A file is what its content says."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.opening.kinds import HEAD, LockedOfficeError, kind_of
from submissions.evidence.opening.looking import look
from submissions.evidence.problems import FileProblem
from tests.evidence.opening import files


def test_the_name_does_not_count(tmp_path: Path) -> None:
    facts = look(files.office(tmp_path / "surat-keputusan.pdf", "word/document.xml"))
    assert (facts.kind, facts.problem) == ("docx", None)
    assert look(files.office(tmp_path / "data.docx", "xl/workbook.xml")).kind == "xlsx"
    assert look(files.office(tmp_path / "foto.docx", "foto/1.jpg")).kind == "zip"
    assert look(files.picture(tmp_path / "a.png", size=(30, 20)).rename(tmp_path / "a.jpg")).kind == "png"


def test_a_web_page_saved_as_pdf_is_text(tmp_path: Path) -> None:
    page = tmp_path / "unduhan.pdf"
    page.write_text("<!DOCTYPE html>\n<html><body>Sesi Anda telah berakhir – masuk kembali</body></html>", "utf-8")
    assert look(page).kind == "text"
    page.write_text("catatan", "utf-16")
    assert look(page).kind == "text"
    page.write_bytes("é".encode() * HEAD)
    assert look(page).kind == "text"
    page.write_bytes(b"\xff\xfa\x07 no text")
    assert look(page).kind == "unknown"


def test_a_pdf_may_begin_with_other_bytes(tmp_path: Path) -> None:
    plain = files.pdf(tmp_path / "a.pdf", [files.written("halo")])
    late = tmp_path / "b.pdf"
    late.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + plain.read_bytes())
    facts = look(late)
    assert (facts.kind, facts.problem, facts.pages) == ("pdf", None, 1)


def test_old_office_files_are_told_by_their_directory(tmp_path: Path) -> None:
    assert look(files.old_office(tmp_path / "a.pdf", "WordDocument")).kind == "doc"
    assert look(files.old_office(tmp_path / "b.doc", "Workbook")).kind == "unknown"
    locked = look(files.old_office(tmp_path / "c.docx", "EncryptedPackage"))
    assert (locked.kind, locked.problem, locked.detail) == (
        "unknown",
        "encrypted",
        "Office document with a password",
    )


PICTURES = {
    "heic": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic",
        b"\0\0\0\x14ftypmsf1\0\0\0\0hevc",
    ),
    "avif": (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf"),
    "jp2": (b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 ", b"\xff\x4f\xff\x51\0\x2f"),
    "tiff": (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"),
    "gif": (b"GIF89a\x01\0\x01\0",),
    "bmp": (b"BM\x46\0\0\0\0\0\0\0",),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_pictures_of_telephones_are_named_as_what_they_are(kind: str, tmp_path: Path) -> None:
    for head in PICTURES[kind]:
        photo = tmp_path / "foto.jpg"
        photo.write_bytes(head + bytes(500))
        assert look(photo).kind == kind
        assert look(photo).problem is not None


def test_an_unknown_kind_tells_its_media_type(tmp_path: Path) -> None:
    archive = tmp_path / "foto.jpg"
    archive.write_bytes(b"Rar!\x1a\x07\0" + bytes(500))
    assert (look(archive).kind, look(archive).detail) == ("unknown", "application/x-rar-compressed")


def test_nothing_is_a_kind_of_its_own(tmp_path: Path) -> None:
    empty = tmp_path / "a.pdf"
    empty.touch()
    facts = look(empty)
    assert (facts.kind, facts.problem, facts.size) == ("empty", "empty", 0)
    assert facts.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_document_cut_off_is_broken(tmp_path: Path) -> None:
    whole = files.office(tmp_path / "a.docx", "word/document.xml").read_bytes()
    cut = tmp_path / "b.docx"
    cut.write_bytes(whole[:-60])
    assert (look(cut).kind, look(cut).problem) == ("zip", "broken")


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff", b"%PDF"])
    | st.just(b"\0\0\0\x18ftypisom"),
    st.binary(max_size=600),
)
def test_any_bytes_have_a_kind_or_are_broken(mark: bytes, rest: bytes) -> None:
    content = mark + rest
    try:
        kind, _ = kind_of(io.BytesIO(content), content[:HEAD])
    except (LockedOfficeError, zipfile.BadZipFile):
        return
    assert (kind is FileKind.EMPTY) == (not content)


def test_facts_survive_as_plain_data() -> None:
    facts = FileFacts(5, "ab", FileKind.PDF, FileProblem.BROKEN, "x", 3, 3, (1, 3), True, "teks", None, None, None)
    assert FileFacts.from_dict(facts.as_dict()) == facts
    assert facts.as_dict()["blank_pages"] == [1, 3]
    assert FileFacts(width=30, height=40).largest_side == 40
    assert FileFacts().largest_side is None


@pytest.mark.parametrize(
    "spoilt", [{}, {"kind": "rar"}, {"problem": "sad"}, {"blank_pages": 5}, {"blank_pages": ["x"]}, {"colour": "red"}]
)
def test_other_data_are_no_facts(spoilt: dict[str, object]) -> None:
    data = {**FileFacts().as_dict(), **spoilt} if spoilt else {}
    with pytest.raises(ValueError, match=r"facts|rar|sad|literal"):
        FileFacts.from_dict(data)
