"""What the report says of a region, as plain values."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from schemas.settings import Settings
from submissions.readiness.listing import Readiness, readiness_of
from submissions.region.portfolio import Portfolio
from submissions.region.report import MOST_ROWS, report_context
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
    same = {"jadwal", "hari_ini", "keputusan"}  # nothing else knows which day it is
    assert {key: each for key, each in found.items() if key not in same} == {
        key: each for key, each in later.items() if key not in same
    }
    dated = {"paling_lambat", "tenggat"}
    for first, second in zip(found["keputusan"], later["keputusan"], strict=True):
        assert {key: each for key, each in first.items() if key not in dated} == {
            key: each for key, each in second.items() if key not in dated
        }


def test_a_decision_says_until_when_and_what_is_not_known_stays_unknown() -> None:
    few = portfolio((innovation("Dinas A", video=False), 1))
    unknown = report_context(few, standing_workspace(), [edition("iga-2026")], TODAY)["keputusan"]
    assert {(each["paling_lambat"], each["tenggat"]) for each in unknown} == {(None, "Pelaporan ditutup")}
    settings = Settings.model_validate({"tenggat": {"semua": {"Bukti lengkap": "2025-06-10"}}})
    workspace = replace(standing_workspace(), settings=settings)
    known = report_context(few, workspace, [few.edition], TODAY)["keputusan"]
    video = next(each for each in known if each["apa"].startswith("Lengkapi 1 bukti"))
    assert (video["paling_lambat"], video["pelaksana"]) == ("10 Juni 2025", "Dinas A")
    assert video["tenggat"].startswith("Bukti lengkap, ")


def test_decisions_say_what_why_who_and_what_they_bring_together() -> None:
    found = report_context(
        portfolio((innovation("Dinas A", video=False), 2), (innovation("Dinas B"), 1)),
        standing_workspace(),
        [edition("iga-2026")],
        TODAY,
    )
    government, video = found["keputusan"]
    assert (government["apa"], government["naik"]) == ("Susun profil pemerintah daerah", None)
    assert "dihitung 0 dari 63" in government["sebab"]
    assert (video["apa"], video["pelaksana"]) == ("Lengkapi 2 bukti yang kurang pada 2 inovasi", "Dinas A")
    # Two times 12 points of 12 innovations at least, of 250: 2 / 250 * 100 = 0.80.
    assert (video["naik"], found["bersama"]["naik"]) == (Decimal("0.80"), Decimal("0.80"))
    assert found["hari_ini_indeks"]["nilai"] == Decimal("10.30")  # (99 + 99 + 111) / 12 / 250 * 100
    [office] = found["sumbangan"]["perangkat_daerah"]["baris"]
    assert (office["nama"], office["kurang"], office["naik"]) == ("Dinas A", 2, Decimal("0.80"))
    [risk] = found["risiko"]
    assert (risk["turun"], risk["menjadi"]) == (Decimal("3.70"), Decimal("6.60"))  # without 111 points of 12, of 250


def test_the_scale_has_the_boundaries_of_the_edition() -> None:
    scale = report_context(portfolio((innovation("Dinas A"), 1)), standing_workspace(), [], TODAY)["skala"]
    bounds = [(each["nama"], each["mulai"]) for each in scale["predikat"]]
    assert bounds == [
        ("Kurang Inovatif", Decimal("0.01")),
        ("Inovatif", Decimal("40.01")),
        ("Sangat Inovatif", Decimal("65.01")),
    ]
    assert [each["kiri"] for each in scale["predikat"]][1:] == [each["kanan"] for each in scale["predikat"]][:-1]
    assert scale["predikat"][-1]["kanan"] == 1


def test_rows_of_the_map_are_offices_where_there_are_too_many_innovations() -> None:
    few = report_context(portfolio((innovation("Dinas A"), 2)), standing_workspace(), [], TODAY)
    assert few["peta_per_perangkat_daerah"] is False
    parts = [(innovation("Dinas A"), MOST_ROWS), (innovation("Dinas B"), 1)]
    many = report_context(portfolio(*parts), standing_workspace(), [], TODAY)
    assert many["peta_per_perangkat_daerah"] is True
    assert [row["nama"] for row in many["peta"][0]["baris"]] == ["Dinas A", "Dinas B"]
    assert [row["nama"] for row in many["peta_baris"]] == ["Dinas A", "Dinas B"]
    assert len(many["inovasi"]) == MOST_ROWS + 1
