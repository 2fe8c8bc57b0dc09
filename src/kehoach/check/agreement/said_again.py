"""Counts that the text gives twice with other numbers, whatever else stands in their sentences.

Two counts are of one thing if their nouns begin alike (*lớp tập huấn* and *lớp tập huấn về sử dụng thuốc*), no third number
stands with that noun, and the numbers are near each other; parts, bounds, other years and the situation before are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

import regex

from kehoach.check.agreement.sources_told import is_part, source_beside
from kehoach.check.agreement.told import in_turn, two_values
from kehoach.check.draft import Draft
from kehoach.check.figures.counted import parts_in
from kehoach.check.figures.numbers import a_slip_apart, slip
from kehoach.check.figures.tellings import Telling, headed_apart, pointed_apart, tellings
from kehoach.check.kinds import Result, kind
from kehoach.check.words import lowered, observed, telling
from kehoach.records import Amount
from kehoach.rulebook import CheckEntry

_NEAR = Decimal("0.3")  # of the larger number: a count further off is of something else
_FEW = 4  # words that only one of two clauses has
_NOUN = 2  # syllables that tell what is counted
_SAME = 6  # words two clauses share, where the noun alone tells nothing (*hộ*, *người*)
_CLAUSE = 0.85  # of the shorter clause

@kind("count-again")
def count_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trang bị 250 thùng rác`` among the targets, ``mua 200 thùng rác`` where the money is."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for one in _whole(draft):
        groups[one.unit].append(one)
    for same in groups.values():
        for at, later in enumerate(same):
            earlier = next((one for one in same[:at] if _of_one_thing(draft, one, later, same)), None)
            if earlier and not in_turn(draft, earlier.place, later.place):
                yield two_values(draft, rule, earlier.place, later.place)


def _whole(draft: Draft) -> list[Telling]:
    """The counts that are no parts of others, no bounds, and nothing the plan found."""
    parts = {
        part.start for paragraph in draft.text.paragraphs if paragraph.where == "body"
        for split in parts_in(draft, paragraph.start, paragraph.end) for part in split.parts
    }  # fmt: skip
    return [
        t for t in tellings(draft)
        if not t.part and t.place[0] not in parts and not observed(draft, t.place[0]) and draft.text.canonical[t.place[1] - len(t.unit)].islower()
    ]  # fmt: skip


def _of_one_thing(draft: Draft, one: Telling, other: Telling, same: list[Telling]) -> bool:
    if one.value == other.value or one.sentence == other.sentence or _years(draft, one) != _years(draft, other):
        return False
    if pointed_apart(draft, one.place, other.place):
        return False
    high, low = max(one.value, other.value), min(one.value, other.value)
    slipped = a_slip_apart(one.value, other.value)
    if draft.section_at(one.place[0]) == draft.section_at(other.place[0]) or headed_apart(draft, one.place, other.place):
        return False
    if other.points and _settled(one, other, same):
        return True
    if high - low > high * _NEAR and not slipped:
        return False
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one.noun, other.noun, strict=False))))
    common, short = one.clause & other.clause, min(len(one.clause), len(other.clause))
    if alike < _NOUN or alike < min(len(one.noun), len(other.noun)):
        return one.named == other.named and len(common) >= _SAME and len(common) >= _CLAUSE * short
    values = {t.value for t in same if t.noun[:alike] == one.noun[:alike]}
    pointed = other.points and high - low <= max(Decimal(1), high * _NEAR)
    return len(values) == 2 and (slipped or pointed or len(one.clause ^ other.clause) <= _FEW)  # noqa: PLR2004


def _settled(one: Telling, other: Telling, same: list[Telling]) -> bool:
    """True if all other counts of such things are one number: what *nêu tại khoản 3 Mục III* must mean."""
    values = {t.value for t in same if t is not other}
    return values == {one.value} and not other.years


def _years(draft: Draft, one: Telling) -> frozenset[str]:
    return one.years - {str(draft.record.plan.year_end)}


# --- money ------------------------------------------------------------------------------------------

_ASKS = regex.compile(r"\b(?:bo tri|can doi|phan bo|tham muu|tham dinh|cap|dam bao|bao dam|giai ngan|su dung|chi|van dong|huy dong|quan ly)\b")
_MONEY_WORDS = frozenset(["đồng", "triệu", "tỷ", "nghìn", "kinh", "phí"])
_SIXTH = 6
_DIGITS = 3  # without the zeros at the end: of fewer, many are a digit apart


@kind("money-again")
def money_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``bố trí 257.800.000 đồng từ nguồn tài chính công đoàn`` as a duty, 275.800.000 where the money is; one source's is ``source-said-twice``."""
    amounts = [a for a in draft.record.amounts if a.value and a.per is None]
    spoken = Counter(Decimal(a.value or 0) for a in amounts)
    for asked in amounts:
        kinds = draft.kinds_at(asked.start)
        value = Decimal(asked.value or 0)
        if asked.table or "to_chuc_thuc_hien" not in kinds or "nguon_von" in kinds or spoken[value] > 1 or draft.is_cited(asked.start, asked.end):
            continue
        low, high = draft.sentence(asked.start, asked.end)
        words, source = _about(draft, low, high, asked), source_beside(draft, asked)
        if source and any(source_beside(draft, a) == source and "to_chuc_thuc_hien" not in draft.kinds_at(a.start) for a in amounts if not a.table):
            continue  # what that source gives is said: ``source-asked``
        given = [
            a for a in amounts
            if not a.table and a is not asked and not (source and source_beside(draft, a) not in ("", source)) and not (a.source and a.source == asked.source) and _off_by_little(value, Decimal(a.value or 0))
            and "to_chuc_thuc_hien" not in draft.kinds_at(a.start) and (len(words & _about(draft, *draft.sentence(a.start, a.end), a)) >= _NOUN or a.is_total)
        ]  # fmt: skip
        if len(given) == 1 and _ASKS.search(draft.text.folded, low, asked.start) and not is_part(draft, asked):
            yield two_values(draft, rule, (given[0].start, given[0].end), (asked.start, asked.end))


def _off_by_little(asked: Decimal, given: Decimal) -> bool:
    """True for a slip in a number with digits enough to tell, or one that is near; a part is asked for less."""
    many = len(str(int(asked)).rstrip("0")) >= _DIGITS
    return slip(asked, given) and many or asked != given and abs(asked - given) <= given / _SIXTH


def _about(draft: Draft, low: int, high: int, amount: Amount) -> frozenset[str]:
    """The words that tell what an amount is for, those right before it and after."""
    words = lowered(draft)
    begin = max(low, amount.start - _REACH)
    begin = max([m.end() for m in _PAUSE.finditer(words, begin, amount.start)], default=begin)
    end = min(high, amount.end + _REACH)
    stop = _PAUSE.search(words, amount.end, end)
    return telling(words[begin : amount.start] + " " + words[amount.end : stop.start() if stop else end]) - _MONEY_WORDS


_PAUSE = regex.compile(r"[,;:]")
_REACH = 60
