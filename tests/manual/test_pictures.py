"""The pictures of the manual show what the program shows now: their words are compared, since fonts differ."""

import json
import subprocess
import sys

from submissions.manual.reading import manual


def test_each_picture_has_the_words_that_were_read_in_it_noted() -> None:
    folder = manual().folder / "gambar"
    noted = json.loads((folder / "terbaca.json").read_text(encoding="utf-8"))
    assert sorted(noted) == sorted(path.stem for path in folder.glob("*.png"))


def test_the_words_in_every_picture_are_still_those_on_the_screen() -> None:
    command = [sys.executable, "-m", "tools.make_manual_pictures", "--check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
