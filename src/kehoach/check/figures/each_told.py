"""So many for each, where more than two other figures stand beside it: the nearest of what it is told of, and the nearest total.

``06 đội xung kích thôn 150 người (mỗi đội 25 người), Ban Chỉ huy 30 người``; ``16 cụm loa, mỗi cụm 2,5 triệu đồng, cộng 40 triệu đồng``;
``1.045 người trong 05 ngày: 0,4 kg gạo/người/ngày, tổng cộng 2.090 kg``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import comparable, digits, mistyped, places, value_of
from kehoach.check.figures.rated import IN_A_YEAR, Rate, fits, rates
from kehoach.check.figures.reckoned import Figure, Sentence, people, sentences
from kehoach.check.figures.remarks import is_place_told, not_the_product
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_ANY = frozenset(["don", "noi", "dia", "ben"])  # mỗi đơn vị, nơi, địa phương, bên: whatever was named before
_TOTAL = regex.compile(r"\b(?:tong(?: (?:cong|so))?|cong|thanh tien|bang|la|=)(?: [a-z]+){0,2} *:?$")
_FOR = regex.compile(r"\b(?:cho|voi|cong|tong|tong so|tong cong|thuc hien|tham gia|gom|co)$")
_TIME = regex.compile(rf"(?<![\d.,/])(?P<n>{NUMBER}) (?P<t>ngay|thang|tuan|buoi|quy|nam|gio|dem)\b(?! \d)")
_EVERY = regex.compile(r"[a-z]*(?: [a-z]+){0,3} */ *(?:0?1 )?[a-z]+(?: [a-z]+)? */ *(?P<t>ngay|thang|tuan|buoi|quy|nam|gio|dem)\b")
_LASTS = regex.compile(rf"\b(?:trong|keo dai|lien tuc|x|×)(?: vong)? (?P<n>{NUMBER}) (?P<t>ngay|thang|tuan|buoi|quy|nam)\b(?! \d)")
_ALL_YEAR = regex.compile(r"\b(?:ca|mot|moi|trong) nam\b(?! (?:dau|cuoi|qua))")  # *kinh phí cả năm*
_YIELD = regex.compile(rf"(?<![\d.,/-])(?P<k>{NUMBER}) ta(?: [a-z]+)? */ *ha\b")
_A_YEAR = 100  # and more: no number of years
_PARTED = regex.compile(r"[,;:.(]")
_ENDED = regex.compile(r"[);]")
_APART = 160
_SET = 4


@dataclass(frozen=True)
class _Scope:
    """A stretch of a sentence around a rate, with the figures that may be how many there are and all of it."""

    many: tuple[Figure, ...]
    totals: tuple[Figure, ...]


@kind("each-told")
def each_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A rate against the nearest number of what it is told of and the nearest total."""
    before: Sentence | None = None
    for sentence in sentences(draft):
        follows = before is not None and draft.paragraph(before.place[0]) == draft.paragraph(sentence.place[0])
        earlier = before.figures if before and follows else ()
        before = sentence
        found = [*map(_of_one, rates(sentence)), *_by_time(sentence), *_yields(sentence)]
        for rate in found:
            others = any(r.unit == rate.unit and r.place != rate.place for r in found)
            if others or not rate.value or draft.is_cited(*rate.place) or _in_set(sentence, rate):
                continue
            off = _off(sentence, earlier, rate)
            if off and not is_place_told(draft, off[0].place, off[1].place, rate.place):
                total, many, due = off
                yield not_the_product(draft, rule, total, due, rate.place, many.place)


def _off(sentence: Sentence, earlier: Sequence[Figure], rate: Rate) -> tuple[Figure, Figure, Decimal] | None:
    """The total that is not so many times the rate, how many there are, and what it should be."""
    every = [f for f in sentence.figures if f.plain and f.unit and not _overlap(f, rate)]
    every += [f for f in _spans(sentence) if rate.of == f.unit and not any(f.place[0] == e.place[0] for e in every)]
    times = _times(sentence, rate)
    for figures in (*_scopes(sentence, rate, every), [*earlier, *every]):
        scope = _scope(rate, figures)
        if not scope.many or not scope.totals:
            continue
        if any(_holds(t, rate, n.value * k) for t in scope.totals for n in scope.many for k in (Decimal(1), *times)):
            return None
        wide = _scope(rate, every)
        if any(_holds(t, rate, n.value * k) for t in wide.totals for n in wide.many for k in (Decimal(1), *times)):
            return None
        if times and _EVERY.match(sentence.words, rate.place[1] - sentence.place[0]):
            rate = replace(rate, value=rate.value * times[0])
        return _chosen(rate, scope, lone=figures is not every)
    return None


def _of_one(rate: Rate) -> Rate:
    """*100.000 đồng/người/ngày* is told of one person."""
    return replace(rate, of=rate.of.split("/")[0]) if "/" in rate.of else rate


def _by_time(sentence: Sentence) -> Iterator[Rate]:
    """``mỗi tuần 02 tin`` where the sentence says of how many weeks."""
    measures = {f.unit for f in _spans(sentence)}
    for figure in sentence.figures:
        if figure.each in measures and figure.each != figure.unit and not figure.per:
            yield Rate(figure.place, figure.value, figure.unit, figure.each, mean=False)


def _yields(sentence: Sentence) -> Iterator[Rate]:
    """``60 tạ/ha`` in tons."""
    for match in _YIELD.finditer(sentence.words):
        yield Rate((sentence.place[0] + match.start("k"), sentence.place[0] + match.end()), (value_of(match["k"]) / 10).quantize(Decimal("0.01")), "tan", "ha", mean=True)


def _spans(sentence: Sentence) -> list[Figure]:
    """The measures of time that the sentence says something lasts: *trong 52 tuần*."""
    low = sentence.place[0]
    found = _LASTS.finditer(sentence.words)
    return [Figure((low + m.start("n"), low + m.end("t")), value_of(m["n"]), m["t"], "trong", "") for m in found if value_of(m["n"]) < _A_YEAR or m["t"] != "nam"]


def _holds(total: Figure, rate: Rate, many: Decimal) -> bool:
    """True if a total is so many times the rate; an average with a decimal, or of three digits, is told to its last."""
    exact = rate.mean and (places(rate.value) > 0 or digits(rate.value) > 2)  # noqa: PLR2004
    return abs(total.value - rate.value * many) <= many * Decimal(1).scaleb(-places(rate.value)) if exact else fits(total, rate, many)


def _in_set(sentence: Sentence, rate: Rate) -> bool:
    """True for *mỗi môn 01 giải nhất, 02 giải nhì*: a set for each."""
    after = next((f for f in sentence.figures if f.place[0] >= rate.place[1]), None)
    return after is not None and after.unit == rate.unit and not _TOTAL.search(after.lead) and not _ENDED.search(after.lead) and after.value < _SET * rate.value


def _overlap(figure: Figure, rate: Rate) -> bool:
    return figure.place[0] < rate.place[1] and rate.place[0] < figure.place[1]


def _times(sentence: Sentence, rate: Rate) -> list[Decimal]:
    """How many days, months, … the sentence names, of the measure that the rate is told for first."""
    every = _EVERY.match(sentence.words, rate.place[1] - sentence.place[0])
    found = [(m["t"], value_of(m["n"])) for m in _TIME.finditer(sentence.words)]
    first = every["t"] if every else ""
    if first in IN_A_YEAR and _ALL_YEAR.search(sentence.words):
        found.append((first, Decimal(IN_A_YEAR[first])))
    return [n for t, n in found if t == first] + [n for t, n in found if t != first]


def _scopes(sentence: Sentence, rate: Rate, figures: list[Figure]) -> Iterator[list[Figure]]:
    """The figures around a rate, from the nearest to all of its sentence."""
    low, at = sentence.place[0], rate.place[0] - sentence.place[0]
    words = sentence.words
    opened = words.rfind("(", 0, at)
    if opened > words.rfind(")", 0, at):
        begin = max((m.end() for m in _PARTED.finditer(words, 0, opened)), default=0)
        yield [f for f in figures if low + begin <= f.place[0] < low + opened]
    begin, end = words.rfind(";", 0, at) + 1, words.find(";", at)
    yield [f for f in figures if low + begin <= f.place[0] < low + (end if end > 0 else len(words))]
    yield figures


def _of_people(unit: str) -> bool:
    return people(unit) or unit in ("nhan", "khau")


def _scope(rate: Rate, figures: Sequence[Figure]) -> _Scope:
    alike = [f for f in figures if f.value > rate.value and (f.unit == rate.unit or people(f.unit) and people(rate.unit) and rate.of != f.unit)]
    same = [f for f in alike if f.unit == rate.unit]
    many = [f for f in figures if f.unit == rate.of and f not in same and f.value > 1]
    if not many and _of_people(rate.of) and not people(rate.unit):
        many = [f for f in figures if _of_people(f.unit) and f.value > 1]  # 16 kg/người cho 240 nhân khẩu
    totals = [f for f in same or alike if f not in many]
    if rate.of in _ANY and not many:
        many = [f for f in figures if f.unit != rate.unit and f not in totals and f.place[1] <= rate.place[0] and f.value > 1][-1:]
    if not totals and people(rate.unit):
        totals = [f for f in figures if f not in many and f.value > rate.value and _FOR.search(f.lead) and f.unit != rate.of]
    return _Scope(tuple(many), tuple(totals))


def _chosen(rate: Rate, scope: _Scope, *, lone: bool) -> tuple[Figure, Figure, Decimal] | None:
    """The total and the number that are meant, where a reader has no choice, or a mistyped digit makes it."""
    told = [t for t in scope.totals if _TOTAL.search(t.lead)]
    totals = told if len(told) == 1 else list(scope.totals)
    pairs = [(t, n) for t in totals for n in scope.many]
    if len(pairs) == 1:
        total, many = pairs[0]
        due = rate.value * many.value
        near = abs(total.place[0] - many.place[0]) < _APART
        return (total, many, due) if near and (_mended(total, rate, many) or lone and comparable(due, total.value)) else None
    if len(totals) == 1:
        mended = [(t, n) for t, n in pairs if _mended(t, rate, n)]
        if len({n.value for _, n in mended}) == 1:
            total, many = mended[0]
            return total, many, rate.value * many.value
    return None


def _mended(total: Figure, rate: Rate, many: Figure) -> bool:
    """True if one number, mistyped, is why the three do not fit."""
    due = rate.value * many.value
    clean, count = total.value / many.value, total.value / rate.value
    return (
        mistyped(total.value, due)
        or digits(clean) <= max(digits(rate.value), 2) and mistyped(rate.value, clean)
        or count == int(count) and mistyped(many.value, count)
    )  # fmt: skip
