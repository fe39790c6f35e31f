"""Mail, where the office has a server that takes it; without one, everything is shown to be passed on otherwise."""

import smtplib
import socket

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import BadHeaderError
from django.core.validators import validate_email

from submissions.errors import OutputError, reason_of
from submissions.language import _


def is_mail_sent() -> bool:
    """Return whether the office has a server for mail."""
    return bool(settings.EMAIL_HOST)


def is_address(account: str) -> bool:
    """Return whether mail can be sent to what an account comes in with."""
    try:
        validate_email(account)
    except ValidationError:
        return False
    return True


def send(to: str, subject: str, text: str) -> None:
    """Send a letter.

    Args:
        to: an address.
        subject: in one line.
        text: plain.

    Raises:
        OutputError: the server for mail cannot be reached, or does not take it.
    """
    try:
        EmailMessage(subject, text, to=[to]).send()
    except (smtplib.SMTPException, OSError, BadHeaderError) as error:
        raise _not_taken(error) from None


def reach() -> None:
    """See that the server for mail can be reached and lets the program in.

    Raises:
        OutputError: it does not.
    """
    try:
        connection = get_connection()
        connection.open()
        connection.close()
    except (smtplib.SMTPException, OSError) as error:
        raise _not_taken(error) from None


def _not_taken(error: Exception) -> OutputError:
    host = settings.EMAIL_HOST
    remedy = _("See what `[mail]` in the configuration says: host, port, security, user and password.")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return OutputError(
            _("The mail server {host} does not know the user or the password.").format(host=host), remedy
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return OutputError(
            _("The mail server {host} does not take mail for this address.").format(host=host),
            _("See that the account is spelt as the address is."),
        )
    if isinstance(error, smtplib.SMTPResponseException):
        told = _("The mail server {host} answers with {code}.").format(host=host, code=error.smtp_code)
        return OutputError(told, remedy)
    if isinstance(error, socket.gaierror):
        return OutputError(
            _("No computer with the name {host} is known, so no mail is sent.").format(host=host), remedy
        )
    if isinstance(error, TimeoutError) and error.errno is None:
        return OutputError(_("The mail server {host} does not answer.").format(host=host), remedy)
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException):
        told = _("The mail server {host} cannot be reached: {reason}.").format(host=host, reason=reason_of(error))
        return OutputError(told, remedy)
    return OutputError(_("The mail server {host} did not take it.").format(host=host), remedy)
