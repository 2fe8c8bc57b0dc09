"""Days around an event: what prepares it and what follows it, what lies between two rounds, what comes after *sau đó*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.days_again import Told, told_days
from kehoach.check.times.moments import Moment, moments_in
from kehoach.check.times.numbered import Round, rounds_in
from kehoach.check.times.orders import own_time, unless_told
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_OPENS = regex.compile(r"\b(?<!ngay |truoc |sau )(?:khai mac|khai giang)\b")
_CLOSES = regex.compile(r"\b(?<!ngay |truoc |sau )(?:be mac|be giang|ket thuc)\b")
_NOUNS = frozenset({"giai doan", "dot", "vong"})
_BETWEEN = regex.compile(r"\bgiua (?:hai|02|2|cac) (?P<noun>giai doan|dot|vong)\b")
_LONG = 2  # months: a longer time is a season with many things in it
_MIDST = regex.compile(r"\bgiua (?:khoa|ky|dot|chung)\b")


@dataclass(frozen=True)
class _Main:
    """The time of what the plan holds: from its opening to its end, or from the first of its rounds to the last."""

    first: Moment
    last: Moment
    rounds: dict[int, Told]
    noun: str


def _main(draft: Draft) -> _Main | None:
    return draft.once("main-time", _find_main)


def _find_main(draft: Draft) -> _Main | None:
    days = [t for t in told_days(draft) if t.last.day and not t.yearly]
    opens = {t.last.key: t.last for t in days if t.first is None and _OPENS.search(t.clause) and not _CLOSES.search(t.clause)}
    ends = {t.last.key: t.last for t in days if _CLOSES.search(t.clause) and not _OPENS.search(t.clause)}
    if len(opens) == 1 and len(ends) == 1:
        (first,), (last,) = opens.values(), ends.values()
        return _Main(first, last, {}, "") if first.key <= last.key else None
    rounds: dict[str, dict[int, Told]] = {}
    for told in days:
        marks = marked(told)
        if len(marks) == 1 and told.first is not None and told.first.day:
            number = marks[0].number
            known = rounds.setdefault(marks[0].noun, {})
            if number in known and known[number].last.key != told.last.key:
                return None  # rounds of two works
            known[number] = told
    if len(rounds) != 1:
        own = own_time(draft)
        return _Main(own[1], own[2], {}, "") if own and own[1].year == own[2].year and own[2].month - own[1].month <= _LONG else None
    ((noun, known),) = rounds.items()
    if sorted(known) != list(range(1, len(known) + 1)) or len(known) == 1:
        return None
    begin = known[1].first
    return _Main(begin, known[len(known)].last, known, noun) if begin else None


def marked(told: Told) -> list[Round]:
    """The rounds that a telling is of."""
    return [r for mark in told.marks for r in rounds_in(fold(mark)) if r.noun in _NOUNS]


@kind("around-event")
def around_event(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nhận đăng ký đến hết 20/5`` of a contest opened on 13/5; ``báo cáo kết quả trước 10/5`` of it; ``sơ kết giữa khóa`` after its end."""
    main = _main(draft)
    if main is None:
        return
    before, after, never = (draft.rules.compile(rule.options[name]) for name in ("before", "after", "never"))
    for told in told_days(draft):
        day = told.last
        if not day.day or told.yearly or told.marks or day.year != main.last.year:
            continue
        found = None
        if _MIDST.search(told.clause) and not main.first.key < day.key < main.last.key:
            found = unless_told(draft, rule, *((day, main.last) if day.key >= main.last.key else (main.first, day)), on=day)
        elif never.search(told.clause):
            continue
        elif before.search(told.clause) and day.key > main.first.key and not after.search(told.clause):
            found = unless_told(draft, rule, day, main.first, on=day)
        elif after.search(told.clause) and (told.first or day).key < main.last.key:
            found = unless_told(draft, rule, main.last, day, on=day)
        if found:
            yield found


@kind("between-rounds")
def between_rounds(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Giữa hai giai đoạn, họp ngày 01/10``, where the first ends on 31/10; ``rút kinh nghiệm đợt 1 ngày 25/4``, where it ends on 15/5."""
    main = _main(draft)
    if main is None or not main.rounds:
        return
    after = draft.rules.compile(rule.options["after"])
    for told in told_days(draft):
        day = told.last
        if not day.day or told.yearly or told.first is not None or day.year != main.last.year:
            continue
        found = None
        marks = [r for r in marked(told) if r.noun == main.noun]
        if _BETWEEN.search(told.clause) and len(main.rounds) == 2:
            one, two = main.rounds[1].last, main.rounds[2].first
            if day.key < one.key:
                found = unless_told(draft, rule, one, day, on=day)
            elif two and day.key > two.key:
                found = unless_told(draft, rule, day, two, on=day)
        elif len(marks) == 1 and len(told.marks) == 1 and after.search(told.clause):
            its = main.rounds.get(marks[0].number)
            if its is not None and day.key < its.last.key:
                found = unless_told(draft, rule, its.last, day, on=day)
        if found:
            yield found


_THEN = regex.compile(r"\b(?:sau do|roi moi|tiep do)\b")
_REVIEWS = regex.compile(r"\bso ket (?P<half>(?:vao |trong |ngay |thang |nam |truoc |du kien |quy |dau |cuoi |giua |[\d/]+ ?){2,10})[,;] *(?:va )?(?P<whole>tong ket)\b")


@kind("then-before")
def then_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nghiệm thu trước ngày 30/9, sau đó mới đấu nối, xong trước ngày 15/8``."""
    for paragraph in own_paragraphs(draft):
        thens = list(_THEN.finditer(draft.text.folded, paragraph.start, paragraph.end))
        times = [m for m in moments_in(draft, paragraph.start, paragraph.end) if not draft.is_cited(m.start, m.end)] if thens else []
        for then in thens:
            low, high = draft.sentence(*then.span())
            at = bisect_left(times, then.start(), key=lambda m: m.start)
            if not 0 < at < len(times) or times[at - 1].start < low or times[at].end > high:
                continue
            before, behind = times[at - 1], times[at]
            if before.year == behind.year and before.first > behind.last and (found := unless_told(draft, rule, before, behind, on=behind)):
                yield found
        for review in _REVIEWS.finditer(draft.text.folded, paragraph.start, paragraph.end):
            half = moments_in(draft, *review.span("half"))
            whole = moments_in(draft, review.start("whole"), draft.sentence(*review.span())[1])
            if len(half) == 1 and whole and half[0].first > whole[0].last and (found := unless_told(draft, rule, half[0], whole[0], on=half[0])):
                yield found


def rounds_of(draft: Draft, noun: str) -> list[Told]:
    """The rounds of the plan that are counted by a noun, in order."""
    main = _main(draft)
    return [main.rounds[n] for n in sorted(main.rounds)] if main and main.noun == noun else []
