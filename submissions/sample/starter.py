"""The small workspace to start from: settings, one hand-written record with its evidence, a short guide."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from schemas.editions import edition_files, load_edition
from schemas.jsonschema import record_schema, schema_text, settings_schema
from schemas.source import read_source
from submissions.files.folder import filled_folder, put
from submissions.sample.emblem import draw_emblem
from submissions.sample.exhibits import files_of
from submissions.sample.people import FRAGMENTS
from submissions.sample.subject import Record
from submissions.workspace import RECORD_SCHEMA, SETTINGS_FILE, SETTINGS_SCHEMA

RECORDS = Path(__file__).parent / "records"
STARTER = "akta-mapan"


def starter_files() -> dict[str, bytes]:
    """Return all files of the starter by their path in the workspace."""
    return {
        **common_files("README-starter.md"),
        f"inovasi/{STARTER}.yaml": with_schema((RECORDS / f"{STARTER}.yaml").read_bytes()),
        **files_of(written_records()[STARTER], names_and_owners(written_records().values())),
    }


def common_files(guide: str) -> dict[str, bytes]:
    """Return settings, profile, emblem and guide; `guide` is the name of its text in `fragments/workspace/`."""
    texts = FRAGMENTS / "workspace"
    return {
        SETTINGS_FILE: _schema_line(SETTINGS_SCHEMA) + (texts / SETTINGS_FILE).read_bytes(),
        "pemda.yaml": (texts / "pemda.yaml").read_bytes(),
        "lambang.png": draw_emblem(),
        "README.md": (texts / guide).read_bytes(),
        RECORD_SCHEMA: schema_text(record_schema(map(load_edition, edition_files()))).encode(),
        SETTINGS_SCHEMA: schema_text(settings_schema()).encode(),
    }


def with_schema(record: bytes) -> bytes:
    """Return a record's file with the line by which editors find the schema of records."""
    return _schema_line(f"../{RECORD_SCHEMA}") + record


def _schema_line(schema: str) -> bytes:
    return f"# yaml-language-server: $schema={schema}\n".encode()


@cache
def written_records() -> dict[str, Record]:
    """Return the hand-written records by identifier, as plain data."""
    return {path.stem: read_source(path).data for path in sorted(RECORDS.glob("*.yaml"))}


def names_and_owners(records: Iterable[Record]) -> list[tuple[str, str]]:
    """Return the name and the proposer of each record."""
    return [(record["nama"], record["pengusul"]["nama"]) for record in records]


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder: all, or none.

    Raises:
        OutputError: one of them lies there already, or it cannot be written.
    """
    with filled_folder(folder) as fresh:
        for relative, content in files.items():
            put(fresh / relative, content)
