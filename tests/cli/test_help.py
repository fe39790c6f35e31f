"""`submissions help`: the manual listed, searched, read and opened from the terminal."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from submissions.manual.reading import manual
from tests.cli.conftest import ROOT, Ran

Run = Callable[..., Ran]


def test_without_words_all_pages_are_listed(run: Run) -> None:
    done = run("help")
    assert (done.code, done.complaints) == (0, "")
    for kind in manual().kinds:
        assert f"\n{kind.title}\n" in done.out
        for page in manual().children(kind):
            assert re.search(rf"^  {re.escape(page.name)} +{re.escape(page.title)}$", done.out, re.MULTILINE)
    assert "Next: `submissions help NAME` shows a page" in done.err


def test_words_are_searched_for(run: Run) -> None:
    done = run("help", "bagaimana", "menandatangani", "surat")
    assert done.code == 0
    first = done.out.split()[0]
    assert first in manual().pages
    assert f"`submissions help {first}` shows the first page" in done.err
    assert "\x1b" not in done.out


def test_what_is_not_there_is_told(run: Run) -> None:
    done = run("help", "xyzzy", "plugh")
    assert (done.code, done.out) == (1, "")
    assert "Nothing in the manual fits “xyzzy plugh”." in done.err


@pytest.mark.parametrize("name", ["belajar", "Belajar", "belajar/satu-pagi", "belajar/satu-pagi.md", "satu-pagi"])
def test_a_page_is_read_by_its_name(run: Run, name: str) -> None:
    done = run("help", name)
    assert done.code == 0
    page = manual().pages["belajar/satu-pagi" if "satu" in name else "belajar"]
    assert done.out.split("\n")[0].strip() == page.title
    assert ".md)" not in done.out
    assert "](" not in done.out
    assert max(map(len, done.out.splitlines())) <= 100


@pytest.mark.parametrize("name", sorted(manual().pages))
def test_every_page_can_be_printed(name: str) -> None:
    from submissions.manual.printing import printed_markdown

    page = manual().pages[name]
    text = printed_markdown(manual(), page)
    assert page.title in text
    for heading in page.headings:
        assert heading.text.split()[0] in printed_markdown(manual(), page, heading.anchor).replace("`", "")


def test_it_is_opened_without_a_workspace_and_nothing_can_be_begun_there(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en", "BROWSER": "true"}
    command = [sys.executable, "-u", "-m", "submissions", "help", "satu-pagi", "--open"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            told = process.stdout.readline()
            address = told.split()[-1]
            assert "/bantuan/belajar/satu-pagi/?masuk=" in address
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            assert manual().pages["belajar/satu-pagi"].title in browser.open(address).read().decode()
            host = address.partition("/bantuan/")[0]
            assert browser.open(f"{host}/").url == f"{host}/bantuan/"
            for path in ("/mulai/", "/inovasi/", "/pengaturan/"):
                with pytest.raises(urllib.error.HTTPError, match="404"):
                    browser.open(f"{host}{path}")
        finally:
            process.terminate()
    assert list(tmp_path.iterdir()) == []
