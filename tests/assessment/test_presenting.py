"""A sentence, figures and photographs that documents show: hints, never counted."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from submissions.findings.finding import Severity
from submissions.judging.judge import judge
from tests.build import all_findings, codes, complete_record, only, write_workspace


def found(root: Path, **changes: Any) -> list[Any]:
    workspace = write_workspace(root, [complete_record(**changes)])
    [report] = judge(workspace, [workspace.edition("iga")]).reports
    return all_findings(report)


def test_a_long_sentence_is_a_hint_with_its_length(tmp_path: Path) -> None:
    hint = only(found(tmp_path, satu_kalimat="a" * 141), "sentence-long")
    assert hint.severity is Severity.HINT
    assert "141 characters" in hint.message
    assert "140" in hint.message
    assert hint.basis is None  # our advice: no rule says so
    assert "sentence-long" not in codes(found(tmp_path / "b", satu_kalimat="a" * 140))


@pytest.mark.parametrize(
    ("before", "after", "direction", "told"),
    [("10", "12", "turun", True), ("12", "10", "naik", True), ("10", "12", "naik", False), ("5", "5", "naik", False)],
)
def test_figures_that_go_the_other_way(tmp_path: Path, before: str, after: str, direction: str, told: bool) -> None:
    result = {"nama": "Waktu", "sebelum": before, "sesudah": after, "arah": direction}
    findings = found(tmp_path, hasil_angka=[result])
    assert ("result-contradicts" in codes(findings)) is told
    if told:
        hint = only(findings, "result-contradicts")
        assert hint.field == "hasil_angka.0.arah"
        assert f"from {before} to {after}" in hint.message


def test_years_that_are_turned_round(tmp_path: Path) -> None:
    result = {"nama": "Waktu", "sebelum": "1", "sesudah": "2", "tahun_sebelum": "2025", "tahun_sesudah": "2024"}
    assert only(found(tmp_path, hasil_angka=[result]), "result-contradicts").field == "hasil_angka.0.tahun_sesudah"


def test_photographs_that_cannot_serve(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    Image.new("RGB", (300, 200)).save(tmp_path / "foto" / "kecil.jpg")
    Image.new("RGB", (900, 600)).save(tmp_path / "foto" / "sampul.jpg")
    (tmp_path / "foto" / "rusak.jpg").write_bytes(b"bukan gambar")
    photos = [
        {"berkas": "foto/kecil.jpg", "keterangan": "Kecil"},
        {"berkas": "foto/sampul.jpg", "di": ["sampul", "hasill"]},
        {"berkas": "foto/rusak.jpg", "keterangan": "Rusak"},
        {"berkas": "foto/hilang.jpg", "keterangan": "Hilang"},
    ]
    findings = [finding for finding in found(tmp_path, foto=photos) if finding.code.startswith("photo-")]
    assert sorted((finding.code, finding.field) for finding in findings) == [
        ("photo-broken", "foto.2.berkas"),
        ("photo-missing", "foto.3.berkas"),
        ("photo-place-unknown", "foto.1.di.1"),
        ("photo-small", "foto.0.berkas"),
        ("photo-small", "foto.1.berkas"),
        ("photo-without-words", "foto.1.keterangan"),
    ]
    small = [finding.message for finding in findings if finding.code == "photo-small"]
    assert "300 x 200" in small[0]
    assert "1240" in small[1].replace(",", "")
