"""HTML from templates: the office's own templates first, then the packaged ones, in Jinja's sandbox."""

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

from schemas.wording import date_text, number_text, word_limits
from submissions.documents import words
from submissions.documents.context import Plain, seen_by_templates
from submissions.documents.overrides import Templates, faulty_line, no_such_template, refuse_lost_blocks
from submissions.documents.richtext import narrative_html
from submissions.errors import InputError
from submissions.language import _
from submissions.resources import templates_folder
from submissions.workspace import Workspace


def qr_svg(text: str) -> Markup:
    """Return a QR code as inline SVG that says in words what it is."""
    import segno

    title = words.QR_CODE.format(what=", ".join(text.splitlines()))
    code = segno.make_qr(text, error="m", boost_error=False)
    return Markup(code.svg_inline(border=0, omitsize=True, title=title, svgclass="kode-qr", lineclass=None))


def environment(workspace: Workspace) -> Templates:
    """Return the Jinja environment of a workspace.

    A template in the workspace's `templates/` replaces the packaged one of the same name, and may
    extend it as `builtin/NAME`. Every value is escaped; a misspelt name is an error, not a blank.

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
    made.globals |= {"batas_kata": word_limits}
    refuse_lost_blocks(made, workspace.templates_folder)
    return made


def render(made: Templates, template: str, context: Plain) -> str:
    """Return the HTML of a template filled with a context of plain values.

    Raises:
        InputError: the template (an office's own, say) is faulty; file and line are named.
        MemoryError: it asks for more memory than there is.
    """
    try:
        return made.get_template(template).render(seen_by_templates(context))
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
