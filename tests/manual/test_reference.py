"""The reference of the manual says what the program says: every command, option, finding, field and setting."""

import re
import subprocess
import sys

import click
import pytest

from schemas.editions import edition_files
from submissions.cli.main import submissions
from submissions.errors import ExitCode
from submissions.findings.catalogue import CATALOGUE
from submissions.language import speaking
from submissions.manual.reading import manual
from submissions.page.config import MailServer, OfficeServer
from tests.cli.conftest import ROOT
from tools.make_record import fields_of
from tools.manual import findings, settings
from tools.manual.commands import EXIT_CODES, page_of

PAGES = manual().pages
COMMANDS = submissions.list_commands(click.Context(submissions))
KINDS = {(module, name): kind for module, own in findings.kinds().items() for name, kind in own.items()}


def test_the_reference_is_as_it_would_be_made_now() -> None:
    command = [sys.executable, "-m", "tools.make_manual", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == "", "python -m tools.make_manual"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_of_a_command_is_told(name: str) -> None:
    command = submissions.get_command(click.Context(submissions), name)
    assert command is not None
    page = PAGES[page_of(name)]
    assert page.title == f"submissions {name}"
    rows = re.findall(r"^\| `([^`]+)` \|", page.source, re.MULTILINE)
    told = {word for row in rows for word in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", row.replace("\\|", " "))}
    wanted: set[str] = set()
    arguments = 0

    def gather(each: click.Command) -> None:
        nonlocal arguments
        for parameter in each.params:
            if isinstance(parameter, click.Argument):
                arguments += 1
            elif not getattr(parameter, "hidden", False):
                wanted.update(parameter.opts, parameter.secondary_opts)
        if isinstance(each, click.Group):
            context = click.Context(each)
            for below in (each.get_command(context, inner) for inner in each.list_commands(context)):
                if below is not None and not below.hidden:
                    gather(below)

    gather(command)
    assert told == wanted
    assert len([row for row in rows if not row.startswith("-")]) == arguments


def test_all_exit_codes_are_told() -> None:
    assert set(EXIT_CODES) == set(ExitCode)
    for code, meaning in EXIT_CODES.items():
        assert f"| {int(code)} | {meaning} |" in PAGES["acuan/perintah"].source


def test_every_code_has_its_place() -> None:
    told = [
        heading.text
        for page in PAGES.values()
        if page.name.startswith("acuan/temuan/")
        for heading in page.headings
        if heading.level == 2
    ]
    assert set(told) == set(CATALOGUE)


@pytest.mark.parametrize(("module", "name"), sorted(KINDS))
def test_every_finding_has_an_example_and_a_remedy(module: str, name: str) -> None:
    kind = KINDS[module, name]
    gaps = set(re.findall(r"\{(\w+)\}", kind.message + kind.remedy + kind.on_page))
    given = findings.examples().get(name, {})
    assert gaps == set(given)
    assert all(given.values())
    with speaking("id"):
        finding = findings.example(name, kind)
        source = PAGES[f"{findings.FOLDER}/{findings.GROUPS[module].name}"].source.replace("\\", "")
        for sentence in (finding.message, finding.remedy, finding.remedy_on_page):
            assert " ".join(sentence.replace("\\", "").split())[1:] in source


def test_examples_are_of_kinds_that_there_are() -> None:
    assert set(findings.examples()) <= {name for _module, name in KINDS}


def test_every_field_and_setting_is_told() -> None:
    from schemas.innovation import Innovation
    from schemas.settings import Settings

    for path, _told in fields_of(Innovation):
        assert f"| `{path.replace('<key>', '<kunci>')}` |" in PAGES["acuan/rekaman"].source
    for name in Settings.model_fields:
        assert f"| `{name}` |" in PAGES["acuan/pengaturan"].source
    assert set(settings.SERVER) == set(OfficeServer.model_fields)
    assert set(settings.MAIL) == set(MailServer.model_fields)


def test_editions_are_those_that_come_with_the_program() -> None:
    told = re.findall(r"^## ([a-z0-9-]+)$", PAGES["acuan/edisi"].source, re.MULTILINE)
    assert set(told) <= set(edition_files())
    assert len(told) >= 9


def test_terms_of_the_glossary_can_be_linked_to() -> None:
    assert {"layak", "temuan", "perangkat daerah"} <= manual().terms.keys()
