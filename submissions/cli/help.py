"""`submissions help`: the manual listed, searched and read in the terminal, or opened in the browser."""

import shutil
import sys
from urllib.parse import quote

import click

from submissions.cli.length import paged
from submissions.cli.telling import say, say_next
from submissions.errors import ExitCode
from submissions.language import _, ngettext
from submissions.manual.printing import printed_markdown
from submissions.manual.reading import Manual, ManualPage, manual
from submissions.manual.searching import search

_WIDEST = 100  # columns; longer lines are hard to read
_SHOWN = 8
_COMMANDS, _FINDINGS = "acuan/perintah", "acuan/temuan"


@click.command(
    help=_(
        "Without WORD, list the pages of the manual. With words, or a question, search it. The name of a page, such "
        "as cara/tanda-tangan, of a command or the code of a finding shows what the manual says of it."
    ),
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--open", "in_browser", is_flag=True, help=_("Open it in the browser; no workspace is needed."))
def help_(words: tuple[str, ...], in_browser: bool) -> int:
    """Print what is asked for, or open it in the browser."""
    book, asked = manual(), " ".join(words).strip()
    found = place_of(book, asked)
    if in_browser:
        return _open(found, asked)
    if not asked:
        _print_list(book)
    elif found:
        _print_page(book, *found)
    else:
        return _print_hits(book, asked)
    return ExitCode.FINE


def place_of(book: Manual, asked: str) -> tuple[ManualPage, str] | None:
    """Return the page that is named, and an anchor on it where only a part is meant; None where nothing is named.

    Args:
        book: the manual.
        asked: the name of a page, with its folder or without; of a command, or the code of a finding.
    """
    name = asked.removesuffix(".md").removesuffix("/").casefold()
    if not name:
        return None
    if page := book.pages.get(name):
        return page, ""
    for folder, wanted in ((_COMMANDS, f"submissions {name}"), (_FINDINGS, name)):
        for page in book.pages.values():
            if page.name.startswith(f"{folder}/"):
                if page.title == wanted:
                    return page, ""
                if anchor := next((each.anchor for each in page.headings if each.text == wanted), None):
                    return page, anchor
    alike = [page for page in book.pages.values() if page.name.rpartition("/")[2] == name]
    return (alike[0], "") if len(alike) == 1 else None


def _open(found: tuple[ManualPage, str] | None, asked: str) -> int:
    from submissions.page.serving import prepare_manual, show

    page, anchor = found or (None, "")
    path = f"/bantuan/{page.name}/" if page else "/bantuan/"
    serving = prepare_manual(path, query="" if found or not asked else f"cari={quote(asked)}")
    address = f"{serving.address}#{anchor}" if anchor else serving.address
    click.echo(_("The manual is open at {address}").format(address=address))
    click.echo(_("It stays on this computer. Stop it with Ctrl+C."))
    show(address)
    serving.run()
    return ExitCode.FINE


def _print_list(book: Manual) -> None:
    with paged():
        for page in book.alone:
            click.echo(f"{page.name}  {page.title}")
        for kind in book.kinds:
            click.secho(f"\n{kind.title}", bold=True)
            children = book.children(kind)
            width = max((len(page.name) for page in children), default=0)
            for page in children:
                click.echo(f"  {page.name:<{width}}  {page.title}")
    say_next(_("`submissions help NAME` shows a page; `submissions help WORD` searches for words or a question."))


def _print_page(book: Manual, page: ManualPage, anchor: str) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    console = Console(width=width, highlight=False, emoji=False, force_terminal=sys.stdout.isatty())
    with console.capture() as captured:
        console.print(Markdown(printed_markdown(book, page, anchor), hyperlinks=False))
    with paged():
        click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
        if anchor:
            click.echo(_("\nFrom the page {name}: {title}").format(name=page.name, title=page.title))


def _print_hits(book: Manual, asked: str) -> int:
    hits = search(asked, book)
    if not hits:
        say(_("Nothing in the manual fits “{words}”.").format(words=asked))
        say_next(_("`submissions help` lists all pages."))
        return ExitCode.NOT_ELIGIBLE_OR_FAILED
    with paged():
        for hit in hits[:_SHOWN]:
            click.secho(hit.page.name, bold=True, nl=False)
            click.echo(f"  {hit.page.title}{f' › {hit.heading.text}' if hit.heading else ''}")
            text = "".join(click.style(part.text, bold=True) if part.is_met else part.text for part in hit.excerpt)
            click.echo(f"  {text}\n")
    if more := len(hits) - _SHOWN if len(hits) > _SHOWN else 0:
        say(ngettext("{n} page more fits.", "{n} pages more fit.", more).format(n=more))
    say_next(_("`submissions help {name}` shows the first page.").format(name=hits[0].page.name))
    return ExitCode.FINE
