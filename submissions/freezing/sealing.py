"""Freeze a workspace: the documents, the records, the editions and the hashes of the evidence, in one sealed folder."""

import datetime as dt
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from schemas.editions import edition_files
from schemas.source import ReadError, read_raw
from submissions import __version__
from submissions.batch.engines import JobEngine
from submissions.batch.exporting import NO_OPTIONS, Export, Options, Progress, export
from submissions.batch.fingerprints import libraries, program_hash
from submissions.batch.manifest import FILE as EXPORT_MANIFEST
from submissions.errors import OutputError
from submissions.evidence.opening.inspecting import Opened
from submissions.files.folder import numbered, partial_folder, put, put_copy
from submissions.files.hashes import file_hash
from submissions.findings.finding import FindingsError
from submissions.findings.from_errors import from_problems
from submissions.freezing.seal import ACCOUNT, SUMS, files_in, seal_of, sums_of
from submissions.language import _
from submissions.records.reading import read_record
from submissions.workspace import GOVERNMENT_FILE, SETTINGS_FILE, Workspace

DOCUMENTS = "pdf"
PREFIX = "beku"
_MOST_ON_A_DAY = 1000


@dataclass(frozen=True)
class Frozen:
    """A frozen folder, its seal, and the export that its documents come from."""

    folder: Path
    seal: str
    done: Export
    evidence: int


def freeze(
    workspace: Workspace,
    paths: Sequence[Path],
    editions: Sequence[str],
    folder: Path,
    engine: JobEngine,
    exported: Path | None = None,
    options: Options = NO_OPTIONS,
    progress: Callable[[Progress], None] | None = None,
    opened: Opened | None = None,
) -> Frozen:
    """Seal what is about to be sent into a new, dated folder in `folder`: whole, or not at all.

    *Why:* a portal takes an entry once and gives nothing back; this is the office's proof of what it was. The folder
    is a workspace of its own (without the evidence itself, whose hashes it holds), so that all commands read it.

    Args:
        workspace: the office's folder.
        paths: its records.
        editions: the names of the editions.
        folder: where the new folder is to lie.
        engine: what makes the documents.
        exported: an export's folder, in which the documents are brought up to date and from which they are copied;
            without it they are all made anew.
        options: of the export; whether its verdicts rest on evidence that was opened stands in the account.
        progress: called now and then.
        opened: told while evidence is opened.

    Raises:
        OutputError: a document could not be made, something changed meanwhile, or the folder cannot be written.
        FindingsError: a record is no file that can be read.
        CannotWorkError: no helper process can be started.
    """
    moment = now()
    if folder.resolve().is_relative_to(workspace.records_folder.resolve()):
        raise OutputError(
            _("{folder} lies among the records: what is frozen would be taken for records.").format(folder=folder),
            _("Choose another folder with -o."),
        )
    with partial_folder(folder, inside=True) as partial:
        before = _inputs(workspace, paths)
        with tempfile.TemporaryDirectory(dir=partial) as working:
            source = exported or Path(working)
            done = export(workspace, paths, editions, source, engine, options, progress, opened)
            _refuse_failures(done)
            if not done.manifest.files:
                raise OutputError(
                    _("No innovation is eligible, so there is nothing to freeze."), _("`submissions check` says why.")
                )
            for made in done.manifest.files:
                put_copy(partial / DOCUMENTS / made.file, source / made.file)
            put_copy(partial / DOCUMENTS / EXPORT_MANIFEST, source / EXPORT_MANIFEST)
        for file, content in before.items():
            put(partial / file, content)
        for name in editions:
            put(partial / "editions" / f"{name}.yaml", _edition_text(workspace, name))
        evidence = _evidence(workspace, paths)
        account = _account(workspace, editions, moment, done, evidence)
        put(partial / ACCOUNT, (json.dumps(account, ensure_ascii=False, indent=2) + "\n").encode())
        _refuse_changes(before, _inputs(workspace, paths))
        _refuse_altered(partial, done)
        sums = sums_of(partial, files_in(partial))
        put(partial / SUMS, sums)
        for file in files_in(partial):
            (partial / file).chmod(0o444)
        target = numbered(partial, folder / f"{PREFIX}-{moment.date()}", _MOST_ON_A_DAY)
        return Frozen(target, seal_of(sums), done, sum(digest is not None for digest in evidence.values()))


def now() -> dt.datetime:
    """Return the time of freezing: that of SOURCE_DATE_EPOCH if it is set, else the clock's, with its zone."""
    with suppress(KeyError, ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)
    return dt.datetime.now().astimezone().replace(microsecond=0)


def _inputs(workspace: Workspace, paths: Sequence[Path]) -> dict[str, bytes]:
    """Return the records, the government's own facts and the settings, by their path in the workspace.

    Raises:
        OutputError: a record lies outside the workspace.
        FindingsError: a record is no file that can be read.
    """
    root = workspace.root.resolve()
    found = {}
    for path in paths:
        place = Path(os.path.abspath(path))  # noqa: PTH100 - a link inside the workspace keeps its own name
        if not place.is_relative_to(root):
            place = path.resolve()
        if not place.is_relative_to(root):
            raise OutputError(_("{file} lies outside the workspace and cannot be frozen.").format(file=path))
        try:
            found[place.relative_to(root).as_posix()] = read_raw(path, workspace.shown(path))
        except ReadError as error:
            raise FindingsError(from_problems(error.problems)) from None
    government = workspace.root / GOVERNMENT_FILE
    if government.is_file():
        found[GOVERNMENT_FILE] = government.read_bytes()
    settings = workspace.root / SETTINGS_FILE
    # Without settings of its own, a frozen folder would be taken for a part of the workspace that it lies in.
    return found | {SETTINGS_FILE: settings.read_bytes() if settings.is_file() else b"{}\n"}


def _edition_text(workspace: Workspace, name: str) -> bytes:
    """Return all that an edition says here, the office's own values included, as one file."""
    data = edition_files(workspace.editions_folder)[name].source().data
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120).encode()


def _evidence(workspace: Workspace, paths: Sequence[Path]) -> dict[str, str | None]:
    """Return the hash of every evidence file that records name, by its path; None where there is none."""
    named = set()
    for path in paths:
        innovation = read_record(path, workspace).innovation
        named |= set(innovation.files) if innovation else set()
    return evidence_hashes(workspace, named)


def evidence_hashes(workspace: Workspace, named: set[str]) -> dict[str, str | None]:
    """Return the hash of files by their path in a workspace; None where there is none."""
    found = {file: workspace.file(file) for file in sorted(named)}
    return {file: file_hash(path) or None if path else None for file, path in found.items()}


def _account(
    workspace: Workspace, editions: Sequence[str], moment: dt.datetime, done: Export, evidence: dict[str, str | None]
) -> dict[str, Any]:
    chosen = [workspace.edition_named(name) for name in editions]
    return {
        "frozen": 1,
        "frozen_at": moment.isoformat(),
        "program": f"submissions {__version__}",
        "program_sha256": program_hash(),
        "libraries": libraries(),
        "pemda": workspace.settings.pemda.nama,
        "editions": {edition.id: edition.fingerprint for edition in chosen},
        "verdicts": done.verdicts,
        "evidence_opened": done.manifest.evidence_opened,
        "documents": [made.entry for made in done.manifest.files],
        "left_out": [asdict(each) for each in done.manifest.left_out],
        "evidence": evidence,
    }


def _refuse_failures(done: Export) -> None:
    if done.manifest.failures:
        named = "; ".join(f"{each.record} {each.document}: {each.reason}" for each in done.manifest.failures[:5])
        raise OutputError(
            _("{count} documents could not be made: {named}").format(count=len(done.manifest.failures), named=named),
            _("Nothing was frozen. `submissions export` says more."),
        )


def _refuse_changes(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    changed = sorted(file for file in before.keys() | after.keys() if before.get(file) != after.get(file))
    if changed:
        raise OutputError(
            _("Changed while it was being frozen: {files}.").format(files=", ".join(changed[:5])),
            _("Nothing was frozen. Close the files and freeze again."),
        )


def _refuse_altered(partial: Path, done: Export) -> None:
    altered = [made.file for made in done.manifest.files if file_hash(partial / DOCUMENTS / made.file) != made.sha256]
    if altered:
        raise OutputError(
            _("Changed while it was being frozen: {files}.").format(files=", ".join(altered[:5])),
            _("Nothing was frozen. Close the files and freeze again."),
        )
