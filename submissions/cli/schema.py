"""`submissions schema`: JSON Schema of records, editions and settings, for editors."""

import json
from pathlib import Path

import click

from submissions.cli.editions import edition_named
from submissions.cli.options import STANDARD_OUTPUT, OutputPath, flows
from submissions.cli.telling import print_json
from submissions.errors import OutputError
from submissions.language import _
from submissions.workspace import open_workspace

_RECORD, _SETTINGS, _EDITION = "record", "settings", "edition"


@click.command(
    help=_(
        "Print the JSON Schema (draft 2020-12) of NAME: `record` (if not given), a record for one edition such as "
        "`iga-2026`, `edition`, the file of an edition, or `settings`, the office's `submissions.yaml`. Editors check "
        "and complete YAML and JSON by it."
    ),
)
@click.argument("name", default=_RECORD)
@click.option(
    "-o",
    "--output",
    type=OutputPath(may_flow=True),
    metavar="FILE",
    help=_("Write it into FILE instead; an older one there is replaced. “-” is standard output."),
)
def schema(name: str, output: Path | None) -> None:
    """Print or write a schema."""
    from schemas.jsonschema import SCHEMA_INDENT, edition_schema, record_schema, schema_text, settings_schema
    from submissions.files.whole import write_into, write_whole

    workspace = open_workspace(Path())
    if name == _EDITION:
        made = edition_schema()
    elif name == _SETTINGS:
        made = settings_schema()
    else:
        if name not in (_RECORD, *workspace.edition_names):
            known = ", ".join((_RECORD, _SETTINGS, _EDITION, *workspace.edition_names))
            raise click.UsageError(
                _("There is no schema {name}.").format(name=name) + " " + _("Known: {known}.").format(known=known)
            )
        names = workspace.edition_names if name == _RECORD else [name]
        made = record_schema(edition_named(workspace, each) for each in names)
    if output is None or str(output) in STANDARD_OUTPUT:
        print_json(made, indent=SCHEMA_INDENT)
        return
    text = schema_text(made)
    if flows(output):
        write_into(output, text.encode())
        return
    if output.exists() and not _is_schema(output):
        raise OutputError(
            _("{file} exists and was not made by this program.").format(file=output),
            _("Name another file with -o, or move this one away."),
        )
    write_whole(output, text.encode())
    click.echo(_("Written: {file}").format(file=output))


def _is_schema(path: Path) -> bool:
    try:
        return "$schema" in json.loads(path.read_bytes())
    except (OSError, ValueError, TypeError):
        return False
