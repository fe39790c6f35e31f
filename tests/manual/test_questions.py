"""The questions that operators ask lead to the page that answers them."""

import time

import pytest

from submissions.manual.reading import Manual, linked_page, manual
from submissions.manual.searching import search

QUESTIONS = "pertanyaan"
_FIRST = 3


def questions() -> dict[str, str]:
    """Return each question of the page of questions, and the page that it says answers it."""
    page = manual().pages[QUESTIONS]
    found, row = {}, list[str]()
    for token in page.tokens():
        if token.type == "tr_open":
            row = []
        elif token.type == "inline" and row is not None:
            links = [str(child.attrs["href"]) for child in token.children or () if child.type == "link_open"]
            row.append(links[0] if links else token.content)
            if len(row) == 3 and links:
                found[row[0]] = linked_page(page, row[2])[0] or ""
    return found


ASKED = questions()


def test_there_are_many_questions() -> None:
    assert len(ASKED) >= 20
    assert set(ASKED.values()) <= set(manual().pages)


@pytest.mark.parametrize("question", ASKED)
def test_a_question_finds_the_page_that_answers_it(question: str) -> None:
    found = [hit.page.name for hit in search(question, manual()) if hit.page.name != QUESTIONS]
    assert ASKED[question] in found[:_FIRST]


def test_texts_alone_answer_most_questions() -> None:
    asked_nothing = Manual(manual().folder, manual().pages)
    asked_nothing.__dict__["questions"] = {}
    found = [
        answer in [hit.page.name for hit in search(question, asked_nothing) if hit.page.name != QUESTIONS][:_FIRST]
        for question, answer in ASKED.items()
    ]
    assert sum(found) >= 0.75 * len(found)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("ttd", "cara/tanda-tangan"),
        ("bupati blm tandatangan", "cara/tanda-tangan"),
        ("upload bukti", "cara/bukti"),
        ("foto SK pakai hp", "cara/foto-sk"),
        ("naskah dari word", "cara/impor-word"),
        ("excel dari OPD", "cara/kumpulkan-excel"),
        ("kirim wa ke dinas", "cara/pengingat"),
        ("deadline", "cara/pengingat"),
        ("batas kata", "cara/naskah-terlalu-panjang"),
        ("inovasi dobel", "cara/kembar"),
        ("undo impor", "cara/salah-hapus"),
        ("salah hapus", "cara/salah-hapus"),
        ("lupa password", "cara/tambah-akun"),
        ("ganti laptop", "cara/pindah-komputer"),
        ("backup", "cara/cadangkan"),
        ("instal di windows", "cara/pasang"),
        ("website inovasi", "cara/situs"),
        ("sinovik", "cara/kirim-sinovik"),
        ("segel", "cara/bekukan"),
        ("membekukan", "cara/bekukan"),
        ("kop surat", "cara/ubah-templat"),
        ("tahun depan", "cara/tahun-baru"),
        ("kadis pensiun ganti nama", "cara/ubah-templat"),
        ("NIP salah ketik di surat", "cara/ubah-templat"),
        ("ubah nama inovasi", "cara/inovasi-baru"),
        ("koordinat lokasi cari dimana", "cara/inovasi-baru"),
        ("presentasi depan juri tanya apa saja", "cara/kirim-sinovik"),
        ("syarat video youtube", "cara/bukti"),
        ("bukti link gdrive", "cara/bukti"),
        ("data OPD sudah masuk tapi tidak muncul di daftar", "cara/kumpulkan-excel"),
        ("kenapa skor turun", "cara/skor"),
        ("cetak laporan bupati", "cara/laporan"),
        ("pdf tidak bisa dibuat", "cara/pasang"),
        ("gambar sk kabur", "cara/foto-sk"),
        ("berapa minimal kata rancang bangun", "cara/naskah-terlalu-panjang"),
        ("program bahasa inggris, ganti bahasa indonesia", "cara/pasang"),
        ("skor kementrian beda", "mengapa/skor"),
        ("words-too-few", "acuan/temuan/kelengkapan"),
        ("kata dari paling sedikit 300 kata", "acuan/temuan/kelengkapan"),
        ("istilah jilid bukti", "acuan/istilah"),
    ],
)
def test_words_as_they_are_typed_find_the_page(typed: str, answer: str) -> None:
    assert answer in [hit.page.name for hit in search(typed, manual())][:_FIRST]


def test_a_search_takes_no_time() -> None:
    search("surat", manual())
    began = time.perf_counter()
    for question in ASKED:
        search(question, manual())
    assert (time.perf_counter() - began) / len(ASKED) < 0.05
