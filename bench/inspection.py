"""Measure what opening evidence costs: `python bench/inspection.py [FOLDER] [JOBS]`.

Without a folder a set is made in a temporary one: 600 small PDFs (a letter of three pages; every third has
a scanned page) and 400 photographs. Prints wall-clock seconds, first with nothing remembered, then again.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pikepdf
from PIL import Image

from submissions.evidence.opening.inspecting import inspect

PDFS, IMAGES = 600, 400
WORDS = "Dengan hormat, bersama ini kami sampaikan laporan pelaksanaan inovasi daerah. "


def make_evidence(folder: Path) -> None:
    """Write the set; no two files have the same content."""
    noise = Image.effect_noise((1600, 1200), 40).convert("RGB")
    photo, scan = folder / "photo.jpg", folder / "scan.pdf"
    noise.save(photo, quality=80)
    noise.resize((1240, 1754)).convert("L").save(scan, resolution=150)
    for number in range(IMAGES):
        (folder / f"foto-{number:03}.jpg").write_bytes(photo.read_bytes() + str(number).encode())
    with pikepdf.open(scan) as scanned:
        for number in range(PDFS):
            letter(number, scanned.pages[0] if number % 3 == 0 else None).save(folder / f"surat-{number:03}.pdf")
    photo.unlink()
    scan.unlink()


def letter(number: int, scan: pikepdf.Page | None) -> pikepdf.Pdf:
    """Return a letter of three pages, and a scanned one."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for sheet in range(3):
        page = document.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = "".join(f"({number}.{sheet}.{line} {WORDS}) Tj T* " for line in range(40))
        page.obj.Contents = pikepdf.Stream(document, f"BT /F1 11 Tf 60 780 Td 16 TL {lines} ET".encode())
    if scan is not None:
        document.pages.append(scan)
    return document


def bench(folder: Path, jobs: int, store: Path) -> None:
    """Look at all files of a folder, twice."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} files, {size / 1e6:.0f} MB, {jobs} jobs")
    for label in ("cold", "warm"):
        before = time.perf_counter()
        facts = inspect(paths, store, jobs)
        spent = time.perf_counter() - before
        print(f"{label:6} {spent:8.2f} s {1000 * spent / max(1, len(paths)):8.2f} ms each")
    print(f"cache  {store.stat().st_size / 1e6:8.2f} MB")
    print("kinds   ", dict(Counter(str(fact.kind) for fact in facts.values())))
    print("problems", dict(Counter(str(fact.problem) for fact in facts.values())))


if __name__ == "__main__":
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as temporary:
        evidence = Path(temporary) / "bukti"
        if len(sys.argv) > 1:
            evidence = Path(sys.argv[1])
        else:
            evidence.mkdir()
            make_evidence(evidence)
        bench(evidence, workers, Path(temporary) / "cache.sqlite")
