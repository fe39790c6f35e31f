from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from schemas.settings import Settings
from submissions.documents.fetching import DocumentFetcher, NotServedError
from submissions.documents.richtext import narrative_html
from submissions.errors import InputError
from submissions.resources import templates_folder
from submissions.workspace import Workspace, open_workspace
from tests.documents.conftest import Made
from tests.pdf import flat, read_pdf

ATTACKS = [
    "<img src=file:///etc/passwd>",
    "<link rel=attachment href=file:///etc/passwd>",
    "<style>@import url(file:///etc/passwd)</style>",
    "{{ 7*7 }}",
    "{% include 'x' %}",
    '" style="background: url(file:///etc/passwd)',
    "url(http://example.invalid/x)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_in_a_name_is_printed_as_it_stands(
    attack: str, make: Callable[..., Made], change: Callable[..., None]
) -> None:
    change(nama=f"Inovasi {attack}", hasil=attack)
    made = make("iga")
    assert made.main.complaints == []
    text = flat(read_pdf(made.main.content).text)
    assert flat(f"Inovasi {attack}") in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](file:///etc/passwd)", "<p>[x](file:///etc/passwd)</p>"),
        (
            "[x](https://example.go.id)",
            '<p><a href="https://example.go.id">x</a><span class="alamat"> (https://example.go.id)</span></p>',
        ),
        ("<https://example.go.id>", '<p><a href="https://example.go.id">https://example.go.id</a></p>'),
        ("[a **b** `<c>`](https://example.go.id)", '<p><a href="https://example.go.id">a b &lt;c&gt;</a>'),
        ("[a\nb](https://example.go.id) **c**", '<p><a href="https://example.go.id">a b</a>'),
        ("![x](https://example.go.id/x.png)", "<p>!<a"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("# Judul", "<p><strong>Judul</strong></p>"),
        ("- a\n\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n  b", "<ul>\n<li>a<br>b</li>\n</ul>"),
    ],
)
def test_markdown_becomes_only_harmless_html(markdown: str, html: str) -> None:
    assert str(narrative_html(markdown)).strip().startswith(html)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "https://example.invalid/x.png",
        "data:text/plain,x",
        "asset:../../pyproject.toml",
        "asset:../templates.toml",
        "asset:fonts/OFL.txt",
        "asset:nix.svg",
        "workspace:../rahasia.png",
        "workspace:/etc/passwd",
        "workspace:keluar.png",
        "workspace:submissions.yaml",
    ],
)
def test_nothing_outside_is_fetched(url: str, tmp_path: Path) -> None:
    (tmp_path / "rahasia.png").write_bytes(b"x")
    root = tmp_path / "kantor"
    root.mkdir()
    (root / "submissions.yaml").write_text("tempat: Purbalingga\n")
    (root / "keluar.png").symlink_to(tmp_path / "rahasia.png")
    fetcher = DocumentFetcher(templates_folder() / "shared", Workspace(root, Settings()))
    with pytest.raises(NotServedError):
        fetcher.fetch(url)


def test_packaged_assets_and_pictures_of_the_workspace_are_fetched(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 20), "#00000000").save(tmp_path / "lambang.png")
    fetcher = DocumentFetcher(templates_folder() / "shared", Workspace(tmp_path, Settings()))
    with Image.open(fetcher.fetch("workspace:lambang.png")) as picture:
        assert (picture.format, picture.size, picture.getpixel((0, 0))) == ("JPEG", (40, 20), (255, 255, 255))
    assert fetcher.fetch("asset:fonts/SubmissionsSans-Regular.ttf").read()[:4] == b"\x00\x01\x00\x00"


def test_a_template_of_the_office_replaces_a_block(starter: Path, make: Callable[..., Made]) -> None:
    own = starter / "templates" / "iga"
    own.mkdir(parents=True)
    (own / "dossier.html.j2").write_text(
        '{% extends "builtin/iga/dossier.html.j2" %}'
        '{% block pernyataan %}<h2 id="pernyataan">Pernyataan Kami</h2>{% endblock %}'
    )
    text = read_pdf(make("iga").main.content).text
    assert "Pernyataan Kami" in text
    assert "Profil Inovasi" in text


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ tidak_ada }}", "tidak_ada"),
        ("satu\n{% if %}", "dossier.html.j2:2"),
        ("{{ inovasi.__class__.__mro__ }}", "__class__"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "unsafe"),
    ],
)
def test_a_faulty_or_malicious_template_is_named(
    template: str, says: str, starter: Path, make: Callable[..., Made]
) -> None:
    own = starter / "templates" / "iga"
    own.mkdir(parents=True)
    (own / "dossier.html.j2").write_text(template)
    with pytest.raises(InputError) as caught:
        make("iga")
    assert says in caught.value.message


def test_a_coat_of_arms_that_is_not_there_is_named(starter: Path, make: Callable[..., Made]) -> None:
    (starter / open_workspace(starter).settings.kop.lambang).unlink()  # type: ignore[operator]
    with pytest.raises(InputError, match=r"submissions\.yaml: the coat of arms lambang\.png is not in the workspace"):
        make("iga")
