import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.build import changed, complete_record, write_workspace
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
AFFAIRS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "ketenteraman", "sosial")


def office(root: Path, affairs: int = 5) -> Path:
    """Return a workspace of ten innovations of 111, so many affairs covered, one of them verified at 59."""
    records = []
    for number, affair in enumerate([*AFFAIRS[:affairs], *["pertanian"] * (10 - affairs)]):
        record = complete_record(id=f"inovasi-{number}", nama=f"Inovasi {number}", urusan_utama=affair)
        records.append(record)
    records[0] = changed({"verifikasi": {"iga-2026": {"skor": "59"}}}, records[0])
    records[9] = changed({"kriteria.manfaat.terpenuhi": "tidak"}, records[9])  # 111 claimed, but not eligible
    write_workspace(root, records)
    profile = "indikator:\n  visi_misi: {pilihan: misi_dan_visi}\nverifikasi:\n  iga-2026: {skor: 2}\n"
    (root / "pemda.yaml").write_text(profile, encoding="utf-8")
    return root


def row(ran: Ran, label: str) -> list[str]:
    [line] = [line for line in ran.out.splitlines() if line.strip().startswith(label)]
    return line.strip().removeprefix(label).split()


def test_three_projections_and_the_years_to_come(run: Run, tmp_path: Path) -> None:
    ran = run("index", office(tmp_path / "kantor"), "--no-open")
    assert ran.code == 0
    assert ran.err.startswith("The evidence was not opened (--no-open)")
    assert "IGA 2026: 9 eligible of 10 innovations entered" in ran.out
    assert row(ran, "SPD (at most 63)") == ["3.00", "0.00", "2.00"]
    assert row(ran, "Average maturity (at most 111)") == ["83.25", "83.25", "4.92"]  # 999 / 12, 59 / 12
    assert row(ran, "Number of innovations (at most 76)") == ["3.42", "3.42", "0.00"]  # 9 × 0.38; one affair only
    assert row(ran, "Index") == ["35.87", "34.67", "2.77"]
    assert row(ran, "To the next predicate") == ["+4.14", "+5.34", "+37.24"]
    assert row(ran, "2027 (divisor 14, affairs 6)")[0] == "29.74"  # (3 + 999 / 14) / 2.5


def test_in_indonesian_a_long_predicate_does_not_run_into_the_next_column(run: Run, tmp_path: Path) -> None:
    write_workspace(tmp_path / "kantor", [changed({"kriteria.manfaat.terpenuhi": "tidak"}, complete_record())])
    ran = run("index", tmp_path / "kantor", "--no-open", language="id")
    later = next(line for line in ran.out.splitlines() if line.strip().startswith("2027"))
    assert re.findall(r"(0,00 Tidak Dapat Dinilai|–)(?: {2,}|$)", later) == ["0,00 Tidak Dapat Dinilai"] * 2 + ["–"]


def test_every_number_is_explained(run: Run, tmp_path: Path) -> None:
    ran = run("index", office(tmp_path / "kantor"), "--no-open", "--explain")
    assert "Average maturity = sum of scores / MAX(12, n) = 999 / MAX(12, 9) = 83.25" in ran.out
    assert "Number of innovations = MIN(n, 200) × 0.38 = MIN(9, 200) × 0.38 = 3.42 (basic" in ran.out
    assert "= 3.42 (basic-service affairs covered 5, needed 5)" in ran.out
    assert "= 3 + 83.25 + 3.42 = 89.67" in ran.out
    assert "= 2 + 4.9167 + 0 ≈ 6.9167" in ran.out
    assert "Index = total / 250 × 100 = 89.67 / 250 × 100 = 35.87" in ran.out
    assert ran.out.count("Rule: iga-2026: ") == 15


def test_json_is_exact(run: Run, tmp_path: Path) -> None:
    data = json.loads(run("index", office(tmp_path / "kantor"), "--no-open", "--format", "json").out)
    found = data["index"]["2026"]["claimed"]
    assert (found["total"], found["index"], found["distance"]) == ("89.670000", "35.87", "4.14")
    assert found["covered_affairs"] == sorted(AFFAIRS[:5])
    assert list(data["index"]) == ["2026", "2027", "2028", "2029"]


def test_without_a_profile_the_government_counts_as_nothing_and_that_is_said(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor", affairs=4)
    (folder / "pemda.yaml").unlink()
    (folder / "inovasi" / "rusak.yaml").write_text("nama: [satu", encoding="utf-8")
    ran = run("index", folder, "--no-open")
    assert ran.code == 3
    assert "There is no pemda.yaml here: the government itself (SPD) counts as 0." in ran.err
    assert "inovasi/rusak.yaml cannot be read" in ran.err
    assert row(ran, "SPD (at most 63)") == ["–", "–", "–"]
    assert row(ran, "Number of innovations (at most 76)")[0] == "0.00"


def test_an_edition_without_constants_has_no_index(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor")
    ran = run("index", folder, "--no-open", "--edition", "2023")
    assert ran.code == 2
    assert "iga-2023 has no constants of the index." in ran.err
