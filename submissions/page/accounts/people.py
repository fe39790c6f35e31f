"""Accounts made, invited, let in and shut out; the page and the command line do it by these functions."""

import datetime as dt
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from schemas.workflow import work_states
from submissions.errors import UserError
from submissions.language import N_, _
from submissions.page.accounts.models import Account

_CODE_DIGITS, _CODE_MINUTES = 8, 15
_LONGEST = 120
# A hash takes 64 MiB: many who try at once must not fill the memory.
_HASHING = threading.BoundedSemaphore(2)
_REASONS = {
    "password_too_short": N_("it is shorter than ten letters"),
    "password_too_common": N_("it stands in every list of passwords"),
    "password_too_similar": N_("it is too much like the name"),
    "password_entirely_numeric": N_("it has nothing but digits"),
}


@dataclass(frozen=True)
class Invited:
    """An account that was made or is there already, as a list says it."""

    account: str
    name: str
    role: str
    offices: tuple[str, ...]


def invite(told: Invited) -> Account:
    """Make an account that has no password yet.

    Raises:
        UserError: there is one of that name, or something is missing or not known.
    """
    account, name = " ".join(told.account.split()), " ".join(told.name.split())
    roles = work_states().roles
    if not account or not name or len(account) > _LONGEST or len(name) > _LONGEST:
        raise UserError(_("An account needs a name to come in with, and the name of a person."), _("Write both."))
    if told.role not in roles:
        raise UserError(
            _("There is no role “{role}”.").format(role=told.role), _("Known: {known}.").format(known=", ".join(roles))
        )
    offices = [" ".join(office.split()) for office in told.offices if office.strip()]
    if roles[told.role].sees != "all" and not offices:
        raise UserError(
            _("{name} sees only the innovations of offices, and none is named.").format(name=name),
            _("Name at least one office."),
        )
    if Account.objects.filter(account__iexact=account).exists():
        raise UserError(
            _("There is an account “{account}” already.").format(account=account), _("Choose another name.")
        )
    return Account.objects.create_user(account, name=name, role=told.role, offices=offices)


def invitation_of(account: Account) -> str:
    """Return the last part of the address by which an account gets its password; it works once, and for some days."""
    return f"{urlsafe_base64_encode(force_bytes(account.pk))}/{default_token_generator.make_token(account)}/"


def invited(key: str, token: str) -> Account | None:
    """Return the account of an invitation; None where it is none, was used, or is too old."""
    try:
        found = Account.objects.filter(pk=int(force_str(urlsafe_base64_decode(key))), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return found if found is not None and default_token_generator.check_token(found, token) else None


def knows_password(account: Account, password: str) -> bool:
    """Return whether a password is the one of an account."""
    with _HASHING:
        return account.check_password(password)


def give_password(account: Account, password: str) -> None:
    """Give an account a password; whoever came in with it before must come in again.

    Raises:
        UserError: the password is too easy to guess.
    """
    try:
        validate_password(password, account)
    except ValidationError as error:
        codes = [str(each.code) for each in error.error_list]
        reasons = ", ".join(_(_REASONS[code]) if code in _REASONS else code for code in codes)
        raise UserError(
            _("This password can be guessed: {reasons}.").format(reasons=reasons),
            _("Take three or four words that do not belong together."),
        ) from None
    with _HASHING:
        account.set_password(password)
    account.code = ""
    account.save()
    account.end_sessions()


def one_time_code(account: Account) -> str:
    """Return a code by which an account comes in once, within a quarter of an hour."""
    code = "".join(secrets.choice("0123456789") for _digit in range(_CODE_DIGITS))
    with _HASHING:
        account.code = make_password(code)
    account.code_until = timezone.now() + dt.timedelta(minutes=_CODE_MINUTES)
    account.save(update_fields=["code", "code_until"])
    return code


def change_account(account: Account, role: str, offices: Iterable[str], *, is_active: bool) -> None:
    """Give an account another role or other offices, or shut it out; its sessions end.

    Raises:
        UserError: the role is not known, or nobody would be left who may change accounts.
    """
    if role not in work_states().roles:
        raise UserError(_("There is no role “{role}”.").format(role=role))
    keeps = is_active and "pengguna" in work_states().roles[role].may
    others = [each for each in Account.objects.filter(is_active=True).exclude(pk=account.pk) if may_invite(each)]
    if not keeps and may_invite(account) and not others:
        raise UserError(
            _("Then nobody would be left who can change accounts."), _("Give another account that role first.")
        )
    account.role, account.offices, account.is_active = role, [each for each in offices if each.strip()], is_active
    account.save()
    account.end_sessions()


def may_invite(account: Account) -> bool:
    """Return whether an account may change accounts."""
    return account.role in work_states().roles and "pengguna" in account.person.rights.may


class ByPasswordOrCode:
    """Lets an account in by its password, or by a code that counts once."""

    def authenticate(self, request: HttpRequest | None, username: str = "", password: str = "") -> Account | None:
        """Return the account that a name and a password, or a code, belong to."""
        found = Account.objects.filter(account__iexact=username.strip()).first()
        with _HASHING:
            if found is None:
                make_password(password)  # so that the time tells nobody which names there are
                return None
            if found.check_password(password):
                return found if found.is_active else None
            typed = password.replace(" ", "")
            counts = found.code and found.code_until and found.code_until > timezone.now() and found.is_active
            if not counts or not check_password(typed, found.code):
                return None
        # Of two who send the same code at once, one comes in.
        used = Account.objects.filter(pk=found.pk, code=found.code).update(code="", code_until=None)
        return found if used else None

    def get_user(self, user_id: int) -> Account | None:
        """Return the account of a session; None where it was shut out."""
        return Account.objects.filter(pk=user_id, is_active=True).first()
