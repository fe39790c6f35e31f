"""The files behind a record's evidence: which paper, scene or screen each becomes."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from submissions.sample.binder import SHARED
from submissions.sample.papers import draw_paper
from submissions.sample.pictures import draw_photograph, draw_picture
from submissions.sample.subject import Record, Subject, subject_of

Entry = Mapping[str, Any]

_COVER_WIDTH, _PHOTO_WIDTH = 1280, 800
_SCREENS = {
    "alat-kerja": "dasbor",
    "integrasi-beranda": "dasbor",
    "integrasi-proses": "formulir",
    "informasi-layanan-online": "formulir",
    "rekap-pengaduan": "aduan",
}
_SCENES = {"video-sampul": "sampul", "sosialisasi": "balai", "informasi-manual": "loket", "informasi-hotline": "loket"}
_SURROUNDINGS = {
    **dict.fromkeys(("pendidikan", "perpustakaan", "diklat", "kepegawaian"), "kelas"),
    **dict.fromkeys(("perdagangan", "perindustrian", "koperasi_ukm", "pariwisata"), "lapak"),
    **dict.fromkeys(
        ("pertanian", "pangan", "lingkungan_hidup", "pekerjaan_umum", "perumahan", "ketenteraman"), "lapangan"
    ),
}


def files_of(record: Record, listed: Sequence[tuple[str, str]] = (), absent: Collection[str] = ()) -> dict[str, bytes]:
    """Return the files of a record's own evidence by their path in the workspace.

    Args:
        record: plain data with its evidence; shared files are left out.
        listed: names and proposers of the innovations in the regent's list.
        absent: identifiers of evidence whose file is not to exist.
    """
    subject = subject_of(record)
    lister = replace(subject, daftar=list(listed))
    found: dict[str, bytes] = {}
    for key, entry in record["bukti"].items():
        path = entry.get("berkas")
        if path and key not in absent and not path.startswith(SHARED):
            about = lister if entry["jenis"] == "perkada" else subject
            found[path] = draw_exhibit(key, entry, about, record.get("urusan_utama"))
    return found | {photo["berkas"]: _photograph(photo, subject) for photo in record.get("foto", [])}


def _photograph(photo: Entry, subject: Subject) -> bytes:
    """Return a stand-in for a photograph; the end of its file's name says which scene it shows."""
    name = PurePosixPath(photo["berkas"]).stem
    width = _COVER_WIDTH if "sampul" in photo.get("di", []) else _PHOTO_WIDTH
    seed = f"{subject.id}/{name}"
    return draw_photograph(name.rpartition("-")[2], subject.pendek, subject.pengusul, seed=seed, width=width)


def draw_exhibit(key: str, entry: Entry, subject: Subject, affair: str | None = None) -> bytes:
    """Return the file of one piece of evidence; the ending of its path says what kind of file."""
    ending = PurePosixPath(entry["berkas"]).suffix.lstrip(".")
    if ending == "pdf":
        return draw_paper(key, entry, subject)
    scene = _scene(key, entry, subject, affair)
    title = entry.get("judul") or subject.pendek
    lines = (subject.pendek, title if title != subject.pendek else subject.pengusul)
    return draw_picture(scene, *lines, seed=f"{subject.id}/{key}", ending=ending)


def _scene(key: str, entry: Entry, subject: Subject, affair: str | None) -> str:
    if entry["jenis"] == "berita":
        return "berita"
    if entry["jenis"] == "tangkapan_layar":
        return _SCREENS.get(key, "ponsel" if "medi" in key or key == "sosialisasi" else "dasbor")
    if "sampul" in key:
        return "sampul"
    ordinary = _SURROUNDINGS.get(affair or "", random.Random(subject.id).choice(["loket", "balai"]))
    return _SCENES.get(key, ordinary)
