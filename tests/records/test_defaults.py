"""Defaults are shown to whoever edits a record, and written only where they differ."""

from typing import Any

from schemas.source import Steps, parse_source
from submissions.records.defaults import as_shown, changes_between, differing
from submissions.records.editing import changed_text
from submissions.records.values import REMOVED, same
from tests.build import complete_record

RECORD: dict[str, Any] = {
    "id": "a",
    "nama": "A",
    "pengusul": {"nama": "B", "jenis": "opd"},
    "bukti": {"sk": {"jenis": "sk_kepala_daerah", "berkas": "a.pdf"}},
}


def test_a_default_that_is_not_written_is_shown() -> None:
    shown = as_shown(RECORD)
    assert shown["kompetisi"] == ["iga", "kipp"]
    assert shown["sdgs"] == []
    assert shown["rancang_bangun"]["dasar_hukum"] is None
    assert (shown["pengusul"]["induk"], shown["bukti"]["sk"]["memuat"]) == (None, [])
    assert same(differing(shown), RECORD)


def test_what_is_shown_and_given_back_changes_nothing() -> None:
    for record in (RECORD, RECORD | {"kompetisi": ["iga", "kipp"], "tujuan": None}, complete_record()):
        assert changes_between(record, as_shown(record)) == {}


def test_only_what_differs_is_written() -> None:
    shown = as_shown(RECORD)
    shown["kompetisi"] = ["iga"]
    shown["rancang_bangun"]["dasar_hukum"] = "Perda"
    shown["bukti"]["sk"]["nomor"] = "1"
    wanted: dict[Steps, Any] = {
        ("kompetisi",): ["iga"],
        ("rancang_bangun",): {"dasar_hukum": "Perda"},
        ("bukti", "sk", "nomor"): "1",
    }
    assert changes_between(RECORD, shown) == wanted


def test_what_is_emptied_is_taken_out() -> None:
    text = "id: a\nnama: A\nkompetisi: [iga]\npengusul:\n  nama: B\n  jenis: opd\n  induk: C\ntujuan: X\n"
    data = parse_source(text.encode(), "a.yaml").data
    shown = as_shown(data)
    shown["kompetisi"], shown["pengusul"]["induk"], shown["tujuan"] = ["iga", "kipp"], None, None
    changes = changes_between(data, shown)
    assert changes == {("kompetisi",): REMOVED, ("pengusul", "induk"): REMOVED, ("tujuan",): REMOVED}
    assert changed_text(text, changes, "a.yaml") == "id: a\nnama: A\npengusul:\n  nama: B\n  jenis: opd\n"
