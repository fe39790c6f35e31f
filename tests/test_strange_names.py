"""Names and files that no office means: shown harmless, and told in a sentence."""

import json
import os
import sys
from pathlib import Path

import pytest

from submissions.batch.manifest import files_of_earlier_run
from submissions.documents.markup import environment, render
from submissions.errors import InputError, OutputError
from submissions.judging.judge import judge
from submissions.making.rendering import attempted
from submissions.workspace import open_workspace
from tests.batch.offices import entry, exported_here, manifest_of, office
from tests.build import as_yaml, complete_record, edition, write_workspace

NAMES = {
    "direction mark": ("na\u202efdp.yaml", "na\\x202efdp.yaml"),
    "escape sequence": ("na\x1b[31mma.yaml", "na\\x1b[31mma.yaml"),
    "line break": ("na\nma.yaml", "na\\x0ama.yaml"),
    "bytes": (os.fsdecode(b"na\xffma.yaml"), "na\\xffma.yaml"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("kind", NAMES)
def test_a_strange_file_name_is_shown_harmless(kind: str, tmp_path: Path) -> None:
    name, shown = NAMES[kind]
    workspace = write_workspace(tmp_path, [])
    (tmp_path / "inovasi" / name).write_text(as_yaml(complete_record(bukti={})), encoding="utf-8")
    [report] = judge(workspace, [edition("iga-2026")]).reports
    assert report.record.file == f"inovasi/{shown}"
    text = json.dumps([finding.as_dict() for finding in report.findings], ensure_ascii=False)
    assert text.encode()
    assert shown.isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_record_whose_name_is_not_utf8_is_exported(tmp_path: Path) -> None:
    root = office(tmp_path / "kantor", entry("satu")).root
    (root / "inovasi" / "satu.yaml").rename(root / "inovasi" / os.fsdecode(b"sa\xfftu.yaml"))
    exported_here(root, tmp_path / "keluaran")
    assert {file["record"] for file in manifest_of(tmp_path / "keluaran")["files"]} == {"inovasi/sa\\xfftu.yaml"}


def test_a_manifest_of_brackets_is_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(OutputError, match="was not made by this program"):
        files_of_earlier_run(tmp_path)


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    (tmp_path / "templates" / "iga").mkdir(parents=True)
    (tmp_path / "templates" / "iga" / "dossier.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"The template iga/dossier\.html\.j2, .* is no text in UTF-8"):
        render(environment(workspace), "iga/dossier.html.j2", {})


def test_what_a_library_says_is_kept_for_the_log() -> None:
    def work() -> dict[str, object]:
        raise ZeroDivisionError("float division by zero")

    answer = attempted(work)
    assert answer["reason"] == "the program breaks down over something in it"
    assert "ZeroDivisionError: float division by zero" in answer["traceback"]


def test_a_folder_of_records_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_workspace(tmp_path, [complete_record()])

    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InputError, match="inovasi cannot be read: Permission denied"):
        open_workspace(workspace.root).record_files()
