"""One piece of evidence: which kinds of document are in it, which years it covers, what it is called."""

from typing import Any

import pytest
from pydantic import ValidationError

from schemas.evidence import Evidence
from tests.build import changed, codes, line_of, only, record_of, unseen


def evidence(**fields: Any) -> Evidence:
    return Evidence.model_validate({"jenis": "anggaran", "berkas": "bukti/a.pdf", **fields})


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        # Stated years come before all others.
        ({"tahun": ["2026"], "judul": "DPA 2025", "tanggal": "2024-12-30"}, {2026}),
        ({"tahun": ["2024", "2026", "2024"]}, {2024, 2026}),
        # Then every year in title and subject, and only then that of the date.
        ({"judul": "DPA 2025", "tanggal": "2024-12-30"}, {2025}),
        ({"tentang": "APBD Tahun 2025", "tanggal": "2024-12-30"}, {2025}),
        ({"judul": "DPA 2024", "tentang": "Anggaran 2025/2026"}, {2024, 2025, 2026}),
        ({"judul": "DPA TA2025"}, {2025}),
        ({"judul": "DPA", "tanggal": "2024-12-30"}, {2024}),
        ({"tahun": [], "judul": " ", "tanggal": "2024-12-30"}, {2024}),
        ({"judul": "DPA"}, set()),
        # No years: digits of a longer number, another century, the register's number and the file's name.
        ({"judul": "Rekening 120251 dan 20259"}, set()),
        ({"judul": "Staatsblad 1925"}, set()),
        ({"nomor": "DPA/2025", "berkas": "bukti/dpa-2025.pdf", "keterangan": "2025"}, set()),
    ],
)
def test_years_that_it_covers(fields: dict[str, Any], years: set[int]) -> None:
    assert evidence(**fields).years == years


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, {"anggaran"}),
        ({"memuat": ["perencanaan", "laporan"]}, {"anggaran", "perencanaan", "laporan"}),
        ({"memuat": ["anggaran"]}, {"anggaran"}),
        # As a person writes them.
        (
            {"jenis": "Undangan", "memuat": ["Daftar Hadir", "SK Bupati"]},
            {"undangan", "daftar_hadir", "sk_kepala_daerah"},
        ),
    ],
)
def test_kinds_of_document_in_it(fields: dict[str, Any], kinds: set[str]) -> None:
    assert evidence(**fields).kinds == kinds


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"judul": "DPA 2025", "tentang": "Anggaran"}, "DPA 2025"),
        ({"tentang": "Anggaran"}, "Anggaran"),
        ({}, "Dokumen Anggaran"),
    ],
)
def test_title_is_never_empty(fields: dict[str, Any], title: str) -> None:
    assert evidence(**fields).title == title


@pytest.mark.parametrize("fields", [{"berkas": None}, {"berkas": None, "judul": "DPA"}])
def test_evidence_without_file_and_link_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        evidence(**fields)
    assert [error["type"] for error in caught.value.errors()] == ["evidence-without-document"]
    assert evidence(**fields, tautan="https://contoh.go.id/dpa").berkas is None


@pytest.mark.parametrize(
    ("field", "value", "location", "code", "figures"),
    [
        ("memuat", ["daftar_hadirr"], (0,), "choice-unknown", ["“daftar_hadirr”", "did you mean daftar_hadir"]),
        ("memuat", ["sop", "kuitansi"], (1,), "choice-unknown", ["“kuitansi”"]),
        ("memuat", "sop", (), "list-expected", []),
        ("tahun", ["dua ribu"], (0,), "whole-number-expected", ["“dua ribu”"]),
        ("tahun", "2025", (), "list-expected", []),
    ],
)
def test_what_else_a_file_holds_must_be_known(
    field: str, value: Any, location: tuple[int, ...], code: str, figures: list[str]
) -> None:
    record = changed({f"bukti.sk-tim.{field}": value})
    read = record_of(record)
    assert codes(read.findings) == [code]
    finding = only(read.findings, code)
    assert unseen(finding, *figures) == []
    assert finding.place.line == line_of(record, "bukti", "sk-tim", field, *location)
