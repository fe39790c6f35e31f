"""The office's folder: settings, and where records, evidence, editions and templates lie.

submissions.yaml    settings: region, letterhead, signatory
pemda.yaml          the facts of the government itself, where the region is scored as a whole
inovasi/            one YAML file per innovation
bukti/              documents, named in the records by their path from the workspace
.submissions/       how the last import or renaming is undone
editions/           editions of the office's own, or values laid over packaged ones
templates/          templates that replace packaged ones
"""

import os
import re
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from schemas.competitions import Competition, competitions, parsed_name
from schemas.editions import UnknownEditionError, edition_files, edition_name
from schemas.settings import Settings
from schemas.source import Place, ReadAhead, ReadError, read_source
from submissions.errors import InputError, UserError, reason_of
from submissions.files.hashes import real_folder
from submissions.files.near import NearNames
from submissions.findings import catalogue
from submissions.findings.finding import Finding, FindingsError, visible
from submissions.findings.from_errors import from_problems, from_validation, nearest
from submissions.language import _
from submissions.steering import spelt

if TYPE_CHECKING:
    from schemas.edition import Edition

SETTINGS_FILE = "submissions.yaml"
RECORD_SCHEMA = "skema/rekaman.json"  # JSON Schemas, for editors
SETTINGS_SCHEMA = "skema/pengaturan.json"
GOVERNMENT_FILE = "pemda.yaml"
TEMPLATES = "templates"  # the folder of the office's own templates
MANIFEST_FILE = "manifest.json"  # of an export
HIDDEN_FOLDER = ".submissions"  # what the program itself keeps in a workspace; nothing of the office's
EXPORTED, FROZEN = "keluaran", "beku"
"""The folders that exports and frozen states are written into where no other is named."""
OTHER_FILES = (SETTINGS_FILE, GOVERNMENT_FILE, MANIFEST_FILE)
_UNREAD = re.compile(r"\.(yaml|yml|json)(\.txt|[ .]+|\.[ .]*)$", re.IGNORECASE)
RECORD_ENDINGS = (".yaml", ".yml", ".json")
_OPEN_MARK, _SCHEMA_ENDING = ".#", ".json"
_OF_NO_DOCUMENT = ("tenggat", "hari_libur", "bahasa", "contoh")  # settings that no document and no verdict reads


@dataclass(frozen=True)
class Workspace:
    """An office's folder, or the folder of a single record that lies in none."""

    root: Path
    settings: Settings

    @property
    def records_folder(self) -> Path:
        """Return the folder of the records."""
        return self.root / "inovasi"

    @property
    def editions_folder(self) -> Path:
        """Return the folder of the office's own editions; it need not exist."""
        return self.root / "editions"

    @property
    def templates_folder(self) -> Path:
        """Return the folder of the office's own templates; it need not exist."""
        return self.root / TEMPLATES

    @cached_property
    def settings_of_documents(self) -> str:
        """Return, as a text to be compared, the settings on which documents and verdicts rest.

        *Why not the file:* a changed deadline, or a comment, would make every document and judgement anew.
        """
        return self.settings.model_dump_json(exclude=set(_OF_NO_DOCUMENT))

    @cached_property
    def read_ahead(self) -> ReadAhead:
        """Return the records that were parsed to be seen at a glance, until they are read."""
        return ReadAhead()

    @cached_property
    def edition_names(self) -> list[str]:
        """Return the names of all editions known here."""
        return list(edition_files(self.editions_folder))

    @cached_property
    def competitions(self) -> dict[str, Competition]:
        """Return the competitions that have an edition here, by name."""
        return competitions(self.editions_folder)

    @cached_property
    def entered_by_default(self) -> tuple[str, ...]:
        """Return the competitions that a record enters which names none: those of the settings, else the national."""
        if self.settings.kompetisi is not None:
            return tuple(dict.fromkeys(self.settings.kompetisi))
        return tuple(name for name, each in self.competitions.items() if each.level == "national")

    def record_files(self) -> list[Path]:
        """Return the files of all records, by name."""
        return _record_files(_below(self.records_folder), self.records_folder) if self.records_folder.is_dir() else []

    def unread_files(self) -> list[Path]:
        """Return files of the records' folder that are records but for an ending that an editor added, by name."""
        files = _below(self.records_folder) if self.records_folder.is_dir() else []
        return sorted(path for path in files if _UNREAD.search(path.name) and os.path.isfile(path))  # noqa: PTH113

    def records_around(self, paths: Iterable[Path]) -> list[Path]:
        """Return the records among which some records stand: all of the workspace, or those of the same folders.

        A record that lies in no workspace has only its own folder around it: what lies further away may be anything.
        """
        if self.records_folder.is_dir():
            return self.record_files()
        folders = list(dict.fromkeys(path.parent for path in paths))
        return [file for folder in folders for file in self.records_in(folder, deep=False)]

    def records_in(self, folder: Path, *, deep: bool = True) -> list[Path]:
        """Return the records that lie in a folder (and below it), by name: what is no other file of a workspace."""
        found = _below(folder, deep=deep)
        schemas = {os.path.realpath(self.root / name) for name in (RECORD_SCHEMA, SETTINGS_SCHEMA)}
        files = _record_files(found, folder)
        return [
            file
            for file in files
            if file.name not in OTHER_FILES
            # What leads nowhere else is told apart by its ending: thousands of files are not followed for nothing.
            and (
                (file.suffix.lower() != _SCHEMA_ENDING and not file.is_symlink())
                or os.path.realpath(file) not in schemas
            )
        ]

    def shown(self, path: Path) -> str:
        """Return a path as messages name it: from the workspace where it lies inside, else as it is.

        Bytes that are no UTF-8, and characters that steer a terminal or turn the direction of writing, are shown as
        what they are: a name may hold them, a message and a manifest may not.
        """
        # A link has its own name as long as it lies inside: what it leads to may be anywhere, or nowhere.
        folder, last = os.path.split(os.path.abspath(path))  # noqa: PTH100
        place = Path(real_folder(folder), last)
        if not place.is_relative_to(self._real_root):
            place = Path(os.path.realpath(path))
        inside = place.is_relative_to(self._real_root)
        name = place.relative_to(self._real_root).as_posix() if inside else str(path)
        if name.isprintable():
            return name
        plain = os.fsencode(name).decode("utf-8", "backslashreplace")
        return "".join(letter if letter.isprintable() else spelt(letter) for letter in plain)

    def inside(self, relative: str) -> Path | None:
        """Return the file of a relative path, or None where it (or a link in it) leads out of the workspace."""
        if self._straight(relative) is not None:
            return Path(f"{self._real_root_text}{relative}")
        try:
            path = Path(os.path.realpath(self._real_root / relative))
        except ValueError:
            return None  # a name that no system takes
        return path if path.is_relative_to(self._real_root) else None

    def other_workspace(self, relative: str) -> str | None:
        """Return the name of the other workspace in which a path that leads out of this one ends, or None."""
        try:
            path = Path(os.path.realpath(self._real_root / relative))
            return next((each.name for each in path.parents if (each / SETTINGS_FILE).is_file()), None)
        except (OSError, ValueError):
            return None

    def file(self, relative: str) -> Path | None:
        """Return the regular file that a relative path means inside the workspace, or None where there is none.

        Never raises: a name may be too long for the system, a link may lead in a circle.
        """
        located = self.located(relative)
        return None if located is None else located[1]

    def located(self, relative: str) -> tuple[str, Path] | None:
        """Return the path that is taken for a relative one, as written or else what is certainly meant, and its file.

        Never raises; None where there is no regular file inside the workspace.

        *Why:* Windows writes backslashes, does not tell capitals apart and hides endings; macOS takes accents apart.
        """
        mode = self._straight(relative)
        if mode is not None and stat.S_ISREG(mode):
            return relative, Path(f"{self._real_root_text}{relative}")
        taken = relative
        if not self._is_file(relative):
            meant = self.meant(relative)
            if len(meant) != 1:
                return None
            [taken] = meant
        path = self.inside(taken)
        return None if path is None else (taken, path)

    def meant(self, relative: str) -> list[str]:
        """Return the files that a path without a file of its own could mean, by its name; see `NearNames`."""
        if self.inside(relative.replace("\\", "/")) is None:
            return []
        return [name for name in self._near.meant(relative) if self._is_file(name)]

    def nearest(self, relative: str, cited: Collection[str] = ()) -> str | None:
        """Return the file whose name is most like that of a path, or None; rather none of those `cited` already."""
        return self._near.nearest(relative, cited) if self.inside(relative.replace("\\", "/")) else None

    def likely(self, relative: str) -> list[str]:
        """Return the files whose names are like that of a path."""
        return self._near.likely(relative) if self.inside(relative.replace("\\", "/")) else []

    def _is_file(self, relative: str) -> bool:
        mode = self._straight(relative)
        if mode is not None:
            return stat.S_ISREG(mode)
        path = self.inside(relative)
        return path is not None and os.path.isfile(path)  # noqa: PTH113 - pathlib's raises

    def _straight(self, relative: str) -> int | None:
        """Return the mode of what a path means; None where it takes the long way to know where that leads.

        *Why:* records name thousands of files, and hardly ever by a link, a step back or a missing name. So each
        folder on the way is looked at once, below the workspace only.
        """
        if os.sep != "/":
            return None
        mode, place = None, self._real_root_text
        try:
            for part in relative.split("/"):
                if part in ("", ".", ".."):
                    return None
                place += part
                mode = os.lstat(place).st_mode
                if stat.S_ISLNK(mode):
                    return None
                place += "/"
        except (OSError, ValueError):
            return None
        return mode

    @cached_property
    def _real_root_text(self) -> str:
        return f"{str(self._real_root).rstrip('/')}/"

    @cached_property
    def _near(self) -> NearNames:
        return NearNames(self._real_root)

    def refuse_missing_emblem(self) -> None:
        """Refuse a workspace whose settings name a coat of arms that is not there.

        Raises:
            FindingsError: it is not in the workspace.
        """
        missing = [emblem for emblem in self.settings.emblems if not self.file(emblem.file)]
        if missing:
            place = Place(SETTINGS_FILE)
            raise FindingsError(
                Finding(catalogue.EMBLEM_MISSING, place, emblem.at.dotted, values={"file": emblem.file})
                for emblem in missing
            )

    def emblem_files(self) -> dict[str, Path]:
        """Return the coats of arms that the settings name and that are there, by their paths as named."""
        found = {emblem.file: self.file(emblem.file) for emblem in self.settings.emblems}
        return {name: path for name, path in found.items() if path}

    @cached_property
    def _real_root(self) -> Path:
        return self.root.resolve()

    @cached_property
    def _editions(self) -> "dict[str, Edition]":
        return {}

    def edition(self, competition: str, year: int | None = None) -> "Edition":
        """Return a competition's edition; see `edition_name`.

        Raises:
            UserError: there is no such edition.
            FindingsError: its file cannot be read, or says what an edition may not say.
        """
        name = self.edition_name(competition, year)
        if name not in self._editions:
            self._editions[name] = self._load_edition(name)
        return self._editions[name]

    def edition_name(self, competition: str, year: int | None = None) -> str:
        """Return the name of an edition: of `year`, else the one that the settings choose, else the newest.

        Raises:
            UserError: there is no such edition.
        """
        chosen = year or self.settings.edisi.get(competition)
        try:
            return edition_name(competition, chosen, self.editions_folder)
        except UnknownEditionError as error:
            if competition not in self.competitions:
                raise self._unknown_competition(competition) from None
            raise UserError(
                _("There is no edition {name}.").format(name=error.name),
                _("Known: {known}. Others are added as files in editions/.").format(known=", ".join(error.known)),
            ) from None

    def edition_named(self, name: str) -> "Edition":
        """Return the edition of a name such as `iga-2026`.

        Raises:
            UserError: there is no such edition.
            FindingsError: its file cannot be read, or says what an edition may not say.
        """
        parsed = parsed_name(name)
        if parsed is None:
            raise self._unknown_competition(name)
        return self.edition(*parsed)

    def _unknown_competition(self, name: str) -> UserError:
        near = nearest(name, self.competitions)
        return UserError(
            _("There is no competition {name}.").format(name=visible(name)),
            (_("Did you mean `{nearest}`?").format(nearest=near) + " " if near else "")
            + _("Known: {known}. Others are added as files in editions/.").format(known=", ".join(self.competitions)),
        )

    def _load_edition(self, name: str) -> "Edition":
        from schemas.edition import Edition

        file = edition_files(self.editions_folder)[name]
        try:
            source = file.source()
        except ReadError as error:
            raise FindingsError(from_problems(error.problems, Edition)) from None
        try:
            edition = Edition.model_validate(source.data)
        except ValidationError as error:
            raise FindingsError(from_validation(error, source, Edition)) from None
        if edition.id != name:
            values = {"name": name, "edition": edition.id}
            raise FindingsError([Finding(catalogue.EDITION_MISNAMED, Place(source.file), values=values)])
        return edition.made_strict() if self.settings.ketat else edition

    def all_editions(self) -> "dict[str, Edition]":
        """Return every edition known here, by name."""
        return {name: self.edition_named(name) for name in self.edition_names}

    @cached_property
    def known_editions(self) -> "tuple[Edition, ...]":
        """Return every edition known here, for whoever asks often."""
        return tuple(self.all_editions().values())

    @cached_property
    def indicator_keys(self) -> dict[str, None]:
        """Return the keys of the indicators of every edition known here."""
        return {key: None for edition in self.all_editions().values() for key in edition.indicators}

    @cached_property
    def text_names(self) -> dict[str, None]:
        """Return the names of the texts of every form known here, by which photographs are placed."""
        named: dict[str, None] = {}
        for edition in self.all_editions().values():
            for name, item in edition.fields.items():
                for key, text in ((name, item), *item.parts.items()):
                    if text.kind.is_narrative:
                        named |= dict.fromkeys([*(place.rpartition(".")[2] for place in text.answer), key])
        return named

    @cached_property
    def check_names(self) -> dict[str, None]:
        """Return the names of the checks of every edition known here."""
        editions = self.all_editions().values()
        return {name: None for each in editions for item in each.indicators.values() for name in item.checks}


def _record_files(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Return what has the name of a record, whatever it is: what is no file is told when it is read.

    A link of Emacs that leads nowhere marks a file that is open, and is nobody's record.
    """
    files = (path for path in paths if path.suffix.lower() in RECORD_ENDINGS and not path.name.startswith(_OPEN_MARK))
    return sorted(path for path in files if HIDDEN_FOLDER not in path.relative_to(folder).parts)


def _below(folder: Path, *, deep: bool = True) -> Iterable[Path]:
    """Return what lies in a folder, and below it if wanted.

    Raises:
        InputError: a folder may not be read: what is in it would be missing without a word.
    """
    found = []
    for place, folders, files in os.walk(folder, onerror=_refuse_folder):
        found += [Path(place, name) for name in (*folders, *files)]
        if not deep:
            break
        folders[:] = [name for name in folders if name != HIDDEN_FOLDER]
    return found


def _refuse_folder(error: OSError) -> None:
    raise InputError(
        _("{folder} cannot be read: {reason}.").format(folder=error.filename, reason=reason_of(error)),
        _("Check that you may read the folder."),
    ) from None


def open_workspace(path: Path) -> Workspace:
    """Return the workspace that `path` (a folder or a file in one) belongs to.

    The nearest folder upwards that holds `submissions.yaml`; without one, the folder itself (for a
    file in `inovasi/`, the folder above).

    Raises:
        FindingsError: the settings cannot be read.
    """
    start = path.resolve()
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS_FILE).is_file():
            return Workspace(candidate, read_settings(candidate / SETTINGS_FILE))
    return Workspace(folder.parent if folder.name == "inovasi" else folder, Settings())


def read_settings(path: Path) -> Settings:
    """Read `submissions.yaml`.

    Raises:
        FindingsError: it cannot be read, or holds what settings may not hold; every problem is named.
    """
    try:
        source = read_source(path, path.name)
    except ReadError as error:
        raise FindingsError(from_problems(error.problems, Settings)) from None
    try:
        return Settings.model_validate(source.data)
    except ValidationError as error:
        raise FindingsError(from_validation(error, source, Settings)) from None
