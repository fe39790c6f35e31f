import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.page.conftest import office
from tests.page.test_guarding import Visitor
from tests.waiting import PATIENCE

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


Serving = Callable[[Path, str], Kantor]


@pytest.fixture(scope="session")
def open_office() -> Iterator[Serving]:
    """Serve a folder to an office, with a configuration in it; ended at the end."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(folder: Path, more: str = "") -> Kantor:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        file = folder / "kantor.toml"
        file.write_text(f'workspace = "."\nport = {port}\nhosts = ["127.0.0.1"]\n{more}')
        environment = {**os.environ, "LANGUAGE": "id", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "submissions", "serve", "--office", str(file), "--no-open"]
        with (folder / "serve.log").open("wb") as log:
            running.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        until = time.monotonic() + PATIENCE
        while True:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert running[-1].poll() is None, (folder / "serve.log").read_text()
            assert time.monotonic() < until
            time.sleep(0.1)
        return Kantor(folder, file, f"http://127.0.0.1:{port}")

    yield begin
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Run a PostgreSQL that is ended at the end; return what makes a database in it and gives its address."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    # It refuses to run as root, into whose folders of tests nobody else may look.
    programs, folder = found[-1].parent, Path(tempfile.mkdtemp(prefix="submissions-postgresql-"))
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    first: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "kantor",
        "--no-sync",
        "-E",
        "UTF8",
    ]
    subprocess.run(first, user=user, check=True, capture_output=True, cwd=folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    command: list[str | Path] = [programs / "postgres", "-D", data, "-p", str(port), *settings]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, user=user, stdout=log, stderr=log, cwd=folder)
    until = time.monotonic() + PATIENCE
    while b"ready to accept connections" not in (folder / "log").read_bytes():
        assert running.poll() is None, (folder / "log").read_text()
        assert time.monotonic() < until
        time.sleep(0.1)
    numbers = count()

    def database() -> str:
        name = f"kantor{next(numbers)}"
        with psycopg.connect(f"postgresql://kantor@127.0.0.1:{port}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://kantor@127.0.0.1:{port}/{name}"

    yield database
    running.send_signal(signal.SIGINT)  # at once: the page keeps its connections open
    running.wait()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def kantor(open_office: Serving, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """An office of two innovations, with an account for each role."""
    served = open_office(office(tmp_path_factory.mktemp("kantor"), "akta-mapan", "sendok-merah"), "")
    let_in(served, PEOPLE)
    return served
