"""What the report says of a region, as plain values."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from schemas.settings import Settings
from submissions.readiness.listing import Readiness, readiness_of
from submissions.region.portfolio import Portfolio
from submissions.region.report import MOST_ROWS, ROWS_TO_A_MAP, report_context
from tests.build import changed, edition, report_of, standing_workspace

TODAY = dt.date(2025, 5, 26)


def innovation(office: str, affair: str = "pertanian", video: bool = True) -> Readiness:
    changes = {"pengusul": {"nama": office, "jenis": "opd"}, "urusan_utama": affair}
    found = readiness_of(
        report_of(changed(changes if video else {**changes, "indikator.video.bukti": ["dokumen"]}), "iga-2026")
    )
    assert found is not None
    return found


def portfolio(*parts: tuple[Readiness, int]) -> Portfolio:
    """Return a portfolio in which each innovation occurs so often, under different names of files."""
    many = [each for each, times in parts for _time in range(times)]
    named = (
        replace(each, report=replace(each.report, record=replace(each.report.record, file=f"{number}.yaml")))
        for number, each in enumerate(many)
    )
    return Portfolio(edition("iga-2026"), tuple(named))


def test_offices_with_most_to_gain_come_first_with_their_means() -> None:
    context = report_context(
        portfolio((innovation("Dinas A"), 2), (innovation("Dinas B", video=False), 1)), standing_workspace(), [], TODAY
    )
    first, second = context["perangkat_daerah"]
    assert (first["nama"], first["dinyatakan"], first["terbukti"], first["poin"]) == ("Dinas B", 111, 99, Decimal(12))
    assert (second["nama"], second["inovasi"], second["bagian_terbukti"]) == ("Dinas A", 2, 1.0)
    assert [row["nama"] for row in context["peta"][0]["baris"]] == ["Pasar Terang"] * 3


def test_affairs_and_dates_that_are_not_known_are_said_to_be_so() -> None:
    found = report_context(
        portfolio((innovation("Dinas A", "sosial"), 2)),
        standing_workspace(),
        [edition("iga-2026"), edition("kipp-2025")],
        TODAY,
    )
    social = next(each for each in found["urusan"] if each["nama"] == "Sosial")
    assert (social["inovasi"], social["terbaik"]) == (2, Decimal(111))
    assert sum(each["inovasi"] == 0 for each in found["urusan"]) == 5
    dates = {(each["edisi"], each["tahap"]): each["tanggal"] for each in found["jadwal"]}
    assert dates["IGA 2026", "Pelaporan ditutup"] is None
    assert dates["KIPP 2025", "Pendaftaran ditutup"] == "3 Juni 2025"


def test_dates_to_come_say_how_many_working_days_are_left_and_past_ones_that_they_have_closed() -> None:
    few = portfolio((innovation("Dinas A"), 1))
    settings = Settings.model_validate({"tenggat": {"semua": {"Naskah masuk": "2025-05-28"}}})
    workspace = replace(standing_workspace(), settings=settings)
    found = report_context(few, workspace, [edition("kipp-2025")], TODAY)
    first, second = found["jadwal"][:2]
    assert (first["edisi"], first["tahap"], first["sisa"]) == ("tenggat kantor", "Naskah masuk", "2 hari kerja lagi")
    assert (second["tahap"], second["sisa"]) == ("Pendaftaran ditutup", "4 hari kerja lagi")  # 29 and 30 May are off
    assert (found["hari_ini"], found["catatan_jadwal"]) == ("26 Mei 2025", [])
    later = report_context(few, workspace, [edition("kipp-2025")], dt.date(2025, 6, 4))
    closed = next(each for each in later["jadwal"] if each["tahap"].startswith("Pendaftaran sudah"))
    assert (closed["tahap"], closed["tanggal"], closed["sisa"]) == (
        "Pendaftaran sudah ditutup",
        "3 Juni 2025",
        "sudah lewat",
    )
    same = {"jadwal", "hari_ini"}  # nothing else knows which day it is
    assert {key: each for key, each in found.items() if key not in same} == {
        key: each for key, each in later.items() if key not in same
    }


def test_the_map_is_cut_into_pages_and_its_rows_are_offices_where_there_are_too_many() -> None:
    few = report_context(portfolio((innovation("Dinas A"), ROWS_TO_A_MAP + 1)), standing_workspace(), [], TODAY)
    assert [len(part["baris"]) for part in few["peta"]] == [ROWS_TO_A_MAP, 1]
    assert few["peta_per_perangkat_daerah"] is False
    parts = [(innovation("Dinas A"), MOST_ROWS), (innovation("Dinas B"), 1)]
    many = report_context(portfolio(*parts), standing_workspace(), [], TODAY)
    assert many["peta_per_perangkat_daerah"] is True
    assert [row["nama"] for row in many["peta"][0]["baris"]] == ["Dinas A", "Dinas B"]
    assert len(many["inovasi"]) == MOST_ROWS + 1
