"""Office paper: letterhead, paragraphs, lists, tables and signatures flowing down the pages."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from submissions.sample.pdf import BOTTOM, LEFT, RIGHT, TOP, Canvas, text_width, wrap

FOOTER = "Dokumen contoh: nomor, nama dan seluruh isinya rekaan."
LEADING = 14.5
SIZE = 10.5
HIGHLIGHT = (1.0, 0.93, 0.45)
INK = (0.12, 0.2, 0.55)


@dataclass(frozen=True)
class Signer:
    """Who signs a paper, and where and when."""

    jabatan: str
    nama: str
    nip: str | None = None
    pangkat: str | None = None
    tempat: str | None = None
    tanggal: str | None = None


class Paper:
    """A document that grows from top to bottom and breaks into pages by itself."""

    def __init__(self, seed: str) -> None:
        self.canvas = Canvas()
        self._pen = random.Random(seed)
        self.y = float(TOP)
        self.new_page()

    def new_page(self) -> None:
        """Go to the top of another page."""
        self.canvas.new_page()
        self.y = TOP

    def ensure(self, height: float) -> None:
        """Go to another page unless `height` points are left on this one."""
        if self.y - height < BOTTOM:
            self.new_page()

    def space(self, points: float = 8) -> None:
        """Leave some room."""
        self.y -= points

    def letterhead(self, lines: Sequence[str], address: str) -> None:
        """Put the office's letterhead: emblem, names in capitals, address, double line."""
        self._emblem(LEFT + 20, TOP - 8)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            size = 13.5 if last else 12
            # A long name of an office shrinks rather than runs into the emblem.
            while text_width(line, size, bold=last) > 370 and size > 8:
                size -= 0.5
            self.canvas.centred(self.y, line, size, bold=last, middle=322)
            self.y -= 17
        self.canvas.centred(self.y, address, 8.5, middle=322)
        self.y = min(self.y, TOP - 46) - 9
        self.canvas.line(LEFT, self.y, RIGHT, self.y, 1.8)
        self.canvas.line(LEFT, self.y - 3, RIGHT, self.y - 3, 0.5)
        self.y -= 26

    def heading(self, text: str, size: float = 12, *, bold: bool = True) -> None:
        """Put a centred heading over as many lines as it needs."""
        for line in wrap(text, size, RIGHT - LEFT - 30, bold=bold):
            self.ensure(size + 6)
            self.canvas.centred(self.y, line, size, bold=bold)
            self.y -= size + 5

    def label(self, text: str) -> None:
        """Put a short bold line at the left."""
        self.ensure(3 * LEADING)
        self.canvas.text(LEFT, self.y, text, SIZE, bold=True)
        self.y -= LEADING + 1

    def paragraph(self, text: str, indent: float = 0) -> None:
        """Put running text."""
        for line in wrap(text, SIZE, RIGHT - LEFT - indent):
            self.ensure(LEADING)
            self.canvas.text(LEFT + indent, self.y, line, SIZE)
            self.y -= LEADING
        self.y -= 4

    def pairs(self, rows: Sequence[tuple[str, str]], label_width: float = 78) -> None:
        """Put lines of `label : text`, the text wrapping beside its label."""
        for label, text in rows:
            lines = wrap(text, SIZE, RIGHT - LEFT - label_width - 12) or [""]
            self.ensure(LEADING * len(lines))
            self.canvas.text(LEFT, self.y, label, SIZE)
            self.canvas.text(LEFT + label_width, self.y, ":", SIZE)
            for line in lines:
                self.canvas.text(LEFT + label_width + 12, self.y, line, SIZE)
                self.y -= LEADING
        self.y -= 4

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], marked: Collection[int] = ()
    ) -> None:
        """Put a ruled table; `shares` are parts of the width, rows numbered (from 0) in `marked` are coloured."""
        edges = [LEFT + (RIGHT - LEFT) * sum(shares[:number]) / sum(shares) for number in range(len(shares) + 1)]
        for number, row in enumerate([head, *rows]):
            bold = number == 0
            cells = [
                wrap(cell, 9, right - left - 8, bold=bold) or [""]
                for cell, left, right in zip(row, edges, edges[1:], strict=False)
            ]
            height = 12 * max(len(cell) for cell in cells) + 5
            self.ensure(height)
            top = self.y + 10
            if number - 1 in marked:
                self.canvas.box(LEFT, top - height, RIGHT - LEFT, height, HIGHLIGHT)
            for cell, left in zip(cells, edges, strict=False):
                for offset, line in enumerate(cell):
                    self.canvas.text(left + 4, top - 11 - 12 * offset, line, 9, bold=bold)
            self.canvas.line(LEFT, top, RIGHT, top, 0.5)
            self.canvas.line(LEFT, top - height, RIGHT, top - height, 0.5)
            for edge in edges:
                self.canvas.line(edge, top, edge, top - height, 0.5)
            self.y -= height
        self.y -= 10

    def signature(self, signer: Signer, *, stamp: bool = True) -> None:
        """Put the block of place, date, office, signature and name at the right."""
        self.ensure(128)
        middle = 410.0
        self.y -= 10
        lines = [f"{signer.tempat}, {signer.tanggal}"] if signer.tempat and signer.tanggal else []
        for line in [*lines, *wrap(signer.jabatan.upper() + ",", SIZE, 220)]:
            self.canvas.centred(self.y, line, SIZE, middle=middle)
            self.y -= LEADING
        self._scribble(middle, self.y - 22)
        if stamp:
            self._stamp(middle - 62, self.y - 20)
        self.y -= 56
        self.canvas.centred(self.y, signer.nama, SIZE, bold=True, middle=middle)
        for line in filter(None, (signer.pangkat, f"NIP {signer.nip}" if signer.nip else None)):
            self.y -= LEADING
            self.canvas.centred(self.y, line, SIZE, middle=middle)
        self.y -= 2 * LEADING

    def to_bytes(self, title: str) -> bytes:
        """Return the file."""
        return self.canvas.to_bytes(title, FOOTER)

    def _scribble(self, x: float, y: float) -> None:
        points = [(x - 45, y + self._pen.uniform(-6, 6))]
        for step in range(6):
            left = x - 45 + step * 15
            points += [(left + 6, y + self._pen.uniform(4, 24)), (left + 9, y - self._pen.uniform(4, 20))]
            points.append((left + 15, y + self._pen.uniform(-5, 5)))
        self.canvas.stroke(points, INK)

    def _stamp(self, x: float, y: float) -> None:
        for radius in (27.0, 23.5):
            bend = radius * 0.5523
            self.canvas.stroke(
                [
                    (x + radius, y),
                    *((x + radius, y + bend), (x + bend, y + radius), (x, y + radius)),
                    *((x - bend, y + radius), (x - radius, y + bend), (x - radius, y)),
                    *((x - radius, y - bend), (x - bend, y - radius), (x, y - radius)),
                    *((x + bend, y - radius), (x + radius, y - bend), (x + radius, y)),
                ],
                (0.45, 0.3, 0.65),
            )
        self.canvas.centred(y - 3, "CONTOH", 9, bold=True, middle=x)

    def _emblem(self, x: float, y: float) -> None:
        shield = [(-19, 20), (19, 20), (19, -8), (10, -22), (0, -29), (-10, -22), (-19, -8)]
        inner = [(-16, 17), (16, 17), (16, -7), (8, -19), (0, -25), (-8, -19), (-16, -7)]
        hill = [(-12, -8), (-3, 8), (1, 2), (5, 6), (12, -8)]
        river = [(-3, -8), (3, -8), (7, -14), (2, -22), (-4, -17)]
        self.canvas.path([(x + dx, y + dy) for dx, dy in shield], (0.72, 0.55, 0.16))
        self.canvas.path([(x + dx, y + dy) for dx, dy in inner], (0.1, 0.38, 0.33))
        self.canvas.path([(x + dx, y + dy) for dx, dy in hill], (0.86, 0.9, 0.85))
        self.canvas.path([(x + dx, y + dy) for dx, dy in river], (0.36, 0.66, 0.85))
