"""Whatever is in a record comes back from its form, also where rows and sheets were moved meanwhile."""

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from schemas.innovation import Innovation
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan
from submissions.workbooks.forms.filling import known_of
from submissions.workbooks.forms.form import Known, Sender, make_form
from submissions.workbooks.sheets.model import Sheet
from tests.build import complete_record
from tests.workbooks.forms.conftest import Imported, RecordOf, random_facts, sheets_of
from tests.workbooks.test_round_trip import LONG, TEXTS

NOT_ASKED = ("pemeriksaan", "verifikasi", "registrasi", "kompetisi", "contoh")
LINE = TEXTS.filter(lambda text: not any(sign in text for sign in ";\n") and "B0" not in text)


@pytest.fixture(scope="module")
def empty(plan: FormPlan, tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    """Return the sheets of the empty form."""
    path = tmp_path_factory.mktemp("formulir") / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender()))
    return sheets_of(path)


def filled(sheets: list[Sheet], known: Known) -> list[Sheet]:
    """Return the sheets of a form with texts in their cells, as somebody types them."""
    left = dict(known.given.texts)
    made = []
    for sheet in sheets:
        rows = {number: dict(cells) for number, cells in sheet.rows.items()}
        roles: dict[int, str] = {}
        for cells in rows.values():
            key = cells.get(1, "")
            if key == "#kolom":
                roles = {at: role for at, role in cells.items() if at > 1}
                continue
            for at, role in roles.items():
                text = left.pop(key if role == "#jawaban" else f"{key}.{role}", None)
                if text is not None:
                    cells[at] = text
        if sheet.name == words.BASE:
            base = [("id", known.id), *known.base.items()]
            rows |= {number: {1: name, 2: text} for number, (name, text) in enumerate(base, start=10)}
        made.append(replace(sheet, rows=rows))
    assert left.keys() <= {"kompetisi"}
    return made


def moved(sheets: list[Sheet], chance: random.Random) -> list[Sheet]:
    """Return sheets in another order and with other names, rows and a column put in anywhere."""
    made = []
    for number, sheet in enumerate(sheets):
        places, shift, aside = {}, 0, chance.randint(0, 2)
        for row in sorted(sheet.rows):
            shift += chance.random() < 0.1
            places[row] = row + shift
        rows = {places[row]: {at + aside: text for at, text in cells.items()} for row, cells in sheet.rows.items()}
        marked = {(places[row], at + aside): mark for (row, at), mark in sheet.marked.items()}
        made.append(replace(sheet, rows=rows, marked=marked, name=f"Lembar{number}"))
    chance.shuffle(made)
    return made


@st.composite
def records(draw: st.DrawFn, plan: FormPlan) -> dict[str, Any]:
    data = complete_record()
    chance = random.Random(draw(st.integers(0, 10**6)))
    indicators = next(edition.indicators for edition in plan.editions if edition.indicators)
    data["nama"] = draw(LINE)
    data["pengusul"]["induk"] = draw(LINE)
    data["tujuan"], data["rancang_bangun"]["dasar_hukum"] = draw(LONG), draw(LONG)
    data["waktu_ide"] = draw(st.dates().filter(lambda day: day.year > 1900)).isoformat()
    data["urusan_beririsan"] = draw(st.lists(st.sampled_from(["pendidikan", "kesehatan", "sosial"]), unique=True))
    data["kriteria"]["manfaat"] = {"terpenuhi": draw(st.sampled_from(["ya", "tidak"])), "penjelasan": draw(TEXTS)}
    data["inovator"] = [{"nama": draw(LINE), "nip": draw(LINE)}, {"nama": draw(LINE)}]
    # A bare file name means a file that is sent along, and is put into the folder of the innovation.
    data["bukti"] = {
        f"bukti-{number}": {"jenis": kind, "judul": draw(LINE), "berkas": f"bukti/x/{number}.pdf", "nomor": "004/SK"}
        for number, kind in enumerate(["laporan", "foto", "surat"], start=1)
    }
    data["bukti"]["bukti-2"] = {"jenis": "tautan", "judul": draw(LINE), "tautan": "https://contoh.go.id/x"}
    cited = list(data["bukti"])
    data["indikator"] = {
        key: {**random_facts(each, chance), "bukti": chance.sample(cited, chance.randint(0, 3))}
        for key, each in indicators.items()
    }
    for facts in data["indikator"].values():
        if facts.get("tahun") == []:
            facts["tahun"] = ["2025"]  # no year at all is not stated in a form
    # The empty form has four lines for the fewest things that are counted; a prefilled one has as many as are needed.
    data["indikator"]["replikasi"]["daftar"] = data["indikator"]["replikasi"]["daftar"][:4]
    data["lampiran"] = {key: [chance.choice(cited)] for key in data["lampiran"] if key != "sk_inovator"}
    data["jawaban"] = {"kipp-2025": data["jawaban"]["kipp-2025"]}
    data["jawaban"]["kipp-2025"]["dampak"] = {"isi": draw(LONG), "bukti": [cited[0], cited[2]]}
    return {name: value for name, value in data.items() if name not in NOT_ASKED}


def compared(innovation: Innovation) -> dict[str, Any]:
    """Return what the form asks of an innovation; whether a text ends with a line break is a matter of style."""
    return {name: _bare(value) for name, value in innovation if name not in NOT_ASKED}


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(each) for name, each in value.items()}
    return value.rstrip("\n") if isinstance(value, str) else value


def test_whatever_was_filled_comes_back_wherever_it_stands_by_now(
    plan: FormPlan, empty: list[Sheet], record_of: RecordOf, imported: Imported
) -> None:
    @settings(max_examples=200, phases=[Phase.explicit, Phase.generate])
    @given(data=records(plan), seed=st.integers(0, 10**6))
    def holds(data: dict[str, Any], seed: int) -> None:
        record = record_of(data)
        assert record.findings == []
        sheets = moved(filled(empty, known_of(record, plan)), random.Random(seed))
        new = imported(Path("formulir.xlsx"), [], sheets)
        assert [str(finding) for finding in new.findings] == []
        [change] = new.changes
        assert compared(Innovation.model_validate(dict(change.data))) == compared(record.innovation)
        same = imported(Path("formulir.xlsx"), [record], sheets)
        assert (same.changes, same.failed) == ((), ())

    holds()


def test_what_the_office_does_not_ask_does_not_go_out(plan: FormPlan, record_of: RecordOf) -> None:
    data = complete_record()
    data["pemeriksaan"][0]["catatan"] = "RAHASIA"
    data["verifikasi"] = {"iga-2026": {"parameter": {"sdm": 1}, "catatan": "RAHASIA"}}
    data["registrasi"] = {"iga-2026": {"nomor": "RAHASIA"}}
    data["indikator"]["sdm"]["keterangan"] = "RAHASIA"
    data["bukti"]["dokumen"]["keterangan"] = "RAHASIA"
    content = make_form(plan, Sender(), known_of(record_of(data), plan))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"RAHASIA" in archive.read(name)]


def test_a_form_with_what_is_known_comes_back_unchanged(
    plan: FormPlan, record_of: RecordOf, imported: Imported, tmp_path: Path
) -> None:
    record = record_of(complete_record())
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender(), known_of(record, plan)))
    found = imported(path, [record])
    assert (found.changes, found.failed, found.findings) == ((), (), ())
    assert path.read_bytes() == make_form(plan, Sender(), known_of(record, plan))
