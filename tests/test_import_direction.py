"""Nobody imports backwards: the direction of imports is the direction of the data."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "submissions")

# From what everybody may use to what uses everything; a module imports only from its own row or from rows above.
ORDER = [
    ["schemas"],
    ["submissions", "submissions.language", "submissions.errors", "submissions.resources", "submissions.steering"],
    ["submissions.workers", "submissions.files"],
    ["submissions.evidence.opening.facts", "submissions.evidence.opening.kinds", "submissions.evidence"],
    ["submissions.evidence.showing"],
    ["submissions.evidence.opening"],
    ["submissions.findings.finding", "submissions.findings"],
    ["submissions.findings.catalogue"],
    ["submissions.findings.repairs", "submissions.findings.slips"],
    ["submissions.findings.meant"],
    ["submissions.findings.from_errors"],
    ["submissions.workspace"],
    ["submissions.records.reading", "submissions.records"],
    ["submissions.duplicates"],
    ["submissions.assessment"],
    ["submissions.judging"],
    ["submissions.documents"],
    ["submissions.portal.volume", "submissions.portal"],
    ["submissions.portal.kit"],
    ["submissions.making"],
    ["submissions.deadlines"],
    ["submissions.readiness"],
    ["submissions.region"],
    ["submissions.showcase"],
    ["submissions.finished"],
    ["submissions.batch", "submissions.sample"],
    ["submissions.workbooks"],
    ["submissions.freezing", "submissions.nextyear", "submissions.changing", "submissions.starting"],
    ["submissions.workflow"],
    ["submissions.office"],
    ["submissions.filling", "submissions.manual"],
    ["submissions.cli", "submissions.page"],
    ["submissions.__main__"],
]
RANKS = {name: rank for rank, names in enumerate(ORDER) for name in names}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))}


def rank(module: str) -> int:
    """Return the row of a module: its own, or that of the nearest package around it."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        # The bare top of the package gives its version only and does not stand for what lies inside it.
        if name in RANKS and (name != "submissions" or module == "submissions"):
            return RANKS[name]
    raise AssertionError(f"{module} has no row in ORDER")


@cache
def imports_of(path: Path) -> set[str]:
    """Return the modules of ours that a file imports anywhere, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if name in MODULES} or {node.module}
    return {name for name in found if name.split(".")[0] in PACKAGES}


def test_modules_are_found() -> None:
    assert len(MODULES) > 40
    assert {"schemas.source", "submissions.cli.main", "submissions.assessment.parameters", "submissions"} <= set(
        MODULES
    )
    assert sum(len(imports_of(path)) for path in MODULES.values()) > 100


@pytest.mark.parametrize("module", sorted(MODULES))
def test_module_imports_nothing_of_a_later_row(module: str) -> None:
    backwards = [name for name in imports_of(MODULES[module]) if rank(name) > rank(module)]
    assert backwards == []


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.startswith("schemas")))
def test_schemas_knows_nobody(module: str) -> None:
    assert [name for name in imports_of(MODULES[module]) if not name.startswith("schemas")] == []


def test_only_the_door_imports_the_command_line() -> None:
    users = {
        module
        for module, path in MODULES.items()
        if not module.startswith("submissions.cli")
        if any(name.startswith("submissions.cli") for name in imports_of(path))
    }
    assert users == {"submissions.__main__"}


def test_top_of_schemas_holds_no_logic() -> None:
    tree = ast.parse((ROOT / "schemas" / "__init__.py").read_text(encoding="utf-8"))
    assert [type(node) for node in tree.body] == [ast.Expr]


def test_rank_of_a_module_is_that_of_its_nearest_package() -> None:
    assert rank("schemas.fields") == 0
    assert (
        rank("submissions.findings.from_errors") < rank("submissions.workspace") < rank("submissions.records.reading")
    )
    assert rank("submissions.cli.check") == len(ORDER) - 2


def test_every_room_has_its_tests_in_a_folder_of_the_same_name() -> None:
    rooms = {
        path.parent.relative_to(ROOT / "submissions")
        for path in MODULES.values()
        if path.name != "__init__.py" and path.is_relative_to(ROOT / "submissions")
    } - {Path(), Path("page/accounts/migrations")}
    assert len(rooms) > 20
    assert [str(room) for room in sorted(rooms) if not list((ROOT / "tests" / room).glob("test_*.py"))] == []


def test_stays_and_climbs_of_a_walk_are_counted() -> None:
    from tools.walk import climbs, stays

    walk = ["submissions.cli.check", "submissions.judging.judge", "submissions.judging.memory", "schemas.edition"]
    rows = stays([*walk, "submissions.judging.judge"])
    assert rows == [rank("submissions.cli"), rank("submissions.judging"), 0, rank("submissions.judging")]
    assert climbs(rows) == 2  # from the command to the judge, and from there to the editions
