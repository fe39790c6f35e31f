"""Measure the export against simpler and other ways: `python bench/batch.py [RECORDS] [--peers] [--growth]`.

Takes the first RECORDS (40) eligible records of the sample regency. One table, of one run on one machine; compare
its ratios, not its seconds with those of another machine:

  naive      one process, for each document `HTML(string=…).write_pdf()` with the stylesheet behind a <link>
  newcomer   the same with the styles as a newcomer writes them: tables of automatic widths with collapsed, dotted
             borders, leaders in the contents, flex for the letterhead (the same content and about the same pages)
  1 job      submissions export --jobs 1
  2 jobs     submissions export --jobs 2
  unchanged  the same export again
  one        the same export after one record changed
  typst …    with --peers: the text of the dossiers in Typst and headless Chromium, where they are installed

With --growth: 176, 1,000 and 5,000 documents, and how much memory the processes took.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from submissions.assessment.assessing import Verdict
from submissions.documents.markup import environment, render
from submissions.documents.planning import Document, documents_of
from submissions.judging.judge import judge
from submissions.resources import templates_folder
from submissions.sample.generate import write_sample
from submissions.workspace import Workspace, open_workspace

NEWCOMER = """
table { border-collapse: collapse } th, td { border-bottom: 0.5pt dotted #667 }
table.isi td:last-child { width: 22mm } table.isi .halaman::before { content: leader(".") }
.kop { display: flex; align-items: center; gap: 5mm } .kop img { position: static } .kop div { flex: 1; padding: 0 }
.tanda-tangan { display: flex; justify-content: flex-end }
"""


@dataclass(frozen=True)
class Row:
    """One way of making the documents."""

    name: str
    documents: int
    wall: float
    cpu: float
    main_mb: float
    helper_mb: float
    pages: int
    size: int

    def __str__(self) -> str:
        documents = max(self.documents, 1)
        return (
            f"{self.name:12} {self.documents:6} {60 * self.documents / self.wall:9.0f} {self.cpu / documents:9.3f}"
            f" {self.main_mb:8.0f} {self.helper_mb:9.0f} {self.pages:7} {self.size / 1e6:8.1f} {self.wall:8.2f}"
        )


HEADINGS = f"{'':12} {'docs':>6} {'docs/min':>9} {'CPU s':>9} {'main MB':>8} {'helper MB':>9}"
HEADINGS += f" {'pages':>7} {'MB':>8} {'wall s':>8}"


def measured(name: str, output: Path, command: list[str], count: int | None = None) -> Row:
    """Run a command in a process of its own and measure it and its children: its own peak, and the largest child's."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    main, helper = 0, 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            main = max(main, _peak(process.pid))
            helper = max([helper, *(_peak(each) for each in _family(process.pid)[1:])])
            time.sleep(0.1)
        wall = time.perf_counter() - started
        said.seek(0)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    pdfs = list(output.rglob("*.pdf"))
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in pdfs)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(path.stat().st_size for path in pdfs)
    return Row(name, len(pdfs) if count is None else count, wall, cpu, main / 1024, helper / 1024, pages, size)


def _family(process: int) -> list[int]:
    """Return a process and all its descendants."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [process, *(each for child in text.split() for each in _family(int(child)))]


def _peak(process: int) -> int:
    """Return the most memory that a process had so far, in KiB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def eligible(folder: Path, most: int) -> None:
    """Leave only the first eligible records in a workspace."""
    workspace = open_workspace(folder)
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    kept = 0
    for report in judge(workspace, editions, open_evidence=False).reports:
        good = all(each.verdict is Verdict.ELIGIBLE for each in report.assessments)
        kept += good
        if not good or kept > most:
            report.record.path.unlink()


def documents_in(workspace: Workspace) -> list[Document]:
    """Return every document of the workspace's records."""
    editions = [workspace.edition("iga"), workspace.edition("kipp")]
    reports = judge(workspace, editions, open_evidence=False).reports
    return [one for report in reports for each in report.filled for one in documents_of(each, workspace)]


def naive(folder: Path, output: Path, more_css: str) -> None:
    """Make the documents as a newcomer's loop does: everything anew for each of them."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    workspace = open_workspace(folder)
    css = (templates_folder() / "shared" / "style.css").read_text(encoding="utf-8") + more_css
    css = css.replace("table-layout: fixed; ", "").replace("border-collapse: separate; ", "") if more_css else css

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url == "office:style.css":
                return URLFetcherResponse(url, css.encode(), {"Content-Type": "text/css"})
            scheme, _colon, name = url.partition(":")
            root = workspace.root if scheme == "workspace" else templates_folder() / "shared"
            return URLFetcherResponse(url, (root / name).read_bytes(), {})

    templates = environment(workspace)
    output.mkdir(parents=True, exist_ok=True)
    for document in documents_in(workspace):
        html = render(templates, document.template, document.context)
        html = html.replace("</head>", '<link rel="stylesheet" href="office:style.css"></head>')
        fetcher = Fetcher(allowed_protocols=("office", "asset", "workspace"))
        HTML(string=html, base_url=None, url_fetcher=fetcher).write_pdf(output / document.name, pdf_tags=True)


def typst(folder: Path, output: Path) -> None:
    """Make the text of the dossiers with Typst: headings, tables and paragraphs, without our layout."""
    import typst as engine

    output.mkdir(parents=True, exist_ok=True)
    for document in documents_in(open_workspace(folder)):
        parts = [f"= {_escaped(document.context['inovasi']['nama'])}"]
        for field in document.context["isian"]:
            parts.append(f"== {_escaped(field['label'])}\n\n{_escaped(field['narasi'] or field['teks'] or '')}")
            parts += [f"=== {_escaped(each['label'])}\n\n{_escaped(each['narasi'] or '')}" for each in field["isian"]]
        for indicator in document.context["indikator"]:
            cells = "".join(
                f"[{_escaped(each['judul'])}], [{_escaped(each['nomor'] or '')}]," for each in indicator["bukti"]
            )
            parts.append(f"=== {_escaped(indicator['nama'])}\n\n#table(columns: 2, {cells})")
        source = Path(tempfile.mkdtemp()) / "dossier.typ"
        source.write_text("#outline()\n\n" + "\n\n".join(parts), encoding="utf-8")
        engine.compile(str(source), output=str(output / document.name))


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "\\#*_`$<>@[]~=-+/" else mark for mark in str(text))


def chromium(folder: Path, output: Path) -> None:
    """Print the same HTML with headless Chromium, started once for each document."""
    workspace = open_workspace(folder)
    templates = environment(workspace)
    css = (templates_folder() / "shared" / "style.css").read_text(encoding="utf-8")
    output.mkdir(parents=True, exist_ok=True)
    holder = Path(tempfile.mkdtemp())
    for document in documents_in(workspace):
        html = render(templates, document.template, document.context).replace("</head>", f"<style>{css}</style></head>")
        html = html.replace("workspace:", f"file://{workspace.root}/").replace(
            "asset:", f"file://{templates_folder()}/shared/"
        )
        (holder / "page.html").write_text(html, encoding="utf-8")
        command = [
            shutil.which("chromium") or "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ]
        command += ["--disable-background-networking", f"--user-data-dir={holder}/profile"]
        command += [f"--print-to-pdf={output / document.name}", f"file://{holder}/page.html"]
        subprocess.run(command, check=True, capture_output=True)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "naive": lambda folder, output: naive(folder, output, ""),
    "newcomer": lambda folder, output: naive(folder, output, NEWCOMER),
    "typst": typst,
    "chromium": chromium,
}


def export(folder: Path, output: Path, *options: str) -> list[str]:
    """Return the command of an export."""
    return [sys.executable, "-m", "submissions", "export", str(folder), "-o", str(output), *options]


def compare(folder: Path, scratch: Path, peers: bool) -> None:
    """Print the table."""
    print(HEADINGS)

    def way(name: str) -> Row:
        script = (
            "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import batch; "
            "batch.WAYS[sys.argv[2]](Path(sys.argv[3]), Path(sys.argv[4]))"
        )
        here = str(Path(__file__).parent)
        return measured(
            name, scratch / name, [sys.executable, "-c", script, here, name, str(folder), str(scratch / name)]
        )

    rows = [way("naive"), way("newcomer")]
    print("\n".join(map(str, rows)))
    rows.append(measured("1 job", scratch / "one", export(folder, scratch / "one", "--jobs", "1")))
    print(rows[-1])
    rows.append(measured("2 jobs", scratch / "two", export(folder, scratch / "two", "--jobs", "2")))
    print(rows[-1])
    rows.append(measured("unchanged", scratch / "two", export(folder, scratch / "two", "--jobs", "2")))
    print(rows[-1])
    changed = sorted((folder / "inovasi").iterdir())[0]
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("tujuan: |\n", "tujuan: |\n  Baru.\n"), encoding="utf-8"
    )
    rows.append(measured("one", scratch / "two", export(folder, scratch / "two", "--jobs", "2"), count=5))
    print(rows[-1])
    if peers:
        for name in ("typst", "chromium"):
            try:
                print(way(name))
            except SystemExit as missing:
                print(f"{name:12} not measured: {str(missing).splitlines()[-1]}")
    base, newcomer, one, two, again, _single = rows
    print(f"1 job / naive, CPU: {one.cpu / base.cpu:.2f}; / newcomer: {one.cpu / newcomer.cpu:.2f}")
    print(
        f"rate of 2 jobs: {base.wall / two.wall:.2f} of naive, {newcomer.wall / two.wall:.2f} of newcomer, "
        f"{one.wall / two.wall:.2f} of 1 job"
    )
    print(f"unchanged / full: 1/{two.wall / again.wall:.0f}")


def growth(scratch: Path) -> None:
    """Export ever more copies of a record for KIPP (a form and three letters each), and say what memory it took."""
    print(HEADINGS)
    folder = scratch / "growth"
    write_sample(folder)
    eligible(folder, 1)
    [record] = (folder / "inovasi").iterdir()
    text, made = record.read_text(encoding="utf-8"), 1
    for documents in (176, 1000, 5000):
        while made * 4 < documents:
            name = f"salinan-{made}"
            copy = text.replace(f"id: {record.stem}\n", f"id: {name}\n")
            (folder / "inovasi" / f"{name}.yaml").write_text(copy, encoding="utf-8")
            made += 1
        output = scratch / f"growth-{documents}"
        print(measured(str(documents), output, export(folder, output, "--competition", "kipp", "--quiet")))


def main() -> None:
    """Parse and measure."""
    parser = argparse.ArgumentParser(description="Measure the export against simpler and other ways.")
    parser.add_argument("records", nargs="?", type=int, default=40)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--growth", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if chosen.growth:
            growth(Path(temporary))
            return
        folder = Path(temporary) / "kabupaten"
        write_sample(folder)
        eligible(folder, chosen.records)
        compare(folder, Path(temporary), chosen.peers)


if __name__ == "__main__":
    main()
