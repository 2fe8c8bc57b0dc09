"""The years a plan covers where its title names none, or only the last one.

Read from its own fields *Thời gian …* (``Từ tháng 11/2025 đến tháng 4/2026``) or from the stages that
end where the title says (``Giai đoạn 2008 - 2010``, ``Giai đoạn 2011 - 2015`` of a plan *đến năm 2015*).
"""

from __future__ import annotations

from bisect import bisect_right

import regex

from kehoach.extract.found import FoundDeadline, FoundPlan
from kehoach.normalise import Text
from kehoach.segment import Outline

_STAGE = regex.compile(
    r"(?m)^[ ]*(?:[-+*•] ?|[a-zđ\d]{1,2}[.)] ?)?giai doan(?: (?:\d|[iv]+))?[ :]*\(?[ ]*(?P<a>(?:19|20)\d\d)[ ]*-[ ]*(?P<b>(?:19|20)\d\d)"
)
_ROUND = regex.compile(r"[ ]*(?:[-+*•] ?|[a-zđ\d]{1,2}[.)] ?)?(?:\d\.?[) ] ?)?(?:dot|giai doan|buoc|cao diem) *(?:thu )?(?:\d|[ivx]+\b|nhat|hai|ba)")


def period(text: Text, outline: Outline, plan: FoundPlan, deadlines: list[FoundDeadline]) -> None:
    """Set the years of a plan whose title leaves them open; nothing where the text does not say."""
    if plan.year_start is not None:
        return
    if plan.year_end is None:
        _from_fields(outline, plan, deadlines)
        if plan.year_end is None:
            _from_rounds(text, plan, deadlines)
    else:
        _from_stages(text, plan, plan.year_end)
    if plan.year_start is None and plan.year_end is not None:
        _from_run(outline, plan, plan.year_end, deadlines)


def _from_fields(outline: Outline, plan: FoundPlan, deadlines: list[FoundDeadline]) -> None:
    """First and last year of what the fields *Thời gian* say, if they say an end."""
    timed = [d for d in deadlines if not d.derived and not d.recurrence and "thoi_gian" in outline.kinds_at(d.start)]
    starts = [int(d.date_start[:4]) for d in timed if d.date_start]
    ends = [int(d.date_end[:4]) for d in timed if d.date_end]
    if ends:
        plan.year_start, plan.year_end = min(starts + ends), max(starts + ends)


def _from_rounds(text: Text, plan: FoundPlan, deadlines: list[FoundDeadline]) -> None:
    """First and last year of a plan in rounds: ``1. Đợt 1: … (từ tháng 12/2025 đến tháng 3/2026)``, with one more."""
    years: list[list[int]] = []
    starts = [0, *(p.start for p in text.paragraphs)]
    for d in deadlines:
        if d.derived or d.recurrence or not d.date_end:
            continue
        begin = starts[bisect_right(starts, d.start) - 1]
        if _ROUND.match(text.folded, begin, d.start):
            years.append([int(day[:4]) for day in (d.date_start, d.date_end) if day])
    if len(years) > 1:
        plan.year_start, plan.year_end = min(map(min, years)), max(map(max, years))


def _from_stages(text: Text, plan: FoundPlan, last: int) -> None:
    """The first year of the stages of a plan up to ``last``."""
    stages = [(int(m["a"]), int(m["b"])) for m in _STAGE.finditer(text.folded)]
    if len(stages) > 1 and max(b for _, b in stages) == last:
        plan.year_start = min(a for a, _ in stages)


def _from_run(outline: Outline, plan: FoundPlan, last: int, deadlines: list[FoundDeadline]) -> None:
    """A field *Thời gian thực hiện: Từ năm 2025 đến năm 2030* of a plan up to 2030."""
    for d in deadlines:
        whole = d.kind == "during" and d.date_start and d.date_end == f"{last}-12-31"
        if whole and d.date_start and "thoi_gian" in outline.kinds_at(d.start):
            plan.year_start = int(d.date_start[:4])
            return
