"""Documents that cannot prove anything: wrong type, no register, no file, a file that does not open, a long video."""

from pathlib import Path
from typing import Any

import pytest

from submissions.evidence.opening.facts import FileFacts, FileKind
from submissions.evidence.problems import FileProblem
from submissions.findings.finding import Severity
from tests.assessment.citing import Documents, citing, link, paper, plain
from tests.build import (
    HIGHEST_FACTS,
    REMOVED,
    all_findings,
    assess,
    changed,
    codes,
    key_line_of,
    only,
    report_of,
    unseen,
)
from tests.records.proven import unticked

FILM, COVER = plain("mp4", "video"), plain("png")
NOTHING, TYPE, REGISTER, FEW = "proof-nothing-opens", "proof-type-wrong", "proof-register-lacks", "proof-too-few"

# Indicator, the documents that it cites, the parameter proven of the 3 that are claimed, the findings.
UNFIT: list[tuple[str, Documents, int, list[str]]] = [
    # sosialisasi takes pictures only; the endings may be spelt otherwise.
    *[("sosialisasi", [plain(ending)], 3, []) for ending in ("png", "jpg", "jpeg", "JPG", "Png")],
    *[("sosialisasi", [plain(ending)], 0, [TYPE]) for ending in ("pdf", "gif", "mp4", "docx", "jpg.exe")],
    ("sosialisasi", [link()], 0, [TYPE]),
    # A link beside a file of the wrong type helps only where links are taken.
    ("sosialisasi", [plain("gif", tautan="https://contoh.go.id/foto")], 0, [TYPE]),
    ("pedoman", [plain("docx", tautan="https://contoh.go.id/buku")], 3, []),
    # The unfit one is told and the other counts.
    ("sosialisasi", [plain("gif"), plain("png")], 3, [TYPE]),
    ("sosialisasi", [plain("gif"), plain("pdf")], 0, [TYPE, TYPE]),
    ("informasi_layanan", [plain("png"), plain("jpg"), plain("pdf")], 2, [TYPE, FEW]),
    # sdm, replikasi and the SOP want a register; a report does not.
    ("sdm", [paper("surat_tugas")], 3, []),
    *[
        (key, [paper("surat_tugas") | {name: None}], 0, [REGISTER])
        for key in ("sdm", "kemudahan_proses")
        for name in ("nomor", "tanggal", "tentang")
    ],
    ("sdm", [paper("surat_tugas", None), paper("surat_tugas")], 3, [REGISTER]),
    ("replikasi", [paper("surat"), paper("surat"), paper("surat", None)], 2, [REGISTER, FEW]),
    ("monev", [plain("pdf", "laporan")], 3, []),
    # Wrong in two ways is told in both.
    ("sdm", [plain("png")], 0, [REGISTER, TYPE]),
]


@pytest.mark.parametrize(("indicator", "documents", "proven", "found"), UNFIT)
def test_document_of_wrong_type_or_without_register_does_not_count(
    indicator: str, documents: Documents, proven: int, found: list[str]
) -> None:
    given = [{key: value for key, value in document.items() if value is not None} for document in documents]
    assessment = assess(citing(indicator, HIGHEST_FACTS[indicator], given), "iga-2026")
    assert assessment.proofs[indicator].parameter == proven
    assert codes(assessment.findings) == sorted(found)
    assert assessment.verdict == "eligible"


def test_findings_name_the_document_and_what_it_lacks() -> None:
    record = citing("sdm", {"jumlah": "31"}, [{**plain("png"), "judul": "Foto tim", "tanggal": "2025-01-01"}])
    findings = assess(record, "iga-2026").findings
    assert unseen(only(findings, TYPE), "indicator 17", "“Foto tim”", "png", "pdf") == []
    register = only(findings, REGISTER)
    assert unseen(register, "indicator 17", "“Foto tim”", "nomor, tentang", "`bukti.baru-1`") == []
    assert "tanggal" not in register.message
    assert (register.severity, register.field) == (Severity.WARNING, "bukti.baru-1")
    assert register.place.line == key_line_of(record, "bukti", "baru-1") + 1  # where its first field stands


def test_unfit_document_that_is_cited_twice_is_told_once() -> None:
    record = citing("sosialisasi", HIGHEST_FACTS["sosialisasi"], [plain("gif")])
    twice = changed({"indikator.sosialisasi.bukti": ["baru-1", "baru-1"]}, record)
    assert codes(assess(twice, "iga-2026").findings) == [TYPE]


def test_document_of_one_indicator_may_count_for_another() -> None:
    # Without a date the decree of the team counts for none of the three that want a register.
    assessment = assess(changed({"bukti.sk-tim.tanggal": REMOVED}), "iga-2026")
    assert [assessment.proofs[key].parameter for key in ("sdm", "pelaksana", "jejaring")] == [0, 0, 0]
    assert codes(assessment.findings) == [REGISTER] * 3
    numbers = sorted(finding.message.split(":")[0] for finding in assessment.findings)
    assert numbers == ["indicator 17", "indicator 23", "indicator 24"]


# No file, and files that do not open


def test_missing_file_proves_nothing_unless_there_is_an_address() -> None:
    gone = paper("sop", berkas="bukti/tidak-ada.pdf")
    report = report_of(citing("kemudahan_proses", {"jumlah": "1"}, [gone]), "iga-2026")
    assert "evidence-missing" in codes(report.findings)
    assert report.assessments[0].proofs["kemudahan_proses"].parameter == 0
    finding = only(report.assessments[0].findings, NOTHING)
    assert unseen(finding, "indicator 28", "of 1 cited") == []
    # Another document beside it counts by itself.
    beside = assess(citing("kemudahan_proses", {"jumlah": "1"}, [gone, paper("sop")]), "iga-2026")
    assert (beside.proofs["kemudahan_proses"].parameter, codes(beside.findings)) == (3, [])
    guide = {"jenis": "pedoman", "berkas": "bukti/tidak-ada.pdf", "tautan": "https://contoh.go.id/buku"}
    assert assess(citing("pedoman", {"pilihan": "daring"}, [guide]), "iga-2026").proofs["pedoman"].parameter == 3


@pytest.mark.parametrize(
    ("problem", "opens"),
    [
        *[
            (FileProblem.EMPTY, False),
            (FileProblem.ENCRYPTED, False),
            (FileProblem.BROKEN, False),
            (FileProblem.UNREADABLE, False),
        ],
        # The file is not to blame, or nobody knows: it counts.
        *[(FileProblem.TOO_SLOW, True), (FileProblem.TOO_MUCH_MEMORY, True), (FileProblem.CRASHED, True), (None, True)],
    ],
)
def test_file_that_does_not_open_proves_nothing(problem: FileProblem | None, opens: bool) -> None:
    documents = [paper("surat"), paper("surat"), paper("surat")]
    record = citing("replikasi", HIGHEST_FACTS["replikasi"], documents)
    facts = {"bukti/baru-2.pdf": FileFacts(kind=FileKind.PDF, problem=problem, has_text=True, text="1/2 3 Maret 2025")}
    assessment = assess(record, "iga-2026", opened=facts)
    assert assessment.proofs["replikasi"].parameter == (3 if opens else 2)
    assert codes(assessment.findings) == ([] if opens else [FEW])
    alone = citing("kemudahan_proses", {"jumlah": "1"}, [paper("sop")])
    assessment = assess(alone, "iga-2026", opened={"bukti/baru-1.pdf": facts["bukti/baru-2.pdf"]})
    assert assessment.proofs["kemudahan_proses"].parameter == (3 if opens else 0)
    assert codes(assessment.findings) == ([] if opens else [NOTHING])


def test_file_that_does_not_open_proves_nothing_though_it_has_an_address() -> None:
    guide = plain("pdf", "pedoman", tautan="https://contoh.go.id/buku")
    record = citing("pedoman", {"pilihan": "daring"}, [guide])
    facts = {"bukti/baru-1.pdf": FileFacts(problem=FileProblem.BROKEN)}
    assert assess(record, "iga-2026", opened=facts).proofs["pedoman"].parameter == 0


def test_file_that_does_not_open_is_no_picture_though_it_has_an_address() -> None:
    # sosialisasi takes pictures and no addresses; a cover is a picture.
    photo = plain("png", tautan="https://contoh.go.id/foto")
    broken = FileFacts(problem=FileProblem.BROKEN)
    record = citing("sosialisasi", HIGHEST_FACTS["sosialisasi"], [photo])
    assert assess(record, "iga-2026", opened={"bukti/baru-1.png": broken}).proofs["sosialisasi"].parameter == 0
    record = citing("video", HIGHEST_FACTS["video"], [FILM, photo])
    assert assess(record, "iga-2026", opened={"bukti/baru-2.png": broken}).proofs["video"].parameter == 0


# How long the video is


def film(seconds: float | None, kind: FileKind = FileKind.MP4) -> dict[str, FileFacts]:
    return {"bukti/baru-1.mp4": FileFacts(kind=kind, seconds=seconds)}


def of_film(opened: dict[str, FileFacts], *unseen_points: str, documents: Documents | None = None) -> Any:
    record = citing("video", HIGHEST_FACTS["video"], documents or [FILM, COVER])
    return assess(unticked(record, *unseen_points), "iga-2026", opened=opened)


@pytest.mark.parametrize(
    ("seconds", "fits"), [(1.0, True), (299.9, True), (300.0, True), (300.1, False), (3600.0, False)]
)
def test_video_lasts_five_minutes_at_the_most(seconds: float, fits: bool) -> None:
    # What was measured needs no person, and no person's word makes it shorter.
    for assessment in (of_film(film(seconds)), of_film(film(seconds), "VID-LENGTH")):
        proof = assessment.proofs["video"]
        assert (proof.parameter, proof.awaiting) == ((3, 3) if fits else (0, 0))
        assert codes(assessment.findings) == ([] if fits else ["proof-video-long"])


def test_video_that_is_too_long_is_named_with_its_length() -> None:
    finding = only(of_film(film(300.1)).findings, "proof-video-long")
    assert unseen(finding, "indicator 35", "“Gambar”", "300.1 seconds", "5 minutes") == []
    assert (finding.severity, finding.field) == (Severity.WARNING, "bukti.baru-1")


@pytest.mark.parametrize(
    ("opened", "documents"),
    [
        ({}, [FILM, COVER]),  # not opened
        (film(None), [FILM, COVER]),  # its header does not say
        (film(0.0), [FILM, COVER]),
        (film(200.0, FileKind.UNKNOWN), [FILM, COVER]),
        ({}, [link("video"), COVER]),  # lies elsewhere
    ],
)
def test_length_that_cannot_be_measured_a_person_must_see(opened: dict[str, FileFacts], documents: Documents) -> None:
    waiting = of_film(opened, "VID-LENGTH", documents=documents)
    proof = waiting.proofs["video"]
    assert (proof.parameter, proof.awaiting, [point.name for point in proof.pending]) == (0, 3, ["VID-LENGTH"])
    assert only(waiting.findings, "proof-not-confirmed").values["points"] == 12  # 4 x 3
    assert of_film(opened, documents=documents).proofs["video"].parameter == 3


def test_one_video_of_two_that_is_too_long_is_one_too_many() -> None:
    documents = [FILM, plain("mp4", "video"), COVER]
    opened = film(120.0) | {"bukti/baru-2.mp4": FileFacts(kind=FileKind.MP4, seconds=301.0)}
    assessment = of_film(opened, documents=documents)
    assert (assessment.proofs["video"].parameter, codes(assessment.findings)) == (0, ["proof-video-long"])


def test_opened_facts_of_a_whole_file_change_nothing(tmp_path: Path) -> None:
    record = citing("monev", {"pilihan": "eksternal"}, [plain("pdf", "laporan")])
    facts = {"bukti/baru-1.pdf": FileFacts(kind=FileKind.PDF, pages=3, has_text=True, text="Kajian\f")}
    closed, opened = (report_of(record, "iga-2026", opened=each) for each in ({}, facts))
    assert [each.as_dict() for each in all_findings(closed)] == [each.as_dict() for each in all_findings(opened)]
