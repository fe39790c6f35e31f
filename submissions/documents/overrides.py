"""What is wrong with an office's own templates, said with file and line; Jinja alone keeps some of it to itself."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import BaseLoader, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import process

from submissions.errors import InputError
from submissions.findings.finding import visible
from submissions.language import _

_BUILTIN, _ENDING = "builtin/", ".html.j2"
_NEAR_NAME = 75  # of 100; names are short and alike
_NEAR = 60  # of 100; below, a name is no misspelling of another


class Templates(SandboxedEnvironment):
    """Jinja's environment, of which it is known that it can load templates."""

    loader: BaseLoader

    def source(self, name: str) -> str:
        """Return the text of a template.

        Raises:
            TemplateNotFound: there is none of that name.
            UnicodeDecodeError: it is no UTF-8.
        """
        return self.loader.get_source(self, name)[0]


def refuse_lost_blocks(made: Templates, folder: Path) -> None:
    """Refuse templates that extend themselves, or with a block that would be left out without a word.

    Args:
        made: the environment that loads them.
        folder: the office's folder of templates; it need not exist.

    Raises:
        InputError: there is such a template; file, line and the nearest name are in it.
    """
    for path in sorted(folder.rglob("*.j2")):
        name = path.relative_to(folder).as_posix()
        _refuse_endless(made, name, path)
        for block, above in _lost_blocks(made, name):
            nearest = process.extractOne(block.name, above, score_cutoff=_NEAR)
            raise InputError(
                _("{file}:{line}: no template that this one extends has a block `{block}`.").format(
                    file=path, line=block.lineno, block=block.name
                ),
                _("Did you mean `{nearest}`?").format(nearest=nearest[0])
                if nearest
                else _("Its blocks are: {blocks}.").format(blocks=", ".join(above)),
            )


def no_such_template(made: Templates, name: str, at: str = "") -> InputError:
    """Return what is said where a template is named that is not there.

    Args:
        made: the environment that was asked for it.
        name: the template that is not there.
        at: file and line where it is named, if known.
    """
    known = [each for each in made.list_templates(["j2"]) if not each.startswith(_BUILTIN)]
    stems = {each: each.removesuffix(_ENDING) for each in known}
    wanted = name.removeprefix(_BUILTIN).removesuffix(_ENDING)
    nearest = process.extractOne(wanted, stems, score_cutoff=_NEAR_NAME)
    told = _("there is no template `{name}`.").format(name=visible(name))
    meant = f"{_BUILTIN}{nearest[2]}" if nearest and at else nearest and nearest[2]
    hint = _("Did you mean `{nearest}`?").format(nearest=meant) + " " if meant else ""
    return InputError(
        f"{at}: {told}" if at else told[0].upper() + told[1:],
        hint + _("There are: {names}.").format(names=", ".join(known)),
    )


def _refuse_endless(made: Templates, name: str, path: Path) -> None:
    """Refuse a template that extends itself, directly or by way of others.

    Raises:
        InputError: it does so; file and line are in it.
    """
    seen: set[str] = set()
    tree = _parsed(made, name)
    first = tree.find(nodes.Extends) if tree else None
    while tree is not None:
        seen.add(name)
        parent = _parent(tree)
        if parent is None:
            return
        if parent in seen:
            raise InputError(
                _("{file}:{line}: this template extends itself, directly or by way of others, without end.").format(
                    file=path, line=first.lineno if first else 1
                ),
                _("The packaged template of the same name is `builtin/{name}`.").format(
                    name=parent.removeprefix("builtin/")
                ),
            )
        name, tree = parent, _parsed(made, parent)


def faulty_line(error: Exception) -> tuple[str, int] | None:
    """Return file and line of the template in which an error arose, or None where it did not arise in one."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else None


def _lost_blocks(made: Templates, name: str) -> Iterator[tuple[nodes.Block, list[str]]]:
    """Yield the outermost blocks of a template that nothing above it has, with the names of those that are there."""
    tree = _parsed(made, name)
    parent = _parent(tree)
    if tree is None or parent is None:
        return
    above: dict[str, None] = {}
    while parent and (upper := _parsed(made, parent)):
        above |= dict.fromkeys(block.name for block in upper.find_all(nodes.Block))
        parent = _parent(upper)
    for block in tree.body:
        if isinstance(block, nodes.Block) and block.name not in above:
            yield block, list(above)


def _parsed(made: Templates, name: str) -> nodes.Template | None:
    """Return a template's tree, or None where it cannot be parsed: that is said when it is filled."""
    try:
        return made.parse(made.source(name))
    except (TemplateNotFound, TemplateSyntaxError, UnicodeDecodeError):
        return None


def _parent(tree: nodes.Template | None) -> str | None:
    extends = tree.find(nodes.Extends) if tree else None
    return extends.template.value if extends and isinstance(extends.template, nodes.Const) else None
