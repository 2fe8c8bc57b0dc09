"""Rows of numbers that do not begin at the beginning: ``2. Yêu cầu`` right below a part's title, a plan whose parts begin with ``II.``, ``3.2`` below ``3.``."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Member, Row, members, rows
from kehoach.rulebook import CheckEntry


@kind("row-start")
def row_start(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A plan whose parts begin with ``II.``, ``B.``, or whose heading has ``2.``, ``3.`` … below it: the first is not there."""
    found = members(draft)
    order = {m.place: at for at, m in enumerate(found)}
    top = next((row for row in rows(draft) if row.style in ("phan", "roman", "upper")), None)
    for row in rows(draft):
        values = [m.label.ordinals[-1] for m in row.members]
        first = row.members[0]
        headed = all(m.heading for m in row.members)
        counted = values == list(range(2, len(values) + 2)) and len(values) >= (2 if row is top else 3)
        if values == list(range(2, len(values) + 2)) and first.place[0] < draft.body_end and not draft.is_told(first.place, rule.code) and _first_gone(draft, found[: order[first.place]], row):
            yield draft.finding(rule, first.place, say_as="start", number=first.label.printed)
            continue
        if not counted or not headed or row.prefix or first.place[0] >= draft.body_end:
            continue
        before = found[order[first.place] - 1] if order[first.place] else None
        below = before is not None and before.heading and DEPTH.get(before.label.style, 99) < row.depth
        one = {m.label.ordinals[-1] for m in found if m.label.style == row.style and before and before.place[0] < m.place[0] < first.place[0]}
        alone = row is top and (before is None or len(values) > 2 and DEPTH.get(before.label.style, 99) > row.depth)
        if alone or row.restarts or row is not top and below and not one and row.style in ("num", "letter") or _below_deeper(found[: order[first.place]], row):
            yield draft.finding(rule, first.place, say_as="start", number=first.label.printed)


_FIRST = {"num": "1", "roman": "I", "letter": "a"}


def _first_gone(draft: Draft, before: list[Member], row: Row) -> bool:
    """True for ``2.`` … where nothing as shallow stands between a part's title and it, and no line there bears the first number.

    Of the whole plan's own row (``2. MỤC TIÊU`` before all else) three parts make it sure.
    """
    if row.style not in _FIRST or row.prefix:
        return False
    depths = [DEPTH["upper"] - 1 if m.label.style == "upper" and row.style == "roman" else DEPTH.get(m.label.style, 0) for m in before]
    above = next((at for at in range(len(before) - 1, -1, -1) if depths[at] < row.depth and before[at].heading), None)
    if above is None and (row.style != "num" or len(row.members) <= _PAIR or not all(m.heading for m in row.members)):
        return False
    begin = above + 1 if above is not None else 0
    start = before[above].place[1] if above is not None else draft.title[1]
    earlier = [r for r in rows(draft) if r.style == row.style and not r.prefix and r.members[-1].place < row.members[0].place]
    if earlier and earlier[-1].members[-1].label.ordinals[-1] == 1:
        return False  # numbers that run on from part to part
    number = _FIRST[row.style]
    told = regex.search(rf"(?m)^\W*{number}[.)/:–-](?!\d)|(?<![.\d]){number}[.)] ", draft.text.shown, pos=start, endpos=row.members[0].place[0])
    return not told and all(depth > row.depth for depth in depths[begin:])


_PAIR = 2


def _below_deeper(before: list[Member], row: Row) -> bool:
    """True for ``2.``, ``3.`` … where nothing but ``1.1``, ``1.2`` … or letters stand between a part's title and them."""
    above = next((at for at in range(len(before) - 1, -1, -1) if DEPTH.get(before[at].label.style, 0) < row.depth), None)
    if above is None or row.style != "num" or not before[above].heading:
        return False
    between = before[above + 1 :]
    led = bool(between) and between[0].label.ordinals in ((1, 1), (1,))
    return led and all(m.label.style == "letter" or m.label.style == "deep2" and m.label.ordinals[0] == 1 for m in between)


@kind("first-number")
def first_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``3.2`` right below ``3.``, and no ``3.1`` anywhere."""
    found = members(draft)
    known = {m.label.ordinals for m in found}
    for before, member in zip(found, found[1:], strict=False):
        label = member.label
        below = label.style == "deep2" and before.label.ordinals == label.ordinals[:-1] and before.heading
        first = f"{label.ordinals[0]}.1"
        if below and label.ordinals[-1] == 2 and (*label.ordinals[:-1], 1) not in known and f"\n{first}" not in draft.text.shown:
            yield draft.finding(rule, member.place, number=label.printed, before=before.label.printed, evidence=(draft.evidence(before.place),))
