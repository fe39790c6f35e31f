import json
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.cli.conftest import Ran
from tests.pdf import flat, read_pdf

Run = Callable[..., Ran]
Edit = Callable[[str, str], None]


def lines_of(out: str, number: str) -> list[str]:
    """Return the lines of the gaps of one indicator."""
    lines, taken = out.splitlines(), list[str]()
    for line in lines:
        if line.startswith("  +"):
            taking = line.split()[1] == number
        elif not line.startswith("    "):
            taking = False
        if taking:
            taken.append(line.strip())
    return taken


def test_a_lacking_document_is_named_with_its_figures(run: Run, office: Path, edit: Edit) -> None:
    edit("bukti: [sk-tim]\n  anggaran:", "bukti: []\n  anggaran:")
    ran = run("gaps", office)
    assert ran.code == 0
    assert "claimed 108, proven 102, 102 once all is confirmed, of 111" in ran.out
    assert lines_of(ran.out, "17") == [
        "+6    17 Ketersediaan dan peran SDM terhadap inovasi daerah (mandatory), 0 → 3: document lacking",
        "→ SK atau surat tugas yang memuat nama dan peran 34 orang, ditandatangani; nomor, tanggal, tentang",
    ]


def test_gaps_stand_in_the_order_of_their_points(run: Run, office: Path, edit: Edit) -> None:
    edit("bukti: [sk-tim]\n  anggaran:", "bukti: []\n  anggaran:")  # 6 points
    edit("bukti: [video, video-sampul]", "bukti: []")  # 12
    edit("pilihan: eksternal\n    bukti: [monev]", "pilihan: eksternal")  # 6
    ran = run("gaps", office)
    gained = [int(line.split()[0]) for line in ran.out.splitlines() if line.startswith("  +")]
    assert gained == [12, 6, 6, 3]


def test_what_nobody_confirmed_waits(run: Run, office: Path, edit: Edit) -> None:
    edit("SOP-APPROVED, ", "")
    ran = run("gaps", office)
    assert "claimed 108, proven 102, 108 once all is confirmed, of 111" in ran.out
    found = lines_of(ran.out, "28")
    assert found[0] == "+6    28 Kemudahan proses inovasi yang dihasilkan, 0 → 3: look and confirm"
    assert found[2] == "SOP-APPROVED: SOP disahkan/ditandatangani pejabat berwenang."
    check = run("check", office, "--competition", "iga")
    assert check.code == 0
    assert "confirmed by nobody yet: 1 of what only a person can see; 6 points of the score wait for it" in check.out


def test_the_sums_per_office(run: Run, office: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    other = text.replace("id: akta-mapan", "id: kedua").replace(
        "  jenis: opd\n", "  jenis: opd\n  induk: Dinas Induk\n", 1
    )
    other = other.replace("bukti: [monev]", "bukti: []")
    (office / "inovasi" / "kedua.yaml").write_text(other, encoding="utf-8")
    ran = run("gaps", office)
    sums = ran.out[ran.out.index("Per office") :].splitlines()[1:]
    assert [" ".join(line.split()) for line in sums] == [
        "Dinas Induk 1 innovation, mean claimed 108.0, proven 102.0, lacking documents: 1, to confirm: 0, +6 points",
        "Dinas Kependudukan dan Pencatatan Sipil 1 innovation, mean claimed 108.0, proven 108.0, "
        "lacking documents: 0, to confirm: 0, +0 points",
    ]


def test_json_carries_the_same(run: Run, office: Path, edit: Edit) -> None:
    edit("pilihan: eksternal\n    bukti: [monev]", "pilihan: eksternal")
    data = json.loads(run("gaps", office, "--format", "json").out)
    [one, _for_kipp] = data["records"]
    assert (one["claimed"], one["proven"]) == ("108", "102")
    first = one["gaps"][0]
    assert (first["indicator"], first["gain"], first["need"], first["mandatory"]) == ("monev", "6", "document", False)
    assert data["offices"][0]["points_open"] == "6"


CHAT_HEAD = [
    "Mohon dilengkapi: 1 inovasi, 1 hal yang harus diperbaiki, 2 bukti belum lengkap (+18 poin).",
    "Naskah masuk: Jumat, 5 Juni 2026, 3 hari kerja lagi",
    "IGA 2026 – Pelaporan ditutup: tanggal belum diketahui (Agustus 2026; hari persisnya tidak ditemukan)",
]


def test_the_chat_message_is_short_and_indonesian_and_errors_are_first(run: Run, office: Path, edit: Edit) -> None:
    edit("bukti: [video, video-sampul]", "bukti: []")
    edit("SOP-APPROVED, ", "")
    edit("urusan_utama:", "# urusan_utama:")
    with (office / "submissions.yaml").open("a", encoding="utf-8") as file:
        file.write("tenggat: {semua: {Naskah masuk: 2026-06-05}}\n")
    options = ("--competition", "iga", "--today", "2026-06-02")
    ran = run("gaps", office, "--whatsapp", *options, language="en")
    assert ran.out.splitlines() == [
        "*Dinas Kependudukan dan Pencatatan Sipil · IGA 2026*",
        *CHAT_HEAD,
        "",
        "*1. AKTA MAPAN (Akta dan Kartu Keluarga Menyertai Ibu Pulang dari Persalinan)*",
        "Harus diperbaiki dulu:",
        "• Urusan Utama: wajib diisi, tetapi masih kosong.",
        "Bukti:",
        "• Video inovasi daerah (wajib, +12 poin) – kirim: Video paling lama 5 menit (mp4 atau tautan) yang memuat "
        "5 unsur substansi: Latar…",
        "• Kemudahan proses inovasi yang dihasilkan (+6 poin) – pastikan: SOP disahkan/ditandatangani pejabat "
        "berwenang",
        "",
        "Yang meminta: BADAN PERENCANAAN PEMBANGUNAN DAN INOVASI (CONTOH)",
        "telepon 0812-0000-0000, surel inovasi@example.go.id, laman https://example.go.id",
    ]


def test_a_competition_without_indicators_has_its_message_too(run: Run, office: Path, edit: Edit) -> None:
    assert run("gaps", office, "--whatsapp", "--competition", "kipp").out == "Nothing is open.\n"
    edit("  surat_pernyataan_inovator:", "#  surat_pernyataan_inovator:")
    lines = run("gaps", office, "--whatsapp", "--today", "2026-06-02").out.splitlines()
    assert lines[:3] == [
        "*Dinas Kependudukan dan Pencatatan Sipil · KIPP 2025*",
        "Mohon dilengkapi: 1 inovasi, 1 hal yang harus diperbaiki.",
        "KIPP 2025 – Pendaftaran sudah ditutup (Selasa, 3 Juni 2025)",
    ]
    assert "• Surat Pernyataan Inovator: wajib diisi, tetapi masih kosong." in lines


def test_errors_of_eligibility_stand_before_points(run: Run, office: Path, edit: Edit) -> None:
    edit("urusan_utama:", "# urusan_utama:")
    ran = run("gaps", office, "--competition", "iga")
    lines = [line.strip() for line in ran.out.splitlines()]
    first = lines.index("To mend first; without it nothing can be sent:")
    assert "Urusan Utama: " in lines[first + 1]
    assert first < next(at for at, line in enumerate(lines) if line.startswith("claimed "))
    data = json.loads(run("gaps", office, "--format", "json").out)
    by_edition = {each["edition"]: each for each in data["records"]}
    assert [each["field"] for each in by_edition["iga-2026"]["errors"]] == ["urusan_utama"]
    assert (by_edition["kipp-2025"]["errors"], by_edition["kipp-2025"]["proven"]) == ([], None)


def test_nothing_to_say_in_the_chat(run: Run, office: Path) -> None:
    assert run("gaps", office, "--whatsapp").out == "Nothing is open.\n"


def test_the_readiness_sheet_is_a_page_with_boxes_to_tick_and_says_it_is_internal(
    run: Run, office: Path, edit: Edit
) -> None:
    edit("pilihan: eksternal\n    bukti: [monev]", "pilihan: eksternal")
    ran = run("gaps", office, "--pdf", "lembar")
    [path] = (office.parent / "lembar").iterdir()
    assert path.name == "akta-mapan_iga-2026_kesiapan.pdf"
    assert "Written: lembar/akta-mapan_iga-2026_kesiapan.pdf (1 page)" in ran.err
    pdf = read_pdf(path)
    [page] = map(flat, pdf.pages)
    assert "Untuk pemakaian sendiri, tidak dikirim ke kementerian" in page
    assert "102 terbukti, dari 111 +0 bila berkas yang ada diperiksa +6 bila bukti yang kurang dilengkapi" in page
    assert "Sudah No Periksa atau lengkapi" in page
    assert "34 Monitoring dan Evaluasi Inovasi Daerah, dokumen kurang" in page
    assert "Hasil laporan monev eksternal" in page
    assert "0 → 3 +6" in page
    assert run("gaps", office, "--pdf", "lembar", "--no-open").code == 0  # its own file is replaced


def test_the_readiness_sheet_tells_what_to_look_at_without_names_that_only_records_know(
    run: Run, office: Path, edit: Edit
) -> None:
    edit("SOP-APPROVED, ", "")
    assert "SOP-APPROVED: SOP disahkan" in run("gaps", office).out
    run("gaps", office, "--pdf", "lembar")
    text = flat(read_pdf(office.parent / "lembar" / "akta-mapan_iga-2026_kesiapan.pdf").text)
    assert "– SOP disahkan/ditandatangani pejabat berwenang." in text
    assert "APPROVED" not in text


def test_a_foreign_file_is_not_replaced(run: Run, office: Path) -> None:
    target = office.parent / "lembar" / "akta-mapan_iga-2026_kesiapan.pdf"
    target.parent.mkdir()
    target.write_bytes(b"punya orang")
    ran = run("gaps", office, "--pdf", "lembar")
    assert ran.code == 1
    assert target.read_bytes() == b"punya orang"


def test_an_unreadable_record_does_not_hide_the_others(run: Run, office: Path) -> None:
    (office / "inovasi" / "rusak.yaml").write_text("nama: [", encoding="utf-8")
    ran = run("gaps", office, "--no-open")
    assert ran.code == 3
    assert "AKTA MAPAN" in ran.out
    assert "inovasi/rusak.yaml cannot be read; `submissions check` says why." in ran.err


def locked(path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(owner="x", user="x"))


def word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")


def bomb(path: Path) -> None:
    """Write a PDF whose page unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**24) for _ in range(64)) + packer.flush()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pdf.make_indirect(pikepdf.Stream(pdf, b""))
    pdf.pages[0].obj.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
    pdf.save(path)


def thick_scan(path: Path) -> None:
    """Write a scan of 400 pages and 80 MB."""
    pdf = pikepdf.new()
    for number in range(400):
        pdf.add_blank_page()
        image = pikepdf.Stream(pdf, os.urandom(200_000))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 400, 500, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        page = pdf.pages[number].obj
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(G=image))
        page.Contents = pikepdf.Stream(pdf, b"q 600 0 0 800 0 0 cm /G Do Q")
    pdf.save(path)


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("bukti/terkunci.pdf", locked, "is locked with a password"),
        ("bukti/nol.pdf", lambda path: path.write_bytes(b""), "is empty (0 bytes)"),
        ("bukti/naskah.pdf", word_file, "ends in .pdf, but its content is docx"),
        ("bukti/tebal.pdf", thick_scan, "at most 2 MB are accepted"),
        ("bukti/bom.pdf", bomb, "bukti/bom.pdf"),
        ("bukti/sandi.pdf", lambda path: path.symlink_to("/etc/passwd"), "leads out of the workspace"),
        (f"bukti/{'panjang' * 50}.pdf", lambda path: None, "is not in the workspace"),
        ('"bukti/a\\nb.pdf"', lambda path: None, "is not a path inside the workspace"),
    ],
)
def test_a_bad_file_costs_only_its_own_points(
    run: Run, office: Path, record: Path, edit: Edit, name: str, write: Callable[[Path], object], said: str
) -> None:
    if not name.startswith('"') and len(name) < 200:
        write(office / name)
    edit("berkas: bukti/akta-mapan/monev.pdf", f"berkas: {name}")
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file() and not path.is_symlink()}
    ran = run("check", office, "--open", "--competition", "iga")
    assert said in ran.out
    assert name.strip('"')[:20].replace("\\n", "") in ran.out.replace("\\x0a", "")
    gaps = run("gaps", office)
    assert gaps.code == 0
    assert "claimed 108, " in gaps.out
    after = {path: path.read_bytes() for path in office.rglob("*") if path.is_file() and not path.is_symlink()}
    assert after == before


def test_a_huge_picture_is_looked_at_by_its_header(run: Run, office: Path) -> None:
    Image.new("1", (20_000, 20_000)).convert("L").save(office / "bukti" / "akta-mapan" / "video-sampul.jpg", quality=5)
    ran = run("check", office, "--open", "--competition", "iga")
    assert "Traceback" not in ran.err
    assert "claimed 108, proven 108" in run("gaps", office).out


def test_many_records_are_summed_up_in_few_lines_unless_all_is_asked_for(
    run: Run, office: Path, record: Path, edit: Edit
) -> None:
    edit("bukti: [video, video-sampul]", "bukti: []")  # 12 points
    text = record.read_text(encoding="utf-8")
    for number in range(7):
        own = text.replace("id: akta-mapan", f"id: salinan-{number}").replace("SOP-APPROVED, ", "")  # 6 to confirm
        (office / "inovasi" / f"salinan-{number}.yaml").write_text(own, encoding="utf-8")
    ran = run("gaps", office, "--competition", "iga", "--no-open")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert len(lines) <= 60
    first = lines.index("IGA 2026: 8 innovations")
    assert lines[first + 1 : first + 3] == [
        "Documents lacking most often (innovations, points for all of them):",
        "8 +96 35 Video inovasi daerah",
    ]
    assert "7 +42" in lines  # to be confirmed
    assert "8 +138 Dinas Kependudukan dan Pencatatan Sipil" in lines
    nearest = lines.index("Nearest to what they claim:")
    assert lines[nearest + 1].startswith("+12 akta-mapan AKTA MAPAN")
    assert lines[nearest + 2].startswith("+18 salinan-0 AKTA MAPAN")
    assert "Next: `submissions gaps akta-mapan` shows one in full, `submissions gaps --full` all of them" in ran.err
    full = run("gaps", office, "--competition", "iga", "--no-open", "--full")
    assert full.out.count("35 Video inovasi daerah") == 8
