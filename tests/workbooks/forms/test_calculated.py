"""The form's formulas, calculated by LibreOffice, say what the program says; what it saves comes back whole."""

import zipfile

import pytest

from schemas.innovation import Innovation
from schemas.narrative import count_words
from submissions.assessment.measures import parameter_reached
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan
from submissions.workbooks.sheets.model import Sheet
from tests.pdf import flat, read_pdf
from tests.workbooks.forms.conftest import FACTS, Calculated, Imported, Judged, sheets_of

COUNT, STATE, LEVEL = 7, 8, 9
LEFT = ("pemeriksaan", "verifikasi", "registrasi", "jawaban", "lampiran")
"""What the form does not ask, or only for the editions for which it was made."""


def sheet_named(sheets: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in sheets if sheet.name == name)


def rows_by_key(sheet: Sheet) -> dict[str, dict[int, str]]:
    return {cells[1]: dict(cells) for cells in sheet.rows.values() if 1 in cells}


def test_every_parameter_is_the_programs(calculated: list[Calculated], plan: FormPlan) -> None:
    [edition] = [each for each in plan.editions if each.indicators]
    seen: dict[str, set[int]] = {key: set() for key in edition.indicators}
    by_no = {indicator.no: key for key, indicator in edition.indicators.items()}
    for each in calculated:
        sheet = sheet_named(sheets_of(each.xlsx), words.INDICATORS)
        levels = {
            by_no[cells[2]]: int(cells[LEVEL])
            for cells in sheet.rows.values()
            if cells.get(2) in by_no and LEVEL in cells
        }
        for key, indicator in edition.indicators.items():
            facts = each.record.innovation.indikator[key]
            reached = parameter_reached(facts, indicator).parameter
            assert levels[key] == reached, (each.record.innovation.id, key, facts)
            seen[key].add(reached)
    assert set.union(*seen.values()) == {0, 1, 2, 3}


def test_every_parameter_is_the_programs_on_many_facts(many_facts: list[Judged]) -> None:
    seen: dict[str, set[int]] = {}
    for judged in many_facts:
        reached = parameter_reached(judged.facts, judged.indicator).parameter
        assert judged.level == reached, (judged.indicator.name, judged.facts)
        seen.setdefault(judged.indicator.no, set()).add(reached)
    assert len(many_facts) == 20 * FACTS
    assert all({1, 2, 3} <= levels for levels in seen.values())


def test_words_are_counted_within_two_per_cent(calculated: list[Calculated]) -> None:
    counted = expected = 0
    for each in calculated:
        rows = rows_by_key(sheet_named(sheets_of(each.xlsx), words.TEXTS))
        for name in (
            "rancang_bangun.permasalahan",
            "rancang_bangun.tahapan_spesifikasi",
            "tujuan",
            "hasil",
            "ringkasan",
        ):
            value: object = each.record.source.data
            for step in name.split("."):
                assert isinstance(value, dict)
                value = value[step]
            program, form = count_words(str(value)), int(rows[name][COUNT])
            assert abs(form - program) <= max(1, 0.02 * program), (name, form, program, value)
            assert rows[name][5].startswith(f"kira-kira {form} kata")
            counted, expected = counted + form, expected + program
    assert counted == pytest.approx(expected, rel=0.005)


def test_the_first_sheet_says_how_far_it_is(calculated: list[Calculated]) -> None:
    sheet = sheet_named(sheets_of(calculated[0].xlsx), words.START)
    lines = {cells[2]: dict(cells) for cells in sheet.rows.values() if 2 in cells}
    profile = lines[words.PAGE_ROW.format(sheet=words.PROFILE)]
    assert profile[3] == profile[4] == "16"
    assert profile.get(5, "") == ""
    indicators = lines[words.INDICATORS_ROW.format(sheet=words.INDICATORS)]
    assert indicators[4] == "20"
    assert int(lines[words.EVIDENCE_ROW.format(sheet=words.EVIDENCE)][3]) == len(calculated[0].record.innovation.bukti)
    assert words.READY in lines or words.NOT_READY in lines


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saves_comes_back_unchanged(
    calculated: list[Calculated], imported: Imported, form: str
) -> None:
    for each in calculated[:1]:
        path = getattr(each, form)
        found = imported(path, [each.record])
        assert [str(finding) for finding in found.findings] == []
        assert [difference for change in found.changes for difference in change.differences] == []
        assert found.failed == ()
        [change] = imported(path, []).changes
        assert asked(Innovation.model_validate(dict(change.data))) == asked(each.record.innovation)


def asked(innovation: Innovation) -> dict[str, object]:
    """Return what the form asks of an innovation; that no year is covered is the same there as nothing."""
    found = {name: value for name, value in innovation if name not in LEFT}
    found["bukti"] = {
        key: each.model_copy(update={"memuat": [], "keterangan": None}) for key, each in innovation.bukti.items()
    }
    found["indikator"] = {
        key: facts.model_copy(update={"tahun": facts.tahun or None}) for key, facts in innovation.indikator.items()
    }
    return found


def test_formulas_hold_no_error(calculated: list[Calculated]) -> None:
    with zipfile.ZipFile(calculated[0].xlsx) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name)
    assert 't="e"' not in text
    assert "dataValidation " in text


def test_the_empty_form_prints_on_twelve_a4_pages_at_most(calculated: list[Calculated]) -> None:
    form = read_pdf(calculated[0].xlsx.parents[1] / "pdf" / "kosong.pdf")
    assert 8 <= len(form.pages) <= 12
    assert "Berapa orang yang menjalankan inovasi ini?" in flat(form.text)
    assert "wajib diisi" in form.text
    assert {"Mulai", "Profil", "Teks", "Indikator", "Bukti", "KIPP"} <= set(form.text.split())
