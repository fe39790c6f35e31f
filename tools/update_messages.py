"""Keep the Indonesian catalogue in step with the messages of the program and of Click.

    python tools/update_messages.py            takes up what is new, drops what is obsolete, compiles
    python tools/update_messages.py --check    changes nothing; lists what is wrong and exits with 1

After a change of a message: run it, translate in `submissions.po` what it lists (a reworded message
keeps its old translation, marked `fuzzy`: correct it and delete that line), and run it again.
"""

import ast
import io
import re
import string
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

LANGUAGE = "id"
PACKAGE = Path(__file__).parents[1] / "submissions"
FOLDER = PACKAGE / "locale"
PO = FOLDER / LANGUAGE / "LC_MESSAGES" / "submissions.po"
MO = PO.with_suffix(".mo")
TEMPLATES = PACKAGE / "page" / "templates"
PACKAGES = {"submissions": PACKAGE, "click": Path(click.__file__).parent}
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}  # function, and how many of its arguments are messages
COMPUTED = {"click": {"core.py": ["required"]}}  # messages that stand in no call of these functions
WIDTH = 120

MessageId = str | tuple[str, str]


class SteadyCatalog(Catalog):
    """A catalogue whose header names neither the day nor Babel's version, so that equal input gives equal bytes."""

    num_plurals = property(lambda self: 1)  # Babel does not know that Indonesian has one form for every number
    plural_expr = property(lambda self: "0")
    mime_headers = property(
        lambda self: [
            ("Project-Id-Version", "submissions"),
            ("Language", LANGUAGE),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("X-Click-Version", f"{self.click_version}\n"),
        ]
    )

    def __init__(self, click_version: str) -> None:
        self.click_version = click_version
        comment = "# Indonesian messages of submissions and of Click."
        super().__init__(locale=LANGUAGE, header_comment=comment, fuzzy=False)


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


def extracted() -> SteadyCatalog:
    """Return all messages of the page's templates, of the program, then those of Click, by source file."""
    catalog = SteadyCatalog(version("click"))
    for file in sorted(TEMPLATES.glob("*.j2")):
        for message in messages_in_template(file.read_text(encoding="utf-8")):
            catalog.add(message, locations=[(f"submissions/page/templates/{file.name}", 0)])
    for package, folder in PACKAGES.items():
        for file in sorted(folder.rglob("*.py")):
            if file.is_relative_to(FOLDER):
                continue
            name = file.relative_to(folder).as_posix()
            computed = COMPUTED.get(package, {}).get(name, [])
            for message in [*messages_in(file.read_text(encoding="utf-8")), *computed]:
                catalog.add(message, locations=[(f"{package}/{name}", 0)])
    return catalog


def read() -> SteadyCatalog:
    """Return the catalogue as it stands in the file, or an empty one if there is none."""
    content = PO.read_bytes() if PO.exists() else b""
    click_version = re.search(rb"X-Click-Version: ([^\\]+)", content)
    catalog = SteadyCatalog(click_version[1].decode() if click_version else "")
    written = read_po(io.BytesIO(content), locale=LANGUAGE)
    for message in written:
        if message.id:
            catalog[message.id] = message
    catalog.obsolete = written.obsolete
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes of the `.mo` file."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def write(catalog: Catalog) -> None:
    """Write both files."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    write_po(stream, catalog, width=WIDTH, include_lineno=False, include_previous=True, ignore_obsolete=True)
    PO.write_bytes(stream.getvalue().rstrip(b"\n") + b"\n")
    MO.write_bytes(compiled(read()))


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
    # Indonesian has one form for every number; it is filled with what the English plural is filled with.
    original = message.id[-1] if isinstance(message.id, list | tuple) else message.id
    for translation in translations:
        try:
            given = gaps(str(translation))
        except ValueError as error:
            return f"braces ({error})"
        if given != gaps(original):
            return f"gaps differ ({', '.join(sorted(given ^ gaps(original)))})"
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
    if not (MO.exists() and MO.read_bytes() == compiled(catalog)):
        found.append(f"stale: {MO.name} is not what {PO.name} compiles to")
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
def main(check: bool) -> None:
    """Take new messages into the Indonesian catalogue, and compile it."""
    template, catalog = extracted(), read()
    if not check:
        catalog.update(template)
        catalog.click_version = template.click_version
        for message in catalog.obsolete.values():
            click.echo(f"dropped: {_shown(message)}")
        write(catalog)
        catalog = read()
    found = problems(catalog, template)
    for line in found:
        click.echo(line)
    if not check:
        click.echo(f"{len(template)} messages, {len(found)} to be looked at in {PO}")
    sys.exit(1 if check and found else 0)


if __name__ == "__main__":
    main()
