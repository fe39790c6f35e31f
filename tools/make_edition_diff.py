"""Write docs/kipp-2023-2025.md, what two editions say differently: `python -m tools.make_edition_diff`."""

import sys
from pathlib import Path

from schemas.editions import load_edition
from submissions.language import speaking
from submissions.office.compared import as_table

TARGET = Path(__file__).parents[1] / "docs" / "kipp-2023-2025.md"
HEAD = """# KIPP 2023 and KIPP 2025, side by side

What `submissions editions diff kipp-2023 kipp-2025` prints. A grade stands behind each value; “–” means that the
edition does not say it, “not found” that we do not know. The form of 2025 is that of two derived forms, see
[editions](editions.md). Do not edit: the page is made by `python -m tools.make_edition_diff`.

"""


def page() -> str:
    """Return the text of the page."""
    with speaking("en"):
        return HEAD + as_table(load_edition("kipp-2023"), load_edition("kipp-2025")) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
