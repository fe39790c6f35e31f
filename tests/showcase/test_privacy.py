"""Whatever way a number, an address or a name is written, a page does not show it, and what is none stays."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.innovation import Innovation
from schemas.settings import Settings
from submissions.documents.richtext import narrative_html
from submissions.showcase.privacy import People, Private, Secret, names_in, persons_of, signatories_of
from submissions.showcase.texts import plain_of, shown_html
from submissions.showcase.words import MARK

PEOPLE = ("Sari Wulandari, S.Kom., M.Si.", "dr. H. Budi Santoso Putra, Sp.A", "R. Ngt. Rekaan Dewi Umpama")
PRIVATE = Private(People(PEOPLE), ["Sari Wulandari, S.Kom.", "Suharto"], [], ["bukti/pasar/sk-tim.pdf"])
SEPARATORS = st.sampled_from(["", "", " ", ".", "-", " - ", "‑", "–", "\u00a0", "/", "\n"])
AROUND = st.sampled_from(["", "Hubungi ", "wa ", "(", "No. ", "tahun 2024: ", "telepon "])
BEHIND = st.sampled_from(["", " ya.", ")", ", atau datang", " WIB"])


@st.composite
def divided(draw: st.DrawFn, figures: st.SearchStrategy[str]) -> str:
    """Return figures with separators between some of them."""
    text = draw(figures)
    return text[0] + "".join(draw(SEPARATORS) + figure for figure in text[1:])


def figures(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


TELEPHONES = st.one_of(
    divided(figures(8, 11).map(lambda rest: f"08{rest}")),
    divided(figures(8, 11).map(lambda rest: f"628{rest}")).map(lambda text: f"+{text}"),
    divided(figures(8, 11).map(lambda rest: f"628{rest}")),
    figures(6, 8).map(lambda rest: f"(0281) {rest}"),
    figures(7, 8).map(lambda rest: f"+62 21 {rest}"),
)
NUMBERS = st.one_of(
    divided(figures(14, 14).map(lambda rest: f"33{rest}")),
    divided(figures(16, 16).map(lambda rest: f"19{rest}")),
)


def left_of(text: str, private: Private = PRIVATE) -> str:
    """Return the figures of a text as it is shown."""
    return re.sub(r"\D", "", private.shown(text)[0])


@given(AROUND, TELEPHONES, BEHIND)
def test_no_telephone_number_is_shown(before: str, telephone: str, behind: str) -> None:
    shown, kinds = PRIVATE.shown(before + telephone + behind)
    assert kinds & {Secret.TELEPHONE, Secret.NUMBER}
    assert re.sub(r"\D", "", shown) in ("", re.sub(r"\D", "", before))
    assert MARK in shown


@given(AROUND, NUMBERS, BEHIND)
def test_no_nik_and_no_nip_is_shown(before: str, number: str, behind: str) -> None:
    shown, kinds = PRIVATE.shown(before + number + behind)
    assert Secret.NUMBER in kinds
    assert re.sub(r"\D", "", shown) in ("", re.sub(r"\D", "", before))


@given(
    st.from_regex(r"[a-z][a-z0-9._+-]{0,15}", fullmatch=True),
    st.sampled_from(["@", " @ ", "(at)", " [at] ", "＠"]),
    st.sampled_from(["contoh.go.id", "dinas.contoh . go . id", "contoh.co"]),
    BEHIND,
)
def test_no_e_mail_address_is_shown(user: str, sign: str, host: str, behind: str) -> None:
    shown, kinds = PRIVATE.shown(f"Surel: {user}{sign}{host}{behind}")
    assert Secret.EMAIL in kinds
    assert host not in shown
    assert "contoh" not in shown


@given(
    st.sampled_from(["Sari Wulandari", "Budi Santoso", "Budi Santoso Putra", "Dewi Umpama", "Wulandari, Sari"]),
    st.sampled_from([str.upper, str.lower, str.title, lambda text: text.replace(" ", "  "), lambda text: text]),
    st.sampled_from([" ", "\u00a0", "\n", ". ", "_"]),
    st.sampled_from(["Digagas {}.", "({})", "Tim: {}, dan lain-lain", "ibu {}", "{}", "@{}"]),
)
def test_no_name_of_a_person_is_shown(name: str, write, space: str, sentence: str) -> None:  # type: ignore[no-untyped-def]
    written = sentence.format(write(name).replace(" ", space))
    shown, kinds = PRIVATE.shown(written)
    assert kinds == {Secret.PERSON}
    for word in name.replace(",", "").split():
        assert word.casefold() not in shown.casefold()


@pytest.mark.parametrize(
    "text",
    [
        *("S. Wulandari", "Sari W.", "@sariwulandari", "sari_wulandari", "sari-wulandari", "Bu Wulandari", "dr. Sari"),
        *(
            "SUHARTO",
            "digagas suharto",
            "Sari Wúlandari",
            "Sa\u00adri Wulan\u200bdari",
            "Sari&nbsp;Wulandari",
            "bukti/pasar/SK-Tim.pdf",
        ),
    ],
)
def test_other_ways_to_write_a_name_or_a_path(text: str) -> None:
    assert MARK in PRIVATE.shown(text)[0]
    assert not re.search(r"wulandari|suharto|sk-tim", PRIVATE.shown(text)[0], re.IGNORECASE)


@pytest.mark.parametrize("text", ["891012", "89 10-12", "Loket 891012.", "WARUNG@SUREL", "1 2 3 4 5"])
def test_what_the_fields_for_contacts_hold_is_not_shown_whatever_it_looks_like(text: str) -> None:
    private = Private(People([]), [], ["891012 / 12345", "warung@surel"])
    shown, kinds = private.shown(text)
    assert Secret.CONTACT in kinds
    assert not re.search(r"\d|warung", shown, re.IGNORECASE)
    assert private.shown("8910123 dan 112345") == ("8910123 dan 112345", frozenset())


@pytest.mark.parametrize(
    "text",
    [
        *("pukul 08.00-15.00 dan 08.30–12.00", "Rp62.812.345.678", "1.000.000.000 rupiah", "12.500.000 kilogram"),
        *("2019 2020 2021", "pada 05-06-2024 12 desa ikut", "0,5 dan 0.25", "dari 71 menjadi 97,2 persen"),
        *("Peraturan Bupati Nomor 12 Tahun 2024", "62.000.000.000", "RT 03/RW 05", "-7.3905, 109.3637"),
        *("sari pati singkong", "Dinas Perdagangan", "Desa Wulan dan Dari", "5 @ 3", "M.Si. dan S.Kom."),
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert Private(People(PEOPLE), PEOPLE).shown(text) == (text, frozenset())


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Sari Wulandari, S.Kom., M.Si.", [("sari", "wulandari")]),
        ("dr. H. Budi Santoso, Sp.A", [("budi", "santoso")]),
        ("Sari Wulandari S.Kom", [("sari", "wulandari")]),
        ("Sari Wulandari; Budi Santoso", [("sari", "wulandari"), ("budi", "santoso")]),
        ("Kepala Dinas Sari Wulandari", []),
        ("Bupati Sari Wulandari", [("sari", "wulandari")]),
        ("Bidan Ani", [("bidan", "ani")]),
        ("Ibu Ani", [("ani",)]),
        ("Tim Inovasi RSUD", []),
        ("Suharto", [("suharto",)]),
        ("", []),
    ],
)
def test_names_in_fields_for_persons(field: str, names: list[tuple[str, ...]]) -> None:
    assert [name.words for name in names_in(field)] == names


def test_every_field_for_persons_is_known() -> None:
    innovation = Innovation.model_validate(
        {
            "id": "a",
            "nama": "A",
            "pengusul": {"nama": "Karang Taruna Tunas", "jenis": "masyarakat"},
            "inisiator": "masyarakat",
            "nama_inisiator": "Ani Umpama",
            "inovator": [{"nama": "Sari Umpama"}],
            "kontak": {"nama": "Budi Umpama"},
            "pemeriksaan": [{"oleh": "Dewi Umpama", "tanggal": "2025-01-02"}],
        }
    )
    assert sorted(persons_of(innovation)) == ["Ani Umpama", "Budi Umpama", "Dewi Umpama", "Sari Umpama"]
    for none in ("Karang  Taruna Tunas", "Bupati Purbalingga"):
        assert none not in persons_of(innovation.model_copy(update={"nama_inisiator": none}))
    settings = Settings.model_validate(
        {
            "penanda_tangan": {"nama": "Eka Umpama"},
            "pengecualian": {"dokumen": {"proposal": {"penanda_tangan": {"nama": "Fitri Umpama"}}}},
        }
    )
    assert signatories_of(settings) == ["Eka Umpama", "Fitri Umpama"]


@given(AROUND, st.one_of(TELEPHONES, NUMBERS), st.sampled_from(["**", "*", "`", ""]), st.integers(1, 6))
def test_no_number_survives_in_markdown(before: str, number: str, sign: str, at: int) -> None:
    """Bold figures, entities and soft hyphens divide a number for a program, and not for its reader."""
    assume(number[at].isdigit())
    inside = f"{number[:at]}{sign}{number[at]}{sign}{number[at + 1 :]}".replace("\n", " ")
    for written in (inside, number.replace("\n", " ").replace("0", "&#48;"), f"{number[:4]}&shy;{number[4:]}"):
        html, kinds = shown_html(narrative_html(f"{before}{written}"), PRIVATE)
        assert kinds & {Secret.TELEPHONE, Secret.NUMBER}, html
        assert re.sub(r"\D", "", plain_of(html)) in ("", re.sub(r"\D", "", before)), html
