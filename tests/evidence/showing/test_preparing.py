"""A foreign file made ready for our pages: one leaf for each page or picture, and nothing active in it."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.kinds import ShownAs, shown_as
from submissions.evidence.showing.leaves import Leaf
from submissions.evidence.showing.pages import FORMS
from submissions.evidence.showing.preparing import judge, prepare
from tests.evidence.opening.files import pdf, picture, written


def test_a_pdf_gives_a_leaf_for_each_page_and_says_which_are_wide(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [written("Satu"), written("Dua")])
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[1].obj.MediaBox = Array([0, 0, 842, 595])
        document.save(path)
    content, leaves = prepare(path)
    assert leaves == [Leaf(is_wide=False, is_picture=False), Leaf(is_wide=True, is_picture=False)]
    with pikepdf.open(io.BytesIO(content)) as made:
        assert len(made.Root[FORMS]) == 2


def test_scripts_actions_and_attachments_of_a_foreign_file_stay_behind(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [written("Surat")])
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert('jahat')"))
        document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=pikepdf.String("jahat.exe")))
        document.attachments["jahat.exe"] = b"MZ"
        document.save(path)
    content, _leaves = prepare(path)
    assert b"jahat" not in content
    assert b"JavaScript" not in content


def test_every_picture_of_a_tiff_is_a_leaf(tmp_path: Path) -> None:
    first, second = Image.new("L", (300, 200), 255), Image.new("L", (200, 300), 255)
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    _content, leaves = prepare(tmp_path / "a.tif")
    assert leaves == [Leaf(is_wide=True, is_picture=True), Leaf(is_wide=False, is_picture=True)]


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    picture(tmp_path / "foto.jpg").rename(tmp_path / "surat.pdf")
    assert shown_as(tmp_path / "surat.pdf") is ShownAs.PICTURE
    pdf(tmp_path / "surat.jpg", [written("Surat")])
    assert judge(tmp_path / "surat.jpg") is ShownAs.PDF


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.pdf", b"", FileProblem.EMPTY),
        ("a.pdf", b"bukan apa-apa", FileProblem.BROKEN),
        ("a.xyz", b"bukan apa-apa", FileProblem.OTHER_KIND),
        ("a.docx", b"bukan apa-apa", FileProblem.OFFICE),
        ("a.mov", b"bukan apa-apa", FileProblem.VIDEO),
    ],
)
def test_why_a_file_cannot_be_shown(tmp_path: Path, name: str, content: bytes, problem: FileProblem) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnfitError) as raised:
        judge(tmp_path / name)
    assert raised.value.reason is problem
