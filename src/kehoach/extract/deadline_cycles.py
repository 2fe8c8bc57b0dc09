"""Deadlines that come round: days of each month, quarter or year, and periods without a date."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.extract.deadline_times import LIST, Times, Work, allowed, made
from kehoach.extract.found import FoundDeadline, FoundPlan
from kehoach.extract.recurring import Every, counts, recurrence_of
from kehoach.extract.times import Point

_REPORT = re.compile(r"\b(?:dinh ky|bao cao|so ket|tong ket)\b")
_QUARTER_DAYS = (
    (
        re.compile(
            r" *(?:cua )?thang cuoi(?: cua)?(?: moi| hang)? *quy|(?: cua)? *cuoi(?: moi| hang)? *quy"
        ),
        "3,6,9,12",
    ),
    (re.compile(r" *(?:cua )?thang dau(?: cua)? *quy"), "1,4,7,10"),
)
_MONTHLY_TAIL = re.compile(
    r" *(?:cua )?(?:hang|moi|tung) *thang|,? *cua thang|,? *thang (?:sau|tiep|ke tiep|lien ke)"
)
YEARLY_TAIL = re.compile(
    r" *[(,]? *(?:cua )?(?:hang|moi|tung) *nam(?! *\d)|,? *nam (?:sau|ke tiep)(?: lien ke)?"
)
# "các ngày 05 và 15 hằng tháng": further days that have no *ngày* of their own
_MORE_DAYS = re.compile(r"(?: *(?:,|va|-) *(?:0?[1-9]|[12]\d|3[01])(?!\d))+(?= *(?:cua )?(?:(?:hang|moi|tung) *(?:thang|quy)|thang (?:cuoi|dau)))")
_COUNTED_FROM = re.compile(r" *(?:duoc |se )?tinh tu\b")  # says which months a report is about
_DATED = re.compile(r" *[(,]? *(?:truoc|cham nhat|xong|vao)\b")
_MONTH_REPORT = re.compile(r"\b(?:bao cao|dinh ky|ket qua) *thang(?: (?:gui|nop|hoan thanh))? *[(:]? *$")


_AND_BEFORE = re.compile(r" *(?:,|va) *(?:vao )?truoc *")  # "trước ngày 15/6 và trước ngày 15/12 hằng năm"


def cycle_of(work: Work, times: Times, before: str) -> FoundDeadline | None:
    """A day, month or quarter that comes round again (``trước ngày 20 hằng tháng``)."""
    point = times.first
    folded, end = work.folded, times.last.end
    if point.form == "day-only":
        return _monthly(work, times, before)
    if not point.needs_year:
        return None
    if times.lead is not None and times.lead.form in ("up-to", "since"):
        return None
    tail = YEARLY_TAIL.match(folded, end)
    shared = tail is None and _shared_tail(work, point)
    earlier = None if tail or shared else _every_before(work, times, "nam")
    many = (
        _spans_years(work.plan)
        and times.lead is not None
        and _REPORT.search(_sentence(work, times))
    )
    if (
        not tail
        and not shared
        and earlier is None
        and not (many and point.form == "day" and times.lead)
    ):
        return None
    if point.form == "day" and times.lead is None and not tail:
        return None
    if tail:
        times.last = replace(times.last, end=tail.end())
        work.used.update(e.start for e in work.everies if end <= e.start < tail.end())
    if earlier is not None:
        work.used.add(earlier.start)
        if times.start - earlier.end < 12 and times.lead:
            times.lead = replace(times.lead, start=earlier.start)
    months = ",".join(str(m) for m in point.months)
    rrule = f"FREQ=YEARLY;BYMONTH={months}"
    if point.form == "day":
        rrule += f";BYMONTHDAY={point.day}"
    return made(times, "recurring", None, None, recurrence=rrule)


def yearly_months(work: Work, times: Times) -> FoundDeadline | None:
    """``từ ngày 01 đến ngày 30 tháng 11 hằng năm``: the months of a range that comes every year."""
    tail = YEARLY_TAIL.match(work.folded, times.last.end)
    if tail is None or not times.last.needs_year or not times.last.months:
        return None
    work.used.update(e.start for e in work.everies if times.last.end <= e.start < tail.end())
    first = (times.first.months or times.last.months)[0]
    last = times.last.months[-1]
    count = (last - first) % 12 + 1
    months = ",".join(str((first - 1 + step) % 12 + 1) for step in range(count))
    times.last = replace(times.last, end=tail.end())
    return made(times, "recurring", None, None, recurrence=f"FREQ=YEARLY;BYMONTH={months}")


def _shared_tail(work: Work, point: Point) -> bool:
    """True for the first of ``20/6 và 20/12 hằng năm``."""
    at = next(i for i, p in enumerate(work.points) if p.start == point.start)
    while at + 1 < len(work.points):
        here, after = work.points[at], work.points[at + 1]
        listed = LIST.fullmatch(work.folded, here.end, after.start) or _AND_BEFORE.fullmatch(work.folded, here.end, after.start)
        if not after.needs_year or not listed:
            return False
        if YEARLY_TAIL.match(work.folded, after.end):
            return True
        at += 1
    return False


def _spans_years(plan: FoundPlan) -> bool:
    start = plan.year_start or (int(plan.issued_on[:4]) if plan.issued_on else None)
    return bool(start and plan.year_end and plan.year_end - start >= 2)


def _sentence(work: Work, times: Times) -> str:
    floor = max(work.folded.rfind("\n", 0, times.start), times.start - 250)
    return work.folded[floor + 1 : times.start]


def _monthly(work: Work, times: Times, before: str) -> FoundDeadline | None:
    """A day of the month (``trước ngày 20 hằng tháng``, ``trước ngày 20 tháng cuối quý``)."""
    folded, end = work.folded, times.last.end
    days = _days(work, times)
    if more := _MORE_DAYS.match(folded, end):
        days = ",".join([days, *(str(int(day)) for day in re.findall(r"\d+", more[0]))])
        end = more.end()
    for pattern, months in _QUARTER_DAYS:
        tail = pattern.match(folded, end)
        if tail:
            rrule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}"
            if earlier := _every_before(work, times, "quy"):
                work.used.add(earlier.start)  # "định kỳ hằng quý báo cáo (trước ngày 20 tháng cuối quý)"
            break
    else:
        tail = _MONTHLY_TAIL.match(folded, end)
        earlier = None if tail else _every_before(work, times, "thang")
        if not tail and earlier is None and not (times.lead and _MONTH_REPORT.search(before)):
            return None
        if earlier is not None:
            work.used.add(earlier.start)
        rrule = f"FREQ=MONTHLY;BYMONTHDAY={days}"
    if tail:
        times.last = replace(times.last, end=tail.end())
        work.used.update(e.start for e in work.everies if end <= e.start < tail.end())
    return made(times, "recurring", None, None, recurrence=rrule)


def _days(work: Work, times: Times) -> str:
    """The day, with those listed before it (``ngày 05 và ngày 06``)."""
    at = next(i for i, p in enumerate(work.points) if p.start == times.first.start)
    days = [times.first.day or 0]
    while at and work.points[at - 1].form == "day-only":
        earlier = work.points[at - 1]
        if not LIST.fullmatch(work.folded, earlier.end, work.points[at].start):
            break
        days.insert(0, earlier.day or 0)
        at -= 1
        times.first = replace(times.first, start=earlier.start)
    return ",".join(str(day) for day in days)


def _every_before(work: Work, times: Times, unit: str) -> Every | None:
    """*hằng năm* or *hằng tháng* earlier in the same sentence, with no other time between."""
    near = None
    for every in work.everies:
        if every.end > times.start:
            break
        near = every
    if near is None or near.unit != unit or near.count not in (None, 1) or near.start in work.used:
        return None
    between = work.folded[near.end : times.start]
    if len(between) > 160 or re.search(r"[;\n]|\. |\b(?:rieng|bao cao nam|6 thang)\b", between):
        return None
    return near if times.lead is not None or not between.strip(" (,") else None


def repeated(work: Work) -> None:
    """Recurrences without a date: *hằng quý*, *định kỳ 6 tháng, năm*, *02 lần/tháng*."""
    folded = work.folded
    taken = [(f.start, f.end) for f in work.found]
    for every in work.everies:
        if every.start in work.used or not allowed(work, every.start):
            continue
        if any(a <= every.start < b for a, b in taken):
            continue  # a date says it
        dated = _DATED.match(folded, every.end) and any(
            every.start <= a < every.end + 12 for a, _ in taken
        )
        if dated or _is_noun(work, every):
            continue
        work.found.append(
            FoundDeadline(
                every.start,
                every.end,
                every.rule,
                kind="recurring",
                recurrence=recurrence_of(every),
            )
        )
    for start, end, rule, rrule in counts(work.text, work.words):
        if allowed(work, start):
            work.found = [
                f for f in work.found if not (f.recurrence and f.start < end and start < f.end)
            ]
            work.found.append(FoundDeadline(start, end, rule, kind="recurring", recurrence=rrule))


def _is_noun(work: Work, every: Every) -> bool:
    """True where *hằng năm* only tells which plan or budget is meant, or sets a target's rate."""
    folded = work.folded
    part = work.outline.at(every.start)
    if part is not None:
        heading = work.outline.parts[part].heading
        if every.start < heading.end and not heading.run_in:
            return True
    line = folded.rfind("\n", 0, every.head) + 1
    if _COUNTED_FROM.match(folded, every.end):
        return True
    named = work.words.veto_noun.search(folded[max(line, every.head - 60) : every.head])
    if every.regular or not named and work.fields.at(every.start) is not None:
        return False
    if named or work.words.veto_after.match(folded, every.end):
        return True
    if "muc_tieu" in work.outline.kinds_at(every.start):
        rest = folded[every.end : folded.find("\n", every.end)]
        return bool(re.search(r"\d", folded[line : every.head] + rest))
    return False
