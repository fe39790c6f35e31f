"""The address at which a website will lie, and those of its pages."""

import re
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from submissions.errors import UserError
from submissions.language import _

_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def base_address(value: str) -> str:
    """Return the address of a website's folder, with a slash at its end.

    Raises:
        UserError: it is none.
    """
    text = value.strip()
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except (ValueError, UnicodeError):
        raise _refused(value, _("it is no address of a website")) from None
    if parts.scheme not in ("https", "http"):
        raise _refused(value, _("it does not begin with https://"))
    if not _HOST.fullmatch(host):
        raise _refused(value, _("“{host}” is no name of a website").format(host=parts.hostname or ""))
    if parts.username is not None or parts.password is not None:
        raise _refused(value, _("it holds a name of a user or a password, which everybody would see"))
    if parts.query or parts.fragment or "?" in text or "#" in text:
        raise _refused(value, _("it goes on behind a “?” or “#”"))
    if re.search(r"[\s\\<>\"'\x00-\x1f]|(?:^|/)\.\.?(?:/|$)|//", parts.path) or parts.path.endswith((".html", ".htm")):
        raise _refused(value, _("it does not name a folder"))
    path = quote(parts.path.strip("/"), safe="/%~:@!$&()*+,;=")
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}/{f'{path}/' if path else ''}"


def _refused(value: str, why: str) -> UserError:
    return UserError(
        _("The address “{value}” cannot be used: {why}.").format(value=value, why=why),
        _("Write where the folder will lie, such as https://inovasi.contohkab.go.id/."),
    )


def sitemap(base: str, pages: list[str]) -> str:
    """Return the list of all pages for search engines."""
    listed = "".join(f"<url><loc>{escape(base + page)}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</urlset>\n'
    )


def robots(base: str) -> str:
    """Return what is allowed to search engines: everything, with the place of the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
