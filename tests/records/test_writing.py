"""A record's file changed value by value: comments and all else stay."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.source import Steps, parse_source
from submissions.records.editing import changed_text
from submissions.records.values import put

TEXT = """\
# Catatan kantor
id: pasar-riang
nama: Pasar Riang # nama lama
pengusul:
    nama: "Dinas Perdagangan"   # dari SK

    # jenis menurut SOTK
    jenis: opd
tujuan: |
    Baris satu.

    Baris dua.
# sesudah tujuan
sdgs: [sdg_1, sdg_2] # dua
inovator:
- nama: Sari # ketua
  nip: '001'
# penutup
"""


def data(text: str) -> Any:
    return parse_source(text.encode(), "a.yaml").data


def test_one_value_changes_and_every_other_line_stays() -> None:
    text = changed_text(TEXT, {("pengusul", "jenis"): "bumd", ("nama",): "Pasar Terang"}, "a.yaml")
    assert text == TEXT.replace("jenis: opd", "jenis: bumd").replace("nama: Pasar Riang", "nama: Pasar Terang")


def test_texts_lists_and_new_fields_leave_all_comments() -> None:
    changes: dict[Steps, Any] = {
        ("tujuan",): "Satu.\n\nDua.",
        ("sdgs",): ["sdg_3"],
        ("pengusul", "induk"): "Setda",
        ("kontak", "nama"): "Sari",
        ("nama",): "Pasar\nTerang",
    }
    text = changed_text(TEXT, changes, "a.yaml")
    for comment in ("# Catatan kantor", "# nama lama", "# dari SK", "# jenis menurut SOTK", "# sesudah tujuan"):
        assert text.count(comment) == 1
    for comment in ("# dua", "# ketua", "# penutup"):
        assert text.count(comment) == 1
    wanted = data(TEXT)
    for location, value in changes.items():
        put(wanted, location, value)
    found = data(text)
    found["tujuan"], wanted["tujuan"] = found["tujuan"].strip(), wanted["tujuan"].strip()
    found["nama"] = found["nama"].strip()
    assert found == wanted


def test_a_file_in_one_line_stays_in_one_line() -> None:
    assert changed_text("{id: a, nama: b}\n", {("nama",): "c"}, "a.yaml") == "{id: a, nama: c}\n"


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"
)
VALUES = (
    st.text(st.one_of(st.sampled_from(" #:-|>'\"\n[]{}&*!%@`=~"), LETTERS), min_size=1, max_size=120)
    .map(str.strip)
    .filter(bool)
)
PLACES = st.sampled_from(
    [("nama",), ("tujuan",), ("pengusul", "jenis"), ("pengusul", "induk"), ("kontak", "nama"), ("sdgs",)]
)


@given(changes=st.dictionaries(PLACES, VALUES, min_size=1))
def test_any_text_can_be_put_in(changes: dict[Steps, str]) -> None:
    text = changed_text(TEXT, changes, "a.yaml")
    wanted = data(TEXT)
    for location, value in changes.items():
        put(wanted, location, value)
    found = data(text)
    assert found["inovator"] == wanted["inovator"]
    for location, value in changes.items():
        here = found
        for part in location:
            here = here[part]
        assert here.strip() == value
    for comment in (
        "# Catatan kantor",
        "# nama lama",
        "# dari SK",
        "# jenis menurut SOTK",
        "# dua",
        "# ketua",
        "# penutup",
    ):
        assert comment in text
