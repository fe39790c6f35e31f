"""The glossary of the manual's reference, from docs/glossary.md."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.manual.markdown import page

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
NAME = "acuan/istilah"
_SUMMARY = "Halaman ini menerangkan kata-kata yang dipakai halaman, formulir, dokumen, dan pesan program."
_GROUPS = {
    "What is submitted": "Yang diajukan",
    "What judges it": "Yang dipakai menilai",
    "Evidence and scores": "Tentang bukti dan skor",
    "What is made and sent": "Yang dibuat dan dikirim",
}


def pages() -> dict[str, str]:
    """Return the page of all terms, by name."""
    return {NAME: page("Istilah", _SUMMARY, *_parts())}


def _parts() -> Iterator[str]:
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            yield f"## {_GROUPS[line.removeprefix('## ')]}"
        elif line.startswith("| ") and not line.startswith("| Indonesian "):
            cells = [each.strip() for each in re.split(r"(?<!\\)\|", line.strip("|"))]
            meaning = cells[-1]
            yield f"### {cells[0]}\n\n{meaning[0].upper()}{meaning[1:]}."
