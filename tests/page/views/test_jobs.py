"""All documents, seals and kits are made aside, and what was made is compared."""

import io
import json
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from submissions.freezing.seal import check_seal
from submissions.page.jobs import Jobs, LongJob
from submissions.sample.generate import write_starter
from tests.page.conftest import Serve, Served, office
from tests.page.test_guarding import Visitor


@pytest.fixture(scope="module")
def served(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("kantor")
    write_starter(folder)
    return serve(folder)


def visitor_of(served: Served) -> Visitor:
    visitor = Visitor(served.address)
    visitor.come_in()
    visitor.ask("GET", "/kirim/")
    return visitor


def done(served: Served, visitor: Visitor, address: str, fields: dict[str, str]) -> tuple[str, LongJob]:
    status, headers, _text = visitor.post(address, fields)
    assert status == 302
    page = headers["Location"]
    until = time.monotonic() + 120
    while "hx-trigger" in visitor.ask("GET", page)[2].split("<main")[1]:
        assert time.monotonic() < until, "the job does not end"
        time.sleep(0.2)
    job = Jobs(served.folder).get(page.split("/")[-2])
    assert job
    return page, job


def test_all_are_made_sealed_and_compared(served: Served) -> None:
    visitor = visitor_of(served)
    # Invented data go along only where somebody says so.
    _page, job = done(served, visitor, "/kirim/mulai/", {"apa": "ekspor"})
    assert (job.state.value, "masih berisi data rekaan" in job.told[0]) == ("failed", True)
    page, job = done(served, visitor, "/kirim/mulai/", {"apa": "ekspor", "contoh": "ya"})
    assert (job.state.value, job.lost) == ("done", ())
    assert "Tidak ada yang gagal" in visitor.ask("GET", page)[2]
    made = sorted((served.folder / "keluaran").rglob("*.pdf"))
    assert len(made) == job.done == 5
    packed = visitor.get(f"{page}hasil/0")
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert sorted(name for name in names if name.endswith(".pdf")) == [
        path.relative_to(served.folder).as_posix() for path in made
    ]
    # Once more, nothing is made anew.
    _page, again = done(served, visitor, "/kirim/mulai/", {"apa": "ekspor", "contoh": "ya"})
    assert f"0 berkas PDF dibuat, {len(made)} tidak berubah" in again.told
    # What was made is known again, and what somebody changed in it is named.
    pdf = next(path for path in made if path.name == "akta-mapan_iga-2026.pdf")
    with pikepdf.open(pdf) as opened:
        del opened.pages[1]
        changed = io.BytesIO()
        opened.save(changed)
    status, _headers, text = visitor.upload(
        "/kirim/periksa/", [("asli.pdf", pdf.read_bytes()), ("ubah.pdf", changed.getvalue()), ("x.pdf", b"bukan PDF")]
    )
    found = re.findall(r"<strong>([^<]*)</strong> <span class=\"tag (\w+)\".*?</svg> ([^<]*)</span>", text)
    assert status == 200
    assert found == [
        ("asli.pdf", "good", "Masih seperti saat dibuat"),
        ("ubah.pdf", "bad", "Sudah diubah sejak dibuat: halaman 2"),
        ("x.pdf", "bad", "Tidak dapat dibandingkan"),
    ]
    assert re.search(r"berbeda: halaman 2\b", text)
    # What is sealed is whole, and says so with its seal.
    page, job = done(served, visitor, "/kirim/mulai/", {"apa": "segel", "contoh": "ya"})
    assert job.state.value == "done", job.told
    [sealed] = (served.folder / "beku").iterdir()
    assert check_seal(sealed).good
    assert any(check_seal(sealed).seal in line for line in job.told)
    assert check_seal(sealed).seal in visitor.ask("GET", page)[2]


def test_nothing_is_sealed_where_nothing_is_eligible(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    path = tmp_path / "inovasi" / "sendok-merah.yaml"
    path.write_text(re.sub(r"(?m)^nama: .*$", "nama: X", path.read_text()).replace("tahapan:", "# tahapan:"))
    _page, job = done(served, visitor_of(served), "/kirim/mulai/", {"apa": "segel"})
    assert (job.state.value, job.files) == ("failed", ())
    assert "Tidak ada inovasi yang layak" in job.told[-2]
    assert not list(tmp_path.glob("beku/*"))


def test_what_cannot_be_read_and_what_may_not_be_sent_is_named_and_linked(serve: Serve, tmp_path: Path) -> None:
    served = serve(office(tmp_path, "sendok-merah"))
    whole = (tmp_path / "inovasi" / "sendok-merah.yaml").read_text()
    (tmp_path / "inovasi" / "rusak.yaml").write_text(whole + "nama: [\n")
    begun = re.sub(r"(?m)^nama: .*$", "nama: Baru Mulai", whole).replace("tahapan:", "# tahapan:")
    begun = begun.replace("id: sendok-merah", "id: baru-mulai")
    (tmp_path / "inovasi" / "baru-mulai.yaml").write_text(begun)
    visitor = visitor_of(served)
    page, job = done(served, visitor, "/kirim/mulai/", {"apa": "ekspor"})
    assert [record for _name, _reason, record in job.lost] == ["inovasi/rusak.yaml"]
    assert ("Baru Mulai", "inovasi/baru-mulai.yaml") in job.left_out
    text = visitor.ask("GET", page)[2]
    assert "Tidak ada yang gagal" not in text
    assert re.search(r'<a href="/inovasi/rusak/">[^<]+</a></strong>: berkasnya tidak terbaca', text)
    assert '<li><a href="/inovasi/baru-mulai/">Baru Mulai</a></li>' in text


def test_what_an_earlier_program_noted_of_its_jobs_is_still_read(tmp_path: Path) -> None:
    folder = tmp_path / ".submissions" / "jobs"
    folder.mkdir(parents=True)
    noted: dict[str, Any] = {
        "kind": "ekspor",
        "title": "Dokumen semua",
        "begun": "2026-11-01T08:00:00+00:00",
        "state": "done",
    }
    noted |= {"done": 1, "planned": 1, "told": [], "lost": [["Akta: berkas", "sebab"]], "files": []}
    (folder / "abc.json").write_text(json.dumps(noted))
    [job] = Jobs(tmp_path).all()
    assert (job.lost, job.left_out) == ((("Akta: berkas", "sebab", ""),), ())


def test_all_of_one_innovation_is_made(served: Served) -> None:
    visitor = visitor_of(served)
    page, job = done(served, visitor, "/inovasi/akta-mapan/lengkap/", {"edisi": "kipp-2025"})
    names = [name for name, _path in job.files]
    assert job.state.value == "done"
    assert names[0] == "akta-mapan_kipp-2025.pdf"
    assert names[-1] == "Paket unggah"
    assert any("surat-implementasi" in name for name in names)
    folder = served.folder / "keluaran" / "lengkap" / "akta-mapan-kipp-2025"
    assert sorted(path.name for path in folder.glob("*.pdf")) == sorted(names[:-1])
    kit = zipfile.ZipFile(io.BytesIO(visitor.get(f"{page}hasil/{len(names) - 1}")))
    assert any(name.endswith(".html") for name in kit.namelist())


def test_a_preview_is_there_at_once_and_runs_nothing(served: Served) -> None:
    visitor = visitor_of(served)
    address = "/inovasi/akta-mapan/pratinjau/akta-mapan_kipp-2025.pdf/isi"
    status, headers, text = visitor.ask("GET", address)
    assert (status, "Proposal KIPP 2025" in text, "workspace:" in text) == (200, True, False)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert visitor.ask("GET", "/gambar?berkas=submissions.yaml")[0] == 404
    assert visitor.ask("GET", "/gambar?berkas=../../../etc/hostname")[0] == 404


def test_what_was_made_before_it_was_broken_off_is_told_and_given(serve: Serve, tmp_path: Path) -> None:
    write_starter(tmp_path)
    served = serve(tmp_path)
    visitor = visitor_of(served)
    _status, headers, _text = visitor.post("/kirim/mulai/", {"apa": "ekspor", "contoh": "ya", "draf": "ya"})
    page = headers["Location"]
    until = time.monotonic() + 60
    while not list((tmp_path / "keluaran").rglob("*.pdf")):
        assert time.monotonic() < until
        time.sleep(0.02)
    visitor.post(f"{page}batal/", {})
    while "hx-trigger" in visitor.ask("GET", page)[2].split("<main")[1]:
        assert time.monotonic() < until
        time.sleep(0.05)
    text = visitor.ask("GET", page)[2]
    assert re.search(r"\d berkas PDF sudah utuh dan tetap ada", text)
    assert zipfile.ZipFile(io.BytesIO(visitor.get(f"{page}hasil/0"))).namelist()


def test_a_folder_for_what_is_made_that_leads_elsewhere_is_refused(
    serve: Serve, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = office(tmp_path, "sendok-merah")
    elsewhere = tmp_path_factory.mktemp("luar")
    (folder / "keluaran").symlink_to(elsewhere)
    served = serve(folder)
    visitor = visitor_of(served)
    for address, fields in (("/daerah/rekap/", {}), ("/inovasi/sendok-merah/lengkap/", {"edisi": "iga-2026"})):
        _page, job = done(served, visitor, address, fields)
        assert (job.state.value, "adalah tautan" in job.told[0]) == ("failed", True), job.told
    assert not list(elsewhere.iterdir())


def test_an_address_that_takes_only_forms_says_so(served: Served) -> None:
    visitor = visitor_of(served)
    for address in ("/kirim/periksa/", "/kirim/mulai/", "/daerah/rekap/", "/inovasi/akta-mapan/kode/"):
        status, _headers, text = visitor.ask("GET", address)
        assert (status, "setelah sebuah tombol ditekan" in text) == (405, True)


def test_many_heavy_files_do_not_hold_the_page_up(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("submissions.page.views.jobs._TOGETHER", 0.0)
    sent = [("a.pdf", b"bukan PDF"), ("b.pdf", b"bukan PDF")]
    _status, _headers, text = visitor_of(served).upload("/kirim/periksa/", sent)
    assert "berkas sebelumnya terlalu lama" in text
