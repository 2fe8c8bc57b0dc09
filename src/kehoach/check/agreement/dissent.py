"""A number that stands once, a slip away from one that the plan keeps to: *130 xã* in three places, *103 xã* in the fourth.

What is counted must agree as far as both places name it; a number that another of its sentence goes with (a part, a share), one of
each, a change, another year or a bound is left alone. Long numbers are hardly alike by chance: of them one other place is enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.agreement.told import Figure, figures, in_turn, one_time, same_bounds, same_words, two_values
from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import a_digit_off, a_slip_apart, digits, mistyped, swapped, value_of
from kehoach.check.figures.reckoned import people
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.retold import row_counts
from kehoach.check.tables.totals import cell_values, members, sheets
from kehoach.check.tables.totals_told import totals
from kehoach.check.words import lowered, own_paragraphs
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_OWN = regex.compile(r"[^;.\d\n]{0,60}(?:[,(] *)?(?:chiem|dat|bang|tuong ung|tuong duong|ty le)? *\d+(?:,\d+)? *%|[^,;.\d]{0,40}\btrong (?:tong )?so\b")
_SHARE = regex.compile(r"\d(?:,\d+)? *%[^;.\n]{0,80}\b(?:tuong ung|tuong duong|tuc la|bang)(?: voi| khoang)? *$")  # *90% … được khám, tương ứng 7.200*
_REST = regex.compile(r"[a-z ]{0,20}\bcon lai\b")  # what is left is no whole
_OUT_OF = regex.compile(rf"(?<![\d.,/-])(?<!ngay )(?<!so )(?:{NUMBER}) ?/ ?(?P<all>{NUMBER}) +(?P<unit>[a-z]+)\b(?![/-])")
_ENOUGH = 2  # places that keep to a number
_WORDS = regex.compile(r"\p{L}+")
_VERY_LONG = 6
_MANY = 3  # the same, of a long number: what is counted may have a longer name, or another
_SENTENCE = 120  # characters in which a share stands before what it comes to
_NAME = 60  # characters in which a long name stands
_KIND = 2  # syllables that say which of the things (*hạng I*), or what is done with them
_LARGE = 100
_LONG = 4  # digits as printed, of a number that one place keeps to


@dataclass(frozen=True)
class _Voucher:
    """A number that a table has, or a fraction (*47/47 trường*): a total, what a row counts (with its name), how many rows there are."""

    value: Decimal
    name: frozenset[str] = frozenset()


@kind("dissent")
def dissent(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``130 xã, phường`` here and there, ``103 xã, phường`` once."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in figures(draft):
        if one.unit != "%" and "/" not in one.unit:
            groups[one.unit].append(one)
    persons = [f for unit, same in groups.items() if people(unit) for f in same]
    vouchers = _vouchers(draft)
    for unit, same in groups.items():
        for odd in same:
            kept = _kept(draft, odd, same, vouchers.get(unit, [])) or _kept_by_many(draft, odd, persons if people(unit) else same)
            if kept and any(f.value and f.value + min(odd.value, kept.value) == max(odd.value, kept.value) for f in same):
                continue  # one is a part of the other, and the rest of it is told too
            if kept and not draft.is_told(odd.place, rule.code, "sum-mismatch", "count-mismatch"):
                yield two_values(draft, rule, kept.place, odd.place)


def _vouchers(draft: Draft) -> dict[str, list[_Voucher]]:
    """What stands for a number besides the text's own counts, by the first word of what is counted."""
    found: dict[str, list[_Voucher]] = defaultdict(list)
    for total in totals(draft):
        for column in total.columns:
            if column.head and column.cell.value:
                found[column.head[0]].append(_Voucher(column.cell.value))
    for value, units, name in row_counts(draft):
        for unit in units:
            found[unit].append(_Voucher(value, name))
    for part in own_paragraphs(draft):
        for match in _OUT_OF.finditer(draft.text.folded, part.start, part.end):
            if not draft.is_cited(*match.span()):
                found[match["unit"]].append(_Voucher(value_of(match["all"])))
    for sheet in sheets(draft):
        named = [next((c for _, c in sorted(row.items()) if c.value is None and not sheet.is_label(c.words)), None) for row in members(sheet, len(sheet.rows) - 1)]
        if len(named) > _MANY and len({c.col for c in named if c}) == 1 and all(named) and named[0]:
            found[sheet.head.get(named[0].col, "").split(" ")[0]].append(_Voucher(Decimal(len(named))))
    return found


def _kept(draft: Draft, odd: Figure, same: list[Figure], vouchers: list[_Voucher]) -> Figure | None:
    """The first of the places that keep to another number, if this one stands alone with its own."""
    peers = [f for f in same if f.within == odd.within and f is not odd]  # parts, if it is larger than each
    whole = not peers or len(odd.noun) >= _KIND and all(f.value < odd.value for f in peers) and odd.added != 2 * odd.value
    if not _alone(draft, odd, same) or not whole or any(v.value == odd.value for v in vouchers):
        return None
    values: dict[Decimal, list[Figure]] = defaultdict(list)
    for one in same:
        small = one.seen == odd.seen and mistyped(one.value, odd.value) and (same_words(one, odd) > _KIND or _has_name(draft, odd, one))  # 08, 01
        if (small or a_slip_apart(one.value, odd.value)) and not _is_round(one, odd) and (not peers or one.noun == odd.noun):
            values[one.value].append(one)
    found = {value: kept for value, places in values.items() if (kept := _sure(draft, odd, places, _is_vouched(odd, value, vouchers), alone=not peers))}
    closest = [kept for value, kept in found.items() if len(found) == 1 or any(f.noun == odd.noun for f in values[value])]
    return closest[0] if len(closest) == 1 else None


def _is_round(one: Figure, odd: Figure) -> bool:
    """True for large round numbers of which other things are said: *4.000 đơn vị máu* to be had, *đăng ký 2.000 đơn vị máu* of one body."""
    return min(one.value, odd.value) >= _LARGE and max(digits(one.value), digits(odd.value)) == 1 and not one.lead & odd.lead


def _alone(draft: Draft, odd: Figure, same: list[Figure]) -> bool:
    """True for an exact number that no other place has, and no share follows."""
    return sum(f.value == odd.value for f in same) == 1 and not odd.way and not odd.bound and not _SHARE.search(draft.text.folded, max(0, odd.place[0] - _SENTENCE), odd.place[0]) and not _OWN.match(draft.text.folded, odd.place[1]) and not _REST.match(draft.text.folded, odd.place[1])


def _is_vouched(odd: Figure, value: Decimal, vouchers: list[_Voucher]) -> bool:
    """True if a number stands elsewhere: of what the words around the odd one name, if its row has a name."""
    return any(v.value == value and len(v.name & (odd.words | odd.context)) >= min(_KIND, len(v.name)) for v in vouchers)


def _sure(draft: Draft, odd: Figure, places: list[Figure], column: bool, *, alone: bool) -> Figure | None:
    like = [f for f in _of_one_time(draft, odd, places) if (_one_noun(f, odd) or _has_name(draft, odd, f)) and not in_turn(draft, odd.place, f.place)]
    vouched = any(f.added == 2 * f.value and len(f.lead & odd.lead) >= _KIND for f in like)  # its parts add up to it
    many = len({f.within for f in places}) + column + vouched
    long = alone and _is_long(places[0].value, odd.value)
    plain = [f for f in like if f.seen == odd.seen or swapped(f.value, odd.value) and long or many >= _ENOUGH]
    return plain[0] if plain and (many >= _ENOUGH or long) else None


def _kept_by_many(draft: Draft, odd: Figure, same: list[Figure]) -> Figure | None:
    """The first of the places that keep to a long number, whatever it is called there: *11.050 em*, *11.050 trẻ em được uống sữa*.

    The longer the number, the fewer of them are enough.
    """
    cells = cell_values(draft)
    if not _alone(draft, odd, same) or odd.value in cells:
        return None
    values: dict[Decimal, list[Figure]] = defaultdict(list)
    for one in same:
        if _is_long(one.value, odd.value) and a_digit_off(str(int(one.value)), str(int(odd.value))) or swapped(one.value, odd.value):
            values[one.value].append(one)
    found = []
    for value, places in values.items():
        like = _of_one_time(draft, odd, places)
        printed, telling = len(str(int(min(value, odd.value)))), max(digits(value), digits(odd.value))
        enough = 1 if printed >= _VERY_LONG and telling >= _LONG else _ENOUGH if printed > _LONG else _MANY
        many = len({f.within for f in like}) + (value in cells)
        if like and telling >= _MANY and many >= enough and (many > 1 or like[0].place < odd.place):
            found.append(like[0])
    return found[0] if len(found) == 1 else None


def _of_one_time(draft: Draft, odd: Figure, places: list[Figure]) -> list[Figure]:
    ends = {str(draft.record.plan.year_end)}
    return [f for f in places if not f.way and f.within != odd.within and f.value != odd.added and f.added != odd.value and one_time(f, odd, ends) and same_bounds(f, odd)]


def _is_long(one: Decimal, other: Decimal) -> bool:
    return len(str(int(min(one, other)))) >= _LONG


def _has_name(draft: Draft, one: Figure, other: Figure) -> bool:
    """True if the words after a number have all of the other's longer name among them: *03 đoàn thanh tra, kiểm tra liên ngành*, *03 đoàn liên ngành*."""
    end = draft.sentence(*one.place)[1]
    after = _WORDS.findall(lowered(draft)[one.place[0] : min(end, one.place[0] + _NAME)])
    return len(other.noun) > _KIND and other.noun[:1] == one.noun[:1] and set(other.noun) <= set(after)


def _one_noun(one: Figure, other: Figure) -> bool:
    """True if what is counted is named alike, as far as both name it; *28 chợ hạng I* and *18 chợ* that are built are two things."""
    few, more = sorted((len(one.noun), len(other.noun)))
    closer = few > 1 or more - few < _KIND or bool(one.lead & other.lead)
    return one.noun[:few] == other.noun[:few] and bool(few) and closer
