"""Write docs/pagi-pertama.md, the transcript of an office's first morning: `python -m tools.make_morning [--check]`.

Every command is run as a user runs it, on a terminal, and its output stands there as it is. What a person does between
two commands (fill in a file, scan a letter) is done here by script, with the invented innovation of `submissions init`
and another one that an office sends in as a workbook.
"""

import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from submissions.sample.generate import write_starter
from submissions.workbooks.forms.asking import plan_of
from submissions.workbooks.forms.drawing import Given
from submissions.workbooks.forms.form import Known, Sender, make_form
from submissions.workspace import open_workspace
from tools.words import MORNING_HEAD, MORNING_STEPS

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "pagi-pertama.md"
MOST_SECONDS, MOST_COMMANDS = 120, 15
RECORD = Path("inovasi/akta-mapan.yaml")
LETTERS = ("surat_pernyataan_implementasi", "surat_pernyataan_inovator", "surat_kesediaan_replikasi")
SENT_IN = {
    "nama": "PASAR TERANG (Retribusi Pasar Tanpa Tunai)",
    "pengusul.nama": "Dinas Perdagangan",
    "pengusul.jenis": "Perangkat Daerah",
    "tahapan": "Penerapan",
    "inisiator": "OPD",
    "nama_inisiator": "Dinas Perdagangan",
    "klasifikasi": "Inovasi Perangkat Daerah",
    "jenis": "Digital",
    "bentuk": "Inovasi Pelayanan Publik",
    "urusan_utama": "Perdagangan",
    "waktu_uji_coba": "2024-02-05",
    "waktu_penerapan": "2024-06-03",
}


@dataclass(frozen=True)
class Step:
    """One command, and what a person does before it; `told` is the key of the sentence that tells of both."""

    told: str
    command: str
    before: Callable[[Path, Path], None] | None = None


def fill_in(office: Path, starter: Path) -> None:
    """Fill in the new record: all but the statement letters, which nobody has signed yet."""
    text = (starter / RECORD).read_text(encoding="utf-8").replace("contoh: ya\n", "")
    for name in LETTERS:
        text = re.sub(rf"(?m)^  {name}: .*\n", "", text)
    (office / RECORD).write_text(text, encoding="utf-8")


def send_in(office: Path, _starter: Path) -> None:
    """Fill the form, as another office does."""
    editions = [open_workspace(office).edition("iga")]
    sender, answers = Sender(competitions=["iga"]), Known(given=Given(SENT_IN))
    (office / "dari-dinas-perdagangan.xlsx").write_bytes(make_form(plan_of(editions), sender, answers))


def lay_down_evidence(office: Path, starter: Path) -> None:
    """Put the scans where the record names them."""
    shutil.copytree(starter / "bukti", office / "bukti", dirs_exist_ok=True)


def cite_letters(office: Path, starter: Path) -> None:
    """Name the signed letters in the record."""
    text = (starter / RECORD).read_text(encoding="utf-8").replace("contoh: ya\n", "")
    (office / RECORD).write_text(text, encoding="utf-8")


NAME = "AKTA MAPAN (Akta dan Kartu Keluarga Menyertai Ibu Pulang dari Persalinan)"
STEPS = (
    Step(
        "init",
        'submissions init . --empty --region "Kabupaten Contoh" --province "Provinsi Contoh" '
        '--office "BADAN PERENCANAAN PEMBANGUNAN DAN INOVASI" --signatory "Dr. Contoh Rekaan, M.Si." '
        '--position "Kepala Badan"',
    ),
    Step("new", f'submissions new "{NAME}" --id akta-mapan --office "Dinas Kependudukan dan Pencatatan Sipil"'),
    Step("template", "submissions template --competition iga -o formulir.xlsx", fill_in),
    Step("import", "submissions import dari-dinas-perdagangan.xlsx", send_in),
    Step("check", "submissions check"),
    Step("evidence", "submissions check akta-mapan", lay_down_evidence),
    Step("gaps", "submissions gaps pasar-terang --today 2026-06-02"),
    Step("letters", "submissions letters akta-mapan"),
    Step("signed", "submissions check akta-mapan", cite_letters),
    Step("iga", "submissions iga akta-mapan --evidence"),
    Step("kipp", "submissions kipp akta-mapan"),
)


def transcript(folder: Path) -> str:
    """Return the page, its commands run in a folder of that name, which is empty.

    Raises:
        SystemExit: the commands took longer, or are more, than a morning may have.
    """
    office, starter = folder / "kantor", folder / "contoh"
    office.mkdir()
    write_starter(starter)
    begun, parts = time.monotonic(), [MORNING_HEAD]
    for number, step in enumerate(STEPS, 1):
        if step.before:
            step.before(office, starter)
        shown = shown_on_a_terminal(step.command, office, folder / "memori")
        parts.append(
            f"## {number}. {MORNING_STEPS[step.told]}\n\n```console\n$ {step.command}\n{shown.rstrip()}\n```\n"
        )
    seconds = time.monotonic() - begun
    if seconds > MOST_SECONDS or len(STEPS) > MOST_COMMANDS:
        raise SystemExit(f"{len(STEPS)} commands took {seconds:.0f} seconds")
    return "\n".join(parts).replace(str(office.resolve()), "kantor")


def shown_on_a_terminal(command: str, office: Path, memory: Path) -> str:
    """Return what a terminal shows of a command, in Indonesian and without colours."""
    ours, theirs = pty.openpty()
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))},
        "LANGUAGE": "id",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "NO_PAGER": "1",
        "TERM": "dumb",
        "COLUMNS": "100",
        "XDG_CACHE_HOME": str(memory),
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1780358400",
    }
    run = command.replace("submissions", f"'{sys.executable}' -m submissions", 1)
    shown = b""
    with subprocess.Popen(
        run, shell=True, cwd=office, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        with contextlib.suppress(OSError):  # the other end is closed
            while piece := os.read(ours, 65536):
                shown += piece
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def main() -> None:
    """Write the page, or say with `--check` whether it is still what the commands print."""
    with tempfile.TemporaryDirectory() as folder:
        made = transcript(Path(folder).resolve())
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(made, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != made:
        raise SystemExit(f"{TARGET} is stale: python -m tools.make_morning")


if __name__ == "__main__":
    main()
