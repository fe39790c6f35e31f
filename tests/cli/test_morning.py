"""The transcript of an office's first morning is what the program prints."""

from pathlib import Path

from tools.make_morning import MOST_COMMANDS, STEPS, TARGET, transcript


def test_the_first_morning_is_as_its_page_says(tmp_path: Path) -> None:
    assert len(STEPS) <= MOST_COMMANDS
    made = transcript(tmp_path)
    assert TARGET.read_text(encoding="utf-8").splitlines() == made.splitlines(), "python -m tools.make_morning"
