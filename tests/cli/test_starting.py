"""The first steps: a workspace of one's own, a record begun, and sample data that is never taken for one's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from submissions.sample.generate import write_starter
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a workspace as `init` makes it, all of it marked as invented."""
    write_starter(tmp_path / "contoh")
    return tmp_path / "contoh"


def test_from_an_empty_folder_to_a_first_verdict(run: Run, tmp_path: Path) -> None:
    made = run("init", "kantor", "--empty", "--region", "Kabupaten Umpama", "--office", "Bagian Organisasi")
    assert made.code == 0
    assert "Made kantor for Kabupaten Umpama, without innovations." in made.out
    office = tmp_path / "kantor"
    begun = run("new", "AKTA KILAT (Akta Cepat)", "--office", "Puskesmas Contoh", cwd=office)
    assert begun.code == 0, begun.err
    assert "Made inovasi/akta-kilat.yaml." in begun.out
    assert "submissions check akta-kilat" in begun.out
    checked = run("check", "akta kilat", "--format", "json", cwd=office)
    assert checked.code == 1
    [record] = json.loads(checked.out)["records"]
    assert (record["id"], record["nama"], record["findings"]) == ("akta-kilat", "AKTA KILAT (Akta Cepat)", [])
    assert "Invented" not in checked.err


def test_a_record_for_one_competition_says_so_and_enters_no_other(run: Run, tmp_path: Path) -> None:
    run("init", "kantor", "--empty", "--region", "Kota Misal")
    office = tmp_path / "kantor"
    assert run("new", "X", "--office", "Dinas X", "--competition", "iga", "--id", "x-1", cwd=office).code == 0
    text = (office / "inovasi" / "x-1.yaml").read_text(encoding="utf-8")
    assert "kompetisi: [iga]" in text
    assert "sdgs" not in text
    assert "not entered" in run("check", "x-1", "-q", cwd=office).out


def test_what_cannot_be_is_refused_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    for arguments in (("--region", "Umpama"), ("--nip", "12"), ("--sample",)):
        assert run("init", "kantor", "--empty", *arguments).code == 2
    assert run("init", "kantor", "--region", "Kota Misal").code == 2
    assert not (tmp_path / "kantor").exists()


def test_sample_data_is_named_by_every_command(run: Run, example: Path) -> None:
    for command in (("check",), ("index",), ("gaps",)):
        ran = run(*command, "--no-open", cwd=example)
        assert "Invented, as `contoh: ya` in the file says: submissions.yaml, inovasi/akta-mapan.yaml." in ran.err


def test_sample_data_is_neither_exported_nor_sealed_unless_asked(run: Run, example: Path) -> None:
    for command in ("export", "freeze"):
        refused = run(command, cwd=example)
        assert refused.code == 1
        assert "submissions.yaml still holds invented data" in refused.err
        assert "--with-sample" in refused.err
    assert not (example / "keluaran").exists()
    assert not (example / "beku").exists()
    settings = example / "submissions.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("contoh: ya\n", ""), encoding="utf-8")
    refused = run("export", cwd=example)
    assert refused.code == 1
    assert "All records here are invented: inovasi/akta-mapan.yaml." in refused.err
    own = example / "inovasi" / "sendiri.yaml"
    own.write_text("nama: Milik Sendiri\npengusul: {nama: Dinas X, jenis: opd}\n", encoding="utf-8")
    left = run("export", "--all", "--no-open", "--competition", "kipp", cwd=example)
    assert "Left out, since invented (`contoh: ya`): inovasi/akta-mapan.yaml. --with-sample takes it along." in left.err
    names = {path.name.partition("_")[0] for path in (example / "keluaran").rglob("*.pdf")}
    assert names == {"sendiri"}
    both = run("export", "--with-sample", "--no-open", "--competition", "kipp", "-o", "semua", cwd=example)
    assert both.code == 1  # the own one is not eligible yet
    assert {path.name.partition("_")[0] for path in (example / "semua").rglob("*.pdf")} == {"akta-mapan"}


def test_no_record_gets_a_name_that_windows_keeps_for_itself(run: Run, tmp_path: Path) -> None:
    run("init", "kantor", "--empty", "--region", "Kota Misal")
    office = tmp_path / "kantor"
    assert "Made inovasi/nul-berkas.yaml." in run("new", "NUL", "--office", "Dinas X", cwd=office).out
    refused = run("new", "X", "--office", "Dinas X", "--id", "con", cwd=office)
    assert (refused.code, "“con” cannot be the name of a file on Windows." in refused.err) == (2, True)
