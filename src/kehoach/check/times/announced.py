"""The title of the plan against the words that announce it: *Kế hoạch … năm 2026* above, *… năm 2025* below."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

_PERIOD = regex.compile(r"\b(?:giai doan|nam hoc) (?P<a>(?:19|20)\d\d) *- *(?P<b>(?:19|20)\d\d)\b|\bnam (?P<y>(?:19|20)\d\d)\b(?! *-)")
_SAYS = regex.compile(r"\b(?:ban hanh|xay dung)(?: ban)? (?P<what>ke hoach|chuong trinh|phuong an)\b(?! so)")
_ENDS = regex.compile(r"\b(?:tren day|cu the|nhu sau|voi (?:cac|nhung) noi dung)\b|[:;]|\n\n")


@kind("announced-period")
def announced_period(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The year or period that the title names, and another one where the plan is announced."""
    title = _periods(draft, *draft.title)
    yield from _closing(draft, rule, title)
    first = draft.outline.parts[0].start if draft.outline.parts else draft.body_end
    says = [m for m in _SAYS.finditer(draft.text.folded, draft.title[1], min(first, draft.body_end)) if not draft.is_cited(*m.span())]
    if len(title) != 1 or not says:
        return
    start = says[-1].end()
    stop = _ENDS.search(draft.text.folded, start, first)
    announced = _periods(draft, start, stop.start() if stop else first)
    ((years, _),) = title.items()
    if len(announced) == 1 and years not in announced:
        ((other, place),) = announced.items()
        one_kind = ("-" in years) == ("-" in other)
        if one_kind and not draft.is_cited(*place):
            yield draft.finding(rule, place, say_as="announced", year=years, evidence=(draft.evidence(draft.title),))


_CLOSING = regex.compile(r"\btren day la (?:ke hoach|chuong trinh|phuong an)\b[^.;\n]{10,200}")


def _closing(draft: Draft, rule: CheckEntry, title: dict[str, tuple[int, int]]) -> Iterator[Result]:
    """*Trên đây là Kế hoạch … giai đoạn 2021 - 2025* below a title with 2026 - 2030."""
    closes = list(_CLOSING.finditer(draft.text.folded, draft.title[1], draft.body_end))
    told = _periods(draft, *closes[-1].span()) if len(closes) == 1 and len(title) == 1 else {}
    for years, place in told.items():
        ((own, _),) = title.items()
        if len(told) == 1 and years != own and ("-" in years) == ("-" in own):
            yield draft.finding(rule, place, say_as="announced", year=own, evidence=(draft.evidence(draft.title),))


def _periods(draft: Draft, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The years and periods named between two places: ``2026``, ``2021-2025``."""
    found: dict[str, tuple[int, int]] = {}
    for match in _PERIOD.finditer(draft.text.folded, start, end):
        found.setdefault(match["y"] or f"{match['a']}-{match['b']}", match.span())
    return found
