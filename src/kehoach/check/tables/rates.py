"""Rates in tables against the counts beside them: learnt from the table, so that only its exceptions are remarked on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import mistyped, places, shown, step
from kehoach.check.figures.rates import agrees, off, worked_out
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, sheets, value_at
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_RATE = regex.compile(r"ty le|ti le|%")
_CHANGE = regex.compile(r"\b(?:giam|tang|chenh lech)\b")
_MOST_COLUMNS = 14  # of counts: more are compared with no rate
_Triple = tuple[Cell, Decimal, Decimal]  # a rate, its part, its whole


@kind("rate-column")
def rate_column(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column of rates that is one column by another in most rows, or what one is more than another; and a row of rates likewise."""
    for sheet in sheets(draft):
        for one in (sheet, _turned(sheet)):
            counts = [c for c, head in one.head.items() if not _RATE.search(head) and any(value_at(r, c) is not None for r in one.rows)]
            if len(counts) > _MOST_COLUMNS or one is not sheet and any(_RATE.search(head) for head in sheet.head.values()):
                continue
            for col in sorted({c for row in one.rows for c in row}):
                if _is_rate(one, col):
                    triples = max((_split(_triples(one, col, a, b)) for a, b in _pairs([c for c in counts if c != col], col)), key=lambda s: len(s[0]), default=([], []))
                    yield from _exceptions(draft, rule, *triples)
                    yield from _changes(draft, rule, one, col, counts)


def _turned(sheet: Sheet) -> Sheet:
    """A table with its rows as columns."""
    columns = sorted({c for row in sheet.rows for c in row if c})
    return Sheet(sheet.table, {n: sheet.header(row) for n, row in enumerate(sheet.rows)}, [{n: row[c] for n, row in enumerate(sheet.rows) if c in row} for c in columns])


def _is_rate(sheet: Sheet, col: int) -> bool:
    """True for a column of rates, by its head or by the signs in its cells."""
    if _RATE.search(sheet.head.get(col, "")):
        return True
    cells = [row[col] for row in sheet.rows if col in row]
    return bool(cells) and all("%" in c.words for c in cells)


def _changes(draft: Draft, rule: CheckEntry, sheet: Sheet, col: int, counts: list[int]) -> Iterator[Result]:
    """*Tăng (%)*: what the count before it is more, or less, than the one before that, in all rows but one."""
    way = _CHANGE.search(sheet.head.get(col, ""))
    left = [c for c in counts if c < col][-2:]
    if way is None or len(left) < 2:  # noqa: PLR2004
        return
    held, broken = 0, []
    for row in sheet.rows:
        rate, then, now = (value_at(row, c) for c in (col, *left))
        if rate and then and now:
            growth = abs(100 * (now - then) / then)
            fits = abs(growth - abs(rate)) < step(rate)
            held += fits
            if not fits:
                broken.append((row[col], rate, round(growth, places(rate)), row[left[0]], row[left[1]]))
    if held > 1 and len(broken) == 1 and mistyped(abs(broken[0][1]), broken[0][2]):
        cell, rate, due, before, after = broken[0]
        yield draft.finding(
            rule, cell.place, say_as="change", severity="warning", stated=f"{shown(rate)}%", worked_out=f"{shown(due)}%", first=before.words, second=after.words,
            evidence=(draft.evidence(before.place), draft.evidence(after.place)),
        )  # fmt: skip


def _pairs(counts: list[int], rate: int) -> list[tuple[int, int]]:
    """The part is the count nearest before its rate, the whole any before that."""
    left = [c for c in counts if c < rate]
    return [(left[-1], whole) for whole in left[:-1]] if left else []


def _triples(sheet: Sheet, rate: int, part: int, whole: int) -> list[_Triple]:
    found = []
    for row in sheet.rows:
        if _CHANGE.search(" ".join(fold(c.words) for c in row.values() if c.value is None)):
            continue
        values = [value_at(row, c) for c in (rate, part, whole)]
        if values[0] and values[1] and values[2] and values[1] < values[2]:
            found.append((row[rate], values[1], values[2]))
    return found


def _split(triples: list[_Triple]) -> tuple[list[_Triple], list[_Triple]]:
    """Those that hold, those that do not."""
    held = [t for t in triples if _fits(t)]
    return held, [t for t in triples if not _fits(t)]


def _value(cell: Cell) -> Decimal:
    return cell.value or Decimal(0)


def _fits(triple: _Triple) -> bool:
    cell, part, whole = triple
    return agrees(_value(cell), part, whole)


def _exceptions(draft: Draft, rule: CheckEntry, held: list[_Triple], broken: list[_Triple]) -> Iterator[Result]:
    if len(held) < 3 * max(1, len(broken)) and not (len(broken) == 1 and len(held) == 2):
        return
    for cell, part, whole in broken:
        rate = _value(cell)
        exact = worked_out(rate, part, whole)
        if abs(exact - rate) > exact / 2 and not mistyped(rate, round(exact, places(rate))):
            continue  # another whole is meant
        yield off(draft, rule, cell.place, percent=rate, part=part, whole=whole)
    yield draft.verified(rule, None, "shares", count=len(held))


@kind("rate-row")
def rate_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row *Tỷ lệ X* below a row *Số X*: one whole in all columns but one."""
    for sheet in sheets(draft):
        named = {" ".join(sheet.header(row).split()): row for row in sheet.rows}
        for name, row in named.items():
            match = regex.match(r"(?:ty le|ti le) (?P<of>.+)", name)
            counts = named.get(f"so {match['of']}") or named.get(match["of"]) if match else None
            if counts and any("%" in cell.words for cell in row.values()):
                yield from _one_whole(draft, rule, row, counts)


def _one_whole(draft: Draft, rule: CheckEntry, rates: dict[int, Cell], counts: dict[int, Cell]) -> Iterator[Result]:
    pairs = [
        (rates[c], counts[c].value or Decimal(0)) for c in sorted(rates)
        if c in counts and rates[c].value and counts[c].value and not fold(rates[c].words).isalpha() and c > 0
    ]  # fmt: skip
    if len(pairs) < 3:
        return
    for at, (cell, count) in enumerate(pairs):
        others = [p for n, p in enumerate(pairs) if n != at]
        low = max(100 * n / (_value(c) + step(_value(c))) for c, n in others)
        high = min(100 * n / max(_value(c) - step(_value(c)), Decimal("0.001")) for c, n in others)
        whole = Decimal(round((low + high) / 2))
        if low <= whole <= high and not _fits((cell, count, whole)) and high - low < whole / 20:
            exact = round(100 * count / whole, places(_value(cell)))
            yield draft.finding(
                rule, cell.place, severity="warning", stated=f"{shown(_value(cell))}%", worked_out=f"{shown(exact)}%",
                part=shown(count), whole=shown(whole),
            )  # fmt: skip
            return


_WHOLE_ROW = regex.compile(r"\b(?:tong|cong|toan (?:tinh|huyen|xa|phuong|thanh pho)|ca (?:tinh|huyen|xa))\b")


@kind("rate-of-total-row")
def rate_of_total_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column of shares (*Tỷ trọng*): each row's count of the count in the row *Cộng*, in all rows but one."""
    for sheet in sheets(draft):
        rates = [c for c, head in sheet.head.items() if _RATE.search(head) and not _CHANGE.search(head)]
        totals = [r for r in sheet.rows if _WHOLE_ROW.search(sheet.header(r))]
        if not rates or len(totals) != 1:
            continue
        counts = [c for c, head in sheet.head.items() if not _RATE.search(head) and c in totals[0] and totals[0][c].value]
        for col in rates:
            triples = max((_split(_of_row(sheet, totals[0], col, c)) for c in counts[:_MOST_COLUMNS]), key=lambda s: len(s[0]), default=([], []))
            yield from _exceptions(draft, rule, *triples)


def _of_row(sheet: Sheet, total: dict[int, Cell], rate: int, count: int) -> list[_Triple]:
    """Each row's rate with its count and the whole of the row that adds them up."""
    whole = _value(total[count])
    found = []
    for row in sheet.rows:
        values = [value_at(row, c) for c in (rate, count)]
        if row is not total and values[0] and values[1] and values[1] < whole:
            found.append((row[rate], values[1], whole))
    return found
