"""Reminders on the page, by mail and on the command line; invitations by mail; what an office may send in a day."""

import email
import email.policy
import re
import socketserver
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.page.accounts.conftest import PEOPLE, Kantor, Serving, let_in, program
from tests.page.conftest import office

OWN = ("Dinas Kependudukan dan Pencatatan Sipil",)
ADDRESS = "tinjau@contoh.go.id"
PDF = b"%PDF-1.4\n%%EOF\n"


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail as a server for mail does, and keeps it; some addresses it does not know."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.letters: list[EmailMessage] = []


class _Taking(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        def say(line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        say("220 contoh.test")
        while line := self.rfile.readline().decode().strip():
            if line.upper().startswith("RCPT") and "tidak-ada@" in line:
                say("550 unknown")
            elif line.upper() == "DATA":
                say("354 go on")
                content = b"".join(iter(self.rfile.readline, b".\r\n"))
                letter = email.message_from_bytes(content, policy=email.policy.default)
                assert isinstance(self.server, MailServer)
                assert isinstance(letter, EmailMessage)
                self.server.letters.append(letter)
                say("250 ok")
            elif line.upper() == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def reminded(open_office: Serving, mail: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """An office with a server for mail, in which two innovations were handed in and one was returned."""
    folder = office(tmp_path_factory.mktemp("kantor"), "akta-mapan", "sendok-merah")
    server = (
        f'{{host = "127.0.0.1", port = {mail.server_address[1]}, security = "none", sender = "inovasi@contoh.test"}}'
    )
    served = open_office(folder, f"files_per_day = 3\nmail = {server}\n")
    let_in(served, {**PEOPLE, ADDRESS: ("Contoh Surel", "reviewer", OWN)})
    admin = served.visitor("admin")
    for key in ("akta-mapan", "sendok-merah"):
        admin.ask("GET", f"/inovasi/{key}/")
        assert admin.post(f"/inovasi/{key}/alur/", {"langkah": "ajukan", "kompetisi": "kipp"})[0] == 302
    sent_back = {"langkah": "kembalikan", "kompetisi": "kipp", "catatan": "Lengkapi *SK*\nnya."}
    assert admin.post("/inovasi/sendok-merah/alur/", sent_back)[0] == 302
    return served


def test_the_page_shows_for_whom_what_waits_with_the_message(reminded: Kantor) -> None:
    text = reminded.visitor("admin").ask("GET", "/pengguna/pengingat/")[2]
    parts = re.split(r"<section ", text)
    found = {name: part for name, _role, _own in PEOPLE.values() for part in parts if f">{name}</h2>" in part}
    # What was handed in waits for its reviewers; what was returned for its proposer, who has no account here.
    assert set(found) == {"Contoh Peninjau"}
    assert "AKTA MAPAN" in found["Contoh Peninjau"]
    assert "SENDOK MERAH" not in found["Contoh Peninjau"]
    assert "KIPP: Diajukan, sejak hari ini" in found["Contoh Peninjau"]
    assert "https://wa.me/?text=" in found["Contoh Peninjau"]


def test_mail_reminds_once_a_day_whoever_has_an_address(reminded: Kantor, mail: MailServer) -> None:
    admin = reminded.visitor("admin")
    assert "1 orang punya alamat surel" in admin.ask("GET", "/pengguna/pengingat/")[2]
    status, headers, text = admin.post("/pengguna/pengingat/surel/", {})
    assert (status, headers.get("Location")) == (302, "/pengguna/pengingat/?terkirim=1"), text
    [letter] = mail.letters
    assert (letter["To"], letter["From"], letter["Subject"]) == (
        ADDRESS,
        "inovasi@contoh.test",
        "1 inovasi menunggu Anda",
    )
    body = letter.get_content()
    assert "Yth. Contoh Surel (Pendamping/peninjau)" in body
    assert "1. AKTA MAPAN" in body
    assert f"Buka: {reminded.address}/" in body
    page = admin.ask("GET", headers["Location"])[2]
    assert "1 surel terkirim" in page
    assert "Sudah diingatkan lewat surel hari ini" in page
    assert admin.post("/pengguna/pengingat/surel/", {})[1]["Location"].endswith("terkirim=0")
    assert len(mail.letters) == 1
    # The command line sends nothing twice either, and prints what mail does not bring.
    printed = reminded.users("--remind")
    assert len(mail.letters) == 1
    assert "Yth. Contoh Peninjau" in printed
    assert "Contoh Surel" not in printed


def test_what_changed_after_it_was_approved_is_told_so_and_a_log_changed_by_hand_stops_no_other(
    open_office: Serving, tmp_path: Path
) -> None:
    folder = office(tmp_path, "akta-mapan", "sendok-merah")
    served = open_office(folder, "")
    let_in(served, {"admin": PEOPLE["admin"], "reviewer": ("Contoh Peninjau", "reviewer", (*OWN, "Dinas Kesehatan"))})
    admin = served.visitor("admin")
    for key, moves in (("akta-mapan", ("ajukan", "tinjau", "setujui")), ("sendok-merah", ("ajukan",))):
        admin.ask("GET", f"/inovasi/{key}/")
        for move in moves:
            assert admin.post(f"/inovasi/{key}/alur/", {"langkah": move, "kompetisi": "kipp"})[0] == 302
    record = folder / "inovasi" / "akta-mapan.yaml"
    record.write_text(record.read_text() + "# berubah\n")
    # Nobody noted when it was changed: neither page nor message invents a day.
    home = served.visitor("reviewer").ask("GET", "/")[2]
    own = next(row for row in home.split("<li") if "AKTA MAPAN" in row and "Diajukan" in row)
    assert "berubah setelah disetujui" in own
    assert "sejak" not in own
    printed = served.users("--remind")
    assert (
        "AKTA MAPAN (Akta dan Kartu Keluarga Menyertai Ibu Pulang dari Persalinan)* – KIPP: Diajukan, berubah"
        in printed
    )
    assert "SENDOK MERAH" in printed
    log = next((folder / ".submissions" / "alur").glob("akta-mapan-*"))
    log.write_text(log.read_text().replace("tinjau", "tinjou", 1))
    printed = served.users("--remind")
    assert "SENDOK MERAH" in printed
    assert "AKTA MAPAN" not in printed
    assert "SENDOK MERAH" in admin.ask("GET", "/pengguna/pengingat/")[2]


def test_an_invitation_goes_by_mail_to_an_address_and_is_shown_all_the_same(reminded: Kantor, mail: MailServer) -> None:
    admin = reminded.visitor("admin")
    admin.ask("GET", "/pengguna/")
    told = {"nama": "Contoh Baru", "akun": "baru@contoh.go.id", "peran": "pimpinan"}
    status, _headers, text = admin.post("/pengguna/undang/", told)
    assert (status, "Dikirim lewat surel kepada: Contoh Baru" in text) == (200, True)
    link = re.search(r"<code>(http\S+?)</code>", text)
    assert link
    assert mail.letters[-1]["To"] == "baru@contoh.go.id"
    assert link[1] in mail.letters[-1].get_content()
    count = len(mail.letters)
    told = {"nama": "Contoh Salah", "akun": "tidak-ada@contoh.go.id", "peran": "pimpinan"}
    status, _headers, text = admin.post("/pengguna/undang/", told)
    assert (status, "tidak menerima surel untuk alamat ini" in text, "/undangan/" in text) == (200, True, True)
    told = {"nama": "Contoh Pendek", "akun": "pendek", "peran": "pimpinan"}
    assert "Dikirim lewat surel" not in admin.post("/pengguna/undang/", told)[2]
    assert len(mail.letters) == count


def test_the_check_of_the_installation_tries_the_server_for_mail(reminded: Kantor) -> None:
    text = reminded.file.read_text()
    other = reminded.folder / "lain.toml"
    other.write_text(re.sub(r"port = \d+, security", "port = 1, security", text))
    told = program("serve", "--office", str(other), "--check", fine=False)
    assert "The mail server 127.0.0.1 cannot be reached: Connection refused." in told
    other.write_text(text.replace('host = "127.0.0.1"', 'host = "surel.invalid"'))
    told = program("serve", "--office", str(other), "--check", fine=False)
    assert "No computer with the name surel.invalid is known" in told
    other.write_text(text)
    assert "mail server" not in program("serve", "--office", str(other), "--check", fine=False)


def test_an_office_sends_no_more_files_in_a_day_than_it_may(reminded: Kantor) -> None:
    visitor = reminded.visitor("pengusul")
    page = "/inovasi/akta-mapan/bukti/"
    visitor.ask("GET", page)
    admin = reminded.visitor("admin")
    admin.ask("GET", "/inovasi/akta-mapan/")
    assert admin.post("/inovasi/akta-mapan/alur/", {"langkah": "tarik", "kompetisi": "kipp"})[0] == 302
    three = [(f"{number}.pdf", PDF + str(number).encode()) for number in range(3)]
    assert visitor.upload(page, three, {"jenis": "laporan"})[0] == 302
    record = reminded.folder / "inovasi" / "akta-mapan.yaml"
    before = record.read_bytes()
    status, _headers, text = visitor.upload(page, [("empat.pdf", PDF)], {"jenis": "laporan"})
    assert (status, f"{OWN[0]} sudah mengirim sebanyak yang boleh dalam sehari: 3 berkas" in text) == (429, True)
    assert record.read_bytes() == before
    assert not list(reminded.folder.glob("bukti/akta-mapan/empat*"))
    # Each office for itself, and whoever belongs to none.
    assert admin.upload(page, [("lima.pdf", PDF + b"5")], {"jenis": "laporan"})[0] == 302
