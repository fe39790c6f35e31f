"""One job per document: how it is asked for, and in which order."""

import json
from collections.abc import Iterator

import pytest

from submissions.batch.jobs import DocumentSubject, Job, longest_first

SUBJECT = DocumentSubject("inovasi/satu.yaml", "Satu", "kipp-2025", "umum", "eligible")
FORM, LETTER = "kipp/form.html.j2", "kipp/letters/inovator.html.j2"


def job(length: int, template: str = FORM) -> Job:
    return Job(SUBJECT, f"kipp-2025/{length}.pdf", template, "x" * length, f"key-{length}")


def lengths(jobs: Iterator[Job]) -> list[int]:
    return [len(each.content) for each in jobs]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        # Of the first three (5, 1, 9) the longest; then 3 comes in beside 5 and 1; then 7; then nothing more.
        (3, [9, 5, 7, 3, 1]),
        (1, [5, 1, 9, 3, 7]),
        (2, [5, 9, 3, 7, 1]),
        (5, [9, 7, 5, 3, 1]),
        (1024, [9, 7, 5, 3, 1]),
    ],
)
def test_the_longest_of_those_ahead_comes_first(ahead: int, expected: list[int]) -> None:
    assert lengths(longest_first(iter(map(job, [5, 1, 9, 3, 7])), ahead)) == expected


def test_jobs_of_the_same_length_keep_their_order() -> None:
    same = [Job(SUBJECT, f"{number}.pdf", FORM, "x", "") for number in range(20)]
    assert list(longest_first(iter(same), 4)) == same


def test_letters_come_last() -> None:
    jobs = [job(900, LETTER), job(1), job(800, LETTER), job(2)]
    assert lengths(longest_first(iter(jobs))) == [2, 1, 900, 800]
    assert [each.length for each in jobs] == [0, 1, 0, 2]


@pytest.mark.parametrize("ahead", [1, 7, 100])
@pytest.mark.parametrize("count", [0, 1, 6, 7, 8, 100])
def test_nothing_is_lost(count: int, ahead: int) -> None:
    jobs = [job(number * 37 % 101) for number in range(count)]
    found = list(longest_first(iter(jobs), ahead))
    assert sorted(map(id, found)) == sorted(map(id, jobs))


def test_no_more_are_planned_than_are_looked_ahead() -> None:
    planned: list[int] = []

    def jobs() -> Iterator[Job]:
        for number in range(50):
            planned.append(number)
            yield job(number)

    ordered = longest_first(jobs(), 10)
    assert planned == []
    assert len(next(ordered).content) == 9
    assert len(planned) == 10
    assert len(next(ordered).content) == 10
    assert len(planned) == 11


@pytest.mark.parametrize(
    "text", ["biasa", 'kutip " dan \\', "baris\nlain\r\n", "\u2028\u2029\x85", "日本 \U0001f600", "\0"]
)
def test_a_request_is_one_line_of_json(text: str) -> None:
    content = {"inovasi": {"nama": text}, "angka": [1, 2.5, None, True]}
    asked = Job(SUBJECT, "a.pdf", FORM, json.dumps(content, ensure_ascii=False), "").request(2.5)
    assert json.loads(asked) == {"template": FORM, "seconds": 2.5, "content": content}
    # The helper reads bytes up to a line feed.
    assert asked.encode().splitlines(keepends=False) == [asked.encode()]
