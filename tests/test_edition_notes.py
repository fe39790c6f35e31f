"""Nobody changes a rule of a packaged edition without telling it in the changelog."""

import json
from pathlib import Path

import pytest

from tools import note_editions

OLD = """competition: lomba
year: 2031
note: Awal
fields:
  dampak: {words: {max: 300}, note: a}
  jenis: {vocabulary: jenis}
calendar:
  closes: 2031-05-01
"""
HEAD = "# Changelog\n\n## 0.2.0 (unreleased)\n\n"
PAST = "\n## 0.1.0\n\n- `lomba-2031`: `dampak` may have 300 words.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tool work on one invented edition, noted as it is, and a changelog that tells nothing new."""
    edition = tmp_path / "2031.yaml"
    edition.write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(note_editions, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(note_editions, "NOTED", tmp_path / "CHANGELOG.editions.json")
    monkeypatch.setattr(note_editions, "packaged", lambda: {"lomba-2031": note_editions.rules_of(edition)})
    tell(tmp_path, "- `lomba-2031` comes.\n")
    assert note_editions.main([]) == 0
    tell(tmp_path, "")
    return tmp_path


def tell(folder: Path, entry: str) -> None:
    (folder / "CHANGELOG.md").write_text(HEAD + entry + PAST, encoding="utf-8")


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "2031.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_rules_of_every_packaged_edition_are_noted(capsys: pytest.CaptureFixture[str]) -> None:
    assert note_editions.main(["--check"]) == 0, capsys.readouterr().out
    assert len(note_editions.noted()) > 5
    assert all(len(rules) > 10 for rules in note_editions.noted().values())


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("max: 300", "max: 250", "fields.dampak"),
        ("2031-05-01", "2031-05-02", "calendar.closes"),
        ("  jenis: {vocabulary: jenis}\n", "", "fields.jenis"),
        ("calendar:\n", "letters: {a: {label: A}}\ncalendar:\n", "letters.a"),
        ("competition: lomba\n", "competition: lomba\ngrade: single\n", "grade"),
    ],
)
def test_a_changed_rule_is_noted_only_where_an_entry_names_edition_and_rule(
    files: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, rule: str
) -> None:
    before = note_editions.noted()
    change(files, old, new)
    last = rule.rpartition(".")[2]
    for entry in ("", f"- `{last}` is other.\n", "- `lomba-2031` is other.\n", f"- `lomba-20311`: `{last}`.\n"):
        tell(files, entry)
        assert note_editions.main([]) == 1
        assert f"lomba-2031 changed in {rule}" in capsys.readouterr().out
        assert note_editions.noted() == before
    tell(files, f"- Of `lomba-2031` `{last}` is other.\n")
    assert note_editions.main(["--check"]) == 1
    assert "told, not noted yet" in capsys.readouterr().out
    assert note_editions.main([]) == 0
    assert note_editions.main(["--check"]) == 0


def test_the_section_stands_for_its_rules(files: Path) -> None:
    change(files, "max: 300", "max: 250")
    tell(files, "- `lomba-2031`: `fields` of the new form.\n")
    assert note_editions.main([]) == 0


@pytest.mark.parametrize(
    ("old", "new"), [("note: a", "note: b"), ("note: Awal", "note: Baru"), ("year:", "# x\nyear:")]
)
def test_a_note_or_a_comment_is_no_rule(files: Path, old: str, new: str) -> None:
    change(files, old, new)
    assert note_editions.main(["--check"]) == 0


def test_a_code_list_belongs_to_the_rule_that_names_it(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_editions, "VOCABULARIES", files)
    (files / "jenis.yaml").write_text("digital: Digital\n", encoding="utf-8")
    before = note_editions.packaged()["lomba-2031"]
    (files / "jenis.yaml").write_text("digital: Serba Digital\n", encoding="utf-8")
    assert note_editions.changed(before, note_editions.packaged()["lomba-2031"]) == ["fields.jenis"]


def test_new_and_lost_editions_are_to_be_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = note_editions.noted()["lomba-2031"]
    (files / "CHANGELOG.editions.json").write_text(json.dumps({"lama-2030": rules}), encoding="utf-8")
    assert note_editions.main([]) == 1
    told = capsys.readouterr().out
    assert "lama-2030 is gone" in told
    assert "lomba-2031 is new" in told
    tell(files, "- `lama-2030` goes, `lomba-2031` comes.\n")
    assert note_editions.main([]) == 0
    assert list(note_editions.noted()) == ["lomba-2031"]
