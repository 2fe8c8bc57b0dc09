"""Percentages: shares and changes in a passage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

import regex

from kehoach.check.claims.claim import STOP, Claim, Dues, between
from kehoach.check.claims.factors import three
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.figures.numbers import step

_REACH = 4  # figures before and after a percentage
_ALL = Decimal(100)
_UP = regex.compile(r"\b(?:tang|vuot|cao hon|nhieu hon|them|len)\b")
_DOWN = regex.compile(r"\b(?:giam|thap hon|it hon|xuong|con)\b")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_NEAR = 30  # characters before a percentage in which a rise or a fall is told


def shares(passage: Passage) -> Iterator[Claim]:
    """A percentage with two figures near it: a part of a whole, a change from one to the other, or a change of one."""
    figures = passage.figures
    for rate in figures:
        if rate.sort != "percent":
            continue
        near = [f for f in figures[max(0, rate.at - _REACH) : rate.at + _REACH + 1] if f.sort != "percent" and f.sort != "times" and not f.per]
        for a, b in permutations(near, 2):
            if a.sort != b.sort or a.value == b.value:
                continue
            context = three(figures, {"p": rate, "a": a, "b": b})
            across = STOP.search(between(figures, *sorted((a, b)))) is not None
            if (a.value < b.value) == (rate.value < _ALL):
                yield Claim("share", rate, (a, b), (*context, f"over{rate.value > _ALL}"), is_rate(rate, a.value / b.value), share_dues(rate, a, b), tuple(figures), let_be=_is_all_of(rate, a, b) or across and bool(a.unit) and bool(b.unit) and a.kin != b.kin)
            if a.unit == b.unit:
                way = 1 if b.value > a.value else -1
                apart = across and not a.told & b.told
                context = [*context, *_ways(way, figures, rate, a, b)]
                after = a.value * (_ALL + way * rate.value) / _ALL
                yield Claim("growth", rate, (a, b), tuple(f"G{c}" for c in context), is_rate(rate, abs(b.value - a.value) / a.value), ((rate, abs(b.value - a.value) * _ALL / a.value), (b, after)), let_be=apart)
                if a.value < b.value:
                    due = a.value / (b.value - a.value)
                    yield Claim("growth", rate, (a, b), tuple(f"C{c}" for c in context), is_rate(rate, due), ((rate, due * _ALL),))


_OF = regex.compile(r" *(?P<what>[a-z ]*[a-z]) *\(")


def _is_all_of(rate: Figure, one: Figure, other: Figure) -> bool:
    """True for all of some of the things, so many: *kiểm tra 420 cơ sở; 100% cơ sở loại C (42 cơ sở) được kiểm tra lại*."""
    named = _OF.fullmatch(rate.after) if rate.value == _ALL and rate.at + 1 in (one.at, other.at) else None
    if named is None:
        return False
    around = other if one.at == rate.at + 1 else one
    return not f"{around.unit} {around.after}".startswith(named["what"])


def way_of(rate: Figure) -> int:
    """1 for a rise, -1 for a fall, 0 where the words before a percentage tell neither."""
    up, down = (max((m.start() for m in pattern.finditer(rate.lead[-_NEAR:])), default=-1) for pattern in (_UP, _DOWN))
    return (up > down) - (up < down)


def year_order(one: Figure, other: Figure) -> str:
    """Whether the year said of another figure is after that of one, before it, or the same."""
    years = [_YEAR.findall(f.lead)[-1:] or _YEAR.findall(f.after)[:1] for f in (one, other)]
    return "none" if not years[0] or not years[1] else "after" if years[0] < years[1] else "before" if years[0] > years[1] else "same"


def _ways(way: int, figures: list[Figure], rate: Figure, a: Figure, b: Figure) -> list[str]:
    """Whether the words of a rise or a fall go the way of the figures."""
    words = {"rate": rate.lead, "a": a.lead, "b": b.lead, "all": " ".join(f.lead for f in figures[min(rate.at, a.at, b.at) : max(rate.at, a.at, b.at) + 1])}
    found = []
    for name, said in words.items():
        up, down = bool(_UP.search(said)), bool(_DOWN.search(said))
        found.append(f"way{name}{'+' if up else ''}{'-' if down else ''}{(up, down)[way < 0]}")
    order = year_order(a, b)
    return [*found, f"years{order}", f"years{order}{found[0]}", f"{found[0]}{'ab' if a.at < b.at else 'ba'}{min(3, abs(a.at - rate.at))}{min(3, abs(b.at - rate.at))}"]


def is_rate(rate: Figure, due: Decimal) -> bool:
    """True if a percentage is so much, rounded or cut."""
    return abs(due * _ALL - rate.value) < step(rate.value)


def share_dues(rate: Figure, part: Figure, whole: Figure) -> Dues:
    """What each of the three would have to be."""
    return (rate, part.value * _ALL / whole.value), (part, whole.value * rate.value / _ALL), (whole, part.value * _ALL / rate.value)
