"""One event with what is made ready for it and what comes of it, as the paragraph or the item that tells the event has them.

``giám sát từ ngày 01/7 đến ngày 31/8; báo cáo kết quả trước ngày 20/8``; ``Tổ chức ngày 18/10 …; danh sách đội thi gửi trước ngày 30/10``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.in_turn import PERIODIC, Event, events
from kehoach.check.times.moments import YEARLY, days_between
from kehoach.check.times.numbered import rounds_in
from kehoach.check.times.orders import unless_told
from kehoach.rulebook import CheckEntry

_BY = regex.compile(r"\b(?:truoc|cham nhat|muon nhat|xong|han|den het|ket thuc|hoan thanh)(?: (?:la|vao|ngay|thang|trong|truoc))* *$")
_LONG = 130  # days: a longer time is a season, in which things are made ready as it goes on
_APART = 300  # days: an other year's


@kind("event-in-turn")
def event_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What is ready (``options.before``) after the event began, what comes of it (``options.after``) before its end, the ceremony that opens it after that."""
    before, after, opens, held, never = (draft.rules.compile(rule.options[name]) for name in ("before", "after", "opens", "held", "never"))
    said: set[int] = set()
    for _, told in groupby(events(draft), key=lambda e: e.paragraph):
        times = list(told)
        mains = [e for e in times if _is_main(e, held) and not before.search(e.own) and not after.search(e.own) and not never.search(e.own)]
        for main in mains:
            for one in times:
                if one is main or one.last.year != main.last.year and not one.last.said or YEARLY.match(one.after) or rounds_in(one.own):
                    continue
                found = None
                if after.search(one.own) and one.place[0] > main.place[0] and not PERIODIC.search(one.own):
                    nearest = max((m for m in mains if m.place[0] < one.place[0]), key=lambda m: m.place[0])
                    if main is nearest and one.last.last < main.last.last and _near(one, main):
                        found = unless_told(draft, rule, main.last, one.last, on=one.last)
                elif len(mains) == 1 and before.search(one.own) and _BY.search(one.words) and one.last.first > main.first.last and _near(one, main):
                    found = unless_told(draft, rule, one.last, main.first, on=one.last)
                elif len(mains) == 1 and opens.search(one.own) and main.first is not main.last and one.last.first > main.last.last and _near(one, main):
                    found = unless_told(draft, rule, one.last, main.last, on=one.last)
                if found and one.last.start not in said:
                    said.add(one.last.start)
                    yield found


def _is_main(event: Event, held: regex.Pattern[str]) -> bool:
    """True for the days from and to which something goes on, or the day on which it is held."""
    if rounds_in(event.own) or YEARLY.match(event.after):
        return False
    if event.first is not event.last:
        return bool(event.first.day and event.last.day) and event.first.key <= event.last.key and days_between(event.first.first, event.last.last) <= _LONG
    return bool(event.last.day) and not event.open_end and held.search(event.own) is not None and not _BY.search(event.words)


def _near(one: Event, main: Event) -> bool:
    """True for two times of one year's event."""
    return abs(days_between(one.last.last, main.last.last)) <= _APART
