"""What whoever runs the page needs: a log without what was typed, a scanner that is asked, states in the list."""

import io
import json
import re
import sys

import pytest
import xlsxwriter

from tests.page.accounts.conftest import PEOPLE, Kantor, Serving, let_in, program
from tests.page.conftest import office
from tests.page.test_guarding import Visitor
from tests.waiting import wait_until

SCANNER = f"""#!{sys.executable}
import sys
sys.exit(b"JAHAT" in open(sys.argv[1], "rb").read())
"""
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(scope="module")
def watched(open_office: Serving, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    folder = office(tmp_path_factory.mktemp("kantor"), "akta-mapan", "sendok-merah")
    script = folder / "pindai.py"
    script.write_text(SCANNER)
    script.chmod(0o755)
    served = open_office(folder, f'scanner = ["{script}"]\n')
    let_in(served, PEOPLE)
    return served


def test_a_file_that_the_scanner_refuses_is_not_taken(watched: Kantor) -> None:
    page = "/inovasi/akta-mapan/bukti/"
    visitor = watched.visitor("pengusul")
    visitor.ask("GET", page)
    record = watched.folder / "inovasi" / "akta-mapan.yaml"
    before = record.read_bytes()
    sent = [("baik.pdf", PDF), ("buruk.pdf", PDF + b"JAHAT")]
    status, _headers, text = visitor.upload(page, sent, {"jenis": "laporan"})
    assert (status, "Pemindai virus menolak: buruk.pdf" in text) == (422, True)
    assert record.read_bytes() == before
    assert not list(watched.folder.glob("bukti/akta-mapan/baik*"))
    assert visitor.upload(page, sent[:1], {"jenis": "laporan"})[0] == 302
    assert (watched.folder / "bukti" / "akta-mapan" / "baik.pdf").read_bytes() == PDF
    # Where it cannot be asked, nothing is taken, and the check of the installation says so.
    script = watched.folder / "pindai.py"
    script.rename(script.with_suffix(".lain"))
    try:
        assert visitor.upload(page, [("dua.pdf", PDF + b"2")], {"jenis": "laporan"})[0] == 422
        told = program("serve", "--office", str(watched.file), "--check", fine=False)
        assert "is not there, so no file is taken" in told
    finally:
        script.with_suffix(".lain").rename(script)


def test_each_answer_is_logged_without_what_was_typed_or_looked_for(watched: Kantor) -> None:
    visitor = watched.visitor("pengusul")
    visitor.ask("GET", "/inovasi/?cari=rahasia-777")
    visitor.ask("GET", "/inovasi/akta-mapan/isi/teks/")
    visitor.post("/inovasi/akta-mapan/isi/teks/", {"isi.tujuan": "Tujuan 778", "asal.tujuan": "x"})
    log = (watched.folder / "serve.log").read_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    last = next(each for each in reversed(lines) if each["method"] == "POST")
    assert (last["account"], last["page"], last["path"]) == ("pengusul", "isi", "/inovasi/akta-mapan/isi/teks/")
    assert last["ms"] >= 0
    assert last["status"] in (200, 302, 409)
    assert [word for word in ("777", "778", "kuda-lumping", "csrf", "sandi=") if word in log] == []
    link = watched.users("--invite", "tamu", "--name", "Contoh Tamu", "--role", "pimpinan")
    visitor.ask("GET", link[link.index("/undangan/") :].split()[0])
    invited = [
        json.loads(line) for line in (watched.folder / "serve.log").read_text().splitlines() if "undangan" in line
    ]
    assert invited
    assert [each["path"] for each in invited if each["path"]] == []


def test_the_list_tells_where_each_stands_and_filters_by_it(watched: Kantor) -> None:
    visitor = watched.visitor("pengusul")
    assert "Sampai di mana" not in visitor.ask("GET", "/inovasi/")[2]
    visitor.ask("GET", "/inovasi/akta-mapan/")
    status, _headers, _text = visitor.post("/inovasi/akta-mapan/alur/", {"langkah": "ajukan", "kompetisi": "kipp"})
    assert status == 302
    admin = watched.visitor("admin")
    rows = admin.ask("GET", "/inovasi/")[2].split('<tr role="row">')
    own, other = (next(row for row in rows if f"<strong>{name}" in row) for name in ("AKTA MAPAN", "SENDOK MERAH"))
    assert "KIPP: Diajukan" in own
    assert "Diajukan" not in other
    only = admin.ask("GET", "/inovasi/?keadaan=Diajukan")[2]
    assert "AKTA MAPAN" in only
    assert "SENDOK MERAH" not in only.split("<tbody")[1]


def test_what_a_portal_gave_is_noted_shown_and_found(watched: Kantor) -> None:
    admin, other = watched.visitor("admin"), watched.visitor("admin")
    page = "/inovasi/sendok-merah/"
    assert "Registrasi di portal" in admin.ask("GET", page)[2]
    stale = registration(other, page, "kipp-2025")
    said = {"nomor": "KIPP-7788", "tanggal": "1 Maret 2026", "keadaan": "Diterima"}
    assert admin.post(f"{page}registrasi/", registration(admin, page, "kipp-2025", **said))[0] == 302
    assert "KIPP-7788, Diterima, 1 Maret 2026" in admin.ask("GET", page)[2]
    wait_until(lambda: "KIPP 2025: KIPP-7788" in admin.ask("GET", "/inovasi/?cari=7788")[2])  # it is judged aside
    assert "AKTA MAPAN" not in admin.ask("GET", "/inovasi/?cari=7788")[2].split("<tbody")[1]
    assert "Nomor Registrasi, KIPP 2025" in admin.ask("GET", f"{page}riwayat/")[2]
    # A day that is none is told, what was typed stays in the form, and nothing is written.
    wrong = registration(admin, page, "kipp-2025", nomor="KIPP-9", tanggal="kemarin")
    status, _headers, text = admin.post(f"{page}registrasi/", wrong)
    assert (status, "“kemarin” bukan tanggal" in text, 'value="KIPP-9"' in text) == (409, True, True)
    # What two changed is shown with what is saved; saving again keeps it.
    stale["isi.registrasi.kipp-2025.nomor"] = "KIPP-1"
    status, _headers, text = other.post(f"{page}registrasi/", stale)
    assert (status, 'value="KIPP-1"' in text, '<blockquote class="quote pre">KIPP-7788' in text) == (409, True, True)
    written = watched.folder / "inovasi" / "sendok-merah.yaml"
    assert "KIPP-7788" in written.read_text()
    assert other.post(f"{page}registrasi/", sent_from(text, "kipp-2025"))[0] == 302
    assert "nomor: KIPP-1\n" in written.read_text()
    assert admin.post(f"{page}registrasi/", stale | {"edisi": "lomba-9999"})[0] == 409


def registration(visitor: Visitor, page: str, edition: str, **typed: str) -> dict[str, str]:
    """Return the form of a registration as a browser sends it, with what is typed into it."""
    held = sent_from(visitor.ask("GET", page)[2], edition)
    return held | {f"isi.registrasi.{edition}.{name}": text for name, text in typed.items()}


def sent_from(text: str, edition: str) -> dict[str, str]:
    fields = re.findall(rf'name="((?:isi|asal)\.registrasi\.{edition}\.\w+)"[^>]*? value="([^"]*)"', text)
    return {"edisi": edition, **dict(fields)}


def workbook(*rows: tuple[str, ...]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("Daftar akun kantor",), ("Nama", "Akun", "Perangkat daerah", "Peran"), *rows)):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def test_many_are_invited_by_a_list_or_none_of_them(watched: Kantor) -> None:
    admin = watched.visitor("admin")
    admin.ask("GET", "/pengguna/")
    good = (
        ("Contoh Satu", "satu@contoh.go.id", "Dinas Kesehatan; Dinas Sosial", "pengusul"),
        ("Contoh Dua", "dua", "", "Pimpinan"),
    )
    bad = (("Contoh Tiga", "tiga", "", "pengusul"), ("Contoh Empat", "empat", "", "raja"))
    status, _headers, text = admin.upload("/pengguna/daftar/", [("akun.xlsx", workbook(*good, *bad))], name="daftar")
    assert status == 422
    assert "5: " in text
    assert "6: " in text
    assert "satu@contoh.go.id" not in watched.users()
    status, _headers, text = admin.upload("/pengguna/daftar/", [("akun.xlsx", workbook(*good))], name="daftar")
    assert (status, text.count("/undangan/")) == (200, 4)  # each as an address and for WhatsApp
    assert "satu@contoh.go.id: Contoh Satu, pengusul, Dinas Kesehatan, Dinas Sosial [not yet in]" in watched.users()
    assert "dua: Contoh Dua, pimpinan [not yet in]" in watched.users()
    # The command line does the same, and leaves those that there are.
    file = watched.folder / "akun.xlsx"
    file.write_bytes(workbook(*good, ("Contoh Lima", "lima", "", "penilai")))
    printed = watched.users("--list", str(file))
    assert printed.startswith("lima: Contoh Lima: http://127.0.0.1:")
    assert printed.count("\n") == 1
    assert admin.upload("/pengguna/daftar/", [("akun.txt", b"bukan buku kerja")], name="daftar")[0] == 422
    assert admin.post("/pengguna/daftar/", {})[0] == 422
