"""`states`, `--state` and `history`, as their user sees them."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

from schemas.wording import date_text
from submissions.changing.history import History
from submissions.filling.saving import save_values
from submissions.workspace import open_workspace
from tests.cli.conftest import Ran
from tests.pdf import assert_in_order, flat, read_pdf

Run = Callable[..., Ran]


def test_what_is_ready_to_send_is_exported_and_sealed(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    ran = run("states", record)
    assert (ran.code, "iga: Draf" in ran.out, "Open is: ajukan" in ran.out) == (0, True, True)
    ran = run("export", office, "--state", "siap kirm", "--competition", "iga")
    assert (ran.code, ran.complaints) == (
        2,
        "Error: There is no state “siap kirm”.\nDo you mean siap kirim?\n",
    )
    ran = run("freeze", office, "--state", "siap-kirim", "--competition", "iga")
    assert (ran.code, "No innovation stands at “Siap kirim”." in ran.err) == (2, True)
    for move in ("ajukan", "tinjau", "setujui", "sahkan", "siapkan"):
        assert run("states", record, "--competition", "iga", "--move", move).code == 0
    # KIPP goes its own way: nothing of it is made.
    ran = run("export", office, "--state", "siap-kirim", "-o", "keluaran")
    assert ran.code == 0
    assert {file.parent.name for file in (tmp_path / "keluaran").rglob("*.pdf")} == {"iga-2026"}
    ran = run("freeze", office, "--state", "siap-kirim", "--competition", "iga", "-o", "beku")
    assert (ran.code, "records: 1" in ran.out) == (0, True)
    # What changed since is approved no longer.
    record.write_text(record.read_text() + "# berubah\n")
    ran = run("export", office, "--state", "siap-kirim", "-o", "keluaran")
    assert (ran.code, "No innovation stands at “Siap kirim”." in ran.err) == (2, True)
    assert "iga: Diajukan" in run("states", record).out


def test_a_move_that_is_not_open_is_told(run: Run, record: Path) -> None:
    ran = run("states", record, "--competition", "iga", "--move", "kirim")
    assert (ran.code, ran.complaints) == (
        3,
        "Error: It stands at “Draf”; “Sudah dikirim” is not open to Admin daerah there. "
        "Open is: “Ajukan”, “Arsipkan”.\n",
    )
    assert "There is no competition lomba-lain." in run("states", record, "--competition", "lomba-lain").err
    assert run("states", record, "--competition", "IGA").out == run("states", record, "--competition", "iga").out
    ran = run("states", record, "--competition", "iga", "--move", "terbang")
    assert (ran.code, "There is no move “terbang”." in ran.err) == (3, True)
    assert run("states", record, "--move", "ajukan").code == 2  # for which competition?
    run("states", record, "--competition", "iga", "--move", "ajukan")
    ran = run("states", record, "--competition", "iga", "--move", "kembalikan", language="id")
    assert "“Kembalikan” perlu catatan: Apa yang harus diperbaiki." in ran.err


def test_histories_are_looked_at_and_a_number_is_blacked_out(run: Run, office: Path, record: Path) -> None:
    workspace = open_workspace(office)
    save_values(workspace, record, {("kontak", "telepon"): "0812-9999-0001"}, by="Penulis Contoh")
    ran = run("history", record, "--black-out", "0812-9999-0001", "--reason", "permintaan yang bersangkutan")
    assert (ran.code, "still holds what is to be blacked out" in ran.err) == (3, True)
    save_values(workspace, record, {("kontak", "telepon"): "0281-000000"}, by="Penulis Contoh")
    assert run("history", record, "--black-out", "0812-9999-0001").code == 2
    ran = run("history", record, "--black-out", "0812-9999-0001", "--reason", "permintaan yang bersangkutan")
    assert (ran.code, ran.out) == (0, "1 earlier text was blacked out.\n")
    assert b"0812-9999-0001" not in History(workspace, record).file.read_bytes()
    ran = run("history", record)
    assert "Penulis Contoh: kontak.telepon [blacked out]" in ran.out
    assert "permintaan yang bersangkutan" in ran.out
    run("states", record, "--competition", "iga", "--move", "ajukan")
    ran = run("history", office)
    assert (ran.code, ran.out.count("✓")) == (0, 2)
    file = History(workspace, record).file
    file.write_bytes(file.read_bytes().replace(b"Penulis Contoh", b"Orang Lain", 1))
    ran = run("history", office)
    assert (ran.code, ran.out.count("✗"), "was changed by hand" in ran.out) == (1, 1, True)


def test_the_report_and_the_table_tell_where_each_stands_and_what_portals_gave(run: Run, office: Path) -> None:
    record = next(iter(sorted((office / "inovasi").glob("*.yaml"))))
    assert "Sampai di mana" not in flat(read_pdf(reported(run, office)).text)
    for move in ("ajukan", "tinjau"):
        assert run("states", record, "--competition", "iga", "--move", move).code == 0
    record.write_text(record.read_text() + "registrasi:\n  iga-2026:\n    nomor: IGA-0001\n    tanggal: 2026-03-01\n")
    text = flat(read_pdf(reported(run, office)).text)
    assert_in_order(text, ["Sampai di mana", "IGA 2026", "Ditinjau", "1", "Kini ditunggu: Pendamping/peninjau 1"])
    assert "IGA-0001" in text
    assert "nomor registrasi di portal; 1 dari" in text
    page = office / "laporan.html"
    assert run("report", office, "--no-open", "-o", page).code == 0
    assert all(each in page.read_text() for each in ("<h2>Sampai di mana</h2>", "Ditinjau", "(IGA-0001)"))
    book = office / "rekap.xlsx"
    assert run("table", office, "--no-open", "-o", book).code == 0
    with zipfile.ZipFile(book) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode()
    today = date_text(dt.date.today())
    for each in ("IGA-2026: sampai di mana", f"Ditinjau, sejak {today}", "IGA-2026: registrasi", "IGA-0001, 1 Maret"):
        assert each in strings
    # A log that was changed by hand is told, and costs nothing else.
    log = next((office / ".submissions" / "alur").glob("*.jsonl"))
    log.write_text(log.read_text().replace("ajukan", "anjukan"))
    text = flat(read_pdf(reported(run, office)).text)
    assert f"Catatan jalan inovasi/{record.name} tidak dapat dibaca atau diubah dengan tangan" in text


def reported(run: Run, office: Path) -> Path:
    target = office / "laporan.pdf"
    target.unlink(missing_ok=True)
    ran = run("report", office, "--no-open", "-o", target)
    assert ran.code == 0, ran.complaints
    return target
