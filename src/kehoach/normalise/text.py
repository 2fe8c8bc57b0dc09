"""Document → ``Text``: the folded text, its paragraphs, tables and footnotes, all on one ruler."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import NamedTuple

from kehoach.folding import fold
from kehoach.normalise import chrome
from kehoach.normalise.flat import find_flat
from kehoach.normalise.given import given_grids, given_notes
from kehoach.normalise.grids import Grid, find_grids
from kehoach.normalise.notes import Note, find_notes
from kehoach.normalise.reflow import Line, reflow
from kehoach.normalise.tidy import columns_of
from kehoach.read import Layout
from kehoach.rulebook import Rulebook, rulebook
from kehoach.spans import Span, lines_of

_MARKS = ("*", "\\", "|")  # Markdown: blank in the folded text
_DASH_ITEM = re.compile(r"\n[ \t*]*[-–+•][ \t]*(?=\S)(?!-)")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)  # a line break in a Markdown table's cell
_HASHES = re.compile(r"(?m)^[ \t]*#{1,6}(?=[ \t*])")


class Paragraph(NamedTuple):
    """One paragraph, whatever the number of printed lines it runs over.

    ``where`` is ``body``, ``cell`` (of a table), ``layout`` (header, recipients, signature block)
    or ``note``; ``bold`` is true when all of it stands in emphasis; ``quiet`` lines are hidden
    (outside the document).
    """

    start: int
    end: int
    where: str = "body"
    bold: bool = False
    grid: int | None = None

    @property
    def span(self) -> Span:
        """The place of the paragraph."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Text:
    """A document ready for matching.

    ``folded`` and ``notes_folded`` are as long as ``canonical``. ``folded`` has one line per
    paragraph (line breaks inside a paragraph are blanks) with footnotes blanked out;
    ``notes_folded`` holds the footnotes alone.
    """

    canonical: str
    folded: str
    notes_folded: str
    paragraphs: tuple[Paragraph, ...]
    grids: tuple[Grid, ...]
    notes: tuple[Note, ...]
    body: Span
    shown: str  # the canonical letters, marks and masked text blanked: same length again
    anchors: dict[int, Note] = field(default_factory=dict)
    layout: Layout | None = None

    def sure(self, start: int, end: int) -> float:
        """0–1: how sure the letters of a span are, 1.0 unless they were recognised."""
        return self.layout.sure(start, end) if self.layout else 1.0

    def words(self, start: int, end: int) -> str:
        """Canonical words of a span without marks, footnote digits and line breaks."""
        words = self.shown[start:end]
        if words.isprintable() and "  " not in words:  # a blank is all of white space that can be printed
            return words.strip(" ")
        return " ".join(words.split())


def text(source: str, rules: Rulebook | None = None, *, layout: Layout | None = None) -> Text:
    """Normalise a canonical text. Never fails: whatever is read comes back with the same length.

    ``layout`` is what the reader knows about its paragraphs, tables and footnotes; without it they
    are measured from the text.
    """
    rules = rules or rulebook()
    base = _unbroken(fold(source))
    if layout is not None:
        return _given(source, base, layout, rules)
    begin, end = chrome.body_range(source, base, rules)
    lines = lines_of(source, begin, end)
    grids = find_grids(source, base, lines)
    in_grid = _in_grids(lines, grids)
    flat = find_flat(source, base, lines, in_grid)
    if flat:
        grids = sorted([*grids, *flat], key=lambda g: g.span)
        in_grid |= _in_grids(lines, flat)
    notes = find_notes(source, lines)
    pages = chrome.page_numbers(source, lines, in_grid)
    hidden = {*pages, *chrome.running_heads(source, lines, pages), *chrome.draft_marks(base, lines, rules)}
    noted = _note_lines(lines, notes)
    broken = _after(source, lines, hidden | noted)
    elsewhere = in_grid | hidden | noted
    free = [(s, e, i in broken) for i, (s, e) in enumerate(lines) if i not in elsewhere]
    paragraphs = _paragraphs(source, base, free, grids=grids, notes=notes)
    return _folded(source, base, Span(begin, end), paragraphs=paragraphs, grids=tuple(grids), notes=tuple(notes))


def _given(source: str, base: str, layout: Layout, rules: Rulebook) -> Text:
    grids, notes = given_grids(source, layout), given_notes(layout)
    blocks = []
    for block in layout.blocks:
        for start, end in columns_of(source, block.start, block.end):
            span = _strip(source, start, end)
            if len(span):
                blocks.append(Paragraph(span.start, span.end, "layout" if block.layout else "body", block.bold))
    paragraphs = _with_tables_and_notes(source, blocks, grids=grids, notes=notes)
    marks = chrome.draft_marks(base, [(p.start, p.end) for p in paragraphs], rules)
    paragraphs = [p for i, p in enumerate(paragraphs) if i not in marks or p.where not in {"body", "layout"}]
    made = _folded(source, base, Span(0, len(source)), paragraphs=paragraphs, grids=tuple(grids), notes=tuple(notes))
    return replace(made, layout=layout)


def _in_grids(lines: list[tuple[int, int]], grids: list[Grid]) -> set[int]:
    """Indices of the lines that lie in tables."""
    starts = [start for start, _ in lines]
    found: set[int] = set()
    for grid in grids:
        found.update(range(bisect_left(starts, grid.span.start), bisect_left(starts, grid.span.end)))
    return found


def _after(source: str, lines: list[tuple[int, int]], left_out: set[int]) -> set[int]:
    """The lines that go on behind a page's end: the first words after lines that were left out."""
    found: set[int] = set()
    for index in left_out:
        follower = index + 1
        while follower < len(lines) and (follower in left_out or not source[slice(*lines[follower])].strip()):
            follower += 1
        found.add(follower)
    return found


def _note_lines(lines: list[tuple[int, int]], notes: list[Note]) -> set[int]:
    """Indices of lines that belong to footnotes."""
    if not notes:
        return set()
    starts = [start for start, _ in lines]
    ends = [max(end, start + 1) for start, end in lines]  # an empty line is as long as its line break
    found: set[int] = set()
    for note in notes:
        found.update(range(bisect_right(ends, note.span.start), bisect_left(starts, note.span.end)))
    return found


def _paragraphs(
    source: str, base: str, lines: list[Line], *, grids: list[Grid], notes: list[Note]
) -> list[Paragraph]:
    found = [Paragraph(start, end, "body", bold) for start, end, bold in reflow(source, base, lines)]
    return _with_tables_and_notes(source, found, grids=grids, notes=notes)


def _with_tables_and_notes(
    source: str, found: list[Paragraph], *, grids: list[Grid], notes: list[Note]
) -> list[Paragraph]:
    for number, grid in enumerate(grids):
        found += _cell_paragraphs(source, grid, number)
    for note in notes:
        span = _strip(source, note.span.start, note.span.end)
        found.append(Paragraph(span.start, span.end, "note"))
    found.sort(key=itemgetter(0, 1))
    return [
        p for before, p in zip([None, *found], found, strict=False)
        if before is None or p.start >= before.end or "note" in (p.where, before.where)
    ]  # fmt: skip


def _cell_paragraphs(source: str, grid: Grid, number: int) -> list[Paragraph]:
    """The paragraphs of a table's cells; dash items in a cell are paragraphs of their own."""
    where = "layout" if grid.layout else "cell"
    spans = [cell.span for row in grid.rows for cell in row if len(cell.span)]
    if not spans and grid.layout:
        spans = [grid.span]
    found = []
    cut = _lines_of_cell if grid.layout and grid.ruled else _dash_items
    marked = source.find("<", grid.span.start, grid.span.end) >= 0
    for span in spans:
        for start, end in _between_breaks(source, cut(source, span)) if marked else cut(source, span):
            if start < end and (source[start] in _AROUND or source[end - 1] in _AROUND):
                start, end = (trimmed := _strip(source, start, end)).start, trimmed.end
            if start < end:
                found.append(Paragraph(start, end, where, grid=number))
    return found


def _lines_of_cell(source: str, span: Span) -> list[tuple[int, int]]:
    """The paragraphs of a letterhead's cell, as the file itself parts them."""
    cuts = [span.start, *(span.start + m.end() for m in re.finditer("\n", span.of(source))), span.end]
    return [(start, end) for start, end in zip(cuts, cuts[1:], strict=False) if start < end]


def _between_breaks(source: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a cell, cut further where Markdown breaks the line."""
    cut = []
    for start, end in pieces:
        for mark in _BREAK.finditer(source, start, end):
            cut.append((start, mark.start()))
            start = mark.end()
        cut.append((start, end))
    return cut


def _unbroken(words: str) -> str:
    """The words with blanks where Markdown breaks a line of a cell: same length."""
    return _BREAK.sub(lambda m: " " * len(m[0]), words) if "<" in words else words


def _dash_items(source: str, span: Span) -> list[tuple[int, int]]:
    if source.find("\n", span.start, span.end) < 0:
        return [(span.start, span.end)]
    cuts = [span.start, *(match.start() + 1 for match in _DASH_ITEM.finditer(source, span.start, span.end)), span.end]
    return list(zip(cuts, cuts[1:], strict=False))


_AROUND = " \t\n*|\\#"


def _strip(source: str, start: int, end: int) -> Span:
    words = source[start:end].lstrip(_AROUND)
    start = end - len(words)
    return Span(start, start + len(words.rstrip(" \t\n*|\\")))


def _folded(
    source: str, base: str, body: Span, *, paragraphs: list[Paragraph], grids: tuple[Grid, ...], notes: tuple[Note, ...]
) -> Text:
    for mark in _MARKS:
        base = base.replace(mark, " ")
    if "#" in base:
        base = _HASHES.sub(lambda m: " " * len(m[0]), base)
    main: list[str] = []
    at = 0
    for p in paragraphs:
        if p.where == "note" or p.start < at:
            continue
        main.append(_gap(base[at : p.start]))
        main.append(base[p.start : p.end].replace("\n", " "))
        at = p.end
    main.append(_gap(base[at:]))
    folded = "".join(main)
    noted = _gap(base)
    for note in notes:
        start, end = note.span.start, note.span.end
        inner = base[start:end].replace("\n", " ")
        noted = noted[:start] + inner + noted[end:]
        folded = folded[:start] + " " * (end - start) + folded[end:]
        head = source.rfind("\n", 0, start) + 1  # the label before the note's words
        folded = folded[:head] + " " * (start - head) + folded[start:]
        if note.anchor:
            a = note.anchor
            folded = folded[: a.start] + " " * len(a) + folded[a.end :]
    anchors = {n.anchor.start: n for n in notes if n.anchor}
    shown = _shown(source, notes)
    return Text(source, folded, noted, tuple(paragraphs), grids, notes, body, shown, anchors)


def _shown(source: str, notes: tuple[Note, ...]) -> str:
    """The canonical letters with Markdown marks and footnote anchors as blanks."""
    source = _unbroken(source)
    for mark in (*_MARKS, "#"):
        source = source.replace(mark, " ")
    for note in notes:
        if note.anchor:
            a = note.anchor
            source = source[: a.start] + " " * len(a) + source[a.end :]
    return source


def _gap(piece: str) -> str:
    """What stands between two paragraphs: line breaks stay, all else is blank."""
    if "\n" in piece:
        if piece.isspace():
            return piece
        return "\n".join(" " * len(part) for part in piece.split("\n"))
    return "\n" + " " * (len(piece) - 1) if piece else ""
