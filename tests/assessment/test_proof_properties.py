"""What holds of the three scores whatever is missing, whoever looked and whatever is claimed."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from submissions.assessment.proof import Proof
from tests.assessment.citing import citing, paper, plain
from tests.build import HIGHEST_FACTS, assess, changed, complete_record
from tests.records.proven import ADVICE, POINTS, PROVING, denied, unticked, without

DOCUMENTS = [key for proving in PROVING.values() for key in proving]
LOWER_FACTS: dict[str, list[dict[str, Any]]] = {
    "regulasi": [{"pilihan": "sk"}, {"pilihan": "perkada"}],
    "sdm": [{"jumlah": "0"}, {"jumlah": "15"}],
    "anggaran": [{"tahun": ["2024", "2026"]}, {"tahun": ["2025", "2026"]}],
    "rkpd": [{"tahun": ["2026"]}, {"tahun": ["2024"]}],
    "aktor": [{"daftar": ["media", "bisnis", "komunitas"]}],
    "replikasi": [{"daftar": ["Kabupaten A"]}, {"daftar": []}],
    "sosialisasi": [{"pilihan": "spanduk"}, {"pilihan": "media_sosial"}],
    "layanan_terintegrasi": [{"pilihan": "mandiri"}],
    "kemanfaatan": [{"basis": "f", "jumlah": "2"}, {"basis": "c", "jumlah": "5"}],
}
SOME_DOCUMENTS = st.sets(st.sampled_from(DOCUMENTS), max_size=12)
SOME_POINTS = st.sets(st.sampled_from(POINTS + ADVICE), max_size=12)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Return the complete record with some facts lower, some points not ticked and some denied."""
    record = complete_record(jenis=draw(st.sampled_from(["digital", "non_digital"])))
    for key in draw(st.sets(st.sampled_from(list(LOWER_FACTS)), max_size=4)):
        facts = draw(st.sampled_from(LOWER_FACTS[key]))
        record["indikator"][key] = facts | {"bukti": record["indikator"][key]["bukti"]}
    record = unticked(record, *draw(SOME_POINTS))
    return denied(record, *draw(st.sets(st.sampled_from(POINTS), max_size=3)))


def proofs(record: dict[str, Any]) -> Mapping[str, Proof]:
    return assess(record, "iga-2026").proofs


@given(records(), SOME_DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_proven_never_exceeds_what_waits_nor_that_what_is_claimed(record: dict[str, Any], gone: set[str]) -> None:
    found = assess(without(record, *gone), "iga-2026").scores
    assert found is not None
    for row in found.rows:
        assert 0 <= row.proven <= row.awaiting <= row.claimed <= 3, row.key
        assert (row.proven < row.awaiting) <= bool(row.proof.pending), row.key
        if row.awaiting < row.claimed and record["indikator"][row.key]["bukti"]:
            assert row.proof.findings or not set(record["indikator"][row.key]["bukti"]) - gone, row.key
    assert 0 <= found.proven <= found.awaiting <= found.claimed <= 111


@given(records(), SOME_DOCUMENTS, SOME_DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_document_given_back_never_lowers_what_is_proven(
    record: dict[str, Any], gone: set[str], back: set[str]
) -> None:
    fewer, more = proofs(without(record, *gone)), proofs(without(record, *(gone - back)))
    for key, proof in fewer.items():
        assert proof.parameter <= more[key].parameter, key
        assert proof.awaiting <= more[key].awaiting, key


@given(records(), SOME_DOCUMENTS, SOME_POINTS)
@settings(max_examples=40, deadline=None)
def test_point_that_is_confirmed_never_lowers_what_is_proven(
    record: dict[str, Any], gone: set[str], points: set[str]
) -> None:
    record = without(record, *gone)
    confirmed = record | {
        "pemeriksaan": [*record["pemeriksaan"], {"oleh": "Ani", "tanggal": "2026-07-01", "terpenuhi": sorted(points)}]
    }
    before, after = proofs(record), proofs(confirmed)
    for key, proof in before.items():
        assert proof.parameter <= after[key].parameter, key
        assert proof.awaiting <= after[key].awaiting, key


@given(records())
@settings(max_examples=20, deadline=None)
def test_all_confirmed_what_waited_is_proven(record: dict[str, Any]) -> None:
    before = proofs(record)
    looked_at = {"oleh": "Ani", "tanggal": "2026-07-01", "terpenuhi": sorted(_pending(before))}
    after = proofs(record | {"pemeriksaan": [*record["pemeriksaan"], looked_at]})
    assert {key: proof.awaiting for key, proof in before.items()} == {
        key: proof.parameter for key, proof in after.items()
    }


def _pending(found: Mapping[str, Proof]) -> set[str]:
    return {point.name for proof in found.values() for point in proof.pending}


# Where one more document lowers what is proven: it asks something of its own.


def test_decree_of_a_head_of_office_makes_the_regulation_wait_for_a_look_at_it() -> None:
    record = unticked(complete_record(), "REG-AN-KDH")
    facts, cited = HIGHEST_FACTS["regulasi"], [paper("perda"), paper("sk_kepala_daerah")]
    before = proofs(citing("regulasi", facts, cited, record))["regulasi"]
    after = proofs(citing("regulasi", facts, [*cited, paper("sk_kepala_pd")], record))["regulasi"]
    assert (before.parameter, before.awaiting) == (3, 3)
    assert (after.parameter, after.awaiting) == (0, 3)


def test_document_that_does_not_count_lowers_nothing() -> None:
    record = changed({"pemeriksaan": []})
    facts = HIGHEST_FACTS["sdm"]
    whole = paper("surat_tugas")
    for other in (plain("png"), paper("surat_tugas", None), paper("surat_tugas", "2020-01-01")):
        alone, both = (proofs(citing("sdm", facts, each, record))["sdm"] for each in ([whole], [whole, other]))
        assert (alone.parameter, alone.awaiting) == (both.parameter, both.awaiting) == (0, 3)
