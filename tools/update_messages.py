"""Keep every catalogue in `submissions/locale` in step with the messages of the program and of Click.

    python -m tools.update_messages              takes up what is new, drops what is obsolete, compiles
    python -m tools.update_messages --check      changes nothing; lists what is wrong and exits with 1
    python -m tools.update_messages --begin jv   begins the catalogue of another language, all of it untranslated

After a change of a message: run it, translate in `submissions.po` what it lists (a reworded message
keeps its old translation, marked `fuzzy`: correct it and delete that line), and run it again.
"""

import ast
import io
import re
import string
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

PACKAGE = Path(__file__).parents[1] / "submissions"
FOLDER = PACKAGE / "locale"
TEMPLATES = PACKAGE / "page" / "templates"
PACKAGES = {"submissions": PACKAGE, "click": Path(click.__file__).parent}
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}  # function, and how many of its arguments are messages
COMPUTED = {"click": {"core.py": ["required"]}}  # messages that stand in no call of these functions
WIDTH = 120

MessageId = str | tuple[str, str]


class SteadyCatalog(Catalog):
    """A catalogue whose header names neither the day nor Babel's version, so that equal input gives equal bytes."""

    mime_headers = property(
        lambda self: [
            ("Project-Id-Version", "submissions"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("X-Click-Version", f"{self.click_version}\n"),
        ]
    )

    def __init__(self, language: str, click_version: str, plurals: tuple[int, str] | None = None) -> None:
        """Begin an empty catalogue.

        Args:
            language: its code, such as `id`.
            click_version: of the Click whose messages are in it.
            plurals: how many forms a message with a number has, and by which expression one is chosen; as Babel says
                if None, which does not know, for one, that Indonesian has one form for every number.
        """
        self.click_version = click_version
        comment = f"# {Locale.parse(language).english_name} messages of submissions and of Click."
        super().__init__(locale=language, header_comment=comment, fuzzy=False)
        if plurals:
            vars(self).update(_num_plurals=plurals[0], _plural_expr=plurals[1])


def languages() -> list[str]:
    """Return the codes of the languages that there are catalogues of."""
    return sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/submissions.po"))


def po(language: str) -> Path:
    """Return where the translations of a language are written."""
    return FOLDER / language / "LC_MESSAGES" / "submissions.po"


def mo(language: str) -> Path:
    """Return where the program reads the translations of a language."""
    return po(language).with_suffix(".mo")


def messages_in(source: str) -> Iterator[MessageId]:
    """Yield the messages of a Python source in the order in which they stand there.

    *Why:* Babel's own extractor does not see messages inside f-strings before Python 3.12.
    """

    def visit(node: ast.AST) -> Iterator[MessageId]:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            arguments = node.args[: KEYWORDS.get(node.func.id, 0)]
            texts = [each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if texts and len(texts) == KEYWORDS[node.func.id]:
                yield texts[0] if len(texts) == 1 else (texts[0], texts[1])
        for child in ast.iter_child_nodes(node):
            yield from visit(child)

    return visit(ast.parse(source))


def messages_in_template(source: str) -> Iterator[MessageId]:
    """Yield the messages of a Jinja template in the order in which they stand there."""
    for _line, _name, found in extract_from_ast(Environment().parse(source), tuple(KEYWORDS)):
        texts = [text for text in (found if isinstance(found, tuple) else (found,)) if text is not None]
        yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def extracted(language: str = "id") -> SteadyCatalog:
    """Return all messages of the page's templates, of the program, then those of Click, by source file."""
    catalog = SteadyCatalog(language, version("click"))
    for message, file in _messages():
        catalog.add(message, locations=[(file, 0)])
    return catalog


@cache
def _messages() -> tuple[tuple[MessageId, str], ...]:
    """Return every message with the file in which it stands; the same for all languages."""
    found: list[tuple[MessageId, str]] = []
    for file in sorted(TEMPLATES.glob("*.j2")):
        texts = messages_in_template(file.read_text(encoding="utf-8"))
        found += [(message, f"submissions/page/templates/{file.name}") for message in texts]
    for package, folder in PACKAGES.items():
        for file in sorted(folder.rglob("*.py")):
            if file.is_relative_to(PACKAGE / "locale"):
                continue
            name = file.relative_to(folder).as_posix()
            computed = COMPUTED.get(package, {}).get(name, [])
            texts = messages_in(file.read_text(encoding="utf-8"))
            found += [(message, f"{package}/{name}") for message in (*texts, *computed)]
    return tuple(found)


def read(language: str = "id") -> SteadyCatalog:
    """Return the catalogue of a language as it stands in its file."""
    content = po(language).read_bytes()
    click_version = re.search(rb"X-Click-Version: ([^\\]+)", content)
    plurals = re.search(rb"nplurals= *(\d+); *plural=([^;]+);", content)
    catalog = SteadyCatalog(
        language,
        click_version[1].decode() if click_version else "",
        (int(plurals[1]), plurals[2].decode()) if plurals else None,
    )
    written = read_po(io.BytesIO(content), locale=language)
    for message in written:
        if message.id:
            if not message.fuzzy:
                # Babel takes what a message was called before for a remark; once it is translated, it is of no use.
                message.user_comments = [each for each in message.user_comments if not each.startswith("| ")]
            catalog[message.id] = message
    catalog.obsolete = written.obsolete
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes of the `.mo` file."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def write(catalog: SteadyCatalog) -> None:
    """Write both files."""
    language = str(catalog.locale)
    po(language).parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    write_po(stream, catalog, width=WIDTH, include_lineno=False, include_previous=True, ignore_obsolete=True)
    po(language).write_bytes(stream.getvalue().rstrip(b"\n") + b"\n")
    mo(language).write_bytes(compiled(read(language)))


def gaps(text: str) -> set[str]:
    """Return the gaps of a message, `{name}` and `%(name)s`, without their formats."""
    percent = re.findall(r"%\(\w+\)[a-z]", text)
    return {field for _text, field, _format, _conversion in string.Formatter().parse(text) if field} | set(percent)


def fault_of(message: Message) -> str | None:
    """Return what is wrong with one message's translation, or None."""
    translations = message.string if isinstance(message.string, list | tuple) else [message.string]
    if message.fuzzy:
        return "fuzzy"
    if not all(translations):
        return "untranslated"
    # An only form is filled with what the English plural is filled with; of several, the first stands for one.
    wanted = [gaps(each) for each in (message.id if isinstance(message.id, list | tuple) else [message.id])]
    for number, translation in enumerate(translations):
        try:
            given = gaps(str(translation))
        except ValueError as error:
            return f"braces ({error})"
        if given != wanted[-1] and not (number == 0 < len(translations) - 1 and given == wanted[0]):
            return f"gaps differ ({', '.join(sorted(given ^ wanted[-1]))})"
    return None


def problems(catalog: SteadyCatalog, template: SteadyCatalog) -> list[str]:
    """Return what is wrong with the catalogue, one line each.

    Click's messages are compared only with the version of Click that the file was made with: a new
    Click must not make an unchanged program faulty.
    """
    same_click = catalog.click_version == template.click_version
    known, wanted = _by_id(catalog), _by_id(template)
    faults = [("missing", message) for key, message in wanted.items() if key not in known]
    faults += [("obsolete", message) for key, message in known.items() if key not in wanted]
    faults = [(fault, message) for fault, message in faults if same_click or not _only_clicks(message)]
    faults += [("obsolete", message) for message in catalog.obsolete.values()]
    faults += [(fault, message) for key, message in known.items() if key in wanted and (fault := fault_of(message))]
    found = [f"{fault}: {_shown(message)}" for fault, message in faults]
    source, target = po(str(catalog.locale)), mo(str(catalog.locale))
    if not (target.exists() and target.read_bytes() == compiled(catalog)):
        found.append(f"stale: {target.name} is not what {source.name} compiles to")
    return found


def _by_id(catalog: Catalog) -> dict[MessageId, Message]:
    return {_id(message): message for message in catalog if message.id}


def _id(message: Message) -> MessageId:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def _only_clicks(message: Message) -> bool:
    return bool(message.locations) and all(file.startswith("click/") for file, _line in message.locations)


def _shown(message: Message) -> str:
    files = " ".join(dict.fromkeys(file for file, _line in message.locations))
    return f"{_id(message)!r}  {files}".rstrip()


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; list what is wrong and exit with 1.")
@click.option("--begin", metavar="LANGUAGE", help="Begin the catalogue of another language, such as jv.")
def main(check: bool, begin: str | None) -> None:
    """Take new messages into the catalogues, and compile them."""
    if begin:
        begin_language(begin)
    faulty = False
    for language in languages():
        template, catalog = extracted(language), read(language)
        if not check:
            catalog.update(template)
            catalog.click_version = template.click_version
            for message in catalog.obsolete.values():
                click.echo(f"dropped: {_shown(message)}")
            write(catalog)
            catalog = read(language)
        found = problems(catalog, template)
        faulty = faulty or bool(found)
        for line in found:
            click.echo(line)
        if not check:
            click.echo(f"{len(template)} messages, {len(found)} to be looked at in {po(language)}")
    sys.exit(1 if check and faulty else 0)


def begin_language(language: str) -> None:
    """Write the empty catalogue of a language; one that is there is left alone."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        raise click.BadParameter(f"{language} is no code of a language that Babel knows") from None
    if not po(language).exists():
        write(SteadyCatalog(language, version("click")))


if __name__ == "__main__":
    main()
