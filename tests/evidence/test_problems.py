"""Whatever can be the matter with a file has a sentence for the user and one for readers of documents."""

from pathlib import Path

import pytest

from submissions.evidence.problems import OF_LOSSES, FileProblem, UnfitError
from submissions.evidence.showing.kinds import shown_as
from submissions.workers.crew import Loss


@pytest.mark.parametrize("problem", FileProblem)
def test_every_problem_has_its_two_sentences(problem: FileProblem) -> None:
    assert problem.sentence
    assert problem.in_documents.startswith("Berkas ") or problem.in_documents.endswith(".")
    assert not problem.sentence.endswith(".")


def test_every_loss_of_a_helper_over_a_file_is_a_problem_of_the_file() -> None:
    assert set(OF_LOSSES) == set(Loss)
    assert {problem.lies_in_the_file for problem in OF_LOSSES.values()} == {False}


def test_a_file_that_is_gone_is_told_from_one_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    reasons = {}
    for name in ("nothing.pdf", "folder.pdf"):
        with pytest.raises(UnfitError) as raised:
            shown_as(tmp_path / name)
        reasons[name] = raised.value.reason.in_documents
    assert reasons == {"nothing.pdf": "Berkas tidak ditemukan.", "folder.pdf": "Berkas tidak dapat dibaca."}
