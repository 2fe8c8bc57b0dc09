"""Products: so many times so much, in a passage and by the months of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import regex

from kehoach.check.claims.claim import STOP, Claim, Dues, among, between, cues, led
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.figures.numbers import places, step
from kehoach.check.figures.reckoned import MONEY

_NEXT, _REACH = 4, 5  # how far apart the figures of a product stand
_ABOUT = 50  # an average may be rounded to a fiftieth
_NEAR = (Decimal("0.2"), Decimal(5))


def three(figures: Sequence[Figure], roles: dict[str, Figure]) -> list[str]:
    """The context of three figures of a passage, each in its role."""
    order = sorted(roles, key=lambda role: roles[role].at)
    said = "".join(order)
    first, _, last = (roles[role] for role in order)
    names = sorted(roles)
    span = min(last.at - first.at, 5)
    sorts = "".join(f"{r}{roles[r].sort[0]}" for r in names)
    found = ["", f"o{said}", f"span{span}", f"o{said}span{min(span, 4)}", f"sorts{sorts}", f"sorts{sorts}o{said}"]
    for r, s in combinations(names, 2):
        a, b = roles[r], roles[s]
        found.append(f"same{r}{s}{a.kin == b.kin and bool(a.unit)}")
        found.append(f"own{r}{s}{min(2, len(a.told & b.told))}")
        found.append(f"per{r}{s}{'1' if a.per and a.per in (b.unit, b.next) else '2' if b.per and b.per in (a.unit, a.next) else '0'}")
    found.append("each" + "".join(f"{r}{bool(roles[r].per)}" for r in names))
    of = "_".join(
        r + next((s for s in names if s != r and roles[s].unit == roles[r].per), "?") + "T" + next((s for s in names if s != r and roles[s].kin == roles[r].kin), "?")
        for r in names if roles[r].per
    )  # fmt: skip
    kin = "".join(r + ("s" if any(roles[r].kin == roles[s].kin for s in names if s != r) else "-") for r in names)
    found += [f"of{of}", f"of{of}{said}", f"kin{kin}{said}", "depth" + "".join(str(min(2, max(0, roles[r].depth))) for r in order) + said]
    for k, r in enumerate(order):
        figure = roles[r]
        found += led(f"{r}lead", figure.lead)
        if k < 2:  # noqa: PLR2004
            gap = between(figures, figure, roles[order[k + 1]])
            found += [*among(f"{said}gap{k}", gap), f"{said}gap{k}2:{'_'.join(cues(gap, 2))}", f"stop{k}{STOP.search(gap) is not None}"]
        else:
            found.append(f"{r}after{''.join(cues(figure.after, -1)) or 'end'}")
        rivals = sum(f.kin == figure.kin and f.sort == figure.sort and not f.per and f not in roles.values() for f in figures)
        found += [f"{r}rivals{min(rivals, 3)}", f"{r}rough{figure.rough}"]
    return found


def products(passage: Passage) -> Iterator[Claim]:
    """Three figures near each other, any of them the other two times each other."""
    figures = passage.figures
    for i, one in enumerate(figures):
        for j in range(i + 1, min(len(figures), i + 1 + _NEXT)):
            for k in range(j + 1, min(len(figures), i + 1 + _REACH)):
                trio = one, figures[j], figures[k]
                if any(f.sort == "percent" for f in trio):
                    continue
                for whole, a, b in (trio, (trio[1], trio[0], trio[2]), (trio[2], trio[0], trio[1])):
                    if claim := _product(figures, whole, a, b):
                        yield claim


def _product(figures: Sequence[Figure], whole: Figure, a: Figure, b: Figure) -> Claim | None:
    """``whole`` as ``a`` times ``b``: the rate, the price or the multiple first; None where units forbid it."""
    money = (a.unit == MONEY) + (b.unit == MONEY)
    if whole.sort == "times" or whole.per or money != (whole.unit == MONEY):
        return None
    if b.sort == "money" or b.per and not a.per:
        a, b = b, a
    if b.sort == "times":
        a, b = b, a
    if a.sort == "times" and b.unit != whole.unit or b.value <= 1 and a.sort != "times" or a.value <= 1 and a.sort != "times":
        return None
    near = _NEAR[0] < a.value * b.value / whole.value < _NEAR[1]
    context = (*three(figures, {"c": whole, "a": a, "b": b}), f"near{near}", f"mean{a.mean}")
    return Claim("product", whole, (a, b), context, multiplies(whole, a, b.value), dues(whole, a, b), tuple(figures))


def multiplies(whole: Figure, each: Figure, many: Decimal) -> bool:
    """True if so many times the figure of one is the whole; of an average and of a figure with decimals, as closely as it is rounded."""
    if each.value * many == whole.value:
        return True
    off = abs(whole.value / many - each.value)
    return bool(places(each.value) or each.mean) and off <= step(each.value) / 2 or each.mean and off <= each.value / _ABOUT


def dues(whole: Figure, a: Figure, b: Figure) -> Dues:
    """What each of the three would have to be."""
    return (whole, a.value * b.value), (a, whole.value / b.value), (b, whole.value / a.value)


# --- by the calendar ----------------------------------------------------------------------------------

_IN_A_YEAR = {"thang": 12, "quy": 4, "tuan": 52, "nam": 1}
_PERIOD = regex.compile(r"\b(?P<a>(?:19|20)\d\d) ?(?:[-–]|den (?:het )?nam) ?(?P<b>(?:19|20)\d\d)\b")
_MONTHS = regex.compile(r"\bthang \d{1,2}(?:[/.]\d{4})? (?:den|[-–]) (?:het )?(?:thang )?\d{1,2}\b")  # part of a year
_PHRASES = ("cuoi nam", "dau nam", "tu thang", "tu quy", "6 thang", "ca nam", "moi nam", "hang nam", "trong nam")


def by_calendar(passage: Passage) -> Iterator[Claim]:
    """``mỗi tháng 02 lần, cả năm 24 lần``: a figure of a month, a quarter or a year against that of the year or the period."""
    if _MONTHS.search(passage.words):
        return
    for each in passage.figures:
        if each.per not in _IN_A_YEAR or each.sort in ("percent", "times") or any(f.unit == each.per for f in passage.figures):
            continue
        period = _PERIOD.search(passage.words)
        years = int(period["b"]) - int(period["a"]) + 1 if period else 1
        how = "period" if period else "year" if "nam" in passage.words else "none"
        many = Decimal(_IN_A_YEAR[each.per] * years)
        for whole in passage.figures:
            if many > 1 and whole is not each and (not whole.per or whole.per == "nam") and (whole.sort, whole.kin) == (each.sort, each.kin):
                context = [
                    "", how, f"o{each.at < whole.at}d{min(3, abs(each.at - whole.at))}", f"of{each.per}{how}", f"sort{each.sort}", f"per{bool(whole.per)}",
                    *led("whole", whole.lead), *led("each", each.lead), f"kin{min(4, sum(f.kin == each.kin for f in passage.figures))}",
                    *(f"said:{p}" for p in _PHRASES if p in passage.words),
                ]  # fmt: skip
                yield Claim("calendar", whole, (each,), tuple(context), multiplies(whole, each, many), ((whole, each.value * many), (each, whole.value / many)))
