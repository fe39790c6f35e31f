import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Edit = Callable[[str, str], None]


def line_of(path: Path, text: str) -> int:
    [number] = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line]
    return number


def test_the_example_is_eligible_for_both(run: Run, office: Path) -> None:
    ran = run("check", office)
    assert ran.code == 0
    assert "IGA 2026: 1 of 1 eligible." in ran.out
    assert "KIPP 2025: 1 of 1 eligible." in ran.out
    assert "error" not in ran.out


def test_the_current_folder_is_checked_if_none_is_named(run: Run, office: Path) -> None:
    assert run("check", cwd=office).out == run("check", ".", cwd=office).out


def test_a_finding_names_place_field_figures_remedy_and_rule(run: Run, record: Path, edit: Edit) -> None:
    text = record.read_text(encoding="utf-8")
    block = text[text.index("rancang_bangun:") : text.index("\ntujuan:")]
    edit(block, "rancang_bangun:\n  dasar_hukum: Satu dua tiga.\n")
    ran = run("check", record, "--competition", "iga", "--sources")
    assert ran.code == 1
    line = line_of(record, "rancang_bangun:") + 1  # where its fields begin
    found = re.search(rf"error  inovasi/{record.name}:{line}:3  (.+)\n +→ (.+)\n +Rule: (.+)\n", ran.out)
    assert found, ran.out
    assert "3 of at least 300 words. [words-too-few]" in found[1]
    assert found[2] == "Add at least 297 words."
    assert found[3].startswith("iga-2026: ")
    assert found[3].endswith("(corroborated)")


def test_json_carries_the_same_findings(run: Run, office: Path, record: Path, edit: Edit) -> None:
    edit("waktu_penerapan:", "waktu_peluncuran:")
    ran = run("check", office, "--format", "json")
    assert ran.code == 1
    data = json.loads(ran.out)
    [one] = data["records"]
    [finding] = [each for each in one["findings"] if each["code"] == "key-unknown"]
    assert finding["line"] == line_of(record, "waktu_peluncuran:")
    assert finding["column"] == 1
    assert finding["severity"] == "error"
    assert "waktu_peluncuran" in finding["message"]
    assert [each["verdict"] for each in one["assessments"]] == ["not-eligible", "not-eligible"]
    assert data["totals"]["iga-2026"]["not-eligible"] == 1


def test_an_unreadable_record_does_not_hide_the_others(run: Run, office: Path) -> None:
    (office / "inovasi" / "rusak.yaml").write_bytes(b"nama: [satu\npengusul: x\n")
    (office / "inovasi" / "sandi.yaml").write_bytes(b"nama: Inovasi\ntujuan: caf\xe9\n")
    (office / "inovasi" / "ganda.yaml").write_text("nama: Satu\nnama: Dua\n")
    ran = run("check", office)
    assert ran.code == 3
    assert "inovasi/rusak.yaml:" in ran.out
    assert "inovasi/sandi.yaml:2:12" in ran.out
    assert "byte 0xE9" in ran.out
    assert "`nama` stands here a second time; first on line 1" in ran.out
    assert "IGA 2026: 1 of 4 eligible, 3 unreadable." in ran.out


def test_two_records_with_one_id(run: Run, office: Path, record: Path) -> None:
    copy = office / "inovasi" / "salinan.yaml"
    copy.write_text(record.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("check", office, "--full")
    assert ran.code == 1
    assert f"the id “{record.stem}” is already that of inovasi/{record.name}" in ran.out


def test_a_missing_evidence_file_is_named(run: Run, office: Path, record: Path) -> None:
    lost = sorted((office / "bukti").rglob("*.pdf"))[0]
    lost.unlink()
    ran = run("check", record)
    assert ran.code == 1
    assert f"the file {lost.relative_to(office).as_posix()} is not in the workspace" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["check", "tidak-ada"], 2, "There is no file “tidak-ada”"),
        (["check", "--format", "xyz"], 2, "'xyz' is not one of"),
        (
            ["check", "--edition", "1999", "--competition", "iga"],
            2,
            "There is no edition iga-1999. Known: iga-2026, iga-2023",
        ),
        (["check"], 3, "There is no record in"),
        (["nix"], 2, "No such command 'nix'"),
    ],
)
def test_wrong_use_is_answered_with_a_sentence(
    arguments: list[str], code: int, says: str, run: Run, tmp_path: Path
) -> None:
    if "--edition" in arguments:
        (tmp_path / "inovasi").mkdir()
        (tmp_path / "inovasi" / "a.yaml").write_text("nama: A\npengusul: {nama: B, jenis: opd}\n")
    ran = run(*arguments)
    assert ran.code == code
    assert says in " ".join((ran.out + ran.err).split())


def test_settings_that_do_not_fit_are_named_with_their_place(run: Run, office: Path) -> None:
    settings = office / "submissions.yaml"
    settings.write_text("pemda: {nama: X}\nkop: {barisan: [A]}\nedisi: {iga: dua}\n")
    ran = run("check", office)
    assert ran.code == 3
    assert "submissions.yaml:2:7: there is no field `barisan` here; did you mean `baris`?" in ran.err
    assert "submissions.yaml:3:14: “dua” is not a whole number" in ran.err


def test_an_innovation_may_take_part_in_one_competition_only(run: Run, record: Path) -> None:
    with record.open("a", encoding="utf-8") as stream:
        stream.write("\nkompetisi: [iga]\n")
    ran = run("check", record)
    assert ran.code == 0
    assert "KIPP 2025: 0 of 1 eligible, 1 not entered." in ran.out


def test_the_verdict_follows_the_edition_not_the_clock(run: Run, record: Path) -> None:
    assert run("check", record, "--edition", "2022").out.count("KIPP 2022") >= 1
    assert "IGA 2023" in run("check", record, "--edition", "2023").out
    assert "KIPP has no edition 2026: left out." in run("check", record, "--edition", "2026").err


def test_the_programs_own_files_are_no_records(run: Run, office: Path, tmp_path: Path) -> None:
    (office / "manifest.json").write_text("{}")
    ran = run("check", tmp_path)
    assert "submissions.yaml" not in ran.out
    assert "manifest.json" not in ran.out


def test_evidence_is_opened_unless_told_otherwise(run: Run, office: Path) -> None:
    assert run("check", office).code == 0
    letter = sorted((office / "bukti").rglob("sk-tim.pdf"))[0]
    letter.write_bytes(b"")
    assert run("check", office, "--no-open").code == 0
    ran = run("check", office)
    assert ran.code == 1
    assert f"the file {letter.relative_to(office).as_posix()} is empty (0 bytes)." in ran.out


def test_texts_of_another_record_are_shown_side_by_side(run: Callable[..., Ran], office: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    same = text[text.index("\ntujuan: |") : text.index("\nhasil: |")]  # two texts: not enough for a copy
    other = "id: lain\nnama: Inovasi Lain\npengusul: {nama: Dinas Lain, jenis: opd}\n"
    (office / "inovasi" / "lain.yaml").write_text(other + same, encoding="utf-8")
    done = run("check", office, "--full")
    assert done.out.count("[text-near]") == 4
    columns = [line.split(" │ ") for line in done.out.splitlines() if " │ " in line]
    assert len(columns) > 4
    assert f"inovasi/{record.name}:" in "".join(cells[0] + cells[1] for cells in columns)
    assert all(len(cells) == 2 for cells in columns)
    data = json.loads(run("check", office, "--format", "json").out)
    near = [each for each in data["records"][0]["findings"] if each["code"] == "text-near"]
    assert near
    own = data["records"][0]["file"]
    assert [passage["file"] for passage in near[0]["passages"]] == [
        own,
        *({"inovasi/lain.yaml", f"inovasi/{record.name}"} - {own}),
    ]


def test_a_copied_record_gives_one_finding_that_names_its_origin(run: Run, office: Path, record: Path) -> None:
    copy = record.read_text(encoding="utf-8").replace("id: ", "id: lain-", 1).replace("nama: AKTA", "nama: BARU", 1)
    (office / "inovasi" / "lain.yaml").write_text(copy, encoding="utf-8")
    done = run("check", "lain-akta", "--full", "--competition", "iga", cwd=office)
    assert done.code == 0
    assert "this is a copy of inovasi/akta-mapan.yaml: " in done.out
    assert "longer texts are the same. [record-copied]" in done.out
    assert "1 warning" in done.out
    assert "[text-near]" not in done.out
    assert "[title-near]" not in done.out


def test_last_years_folder_is_compared_and_must_hold_records(
    run: Callable[..., Ran], office: Path, record: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "lalu"
    (earlier / "inovasi").mkdir(parents=True)
    text = "id: lama\nnama: Akta Mapan (Akta dan Kartu Keluarga Menyertai Ibu Pulang dari Persalinan)\n"
    (earlier / "inovasi" / "lama.yaml").write_text(text + "pengusul: {nama: Dinas A, jenis: opd}\n", encoding="utf-8")
    (earlier / "submissions.yaml").write_text("{}\n", encoding="utf-8")
    (earlier / "inovasi" / "rusak.yaml").write_text("- x\n", encoding="utf-8")
    assert "[title-near]" not in run("check", office).out
    done = run("check", office, "--against", earlier)
    assert done.code == 0  # a warning is no reason to fail
    assert "[title-near]" in done.out
    assert str(earlier / "inovasi" / "lama.yaml") in done.out
    assert "rusak.yaml cannot be read and is not compared" in done.err
    (tmp_path / "kosong").mkdir()
    assert run("check", office, "--against", tmp_path / "kosong").code == 3


def test_one_record_ends_with_its_next_steps_errors_before_points(run: Run, office: Path, edit: Edit) -> None:
    edit("urusan_utama:", "# urusan_utama:")
    edit("bukti: [video, video-sampul]", "bukti: []")
    ran = run("check", "akta-mapan", "--competition", "iga", cwd=office)
    steps = ran.out[ran.out.index("Next steps:") :].splitlines()
    assert steps[1].startswith("  1. Urusan Utama: ")
    assert steps[2].startswith("  2. +12 points, 35 Video inovasi daerah: document lacking → Video paling lama 5 menit")
    assert ran.err.splitlines()[-1] == "Next: mend what is named, then `submissions check akta-mapan` again."


def test_an_eligible_record_is_told_how_its_documents_are_made(run: Run, office: Path) -> None:
    ran = run("check", office)
    assert "Next steps:" not in ran.out
    assert ran.err.splitlines()[-1] == "Next: `submissions iga akta-mapan` makes the documents."


def test_many_records_that_fill_in_nothing_for_a_competition_are_told_once_how_to_say_so(
    run: Run, office: Path, record: Path
) -> None:
    text = re.sub(r"(?ms)^jawaban:\n(?: .*\n|\n)*", "", record.read_text(encoding="utf-8"))
    for number in range(4):
        own = text.replace("id: akta-mapan", f"id: salinan-{number}").replace("nama: AKTA MAPAN", f"nama: S{number}", 1)
        (office / "inovasi" / f"salinan-{number}.yaml").write_text(own, encoding="utf-8")
    record.unlink()
    ran = run("check", office)
    assert "What stops them (number of innovations):" in ran.out
    assert (
        "4 innovations fill in nothing for KIPP 2025. If it is not to be entered: write `kompetisi: [iga]` in "
        "submissions.yaml, for all that name none, or in the record."
    ) in ran.out
