import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]


@pytest.fixture
def unsigned(record: Path) -> str:
    """Take the scans of the signed letters, and when it was applied, out of the starter's record."""
    text = record.read_text(encoding="utf-8")
    text, taken = re.subn(r"(?m)^lampiran:\n(?: .*\n)+", "", text)
    assert taken == 1
    text, taken = re.subn(r"(?m)^waktu_penerapan:.*\n", "", text)
    assert taken == 1
    record.write_text(text, encoding="utf-8")
    return f"inovasi/{record.name}"


def test_the_finding_names_the_command_that_makes_the_letter(run: Run, office: Path, unsigned: str) -> None:
    checked = run("check", unsigned, "--competition", "kipp", cwd=office)
    assert checked.code == 1
    command = f"submissions letters {unsigned} --edition kipp-2025"
    said = [line for line in checked.out.splitlines() if command in line]
    assert len(said) == 3
    assert any("scan" in line and "`lampiran.surat_pernyataan_inovator`" in line for line in said)
    ran = run(*command.split()[1:], cwd=office)
    assert ran.code == 0
    assert "3 letters for 1 innovation" in ran.out
    assert re.search(rf"(?m)^  {re.escape(unsigned)}: waktu_penerapan$", ran.out)
    assert "Surat Pernyataan Identitas Inovator: under `lampiran.surat_pernyataan_inovator`" in ran.out
    texts = [flat(read_pdf(path).text) for path in sorted((office / "surat").iterdir())]
    assert len(texts) == 3
    assert not any("DRAF" in text for text in texts)


def test_all_letters_of_the_workspace_and_again(run: Run, office: Path, tmp_path: Path) -> None:
    (office / "inovasi" / "rusak.yaml").write_text("nama: [", encoding="utf-8")
    first = run("letters", "--all", "-o", tmp_path / "surat", cwd=office)
    assert first.code == 3
    assert "3 letters for 1 innovation" in first.out
    assert "inovasi/rusak.yaml cannot be read" in first.err
    before = {path.name: path.read_bytes() for path in (tmp_path / "surat").iterdir()}
    assert len(before) == 3
    assert run("letters", "--all", office, "-o", tmp_path / "surat").code == 3
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "surat").iterdir()}


def test_a_letter_that_cannot_be_made_costs_only_itself(run: Run, office: Path, record: Path) -> None:
    own = office / "templates" / "kipp" / "letters" / "inovator.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{# kontrak: 2 #}\n{{ tidak_ada }}", encoding="utf-8")
    ran = run("letters", record, cwd=office)
    assert ran.code == 1
    assert "2 letters for 1 innovation" in ran.out
    assert "surat-inovator.pdf" in ran.err
    assert "inovator.html.j2:2" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "add --all"),
        (["--all", "--edition", "kipp-2099"], 2, "Known: kipp-2025"),
        (["--all", "--edition", "kipp-2022"], 1, "enter nothing that asks for any (kipp-2022): inovasi/"),
    ],
)
def test_what_cannot_be_asked_is_told(run: Run, office: Path, arguments: list[str], code: int, said: str) -> None:
    ran = run("letters", *arguments, cwd=office)
    assert ran.code == code
    assert said in ran.err
    assert not (office / "surat").exists()


def test_the_statement_of_the_dossier_alone(run: Run, office: Path, record: Path) -> None:
    ran = run("letters", record, "--edition", "iga-2026", cwd=office)
    assert ran.code == 0
    [path] = (office / "surat").iterdir()
    assert "SURAT PERNYATAAN" in read_pdf(path).text


def test_in_indonesian(run: Run, office: Path, record: Path) -> None:
    ran = run("letters", record, cwd=office, language="id")
    assert ran.code == 0
    assert "3 surat untuk 1 inovasi" in ran.out
    assert "tanda tangan" in ran.out
