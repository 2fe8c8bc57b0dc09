"""The order in which a page is read: columns one after the other, all else from top to bottom.

Two blocks side by side without rules are columns where words say so (letterhead: *Cộng hòa xã
hội …*; closing: *Nơi nhận*, *TM. …*) or where most lines of a page keep clear of its middle (a
gazette). Elsewhere a wide gap in a line is a tab: the line is read across.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.folding import fold
from kehoach.read.pdf.lines import Line
from kehoach.read.pdf.paragraphs import Column, Group, column_of, would_have_fitted

_LETTERHEAD = re.compile(r"cong hoa xa hoi chu|doc lap *-|dang cong san viet nam")
_RECIPIENTS = re.compile(r"no[in] nhan *[:.]?")
_SIGNED = re.compile(
    r"(?:tm|kt|tl|tuq|q)\. ?[a-z]|(?:pho )?(?:chu tich|giam doc|thu tuong|bo truong|truong ban|bi thu|truong phong)"
)
_LINES_ABOVE = 6  # of a letterhead, before the country's name
_GUTTER = 0.5  # of the size
_GAZETTE_LINES = 12
_GAZETTE_SHARE = 0.5
_ENDED = (";", ".", ":")
_ENTRY = re.compile(r"[-+–]\s*\w")
_DATED = re.compile(r", *ngay\b")  # "Bình Minh, ngày … tháng … năm …", too long for its column
_DATED_WHOLE = re.compile(r"nam *\d{4}")
_COUNTRY = "cong hoa xa hoi"


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its column; ``block`` is the number of the letterhead or closing it belongs to."""

    line: Line
    column: Column
    block: int | None = None
    right: bool = False
    gutter: float = 0.0


def carried_over(lines: list[Line], page: Column, gutter: float) -> int:
    """How many lines at the top of a page go on with a closing that the page before began.

    ``gutter`` is where its two blocks are parted; recipients go on with a dash.
    """
    if not lines or not _ENTRY.match(lines[0].text):
        return 0
    found = _region(lines, 0, page)
    if found is None or abs(found[1] - gutter) > 0.25 * (page.right - page.left):
        return 0
    return found[0]


def reading_order(lines: list[Line], page: Column, carried: int = 0, gutter: float = 0.0) -> list[Placed]:
    """Lines of a page (from top to bottom, tables and notes left out) as they are read.

    ``page`` has the margins of its text; the first ``carried`` lines go on with a closing of the
    page before.
    """
    if carried:
        return _side_by_side(lines[:carried], gutter, -1) + reading_order(lines[carried:], page)
    out: list[Placed] = []
    at = block = 0
    plain: list[Line] = []
    while at < len(lines):
        region = _special(lines, at, page, floor=at - len(plain))
        if region is None:
            plain.append(lines[at])
            at += 1
            continue
        begin, end, gutter = region
        if begin < at:
            del plain[len(plain) - (at - begin) :]
        out += _running_text(plain, page)
        plain = []
        out += _side_by_side(lines[begin:end], gutter, block)
        block += 1
        at = end
    return out + _running_text(plain, page)


def _special(
    lines: list[Line], at: int, page: Column, *, floor: int
) -> tuple[int, int, float] | None:
    """The letterhead or closing that begins at a line: its range and the middle of its gutter."""
    words = [fold(part.text) for part in _split(lines[at])]
    if any(_LETTERHEAD.match(word) for word in words):
        begin = at
        while begin > floor and at - begin < _LINES_ABOVE and _one_sided(lines[begin - 1], page):
            begin -= 1
        found = _region(lines, begin, page)
        if found and found[0] > at:
            return begin, *found
        found = _region(lines, at, page)
        return (at, *found) if found else None
    beside = [fold(part.text) for line in lines[at : at + 4] for part in _split(line)]
    if any(_RECIPIENTS.match(word) for word in beside) and (
        _RECIPIENTS.match(words[0]) or any(_SIGNED.match(word) for word in words)
    ):
        found = _region(lines, at, page)
        return (at, *found) if found else None
    return None


def _one_sided(line: Line, page: Column) -> bool:
    parts = _split(line)
    middle = (page.left + page.right) / 2
    return len(parts) > 1 or (parts[0].x0 + parts[0].x1) / 2 < middle - 0.1 * (page.right - page.left)


def _split(line: Line) -> list[Line]:
    """The line cut at its wide gaps."""
    cuts = [0, *line.gaps, len(line.text)]
    return [line.part(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if line.text[a:b].strip()]


def _region(lines: list[Line], begin: int, page: Column) -> tuple[int, float] | None:
    """How far lines keep clear of one gutter: the line after them, and the gutter's middle."""
    lo, hi = page.left, page.right
    sides = [0, 0]
    middles: list[float] = []
    centre = (page.left + page.right) / 2
    end = begin
    for line in lines[begin:]:
        new_lo, new_hi, added = lo, hi, [0, 0]
        parts = _split(line)
        margin = _GUTTER * line.size
        if len(parts) == 1 and sides[0] and sides[1] and _in_middle(parts[0], centre, middles):
            break
        fits = True
        for part in parts:
            left = (part.x0 + part.x1) / 2 < (new_lo + new_hi) / 2 if len(parts) == 1 else part is parts[0]
            if left and part.x1 < new_hi - margin:
                new_lo, added[0] = max(new_lo, part.x1), added[0] + 1
            elif not left and part.x0 > new_lo + margin:
                new_hi, added[1] = min(new_hi, part.x0), added[1] + 1
                middles.append((part.x0 + part.x1) / 2)
            else:
                fits = False
        if not fits or new_hi - new_lo < margin:
            break
        lo, hi = new_lo, new_hi
        sides = [sides[0] + added[0], sides[1] + added[1]]
        end += 1
    if not all(sides):
        return None
    return end, (lo + hi) / 2


def _in_middle(line: Line, centre: float, middles: list[float]) -> bool:
    """A line set in the middle of the page rather than in the right block: the title below."""
    middle = (line.x0 + line.x1) / 2
    block = sum(middles) / len(middles)
    return abs(middle - centre) < 0.5 * abs(middle - block) and abs(middle - centre) < 12


def _side_by_side(lines: list[Line], gutter: float, block: int) -> list[Placed]:
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        for part in _split(line):
            (left if (part.x0 + part.x1) / 2 < gutter else right).append(part)
    out: list[Placed] = []
    for side in (left, right):
        if side:
            column = Column(min(line.x0 for line in side), max(line.x1 for line in side))
            out += [Placed(line, column, block, side is right, gutter) for line in side]
    return out


def _running_text(lines: list[Line], page: Column) -> list[Placed]:
    """Ordinary lines; in a gazette's two columns the left one comes first."""
    centre = (page.left + page.right) / 2
    clear = [line for line in lines if _clear_of(line, centre)]
    both = [line for line in clear if line.gaps]
    if len(both) < _GAZETTE_LINES or len(both) < _GAZETTE_SHARE * len(lines):
        return [Placed(line, page) for line in lines]
    out: list[Placed] = []
    band: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _clear_of(line, centre):
            band.append(line)
            continue
        parts = [part for one in band for part in _split(one)]
        for side in (
            [p for p in parts if (p.x0 + p.x1) / 2 < centre],
            [p for p in parts if (p.x0 + p.x1) / 2 >= centre],
        ):
            column = column_of(side)
            out += [Placed(part, column) for part in side]
        band = []
        if line is not None:
            out.append(Placed(line, page))
    return out


def _clear_of(line: Line, centre: float) -> bool:
    """No letters stand over the middle of the page."""
    parts = _split(line)
    reach = 0.3 * line.size
    return all(part.x1 < centre + reach or part.x0 > centre - reach for part in parts)


def same_entry(group: Group, line: Line, column: Column) -> bool:
    """A line of a letterhead or closing goes on with the one before: a long recipient, the country's name, the date."""
    if group.column != column:
        return False
    first, last = group.lines[0].text, group.lines[-1]
    if fold(first).startswith(_COUNTRY):
        return "viet nam" not in fold(last.text) and line.text.isupper()
    if _DATED.search(fold(first)):
        return not _DATED_WHOLE.search(fold(" ".join(one.text for one in group.lines)))
    if not _ENTRY.match(first) or _ENTRY.match(line.text):
        return False
    return not last.text.rstrip().endswith(_ENDED) or not would_have_fitted(last, line, column)
