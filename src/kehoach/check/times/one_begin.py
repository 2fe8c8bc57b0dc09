"""A time in brackets that begins on the day on which what it stands behind begins, and ends on another day than that: *(17/10 - 18/12/2025)*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.moments import ranges, shown
from kehoach.check.words import lowered
from kehoach.rulebook import CheckEntry

_WORD = regex.compile(r"\p{L}+")
_OPEN = regex.compile(r"\( *(?:từ )?(?:ngày )?$")
_NEAR = 50  # characters before a time in which its name stands
_EMPTY = frozenset("từ ngày tháng năm đến trong thời gian thực hiện tổ chức hoàn thành triển khai vào là của và các".split())  # noqa: SIM905


@kind("one-begin")
def one_begin(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``tháng cao điểm: từ 17/10 đến 18/11/2025`` and ``trong tháng cao điểm (17/10 - 18/12/2025)``."""
    words = lowered(draft)
    spans = sorted(((m, a, b) for m, a, b in ranges(draft) if a.day and b.day and m.start() > draft.title[1]), key=lambda one: one[0].start())
    for match, first, last in spans:
        if not _OPEN.search(words, max(0, match.start() - 16), match.start()):
            continue
        same = [(m, b) for m, a, b in spans if a.key == first.key and m is not match]
        if len(same) != 1:
            continue
        other, its = same[0]
        slip = its.year == last.year and (its.day == last.day) != (its.month == last.month)
        if slip and _named(words, match.start()) & _named(words, other.start()) and not draft.is_told(match.span(), rule.code):
            place = last.start, last.end
            yield draft.finding(rule, place, say_as="again", first=shown(its), second=shown(last), evidence=(draft.evidence((its.start, its.end)),))


def _named(words: str, at: int) -> frozenset[tuple[str, str]]:
    """The pairs of words of the name before a time."""
    line = words[max(words.rfind("\n", 0, at) + 1, at - _NEAR) : at]
    return frozenset(pair for pair in pairwise(_WORD.findall(line)) if not _EMPTY & set(pair))
