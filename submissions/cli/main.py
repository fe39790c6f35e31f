"""The group of commands; a command's module is imported only when it is asked for."""

import importlib
import os
from typing import Any

import click

from submissions import __version__
from submissions.cli.metavars import in_the_users_language
from submissions.language import N_, _

DOCUMENTS, MAKE = "submissions.cli.documents", "make"
COMMANDS = {
    "init": ("submissions.cli.init", N_("Make a workspace with one filled example record (or the sample regency).")),
    "serve": ("submissions.cli.serve", N_("Open a workspace in the browser: list, fill in, check, import.")),
    "shortcut": (
        "submissions.cli.shortcut",
        N_("Put a file on the desktop that opens a workspace in the browser by a double click."),
    ),
    "users": ("submissions.cli.users", N_("Show and change the accounts of the page of an office.")),
    "backup": ("submissions.cli.backup", N_("Write all of an office with accounts into one file.")),
    "restore": ("submissions.cli.backup", N_("Make an office with accounts of such a file.")),
    "new": ("submissions.cli.new", N_("Begin the record of an innovation: an empty file with every question.")),
    "template": ("submissions.cli.template", N_("Make the Excel form that offices fill in.")),
    "import": ("submissions.cli.importing", N_("Read filled Excel forms into the records of a workspace.")),
    "rename": (
        "submissions.cli.rename",
        N_("Give an innovation another id: file, evidence folder and the paths that name it go along."),
    ),
    "check": ("submissions.cli.check", N_("Say per innovation and competition whether it is eligible, and why not.")),
    "gaps": ("submissions.cli.gaps", N_("List what each innovation still lacks, most points first, and per office.")),
    "score": (
        "submissions.cli.scores",
        N_("Show the score claimed, proven and verified of one innovation, and what would change it."),
    ),
    "interview": (
        "submissions.cli.interview",
        N_("List the questions that a panel will ask of one innovation, with the place of each answer."),
    ),
    "brief": (
        "submissions.cli.brief",
        N_("Make one page on an innovation as a member of the jury sees it, as PDF."),
    ),
    "pemda": (
        "submissions.cli.government",
        N_("Check the profile of the government itself (pemda.yaml), and make its sheet as PDF."),
    ),
    "index": (
        "submissions.cli.indices",
        N_("Project the region's index: claimed, proven, verified; this year and by later years' constants."),
    ),
    "select": (
        "submissions.cli.selecting",
        N_("Say which innovations to send: the best set where there is an index, else an order within the quota."),
    ),
    "report": (
        "submissions.cli.reporting",
        N_("Make the report on the whole region for the leadership, as PDF or as one HTML file."),
    ),
    "site": (
        "submissions.cli.site",
        N_("Make a website of the innovations that everybody may see, without persons and their contacts."),
    ),
    "calendar": (
        "submissions.cli.deadlines",
        N_("List the office's deadlines and those of the editions in working days, also as a calendar file."),
    ),
    "letters": (
        "submissions.cli.letters",
        N_("Make the statement letters that are to be signed, at any time, whatever else is still missing."),
    ),
    MAKE: (DOCUMENTS, N_("Make the documents of one innovation for any edition, as PDF.")),
    "export": ("submissions.cli.export", N_("Make the documents of every eligible innovation of a workspace.")),
    "table": ("submissions.cli.table", N_("Write all innovations with verdicts and scores into one Excel workbook.")),
    "freeze": (
        "submissions.cli.freeze",
        N_("Seal what is about to be sent: documents, records, editions and hashes, in a dated folder."),
    ),
    "diff": (
        "submissions.cli.diff",
        N_("Say per innovation and field what changed between two frozen folders or workspaces."),
    ),
    "carry-over": (
        "submissions.cli.carry_over",
        N_("Start next year's records from this year's: what is kept, asked anew, or too old."),
    ),
    "validate": ("submissions.cli.validate", N_("Check with veraPDF whether PDF files are PDF/A-3a and PDF/UA-1.")),
    "verify": ("submissions.cli.verify", N_("Show what PDF files were made from, and whether they still say that.")),
    "sign": ("submissions.cli.sign", N_("Sign finished PDF files with a key of the office.")),
    "states": (
        "submissions.cli.states",
        N_("Show where each innovation stands on its way to a competition, and move it on."),
    ),
    "history": (
        "submissions.cli.history",
        N_("Look whether the histories of records are as they were written; black a person's data out of them."),
    ),
    "editions": (
        "submissions.cli.editions",
        N_("Show the editions known, their source, and what is verified in them."),
    ),
    "schema": (
        "submissions.cli.schema",
        N_("Print the JSON Schema of records, settings or editions, so that editors complete and check them."),
    ),
    "help": ("submissions.cli.help", N_("List, search and read the manual, which is in Indonesian.")),
    "doctor": ("submissions.cli.doctor", N_("Say what this machine lacks, and how to get it.")),
}

"""Where each command lies, and its one sentence, which stands nowhere else: in lists and where shells complete."""

SHORT = {
    "indicators": N_("Make the {competition} dossier of one innovation as PDF."),
    "proposal": N_("Make the {competition} form of one innovation, and its statement letters, as PDF."),
}
"""The sentence of the command that each packaged competition has under its own name, by the form that it takes: a short
way for `make --edition NAME`. There is no list of these commands: a packaged edition makes one."""

FUNCTIONS = {"import": "import_", "carry-over": "carry_over", "help": "help_"}
"""The functions of commands whose names are words of Python, or of its own, or none that it takes."""


def sentences() -> dict[str, str]:
    """Return the commands in the order of the work with one sentence for each; national competitions have one each."""
    from schemas.competitions import competitions

    found: dict[str, str] = {}
    for name, (_module, text) in COMMANDS.items():
        found[name] = _(text)
        if name == MAKE:
            own = (each for each in competitions().values() if each.level == "national" and each.name not in COMMANDS)
            found |= {each.name: _(SHORT[each.form or "proposal"]).format(competition=each.short_name) for each in own}
    return found


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the work."""
        return list(sentences())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        known = sentences()
        if cmd_name not in known:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0] if cmd_name in COMMANDS else DOCUMENTS)
        command: click.Command
        if cmd_name in COMMANDS:
            command = getattr(module, FUNCTIONS.get(cmd_name, cmd_name.replace("-", "_")))
        else:
            command = module.documents_command(cmd_name)
        command.short_help = known[cmd_name]
        return in_the_users_language(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for; a misspelt one is answered with the nearest."""
        if args[0] not in sentences() and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=sentences(), ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, without colours where they are not wanted."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl(list(sentences().items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "From innovation records to submittable PDFs: checks records against the editions of competitions, such as "
        "IGA and KIPP, and makes their dossiers, forms and letters."
    ),
    epilog=_("Exit codes: 0 fine, 1 something is not eligible or failed, 2 wrong usage, 3 unreadable input."),
)
@click.version_option(__version__, prog_name="submissions", help=_("Show the version and exit."))
def submissions() -> None:
    """Hold the commands together."""


in_the_users_language(submissions)
