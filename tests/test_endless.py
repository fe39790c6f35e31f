"""What would never end, or take all room, is told instead."""

import os
import shutil
import socket
from collections import namedtuple
from pathlib import Path

import pytest

from schemas.source import ReadError, read_source
from submissions.documents.markup import environment
from submissions.errors import InputError, OutputError
from submissions.findings.catalogue import CATALOGUE
from submissions.judging.judge import judge
from submissions.office.places import workspace_of
from submissions.workbooks.reading import read_workbook
from submissions.workspace import open_workspace
from tests.build import complete_record, edition, write_workspace
from tests.odd_pdfs import scan
from tests.portal.kit.conftest import Small, one, small

__all__ = ["small"]

DOSSIER, LETTER = "iga/dossier.html.j2", "kipp/form.html.j2"


@pytest.mark.parametrize(
    ("templates", "line"),
    [
        ({DOSSIER: f'\n{{% extends "{DOSSIER}" %}}'}, 2),
        ({DOSSIER: f'{{% extends "{LETTER}" %}}', LETTER: f'{{% extends "{DOSSIER}" %}}'}, 1),
        ({"a.j2": '{% extends "b.j2" %}', "b.j2": '{% extends "c.j2" %}', "c.j2": '{% extends "b.j2" %}'}, 1),
    ],
    ids=["itself", "each other", "further up"],
)
def test_templates_that_extend_themselves_are_named(templates: dict[str, str], line: int, tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    for name, text in templates.items():
        (tmp_path / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "templates" / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        environment(workspace)
    assert f"{tmp_path / 'templates' / min(templates)}:{line}: this template extends itself" in raised.value.message
    assert "`builtin/" in raised.value.remedy or "a.j2" in templates


def test_a_template_may_extend_the_packaged_one_of_its_name(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    (tmp_path / "templates" / "iga").mkdir(parents=True)
    (tmp_path / "templates" / DOSSIER).write_text(f'{{% extends "builtin/{DOSSIER}" %}}', encoding="utf-8")
    assert environment(workspace).get_template(DOSSIER)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_told_and_not_waited_for(kind: str, tmp_path: Path) -> None:
    write_workspace(tmp_path, [complete_record()])
    strange = tmp_path / "inovasi" / "aneh.yaml"
    if kind == "pipe":
        os.mkfifo(strange)
    elif kind == "device":
        strange.symlink_to("/dev/zero")
    else:
        strange.mkdir()
    with pytest.raises(ReadError) as raised:
        read_source(strange)
    assert [problem.code for problem in raised.value.problems] == ["file-not-regular"]
    assert "file-not-regular" in CATALOGUE
    if kind != "folder":
        workspace, files = workspace_of(strange, lambda _text: None)
        [report] = judge(workspace, [edition("iga-2026")], files).reports
        assert [finding.code for finding in report.findings] == ["file-not-regular"]


def test_a_pipe_is_no_workbook(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="is not an Excel or LibreOffice workbook"):
        read_workbook(tmp_path / "a.xlsx")


def test_pipes_beside_the_records_do_not_matter(tmp_path: Path) -> None:
    write_workspace(tmp_path, [complete_record()])
    for name in ("pemda.yaml", "templates/iga/dossier.html.j2"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / name)
    workspace = open_workspace(tmp_path)
    assert environment(workspace)
    assert judge(workspace, [edition("iga-2026")], government=True).profile is None


def test_a_pipe_as_edition_is_told(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [complete_record()])
    (tmp_path / "editions").mkdir()
    os.mkfifo(tmp_path / "editions" / "iga-2026.yaml")
    with pytest.raises(InputError, match="a folder, a pipe or a device"):
        workspace.edition("iga", 2026)


INDICATORS = {key: {"jumlah": "31", "bukti": ["dokumen"]} for key in ("sdm", "bimtek")}


def test_a_document_cited_twice_takes_room_once(small: Small) -> None:
    kit = small(one("a.pdf"), lambda folder: scan(folder / "a.pdf", dots=30), indikator=INDICATORS)
    first, second = (kit.folder / (kit.file(number).path or "") for number in ("17.1", "20.1"))
    assert first.samefile(second)
    assert not first.samefile(kit.workspace.root / "bukti" / "a.pdf")


def test_a_kit_for_which_there_is_no_room_is_not_begun(
    small: Small, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(10, 10, 10))
    monkeypatch.setattr(shutil, "copyfile", None)
    with pytest.raises(OutputError, match=r"The kit takes [\d.]+ MB, but only 0\.1 MB are free"):
        small(one("a.pdf"), lambda folder: scan(folder / "a.pdf", dots=30))
    assert not list(tmp_path.glob("*kit*"))


STRANGE = {
    "pipa.yaml": "file-not-regular",
    "soket.json": "file-not-regular",
    "alat.yml": "file-not-regular",
    "map.yaml": "file-not-regular",
    "putus.yaml": "file-link-broken",
    "putar.yaml": "file-unreadable",
}


def put_strange_things(folder: Path, ending: str = "") -> None:
    """Put into a folder what is no file, by the names of `STRANGE` with another ending if wanted."""
    named = {Path(name).stem: folder / (f"{Path(name).stem}{ending}" if ending else name) for name in STRANGE}
    os.mkfifo(named["pipa"])
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(named["soket"]))
    named["alat"].symlink_to("/dev/zero")
    named["map"].mkdir()
    named["putus"].symlink_to("tiada")
    named["putar"].symlink_to(named["putar"].name)


def test_what_is_no_file_among_the_records_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_workspace(tmp_path, [complete_record()])
    monkeypatch.chdir(tmp_path / "inovasi")  # the name of a socket must be short
    put_strange_things(Path())
    (tmp_path / "inovasi" / ".#satu.yaml").symlink_to("orang@mesin.1")  # Emacs has satu.yaml open
    workspace, files = workspace_of(tmp_path, lambda _text: None)
    reports = judge(workspace, [edition("iga-2026")], files).reports
    told = {report.record.file: [finding.code for finding in report.findings] for report in reports}
    assert {file: codes for file, codes in told.items() if file.endswith(tuple(STRANGE))} == {
        f"inovasi/{name}": [code] for name, code in STRANGE.items()
    }
    assert len(told) == len(STRANGE) + 1
