"""Documents that are sent come into the folder of their innovation, and nothing that is there is replaced."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from schemas.source import parse_source
from submissions.errors import OutputError
from submissions.filling.answers import Typed, answer_of, fingerprint
from submissions.filling.citing import citing_places
from submissions.filling.evidence import (
    add_document,
    document_questions,
    documents_in,
    remove_document,
    replace_file,
    save_document,
)
from submissions.office.editions import editions_entered
from submissions.records.reading import ReadRecord, read_record
from submissions.workbooks.forms.asking import FormPlan, plan_of
from submissions.workspace import Workspace, open_workspace

RECORD = """\
nama: LAMPU DESA
pengusul:
  nama: Puskesmas Sukamaju
  jenis: puskesmas
indikator:
  regulasi:
    pilihan: perkada
    bukti: [sk-lama]  # dari Bagian Hukum
  sdm: {jumlah: 4}
bukti:
  sk-lama:
    jenis: laporan
    berkas: bukti/lampu-desa/sk.pdf
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "submissions.yaml").write_text("pemda:\n  nama: Pemerintah Kabupaten Contoh\n")
    (tmp_path / "inovasi").mkdir()
    (tmp_path / "inovasi" / "lampu-desa.yaml").write_text(RECORD)
    (tmp_path / "bukti" / "lampu-desa").mkdir(parents=True)
    (tmp_path / "bukti" / "lampu-desa" / "sk.pdf").write_bytes(b"lama")
    return open_workspace(tmp_path)


@pytest.fixture
def path(workspace: Workspace) -> Path:
    return workspace.records_folder / "lampu-desa.yaml"


@pytest.fixture
def plan(workspace: Workspace) -> FormPlan:
    return plan_of(editions_entered(workspace, ["iga", "kipp"], lambda _text: None))


def data_of(path: Path) -> dict[str, Any]:
    return parse_source(path.read_bytes(), path.name).data


def test_a_file_that_is_sent_never_replaces_another(workspace: Workspace, path: Path, plan: FormPlan) -> None:
    assert add_document(workspace, path, "lampu-desa", "SK.pdf", b"baru", "laporan", plan) == "sk"
    assert add_document(workspace, path, "lampu-desa", "C:\\Foto saya\\SK.pdf", b"baru", "laporan", plan) == "sk-2"
    folder = workspace.root / "bukti" / "lampu-desa"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"sk.pdf": b"lama", "sk-2.pdf": b"baru"}
    added = documents_in(data_of(path))
    assert added["sk"] == {"jenis": "laporan", "judul": "SK", "berkas": "bukti/lampu-desa/sk-2.pdf"}
    assert added["sk-2"]["berkas"] == "bukti/lampu-desa/sk-2.pdf"  # the same content is one file
    assert path.read_text().startswith(RECORD)


def test_a_file_is_cited_at_once_for_what_it_was_sent_for(workspace: Workspace, path: Path, plan: FormPlan) -> None:
    wanted = {"indikator.sdm", "lampiran.surat_pernyataan_inovator", "tidak.ada"}
    key = add_document(workspace, path, "lampu-desa", "SK Tim.pdf", b"baru", "laporan", plan, wanted)
    assert cited_by(plan, path, key) == {"indikator.sdm", "lampiran.surat_pernyataan_inovator"}
    assert cited_by(plan, path, "sk-lama") == {"indikator.regulasi"}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../naik.pdf", "naik.pdf"),
        ("/etc/passwd", "passwd"),
        ("n" * 300 + ".pdf", "n" * 60 + ".pdf"),
        ("Foto Rapat (1).JPG", "foto-rapat-1.jpg"),
        ("", "inovasi"),
        ("a.b/..", "inovasi"),
        ("surat\n: x.pdf", "surat-x.pdf"),
    ],
)
def test_of_a_name_only_what_is_harmless_is_kept(
    workspace: Workspace, path: Path, plan: FormPlan, name: str, kept: str
) -> None:
    key = add_document(workspace, path, "lampu-desa", name, b"isi", "laporan", plan)
    assert documents_in(data_of(path))[key]["berkas"] == f"bukti/lampu-desa/{kept}"
    assert (workspace.root / "bukti" / "lampu-desa" / kept).read_bytes() == b"isi"


def test_a_folder_of_evidence_that_leads_elsewhere_takes_nothing(
    workspace: Workspace, path: Path, plan: FormPlan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("luar")
    (workspace.root / "bukti" / "lain").symlink_to(elsewhere)
    with pytest.raises(OutputError):
        add_document(workspace, path, "lain", "sk.pdf", b"isi", "laporan", plan)
    assert not list(elsewhere.iterdir())
    assert path.read_text() == RECORD


def cited_by(plan: FormPlan, path: Path, key: str) -> set[str]:
    return {place.name for place in citing_places(plan, data_of(path)) if key in place.cited}


def test_what_is_said_of_a_document_and_what_it_proves_is_saved(
    workspace: Workspace, path: Path, plan: FormPlan
) -> None:
    item = documents_in(data_of(path))["sk-lama"]
    answers = {"bukti.judul": "Keputusan Bupati", "bukti.tanggal": "2/1/2024", "bukti.nomor": "100/2024"}
    asked = {each.address: each for each in document_questions(plan)}
    typed = {name: Typed(text, fingerprint(answer_of(item, asked[name]))) for name, text in answers.items()}
    save_document(workspace, path, "sk-lama", plan, typed, {"indikator.sdm"}, {"indikator.regulasi"})
    assert documents_in(data_of(path))["sk-lama"] == {
        "jenis": "laporan",
        "berkas": "bukti/lampu-desa/sk.pdf",
        "judul": "Keputusan Bupati",
        "tanggal": "2024-01-02",
        "nomor": "100/2024",
    }
    assert cited_by(plan, path, "sk-lama") == {"indikator.sdm"}
    assert "# dari Bagian Hukum" in path.read_text()


def test_what_others_ticked_meanwhile_stays(workspace: Workspace, path: Path, plan: FormPlan) -> None:
    path.write_text(RECORD.replace("sdm: {jumlah: 4}", "sdm: {jumlah: 4, bukti: [sk-lama]}"))
    wanted = {"indikator.regulasi", "indikator.video"}
    save_document(workspace, path, "sk-lama", plan, {}, wanted, {"indikator.regulasi"})
    assert cited_by(plan, path, "sk-lama") == {"indikator.regulasi", "indikator.sdm", "indikator.video"}
    with pytest.raises(OutputError):
        save_document(workspace, path, "tidak-ada", plan, {}, set(), set())


MORE = """\
penghargaan:
  - {kompetisi: kipp, tahun: 2024, gelar: finalis}
  - {kompetisi: kipp, tahun: 2025, gelar: finalis}
jawaban:
  kipp-2025:
    latar_belakang: Warga berjalan dalam gelap.
"""


def test_a_document_is_cited_as_attachment_beside_an_answer_and_in_a_row(
    workspace: Workspace, path: Path, plan: FormPlan
) -> None:
    path.write_text(RECORD + MORE)
    [row] = [each.name for each in citing_places(plan, data_of(path)) if each.label.endswith("(KIPP), 2025, Finalis")]
    # A row that others put before it meanwhile does not lead the citation astray.
    path.write_text(
        RECORD + MORE.replace("penghargaan:\n", "penghargaan:\n  - {kompetisi: kipp, tahun: 2023, gelar: finalis}\n")
    )
    wanted = {"lampiran.surat_pernyataan_inovator", "jawaban.kipp-2025.latar_belakang.bukti", row, "indikator.regulasi"}
    save_document(workspace, path, "sk-lama", plan, {}, wanted, {"indikator.regulasi"})
    data = data_of(path)
    assert data["lampiran"] == {"surat_pernyataan_inovator": ["sk-lama"]}
    answer = {"isi": "Warga berjalan dalam gelap.", "bukti": ["sk-lama"]}
    assert data["jawaban"] == {"kipp-2025": {"latar_belakang": answer}}
    assert [(each["tahun"], each.get("bukti")) for each in data["penghargaan"]] == [
        ("2023", None),
        ("2024", None),
        ("2025", ["sk-lama"]),
    ]
    assert cited_by(plan, path, "sk-lama") == wanted


def test_a_document_that_is_taken_out_is_cited_nowhere_and_its_file_stays(
    workspace: Workspace, path: Path, plan: FormPlan
) -> None:
    path.write_text(RECORD + MORE)
    wanted = {"lampiran.surat_pernyataan_inovator", "jawaban.kipp-2025.latar_belakang.bukti", "indikator.regulasi"}
    save_document(workspace, path, "sk-lama", plan, {}, wanted, {"indikator.regulasi"})
    add_document(workspace, path, "lampu-desa", "Notula.pdf", b"isi", "laporan", plan)
    remove_document(workspace, path, "sk-lama")
    data = data_of(path)
    assert list(documents_in(data)) == ["notula"]
    assert cited_by(plan, path, "sk-lama") == set()
    assert data["jawaban"]["kipp-2025"]["latar_belakang"]["isi"] == "Warga berjalan dalam gelap."
    assert (workspace.root / "bukti" / "lampu-desa" / "sk.pdf").read_bytes() == b"lama"
    with pytest.raises(OutputError):
        remove_document(workspace, path, "sk-lama")
    remove_document(workspace, path, "notula")
    assert documents_in(data_of(path)) == {}
    assert isinstance(read_record(path, workspace), ReadRecord)


def test_files_of_one_name_that_are_sent_at_once_are_all_kept(workspace: Workspace, path: Path, plan: FormPlan) -> None:
    contents = [f"isi {number}".encode() for number in range(6)]
    with ThreadPoolExecutor(len(contents)) as pool:
        asked = (workspace, path, "lampu-desa", "scan.pdf")
        sent = [pool.submit(add_document, *asked, each, "laporan", plan) for each in contents]
        keys = {each.result() for each in sent}
    documents = documents_in(data_of(path))
    assert len(keys) == len(contents)
    assert {(workspace.root / documents[key]["berkas"]).read_bytes() for key in keys} == set(contents)


def test_replacements_of_one_name_at_once_do_not_take_each_others_place(
    workspace: Workspace, path: Path, plan: FormPlan
) -> None:
    keys = [
        add_document(workspace, path, "lampu-desa", f"{name}.pdf", name.encode(), "laporan", plan)
        for name in ("a", "b")
    ]
    with ThreadPoolExecutor(2) as pool:
        for key in keys:
            pool.submit(replace_file, workspace, path, "lampu-desa", key, "ganti.pdf", key.encode())
    documents = documents_in(data_of(path))
    assert [(workspace.root / documents[key]["berkas"]).read_bytes() for key in keys] == [key.encode() for key in keys]
