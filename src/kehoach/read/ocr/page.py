"""A page image → the same ``Page`` that a text layer gives: recognised words as runs, rules as rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PIL import Image

from kehoach.read import recognition
from kehoach.read.layout import Layout
from kehoach.read.ocr.cells import read_cells
from kehoach.read.ocr.fields import mend_labels, reread
from kehoach.read.ocr.missed import missed_words
from kehoach.read.ocr.picture import BEST_DPI, Picture, Rules, prepared, quarter_turned, red_ink, scaled, without_rules
from kehoach.read.ocr.seen import Seen, key_of, packed, unpacked
from kehoach.read.ocr.tesseract import Word, words
from kehoach.read.pdf.drawn import Drawn
from kehoach.read.pdf.frames import Frame
from kehoach.read.pdf.glyphs import Font, Run
from kehoach.read.pdf.grids import RuledGrid, grids_of
from kehoach.read.pdf.lines import lines_of
from kehoach.read.pdf.pages import Page
from kehoach.read.pdf.tables import take_tables

POINTS = 72.0  # to the inch
LEAST_SURE = 0.6  # a page read with less on average lies on its side, or is no text
_CERTAIN = 0.9  # words read with more need no mark of doubt
_CLEARLY = 1.2  # times as much must be read with certainty for a page to be turned
_LOOK_DPI = 120.0  # enough to see which way a page lies
_HEIGHT_TO_SIZE = 0.94  # of a line's height as tesseract gives it
_SAME_SIZE = 0.86, 1.16  # of the usual height: a line without tall letters is measured lower, and no smaller
_BOLD = 1.22  # times the strokes of the page's usual letters


@dataclass(slots=True)
class Recognised:
    """A page, the doubtful words on it, and how sure tesseract was of all on average."""

    page: Page
    doubts: list[Word] = field(default_factory=list)
    sure: float = 0.0
    scale: float = 1.0  # points to a pixel


def recognise(image: Image.Image, dpi: float, number: int) -> Recognised:
    """Recognise one page, or remember it. Raises ``UnreadableFile`` as ``tesseract.words`` does."""
    memory = recognition.memory()
    if memory is None:
        return page_of(_look(image, dpi, first=number == 1), number)
    key = key_of(image, dpi, first=number == 1)
    kept = memory.recall(key)
    seen = unpacked(kept) if kept is not None else _look(image, dpi, first=number == 1)
    memory.keep(key, number, kept if kept is not None else packed(seen))
    return page_of(seen, number)


def _look(image: Image.Image, dpi: float, *, first: bool) -> Seen:
    """All that is seen on a page. Only a first page is searched for a letterhead and stamps."""
    stamps = _stamps(image, dpi) if first else []
    picture = prepared(image, dpi)
    high, wide = picture.grey.shape
    found, rules, picture, turns = _upright(picture)
    scale = POINTS / picture.dpi
    grids = grids_of(_drawn(rules.across, rules.down, scale))
    found = _outside(found, grids, scale)
    tables = [tuple(v / scale for v in grid.box) for grid in grids]
    found += missed_words(picture, found, tables, lambda part: _read(part, mode=6))  # type: ignore[arg-type]
    found = mend_labels(picture, found)
    if first:
        found = reread(picture, found)
    for grid in grids:
        boxes = [tuple(v / scale for v in (c.x0, c.top, c.x1, c.bottom)) for c in grid.cells]
        for cell in read_cells(picture, boxes):  # type: ignore[arg-type]
            found += cell
    across, down = _plain(rules.across), _plain(rules.down)
    return Seen(tuple(found), _bold(picture, found), across, down, wide, high, scale, turns, tuple(stamps))


def _plain(lines: tuple[tuple[float, float, float], ...]) -> tuple[tuple[float, float, float], ...]:
    return tuple((float(at), float(begin), float(end)) for at, begin, end in lines)


def _drawn(
    across: Sequence[tuple[float, float, float]], down: Sequence[tuple[float, float, float]], scale: float
) -> Drawn:
    return Drawn(
        across=[(y * scale, a * scale, b * scale) for y, a, b in across],
        down=[(x * scale, a * scale, b * scale) for x, a, b in down],
    )


def page_of(seen: Seen, number: int) -> Recognised:
    """The page that was seen, as page ``number`` of a file."""
    scale, found = seen.scale, list(seen.words)
    drawn = _drawn(seen.across, seen.down, scale)
    shown = Frame(0, 0, seen.wide * scale, seen.high * scale)
    page = Page(number, shown, shown.turned(-seen.turns), rules=drawn.across)
    page.asides = [("stamp", line) for line in seen.stamps]
    free, page.tables = take_tables(_runs(seen), grids_of(drawn), number)
    page.lines = lines_of(free, number)
    return Recognised(page, [w for w in found if w.sure < _CERTAIN], _mean(found), scale)


def _stamps(image: Image.Image, dpi: float) -> list[str]:
    """The lines of red stamps: a mark of secrecy is one, and the red channel does not see it."""
    red = red_ink(image, dpi)
    found = words(scaled(red, BEST_DPI), mode=11) if red is not None else []
    lines: dict[int, list[str]] = {}
    for word in found:
        if word.sure > 0.5:
            lines.setdefault(word.line, []).append(word.text)
    return [" ".join(line) for line in lines.values()]


def _upright(picture: Picture) -> tuple[list[Word], Rules, Picture, int]:
    """The words of the page as it lies, or, where they make no sense, as it makes most sense.

    Gives the quarter turns, counter-clockwise, that set it upright last.
    """
    plain, rules = without_rules(picture)
    found = _read(plain)
    if _mean(found) >= LEAST_SURE and not _on_its_side(found):
        return found, rules, plain, 0
    small = scaled(plain, _LOOK_DPI)
    looks = {turns: _weight(words(quarter_turned(small, turns))) for turns in (0, 1, 2, 3)}
    best = max(looks, key=lambda turns: looks[turns])
    if best == 0 or looks[best] < _CLEARLY * looks[0]:
        return found, rules, plain, 0
    plain, rules = without_rules(quarter_turned(picture, best))
    return _read(plain), rules, plain, best


def _read(picture: Picture, mode: int = 3) -> list[Word]:
    """Words of the page at the size tesseract reads best, places in the picture's own pixels."""
    small = scaled(picture, BEST_DPI)
    by = picture.dpi / small.dpi
    if by == 1:
        return words(small, mode=mode)
    return [
        replace(
            w, x0=w.x0 * by, top=w.top * by, x1=w.x1 * by, bottom=w.bottom * by, baseline=w.baseline * by,
            height=w.height * by,
        )
        for w in words(small, mode=mode)
    ]  # fmt: skip


def _mean(found: Sequence[Word]) -> float:
    letters = sum(len(word.text) for word in found)
    return sum(word.sure * len(word.text) for word in found) / letters if letters else 1.0


def _weight(found: Sequence[Word]) -> float:
    """How much of a page was read with certainty: letters of sure words of some length."""
    return sum(len(w.text) for w in found if w.sure > 0.8 and len(w.text) > 1 and not _turned(w))


def _on_its_side(found: Sequence[Word]) -> bool:
    """True if most letters stand in lines that tesseract had to turn, or in words taller than wide."""
    words_of_size = [word for word in found if len(word.text) > 2]
    turned = [word for word in words_of_size if _turned(word)]
    return 2 * sum(len(w.text) for w in turned) > sum(len(w.text) for w in words_of_size)


def _turned(word: Word) -> bool:
    return bool(word.angle) or word.bottom - word.top > word.x1 - word.x0


def _outside(found: list[Word], grids: list[RuledGrid], scale: float) -> list[Word]:
    """Words that do not lie in ruled tables: those are read again, cell by cell."""

    def inside(word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2 * scale, (word.top + word.bottom) / 2 * scale
        return any(g.box[0] <= x <= g.box[2] and g.box[1] <= y <= g.box[3] for g in grids)

    return [word for word in found if not inside(word)]


def _bold(picture: Picture, found: list[Word]) -> tuple[bool, ...]:
    """Which words have thicker strokes than the page's usual letters."""
    strokes = [_stroke(picture, word) for word in found]
    usual = float(np.median([s for s in strokes if s])) if any(strokes) else 0.0
    return tuple(bool(stroke > _BOLD * usual > 0) for stroke in strokes)


def _runs(seen: Seen) -> list[Run]:
    """Words as runs in points. Words of one line share a baseline and a size."""
    runs: list[Run] = []
    usual = _usual_height(seen.words)
    for word, thick in zip(seen.words, seen.bold, strict=True):
        count = max(1, len(word.text))
        edges = [(word.x0 + (word.x1 - word.x0) * k / count) * seen.scale for k in range(count + 1)]
        height = usual if _SAME_SIZE[0] < word.height / usual < _SAME_SIZE[1] else word.height
        size = height * seen.scale * _HEIGHT_TO_SIZE
        runs.append(Run(word.text, edges, word.baseline * seen.scale, size, Font("", thick), spaced=True))
    return runs


def _usual_height(found: Sequence[Word]) -> float:
    """The height of the lines most letters stand in."""
    heights = sorted((word.height, len(word.text)) for word in found)
    half = sum(count for _, count in heights) / 2
    for height, count in heights:
        half -= count
        if half <= 0:
            return max(1.0, height)
    return 1.0


def _stroke(picture: Picture, word: Word) -> float:
    """How thick a word's strokes are for its height: ink over outline; 0 where there is too little."""
    ink = picture.grey[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1] < 128
    area = int(ink.sum())
    if area < 60 or word.height <= 0:
        return 0.0
    inner = ink[1:-1, 1:-1] & ink[:-2, 1:-1] & ink[2:, 1:-1] & ink[1:-1, :-2] & ink[1:-1, 2:]
    outline = area - int(inner.sum())
    return area / max(1, outline) / word.height


def doubts_in(layout: Layout, pages: Sequence[Recognised]) -> tuple[tuple[int, int, float], ...]:
    """Where the doubtful words of recognised pages stand in the text: (start, end, 0–1)."""
    by_page = {one.page.number: one for one in pages}
    found: set[tuple[int, int, float]] = set()
    for line in layout.lines:
        one = by_page.get(line.page)
        if one is None:
            continue
        for word in one.doubts:
            y = (word.top + word.bottom) / 2 * one.scale
            if not line.top <= y <= line.bottom:
                continue
            left, right = word.x0 * one.scale + 0.5, word.x1 * one.scale - 0.5
            inside = [
                k for k in range(line.end - line.start) if line.edges[k] < right and line.edges[k + 1] > left
            ]
            if inside:
                found.add((line.start + inside[0], line.start + inside[-1] + 1, round(word.sure, 2)))
    return tuple(sorted(found))
