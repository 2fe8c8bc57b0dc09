"""A figure told again at once in another scale: *820.000 nghìn đồng (820 triệu đồng)*, *3.500 m, tức 3,5 km*; rounding is let be.

Brackets that hold more than the figure (*(820 triệu đồng năm 2024)*) say another thing, as does a figure for each of something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import regex

from kehoach.check.agreement.told import two_values
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import SCALES, digits, mistyped, step, value_of
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_ROUGHLY = r"khoang|gan|hon|tren|xap xi|lam tron|quy tron|tron so"
_SAME = r"tuc(?: la)?|hay(?: la| noi cach khac la)?|tuong duong(?: voi)?|tuong ung(?: voi)?|nghia la|quy ra|quy doi(?: ra| la)?|viet gon(?: la)?|bang|la"
# Between the two: a bracket, with words or without them; or words alone.
_AGAIN = regex.compile(rf" *(?:(?P<open>[(\[]) *(?:{_SAME}|)|[,;–-]? *(?:{_SAME})|=) *(?P<rough>(?:{_ROUGHLY})(?: la)?|) *")
_NO_BARE = regex.compile(r" *[,;–-]? *(?:la|bang|=) *")  # *kinh phí 5 tỷ đồng là …* says another thing
_CLOSE = regex.compile(r" *(?:chan|viet nam)? *[)\]]")
_MORE = regex.compile(r" *(?:/|moi\b|mot\b|x\b|×|\d|cho\b|nam\b|tu\b|cua\b)")
_LAST = regex.compile(rf"(?P<n>{NUMBER}) *(?P<scale>nghin(?: ty)?|ngan|trieu|ty|ti)?(?: dong| d|d)?\W*$")
_MEASURES = (
    {"m": 1, "met": 1, "km": 1000}, {"m2": 1, "ha": 10_000, "km2": 1_000_000}, {"kg": 1, "ta": 100, "tan": 1000},
    {"lit": 1, "m3": 1000}, {"thang": 1, "nam": 12}, {"phut": 1, "gio": 60},
)  # fmt: skip
_UNIT = "|".join(sorted((unit for scale in _MEASURES for unit in scale), key=len, reverse=True))
_MEASURE = regex.compile(rf"(?<![\w.,/-])(?P<n>{NUMBER}) *(?P<unit>{_UNIT})\b(?! */)")
_HALF, _TWICE = Decimal("0.5"), Decimal(2)


@dataclass(frozen=True)
class _Said:
    """A figure in its smallest unit, what rounding may hide of it, and the scale it is told in."""

    place: Place
    value: Decimal
    step: Decimal
    printed: Decimal
    scale: str
    per: str = ""


@kind("restated")
def restated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2,2 tỷ đồng (2.000 triệu đồng)``; ``of: measures`` for lengths, areas, weights and times."""
    told = _measures(draft) if rule.options.get("of") == "measures" else _money(draft)
    for one, again in told:
        between = draft.text.folded[one.place[1] : again.place[0]]
        link = _AGAIN.fullmatch(between)
        if link is None or one.scale == again.scale or one.per != again.per or not link["open"] and _NO_BARE.fullmatch(between):
            continue
        after = _CLOSE if link["open"] else _MORE
        if bool(after.match(draft.text.folded, again.place[1])) != bool(link["open"]) or draft.is_cited(*one.place):
            continue
        if not _agree(one, again, rough=bool(link["rough"])) and _meant(one, again) and not draft.is_told(one.place, rule.code):
            yield two_values(draft, rule, one.place, again.place)


def _agree(one: _Said, again: _Said, *, rough: bool) -> bool:
    """True if one is the other, as exactly as the rougher of them is printed."""
    rougher = max(one, again, key=lambda said: said.step)
    exact = digits(rougher.printed) == 1 and not rough
    off = abs(one.value - again.value)
    return off == 0 or not exact and off <= (rougher.step if rough else rougher.step / 2)


def _meant(one: _Said, again: _Said) -> bool:
    """True if the two are so near, or so alike but for noughts, that the second can be nothing but the first again."""
    share = one.value / again.value
    return _HALF < share < _TWICE or mistyped(one.printed, again.printed) or one.value.normalize().as_tuple().digits == again.value.normalize().as_tuple().digits


def _money(draft: Draft) -> Iterator[tuple[_Said, _Said]]:
    amounts = sorted((a for a in draft.record.amounts if a.value and a.currency == "VND"), key=lambda a: a.start)
    for one, again in pairwise(amounts):
        if 0 < again.start - one.end < _NEAR:
            pair = [_said((a.start, a.end), Decimal(a.value or 0), draft.text.folded[a.start : a.end], a.per or "") for a in (one, again)]
            if pair[0] and pair[1]:
                yield pair[0], pair[1]


_NEAR = 40  # characters between two


def _said(place: Place, value: Decimal, words: str, per: str) -> _Said | None:
    last = _LAST.search(words.partition("/")[0])
    if last is None or not value:
        return None
    scale = Decimal(1)
    for word in (last["scale"] or "").split():
        scale *= SCALES[word]
    return _Said(place, value, step(value_of(last["n"])) * scale, value / scale, last["scale"] or "", per)


def _measures(draft: Draft) -> Iterator[tuple[_Said, _Said]]:
    found = list(_MEASURE.finditer(draft.text.folded, draft.title[1]))
    for one, again in pairwise(found):
        scale = next((s for s in _MEASURES if one["unit"] in s and again["unit"] in s), None)
        if scale and again.start() - one.end() < _NEAR:
            yield _measure(one, scale[one["unit"]]), _measure(again, scale[again["unit"]])


def _measure(match: regex.Match[str], scale: int) -> _Said:
    number = value_of(match["n"])
    return _Said(match.span(), number * scale, step(number) * scale, number, match["unit"])
