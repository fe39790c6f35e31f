"""A competition is a file: every command works for three invented ones, beside IGA and KIPP."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.build import edition_data, laid_over
from tests.cli.conftest import ROOT, Ran
from tests.cli.test_workbooks import workbook
from tests.competitions.invented import ENTRY, INDICATORS, LEAST, NAMES, PROPOSAL, entry, invented_workspace
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]
TITLES = {INDICATORS: "Lomba Sagara 2026", PROPOSAL: "Karsa Warga 2026", LEAST: "POJOK IDE 2026"}


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return invented_workspace(tmp_path / "kabupaten").root


def test_check_judges_all_that_the_workspace_holds_under_their_own_names(run: Run, region: Path) -> None:
    ran = run("check", region, "--no-open")
    assert ran.code == 0
    out = ran.out.split("Alat Jemur Sagara")[1]
    assert "Karsa Warga 2026 (Masyarakat Umum)  eligible" in out
    assert "Lomba Sagara 2026  eligible" in out
    assert "IGA 2026  not entered" in out
    assert [line for line in ran.out.splitlines() if " of 2 eligible" in line] == [
        "IGA 2026: 1 of 2 eligible, 1 not entered.",
        "KIPP 2025: 1 of 2 eligible, 1 not entered.",
        "Karsa Warga 2026: 1 of 2 eligible, 1 not entered.",
        "Lomba Sagara 2026: 1 of 2 eligible, 1 not entered.",
        "POJOK IDE 2026: 1 of 2 eligible, 1 not entered.",
    ]


def test_only_the_competition_asked_for_is_judged(run: Run, region: Path) -> None:
    for asked in (["--competition", "Karsa Warga"], ["--edition", "karsa-warga"], ["--edition", PROPOSAL]):
        data = json.loads(run("check", region, "--no-open", "--format", "json", *asked).out)
        assert list(data["totals"]) == [PROPOSAL]
    ran = run("check", region, "--competition", "iga", "--edition", PROPOSAL)
    assert ran.code == 2
    assert "karsa-warga-2026 is no edition of iga." in ran.err


def test_a_requirement_of_an_invented_edition_is_told_by_it(run: Run, region: Path) -> None:
    path = region / "inovasi" / f"{ENTRY}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("semboyan: Terang Bersama", "semboyan:"), encoding="utf-8")
    ran = run("check", path, "--no-open")
    assert ran.code == 1
    assert "Semboyan Sagara: required, but empty." in ran.out
    assert f"Fill `jawaban.{INDICATORS}.semboyan`." in ran.out


@pytest.mark.parametrize("name", NAMES)
def test_documents_bear_the_names_of_their_edition(run: Run, region: Path, tmp_path: Path, name: str) -> None:
    path, target = region / "inovasi" / f"{ENTRY}.yaml", tmp_path / "hasil.pdf"
    ran = run("make", path, "--edition", name, "--evidence", "--kit", "-o", target)
    assert (ran.code, f"{TITLES[name]}" in ran.out) == (0, True)
    made = sorted(each.name for each in tmp_path.glob("hasil*"))
    letters = ["hasil_surat-keaslian.pdf"] if name == PROPOSAL else []
    assert made == sorted(["hasil.pdf", "hasil_bukti.pdf", "hasil_kit", *letters])
    for pdf in (each for each in made if each.endswith(".pdf")):
        text = flat(read_pdf(tmp_path / pdf).text)
        assert TITLES[name] in text or "surat" in pdf  # a letter names the innovation alone
        assert not [other for other in ("IGA", "KIPP", "Innovative Government Award") if other in text]
    text = flat(read_pdf(target).text)
    words = {
        INDICATORS: ["Jumlah Relawan", "Semboyan Sagara", "Badan Riset Provinsi Sagara", "Lomba Sagara 2026"],
        PROPOSAL: ["Kegunaan Karya", "Jumlah Pemakai", "Proposal Karsa Warga 2026", "Kelompok Masyarakat Umum"],
        LEAST: ["Apa idenya?", "Rak jemur berkipas", "Proposal POJOK IDE 2026"],
    }[name]
    assert [each for each in words if each not in text] == []


def test_make_asks_which_edition_where_a_record_enters_several(run: Run, region: Path) -> None:
    ran = run("make", region / "inovasi" / f"{ENTRY}.yaml")
    assert ran.code == 2
    assert "the record enters: karsa-warga, lomba-sagara, pojok-ide." in " ".join(ran.err.split())
    assert "no groups" in run("make", region / "inovasi" / f"{ENTRY}.yaml", "--edition", LEAST, "--group", "umum").err


def test_export_and_freeze_take_all_in_one_run(run: Run, region: Path, tmp_path: Path) -> None:
    ran = run("export", region, "-o", tmp_path / "keluaran")
    assert ran.code == 0
    made = {each.parent.name: each.name for each in (tmp_path / "keluaran").rglob("*.pdf")}
    assert set(made) == {"iga-2026", "kipp-2025", *NAMES}
    assert made[LEAST] == f"{ENTRY}_{LEAST}.pdf"
    again = run("export", region, "-o", tmp_path / "keluaran")
    assert "0 PDF files made, 9 unchanged" in again.out
    frozen = run("freeze", region, "-o", tmp_path / "beku", "--export", tmp_path / "keluaran", "-q")
    assert frozen.code == 0
    [folder] = (tmp_path / "beku").iterdir()
    assert {each.stem for each in (folder / "editions").iterdir()} == {"iga-2026", "kipp-2025", *NAMES}
    # What is frozen reads as it was, and says nothing of its editions being packaged too.
    checked = run("check", folder, "--no-open", "-q")
    assert "Karsa Warga 2026: " in checked.out
    assert "packaged" not in checked.err


def test_table_template_and_import_hold_every_answer(run: Run, region: Path, tmp_path: Path) -> None:
    assert run("table", region, "-o", "rekap.xlsx", "--no-open").code == 0
    book = CalamineWorkbook.from_path(str(tmp_path / "rekap.xlsx"))
    headings = book.get_sheet_by_name("Rekap").to_python()[0]
    assert {f"{name.upper()}: putusan" for name in NAMES} <= set(headings)
    assert "A1 Jumlah Relawan" in book.sheet_names
    assert "Nothing was changed." in run("import", "rekap.xlsx", "-o", region).out
    assert (
        run("template", "--rows", "-o", tmp_path / "formulir.xlsx", "--competition", "karsa-warga", cwd=region).code
        == 0
    )
    form = CalamineWorkbook.from_path(str(tmp_path / "formulir.xlsx")).get_sheet_by_name("Inovasi").to_python()
    row = {"nama": "Lampu Sagara", "pengusul.nama": "Karang Taruna Sagara", "pengusul.jenis": "Masyarakat"}
    row |= {"Diikutkan pada Kompetisi": "karsa-warga", f"Cara Memakai [{PROPOSAL}]": "Tekan sekali."}
    assert f"Cara Memakai [{PROPOSAL}]" in {str(cell) for line in form for cell in line}
    workbook(tmp_path / "terisi.xlsx", list(row), list(row.values()), sheet="Inovasi")
    assert run("import", "terisi.xlsx", "-o", region).code == 0
    written = (region / "inovasi" / "lampu-sagara.yaml").read_text(encoding="utf-8")
    assert "cara_pakai: Tekan sekali." in written
    assert "karsa-warga" in written


def test_select_orders_where_there_is_no_index(run: Run, region: Path) -> None:
    ran = run("select", "karsa-warga", region, "--no-open")
    assert ran.code == 0
    assert "Masyarakat Umum: 1 eligible" in ran.out
    assert "Quota 1." in ran.out
    assert "Alat Jemur Sagara" in run("select", "lomba-sagara", region, "--no-open").out
    assert "Alat Jemur Sagara" in run("select", "pojok-ide", region, "--no-open").out
    wrong = run("select", "karsa-wargaa", region)
    assert wrong.code == 2
    assert "There is no competition karsa-wargaa. Did you mean `karsa-warga`?" in " ".join(wrong.err.split())


def test_scores_and_gaps_where_there_are_indicators_and_words_where_not(run: Run, region: Path, tmp_path: Path) -> None:
    path = region / "inovasi" / f"{ENTRY}.yaml"
    # 12 volunteers reach parameter 2 of weight 4; of at most 3 × (4 + 2).
    score = run("score", path, "--edition", INDICATORS)
    assert "Lomba Sagara 2026" in score.out
    assert score.out.split("Score")[1].split()[:2] == ["18", "8"]
    gaps = run("gaps", region, "--edition", PROPOSAL, "--pdf", tmp_path / "lembar")
    assert gaps.code == 0
    assert "P1 Jumlah Pemakai, 0 → 2: document lacking" in gaps.out
    assert "dokumen yang menunjukkan: 10-99 orang" in gaps.out
    sheet = flat(read_pdf(tmp_path / "lembar" / f"{ENTRY}_{PROPOSAL}_kesiapan.pdf").text)
    assert "Karsa Warga 2026" in sheet
    chat = run("gaps", region, "--edition", PROPOSAL, "--whatsapp")
    assert "*Paguyuban Rukun Sagara · Karsa Warga 2026*" in chat.out
    assert run("gaps", region, "--edition", LEAST).code == 0  # what keeps it from being sent; it has no points
    ran = run("score", path, "--edition", LEAST)
    assert (ran.code, "Apa gunanya? – weight not found; 4 words" in ran.out) == (0, True)
    for name in ("index", "report"):
        ran = run(name, region, "--edition", INDICATORS)
        assert (ran.code, "lomba-sagara-2026 has no constants of the index." in ran.err) == (2, True)
    assert "no indicators of the government itself" in run("pemda", region, "--edition", INDICATORS).err


def test_index_and_report_name_the_national_edition_and_all_dates(run: Run, region: Path, tmp_path: Path) -> None:
    assert "Projected index IGA 2026: 1 eligible of 1" in run("index", region, "--no-open").out
    assert run("report", region, "--no-open", "-o", tmp_path / "laporan.html").code == 0
    page = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    assert "Lomba Sagara 2026" in page
    assert "30 September 2026" in page


@pytest.mark.parametrize("name", NAMES)
def test_carry_over_starts_the_next_year_of_one_competition(run: Run, region: Path, tmp_path: Path, name: str) -> None:
    competition = name.rpartition("-")[0]
    text = (region / "editions" / f"{name}.yaml").read_text(encoding="utf-8").replace("year: 2026", "year: 2027")
    (region / "editions" / f"{competition}-2027.yaml").write_text(text, encoding="utf-8")
    ran = run("carry-over", region, "--to", f"{competition}-2027", "-o", tmp_path / "depan")
    assert ran.code == 0
    assert f"{TITLES[name].replace('2026', '2027')}: 1 kept, 1 not entered." in ran.out
    settings = (tmp_path / "depan" / "submissions.yaml").read_text(encoding="utf-8")
    assert f"{competition}: 2027" in settings
    # The newest of one competition is nobody else's newest.
    checked = json.loads(run("check", tmp_path / "depan", "--no-open", "--format", "json").out)
    others = {each for each in NAMES if each != name}
    assert set(checked["totals"]) == {"iga-2026", "kipp-2025", f"{competition}-2027", *others}


def test_settings_say_which_competitions_an_innovation_enters(run: Run, tmp_path: Path) -> None:
    workspace = invented_workspace(tmp_path / "kabupaten", kompetisi=["karsa-warga", "kipp", "krenofa"])
    path = workspace.root / "inovasi" / f"{ENTRY}.yaml"
    record = {key: value for key, value in entry().items() if key != "kompetisi"}
    path.write_text(json.dumps(record), encoding="utf-8")
    ran = run("check", path, "--no-open", "-q")
    assert "Karsa Warga 2026 (Masyarakat Umum)  eligible" in ran.out
    assert "IGA 2026" not in ran.out
    assert "submissions.yaml names the competition krenofa, of which no edition is known" in ran.err


def test_an_unknown_competition_is_a_finding_and_the_record_stays_readable(run: Run, region: Path) -> None:
    path = region / "inovasi" / f"{ENTRY}.yaml"
    text = path.read_text(encoding="utf-8").replace("- lomba-sagara", "- lomba-sagra")
    path.write_text(text, encoding="utf-8")
    line = text.splitlines().index("- lomba-sagra") + 1
    ran = run("check", path, "--no-open")
    assert ran.code == 1
    assert f"inovasi/{ENTRY}.yaml:{line}:3" in ran.out
    assert "a competition “lomba-sagra” is known here; did you mean `lomba-sagara`?" in ran.out
    assert "Karsa Warga 2026 (Masyarakat Umum)  not eligible" in ran.out
    indonesian = run("check", path, "--no-open", language="id").out
    assert "kompetisi “lomba-sagra”" in indonesian


def test_values_are_laid_over_a_packaged_edition_only_with_the_line(run: Run, region: Path) -> None:
    file = region / "editions" / "kipp-2025.yaml"
    text = "# surat dinas\r\nname: KIPP Contoh\r\n"
    file.write_bytes(text.encode())
    ran = run("check", region, "--no-open")
    assert ran.code == 3
    assert "editions/kipp-2025.yaml:1:1" in ran.err
    assert "Add the line `overrides: kipp-2025`" in ran.err
    told = run("editions", "check", "editions/kipp-2025.yaml", cwd=region)
    assert told.code == 3
    assert "Add the line `overrides: kipp-2025`" in told.out
    mended = run("editions", "check", "editions/kipp-2025.yaml", "--write", cwd=region)
    assert mended.code == 0
    assert "Added to editions/kipp-2025.yaml: overrides: kipp-2025" in mended.out
    assert file.read_bytes() == f"{text}overrides: kipp-2025\r\n".encode()
    assert "left as it is" not in run("editions", "check", "editions/kipp-2025.yaml", cwd=region).out
    assert "it was left as it is" in run("editions", "check", "editions/kipp-2025.yaml", "--write", cwd=region).out
    assert "kipp-2025  KIPP Contoh" in run("editions", cwd=region).out


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("kipp-2025", "overrides: kipp-2023", "is named kipp-2025, but says that it overrides kipp-2023"),
        ("karsa-baru-2026", "overrides: karsa-baru-2026", "there is no packaged edition karsa-baru-2026"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(run: Run, region: Path, name: str, line: str, words: str) -> None:
    (region / "editions" / f"{name}.yaml").write_text(f"name: Contoh\n{line}\n", encoding="utf-8")
    ran = run("editions", "check", f"editions/{name}.yaml", cwd=region)
    assert ran.code == 3
    assert f"editions/{name}.yaml:2:" in ran.out
    assert words in ran.out


def test_a_whole_edition_with_a_packaged_name_stands_for_itself_and_is_told(run: Run, region: Path) -> None:
    text = (region / "editions" / f"{LEAST}.yaml").read_text(encoding="utf-8")
    text = text.replace("pojok-ide", "kipp").replace("2026", "2025")
    (region / "editions" / "kipp-2025.yaml").write_text(text, encoding="utf-8")
    ran = run("check", region, "--no-open", "--competition", "kipp")
    assert ran.code == 1  # the answers of the packaged form have no place in this one
    assert "kipp-2025 is a packaged edition too; this file stands in its place as a whole" in ran.err
    shown = run("editions", "show", "kipp-2025", cwd=region).out
    assert "Apa idenya?" in shown
    assert "Difusi" not in shown


def test_an_edition_of_a_province_does_not_become_the_newest_of_another(run: Run, region: Path) -> None:
    # A competition whose name begins as another's.
    text = (region / "editions" / f"{LEAST}.yaml").read_text(encoding="utf-8")
    (region / "editions" / "kipp-sagara-2031.yaml").write_text(
        text.replace("competition: pojok-ide", "competition: kipp-sagara").replace("2026", "2031"), encoding="utf-8"
    )
    data = json.loads(run("check", region, "--no-open", "--format", "json").out)
    assert {"kipp-2025", "kipp-sagara-2031"} <= set(data["totals"])


def test_documents_of_an_edition_may_have_a_template_of_their_own(run: Run, region: Path, tmp_path: Path) -> None:
    file, path = region / "editions" / f"{LEAST}.yaml", region / "inovasi" / f"{ENTRY}.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "template: provinsi/ide.html.j2\n", encoding="utf-8")
    ran = run("make", path, "--edition", LEAST, "-o", tmp_path / "a.pdf")
    assert ran.code == 3
    assert "There is no template `provinsi/ide.html.j2`. There are: iga/dossier.html.j2" in " ".join(ran.err.split())
    own = region / "templates" / "provinsi" / "ide.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{# kontrak: 2 #}\n{% extends "kipp/form.html.j2" %}\n{% block kepala %}<h1>Lembar Pojok</h1>{% endblock %}\n',
        encoding="utf-8",
    )
    assert run("make", path, "--edition", LEAST, "-o", tmp_path / "a.pdf").code == 0
    assert "Lembar Pojok" in read_pdf(tmp_path / "a.pdf").text


def test_a_template_that_extends_what_is_not_there_names_what_is(run: Run, region: Path, tmp_path: Path) -> None:
    own = region / "templates" / "kipp" / "form.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text('{# kontrak: 2 #}\n{% extends "builtin/kipp/formulir.html.j2" %}\n', encoding="utf-8")
    ran = run("make", region / "inovasi" / f"{ENTRY}.yaml", "--edition", LEAST, "-o", tmp_path / "a.pdf")
    assert ran.code == 3
    said = " ".join(ran.err.split())
    assert f"{own}:2: there is no template `builtin/kipp/formulir.html.j2`." in said
    assert "There are: iga/dossier.html.j2," in said


def test_no_python_file_asks_for_a_competition() -> None:
    # Beside `submissions/sample`, whose invented records answer certain editions.
    files = [path for folder in ("submissions", "schemas") for path in (ROOT / folder).rglob("*.py")]
    wanted = [f"{quote}{name}{end}" for quote in "\"'" for name in ("iga", "kipp") for end in ("\"'-")]
    asking = {
        path.relative_to(ROOT).as_posix(): [each for each in wanted if each in path.read_text(encoding="utf-8")]
        for path in files
        if "sample" not in path.parts
    }
    assert {path: found for path, found in asking.items() if found} == {}
    assert len(files) > 200


def test_a_packaged_edition_more_changes_nothing_else(run: Run, region: Path, tmp_path: Path) -> None:
    before = json.loads(run("check", region, "--no-open", "--format", "json").out)["totals"]
    (region / "editions" / "iga-2019.yaml").write_text(
        json.dumps(edition_data("iga-2026") | {"year": "2019", "competition": "iga"}), encoding="utf-8"
    )
    after = json.loads(run("check", region, "--no-open", "--format", "json").out)["totals"]
    assert after == before
    assert laid_over("iga-2019", "name: x\n") == "name: x\n"
