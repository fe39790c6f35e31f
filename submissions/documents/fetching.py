"""What a document may fetch: packaged assets and files of the workspace, nothing else, never the network."""

import io
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageOps

from submissions.documents.weasy import URLFetcher, URLFetcherResponse
from submissions.workspace import Workspace

IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
ASSET_TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css", **IMAGE_TYPES}


EMBLEM_PIXELS = 600  # on its longer side: 450 dots per inch on the cover


class RefusedError(ValueError):
    """An address that documents may not fetch."""


class DocumentFetcher(URLFetcher):  # type: ignore[misc]
    """Serves `asset:PATH` from the templates' shared folder and `workspace:PATH` from the workspace.

    Everything else is refused; so are paths that lead out, links followed.
    """

    def __init__(self, assets: Path, workspace: Workspace):
        super().__init__(allowed_protocols=("asset", "workspace"), allow_redirects=False)
        self.assets, self.workspace = assets.resolve(), workspace

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the bytes of an allowed address.

        Raises:
            RefusedError: it is not allowed, or there is no such file.
        """
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
            raise RefusedError(f"not served: {url}")
        if relative == self.workspace.settings.kop.lambang and parts.scheme == "workspace":
            return URLFetcherResponse(url, self._emblem(path), {"Content-Type": "image/jpeg"})
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": types[path.suffix.lower()]})

    @cached_property
    def _emblem_bytes(self) -> dict[Path, bytes]:
        return {}

    def _emblem(self, path: Path) -> bytes:
        """Return the coat of arms as the engine takes it without work: a JPEG no finer than print can show.

        *Why:* a PNG with transparency is encoded twice anew for every document, a fifth of a letter's time.
        """
        if path not in self._emblem_bytes:
            with Image.open(path) as opened:
                image = ImageOps.exif_transpose(opened)
                image.thumbnail((EMBLEM_PIXELS, EMBLEM_PIXELS))
                white = Image.new("RGB", image.size, "white")
                clear = image.convert("RGBA")
                white.paste(clear, mask=clear.getchannel("A"))
            buffer = io.BytesIO()
            white.save(buffer, "JPEG", quality=92, subsampling=0)
            self._emblem_bytes[path] = buffer.getvalue()
        return self._emblem_bytes[path]
