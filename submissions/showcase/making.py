"""The website as a whole: which records are in it, its pictures and pages, and the folder in which they lie."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.source import Place
from submissions.errors import OutputError
from submissions.files.folder import put, whole_folder
from submissions.language import _
from submissions.making.limits import NO_MORE_THAN_USUAL, Limits, cannot_work
from submissions.records.reading import ReadRecord
from submissions.showcase.addresses import robots, sitemap
from submissions.showcase.content import (
    NOT_SHOWN,
    ShownInnovation,
    ShownPhoto,
    Withheld,
    shown_innovations,
    shown_region,
)
from submissions.showcase.pages import START, ReadyEmblem, ReadyPhoto, SitePages, Surroundings, page_of
from submissions.showcase.sharing import of_title
from submissions.workers.crew import Answer, CannotWorkError, Crew, Task
from submissions.workers.processors import processors
from submissions.workspace import SETTINGS_FILE, Workspace

_PREPARER = "submissions.showcase.preparer"
_EMBLEM = "lambang.png"
_OF_START = "awal"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Wishes:
    """How a site is made: `base` is its address (see `base_address`), empty where it is not known."""

    base: str = ""
    made_on: dt.date | None = None
    limits: Limits = NO_MORE_THAN_USUAL
    jobs: int = 0


@dataclass(frozen=True)
class Site:
    """What was made, and what is not on the pages although its record is public."""

    innovations: int
    photographs: int
    files: int
    size: int
    left_out: tuple[Withheld, ...]


def may_be_public(record: ReadRecord) -> bool:
    """Return whether a record is public, or says something of it that cannot be read."""
    return record.innovation.publik or any(finding.field == "publik" for finding in record.findings)


def public_among(records: Sequence[ReadRecord], folder: Path) -> list[ReadRecord]:
    """Return the records that may be shown.

    Args:
        records: those asked for.
        folder: that of the site, of which it is said that it is left where it is there.

    Raises:
        OutputError: there is none; the sentence says what to write where.
    """
    public = [record for record in records if record.innovation.publik]
    if not public:
        named = records[0].file if records else "inovasi/…"
        remedy = _(
            "Write the line `publik: ya` into the file of each innovation that everybody may see, such as {file}, or "
            "fill the column “Ditampilkan untuk Publik” in Excel; then run this again."
        ).format(file=named)
        if os.path.lexists(folder):
            remedy += " " + _("{folder} is left as it is; remove it if nobody is to see it any more.").format(
                folder=folder
            )
        raise OutputError(_("No innovation here is marked as public, so nothing was written."), remedy)
    return public


def make_site(
    workspace: Workspace,
    public: Sequence[ReadRecord],
    readable: Sequence[ReadRecord],
    folder: Path,
    wishes: Wishes = Wishes(),
    progress: Progress | None = None,
) -> Site:
    """Write the website of some innovations into a folder: whole, or not at all.

    Args:
        workspace: the office's folder.
        public: the records that may be shown; see `public_among`.
        readable: all records of the office: whom they name is on no page.
        folder: that of the site; one of ours that stands there is replaced.
        wishes: how it is made.
        progress: told how many pictures of how many are ready.

    Raises:
        OutputError: the folder is somebody else's, or cannot be written; or no helper process can be started.
        InputError: a template of the office is faulty.
    """
    left_out: list[Withheld] = []
    found = shown_innovations(public, readable, workspace, left_out.append)
    with whole_folder(folder) as fresh:
        pictures = _Pictures(workspace, fresh, wishes)
        pictures.make(found, progress)
        left_out += pictures.left_out
        pages = SitePages(
            workspace, Surroundings(shown_region(workspace), pictures.emblem, wishes.base, wishes.made_on)
        )
        _write_pages(fresh, found, pages, pictures)
        if wishes.base:
            _write_addresses(fresh, found, pages, wishes.base)
        files = [path for path in fresh.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
    return Site(len(found), len(pictures.ready), len(files), size, tuple(sorted(left_out, key=lambda each: each.place)))


def _write_pages(fresh: Path, found: Sequence[ShownInnovation], pages: SitePages, pictures: "_Pictures") -> None:
    def cover(shown: ShownInnovation) -> ReadyPhoto | None:
        return pictures.ready.get((shown.name, shown.cover.number)) if shown.cover else None

    small = {shown.name: cover(shown) for shown in found}
    put(fresh / START, pages.start(found, lambda shown: small[shown.name], _shared(_OF_START)).encode())
    for shown in found:
        others = [
            ready
            for picture in shown.pictures
            if picture != shown.cover and (ready := pictures.ready.get((shown.name, picture.number)))
        ]
        put(
            fresh / page_of(shown),
            pages.innovation(shown, small[shown.name], others, _shared(f"inovasi/{shown.name}")).encode(),
        )


def _write_addresses(fresh: Path, found: Sequence[ShownInnovation], pages: SitePages, base: str) -> None:
    """Write what only a site of a known address has: its list for search engines, and pictures for sharing."""
    put(fresh / "sitemap.xml", sitemap(base, ["", *map(page_of, found)]).encode())
    put(fresh / "robots.txt", robots(base).encode())
    put(fresh / _shared(_OF_START), of_title(pages.around.title, "", pages.colours))
    for shown in found:
        target = fresh / _shared(f"inovasi/{shown.name}")
        if not target.exists():
            put(target, of_title(shown.title, shown.office or pages.around.region, pages.colours))


def _shared(name: str) -> str:
    return f"bagikan/{name}.jpg"


@dataclass(frozen=True)
class _Job:
    """A picture that is to be made ready: of an innovation, or the coat of arms, and where it is named."""

    file: str
    into: Mapping[str, str]
    shown: ShownInnovation | None = None
    picture: ShownPhoto | None = None


class _Pictures:
    """Makes the pictures of a site ready, in helper processes: a stranger's file may cost only itself."""

    def __init__(self, workspace: Workspace, fresh: Path, wishes: Wishes):
        self.ready: dict[tuple[str, int], ReadyPhoto] = {}
        self.emblem: ReadyEmblem | None = None
        self.left_out: list[Withheld] = []
        self._workspace, self._fresh, self._wishes = workspace, fresh, wishes

    def make(self, found: Sequence[ShownInnovation], progress: Progress | None) -> None:
        """Make them all.

        Raises:
            OutputError: no helper process can be started.
        """
        jobs = list(self._jobs(found))
        if not jobs:
            return
        limits = self._wishes.limits
        tasks = [Task(job, self._request(job), limits.seconds) for job in jobs]
        try:
            with Crew[_Job](
                _PREPARER, [str(limits.memory_mb)], min(len(jobs), self._wishes.jobs or processors())
            ) as crew:
                for number, result in enumerate(crew.work(tasks), 1):
                    self._take(result.job, result.answer or {})
                    if progress:
                        progress(number, len(jobs))
        except CannotWorkError as error:
            raise cannot_work(error) from None

    def _jobs(self, found: Sequence[ShownInnovation]) -> Iterator[_Job]:
        if emblem := self._workspace.settings.kop.lambang:
            yield _Job(emblem, {"emblem": _EMBLEM})
        for shown in found:
            for picture in shown.pictures:
                into = {"large": f"foto/{shown.name}/{picture.number}.jpg"}
                into["small"] = into["large"].replace(".jpg", "-kecil.jpg")
                if self._wishes.base and picture == shown.cover:
                    into["share"] = _shared(f"inovasi/{shown.name}")
                yield _Job(picture.file, into, shown, picture)

    def _request(self, job: _Job) -> str:
        into = {name: str(self._fresh / path) for name, path in job.into.items()}
        seconds = self._wishes.limits.seconds
        return json.dumps({"root": str(self._workspace.root), "file": job.file, "into": into, "seconds": seconds})

    def _take(self, job: _Job, answer: Answer) -> None:
        """Take what became of a picture; one that cannot be shown leaves nothing behind."""
        if not answer.get("shown"):
            for path in job.into.values():
                (self._fresh / path).unlink(missing_ok=True)
            self._tell(job)
        elif job.shown is None or job.picture is None:
            self.emblem = ReadyEmblem(_EMBLEM, _size(answer["large"]))
        else:
            self.ready[job.shown.name, job.picture.number] = ReadyPhoto(
                job.into["large"],
                job.into["small"],
                _size(answer["large"]),
                _size(answer["small"]),
                job.picture.caption,
                job.picture.alt,
            )

    def _tell(self, job: _Job) -> None:
        if job.shown and job.picture:
            at, title = f"foto.{job.picture.number - 1}.berkas", job.shown.title
            self.left_out.append(Withheld(job.picture.place, at, title, (NOT_SHOWN,)))
        else:
            self.left_out.append(Withheld(Place(SETTINGS_FILE), "kop.lambang", "", (NOT_SHOWN,)))


def _size(stated: Sequence[int]) -> tuple[int, int]:
    width, height = stated
    return width, height
