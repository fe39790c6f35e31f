"""Settings that are typed: date by date, with every remark and everything else as it was."""

from pathlib import Path

import pytest

from schemas.source import parse_source
from submissions.changing.history import History, How
from submissions.filling.answers import Typed, answer_fingerprint, answer_of
from submissions.filling.settings import SavedSettings, TypedDate, dates_of, save_settings, settings_sections
from submissions.workspace import Workspace, open_workspace

SETTINGS = """\
pemda:
  nama: Pemerintah Kabupaten Contoh  # menurut undang-undang
tenggat:
  semua:
    Teks masuk: 2026-03-01  # rapat dulu
    Tanda tangan: 2026-04-01
  iga:
    Kirim: 2026-08-30
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text(SETTINGS)
    return open_workspace(tmp_path)


def shown(workspace: Workspace) -> list[TypedDate]:
    return dates_of(parse_source((workspace.root / "submissions.yaml").read_bytes(), "submissions.yaml").data)


def save(
    workspace: Workspace, *dates: tuple[TypedDate, TypedDate], shown_with: str = SETTINGS, **typed: str
) -> SavedSettings:
    questions = {each.address: each for section in settings_sections() for each in section.questions}
    data = parse_source(shown_with.encode(), "submissions.yaml").data
    answers = {}
    for name, text in typed.items():
        question = questions[name.replace("__", ".")]
        answers[question.address] = Typed(text, answer_fingerprint(answer_of(data, question), question))
    return save_settings(workspace, questions.values(), answers, {}, dates)


def text_of(workspace: Workspace) -> str:
    return (workspace.root / "submissions.yaml").read_text()


def test_dates_are_changed_one_by_one(workspace: Workspace) -> None:
    first, second, third = shown(workspace)
    saved = save(
        workspace,
        (first, first),
        (second, TypedDate("semua", "Tanda tangan", "5-4-2026")),
        (third, TypedDate("iga", "", "2026-08-30")),
        (TypedDate(), TypedDate("iga", "Kirim  ke\u200b kementerian", "")),
        (TypedDate(), TypedDate("semua")),
    )
    assert saved.is_whole
    assert text_of(workspace) == SETTINGS.replace("tangan: 2026-04-01", "tangan: 5-4-2026").replace(
        "    Kirim: 2026-08-30\n", "    Kirim ke kementerian: null\n"
    )
    assert [each.how for each in History(workspace, workspace.root / "submissions.yaml").versions()] == [
        How.OUTSIDE,
        How.PAGE,
    ]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (TypedDate("semua", "Teks masuk", "2026-09-09"), "another date of this name"),
        (TypedDate("iga", "", "2026-09-09"), "What is to be done"),
        (TypedDate("iga", "x" * 121, ""), "121 letters"),
    ],
)
def test_a_date_that_cannot_be_is_told_and_nothing_is_written(workspace: Workspace, date: TypedDate, told: str) -> None:
    dates = [(each, each) for each in shown(workspace)]
    saved = save(workspace, *dates, (TypedDate(), date), tempat="Purwodadi")
    assert list(saved.dates) == [3]
    assert told in saved.dates[3]
    assert text_of(workspace) == SETTINGS


def test_a_date_that_somebody_else_changed_is_told(workspace: Workspace) -> None:
    first = shown(workspace)[0]
    (workspace.root / "submissions.yaml").write_text(SETTINGS.replace("2026-03-01", "2026-03-09"))
    saved = save(workspace, (first, TypedDate("semua", "Teks masuk", "2026-03-02")))
    assert "Somebody else" in saved.dates[0]
    assert "2026-03-09" in text_of(workspace)
    # Whoever left it alone changes nothing of it.
    assert save(workspace, (first, first), tempat="Contoh").is_whole
    assert "2026-03-09  # rapat dulu" in text_of(workspace)


def test_two_who_change_one_answer_are_told(workspace: Workspace) -> None:
    save(workspace, tempat="Satu")
    saved = save(workspace, tempat="Dua")
    [conflict] = saved.answers.conflicts
    assert (conflict.mine, conflict.theirs, saved.is_whole) == ("Dua", "Satu", False)


def test_a_region_keeps_its_name(workspace: Workspace) -> None:
    saved = save(workspace, pemda__nama=" ", tempat="Contoh")
    assert list(saved.answers.refused) == ["pemda.nama"]
    assert "menurut undang-undang\n" in text_of(workspace)
    assert "tempat: Contoh\n" in text_of(workspace)
