"""Shares, changes and products of which a figure stands elsewhere: in another passage, or in the total row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import regex

from kehoach.check.claims.claim import Claim, cues, led
from kehoach.check.claims.factors import dues, multiplies
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.claims.percents import is_rate, share_dues, way_of, year_order
from kehoach.check.figures.reckoned import words_of

_CHOICES = 4  # different figures that may be the one elsewhere
_AFTER = 60  # characters after a percentage that say what it is of
_ALL = Decimal(100)
_TOTAL = regex.compile(r"\b(?:tong|toan|cong|tat ca)\b")
_THEN = regex.compile(r"\b(?:so voi|cung ky|nam truoc|truoc do|lan thu|hien tai|hien co)\b")


@dataclass(frozen=True)
class Choice:
    """A figure elsewhere that may be meant."""

    figure: Figure
    far: int  # passages away; less than none: before
    alike: int  # telling words that it shares
    rank: int
    many: int  # different values to choose from
    often: int  # how often its value is told

    def said(self, mark: str) -> list[str]:
        """What speaks for it and against it."""
        alike, lead = min(3, self.alike), self.figure.lead
        many = min(5, self.many)
        return [
            f"{mark}rank{self.rank}", f"{mark}many{many}", f"{mark}alike{alike}", f"{mark}far{_bucket(self.far)}", f"{mark}often{min(3, self.often)}",
            f"{mark}cell{self.figure.cell}", f"{mark}rated{self.figure.rated}", f"{mark}total{_TOTAL.search(lead) is not None}", f"{mark}one{many == 1}{alike}", f"{mark}rank{self.rank}alike{alike}",
            *led(mark, lead, 2),
        ]  # fmt: skip


def _bucket(far: int) -> str:
    size = abs(far)
    return ("-" if far < 0 else "+") + (str(size) if size < 3 else "5" if size < 6 else "9" if size < 10 else "z")  # noqa: PLR2004


class Told:
    """The figures of a draft by what they count, those of its total rows among them."""

    def __init__(self, every: Sequence[Passage]) -> None:
        self._known: dict[tuple[str, str], list[tuple[int, Figure]]] = defaultdict(list)
        for at, passage in enumerate(every):
            for figure in passage.figures:
                if not figure.per and figure.sort not in ("percent", "times"):
                    for kin in {figure.kin, *figure.names}:
                        self._known[figure.sort, kin].append((at, figure))

    def choices(self, at: int, like: Figure, words: frozenset[str], fits: Callable[[Figure], bool] = bool, most: int = _CHOICES) -> list[Choice]:
        """The figures of other passages that count what one counts, the most alike in words first, each value once."""
        return self.of((like.sort, like.kin), at, words, lambda f: f is not like and fits(f), most)

    def of(self, what: tuple[str, str], at: int, words: frozenset[str], fits: Callable[[Figure], bool], most: int = _CHOICES) -> list[Choice]:
        """The same of what is counted."""
        found: dict[Decimal, tuple[tuple[int, int], int, Figure, int]] = {}
        often: dict[Decimal, int] = defaultdict(int)
        for place, figure in self._known.get(what, ()):
            if place == at or not fits(figure):
                continue
            often[figure.value] += 1
            key = (-len(figure.told & words), abs(place - at))
            if figure.value not in found or key < found[figure.value][0]:
                found[figure.value] = key, place - at, figure, -key[0]
        ranked = sorted(found.values(), key=lambda one: one[0])[:most]
        return [Choice(figure, far, alike, rank, len(found), often[figure.value]) for rank, (_, far, figure, alike) in enumerate(ranked)]


def _beside(passage: Passage, rate: Figure) -> Iterator[tuple[int, Figure]]:
    """The figures right before and behind a percentage, with how many figures away."""
    for way in (-1, -2, 1, 2):
        if 0 <= rate.at + way < len(passage.figures):
            figure = passage.figures[rate.at + way]
            if figure.sort not in ("percent", "times") and not figure.per:
                yield way, figure


def _like(passage: Passage, figure: Figure) -> int:
    """How many other figures of a passage count what one counts."""
    return sum(f.sort == figure.sort and f.kin == figure.kin and not f.per and f is not figure for f in passage.figures)


def far_shares(every: Sequence[Passage], told: Told) -> Iterator[Claim]:
    """A percentage with a figure beside it, of a whole that stands elsewhere."""
    for at, passage in enumerate(every):
        for rate in passage.figures:
            if rate.sort != "percent":
                continue
            for way, part in _beside(passage, rate):
                of = words_of(rate.after[:_AFTER]) | {part.unit}
                for choice in told.choices(at, part, of, partial(_larger, part)):
                    context = _share_told(passage, rate, part, way, choice)
                    yield Claim("far-share", rate, (part, choice.figure), context, is_rate(rate, part.value / choice.figure.value), share_dues(rate, part, choice.figure))


def _larger(part: Figure, figure: Figure) -> bool:
    return figure.value > part.value


def _share_told(passage: Passage, rate: Figure, part: Figure, way: int, choice: Choice) -> tuple[str, ...]:
    inside = _like(passage, part)
    return (
        "", f"way{way}", f"own{min(3, len(part.told & choice.figure.told))}", f"sort{part.sort}", f"in{rate.depth > part.depth}{part.depth > rate.depth}", f"inside{min(2, inside)}",
        f"inside{min(2, inside)}rank{choice.rank}", f"way{way}inside{min(1, inside)}", f"rates{min(3, sum(f.sort == 'percent' for f in passage.figures))}", f"way{way}{way_of(rate)}", f"part{part.rough}",
        *choice.said("whole"), *led("rate", rate.lead), *(f"after:{c}" for c in cues(rate.after, -3)), f"after2:{'_'.join(cues(rate.after, -2))}", *led("part", part.lead, 2),
    )  # fmt: skip


# --- changes ------------------------------------------------------------------------------------------


def far_changes(every: Sequence[Passage], told: Told) -> Iterator[Claim]:
    """A change with what is now, or what was, beside it, and the other elsewhere."""
    for at, passage in enumerate(every):
        for rate in passage.figures:
            way = way_of(rate)
            if rate.sort not in ("percent", "times") or not way and rate.sort == "percent" and rate.value <= _ALL:
                continue
            for off, near in _beside(passage, rate):
                words = near.told | words_of(rate.lead[-_AFTER:], rate.after[:_AFTER])
                for choice in told.choices(at, near, words):
                    for now, then in ((near, choice.figure), (choice.figure, near)):
                        yield from _change(passage, rate, way, (off, near), choice, (now, then))


def _change(passage: Passage, rate: Figure, way: int, beside: tuple[int, Figure], choice: Choice, pair: tuple[Figure, Figure]) -> Iterator[Claim]:  # noqa: PLR0913, PLR0917
    now, then = pair
    times = rate.sort == "times"
    ratio = rate.value if times else rate.value / _ALL if not way else 1 + way * rate.value / _ALL
    if ratio <= 0:
        return
    near = beside[1]
    made = now.value / then.value
    share = way * (made - 1) if way and not times else made
    holds = made == rate.value if times else is_rate(rate, share)
    due = share if times else share * _ALL
    context = _change_told(passage, rate, way, beside, choice, "now" if now is near else "then")
    yield Claim("far-change", rate, pair, context, holds, ((rate, due), (now, then.value * ratio), (then, now.value / ratio)))


def _change_told(passage: Passage, rate: Figure, way: int, beside: tuple[int, Figure], choice: Choice, which: str) -> tuple[str, ...]:  # noqa: PLR0913, PLR0917
    off, near = beside
    own = f"{which}{off}"
    order = year_order(choice.figure, near)
    inside = _like(passage, near)
    return (
        "", own, f"{own}way{way}", f"sort{near.sort}", f"of{rate.sort}", f"of{rate.sort}{own}", f"own{min(3, len(near.told & choice.figure.told))}", f"{own}years{order}", f"{own}before{choice.far < 0}",
        f"{own}inside{min(2, inside)}", f"{own}then{_THEN.search(near.lead) is not None}{_THEN.search(rate.after) is not None}", f"{own}far{_THEN.search(choice.figure.lead) is not None}",
        f"{own}in{rate.depth > near.depth}{near.depth > rate.depth}", f"nearrough{near.rough}",
        *(f"{which}{one}" for one in choice.said("far")), *led(f"{own}rate", rate.lead, 2), *led(f"{own}near", near.lead, 2), *(f"after:{c}" for c in cues(rate.after, -3)),
    )  # fmt: skip


# --- products -----------------------------------------------------------------------------------------


def far_products(every: Sequence[Passage], told: Told, values: AbstractSet[Decimal]) -> Iterator[Claim]:
    """A figure of one, with the number of such things and the total of which one stands elsewhere.

    Two that make another of the draft's ``values`` are let be.
    """
    for at, passage in enumerate(every):
        for each in passage.figures:
            if each.sort in ("percent", "times") or not each.per:
                continue
            words = each.told
            several = sum((f.per, f.sort) == (each.per, each.sort) for f in passage.figures) > 1  # 02 giải, mỗi giải …; 03 giải, mỗi giải …
            many = [*_here(passage, each, _is_one_of), *told.of(("count", each.per_kin), at, words, partial(_counted, each), _CHOICES - 1)]
            wholes = [*_here(passage, each, _is_total_of), *told.choices(at, each, words, partial(_is_total_of, each), _CHOICES - 1)]
            for b in many:
                for whole in wholes:
                    if (b.far or whole.far) and b.figure is not whole.figure:
                        context = _product_told(passage, each, b, whole, (len(many), len(wholes)))
                        of = dues(whole.figure, each, b.figure)
                        yield Claim("far-product", whole.figure, (each, b.figure), context, multiplies(whole.figure, each, b.figure.value), of, let_be=several or of[0][1] in values)


def _here(passage: Passage, each: Figure, fits: Callable[[Figure, Figure], bool]) -> list[Choice]:
    found = [f for f in passage.figures if fits(each, f)]
    return [Choice(f, 0, len(f.told & each.told), min(3, abs(f.at - each.at)), len(found), 1) for f in found][:_CHOICES]


def _is_one_of(each: Figure, figure: Figure) -> bool:
    return not figure.per and each.per in (figure.unit, figure.next) and figure.sort not in ("percent", "times") and figure is not each and figure.value > 1 and each.is_of_all(figure)


def _counted(each: Figure, figure: Figure) -> bool:
    return figure.value > 1 and (figure.cell or each.per in (figure.unit, figure.next)) and each.is_of_all(figure)


def _is_total_of(each: Figure, figure: Figure) -> bool:
    return not figure.per and figure.sort == each.sort and (figure.kin == each.kin or figure.cell) and figure is not each and figure.value > each.value


def _product_told(passage: Passage, each: Figure, many: Choice, whole: Choice, choices: tuple[int, int]) -> tuple[str, ...]:
    a, b, c = each.told, many.figure.told, whole.figure.told
    beside = abs(many.far) <= 1 and abs(whole.far) <= 1
    here = f"{not many.far}{not whole.far}"
    return (
        "", here, f"{here}mean{each.mean}", f"sort{each.sort}", f"choices{min(4, choices[0])}{min(4, choices[1])}", f"{here}rank{many.rank}{whole.rank}",
        f"manyof{min(3, len((a | c) & b))}", f"wholeof{min(3, len((a | b) & c))}", f"of{min(2, len(a & c))}{min(2, len(a & b))}", f"beside{beside}{choices == (1, 1)}",
        f"of{bool(b & (a | c))}{bool(c & (a | b))}{beside}", f"eachs{min(3, sum(bool(f.per) for f in passage.figures))}", f"in{each.depth > 0}",
        *many.said("many"), *whole.said("whole"), *led("each", each.lead),
    )  # fmt: skip
