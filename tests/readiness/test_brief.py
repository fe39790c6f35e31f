"""The jury's page: problem, idea, before and after, copies, who pays; what is missing is said so."""

from typing import Any

import pytest

from submissions.errors import InputError
from submissions.readiness.brief import TEMPLATE, brief_of
from tests.build import changed, report_of, standing_workspace

TABLE = "Hasilnya:\n\n| Ukuran | Sebelum (2019) | Sesudah (2024) |\n|---|---|---|\n| Pasar **gelap** | 48 | 3 |\n"


def page(changes: dict[str, Any]) -> dict[str, Any]:
    document = brief_of(report_of(changed(changes), "iga-2026", "kipp-2025"), standing_workspace())
    assert (document.template, document.suffix) == (TEMPLATE, "_ringkas")
    return dict(document.context)


def test_the_table_that_sets_before_beside_after_is_taken() -> None:
    made = page({"jawaban.kipp-2025.dampak": TABLE})
    assert made["kepala"] == ["Ukuran", "Sebelum (2019)", "Sesudah (2024)"]
    assert made["baris"] == [["Pasar gelap", "48", "3"]]
    assert made["perubahan"] == []


def test_without_such_a_table_the_changes_are_named() -> None:
    made = page({"jawaban.kipp-2025.dampak": "Pengunjung naik dari 40 menjadi 60 orang sehari. Ramai."})
    assert made["baris"] == []
    assert made["perubahan"] == ["naik dari 40 menjadi 60 orang sehari"]


def test_who_pays_begins_with_the_money() -> None:
    text = "Tim terdiri atas 4 orang. Biaya Rp46 juta dari APBD. Listrik dari desa."
    assert page({"jawaban.kipp-2025.sumber_daya": text})["biaya"].startswith("Biaya Rp46 juta")


def test_long_texts_are_cut_at_a_sentence_and_copies_are_counted() -> None:
    copies = [{"instansi": "Dinas", "daerah": f"Kabupaten {name}"} for name in "ABCDEFG"]
    made = page({"jawaban.kipp-2025.latar_belakang": "Ada 48 pasar gelap. " * 60, "replikasi.oleh": copies})
    assert len(made["masalah"]) <= 420
    assert made["masalah"].endswith("gelap.")
    assert (len(made["peniru"]), made["peniru_lain"]) == (5, 2)


def test_a_record_that_enters_nothing_has_no_page() -> None:
    with pytest.raises(InputError):
        brief_of(report_of(changed({"kompetisi": ["iga"]}), "kipp-2025"), standing_workspace())
