"""For which contract an office's own templates were made: what they may count on of values, blocks and styles.

Each says it in a comment, `{# kontrak: 2 #}` or, in styles, `/* kontrak: 2 */`. The packaged ones do too, so that a
copy of one tells of which version it is a copy.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from schemas.source import Place
from submissions.findings import catalogue
from submissions.findings.finding import Finding
from submissions.resources import templates_contract
from submissions.workspace import Workspace

STYLESHEET = "shared/style.css"
_MARK = re.compile(r"(?:\{#|/\*)\s*kontrak:\s*(\d{1,6})\b")
_HEAD = 1 << 16  # bytes of a template in which the comment is looked for


def check_templates(workspace: Workspace) -> list[Finding]:
    """Return a finding for each template of the office that was not made for the contract of this program.

    Such a template is filled all the same: what it can no longer count on shows when that is done.
    """
    current = templates_contract()
    findings = []
    for path in _templates(workspace.templates_folder):
        made_for = contract_of(path)
        if made_for == current:
            continue
        if made_for is None:
            kind = catalogue.TEMPLATE_CONTRACT_UNSAID
        else:
            kind = catalogue.TEMPLATE_CONTRACT_OLDER if made_for < current else catalogue.TEMPLATE_CONTRACT_NEWER
        values = {"made": made_for, "contract": current, "mark": mark(path, current)}
        findings.append(Finding(kind, Place(path.relative_to(workspace.root).as_posix()), values=values))
    return findings


def contract_of(path: Path) -> int | None:
    """Return the contract that a template says it was made for, or None where it says none or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    said = _MARK.search(head)
    return int(said[1]) if said else None


def mark(path: Path, contract: int) -> str:
    """Return the comment by which a file of templates says its contract."""
    return f"/* kontrak: {contract} */" if path.suffix == ".css" else f"{{# kontrak: {contract} #}}"


def _templates(folder: Path) -> Iterator[Path]:
    """Yield the files of an office's folder that are filled or take the place of the packaged styles."""
    yield from (path for path in (*sorted(folder.rglob("*.j2")), folder / STYLESHEET) if path.is_file())
