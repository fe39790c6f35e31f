"""Records of strange sizes, printed for every edition: nothing is cut, nothing is lost, no page stands empty."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pikepdf
import pypdfium2
import pytest

from submissions.assessment.assessing import FilledAssessment
from submissions.documents.document import Document
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.readiness.listing import readiness_of
from submissions.readiness.sheet import print_sheet
from tests.build import assess, packaged_editions, report_of, standing_workspace
from tests.documents.strange import BEFORE_AFTER, LONG, MANY, PAGES, RECORDS
from tests.pdf import ReadPdf, characters_outside, read_pdf, squeezed

RUNNING = re.compile(r"Proposal .* · |\b\d+ / \d+\b|· kode |^DRAF$|^Lembar Kesiapan")
LEFT, RIGHT = 20 / 25.4 * 72, 20 / 25.4 * 72  # the narrower margins: pages are printed on both sides


@dataclass(frozen=True)
class Sheet:
    """One printed document, and what it was printed from."""

    assessment: FilledAssessment
    document: Document
    content: bytes
    read: ReadPdf

    @property
    def is_letter(self) -> bool:
        return "_surat-" in self.document.suffix


@cache
def printed(name: str) -> dict[str, Sheet]:
    """Return every document of a strange record, by its file name; printed once for all tests."""
    record, workspace = RECORDS[name](), standing_workspace()
    maker, found = Maker(workspace), {}
    for edition in packaged_editions():
        assessment = assess(record, edition)
        for document in documents_of(assessment, workspace):
            made = maker.pdf(document)
            assert made.complaints == []
            found[document.name] = Sheet(assessment, document, made.content, read_pdf(made.content))
    ready = readiness_of(report_of(record, "iga-2026"))
    assert ready
    sheet, made = print_sheet(ready, maker)
    found["kesiapan.pdf"] = Sheet(ready.assessment, sheet, made.content, read_pdf(made.content))
    return found


def of(name: str, competition: str) -> list[Sheet]:
    """Return the dossiers or forms of a strange record, one for each edition of a competition."""
    return [each for key, each in printed(name).items() if f"_{competition}-" in key and not each.is_letter]


def addresses(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the addresses that the links of a PDF lead to."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if "/A" in annotation and "/URI" in annotation.A:
                yield str(annotation.A.URI)


def content_lines(page: str) -> list[str]:
    """Return the lines of a page but those of its head and foot."""
    return [line for line in page.splitlines() if line.strip() and not RUNNING.search(line)]


every_record = pytest.mark.parametrize("name", RECORDS)


@every_record
def test_no_letter_lies_beyond_the_margins(name: str) -> None:
    for key, sheet in printed(name).items():
        assert characters_outside(sheet.content, LEFT - 1, RIGHT - 1) == [], key


@every_record
def test_no_line_covers_another(name: str) -> None:
    for key, sheet in printed(name).items():
        assert overlapping(sheet.content) == [], key


def overlapping(content: bytes) -> list[tuple[int, str, str]]:
    """Return pairs of text pieces on one page whose boxes share more than a third of the smaller one's height."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        text = page.get_textpage()
        boxes = sorted(text.get_rect(index) for index in range(text.count_rects()))
        for at, (left, low, right, high) in enumerate(boxes):
            for left2, low2, right2, high2 in boxes[at + 1 :]:
                if left2 > right - 1:
                    break
                shared = min(high, high2) - max(low, low2)
                if shared > 0.34 * min(high - low, high2 - low2) and min(right, right2) - left2 > 1:
                    found.append(
                        (
                            number,
                            text.get_text_bounded(left, low, right, high),
                            text.get_text_bounded(left2, low2, right2, high2),
                        )
                    )
    return found


@every_record
def test_no_page_has_a_heading_or_a_row_alone(name: str) -> None:
    for key, sheet in printed(name).items():
        lone = [
            (number, content_lines(page))
            for number, page in enumerate(sheet.read.pages, 1)
            if len(content_lines(page)) < 3 and "Tidak ada" not in page
        ]
        assert lone == [], key


@every_record
def test_letters_and_readiness_sheets_are_one_page(name: str) -> None:
    letters = [sheet for sheet in printed(name).values() if sheet.is_letter]
    assert len(letters) >= 3
    assert {len(sheet.read.pages) for sheet in letters} == {1}
    assert len(printed(name)["kesiapan.pdf"].read.pages) == 1


@every_record
def test_tables_that_go_on_repeat_their_head(name: str) -> None:
    for key, sheet in printed(name).items():
        pages = sheet.read.pages
        for head, first, after in (
            ("No Indikator Parameter Capaian dan bunyi parameter Bukti", "Indikator Inovasi", "Daftar Bukti"),
            ("Bukti Dokumen Nomor Tanggal Indikator", "Daftar Bukti", None),
        ):
            begins = [at for at, page in enumerate(pages) if first in page.splitlines()]
            if "iga" not in key or not begins or "Tidak ada" in pages[begins[-1]]:
                continue
            ends = next((at for at, page in enumerate(pages) if after in page.splitlines()), 0) if after else len(pages)
            lacking = [at + 1 for at in range(begins[-1], ends) if squeezed(head) not in squeezed(pages[at])]
            assert lacking == [], (key, head)


def test_long_words_are_broken_and_complete() -> None:
    for sheet in [*of("long-names", "iga"), *of("long-names", "kipp")]:
        text = squeezed(sheet.read.text)
        assert LONG in text
        for entry in sheet.document.context["bukti"]:
            assert squeezed(entry["judul"]) in text
            assert squeezed(entry["nomor"] or "") in text
    for sheet in of("long-names", "iga"):
        text = squeezed(sheet.read.text)
        assert f"Dinas{LONG}" in text
        with pikepdf.open(io.BytesIO(sheet.content)) as pdf:
            assert any(f"https://contoh.go.id/{LONG}?x={LONG}" in address for address in addresses(pdf))
    for sheet in printed("long-names").values():
        if sheet.is_letter:
            assert f"“{LONG}”" in squeezed(sheet.read.text)
            assert f"Dinas{LONG}" in squeezed(sheet.read.text)


def test_a_draft_of_almost_nothing_says_what_is_not_filled_in() -> None:
    seen = 0
    for sheet in [*of("least", "iga"), *of("least", "kipp")]:
        fields = sheet.document.context["isian"]
        empty = [field for field in fields if field["wajib"] and not field["terisi"] and not field["isian"]]
        assert sheet.read.text.count("belum diisi") >= len(empty)
        assert all("DRAF" in page for page in sheet.read.pages)
        seen += bool(empty)
    assert seen >= 2


def test_five_pages_of_narrative_are_printed_to_the_last_word() -> None:
    for sheet in [*of("five-pages", "iga"), *of("five-pages", "kipp")]:
        text = squeezed(sheet.read.text)
        assert without_running(sheet.read.pages).count(squeezed("Tamat sudah.")) >= 1
        for paragraph in PAGES.split("\n\n"):
            assert squeezed(paragraph)[:40] in text
            assert squeezed(paragraph)[-20:] in text
        assert len(sheet.read.pages) > 5


def without_running(pages: list[str]) -> str:
    return squeezed("".join("".join(content_lines(page)) for page in pages))


def test_before_and_after_stand_side_by_side() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in BEFORE_AFTER.splitlines() if "|" in line]
    rows = [row for row in rows if "---" not in row]
    assert len(rows) == 4
    for sheet in [*of("five-pages", "iga"), *of("five-pages", "kipp")]:
        lines = [line for page in sheet.read.pages for line in page.splitlines()]
        for row in rows:
            assert " ".join(row) in lines, row


def test_forty_documents_are_all_listed_with_number_and_date() -> None:
    for sheet in of("many-documents", "iga"):
        text = squeezed(sheet.read.text)
        listing = text[text.rindex(squeezed("Daftar Bukti")) :]
        for number in range(1, MANY + 1):
            assert squeezed(f"Surat Keputusan Bupati ke-{number} tentang Tim Pelaksana") in listing
            assert f"500/{number}/2024{number % 28 + 1}Sep2024" in listing


def test_a_document_cited_many_times_is_listed_once() -> None:
    for sheet in of("many-documents", "kipp"):
        cited = sheet.document.context["bukti"]
        if len(cited) < MANY:
            continue
        text = squeezed(sheet.read.text)
        listing = text[text.rindex(squeezed("Daftar Lampiran")) :]
        assert listing.count(squeezed("Surat Keputusan Bupati ke-7 tentang Tim Pelaksana")) == 1
        assert "bukti/surat-7.pdf" not in listing
