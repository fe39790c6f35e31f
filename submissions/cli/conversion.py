"""`submissions check --convert`: PDF files beside the Word files that records name as evidence."""

from collections.abc import Iterable

import click

from submissions.errors import OutputError
from submissions.evidence.opening.converting import ConversionError, convert, converter, is_word
from submissions.language import _
from submissions.records.reading import Record
from submissions.workspace import Workspace


def convert_evidence(records: Iterable[Record], workspace: Workspace) -> None:
    """Convert the Word files that records name, each once, and say what to write into the records.

    The records are left as they are: which file counts is for the office to say.

    Raises:
        OutputError: LibreOffice is not installed.
    """
    program = converter()
    if program is None:
        raise OutputError(
            _("LibreOffice is not installed; it makes PDF of Word files."),
            _("Install it (on Debian: apt install libreoffice-writer-nogui), or save the files as PDF in Word."),
        )
    done: dict[str, str] = {}
    for record in records:
        for key, evidence in record.innovation.bukti.items() if record.innovation else ():
            path = workspace.file(evidence.berkas) if evidence.berkas else None
            if path is None or evidence.berkas is None or not is_word(path):
                continue
            if evidence.berkas not in done:
                try:
                    made = convert(path, program)
                except ConversionError as error:
                    click.echo(
                        _("{file} was not converted: {reason}").format(file=evidence.berkas, reason=error), err=True
                    )
                    done[evidence.berkas] = ""
                    continue
                name = evidence.berkas.rpartition(".")[0] + ".pdf"
                words = _("Made: {file}") if made else _("{file} is there already and was not replaced.")
                click.echo(words.format(file=name), err=True)
                done[evidence.berkas] = name
            if done[evidence.berkas]:
                place = record.source.place(("bukti", key, "berkas"))
                words = _("    {place}: look at it, and write `berkas: {file}`")
                click.echo(words.format(place=place, file=done[evidence.berkas]), err=True)
