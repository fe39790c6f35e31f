"""What a document may fetch: packaged assets and files of the workspace, nothing else, never the network."""

import io
import re
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image

from submissions.documents.colours import colours_of
from submissions.documents.photographs import FORMATS, Photographs
from submissions.documents.weasy import URLFetcher, URLFetcherResponse
from submissions.evidence.problems import UnfitError
from submissions.evidence.showing.pictures import pictures
from submissions.workspace import Workspace

IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
ASSET_TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css", **IMAGE_TYPES}
EMBLEM_PIXELS = 600  # on its longer side: 450 dots per inch on the cover
QR_SCHEME = "kode"
"""What an address begins with that asks for the QR code of the text after it."""
_QR_MASK = 2  # any serves; a fixed one saves trying all eight
_QR_DOTS = 8  # a module: some 400 per inch as printed
_QR_INK = bytes.maketrans(b"\0\1", b"\xff\0")
_SIDE = re.compile(r"sisi=(\d{1,4})")  # the longer side of a photograph that is wanted small
PICTURE_PIXELS = 2000  # on its longer side: 300 dots per inch on a page's width


class NotServedError(ValueError):
    """An address that documents may not fetch."""


class DocumentFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `asset:PATH` from the templates' shared folder, `workspace:PATH` from the workspace, and QR codes.

    Everything else is refused; so are paths that lead out, links followed.
    """

    def __init__(self, assets: Path, workspace: Workspace, photographs: Photographs | None = None):
        super().__init__(allowed_protocols=("asset", "workspace", QR_SCHEME), allow_redirects=False)
        self.assets, self.workspace = assets.resolve(), workspace
        self._photographs = photographs or Photographs(workspace)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the bytes of an allowed address.

        Raises:
            NotServedError: it is not allowed, or there is no such file.
        """
        if url.startswith(f"{QR_SCHEME}:"):
            text = unquote(url.removeprefix(f"{QR_SCHEME}:"))
            return URLFetcherResponse(url, qr_code(text), {"Content-Type": "image/png"})
        parts = urlsplit(url)
        relative = unquote(parts.path)
        if parts.scheme == "asset":
            path: Path | None = (self.assets / relative).resolve()
            types = ASSET_TYPES
            if path is not None and not path.is_relative_to(self.assets):
                path = None
        elif parts.scheme == "workspace":
            path, types = self.workspace.file(relative), IMAGE_TYPES
        else:
            path, types = None, {}
        if path is None or path.suffix.lower() not in types or not path.is_file():
            raise NotServedError(f"not served: {url}")
        if parts.scheme == "workspace":
            wanted = _SIDE.fullmatch(parts.query)
            content = self._photograph(relative, int(wanted[1])) if wanted else self._picture(path, relative)
            return URLFetcherResponse(url, content, {"Content-Type": "image/jpeg"})
        content = path.read_bytes()
        if path.suffix.lower() == ".svg":
            # A picture behind the text knows no colours of the styles.
            content = content.replace(b"currentColor", colours_of(self.workspace.settings.pemda.warna)["muda"].encode())
        return URLFetcherResponse(url, content, {"Content-Type": types[path.suffix.lower()]})

    def _photograph(self, relative: str, longest: int) -> bytes:
        made = self._photographs.prepared(relative, min(longest, PICTURE_PIXELS))
        if made is None:
            raise NotServedError(f"not served: workspace:{relative}")
        return made.content

    @cached_property
    def _known(self) -> dict[Path, bytes]:
        return {}

    @cached_property
    def _emblems(self) -> set[str]:
        return {emblem.file for emblem in self.workspace.settings.emblems}

    def _picture(self, path: Path, relative: str) -> bytes:
        """Return a picture as the engine takes it without work: a JPEG, upright, on white, whatever it was.

        *Why:* a name says nothing of what a file holds, and the engine would also take an SVG, which can do more than
        be a picture. And a PNG with transparency is encoded twice anew for every document, a fifth of a letter's
        time; the coat of arms is on each, so it is kept, no finer than print can show.
        """
        if path in self._known:
            return self._known[path]
        is_emblem = relative in self._emblems
        try:
            [picture] = pictures(path, EMBLEM_PIXELS if is_emblem else PICTURE_PIXELS, FORMATS)
        except UnfitError as error:
            raise NotServedError(f"not served: workspace:{relative}: {error}") from None
        buffer = io.BytesIO()
        picture.image.save(buffer, "JPEG", quality=92, subsampling=0)
        if is_emblem:
            self._known[path] = buffer.getvalue()
        return buffer.getvalue()


def qr_code(text: str) -> bytes:
    """Return a QR code as a PNG, so large that no viewer has to smooth its edges."""
    import segno

    try:
        code = segno.make_qr(text, error="m", boost_error=False, mask=_QR_MASK)
    except segno.DataOverflowError:
        raise NotServedError("a text is too long for a QR code") from None
    size = len(code.matrix)
    dots = Image.frombytes("L", (size, size), b"".join(row.translate(_QR_INK) for row in code.matrix))
    buffer = io.BytesIO()
    dots.resize((size * _QR_DOTS, size * _QR_DOTS), Image.Resampling.NEAREST).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
