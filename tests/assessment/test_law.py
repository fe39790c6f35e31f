"""Acts are cited by their right number, year and title, and are in force; what no table knows is not judged."""

import pytest

from schemas.laws import LABELS, laws
from tests.build import changed, codes, only, report_of

LAW = {"law-misquoted", "law-title-unlike", "law-replaced"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Undang-Undang Nomor 18 Tahun 2018 tentang Pengelolaan Sampah.", "law-misquoted"),
        ("UU No. 19 Tahun 2008 tentang Pengelolaan Sampah.", "law-misquoted"),
        ("Peraturan Pemerintah Nomor 38 Tahun 2018 tentang Inovasi Daerah.", "law-misquoted"),
        ("UU 25/2009 tentang Praktik Kedokteran.", "law-title-unlike"),
        ("Peraturan Pemerintah Nomor 16 Tahun 2005 tentang Pengembangan Sistem Penyediaan Air Minum.", "law-replaced"),
        ("UU 36/2009 tentang Kesehatan", "law-replaced"),
        ("UU 32/2004 dan aturan lain", "law-replaced"),
        ("Undang-Undang Nomor 18 Tahun 2008 tentang Pengelolaan\nSampah.", None),
        ("UU 36/2009 tentang Kesehatan yang telah diganti dengan UU 17/2023.", None),
        ("UU 24/2013 tentang Perubahan atas UU 23/2006 tentang Administrasi Kependudukan.", None),
        ("UU 3/2024 tentang Perubahan Kedua atas UU 6/2014 tentang Desa.", None),
        ("UU 23/1992 tentang Kesehatan.", None),
        ("Peraturan Bupati Nomor 18 Tahun 2018 tentang Pengelolaan Sampah.", None),
        ("Perda 18/2018 tentang Pengelolaan Sampah.", None),
        ("UU 23/2014 tentang Pemda.", None),
    ],
)
def test_an_act_is_cited_as_it_is(text: str, code: str | None) -> None:
    record = changed({"rancang_bangun.dasar_hukum": text})
    assert LAW & set(codes(report_of(record, "iga-2026").findings)) == ({code} if code else set())


def test_the_right_act_is_named() -> None:
    record = changed({"rancang_bangun.dasar_hukum": "Dasar:\nUU 18/2018 tentang Pengelolaan Sampah."})
    finding = only(report_of(record, "iga-2026").findings, "law-misquoted")
    assert "that is UU 18/2008" in finding.message


def test_the_table_is_sound() -> None:
    table = laws()
    assert len(table.acts) == len(table.known) > 80
    names = {str(act) for act in table.acts}
    assert {act.kind for act in table.acts} == set(LABELS)
    assert table.source
    replaced = [act for act in table.acts if act.replaced]
    assert all(str(act) != act.replaced for act in replaced)
    newer = [act.replaced for act in replaced if act.replaced and act.replaced in names]
    assert len(newer) > 8
    assert [act for act in table.acts if str(act) in newer and act.replaced] == [], "what replaced another is in force"
