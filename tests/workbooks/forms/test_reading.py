"""Forms as offices send them back: what is taken, what is asked, what is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from schemas.edition import Edition
from schemas.innovation import Innovation
from schemas.questions import plain_questions
from submissions.findings.cells import CellPlace
from submissions.workbooks.cells import value_of
from submissions.workbooks.forms import words
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workbooks.forms.drawing import Given
from submissions.workbooks.forms.filling import known_of
from submissions.workbooks.forms.form import Known, Sender, make_form
from submissions.workbooks.gathering import NamedFile
from submissions.workbooks.parcels import Parcel, files_by_name, sent_files
from tests.build import complete_record
from tests.workbooks.forms.conftest import Imported, RecordOf, sheets_of

PROPOSER = {"pengusul.nama": "Puskesmas Sukamaju", "pengusul.jenis": "Puskesmas"}
TYPED = {
    **PROPOSER,
    "nama": "SENDOK MERAH",
    "sdgs": "2; 3",
    "waktu_penerapan": "2024-01-02",
    "tujuan": "• balita naik berat\n• keluarga * paham",
    "indikator.sdm.jumlah": "14",
    "indikator.sdm.bukti#+1": "B01 – SK Tim",
    "indikator.anggaran.tahun#2025": "Ya",
    "indikator.anggaran.tahun#2026": "Tidak",
    "indikator.pelaksana.pilihan": (
        "Ada pelaksana dan ditetapkan dengan Surat Penugasan atau Surat Perintah Kepala Perangkat Daerah"
        " atau yang setara"
    ),
    "indikator.aktor.daftar#akademisi": "Ya",
    "indikator.aktor.daftar#media": "ya",
    "indikator.jejaring.daftar#+1": "Dinas Sosial; Dinas Pendidikan",
    "indikator.jejaring.daftar#+2": "Kecamatan Rekaan",
    "indikator.kemanfaatan.basis": "Jumlah penerima manfaat (orang)",
    "indikator.kemanfaatan.jumlah": "620",
    "bukti.bukti-1.jenis": "Keputusan Kepala Perangkat Daerah",
    "bukti.bukti-1.judul": "SK Tim",
    "bukti.bukti-1.berkas": "SK Tim (1).PDF",
    "bukti.bukti-2.jenis": "Video",
    "bukti.bukti-2.berkas": "https://video.contoh.go.id/x",
    "lampiran.surat_pernyataan_inovator": "B01",
    "inovator.+1.nama": "Contoh Rekaan",
    "inovator.+1.nip": "19800101 200501 2 001",
    "jawaban.kipp-2025.kelompok": "Umum",
    "jawaban.kipp-2025.dampak": "Turun dari 61 menjadi 17.",
    "jawaban.kipp-2025.dampak.bukti": "B01; B02",
}


def form(plan: FormPlan, texts: dict[str, str], path: Path) -> Path:
    """Write a form that somebody filled by hand: nothing was known when it was given out."""
    path.write_bytes(make_form(plan, Sender(), Known(given=Given(texts))))
    return path


def test_what_an_office_types_becomes_a_record(plan: FormPlan, imported: Imported, tmp_path: Path) -> None:
    found = imported(form(plan, TYPED, tmp_path / "formulir.xlsx"))
    assert [str(finding) for finding in found.findings] == []
    [change] = found.changes
    innovation = Innovation.model_validate(dict(change.data))
    facts = innovation.indikator
    assert (innovation.id, innovation.pengusul.jenis, innovation.sdgs) == (
        "sendok-merah",
        "puskesmas",
        ["sdg_2", "sdg_3"],
    )
    assert innovation.tujuan == "- balita naik berat\n- keluarga * paham"
    assert (str(facts["sdm"].jumlah), facts["sdm"].bukti) == ("14", ["bukti-1"])
    assert (facts["anggaran"].tahun, facts["pelaksana"].pilihan) == ([2025], "surat_kepala_pd")
    assert facts["aktor"].daftar == ["akademisi", "media"]
    assert facts["jejaring"].daftar == ["Dinas Sosial", "Dinas Pendidikan", "Kecamatan Rekaan"]
    assert (facts["kemanfaatan"].basis, str(facts["kemanfaatan"].jumlah)) == ("a", "620")
    assert innovation.bukti["bukti-1"].berkas == "bukti/sendok-merah/sk-tim-1.pdf"
    assert innovation.bukti["bukti-2"].tautan == "https://video.contoh.go.id/x"
    assert innovation.lampiran == {"surat_pernyataan_inovator": ["bukti-1"]}
    assert innovation.inovator[0].nip == "19800101 200501 2 001"
    assert innovation.jawaban["kipp-2025"]["dampak"] == {
        "isi": "Turun dari 61 menjadi 17.",
        "bukti": ["bukti-1", "bukti-2"],
    }
    assert [(file.name, file.target) for file in found.files] == [("SK Tim (1).PDF", "bukti/sendok-merah/sk-tim-1.pdf")]


def test_only_what_the_office_changed_is_a_difference(
    plan: FormPlan, record_of: RecordOf, imported: Imported, tmp_path: Path
) -> None:
    data = complete_record()
    given = known_of(record_of(data), plan)
    texts = {**given.given.texts, "nama_inisiator": "Bidang Baru", "indikator.sdm.jumlah": "12"}
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender(), replace(given, given=Given(texts))))
    # Meanwhile the innovation office corrected one of both, and another field.
    record = record_of(complete_record(nama_inisiator="Bidang Lain", pengembangan="Diperluas."))
    [change] = imported(path, [record]).changes
    assert {(each.label, str(each.old), str(each.new), each.given) for each in change.differences} == {
        ("Nama Inisiator", "Bidang Lain", "Bidang Baru", "Bidang Pasar"),
        ("Indikator – sdm – Jumlah", "31", "12", None),
    }


def test_what_was_emptied_stays_and_is_said(
    plan: FormPlan, record_of: RecordOf, imported: Imported, tmp_path: Path
) -> None:
    record = record_of(complete_record())
    given = known_of(record, plan)
    texts = {name: text for name, text in given.given.texts.items() if name != "nama_inisiator"}
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender(), replace(given, given=Given(texts))))
    found = imported(path, [record])
    assert [(each.code, each.field, each.place.column) for each in found.findings] == [
        ("answer-emptied", "nama_inisiator", 4)
    ]
    assert found.changes == ()


def test_a_form_of_another_version_is_taken_and_said(plan: FormPlan, imported: Imported, tmp_path: Path) -> None:
    path = form(plan, TYPED, tmp_path / "formulir.xlsx")
    sheets = [
        replace(
            sheet,
            rows={
                row: {at: text.replace(words.MARK, "submissions-form-0") for at, text in cells.items()}
                for row, cells in sheet.rows.items()
            },
        )
        for sheet in sheets_of(path)
    ]
    found = imported(path, [], sheets)
    assert [finding.code for finding in found.findings] == ["form-other-version"]
    assert len(found.changes) == 1


def test_an_empty_form_is_said_to_be_empty(plan: FormPlan, imported: Imported, tmp_path: Path) -> None:
    found = imported(form(plan, {}, tmp_path / "formulir.xlsx"))
    assert [finding.code for finding in found.findings] == ["form-not-filled"]
    assert found.changes == ()


def test_of_files_with_one_name_the_nearer_counts_and_equals_are_named(tmp_path: Path) -> None:
    names = ["dinas/formulir.xlsx", "dinas/a.pdf", "lain/A.PDF", "dinas/x/b.pdf", "dinas/y/b.pdf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    workbook, *files = (tmp_path / name for name in names)
    parcel = Parcel(workbook, [], files_by_name(files, workbook), alone=False)
    place = CellPlace("formulir.xlsx", words.EVIDENCE, 6, 5)
    named = [NamedFile("x", name, f"bukti/x/{name}", workbook, place) for name in ("a.pdf", "b.pdf")]
    found, findings = sent_files(named, [parcel])
    assert found == {"bukti/x/a.pdf": files[0]}
    assert [(finding.code, finding.values["name"]) for finding in findings] == [("evidence-sent-twice", "b.pdf")]


def test_a_row_that_was_put_in_is_a_document_more(
    plan: FormPlan, record_of: RecordOf, imported: Imported, tmp_path: Path
) -> None:
    record = record_of(complete_record())
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender(), known_of(record, plan)))
    sheets = sheets_of(path)
    evidence = next(sheet for sheet in sheets if sheet.name == words.EVIDENCE)
    above = min(row for row, cells in evidence.rows.items() if cells.get(1, "").startswith("bukti."))
    rows = {row + (row > above): cells for row, cells in evidence.rows.items()}
    rows[above + 1] = {3: "Foto", 4: "Foto baru", 5: "bukti/foto.jpg"}
    marked = {(row + (row > above), at): mark for (row, at), mark in evidence.marked.items()}
    others = [sheet for sheet in sheets if sheet is not evidence]
    [change] = imported(path, [record], [*others, replace(evidence, rows=rows, marked=marked)]).changes
    assert [(each.location, each.new) for each in change.differences] == [
        (("bukti", "bukti-baru-1", "jenis"), "foto"),
        (("bukti", "bukti-baru-1", "judul"), "Foto baru"),
        (("bukti", "bukti-baru-1", "berkas"), "bukti/foto.jpg"),
    ]


def test_a_form_for_another_edition_is_taken_where_fields_agree(
    editions: list[Edition], plan: FormPlan, imported: Imported, tmp_path: Path
) -> None:
    later = [edition.model_copy(update={"year": 2031}) for edition in editions]
    texts = {name: text for name, text in TYPED.items() if "kipp" not in name} | {"jawaban.kipp-2031.kelompok": "Umum"}
    found = imported(form(plan_of(later), texts, tmp_path / "formulir.xlsx"))
    codes = [(finding.code, finding.values) for finding in found.findings]
    assert codes == [
        ("form-other-edition", {"editions": "iga-2031, kipp-2031"}),
        ("form-question-unknown", {"field": "jawaban.kipp-2031.kelompok"}),
    ]
    [change] = found.changes
    assert change.data["indikator"]["sdm"]["jumlah"] == "14"


def test_wrong_answers_are_named_at_their_cell_and_come_back(
    plan: FormPlan, imported: Imported, tmp_path: Path
) -> None:
    texts = {
        **TYPED,
        "waktu_penerapan": "31/02/2024",
        "indikator.sdm.jumlah": "banyak",
        "bukti.bukti-3.judul": "Tanpa jenis",
    }
    found = imported(form(plan, texts, tmp_path / "formulir.xlsx"))
    places = {finding.field: (finding.code, finding.place.sheet) for finding in found.findings}  # type: ignore[union-attr]
    assert places["waktu_penerapan"] == ("date-impossible", words.PROFILE)
    assert places["jumlah"] == ("number-unreadable", words.INDICATORS)
    assert places["jenis"] == ("required-missing", words.EVIDENCE)
    assert {row.layout.name for row, _remarks in found.failed} == {"Inovasi", "Indikator", "Bukti"}
    [change] = found.changes
    assert "waktu_penerapan" not in change.data


def test_every_example_is_an_answer_that_is_taken(plan: FormPlan) -> None:
    pages = [question for page in (plan.profile, plan.texts, *plan.own) for question in page.questions]
    tables = [*plan.documents, *(question for _sheet, questions in plan.lists for question in questions)]
    tried = [question for question in [*pages, *tables] if question.example]
    for question in tried:
        if question.column.path != ("berkas",):
            value_of(question.example, question.column)
    assert len(tried) > 60
    fields = {question.address for question in tried}
    unknown = [name for name in plain_questions().questions if not name.startswith(("indikator.", "jawaban."))]
    asked = {question.address for question in [*pages, *tables]}
    assert [name for name in unknown if name not in asked and name not in fields] == []


def test_the_empty_form_is_made_of_questions_a_nurse_can_answer(plan: FormPlan, tmp_path: Path) -> None:
    sheets = {sheet.name: sheet for sheet in sheets_of(form(plan, {}, tmp_path / "formulir.xlsx"))}
    assert [name for name in sheets if not name.startswith("_")] == [
        *(words.START, words.PROFILE, words.TEXTS, words.INDICATORS, words.EVIDENCE, "KIPP", words.LISTED)
    ]
    assert sheets[words.BASE].hidden
    assert sheets[words.LISTS].hidden
    text = "\n".join(text for cells in sheets[words.INDICATORS].rows.values() for text in cells.values())
    assert "Berapa orang yang menjalankan inovasi ini?" in text
    assert "Parameter 2: 11-30 SDM" in text
    for basis in ("Cakupan unit penerima manfaat", "Efisiensi belanja", "Tren kinerja positif"):
        assert basis in text
    visible = [
        text for sheet in sheets.values() for cells in sheet.rows.values() for at, text in cells.items() if at > 1
    ]
    assert not [text for text in visible if text in ("tanpa_surat", "sk_kepala_daerah", "perkada")]
    listed = {text for cells in sheets[words.LISTS].rows.values() for text in cells.values()}
    assert "Peraturan Daerah" in listed


@pytest.mark.parametrize("competition", ["iga", "kipp"])
def test_a_form_for_one_competition_asks_only_for_that(
    editions: list[Edition], imported: Imported, competition: str, tmp_path: Path
) -> None:
    plan = plan_of([edition for edition in editions if edition.competition == competition])
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(make_form(plan, Sender(competitions=[competition]), Known(given=Given({"nama": "X"} | PROPOSER))))
    [change] = imported(path).changes
    assert change.data["kompetisi"] == [competition]
    names = {sheet.name for sheet in sheets_of(path)}
    assert ("KIPP" in names, words.INDICATORS in names) == (competition == "kipp", competition == "iga")


def test_whatever_competitions_are_called_their_sheets_have_names_of_their_own(
    editions: list[Edition], imported: Imported, tmp_path: Path
) -> None:
    [proposal] = [edition for edition in editions if not edition.indicators]
    named = [
        proposal.model_copy(update={"competition": f"lomba{number}", "short_name": name})
        for number, name in enumerate(["Bukti", "Lomba [A/B]: 'Karsa' seluruh kabupaten", "bukti", "?"])
    ]
    path = form(plan_of(named), TYPED, tmp_path / "formulir.xlsx")
    names = [sheet.name for sheet in sheets_of(path)]
    assert names[4:8] == ["Bukti 2", "Lomba  A B    Karsa  selur", "bukti 3", "Kompetisi"]
    assert len(imported(path).changes) == 1


def test_a_form_copied_without_its_hidden_column_is_found_by_its_questions(
    plan: FormPlan, imported: Imported, tmp_path: Path
) -> None:
    path = form(plan, TYPED, tmp_path / "formulir.xlsx")
    visible = [
        replace(
            sheet,
            rows={row: {at - 1: text for at, text in cells.items() if at > 1} for row, cells in sheet.rows.items()},
            marked={(row, at - 1): mark for (row, at), mark in sheet.marked.items()},
        )
        for sheet in sheets_of(path)
        if not sheet.hidden
    ]
    whole, copied = imported(path), imported(path, [], visible)
    assert [finding.code for finding in copied.findings] == ["form-without-keys"]
    [expected], [change] = whole.changes, copied.changes
    for name in set(expected.data) - {"lampiran", "inovator"}:
        assert change.data[name] == expected.data[name], name
