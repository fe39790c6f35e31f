"""What is changed between two exports, and how many documents are then made and kept."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from submissions.batch import state
from submissions.judging.judge import judge
from submissions.workers import crew
from submissions.workspace import open_workspace
from tests.batch.offices import (
    EMBLEM,
    KIPP,
    OWN_EVIDENCE,
    add,
    copied,
    counts,
    entry,
    exported,
    exported_here,
    files_of,
    hashes,
    lying,
    manifest_of,
    two_entries,
)
from tests.build import PDF, REMOVED
from tests.evidence.opening.files import picture

FORM, LETTER = f"{KIPP}/satu_{KIPP}.pdf", f"{KIPP}/satu_{KIPP}_surat-inovator.pdf"


@dataclass(frozen=True)
class Place:
    """A workspace of two entries, and the folder that it has been exported into."""

    root: Path
    out: Path

    @property
    def state(self) -> Path:
        return self.out / state.FILE


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("sekali")
    root = two_entries(folder / "kantor").root
    assert counts(exported_here(root, folder / "keluaran")) == (8, 0)
    return Place(root, folder / "keluaran")


@pytest.fixture
def place(once: Place, tmp_path: Path) -> Place:
    # Copies keep the times of the files: to the program nothing has happened but a move.
    return Place(copied(once.root, tmp_path / "kantor"), copied(once.out, tmp_path / "keluaran"))


def rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def appended(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def touched(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))


def unfinished(key: str) -> dict[str, Any]:
    return entry(key, **{"jawaban.kipp-2025.kategori": REMOVED})


def nothing(place: Place) -> None:
    pass


def record_comment(place: Place) -> None:
    appended(place.root / "inovasi" / "satu.yaml", "# belum dibaca ulang\n")


def record_order(place: Place) -> None:
    # The same data in another order of its fields.
    path = place.root / "inovasi" / "satu.yaml"
    first, *others = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*others, first]), encoding="utf-8")


def record_touched(place: Place) -> None:
    touched(place.root / "inovasi" / "satu.yaml")


def record_sentence(place: Place) -> None:
    rewritten(place.root / "inovasi" / "satu.yaml", "program: Pasar rakyat", "program: Pasar malam")


def evidence_content(place: Place) -> None:
    (place.root / OWN_EVIDENCE).write_bytes(PDF.replace(b"Dokumen", b"Dokumen baru"))


def evidence_content_of_the_same_size(place: Place) -> None:
    path = place.root / OWN_EVIDENCE
    path.write_bytes(path.read_bytes().replace(b"contoh", b"sampel"))


def evidence_of_both(place: Place) -> None:
    # koran.jpg proves `sosialisasi` in both records.
    picture(place.root / "bukti" / "koran.jpg", size=(80, 60))


def evidence_touched(place: Place) -> None:
    touched(place.root / OWN_EVIDENCE)


def evidence_of_nobody(place: Place) -> None:
    (place.root / "bukti" / "tak-dirujuk.pdf").write_bytes(b"x")


def settings_signatory(place: Place) -> None:
    appended(place.root / "submissions.yaml", "penanda_tangan:\n  nama: Ratna Puspita\n")


def settings_comment(place: Place) -> None:
    appended(place.root / "submissions.yaml", "tenggat: {semua: {Naskah masuk: 2026-06-05}}\n")


def edition_override(place: Place) -> None:
    written(place.root / "editions" / f"{KIPP}.yaml", f"overrides: {KIPP}\nname: Kompetisi Pelayanan Publik Contoh\n")


def edition_override_of_another(place: Place) -> None:
    written(place.root / "editions" / "kipp-2022.yaml", "overrides: kipp-2022\nname: Kompetisi Lama\n")


def template_block(place: Place) -> None:
    text = '{% extends "builtin/kipp/letters/implementasi.html.j2" %}{% block isi %}<p>Singkat.</p>{% endblock %}\n'
    written(place.root / "templates" / "kipp" / "letters" / "implementasi.html.j2", text)


def template_behind_the_letters(place: Place) -> None:
    text = '{% extends "builtin/kipp/letters/letter.html.j2" %}{% block uraian %}Surat{% endblock %}\n'
    written(place.root / "templates" / "kipp" / "letters" / "letter.html.j2", text)


def template_of_another_competition(place: Place) -> None:
    written(place.root / "templates" / "iga" / "dossier.html.j2", '{% extends "builtin/iga/dossier.html.j2" %}\n')


def style(place: Place) -> None:
    written(place.root / "templates" / "shared" / "style.css", "body { color: navy }\n")


def emblem(place: Place) -> None:
    path = place.root / EMBLEM
    path.write_bytes(path.read_bytes() + b"\0")


def emblem_touched(place: Place) -> None:
    touched(place.root / EMBLEM)


def record_added(place: Place) -> None:
    add(place.root, entry("tiga"))


def output_deleted(place: Place) -> None:
    (place.out / LETTER).unlink()


def output_altered(place: Place) -> None:
    path = place.out / LETTER
    path.write_bytes(path.read_bytes() + b"\n% seseorang\n")


def output_altered_in_place(place: Place) -> None:
    path = place.out / LETTER
    content = path.read_bytes()
    # The second line is a comment of bytes that nobody reads.
    assert content.startswith(b"%PDF-1.7\n%")
    path.write_bytes(content[:10] + bytes([content[10] ^ 1]) + content[11:])


def output_touched(place: Place) -> None:
    touched(place.out / LETTER)


def outputs_touched(place: Place) -> None:
    for file in lying(place.out):
        touched(place.out / file)


def manifest_deleted(place: Place) -> None:
    (place.out / "manifest.json").unlink()


def state_removed(place: Place) -> None:
    place.state.unlink()


def state_empty(place: Place) -> None:
    place.state.write_bytes(b"")


def state_cut(place: Place) -> None:
    content = place.state.read_bytes()
    place.state.write_bytes(content[: len(content) // 2])


def state_cut_short(place: Place) -> None:
    place.state.write_bytes(place.state.read_bytes()[:50])


def state_garbage(place: Place) -> None:
    place.state.write_bytes(b"bukan sqlite sama sekali " * 1000)


def state_damaged_inside(place: Place) -> None:
    # A byte went wrong where the table is described: SQLite's complaint on it is not UTF-8.
    content = place.state.read_bytes()
    assert content.count(b"CREATE TABLE evidence") == 1
    place.state.write_bytes(content.replace(b"CREATE TABLE evidence", b"CREATE TABL\xca evidence"))


def state_folder(place: Place) -> None:
    place.state.unlink()
    place.state.mkdir()


def changed_state(*commands: str) -> Callable[[Place], None]:
    def apply(place: Place) -> None:
        connection = sqlite3.connect(place.state)
        for command in commands:
            connection.execute(command)
        connection.commit()
        connection.close()

    return apply


ONLY_SATU = (4, 4)
ALL, NONE = (8, 0), (0, 8)
TABLE: dict[str, tuple[Callable[[Place], None], tuple[int, int]]] = {
    "nothing": (nothing, NONE),
    "a comment in a record": (record_comment, NONE),
    "the order of a record": (record_order, NONE),
    "the time of a record": (record_touched, NONE),
    "a sentence of a record": (record_sentence, ONLY_SATU),
    "the content of a document that one record names": (evidence_content, ONLY_SATU),
    "its content, but not its size": (evidence_content_of_the_same_size, ONLY_SATU),
    "the content of a document that both name": (evidence_of_both, ALL),
    "the time of a document": (evidence_touched, NONE),
    "a document that nobody names": (evidence_of_nobody, NONE),
    "who signs": (settings_signatory, ALL),
    "a comment in the settings": (settings_comment, NONE),
    "the edition": (edition_override, ALL),
    "another edition": (edition_override_of_another, NONE),
    "a block of one letter": (template_block, (2, 6)),
    "a template behind three letters": (template_behind_the_letters, (6, 2)),
    "a template of another competition": (template_of_another_competition, NONE),
    "the styles": (style, ALL),
    "the coat of arms": (emblem, ALL),
    "the time of the coat of arms": (emblem_touched, NONE),
    "a record more": (record_added, (4, 8)),
    "a file of the output is gone": (output_deleted, (1, 7)),
    "a file of the output is longer": (output_altered, (1, 7)),
    "a file of the output is of the same size": (output_altered_in_place, (1, 7)),
    "the time of a file of the output": (output_touched, NONE),
    "the times of all files of the output": (outputs_touched, NONE),
    "the manifest is gone": (manifest_deleted, NONE),
    "no state": (state_removed, ALL),
    "an empty state": (state_empty, ALL),
    "half a state": (state_cut, ALL),
    "50 bytes of a state": (state_cut_short, ALL),
    "garbage for a state": (state_garbage, ALL),
    "a state with a wrong byte": (state_damaged_inside, ALL),
    "a folder for a state": (state_folder, ALL),
    "a state of another version": (changed_state("PRAGMA user_version = 99"), ALL),
    "a state with other columns": (
        changed_state("DROP TABLE outputs", "CREATE TABLE outputs (berkas TEXT)"),
        ALL,
    ),
    "a state that does not know the records": (changed_state("DELETE FROM outcomes"), NONE),
    "a state that does not know the outputs": (changed_state("DELETE FROM outputs"), ALL),
    "a state that does not know the documents": (changed_state("DELETE FROM evidence"), NONE),
    "a state with nonsense on the records": (changed_state("UPDATE outcomes SET data = '[1, 2'"), NONE),
    "a state with other things on the records": (changed_state("""UPDATE outcomes SET data = '{"nama": 1}'"""), NONE),
    "a state with nothing on the records": (changed_state("UPDATE outcomes SET data = NULL"), NONE),
    "a state with nonsense on the outputs": (changed_state("UPDATE outputs SET data = 'x'"), ALL),
    "a state with nothing on the outputs": (changed_state("UPDATE outputs SET data = NULL"), ALL),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_is_made_again(case: str, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    change, (made, kept) = TABLE[case]
    before = hashes(place.out)
    change(place)
    done = exported_here(place.root, place.out)
    assert counts(done) == (made, kept)
    assert done.manifest.failures == []
    assert (done.stale, done.removed) == ([], [])
    manifest = manifest_of(place.out)
    assert manifest["complete"]
    keys = ["satu", "dua", "tiga"] if change is record_added else ["satu", "dua"]
    assert sorted(file["file"] for file in manifest["files"]) == lying(place.out) == files_of(*keys)
    same = [file for file, sha in hashes(place.out).items() if before.get(file) == sha]
    assert len(same) >= kept if change not in (output_altered, output_altered_in_place) else len(same) == 8
    assert capfd.readouterr() == ("", "")
    # Whatever it was, the next time nothing is left to do.
    if change is not state_folder:
        assert counts(exported_here(place.root, place.out)) == (0, made + kept)


def test_only_what_is_made_of_the_change_differs(place: Place) -> None:
    before = hashes(place.out)
    evidence_content(place)
    assert counts(exported_here(place.root, place.out)) == ONLY_SATU
    # The document is named in the PDFs, but is not in them.
    assert hashes(place.out) == before
    record_sentence(place)
    template_block(place)
    assert counts(exported_here(place.root, place.out)) == (5, 3)
    differing = [file for file, sha in hashes(place.out).items() if before[file] != sha]
    # A letter says nothing of the sentence: only the one of the changed template is another.
    letters = [f"{KIPP}/{key}_{KIPP}_surat-implementasi.pdf" for key in ("dua", "satu")]
    assert differing == sorted([FORM, *letters])


def test_many_changes_at_once_come_to_what_a_new_export_comes_to(place: Place, tmp_path: Path) -> None:
    for change in (record_added, record_sentence, evidence_of_both, output_altered, template_block):
        change(place)
    exported_here(place.root, place.out)
    exported_here(place.root, tmp_path / "baru")
    assert hashes(place.out) == hashes(tmp_path / "baru")
    assert (place.out / "manifest.json").read_bytes() == (tmp_path / "baru" / "manifest.json").read_bytes()


def test_a_change_that_is_taken_back_is_made_again(place: Place) -> None:
    before = hashes(place.out)
    record = place.root / "inovasi" / "satu.yaml"
    old = record.read_bytes()
    record_sentence(place)
    assert counts(exported_here(place.root, place.out)) == ONLY_SATU
    assert hashes(place.out) != before
    record.write_bytes(old)
    assert counts(exported_here(place.root, place.out)) == ONLY_SATU
    assert hashes(place.out) == before


def test_force_makes_everything_anew(place: Place) -> None:
    before = hashes(place.out)
    times = {file: (place.out / file).stat().st_mtime_ns for file in before}
    assert counts(exported_here(place.root, place.out, force=True)) == ALL
    assert hashes(place.out) == before
    assert [file for file, time in times.items() if (place.out / file).stat().st_mtime_ns == time] == []
    assert counts(exported_here(place.root, place.out)) == NONE


def test_the_date_of_the_source_counts(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = hashes(place.out)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert counts(exported_here(place.root, place.out)) == ALL
    assert [file for file, sha in hashes(place.out).items() if before[file] == sha] == []
    assert counts(exported_here(place.root, place.out)) == NONE
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert counts(exported_here(place.root, place.out)) == ALL
    assert hashes(place.out) == before


def test_drafts_are_made_and_left_out_again(place: Place) -> None:
    before = hashes(place.out)
    add(place.root, unfinished("tiga"))
    done = exported_here(place.root, place.out)
    assert counts(done) == NONE
    assert [left.record for left in done.manifest.left_out] == ["inovasi/tiga.yaml"]
    assert counts(exported_here(place.root, place.out, include_all=True)) == (4, 8)
    assert lying(place.out) == files_of("satu", "dua", "tiga")
    done = exported_here(place.root, place.out)
    assert counts(done) == NONE
    assert done.stale == files_of("tiga")
    assert before.items() <= hashes(place.out).items()


def test_a_record_that_became_eligible_is_made(place: Place) -> None:
    path = add(place.root, unfinished("tiga"))
    assert counts(exported_here(place.root, place.out)) == NONE
    add(place.root, entry("tiga"))
    done = exported_here(place.root, place.out)
    assert counts(done) == (4, 8)
    assert done.manifest.left_out == []
    assert {file.subject.record for file in done.manifest.files} == {
        f"inovasi/{key}.yaml" for key in ("satu", "dua", "tiga")
    }
    assert path.name == "tiga.yaml"


def test_nothing_to_make_starts_no_helper(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class StartedError(Exception):
        pass

    def no_helper(*_arguments: object) -> None:
        raise StartedError

    workspace = open_workspace(place.root)
    judge(workspace, [workspace.edition("iga")])  # this copy's evidence is opened once
    monkeypatch.setattr(crew, "Helper", no_helper)
    assert counts(exported(place.root, place.out)) == NONE
    record_comment(place)
    assert counts(exported(place.root, place.out)) == NONE
    output_deleted(place)
    with pytest.raises(StartedError):
        exported(place.root, place.out)
    assert manifest_of(place.out)["complete"] is False


def test_same_title_keeps_both_out_until_one_is_renamed(tmp_path: Path) -> None:
    root = two_entries(tmp_path / "kantor").root
    for path in (root / "inovasi").glob("*.yaml"):
        path.unlink()
    # The rule warns by itself; an office that is strict for its own use is kept from it.
    settings = root / "submissions.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "ketat: ya\n", encoding="utf-8")
    add(root, entry("satu", nama="Pasar Terang"))
    add(root, entry("dua", nama="PASAR-TERANG"))
    done = exported_here(root, tmp_path / "keluaran")
    assert counts(done) == (0, 0)
    assert [each.errors for each in done.manifest.left_out] == [["title-repeated"], ["title-repeated"]]
    add(root, entry("dua", nama="Pasar Malam"))
    assert exported_here(root, tmp_path / "keluaran").manifest.left_out == []
