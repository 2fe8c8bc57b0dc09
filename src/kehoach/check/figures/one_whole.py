"""Shares told of one whole that stands in another sentence: the other shares of the paragraph say which figure it is.

``1.240 người bệnh, gồm 868 ca nhồi máu (70%) và 372 ca xuất huyết (30%). … Tử vong 62 ca, tỷ lệ 5%``: the cases count
what the persons do, and no word says so; two shares or more that are of the 1.240 do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import digits, mistyped, step
from kehoach.check.figures.percent_of import Share, shares_told
from kehoach.check.figures.rates import agrees, off
from kehoach.check.figures.reckoned import Figure, by_paragraph, by_unit, sentences
from kehoach.check.figures.remarks import not_so_much
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import total_values
from kehoach.rulebook import CheckEntry

_LEAST = 30  # a whole of fewer has parts a digit away from each other
_HELD = 2  # other shares that have to be of the whole
_ENDS = regex.compile(r" *%(?: *\)| *(?:tren |so voi )?tong so\b| *[,;.\n]| *$)")  # no word of another whole: *20% số đến sớm*


@kind("share-of-one-whole")
def share_of_one_whole(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one share of a paragraph that is not of the figure that its other shares are of, but for a digit."""
    for group in by_paragraph(draft):
        shares = [share for sentence in group for share in shares_told(draft, sentence)]
        if len(shares) > _HELD:
            yield from _odd(draft, rule, [f for sentence in group for f in sentence.figures], shares)


def _odd(draft: Draft, rule: CheckEntry, figures: Sequence[Figure], shares: Sequence[Share]) -> Iterator[Result]:
    known = [*(f.value for f in figures), *(f.value for same in by_unit(draft).values() for f in same), *total_values(draft)]
    for whole in (f for f in figures if f.plain and f.value >= _LEAST):
        after = [s for s in shares if s[2].place[0] > whole.place[0]]
        held = [s for s in after if agrees(s[1], s[2].value, whole.value)]
        rest = [s for s in after if s not in held and not any(v != s[2].value and v and agrees(s[1], s[2].value, v) for v in known)]
        if len({s[2].value for s in held}) < _HELD or len(rest) != 1:
            continue
        place, percent, part = rest[0]
        told = any(draft.is_told(one, "rate-mismatch", "sum-mismatch", "count-mismatch") for one in (place, part.place, whole.place))
        if not told and not draft.is_cited(*place) and _ENDS.match(draft.text.folded, place[1] - (draft.text.folded[place[1] - 1] == "%")) and _by_a_digit(part.value, whole.value, percent):
            yield off(draft, rule, place, percent=percent, part=part.value, whole=whole.value)
            return


def _by_a_digit(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """True if the part or the share with another digit makes the share of the whole right; one digit alone tells only where it is right to the last."""
    share = 100 * part / whole
    due, meant = share.quantize(step(percent)), (whole * percent / 100).quantize(step(part))
    exact = abs(due - share) <= step(percent) / 20
    return (
        digits(part) > 1 and agrees(percent, meant, whole) and mistyped(part, meant)
        or 0 < due < 100 and mistyped(percent, due) and (exact or digits(percent) > 1)  # noqa: PLR2004
    )  # fmt: skip


# --- what is left of the whole that a share tells -------------------------------------------------------

_LEFT = regex.compile(r"\bcon(?: lai)?(?: la| co)?$")


@kind("rest-after-share")
def rest_after_share(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``100% điểm (350 điểm) …; hiện có 280 điểm đã ký (80%), còn 70 điểm``: the rest of the one figure that the share is of."""
    for sentence in sentences(draft):
        for _, percent, part in shares_told(draft, sentence):
            at = sentence.figures.index(part)
            rest = next(iter(sentence.figures[at + 1 :]), None)
            wholes = {f.value for f in sentence.figures[:at] if f.plain and f.unit == part.unit and 100 * part.value == percent * f.value}
            if rest is None or not rest.plain or rest.unit != part.unit or not _LEFT.search(rest.lead) or len(wholes) != 1:
                continue
            due = wholes.pop() - part.value
            told = draft.is_told(rest.place, "sum-mismatch", "rate-mismatch") or draft.is_cited(*rest.place)
            if due > 0 and mistyped(rest.value, due) and not told:
                yield not_so_much(draft, rule, rest.place, rest.value, due, part.place, unit=rest.unit)
