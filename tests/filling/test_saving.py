"""What is typed is what stands in the file afterwards, and every other byte stays."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.source import parse_source
from submissions.changing.history import FOLDER, History, How
from submissions.changing.keeping import content_hash
from submissions.errors import InputError, OutputError
from submissions.filling.answers import Typed, TypedRow, answer_of, answered, fingerprint, row_fingerprint, rows_of
from submissions.filling.saving import save_answers, save_content, save_rows
from submissions.filling.sections import AnswerSection, sections_of
from submissions.findings.finding import FindingsError
from submissions.office.editions import editions_entered
from submissions.sample.starter import RECORDS
from submissions.workbooks.forms.asking import FormQuestion, plan_of
from submissions.workspace import Workspace, open_workspace

RECORD = """\
# Catatan kantor
nama: LAMPU DESA (Layanan Malam)
pengusul:
  nama: Puskesmas Sukamaju
  jenis: puskesmas   # menurut SK
tahapan: penerapan
sdgs: [sdg_1, sdg_3]
waktu_penerapan: 2024-01-02
tujuan: |
  Menurunkan antrean
  dari 4 jam menjadi 1 jam.
jawaban:
  kipp-2025:
    kategori: pelayanan_kesehatan
    dampak:
      isi: |
        Antrean turun.
      bukti: [b1]
inovator:
  - nama: Contoh Rekaan
    nip: "199001012015011001"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda:\n  nama: Pemerintah Kabupaten Contoh\n")
    (tmp_path / "inovasi").mkdir()
    (tmp_path / "inovasi" / "lampu-desa.yaml").write_text(RECORD)
    return open_workspace(tmp_path)


@pytest.fixture
def path(workspace: Workspace) -> Path:
    return workspace.records_folder / "lampu-desa.yaml"


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> tuple[AnswerSection, ...]:
    empty = open_workspace(tmp_path_factory.mktemp("kantor"))
    return sections_of(plan_of(editions_entered(empty, ["iga", "kipp"], lambda _text: None)))


def asked(sections: tuple[AnswerSection, ...]) -> dict[str, FormQuestion]:
    return {each.address: each for section in sections if section.table is None for each in section.questions}


def save(workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], **answers: str) -> Any:
    """Save answers as a page does that showed the file as it is; `__` stands for a dot."""
    questions = asked(sections)
    data = parse_source(path.read_bytes(), path.name).data
    typed = {
        name.replace("__", "."): Typed(text, fingerprint(answer_of(data, questions[name.replace("__", ".")])))
        for name, text in answers.items()
    }
    return save_answers(workspace, path, questions.values(), typed, "Penulis Contoh")


def test_sections_are_pages_of_what_is_typed(sections: tuple[AnswerSection, ...]) -> None:
    titles = {section.key: section.title for section in sections}
    assert titles["profil"] == "Profil"
    assert titles["kipp-2025"] == "KIPP"
    assert "inovator" in titles
    assert "foto" not in titles
    assert max(len(list(section.questions)) for section in sections) <= 26
    addresses = [question.address for section in sections for question in section.questions]
    assert len(addresses) == len(set(addresses))
    assert not [address for address in addresses if address.endswith(".bukti")]


def test_every_answer_shown_and_sent_back_changes_no_byte(
    workspace: Workspace, sections: tuple[AnswerSection, ...]
) -> None:
    for file in RECORDS.glob("*.yaml"):
        shutil.copy(file, workspace.records_folder)
    files = workspace.record_files()
    assert len(files) == 28
    before = {path: path.read_bytes() for path in files}
    for path in files:
        data = parse_source(path.read_bytes(), path.name).data
        # A browser sends the line ends of Windows.
        typed = {
            each.address: Typed(answer_of(data, each).replace("\n", "\r\n"), fingerprint(answer_of(data, each)))
            for each in asked(sections).values()
        }
        assert answered(data, asked(sections).values(), typed).changes == {}
        for section in sections:
            if section.table is not None:
                back = [TypedRow(row, row_fingerprint(row, section)) for row in rows_of(data, section)]
                assert not save_rows(workspace, path, section, back).wrote
    assert {path: path.read_bytes() for path in files} == before


def test_only_the_answer_changes(workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]) -> None:
    saved = save(workspace, path, sections, pengusul__jenis="rsud")
    assert saved.wrote
    assert path.read_text() == RECORD.replace("jenis: puskesmas ", "jenis: rsud ")


@pytest.mark.parametrize(
    ("address", "text", "held"),
    [
        ("waktu_penerapan", "3/2/2024", "2024-02-03"),
        ("waktu_penerapan", "31-2-2024", "31-2-2024"),  # what is no day stays as typed, and check says so
        ("koordinat", "-7.39, 109.36", "-7.39, 109.36"),
        ("sdgs", "sdg_3\nsdg_4", ["sdg_3", "sdg_4"]),
        ("sdgs", "sdg_3\nsdg_1", ["sdg_1", "sdg_3"]),  # the order of what was chosen before stays
        ("sdgs", "sdg_9\nsdg_3\nsdg_1", ["sdg_1", "sdg_3", "sdg_9"]),
        ("sdgs", "", []),
        ("publik", "ya", "ya"),
        ("tahapan", "", None),
        ("tujuan", "• satu\r\n• dua", "- satu\n- dua"),
        ("nama", "LAMPU\r\nDESA", "LAMPU DESA"),
        ("ringkasan", "5*6*7 # satu", "5\\*6\\*7 # satu"),
        # What the buttons of the page write are marks.
        ("ringkasan", "Hasilnya **tebal**, 2**3 tidak.", "Hasilnya **tebal**, 2\\*\\*3 tidak."),
        (
            "tujuan",
            "Menurunkan antrean\r\ndari 4 jam menjadi **1 jam**.",
            "Menurunkan antrean\ndari 4 jam menjadi **1 jam**.",
        ),
        (
            "ringkasan",
            "Ukuran:\r\n\r\n| Apa | Kini |\r\n| --- | --- |\r\n| Jam | 1 |\r\n\r\n• satu\r\n• dua",
            "Ukuran:\n\n| Apa | Kini |\n| --- | --- |\n| Jam | 1 |\n\n- satu\n- dua",
        ),
    ],
)
def test_what_is_typed_is_held(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], address: str, text: str, held: Any
) -> None:
    save(workspace, path, sections, **{address: text})
    found = parse_source(path.read_bytes(), path.name).data[address]
    assert (found.rstrip("\n") if isinstance(found, str) else found) == held


def test_an_answer_beside_its_documents_keeps_them(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    save(workspace, path, sections, **{"jawaban.kipp-2025.dampak": "Antrean turun dari 4 jam menjadi 1 jam."})
    dampak = parse_source(path.read_bytes(), path.name).data["jawaban"]["kipp-2025"]["dampak"]
    assert dampak["isi"].strip() == "Antrean turun dari 4 jam menjadi 1 jam."
    assert dampak["bukti"] == ["b1"]


def test_an_innovation_keeps_its_name(workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]) -> None:
    saved = save(workspace, path, sections, nama="  ", tahapan="uji_coba")
    assert list(saved.answers.refused) == ["nama"]
    assert path.read_text() == RECORD.replace("tahapan: penerapan", "tahapan: uji_coba")


def test_two_windows_on_different_fields_are_both_kept(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    questions = asked(sections)
    shown = parse_source(path.read_bytes(), path.name).data
    one = {"tahapan": Typed("uji_coba", fingerprint(answer_of(shown, questions["tahapan"])))}
    other = {"tujuan": Typed("Antrean hilang.", fingerprint(answer_of(shown, questions["tujuan"])))}
    save_answers(workspace, path, questions.values(), one)
    save_answers(workspace, path, questions.values(), other)
    data = parse_source(path.read_bytes(), path.name).data
    assert (data["tahapan"], data["tujuan"].strip()) == ("uji_coba", "Antrean hilang.")


def test_two_windows_on_one_field_are_a_conflict_and_nothing_is_lost(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    questions = asked(sections)
    shown = parse_source(path.read_bytes(), path.name).data
    stood = fingerprint(answer_of(shown, questions["tujuan"]))
    save_answers(workspace, path, questions.values(), {"tujuan": Typed("Satu jam.", stood)})
    late = {"tujuan": Typed("Dua jam.", stood), "tahapan": Typed("uji_coba", fingerprint("penerapan"))}
    saved = save_answers(workspace, path, questions.values(), late)
    [conflict] = saved.answers.conflicts
    assert (conflict.question.address, conflict.mine, conflict.theirs) == ("tujuan", "Dua jam.", "Satu jam.")
    assert saved.data["tahapan"] == "uji_coba"
    assert saved.data["tujuan"].strip() == "Satu jam."
    # Whoever types what stands there by now has no conflict.
    same = save_answers(workspace, path, questions.values(), {"tujuan": Typed("Satu jam.", stood)})
    assert (same.wrote, same.answers.conflicts) == (False, ())


def test_many_who_save_at_once_all_keep_what_they_typed(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    questions = asked(sections)
    names = ["tautan.situs", "nama_inisiator", "satu_kalimat", "pengusul.induk", "kontak.nama", "kontak.telepon"]
    with ThreadPoolExecutor(len(names)) as pool:
        for name in names * 3:
            typed = {name: Typed(f"Isi {name}", fingerprint(""))}
            pool.submit(save_answers, workspace, path, questions.values(), typed)
    data = parse_source(path.read_bytes(), path.name).data
    assert [answer_of(data, questions[name]) for name in names] == [f"Isi {name}" for name in names]
    versions = History(workspace, path).versions()
    assert len(versions) == 1 + len(names)


def rows_in(path: Path, section: AnswerSection) -> list[dict[str, str]]:
    return rows_of(parse_source(path.read_bytes(), path.name).data, section)


def test_rows_are_changed_added_and_removed(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    section = next(each for each in sections if each.key == "inovator")
    [row] = rows_in(path, section)
    assert row["inovator.nama"] == "Contoh Rekaan"
    new = {"inovator.nama": "Misal Umpama", "inovator.peran": "penggagas"}
    sent = [TypedRow(row, row_fingerprint(row, section)), TypedRow(new), TypedRow({})]
    save_rows(workspace, path, section, sent)
    assert path.read_text() == RECORD + "  - nama: Misal Umpama\n    peran: penggagas\n"
    # Sent twice, as by a button that was pressed twice, it is there once.
    assert not save_rows(workspace, path, section, sent).wrote
    one, other = rows_in(path, section)
    gone = [
        TypedRow(one, row_fingerprint(one, section), removed=True),
        TypedRow({**other, "inovator.peran": ""}, row_fingerprint(other, section)),
    ]
    save_rows(workspace, path, section, gone)
    assert parse_source(path.read_bytes(), path.name).data["inovator"] == [{"nama": "Misal Umpama"}]


def test_a_form_that_was_cut_off_takes_no_row_away(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    section = next(each for each in sections if each.key == "inovator")
    assert not save_rows(workspace, path, section, []).wrote
    assert path.read_text() == RECORD


def test_two_windows_on_a_table_keep_what_both_did(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    section = next(each for each in sections if each.key == "inovator")
    path.write_text(RECORD + "  - nama: Misal Umpama\n  - nama: Tokoh Khayal\n")
    shown = [(row, row_fingerprint(row, section)) for row in rows_in(path, section)]
    # One window takes the first out and adds one; the other changes the third.
    one = [TypedRow(row, origin, removed=not at) for at, (row, origin) in enumerate(shown)]
    save_rows(workspace, path, section, [*one, TypedRow({"inovator.nama": "Nama Baru"})])
    other = [
        TypedRow({**row, "inovator.peran": "penggagas"} if at == 2 else row, o) for at, (row, o) in enumerate(shown)
    ]
    saved = save_rows(workspace, path, section, other)
    assert saved.answers.doubled == 0
    names = [(row["inovator.nama"], row["inovator.peran"]) for row in rows_in(path, section)]
    assert names == [("Misal Umpama", ""), ("Tokoh Khayal", "penggagas"), ("Nama Baru", "")]


def test_a_row_that_two_changed_is_there_twice_and_told(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    section = next(each for each in sections if each.key == "inovator")
    [row] = rows_in(path, section)
    origin = row_fingerprint(row, section)
    path.write_text(RECORD.replace("Contoh Rekaan", "Rekaan Contoh"))
    saved = save_rows(workspace, path, section, [TypedRow({**row, "inovator.nama": "Contoh R."}, origin)])
    assert saved.answers.doubled == 1
    assert [each["inovator.nama"] for each in rows_in(path, section)] == ["Rekaan Contoh", "Contoh R."]
    # What somebody else changed is not taken out by whoever saw it otherwise.
    save_rows(workspace, path, section, [TypedRow(row, origin, removed=True)])
    assert [each["inovator.nama"] for each in rows_in(path, section)] == ["Rekaan Contoh", "Contoh R."]


@pytest.mark.parametrize(
    ("stored", "steps", "held"),
    [
        # Typed in an empty box: nothing of it is Markdown, whatever was saved on the way.
        ("", ["Ukuran 5*6", "Ukuran 5*6*7 cm", "Ukuran 5*6*7 cm # satu"], "Ukuran 5\\*6\\*7 cm # satu"),
        ("", ["1. satu", "1. satu\n2", "1. satu\n2. dua\n_x_"], "1. satu\n2. dua\n\n\\_x\\_"),
        # An edit of Markdown stays Markdown, though half of it was deleted meanwhile.
        ("Antrean *sangat* lama sekali.", ["A", "A *sangat* baru"], "A *sangat* baru"),
    ],
)
def test_what_is_saved_while_it_is_typed_comes_to_what_one_saving_would(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], stored: str, steps: list[str], held: str
) -> None:
    def at_once(text: str) -> str:
        return str(answered(data, [question], {"ringkasan": Typed(text, asked_with)}).changes[("ringkasan",)])

    question = asked(sections)["ringkasan"]
    if stored:
        path.write_text(RECORD + f"ringkasan: {stored}\n")
    data = parse_source(path.read_bytes(), path.name).data
    asked_with, begun = fingerprint(answer_of(data, question)), content_hash(path.read_bytes())
    shown_with = asked_with
    for text in steps:
        saved = save_answers(workspace, path, [question], {"ringkasan": Typed(text, shown_with)}, since=begun)
        shown_with = fingerprint(answer_of(saved.data, question))
        assert not saved.answers.conflicts
    found = parse_source(path.read_bytes(), path.name).data["ringkasan"].strip()
    assert found == at_once(steps[-1]).strip() == held


def test_a_record_behind_a_link_is_written_where_it_lies_and_never_outside(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    inside = workspace.root / "lain.yaml"
    path.rename(inside)
    path.symlink_to(inside)
    save(workspace, path, sections, tahapan="uji_coba")
    assert path.is_symlink()
    assert "tahapan: uji_coba" in inside.read_text()
    outside = tmp_path_factory.mktemp("luar") / "luar.yaml"
    outside.write_text(RECORD)
    path.unlink()
    path.symlink_to(outside)
    with pytest.raises(InputError, match="out of the workspace"):
        save(workspace, path, sections, tahapan="uji_coba")
    assert outside.read_text() == RECORD


def test_a_file_keeps_who_may_read_it(workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]) -> None:
    path.chmod(0o640)
    save(workspace, path, sections, tahapan="uji_coba")
    assert path.stat().st_mode & 0o777 == 0o640


def test_history_holds_every_state_byte_for_byte(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    save(workspace, path, sections, tahapan="uji_coba")
    one = path.read_bytes()
    path.write_bytes(one + b"# ditulis di luar\n")
    outside = path.read_bytes()
    save(workspace, path, sections, tujuan="Antrean hilang.")
    history = History(workspace, path)
    versions = history.versions()
    assert [version.how for version in versions] == [How.OUTSIDE, How.PAGE, How.OUTSIDE, How.PAGE]
    assert [version.fields for version in versions] == [(), ("tahapan",), (), ("tujuan",)]
    assert history.contents(4) == [RECORD.encode(), one, outside, path.read_bytes()]
    assert versions[1].by == "Penulis Contoh"


def test_an_earlier_state_comes_back_as_a_new_one(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    save(workspace, path, sections, tahapan="uji_coba")
    history = History(workspace, path)
    now = content_hash(path.read_bytes())
    save_content(workspace, path, history.content(1), now, How.RESTORED, "Penulis Contoh")
    assert path.read_text() == RECORD
    assert [version.how for version in history.versions()] == [How.OUTSIDE, How.PAGE, How.RESTORED]
    with pytest.raises(InputError, match="meanwhile"):
        save_content(workspace, path, b"nama: X\n", now, How.RESTORED)


def test_a_state_that_is_no_text_comes_back_too(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    path.write_bytes(b"nama: caf\xe9\n")
    save_content(workspace, path, RECORD.encode(), content_hash(path.read_bytes()), How.PAGE)
    history = History(workspace, path)
    save_content(workspace, path, history.content(1), content_hash(RECORD.encode()), How.RESTORED)
    assert path.read_bytes() == b"nama: caf\xe9\n"


@pytest.mark.parametrize("harm", ["changed", "swapped", "cut in the middle", "no JSON", "deep"])
def test_a_history_changed_by_hand_is_seen(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], harm: str
) -> None:
    for stage in ("uji_coba", "inisiatif", "penerapan"):
        save(workspace, path, sections, tahapan=stage)
    file = History(workspace, path).file
    lines = file.read_bytes().splitlines(keepends=True)
    if harm == "changed":
        data = json.loads(lines[1])
        lines[1] = json.dumps({**data, "by": "Orang Lain"}).encode() + b"\n"
    elif harm == "swapped":
        lines[1:3] = lines[2], lines[1]
    elif harm == "cut in the middle":
        del lines[1]
    else:
        lines[1] = b"{\n" if harm == "no JSON" else b"[" * 100_000 + b"\n"
    file.write_bytes(b"".join(lines))
    with pytest.raises(InputError):
        History(workspace, path).versions()


def test_a_killed_run_costs_at_most_its_own_line(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    save(workspace, path, sections, tahapan="uji_coba")
    file = History(workspace, path).file
    file.write_bytes(file.read_bytes() + b'{"n": 3, "at": "2026')
    save(workspace, path, sections, tahapan="inisiatif")
    assert [version.number for version in History(workspace, path).versions()] == [1, 2, 3]


def test_a_history_that_leads_out_of_the_workspace_is_not_written(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("luar")
    (workspace.root / FOLDER).parent.mkdir()
    (workspace.root / FOLDER).symlink_to(elsewhere)
    with pytest.raises(OutputError, match="is a link"):
        save(workspace, path, sections, tahapan="uji_coba")
    assert not list(elsewhere.iterdir())
    assert path.read_text() == RECORD


def test_a_record_broken_by_hand_is_told_and_can_be_mended(
    workspace: Workspace, path: Path, sections: tuple[AnswerSection, ...]
) -> None:
    path.write_text(RECORD + "  - nama: [\n")
    questions = asked(sections)
    with pytest.raises(FindingsError):
        save_answers(workspace, path, questions.values(), {"tahapan": Typed("uji_coba", fingerprint("penerapan"))})
    save_content(workspace, path, RECORD.encode(), content_hash(path.read_bytes()), How.PAGE)
    assert save(workspace, path, sections, tahapan="uji_coba").wrote


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_typed_comes_back_as_an_answer_that_changes_nothing(
    sections: tuple[AnswerSection, ...], text: str
) -> None:
    question = asked(sections)["tujuan"]
    changes = answered({}, [question], {"tujuan": Typed(text, fingerprint(""))}).changes
    data = {"tujuan": changes.get(("tujuan",))}
    shown = answer_of(data, question)
    back = {"tujuan": Typed(shown.replace("\n", "\r\n"), fingerprint(shown))}
    assert answered(data, [question], back).changes == {}
