"""HTML from templates: the office's own templates first, then the packaged ones, in Jinja's sandbox."""

from collections.abc import Iterable
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup

from schemas.wording import date_text, number_text, ranges_text, word_limits
from submissions.documents import words
from submissions.documents.colours import colours_of
from submissions.documents.context import Plain, seen_by_templates
from submissions.documents.fetching import QR_SCHEME
from submissions.documents.overrides import Templates, faulty_line, no_such_template, refuse_lost_blocks
from submissions.documents.photographs import Photographs
from submissions.documents.richtext import narrative_html
from submissions.errors import InputError
from submissions.language import _
from submissions.resources import templates_folder
from submissions.workspace import Workspace


def qr_svg(text: str) -> Markup:
    """Return a QR code as inline SVG that says in words what it is.

    The code itself is a picture, see `DocumentFetcher`: as a path it took a third of the time
    of a letter.
    """
    title = words.QR_CODE.format(what=", ".join(text.splitlines()))
    return Markup(
        '<svg class="kode-qr" viewBox="0 0 1 1"><title>{}</title>'
        '<image href="{}" width="1" height="1" image-rendering="crisp-edges"/></svg>'
    ).format(title, f"{QR_SCHEME}:{quote(text, safe='')}")


def at_word(text: str, longest: int) -> str:
    """Return a text that is no longer than that: whole, or up to a word and with a mark that something follows."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-(") + "…"


def citations_text(cited: Iterable[str]) -> str:
    """Return what cites a piece of evidence, short.

    Such as `17, 22–24; profil 19` for indicators and items of the profile, `1.2, 4.2` for texts of a form.
    """
    numbers: dict[str, list[int]] = {}
    parted, others = [], []
    for each in cited:
        kind, _space, number = each.partition(" ")
        if kind in words.CITING and number.isdecimal():
            numbers.setdefault(kind, []).append(int(number))
        elif kind in words.CITING and number[:1].isdigit():
            parted.append(number)
        else:
            others.append(each)
    said = [f"{words.CITING[kind]}{ranges_text(numbers[kind])}" for kind in words.CITING if kind in numbers]
    return "; ".join([*said, *([", ".join(parted)] if parted else []), *others])


def environment(workspace: Workspace, photographs: Photographs | None = None) -> Templates:
    """Return the Jinja environment of a workspace.

    A template in the workspace's `templates/` replaces the packaged one of the same name, and may
    extend it as `builtin/NAME`. Every value is escaped; a misspelt name is an error, not a blank.

    Args:
        workspace: the office's folder.
        photographs: what makes photographs ready; its own where none is given.

    Raises:
        InputError: a template of the workspace has a block that would be left out.
    """
    packaged = FileSystemLoader(templates_folder())
    loaders: list[BaseLoader] = [packaged, PrefixLoader({"builtin": packaged})]
    if workspace.templates_folder.is_dir():
        loaders.insert(0, FileSystemLoader(workspace.templates_folder))
    made = Templates(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"tanggal": date_text, "angka": number_text, "narasi": narrative_html, "kode_qr": qr_svg}
    made.filters |= {"pada_kata": at_word, "rentang": ranges_text, "rujukan": citations_text}
    photos = photographs or Photographs(workspace)
    made.globals |= {
        "batas_kata": word_limits,
        "warna": colours_of(workspace.settings.pemda.warna),
        "foto_sampul_siap": photos.cover,
        "baris_foto": photos.rows,
    }
    refuse_lost_blocks(made, workspace.templates_folder)
    return made


def render(made: Templates, template: str, context: Plain) -> str:
    """Return the HTML of a template filled with a context of plain values; see `filled_with`."""
    return filled_with(made, template, seen_by_templates(context))


def filled_with(made: Templates, template: str, seen: Plain) -> str:
    """Return the HTML of a template filled with what templates see of a context.

    Raises:
        InputError: the template (an office's own, say) is faulty; file and line are named.
        MemoryError: it asks for more memory than there is.
    """
    try:
        return made.get_template(template).render(seen)
    except MemoryError:
        raise
    except TemplateNotFound as error:
        place = faulty_line(error)
        at = f"{place[0]}:{place[1]}" if place else ""
        raise no_such_template(made, str(error.name or template), at) from None
    except UnicodeDecodeError:
        raise InputError(
            _("The template {name}, or one that it extends, is no text in UTF-8.").format(name=template),
            _("Save it again as UTF-8, or remove it from templates/ to use the packaged one."),
        ) from None
    except Exception as error:
        place = faulty_line(error)
        if place is None and not isinstance(error, TemplateError):
            raise
        name, line = place or (template, 0)
        raise InputError(
            _("The template {name}{line} cannot be filled: {reason}").format(
                name=name, line=f":{line}" if line else "", reason=error
            ),
            _("Correct it, or remove it from templates/ to use the packaged one."),
        ) from None
