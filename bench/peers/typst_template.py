"""Typst with a template of its own (dossier.typ) and one compiler for all, which keeps fonts and what it laid out.

PDF/A-3a and PDF/UA-1 in one file, as ours.
"""

from pathlib import Path

from peers.material import block_files

STANDARDS = ["a-3a", "ua-1"]


def make_typst(material: Path, output: Path) -> None:
    """Make each document once: the compiler would only look up one that it had made before."""
    import typst

    template = Path(__file__).with_name("dossier.typ")
    compiler = typst.Compiler(str(template), root="/", font_paths=[str(material / "fonts")], ignore_system_fonts=True)
    for path in block_files(material):
        compiler.compile(
            output=str(output / f"{path.stem}.pdf"), sys_inputs={"file": str(path)}, pdf_standards=STANDARDS
        )
