"""A document that nobody altered is never told to be."""

import json
import os
from pathlib import Path

import pytest

from schemas.narrative import plain_text
from submissions.documents.making import Maker
from submissions.documents.planning import documents_of
from submissions.finished.carried import check
from submissions.workspace import open_workspace
from tests.build import assess, complete_record, standing_workspace
from tests.finished.narratives import PIECES, mixed

FIELDS = ("ringkasan", "tujuan", "manfaat", "hasil", "pengembangan")
MORE = int(os.environ.get("MORE_NARRATIVES", "0"))  # a long run by hand: MORE_NARRATIVES=200 pytest tests/finished
NARRATIVES = [*PIECES.values(), *mixed(19 + MORE, 2026)]
GROUPS = [NARRATIVES[at : at + len(FIELDS)] for at in range(0, len(NARRATIVES), len(FIELDS))]


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(standing_workspace())


def test_there_are_narratives_enough() -> None:
    assert len(NARRATIVES) >= 45
    assert all(plain_text(narrative).strip() for narrative in NARRATIVES)


@pytest.mark.parametrize("group", range(len(GROUPS)))
def test_no_false_alarm(maker: Maker, tmp_path: Path, group: int) -> None:
    record = complete_record(**dict(zip(FIELDS, GROUPS[group], strict=False)))
    document = next(documents_of(assess(record, "iga-2026"), standing_workspace()))
    path = tmp_path / document.name
    path.write_bytes(maker.pdf(document).content)
    found = check(path)
    assert found.compared.choices_known
    assert (found.problem, found.compared.lacking, found.changes) == ("", [], ())
    assert found.good


def test_names_with_signs_that_nobody_sees_are_no_alarm(maker: Maker, tmp_path: Path) -> None:
    changes = {"nama": "Pasar \u202eTerang\u200b Malam", "nama_inisiator": "Ke\u2060pala \u2066Dinas\u2069 Pasar"}
    document = next(documents_of(assess(complete_record(**changes), "iga-2026"), standing_workspace()))
    (tmp_path / "x.pdf").write_bytes(maker.pdf(document).content)
    assert check(tmp_path / "x.pdf").good


def test_own_templates_may_leave_things_out(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "iga"
    folder.mkdir(parents=True)
    text = '{% extends "builtin/iga/dossier.html.j2" %}{% block uraian_inovasi %}{% endblock %}'
    (folder / "dossier.html.j2").write_text(text, encoding="utf-8")
    (tmp_path / "submissions.yaml").write_text(json.dumps({}), encoding="utf-8")
    document = next(documents_of(assess(complete_record(), "iga-2026"), standing_workspace()))
    (tmp_path / "x.pdf").write_bytes(Maker(open_workspace(tmp_path)).pdf(document).content)
    found = check(tmp_path / "x.pdf")
    assert found.good
    assert "tujuan" in found.origin["tidak_tercetak"]
