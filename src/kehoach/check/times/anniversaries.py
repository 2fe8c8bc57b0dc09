"""Anniversaries told with both their days: *94 năm Ngày thành lập … (18/11/1930 - 18/11/2025)* are 95."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_DAY = r"(?:(?:ngay +)?\d{1,2}[/.]\d{1,2}[/.]|\d{1,2}/)?"
_YEARS = regex.compile(rf"(?<![\d.,/-])(?P<years>\d{{1,3}}) +nam,? +(?P<what>(?:ngay|thanh lap|cach mang|quoc khanh|giai phong|chien thang|ky niem|truyen thong)\b[^();.\n]{{0,140}})\( *{_DAY}(?P<first>\d{{4}}) *- *{_DAY}(?P<last>\d{{4}}) *\)")


@kind("anniversary")
def anniversary(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number of years since an event, beside its year and this one in brackets."""
    for match in _YEARS.finditer(draft.text.folded, draft.title[0]):
        years = int(match["last"]) - int(match["first"])
        if years > 0 and int(match["years"]) != years and not draft.is_told(match.span("years"), rule.code):
            yield draft.finding(rule, (match.start("years"), match.start("what")), say_as="anniversary", first=match["first"], last=match["last"], years=years)
