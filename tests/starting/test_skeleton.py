"""A record that was begun asks what its editions ask, nothing else, and reads as one in which nothing is filled."""

from pathlib import Path

import pytest
import yaml

from schemas.editions import edition_files, load_edition
from schemas.innovation import Innovation
from schemas.source import parse_source
from submissions.errors import OutputError, UserError
from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from submissions.records.reading import read_record
from submissions.starting.creating import create_record, free_identifier, kind_of
from submissions.starting.skeleton import skeleton
from submissions.workspace import Workspace, open_workspace

EDITIONS = list(edition_files())


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda: {nama: Kabupaten Contoh}\n", encoding="utf-8")
    return open_workspace(tmp_path)


def begun(office: Workspace, *names: str) -> Path:
    editions = [load_edition(name) for name in names]
    entered = [each.competition for each in editions]
    return create_record(
        office, "AKTA KILAT: Cepat (Akta)", editions, proposer="Puskesmas Contoh", competitions=entered
    )


@pytest.mark.parametrize("name", EDITIONS)
def test_it_is_read_without_a_complaint_about_the_file(office: Workspace, name: str) -> None:
    record = read_record(begun(office, name), office)
    assert record.findings == []
    assert record.innovation is not None
    assert record.innovation.nama == "AKTA KILAT: Cepat (Akta)"
    assert (record.innovation.pengusul.nama, record.innovation.pengusul.jenis) == ("Puskesmas Contoh", "puskesmas")


@pytest.mark.parametrize("name", EDITIONS)
def test_everything_that_is_required_is_there_to_be_filled(office: Workspace, name: str) -> None:
    path = begun(office, name)
    [report] = judge(office, [load_edition(name)], [path]).reports
    [assessment] = report.assessments
    missing = [each for each in assessment.findings if each.code in {"required-missing", "indicator-mandatory-empty"}]
    given = {"nama", "pengusul.nama"}
    wants = any(item.required.value and not given & {*item.answer} for item in load_edition(name).fields.values())
    assert bool(missing) == wants
    nowhere = 1  # the line of what stands nowhere in the file
    assert [each.field for each in missing if each.place.line == nowhere] == []


def test_an_edition_alone_has_no_question_of_another() -> None:
    of_iga = skeleton("x", "X", [load_edition("iga-2026")])
    of_kipp = skeleton("x", "X", [load_edition("kipp-2025")])
    both = skeleton("x", "X", [load_edition("iga-2026"), load_edition("kipp-2025")])
    assert "jawaban" not in of_iga
    assert "sdgs" not in of_iga
    assert "indikator:" not in of_kipp
    assert "kriteria:" not in of_kipp
    assert set(yaml.safe_load(both)) >= set(yaml.safe_load(of_iga)) | set(yaml.safe_load(of_kipp))
    assert len(of_iga.splitlines()) < 280


def test_questions_come_in_the_order_of_the_record_with_limit_and_choices_above() -> None:
    text = skeleton("x", "X", [load_edition("kipp-2025")])
    names = list(yaml.safe_load(text))
    assert names == [name for name in Innovation.model_fields if name in names]
    lines = text.splitlines()
    at = lines.index("    dampak:")
    above = " ".join(line.strip(" #") for line in lines[at - 3 : at])
    assert above.startswith("Bentuk Dampak Inovasi (wajib, maksimal 300 kata) (a) Jenis dampak.")
    assert lines[lines.index("jenis:") - 1] == "# Salah satu: digital, non_digital"


def test_what_only_another_group_states_is_left_out_and_can_be_taken_in() -> None:
    text = skeleton("x", "X", [load_edition("kipp-2025")], proposer="Dinas", kind="opd")
    assert yaml.safe_load(text)["replikasi"] is None
    lines = text.splitlines()
    at = lines.index("  # dari:")
    end = lines.index("", at)
    taken_in = [*lines[:at], *(line.replace("  # ", "  ", 1) for line in lines[at:end]), *lines[end:]]
    filled = (
        "\n".join(taken_in).replace("    nama:", "    nama: Asal").replace("    instansi:", "    instansi: Dinas Asal")
    )
    replicated = Innovation.model_validate(parse_source(filled.encode(), "x.yaml").data).replikasi.dari
    assert replicated is not None
    assert (replicated.nama, replicated.instansi) == ("Asal", "Dinas Asal")


def test_the_examples_can_be_taken_in() -> None:
    text = skeleton("x", "X", [load_edition("kipp-2025")], proposer="Dinas", kind="opd")
    lines = text.splitlines()
    at = lines.index("inovator:") + 1
    taken_in = (
        lines[:at] + [line[2:] if line.startswith("# ") else line for line in lines[at : at + 4]] + lines[at + 4 :]
    )
    filled = "\n".join(taken_in).replace("- nama:", "- nama: Umi Ibarat")
    [innovator] = yaml.load(filled, yaml.BaseLoader)["inovator"]
    assert innovator["nama"] == "Umi Ibarat"
    assert list(innovator) == ["nama", "nip", "jabatan", "peran"]


def test_text_typed_under_the_sign_is_kept(office: Workspace) -> None:
    path = begun(office, "iga-2026")
    text = path.read_text(encoding="utf-8")
    typed = text.replace("tujuan: |\n", "tujuan: |\n  Memberi akta: cepat.\n  # tetap teks\n", 1)
    path.write_text(typed.replace("  dasar_hukum: |\n", "  dasar_hukum: |\n    1. Perda.\n", 1), encoding="utf-8")
    innovation = read_record(path, office).innovation
    assert innovation is not None
    assert innovation.tujuan == "Memberi akta: cepat.\n# tetap teks"
    assert innovation.rancang_bangun.dasar_hukum == "1. Perda."


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("AKTA KILAT: Cepat (Akta Cepat)", [], "akta-kilat-cepat"),
        ("AKTA KILAT", ["akta-kilat", "akta-kilat-2"], "akta-kilat-3"),
        ("Pelayanan Administrasi Kependudukan Terpadu sampai Desa", [], "pelayanan-administrasi-kependudukan"),
        ("(Hanya Kurung)", [], "hanya-kurung"),
        ("A" * 60, [], "a" * 37),
    ],
)
def test_an_id_is_short_of_whole_words_and_free(name: str, taken: list[str], expected: str) -> None:
    assert free_identifier(name, taken) == expected


@pytest.mark.parametrize(
    ("proposer", "kind"),
    [
        ("Dinas Kesehatan", "opd"),
        ("RSUD Contoh", "rsud"),
        ("kecamatan Umpama", "kecamatan"),
        ("PT Misal", ""),
        ("", ""),
    ],
)
def test_what_a_proposer_is_comes_from_its_first_word(proposer: str, kind: str) -> None:
    assert kind_of(proposer) == kind


def test_a_blank_form_is_no_value_and_a_half_filled_one_still_complains(office: Workspace) -> None:
    path = begun(office, "iga-2026")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  program:\n", "  program: Apa saja\n", 1), encoding="utf-8")
    record = read_record(path, office)
    assert [(each.code, each.severity) for each in record.findings] == [("value-missing", Severity.ERROR)]
    assert record.findings[0].field == "pkpn.klaster"


def test_nothing_is_overwritten_and_ids_are_checked(office: Workspace) -> None:
    path = begun(office, "iga-2026")
    before = path.read_bytes()
    assert begun(office, "iga-2026").name == "akta-kilat-cepat-2.yaml"
    assert path.read_bytes() == before
    (office.records_folder / "lain.yaml").write_text("id: beda\nnama: Lain\n", encoding="utf-8")
    edition = load_edition("iga-2026")
    with pytest.raises(OutputError, match="exists already"):
        create_record(office, "X", [edition], identifier="lain")
    with pytest.raises(UserError, match="taken"):
        create_record(office, "X", [edition], identifier="beda")
    with pytest.raises(UserError, match="is no id"):
        create_record(office, "X", [edition], identifier="../luar")
    with pytest.raises(UserError, match="needs a name"):
        create_record(office, " … ", [edition])


@pytest.mark.parametrize("name", EDITIONS)
def test_what_is_blank_is_missing_and_never_of_the_wrong_kind(office: Workspace, name: str) -> None:
    [report] = judge(office, [load_edition(name)], [begun(office, name)]).reports
    findings = report.assessments[0].findings
    codes = {each.code for each in findings}
    assert not [
        each.remedy for each in findings if "jawaban" in each.remedy.partition(", or ")[0] and ", or " in each.remedy
    ]
    assert codes.isdisjoint({"text-expected", "value-missing", "choice-unknown", "date-unreadable", "list-expected"})
