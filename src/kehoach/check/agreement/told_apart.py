"""One figure told in two places with two values, whatever is counted: in sentences, and in the words of cells.

A figure is known by the words before it, those of what is counted, its years and its bounds. Two are one if these agree, the
surer the rarer their words are in the draft, and if no third value is given for it, and not both values elsewhere too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.agreement.told import (
    NOUN,
    Figure,
    figures,
    in_turn,
    one_time,
    rarity,
    same_bounds,
    same_words,
    two_values,
)
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import a_slip_apart, digits, mistyped
from kehoach.check.figures.tellings import headed_apart, lists_on, pointed_apart
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_NEAR = Decimal("0.5")  # of the larger value
_NEARER = Decimal("0.75")  # where the words before them may differ, or a change begins at one
_COVER = 0.6  # of the words of the figure that has fewer
_KIN = 0.75  # the same, of figures that no words follow
_SURE = 4.0  # how rare the shared words are together, less what speaks against them
_CERTAIN = 12.0  # of what was found and what is to be done about it
_LONG = 3  # digits of a number that is hardly another's by chance
_APART = 3  # what a word takes off that only one of them has
_LEAST = 3.0
_SMALL = 20  # of larger numbers, two that stand at two places each are both meant
_FEW = 2  # more or less, of small numbers
# *tàu cá từ 15 mét trở lên*: which of them are meant; another size is of others
_CLASS = regex.compile(r"\b(?:tu|tren|duoi) [\d.,]+ ?(?:met|m|m2|m3|mm|cm|km|ha|kg|tan|ta|tuoi|cv|kw|kwp|kva|mw|do|inch)\b(?: tro (?:len|xuong|di))?")


@kind("told-apart")
def told_apart(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Lắp đặt 20 biển cảnh báo`` among the targets, ``lắp đặt đủ 15 biển cảnh báo`` as a task; ``of: money`` is of sums of money alone."""
    money = rule.options.get("of") == "money"
    for earlier, later in draft.once("told-apart", lambda one: list(pairs(one))):
        if ("/" in later.unit) != money or draft.is_told(later.within if later.cell else later.place, rule.code, "conflicting-targets"):
            continue  # said by a kind of check that knows more
        if in_turn(draft, earlier.place, later.place):
            continue
        yield two_values(draft, rule, earlier.place, later.place)


def pairs(draft: Draft) -> Iterator[tuple[Figure, Figure]]:
    """The figures told with another value before, each with the surest place before it."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in figures(draft):
        groups[one.unit].append(one)
    ends = {str(draft.record.plan.year_end)}
    for same in groups.values():
        for at, later in enumerate(same):
            sure = [(_evidence(draft, one, later, ends), one) for one in same[:at] if one.value != later.value and not pointed_apart(draft, one.place, later.place)]
            best = max(sure, key=lambda pair: pair[0], default=None)
            larger = best[1] if best and best[1].value > later.value else later
            rows_of_both = best and later.cell and any(f.cell and f.value == best[1].value for f in same)  # *Thể tích 350 ml*, *Thể tích 250 ml*
            if best and best[0] >= _SURE and not rows_of_both and not lists_on(draft, larger.place[1]) and _settled(best[1], later, same, ends):
                yield best[1], later


def _evidence(draft: Draft, one: Figure, other: Figure, ends: set[str]) -> float:
    """How surely two figures are one; 0 where something speaks against it."""
    shared = one.words & other.words
    if not shared or one.within == other.within or one.section is not None and one.section == other.section:
        return 0
    if headed_apart(draft, one.place, other.place) or is_class(draft, one.place) and is_class(draft, other.place):
        return 0
    if one.source != other.source or not one_time(one, other, ends) or not same_bounds(one, other) or not _comparable(one, other):
        return 0
    named = _one_noun(one, other)
    if len(shared) < NOUN and one.unit == "%" or not named and len(shared) < _COVER * min(len(one.words), len(other.words)):
        return 0
    rare = rarity(draft)
    weight = sum(rare.get(word, _LEAST) for word in shared)
    if weight < _LEAST:
        return 0
    if (abs(one.value - other.value), one.unit) in one.beside | other.beside:
        return 0  # all but a part that is named
    if (one.value, one.unit) in other.beside or (other.value, other.unit) in one.beside:
        return 0  # *xây mới 06 nhà và sửa chữa 04 nhà*: either is told there
    if one.value == other.added or other.value == one.added or one.split and other.split and one.split != other.split:
        return 0  # all that one sentence names one by one; the parts of two wholes
    own, others = one.about - other.context, other.about - one.context
    if own and others:
        return 0
    slipped = a_slip_apart(one.value, other.value)
    long = min(digits(one.value), digits(other.value)) - _LONG
    if one.seen != other.seen and not (slipped and one.unit != "%" and (long >= 0 or weight >= _CERTAIN)):
        return 0
    close = slipped or min(one.value, other.value) >= max(one.value, other.value) * _NEARER
    few = named and abs(one.value - other.value) <= _FEW
    if not (close or few) and len(one.lead - other.context | other.lead - one.context) > _FEW:
        return 0
    if (one.base or other.base or one.below or other.below) and not close or one.below and other.below:
        return 0
    if one.way != other.way:
        if {one.way, other.way} != {"", "trong"} or len(shared) <= _LONG or one.noun == other.noun:
            return 0
        weight -= _APART
    weight -= _APART * len(own | others) + 2 * len(one.named ^ other.named)
    return weight + (2 * min(long + 1, 2) if slipped and long >= 0 else 0) + 3 * bool(one.beside & other.beside)


def is_class(draft: Draft, place: Place) -> bool:
    """True for the bound of a class of things, which is told where any of them are."""
    start, end = place
    return _CLASS.search(draft.text.folded, max(0, start - len("duoi ")), end + len(" inch tro xuong")) is not None


def _one_noun(one: Figure, other: Figure) -> bool:
    """True if what is counted has one long name, or a short one and other figures of the two sentences agree: the verbs may differ."""
    alike = same_words(one, other)
    return alike > NOUN or alike == NOUN == min(len(one.noun), len(other.noun)) and bool(one.beside & other.beside)


def _comparable(one: Figure, other: Figure) -> bool:
    high, low = max(one.value, other.value), min(one.value, other.value)
    return low >= high * _NEAR or high - low <= _FEW or a_slip_apart(high, low) or mistyped(high, low) and bool(one.beside & other.beside)


def _settled(one: Figure, other: Figure, same: list[Figure], ends: set[str]) -> bool:
    """True if no third value is given for what the two count, and not both of theirs again."""
    low = min(one.value, other.value)
    if low > _SMALL and all(sum(f.value == value for f in same) > 1 for value in (one.value, other.value)):
        return False
    shared = one.words & other.words
    alike = [
        f for f in same
        if len(f.words & shared) >= _COVER * len(shared) and f is not one and f is not other and f.seen in (one.seen, other.seen) and f.way in (one.way, other.way) and _kin(f, one) and one_time(f, one, ends)
    ]  # fmt: skip
    values = {f.value for f in alike}
    if values - {one.value, other.value} or {one.value, other.value} <= values:
        return False
    parts = sum(f.value == low for f in alike)
    return not parts or (parts + 1) * low != max(one.value, other.value)


def _kin(one: Figure, other: Figure) -> bool:
    if len(other.noun) > 1 and other.unit != "%":
        return one.noun[:NOUN] == other.noun[:NOUN]
    if other.noun:
        return one.noun[:1] == other.noun[:1] and bool(one.lead & other.lead)
    return len(one.words & other.words) >= _KIN * min(len(one.words), len(other.words))
