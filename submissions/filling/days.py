"""Days that somebody types outside a record, read as a record's are."""

import datetime as dt
from typing import Any

from pydantic import TypeAdapter, ValidationError

from schemas.fields import Day
from submissions.errors import UserError
from submissions.language import _

_DAY: TypeAdapter[Any] = TypeAdapter(Day)


def day_of(text: str) -> dt.date:
    """Return the day that a text says, in any of the ways that a record may.

    Raises:
        UserError: it says none.
    """
    try:
        day: dt.date = _DAY.validate_python(text)
    except ValidationError:
        raise UserError(
            _("“{value}” is not a date.").format(value=text), _("Write 2024-03-01, 01-03-2024 or 1 Maret 2024.")
        ) from None
    return day
