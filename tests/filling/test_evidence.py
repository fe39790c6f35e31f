"""Documents that are sent come into the folder of their innovation, and nothing that is there is replaced."""

from pathlib import Path

import pytest

from schemas.source import parse_source
from submissions.errors import OutputError
from submissions.filling.answers import Typed, answer_of, fingerprint
from submissions.filling.evidence import add_document, document_questions, documents_in, proves, save_document
from submissions.office.editions import editions_entered
from submissions.workbooks.forms.asking import FormQuestion, plan_of
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
def questions(workspace: Workspace) -> tuple[FormQuestion, ...]:
    return document_questions(plan_of(editions_entered(workspace, ["iga"], lambda _text: None)))


def data_of(path: Path) -> dict[str, object]:
    return parse_source(path.read_bytes(), path.name).data


def test_a_file_that_is_sent_never_replaces_another(workspace: Workspace, path: Path) -> None:
    assert add_document(workspace, path, "lampu-desa", "SK.pdf", b"baru", "laporan") == "sk"
    assert add_document(workspace, path, "lampu-desa", "C:\\Foto saya\\SK.pdf", b"baru", "laporan") == "sk-2"
    folder = workspace.root / "bukti" / "lampu-desa"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"sk.pdf": b"lama", "sk-2.pdf": b"baru"}
    added = documents_in(data_of(path))
    assert added["sk"] == {"jenis": "laporan", "judul": "SK", "berkas": "bukti/lampu-desa/sk-2.pdf"}
    assert added["sk-2"]["berkas"] == "bukti/lampu-desa/sk-2.pdf"  # the same content is one file
    assert path.read_text().startswith(RECORD)


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
def test_of_a_name_only_what_is_harmless_is_kept(workspace: Workspace, path: Path, name: str, kept: str) -> None:
    key = add_document(workspace, path, "lampu-desa", name, b"isi", "laporan")
    assert documents_in(data_of(path))[key]["berkas"] == f"bukti/lampu-desa/{kept}"
    assert (workspace.root / "bukti" / "lampu-desa" / kept).read_bytes() == b"isi"


def test_a_folder_of_evidence_that_leads_elsewhere_takes_nothing(
    workspace: Workspace, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("luar")
    (workspace.root / "bukti" / "lain").symlink_to(elsewhere)
    with pytest.raises(OutputError):
        add_document(workspace, path, "lain", "sk.pdf", b"isi", "laporan")
    assert not list(elsewhere.iterdir())
    assert path.read_text() == RECORD


def test_what_is_said_of_a_document_and_what_it_proves_is_saved(
    workspace: Workspace, path: Path, questions: tuple[FormQuestion, ...]
) -> None:
    item = documents_in(data_of(path))["sk-lama"]
    answers = {"bukti.judul": "Keputusan Bupati", "bukti.tanggal": "2/1/2024", "bukti.nomor": "100/2024"}
    asked = {each.address: each for each in questions}
    typed = {name: Typed(text, fingerprint(answer_of(item, asked[name]))) for name, text in answers.items()}
    save_document(workspace, path, "sk-lama", questions, typed, {"sdm"}, {"regulasi"})
    data = data_of(path)
    assert documents_in(data)["sk-lama"] == {
        "jenis": "laporan",
        "berkas": "bukti/lampu-desa/sk.pdf",
        "judul": "Keputusan Bupati",
        "tanggal": "2024-01-02",
        "nomor": "100/2024",
    }
    assert proves(data, "sk-lama") == {"sdm"}
    assert "# dari Bagian Hukum" in path.read_text()


def test_what_others_ticked_meanwhile_stays(
    workspace: Workspace, path: Path, questions: tuple[FormQuestion, ...]
) -> None:
    path.write_text(RECORD.replace("sdm: {jumlah: 4}", "sdm: {jumlah: 4, bukti: [sk-lama]}"))
    save_document(workspace, path, "sk-lama", questions, {}, {"regulasi", "video"}, {"regulasi"})
    assert proves(data_of(path), "sk-lama") == {"regulasi", "sdm", "video"}
    with pytest.raises(OutputError):
        save_document(workspace, path, "tidak-ada", questions, {}, set(), set())
