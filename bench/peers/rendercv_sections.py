"""RenderCV: a section for each heading, a text for each paragraph, item and row of a table; it knows no tables.

It makes Typst source from a data model and compiles that with a compiler of its own for each document. The coat of arms
and photographs are left out: it has one picture, a portrait. Tagged, as Typst writes it; no PDF/A.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from peers.material import block_files, plain, read_blocks

# The icons are loaded from the network, and none is used.
_ICONS, _NO_ICONS = '#import "@preview/fontawesome:0.5.0": fa-icon', "#let fa-icon(..any) = []"


def make_rendercv(material: Path, output: Path) -> None:
    """Make each document."""
    from rendercv.api.functions import read_a_python_dictionary_and_return_a_data_model
    from rendercv.renderer.renderer import create_a_typst_file_and_copy_theme_files, render_a_pdf_from_typst

    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)  # it looks for themes and fonts in the current folder
        for path in block_files(material):
            data = read_blocks(path)
            model = read_a_python_dictionary_and_return_a_data_model(
                {"cv": {"name": "Dokumen", "sections": _sections(data)}, "design": {"theme": "classic"}}
            )
            if not hasattr(model, "cv"):
                raise SystemExit(f"RenderCV refuses {path.name}: {model}")
            source = create_a_typst_file_and_copy_theme_files(model, Path(temporary))
            source.write_text(source.read_text(encoding="utf-8").replace(_ICONS, _NO_ICONS), encoding="utf-8")
            shutil.move(render_a_pdf_from_typst(source), output / f"{path.stem}.pdf")


def _sections(data: dict[str, Any]) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    texts = sections.setdefault(data["title"], [])
    for block in data["blocks"]:
        if block["kind"] == "heading":
            texts = sections.setdefault(block["text"], [])
        elif block["kind"] == "paragraph":
            texts.append(_one_line(block["runs"]))
        elif block["kind"] == "item":
            texts.append(f"{block['marker'].rstrip('.')} {_one_line(block['runs'])}")
        elif block["kind"] == "table":
            texts += [" – ".join(map(_one_line, row)) for row in [*block["head"], *block["rows"]]]
    return {title: texts for title, texts in sections.items() if texts}


def _one_line(runs: list[tuple[str, bool]]) -> str:
    return " ".join(plain(runs).split())
