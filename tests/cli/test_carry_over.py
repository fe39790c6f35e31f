"""`carry-over` as its user sees it."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.build import as_yaml
from tests.cli.conftest import Ran
from tests.nextyear.test_carrying_over import iga_2027

Run = Callable[..., Ran]


def test_carry_over_to_an_edition_of_the_offices_own(run: Run, office: Path, record: Path, tmp_path: Path) -> None:
    (office / "editions").mkdir()
    (office / "editions" / "iga-2027.yaml").write_text(as_yaml(iga_2027()), encoding="utf-8")
    ran = run("carry-over", office, "--to", "iga-2027")
    assert ran.code == 0
    new = tmp_path / "kantor-iga-2027"
    assert f"(inovasi/{record.name})  out of the window unless developed" in ran.out
    assert "[window-too-early]" in ran.out
    assert "[years-moved]" in ran.out
    assert "IGA 2027: 1 out of the window unless developed." in ran.out
    assert str(new) in ran.out
    assert "[window-too-early]" in run("check", new).out
    again = run("carry-over", office, "--to", "iga-2027")
    assert (again.code, "nothing was overwritten" in again.err) == (1, True)
    data = json.loads(run("carry-over", office, "--to", "iga-2027", "-o", "lain", "--format", "json").out)
    assert (data["edition"], [each["state"] for each in data["records"]]) == ("iga-2027", ["develop"])
    assert "pemeriksaan" in data["records"][0]["emptied"]


def test_edition_that_nobody_knows(run: Run, office: Path, tmp_path: Path) -> None:
    for name in ("iga-2099", "iga", "lomba-2027"):
        ran = run("carry-over", office, "--to", name)
        assert ran.code == 2
        assert "iga-2026" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["kantor"]
