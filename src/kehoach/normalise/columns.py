"""Which column each cell of a short row stands in, where a table was printed cell by cell.

Scraped pages lose ``rowspan`` and ``colspan``: a header cell over three columns and a total row
come out as rows with too few cells. The header is put together from its own words (a cell that
speaks of years stands over the cells that name years), data rows from their first cell.
"""

from __future__ import annotations

import re
from itertools import combinations

from kehoach.folding import fold
from kehoach.spans import Span

ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ]|[-+*•])[.)]?|[ivx]+\.\d+")
ORDINAL_HEADER = re.compile(r"(?:s(?:o )?)?t *t\.?|so thu tu")
_NUMBER_ROW = re.compile(
    r"\(?(?:\d{1,2}|[a-e])\)?(?: *= *[\d()+/:x*% -]+)?|cot *\d+|- *[a-e1-9] *-"
)
_LONE = re.compile(
    r"(?:s?tt|so thu tu|noi dung|chi tieu|ten |don vi|dvt|ghi chu|san pham|so sanh|dia ban)"
)
_PARENT = re.compile(r"giai doan|trong do|chia ra|\d+ nam |ke hoach 0?\d nam|bao gom|du kien 0?\d")
_LETTERS = re.compile(r"[a-z]{3}")
_YEAR = re.compile(r"(?:nam )?(20\d{2})$")
_PAST = re.compile(r"thuc hien|uoc|\buth\b|du toan|ke hoach$|danh gia")


def words(text: str, span: Span) -> str:
    """The folded words of a cell on one line, without marks."""
    return " ".join(fold(span.of(text)).replace("*", " ").split())


def is_number_row(cells: list[str]) -> bool:
    """True for a row that only numbers the columns: ``(1) (2) (3)``, ``A B 1 2 3=2/1``."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or len(filled) < len(cells) - 2:
        return False
    if not all(_NUMBER_ROW.fullmatch(cell) for cell in filled):
        return False
    digits = [int(m[0]) for cell in filled if (m := re.search(r"\d+", cell))]
    steps = [b - a for a, b in zip(digits, digits[1:], strict=False)]
    return bool(steps) and all(0 < step <= 2 for step in steps)


def places(text: str, rows: list[list[Span]]) -> list[list[tuple[int, int]]]:
    """For every row its cells' (column, columns covered). Full rows are 0, 1, 2 …"""
    width = max((len(row) for row in rows), default=0)
    seen = [[words(text, span) for span in row] for row in rows]
    out: list[list[tuple[int, int]]] = []
    for number, row in enumerate(seen):
        if len(row) >= width or number == 0:
            out.append([(c, 1) for c in range(len(row))])
        else:
            out.append(_short(row, width, numbered=bool(ORDINAL_HEADER.fullmatch(seen[0][0]))))
    if len(seen) > 1 and len(seen[0]) < width:
        header = _header(seen[0], seen[1], width)
        if header:
            out[:2] = header
    return out


def _short(row: list[str], width: int, *, numbered: bool) -> list[tuple[int, int]]:
    """A data row with too few cells."""
    left = [(c, 1) for c in range(len(row))]
    first = row[0]
    if len(row) == 1:
        return [(0, width)]
    if not numbered or not first or ORDINAL.fullmatch(first):
        return left
    kept = len(row)
    while kept > 1 and not row[kept - 1]:
        kept -= 1
    numeric = any(cell[:1].isdigit() and not _LETTERS.search(cell) for cell in row)
    # numbers end at the right border; words under a merged ordinal begin in the second column
    shift = width - kept if numeric else min(1, width - kept)
    return [(min(shift + c, width - 1), 1) for c in range(len(row))]


def _header(
    upper: list[str], lower: list[str], width: int
) -> list[list[tuple[int, int]]] | None:
    """Two header rows: which cells of the upper stand over those of the lower; None if none do."""
    parents = width - len(lower)  # cells of the upper row that stand alone
    count = len(upper) - parents
    if not 1 <= count <= 8 or not 2 * count <= len(lower) <= 24 or any(map(_is_figure, lower)):
        return None
    best: tuple[float, tuple[int, ...], tuple[int, ...]] | None = None
    for chosen in combinations(range(len(upper)), count):
        for sizes in _sizes(len(lower), count):
            score = _fit(upper, lower, chosen, sizes)
            if best is None or score > best[0]:
                best = (score, chosen, sizes)
    if best is None or best[0] <= -5:
        return None
    span = dict(zip(best[1], best[2], strict=True))
    top: list[tuple[int, int]] = []
    bottom: list[tuple[int, int]] = []
    at = 0
    for index in range(len(upper)):
        across = span.get(index, 1)
        top.append((at, across))
        if index in span:
            bottom += [(at + k, 1) for k in range(across)]
        at += across
    return [top, bottom]


def _is_figure(cell: str) -> bool:
    return bool(re.search(r"\d{3,}$", cell)) and not _YEAR.search(cell)


def _sizes(total: int, count: int) -> list[tuple[int, ...]]:
    """Ways to share ``total`` columns among ``count`` parents, two at least each."""
    if count > 3 or total > 12:
        return [(total // count,) * count] if total % count == 0 else []
    if count == 1:
        return [(total,)]
    return [
        (first, *rest)
        for first in range(2, total - 2 * (count - 1) + 1)
        for rest in _sizes(total - first, count - 1)
    ]


def _fit(
    upper: list[str], lower: list[str], chosen: tuple[int, ...], sizes: tuple[int, ...]
) -> float:
    """How well the chosen upper cells stand over their shares of the lower row."""
    score = 0.0
    at = 0
    years = [int(m[1]) for cell in upper if (m := re.search(r"(20\d{2})", cell))]
    for index, size in zip(chosen, sizes, strict=True):
        head, children = upper[index], lower[at : at + size]
        at += size
        score += 0.01 * index - (10 if _LONE.match(head) else 0)
        dated = [bool(_YEAR.search(c)) for c in children]
        score += sum(1 if a == b else -1 for a, b in zip(dated, dated[1:], strict=False))
        if all(dated):
            score += 2 if _PARENT.search(head) else 0
        elif any(_PAST.search(c) for c in children) and years:
            found = re.search(r"(20\d{2})", head)
            score += 2 if found and int(found[1]) == min(years) else 0
        score += 0.5 if _PARENT.search(head) else 0
    if len(set(sizes)) == 1:
        score += 0.5
    return score
