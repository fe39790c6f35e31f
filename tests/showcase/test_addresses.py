"""The address of a website: taken as people write it, or refused with a reason."""

import pytest

from submissions.errors import UserError
from submissions.showcase.addresses import base_address, robots, sitemap


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://inovasi.contohkab.go.id", "https://inovasi.contohkab.go.id/"),
        (" https://Inovasi.ContohKab.go.id/ ", "https://inovasi.contohkab.go.id/"),
        ("http://contohkab.go.id/inovasi daerah".replace(" ", "-"), "http://contohkab.go.id/inovasi-daerah/"),
        ("https://contohkab.go.id:8443/a/b/", "https://contohkab.go.id:8443/a/b/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_that_of_a_folder(written: str, address: str) -> None:
    assert base_address(written) == address


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("inovasi.contohkab.go.id", "does not begin with https://"),
        ("ftp://contohkab.go.id/", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("https://", "is no name of a website"),
        ("https://localhost/", "is no name of a website"),
        ("https://contoh_kab.go.id/", "is no name of a website"),
        ("https://192.168.1.1/", "is no name of a website"),
        ("https://admin:rahasia@contohkab.go.id/", "name of a user or a password"),
        ("https://contohkab.go.id/?a=1", "behind a “\\?” or “#”"),
        ("https://contohkab.go.id/#a", "behind a “\\?” or “#”"),
        ("https://contohkab.go.id/index.html", "does not name a folder"),
        ("https://contohkab.go.id/a/../b", "does not name a folder"),
        ('https://contohkab.go.id/"><script>', "does not name a folder"),
        ("https://contohkab.go.id/a b", "does not name a folder"),
        ("https://contohkab.go.id:99999/", "no address of a website"),
        ("https://[::1", "no address of a website"),
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(written: str, why: str) -> None:
    with pytest.raises(UserError, match=why) as refused:
        base_address(written)
    assert "https://inovasi.contohkab.go.id/" in refused.value.remedy


def test_search_engines_get_whole_addresses() -> None:
    listed = sitemap("https://contohkab.go.id/a&b/", ["", "inovasi/satu.html"])
    assert "<loc>https://contohkab.go.id/a&amp;b/inovasi/satu.html</loc>" in listed
    assert listed.count("<url>") == 2
    assert "Sitemap: https://contohkab.go.id/sitemap.xml" in robots("https://contohkab.go.id/")
