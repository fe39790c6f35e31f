"""The two READMEs tell the same ways to install, and name commands that exist."""

import re
import shlex
from pathlib import Path

import click
import pytest

from submissions.cli.main import COMMANDS, submissions

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.id.md")


def _blocks(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def _told(page: str) -> set[str]:
    """The commands of blocks and of tables, without what is said of them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    quoted = re.findall(r"`((?:sudo|brew|pacman|pip) [^`]+)`", text)
    return {line.partition(" #")[0].strip() for line in _blocks(page)} | set(quoted)


def _installing(page: str) -> set[str]:
    return {each for each in _told(page) if re.search(r"venv|install|pacman|submissions doctor", each)}


def test_both_readmes_install_alike() -> None:
    assert len(_installing("README.md")) > 5
    assert _installing("README.id.md") == _installing("README.md")


@pytest.mark.parametrize(
    ("page", "command"), [(page, line) for page in PAGES for line in _blocks(page) if line.startswith("submissions ")]
)
def test_a_command_of_the_readme_is_understood(page: str, command: str) -> None:
    name, *arguments = shlex.split(command, comments=True)[1:]
    found = submissions.get_command(click.Context(submissions), name)
    assert found is not None, page
    assert found.make_parser(click.Context(found)).parse_args(arguments)


def test_the_readmes_lead_to_each_other_and_to_the_manual() -> None:
    for page, other in (PAGES, PAGES[::-1]):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert f"]({other})" in text
        assert "](docs/manual/index.md)" in text


@pytest.mark.parametrize("page", PAGES)
def test_its_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", (ROOT / page).read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
USES = re.findall(r"^\| (.+?[^\\]) \| ", COMMANDS_PAGE.partition("## One verdict")[0], re.MULTILINE)
TOLD = [span.split() for use in USES for span in re.findall(r"`([a-z]{3,}(?:-[a-z]+)? [^`]*|doctor)`", use)]


def test_the_page_on_commands_names_every_command() -> None:
    assert {words[0] for words in TOLD} >= set(COMMANDS)


@pytest.mark.parametrize("words", TOLD, ids=" ".join)
def test_an_option_that_the_page_on_commands_names_exists(words: list[str]) -> None:
    command: click.Command | None = submissions.get_command(click.Context(submissions), words[0])
    if isinstance(command, click.Group):
        word = re.split(r"\W", words[1])[0]
        context = click.Context(command)
        command = command.get_command(context, word) or command.get_command(context, "list")
    assert command is not None
    known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(words))) <= known
