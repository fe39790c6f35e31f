"""HTML patterns, one small document each: what breaks PDF/A-3a or PDF/UA-1 in our engine, and what may stand instead.

The rules are those that veraPDF names: standard, clause and number of the test.
"""

from dataclasses import dataclass

PICTURE = "gambar.png"  # in the workspace that the documents are made in
_PICTURE = f"workspace:{PICTURE}"
_ITEMS = "".join(f"<li>butir {number}</li>" for number in range(90))
_ROWS = "".join(f"<tr><td>baris {number}</td><td>{number}</td></tr>" for number in range(90))


@dataclass(frozen=True)
class Pattern:
    """A document of one pattern; `breaks` names the rules that it breaks, sorted, none where it is safe."""

    name: str
    body: str
    breaks: tuple[str, ...] = ()
    style: str = ""
    heading: str = "<h1>Judul</h1>"

    @property
    def html(self) -> str:
        """Return the whole document."""
        return (
            f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{self.name}</title>'
            f"<style>{self.style}</style></head><body>{self.heading}{self.body}</body></html>"
        )


BREAKING = [
    Pattern("item with a paragraph", "<ul><li><p>satu</p></li><li><p>dua</p></li></ul>", ("PDF/UA-1 7.2-20",)),
    Pattern("item with a block", "<ol><li><div>satu</div></li></ol>", ("PDF/UA-1 7.2-20",)),
    Pattern(
        "item with a table",
        "<ul><li><table><thead><tr><th>A<tbody><tr><td>1</table></li></ul>",
        ("PDF/UA-1 7.2-20",),
    ),
    Pattern("marker inside", "<ul><li>satu</li></ul>", ("PDF/UA-1 7.2-20",), "ul { list-style-position: inside }"),
    Pattern("term outside a list", "<div><dt>Nama</dt><dd>Pasar</dd></div>", ("PDF/UA-1 7.2-17",)),
    Pattern(
        "row header without a head",
        "<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>",
        ("PDF/UA-1 7.5-1",),
    ),
    Pattern(
        "table in a cell",
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>"
        "<table><tr><th>B</th><td>1</td></tr><tr><th>C</th><td>2</td></tr></table></td></tr></tbody></table>",
        ("PDF/UA-1 7.5-1",),
    ),
    Pattern("picture with empty alt", f'<p><img src="{_PICTURE}" alt=""></p>', ("PDF/UA-1 7.3-1",)),
    Pattern("picture without alt", f'<p><img src="{_PICTURE}"></p>', ("PDF/UA-1 7.3-1",)),
    Pattern(
        "drawing without title",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        ("PDF/UA-1 7.3-1",),
    ),
    Pattern(
        "link around a picture",
        f'<p><a href="https://contoh.go.id"><img src="{_PICTURE}" alt="Pasar"></a></p>',
        ("PDF/UA-1 7.18.5-1",),
    ),
    Pattern(
        "element in a link",
        '<p><a href="https://contoh.go.id">laman <b>pasar</b></a></p>',
        ("PDF/UA-1 7.18.5-1",),
    ),
    Pattern("first heading h2", "<h2>Bab</h2><p>isi</p>", ("PDF/UA-1 7.4.2-1",), heading=""),
    Pattern("h3 after h1", "<h3>Bagian</h3><p>isi</p>", ("PDF/UA-1 7.4.2-1",)),
    Pattern("opacity", "<p style='opacity: 0.5'>pudar</p>", ("PDF/UA-1 7.1-3",)),
    Pattern(
        "background picture smoothed",
        "<div>isi</div>",
        ("PDF/A-3a 6.2.8-3",),
        f'div {{ background: url("{_PICTURE}"); image-rendering: auto }}',
    ),
    Pattern(
        "character of no font",
        "<p>aksara \U00013000</p>",
        (
            *("PDF/A-3a 6.2.11.4.1-2", "PDF/A-3a 6.2.11.5-1", "PDF/A-3a 6.2.11.8-1"),
            *("PDF/UA-1 7.21.4.1-2", "PDF/UA-1 7.21.5-1", "PDF/UA-1 7.21.8-1"),
        ),
    ),
]

INSTEAD = [
    Pattern("tight list", "<ul><li>satu</li><li>dua</li></ul>"),
    Pattern("item with an inline paragraph", "<ul><li><p>satu</p></li></ul>", style="li > p { display: inline }"),
    Pattern(
        "item with its own marker",
        "<ul><li><p>satu</p><p>lagi</p></li></ul>",
        style='ul { list-style: none } li::before { content: "– " }',
    ),
    Pattern("marker outside", "<ul><li>satu</li></ul>", style="ul { list-style-position: outside }"),
    Pattern("marker of a string", "<ul><li>satu</li></ul>", style='ul { list-style-type: "– " }'),
    Pattern("terms in a grid", "<dl><dt>Nama</dt><dd>Pasar</dd></dl>", style="dl { display: grid }"),
    Pattern("terms in blocks", "<dl><div><dt>Nama</dt><dd>Pasar</dd></div></dl>"),
    Pattern(
        "row header under a hidden head",
        "<table><thead><tr><th>Uraian</th><th>Isian</th></tr></thead>"
        "<tbody><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></tbody></table>",
        style="thead { visibility: hidden }",
    ),
    Pattern(
        "row headers with scope and no head",
        '<table><tr><th scope="row">A</th><td>1</td></tr><tr><th scope="row">B</th><td>2</td></tr></table>',
    ),
    Pattern(
        "row header with scope",
        "<table><thead><tr><th>Uraian</th><th>Isian</th></tr></thead>"
        '<tbody><tr><th scope="row">A</th><td>1</td></tr><tr><th scope="row">B</th><td>2</td></tr></tbody></table>',
    ),
    Pattern("lines instead of a table in a cell", "<table><thead><tr><th>A<tbody><tr><td>B<br>1</table>"),
    Pattern("decoration as background", "<div>isi</div>", style=f'div {{ background: url("{_PICTURE}") }}'),
    Pattern("decoration in the margin", "<p>isi</p>", style=f'@page {{ @top-left {{ content: url("{_PICTURE}") }} }}'),
    Pattern(
        "drawing with title",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Kotak</title>'
        '<g opacity="0.5"><rect width="9" height="9"/></g></svg>',
    ),
    Pattern(
        "link beside a picture",
        f'<p><img src="{_PICTURE}" alt="Pasar"> <a href="https://contoh.go.id">Pasar</a></p>',
    ),
    Pattern("link in an element", '<p><b><a href="https://contoh.go.id">laman</a></b></p>'),
    Pattern("headings in order", "<h2>Bab</h2><h3>Bagian</h3><h2>Bab</h2><p>isi</p>"),
    Pattern("colours with alpha", "<p style='color: rgba(0, 0, 0, 0.5)'>pudar</p>"),
    Pattern("field of a form", "<p><input name='x' value='isi'></p>"),
]

SAFE = [
    Pattern("nested lists", "<ul><li>satu<ol><li>satu a</li><li>satu b</li></ol></li><li>dua</li></ul>"),
    Pattern("list over pages", f"<ul>{_ITEMS}</ul>"),
    Pattern("table over pages", f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{_ROWS}</tbody></table>"),
    Pattern(
        "caption and foot",
        "<table><caption>Judul</caption><thead><tr><th>A<tbody><tr><td>1<tfoot><tr><td>2</table>",
    ),
    Pattern("cells over columns", "<table><thead><tr><th>A<th>B<tbody><tr><td colspan=2>1<tr><td>1<td>2</table>"),
    Pattern("cells over rows", "<table><thead><tr><th>A<th>B<tbody><tr><td rowspan=2>1<td>2<tr><td>2</table>"),
    Pattern("footnote", "<p>isi<span>catatan</span></p>", style="span { float: footnote }"),
    Pattern(
        "running head",
        "<div id=kepala>Kepala</div><p>isi</p>",
        style="#kepala { position: running(k) } @page { @top-center { content: element(k) } }",
    ),
    Pattern(
        "link in a running head",
        '<div id=kepala><a href="https://contoh.go.id">Kepala</a></div><p>isi</p>'
        '<p style="break-before: page">lagi</p>',
        style="#kepala { position: running(k) } @page { @top-center { content: element(k) } }",
    ),
    Pattern("text before", "<p>isi</p>", style='p::before { content: "Isian: " }'),
    Pattern(
        "leader and page number",
        '<p><a href="#b">Bab</a></p><h2 id=b>Bab</h2>',
        style='a::after { content: leader(".") target-counter(attr(href), page) }',
    ),
    Pattern("columns", f"<div style='columns: 2'><p>{'kata ' * 300}</p></div>"),
    Pattern("flex", "<div style='display: flex'><p>satu</p><p>dua</p></div>"),
    Pattern("grid", "<div style='display: grid; grid-template-columns: 1fr 1fr'><p>satu</p><p>dua</p></div>"),
    Pattern("float", "<p style='float: right'>samping</p><p>isi</p>"),
    Pattern("transform", "<p style='transform: rotate(10deg)'>miring</p>"),
    Pattern("overflow", "<p style='overflow: hidden; height: 5mm'>satu<br>dua</p>"),
    Pattern(
        "gradient and clip of a drawing",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Kotak</title><defs><linearGradient id="g">'
        '<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><clipPath id="c">'
        '<circle r="9"/></clipPath></defs><rect width="9" height="9" fill="url(#g)" clip-path="url(#c)"/></svg>',
    ),
    Pattern("link over lines", f'<p><a href="https://contoh.go.id">{"kata " * 60}</a></p>'),
    Pattern(
        "named page on its side",
        "<p>tegak</p><p class=l>lebar</p>",
        style="@page l { size: A4 landscape } .l { page: l; break-before: page }",
    ),
    Pattern("right to left", "<p dir=rtl>kata kata</p>"),
    Pattern("hyphenation", f"<p style='width: 20mm; hyphens: auto'>{'mempertanggungjawabkan ' * 5}</p>"),
    Pattern("fixed place", "<p>isi</p><div class=cap>DRAF</div>", style=".cap { position: fixed; top: 0 }"),
    Pattern(
        "hidden head that collapses",
        "<table><thead><tr><th>A<tbody><tr><td>1</table>",
        style="thead { visibility: collapse }",
    ),
]
