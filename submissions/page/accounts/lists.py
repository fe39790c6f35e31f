"""Accounts for many at once, from a sheet that the office wrote: all of them, or none."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from schemas.workflow import work_states
from submissions.errors import InputError, UserError
from submissions.language import _
from submissions.page.accounts.models import Account
from submissions.page.accounts.people import Invited, invite
from submissions.workbooks.reading import read_workbook

HEADINGS = ("Akun", "Nama", "Peran", "Perangkat daerah")
"""The columns of such a list, in whatever order; offices of one account stand in one cell, parted by semicolons."""
_LAST_HEADING_ROW = 10


def listed_in(path: Path) -> list[tuple[int, Invited]]:
    """Return the accounts that a sheet lists, each with the number of its row.

    Args:
        path: of a workbook, whose first sheet with the headings counts.

    Raises:
        FindingsError: it is no workbook that can be read.
        InputError: no sheet has the headings, or no row stands below them.
    """
    roles = {label.casefold(): name for name, role in work_states().roles.items() for label in (name, role.label)}
    for sheet in read_workbook(path):
        for number in sorted(sheet.rows)[:_LAST_HEADING_ROW]:
            columns = {text.strip().casefold(): column for column, text in sheet.rows[number].items()}
            if any(heading.casefold() not in columns for heading in HEADINGS):
                continue
            found = []
            for row in sorted(each for each in sheet.rows if each > number):
                account, name, role, offices = (
                    sheet.rows[row].get(columns[heading.casefold()], "").strip() for heading in HEADINGS
                )
                if account or name:
                    parted = tuple(each.strip() for each in offices.replace("\n", ";").split(";"))
                    found.append((row, Invited(account, name, roles.get(role.casefold(), role), parted)))
            if found:
                return found
    raise InputError(
        _("No accounts are listed in {file}.").format(file=path.name),
        _("Write a sheet with the headings {headings}, and an account in each row below.").format(
            headings=", ".join(HEADINGS)
        ),
    )


def invite_all(listed: Sequence[tuple[int, Invited]]) -> tuple[list[Account], list[str]]:
    """Make the accounts of a list, or none of them.

    Args:
        listed: the accounts, each with the number of its row.

    Returns:
        The accounts that were made, and the names of those that were there already, which stay as they are.

    Raises:
        InputError: some row cannot become an account; all such rows are named.
    """
    made, there, refused = [], [], []
    with transaction.atomic():
        for row, told in listed:
            if Account.objects.filter(account__iexact=" ".join(told.account.split())).exists():
                there.append(told.account)
                continue
            try:
                made.append(invite(told))
            except UserError as error:
                refused.append(f"{row}: {error.message} {error.remedy}")
        if refused:
            transaction.set_rollback(True)
    if refused:
        raise InputError(
            _("No account was made. To be mended, by row:\n{rows}").format(rows="\n".join(refused)),
            _("Correct the list, and send it again."),
        )
    return made, there
