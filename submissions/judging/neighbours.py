"""Which records stand beside one another in a workspace, each at a glance."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from schemas.source import ReadError, read_raw
from submissions.duplicates.titles import same_ids, same_titles
from submissions.files.hashes import digest, real_file
from submissions.files.memory import Memory
from submissions.judging.memory import verdicts
from submissions.records.glancing import Glance, glance
from submissions.workspace import Workspace

_PART = "glance"
Glancing = Callable[[Path], Glance]


class Neighbours:
    """The records of a workspace and those that are asked for, by their paths; each file is read once.

    *Why:* whether a title or an id stands twice does not depend on which of the records a command is asked about.
    """

    def __init__(
        self,
        workspace: Workspace,
        paths: Iterable[Path],
        memory: Memory,
        *,
        around: bool = True,
        glances: Glancing | None = None,
    ):
        """Look at them.

        Args:
            workspace: of the records.
            paths: of those that are asked for.
            memory: in which glances are kept from run to run.
            around: whether to look at the others of the workspace too.
            glances: knows these others already, where somebody looked at them before.
        """
        self._workspace, self._memory = workspace, memory
        asked = list(paths)
        known = {real_file(path) for path in asked}
        others = workspace.records_around(asked) if around else []
        standing = [path for path in others if real_file(path) not in known]
        self._glances = {path: self._glance(path) for path in asked}
        self._glances |= {path: (glances or self._glance)(path) for path in standing}

    @property
    def paths(self) -> list[Path]:
        """Return the files of all of them, by name."""
        return [each.path for each in self._in_order()]

    def glance(self, path: Path) -> Glance:
        """Return what of a record others must know."""
        return self._glances[path]

    def same_id(self, path: Path) -> list[Glance]:
        """Return the other records with the same id."""
        return self._same_ids.get(path, [])

    def same_title(self, path: Path) -> list[Glance]:
        """Return the other records with the same title."""
        return self._same_titles.get(path, [])

    def offices(self) -> list[str]:
        """Return the names of all offices that propose, and of those above them, as they are written."""
        return [office for each in self._in_order() for office in each.offices]

    @cached_property
    def _same_ids(self) -> dict[Path, list[Glance]]:
        return same_ids(self._in_order())

    @cached_property
    def _same_titles(self) -> dict[Path, list[Glance]]:
        return same_titles(self._in_order())

    def _in_order(self) -> list[Glance]:
        return sorted(self._glances.values(), key=lambda each: each.file)

    def _glance(self, path: Path) -> Glance:
        try:
            content = read_raw(path, path.name)
        except ReadError:
            content = b""  # reading it will tell
        absolute = path.absolute()
        content_hash = digest(content)
        stamp = digest(content_hash, *self._workspace.entered_by_default)
        kept = self._memory.get(absolute, _PART, stamp)
        try:
            if kept is not None:
                data = json.loads(kept)
                file = self._workspace.shown(path)
                competitions, offices = tuple(data["kompetisi"]), tuple(data["offices"])
                return Glance(path, file, content_hash, data["id"], data["title"], competitions, offices)
        except (ValueError, KeyError, TypeError):
            pass  # what is damaged is read anew
        made = glance(path, self._workspace, content, self._workspace.read_ahead.looked_at)
        self._memory.put(absolute, _PART, stamp, json.dumps(made.as_dict()).encode())
        return made


def entered(workspace: Workspace, paths: Sequence[Path], glances: Glancing | None = None) -> list[str]:
    """Return the competitions that some records enter, in alphabetical order; known or not.

    Args:
        workspace: of the records.
        paths: of their files.
        glances: knows them at a glance, for whoever asks again and again.
    """
    if glances is not None:
        return sorted({name for path in paths for name in glances(path).kompetisi})
    with verdicts() as memory:
        seen = Neighbours(workspace, paths, memory, around=False)
        return sorted({name for path in paths for name in seen.glance(path).kompetisi})
