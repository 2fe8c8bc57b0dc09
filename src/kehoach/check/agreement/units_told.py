"""How many villages or communes there are, told in passing (*10 buổi tại 10 xóm*, *12 thôn trên địa bàn xã*), against the other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counts import KEY, MORE_KEY, Whole, plain_key, said_wholes
from kehoach.check.figures.numbers import slip
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_NUMBER = r"(?P<n>\d{1,3})"
_N = rf"(?<![\d.,/-])(?<!/ ){_NUMBER}"
_AREA = r"(?:tren|trong) (?:toan )?(?:dia ban )?(?:toan )?(?:xa|phuong|huyen|tinh|thanh pho|thi xa|thi tran)\b"
_IN_PASSING = (
    regex.compile(rf"{_N} +(?P<key>{KEY})\b(?= +{_AREA})"),
    regex.compile(rf"(?<![\d.,/])(?P<each>\d{{1,3}}) +[a-z][a-z ,]{{2,40}} (?:tai|o|cho|cua|voi) {_NUMBER} +(?P<key>{KEY})\b{MORE_KEY}"),
    regex.compile(rf"\bpham vi[a-z ]{{0,20}}: *(?:tai )?{_N} +(?P<key>{KEY})\b{MORE_KEY}"),
    regex.compile(rf"(?m)^[-+* ]*(?:[a-z]+(?: cac)? ){{0,3}}{_N} +(?P<key>{KEY})(?: (?:tren dia ban|trong) [a-z]+)?(?: *\([^()\n]*\))?[ ;.,]*$"),
)
_LEAST = 5  # of fewer many are chosen
_FAR = 2  # more or less: a slip; further off, a choice of them
_SHARE = 4  # a quarter of them


@kind("units-in-passing")
def units_in_passing(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of units told in passing that is near, and not, what the plan says everywhere else."""
    wholes = list(said_wholes(draft))
    passing = list(_in_passing(draft))
    for key in {one.key for one in passing}:
        same = [one for one in (*wholes, *passing) if one.key == key]
        counts = Counter(one.count for one in same)
        known = {one.count for one in wholes if one.key == key}
        usual = next(iter(known)) if len(known) == 1 else counts.most_common(1)[0][0]
        first = next(one for one in same if one.count == usual)
        odd = [one for one in passing if one.key == key and one.count != usual and _near(one.count, usual)]
        more = known and odd and odd[0].count > usual and odd[0].place[0] < draft.body_end  # than there are: ``whole-of-units``
        if len(odd) == 1 and not more:
            yield draft.finding(rule, odd[0].place, say_as="whole", count=odd[0].count, other=usual, evidence=(draft.evidence(first.place),))


def _near(count: int, other: int) -> bool:
    high, low = max(count, other), min(count, other)
    return low >= _LEAST and (high - low <= max(_FAR, high // _SHARE) or slip(Decimal(count), Decimal(other)))


def _in_passing(draft: Draft) -> Iterator[Whole]:
    seen: set[int] = set()
    annex = min((a.start for a in draft.annexes), default=len(draft.text.folded))
    for pattern in _IN_PASSING:
        for match in pattern.finditer(draft.text.folded, draft.title[1]):
            each = match.groupdict().get("each")
            listed = pattern is _IN_PASSING[-1] and not draft.body_end <= match.start() < annex  # no recipients
            if listed or match.start("n") in seen or draft.is_cited(*match.span("n")) or each and int(each) != int(match["n"]):
                continue
            seen.add(match.start("n"))
            yield Whole((match.start("n"), match.end("key")), plain_key(match["key"]), int(match["n"]))
