import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from submissions.page.config import read_server
from tests.page.conftest import office
from tests.page.test_guarding import Visitor
from tests.waiting import PATIENCE, ended, running, wait_until

ROOT = Path(__file__).parents[3]
PASSWORD = "kuda-lumping-hijau-42"
PEOPLE = {
    "admin": ("Contoh Admin", "admin", ()),
    "pengusul": ("Contoh Pengusul", "pengusul", ("Dinas Kependudukan dan Pencatatan Sipil",)),
    "lain": ("Contoh Lain", "pengusul", ("Dinas Perdagangan",)),
    "reviewer": ("Contoh Peninjau", "reviewer", ("Dinas Kependudukan dan Pencatatan Sipil",)),
    "verifikator": ("Contoh Kepala", "verifikator", ("Dinas Kependudukan dan Pencatatan Sipil",)),
    "pimpinan": ("Contoh Pimpinan", "pimpinan", ()),
    "penilai": ("Contoh Penilai", "penilai", ()),
}
"""Accounts by name: the person, the role, the offices."""


@dataclass(frozen=True)
class Kantor:
    """An office that is served: its folder, the file that says how, its address."""

    folder: Path
    file: Path
    address: str

    def users(self, *arguments: str) -> str:
        """Run `submissions users`, and return what it prints."""
        return program("users", str(self.file), *arguments)

    def visitor(self, account: str, password: str = PASSWORD) -> Visitor:
        """Return a browser that came in with an account."""
        visitor = Visitor(self.address)
        visitor.ask("GET", "/masuk/")
        status, _headers, text = visitor.post("/masuk/", {"username": account, "sandi": password})
        assert status == 302, text
        visitor.ask("GET", "/akun/")
        return visitor


def program(*arguments: str, fine: bool = True) -> str:
    """Run the program, and return what it prints; where it is not to be fine, with what it complains of."""
    command = [sys.executable, "-m", "submissions", *arguments]
    environment = {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode == 0) == fine, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if fine else done.stdout + done.stderr


_PEOPLE = """
import json, sys
from pathlib import Path
from submissions.page.config import read_server
from submissions.page.serving import open_accounts
open_accounts(read_server(Path(sys.argv[1])))
from submissions.page.accounts.people import Invited, give_password, invite
for account, (name, role, offices) in json.loads(sys.argv[2]).items():
    give_password(invite(Invited(account, name, role, tuple(offices))), sys.argv[3])
"""


def let_in(kantor: "Kantor", people: Mapping[str, tuple[str, str, tuple[str, ...]]]) -> None:
    """Make accounts with the password, all in one process."""
    command = [sys.executable, "-c", _PEOPLE, str(kantor.file), json.dumps(people), PASSWORD]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=PATIENCE)


def accept(address: str, link: str, password: str = PASSWORD) -> None:
    """Choose a password by an invitation."""
    visitor = Visitor(address)
    found = re.search(r"/undangan/\S+", link)
    assert found
    visitor.ask("GET", found[0])
    status, _headers, text = visitor.post(found[0], {"sandi": password})
    assert status == 302, text


def configured(folder: Path, more: str = "", name: str = "kantor.toml") -> Path:
    """Write a configuration into a folder that is served, on a port that is free, and return it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = folder / name
    file.write_text(f'workspace = "."\nport = {port}\nhosts = ["127.0.0.1"]\n{more}')
    return file


def serving(file: Path) -> subprocess.Popen[bytes]:
    """Serve an office by a configuration; return the process as soon as it answers."""
    environment = {**os.environ, "LANGUAGE": "id", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "submissions", "serve", "--office", str(file), "--no-open"]
    log = file.with_name("serve.log")
    with log.open("ab") as stream:
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream)

    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", read_server(file).port)) == 0

    wait_until(answers)
    return process


Serving = Callable[[Path, str], Kantor]


@pytest.fixture(scope="session")
def open_office() -> Iterator[Serving]:
    """Serve a folder to an office, with a configuration in it; ended at the end."""
    served: list[subprocess.Popen[bytes]] = []

    def begin(folder: Path, more: str = "") -> Kantor:
        file = configured(folder, more)
        served.append(serving(file))
        return Kantor(folder, file, f"http://127.0.0.1:{read_server(file).port}")

    yield begin
    for process in served:
        ended(process)


class Postgresql:
    """A PostgreSQL of its own, in a folder of its own."""

    def __init__(self, programs: Path):
        """Make its folder; it runs from `start` on."""
        # It refuses to run as root, into whose folders of tests nobody else may look.
        self._programs, self._folder = programs, Path(tempfile.mkdtemp(prefix="submissions-postgresql-"))
        self._user = "postgres" if os.getuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user)
        first: list[str | Path] = [
            programs / "initdb",
            "-D",
            self._data,
            "-A",
            "trust",
            "-U",
            "kantor",
            "--no-sync",
            "-E",
            "UTF8",
        ]
        subprocess.run(first, user=self._user, check=True, capture_output=True, cwd=self._folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._numbers = count()
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def start(self) -> None:
        """Start it, and return as soon as it takes connections."""
        settings = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}", "fsync=off"]
        named = [part for each in settings for part in ("-c", each)]
        command: list[str | Path] = [self._programs / "postgres", "-D", self._data, "-p", str(self.port), *named]
        log = self._folder / "log"
        with log.open("wb") as stream:
            self._running = subprocess.Popen(command, user=self._user, stdout=stream, stderr=stream, cwd=self._folder)

        def is_ready() -> bool:
            assert self._running is not None
            assert self._running.poll() is None, log.read_text()
            return b"ready to accept connections" in log.read_bytes()

        wait_until(is_ready)

    def kill(self) -> None:
        """Kill it as a power cut does, and return as soon as its children are gone too."""
        assert self._running is not None
        of_it = Path(f"/proc/{self._running.pid}/task/{self._running.pid}/children").read_text().split()
        self._running.kill()
        self._running.wait()
        wait_until(lambda: not any(running(int(each)) for each in of_it))

    def database(self) -> str:
        """Make a database, and return its address."""
        name = f"kantor{next(self._numbers)}"
        with psycopg.connect(f"postgresql://kantor@127.0.0.1:{self.port}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://kantor@127.0.0.1:{self.port}/{name}"

    def end(self) -> None:
        """End it at once, as the page keeps its connections open, and take its folder away."""
        if self._running is not None:
            self._running.send_signal(signal.SIGINT)
            self._running.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Postgresql]:
    """Run a PostgreSQL that is ended at the end."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    server = Postgresql(found[-1].parent)
    server.start()
    yield server
    server.end()


@pytest.fixture(scope="session")
def postgresql(postgresql_server: Postgresql) -> Callable[[], str]:
    """Return what makes a database and gives its address."""
    return postgresql_server.database


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Return what the configuration says of the database; `request.param` is `sqlite` or `postgresql`."""
    return f'database = "{request.getfixturevalue("postgresql")()}"\n' if request.param == "postgresql" else ""


@pytest.fixture(scope="session")
def kantor(open_office: Serving, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """An office of two innovations, with an account for each role."""
    served = open_office(office(tmp_path_factory.mktemp("kantor"), "akta-mapan", "sendok-merah"), "")
    let_in(served, PEOPLE)
    return served
