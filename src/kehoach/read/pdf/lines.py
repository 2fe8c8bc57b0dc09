"""Runs → printed lines: by baseline, then from left to right."""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass, field

from kehoach.read.pdf.glyphs import Run

_SAME_LINE = 0.18  # of the size: baselines of one line differ by less
_SMALL = 0.82  # of the line's size: a raised or lowered letter is at most this
_RAISED = (0.1, 0.75)  # of the line's size above its baseline
_LOWERED = (0.03, 0.4)
_BLANK = 0.18
_ABOVE, _BELOW = 0.9, 0.24  # of the size: how far letters reach from the baseline
WIDE_GAP = 1.6  # of the size: a gap that may part two columns


@dataclass(slots=True)
class Line:
    """One printed line, or the part of one that stands in a column or a cell.

    ``raised`` are the ranges of small raised letters: footnote marks. ``gaps`` are the (offset,
    width) of gaps so wide that they may part columns.
    """

    text: str
    edges: array[float]
    y: float
    size: float
    bold: bool
    top: float
    bottom: float
    page: int = 0
    raised: tuple[tuple[int, int], ...] = ()
    gaps: tuple[int, ...] = ()
    spaced: bool = False
    turn: int = 0
    bold_start: bool = False
    letters: int = field(default=0)

    @property
    def x0(self) -> float:
        """Where the line begins."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Where the line ends."""
        return self.edges[-1]

    def part(self, start: int, end: int) -> Line:
        """The letters from ``start`` to ``end``, blanks at the borders left out."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        raised = tuple((a - start, b - start) for a, b in self.raised if start <= a and b <= end)
        return Line(
            self.text[start:end], self.edges[start : end + 1], self.y, self.size, self.bold, self.top, self.bottom,
            self.page, raised, (), self.spaced and end == len(self.text), self.turn, self.bold_start, end - start,
        )  # fmt: skip


def lines_of(runs: list[Run], page: int) -> list[Line]:
    """Lines from top to bottom."""
    runs = sorted((run for run in runs if run.text.strip()), key=lambda run: run.y)
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _on_line(groups[-1][0], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_line(group, page) for group in _with_raised(groups)]


def _on_line(first: Run, run: Run) -> bool:
    return abs(run.y - first.y) <= _SAME_LINE * min(first.size, run.size)


def _with_raised(groups: list[list[Run]]) -> list[list[Run]]:
    """Small letters above or below a line go to it: footnote marks, exponents."""
    keep: list[list[Run]] = []
    loose: list[list[Run]] = []
    for index, group in enumerate(groups):
        near = groups[max(0, index - 3) : index] + groups[index + 1 : index + 4]
        homes = [other for other in near if _home(group, other)]
        if homes:
            home = min(homes, key=lambda other: abs(other[0].y - group[0].y))
            loose.append(group)
            home.extend(group)
        else:
            keep.append(group)
    lost = {id(group) for group in loose}
    return [group for group in keep if id(group) not in lost]


def _home(group: list[Run], line: list[Run]) -> bool:
    size = max(run.size for run in line)
    if max(run.size for run in group) > _SMALL * size or sum(len(run.text) for run in group) > 24:
        return False
    rise = (line[0].y - group[0].y) / size
    if not (_RAISED[0] <= rise <= _RAISED[1] or _LOWERED[0] <= -rise <= _LOWERED[1]):
        return False
    return all(_touches(run, line, size) for run in group)


def _touches(run: Run, line: list[Run], size: float) -> bool:
    reach = 0.5 * size
    return any(
        other.size > run.size and other.x0 - reach <= run.x1 and run.x0 <= other.x1 + reach
        for other in line
    )


def _line(group: list[Run], page: int) -> Line:
    group.sort(key=lambda run: run.x0)
    size = _main_size(group)
    base = next(run.y for run in group if run.size >= _SMALL * size)
    parts: list[str] = []
    edges = array("f")
    raised: list[tuple[int, int]] = []
    gaps: list[int] = []
    bold = letters = 0
    at = 0
    before: Run | None = None
    for run in group:
        if before is not None and run.text == before.text and abs(run.x0 - before.x0) < 0.1 * size:
            continue  # printed twice, to look bold
        if before is not None:
            gap = run.x0 - before.x1
            edges.pop()
            if (gap > _BLANK * size or before.spaced and gap > 0) and not run.text.startswith(" "):
                parts.append(" ")
                edges.append(before.x1)
                at += 1
            if gap > WIDE_GAP * size:
                gaps.append(at)
        if run.size < _SMALL * size and base - run.y > _RAISED[0] * size:
            raised.append((at, at + len(run.text)))
        parts.append(run.text)
        edges.extend(run.edges)
        at += len(run.text)
        count = len(run.text.replace(" ", ""))
        letters += count
        bold += count if run.font.bold else 0
        before = run
    text = "".join(parts)
    if not unicodedata.is_normalized("NFC", text):
        text, edges, raised, gaps = _composed(text, edges, raised, gaps)
    return Line(
        text, edges, base, size, bold > 0.9 * letters, base - _ABOVE * size, base + _BELOW * size, page,
        tuple(raised), tuple(gaps), group[-1].spaced, bold_start=group[0].font.bold, letters=letters,
    )  # fmt: skip


def _main_size(group: list[Run]) -> float:
    """The size most letters have."""
    sizes: dict[float, int] = {}
    for run in group:
        key = round(run.size, 1)
        sizes[key] = sizes.get(key, 0) + len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _composed(
    text: str, edges: array[float], raised: list[tuple[int, int]], gaps: list[int]
) -> tuple[str, array[float], list[tuple[int, int]], list[int]]:
    """The line with letters and their marks composed, each letter keeping its place."""
    out: list[str] = []
    kept = array("f")
    moved: dict[int, int] = {}
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        moved[start] = len(kept)
        letters = unicodedata.normalize("NFC", text[start:end])
        width = edges[end] - edges[start]
        for k, letter in enumerate(letters):
            out.append(letter)
            kept.append(edges[start] + width * k / len(letters))
        start = end
    moved[len(text)] = len(kept)
    kept.append(edges[len(text)])

    def new(offset: int) -> int:
        while offset not in moved:
            offset += 1
        return moved[offset]

    return "".join(out), kept, [(new(a), new(b)) for a, b in raised], [new(g) for g in gaps]
