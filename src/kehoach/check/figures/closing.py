"""Totals that close a list of sums: a last line *Tổng cộng* or *Cộng* against the items above it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import slip
from kehoach.check.figures.splits import RANKS, Figure, Line
from kehoach.check.figures.sums import money_paragraphs, off, sum_of
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_MARK = r"^\W*(?:\d{1,2}[.)] *|[a-z][.)] *)?"
_CLOSES = regex.compile(_MARK + r"(?:tong cong|cong|tong chi|tong (?:kinh phi|so|von|nhu cau|du toan|tien)[^:.;]{0,60})(?: *\([^()]*\))? *(?::| la\b|=)? *")
_SURE = regex.compile(_MARK + r"(?:tong cong|cong)\b")
_AGAIN = regex.compile(r":\s*$|\b(?:gom|trong do|cu the|nhu sau|phan theo|chia ra)\b")
_MOST = 20  # items above


@kind("closing-total")
def closing_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. Tuyên truyền: 50 triệu đồng. 2. Tập huấn: 120 triệu đồng. Tổng cộng: 170 triệu đồng.``"""
    lines = money_paragraphs(draft)
    held = 0
    for at, line in enumerate(lines):
        total = line.main
        if total is None or not _closes(line, total):
            continue
        found = [items for mark in RANKS if len(items := _items(lines, at, mark, total.unit)) > 1]
        if any(sum_of(items) == total.value for items in found):
            held += 1
            continue
        sure = _SURE.match(line.words) is not None
        for items in found:
            summed = sum_of(items)
            near = sure and abs(summed - total.value) <= total.value / 5
            if (slip(total.value, summed) or near) and not draft.is_cited(total.start, total.end):
                yield off(draft, rule, total, items, severity="warning", say_as="list")
                break
    if held:
        yield draft.verified(rule, None, "parts", count=held)


def _closes(line: Line, total: Figure) -> bool:
    """True if a line begins with its total and leads to no list of its own."""
    head = _CLOSES.match(line.words)
    return head is not None and total.start - line.start - head.end() <= 2 and not _AGAIN.search(line.words[total.end - line.start :])


def _items(lines: list[Line], at: int, mark: str, unit: str) -> list[Figure]:
    """The sums of the items with one mark right above a line; empty where one of them has none."""
    found: list[Figure] = []
    for line in reversed(lines[max(0, at - 60) : at]):
        if line.mark == mark and _SURE.match(line.words) is None:
            if line.main is None or line.main.unit != unit or len(found) >= _MOST:
                break
            found.append(line.main)
        elif RANKS.get(line.mark, 99) < RANKS[mark] or line.mark == "text" and _SURE.match(line.words):
            break
    return found[::-1]
