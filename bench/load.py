"""What thirty people at once feel: p95 of each kind of page of an office with accounts, and whether anything is lost.

    python bench/load.py [SECONDS] [CLIENTS] [PAUSE] [DATABASE]

The sample regency is served on the loopback address by a process of its own. All clients log in at once. Each has a
record of its own, which it reads, types into and puts notes on, with a pause of so many seconds between two requests
(0 if not given: nobody is as fast); at the end every record holds the last text that was acknowledged, its notes are
all there, every history is whole, and the server told of no lock and no fault.
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
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

from schemas.source import parse_source
from submissions.office.histories import checked_histories
from submissions.sample.generate import write_sample
from submissions.workflow.log import EventKind, WorkLog
from submissions.workspace import open_workspace

PASSWORD = "kuda-lumping-hijau-42"
FIELD = "satu_kalimat"
LOGIN, ANSWER, NOTE = "login", "answer, live", "note"
EXPECTED = {LOGIN: 302, NOTE: 302}
"""What is answered other than 200."""


class Client:
    """A browser without a window."""

    def __init__(self, port: int):
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, bool]:
        """Return the status and text that an address answers, and whether it saved what was typed.

        Args:
            path: of the address.
            fields: of a form, if one is sent.
        """
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
        return answer.status, text, answer.getheader("X-Tersimpan") == "ya"


@dataclass
class Felt:
    """What the clients felt: how long each kind of page took, what was not answered as it should be."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    strange: Counter[str] = field(default_factory=Counter)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, client: Client, kind: str, path: str, fields: dict[str, str] | None = None) -> tuple[str, bool]:
        """Return the text of an answer, and whether it is the one that the kind of page should give."""
        begun = time.perf_counter()
        status, text, is_saved = client.ask(path, fields)
        took = time.perf_counter() - begun
        is_fine = status == EXPECTED.get(kind, 200) and (kind != ANSWER or is_saved)
        with self.guard:
            self.took[kind].append(took)
            if not is_fine:
                self.strange[f"{kind}: {status}"] += 1
        return text, is_fine


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
        log = Path(temporary, "serve.log")
        with log.open("wb") as stream:
            served = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stream)
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
            [now, most] = (
                int(part) >> 10 for name in ("VmRSS", "VmHWM") for part in re.findall(rf"{name}:\s+(\d+)", status)
            )
            print(f"memory of the server: {now} MB, at most {most} MB")
            told = [line for line in log.read_text().splitlines() if not line.startswith("{")]
            print(f"told by the server: {len(told)} lines; of locks: {sum('lock' in line for line in told)}")
            print(*told[:5], sep="\n", end="\n" if told else "")
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
    felt = Felt()
    last: dict[Path, str] = {}
    notes: Counter[Path] = Counter()
    ready = threading.Barrier(len(records) + 1)

    def rest() -> None:
        time.sleep(pause * random.uniform(0.5, 1.5))

    def work(path: Path) -> None:
        client = Client(port)
        client.ask("/masuk/")
        ready.wait()
        felt.ask(client, LOGIN, "/masuk/", {"username": "admin", "sandi": PASSWORD})
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
                page, _is_fine = felt.ask(client, kind, address)
                rest()
            base = re.search(rf'name="asal\.{FIELD}"[^>]*value="(\w+)"', page)
            fields = {f"isi.{FIELD}": said, f"asal.{FIELD}": base[1] if base else ""}
            if felt.ask(client, ANSWER, f"/inovasi/{key}/kolom/profil/", fields)[1]:
                last[path] = said
            rest()
            note = {"kompetisi": "kipp", "catatan": f"Catatan {number}"}
            notes[path] += felt.ask(client, NOTE, f"/inovasi/{key}/catatan/", note)[1]
            rest()

    threads = [threading.Thread(target=work, args=(path,)) for path in records]
    for thread in threads:
        thread.start()
    ready.wait()
    ready.wait()
    begun = time.monotonic()
    for thread in threads:
        thread.join()
    lasted = time.monotonic() - begun
    count = sum(len(times) for kind, times in felt.took.items() if kind != LOGIN)
    print(f"{len(records)} clients, {lasted:.0f} s, {count} requests, {count / lasted:.0f} answers a second")
    for kind, times in felt.took.items():
        p95 = statistics.quantiles(times, n=20)[-1] * 1000
        print(f"{kind:14} {len(times):5} requests, median {statistics.median(times) * 1000:5.0f} ms, p95 {p95:5.0f} ms")
    lost = [path.stem for path, said in last.items() if parse_source(path.read_bytes(), "").data[FIELD] != said]
    kept = {path: sum(each.kind is EventKind.NOTE for each in WorkLog(workspace, path).events()) for path in records}
    gone = sum(max(0, notes[path] - kept[path]) for path in records)
    bad = [each.name for each in checked_histories(workspace) if each.problem]
    print(f"strange answers: {dict(felt.strange) or 'none'}")
    print(f"texts lost: {len(lost)} of {len(last)}; notes lost: {gone} of {sum(notes.values())}; ", end="")
    print(f"histories damaged: {len(bad)}")


if __name__ == "__main__":
    main()
