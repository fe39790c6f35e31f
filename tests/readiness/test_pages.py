"""The page of an office says what its message for a chat says, on one page, under a name that every disk takes."""

import datetime as dt
import re
from typing import Any

import pytest

from schemas.settings import Settings
from submissions.deadlines.listing import deadlines_of
from submissions.documents.making import Maker
from submissions.readiness.chat import asker_of, messages
from submissions.readiness.listing import Readiness, by_office, readiness_of
from submissions.readiness.pages import office_pages
from tests.build import REMOVED, changed, edition, report_of, standing_workspace
from tests.pdf import flat, read_pdf

TODAY = dt.date(2026, 6, 2)
EDITION = edition("iga-2026")
DEADLINES = deadlines_of([EDITION], Settings(), TODAY)


def ready(name: str = "Pasar Terang", office: str = "Dinas Contoh", **changes: Any) -> Readiness:
    lacking = {f"indikator.{key}.bukti": ["dokumen"] for key in ("video", "sdm", "anggaran")}
    found = readiness_of(
        report_of(changed({"nama": name, "pengusul": {"nama": office, "jenis": "opd"}} | lacking | changes), "iga-2026")
    )
    assert found is not None
    return found


def test_the_page_says_what_the_message_says() -> None:
    workspace = standing_workspace()
    found = [ready(), ready("Belum Layak", urusan_utama=REMOVED)]
    [page] = office_pages(found, EDITION, DEADLINES, workspace)
    [message] = messages(by_office(found)[0], EDITION, DEADLINES, asker_of(workspace.settings))
    printed = page.printed(Maker(workspace))
    assert (printed.pages, printed.complaints) == (1, [])
    text = flat(read_pdf(printed.content).text)
    lines = [line.strip("*").removeprefix("• ").rstrip(":") for line in message.splitlines() if line]
    assert len(lines) > 8
    title, *others = lines
    assert [part for part in title.split(" · ") if part not in text] == []
    assert [line for line in others if line not in text] == []


@pytest.mark.parametrize("count", [1, 40])
def test_an_office_has_one_page_however_much_it_has_to_do(count: int) -> None:
    name = "Sistem Layanan " + "Panjang Sekali " * 12
    page, *_others = office_pages(
        [ready(f"{name}{number}") for number in range(count)], EDITION, [], standing_workspace()
    )
    printed = page.printed(Maker(standing_workspace()))
    assert printed.pages == 1
    text = flat(read_pdf(printed.content).text)
    shown = len(re.findall(r"\d+\. Sistem Layanan", text))
    left = re.search(r"… dan (\d+) inovasi lain", text)
    assert shown + (int(left[1]) if left else 0) == count


def test_names_of_files_are_safe_and_no_two_are_alike() -> None:
    strange = ["../../etc/passwd", "CON", "Dinas A/B", "Dinas A B", "…", "Kantor\u202eÉtat", "D" * 500]
    pages = office_pages([ready(office=name) for name in strange], EDITION, [], standing_workspace())
    names = {page.file for page in pages}
    assert len(names) == len(pages) == len(strange)
    assert all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,88}[a-z0-9])?\.pdf", name) for name in names)
    assert {"etc-passwd.pdf", "kantor-con.pdf", "dinas-a-b.pdf", "dinas-a-b-2.pdf"} <= names


def test_an_office_that_has_nothing_to_do_has_no_page() -> None:
    done = readiness_of(report_of(changed({}), "iga-2026"))
    assert done
    assert done.is_ready
    assert office_pages([done], EDITION, DEADLINES, standing_workspace()) == []
