"""A number that stands once, a slip away from one that the plan keeps to: *130 xã* in three places, *103 xã* in the fourth.

What is counted must agree as far as both places name it; a number that another of its sentence goes with (a part, a share), one of
each, a change, another year or a bound is left alone. Long numbers are hardly alike by chance: of them one other place is enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.agreement.told import Figure, figures, one_time, same_bounds, two_values
from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import a_slip_apart, swapped
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals_told import totals
from kehoach.rulebook import CheckEntry

_OWN = regex.compile(r"[^;.\d\n]{0,60}(?:[,(] *)?(?:chiem|dat|bang|tuong ung|tuong duong|ty le)? *\d+(?:,\d+)? *%|[^,;.\d]{0,40}\btrong (?:tong )?so\b")
_ENOUGH = 2  # places that keep to a number
_KIND = 2  # syllables that say which of the things (*hạng I*), or what is done with them
_LONG = 4  # digits as printed, of a number that one place keeps to


@kind("dissent")
def dissent(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``130 xã, phường`` here and there, ``103 xã, phường`` once."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in figures(draft):
        if one.unit != "%" and "/" not in one.unit:
            groups[one.unit].append(one)
    columns = _columns(draft)
    for unit, same in groups.items():
        for odd in same:
            kept = _kept(draft, odd, same, columns.get(unit, []))
            if kept and not draft.is_told(odd.place, rule.code, "sum-mismatch", "count-mismatch"):
                yield two_values(draft, rule, kept.place, odd.place)


def _columns(draft: Draft) -> dict[str, list[Decimal]]:
    """The totals of the tables by the first word of their column's head."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for total in totals(draft):
        for column in total.columns:
            if column.head and column.cell.value:
                found[column.head[0]].append(column.cell.value)
    return found


def _kept(draft: Draft, odd: Figure, same: list[Figure], columns: list[Decimal]) -> Figure | None:
    """The first of the places that keep to another number, if this one stands alone with its own."""
    alone = sum(f.value == odd.value for f in same) == 1 and odd.value not in columns
    beside = any(unit == odd.unit for _, unit in odd.beside) or any(f.within == odd.within and f is not odd for f in same)
    if not alone or odd.way or odd.bound or beside or _OWN.match(draft.text.folded, odd.place[1]):
        return None
    values: dict[Decimal, list[Figure]] = defaultdict(list)
    for one in same:
        if a_slip_apart(one.value, odd.value):
            values[one.value].append(one)
    found = [kept for value, places in values.items() if (kept := _sure(draft, odd, places, value in columns))]
    return found[0] if len(found) == 1 else None


def _sure(draft: Draft, odd: Figure, places: list[Figure], column: bool) -> Figure | None:
    ends = {str(draft.record.plan.year_end)}
    like = [f for f in places if not f.way and f.within != odd.within and one_time(f, odd, ends) and same_bounds(f, odd) and _one_noun(f, odd)]
    vouched = any(f.added == 2 * f.value and len(f.lead & odd.lead) >= _KIND for f in like)  # its parts add up to it
    many = len({f.within for f in places}) + column + vouched
    value = places[0].value
    long = len(str(int(min(value, odd.value)))) >= _LONG
    plain = [f for f in like if f.seen == odd.seen or swapped(f.value, odd.value) and long or many >= _ENOUGH]
    return plain[0] if plain and (many >= _ENOUGH or long) else None


def _one_noun(one: Figure, other: Figure) -> bool:
    """True if what is counted is named alike, as far as both name it; *28 chợ hạng I* and *18 chợ* that are built are two things."""
    few, more = sorted((len(one.noun), len(other.noun)))
    closer = few > 1 or more - few < _KIND or bool(one.lead & other.lead)
    return one.noun[:few] == other.noun[:few] and bool(few) and closer
