"""Lists whose items are the rounds, years or places of a total that another sentence gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.counted import lists_below
from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.numbers import dues, slip
from kehoach.check.reckoned import MONEY, Figure, by_unit, same, sentences, words_of
from kehoach.check.splits import Line
from kehoach.check.sums import sum_of
from kehoach.check.triples import is_told, say, telling
from kehoach.rulebook import CheckEntry

_SPLITS = regex.compile(r"\b(?:chia|phan (?:bo|ky|ra|theo)|lo trinh|tien do|cu the|theo (?:tung|dot|nam|quy|giai doan))\b[^.]{0,60}:?\s*$")
_ROUND = regex.compile(r"^\W*(?:[a-zđ\d]{1,3}[.)] *|[-+*] *)?(?:dot|giai doan|nam|quy|vu|ky|buoc|lan|cum|vung|khu vuc|thang)\b *(?:[\divx]+|xuan|he|thu|dong|mua)")
_TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", ""])


@kind("rounds-below")
def rounds_below(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tiến độ: a) Đợt 1: 400 nhà; b) Đợt 2: 540 nhà; c) Đợt 3: 300 nhà`` of the 1.150 houses told before: a digit of one round away."""
    known = by_unit(draft)
    for line, items in lists_below(draft):
        rounds, told = all(_ROUND.match(item.words) for item in items), _SPLITS.search(line.words)
        if not rounds and not told or draft.is_cited(line.start, line.end):
            continue
        parts = _parts(draft, items)
        if len(parts) != len(items):
            continue
        unit, summed = parts[0].unit, sum_of(parts)
        low, high = items[0].start, items[-1].end
        others = [f for f in known[unit] if not low <= f.place[0] < high]
        if any(same(f.value, summed) for f in others) or is_told(draft, *parts):
            continue
        own = words_of(*(w for p in parts for w in (p.lead, p.noun)), line.words)
        near = [f for f in others if f.place[0] < low and (told and rounds or own & words_of(f.lead, f.noun)) and _a_digit_off(f, parts, summed)]
        if len({f.value for f in near}) == 1 and unit != MONEY:
            total = near[-1]
            yield draft.finding(
                rule, total.place, say_as="list", severity="warning", stated=draft.words(total.place), summed=say(summed, unit),
                difference=say(abs(total.value - summed), unit), evidence=tuple(draft.evidence(p.place) for p in parts),
            )  # fmt: skip


def _parts(draft: Draft, items: list[Line]) -> list[Figure]:
    """The first exact figure of each item of one unit that all items have."""
    figures = [f for s in sentences(draft) for f in s.figures if f.plain and items[0].start <= f.place[0] < items[-1].end]
    by_item = [[f for f in figures if item.start <= f.place[0] < item.end] for item in items]
    for first in by_item[0]:
        if first.unit not in _TIMES:
            found = [next((f for f in own if f.unit == first.unit), None) for own in by_item]
            if all(found):
                return [f for f in found if f]
    return []


def _a_digit_off(total: Figure, parts: list[Figure], summed: Decimal) -> bool:
    """True if a digit of one part, or of the total, is why they differ, by no chance."""
    if not telling(total.value) or any(p.value >= total.value for p in parts):
        return False
    mended = [(p, due) for p, due in dues(total.value, [p.value for p in parts]) if slip(p, due)]
    return len(mended) == 1 and abs(mended[0][1] - mended[0][0]) < mended[0][0] or slip(total.value, summed) and telling(summed)
