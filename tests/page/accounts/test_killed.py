"""The web process, and its database, killed at a few moments; `test_killed_often` does so at fifty."""

from pathlib import Path

import pytest

from tests.page.accounts.conftest import Postgresql, configured, program
from tests.page.accounts.ending import Ending, ends
from tests.page.conftest import office

MOMENTS, SEED = 4, 20261127


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_the_web_process_is_killed_while_it_saves(engine: str, tmp_path: Path) -> None:
    ends(tmp_path, engine, MOMENTS, SEED)


def test_the_database_is_killed_while_it_saves(postgresql_server: Postgresql, tmp_path: Path) -> None:
    database_ends(postgresql_server, tmp_path, MOMENTS, SEED)


def test_it_is_said_that_the_database_does_not_answer(postgresql_server: Postgresql, tmp_path: Path) -> None:
    ending = Ending(tmp_path, f'database = "{postgresql_server.database()}"\n', SEED)
    try:
        visitor = ending.kantor.visitor("admin")
        postgresql_server.kill()
        try:
            sent = visitor.post("/inovasi/akta-mapan/isi/profil/", {"isi.satu_kalimat": "Ketikan saya"})
            answers = [visitor.ask("GET", "/"), visitor.ask("GET", "/masuk/"), sent, visitor.ask("GET", "/sehat/")]
        finally:
            postgresql_server.start()
        assert [status for status, _headers, _text in answers] == [503] * 4
        assert all("Basis data akun tidak menjawab" in text for _status, _headers, text in answers)
        assert "Ketikan saya" in sent[2]
        assert visitor.ask("GET", "/")[0] == 200
    finally:
        ending.close()


def test_a_key_that_was_only_begun_is_made_anew(tmp_path: Path) -> None:
    file = configured(office(tmp_path))
    key = tmp_path / "data" / "page.key"
    key.parent.mkdir(mode=0o700)
    key.touch()
    assert program("users", str(file)) == ""
    assert key.read_text()


def database_ends(server: Postgresql, folder: Path, moments: int, seed: int) -> None:
    """Kill the database at random moments; the page goes on as soon as it is there again, without a restart."""
    ending = Ending(folder, f'database = "{server.database()}"\n', seed)
    try:
        for number in range(moments):
            try:
                when = f"moment {number} of seed {seed}: {ending.end(server.kill)}"
            finally:
                server.start()
            assert ending.problems() == [], when
            ending.work_on()
            assert ending.problems() == [], f"after {when}"
            assert ending.process.poll() is None, when
    finally:
        ending.close()
