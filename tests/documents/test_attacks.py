"""What strangers may put into records, pictures and templates is printed as text, or refused with a reason."""

import io
import re
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from PIL import Image

from schemas.settings import Settings
from submissions.documents.fetching import DocumentFetcher, NotServedError
from submissions.documents.richtext import narrative_html
from submissions.errors import InputError
from submissions.resources import templates_folder
from submissions.workspace import Workspace, open_workspace
from tests.documents.conftest import Made
from tests.pdf import read_pdf

Make = Callable[..., Made]
Change = Callable[..., None]

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
<image xlink:href="file:///etc/hostname" width="9" height="9"/><image href="workspace:lain.png" width="9" height="9"/>
<style>@import url(file:///etc/passwd);</style></svg>"""

HOSTILE = "\n\n".join(
    [
        "<img src=file:///etc/passwd onerror=alert(1)>",
        "<link rel=attachment href=file:///etc/passwd>",
        "<style>@import url(file:///etc/passwd); p { background: url(http://127.0.0.1:1/x) }</style>",
        '<svg><image href="file:///etc/passwd"/></svg>',
        "{{ 7*7 }} {% for x in range(9) %}x{% endfor %} {# sunyi #}",
        "![gambar](file:///etc/passwd) [buka](javascript:alert(1)) [data](data:text/html,x) [lokal](file:///etc/passwd)",
        "[acuan]: file:///etc/passwd",
        "</p></div></body></html><h1>Judul palsu</h1>",
        "<!-- komentar --> &lt;b&gt; &#x3c;script&#x3e;",
    ]
)
SHOWN = [
    "<img src=file:///etc/passwd onerror=alert(1)>",
    "<link rel=attachment href=file:///etc/passwd>",
    "p { background: url(http://127.0.0.1:1/x) }</style>",
    "{{ 7*7 }} {% for x in range(9) %}x{% endfor %} {# sunyi #}",
    "[buka](javascript:alert(1)) [data](data:text/html,x) [lokal](file:///etc/passwd)",
    "</p></div></body></html><h1>Judul palsu</h1>",
    "<!-- komentar --> <b> <script>",
]


def png(width: int, height: int) -> bytes:
    """Return a PNG that claims a size, with hardly any data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def addresses(pdf: pikepdf.Pdf) -> set[str]:
    """Return every address that a PDF can be made to open."""
    return {
        str(action.URI)
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if (action := annotation.get("/A")) is not None and "/URI" in action
    }


def tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def hostile_answers(record: Path) -> dict[str, Any]:
    """Return the record's answers for KIPP with hostile text in each narrative."""
    answers = yaml.load(record.read_text(encoding="utf-8"), yaml.BaseLoader)["jawaban"]
    narratives = [each for each in answers["kipp-2025"].values() if isinstance(each, dict)]
    assert len(narratives) > 5
    for each in narratives:
        each["isi"] = HOSTILE
    return answers  # type: ignore[no-any-return]


@pytest.mark.parametrize("competition", ["iga", "kipp"])
def test_text_in_any_field_is_printed_as_it_stands(
    competition: str, make: Make, change: Change, record_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(make(competition).main.content)) as pdf:
        before = addresses(pdf)
    texts = dict.fromkeys(("tujuan", "hasil", "manfaat"), HOSTILE)
    change(**texts, ringkasan="<b>{{ 7*7 }}</b>", jawaban=hostile_answers(record_path))
    made = make(competition)
    text = tight(read_pdf(made.main.content).text)
    assert [line for line in SHOWN if text.count(tight(line)) < 3] == []
    for printed in made.printed.values():
        assert "root:x:" not in read_pdf(printed.content).text
        with pikepdf.open(io.BytesIO(printed.content)) as pdf:
            assert list(pdf.attachments) == ["asal.json", "rekaman.json"]
            assert addresses(pdf) <= before
            assert [name for name in ("/OpenAction", "/AA") if name in pdf.Root] == []
            assert "/JavaScript" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"])
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>", "[x][y]\n\n[y]: {}", "[x](java&#115;cript:x)"])
def test_no_link_leads_to_anything_but_the_web(form: str, scheme: str) -> None:
    assert "<a" not in str(narrative_html(form.format(scheme)))


@pytest.mark.parametrize(
    "text",
    [
        "- " * 24_000 + "x",
        "\n".join("  " * depth + "- x" for depth in range(210)),
        ">" * 49_000 + "x",
        "[" * 49_000,
        "[a](b" * 9_000,
        "`a" * 24_000,
        "|a" * 12_000 + "|\n" + "|-" * 12_000 + "|\n",
        "*a**a**" * 7_000,
        "&amp;" * 9_000,
    ],
    ids=["nested in a line", "nested", "quoted", "brackets", "links", "code", "columns", "emphasis", "entities"],
)
def test_odd_text_is_read_in_bounded_time(text: str) -> None:
    started = time.process_time()  # the processor's, which a busy machine leaves as it is
    html = str(narrative_html(text))
    assert time.process_time() - started < 10
    assert html.count("<em><em>") + html.count("<strong><strong>") == 0
    assert html.count("<ul") <= 20


@pytest.fixture
def fetcher(tmp_path: Path) -> DocumentFetcher:
    return DocumentFetcher(templates_folder() / "shared", Workspace(tmp_path, Settings()))


def written(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((40, 40), 90).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [SVG, written("GIF"), b"%!PS-Adobe-3.0 EPSF-3.0\n", png(60_000, 60_000), b"", b"x"],
    ids=["svg", "gif", "postscript", "bomb", "empty", "no picture"],
)
def test_a_file_that_is_no_picture_whatever_its_name_says(
    content: bytes, fetcher: DocumentFetcher, tmp_path: Path
) -> None:
    (tmp_path / "foto.png").write_bytes(content)
    with pytest.raises(NotServedError, match=r"workspace:foto\.png"):
        fetcher.fetch("workspace:foto.png")


def test_a_coat_of_arms_that_is_an_svg_is_not_drawn_but_named(starter: Path, make: Make) -> None:
    name = open_workspace(starter).settings.kop.lambang
    assert name is not None
    (starter / name).write_bytes(SVG)
    made = make("iga")
    [complaint] = made.main.complaints
    assert f"Failed to load image at 'workspace:{name}'" in complaint.line


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{% for x in range(10 ** 9) %}x{% endfor %}", "Range too big"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ inovasi.nama.format_map(inovasi) }}{{ ''.format.__globals__ }}", "unsafe"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "recursion"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe"),
    ],
)
def test_a_template_that_would_break_out_is_named(template: str, says: str, starter: Path, make: Make) -> None:
    own = starter / "templates" / "iga"
    own.mkdir(parents=True)
    (own / "dossier.html.j2").write_text(template)
    with pytest.raises(InputError, match=says) as caught:
        make("iga")
    assert "iga/dossier.html.j2:1" in caught.value.message
