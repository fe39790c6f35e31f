"""Dates, numbers, coordinates, links, paths, identifiers, yes and no: what is understood and what is refused."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas.editions import load_edition
from schemas.fields import (
    MONTHS,
    Coordinates,
    Day,
    FilePath,
    Identifier,
    Link,
    Number,
    OptionalText,
    Point,
    Text,
    YesNo,
    is_long,
)
from schemas.form import form_model
from schemas.innovation import Design, Innovation, Proposer
from schemas.wording import date_text, number_text, value_text


def understood(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        understood(kind, value)
    errors = caught.value.errors()
    assert len(errors) == 1
    return errors[0]["type"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-01", dt.date(2024, 3, 1)),
        ("2024-3-1", dt.date(2024, 3, 1)),
        ("01-03-2024", dt.date(2024, 3, 1)),
        ("1/3/2024", dt.date(2024, 3, 1)),
        ("01.03.2024", dt.date(2024, 3, 1)),
        ("1 Maret 2024", dt.date(2024, 3, 1)),
        ("01 maret 2024", dt.date(2024, 3, 1)),
        ("  1   MARET  2024 ", dt.date(2024, 3, 1)),
        ("31 Desember 2025", dt.date(2025, 12, 31)),
        ("17 Agustus 1945", dt.date(1945, 8, 17)),
        ("29-02-2024", dt.date(2024, 2, 29)),
    ],
)
def test_date_is_understood(text: str, day: dt.date) -> None:
    assert understood(Day, text) == day


@pytest.mark.parametrize(
    ("number", "name"),
    [
        *[(1, "Januari"), (2, "Februari"), (3, "Maret"), (4, "April"), (5, "Mei"), (6, "Juni"), (7, "Juli")],
        *[(8, "Agustus"), (9, "September"), (10, "Oktober"), (11, "November"), (12, "Desember")],
    ],
)
def test_every_indonesian_month_is_understood(number: int, name: str) -> None:
    assert understood(Day, f"5 {name} 2024") == dt.date(2024, number, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-02-30", "date-impossible"),
        ("29-02-2023", "date-impossible"),
        ("31 April 2024", "date-impossible"),
        ("0-1-2024", "date-impossible"),
        ("2024-13-01", "date-swapped"),
        ("2024-00-10", "date-impossible"),
        ("01-13-2024", "date-swapped"),
        ("0000-01-01", "date-impossible"),
        ("Maret 2024", "date-unreadable"),
        ("2024", "date-unreadable"),
        ("1 March 2024", "date-unreadable"),
        ("1 Mar 2024", "date-unreadable"),
        ("01-03-24", "date-unreadable"),
        ("2024-03-01 10:00", "date-unreadable"),
        ("20240301", "date-unreadable"),
        ("besok", "date-unreadable"),
        ("", "date-unreadable"),
        ("1711929600", "date-unreadable"),
    ],
)
def test_impossible_day_and_unreadable_date_are_told_apart(text: str, code: str) -> None:
    assert refusal(Day, text) == code


@given(st.dates())
def test_every_day_is_understood_in_each_way_of_writing(day: dt.date) -> None:
    ways = [
        f"{day.year:04}-{day.month:02}-{day.day:02}",
        f"{day.day}-{day.month}-{day.year:04}",
        f"{day.day}/{day.month:02}/{day.year:04}",
        f"{day.day} {MONTHS[day.month - 1].title()} {day.year:04}",
    ]
    assert [understood(Day, way) for way in ways] == [day] * 4


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_date_written_for_a_document_is_understood_again(day: dt.date) -> None:
    assert understood(Day, date_text(day)) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250", "1250"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0", "0"),
        ("0,38", "0.38"),
        ("0.125", "0.125"),
        ("12.50", "12.50"),
        ("1.2500", "1.2500"),
        ("1250.75", "1250.75"),
        (" 7 ", "7"),
        ("-3,5", "-3.5"),
        ("007", "7"),
    ],
)
def test_number_is_understood_as_a_decimal(text: str, number: str) -> None:
    value = understood(Number, text)
    assert isinstance(value, Decimal)
    assert value == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("1.250", "12.500", "999.000", "-1.250"),  # thousands or decimals? nobody can tell
        *("1.250.000", "1,250,000", "1.250,50", "1 250", "1_250"),
        *("12%", "12 orang", "dua", "1e3", "NaN", "Infinity", "inf", "", " ", "-", ",5", "5,", "+5", "0x1F", "½"),
        "9" * 200,
    ],
)
def test_number_that_leaves_a_doubt_is_refused(text: str) -> None:
    assert refusal(Number, text) == "number-unreadable"


@given(st.decimals(-10_000, 10_000, places=2))
def test_number_with_comma_and_with_point_is_the_same(number: Decimal) -> None:
    assert understood(Number, f"{number:f}") == understood(Number, f"{number:f}".replace(".", ",")) == number


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("-7.3905, 109.3637", "-7.3905", "109.3637"),
        ("-7.3905,109.3637", "-7.3905", "109.3637"),
        ("-7.3905; 109.3637", "-7.3905", "109.3637"),
        ("-7,3905; 109,3637", "-7.3905", "109.3637"),
        ("-7,3905, 109,3637", "-7.3905", "109.3637"),
        ("  -7.5 ,  110 ", "-7.5", "110"),
        ("-7, 109", "-7", "109"),
        ("90, 180", "90", "180"),
        ("-90,-180", "-90", "-180"),
    ],
)
def test_coordinates_are_understood(text: str, latitude: str, longitude: str) -> None:
    assert understood(Point, text) == Coordinates(Decimal(latitude), Decimal(longitude))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-7.3905", "coordinates-unreadable"),
        ("-7.3905 109.3637", "coordinates-unreadable"),
        ("7°23'S 109°21'E", "coordinates-unreadable"),
        ("-7.3905, 109.3637, 12", "coordinates-unreadable"),
        ("-7,3905,109,3637", "coordinates-unreadable"),
        ("https://maps.contoh.id/?q=-7,109", "coordinates-unreadable"),
        ("", "coordinates-unreadable"),
        ("109.3637, -7.3905", "coordinates-impossible"),
        ("90.0001, 0", "coordinates-impossible"),
        ("0, -180.0001", "coordinates-impossible"),
    ],
)
def test_coordinates_that_are_none_or_lie_nowhere_are_refused(text: str, code: str) -> None:
    assert refusal(Point, text) == code


def test_coordinates_are_shown_as_a_map_takes_them() -> None:
    assert str(understood(Point, "-7,3905; 109,3637")) == "-7.3905, 109.3637"


@pytest.mark.parametrize(
    "text",
    [
        "https://contoh.go.id",
        "http://contoh.go.id/a/b?c=d#e",
        "https://youtu.be/abc123",
        "HTTPS://CONTOH.GO.ID/",
        "https://contoh.go.id:8443/x",
        "  https://contoh.go.id/  ",
        "https://xn--contoh-abc.id/",
    ],
)
def test_web_address_is_accepted_without_the_space_around_it(text: str) -> None:
    assert understood(Link, text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://contoh.go.id/a",
        ),
        *("mailto:a@contoh.go.id", "contoh.go.id", "www.contoh.go.id", "//contoh.go.id/a", "https://", "https:///a"),
        *("https://contoh", "https:contoh.go.id", "http//contoh.go.id", "https://[::1", "https://con toh.go.id", ""),
        *("https://contoh.go.id/a\nb", "https://contoh.go.id/a b", "belum ada"),
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert refusal(Link, text) == "link-malformed"


@pytest.mark.parametrize(
    "text", ["bukti/sk.pdf", "sk.pdf", "bukti/2024/sk tim.pdf", "bukti/..sk.pdf", "./bukti/sk.pdf"]
)
def test_relative_path_is_accepted(text: str) -> None:
    assert understood(FilePath, text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("/etc/passwd", "//server/a", "../sk.pdf", "bukti/../../sk.pdf", "bukti/..", ".."),
        *("\\\\server\\a", "C:/sk.pdf", "C:sk.pdf", "d:\\sk.pdf"),
        *("bukti/sk\n.pdf", "bukti/sk\x00.pdf", "bukti/sk\t.pdf", "", "  "),
    ],
)
def test_path_that_leaves_the_workspace_is_refused(text: str) -> None:
    assert refusal(FilePath, text) == "path-leaves-workspace"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *((text, True) for text in ("ya", "Ya", " YA ", "yes", "true", "True")),
        *((text, False) for text in ("tidak", "Tidak", "no", "NO", "false")),
    ],
)
def test_yes_and_no_are_understood(text: str, answer: bool) -> None:
    assert understood(YesNo, text) is answer


@pytest.mark.parametrize("text", ["mungkin", "", "1", "0", "y", "on", "off", "belum", "ya/tidak"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    assert refusal(YesNo, text) == "yes-no-unreadable"


@pytest.mark.parametrize("text", ["a", "sk-tim", "sk_tim", "2024", "sk-tim-2024", "a" * 80])
def test_identifier_is_accepted(text: str) -> None:
    assert understood(Identifier, text) == text


@pytest.mark.parametrize(
    "text", ["", "SK-Tim", "sk tim", "-sk", "sk-", "sk--tim", "sk/tim", "../sk", "sk.tim", "é", "sk\n", "a" * 81]
)
def test_malformed_identifier_is_refused(text: str) -> None:
    assert refusal(Identifier, text) == "identifier-malformed"


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0"])
def test_text_without_a_visible_character_is_no_answer(text: str) -> None:
    assert understood(OptionalText, text) is None
    assert refusal(Text, text) == "string_type"


def test_text_is_kept_without_the_space_around_it() -> None:
    assert understood(Text, "  Pasar  Terang \n") == "Pasar  Terang"


@pytest.mark.parametrize("kind", [Day, Number, Point, YesNo, Link, FilePath, Text])
@pytest.mark.parametrize("value", [["a"], {"a": "b"}, None])
def test_list_mapping_and_nothing_are_refused_without_a_crash(kind: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        understood(kind, value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "Ya"),
        (False, "Tidak"),
        (dt.date(2022, 12, 15), "15 Desember 2022"),
        (Decimal("1234567.5"), "1.234.567,5"),
        (Decimal("0.38"), "0,38"),
        (Decimal("12.50"), "12,50"),
        (1250, "1.250"),
        (-1250, "-1.250"),
        ("teks", "teks"),
        (Coordinates(Decimal("-7.5"), Decimal("110")), "-7.5, 110"),
    ],
)
def test_value_is_written_as_indonesian_documents_write_it(value: Any, text: str) -> None:
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("44.4"), 2, "44,40"),
        (Decimal("0"), 2, "0,00"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("5E+1"), None, "50"),
        (Decimal("-1234.5"), 1, "-1.234,5"),
    ],
)
def test_number_is_written_with_indonesian_marks(value: Decimal, decimals: int | None, text: str) -> None:
    assert number_text(value, decimals) == text


def test_long_text_is_told_from_one_line() -> None:
    long = {name for name, field in Innovation.model_fields.items() if is_long(field)}
    assert long == {"pengembangan", "ringkasan", "tujuan", "manfaat", "hasil"}
    assert all(is_long(field) for field in Design.model_fields.values())
    assert not any(is_long(field) for field in Proposer.model_fields.values())
    edition = load_edition("kipp-2025")
    form = form_model(edition, None, lenient=True)
    of_edition = {key for key, item in edition.fields.items() if item.type == "narrative"}
    assert {name for name, field in form.model_fields.items() if is_long(field)} == of_edition != set()
