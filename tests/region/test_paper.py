"""The report on paper, for regions of one, five and 45 innovations: two pages that decide, and no page nearly empty."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from submissions.documents.making import Maker
from submissions.finished import archive
from submissions.readiness.listing import Readiness, readiness_of
from submissions.region.portfolio import Portfolio
from submissions.region.report import report_context, report_document
from tests.build import changed, edition, report_of, standing_workspace
from tests.pdf import ReadPdf, characters_outside, flat, read_pdf

LACKING = archive.missing()
LONG = "LUMBUNG WARGA (Layanan Umum Bersama untuk Gizi, Air, Rumah, dan Gerak Warga di Seratus Dusun Contoh)"
LEAST = 420  # characters of a page that is not nearly empty, its head and foot with it
SIZES = (1, 5, 45)


def innovation(number: int, kinds: Sequence[Readiness]) -> Readiness:
    kind = kinds[number % len(kinds)]
    record = replace(kind.report.record, file=f"{number}.yaml")
    proposer = kind.innovation.pengusul.model_copy(update={"nama": f"Dinas Contoh Urusan {number % 17}"})
    own = kind.innovation.model_copy(
        update={
            "nama": f"{LONG} {number}",
            "pengusul": proposer,
            "urusan_utama": ("kesehatan", "sosial", "pertanian")[number % 3],
        }
    )
    return replace(kind, report=replace(kind.report, record=record), innovation=own)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    keys = [(), ("video", "sdm"), ("anggaran", "replikasi", "bimtek"), ("regulasi",)]
    reports = [report_of(changed({f"indikator.{key}.bukti": ["dokumen"] for key in each}), "iga-2026") for each in keys]
    kinds = [each for report in reports if (each := readiness_of(report))]
    folder, workspace, chosen = tmp_path_factory.mktemp("laporan"), standing_workspace(), edition("iga-2026")
    maker, found = Maker(workspace), dict[int, Path]()
    for size in SIZES:
        portfolio = Portfolio(chosen, tuple(innovation(number, kinds) for number in range(size)))
        context = report_context(portfolio, workspace, [chosen, edition("kipp-2025")], dt.date(2026, 6, 17))
        printed = maker.pdf(report_document(context))
        assert printed.complaints == []
        found[size] = folder / f"{size}.pdf"
        found[size].write_bytes(printed.content)
    return found


@pytest.fixture(scope="module")
def read(made: dict[int, Path]) -> dict[int, ReadPdf]:
    return {size: read_pdf(path) for size, path in made.items()}


@pytest.mark.parametrize("size", SIZES)
def test_two_pages_decide_and_no_page_is_nearly_empty(read: dict[int, ReadPdf], size: int) -> None:
    pages = [flat(page) for page in read[size].pages]
    assert "Keputusan yang diminta" in pages[0]
    assert "bukan penilaian kementerian" in pages[0]
    assert "Risiko himpunan terbaik" in " ".join(pages[:2])
    assert "Lampiran 1." not in pages[0]
    assert [number for number, page in enumerate(pages, 1) if len(page) < LEAST] == []


@pytest.mark.parametrize("size", SIZES)
def test_names_are_not_cut_and_the_calendar_is_whole_on_a_page(read: dict[int, ReadPdf], size: int) -> None:
    text = flat(read[size].text)
    assert all(f"{LONG} {number}" in text for number in range(size))
    assert "…" not in text[text.index("Lampiran 1.") :]
    [page] = [flat(page) for page in read[size].pages if "Lampiran 4. Jadwal" in flat(page)]
    assert "Pelaporan ditutup" in page
    assert "Dihitung dari 17 Juni 2026" in page


def test_no_letter_lies_beyond_the_margins(made: dict[int, Path]) -> None:
    assert {size: characters_outside(path, 54, 54) for size, path in made.items()} == {size: [] for size in SIZES}


@pytest.mark.skipif(bool(LACKING), reason=LACKING)
def test_it_keeps_the_rules_of_both_standards(made: dict[int, Path]) -> None:
    reports = list(archive.validate(made.values()))
    assert len(reports) == len(SIZES)
    assert [(report.file.name, report.broken, report.problem) for report in reports if not report.good] == []
