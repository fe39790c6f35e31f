"""Two web processes on one office: what is done at one counts at the other, and nothing is written over."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest

from schemas.source import parse_source
from submissions.changing.history import History
from submissions.office.histories import checked_histories
from submissions.page.config import read_server
from submissions.workflow.log import EventKind, WorkLog
from submissions.workspace import open_workspace
from tests.page.accounts.conftest import PEOPLE, Kantor, configured, let_in, serving
from tests.page.conftest import office
from tests.page.test_guarding import Visitor
from tests.waiting import ended

KEYS = ("gardu-welas", "sendok-merah", "antar-lega", "pasar-terang")
MOVED, RACED, READ = "akta-mapan", "kartu-antar", "meter-jujur"
"""The innovations in which a hundred things are saved, and those of one test each."""
ROUNDS = 13
RACES = 10
FIELDS = ("satu_kalimat", "nama_inisiator")
"""The answer of whoever works at the first process, and at the second, in each innovation."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kantor, Kantor]]:
    """Serve an office twice, both started at once where there is neither table nor key yet."""
    more = f'database = "{request.getfixturevalue("postgresql")()}"\n' if request.param == "postgresql" else ""
    folder = office(tmp_path_factory.mktemp("kantor"), *KEYS, MOVED, RACED, READ)
    files = [configured(folder, more, name) for name in ("satu.toml", "dua.toml")]
    with ThreadPoolExecutor(2) as pool:
        processes = list(pool.map(serving, files))
    first, other = (Kantor(folder, file, f"http://127.0.0.1:{read_server(file).port}") for file in files)
    let_in(first, PEOPLE)
    yield first, other
    for process in processes:
        ended(process)


def at(kantor: Kantor, visitor: Visitor) -> Visitor:
    """Return the browser of somebody as it asks the other process, with the same cookies."""
    other = Visitor(kantor.address)
    other.cookies = visitor.cookies
    return other


def fingerprint(visitor: Visitor, key: str, field: str) -> str:
    text = visitor.ask("GET", f"/inovasi/{key}/isi/profil/")[2]
    found = re.search(rf'name="asal\.{field}"[^>]*value="(\w+)"', text)
    assert found, text
    return found[1]


def test_who_came_in_at_one_is_in_at_the_other_and_out_of_both(two: tuple[Kantor, Kantor]) -> None:
    one, other = two
    visitor = one.visitor("penilai")
    assert at(other, visitor).ask("GET", "/inovasi/")[0] == 200
    one.users("--shut-out", "penilai")
    assert [each.ask("GET", "/inovasi/")[0] for each in (visitor, at(other, visitor))] == [302, 302]
    # A code that is sent to both at once counts at one of them.
    one.users("--let-in", "penilai")
    code = one.users("--code", "penilai").strip()

    def tried(kantor: Kantor) -> int:
        visitor = Visitor(kantor.address)
        visitor.ask("GET", "/masuk/")
        return visitor.post("/masuk/", {"username": "penilai", "sandi": code})[0]

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(tried, [one, other, one, other])) == [302, 422, 422, 422]


def test_who_is_shut_out_on_the_page_of_one_is_out_of_the_other(two: tuple[Kantor, Kantor]) -> None:
    one, other = two
    admin, visitor = one.visitor("admin"), other.visitor("lain")
    page = re.search(r'/pengguna/\d+/(?=">Contoh Lain<)', admin.ask("GET", "/pengguna/")[2])
    assert page
    _name, role, offices = PEOPLE["lain"]
    assert visitor.ask("GET", "/inovasi/")[0] == 200
    assert admin.post(page[0], {"aksi": "simpan", "peran": role, "perangkat": "\n".join(offices)})[0] == 302
    assert visitor.ask("GET", "/inovasi/")[0] == 302
    with pytest.raises(AssertionError, match="Nama akun"):
        other.visitor("lain")


def test_the_same_answer_changed_at_both_is_written_over_by_none(two: tuple[Kantor, Kantor]) -> None:
    visitors = [kantor.visitor("admin") for kantor in two]
    record = two[0].folder / "inovasi" / f"{RACED}.yaml"
    together = Barrier(2)
    taken = []
    for number in range(RACES):
        # What one saved, the other shows.
        base, seen = (fingerprint(visitor, RACED, "satu_kalimat") for visitor in visitors)
        assert base == seen
        said = [f"Kalimat {number} dari proses {each}." for each in range(2)]
        with ThreadPoolExecutor(2) as pool:
            saves = [pool.submit(save, *pair, base, together) for pair in zip(visitors, said, strict=True)]
            answers = [each.result() for each in saves]
        assert sorted(status for status, _text in answers) == [200, 302]
        winner = [status for status, _text in answers].index(302)
        assert all(text in answers[1 - winner][1] for text in said)
        assert parse_source(record.read_bytes(), "").data["satu_kalimat"] == said[winner]
        taken.append(said[winner])
    history = History(open_workspace(two[0].folder), record)
    texts = [each.decode() for each in history.contents(len(history.versions()))]
    assert len(texts) == 1 + RACES
    assert all(said in text for said, text in zip(taken, texts[1:], strict=True))


def save(visitor: Visitor, said: str, base: str, together: Barrier) -> tuple[int, str]:
    together.wait()
    answer = {"isi.satu_kalimat": said, "asal.satu_kalimat": base}
    status, _headers, text = visitor.post(f"/inovasi/{RACED}/isi/profil/", answer)
    return status, text


def test_what_is_saved_at_one_is_read_at_the_other_at_once(two: tuple[Kantor, Kantor]) -> None:
    one, other = (kantor.visitor("admin") for kantor in two)
    page = f"/inovasi/{READ}/isi/profil/"
    for number in range(10, 20):
        said = {"isi.satu_kalimat": f"Kalimat {number}.", "asal.satu_kalimat": fingerprint(one, READ, FIELDS[0])}
        assert one.post(page, said)[0] == 302
        assert f"Kalimat {number}." in other.ask("GET", page)[2]
        one, other = other, one


def test_of_a_move_at_both_one_is_made_and_both_see_it(two: tuple[Kantor, Kantor]) -> None:
    one, other = two
    visitors = [one.visitor("admin"), other.visitor("pengusul")]
    for visitor in visitors:
        visitor.ask("GET", f"/inovasi/{MOVED}/")

    def move(visitor: Visitor) -> int:
        return visitor.post(f"/inovasi/{MOVED}/alur/", {"kompetisi": "kipp", "langkah": "ajukan"})[0]

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(move, visitors)) == [302, 409]
    assert all("Diajukan" in visitor.ask("GET", f"/inovasi/{MOVED}/")[2] for visitor in visitors)
    # Whoever may no longer change it is told so at the other process too.
    said = {"isi.satu_kalimat": "Terlambat.", "asal.satu_kalimat": "x"}
    assert visitors[1].post(f"/inovasi/{MOVED}/isi/profil/", said)[0] == 409


def test_of_a_hundred_saves_at_both_none_is_lost(two: tuple[Kantor, Kantor]) -> None:
    one, _other = two
    workers = [(kantor.visitor("admin"), key, field) for key in KEYS for kantor, field in zip(two, FIELDS, strict=True)]

    def work(worker: tuple[Visitor, str, str]) -> list[str]:
        visitor, key, field = worker
        taken = []
        for number in range(ROUNDS):
            said = {f"isi.{field}": f"Nilai {number}", f"asal.{field}": fingerprint(visitor, key, field)}
            status, headers, _text = visitor.post(f"/inovasi/{key}/kolom/profil/", said)
            assert (status, headers.get("X-Tersimpan")) == (200, "ya")
            taken.append(f"Nilai {number}")
            note = {"kompetisi": "kipp", "catatan": f"{field} {number}"}
            assert visitor.post(f"/inovasi/{key}/catatan/", note)[0] == 302
        return taken

    with ThreadPoolExecutor(len(workers)) as pool:
        assert sum(map(len, pool.map(work, workers))) == len(workers) * ROUNDS
    workspace = open_workspace(one.folder)
    assert [each.problem for each in checked_histories(workspace) if each.problem] == []
    for key in KEYS:
        path = one.folder / "inovasi" / f"{key}.yaml"
        data = parse_source(path.read_bytes(), "").data
        assert [data[field] for field in FIELDS] == [f"Nilai {ROUNDS - 1}"] * 2
        versions = History(workspace, path).versions()
        # What was there before, then a state for each save.
        assert len(versions) == 1 + 2 * ROUNDS
        assert all(first.at <= then.at for first, then in pairwise(versions))
        notes = [each.text for each in WorkLog(workspace, path).events() if each.kind is EventKind.NOTE]
        assert sorted(notes) == sorted(f"{field} {number}" for field in FIELDS for number in range(ROUNDS))
