"""Tasks as an iCalendar file (RFC 5545) that Outlook, Thunderbird and phones read.

One all-day event per deadline; a recurring one begins on the first day its rule names and ends
with the plan's period. What the plan says is in the description, with its place.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kehoach.compare.tasks import Task
from kehoach.errors import MissingExtra
from kehoach.messages import comparison as say
from kehoach.messages import language, report

if TYPE_CHECKING:
    from icalendar import Event

NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # for a plan without a date


def calendar(found: Sequence[Task]) -> bytes:
    """The calendar; tasks without a day are left out. Raises ``MissingExtra`` without icalendar."""
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtra("icalendar", "calendar") from None

    made = Calendar()
    made.add("prodid", f"-//kehoach//{language().upper()}")
    made.add("version", "2.0")
    made.add("x-wr-calname", say.CALENDAR())
    for task in found:
        for event in _events(task):
            made.add_component(event)
    return bytes(made.to_ical())


def _day(value: str) -> datetime.date:
    return datetime.date.fromisoformat(value)


def _events(task: Task) -> Iterator[Event]:
    from icalendar import Event

    span = _span(task)
    if span is None:
        return
    first, last = span
    event = Event()
    event.add("uid", f"{task.id}@kehoach")
    event.add("dtstamp", _stamp(task))
    event.add("summary", f"{task.lead}: {task.what}" if task.lead else task.what)
    event.add("description", "\n".join(_described(task)))
    event.add("dtstart", first)
    event.add("dtend", last + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [task.plan.label])
    if task.recurrence:
        event.add("rrule", _rule(task))
    yield event


def _stamp(task: Task) -> datetime.datetime:
    """Derived from the plan, so that the same plans give the same file."""
    if not task.plan.issued_on:
        return NEVER
    return datetime.datetime.combine(_day(task.plan.issued_on), datetime.time(), datetime.UTC)


def _described(task: Task) -> Iterator[str]:
    if task.partners:
        yield f"{say.HEADINGS['partners']()}: {'; '.join(task.partners)}"
    yield f"{say.HEADINGS['kind']()}: {report.VALUES[task.kind]()}"
    yield f"{say.HEADINGS['plan']()}: {task.plan.label}"
    if task.section:
        yield f"{say.HEADINGS['section']()}: {task.section}"
    page = f", {say.HEADINGS['page']().lower()} {task.source.page}" if task.source.page else ""
    yield f"{say.HEADINGS['words']()}: {task.source.text} ({task.source.start}–{task.source.end}{page})"


def _span(task: Task) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the event: of a deadline *by* the day itself, of a range the whole."""
    if task.recurrence:
        first = _first(task)
        return (first, first) if first else None
    start, due = task.start or task.due, task.due or task.start
    if start is None or due is None:
        return None
    if task.kind == "by":
        return _day(due), _day(due)
    if task.kind == "from":
        return _day(start), _day(start)
    return (_day(start), _day(due)) if start <= due else (_day(due), _day(due))


def _rule(task: Task) -> dict[str, object]:
    from icalendar import vRecur

    rule = dict(vRecur.from_ical(task.recurrence))
    if task.plan.year_end and "UNTIL" not in rule and "COUNT" not in rule:
        rule["UNTIL"] = [datetime.date(task.plan.year_end, 12, 31)]
    return rule


def _first(task: Task) -> datetime.date | None:
    """The first day the rule names, from the day the plan speaks of; RFC 5545 asks that it fits."""
    from dateutil.rrule import rrulestr

    begin = task.start or task.due or task.plan.day
    if begin is None:
        return None
    from_day = datetime.datetime.combine(_day(begin), datetime.time())
    first = next(iter(rrulestr(task.recurrence or "", dtstart=from_day)), None)
    return first.date() if first else None
