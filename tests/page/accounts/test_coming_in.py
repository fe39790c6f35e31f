"""Coming in: invitations, passwords, codes, attempts, sessions."""

import re

import pytest

from tests.page.accounts.conftest import PASSWORD, Kantor, accept, program
from tests.page.test_guarding import Visitor


def log_in(kantor: Kantor, account: str, password: str) -> tuple[int, str, Visitor]:
    visitor = Visitor(kantor.address)
    visitor.ask("GET", "/masuk/")
    status, _headers, text = visitor.post("/masuk/", {"username": account, "sandi": password})
    return status, text, visitor


def test_an_invitation_counts_once(kantor: Kantor) -> None:
    link = kantor.users("--invite", "baru", "--name", "Contoh Baru", "--role", "pimpinan")
    accept(kantor.address, link)
    found = re.search(r"/undangan/\S+", link)
    assert found
    status, _headers, text = Visitor(kantor.address).ask("GET", found[0])
    assert (status, "sudah dipakai" in text) == (410, True)
    for address in (found[0][:-4] + "abc/", "/undangan/x/y/", "/undangan/OTk5/abc/"):
        assert Visitor(kantor.address).ask("GET", address)[0] == 410


@pytest.mark.parametrize("password", ["pendek", "1234567890123", "password123", "Contoh Lemah"])
def test_a_password_that_can_be_guessed_is_refused(kantor: Kantor, password: str) -> None:
    link = kantor.users("--invite", f"lemah-{len(password)}", "--name", "Contoh Lemah", "--role", "pimpinan")
    found = re.search(r"/undangan/\S+", link)
    assert found
    visitor = Visitor(kantor.address)
    visitor.ask("GET", found[0])
    status, _headers, text = visitor.post(found[0], {"sandi": password})
    assert (status, "Kata sandi ini mudah ditebak" in text) == (422, True)
    assert f'value="{password}"' not in text


def test_a_wrong_password_tells_nothing_and_is_not_tried_for_ever(kantor: Kantor) -> None:
    accept(kantor.address, kantor.users("--invite", "coba", "--name", "Contoh Coba", "--role", "pimpinan"))
    known = log_in(kantor, "coba", "salah")
    unknown = log_in(kantor, "tidak-ada", "salah")
    assert (known[0], unknown[0]) == (422, 422)
    shown = [
        re.sub(r'name="csrf\w+" value="\w+"|coba|tidak-ada', "", each[1].split("<main")[1]) for each in (known, unknown)
    ]
    assert shown[0] == shown[1]
    for _attempt in range(9):
        log_in(kantor, "coba", "salah")
    status, text, _visitor = log_in(kantor, "coba", PASSWORD)
    assert (status, "Terlalu sering" in text) == (429, True)
    # Others come in meanwhile.
    assert log_in(kantor, "admin", PASSWORD)[0] == 302


def test_a_code_counts_once(kantor: Kantor) -> None:
    code = kantor.users("--code", "penilai").strip()
    assert re.fullmatch(r"\d{8}", code)
    assert log_in(kantor, "penilai", code)[0] == 302
    assert log_in(kantor, "penilai", code)[0] == 422


def test_out_everywhere_and_shut_out(kantor: Kantor) -> None:
    accept(kantor.address, kantor.users("--invite", "pergi", "--name", "Contoh Pergi", "--role", "pimpinan"))
    one, other = kantor.visitor("pergi"), kantor.visitor("pergi")
    assert one.ask("GET", "/inovasi/")[0] == 200
    one.post("/keluar/semua/", {})
    assert [visitor.ask("GET", "/inovasi/")[0] for visitor in (one, other)] == [302, 302]
    again = kantor.visitor("pergi")
    kantor.users("--shut-out", "pergi")
    assert again.ask("GET", "/inovasi/")[0] == 302
    assert log_in(kantor, "pergi", PASSWORD)[0] == 422
    kantor.users("--let-in", "pergi")
    assert log_in(kantor, "pergi", PASSWORD)[0] == 302


def test_another_password_ends_the_other_sessions(kantor: Kantor) -> None:
    accept(kantor.address, kantor.users("--invite", "ganti", "--name", "Contoh Ganti", "--role", "pimpinan"))
    one, other = kantor.visitor("ganti"), kantor.visitor("ganti")
    assert one.post("/akun/", {"lama": "salah", "baru": "sapu-lidi-patah-77"})[0] == 422
    assert one.post("/akun/", {"lama": PASSWORD, "baru": "sapu-lidi-patah-77"})[0] == 302
    assert (one.ask("GET", "/inovasi/")[0], other.ask("GET", "/inovasi/")[0]) == (200, 302)


def test_a_session_of_before_is_not_the_one_after(kantor: Kantor) -> None:
    visitor = Visitor(kantor.address)
    visitor.ask("GET", "/masuk/")
    visitor.post("/bahasa/", {"bahasa": "en", "kembali": "/masuk/"})
    before = visitor.cookies["submissions"]
    visitor.post("/masuk/", {"username": "admin", "sandi": PASSWORD})
    assert visitor.cookies["submissions"] != before


def test_accounts_are_made_changed_and_never_all_lost_on_the_page(kantor: Kantor) -> None:
    admin = kantor.visitor("admin")
    told = {"akun": "dari-halaman", "nama": "Contoh <b>Halaman</b>", "peran": "pengusul", "perangkat": ""}
    status, _headers, text = admin.post("/pengguna/undang/", told)
    assert (status, "belum disebut" in text) == (422, True)
    status, _headers, text = admin.post("/pengguna/undang/", {**told, "perangkat": "Dinas A\r\nDinas B"})
    assert (status, "<b>Halaman" in text) == (200, False)
    found = re.search(r"http://[^<\s]+/undangan/[^<\s]+", text)
    assert found
    accept(kantor.address, found[0])
    line = next(line for line in kantor.users().splitlines() if line.startswith("dari-halaman"))
    assert line.endswith("pengusul, Dinas A, Dinas B")
    _status, _headers, text = admin.ask("GET", "/pengguna/")
    number = re.search(r'href="/pengguna/(\d+)/">Contoh Admin<', text)
    assert number
    status, _headers, text = admin.post(f"/pengguna/{number[1]}/", {"peran": "pimpinan", "aktif": "ya"})
    assert (status, "tidak ada lagi yang dapat mengubah akun" in text) == (422, True)


def test_the_page_is_not_served_where_passwords_would_go_in_clear(kantor: Kantor) -> None:
    file = kantor.folder / "terbuka.toml"
    file.write_text('workspace = "."\naddress = "0.0.0.0"\n')
    with pytest.raises(AssertionError, match="passwords would go there in clear"):
        program("serve", "--office", str(file))
    file.write_text('workspace = "."\nport 8765\n')
    with pytest.raises(AssertionError, match=r"Line 2 of \S+ cannot be read"):
        program("serve", "--office", str(file))
    file.write_text('workspace = "."\nrahasia = 1\n')
    with pytest.raises(AssertionError, match="says something else than is asked: rahasia"):
        program("serve", "--office", str(file))


def test_headers_say_what_a_browser_may_do(kantor: Kantor) -> None:
    _status, headers, _text = Visitor(kantor.address).ask("GET", "/masuk/")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "no-store" in headers["Cache-Control"]
    assert Visitor(kantor.address).ask("GET", "/sehat/")[2] == "ok\n"
    status, _headers, text = Visitor(kantor.address).ask("GET", "/sehat/", headers={"Host": "jahat.test"})
    assert status == 400, text
