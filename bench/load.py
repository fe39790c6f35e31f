"""What thirty people at once feel: p95 of each kind of page of an office with accounts, and whether anything is lost.

    python bench/load.py [SECONDS] [CLIENTS] [PAUSE] [DATABASE]

The sample regency is served on the loopback address by a process of its own. Each client has a record of its own, which
it reads and types into, with a pause of so many seconds between two requests (0 if not given: nobody is as fast); at
the end every record holds the last text that was acknowledged, and every history is whole.
"""

import http.client
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import defaultdict
from http.cookies import SimpleCookie
from pathlib import Path

from schemas.source import parse_source
from submissions.office.histories import checked_histories
from submissions.sample.generate import write_sample
from submissions.workspace import open_workspace

PASSWORD = "kuda-lumping-hijau-42"
FIELD = "satu_kalimat"


class Client:
    """A browser without a window."""

    def __init__(self, port: int):
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Return what an address answers; with fields they are sent as a form."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers |= {"HX-Request": "true"} if "/kolom/" in path else {}  # as the page saves what is typed
        connection.request("GET" if fields is None else "POST", path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                self.cookies |= {key: each.value for key, each in SimpleCookie(value).items()}
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, text


def main() -> None:
    """Serve, let the clients work, print what it came to."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    pause = float(sys.argv[3]) if len(sys.argv) > 3 else 0
    database = f'database = "{sys.argv[4]}"\n' if len(sys.argv) > 4 else ""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "kabupaten")
        write_sample(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        file = Path(temporary, "kantor.toml")
        file.write_text(f'workspace = "kabupaten"\nport = {port}\nhosts = ["127.0.0.1"]\n{database}')
        program = [sys.executable, "-m", "submissions"]
        invite = [*program, "users", str(file), "--invite", "admin", "--name", "Contoh", "--role", "admin"]
        link = subprocess.run(invite, capture_output=True, text=True, check=True).stdout.strip()
        command = [*program, "serve", "--office", str(file), "--no-browser"]
        served = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(port)
            first = Client(port)
            address = urllib.parse.urlsplit(link).path
            first.ask(address)
            first.ask(address, {"sandi": PASSWORD})
            while "sedang diperiksa" in first.ask("/inovasi/")[1]:
                time.sleep(0.5)
            _measure(port, folder, seconds, clients, pause)
            status = Path(f"/proc/{served.pid}/status").read_text()
            memory = re.search(r"VmRSS:\s+(\d+) kB", status)
            print(f"memory of the server: {int(memory[1]) >> 10 if memory else '?'} MB")
        finally:
            served.kill()
            served.wait()


def _wait(port: int) -> None:
    while True:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def _measure(port: int, folder: Path, seconds: float, clients: int, pause: float) -> None:
    workspace = open_workspace(folder)
    records = workspace.record_files()[:clients]
    took: dict[str, list[float]] = defaultdict(list)
    strange: dict[str, int] = defaultdict(int)
    last: dict[Path, str] = {}
    ready = threading.Barrier(len(records) + 1)

    def work(path: Path) -> None:
        client = Client(port)
        client.ask("/masuk/")
        client.ask("/masuk/", {"username": "admin", "sandi": PASSWORD})
        key, number = path.stem, 0
        ready.wait()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            number += 1
            said = f"Kalimat {number} dari {key}."
            page = ""
            for kind, address in (
                ("home", "/"),
                ("list", "/inovasi/"),
                ("overview", f"/inovasi/{key}/"),
                ("section", f"/inovasi/{key}/isi/profil/"),
            ):
                page = _timed(client, kind, address, None, took, strange)
                time.sleep(pause * random.uniform(0.5, 1.5))
            base = re.search(rf'name="asal\.{FIELD}"[^>]*value="(\w+)"', page)
            fields = {f"isi.{FIELD}": said, f"asal.{FIELD}": base[1] if base else ""}
            before = strange["answer, live"]
            _timed(client, "answer, live", f"/inovasi/{key}/kolom/profil/", fields, took, strange)
            if strange["answer, live"] == before:
                last[path] = said
            time.sleep(pause * random.uniform(0.5, 1.5))

    threads = [threading.Thread(target=work, args=(path,)) for path in records]
    for thread in threads:
        thread.start()
    ready.wait()
    for thread in threads:
        thread.join()
    print(f"{len(records)} clients, {seconds:.0f} s, {sum(map(len, took.values())) / seconds:.0f} answers a second")
    for kind, times in took.items():
        p95 = statistics.quantiles(times, n=20)[-1] * 1000
        print(f"{kind:14} {len(times):5} requests, median {statistics.median(times) * 1000:5.0f} ms, p95 {p95:5.0f} ms")
    lost = [path.stem for path, said in last.items() if parse_source(path.read_bytes(), "").data[FIELD] != said]
    bad = [each.name for each in checked_histories(workspace) if each.problem]
    print(f"strange answers: {sum(strange.values())}; texts lost: {len(lost)}; histories damaged: {len(bad)}")


def _timed(
    client: Client,
    kind: str,
    address: str,
    fields: dict[str, str] | None,
    took: dict[str, list[float]],
    strange: dict[str, int],
) -> str:
    begun = time.perf_counter()
    status, text = client.ask(address, fields)
    took[kind].append(time.perf_counter() - begun)
    if status != 200:
        strange[kind] += 1
    return text


if __name__ == "__main__":
    main()
