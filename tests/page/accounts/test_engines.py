"""The same on SQLite and on PostgreSQL; an office goes into one file while it is served, and comes out on the other."""

import json
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from submissions.changing.history import History
from submissions.workspace import open_workspace
from tests.page.accounts.conftest import PASSWORD, Kantor, Serving, accept, program
from tests.page.conftest import office
from tests.page.test_guarding import Visitor


def other_file(kantor: Kantor, folder: Path, more: str = "") -> Path:
    folder.mkdir()
    file = folder / "kantor.toml"
    file.write_text(f'workspace = "kerja"\nhosts = ["127.0.0.1"]\n{more}')
    return file


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_an_office_on_either_database(engine: str, open_office: Serving, tmp_path: Path) -> None:
    kantor = open_office(office(tmp_path / "satu", "sendok-merah"), engine)
    accept(kantor.address, kantor.users("--invite", "admin", "--name", "Contoh Admin", "--role", "admin"))
    accept(kantor.address, kantor.users("--invite", "dua", "--name", "Contoh Dua", "--role", "pimpinan"))
    one, other = kantor.visitor("ADMIN"), kantor.visitor("admin")
    assert one.ask("GET", "/pengguna/")[0] == 200
    other.post("/keluar/semua/", {})
    assert [each.ask("GET", "/")[0] for each in (one, other)] == [302, 302]
    # Of many who send the same code at once, one comes in.
    code = kantor.users("--code", "dua").strip()

    def tried(_number: int) -> int:
        visitor = Visitor(kantor.address)
        visitor.ask("GET", "/masuk/")
        return visitor.post("/masuk/", {"username": "dua", "sandi": code})[0]

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(tried, range(6))) == [302, *[422] * 5]
    # Many who write at once all come to their end.
    visitors = [kantor.visitor("admin") for _number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        told = [{"akun": f"banyak-{number}", "nama": "Contoh", "peran": "penilai"} for number in range(6)]
        answers = pool.map(lambda pair: pair[0].post("/pengguna/undang/", pair[1])[0], zip(visitors, told, strict=True))
        assert list(answers) == [200] * 6
    assert sum(line.startswith("banyak-") for line in kantor.users().splitlines()) == 6
    # What is wrong is looked for beside the page that is served.
    said = program("serve", "--office", str(kantor.file), "--check", fine=False)
    assert "Only this computer can reach the page." in said


def test_a_backup_is_made_while_it_is_served_and_an_office_is_made_of_it(
    postgresql: Callable[[], str], open_office: Serving, tmp_path: Path
) -> None:
    kantor = open_office(office(tmp_path / "satu", "sendok-merah"), "")
    accept(kantor.address, kantor.users("--invite", "admin", "--name", "Contoh Admin", "--role", "admin"))
    admin = kantor.visitor("admin")
    admin.post("/inovasi/sendok-merah/alur/", {"kompetisi": "kipp", "langkah": "ajukan"})
    archive = tmp_path / "cadangan.zip"
    assert "files of the workspace and the accounts are in" in program("backup", str(kantor.file), "-o", str(archive))
    assert archive.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in archive.read_bytes()
    assert not any("sqlite" in name or "page.key" in name for name in zipfile.ZipFile(archive).namelist())
    assert "nothing was overwritten" in program("backup", str(kantor.file), "-o", str(archive), fine=False)
    # On a new machine, with another database.
    file = other_file(kantor, tmp_path / "dua", f'database = "{postgresql()}"\n')
    kept = {path.relative_to(kantor.folder): path.read_bytes() for path in (kantor.folder / "inovasi").iterdir()}
    assert program("users", str(file)) == ""
    program("restore", str(archive), str(file))
    folder = tmp_path / "dua" / "kerja"
    assert {path.relative_to(folder): path.read_bytes() for path in (folder / "inovasi").iterdir()} == kept
    assert program("users", str(file)) == kantor.users()
    assert "kipp: Diajukan" in program("states", str(folder))
    assert "nothing was written there" in program("restore", str(archive), str(file), fine=False)
    workspace = open_workspace(folder)
    assert History(workspace, workspace.records_folder / "sendok-merah.yaml").versions() == []


@pytest.mark.parametrize("harm", ["cut", "changed", "climbing", "another"])
def test_a_backup_that_is_damaged_writes_nothing(kantor: Kantor, tmp_path: Path, harm: str) -> None:
    whole, bad = tmp_path / "baik.zip", tmp_path / "rusak.zip"
    program("backup", str(kantor.file), "-o", str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if harm == "changed" and name.endswith("akta-mapan.yaml"):
                content += b"# lain\n"
            if harm == "another" and name == "cadangan.json":
                content = json.dumps({"backup": 99}).encode()
            if harm == "climbing" and name == "SHA256SUMS":
                content += b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  isi/../../naik.txt\n"
            target.writestr(name, content)
        if harm == "climbing":
            target.writestr("isi/../../naik.txt", b"")
    if harm == "cut":
        bad.write_bytes(bad.read_bytes()[:-2000])
    file = other_file(kantor, tmp_path / "dua")
    assert "is no whole backup of this program" in program("restore", str(bad), str(file), fine=False)
    assert not (tmp_path / "dua" / "kerja").exists()
    assert not (tmp_path / "naik.txt").exists()


def test_what_is_wrong_with_an_installation_is_said(kantor: Kantor, tmp_path: Path) -> None:
    file = other_file(kantor, tmp_path / "baru", "behind_tls = true\n")
    (tmp_path / "baru" / "kerja").mkdir()
    (tmp_path / "baru" / "data").mkdir(mode=0o755)
    said = program("serve", "--office", str(file), "--check", fine=False)
    for part in ("has no submissions.yaml", "can look into", "Nobody can come in yet", "No name is given"):
        assert part in said, part
