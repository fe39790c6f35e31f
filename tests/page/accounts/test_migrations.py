"""The tables of an earlier version become those of this one, with what is in them."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.page.accounts.conftest import ROOT, program

HERE = Path(__file__).parent


def test_no_table_differs_from_its_migrations(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from submissions.page.application import set_up; "
        "from submissions.page.config import OfficeServer; "
        f"set_up(OfficeServer(workspace=Path('.'), data=Path({str(tmp_path)!r}))); "
        "from django.core.management import call_command; "
        "call_command('makemigrations', 'accounts', check=True, dry_run=True, verbosity=1)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "No changes detected in app 'accounts'\n"), done.stderr


@pytest.mark.parametrize("database", sorted(HERE.glob("kantor-*.sqlite3.gz")), ids=lambda path: path.name)
def test_a_database_of_an_earlier_version_is_brought_up_to_date(database: Path, tmp_path: Path) -> None:
    (tmp_path / "kerja").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kantor.sqlite3").write_bytes(gzip.decompress(database.read_bytes()))
    file = tmp_path / "kantor.toml"
    file.write_text('workspace = "kerja"\n')
    assert program("users", str(file)).splitlines() == [
        "admin: Contoh Admin, admin [not yet in]",
        "contoh@contoh.test: Contoh Pengusul, pengusul, Dinas A, Dinas B [not yet in]",
    ]
    assert len(program("users", str(file), "--code", "admin").strip()) == 8
