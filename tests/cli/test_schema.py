"""`submissions schema`, and the schema in a new workspace."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_the_command_prints_and_writes(run: Run, tmp_path: Path) -> None:
    ran = run("schema")
    assert json.loads(ran.out)["title"] == "Rekaman inovasi"
    assert run("schema", "iga-2026", "-o", "skema.json").code == 0
    assert "Innovative Government Award" in json.loads((tmp_path / "skema.json").read_text(encoding="utf-8"))["title"]
    assert run("schema", "edition", "-o", "skema.json").code == 0
    assert run("schema", "settings", "-o", "skema.json").code == 0
    assert "penanda_tangan" in json.loads((tmp_path / "skema.json").read_text(encoding="utf-8"))["properties"]
    (tmp_path / "lain.json").write_text("{}")
    ran = run("schema", "-o", "lain.json")
    assert (ran.code, (tmp_path / "lain.json").read_text()) == (1, "{}")
    ran = run("schema", "iga-2099")
    assert ran.code == 2
    assert "There is no schema iga-2099. Known: record, settings, edition, " in ran.err


def test_a_new_workspace_has_the_schema_and_its_record_names_it(run: Run, tmp_path: Path) -> None:
    assert run("init", "kantor").code == 0
    [record] = (tmp_path / "kantor" / "inovasi").glob("*.yaml")
    first = record.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../skema/rekaman.json"
    schema = json.loads((record.parent / first.partition("=")[2]).read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema", cwd=tmp_path / "kantor").out)


def test_a_new_workspace_has_the_schema_of_its_settings(run: Run, tmp_path: Path) -> None:
    assert run("init", "kantor").code == 0
    first = (tmp_path / "kantor" / "submissions.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=skema/pengaturan.json"
    schema = json.loads((tmp_path / "kantor" / first.partition("=")[2]).read_text(encoding="utf-8"))
    assert schema == json.loads(run("schema", "settings", cwd=tmp_path / "kantor").out)


def test_schemas_are_no_records(run: Run, tmp_path: Path) -> None:
    assert run("init", "kantor").code == 0
    (tmp_path / "kantor" / "inovasi" / "akta-mapan.yaml").rename(tmp_path / "kantor" / "akta-mapan.yaml")
    (tmp_path / "kantor" / "inovasi").rmdir()
    ran = run("check", "kantor", "--no-open", "--format", "json")
    assert [record["file"] for record in json.loads(ran.out)["records"]] == ["akta-mapan.yaml"]
