"""Mistakes in an office's own templates are said with file and line, and cost no traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.pdf import read_pdf

Run = Callable[..., Ran]
HEAD = '{% extends "builtin/iga/dossier.html.j2" %}\n\n'

MISTAKES = {
    "a name that is not known": (
        "{% block pernyataan %}\n{{ inovasi.namaa }}\n{% endblock %}\n",
        4,
        "has no attribute 'namaa'",
    ),
    "a sum of unlike things": ("{% block pernyataan %}\n{{ inovasi.nama + 1 }}\n{% endblock %}\n", 4, "concatenate"),
    "a mark that is not closed": ("{% block pernyataan %}\n{{ inovasi.nama\n{% endblock %}\n", 5, "got '{'"),
    "a forbidden name": ("{% block pernyataan %}\n\n{{ ''.__class__ }}\n{% endblock %}\n", 5, "unsafe"),
    "a block with a misspelt name": ("{% block pernyatan %}x{% endblock %}\n", 3, "Did you mean `pernyataan`?"),
    "a block of another name": ("{% block zzz %}x{% endblock %}\n", 3, "Its blocks are: judul, uraian, badan, sampul"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_line(mistake: str, run: Run, office: Path, record: Path) -> None:
    text, line, words = MISTAKES[mistake]
    path = office / "templates" / "iga" / "dossier.html.j2"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + text, encoding="utf-8")
    ran = run("iga", record)
    assert ran.code == 3
    assert f"{path}:{line}" in ran.err
    assert words in ran.err


def test_a_block_inside_a_replaced_block_is_no_mistake(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    path = office / "templates" / "iga" / "dossier.html.j2"
    path.parent.mkdir(parents=True)
    inner = '<h2 class="bab" id="pernyataan">Ikrar</h2>{% block baru %}<p>Isi sendiri.</p>{% endblock %}'
    path.write_text(f"{HEAD}{{% block pernyataan %}}{inner}{{% endblock %}}", encoding="utf-8")
    assert run("iga", record).code == 0


def test_a_template_of_an_older_contract_is_told_and_still_filled(
    run: Run, office: Path, record: Path, tmp_path: Path
) -> None:
    path = office / "templates" / "iga" / "dossier.html.j2"
    path.parent.mkdir(parents=True)
    own = f"{HEAD}{{% block sampul %}}<h1>Sampul {{{{ inovasi.nama }}}}</h1>{{% endblock %}}"
    path.write_text("{# kontrak: 1 #}\n" + own, encoding="utf-8")
    ran = run("iga", record, "-o", tmp_path / "usulan.pdf")
    assert ran.code == 0
    [told] = [line for line in ran.err.splitlines() if "template-contract" in line]
    assert "templates/iga/dossier.html.j2" in told
    assert "made for contract 1" in told
    assert "{# kontrak: 2 #}" in ran.err
    assert "Sampul" in read_pdf((tmp_path / "usulan.pdf").read_bytes()).pages[0]
    path.write_text("{# kontrak: 2 #}\n" + own, encoding="utf-8")
    assert "template-contract" not in run("iga", record, "-o", tmp_path / "usulan.pdf").err


def test_an_export_and_a_page_of_gaps_tell_it_too(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    path = office / "templates" / "shared" / "style.css"
    path.parent.mkdir(parents=True)
    path.write_text("p { margin: 0 }", encoding="utf-8")
    commands: list[list[str | Path]] = [
        ["export", office, "-o", tmp_path / "keluaran", "--no-open", "-q"],
        ["gaps", record, "--pdf", tmp_path / "kesiapan", "--no-open", "--format", "json"],
    ]
    for command in commands:
        ran = run(*command)
        [told] = [line for line in ran.err.splitlines() if "template-contract" in line]
        assert "templates/shared/style.css" in told
        assert "template-contract" not in ran.out
