"""The one file that says how the page is served to a whole office."""

import ipaddress
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from submissions.errors import InputError, reason_of
from submissions.language import _

EXAMPLE = """\
workspace = "/srv/inovasi/kabupaten"
hosts = ["inovasi.contoh.go.id"]
behind_tls = true
"""
_LOOPBACK = "localhost"
_LINE = re.compile(r"\(at line (\d+)")


class MailServer(BaseModel):
    """A server that takes the mail that is sent, and how it is spoken to; `sender` is the address it comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    host: str
    sender: str
    port: int = Field(587, ge=1, le=65535)
    user: str = ""
    password: str = ""
    security: Literal["starttls", "tls", "none"] = "starttls"


class OfficeServer(BaseModel):
    """How the page is served to an office.

    `workspace` is its folder; `data` is where accounts lie and the key that signs, beside the file if not given.
    `hosts` are the names by which browsers reach it. `behind_tls` says that a server in front of it speaks HTTPS and
    says who asks. `database` is empty for SQLite in `data`, or `postgresql://user:password@host/name`. `scanner` is the
    command of a virus scanner, which gets each file that is sent as its last word and ends with 0 where it is clean.
    `mail` is left out where no mail is sent. An office sends at most `files_per_day` and `megabytes_per_day`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    workspace: Path
    data: Path = Path("data")
    hosts: tuple[str, ...] = (_LOOPBACK, "127.0.0.1")
    address: str = "127.0.0.1"
    port: int = Field(8765, ge=0, le=65535)
    behind_tls: bool = False
    database: str = ""
    scanner: tuple[str, ...] = ()
    mail: MailServer | None = None
    files_per_day: int = Field(1_000, ge=1)
    megabytes_per_day: int = Field(2_000, ge=1)

    @property
    def is_public(self) -> bool:
        """Return whether others than this computer can reach it."""
        try:
            return not ipaddress.ip_address(self.address).is_loopback
        except ValueError:
            return self.address != _LOOPBACK

    def link(self, path: str = "/") -> str:
        """Return the address of a page as browsers reach it.

        Args:
            path: of the page, from the first slash on.
        """
        scheme, port = ("https", "") if self.behind_tls else ("http", f":{self.port}")
        return f"{scheme}://{self.hosts[0]}{port}{path}"


def read_server(file: Path) -> OfficeServer:
    """Return what a configuration file says; paths in it count from where it lies.

    Raises:
        InputError: it cannot be read, says something else, or would serve passwords in clear.
    """
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        read = OfficeServer.model_validate(data)
    except OSError as error:
        raise InputError(
            _("{file} cannot be read: {reason}.").format(file=file, reason=reason_of(error)), _example()
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = _LINE.search(str(error))
        told = _("Line {n} of {file} cannot be read.").format(n=line[1], file=file) if line else ""
        raise InputError(told or _("{file} is no text of this form.").format(file=file), _example()) from None
    except ValidationError as error:
        names = ", ".join(".".join(map(str, each["loc"])) for each in error.errors())
        raise InputError(
            _("{file} says something else than is asked: {names}.").format(file=file, names=names), _example()
        ) from None
    folder = file.resolve().parent
    server = read.model_copy(update={"workspace": folder / read.workspace, "data": folder / read.data})
    if server.is_public and not server.behind_tls:
        raise InputError(
            _("{address} can be reached from other computers, and passwords would go there in clear.").format(
                address=server.address
            ),
            _(
                "Let a server with TLS, such as Caddy or nginx, stand in front of it on the same computer, write "
                "`behind_tls = true`, and leave `address` out; docs/kantor.md has examples."
            ),
        )
    return server


def _example() -> str:
    return _("It looks like this:\n{example}").format(example=EXAMPLE)


def database_of(server: OfficeServer) -> dict[str, Any]:
    """Return Django's setting of the database.

    Raises:
        InputError: the address of the database is of another kind, or its driver is not installed.
    """
    if not server.database:
        # Whoever writes takes the lock at once: two who read before they write would wait for each other for ever.
        options = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(server.data / "kantor.sqlite3"),
            "OPTIONS": options,
        }
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(server.database)
    if parts.scheme not in ("postgresql", "postgres"):
        raise InputError(
            _("The database “{kind}” is not known.").format(kind=parts.scheme),
            _("Write `postgresql://USER:PASSWORD@HOST/NAME`, or leave `database` out for SQLite."),
        )
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise InputError(
            _("The driver of PostgreSQL is not installed."), _("pip install 'submissions[postgresql]'")
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
