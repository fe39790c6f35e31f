"""The Indonesian catalogue is whole, and the environment chooses the language of all that the program says."""

import datetime as dt
import gettext
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from schemas.settings import Settings
from schemas.source import Place
from schemas.wording import date_text, number_text
from submissions import language
from submissions.cli import metavars
from submissions.cli.speaking import _SETTINGS
from submissions.findings import catalogue
from submissions.findings.finding import Finding, Kind, visible
from submissions.language import DOMAIN, FOLDER, day_text, figure, speaking
from submissions.workspace import SETTINGS_FILE
from tests.waiting import PATIENCE
from tools import update_messages as update

ROOT = FOLDER.parent.parent
KINDS = [kind for kind in vars(catalogue).values() if isinstance(kind, Kind)]
INDONESIAN = gettext.translation(DOMAIN, FOLDER, languages=["id"])

Say = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Run Python in an empty folder with the given language variables and no others."""

    def run(*arguments: str, **languages: str) -> subprocess.CompletedProcess[str]:
        ours = ("LANG", "LANGUAGE", "LC_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        environment = kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80"} | languages
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
        )

    return run


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the tool work on copies of the catalogues."""
    copy = tmp_path / FOLDER.name
    shutil.copytree(FOLDER, copy)
    monkeypatch.setattr(update, "FOLDER", copy)
    monkeypatch.setattr(language, "FOLDER", copy)
    language.known_languages.cache_clear()
    language._read_catalogue.cache_clear()
    yield
    language.known_languages.cache_clear()
    language._read_catalogue.cache_clear()


# The catalogue's files


def test_catalogue_has_every_message_translated_and_compiled(say: Say) -> None:
    done = say("-m", "tools.update_messages", "--check", LANGUAGE="en")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("code", update.languages())
def test_gaps_of_every_translation_are_those_of_its_message(code: str) -> None:
    messages = [message for message in update.read(code) if message.id]
    assert len(messages) > 500
    assert sum(bool(update.gaps("".join(message.id))) for message in messages) > 100
    for message in messages:
        assert update.fault_of(message) is None, message.id


def test_indonesian_has_one_form_for_every_number() -> None:
    assert INDONESIAN.info()["plural-forms"] == "nplurals=1; plural=0;"
    forms = {INDONESIAN.ngettext("{n} error", "{n} errors", number) for number in (0, 1, 2, 5, 100)}
    assert forms == {"{n} harus diperbaiki"}


def test_compiled_file_is_the_same_wherever_it_is_made(files: None) -> None:
    update.write(update.read())
    first = update.po("id").read_bytes(), update.mo("id").read_bytes()
    update.write(update.read())
    assert (update.po("id").read_bytes(), update.mo("id").read_bytes()) == first
    header = first[0].split(b"\n\n", 1)[0]
    assert b"-Date" not in header
    assert b"Babel" not in header


# The tool that keeps them


def test_messages_are_found_in_f_strings_and_in_source_order() -> None:
    source = """
first = _("one")
second = f"{_('two')}: {ngettext('{n} three', '{n} threes', n)} {other('not')}"
third = N_("four " "and more"), _(variable), _(), ngettext("lonely", forms, n)
"""
    assert list(update.messages_in(source)) == ["one", "two", ("{n} three", "{n} threes"), "four and more"]


OURS, CLICKS = [("submissions/x.py", 0)], [("click/core.py", 0)]


def faults(catalog: update.SteadyCatalog, template: update.SteadyCatalog) -> list[str]:
    return [line.split(":")[0] for line in update.problems(catalog, template)]


def test_check_names_missing_obsolete_and_stale(files: None) -> None:
    catalog, template = update.read(), update.read()
    assert faults(catalog, template) == []
    catalog.add("Words of old", "Kata lama", OURS)
    template.add("New words", locations=OURS)
    assert faults(catalog, template) == ["missing", "obsolete", "stale"]
    update.write(catalog)
    assert faults(update.read(), template) == ["missing", "obsolete"]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("{n} files", "{n} berkas"), None),
        (Message("{name!r} and {n:02}", "{n} dan {name}"), None),
        (Message(("{a} file", "{n} files"), ("{n} berkas",)), None),
        (Message(("One file", "{n} files"), ("Een bestand", "{n} bestanden")), None),
        (Message(("One file", "{n} files"), ("{n} bestand", "bestanden")), "gaps differ (n)"),
        (Message("{n} files", "{n} berkas", flags=["fuzzy"]), "fuzzy"),
        (Message("{n} files", ""), "untranslated"),
        (Message(("{n} file", "{n} files"), ("",)), "untranslated"),
        (Message("{n} files", "berkas"), "gaps differ (n)"),
        (Message("{n} files", "{m} berkas"), "gaps differ (m, n)"),
        (Message("%(prog)s runs", "berjalan"), "gaps differ (%(prog)s)"),
        (Message("{n} files", "{n berkas"), "braces (expected '}' before end of string)"),
    ],
)
def test_check_names_what_is_wrong_with_a_translation(message: Message, fault: str | None) -> None:
    assert update.fault_of(message) == fault


def test_new_click_does_not_make_the_catalogue_faulty(files: None) -> None:
    catalog, template = update.read(), update.read()
    catalog.add("Words of an old Click", "Kata Click lama", CLICKS)
    update.write(catalog)
    template.add("Words of a new Click", locations=CLICKS)
    assert faults(update.read(), template) == ["missing", "obsolete"]
    template.click_version = "99.0"
    assert faults(update.read(), template) == []
    template.add("Words of ours", locations=[*CLICKS, *OURS])
    assert faults(update.read(), template) == ["missing"]


def test_reworded_message_keeps_its_translation_for_correction(files: None) -> None:
    catalog, template = update.read(), update.read()
    catalog.add("Check the colour of the stamp.", "Periksa warna cap.", OURS)
    template.add("Check the colours of the stamp.", locations=OURS)
    catalog.update(template)
    update.write(catalog)
    assert update.problems(update.read(), template) == ["fuzzy: 'Check the colours of the stamp.'  submissions/x.py"]
    text = update.po("id").read_text(encoding="utf-8")
    assert '#| msgid "Check the colour of the stamp."' in text
    assert 'msgstr "Periksa warna cap."' in text
    # Whoever corrects it takes away the mark; the old words then go by themselves.
    update.po("id").write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    update.write(update.read())
    assert "colour of the stamp" not in update.po("id").read_text(encoding="utf-8")


# Another language


def tool(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(update.main, arguments)
    return ran.exit_code, ran.output


def test_another_language_is_begun_translated_and_spoken(files: None) -> None:
    code, told = tool("--begin", "nl")
    assert code == 0
    assert "0 to be looked at" in told  # Indonesian
    assert "untranslated: 'English'" in told
    assert tool("--check")[0] == 1
    catalog = update.read("nl")
    assert catalog.plural_forms == "nplurals=2; plural=(n != 1);"
    for message in catalog:
        if message.id:
            message.string = message.id if message.pluralizable else f"NL {message.id}"
    catalog["English"].string = "Nederlands"
    update.write(catalog)
    assert tool("--check") == (0, "")
    assert update.languages() == ["id", "nl"]
    assert language.known_languages() == {"id": "Bahasa Indonesia", "nl": "Nederlands", "en": "English"}
    with speaking("nl"):
        assert language._("error") == "NL error"
    # What is begun already is not begun anew.
    assert tool("--begin", "nl")[0] == 0
    assert tool("--check") == (0, "")


def test_a_language_that_nobody_knows_is_not_begun(files: None) -> None:
    code, told = tool("--begin", "klingon-nx")
    assert code == 2
    assert "klingon-nx is no code of a language" in told
    assert update.languages() == ["id"]


def test_the_settings_offer_every_language_that_there_is() -> None:
    choices = Settings.model_fields["bahasa"].annotation
    assert {name for part in get_args(choices) for name in get_args(part)} == set(language.known_languages())


# The environment chooses

HELP = {
    (): (["Pemakaian: submissions", "Opsi:", "Perintah:", "Kode keluar:"], ["Usage: submissions", "Options:"]),
    ("check",): (["Pemakaian: submissions check", "Tampilkan bantuan ini"], ["Usage: submissions check", "Show this"]),
    ("export",): (["Folder tujuan.", "[bawaan:"], ["The folder to write into.", "[default:"]),
}


@pytest.mark.parametrize(
    ("languages", "indonesian"),
    [
        ({"LANGUAGE": "id"}, True),
        ({"LANG": "id_ID.UTF-8"}, True),
        ({"LC_MESSAGES": "id_ID.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LANGUAGE": "id", "LANG": "en_US.UTF-8"}, True),
        ({"LANGUAGE": "en"}, False),
        ({"LANGUAGE": "en", "LANG": "id_ID.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({}, False),
    ],
    ids=str,
)
def test_environment_chooses_the_language(say: Say, languages: dict[str, str], indonesian: bool) -> None:
    done = say("-m", "submissions", "--help", **languages)
    assert done.returncode == 0, done.stderr
    for text in HELP[()][not indonesian]:
        assert text in done.stdout
    for text in HELP[()][indonesian]:
        assert text not in done.stdout


@pytest.mark.parametrize(("language", "system"), [("id", "en_US.UTF-8"), ("en", "id_ID.UTF-8")])
def test_settings_choose_the_language(say: Say, tmp_path: Path, language: str, system: str) -> None:
    (tmp_path / "kantor" / "inovasi").mkdir(parents=True)
    (tmp_path / "kantor" / "submissions.yaml").write_text(f"bahasa: {language}\n")
    for arguments in (["check", "kantor"], ["check", "kantor/inovasi"]):
        done = say("-m", "submissions", *arguments, LANG=system)
        assert ("Tidak ada inovasi di" if language == "id" else "There is no record in") in done.stderr


def test_name_of_the_settings_is_that_of_the_workspace() -> None:
    assert _SETTINGS == SETTINGS_FILE


def test_usage_and_arguments_are_in_one_language(say: Say) -> None:
    for command, usage in (
        (["check"], "Pemakaian: submissions check [OPSI] [JALUR]..."),
        (["rename"], "Pemakaian: submissions rename [OPSI] [INOVASI] [ID-BARU]"),
        ([], "Pemakaian: submissions [OPSI] PERINTAH [ARGUMEN]..."),
        (["select", "iga"], "Pemakaian: submissions select iga [OPSI] [FOLDER_KERJA]"),
    ):
        done = say("-m", "submissions", *command, "--help", LANGUAGE="id")
        assert usage in done.stdout
        english = re.findall(
            r"\b(?:OPTIONS|COMMAND|ARGS|PATH|FILE|DIR|NAME|YEAR|WORKSPACE|TEXT|INTEGER|SECONDS)\b", done.stdout
        )
        assert english == []


@pytest.mark.parametrize("command", [("check",), ("export",)], ids=str)
@pytest.mark.parametrize("language", ["id", "en"])
def test_help_of_a_command(say: Say, command: tuple[str, ...], language: str) -> None:
    done = say("-m", "submissions", *command, "--help", LANGUAGE=language)
    assert done.returncode == 0, done.stderr
    for text in HELP[command][language == "en"]:
        assert text in done.stdout


@pytest.mark.parametrize(
    ("arguments", "indonesian", "english"),
    [
        (
            ["check", "nix"],
            "Kesalahan: Tidak ada berkas “nix”, dan tidak ada inovasi di",
            "Error: There is no file “nix”, and no innovation in",
        ),
        (["nix"], "Kesalahan: Tidak ada perintah 'nix'.", "Error: No such command 'nix'."),
        (["iga"], "Kesalahan: Belum ada argumen 'INOVASI'.", "Error: Missing argument 'RECORD'."),
        (["editions", "iga-1"], "Kesalahan: Tidak ada edisi iga-1.", "Error: There is no edition iga-1."),
    ],
)
def test_wrong_usage_is_told_in_the_users_language(
    say: Say, arguments: list[str], indonesian: str, english: str
) -> None:
    for spoken, expected in (("id", indonesian), ("en", english)):
        done = say("-m", "submissions", *arguments, LANGUAGE=spoken)
        assert done.returncode == 2
        assert done.stdout == ""
        assert expected in done.stderr


@pytest.mark.parametrize(
    ("language", "day", "numbers"),
    [
        ("id", "17 Agustus 2024", ["1.234.567,50", "-0,25", "12"]),
        ("en", "17 August 2024", ["1,234,567.50", "-0.25", "12"]),
    ],
)
def test_dates_and_numbers_follow_the_language(
    language: str, day: str, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert visible(dt.date(2024, 8, 17)) == day_text(dt.date(2024, 8, 17)) == day
    assert [figure(Decimal("1234567.5"), 2), figure(Decimal("-0.25")), figure(Decimal(12))] == numbers


def test_every_month_has_its_name_in_indonesian() -> None:
    with speaking("id"):
        assert [day_text(dt.date(2024, month, 1)) for month in range(1, 13)] == [
            date_text(dt.date(2024, month, 1)) for month in range(1, 13)
        ]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_numbers_in_indonesian_messages_are_those_of_documents(number: Decimal) -> None:
    with speaking("id"):
        assert figure(number) == number_text(number)
        assert figure(number, 1) == number_text(number, 1)


TOY = {
    "There is no edition {name}.": "Ora ana edisi {name}.",
    "Usage:": "Cara nganggo:",
    "August": "Agustus",
    "{day} {month} {year}": "tanggal {day}, {month} {year}",
    "1,234.5": "1 234·5",
}


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add the catalogue of a third language that translates a handful of messages, and speak it."""
    folder = tmp_path / "locale"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    catalog = Catalog(locale="jv")
    for message, translation in TOY.items():
        catalog.add(message, translation)
    compiled = folder / "jv" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(update.compiled(catalog))
    monkeypatch.setattr(language, "FOLDER", folder)
    monkeypatch.setenv("LANGUAGE", "jv:id")
    language.speak_the_users_language()
    yield
    monkeypatch.undo()
    language.speak_the_users_language()


@pytest.mark.usefixtures("toy")
def test_a_third_language_is_one_catalogue() -> None:
    assert language._("There is no edition {name}.") == "Ora ana edisi {name}."
    assert day_text(dt.date(2024, 8, 17)) == "tanggal 17, Agustus 2024"
    assert figure(Decimal("1234567.5")) == "1 234 567·5"
    # What it does not say yet is said in the next language that the user names.
    assert language._("error") == INDONESIAN.gettext("error") != "error"
    # Click's own words too.
    assert gettext.gettext("Usage:") == "Cara nganggo:"


# The catalogue of findings


def test_every_code_has_its_kinds_among_those_tested() -> None:
    assert {kind.code for kind in KINDS} == set(catalogue.CATALOGUE)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_finding_reads_well(kind: Kind, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    gaps = update.gaps(kind.message) | update.gaps(kind.remedy) | update.gaps(kind.on_page)
    finding = Finding(kind, Place("inovasi/x.yaml"), values={name: f"<{name}>" for name in gaps})
    texts = (finding.message, kind.message), (finding.remedy, kind.remedy)
    for shown, source in (*texts, (finding.remedy_on_page, kind.on_page or kind.remedy)):
        expected = INDONESIAN.gettext(source) if language == "id" else source
        assert shown == expected.format(**{name: f"<{name}>" for name in gaps})
        assert not set("{}") & set(shown)
        assert shown == shown.strip()
    # The program itself puts the full stop after a message; the words of an edition bring their own.
    assert finding.message[-1] not in ".!:;"
    assert finding.remedy.endswith((".", "<what>"))
    assert finding.remedy[0].isupper()


def test_help_names_its_arguments_as_the_usage_line_does() -> None:
    """A usage line with NAMA above a text that speaks of NAME leaves its reader to guess."""
    translated = {message.id: message.string for message in update.read() if message.id}
    names = {word: translated[name] for word, name in metavars._WORDS.items() if len(word) > 1}
    foreign = [word for word, name in names.items() if name != word]
    found = re.compile(rf"(?<![-\w`/.])({'|'.join(foreign)})(?![\w-])")
    wrong = [text for key, text in translated.items() if key not in names and found.search(str(text))]
    assert wrong == []
