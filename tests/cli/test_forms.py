"""Forms of one innovation given out, filled and taken back by the commands."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from schemas.editions import load_edition
from submissions import __main__ as main
from submissions.records.reading import ReadRecord, read_record
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.forms.drawing import Given
from submissions.workbooks.forms.filling import known_of
from submissions.workbooks.forms.form import Known, Sender, make_form
from submissions.workspace import open_workspace
from tests.build import PDF
from tests.cli.conftest import Ran
from tests.cli.test_workbooks import GOOD, HEADINGS, workbook
from tests.cli.test_workbooks import _rows as rows_in

Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command in this process, in a folder, with nobody at the keyboard."""

    def apply(*arguments: str | Path, cwd: Path | None = None) -> Ran:
        monkeypatch.chdir(cwd or tmp_path)
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        code = main.run([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return apply


TYPED = {
    "nama": "SENDOK MERAH",
    "pengusul.nama": "Puskesmas Sukamaju",
    "pengusul.jenis": "Puskesmas",
    "bukti.bukti-1.jenis": "Laporan/Kajian",
    "bukti.bukti-1.berkas": "Laporan Akhir.PDF",
    "bukti.bukti-2.jenis": "Foto",
    "bukti.bukti-2.berkas": "tidak-ada.jpg",
}


@cache
def plan() -> FormPlan:
    return plan_of([load_edition("iga-2026"), load_edition("kipp-2025")])


def form(texts: dict[str, str]) -> bytes:
    return make_form(plan(), Sender(), Known(given=Given(texts)))


def test_forms_are_given_out_and_never_overwritten(run: Run, office: Path, record: Path) -> None:
    settings = office / "submissions.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "tenggat:\n  semua:\n    Dikumpulkan: 2026-06-30\n", encoding="utf-8"
    )
    (office / "inovasi" / "baru.yaml").write_text("nama: Baru\npengusul: {nama: Dinas Pasar, jenis: opd}\n")
    assert run("template", "--all", "-o", "keluar", "--gaps", "--today", "2026-06-01", cwd=office).code == 0
    made = office / "keluar" / "dinas-pasar" / "baru.xlsx"
    assert sorted(path.name for path in (office / "keluar").rglob("*.xlsx")) == [f"{record.stem}.xlsx", "baru.xlsx"]
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        texts = archive.read("xl/sharedStrings.xml").decode()
        comments = "".join(archive.read(name).decode() for name in names if name.startswith("xl/comments"))
        assert not any("vba" in name.lower() for name in names)
    assert "30 Juni 2026 – Dikumpulkan" in texts
    assert "wajib diisi" in comments
    before = made.read_bytes()
    again = run("template", "--prefilled", "baru", "-o", made.parent, cwd=office)
    assert (again.code, made.read_bytes()) == (1, before)
    assert "exists already" in again.err
    assert run("template", "--gaps", cwd=office).code == 2
    assert run("import", "keluar", "-o", office, cwd=office).out == "Nothing was changed.\n"


def test_a_zip_brings_workbook_and_evidence_and_is_undone(run: Run, office: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "kiriman.zip", "w") as archive:
        archive.writestr("../../Puskesmas/Formulir kami.xlsx", form(TYPED))
        archive.writestr("Puskesmas/bukti/laporan akhir.pdf", PDF)
        archive.writestr("__MACOSX/._x", b"")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    ran = run("import", "kiriman.zip", "-o", office)
    assert ran.code == 0, ran
    assert "1 new records, 0 changed, 0 left as they are. 1 file of evidence copied." in ran.out
    assert "Formulir kami.xlsx, sheet Bukti, cell E7" in ran.out
    assert "the file “tidak-ada.jpg” is not among those that were sent along. [evidence-not-sent]" in ran.out
    assert (office / "bukti" / "sendok-merah" / "laporan-akhir.pdf").read_bytes() == PDF
    data = yaml.safe_load((office / "inovasi" / "sendok-merah.yaml").read_text(encoding="utf-8"))
    assert data["bukti"]["bukti-1"]["berkas"] == "bukti/sendok-merah/laporan-akhir.pdf"

    assert run("import", "kiriman.zip", "-o", office, "--yes").out.endswith("Nothing was changed.\n")
    (office / "bukti" / "sendok-merah" / "laporan-akhir.pdf").write_bytes(b"lain")
    assert "[evidence-differs]" in run("import", "kiriman.zip", "-o", office).err
    assert (office / "bukti" / "sendok-merah" / "laporan-akhir.pdf").read_bytes() == b"lain"
    (office / "bukti" / "sendok-merah" / "laporan-akhir.pdf").write_bytes(PDF)
    assert run("import", "--undo", "-o", office).code == 0
    after = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    assert [path for path in after if ".submissions" not in path.parts] == before


def test_archives_that_are_none_or_too_much_end_in_a_sentence(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "rusak.zip").write_bytes(b"PK\x03\x04 rusak")
    with zipfile.ZipFile(tmp_path / "banyak.zip", "w") as archive:
        for number in range(3001):
            archive.writestr(f"{number}.txt", b"")
    ran = run("import", "rusak.zip", "banyak.zip", "-o", office)
    assert ran.code == 3
    assert ran.err.count("is too large") == 1
    assert "rusak.zip  the file cannot be read" in ran.err


def test_what_both_sides_changed_is_shown_and_asked(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    text = record.read_text(encoding="utf-8")
    read = read_record(record, open_workspace(office))
    assert isinstance(read, ReadRecord)
    given = known_of(read, plan())
    texts = {**given.given.texts, "nama_inisiator": "Jawaban kantor"}
    filled = make_form(plan(), Sender(), Known(given.id, Given(texts), given.facts, given.documents, given.base))
    (tmp_path / "formulir.xlsx").write_bytes(filled)
    old = given.base["nama_inisiator"]
    record.write_text(text.replace(f"nama_inisiator: {old}", "nama_inisiator: Jawaban kita"), encoding="utf-8")
    asked = run("import", "formulir.xlsx", "-o", office)
    assert f"Nama Inisiator: Jawaban kita → Jawaban kantor\n      when the form was given out: {old}" in asked.out
    assert "Nama Inisiator was changed on both sides." in asked.out
    assert "Jawaban kita" in record.read_text(encoding="utf-8")
    assert run("import", "formulir.xlsx", "-o", office, "--merge").code == 0
    assert "Jawaban kita" in record.read_text(encoding="utf-8")
    assert run("import", "formulir.xlsx", "-o", office, "--yes").code == 0
    assert record.read_text(encoding="utf-8") == text.replace(
        f"nama_inisiator: {old}", "nama_inisiator: Jawaban kantor"
    )


def test_table_has_days_and_a_sheet_for_leaders(run: Run, office: Path, tmp_path: Path) -> None:
    rows = [
        [1, "Kab. Contoh", f"Pasar {number}", "Dinas  pasar" if number else "Dinas Pasar", *GOOD[4:]]
        for number in range(3)
    ]
    run("import", workbook(tmp_path / "a.xlsx", HEADINGS, *rows), "-o", office)
    assert run("table", office, "--no-open").code == 0
    sheets = rows_in(tmp_path / "rekap.xlsx")
    assert list(sheets)[:2] == ["Pimpinan", "Rekap"]
    leaders = {line[0]: line[1:] for line in sheets["Pimpinan"]}
    assert leaders["Perangkat Daerah"][:2] == ["Inovasi", "IGA 2026: layak"]
    [name] = [name for name in leaders if name.casefold().split() == ["dinas", "pasar"]]
    assert (leaders[name][:2], leaders["Seluruhnya"][0]) == ([3, 0], 4)
    [place] = [at for at, heading in enumerate(sheets["Rekap"][0]) if heading == "Waktu Penerapan Inovasi Daerah"]
    assert [line[place] for line in sheets["Rekap"] if line[1] == "Pasar 1"] == [dt.date(2024, 2, 3)]
    with zipfile.ZipFile(tmp_path / "rekap.xlsx") as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "dataBar" in first
    assert 'orientation="landscape"' in first
    assert 'fitToHeight="0"' in first
    assert "autoFilter" in first
