"""Tables flattened to one cell a line, as a plain-text export of a Word file leaves them.

Such a table is known by its header, which begins with *STT* or *TT*, and by its rows, which count
up from 1 and mostly have as many lines as the header has columns.
"""

from __future__ import annotations

import re

from kehoach.normalise.grids import Grid, GridCell
from kehoach.spans import Span

_FIRST = re.compile(r"(?:stt|tt|so tt)\.?")
_FIRST_ENDS = re.compile(r"tt\.?[ *]*(?:\n|\Z)")  # how a line of nothing but that ends
_ORDINAL = re.compile(r"(\d{1,3})[.)]?")
_MIN_COLUMNS, _MAX_COLUMNS = 3, 9
_MAX_HEAD = 70  # characters of a header line
_REGULAR = 0.6  # share of rows that must have a line for every column
_BORDER = re.compile(r"(?:no[in] nhan|ghi chu|phu luc|mau so|[ivx]+\. |dieu \d|tm\.|kt\.|\(\d\))")


def find_flat(text: str, base: str, lines: list[tuple[int, int]], taken: set[int]) -> list[Grid]:
    """Flattened tables outside the lines in ``taken``, in order. ``base`` is the text folded."""
    if not _FIRST_ENDS.search(base):
        return []
    if not any("tt" in base[start:end] and _FIRST.fullmatch(base[start:end].strip(" *")) for start, end in lines):
        return []
    shown = [
        (i, Span(*_strip(text, start, end)))
        for i, (start, end) in enumerate(lines)
        if i not in taken and text[start:end].strip(" *|\t")
    ]
    grids: list[Grid] = []
    at = 0
    while at < len(shown):
        if _FIRST.fullmatch(shown[at][1].of(base).strip()):
            grid, after = _flat(text, base, [span for _, span in shown], at)
            if grid is not None:
                grids.append(grid)
                at = after
                continue
        at += 1
    return grids


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t*\u00a0":
        start += 1
    while end > start and text[end - 1] in " \t*\u00a0":
        end -= 1
    return start, end


def _flat(text: str, base: str, spans: list[Span], at: int) -> tuple[Grid | None, int]:
    head: list[Span] = []
    k = at
    while k < len(spans) and len(head) <= _MAX_COLUMNS:
        words = spans[k].of(text)
        if words.strip(" .)") == "1" and len(head) >= _MIN_COLUMNS:
            break
        if len(words) > _MAX_HEAD:
            return None, at
        head.append(spans[k])
        k += 1
    else:
        return None, at
    rows = [head]
    want = 1
    while k < len(spans):
        match = _ORDINAL.fullmatch(spans[k].of(text).strip())
        if match and int(match[1]) == want:
            rows.append([spans[k]])
            want += 1
        elif len(rows[-1]) >= len(head) or _BORDER.match(spans[k].of(base).strip()):
            break  # the row is full and no next one begins: the table has ended
        else:
            rows[-1].append(spans[k])
        k += 1
    data = rows[1:]
    if len(data) < 2 or sum(len(row) == len(head) for row in data) < _REGULAR * len(data):
        return None, at
    cells = tuple(
        tuple(GridCell(r, c, span) for c, span in enumerate(row)) for r, row in enumerate(rows)
    )
    return Grid(Span(head[0].start, rows[-1][-1].end), cells), k
