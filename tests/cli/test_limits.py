"""Single documents are made with the limits of the export: what takes too much is told and costs only itself."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import ROOT, Ran
from tests.pdf import read_pdf

Run = Callable[..., Ran]
ENDLESS = "{% for i in range(99999) %}{% for j in range(99999) %}\n{% endfor %}{% endfor %}"
GREEDY = '{{ "x" * 10**11 }}'
TOO_MUCH = "it took more memory than a helper process may have (1536 MB)."


@pytest.fixture
def put(office: Path) -> Callable[[str, str], None]:
    """Write a template of the office's own."""

    def apply(name: str, text: str) -> None:
        path = office / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return apply


Put = Callable[[str, str], None]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_template_that_never_ends_is_ended_and_named(run: Run, record: Path, put: Put, tmp_path: Path) -> None:
    put(
        "iga/dossier.html.j2",
        f'{{% extends "builtin/iga/dossier.html.j2" %}}\n{{% block judul %}}\n{ENDLESS}{{% endblock %}}',
    )
    ran = run("iga", record, "-o", "hasil/d.pdf", "--timeout", "5")
    assert ran.code == 1
    place = "longer than 5 s, templates/iga/dossier.html.j2:3"
    assert f"Not made: hasil/d.pdf: it took too long ({place}); --timeout allows more.\n" in ran.err
    assert files(tmp_path / "hasil") == []


def test_a_text_that_takes_minutes_is_given_up(run: Run, record: Path, tmp_path: Path) -> None:
    data = yaml.load(record.read_text(encoding="utf-8"), yaml.BaseLoader)
    data["tujuan"] = "_a_*b*" * 8000
    record.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    ran = run("iga", record, "-o", "hasil/d.pdf", "--draft", "--timeout", "3")
    assert ran.code == 1
    assert "Not made: hasil/d.pdf: it took too long (longer than 3 s); --timeout allows more.\n" in ran.err
    assert files(tmp_path / "hasil") == []
    ran = run("iga", record, "-o", "hasil/d.pdf", "--draft", "--timeout", "3", language="id")
    assert "Tidak dibuat: hasil/d.pdf: terlalu lama (longer than 3 s); --timeout memberi waktu lebih." in ran.err


def test_a_lost_letter_costs_only_itself(run: Run, record: Path, put: Put, tmp_path: Path) -> None:
    put("kipp/letters/inovator.html.j2", GREEDY)
    ran = run("kipp", record, "-o", "hasil/k.pdf")
    assert ran.code == 1
    assert f"Not made: hasil/k_surat-inovator.pdf: {TOO_MUCH}\n" in ran.err
    assert files(tmp_path / "hasil") == ["k.pdf", "k_surat-implementasi.pdf", "k_surat-replikasi.pdf"]


def test_a_lost_volume_or_kit_costs_only_itself(run: Run, record: Path, put: Put, tmp_path: Path) -> None:
    put("iga/evidence.html.j2", GREEDY)
    put("iga/salin.html.j2", GREEDY)
    ran = run("iga", record, "-o", "hasil/d.pdf", "--evidence", "--kit")
    assert ran.code == 1
    assert f"Not made: hasil/d_bukti.pdf: {TOO_MUCH}\n" in ran.err
    assert f"Not made: hasil/d_kit: {TOO_MUCH}\n" in ran.err
    assert files(tmp_path / "hasil") == ["d.pdf"]
    assert "Jilid" not in read_pdf(tmp_path / "hasil" / "d.pdf").text


@pytest.mark.parametrize(
    ("template", "arguments", "file"),
    [
        ("iga/pemda.html.j2", ("pemda", "kantor", "-o", "hasil/p.pdf"), "hasil/p.pdf"),
        ("internal/laporan.html.j2", ("report", "kantor", "-o", "hasil/l.pdf"), "hasil/l.pdf"),
        ("internal/laporan_web.html.j2", ("report", "kantor", "-o", "hasil/l.html"), "hasil/l.html"),
        ("internal/ringkas.html.j2", ("brief", "kantor/inovasi/akta-mapan.yaml", "-o", "hasil/r.pdf"), "hasil/r.pdf"),
        ("internal/kesiapan.html.j2", ("gaps", "kantor", "--pdf", "hasil"), "hasil/akta-mapan_iga-2026_kesiapan.pdf"),
    ],
)
def test_every_command_that_makes_one_document_has_the_limits(
    template: str, arguments: tuple[str, ...], file: str, run: Run, record: Path, put: Put, tmp_path: Path
) -> None:
    assert record.is_file()
    put(template, GREEDY)
    ran = run(*arguments, "--no-open", "--memory", "1536")
    assert ran.code == 1
    assert f"Not made: {file}: {TOO_MUCH}\n" in ran.err
    assert files(tmp_path / "hasil") == []


def test_the_program_itself_opens_nothing_and_prints_nothing(record: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from submissions.__main__ import run\n"
        f"code = run(['iga', {str(record)!r}, '-o', 'd.pdf', '--evidence', '--kit'])\n"
        "print(code, [name for name in ('weasyprint', 'pikepdf', 'pypdfium2', 'PIL', 'jinja2') if name in sys.modules])"
    )
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines()[-1] == "0 []"
