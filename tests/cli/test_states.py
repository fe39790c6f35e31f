"""`states`, `--state` and `history`, as their user sees them."""

from collections.abc import Callable
from pathlib import Path

from submissions.changing.history import History
from submissions.filling.saving import save_values
from submissions.workspace import open_workspace
from tests.cli.conftest import Ran

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
