from collections.abc import Callable
from typing import Any

import pikepdf

from schemas.wording import short_date_text
from submissions.assessment.assessing import Verdict
from tests.documents.conftest import Made
from tests.pdf import assert_in_order, characters_outside, flat, read_pdf, squeezed

Make = Callable[..., Made]


def test_parts_stand_in_order_and_profile_has_all_22_items(make: Make) -> None:
    made = make("iga")
    assert made.assessment.verdict is Verdict.ELIGIBLE
    pdf = read_pdf(made.main.content)
    fields = made.assessment.edition.fields
    assert len(fields) == 22
    profile = pdf.text[pdf.text.index("Profil Inovasi\nNo") :]
    assert_in_order(profile, [f"{field.no} {field.label}" for field in fields.values()])
    assert_in_order(profile, ["Identitas", "Arah kebijakan", "Waktu", "Uraian dan lampiran"])
    parts = [f"{number} {part.label}" for number, part in enumerate(fields["rancang_bangun"].parts.values(), 1)]
    assert len(parts) == 6
    long_label = fields["rancang_bangun"].long_label
    assert long_label
    tail = [fields[key].label for key in ("tujuan", "manfaat", "hasil")]
    assert_in_order(
        pdf.text,
        [
            "Ringkasan",
            "LEMBAR PERNYATAAN",
            "Profil Inovasi",
            long_label,
            *parts,
            *tail,
            "Indikator Inovasi",
            "Daftar Bukti",
        ],
    )


def test_contents_name_the_pages_where_the_parts_really_begin(make: Make) -> None:
    pdf = read_pdf(make("iga").main.content)
    [summary] = [page for page in pdf.pages if "Ringkasan" in page.splitlines()]
    last = [line for line in summary.splitlines() if line.startswith("Halaman ")][-1]
    listed = list(map(int, last.split()[1:]))
    headings = [
        *("LEMBAR PERNYATAAN", "Profil Inovasi", "Rancang bangun inovasi daerah", "Tujuan inovasi daerah"),
        *("Manfaat yang diperoleh", "Hasil Inovasi", "Indikator Inovasi", "Daftar Bukti"),
    ]
    assert len(listed) == len(headings)
    for number, heading in zip(listed, headings, strict=True):
        assert any(line.startswith(heading) for line in pdf.pages[number - 1].splitlines()), heading


def test_every_page_but_the_cover_counts_itself(make: Make) -> None:
    pdf = read_pdf(make("iga").main.content)
    total = len(pdf.pages)
    assert total > 6
    assert f"1 / {total}" not in pdf.pages[0]
    for number, page in enumerate(pdf.pages[1:], 2):
        # The statement is a letter, which has no number in its margin.
        assert ("LEMBAR PERNYATAAN" in page) is not (f"{number} / {total}" in page)


def test_bookmarks_and_metadata(make: Make) -> None:
    made = make("iga")
    pdf = read_pdf(made.main.content)
    name = made.assessment.submission.innovation.nama
    assert pdf.title.startswith(name)
    titles = [title for level, title in pdf.bookmarks if level == 0]
    assert titles[0] == name
    assert_in_order(
        " ".join(titles[1:]), ["Ringkasan", "Lembar Pernyataan", "Profil Inovasi", "Indikator Inovasi", "Daftar Bukti"]
    )
    assert next(title for level, title in pdf.bookmarks if level == 1) == "1 Dasar Hukum"


def test_language_author_and_maker(make: Make, tmp_path: Any) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(make("iga").main.content)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "id"
        assert str(pdf.docinfo["/Author"]) == "Pemerintah Kabupaten Purbalingga"
        assert str(pdf.docinfo["/Creator"]).startswith("submissions ")


def test_indicators_show_the_parameter_that_the_facts_reach_and_their_evidence(make: Make) -> None:
    made = make("iga")
    submission = made.assessment.submission
    text = flat(read_pdf(made.main.content).text)
    start = text.index("Kotak terisi")
    table = text[start : text.index("Daftar Bukti", start + 200)]
    rows = list(made.assessment.edition.indicators.items())
    assert len(rows) == 20
    assert_in_order(table, [f"{indicator.no} {indicator.name}" for _key, indicator in rows])
    for key, indicator in rows:
        reached = made.assessment.reached[key]
        assert reached.parameter > 0
        assert squeezed(f"Parameter {reached.parameter}. {reached.text}") in squeezed(table), indicator.no
    cited = {key for facts in submission.innovation.indikator.values() for key in facts.bukti}
    letters = [
        each for key, each in submission.innovation.bukti.items() if key in cited and each.nomor and each.tanggal
    ]
    assert len(letters) >= 5
    listing = squeezed(text[text.index("Bukti Dokumen Nomor Tanggal") :])
    for letter in letters:
        assert letter.tanggal
        assert squeezed(letter.nomor or "") in listing
        assert squeezed(short_date_text(letter.tanggal)) in listing
    assert "Pendampingan dan evaluasi inovasi AKTA MAPAN".replace(" ", "") in listing  # which its title does not say
    assert "17,22–24" in listing
    assert "profil22" in listing
    assert "bukti/" not in listing


def test_nothing_internal_goes_to_the_ministry(make: Make) -> None:
    text = read_pdf(make("iga").main.content).text.casefold()
    for word in ("skor", "peringatan", "warning", "belum memenuhi", "draf", "not verified", "terverifikasi"):
        assert word not in text


def test_a_draft_says_so_on_every_page(make: Make, change: Callable[..., None]) -> None:
    change(waktu_penerapan="2019-01-01", waktu_pengembangan="")
    made = make("iga")
    assert made.assessment.verdict is Verdict.NOT_ELIGIBLE
    pages = read_pdf(made.main.content).pages
    assert len(pages) > 6
    assert all("DRAF" in page for page in pages)


def test_long_names_words_and_tables_stay_on_the_page(make: Make, change: Callable[..., None]) -> None:
    table = "| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n" + "| " + " | ".join(["x" * 40] * 6) + " |\n"
    change(nama="SISTEMPELAYANANTERPADU" * 8, hasil=f"{'w' * 300}\n\n{table * 1}", nama_inisiator="N" * 200)
    made = make("iga")
    assert characters_outside(made.main.content) == []
    assert made.main.complaints == []


def test_the_engine_has_nothing_to_complain_of(make: Make) -> None:
    assert make("iga").main.complaints == []


def test_the_same_record_gives_the_same_bytes(make: Make) -> None:
    assert make("iga").main.content == make("iga").main.content


def test_iga_2023_prints_its_16_items(make: Make) -> None:
    made = make("iga", 2023)
    pdf = read_pdf(made.main.content)
    fields = made.assessment.edition.fields
    assert len(fields) == 16
    profile = pdf.text[pdf.text.index("Profil Inovasi\nNo") :]
    assert_in_order(profile, [f"{field.no} {field.label}" for field in fields.values()])
