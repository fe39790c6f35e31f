"""Facts of indicators come back as they were shown, or as they were typed."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from schemas.source import parse_source
from submissions.filling.answers import Typed
from submissions.filling.indicators import FactQuestion, facts_of, save_facts
from submissions.office.editions import editions_entered
from submissions.sample.starter import RECORDS
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda:\n  nama: Pemerintah Kabupaten Contoh\n")
    (tmp_path / "inovasi").mkdir()
    for file in RECORDS.glob("*.yaml"):
        shutil.copy(file, tmp_path / "inovasi")
    return open_workspace(tmp_path)


@pytest.fixture
def plan(workspace: Workspace) -> FormPlan:
    return plan_of(editions_entered(workspace, ["iga", "kipp"], lambda _text: None))


def data_of(path: Path) -> dict[str, Any]:
    return parse_source(path.read_bytes(), path.name).data


def asked(plan: FormPlan, path: Path) -> dict[str, FactQuestion]:
    return {fact.address: fact for each in facts_of(plan, data_of(path)) for fact in each.facts}


def save(workspace: Workspace, plan: FormPlan, path: Path, **typed: str) -> list[str]:
    known = asked(plan, path)
    answers = {}
    for name, text in typed.items():
        address = f"indikator.{name.replace('__', '.')}"
        answers[address] = Typed(text, known[address].fingerprint(known[address].text))
    return save_facts(workspace, path, plan, answers)[1]


def test_facts_shown_and_sent_back_change_no_byte(workspace: Workspace, plan: FormPlan) -> None:
    files = workspace.record_files()
    before = {path: path.read_bytes() for path in files}
    for path in files:
        known = asked(plan, path)
        assert len(known) > 20
        typed = {
            name: Typed(fact.text.replace("\n", "\r\n"), fact.fingerprint(fact.text)) for name, fact in known.items()
        }
        saved, left = save_facts(workspace, path, plan, typed)
        assert (saved.wrote, left) == (False, [])
    assert {path: path.read_bytes() for path in files} == before
    assert any(fact.text for path in files for fact in asked(plan, path).values())


@pytest.mark.parametrize(
    ("fact", "text", "held"),
    [
        ("regulasi__pilihan", "perda", "perda"),
        ("sdm__jumlah", " 35 ", "35"),
        ("sdm__jumlah", "banyak", "banyak"),  # what is no number stays as typed, and check says so
        ("sdm__jumlah", "1.000", "1.000"),
        ("sdm__jumlah", "", None),
        ("anggaran__tahun", "2025\r\n2026", ["2025", "2026"]),
        ("aktor__daftar", "pemerintah\nmedia", ["pemerintah", "media"]),
        ("jejaring__daftar", "Dinas Sosial\r\n\r\n Dinas Pendidikan ", ["Dinas Sosial", "Dinas Pendidikan"]),
        ("jejaring__daftar", "", []),
        ("pengaduan__diterima", "100", "100"),
    ],
)
def test_a_typed_fact_is_held(workspace: Workspace, plan: FormPlan, fact: str, text: str, held: Any) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    assert save(workspace, plan, path, **{fact: text}) == []
    key, _sign, name = fact.partition("__")
    assert data_of(path)["indikator"][key][name] == held


def test_a_fact_that_somebody_else_changed_is_left(workspace: Workspace, plan: FormPlan) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    known = asked(plan, path)["indikator.sdm.jumlah"]
    save(workspace, plan, path, sdm__jumlah="7")
    late = {"indikator.sdm.jumlah": Typed("9", known.fingerprint(known.text))}
    assert save_facts(workspace, path, plan, late)[1] == ["indikator.sdm.jumlah"]
    assert data_of(path)["indikator"]["sdm"]["jumlah"] == "7"


def test_a_number_that_can_be_two_is_written_as_everybody_reads_it(workspace: Workspace, plan: FormPlan) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    save(workspace, plan, path, sdm__jumlah="1.000")
    assert "!!" not in path.read_text()


def test_ticks_in_another_order_change_nothing(workspace: Workspace, plan: FormPlan) -> None:
    path = workspace.records_folder / "akta-mapan.yaml"
    save(workspace, plan, path, aktor__daftar="pemerintah\nmedia")
    before = path.read_bytes()
    save(workspace, plan, path, aktor__daftar="media\npemerintah")
    assert path.read_bytes() == before
    save(workspace, plan, path, aktor__daftar="akademisi\npemerintah\nmedia")
    assert data_of(path)["indikator"]["aktor"]["daftar"] == ["pemerintah", "media", "akademisi"]
