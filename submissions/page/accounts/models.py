"""The table of accounts."""

import datetime as dt
import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from submissions.workflow.permitting import Person


def _stamp() -> str:
    return secrets.token_hex(8)


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, account: str, **fields: Any) -> "Account":
        """Make an account without a password: it comes in by an invitation first."""
        made = self.model(account=account, **fields)
        made.set_unusable_password()
        made.save(using=self._db)
        return made


class DailyUse(models.Model):
    """How many files and bytes were sent on a day for an office, or by an account that belongs to none."""

    day: "models.DateField[dt.date, dt.date]" = models.DateField()
    whose: "models.CharField[str, str]" = models.CharField(max_length=300)
    files: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(default=0)
    size: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)

    class Meta:
        """One row for each day and office."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "whose"], name="daily_use_of_one")
        ]


class Account(AbstractBaseUser):
    """Somebody who may come in: `account` is what is typed to do so, an e-mail address or a short name.

    With another `stamp` every session of the account ends. A one-time `code` is kept as a hash, with until when it
    counts.
    """

    account: "models.CharField[str, str]" = models.CharField(max_length=120, unique=True)
    name: "models.CharField[str, str]" = models.CharField(max_length=120)
    role: "models.CharField[str, str]" = models.CharField(max_length=30)
    offices: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    is_active: "models.BooleanField[bool, bool]" = models.BooleanField(default=True)
    stamp: "models.CharField[str, str]" = models.CharField(max_length=16, default=_stamp)
    code: "models.CharField[str, str]" = models.CharField(max_length=128, default="")
    code_until: "models.DateTimeField[dt.datetime | None, dt.datetime | None]" = models.DateTimeField(null=True)
    reminded_at: "models.DateTimeField[dt.datetime | None, dt.datetime | None]" = models.DateTimeField(null=True)
    invited_at: "models.DateTimeField[dt.datetime, dt.datetime]" = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "account"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        """In the order of their names."""

        ordering: ClassVar[list[str]] = ["name", "account"]

    @property
    def person(self) -> Person:
        """Return who this is to everything below the page."""
        return Person(self.name, self.role, self.account, tuple(map(str, self.offices)))

    def end_sessions(self) -> None:
        """Let every browser that came in with this account come in again."""
        self.stamp = _stamp()
        self.save(update_fields=["stamp"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        key = "submissions.page.accounts.models.Account"
        return salted_hmac(key, f"{self.password}{self.stamp}", secret=secret, algorithm="sha256").hexdigest()
