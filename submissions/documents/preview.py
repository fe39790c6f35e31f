"""A document as a page for a browser: at once, without fonts and page breaks, only to be looked at."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

from submissions.documents.contract import STYLESHEET
from submissions.documents.markup import environment, render
from submissions.workspace import Workspace

_FONT = re.compile(r"@font-face\s*\{[^}]*\}")
_ASSET = re.compile(r"url\([^)]*\)")
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")workspace:([^"?]*)[^"]*(")')
_SCREEN = """
html { background: #e8eceb; } body { box-sizing: border-box; width: 210mm; margin: 8mm auto; padding: 18mm 20mm;
background: #fff; overflow-wrap: anywhere; } img { max-width: 100%; }
.sampul { margin: -18mm -20mm 12mm; } .sampul img { max-width: none; }
@media (max-width: 226mm) { body { width: auto; margin: 0; padding: 5mm; } .sampul { margin: -5mm -5mm 5mm; } }
"""


def preview_page(html: str, workspace: Workspace, picture: Callable[[str], str]) -> str:
    """Return the HTML of a document as a page that a browser shows without scripts.

    Args:
        html: of the document, as it is printed.
        workspace: whose styles it has.
        picture: gives the address of a picture, by its path from the workspace.
    """
    styles = render(environment(workspace), STYLESHEET, {})
    styles = _ASSET.sub("none", _FONT.sub("", styles))

    def shown(found: re.Match[str]) -> str:
        return f"{found[1]}{escape(picture(unquote(unescape(found[2]))), quote=True)}{found[3]}"

    head = f"<style>{styles}{_SCREEN}</style></head>"
    return _PICTURE.sub(shown, html).replace("</head>", head, 1)
