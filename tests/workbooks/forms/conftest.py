"""Forms that LibreOffice has calculated and saved again, made once for all tests."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from schemas.edition import Edition, Indicator
from schemas.editions import load_edition
from schemas.innovation import IndicatorFacts
from schemas.measures import BandsMeasure, BasisMeasure, Measuring, OptionMeasure, YearsMeasure
from submissions.findings.finding import Finding
from submissions.records.reading import ReadRecord, Record, read_record
from submissions.records.writing import new_text
from submissions.sample.starter import written_records
from submissions.workbooks.changes import Import
from submissions.workbooks.columns import BookLayout, layout_of
from submissions.workbooks.forms import formulas
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.forms.facts import option_labels
from submissions.workbooks.forms.filling import known_of
from submissions.workbooks.forms.form import Sender, make_form
from submissions.workbooks.forms.reading import workbook_rows
from submissions.workbooks.importing import plan_import
from submissions.workbooks.sheets.model import Sheet
from submissions.workbooks.sheets.opening import read_sheets
from submissions.workspace import Workspace, open_workspace
from tests.build import DESIGN, complete_record
from tests.waiting import PATIENCE

OFFICE = shutil.which("soffice")
ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
FORMS, FACTS = 3, 50


@pytest.fixture(scope="session")
def editions() -> list[Edition]:
    return [load_edition("iga-2026"), load_edition("kipp-2025")]


@pytest.fixture(scope="session")
def plan(editions: list[Edition]) -> FormPlan:
    return plan_of(editions)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_workspace(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="session")
def layout(workspace: Workspace) -> BookLayout:
    return layout_of(workspace.all_editions().values(), besides=None)


RecordOf = Callable[[dict[str, Any]], ReadRecord]


@pytest.fixture(scope="session")
def record_of(workspace: Workspace) -> RecordOf:
    """Make a record of data, as its file would be."""

    def apply(data: dict[str, Any]) -> ReadRecord:
        path = workspace.root / "inovasi" / f"{data['id']}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(new_text(data), encoding="utf-8")
        record = read_record(path, workspace)
        assert isinstance(record, ReadRecord), record.findings
        return record

    return apply


def sheets_of(path: Path) -> list[Sheet]:
    return [Sheet.from_plain(data) for data in read_sheets(path)]


Imported = Callable[..., Import]


@pytest.fixture(scope="session")
def imported(layout: BookLayout) -> Imported:
    """Take a workbook in, and return what an import would make of it."""

    def apply(path: Path, records: list[Record] = (), sheets: list[Sheet] | None = None) -> Import:  # type: ignore[assignment]
        findings: list[Finding] = []
        rows = workbook_rows(path, sheets_of(path) if sheets is None else sheets, layout, findings)
        return plan_import(rows, layout, records, findings)

    return apply


def random_facts(indicator: Indicator, chance: random.Random) -> dict[str, Any]:
    """Return facts of an indicator: on the ends of bands, between and beyond them, lacking, contradictory."""
    return _facts(indicator.measure, chance)


def _facts(measure: Measuring, chance: random.Random) -> dict[str, Any]:
    if isinstance(measure, OptionMeasure):
        return {"pilihan": chance.choice(measure.choices)}
    if isinstance(measure, YearsMeasure):
        years = sorted(measure.years)
        return {"tahun": [str(year) for year in years if chance.random() < 0.6]}
    if isinstance(measure, BasisMeasure):
        key = chance.choice(list(measure.bases))
        return {"basis": key, "jumlah": _number(measure.bases[key].bands, chance)}
    assert isinstance(measure, BandsMeasure)
    if measure.of == "ratio":
        received = chance.choice([0, 1, 2, 4, 100, 1000, 300])
        share = chance.choice([0, 0.3, 0.5, 0.505, 0.51, 0.7, 0.9, 0.905, 0.91, 1, 1.2])
        return {"diterima": str(received), "ditangani": str(int(received * share))}
    if measure.of == "daftar":
        names = list(measure.entries or ("Dinas A", "dinas a.", "Dinas  A", "Kabupaten B", "Kota C", "D", "E", "F"))
        return {"daftar": chance.sample(names, chance.randint(1, min(6, len(names))))}
    return {"jumlah": _number(measure.bands, chance)}


def _number(bands: Any, chance: random.Random) -> str:
    ends = [float(end) for band in bands for end in (band.min, band.max, band.above) if end is not None]
    number = chance.choice(ends) + chance.choice([0, 0, 0, 1, -1, 0.01, -0.01, 0.0005, 0.5, -0.5, 25])
    return f"{number:.4f}".rstrip("0").rstrip(".")


@pytest.fixture(scope="session")
def sample_texts() -> dict[str, list[str]]:
    """Return the long texts of the sample's hand-written records, by field."""
    names = [f"rancang_bangun.{name}" for name in DESIGN] + ["tujuan", "manfaat", "hasil", "ringkasan"]
    found: dict[str, list[str]] = {name: [] for name in names}
    for record in written_records().values():
        for name in names:
            text: Any = record
            for step in name.split("."):
                text = text.get(step) if isinstance(text, dict) else None
            if isinstance(text, str):
                found[name].append(text)
    return found


@dataclass(frozen=True)
class Calculated:
    """A form that LibreOffice opened, calculated and saved in three ways, and the record that filled it."""

    record: ReadRecord
    xlsx: Path
    ods: Path
    xls: Path


@pytest.fixture(scope="session")
def calculated(
    tmp_path_factory: pytest.TempPathFactory, plan: FormPlan, record_of: RecordOf, sample_texts: Mapping[str, Any]
) -> list[Calculated]:
    """Return forms of many records, calculated in one run of LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed (libreoffice-calc-nogui)")
    folder = tmp_path_factory.mktemp("dihitung")
    chance = random.Random(33)
    records = []
    indicators = plan.editions[0].indicators
    for number in range(FORMS):
        facts = {key: {**random_facts(each, chance), "bukti": ["dokumen"]} for key, each in indicators.items()}
        data = complete_record(id=f"inovasi-{number}", nama=f"Inovasi {number}", indikator=facts)
        for path, texts in sample_texts.items():
            holder = data
            for name in path.split(".")[:-1]:
                holder = holder.setdefault(name, {})
            holder[path.split(".")[-1]] = texts[number % len(texts)]
        records.append(record_of(data))
        (folder / f"{number}.xlsx").write_bytes(make_form(plan, Sender(), known_of(records[-1], plan)))
    empty = folder / "kosong.xlsx"
    empty.write_bytes(make_form(plan, Sender()))
    many = folder / "fakta.xlsx"
    many.write_bytes(facts_workbook(indicators))
    settings = folder / "profil" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_CALCULATE, encoding="utf-8")
    for form, count in (("xlsx", FORMS), ("ods", 1), ("xls", 1), ("pdf", 0)):
        files = [str(folder / f"{number}.xlsx") for number in range(count)]
        files += {"xlsx": [str(many)], "pdf": [str(empty)]}.get(form, [])
        arguments = ["--headless", "--convert-to", form, "--outdir", str(folder / form), *files]
        subprocess.run(
            [OFFICE, f"-env:UserInstallation=file://{folder}/profil", *arguments],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    return [
        Calculated(
            record,
            folder / "xlsx" / f"{number}.xlsx",
            folder / "ods" / f"{number}.ods",
            folder / "xls" / f"{number}.xls",
        )
        for number, record in enumerate(records)
    ]


@dataclass(frozen=True)
class Judged:
    """Facts of an indicator, and the parameter that the form's formula gives them."""

    indicator: Indicator
    facts: IndicatorFacts
    level: int


def _cases(indicators: Mapping[str, Indicator]) -> list[tuple[Indicator, dict[str, Any]]]:
    chance = random.Random(2026)
    return [(each, random_facts(each, chance)) for each in indicators.values() for _number in range(FACTS)]


def facts_workbook(indicators: Mapping[str, Indicator]) -> bytes:
    """Return a workbook with a row for each case: its facts in cells, and the form's formulas on them."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False})
    sheet, lists = book.add_worksheet("fakta"), book.add_worksheet("pilihan")
    row = 0
    for at, (indicator, facts) in enumerate(_cases(indicators)):
        measure, start = indicator.measure, row
        labels = option_labels(indicator)
        cells: dict[str, list[str]] = {}
        for name, values in shown_facts(measure, labels, facts).items():
            cells[name] = []
            for value in values:
                sheet.write(row, 0, value)
                cells[name].append(f"A{row + 1}")
                row += 1
        levels = measure.option_texts(("1", "2", "3"))
        for option, key in enumerate(labels):
            lists.write(option, 100 + at, labels[key])
            lists.write(option, 1400 + at, int(levels[key]))
        first, beside = xl_col_to_name(100 + at), xl_col_to_name(1400 + at)
        last = len(labels) or 1
        options = (f"pilihan!${first}$1:${first}${last}", f"pilihan!${beside}$1:${beside}${last}")
        formula = formulas.measured(measure, cells)
        if formula:
            sheet.write_formula(start, 1, f"={formula}", None, "")
        sheet.write_formula(start, 2, f"={formulas.parameter(measure, cells, f'B{start + 1}', options)}", None, "")
        row = max(row, start + 1)
    book.close()
    return stream.getvalue()


def shown_facts(measure: Measuring, labels: Mapping[str, str], facts: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return facts as an office types them: by fact, the values of its cells."""
    if isinstance(measure, OptionMeasure):
        return {"pilihan": [labels[facts["pilihan"]]]}
    if isinstance(measure, YearsMeasure):
        return {"tahun": ["Ya" if str(year) in facts["tahun"] else "Tidak" for year in sorted(measure.years)]}
    if isinstance(measure, BasisMeasure):
        return {"basis": [measure.bases[facts["basis"]].name], "jumlah": [float(facts["jumlah"])]}
    assert isinstance(measure, BandsMeasure)
    if measure.of == "ratio":
        return {name: [float(facts[name])] for name in ("diterima", "ditangani")}
    if measure.of == "daftar":
        if measure.entries:
            return {"daftar": ["Ya" if key in facts["daftar"] else "" for key in measure.entries]}
        return {"daftar": [*facts["daftar"], *[""] * (7 - len(facts["daftar"]))]}
    return {"jumlah": [float(facts["jumlah"])]}


@pytest.fixture(scope="session")
def many_facts(calculated: list[Calculated], plan: FormPlan) -> list[Judged]:
    """Return many facts with what LibreOffice calculated for them."""
    indicators = next(edition.indicators for edition in plan.editions if edition.indicators)
    [sheet, *_others] = sheets_of(calculated[0].xlsx.parent / "fakta.xlsx")
    levels = [int(cells[3]) for _row, cells in sorted(sheet.rows.items()) if 3 in cells]
    cases = _cases(indicators)
    return [
        Judged(indicator, IndicatorFacts.model_validate(facts), level)
        for (indicator, facts), level in zip(cases, levels, strict=True)
    ]
