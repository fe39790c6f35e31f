"""Whose letterhead a document has and who signs it: what goes before what, and what is never mixed."""

from typing import Any

import pytest

from schemas.settings import Settings

REGION = {
    "kop": {"baris": ["KABUPATEN"], "alamat": "Jalan Satu", "lambang": "daerah.png"},
    "penanda_tangan": {"nama": "Kepala Badan", "jabatan": "Kepala", "nip": "1"},
    "tempat": "Kota",
}
OFFICE = "Dinas Kesehatan"


def settings(**exceptions: Any) -> Settings:
    return Settings.model_validate({**REGION, "pengecualian": exceptions})


def signing(name: str) -> dict[str, Any]:
    return {"penanda_tangan": {"nama": name}}


BY_OFFICE = {"pengusul": {OFFICE: signing("pengusul")}}
BY_PARENT = {"pengusul": {"Dinas Induk": signing("induk")}}
BY_BOTH = {"pengusul": {"Dinas Induk": signing("induk"), OFFICE: signing("pengusul")}}
BY_COMPETITION = {"kompetisi": {"kipp": signing("kompetisi")}}
BY_DOCUMENT = {"dokumen": {"surat-inovator": signing("dokumen")}}


@pytest.mark.parametrize(
    ("exceptions", "who"),
    [
        ({}, "Kepala Badan"),
        (BY_PARENT, "induk"),
        (BY_OFFICE, "pengusul"),
        (BY_BOTH, "pengusul"),
        (BY_COMPETITION, "kompetisi"),
        (BY_BOTH | BY_COMPETITION, "kompetisi"),
        (BY_DOCUMENT, "dokumen"),
        (BY_BOTH | BY_DOCUMENT, "dokumen"),
        (BY_COMPETITION | BY_DOCUMENT, "dokumen"),
        (BY_BOTH | BY_COMPETITION | BY_DOCUMENT, "dokumen"),
        ({"pengusul": {"Dinas Lain": signing("lain")}}, "Kepala Badan"),
        ({"kompetisi": {"iga": signing("lain")}}, "Kepala Badan"),
        ({"dokumen": {"surat-replikasi": signing("lain")}}, "Kepala Badan"),
        ({"pengusul": {"  dinas   KESEHATAN ": signing("longgar")}}, "longgar"),
    ],
)
def test_document_before_competition_before_proposer_before_region(exceptions: dict[str, Any], who: str) -> None:
    heading = settings(**exceptions).heading((OFFICE, "Dinas Induk"), "kipp", "surat-inovator")
    assert heading.penanda_tangan.nama == who
    assert heading.kop.baris == ["KABUPATEN"]
    assert heading.tempat == "Kota"


@pytest.mark.parametrize(
    ("own", "letterhead"),
    [
        ({"lambang": "puskesmas.png"}, (["KABUPATEN"], "Jalan Satu", "puskesmas.png")),
        ({"alamat": "Jalan Dua"}, (["KABUPATEN"], "Jalan Dua", "daerah.png")),
        ({"baris": ["DINAS"], "alamat": "Jalan Dua"}, (["DINAS"], "Jalan Dua", "daerah.png")),
        # The address of one office does not stand under the name of another.
        ({"baris": ["DINAS"]}, (["DINAS"], None, "daerah.png")),
    ],
)
def test_what_a_letterhead_leaves_out_comes_from_below(own: dict[str, Any], letterhead: tuple[Any, ...]) -> None:
    kop = settings(pengusul={OFFICE: {"kop": own}}).heading((OFFICE,)).kop
    assert (kop.baris, kop.alamat, kop.lambang) == letterhead


@pytest.mark.parametrize(
    ("own", "person"),
    [
        ({"pangkat": "Pembina"}, ("Kepala Badan", "Kepala", "1", "Pembina")),
        ({"nama": "Budi", "nip": "2"}, ("Budi", None, "2", None)),
        # Nobody gets the number or the name of another.
        ({"nama": "Budi"}, ("Budi", None, None, None)),
        ({"jabatan": "Kepala Dinas"}, (None, "Kepala Dinas", None, None)),
    ],
)
def test_a_signatory_who_is_named_takes_nothing_of_another(own: dict[str, Any], person: tuple[Any, ...]) -> None:
    found = settings(pengusul={OFFICE: {"penanda_tangan": own}}).heading((OFFICE,)).penanda_tangan
    assert (found.nama, found.jabatan, found.nip, found.pangkat) == person


def test_all_coats_of_arms_are_known_with_their_places() -> None:
    own = {"kop": {"lambang": "lain.png"}}
    found = settings(pengusul={OFFICE: own}, dokumen={"proposal": own}).emblems
    assert [(each.at.dotted, each.file) for each in found] == [
        ("kop.lambang", "daerah.png"),
        ("pengecualian.pengusul.Dinas Kesehatan.kop.lambang", "lain.png"),
        ("pengecualian.dokumen.proposal.kop.lambang", "lain.png"),
    ]
