"""The contract of templates: the names that they are filled with, and what is told of one of another contract."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from submissions.assessment.gaps import Need
from submissions.deadlines.listing import deadlines_of
from submissions.documents.composing import form_content
from submissions.documents.content import PlaceInVolume, VolumeListing
from submissions.documents.context import Plain, seen_by_templates
from submissions.documents.contract import STYLESHEET, check_templates, contract_of, mark
from submissions.documents.planning import documents_from, documents_of
from submissions.evidence.showing.leaves import Leaf
from submissions.findings.finding import Finding
from submissions.judging.judge import judge
from submissions.office.regions import region_of
from submissions.portal.kit.context import sheet_document
from submissions.portal.kit.copysheet import copy_sheet
from submissions.portal.kit.filling import places_of
from submissions.portal.kit.listing import KitFile
from submissions.portal.kit.wishes import Limit, Outcome
from submissions.portal.volume.planning import evidence_files, volume_document, volume_plan
from submissions.portal.volume.shapes import Shape
from submissions.readiness.brief import brief_of
from submissions.readiness.pages import office_pages
from submissions.readiness.sheet import readiness_sheet
from submissions.region.report import report_context
from submissions.region.sheet import government_sheet
from submissions.resources import templates_contract, templates_folder
from submissions.sample.generate import write_starter
from submissions.workspace import Workspace
from tests.build import write_workspace

CURRENT = templates_contract()
BY_KEY = {"isian_menurut_kunci", "letak"}  # whose keys are those of fields and evidence, not names


def names_in(value: Any, path: str = "") -> Iterator[str]:
    """Yield the dotted name of every value that a template can ask for, and of every list."""
    if path.startswith("isian_menurut_kunci."):
        yield path  # what is in it stands in `isian`
    elif isinstance(value, list | tuple):
        yield f"{path}[]"
        for item in value:
            yield from names_in(item, f"{path}[]")
    elif isinstance(value, dict):
        for key, item in value.items():
            name = "*" if path.rpartition(".")[2] in BY_KEY else key
            yield from names_in(item, f"{path}.{name}" if path else str(name))
    else:
        yield path


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("awal") / "kantor"
    write_starter(root)
    return root


def contexts(root: Path) -> Iterator[tuple[str, Plain]]:
    """Yield what the template of each kind of document is filled with, for a record that fills all of them."""
    region = region_of(root, None, None, open_evidence=False, say=lambda _text: None)
    workspace, portfolio = region.workspace, region.portfolio
    [ready] = portfolio.entered
    submission = ready.assessment.submission
    places = {key: (PlaceInVolume("1.1", 3),) for key in submission.innovation.bukti}
    form = form_content(ready.assessment, workspace).with_volume(VolumeListing("a_bukti.pdf", 9, places))
    [dossier] = documents_from(form)
    yield "iga/dossier", dossier.context
    shapes = {path: Shape((Leaf(False, False),), path) for path in evidence_files(form, workspace)}
    yield "iga/evidence", volume_document(volume_plan(form, workspace, shapes)).context
    kit = [
        KitFile(place.section, place.exhibit, Outcome.COPIED, Limit(None), "17_a/17-1_b.pdf", 1, 1)
        for place in places_of(form, submission.edition, workspace)
    ]
    yield "iga/salin", sheet_document(copy_sheet(form, submission, kit)).context
    edition = workspace.edition("kipp")
    main, letter, *_others = documents_of(
        judge(workspace, [edition], open_evidence=False).reports[0].filled[0], workspace
    )
    yield "kipp/form", main.context
    yield "kipp/letters", letter.context
    judged = judge(workspace, [portfolio.edition], (), open_evidence=False, government=True)
    assert judged.government
    yield "iga/pemda", government_sheet(judged.government, workspace).context
    yield "internal/kesiapan", readiness_sheet(ready, workspace, 58).context
    indexed = portfolio.edition
    deadlines = deadlines_of([indexed], workspace.settings, dt.date(2026, 7, 1))
    doubled = replace(ready, gaps=tuple(replace(gap, need=Need.DOCUMENT) for gap in ready.gaps))
    [page] = office_pages([doubled], indexed, deadlines, workspace)
    yield "internal/perangkat_daerah", page.document(workspace).context
    yield "internal/ringkas", brief_of(judge(workspace, [edition], open_evidence=False).reports[0], workspace).context
    yield "internal/laporan", report_context(portfolio, workspace, [portfolio.edition], dt.date(2026, 7, 1))


def test_the_names_of_values_are_those_of_the_contract(golden: Callable[[str, str], None], starter: Path) -> None:
    """A name that goes or means something else raises the contract; a new one is only noted here."""
    lines = []
    for kind, context in contexts(starter):
        names = sorted(set(names_in(seen_by_templates(context))))
        assert len(names) > 30, kind
        lines += [f"# {kind}", *names]
    golden(f"kontrak-{CURRENT}.txt", "\n".join(lines) + "\n")


def test_every_packaged_template_says_the_contract() -> None:
    folder = templates_folder()
    templates = [*sorted(folder.rglob("*.j2")), folder / STYLESHEET]
    assert len(templates) > 10
    assert {path.name: contract_of(path) for path in templates} == {path.name: CURRENT for path in templates}


# An office's own templates


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return write_workspace(tmp_path / "kantor", [])


def put(workspace: Workspace, name: str, text: str) -> Path:
    path = workspace.templates_folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(workspace: Workspace) -> Finding:
    [finding] = check_templates(workspace)
    assert finding.code == "template-contract"
    return finding


def test_an_office_without_templates_is_told_nothing(office: Workspace) -> None:
    assert check_templates(office) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("iga/dossier.html.j2", f"{{# kontrak: {CURRENT} #}}\n{{% extends 'builtin/iga/dossier.html.j2' %}}"),
        ("iga/dossier.html.j2", f"{{% extends 'builtin/iga/dossier.html.j2' %}}\n{{#kontrak:{CURRENT}, milik kami#}}"),
        ("shared/style.css", f"/* kontrak: {CURRENT} */ p {{ color: red }}"),
        ("iga/catatan.txt", "bukan templat"),
        ("iga/lain.css", "p { color: red }"),
    ],
)
def test_what_is_made_for_this_contract_or_is_no_template_is_not_told(name: str, text: str, office: Workspace) -> None:
    put(office, name, text)
    assert check_templates(office) == []


@pytest.mark.parametrize(("name", "text"), [("iga/dossier.html.j2", "kontrak: 2"), ("shared/style.css", "p { }")])
def test_a_template_that_says_no_contract_is_told_with_what_to_write(name: str, text: str, office: Workspace) -> None:
    path = put(office, name, text)
    finding = told(office)
    assert finding.place.file == f"templates/{name}"
    assert "does not say for which contract" in finding.message
    assert mark(path, CURRENT) in finding.remedy
    path.write_text(f"{mark(path, CURRENT)}\n{text}", encoding="utf-8")
    assert check_templates(office) == []


def test_a_template_of_an_older_contract_is_told_what_changed(office: Workspace) -> None:
    put(office, "kipp/form.html.j2", f"{{# kontrak: {CURRENT - 1} #}}")
    finding = told(office)
    assert f"contract {CURRENT - 1}; the program now fills contract {CURRENT}" in finding.message
    assert "docs/documents.md" in finding.remedy


def test_a_template_of_a_newer_contract_asks_for_a_newer_program(office: Workspace) -> None:
    put(office, "kipp/form.html.j2", f"{{# kontrak: {CURRENT + 1} #}}")
    finding = told(office)
    assert f"made for contract {CURRENT + 1}" in finding.message
    assert "Update the program" in finding.remedy


def test_each_template_is_told_once(office: Workspace) -> None:
    for name in ("iga/dossier.html.j2", "kipp/form.html.j2", "shared/style.css"):
        put(office, name, "lama")
    assert [finding.place.file for finding in check_templates(office)] == [
        "templates/iga/dossier.html.j2",
        "templates/kipp/form.html.j2",
        "templates/shared/style.css",
    ]


def test_a_template_that_is_no_text_is_told_and_nothing_breaks(office: Workspace) -> None:
    put(office, "iga/dossier.html.j2", "").write_bytes(b"\xff\xfe\x00" * 100_000)
    assert "does not say for which contract" in told(office).message


def test_the_contract_in_the_documentation_is_the_one_that_is_filled() -> None:
    text = (Path(__file__).parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith(f"| {CURRENT} |")]
    assert len(rows) == 1
    assert f"{{# kontrak: {CURRENT} #}}" in text
