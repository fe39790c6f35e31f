import json
from collections.abc import Callable
from pathlib import Path

import pikepdf

from tests.cli.conftest import Ran
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]


def test_the_example_profile_is_checked_and_printed(run: Run, office: Path, tmp_path: Path) -> None:
    ran = run("pemda", office, "-o", "pemda.pdf")
    assert ran.code == 0
    [total] = [line for line in ran.out.splitlines() if line.split()[:1] == ["Score"]]
    assert total.split() == ["Score", "63.00", "47.25", "45.25", "–"]
    assert "indicator 13b claims parameter 2 without any document" in ran.out
    text = flat(read_pdf(tmp_path / "pemda.pdf").text)
    assert "Profil Pemerintah Daerah" in text
    assert "Jumlah poin: 47,25 dari 63,00." in text
    assert "Bukti 12 Fasilitasi HAKI" in text
    assert "DRAF" not in text
    assert run("verify", "pemda.pdf").code == 0
    with pikepdf.open(tmp_path / "pemda.pdf") as pdf:
        carried = json.loads(pdf.attachments["rekaman.json"].get_file().read_bytes())["rekaman"]
    # The government proposes nothing: what travels is its name, its facts and its evidence.
    assert sorted(carried) == ["bukti", "indikator", "nama"]


def test_a_faulty_profile_gives_only_a_draft(run: Run, office: Path, tmp_path: Path) -> None:
    profile = office / "pemda.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("{pilihan: wtp,", "{pilihan: baik,"), encoding="utf-8")
    ran = run("pemda", office, "-o", "pemda.pdf")
    assert ran.code == 1
    assert "Add --draft" in ran.err
    assert not (tmp_path / "pemda.pdf").exists()
    assert run("pemda", office, "-o", "pemda.pdf", "--draft").code == 1
    assert "DRAF" in read_pdf(tmp_path / "pemda.pdf").text


def test_a_workspace_without_profile(run: Run, office: Path) -> None:
    (office / "pemda.yaml").unlink()
    ran = run("pemda", office)
    assert ran.code == 3
    assert "There is no pemda.yaml in" in ran.err


def test_the_profile_is_no_record(run: Run, tmp_path: Path, office: Path, record: Path) -> None:
    folder = tmp_path / "tanpa-inovasi"
    folder.mkdir()
    for path in (record, office / "pemda.yaml", office / "submissions.yaml"):
        path.rename(folder / path.name)
    ran = run("check", folder, "--quiet", "--format", "json")
    assert [each["file"] for each in json.loads(ran.out)["records"]] == [record.name]
