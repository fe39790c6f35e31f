"""The dates of an office and of editions, seen from a day; in words and as a calendar file."""

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from schemas.edition import Edition
from schemas.settings import Settings
from submissions.deadlines.ics import calendar_file
from submissions.deadlines.listing import Deadline, State, deadlines_of, entry_closes, next_own
from submissions.deadlines.wording import headlines, left_text, name_text, remarks, what_is_not_known, whose_text
from submissions.language import speaking
from tests.build import edition

TODAY = dt.date(2025, 5, 26)  # a Monday; 29 May is a holiday, 30 May collective leave, 2 June a working day


def settings(**tenggat: Any) -> Settings:
    return Settings.model_validate({"tenggat": tenggat})


def listed(given: Settings | None = None, today: dt.date = TODAY, *editions: Edition) -> list[Deadline]:
    return deadlines_of(editions or [edition("kipp-2025")], given or Settings(), today)


def by_key(found: list[Deadline]) -> dict[str, Deadline]:
    return {each.key: each for each in found}


def test_what_comes_is_first_then_what_is_not_known_then_what_is_past() -> None:
    own = settings(
        semua={"Rapat": "2025-05-28", "Belum": None}, kipp={"Telaah": "2025-06-03"}, iga={"Lain": "2025-06-01"}
    )
    found = listed(own)
    assert [each.state for each in found] == sorted((each.state for each in found), key=list(State).index)
    coming = [each.key for each in found if each.state is State.COMING]
    # The office's own stands before the ministry's of the same day; a deadline for the other competition is not here.
    assert coming[:3] == ["Rapat", "Telaah", "registration_closes"]
    assert [each.key for each in found if each.state is State.UNKNOWN] == ["Belum"]
    assert [each.key for each in found if each.state is State.PAST] == [
        "registration_opens",
        "briefing_opens",
        "briefing_closes",
    ]


def test_working_days_left_are_counted_with_the_days_off_of_the_settings() -> None:
    assert by_key(listed())["registration_closes"].working_days == 4  # 27, 28 May, 2, 3 June
    own = Settings.model_validate({"hari_libur": ["2025-05-28"]})
    assert by_key(listed(own))["registration_closes"].working_days == 3


@pytest.mark.parametrize(
    ("today", "english", "indonesian"),
    [
        ("2025-05-26", "4 working days left", "4 hari kerja lagi"),
        ("2025-06-02", "1 working day left", "1 hari kerja lagi"),
        ("2025-06-03", "today", "hari ini"),
        ("2025-06-04", "past", "sudah lewat"),
    ],
)
def test_time_left_in_words(today: str, english: str, indonesian: str) -> None:
    closes = by_key(listed(None, dt.date.fromisoformat(today)))["registration_closes"]
    with speaking("en"):
        assert left_text(closes) == english
    with speaking("id"):
        assert left_text(closes) == indonesian


def test_what_has_closed_is_said_to_be_closed() -> None:
    kipp = edition("kipp-2025")
    after = deadlines_of([kipp], Settings(), dt.date(2025, 6, 4))
    with speaking("id"):
        assert name_text(by_key(after)["registration_closes"]) == "Pendaftaran sudah ditutup"
        assert name_text(by_key(after)["registration_opens"]) == "Pendaftaran dibuka"
        assert headlines(after, kipp) == ["KIPP 2025 – Pendaftaran sudah ditutup (Selasa, 3 Juni 2025)"]
    with speaking("en"):
        assert headlines(after, kipp) == ["KIPP 2025 – Registration has closed (Tuesday, 3 June 2025)"]


def test_a_date_that_is_not_known_stays_unknown() -> None:
    iga = edition("iga-2026")
    for today in (dt.date(2026, 1, 1), dt.date(2027, 1, 1)):
        found = deadlines_of([iga], Settings(), today)
        assert {each.state for each in found} == {State.UNKNOWN}
        with speaking("id"):
            [line] = headlines(found, iga)
        assert line == (
            "IGA 2026 – Pelaporan ditutup: tanggal belum diketahui (Agustus 2026; hari persisnya tidak ditemukan)"
        )


def test_headlines_name_the_offices_next_date_and_when_the_edition_closes() -> None:
    kipp = edition("kipp-2025")
    own = settings(semua={"Naskah masuk": "2025-05-28", "Sudah": "2025-05-01"}, kipp={"Kirim": "2025-06-02"})
    found = deadlines_of([kipp], own, TODAY)
    with speaking("id"):
        assert headlines(found, kipp) == [
            "Naskah masuk: Rabu, 28 Mei 2025, 2 hari kerja lagi",
            "KIPP 2025 – Pendaftaran ditutup: Selasa, 3 Juni 2025, 4 hari kerja lagi",
        ]
    upcoming, closing = next_own(found, kipp), entry_closes(found, kipp)
    assert upcoming is not None
    assert closing is not None
    assert (upcoming.key, closing.key) == ("Naskah masuk", "registration_closes")
    assert next_own(found, edition("iga-2026")) == upcoming  # one for all competitions
    assert entry_closes(found, edition("iga-2026")) is None


def test_a_date_on_a_day_off_is_told_with_the_last_working_day_before() -> None:
    found = by_key(listed(settings(semua={"Kirim": "2025-05-29", "Rapat": "2025-06-01"})))
    with speaking("en"):
        assert remarks(found["Kirim"]) == [
            "A day off (Kenaikan Yesus Kristus); the last working day before it is Wednesday, 28 May 2025."
        ]
        assert "Wednesday, 28 May 2025" in remarks(found["Rapat"])[0]
        assert whose_text(found["Rapat"]) == "own"


def test_a_date_of_weak_grade_is_said_to_be_not_verified() -> None:
    found = deadlines_of([edition("kipp-2023")], Settings(), dt.date(2023, 3, 1))
    with speaking("en"):
        assert remarks(by_key(found)["launch"])[0] == "Date: one source only, not verified."


def test_what_the_count_cannot_know_is_said() -> None:
    with speaking("en"):
        assert what_is_not_known(listed()) == []
        lines = what_is_not_known(listed(settings(semua={"Kirim": "2031-05-01"}), dt.date(2030, 1, 1)))
    assert lines[0] == "Collective leave of 2030–2031 is not known yet: its days count as working days."
    assert lines[1].startswith("Estimated, so a count may be one day out: ")
    assert " more." in lines[1]


# The calendar file

OWN = {"Naskah, masuk; \u202e": "2025-05-28", "Belum": None}


def events(content: bytes) -> dict[str, Any]:
    return {str(each["UID"]): each for each in Calendar.from_ical(content).walk("VEVENT")}


def test_a_calendar_file_holds_each_known_date_as_a_whole_day() -> None:
    content = calendar_file(listed(settings(semua=OWN)), "Kabupaten Contoh", TODAY)
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//submissions//submissions//ID\r\n")
    found = {str(each["SUMMARY"]): each for each in events(content).values()}
    assert len(found) == 1 + sum(rule.value is not None for rule in edition("kipp-2025").calendar.values())
    closes = found["KIPP 2025: Pendaftaran ditutup"]
    assert (closes.start, closes.end) == (dt.date(2025, 6, 3), dt.date(2025, 6, 4))
    assert "Sumber: MENPAN-2025, KALTIM" in closes["DESCRIPTION"]
    assert found["Naskah, masuk;"].start == dt.date(2025, 5, 28)


def test_importing_a_later_file_moves_what_was_moved() -> None:
    first = events(calendar_file(listed(settings(semua={"Kirim": "2025-05-28"})), "Kabupaten Contoh", TODAY))
    later = TODAY + dt.timedelta(days=1)
    second = events(calendar_file(listed(settings(semua={"Kirim": "2025-06-02"}), later), "Kabupaten Contoh", later))
    assert first.keys() == second.keys()
    assert all(second[each]["SEQUENCE"] > first[each]["SEQUENCE"] for each in first)
    other = events(calendar_file(listed(settings(semua={"Kirim": "2025-05-28"})), "Kota Contoh", TODAY))
    assert len(first.keys() - other.keys()) == 1  # the office's own; the ministry's are the same everywhere


def test_equal_input_gives_equal_bytes_whatever_the_language() -> None:
    made = []
    for language in ("en", "id"):
        with speaking(language):
            made.append(calendar_file(listed(settings(semua=OWN)), "Kabupaten Contoh", TODAY))
    assert made[0] == made[1]


def test_the_last_day_of_all_fits_into_a_calendar_file() -> None:
    content = calendar_file(listed(settings(semua={"Kirim": "31-12-9999"})), "Kabupaten Contoh", TODAY)
    assert b"DTSTART;VALUE=DATE:99991231\r\n" in content
