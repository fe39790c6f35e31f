"""What is told of innovations that are like another."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.assessment.assessing import Verdict, assess_record
from submissions.duplicates.finding import find_duplicates
from submissions.duplicates.texts import alike, passages, texts_of
from submissions.duplicates.titles import near_titles, same_ids, same_titles
from submissions.findings.finding import Finding, Severity
from submissions.records.glancing import Glance, glance, title_key
from submissions.records.reading import Record, read_records
from submissions.workspace import Workspace
from tests.build import complete_record, edition, only, words, write_workspace

LIST = {"id": "x", "nama": "x", "pengusul": {"nama": "Dinas A", "jenis": "opd"}}


def small(key: str, name: str, **changes: Any) -> dict[str, Any]:
    return {**LIST, "id": key, "nama": name, **changes}


def read(folder: Path, *records: dict[str, Any]) -> list[Record]:
    workspace = write_workspace(folder, records)
    return read_records(workspace.record_files(), workspace)


def found(*records: Record, earlier: tuple[Record, ...] = ()) -> dict[str, list[Finding]]:
    return {path.stem: findings for path, findings in find_duplicates(records, earlier).items()}


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Pasar Terang", "Pasar Terangg", True),
        ("SI-PANDU (Sistem Pelayanan Terpadu)", "Si Pandu: sistem pelayanan terpadu", True),
        ("SI-PANDU (Sistem Pelayanan Terpadu)", "SI-PANDA (Sistem Pelayanan Terpadu)", True),
        ("Pasar Terang", "Pasar Gelap", False),
        ("Kelas Ibu Hamil", "Kelas Bapak Siaga", False),
    ],
)
def test_titles_that_are_nearly_the_same(first: str, second: str, near: bool) -> None:
    assert bool(list(near_titles([first, second]))) is near


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=12), min_size=2, max_size=6))
def test_same_titles_always_meet(titles: list[str]) -> None:
    near = {(first, second) for first, second, percent in near_titles(titles) if percent == 100}
    keys = [title_key(title) for title in titles]
    same = {(a, b) for b in range(len(keys)) for a in range(b) if keys[a] == keys[b] and keys[a]}
    assert same <= near


def test_near_title_is_a_warning_on_both_and_shows_both(tmp_path: Path) -> None:
    records = read(tmp_path, small("a", "Pasar Terang Kita"), small("b", "Pasar Terang Kota"), small("c", "Lain Sama"))
    told = found(*records)
    assert sorted(told) == ["a", "b"]
    finding = only(told["a"], "title-near")
    assert finding.severity is Severity.WARNING
    assert "“Pasar Terang Kita”" in finding.message
    assert "inovasi/b.yaml:2:7: “Pasar Terang Kota”" in finding.message
    assert "93 %" in finding.message  # 15 letters each, 14 of them in the same order
    assert [each["text"] for each in finding.as_dict()["passages"]] == ["Pasar Terang Kita", "Pasar Terang Kota"]


def test_near_text_shows_both_passages_and_their_places(tmp_path: Path) -> None:
    copied = words(50)
    records = read(
        tmp_path,
        small("a", "Satu", tujuan=f"{words(10, 900)} {copied}"),
        small("b", "Dua", hasil=f"{copied} {words(5, 800)}"),
    )
    told = found(*records)
    [finding] = told["a"]
    assert (finding.code, finding.field, finding.label) == ("text-near", "tujuan", "Tujuan Inovasi Daerah")
    # 55 words make 51 runs of five, of which the 50 copied words hold 46.
    assert "90 % of this text stands in inovasi/b.yaml:6:8 as well (hasil)" in finding.message
    assert [passage.text[:11] for passage in finding.passages] == ["kata1 kata2", "kata1 kata2"]
    assert finding.passages[0].text == copied
    [other] = told["b"]
    assert (other.field, [str(passage.place) for passage in other.passages]) == (
        "hasil",
        ["inovasi/b.yaml:6:8", "inovasi/a.yaml:6:9"],
    )


@pytest.mark.parametrize(
    "texts",
    [
        (words(40), words(40, 100)),  # different
        (words(20), words(20)),  # too short to mean anything
        (f"{words(30)} {words(30, 100)}", f"{words(30)} {words(30, 200)}"),  # half of it
    ],
)
def test_texts_that_are_not_alike_enough(tmp_path: Path, texts: tuple[str, str]) -> None:
    records = read(tmp_path, small("a", "Satu", tujuan=texts[0]), small("b", "Dua", tujuan=texts[1]))
    assert found(*records) == {}


def test_legal_basis_is_alike_by_nature(tmp_path: Path) -> None:
    design = {"rancang_bangun": {"dasar_hukum": words(60)}}
    assert found(*read(tmp_path, small("a", "Satu", **design), small("b", "Dua", **design))) == {}


def test_text_in_many_records_gives_one_finding_each(tmp_path: Path) -> None:
    told = found(*read(tmp_path, *(small(f"r{n}", f"Judul {'x' * n}", tujuan=words(40)) for n in range(9))))
    texts = {key: [each for each in findings if each.code == "text-near"] for key, findings in told.items()}
    assert {key: len(findings) for key, findings in texts.items()} == {f"r{n}": 1 for n in range(9)}
    assert "(+2)" in texts["r0"][0].message  # eight others: one in full, five named, two counted


@given(st.permutations(range(60)), st.integers(0, 59))
def test_one_changed_word_leaves_texts_alike(order: list[int], changed: int) -> None:
    first = [f"kata{number}" for number in order]
    second = [*first[:changed], "lain", *first[changed + 1 :]]
    texts = [text for owner, each in enumerate((first, second)) for text in texts_of(owner, {"hasil": " ".join(each)})]
    [pair] = alike(texts)
    # At most five of the 56 runs hold the changed word.
    assert pair.part >= 51 / 56


def test_passages_of_texts_without_a_common_word() -> None:
    assert passages("satu dua", "tiga empat") == ("satu dua", "tiga empat")
    assert passages("…", "tiga") == ("", "tiga")


@given(st.integers(0, 20), st.integers(0, 20), st.integers(5, 40))
def test_passages_are_where_texts_agree_longest(before: int, after: int, agreeing: int) -> None:
    common = words(agreeing)
    first, second = f"{words(before, 500)} {common}".strip(), f"{words(after, 900)} {common} akhir".strip()
    one, two = passages(first, second, words=5)
    assert (one, two) == (common, common)


def test_long_texts_that_repeat_themselves_do_not_hang() -> None:
    one, two = passages("satu dua tiga " * 30_000, "satu dua tiga " * 30_000 + "akhir")
    assert one.startswith("satu dua tiga")
    assert two.startswith("satu dua tiga")


def test_last_year_same_innovation_is_no_duplicate_but_another_one_is(tmp_path: Path) -> None:
    earlier = read(tmp_path / "lalu", small("a", "Pasar Terang", hasil=words(40)), small("old", "Lampu Desa"))
    now = read(tmp_path / "kini", small("a", "Pasar Terang", hasil=words(40)), small("new", "Lampu Desa"))
    told = found(*now, earlier=tuple(earlier))
    assert list(told) == ["new"]
    assert "100 %" in only(told["new"], "title-near").message
    assert find_duplicates(now) == {}


def test_same_title_is_told_for_kipp_by_the_editions_rule_and_not_for_iga(tmp_path: Path) -> None:
    workspace = write_workspace(
        tmp_path,
        [complete_record(id="a"), complete_record(id="b", nama="pasar-TERANG"), complete_record(id="c", nama="Lain")],
    )
    records = read_records(workspace.record_files(), workspace)
    same = same_titles(glances_of(workspace))
    assert {path.stem: [other.file for other in others] for path, others in same.items()} == {
        "a": ["inovasi/b.yaml"],
        "b": ["inovasi/a.yaml"],
    }
    editions = [edition(name) for name in ("kipp-2025", "kipp-2023", "iga-2026")]
    report = assess_record(records[0], editions, workspace, same_title=same[records[0].path])
    assert [each.verdict for each in report.assessments] == [
        *(Verdict.ELIGIBLE, Verdict.ELIGIBLE),
        Verdict.ELIGIBLE,
    ]
    finding = only(report.assessments[0].findings, "title-repeated")
    assert finding.severity is Severity.WARNING  # that it holds after 2018 is a conclusion
    assert (finding.field, "inovasi/b.yaml" in finding.message) == ("nama", True)
    assert finding.basis is not None
    assert "MENPAN-2017" in finding.basis.source
    assert [
        each for each in find_duplicates(records, told=["kipp"])[records[0].path] if each.code == "title-near"
    ] == []


def test_same_title_does_not_count_where_only_one_is_entered(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [complete_record(id="a"), complete_record(id="b", kompetisi=["iga"])])
    records = read_records(workspace.record_files(), workspace)
    report = assess_record(
        records[0], [edition("kipp-2025")], workspace, same_title=same_titles(glances_of(workspace))[records[0].path]
    )
    assert report.assessments[0].verdict is Verdict.ELIGIBLE
    only(find_duplicates(records)[records[0].path], "title-near")


@pytest.mark.parametrize(
    "text",
    [
        "id: a\nnama: Pasar  Terang # catatan\npengusul: {nama: Dinas}",
        "nama: 'Pasar Terang'\n",
        "nama: Pasar\n  Terang\npengusul:\n  nama: Dinas\n",
        "nama: >-\n  Pasar\n  Terang\n",
        '{"id": "a",\n  "nama": "Pasar Terang", "pengusul": {"nama": "Dinas"}}',
        '{"nama": "Pasar Terang"}',
    ],
)
def test_glance_at_a_title(text: str, tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    path = tmp_path / ("a.json" if text.startswith("{") else "a.yaml")
    assert glance(path, workspace, text.encode()).title == title_key("Pasar Terang")


def test_glance_finds_no_title(tmp_path: Path) -> None:
    assert glance(tmp_path / "a.yaml", write_workspace(tmp_path, []), b"id: a\n").title == ""


def test_records_that_cannot_be_read_share_neither_title_nor_id(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path, [])
    broken = [glance(tmp_path / name, workspace, b"nama: [") for name in ("a.yaml", "b.yaml")]
    assert (same_titles(broken), same_ids(broken)) == ({}, {})


def glances_of(workspace: Workspace) -> list[Glance]:
    return [glance(path, workspace, path.read_bytes()) for path in workspace.record_files()]


def named_in(folder: Path, sentence: str) -> list[str]:
    """Return the codes told of SINAR DESA, whose result has a sentence, beside PASAR TERANG."""
    text = f"{words(40)}. {sentence} {words(40)}."
    records = [
        small("pasar-terang", "PASAR TERANG (Retribusi Pasar Tanpa Tunai)"),
        small("sinar-desa", "SINAR DESA (Lampu Jalan Swadaya)", hasil=text),
    ]
    return [each.code for each in found(*read(folder, *records)).get("sinar-desa", [])]


@pytest.mark.parametrize(
    ("sentence", "is_left"),
    [
        ("Inovasi PASAR TERANG menurunkan waktu tunggu dari 3 hari.", True),
        ("Sejak 2024 aplikasi “PASAR TERANG” dipakai di 12 desa.", True),
        ("Inovasi SINAR DESA menurunkan waktu tunggu dari 3 hari.", False),
        ("Inovasi PASAR TERANG terhubung dengan lampu desa.", False),
        ("Seperti inovasi PASAR TERANG, pembayaran memakai kode batang.", False),
        ("Inovasi PASAR TERANG dan SINAR DESA dipasang tahun 2024.", False),
        ("Inovasi PASAR TERANGI dipasang tahun 2024.", False),
        ("Warga pasar terang memasang lampu tahun 2024.", False),
    ],
)
def test_another_innovations_name_that_was_left_in_a_text(tmp_path: Path, sentence: str, is_left: bool) -> None:
    assert named_in(tmp_path, sentence) == (["other-name-left"] if is_left else [])


def test_an_office_may_leave_that_check_out(tmp_path: Path) -> None:
    text = f"{words(40)}. Inovasi PASAR TERANG menurunkan waktu tunggu. {words(40)}."
    records = read(tmp_path, small("a", "PASAR TERANG"), small("b", "SINAR DESA", hasil=text))
    assert find_duplicates(records) != {}
    assert find_duplicates(records, left_out=["other-name-left"]) == {}
