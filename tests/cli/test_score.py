import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Edit = Callable[[str, str], None]


def test_the_example_proves_what_it_claims(run: Run, record: Path) -> None:
    ran = run("score", record)
    assert ran.code == 0
    # 111, less 3 for Perkada (parameter 2 of 3, weight 3).
    [total] = [line for line in ran.out.splitlines() if line.split()[:1] == ["Score"]]
    assert total.split() == ["Score", "111", "108", "108", "–"]
    [row] = [line for line in ran.out.splitlines() if line.split()[:1] == ["16"]]
    assert row.endswith("3          2 (6)          2 (6)              –")


def test_the_numbers_of_indicators_are_not_headed_by_a_refusal(run: Run, record: Path) -> None:
    ran = run("score", record, language="id")
    assert [line.split()[:2] for line in ran.out.splitlines()][1] == ["No.", "Indikator"]


def test_what_if_changes_nothing_but_what_is_shown(run: Run, record: Path) -> None:
    before = record.read_bytes()
    ran = run("score", record, "--set", "sdm=24", "--set", "replikasi=2")
    assert ran.code == 0
    # sdm 3 → 2 at weight 2, replikasi 3 → 2 at weight 3: 108 - 2 - 3.
    assert "17 Ketersediaan dan peran SDM terhadap inovasi daerah: claimed 3 → 2 (24 orang), proven 3 → 2" in ran.out
    assert "31 Replikasi: claimed 3 → 2 (2 daerah: Kabupaten Contoh Barat, Kota Misal), proven 3 → 2" in ran.out
    assert "Score claimed: 108 → 103 (-5)" in ran.out
    assert "Score proven: 108 → 103 (-5)" in ran.out
    assert record.read_bytes() == before


def test_what_if_a_higher_act_were_claimed_without_its_document(run: Run, record: Path) -> None:
    ran = run("score", record, "--set", "regulasi=perda")
    assert "claimed 2 → 3 (Peraturan Daerah), proven 2 → 2" in ran.out
    assert "Score claimed: 108 → 111 (+3)" in ran.out
    assert "Score proven: 108 → 108 (+0)" in ran.out


def test_a_document_comes_before_a_new_fact_among_the_cheapest_steps(run: Run, record: Path, edit: Edit) -> None:
    edit("  - Bagian Organisasi Sekretariat Daerah\n", "")  # 4 of 5 offices: a new fact would bring 1 point
    edit("bukti: [anggaran-2024, anggaran-2025, anggaran-2026]", "bukti: [anggaran-2024, anggaran-2025]")
    ran = run("score", record, "--best", "3")
    steps = [line for line in ran.out.splitlines() if line.startswith("  +")]
    assert [(line.split()[0], line.split()[1], line.rpartition(": ")[2]) for line in steps] == [
        ("+2", "18", "document lacking"),
        ("+3", "16", "new fact"),
        ("+1", "24", "new fact"),
    ]
    assert "indicator 18, parameter 3: no document for 2026." in ran.out


def test_json_is_exact(run: Run, record: Path) -> None:
    data = json.loads(run("score", record, "--format", "json", "--set", "video=2", "--best", "1").out)
    assert data["score"] == {
        "maximum": "111",
        "claimed": "108",
        "proven": "108",
        "proven_once_confirmed": "108",
        "verified": None,
    }
    assert data["with_changes"]["score"]["claimed"] == "100"  # video 3 → 1 at weight 4
    assert len(data["indicators"]) == 20
    assert [step["indicator"] for step in data["next_steps"]] == ["video"]


def test_the_ministrys_result_stands_beside(run: Run, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text + "\nverifikasi:\n  iga-2026:\n    parameter: {regulasi: 1}\n    skor: 59\n", encoding="utf-8"
    )
    ran = run("score", record)
    [total] = [line for line in ran.out.splitlines() if line.split()[:1] == ["Score"]]
    assert total.split() == ["Score", "111", "108", "108", "59"]
    assert next(line for line in ran.out.splitlines() if line.startswith("  16")).endswith("1 (3)")


@pytest.mark.parametrize(
    ("setting", "said", "remedy"),
    [
        ("sdmm=3", "iga-2026 has no indicator `sdmm`.", "Did you mean `sdm`?"),
        ("sdm=banyak", "“banyak” cannot be the fact of `sdm`", "It takes a number."),
        ("regulasi=edaran", "“edaran” cannot be the fact of `regulasi`", "It takes one of: sk, perkada, perda."),
        ("pengaduan=40", "“40” cannot be the fact of `pengaduan`", "It takes handled/received, such as 38/40."),
        ("pengaduan=41/40", "“41/40” cannot be the fact of `pengaduan`", "handled/received"),
        ("anggaran=dua tahun", "“dua tahun” cannot be the fact of `anggaran`", "It takes years, such as 2024,2025."),
        ("kemanfaatan=z:3", "“z:3” cannot be the fact of `kemanfaatan`", "It takes basis:number, such as a:620."),
        ("aktor=media,petani", "“media,petani” cannot be the fact of `aktor`", "It takes entries with commas"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_what_can(
    run: Run, record: Path, setting: str, said: str, remedy: str
) -> None:
    ran = run("score", record, "--set", setting)
    assert ran.code == 2
    assert said in ran.err
    assert remedy in ran.err


def test_a_setting_without_equals_is_wrong_usage(run: Run, record: Path) -> None:
    ran = run("score", record, "--set", "sdm")
    assert ran.code == 2
    assert "“sdm” is not of the form indicator=fact." in ran.err


def test_an_unreadable_record(run: Run, record: Path) -> None:
    record.write_text("nama: [satu", encoding="utf-8")
    ran = run("score", record)
    assert ran.code == 3
    assert f"inovasi/{record.name}:1:7: text cannot begin with the sign [" in ran.err


def test_a_record_that_is_not_entered_has_no_score(run: Run, record: Path, edit: Edit) -> None:
    edit("pengusul:\n", "kompetisi: [kipp]\npengusul:\n")
    ran = run("score", record)
    assert ran.code == 3
    assert "is not entered in IGA: it has no score there. Add it to `kompetisi`" in " ".join(ran.err.split())


def test_a_record_that_is_not_eligible_is_told_in_one_line_with_its_first_error(
    run: Run, office: Path, edit: Edit
) -> None:
    edit("urusan_utama:", "# urusan_utama:")
    ran = run("score", "akta-mapan", cwd=office)
    assert "  Not eligible yet, so this score does not count: Urusan Utama: required, but empty.\n" in ran.out
