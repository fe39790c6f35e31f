"""Every address with every role: what each may open and send, and that others' innovations are not there for it."""

import json
import os
import re
import subprocess
import sys
import time

import pytest

from schemas.workflow import work_states
from submissions.page.rights import PUBLIC, RIGHTS
from submissions.workflow.log import WorkLog
from submissions.workspace import open_workspace
from tests.page.accounts.conftest import PEOPLE, ROOT, Kantor
from tests.page.test_guarding import Visitor
from tests.waiting import PATIENCE

VALUES = {
    "key": "akta-mapan",
    "section": "teks",
    "document": "sk-tim",
    "name": "iga-2026",
    "parcel": "tidak-ada",
    "number": "1",
    "token": "x",
}
"""What stands in the places of addresses; what it names is there, or the answer says that it is not."""
OWN = "Dinas Kependudukan dan Pencatatan Sipil"


def addresses() -> dict[str, str]:
    """Return every address of the page by its name."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", _ROUTES], env=environment, capture_output=True, text=True, check=True)
    return {
        name: "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: VALUES[part[1]], route)
        for name, route in json.loads(done.stdout).items()
    }


_ROUTES = """
import json, tempfile
from pathlib import Path
from submissions.page.application import set_up
from submissions.page.config import OfficeServer
set_up(OfficeServer(workspace=Path("."), data=Path(tempfile.mkdtemp())))
from submissions.page import office_urls
print(json.dumps({each.name: str(each.pattern) for each in office_urls.urlpatterns}))
"""
# In a process of its own: one is set up either for accounts or without.
ADDRESSES = addresses()
CHANGING = {"keluar", "keluar-semua", "pengguna-satu", "pengguna-undang", "pengguna-daftar", "akun"}
"""What ends a session or changes accounts is tried in tests of its own."""


@pytest.fixture(scope="module")
def visitors(kantor: Kantor) -> dict[str, Visitor]:
    return {account: kantor.visitor(account) for account in PEOPLE}


def test_every_address_says_what_it_asks_for() -> None:
    assert set(ADDRESSES) - PUBLIC == set(RIGHTS)
    known = {action for role in work_states().roles.values() for action in role.may}
    assert {action for right in RIGHTS.values() for action in (right.read, right.write)} <= known


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - PUBLIC))
def test_who_has_no_account_sees_nothing(kantor: Kantor, name: str) -> None:
    visitor = Visitor(kantor.address)
    visitor.ask("GET", "/masuk/")
    status, headers, text = visitor.ask("GET", ADDRESSES[name])
    assert (status, headers.get("Location", "").startswith("/masuk/?lalu=")) == (302, True)
    assert text == ""
    status, _headers, text = visitor.post(ADDRESSES[name], {})
    assert (status, "belum ada yang tersimpan" in text) == (401, True)


@pytest.mark.parametrize("account", PEOPLE)
@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - PUBLIC - CHANGING))
def test_a_role_opens_what_it_may(visitors: dict[str, Visitor], name: str, account: str) -> None:
    """The answer is the one of the role: forbidden where it may not, not found where it is another office's."""
    role = work_states().roles[PEOPLE[account][1]]
    others = "akta-mapan" in ADDRESSES[name] and role.sees != "all" and OWN not in PEOPLE[account][2]
    for method, action in (("GET", RIGHTS[name].read), ("POST", RIGHTS[name].write)):
        if method == "GET":
            status, _headers, text = visitors[account].ask("GET", ADDRESSES[name])
        else:
            # Empty or with a nonsense: what is allowed is answered, and changes nothing.
            status, _headers, text = visitors[account].post(ADDRESSES[name], {"aksi": "tidak-ada"})
        if action not in role.may:
            assert status == 403, (method, text)
        elif others:
            # Not that it is forbidden: that it is there is nothing to be told.
            assert status in (404, 405), (method, text)
            assert "AKTA MAPAN" not in text
        else:
            assert status not in (401, 403, 500), (method, text)


@pytest.mark.parametrize("account", [account for account, each in PEOPLE.items() if each[1] != "admin"])
@pytest.mark.parametrize("name", ["pengguna", "pengguna-undang", "pengguna-daftar", "pengguna-satu"])
def test_accounts_are_for_those_who_may_change_them(
    kantor: Kantor, visitors: dict[str, Visitor], name: str, account: str
) -> None:
    before = kantor.users()
    told = {"akun": "diam-diam", "nama": "Contoh", "peran": "admin", "aktif": "ya", "aksi": "kode"}
    assert visitors[account].ask("GET", ADDRESSES[name])[0] == 403
    assert visitors[account].post(ADDRESSES[name], told)[0] == 403
    assert kantor.users() == before


def test_lists_and_counts_tell_nothing_of_others(visitors: dict[str, Visitor]) -> None:
    until = time.monotonic() + PATIENCE
    while "sedang diperiksa" in visitors["admin"].ask("GET", "/")[2]:
        assert time.monotonic() < until
        time.sleep(0.5)
    for page in ("/", "/inovasi/", "/inovasi/?cari=akta"):
        assert "AKTA MAPAN" in visitors["pengusul"].ask("GET", page)[2], page
        assert "AKTA MAPAN" not in visitors["lain"].ask("GET", page)[2], page
    assert "2 inovasi" in visitors["admin"].ask("GET", "/")[2]
    assert "1 inovasi" in visitors["pengusul"].ask("GET", "/")[2]
    menu = re.findall(r'<a href="/(\w+)/"', visitors["pengusul"].ask("GET", "/inovasi/")[2].split("</nav>")[0])
    assert menu == ["inovasi", "kalender"]


def test_pictures_of_others_are_not_given(kantor: Kantor, visitors: dict[str, Visitor]) -> None:
    picture = kantor.folder / "bukti" / "rahasia.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert visitors["admin"].ask("GET", "/gambar?berkas=bukti/rahasia.png")[0] == 200
    for account in ("pengusul", "lain", "reviewer"):
        assert visitors[account].ask("GET", "/gambar?berkas=bukti/rahasia.png")[0] == 404


def test_a_competition_that_it_does_not_enter_is_not_moved(kantor: Kantor, visitors: dict[str, Visitor]) -> None:
    for address, more in (("alur", {"langkah": "ajukan"}), ("catatan", {"catatan": "Isi"}), ("catatan/selesai", {})):
        for odd in ("", "x" * 10_000, "lomba-lain"):
            fields = {"kompetisi": odd, **more}
            assert visitors["pengusul"].post(f"/inovasi/akta-mapan/{address}/", fields)[0] == 404, address
    assert not list((kantor.folder / ".submissions" / "alur").glob("akta-mapan*"))


def test_what_cannot_be_read_is_said_before_anything_is_changed(kantor: Kantor, visitors: dict[str, Visitor]) -> None:
    log = WorkLog(open_workspace(kantor.folder), kantor.folder / "inovasi" / "akta-mapan.yaml").file
    log.parent.mkdir(parents=True, exist_ok=True)
    before = log.read_bytes() if log.exists() else None
    log.write_text("bukan riwayat\n")
    try:
        fields = {"isi.satu_kalimat": "Kalimat yang diketik.", "asal.satu_kalimat": "x"}
        status, _headers, text = visitors["pengusul"].post("/inovasi/akta-mapan/isi/profil/", fields)
        assert (status, "diubah dengan tangan" in text, "Kalimat yang diketik." in text) == (409, True, True)
    finally:
        log.unlink() if before is None else log.write_bytes(before)
