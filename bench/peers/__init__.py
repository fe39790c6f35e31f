"""Other ways to make the same documents, each a small program: `python -m peers NAME MATERIAL OUTPUT` within bench/.

Each gets the finished HTML, or the same words as plain blocks, from a folder (`peers.material`), so that reading,
judging and filling cost it nothing. Each takes the highest conformance that it can write. None of them is needed by the
program; bench/requirements.txt names them.
"""

import importlib
import importlib.util
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast


@dataclass(frozen=True)
class Peer:
    """Another way: its name, what it is, the module beside this file that makes it, and what it asks for.

    `packages` are names of modules, `programs` those of programs; all of them must be there.
    """

    name: str
    what: str
    module: str
    packages: tuple[str, ...]
    programs: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """Return what is not installed; empty where it can run."""
        packages = [each for each in self.packages if importlib.util.find_spec(each) is None]
        return ", ".join(packages + [each for each in self.programs if shutil.which(each) is None])

    def make(self, material: Path, output: Path) -> None:
        """Make every document of the material."""
        output.mkdir(parents=True, exist_ok=True)
        module = importlib.import_module(f"peers.{self.module}")
        cast("Callable[[Path, Path], None]", getattr(module, f"make_{self.name}"))(material, output)


PEERS = {
    peer.name: peer
    for peer in (
        Peer("naive", "WeasyPrint in a loop, our styles", "weasyprint_loop", ("weasyprint",)),
        Peer("newcomer", "WeasyPrint in a loop, a newcomer's styles", "weasyprint_loop", ("weasyprint",)),
        Peer("typst", "Typst, one compiler for all", "typst_template", ("typst",)),
        Peer("chromium", "Chromium kept open, our styles", "chromium_kept", ("playwright",), ("chromium",)),
        Peer("reportlab", "ReportLab, Platypus", "reportlab_story", ("reportlab",)),
        Peer("rendercv", "RenderCV, a section for each heading", "rendercv_sections", ("rendercv", "typst")),
        Peer("fpdf2", "fpdf2", "fpdf2_pages", ("fpdf",)),
    )
}
