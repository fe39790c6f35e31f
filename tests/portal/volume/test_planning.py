"""The plan of a volume, before anything is printed: which files it shows, and how its pages are named."""

from pathlib import Path

from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.evidence.problems import FileProblem, UnfitError
from submissions.evidence.showing.leaves import Leaf
from submissions.portal.volume.planning import evidence_files, volume_plan
from submissions.portal.volume.shapes import Look, Shape
from submissions.workspace import Workspace
from tests.build import PDF, assess, changed, write_workspace

LETTER = {"jenis": "laporan", "judul": "Surat", "berkas": "bukti/surat.pdf"}
LINK = {"jenis": "laporan", "judul": "Situs", "tautan": "https://contoh.go.id/a"}
GONE = {"jenis": "laporan", "judul": "Hilang", "berkas": "bukti/hilang.pdf"}
UPRIGHT, WIDE = Leaf(is_wide=False, is_picture=False), Leaf(is_wide=True, is_picture=False)


def planned(root: Path) -> tuple[FormContent, Workspace]:
    """Return the form of a record that cites a letter twice, a link and a file that is not there."""
    bukti = {"surat": LETTER, "situs": LINK, "hilang": GONE}
    facts = {
        "sdm": {"jumlah": "31", "bukti": ["surat", "situs"]},
        "rkpd": {"tahun": ["2025"], "bukti": ["surat", "hilang"]},
    }
    record = changed({"indikator": facts, "bukti": bukti, "penghargaan": [], "lampiran": {}, "replikasi": {}})
    workspace = write_workspace(root, [record])
    (root / "bukti").mkdir(exist_ok=True)
    (root / "bukti/surat.pdf").write_bytes(PDF)
    (root / "bukti/hilang.pdf").unlink(missing_ok=True)
    return form_content(assess(record, "iga-2026"), workspace), workspace


def test_a_file_cited_twice_is_prepared_once_and_what_is_no_file_not_at_all(tmp_path: Path) -> None:
    form, workspace = planned(tmp_path)
    assert [path.name for path in evidence_files(form, workspace)] == ["surat.pdf"]


def test_pages_are_named_through_the_whole_volume(tmp_path: Path) -> None:
    form, workspace = planned(tmp_path)
    [file] = evidence_files(form, workspace)
    plan = volume_plan(form, workspace, {file: Shape((UPRIGHT, WIDE), tmp_path / "siap.pdf")})
    pages = [page for shown in plan.exhibits for page in shown.sheets]
    assert [page.anchor for page in pages] == [f"lembar-{number}" for number in range(1, len(pages) + 1)]
    of_letter = [shown.sheets for shown in plan.exhibits if shown.exhibit.evidence and shown.exhibit.evidence.file]
    letter = next(sheets for sheets in of_letter if len(sheets) == 2)
    assert [(page.look, page.is_wide, page.number) for page in letter] == [
        (Look.PAGE, False, 1),
        (Look.PAGE, True, 2),
    ]


def test_a_link_and_a_file_that_is_gone_each_have_one_sheet_that_speaks_for_them(tmp_path: Path) -> None:
    form, workspace = planned(tmp_path)
    [file] = evidence_files(form, workspace)
    plan = volume_plan(form, workspace, {file: Shape((UPRIGHT,), tmp_path / "siap.pdf")})
    looks = {
        shown.exhibit.evidence.key: [page.look for page in shown.sheets]
        for shown in plan.exhibits
        if shown.exhibit.evidence
    }
    assert (looks["situs"], looks["hilang"]) == ([Look.LINK], [Look.REASON])
    unfit = {shown.exhibit.evidence.key: shown.shape.unfit for shown in plan.exhibits if shown.exhibit.evidence}
    assert unfit["hilang"] is not None
    assert unfit["hilang"].reason is FileProblem.MISSING


def test_a_file_that_cannot_be_shown_has_a_sheet_with_the_reason_even_beside_a_link() -> None:
    shape = Shape(unfit=UnfitError(FileProblem.ENCRYPTED))
    assert (shape.pages, shape.looks(has_link=True)) == (1, [(Look.REASON, False)])
    assert Shape().looks(has_link=True) == [(Look.LINK, False)]
