"""Who is let in, and what strangers send: nobody and nothing but what is meant, and always a sentence."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

import pytest

from schemas.source import parse_source
from submissions.page.serving import prepare
from tests.page.conftest import TOKEN, Serve, Served, office


class Visitor:
    """A browser without a window: it keeps cookies and follows nothing."""

    def __init__(self, address: str):
        self.host = urllib.parse.urlsplit(address).netloc
        self.cookies: dict[str, str] = {}

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **(headers or {})}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                key, _sign, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def come_in(self) -> None:
        assert self.ask("GET", f"/?masuk={TOKEN}")[0] == 302

    def post(self, path: str, fields: dict[str, str], **headers: str) -> tuple[int, dict[str, str], str]:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def download(self, path: str, fields: Mapping[str, str | list[str]]) -> bytes:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **fields}, doseq=True).encode()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(self.host, timeout=60)
        form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        connection.request("POST", path, body, form)
        content = connection.getresponse().read()
        connection.close()
        return content

    def get(self, path: str) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(self.host, timeout=120)
        connection.request("GET", path, headers={"Cookie": cookies})
        content = connection.getresponse().read()
        connection.close()
        return content

    def upload(
        self, path: str, files: list[tuple[str, bytes]], fields: dict[str, str] | None = None, name: str = "berkas"
    ) -> tuple[int, dict[str, str], str]:
        parts: list[tuple[str, str | None, bytes]] = [
            ("csrfmiddlewaretoken", None, self.cookies.get("csrftoken", "").encode()),
            *((field, None, value.encode()) for field, value in (fields or {}).items()),
            *((name, given, content) for given, content in files),
        ]
        body = b""
        for field, given, content in parts:
            named = f'; filename="{given}"' if given is not None else ""
            body += f'--batas\r\nContent-Disposition: form-data; name="{field}"{named}\r\n\r\n'.encode()
            body += content + b"\r\n"
        return self.ask("POST", path, body + b"--batas--\r\n", {"Content-Type": "multipart/form-data; boundary=batas"})


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    return serve(office(tmp_path_factory.mktemp("kantor"), "akta-mapan"))


@pytest.fixture
def visitor(served: Served) -> Visitor:
    found = Visitor(served.address)
    found.come_in()
    found.ask("GET", "/pengaturan/")  # where the form's token comes from
    return found


def test_only_who_has_the_address_is_let_in(served: Served) -> None:
    stranger = Visitor(served.address)
    for path in ("/", "/inovasi/", "/inovasi/akta-mapan/", "/lambang", "/pengaturan/", "/?masuk=salah"):
        status, _headers, text = stranger.ask("GET", path)
        assert (status, "AKTA MAPAN" in text) == (403, False), path
    stranger.cookies["submissions"] = "palsu"
    assert stranger.ask("GET", "/inovasi/")[0] == 403
    stranger.come_in()
    assert stranger.ask("GET", "/inovasi/")[0] == 200


def test_another_name_for_this_computer_is_refused(visitor: Visitor) -> None:
    assert visitor.ask("GET", "/inovasi/", headers={"Host": "jahat.example"})[0] == 400


def test_a_form_from_elsewhere_is_refused(served: Served, visitor: Visitor) -> None:
    before = (served.folder / "submissions.yaml").read_bytes()
    body = b"isi.tempat=Jahat&asal.tempat=0"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    status, _headers, text = visitor.ask("POST", "/pengaturan/", body, form)
    assert (status, "belum ada yang disimpan" in text) == (403, True)
    assert (served.folder / "submissions.yaml").read_bytes() == before


def test_every_page_has_its_guards(visitor: Visitor) -> None:
    for path in ("/", "/inovasi/", "/inovasi/akta-mapan/isi/teks/", "/tidak-ada/"):
        _status, headers, text = visitor.ask("GET", path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "<script>" not in text
        assert not re.search(r"\sstyle=|\son\w+=", text)
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text)


@pytest.mark.parametrize(
    "key", ["../submissions", "..%2Fsubmissions", "%2Fetc%2Fpasswd", "akta-mapan.yaml", "x" * 3000, "akta-mapan%00"]
)
def test_no_address_leads_out_of_the_records(visitor: Visitor, key: str) -> None:
    for end in ("", "isi/teks/", "berkas/", "riwayat/"):
        status, _headers, text = visitor.ask("GET", f"/inovasi/{key}/{end}")
        assert status in (400, 404)
        assert "Traceback" not in text


def test_what_is_too_much_is_told(served: Served, visitor: Visitor) -> None:
    before = (served.folder / "inovasi" / "akta-mapan.yaml").read_bytes()
    status, _headers, text = visitor.post("/inovasi/akta-mapan/isi/teks/", {"isi.tujuan": "x" * (9 << 20)})
    assert (status, "terlalu banyak" in text) == (413, True)
    assert (served.folder / "inovasi" / "akta-mapan.yaml").read_bytes() == before


@pytest.mark.parametrize("words", [9_000, 12_000])
def test_a_text_of_60000_letters_is_told_and_a_shorter_one_saved(served: Served, visitor: Visitor, words: int) -> None:
    text = "kata " * words
    status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/isi/teks/")
    base = re.search(r'name="asal.ringkasan" id="[^"]*" value="(\w+)"', page)
    assert base
    fields = {"isi.ringkasan": text, "asal.ringkasan": base[1]}
    status, _headers, told = visitor.post("/inovasi/akta-mapan/kolom/teks/", fields)
    assert status == 200, told
    data = parse_source((served.folder / "inovasi" / "akta-mapan.yaml").read_bytes(), "x.yaml").data
    is_saved = words < 10_000
    assert (data["ringkasan"].split() == text.split()) is is_saved
    assert ("50000" in told, "Belum tersimpan" in told) == (not is_saved, not is_saved)


def test_a_record_broken_by_hand_is_shown_with_its_place_and_mended(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    whole = path.read_text()
    path.write_text(whole.replace("tahapan: penerapan", "tahapan:\tpenerapan: [", 1))
    visitor = Visitor(served.address)
    visitor.come_in()
    status, headers, _text = visitor.ask("GET", "/inovasi/akta-mapan/")
    assert (status, headers["Location"]) == (302, "/inovasi/akta-mapan/berkas/")
    status, _headers, text = visitor.ask("GET", "/inovasi/akta-mapan/berkas/")
    assert status == 200
    line = next(number for number, each in enumerate(path.read_text().split("\n"), 1) if "penerapan: [" in each)
    assert f"inovasi/akta-mapan.yaml:{line}" in text
    asked_with = re.search(r'name="asal" value="(\w+)"', text)
    assert asked_with
    status, _headers, text = visitor.post("/inovasi/akta-mapan/berkas/", {"teks": whole, "asal": asked_with[1]})
    assert status == 302
    assert path.read_text() == whole
    # Whoever saves a page that is older than the file loses nothing: neither what is there nor what was typed.
    mine = {"teks": "nama: Ketikan saya\r\n", "asal": asked_with[1]}
    status, _headers, text = visitor.post("/inovasi/akta-mapan/berkas/", mine)
    assert (status, "belum ada yang disimpan" in text, "\nnama: Ketikan saya\n" in text) == (409, True, True)
    assert path.read_text() == whole


def test_a_file_keeps_the_line_ends_of_its_lines(served: Served, visitor: Visitor) -> None:
    path = served.folder / "inovasi" / "akta-mapan.yaml"
    first, *rest = path.read_text().splitlines()
    path.write_bytes("\r\n".join([first, *rest[:5]]).encode() + b"\r\n" + "\n".join(rest[5:]).encode() + b"\n")
    before = path.read_bytes()
    _status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/berkas/")
    asked_with = re.search(r'name="asal" value="(\w+)"', page)
    assert asked_with
    sent = (
        before.decode().replace("\r\n", "\n").replace("tahapan: penerapan", "tahapan: uji_coba").replace("\n", "\r\n")
    )
    visitor.post("/inovasi/akta-mapan/berkas/", {"teks": sent, "asal": asked_with[1]})
    assert path.read_bytes() == before.replace(b"tahapan: penerapan", b"tahapan: uji_coba")


def test_settings_that_would_be_unreadable_are_not_saved(served: Served, visitor: Visitor) -> None:
    file = served.folder / "submissions.yaml"
    before = file.read_bytes()
    _status, _headers, page = visitor.ask("GET", "/pengaturan/")
    base = re.search(r'name="asal.pemda.warna" id="[^"]*" value="(\w+)"', page)
    assert base
    fields = {"isi.pemda.warna": "hijau tua", "asal.pemda.warna": base[1]}
    status, _headers, text = visitor.post("/pengaturan/", fields)
    assert (status, "hijau tua" in text, "Perlu diperbaiki: 1 kolom" in text) == (422, True, True)
    assert file.read_bytes() == before


def test_a_workspace_that_is_gone_is_told(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    served = serve(office(folder, "akta-mapan"))
    visitor = Visitor(served.address)
    visitor.come_in()
    shutil.move(folder, tmp_path / "dipindah")
    status, _headers, text = visitor.ask("GET", "/inovasi/akta-mapan/")
    assert (status, "tidak ada lagi" in text) == (409, True)
    shutil.move(tmp_path / "dipindah", folder)
    assert visitor.ask("GET", "/inovasi/akta-mapan/")[0] == 200


def test_a_disk_that_takes_nothing_is_told_and_the_text_stays(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    visitor = Visitor(served.address)
    visitor.come_in()
    _status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/isi/profil/")
    base = re.search(r'name="asal.satu_kalimat" id="[^"]*" value="(\w+)"', page)
    assert base
    before = (tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    fields = {"isi.satu_kalimat": "Satu.", "asal.satu_kalimat": base[1]}
    status, _headers, text = visitor.post("/inovasi/akta-mapan/isi/profil/", fields)
    assert (status, "disk penuh" in text) == (409, True)
    assert (tmp_path / "inovasi" / "akta-mapan.yaml").read_bytes() == before


def test_what_is_uploaded_may_be_anything(served: Served, visitor: Visitor) -> None:
    before = sorted(served.folder.rglob("*"))
    junk: list[list[tuple[str, bytes]]] = [
        [("kosong.xlsx", b"")],
        [("bukan.xlsx", b"\x00\x01 no workbook")],
        [("../../naik.xlsx", b"PK\x03\x04 broken")],
        [("n" * 300 + ".zip", b"PK\x05\x06" + b"\x00" * 18), ("sama.xlsx", b"x"), ("sama.xlsx", b"y")],
    ]
    said = []
    for files in junk:
        status, headers, text = visitor.upload("/impor/", files)
        assert status == 302, text
        status, _headers, text = visitor.ask("GET", headers["Location"])
        assert status in (200, 422)
        assert "Traceback" not in text
        heading = re.search(r'<div class="errors".*?</div>|<section class="panel empty">.*?</section>', text, re.S)
        assert heading
        said.append(" ".join(re.sub("<[^>]+>", " ", heading[0]).split()))
    assert said == [
        "Tidak ada yang dapat diambil. kosong.xlsx berkas kosong. Periksa apakah berkas tersalin utuh.",
        "Tidak ada yang dapat diambil. bukan.xlsx berkas ini bukan buku kerja Excel atau LibreOffice. "
        "Simpan sebagai .xlsx, .xls, .ods, atau .csv; usulan Word sebagai .docx.",
        "Tidak ada yang dapat diambil. naik.xlsx berkas tidak dapat dibaca sebagai buku kerja: rusak, atau tidak "
        "tersalin utuh. Bukalah di Excel atau LibreOffice, lalu simpan lagi sebagai .xlsx; atau salin ulang dari "
        "asalnya.",
        "Tidak ada formulir di dalam kiriman itu",
    ]
    assert visitor.upload("/impor/", [])[0] == 409
    assert sorted(served.folder.rglob("*")) == before


def test_an_upload_that_is_too_large_is_told(visitor: Visitor) -> None:
    body = b"--batas\r\n" + bytes(201 << 20)
    form = {"Content-Type": "multipart/form-data; boundary=batas"}
    status, _headers, text = visitor.ask("POST", "/impor/", body, form)
    assert (status, "lebih dari 200 MB" in text) == (413, True)


def test_a_row_that_is_wrong_is_not_called_the_same_as_what_is_there(visitor: Visitor) -> None:
    table = b"Nama Inovasi,Tujuan inovasi daerah\nLAMPU HIJAU,Terang\n"  # without a proposer nothing is made of it
    _status, headers, _text = visitor.upload("/impor/", [("isi.csv", table)])
    _status, _headers, text = visitor.ask("GET", headers["Location"])
    assert "1 baris masih salah dan tidak diambil." in text
    assert "Tidak ada yang dapat diambil." in text
    assert "Isinya sama dengan yang sudah ada" not in text


def test_a_filled_form_is_looked_at_taken_and_undone(serve: Serve, tmp_path: Path) -> None:
    giving, taking = tmp_path / "memberi", tmp_path / "menerima"
    giving.mkdir()
    taking.mkdir()
    one, other = Visitor(serve(office(giving, "akta-mapan")).address), Visitor(serve(office(taking)).address)
    one.come_in()
    one.ask("GET", "/inovasi/")
    workbook = one.download("/inovasi/banyak/", {"pilih": "akta-mapan", "aksi": "formulir"})
    assert workbook[:2] == b"PK"
    other.come_in()
    other.ask("GET", "/impor/")
    status, headers, _text = other.upload("/impor/", [("formulir akta.xlsx", workbook)])
    status, _headers, text = other.ask("GET", headers["Location"])
    assert (status, "AKTA MAPAN" in text) == (200, True)
    assert not list((taking / "inovasi").iterdir())
    status, _headers, _text = other.post(headers["Location"], {"aksi": "tulis", "ambil": "akta-mapan"})
    assert status == 302
    assert (taking / "inovasi" / "akta-mapan.yaml").is_file()
    _status, _headers, text = other.ask("GET", "/impor/")
    assert "1 data inovasi baru" in text or "1 inovasi baru" in text
    assert other.post("/impor/urungkan/", {})[0] == 302
    assert not list((taking / "inovasi").iterdir())
    # What is changed between looking and taking is not written over.
    path = taking / "inovasi" / "akta-mapan.yaml"
    text = (giving / "inovasi" / "akta-mapan.yaml").read_text()
    path.write_text(text)
    _status, headers, _text = other.upload("/impor/", [("isi.csv", b"id,satu_kalimat\nakta-mapan,Diketik di Excel\n")])
    address = headers["Location"]
    _status, _headers, page = other.ask("GET", address)
    ticked = re.search(r'name="ambil" value="(akta-mapan:satu_kalimat:[^"]*)"', page)
    assert ticked
    path.write_text(text.replace("Bidan melaporkan", "Ibu bidan melaporkan"))
    _status, headers, _text = other.post(address, {"aksi": "tulis", "ambil": ticked[1]})
    assert headers["Location"] == f"{address}?berubah=ya"
    assert "Ibu bidan melaporkan" in path.read_text()
    _status, _headers, page = other.ask("GET", headers["Location"])
    again = re.search(r'name="ambil" value="(akta-mapan:satu_kalimat:[^"]*)"', page)
    assert again
    assert "tidak diambil" in page
    other.post(address, {"aksi": "tulis", "ambil": again[1]})
    assert "satu_kalimat: Diketik di Excel\n" in path.read_text()


def test_a_port_in_use_is_told_and_the_next_one_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        serving = prepare(tmp_path, port)
        assert serving.port != port
        serving.close()


def test_killed_in_the_middle_of_saves_every_record_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    office(folder, "akta-mapan")
    path = folder / "inovasi" / "akta-mapan.yaml"
    for moment in (0.05, 0.2, 0.35):
        process = subprocess.Popen(
            [sys.executable, "-m", "submissions", "serve", str(folder), "--port", "0", "--no-browser", "--no-open"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert process.stdout
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        visitor = Visitor(address[0])
        visitor.ask("GET", address[0].partition(visitor.host)[2])
        _status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/isi/profil/")
        base = re.search(r'name="asal.satu_kalimat" id="[^"]*" value="(\w+)"', page)
        assert base
        end, asked_with, number = time.monotonic() + moment, base[1], 0
        while time.monotonic() < end:
            number += 1
            fields = {"isi.satu_kalimat": f"Kalimat {number}.", "asal.satu_kalimat": asked_with}
            _status, _headers, text = visitor.post("/inovasi/akta-mapan/kolom/profil/", fields)
            found = re.search(r'name="asal.satu_kalimat"[^>]*value="(\w+)"', text)
            asked_with = found[1] if found else asked_with
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert parse_source(path.read_bytes(), path.name).data["nama"].startswith("AKTA MAPAN")
        assert number


def test_two_windows_on_the_settings_see_what_both_typed(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path))
    visitor = Visitor(served.address)
    visitor.come_in()
    page = visitor.ask("GET", "/pengaturan/")[2]
    bases = dict(re.findall(r'name="(asal\.[\w.]+)" id="[^"]*" value="(\w+)"', page))
    fields = {"asal.kop.alamat": bases["asal.kop.alamat"]}
    assert visitor.post("/pengaturan/", {**fields, "isi.kop.alamat": "Jalan Satu"})[0] == 302
    status, _headers, text = visitor.post("/pengaturan/", {**fields, "isi.kop.alamat": "Jalan Dua"})
    assert (status, "Jalan Satu" in text, 'value="Jalan Dua"' in text) == (422, True, True)
    # The editions are pairs, shown and taken as such.
    file = tmp_path / "submissions.yaml"
    field = {"asal.edisi": bases["asal.edisi"], "isi.edisi": "iga=2026; kipp=2025"}
    assert visitor.post("/pengaturan/", field)[0] == 302
    assert parse_source(file.read_bytes(), file.name).data["edisi"] == {"iga": "2026", "kipp": "2025"}
    assert "iga=2026; kipp=2025" in visitor.ask("GET", "/pengaturan/")[2]


def test_a_link_out_of_the_workspace_shows_nothing(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    served = serve(office(folder))
    (tmp_path / "rahasia.yaml").write_text("nama: RAHASIA SEKALI\nisi: kata sandi\n")
    (folder / "inovasi" / "tautan.yaml").symlink_to(tmp_path / "rahasia.yaml")
    visitor = Visitor(served.address)
    visitor.come_in()
    status, _headers, text = visitor.ask("GET", "/inovasi/tautan/berkas/")
    assert (status, "kata sandi" in text, "tautan ke luar" in text) == (409, False, True)


def test_a_document_that_two_describe_keeps_what_both_typed(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    key = next(iter(parse_source(path.read_bytes(), path.name).data["bukti"]))
    visitor = Visitor(served.address)
    visitor.come_in()
    _status, _headers, page = visitor.ask("GET", "/inovasi/akta-mapan/bukti/")
    name = f"{key}.bukti.judul"
    base = re.search(rf'name="asal.{re.escape(name)}" id="[^"]*" value="(\w+)"', page)
    assert base
    address = f"/inovasi/akta-mapan/bukti/{key}/"
    assert visitor.post(address, {f"asal.{name}": base[1], f"isi.{name}": "Judul yang satu"})[0] == 302
    status, _headers, text = visitor.post(address, {f"asal.{name}": base[1], f"isi.{name}": "Judul yang lain"})
    assert (status, "Judul yang satu" in text, 'value="Judul yang lain"' in text) == (409, True, True)
    assert parse_source(path.read_bytes(), path.name).data["bukti"][key]["judul"] == "Judul yang satu"


ODD = [
    "baru",
    "baris\nbaru",
    "a~b",
    "50% jadi?",
    "peta#1",
    "ba\\ris",
    "kafé",
    os.fsdecode(b"caf\xe9"),
    "x" * 200,
    "bawah/dalam",
]


def test_a_record_is_reached_whatever_its_file_is_called(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    whole = (tmp_path / "inovasi" / "akta-mapan.yaml").read_text()
    (tmp_path / "inovasi" / "akta-mapan.yaml").unlink()
    for number, name in enumerate(ODD):
        path = tmp_path / "inovasi" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(whole.replace("nama: AKTA MAPAN", f"nama: INOVASI {number:02}", 1))
    os.mkfifo(tmp_path / "inovasi" / "pipa.yaml")
    (tmp_path / "inovasi" / "map.yaml").mkdir()
    visitor = Visitor(served.address)
    visitor.come_in()
    status, _headers, page = visitor.ask("GET", "/inovasi/")
    links = re.findall(r"href=\"(/inovasi/(?!baru/)[^\"]+/)\"", page)
    assert status == 200
    found = {}
    for link in dict.fromkeys(links):
        for rest in ("", "isi/profil/", "riwayat/", "berkas/", "bukti/", "dokumen/"):
            status, _headers, text = visitor.ask("GET", link + rest)
            assert status in (200, 302, 409), (link, rest, text)
        named = re.search(r"INOVASI (\d\d)", visitor.ask("GET", link)[2])
        if named:
            found[ODD[int(named[1])]] = link
    assert sorted(found) == sorted(ODD)
    page = visitor.ask("GET", f"{links[0]}isi/profil/")[2]
    base = re.search(r'name="asal.satu_kalimat" id="[^"]*" value="(\w+)"', page)
    assert base
    for name, link in found.items():
        fields = {"asal.satu_kalimat": base[1], "isi.satu_kalimat": "Diketik."}
        assert visitor.post(f"{link}isi/profil/", fields)[0] == 302, name
        assert "satu_kalimat: Diketik.\n" in (tmp_path / "inovasi" / f"{name}.yaml").read_text()
        assert "Inovasi dalam satu kalimat" in visitor.ask("GET", f"{link}riwayat/")[2]


@pytest.mark.parametrize("section", ["isi/inovator/", "indikator/"])
def test_what_cannot_be_saved_stays_as_it_was_typed(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
) -> None:
    served = serve(office(tmp_path, "akta-mapan"))
    path = tmp_path / "inovasi" / "akta-mapan.yaml"
    before = path.read_bytes()
    visitor = Visitor(served.address)
    visitor.come_in()
    address = f"/inovasi/akta-mapan/{section}"
    page = visitor.ask("GET", address)[2]
    sent = dict(re.findall(r'type="hidden" name="([^"]+)"(?: id="[^"]*")? value="([^"]*)"', page))
    name = next(each for each in sent if each.startswith("asal.") and each.endswith((".nama", ".jumlah")))
    answer = name.replace("asal.", "isi.", 1)
    fields = {**{key: value for key, value in sent.items() if key == "baris" or key == name}, "baris": "0"}
    fields["baris.0.asal"] = sent.get("baris.0.asal", "")
    for text, told in (("Ketikan " + "x" * 70_000, "70008"), ("Ketikan saya", "disk penuh")):
        with monkeypatch.context() as patched:
            if told != "70008":
                patched.setattr(os, "fsync", full_disk)
            status, _headers, page = visitor.post(address, {**fields, answer: text})
        assert (status, "Ketikan" in page, told in page) == (409, True, True)
        assert path.read_bytes() == before
    # Nothing has to be typed again: sent once more, it is saved.
    assert visitor.post(address, {**fields, answer: "Ketikan saya"})[0] == 302
    assert b"Ketikan saya" in path.read_bytes()


def full_disk(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_strange_requests_get_a_sentence(visitor: Visitor) -> None:
    assert visitor.post("/inovasi/akta-mapan/isi/inovator/", {"baris": "9" * 6000})[0] == 302
    status, headers, _text = visitor.post("/bahasa/", {"bahasa": "id", "kembali": "daftar"})
    assert (status, headers["Location"]) == (302, "/")
    status, headers, _text = visitor.post("/bahasa/", {"bahasa": "id", "kembali": "//contoh.test/"})
    assert (status, headers["Location"]) == (302, "/")
