"""Hashes of everything that documents depend on: what has not changed is not made again."""

import json
import os
import platform
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import schemas
import submissions
from submissions.files.hashes import digest, file_hash, tree_hash
from submissions.resources import templates_folder
from submissions.workspace import Workspace

if TYPE_CHECKING:
    from submissions.documents.overrides import Templates

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "fonttools", "pyphen", "pillow", "pikepdf"),
    *("jinja2", "markdown-it-py", "nh3"),
)
ASSETS = "shared"


@cache
def program_hash() -> str:
    """Return a hash of this program, of the libraries that make the bytes of a PDF, and of the templates.

    *Why the program's own files and not only its version:* in a checkout the version stays while the code changes.
    """
    own = [tree_hash(Path(package.__file__ or "").parent, (".py", ".yaml")) for package in (schemas, submissions)]
    return digest(submissions.__version__, *own, tree_hash(templates_folder()), *libraries().values())


@cache
def libraries() -> dict[str, str]:
    """Return the versions of all that the bytes of a PDF depend on, by name."""
    found = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def common_hash(workspace: Workspace, edition: str, options: Mapping[str, object]) -> str:
    """Return a hash of what the documents of an edition share: the settings they read, editions, templates, program.

    Args:
        workspace: the office's folder.
        edition: the edition's name. The workspace's other editions count too: they say which names are known.
        options: what else decides what is made, such as whether drafts are.
    """
    return digest(
        program_hash(),
        workspace.settings_of_documents,
        *_emblems(workspace),
        tree_hash(workspace.editions_folder),
        tree_hash(workspace.templates_folder),
        edition,
        json.dumps(dict(options), sort_keys=True),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )


def _emblems(workspace: Workspace) -> list[str]:
    """Return the hashes of all coats of arms that documents may have."""
    return [part for name, path in sorted(workspace.emblem_files().items()) for part in (name, file_hash(path))]


class DocumentHasher:
    """Hashes what one document depends on: its template and the templates and assets behind it, its content."""

    def __init__(self, environment: "Templates", workspace: Workspace):
        self._environment, self._workspace = environment, workspace
        self._templates: dict[str, str] = {}
        versions = [f"{name} {text}" for name, text in libraries().items()]
        own = workspace.templates_folder / ASSETS
        self._shared = digest(
            submissions.__version__,
            *versions,
            tree_hash(Path(submissions.__file__).parent / "documents", (".py",)),
            tree_hash(templates_folder() / ASSETS, (".css", ".ttf", ".svg")),
            tree_hash(own, (".css",)),
            *_emblems(workspace),
        )

    def key(self, template: str, content: str, evidence: Iterable[str]) -> str:
        """Return the hash of a document.

        Args:
            template: its name.
            content: all that the template is filled with.
            evidence: the hashes of the documents that it names.
        """
        if template not in self._templates:
            self._templates[template] = digest(*self._sources(template))
        return digest(self._shared, self._templates[template], template, content, *evidence)

    def _sources(self, template: str) -> list[str]:
        """Return the sources of a template and of all that it extends, includes or imports."""
        from jinja2 import TemplateError
        from jinja2.meta import find_referenced_templates

        found: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            try:
                found[name] = self._environment.source(name)
                referenced = find_referenced_templates(self._environment.parse(found[name]))
                waiting += [each for each in referenced if each]
            except (TemplateError, UnicodeError) as error:
                # Whoever fills it says what is wrong with it, and it costs only its documents.
                found.setdefault(name, f"{type(error).__name__}: {error}")
        return [part for name in sorted(found) for part in (name, found[name])]
