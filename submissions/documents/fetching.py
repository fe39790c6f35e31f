"""What a document may fetch: packaged assets and files of the workspace, nothing else, never the network."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from submissions.documents.weasy import URLFetcher, URLFetcherResponse
from submissions.workspace import Workspace

IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}
ASSET_TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml", ".css": "text/css", **IMAGE_TYPES}


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
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": types[path.suffix.lower()]})
