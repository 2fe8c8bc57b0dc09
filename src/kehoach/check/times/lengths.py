"""Lengths of time between two days of the plan: *20 ngày sau hạn hợp long, nghĩa là ngày 20/01*, *mỗi đợt kéo dài 47 ngày*, *cả hai đợt trước ngày 31/10*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.times.around import marked, rounds_of
from kehoach.check.times.days_again import Told, told_days
from kehoach.check.times.moments import Moment, moments_in, shown
from kehoach.check.times.numbered import rounds_in
from kehoach.check.words import lowered, own_paragraphs, telling
from kehoach.rulebook import CheckEntry

_LENGTH = regex.compile(r"\b(?P<n>\d{1,3}) (?P<unit>ngay|tuan)\b(?! (?:lam viec|thu|\d))")
_BETWEEN = regex.compile(r"\btu (?:ngay |khi |luc )?(?P<a>[a-z][^.;:\n]{5,60}?) den (?:ngay |han |khi )?(?P<b>[a-z][^.;:\n]{5,60}?),? (?:vua du|vua dung|tron|du|la|dai|co|cach nhau|keo dai)(?: la| dung| vua)* (?P<n>\d{1,3}) ngay\b(?! lam viec)")
_REACHED = regex.compile(r"\b(?:tuc(?: la)?|nghia la|cu the la|nhu vay|som nhat(?: la)?)(?: (?:bat dau|tu|vao|la|truoc))* ngay $")
_EACH = regex.compile(r"\bmoi (?P<noun>dot|giai doan|vong) (?:\w+ )?(?:keo dai|dien ra|trong|la)(?: trong| la)* (?P<n>\d{1,3}) (?P<unit>ngay|tuan)\b(?! lam viec)")
_ALL = regex.compile(r"\b(?:ca|tat ca|het|xong|hoan thanh|hoan tat)(?: ca)? (?:hai|ba|bon|cac|0?[2-4]|tat ca cac) (?P<noun>dot|giai doan|vong)\b[^.;,\n]{0,24}? (?:truoc|cham nhat|den het)(?: ngay| vao ngay)* $")
_WEEK = 7
_LEAST = 2  # words by which an event is known
_REACH = 240  # characters before the day in which the length stands


def _day(moment: Moment) -> date:
    return date.fromisoformat(moment.last)


def _named(draft: Draft, place: Place, but: int) -> list[Told]:
    """The tellings of the event that a stretch of text names best, of a day of their own."""
    words, rounds = telling(lowered(draft)[place[0] : place[1]]), set(rounds_in(draft.folded(place)))
    known = [t for t in told_days(draft) if t.last.day and t.paragraph != but and rounds <= set(marked(t))]
    found = [(len(words & telling(" ".join(t.own))), t) for t in known]
    most = max((n for n, _ in found), default=0)
    return [t for n, t in found if n == most] if most >= _LEAST or rounds else []


@kind("length-between")
def length_between(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``20 ngày sau hạn hợp long, nghĩa là ngày 10/01``, where that is the 31st; ``từ ngày thông báo đến hạn bàn giao vừa đủ 60 ngày``."""
    for paragraph in own_paragraphs(draft):
        for day in moments_in(draft, paragraph.start, paragraph.end):
            low = max(paragraph.start, day.start - _REACH)
            reached = _REACHED.search(draft.text.folded, low, day.start)
            lengths = list(_LENGTH.finditer(draft.text.folded, low, day.start))
            if not day.day or reached is None or not lengths:
                continue
            n = int(lengths[-1]["n"]) * (_WEEK if lengths[-1]["unit"] == "tuan" else 1)
            others = [m for m in told_days(draft) if m.last.day and m.last.start != day.start]
            events = _named(draft, (draft.sentence(day.start, day.end)[0], day.start), paragraph.start)
            if not events or any(abs((_day(day) - _day(o.last)).days - n) <= 1 for o in others):
                continue
            first = events[0].last
            yield draft.finding(
                rule, (day.start, day.end), say_as="length", stated=draft.words(lengths[-1].span()), first=shown(first), second=shown(day),
                count=(_day(day) - _day(first)).days, evidence=(draft.evidence((first.start, first.end)),),
            )  # fmt: skip
        for told in _BETWEEN.finditer(draft.text.folded, paragraph.start, paragraph.end):
            begins, ends = _named(draft, told.span("a"), paragraph.start), _named(draft, told.span("b"), paragraph.start)
            gaps = [((_day(b.last) - _day(a.last)).days, a, b) for a in begins for b in ends if a.last.start != b.last.start]
            if gaps and not any(abs(gap - int(told["n"])) <= 1 for gap, _, _ in gaps) and all(gap > 0 for gap, _, _ in gaps):
                gap, a, b = gaps[0]
                yield draft.finding(
                    rule, (told.start("n"), told.end()), say_as="length", stated=draft.words((told.start("n"), told.end())), first=shown(a.last), second=shown(b.last),
                    count=gap, evidence=(draft.evidence((a.last.start, a.last.end)), draft.evidence((b.last.start, b.last.end))),
                )  # fmt: skip


@kind("rounds-told")
def rounds_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``mỗi đợt kéo dài 57 ngày`` of rounds of 47; ``cả hai đợt trước ngày 30/11``, where the second is over on 31/10."""
    for told in _EACH.finditer(draft.text.folded, draft.title[1], draft.body_end):
        rounds = rounds_of(draft, told["noun"])
        n = int(told["n"])
        gaps = [(_day(t.last) - _day(t.first)).days for t in rounds if t.first]
        fits = [abs(gap - n) <= 1 if told["unit"] == "ngay" else abs(gap - _WEEK * n) < _WEEK for gap in gaps]
        if fits and not any(fits):
            first = rounds[0]
            place = told.start("n"), told.end()
            yield draft.finding(
                rule, place, say_as="length", stated=draft.words(place), first=shown(first.first or first.last), second=shown(first.last), count=gaps[0] + 1,
                evidence=(draft.evidence((first.last.start, first.last.end)),),
            )  # fmt: skip
    for paragraph in own_paragraphs(draft):
        for day in moments_in(draft, paragraph.start, paragraph.end):
            done = _ALL.search(draft.text.folded, max(paragraph.start, day.start - 90), day.start) if day.day else None
            rounds = rounds_of(draft, done["noun"]) if done else []
            last = rounds[-1].last if rounds else day
            slip = day.key < last.key or day.day == last.day or day.month == last.month or _is_end(day) and _is_end(last)
            if last.year == day.year and last.day and slip and abs((_day(day) - _day(last)).days) > 1:
                yield draft.finding(
                    rule, (day.start, day.end), say_as="again", first=shown(last), second=shown(day), evidence=(draft.evidence((last.start, last.end)),)
                )


def _is_end(day: Moment) -> bool:
    """True for the last day of a month."""
    return (date.fromordinal(_day(day).toordinal() + 1)).day == 1
