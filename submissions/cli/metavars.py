"""What stands for a value in usage lines and lists of options, in the user's language."""

import re

import click

from submissions.language import N_, _

_WORDS = {
    "OPTIONS": N_("OPTIONS"),
    "COMMAND": N_("COMMAND"),
    "ARGS": N_("ARGS"),
    "WORKSPACE": N_("WORKSPACE"),
    "PATH": N_("PATH"),
    "FILE": N_("FILE"),
    "FILES": N_("FILES"),
    "LIST": N_("LIST"),
    "RECORD": N_("RECORD"),
    "STATE": N_("STATE"),
    "MOVE": N_("MOVE"),
    "WORD": N_("WORD"),
    "ARCHIVE": N_("ARCHIVE"),
    "ROLE": N_("ROLE"),
    "ACCOUNT": N_("ACCOUNT"),
    "OFFICE": N_("OFFICE"),
    "DIR": N_("DIR"),
    "DIRECTORY": N_("DIR"),
    "NAME": N_("NAME"),
    "NEW-ID": N_("NEW-ID"),
    "YEAR": N_("YEAR"),
    "EDITION": N_("EDITION"),
    "GROUP": N_("GROUP"),
    "TEXT": N_("TEXT"),
    "INTEGER": N_("NUMBER"),
    "FLOAT": N_("NUMBER"),
    "N": N_("N"),
    "SECONDS": N_("SECONDS"),
    "ADDRESS": N_("ADDRESS"),
    "OLD": N_("OLD"),
    "NEW": N_("NEW"),
    "BEFORE": N_("BEFORE"),
    "AFTER": N_("AFTER"),
    "INDICATOR": N_("INDICATOR"),
    "FACT": N_("FACT"),
    "CERT": N_("CERT"),
    "COMPETITION": N_("COMPETITION"),
    "DATE": N_("DATE"),
    "FOLDER": N_("FOLDER"),
    "NUMBER": N_("NUMBER"),
}


def in_the_users_language(command: click.Command) -> click.Command:
    """Return a command whose options, arguments and commands are named in the user's language in its help."""
    command.options_metavar = _in_words(command.options_metavar or "[OPTIONS]")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count):
            continue
        if isinstance(parameter.type, click.Choice):
            continue
        named = parameter.metavar or _metavar_of(parameter)
        parameter.metavar = _in_words(named)
    if isinstance(command, click.Group):
        command.subcommand_metavar = _in_words(command.subcommand_metavar or "COMMAND [ARGS]...")
        for inner in getattr(command, "commands", {}).values():
            in_the_users_language(inner)
    return command


def _metavar_of(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.type.name.upper() + ("..." if parameter.nargs != 1 else "")
    name = str(parameter.name).upper().replace("_", "-")
    return (name if parameter.required else f"[{name}]") + ("..." if parameter.nargs != 1 else "")


def _in_words(metavar: str) -> str:
    return re.sub(r"[A-Z]+(?:-[A-Z]+)?", lambda word: _(_WORDS[word[0]]) if word[0] in _WORDS else word[0], metavar)
