"""A file that hangs, kills or starves the helper which opens it costs only its own pages and its place in the kit."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from schemas.submission import Submission
from submissions.assessment.assessing import assess_record
from submissions.documents.composing import form_content
from submissions.documents.content import FormContent
from submissions.evidence.problems import FileProblem
from submissions.making import workshop as making
from submissions.making.limits import Limits
from submissions.portal.kit.wishes import Outcome
from submissions.records.reading import read_record
from submissions.workspace import open_workspace
from tests.build import changed, write_workspace
from tests.evidence.opening.files import pdf, written
from tests.making.here import HereWorkshop
from tests.pdf import flat, read_pdf

STRANGE = "tests.making.strange_opener"
LOST = {"mati": FileProblem.CRASHED, "batal": FileProblem.TOO_MUCH_MEMORY, "rakus": FileProblem.TOO_MUCH_MEMORY}
GOOD = ("baik", "bagus")


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "OPENER", STRANGE)


def record_with(root: Path, *names: str) -> Path:
    """Write a workspace with a record that cites a PDF of each name, and return the record."""
    bukti = {name: {"jenis": "laporan", "judul": f"Surat {name}", "berkas": f"bukti/{name}.pdf"} for name in names}
    facts = {"sdm": {"jumlah": "31", "bukti": list(names)}}
    write_workspace(root, [changed({"indikator": facts, "bukti": bukti})])
    for name in names:
        pdf(root / "bukti" / f"{name}.pdf", [written(f"Isi surat {name}")])
    return root / "inovasi" / "pasar-terang.yaml"


@contextmanager
def at_work(record: Path, seconds: float = 120) -> Iterator[tuple[HereWorkshop, FormContent, Submission]]:
    """Give a workshop whose foreign files are opened by real helpers, with a record's content and filled form."""
    workspace = open_workspace(record)
    report = assess_record(read_record(record, workspace), [workspace.edition("iga")], workspace)
    [assessment] = report.filled
    with HereWorkshop(workspace, Limits(seconds), opens_here=False) as workshop:
        yield workshop, form_content(assessment, workspace), assessment.submission


@pytest.mark.usefixtures("strange")
def test_in_the_volume_a_sheet_stands_for_each_lost_file_and_the_others_are_shown(tmp_path: Path) -> None:
    with at_work(record_with(tmp_path, *LOST, *GOOD)) as (workshop, form, _submission):
        volume = workshop.volume(form)
        assert {lost.file: lost.error.reason for lost in volume.not_shown} == {
            f"bukti/{name}.pdf": reason for name, reason in LOST.items()
        }
        text = flat(read_pdf(volume.printed.content).text)
        assert [name for name in GOOD if f"Isi surat {name}" not in text] == []
        assert "Berkas tidak dapat dibuka." in text
        assert "Isi berkas terlalu besar untuk dimuat." in text


@pytest.mark.usefixtures("strange")
def test_in_the_kit_each_lost_file_is_copied_as_it_is(tmp_path: Path) -> None:
    record = record_with(tmp_path / "kantor", *LOST, *GOOD)
    with at_work(record) as (workshop, form, submission):
        files = workshop.kit(form, submission, tmp_path / "kit")
        assert [file.outcome for file in files] == [Outcome.UNFIT] * 3 + [Outcome.COPIED] * 2
        assert [file.reason for file in files] == [*LOST.values(), None, None]
        assert files[0].words.endswith("Berkas tidak dapat dibuka.")
        for file, name in zip(files, [*LOST, *GOOD], strict=True):
            assert file.path
            assert (tmp_path / "kit" / file.path).read_bytes() == (record.parents[1] / f"bukti/{name}.pdf").read_bytes()
        assert (tmp_path / "kit" / "salin.html").is_file()


@pytest.mark.usefixtures("strange")
def test_a_file_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    with at_work(record_with(tmp_path / "kantor", "macet"), seconds=0.5) as (workshop, form, submission):
        volume = workshop.volume(form)
        assert [lost.error.reason for lost in volume.not_shown] == [FileProblem.TOO_SLOW]
        assert "Berkas terlalu lama dibuka." in flat(read_pdf(volume.printed.content).text)
        [file] = workshop.kit(form, submission, tmp_path / "kit")
        assert (file.outcome, file.reason) == (Outcome.UNFIT, FileProblem.TOO_SLOW)


def tiff(*entries: tuple[int, int, int, int]) -> bytes:
    """Return the bytes of a TIFF with these tags (number, type, count, value) and nothing else."""
    tags = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + tags + bytes(4)


ODD = {
    "tif-tanpa-ukuran.tif": tiff(),
    "tif-tanpa-data.tif": tiff((256, 3, 1, 8), (257, 3, 1, 8)),
    "tif-lingkar.tif": tiff((256, 4, 1, 8), (257, 4, 1, 8), (258, 3, 1, 8), (259, 3, 1, 1), (273, 4, 1, 4_000_000_000)),
    "pdf-tanpa-halaman.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "pdf-halaman-teks.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages(x)>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "zip-terpotong.docx": b"PK\x03\x04" + b"\xff" * 60,
}


def test_whatever_a_library_makes_of_a_broken_file_it_costs_only_that_file(tmp_path: Path) -> None:
    record = record_with(tmp_path / "kantor", "baik", *(name.rpartition(".")[0] for name in ODD))
    text = record.read_text(encoding="utf-8")
    for name, content in ODD.items():
        text = text.replace(f"{name.rpartition('.')[0]}.pdf", name)
        (record.parents[1] / "bukti" / name).write_bytes(content)
    record.write_text(text, encoding="utf-8")
    with at_work(record) as (workshop, form, submission):
        volume = workshop.volume(form)
        assert sorted(lost.file for lost in volume.not_shown) == sorted(f"bukti/{name}" for name in ODD)
        assert "Isi surat baik" in flat(read_pdf(volume.printed.content).text)
        assert len(workshop.kit(form, submission, tmp_path / "kit")) == 1 + len(ODD)
