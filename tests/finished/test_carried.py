"""A finished PDF is held against the record that it carries, whatever has been done to it since."""

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from submissions.documents.engine import Attached, Engine
from submissions.documents.provenance import NAME, check_code
from submissions.finished.carried import check
from tests.build import standing_workspace

RECORD: dict[str, Any] = {"nama": "Pasar Terang", "tujuan": "Membayar tanpa tunai.\n\nSemua orang-orang."}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(standing_workspace())


def made(engine: Engine, path: Path, body: str, carried: bytes | None = None) -> Path:
    data = carried or json.dumps({"rekaman": RECORD, "tercetak": ["tujuan"]}).encode()
    html = f"<html lang=id><title>Uji</title><h1>Pasar Terang</h1><p>{check_code(data.decode())}</p>{body}"
    path.write_bytes(engine.print(html, attached=Attached(NAME, data, "uji")).content)
    return path


TEXT = "<p>Membayar tanpa tunai.</p><p>Semua orang-orang.</p>"


def test_what_stands_in_it_agrees(engine: Engine, tmp_path: Path) -> None:
    found = check(made(engine, tmp_path / "a.pdf", TEXT))
    assert found.good
    assert (found.compared, found.lacking, found.in_manifest) == (2, [], None)
    assert found.data["rekaman"] == RECORD


def test_text_that_does_not_stand_in_it_is_named(engine: Engine, tmp_path: Path) -> None:
    found = check(made(engine, tmp_path / "a.pdf", TEXT.replace("Semua", "Beberapa")))
    assert (found.good, found.lacking, found.code_printed) == (False, ["tujuan"], True)


def test_a_field_that_the_record_lacks_is_named(engine: Engine, tmp_path: Path) -> None:
    carried = json.dumps({"rekaman": RECORD, "tercetak": ["rancang_bangun.dasar_hukum"]}).encode()
    assert check(made(engine, tmp_path / "a.pdf", TEXT, carried)).lacking == ["rancang_bangun.dasar_hukum"]


@pytest.mark.parametrize("carried", [b"no JSON", b"[]", b'{"rekaman": {}}', b'{"rekaman": 1, "tercetak": []}'])
def test_a_carried_file_that_is_no_record_is_told(carried: bytes, engine: Engine, tmp_path: Path) -> None:
    assert check(made(engine, tmp_path / "a.pdf", TEXT, carried)).problem == "unreadable"


def test_the_manifest_may_lie_one_folder_further_up_and_be_broken(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "iga-2026").mkdir()
    path = made(engine, tmp_path / "iga-2026" / "a.pdf", TEXT)
    (tmp_path / "iga-2026" / "manifest.json").write_text("[")
    listed = {"file": "iga-2026/a.pdf", "sha256": check(path).sha256}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [listed]}))
    assert check(path).in_manifest is True
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    changed = check(path)
    assert (changed.in_manifest, changed.good, changed.lacking) == (False, False, [])
