"""Rows of a table that stand twice word for word, and row numbers used twice."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables import Cell, Sheet, is_numbers, sheets
from kehoach.folding import fold
from kehoach.normalise import BLOT
from kehoach.rulebook import CheckEntry

_NAME_WORDS = 4  # a shorter name (Ngân sách huyện) may stand in several groups
_CELLS = 3  # filled cells beside the number


def _numbered(sheet: Sheet) -> int | None:
    """The column of row numbers (STT, TT), if it is the first."""
    first = min(sheet.head, default=None)
    return first if first is not None and is_numbers(sheet.head[first]) else None


@kind("same-row")
def same_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row that repeats another row of its group, all but the row number."""
    for sheet in sheets(draft):
        column = _numbered(sheet)
        if column is None:
            continue
        seen: dict[tuple[tuple[int, str], ...], dict[int, Cell]] = {}
        for row in sheet.rows:
            if not sheet.label(row).isdigit():
                seen = {}  # a group begins
                continue
            cells = {c: one for c, one in row.items() if c != column}
            words = tuple((c, " ".join(fold(one.words).split())) for c, one in sorted(cells.items()))
            named = any(one.value is None and len(one.words.split()) >= _NAME_WORDS for one in cells.values())
            if len(cells) < _CELLS or not named or any(BLOT in one.words for one in cells.values()):
                continue
            if words in seen:
                yield draft.finding(rule, sheet.place(row), say_as="whole", evidence=(draft.evidence(sheet.place(seen[words])),))
            seen.setdefault(words, row)


@kind("row-number")
def row_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row with the number of the row above it, in a table numbered one by one: 4, 5, 5, 7 or 4, 5, 5, 6."""
    for sheet in sheets(draft):
        column = _numbered(sheet)
        if column is None:
            continue
        rows = [row for row in sheet.rows if column in row and row[column].words.strip(" .)").isdigit()]
        values = [int(row[column].words.strip(" .)")) for row in rows]
        steps = [b - a for a, b in zip(values, values[1:], strict=False)]
        doubled = [i for i, step in enumerate(steps) if step == 0]
        regular = all(step in (0, 1, 2) for step in steps) and bool(values) and values[0] == 1 and len(values) > 3 and steps.count(2) <= 1
        if not regular or len(rows) != len(sheet.rows) - len(sheet.total_rows) or len(doubled) != 1:
            continue  # merged cells repeat their number on every row
        first = doubled[0]
        yield draft.finding(
            rule, rows[first + 1][column].place, number=str(values[first]), severity="warning",
            evidence=(draft.evidence(sheet.place(rows[first])),),
        )  # fmt: skip
