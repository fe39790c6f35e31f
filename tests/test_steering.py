"""No name steers a terminal, hides a line, or turns the letters of a document round."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from submissions.documents.context import seen_by_templates
from submissions.findings.finding import visible
from submissions.steering import harmless, harmless_json, unturned
from tests.build import SETTINGS, as_yaml, complete_record, write_workspace
from tests.cli.conftest import Ran, run

__all__ = ["run"]

TURNED = "Dinas \u202egnapaL\u202c"
HIDING = "a\x1b[1A\x1b[2Kb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (TURNED, "Dinas \\x202egnapaL\\x202c"),
        (HIDING, "a\\x1b[1A\\x1b[2Kb"),
        ("a\x1b]0;judul\x07b", "a\\x1b]0;judul\\x07b"),
        ("a\x1b[8mb", "a\\x1b[8mb"),
        ("benar\rsalah", "benar\\x0dsalah"),
        ("a\x9b2Jb", "a\\x9b2Jb"),
        ("a\u2028b\u2066c", "a\\x2028b\\x2066c"),
        ("\x1b[31mmerah\x1b[0m\tdan\nbaris", "\x1b[31mmerah\x1b[0m\tdan\nbaris"),
        ("é 日本 👩\u200d👧", "é 日本 👩\u200d👧"),
    ],
)
def test_what_would_steer_a_terminal_is_spelt(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_json_says_the_same_and_steers_nothing() -> None:
    data = {"nama": TURNED, "lain": "\x7f\x9b\u200f"}
    text = harmless_json(json.dumps(data, ensure_ascii=False))
    assert json.loads(text) == data
    assert text.isprintable()


def test_documents_print_letters_in_the_order_of_the_record() -> None:
    seen = seen_by_templates({"nama": TURNED, "daftar": [{"judul": "a\u2067b"}], "kata": 3})
    assert seen == {"nama": "Dinas gnapaL", "daftar": [{"judul": "ab"}], "kata": 3}
    assert unturned("نص\u200f") == "نص\u200f", "marks of Arabic texts stay"


@pytest.mark.parametrize(
    "command",
    ["check", "gaps", "gaps --whatsapp", "index", "select iga", "select kipp", "report -o r.pdf", "table -o t.xlsx"],
)
def test_no_command_passes_on_what_a_name_holds(command: str, run: Callable[..., Ran], tmp_path: Path) -> None:
    root = tmp_path / f"kantor \u202e{'x' if os.name == 'nt' else HIDING}"
    proposer = {**complete_record()["pengusul"], "nama": TURNED}
    settings = {**SETTINGS, "pemda": {"nama": "Kabupaten \u202eotnoC", "jenis": "Pemerintah Kabupaten"}}
    write_workspace(root, [complete_record(nama="Pasar \u202egnareT", pengusul=proposer)], settings)
    (root / "inovasi" / "lain\u202e.yaml").write_text(as_yaml({"nama": 3}), encoding="utf-8")
    ran: Ran = run(*command.split(), cwd=root)
    assert ran.out + ran.err
    for line in (ran.out + ran.err).splitlines():
        assert line.expandtabs().isprintable(), ascii(line)


def test_a_value_in_a_message_is_shown_as_everywhere() -> None:
    assert visible(TURNED) == harmless(TURNED)
