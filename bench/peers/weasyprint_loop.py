"""WeasyPrint as its first page shows it: for each document `HTML(…).write_pdf()`, with all that we also ask for.

PDF/A-3a with tags; its `pdf_variant` takes one mark, so that of PDF/UA-1 is not in it.
"""

from pathlib import Path

from peers.material import NEWCOMER_STYLES, STYLES, html_files

VARIANT = "pdf/a-3a"


def make_naive(material: Path, output: Path) -> None:
    """Print each document by itself, with our styles behind a link."""
    _print_all(material, output, [STYLES])


def make_newcomer(material: Path, output: Path) -> None:
    """Print each document by itself, with the styles that a newcomer would write over ours."""
    _print_all(material, output, [STYLES, NEWCOMER_STYLES])


def _print_all(material: Path, output: Path, styles: list[str]) -> None:
    from weasyprint import HTML

    links = "".join(f'<link rel="stylesheet" href="{(material / name).as_uri()}">' for name in styles)
    for path in html_files(material):
        html = path.read_text(encoding="utf-8").replace("</head>", f"{links}</head>")
        HTML(string=html).write_pdf(output / f"{path.stem}.pdf", pdf_variant=VARIANT, pdf_tags=True)
