"""Percentages: shares and changes in a passage, shares of what another passage tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import permutations

import regex

from kehoach.check.claims.claim import STOP, Claim, between, cues, led, telling
from kehoach.check.claims.factors import three
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.figures.numbers import step
from kehoach.check.figures.reckoned import words_of

_REACH = 4  # figures before and after a percentage
_ALL = Decimal(100)
_UP = regex.compile(r"\b(?:tang|vuot|cao hon|nhieu hon|them|len)\b")
_DOWN = regex.compile(r"\b(?:giam|thap hon|it hon|xuong|con)\b")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_ROUND, _CHOICES = 30, 4  # passages around, and figures in them, that may be the whole


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
            roles = {"p": rate, "a": a, "b": b}
            across = STOP.search(between(figures, *sorted((a, b)))) is not None
            if (a.value < b.value) == (rate.value < _ALL):
                yield Claim("share", rate, (a, b), partial(_of_share, figures, roles), _is(rate, a.value / b.value), share_dues(rate, a, b), let_be=across and bool(a.unit) and bool(b.unit) and a.kin != b.kin)
            if a.unit == b.unit:
                way = 1 if b.value > a.value else -1
                apart = across and not telling(a) & telling(b)
                after = a.value * (_ALL + way * rate.value) / _ALL
                yield Claim("growth", rate, (a, b), partial(_of_change, "G", figures, roles, way), _is(rate, abs(b.value - a.value) / a.value), ((rate, abs(b.value - a.value) * _ALL / a.value), (b, after)), let_be=apart)
                if a.value < b.value:
                    due = a.value / (b.value - a.value)
                    yield Claim("growth", rate, (a, b), partial(_of_change, "C", figures, roles, way), _is(rate, due), ((rate, due * _ALL),))


def _of_share(figures: list[Figure], roles: dict[str, Figure]) -> list[str]:
    return [*three(figures, roles), f"over{roles['p'].value > _ALL}"]


def _of_change(mark: str, figures: list[Figure], roles: dict[str, Figure], way: int) -> list[str]:
    return [f"{mark}{said}" for said in (*three(figures, roles), *_ways(way, figures, roles["p"], roles["a"], roles["b"]))]


def _ways(way: int, figures: list[Figure], rate: Figure, a: Figure, b: Figure) -> list[str]:
    """Whether the words of a rise or a fall go the way of the figures."""
    words = {"rate": rate.lead, "a": a.lead, "b": b.lead, "all": " ".join(f.lead for f in figures[min(rate.at, a.at, b.at) : max(rate.at, a.at, b.at) + 1])}
    found = []
    for name, said in words.items():
        up, down = bool(_UP.search(said)), bool(_DOWN.search(said))
        found.append(f"way{name}{'+' if up else ''}{'-' if down else ''}{(up, down)[way < 0]}")
    years = [_YEAR.findall(f.lead)[-1:] or _YEAR.findall(f.after)[:1] for f in (a, b)]
    order = "none" if not years[0] or not years[1] else "after" if years[0] < years[1] else "before" if years[0] > years[1] else "same"
    return [*found, f"years{order}", f"years{order}{found[0]}", f"{found[0]}{'ab' if a.at < b.at else 'ba'}{min(3, abs(a.at - rate.at))}{min(3, abs(b.at - rate.at))}"]


def _is(rate: Figure, due: Decimal) -> bool:
    """True if a percentage is so much, rounded or cut."""
    return abs(due * _ALL - rate.value) < step(rate.value)


def share_dues(rate: Figure, part: Figure, whole: Figure) -> tuple[tuple[Figure, Decimal], ...]:
    """What each of the three would have to be."""
    return (rate, part.value * _ALL / whole.value), (part, whole.value * rate.value / _ALL), (whole, part.value * _ALL / rate.value)


def far_shares(every: Sequence[Passage]) -> Iterator[Claim]:
    """A percentage with the figure beside it, of a whole that another passage tells, the most alike in words first."""
    for at, passage in enumerate(every):
        figures = passage.figures
        for rate in figures:
            for way in (-1, -2, 1):
                if rate.sort != "percent" or not 0 <= rate.at + way < len(figures):
                    continue
                part = figures[rate.at + way]
                if part.sort in ("percent", "times") or part.per or any(_may_be_whole(f, part) for f in figures):
                    continue
                of = words_of(rate.after[:60]) | {part.unit}
                wholes = [(place, f) for place in _around(at, len(every)) for f in every[at + place].figures if _may_be_whole(f, part)]
                ranked = sorted(wholes, key=lambda one: (-len(telling(one[1]) & of), abs(one[0])))[:_CHOICES]
                given = any(_is(rate, due) for _, whole in wholes for due in (part.value / whole.value, 1 - part.value / whole.value))
                for rank, (place, whole) in enumerate(ranked):
                    alike = min(3, len(telling(whole) & of))
                    context = [
                        "", f"way{way}", f"rank{rank}", f"wholes{min(5, len(wholes))}", f"alike{alike}", f"far{max(-4, min(4, place))}", f"own{min(3, len(telling(part) & telling(whole)))}",
                        f"sort{part.sort}", f"in{rate.depth > part.depth}{part.depth > rate.depth}", f"one{len(wholes) == 1}{min(2, alike)}", *led("rate", rate.lead),
                        *(f"after:{c}" for c in cues(rate.after, -3)), f"after2:{'_'.join(cues(rate.after, -2))}", *led("whole", whole.lead), *led("part", part.lead, 2),
                    ]  # fmt: skip
                    yield Claim("far-share", rate, (part, whole), context.copy, _is(rate, part.value / whole.value), share_dues(rate, part, whole), let_be=given)


def _may_be_whole(figure: Figure, part: Figure) -> bool:
    return figure.sort == part.sort and figure.kin == part.kin and not figure.per and figure.value > part.value


def _around(at: int, many: int) -> Iterator[int]:
    """How far away the passages around one are, the nearest first."""
    for distance in range(1, _ROUND + 1):
        yield from (place for place in (-distance, distance) if 0 <= at + place < many)
