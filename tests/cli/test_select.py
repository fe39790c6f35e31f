import json
from collections.abc import Callable
from pathlib import Path

from tests.build import EVIDENCE, changed, complete_record, words, write_workspace
from tests.cli.conftest import Ran
from tests.cli.test_index import AFFAIRS

Run = Callable[..., Ran]


def office(root: Path) -> Path:
    """Return a workspace of 13 innovations: twelve of 111 that cover five affairs, and a weaker one."""
    records = [
        complete_record(id=f"inovasi-{number:02}", nama=f"Inovasi {number:02}", urusan_utama=affair)
        for number, affair in enumerate([*AFFAIRS[:5], *["pertanian"] * 8])
    ]
    weak = {"indikator.video.daftar": ["manfaat"], "indikator.sdm.jumlah": "1", "indikator.replikasi.daftar": ["A"]}
    records[12] = changed(weak, records[12])
    records.append(changed({"id": "cacat", "nama": "Cacat", "kriteria.manfaat.terpenuhi": "tidak"}))
    write_workspace(root, records)
    return root


def test_the_best_set_with_costs_and_fixes(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor")
    ran = run("select", "iga", folder, "--no-open", "--by", "claimed")
    assert ran.code == 0
    # The weak one has 111 - 2×2 (sdm) - 2×4 (video) - 2×3 (replikasi) = 93: it costs (18/13 - 0.38) / 2.5.
    assert "12 of 13 eligible innovations" in ran.out
    out = ran.out.split("\n\n")
    assert "Inovasi 12" not in out[1]
    assert "93  Inovasi 12  (inovasi/inovasi-12.yaml)  −0.4018" in out[2]
    assert "Cacat" in out[3]
    assert "+0.1520  Cacat  (inovasi/cacat.yaml)" in out[3]  # one more of 111: 0.38 / 2.5


def test_json_has_every_fix(run: Run, tmp_path: Path) -> None:
    data = json.loads(run("select", "iga", office(tmp_path / "kantor"), "--no-open", "--format", "json").out)
    assert (len(data["sent"]), [each["id"] for each in data["left_out"]]) == (12, ["inovasi-12"])
    assert sum(each["needed_for_affair"] for each in data["sent"]) == 5
    fixes = {(each["id"], each["indicator"]): each for each in data["fixes"]}
    assert {key[0] for key in fixes} == {"inovasi-12"}
    assert data["index"] == "46.22"  # (111 + 12 × 0.38) / 2.5


def test_the_constants_of_a_later_year(run: Run, tmp_path: Path) -> None:
    folder = office(tmp_path / "kantor")
    ran = run("select", "iga", folder, "--no-open", "--constants", "2027")
    assert "constants of 2027: 13 of 13" in ran.out  # the divisor is 14: none lowers the average
    assert "basic-service affairs covered 5, needed 6" in ran.out
    ran = run("select", "iga", folder, "--no-open", "--constants", "2040")
    assert ran.code == 2
    assert "no constants of the index for 2040" in ran.err


def kipp_office(root: Path) -> Path:
    names = [f"usul-{number:02}" for number in range(12)]
    records = [complete_record(id=name, nama=name) for name in names]
    write_workspace(root, records)
    return root


def test_equal_proposals_share_a_rank_and_none_is_dropped_without_a_quota(run: Run, tmp_path: Path) -> None:
    ran = run("select", "kipp", kipp_office(tmp_path / "kantor"), "--no-open", "--edition", "2023")
    assert ran.code == 0
    lines = [line.split() for line in ran.out.splitlines() if "answered " in line and ". answered" in line]
    assert len(lines) == 12
    assert {line[0] for line in lines} == {"1."}
    assert "The edition knows no quota" in ran.out
    assert "beyond the quota" not in ran.out


def test_the_quota_is_a_line_with_its_source(run: Run, tmp_path: Path) -> None:
    folder = kipp_office(tmp_path / "kantor")
    ran = run("select", "kipp", folder, "--no-open", "--edition", "2022")
    lines = ran.out.splitlines()
    assert "Quota 10. Rule: kipp-2022: BERITA-LUWU-UTARA (one source only, not verified)" in ran.out
    cut = next(number for number, line in enumerate(lines) if "beyond the quota" in line)
    assert sum(". answered" in line for line in lines[:cut]) == 10
    assert sum(". answered" in line for line in lines[cut:]) == 2
    assert "a person must decide" in ran.out
    data = json.loads(run("select", "kipp", folder, "--no-open", "--edition", "2022", "--format", "json").out)
    [group] = data["groups"]
    assert [each["within_quota"] for each in group["proposals"]] == [True] * 10 + [False] * 2


def test_a_weight_counts_where_its_field_is_answered_and_stands_on_evidence(run: Run, tmp_path: Path) -> None:
    answer = {"isi": words(60), "bukti": [EVIDENCE]}
    backed = changed({"id": "b", "nama": "B", "jawaban.kipp-2023.latar_belakang": answer})  # weight 10
    more = changed(
        {"id": "c", "nama": "C", "jawaban.kipp-2023.latar_belakang": answer, "jawaban.kipp-2023.signifikansi": answer}
    )  # weight 10 + 30
    write_workspace(tmp_path / "kantor", [complete_record(id="a", nama="A"), backed, more])
    ran = run("select", "kipp", tmp_path / "kantor", "--no-open", "--edition", "2023", "--format", "json")
    [group] = json.loads(ran.out)["groups"]
    found = [(each["nama"], each["rank"], each["weight"], each["evidenced"]) for each in group["proposals"]]
    least = int(found[2][2])
    assert found == [
        ("C", 1, str(least + 40), found[2][3] + 2),
        ("B", 2, str(least + 10), found[2][3] + 1),
        ("A", 3, str(least), found[2][3]),
    ]
    assert {each["weight_at_most"] for each in group["proposals"]} == {"100"}
    # Evidence that is not there does not count.
    (tmp_path / "kantor/bukti/dokumen.pdf").unlink()
    again = run("select", "kipp", tmp_path / "kantor", "--no-open", "--edition", "2023", "--format", "json")
    assert again.code == 0
    assert json.loads(again.out)["groups"] == []  # a missing file is an error: none is eligible


def test_nothing_eligible_is_said_in_a_sentence(run: Run, office: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8").replace("urusan_utama:", "# urusan_utama:")
    record.write_text(text, encoding="utf-8")
    ran = run("select", "iga", office)
    assert "Send\n  None: no innovation here is eligible for IGA 2026.\n" in ran.out
    assert ran.err.splitlines()[-1] == "Next: `submissions check` says what must be mended."
