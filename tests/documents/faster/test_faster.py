"""The levers change no byte but those of rules, fit only what they were written for, and stay small."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from submissions.documents.engine import Engine
from submissions.documents.faster import COLLECTING, LEVERS, SWITCH, Lever, switched_off, unfit
from submissions.documents.faster.levers import source_hash
from submissions.documents.faster.styling import MOST_KEPT, RESTS_ON_PAGE, keep_styles
from submissions.sample.generate import write_starter
from submissions.sample.starter import RECORDS
from submissions.workspace import Workspace, open_workspace
from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[3]
PRINTING = """
import hashlib, json, sys
from pathlib import Path
from submissions.documents.faster import left_out
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.judging.judge import judge
from submissions.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
editions = [workspace.edition(name) for name in ("iga", "kipp")]
reports = judge(workspace, editions, open_evidence=False).reports
found = [document for report in reports for each in report.filled for document in documents_of(each, workspace)]
maker = Maker(workspace)
def printed(document, **options):
    return hashlib.sha256(maker.pdf(document, **options).content).hexdigest()
order = found if sys.argv[2] == "forwards" else found[::-1]
hashes = {f"{number}": printed(each) for number, each in ((found.index(each), each) for each in order)}
hashes |= {f"{number} not archived": printed(each, archive=False) for number, each in enumerate(found[:4])}
print(json.dumps([left_out(), hashes], sort_keys=True))
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write_starter(tmp_path)
    for name in ("sendok-merah", "antar-lega", "pasar-terang"):
        (tmp_path / "inovasi" / f"{name}.yaml").write_bytes((RECORDS / f"{name}.yaml").read_bytes())
    return open_workspace(tmp_path)


def hashes(workspace: Workspace, order: str, switch: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), SWITCH: switch}
    command = [sys.executable, "-c", PRINTING, str(workspace.root), order]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE)
    left_out: list[str]
    found: dict[str, str]
    left_out, found = json.loads(done.stdout)
    # Equal bytes say something only where the one process has every lever in and the other none of those.
    assert left_out == [each.name for each in LEVERS if each.key in switch.split(",")]
    return found


def test_no_byte_of_any_document_is_another(workspace: Workspace) -> None:
    plain = hashes(workspace, "forwards", ",".join(each.key for each in LEVERS if each.same_bytes) + ",collecting")
    assert len(plain) > 20
    # What is kept of one document must not show in the next, whichever comes first.
    assert hashes(workspace, "forwards", "") == plain
    assert hashes(workspace, "backwards", "") == plain


RULES = (
    """<style>@page { size: 300px 600px; margin: 10px } p { margin: 0 0 12px; height: 20px; width: 260px }</style>"""
)
PLAIN = (
    *("border-bottom: 1.5px solid #036", "border-top: 0.4px solid #888", "border-left: 4px solid rgb(200 0 0 / 40%)"),
    *("border-right: 3px solid teal; width: 100px", "border-width: 2px 0; border-style: solid; border-color: red blue"),
    *("border-width: 0 2px; border-style: solid; border-color: green", "border-bottom: 1px solid transparent"),
    *("border-bottom: 6px solid #036; visibility: hidden", "border-bottom: 2px solid"),
)
NOT_PLAIN = (
    *("border: 2px solid #036", "border-bottom: 2px solid red; border-left: 6px solid blue", "border-top: 2px dotted"),
    *("border-bottom: 2px solid; border-radius: 8px", "border-bottom: 6px double", "border-left: 5px dashed teal"),
    "border-top: 1px solid; columns: 2; column-rule: 1px solid",
)


INLINE = "<p style='line-height: 3; height: 40px'>Baris <span style='border-bottom: 2px solid red'>bergaris</span>"


def drawn(styles: Sequence[str], switch: str, path: Path, more: str = "") -> tuple[Image.Image, bytes]:
    """Return paragraphs of some styles, and more, as a picture of the first page, and the engine's drawing of all."""
    html = RULES + more + "".join(f"<p style='{style}'>Baris satu dan dua" for style in styles)
    code = (
        "import sys; from submissions.documents.weasy import HTML; HTML(string=sys.argv[1]).write_pdf(sys.argv[2],"
        " pdf_variant='pdf/ua-1', uncompressed_pdf=True)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), SWITCH: switch}
    subprocess.run([sys.executable, "-c", code, html, str(path)], env=environment, check=True, timeout=PATIENCE)
    with pypdfium2.PdfDocument(path) as document, pikepdf.open(path) as read:
        picture = document[0].render(scale=10).to_pil().convert("RGB")
        return picture, b"".join(page.Contents.read_bytes() for page in read.pages)


def test_rules_are_drawn_where_and_as_the_engine_draws_them_but_without_clipping(tmp_path: Path) -> None:
    ours, drawing = drawn(PLAIN, "", tmp_path / "ours.pdf", INLINE)
    engines, long_way = drawn(PLAIN, "ruling", tmp_path / "engines.pdf", INLINE)
    assert (long_way.count(b"W*"), drawing.count(b"W*")) == (11, 0)
    # The engine also draws what is transparent.
    assert (long_way.count(b"/Artifact"), drawing.count(b"/Artifact")) == (11, 10)
    # At ten times its size an edge may fall on either side of a pixel, nothing more.
    assert ImageChops.difference(ours, engines).filter(ImageFilter.MinFilter(3)).getbbox() is None
    assert ImageChops.difference(ours, Image.new("RGB", ours.size, "white")).getbbox() is not None


def test_what_is_no_plain_rule_is_left_to_the_engine(tmp_path: Path) -> None:
    _picture, ours = drawn(NOT_PLAIN, "", tmp_path / "ours.pdf")
    _picture, engines = drawn(NOT_PLAIN, "ruling", tmp_path / "engines.pdf")
    assert engines.count(b"W*") > 5
    assert ours == engines


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_a_lever_fits_the_engine_that_is_locked_and_no_other(lever: Lever) -> None:
    # Replaced functions have another source by now, those that a lever only relies on do not.
    others = lever.targets[len(lever.replacements) :]
    assert others
    assert [each.name for each in others if not each.fits] == []
    changed = replace(lever, targets=(*others, replace(others[0], source="0" * 16)))
    assert unfit(changed) == [others[0].name]
    assert source_hash("weasyprint", "NoSuchThing") == ""


def test_styles_of_single_documents_do_not_make_what_is_kept_grow(workspace: Workspace) -> None:
    engine = Engine(workspace)
    kept = vars(engine._fonts)["_submissions_kept"] if engine._styles else {}
    sizes = []
    for number in range(6):
        rows = "".join(f"<p id='p{number}-{row}' class=x>{row}<b>{row}</b></p>" for row in range(40))
        engine.print(f"<title>x</title><style>.x {{ color: #00000{number} }}</style>{rows}")
        sizes.append(len(kept))
    assert sizes[-1] - sizes[-2] <= 8  # of forty rows each
    assert sizes[-1] < MOST_KEPT


@pytest.mark.parametrize(
    ("style", "rests"),
    [("p { width: 3vw }", True), ("p { height: .5DVH }", True), ("p { width: 3mm }", False), ("p.v7w {}", False)],
)
def test_lengths_that_rest_on_the_page_keep_styles_from_being_kept(style: str, *, rests: bool) -> None:
    assert bool(RESTS_ON_PAGE.search(style)) is rests


def test_it_can_be_kept_only_where_asked_for(workspace: Workspace) -> None:
    engine = Engine(workspace)
    assert "_submissions_kept" not in vars(engine._fonts)
    keep_styles(engine._fonts)
    assert vars(engine._fonts)["_submissions_kept"] == {}


@pytest.mark.parametrize("patch", sorted((ROOT / "docs" / "upstream").glob("*.patch")), ids=lambda path: path.name)
def test_a_patch_for_upstream_fits_the_engine_that_is_locked(patch: Path, tmp_path: Path) -> None:
    [named] = re.findall(r"^--- a/(\S+)$", patch.read_text(encoding="utf-8"), re.MULTILINE)
    source = Path(importlib.import_module(named.partition("/")[0]).__file__ or "").parents[1] / named
    (tmp_path / named).parent.mkdir(parents=True)
    (tmp_path / named).write_bytes(source.read_bytes())
    subprocess.run(["git", "apply", patch], cwd=tmp_path, check=True, capture_output=True, timeout=PATIENCE)
    compile((tmp_path / named).read_bytes(), named, "exec")
    assert (tmp_path / named).read_bytes() != source.read_bytes()


def test_single_levers_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({each.key for each in LEVERS} | {COLLECTING}) == len(LEVERS) + 1
    for said, off in (("", []), ("walking", ["walking"]), ("styling,collecting", ["styling", "collecting"])):
        monkeypatch.setenv(SWITCH, said)
        assert [key for key in (*(each.key for each in LEVERS), COLLECTING) if switched_off(key)] == off
    monkeypatch.setenv(SWITCH, "1")
    assert switched_off()
    assert all(switched_off(each.key) for each in LEVERS)
