"""Kill the web process or its database while somebody saves and moves an innovation on, and look at what is left."""

import http.client
import random
import re
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from schemas.source import parse_source
from submissions.office.histories import checked_histories
from submissions.page.config import read_server
from submissions.workflow.log import EventKind, WorkLog
from submissions.workspace import open_workspace
from tests.page.accounts.conftest import PEOPLE, Kantor, configured, let_in, serving
from tests.page.conftest import office
from tests.page.test_guarding import Visitor
from tests.waiting import wait_until

KEY, FIELD, SECTION = "akta-mapan", "satu_kalimat", "profil"
_LONGEST = 0.4  # seconds from the first answer until the end comes


@dataclass
class Acknowledged:
    """What the page said that it had done: the number of the last text that was saved, how many moves and notes."""

    text: int = 0
    moves: int = 0
    notes: int = 0


class Worker:
    """An admin who saves a sentence, moves the innovation and notes something, again and again."""

    def __init__(self, kantor: Kantor):
        """Prepare; it works from `work` on."""
        self.kantor = kantor
        self.done = Acknowledged()
        self.tried = 0
        self._is_handed_in = False

    def work(self, begun: threading.Event, end: threading.Event) -> None:
        """Work until nobody answers any more, or until the end."""
        page = f"/inovasi/{KEY}/"
        try:
            visitor = self.kantor.visitor("admin")
            begun.set()
            while not end.is_set() and self._round(visitor, page):
                pass
        except (OSError, http.client.HTTPException, AssertionError):
            begun.set()  # the end came while it was logging in

    def _round(self, visitor: Visitor, page: str) -> bool:
        """Do each thing once; return whether all of it was taken."""
        status, _headers, text = visitor.ask("GET", f"{page}isi/{SECTION}/")
        base = re.search(rf'name="asal\.{FIELD}"[^>]*value="(\w+)"', text)
        if status != 200 or base is None:
            return False
        self.tried += 1
        said = {f"isi.{FIELD}": f"Kalimat {self.tried}.", f"asal.{FIELD}": base[1]}
        status, headers, _text = visitor.post(f"{page}kolom/{SECTION}/", said)
        if status != 200 or headers.get("X-Tersimpan") != "ya":
            return False
        self.done.text = self.tried
        # Whether the last move was taken when the end came is not known here.
        move = {"kompetisi": "kipp", "langkah": "tarik" if self._is_handed_in else "ajukan"}
        status, _headers, _text = visitor.post(f"{page}alur/", move)
        self._is_handed_in = not self._is_handed_in
        self.done.moves += status == 302
        status, _headers, _text = visitor.post(f"{page}catatan/", {"kompetisi": "kipp", "catatan": f"Ke-{self.tried}"})
        self.done.notes += status == 302
        return status == 302


class Ending:
    """An office that is killed again and again while it is worked in."""

    def __init__(self, folder: Path, database: str, seed: int):
        """Serve an office of two innovations.

        Args:
            folder: for it.
            database: what its configuration says of it.
            seed: of the moments.
        """
        office(folder, KEY, "sendok-merah")
        file = configured(folder, database)
        self.kantor = Kantor(folder, file, f"http://127.0.0.1:{read_server(file).port}")
        let_in(self.kantor, {"admin": PEOPLE["admin"]})
        self._random = random.Random(seed)
        self.worker = Worker(self.kantor)
        self.process: subprocess.Popen[bytes] = serving(file)

    def end(self, kill: Callable[[], None]) -> str:
        """Work, kill at a random moment, and return when that was, for the message of a test that fails."""
        begun, end = threading.Event(), threading.Event()
        working = threading.Thread(target=self.worker.work, args=(begun, end))
        working.start()
        begun.wait()
        moment = self._random.uniform(0, _LONGEST)
        time.sleep(moment)
        kill()
        end.set()
        working.join()
        return f"killed {moment:.4f} s after the login, in round {self.worker.tried}"

    def kill_page(self) -> None:
        """Kill the web process."""
        self.process.kill()
        self.process.wait()

    def serve_again(self) -> None:
        """Serve the office once more."""
        self.process = serving(self.kantor.file)

    def close(self) -> None:
        """End it."""
        self.kill_page()

    def problems(self) -> list[str]:
        """Return what is not as it should be: a record that is not whole, something acknowledged that is lost."""
        workspace = open_workspace(self.kantor.folder)
        path = self.kantor.folder / "inovasi" / f"{KEY}.yaml"
        found = [f"{each.name}: {each.problem}" for each in checked_histories(workspace) if each.problem]
        said = str(parse_source(path.read_bytes(), path.name).data.get(FIELD))
        number = re.fullmatch(r"Kalimat (\d+)\.", said)
        if self.worker.done.text and (
            number is None or not self.worker.done.text <= int(number[1]) <= self.worker.tried
        ):
            found.append(f"text {self.worker.done.text} was acknowledged, and the record says {said!r}")
        events = WorkLog(workspace, path).events()
        for kind, count in ((EventKind.MOVE, self.worker.done.moves), (EventKind.NOTE, self.worker.done.notes)):
            if sum(each.kind is kind for each in events) < count:
                found.append(f"{count} of {kind} were acknowledged, and fewer are there")
        # What was being written when the end came is hidden, and read by nobody.
        left = [each.name for each in (self.kantor.folder / "inovasi").iterdir() if each.suffix != ".yaml"]
        if strange := [name for name in left if not (name.startswith(".") and name.endswith(".part"))]:
            found.append(f"left behind: {strange}")
        return found

    def works(self) -> bool:
        """Return whether somebody can come in, save and move the innovation on."""
        before = self.worker.done.notes
        begun, end = threading.Event(), threading.Event()
        working = threading.Thread(target=self.worker.work, args=(begun, end))
        working.start()
        wait_until(lambda: self.worker.done.notes > before or not working.is_alive())
        end.set()
        working.join()
        return self.worker.done.notes > before


def ends(folder: Path, database: str, moments: int, seed: int) -> None:
    """Kill the web process at random moments, and see each time that nothing is lost and all goes on."""
    ending = Ending(folder, database, seed)
    try:
        for number in range(moments):
            when = ending.end(ending.kill_page)
            problems = ending.problems()
            assert not problems, f"moment {number} of seed {seed}: {when}: {problems}"
            ending.serve_again()
        assert ending.works()
        assert ending.problems() == []
        assert ending.worker.done.text >= moments // 2, "hardly anything was saved between the moments"
    finally:
        ending.close()
