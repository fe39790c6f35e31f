"""Kill the web process or its database while somebody saves and moves an innovation on, and look at what is left."""

import http.client
import random
import re
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from schemas.source import parse_source
from submissions.changing.history import History
from submissions.office.histories import checked_histories
from submissions.page.config import read_server
from submissions.records.reading import ReadRecord, read_record
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
    """What the page said that it had done: the texts that it saved, by number, and how many moves and notes."""

    texts: list[int] = field(default_factory=list)
    moves: int = 0
    notes: int = 0


class Worker:
    """An admin who saves a sentence, moves the innovation and notes something, again and again."""

    def __init__(self, kantor: Kantor):
        """Prepare; it works from `work` on."""
        self.kantor = kantor
        self.done = Acknowledged()
        self.tried = 0
        self.refused: list[str] = []

    def work(self, begun: threading.Event, end: threading.Event) -> None:
        """Work until the end; what is refused before that is noted.

        Args:
            begun: is set as soon as it is logged in, or cannot log in.
            end: is set before anything is killed.
        """
        try:
            visitor = self.kantor.visitor("admin")
            begun.set()
            while not end.is_set():
                self._round(visitor)
        except (OSError, http.client.HTTPException, AssertionError) as error:
            if not end.is_set():
                self.refused.append(f"round {self.tried}: {error!r}")
        finally:
            begun.set()

    def _round(self, visitor: Visitor) -> None:
        """Do each thing once; raise where one is not taken."""
        page = f"/inovasi/{KEY}/"
        status, _headers, text = visitor.ask("GET", f"{page}isi/{SECTION}/")
        assert status == 200, text
        base = re.search(rf'name="asal\.{FIELD}"[^>]*value="(\w+)"', text)
        assert base, text
        self.tried += 1
        said = {f"isi.{FIELD}": sentence(self.tried), f"asal.{FIELD}": base[1]}
        status, headers, text = visitor.post(f"{page}kolom/{SECTION}/", said)
        assert (status, headers.get("X-Tersimpan")) == (200, "ya"), text
        self.done.texts.append(self.tried)
        # Whether the last move was made when the end came is known to the page alone.
        step = "tarik" if 'value="tarik"' in visitor.ask("GET", page)[2] else "ajukan"
        status, _headers, text = visitor.post(f"{page}alur/", {"kompetisi": "kipp", "langkah": step})
        assert status == 302, text
        self.done.moves += 1
        status, _headers, text = visitor.post(f"{page}catatan/", {"kompetisi": "kipp", "catatan": f"Ke-{self.tried}"})
        assert status == 302, text
        self.done.notes += 1


def sentence(number: int) -> str:
    """Return what is saved in a round."""
    return f"Kalimat {number}."


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
        end.set()
        kill()
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
        found, self.worker.refused = self.worker.refused, []
        found += [f"{each.name}: {each.problem}" for each in checked_histories(workspace) if each.problem]
        for path in workspace.record_files():
            if not isinstance(read_record(path, workspace), ReadRecord):
                found.append(f"{path.name} cannot be read")
        path = self.kantor.folder / "inovasi" / f"{KEY}.yaml"
        now, done = path.read_bytes(), self.worker.done
        said = str(parse_source(now, path.name).data.get(FIELD))
        # What was saved when the end came may be there too, though nobody was told.
        if done.texts and said not in map(sentence, range(done.texts[-1], self.worker.tried + 1)):
            found.append(f"{sentence(done.texts[-1])!r} was acknowledged, and the record says {said!r}")
        history = History(workspace, path)
        kept = b"".join([*history.contents(len(history.versions())), now]).decode() if history.versions() else ""
        found += [f"{sentence(each)!r} is in no history" for each in done.texts if sentence(each) not in kept]
        events = WorkLog(workspace, path).events()
        for kind, count in ((EventKind.MOVE, done.moves), (EventKind.NOTE, done.notes)):
            if (there := sum(each.kind is kind for each in events)) < count:
                found.append(f"{count} of {kind} were acknowledged, and {there} are there")
        # What was being written when the end came is hidden, and read by nobody.
        left = [each.name for each in (self.kantor.folder / "inovasi").iterdir() if each.suffix != ".yaml"]
        if strange := [name for name in left if not (name.startswith(".") and name.endswith(".part"))]:
            found.append(f"left behind: {strange}")
        return found

    def work_on(self) -> None:
        """Let somebody come in, save, move the innovation on and note something; `problems` tells what was refused."""
        before = self.worker.done.notes
        begun, end = threading.Event(), threading.Event()
        working = threading.Thread(target=self.worker.work, args=(begun, end))
        working.start()
        wait_until(lambda: self.worker.done.notes > before or not working.is_alive())
        end.set()
        working.join()


def ends(folder: Path, database: str, moments: int, seed: int) -> None:
    """Kill the web process at random moments, and see each time that nothing is lost and all goes on."""
    ending = Ending(folder, database, seed)
    try:
        for number in range(moments):
            when = f"moment {number} of seed {seed}: {ending.end(ending.kill_page)}"
            assert ending.problems() == [], when
            ending.serve_again()
            ending.work_on()
            assert ending.problems() == [], f"after {when}"
    finally:
        ending.close()
