"""The web process, and its database, killed at fifty moments; left to the thorough run."""

from pathlib import Path

import pytest

from tests.page.accounts.conftest import Postgresql
from tests.page.accounts.ending import ends
from tests.page.accounts.test_killed import database_ends

MOMENTS, SEED = 50, 1


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_the_web_process_is_killed_at_fifty_moments(engine: str, tmp_path: Path) -> None:
    ends(tmp_path, engine, MOMENTS, SEED)


def test_the_database_is_killed_at_fifty_moments(postgresql_server: Postgresql, tmp_path: Path) -> None:
    database_ends(postgresql_server, tmp_path, MOMENTS, SEED)
