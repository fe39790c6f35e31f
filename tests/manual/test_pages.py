"""The pages of the manual: linked, whole, and true to the program where they name its commands."""

import re
import shlex
from collections.abc import Iterator
from functools import cache

import click
import pytest
import yaml

from submissions.cli.main import submissions
from submissions.manual.reading import ManualPage, linked_page, manual

BOOK = manual()
NAMES = sorted(BOOK.pages)
PROSE = [name for name in NAMES if not name.startswith("acuan")]


def fences(page: ManualPage, language: str) -> list[str]:
    """Return the contents of the blocks of a page that are of a language."""
    return [token.content for token in page.tokens() if token.type == "fence" and token.info.strip() == language]


def inline(page: ManualPage, kind: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in the tokens of a kind within lines, and their addresses where they have any."""
    for token in page.tokens():
        for child in token.children or ():
            if child.type == kind:
                yield child.content, str(child.attrs.get("href") or child.attrs.get("src") or "")


def test_every_page_is_reached_from_its_index() -> None:
    there = set()
    for path in BOOK.folder.rglob("*.md"):
        name = path.relative_to(BOOK.folder).with_suffix("").as_posix()
        there.add(name.removesuffix("index").removesuffix("/"))
    assert there == set(BOOK.pages)
    assert len(BOOK.kinds) == 4


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_first_what_it_is_for(name: str) -> None:
    page = BOOK.pages[name]
    lines = page.source.splitlines()
    assert lines[0].startswith("# ")
    assert page.summary
    assert len(page.summary) < 400
    assert [heading.level for heading in page.headings if heading.level > 4] == []
    anchors = [heading.anchor for heading in page.headings]
    assert all(anchors)
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("name", NAMES)
def test_links_of_a_page_lead_somewhere(name: str) -> None:
    page, lost = BOOK.pages[name], []
    for _text, link in inline(page, "link_open"):
        target, anchor = linked_page(page, link)
        there = BOOK.pages.get(target or "")
        is_known = there is not None and (not anchor or anchor in {heading.anchor for heading in there.headings})
        if not (re.match(r"https?://|mailto:", link) if target is None else is_known):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_yaml_on_a_page_can_be_read(name: str) -> None:
    for block in fences(BOOK.pages[name], "yaml"):
        assert yaml.safe_load(block) is not None, block


@cache
def command_of(words: tuple[str, ...]) -> tuple[click.Command | None, int]:
    """Return the command that words name, and how many of them do."""
    context = click.Context(submissions, info_name="submissions")
    found: click.Command | None = submissions
    taken = 0
    while isinstance(found, click.Group) and taken < len(words):
        below = found.get_command(context, words[taken])
        if below is None:
            # `select KOMPETISI` and `editions NAMA` name what stands for a word.
            return (None if found is submissions else found), taken
        found, taken = below, taken + 1
    return found, taken


def options_of(command: click.Command) -> set[str]:
    """Return the names of the options of a command; those of all below it where it is a group."""
    names = {"--help", "-h"}
    for parameter in command.params:
        names |= {*parameter.opts, *parameter.secondary_opts} if isinstance(parameter, click.Option) else set()
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            names |= options_of(below) if below else set()
    return names


def faults_in(line: str) -> list[str]:
    """Return what a line that begins with `submissions` names and the program does not know."""
    words = shlex.split(line, comments=True)[1:]
    if not words or words[0] in ("...", "…") or words[0].isupper():
        return []
    if words[0].startswith("-"):
        return [word for word in words if word not in ("--help", "-h", "--version")]
    command, taken = command_of(tuple(words[:2]))
    if command is None:
        return [words[0]]
    known = options_of(command)
    asked = [re.split(r"[=\[]", word)[0].rstrip(".,;:…") for word in words[taken:] if re.match(r"--?[a-z]", word)]
    return [word for word in asked if word not in known]


@pytest.mark.parametrize("name", PROSE)
def test_commands_that_a_page_names_exist(name: str) -> None:
    page = BOOK.pages[name]
    lines = [text for text, _link in inline(page, "code_inline")]
    for block in fences(page, "sh"):
        lines += block.replace("\\\n", " ").splitlines()
    faults = [(line, fault) for line in lines if re.match(r"\s*submissions( |$)", line) for fault in faults_in(line)]
    assert faults == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("submissions chek", ["chek"]),
        ("submissions check --fulll", ["--fulll"]),
        ("submissions editions show iga-2026 --format json", []),
        ("submissions editions iga-2026", []),
        ("submissions editions new x --form y", ["--form"]),
        ("submissions export . -o keluaran  # semua", []),
        ("submissions select iga --by proven", []),
        ("submissions --version", []),
        ("submissions PERINTAH --help", []),
    ],
)
def test_a_command_that_does_not_exist_is_noticed(line: str, fault: list[str]) -> None:
    assert faults_in(line) == fault
