"""What the PDF engine only logs is a finding, with its place where it concerns a field of the record."""

import json
from collections.abc import Callable
from pathlib import Path

from submissions.resources import templates_folder
from tests.cli.conftest import Ran

Run = Callable[..., Ran]

STYLES = (templates_folder() / "shared" / "style.css").read_text(encoding="utf-8") + "\np { warna: merah }\n"
TEMPLATE = """{% extends "builtin/iga/dossier.html.j2" %}
{% block pernyataan %}
<h2 class="bab" id="pernyataan">Pernyataan</h2><img src="workspace:{{ inovasi.nama }}" alt="gambar">
{% endblock %}
"""


def replace_template(office: Path, name: str, text: str) -> None:
    path = office / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def test_a_value_that_the_engine_cannot_use_is_named_with_its_place(run: Run, office: Path, record: Path) -> None:
    replace_template(office, "iga/dossier.html.j2", TEMPLATE)
    text = record.read_text(encoding="utf-8")
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith("nama: "))
    ran = run("iga", record)
    [said] = [each for each in ran.err.splitlines() if "engine-complaint" in each]
    nama = text.splitlines()[line - 1].removeprefix("nama: ").strip('"')
    assert f"inovasi/{record.name}:{line}:7  nama: the PDF engine says: “Failed to load image" in said
    assert nama[:40] in said
    assert f"({record.stem}_iga-2026.pdf)" in said
    assert "→ Look at the pages" in ran.err


def test_a_fault_in_the_styles_is_said_once(run: Run, office: Path, tmp_path: Path) -> None:
    replace_template(office, "shared/style.css", STYLES)
    ran = run("export", office, "-o", "keluaran", "--competition", "kipp", "--jobs", "2")
    said = [each for each in ran.err.splitlines() if "engine-complaint" in each]
    assert len(said) == 1
    at = f"{len(STYLES.splitlines())}:5"
    assert f"and 3 others  the PDF engine says: “Ignored `warna: merah` at {at}, unknown property”" in said[0]
    files = json.loads((tmp_path / "keluaran" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert [len(file["warnings"]) for file in files] == [1, 1, 1, 1]
    # An unchanged export says it again: it is still so.
    assert said[0] in run("export", office, "-o", "keluaran", "--competition", "kipp").err
