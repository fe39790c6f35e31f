"""What the page costs: CPU of each kind of request on the sample regency, sizes, memory; beside what it may cost.

    python bench/web.py [WORKSPACE]

Requests go straight to the application, so no network and no browser is in the figures. Medians of interleaved rounds.
"""

import gzip
import io
import re
import resource
import statistics
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from submissions.page.application import application
from submissions.page.desk import Shelf
from submissions.sample.generate import write_sample

ROUNDS = 15
KEY = "arsip-kampung"
BUDGET = {
    "list of 176": 20,
    "list, searched": 20,
    "overview": 50,
    "section": 50,
    "answer, live": 30,
    "section saved": 60,
    "history": 50,
    "settings": 50,
    "documents": 50,
    "region, anew": 1_000,
    "region": 50,
    "evidence": 50,
    "indicators": 50,
    "report, page": 2_000,
}
"""CPU in milliseconds of the thread that answers; what is judged aside is not in it."""
PAGE_SIZE = 60  # KB, packed
MEMORY = 150  # MB of the process


class Client:
    """Asks the application without a network."""

    def __init__(self, folder: Path):
        self.ask = application(Shelf(folder, open_evidence=False), "kunci")
        self.cookies: dict[str, str] = {}

    def __call__(self, path: str, fields: dict[str, str] | None = None) -> bytes:
        """Return what an address answers; with fields they are sent as a form."""
        return self._answer(path, fields)

    def _answer(self, path: str, fields: dict[str, str] | None = None) -> bytes:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **(fields or {})})
        route, _sign, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "POST" if fields else "GET",
            "PATH_INFO": route,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8765",
            "HTTP_HOST": "127.0.0.1:8765",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)) if fields else "0",
            "wsgi.input": io.BytesIO(body.encode() if fields else b""),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
        }
        status: list[str] = []

        def start(code: str, headers: list[tuple[str, str]], _info: Any = None) -> None:
            status.append(code)
            for name, value in headers:
                if name == "Set-Cookie":
                    self.cookies |= {key: each.value for key, each in SimpleCookie(value).items()}

        content = b"".join(self.ask(environ, start))
        assert status[0][:3] in ("200", "302"), (path, status, content[:500])
        return content


def main() -> None:
    """Measure, and print a line for each kind of request."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_sample(folder)
        client = Client(folder)
        client("/?masuk=kunci")
        begun = time.process_time()
        while b"sedang diperiksa" in client("/inovasi/"):
            time.sleep(0.2)
        print(f"first judgement of 176 records: {time.process_time() - begun:.1f} s CPU")
        section = f"/inovasi/{KEY}/isi/kipp-2025/"
        address = "jawaban.kipp-2025.dampak"

        def base() -> str:
            page = client(section).decode()
            found = re.search(rf'name="asal\.{re.escape(address)}"[^>]*value="(\w+)"', page)
            assert found
            return found[1]

        asked_with = base()
        count = 0

        def live() -> bytes:
            nonlocal asked_with, count
            count += 1
            fields = {f"isi.{address}": f"Antrean turun {count} jam.", f"asal.{address}": asked_with}
            answer = client(f"/inovasi/{KEY}/kolom/kipp-2025/", fields)
            found = re.search(rf'name="asal\.{re.escape(address)}"[^>]*value="(\w+)"', answer.decode())
            assert found
            asked_with = found[1]
            return answer

        def save() -> bytes:
            nonlocal asked_with, count
            count += 1
            fields = {f"isi.{address}": f"Antrean turun {count} menit.", f"asal.{address}": asked_with}
            answer = client(section, fields)
            asked_with = base()
            return answer

        kinds: dict[str, Callable[[], bytes]] = {
            "list of 176": lambda: client("/inovasi/"),
            "list, searched": lambda: client("/inovasi/?cari=air&urut=terbuka"),
            "overview": lambda: client(f"/inovasi/{KEY}/"),
            "section": lambda: client(section),
            "history": lambda: client(f"/inovasi/{KEY}/riwayat/"),
            "settings": lambda: client("/pengaturan/"),
            "documents": lambda: client("/kirim/"),
            "region, anew": lambda: client("/daerah/"),
            "region": lambda: client("/daerah/"),
            "evidence": lambda: client(f"/inovasi/{KEY}/bukti/"),
            "indicators": lambda: client(f"/inovasi/{KEY}/indikator/"),
            "report, page": lambda: client("/daerah/laporan/"),
            "answer, live": live,
            "section saved": save,
        }
        spent: dict[str, list[float]] = {name: [] for name in kinds}
        sizes: dict[str, int] = {}
        for _ in range(ROUNDS):
            for name, ask in kinds.items():
                before = time.thread_time()
                content = ask()
                spent[name].append((time.thread_time() - before) * 1000)
                sizes[name] = len(gzip.compress(content))
        for name, times in spent.items():
            print(
                f"{name:16} {statistics.median(times):6.1f} ms (at most {BUDGET[name]}), "
                f"worst {max(times):6.1f}, {sizes[name] / 1024:5.1f} KB packed (at most {PAGE_SIZE})"
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory of the process: {peak:.0f} MB (at most {MEMORY})")


if __name__ == "__main__":
    main()
