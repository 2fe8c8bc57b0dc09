"""One page of a PDF: its lines, its tables, what is drawn on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pypdfium

from kehoach.errors import UnreadableFile
from kehoach.read.layout import Role
from kehoach.read.legacy import Encoding
from kehoach.read.pdf.annotations import flatten, laid_over, with_laid
from kehoach.read.pdf.drawn import Drawn, drawn_on
from kehoach.read.pdf.frames import Frame, place, upright
from kehoach.read.pdf.glyphs import Fonts, Run, characters, drop_soft_hyphens, runs_of
from kehoach.read.pdf.grids import grids_of
from kehoach.read.pdf.legacy import Conversions, convert
from kehoach.read.pdf.lines import Line, lines_of
from kehoach.read.pdf.tables import TableText, take_tables
from kehoach.read.pdf.trust import Fault, believed

MAX_CHARACTERS = 300_000  # on a page: more is no page anyone reads


@dataclass(slots=True)
class Page:
    """A page as read. ``shown`` is the frame in which it is seen, ``frame`` the one it is read in.

    ``fonts`` is the text of each font as the file has it; ``fault`` says why the page has no text
    that can be believed, ``recognised`` that its letters come from OCR.
    """

    number: int
    shown: Frame
    frame: Frame
    lines: list[Line] = field(default_factory=list)
    tables: list[TableText] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    slanted: list[Run] = field(default_factory=list)
    fonts: dict[str, str] = field(default_factory=dict)
    converted: Counter[Encoding] = field(default_factory=Counter)
    fault: Fault | None = None
    recognised: bool = False
    crowded: bool = False
    asides: list[tuple[Role, str]] = field(default_factory=list)

    def all_lines(self) -> Iterator[Line]:
        """Every line of the page, those in tables too."""
        yield from self.lines
        yield from (line for table in self.tables for cell in table.cells for line in cell.lines)

    def texts(self) -> Iterator[str]:
        """The words of every line."""
        return (line.text for line in self.all_lines())


def read_page(
    document: pypdfium.PdfDocument, number: int, fonts: Fonts, conversions: Conversions | None = None
) -> Page:
    """Read page ``number`` (1-based). Raises ``UnreadableFile``: ``too-large``.

    A page that pdfium cannot load comes back empty, with ``fault`` "broken".
    """
    try:
        return _read(document, number, fonts, conversions or {})
    except pypdfium.PdfiumError:
        nothing = Frame(0.0, 0.0, 1.0, 1.0)
        return Page(number, nothing, nothing, fault="broken")


def _read(document: pypdfium.PdfDocument, number: int, fonts: Fonts, conversions: Conversions) -> Page:
    page = document[number - 1]
    try:
        shown = _frame(page)
        runs = _runs(page, number, fonts)
        laid = laid_over(page)
        stamps: list[str] = []
        if laid is not None and laid.shown:
            flatten(page)
            page.close()
            page = document[number - 1]
            runs, stamps = with_laid(runs, _runs(page, number, fonts), laid)
        frame = upright(shown, runs)
        drawn = drawn_on(page.raw, frame)
        found = Page(number, shown, frame, rules=drawn.across, crowded=drawn.crowded)
        if laid is not None:
            found.asides = [("stamp", words) for words in stamps] + [("comment", words) for words in laid.comments]
        _fill(found, runs, drawn, conversions)
        return found
    finally:
        page.close()


def _runs(page: pypdfium.PdfPage, number: int, fonts: Fonts) -> list[Run]:
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > MAX_CHARACTERS:
            raise UnreadableFile("too-large", f"page {number}: {count:,} characters")
        return runs_of(textpage.raw, characters(textpage.raw, count), fonts) if count > 0 else []
    finally:
        textpage.close()


def _frame(page: pypdfium.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _fill(page: Page, runs: list[Run], drawn: Drawn, conversions: Conversions) -> None:
    """Put a page's runs into its lines and tables."""
    turn = -page.frame.turns % 4
    flat: list[Run] = []
    fonts: dict[str, list[str]] = {}
    for run in runs:
        fonts.setdefault(run.font.name, []).append(run.text)
        choice = conversions.get((page.number, run.font.name))
        if choice is not None:
            page.converted[choice.encoding] += convert(run, choice)
        drop_soft_hyphens(run)
        place(page.frame, run)
        (flat if run.turn == turn else page.slanted).append(run)
    page.fonts = {font: " ".join(texts) for font, texts in fonts.items()}
    seen = believed(flat, drawn, page.frame)
    page.fault, page.recognised = seen.fault, seen.recognised
    free, page.tables = take_tables(seen.runs, grids_of(drawn), page.number)
    page.lines = lines_of(free, page.number)
