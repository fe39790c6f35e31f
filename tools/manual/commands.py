"""The commands of the manual's reference, from Click, in the language that is spoken when they are imported."""

from collections.abc import Iterator

import click

from submissions.cli.main import sentences, submissions
from submissions.errors import ExitCode
from tools.manual.markdown import page, table

FOLDER = "acuan/perintah"
_OTHERS = {"index": "indeks"}
EXIT_CODES = {
    ExitCode.FINE: "baik: semua yang ditanyakan layak, semua yang diminta jadi",
    ExitCode.NOT_ELIGIBLE_OR_FAILED: "ada yang belum layak, atau tidak dapat dibuat",
    ExitCode.WRONG_USAGE: "perintahnya salah tulis",
    ExitCode.UNREADABLE_INPUT: "ada yang tidak dapat dibaca: berkas inovasi, pengaturan, atau edisi",
    ExitCode.INTERRUPTED: "dihentikan dengan Ctrl+C",
}
_INDEX = "Bagian ini memuat semua perintah, dengan keterangan dan pilihannya persis seperti yang ditampilkan program."
_ABOUT = """Anda yang bekerja di peramban hanya memerlukan `submissions serve`. Di terminal, keterangan yang sama muncul
dengan `submissions help check`, atau dengan `--help` di belakang perintahnya.

Yang ditulis dengan huruf besar diganti dengan milik Anda; yang dalam kurung siku boleh tidak ditulis; `...` berarti
boleh lebih dari satu."""
_CODES = """Setiap perintah berakhir dengan satu angka, untuk skrip yang menjalankannya. Bila 1 dan 3 sama-sama berlaku,
angkanya 3."""
_AND = "Kode keluarnya ada di [daftar perintah](index.md#kode-keluar)."


def pages() -> dict[str, str]:
    """Return the index and a page for each command, by name."""
    context = click.Context(submissions, info_name="submissions")
    told = sentences()
    made = {f"{FOLDER}/index": _index(told)}
    for name, sentence in told.items():
        command = submissions.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context)
        made[page_of(name)] = page(f"submissions {name}", sentence, *_command(command, own), _AND)
    return made


def page_of(command: str) -> str:
    """Return the name of the page of a command; `index` is that of the list."""
    return f"{FOLDER}/{_OTHERS.get(command, command)}"


def _index(told: dict[str, str]) -> str:
    rows = [(f"[{name}]({_OTHERS.get(name, name)}.md)", sentence) for name, sentence in told.items()]
    codes = table(("Kode", "Arti"), [(str(int(each)), EXIT_CODES[each]) for each in ExitCode])
    listed = table(("Perintah", "Guna"), rows)
    return page("Perintah", _INDEX, _ABOUT, listed, "## Kode keluar", _CODES, codes)


def _command(command: click.Command, context: click.Context, level: str = "##") -> Iterator[str]:
    yield f"```text\n{context.command_path} {' '.join(command.collect_usage_pieces(context))}\n```"
    yield from _paragraphs(command.help)
    rows = [row for parameter in command.params if (row := _row(parameter, context))]
    arguments = [row for is_argument, row in rows if is_argument]
    options = [row for is_argument, row in rows if not is_argument]
    if arguments:
        yield table(("Argumen", "Bawaan"), arguments)
    if options:
        yield table(("Pilihan", "Guna", "Bawaan"), options)
    yield from _paragraphs(command.epilog)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                own = click.Context(below, info_name=name, parent=context)
                yield f"{level} {own.command_path}"
                yield from _command(below, own, f"{level}#")


def _paragraphs(text: str | None) -> Iterator[str]:
    for each in (text or "").replace("\b", "").split("\n\n"):
        yield " ".join(each.split())


def _row(parameter: click.Parameter, context: click.Context) -> tuple[bool, tuple[str, ...]] | None:
    if isinstance(parameter, click.Argument):
        return True, (f"`{parameter.make_metavar(context)}`", _default(parameter, context) or "–")
    assert isinstance(parameter, click.Option)
    record = parameter.get_help_record(context)
    if record is None:
        return None
    return False, (f"`{record[0]}`", parameter.help or "", _default(parameter, context))


def _default(parameter: click.Parameter, context: click.Context) -> str:
    if isinstance(parameter, click.Option):
        extra = parameter.get_help_extra(context)
        if "required" in extra:
            return "harus ditulis"
        if "default" in extra:
            return f"`{extra['default']}`"
    if parameter.required:
        return "harus ditulis"
    return "" if isinstance(parameter, click.Option) else "boleh tidak ditulis"
