"""The page served for pictures of it: a folder, and an office with accounts."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page
from waitress.server import create_server

from submissions.page.application import application
from submissions.page.desk import Shelf
from submissions.page.serving import HOST

KEY = "kunci"
PASSWORD = "kuda-lumping-hijau-42"
_ACCOUNTS = """
import json, sys
from pathlib import Path
from submissions.page.config import read_server
from submissions.page.serving import open_accounts
open_accounts(read_server(Path(sys.argv[1])))
from submissions.page.accounts.people import Invited, give_password, invite
for account, (name, role, offices) in json.loads(sys.argv[2]).items():
    give_password(invite(Invited(account, name, role, tuple(offices))), sys.argv[3])
"""


def folder_served(folder: Path, *, open_evidence: bool = False) -> str:
    """Serve a workspace from a thread of this process and return its address; `?masuk=` and `KEY` let a browser in."""
    shelf = Shelf(folder, open_evidence=open_evidence)
    server = create_server(application(shelf, KEY), host=HOST, port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://{HOST}:{server.effective_port}"


@contextmanager
def office_served(folder: Path, people: Mapping[str, tuple[str, str, tuple[str, ...]]]) -> Iterator[str]:
    """Serve a workspace with accounts, from a process of its own: a process has accounts or has none.

    `people` gives name, role and offices by account; all have `PASSWORD`. Yields the address.
    """
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    file = folder.parent / "kantor.toml"
    file.write_text(f'workspace = "{folder.name}"\nport = {port}\nhosts = ["{HOST}"]\n')
    subprocess.run([sys.executable, "-c", _ACCOUNTS, str(file), json.dumps(people), PASSWORD], check=True)
    command = [sys.executable, "-m", "submissions", "serve", "--office", str(file), "--no-open"]
    served = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            time.sleep(0.1)
        yield f"http://{HOST}:{port}"
    finally:
        served.terminate()
        served.wait()


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex((HOST, port)) == 0


def log_in(page: Page, address: str, account: str) -> None:
    """Come in with an account, and wait until the innovations were checked."""
    page.goto(f"{address}/masuk/")
    page.get_by_label("Surel atau nama akun").fill(account)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    while page.locator(".note[role=status]", has_text="diperiksa").count():
        page.wait_for_timeout(300)
        page.reload()
