"""Sums that a sentence writes out with plus signs: ``24.500.000 + 13.200.000 + 7.300.000 = 45.000.000 đồng``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import SCALES, comparable, value_of
from kehoach.check.figures.remarks import not_so_much
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_TERM = rf"(?<![\d.,/x×*])(?:{NUMBER})(?![\d%])(?: *[a-z]+){{0,5}}"
_SUM = regex.compile(rf"(?<![\d)x×*/-] ?)(?P<first>{_TERM})(?: *\+ *(?P<term>{_TERM}))+ *= *(?P<total>{NUMBER})(?![\d%])(?P<unit>(?: *[a-z]+){{0,2}})")
_SCALE = regex.compile(r"\b(?:ty|ti|trieu|nghin|ngan)\b")
_TIMES = regex.compile(r"\b(?:x|nhan)\b")


@kind("equation")
def equation(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``120 + 135 + 98 = 343 học sinh``: 353 of them; terms without *triệu* have that of the sum."""
    for match in _SUM.finditer(draft.text.folded, draft.title[1]):
        terms = [match["first"], *match.captures("term")]
        if any(_TIMES.search(term) for term in terms) or draft.is_cited(*match.span()):
            continue
        scales = [_scale(term) for term in terms]
        total = value_of(match["total"]) * (_scale(match["unit"]) or 1)
        plain = not any(scales)
        values = [_number(term) * (scale or 1) for term, scale in zip(terms, scales, strict=True)]
        if plain:
            total = value_of(match["total"])
        summed = sum(values, Decimal(0))
        if summed != total and summed and comparable(summed, total) and not draft.is_told(match.span("total"), rule.code):
            place = match.start("total"), match.end("unit")
            yield not_so_much(draft, rule, place, total, summed, (match.start(), match.start("total")), severity=rule.severity)


def _scale(words: str) -> Decimal | None:
    """The scale that words after a number name."""
    match = _SCALE.search(words)
    return SCALES[match[0]] if match else None


def _number(term: str) -> Decimal:
    """The number a term begins with."""
    found = regex.match(NUMBER, term.strip())
    return value_of(found[0]) if found else Decimal(0)
