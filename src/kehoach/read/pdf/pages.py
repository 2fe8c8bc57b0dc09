"""One page of a PDF: its lines, its tables, what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2 as pypdfium

from kehoach.errors import UnreadableFile
from kehoach.read.pdf.drawn import Drawn, drawn_on
from kehoach.read.pdf.frames import Frame, place, upright
from kehoach.read.pdf.glyphs import Fonts, Run, characters, runs_of
from kehoach.read.pdf.grids import grids_of
from kehoach.read.pdf.lines import Line, lines_of
from kehoach.read.pdf.tables import TableText, take_tables

MAX_CHARACTERS = 300_000  # on a page: more is no page anyone reads


@dataclass(slots=True)
class Page:
    """A page as read. ``shown`` is the frame in which it is seen, ``frame`` the one it is read in."""

    number: int
    shown: Frame
    frame: Frame
    lines: list[Line] = field(default_factory=list)
    tables: list[TableText] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    slanted: list[Run] = field(default_factory=list)
    fault: str | None = None


def read_page(document: pypdfium.PdfDocument, number: int, fonts: Fonts) -> Page:
    """Read page ``number`` (1-based). Raises ``UnreadableFile``: ``corrupt``, ``too-large``."""
    try:
        page = document[number - 1]
    except pypdfium.PdfiumError as error:
        raise UnreadableFile("corrupt", f"page {number}: {error}") from None
    try:
        shown = _frame(page)
        textpage = page.get_textpage()
        try:
            count = textpage.count_chars()
            if count > MAX_CHARACTERS:
                raise UnreadableFile("too-large", f"page {number}: {count:,} characters")
            runs = runs_of(textpage.raw, characters(textpage.raw, count), fonts) if count > 0 else []
        finally:
            textpage.close()
        frame = upright(shown, runs)
        drawn = drawn_on(page.raw, frame)
        return _page(number, shown, frame, runs=runs, drawn=drawn)
    finally:
        page.close()


def _frame(page: pypdfium.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _page(number: int, shown: Frame, frame: Frame, *, runs: list[Run], drawn: Drawn) -> Page:
    page = Page(number, shown, frame, rules=drawn.across)
    upright_turn = -frame.turns % 4
    flat: list[Run] = []
    for run in runs:
        place(frame, run)
        if run.turn == upright_turn:
            flat.append(run)
        else:
            page.slanted.append(run)
    flat = [run for run in flat if _on_page(run, frame) and not (run.hidden or run.clipped)]
    free, page.tables = take_tables(flat, grids_of(drawn), number)
    page.lines = lines_of(free, number)
    return page


def _on_page(run: Run, frame: Frame) -> bool:
    return run.x1 > 0 and run.x0 < frame.width and run.y > 0 and run.y - run.size < frame.height
