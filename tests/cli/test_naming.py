from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize(
    "command",
    [
        ("check", "akta mapan"),
        ("score", "akta mapan"),
        ("gaps", "akta mapan"),
        ("iga", "akta mapan", "--no-open"),
        ("rename", "akta mapan", "akta-baru", "--dry-run"),
    ],
    ids=lambda command: command[0],
)
def test_every_command_takes_a_part_of_the_name(run: Run, office: Path, command: tuple[str, ...]) -> None:
    named, by_file = run(*command, cwd=office), run(command[0], "inovasi/akta-mapan.yaml", *command[2:], cwd=office)
    assert named.code == 0, named.err
    assert (named.code, named.out) == (by_file.code, by_file.out)


def test_a_name_that_none_has_is_wrong_usage_with_the_nearest(run: Run, office: Path) -> None:
    ran = run("iga", "akta mapam", cwd=office)
    assert ran.code == 2
    assert "Did you mean akta-mapan (AKTA MAPAN" in ran.err


def test_in_a_folder_without_innovations_it_says_where_to_go(run: Run) -> None:
    ran = run("iga", "akta")
    assert ran.code == 2
    assert "There is no file “akta”" in ran.err
    assert "Go into the folder of the workspace first" in ran.err
