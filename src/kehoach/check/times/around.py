"""Days around an event: what prepares it and what follows it, what lies between two rounds, what comes after *sau đó*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.days_again import Told, told_days
from kehoach.check.times.moments import Moment, moments_in, uncited_in
from kehoach.check.times.numbered import Round, rounds_in
from kehoach.check.times.orders import own_time, unless_told
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.rulebook import CheckEntry

_OPENS = regex.compile(r"\b(?<!ngay |truoc |sau )(?:khai mac|khai giang)\b")
_CLOSES = regex.compile(r"\b(?<!ngay |truoc |sau )(?:be mac|be giang|ket thuc)\b")
_NOUNS = frozenset({"giai doan", "dot", "vong"})
_BETWEEN = regex.compile(r"\bgiua (?:hai|02|2|cac) (?P<noun>giai doan|dot|vong)\b")
_LONG = 2  # months: a longer time is a season with many things in it
_LISTED = regex.compile(r", *\d")  # one of several days: *trước các ngày 05/12, 05/3*
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
        elif never.search(told.clause) or _LISTED.match(told.clause):
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
_FOR_THEN = regex.compile(  # from what is ready by a day to what it is ready for
    r"[, ]*(?:de|bao dam|dam bao|nham)?\b[^.;\n]{0,60}\b(?:san sang|kip thoi|kip|(?<!xong )(?<!thanh )truoc (?:khi|luc|mua|le|vu|ky)|phuc vu)\b[^.;\n]{0,80}"
    r"\b(?:bat dau|khai mac|khai giang|dien ra|mo man|to chuc|ra quan)(?: (?:tu|vao|ngay|thang|trong))* *"
)
_YEAR_REVIEWS = regex.compile(r"\bnam (?P<half>20\d\d),? (?:to chuc |tien hanh )?so ket\b[^.\n]{0,60}?[,;.] *(?:den )?nam (?P<whole>20\d\d),? (?:to chuc |tien hanh )?tong ket\b"
                              r"|\bso ket\b[^.;\n\d]{0,40}\bnam (?P<half>20\d\d)[,;.]? *(?:va )?(?:to chuc )?tong ket\b[^.;\n\d]{0,40}\bnam (?P<whole>20\d\d)")  # fmt: skip
_REVIEWS = regex.compile(r"\bso ket (?P<half>(?:vao |trong |ngay |thang |nam |truoc |du kien |quy |dau |cuoi |giua |[\d/]+ ?){2,10})[,;] *(?:va )?(?P<whole>tong ket)\b")


@kind("then-before")
def then_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nghiệm thu trước ngày 30/9, sau đó mới đấu nối, xong trước ngày 15/8``; ready after what it is for; ``năm 2026 sơ kết, năm 2025 tổng kết``."""
    for paragraph in own_paragraphs(draft):
        times = uncited_in(draft, paragraph.start, paragraph.end)
        for early, late, on in (*_then(draft, paragraph, times), *_ready_late(draft, paragraph, times), *_reviews(draft, paragraph)):
            if early.first > late.last and (found := unless_told(draft, rule, early, late, on=on)):
                yield found


_Turn = tuple[Moment, Moment, Moment]  # what comes first, what then, and which of them is said


def _then(draft: Draft, paragraph: Paragraph, times: Sequence[Moment]) -> Iterator[_Turn]:
    """The times before and behind *sau đó*."""
    for then in _THEN.finditer(draft.text.folded, paragraph.start, paragraph.end):
        low, high = draft.sentence(*then.span())
        at = bisect_left(times, then.start(), key=lambda m: m.start)
        if 0 < at < len(times) and times[at - 1].start >= low and times[at].end <= high and times[at - 1].year == times[at].year:
            yield times[at - 1], times[at], times[at]


def _ready_late(draft: Draft, paragraph: Paragraph, times: Sequence[Moment]) -> Iterator[_Turn]:
    """``xong trước ngày 30/4, sẵn sàng khi mùa khô bắt đầu từ ngày 15/01``."""
    for one, other in pairwise(times):
        if one.year - other.year <= 1 and _FOR_THEN.fullmatch(draft.text.folded, one.end, other.start) and _BY.search(draft.text.folded, paragraph.start, one.start):
            yield one, other, one


def _reviews(draft: Draft, paragraph: Paragraph) -> Iterator[_Turn]:
    """The times of *sơ kết* and of *tổng kết* behind it."""
    for review in _REVIEWS.finditer(draft.text.folded, paragraph.start, paragraph.end):
        half = moments_in(draft, *review.span("half"))
        whole = moments_in(draft, review.start("whole"), draft.sentence(*review.span())[1])
        if len(half) == 1 and whole:
            yield half[0], whole[0], half[0]
    for review in _YEAR_REVIEWS.finditer(draft.text.folded, paragraph.start, paragraph.end):
        half_year, whole_year = (Moment(*review.span(name), int(review[name]), 0, 0, said=True) for name in ("half", "whole"))
        yield half_year, whole_year, half_year


def rounds_of(draft: Draft, noun: str) -> list[Told]:
    """The rounds of the plan that are counted by a noun, in order."""
    main = _main(draft)
    return [main.rounds[n] for n in sorted(main.rounds)] if main and main.noun == noun else []


# --- what one part makes ready and another holds ----------------------------------------------------------------

_EVENT = regex.compile(
    r"\b(?:hoi nghi|hoi thi|hoi thao|hoi trai|hoi dien|le|dien dan|ngay hoi|cuoc thi|giai|dai hoi|toa dam|dot ra quan)"
    r"(?: (?!(?:ngay|truoc|tai|vao|xong|cham|du|trong|tu|cap|nam|cho|theo|va|voi|cua|hoan|gui|do|to|tinh|huyen|xa|lan)\b)[a-z]+){2,4}"
)
_READY = regex.compile(r"\b(?:chuan bi|giay moi|tai lieu|kich ban|trang tri|ma-?ket|bang ron|danh sach (?:dai bieu|moi|doi|thi sinh|van dong vien)|dang ky du|tap luyen|tong duyet|hau can)\b")
_BEHIND_IT = regex.compile(r"\b(?:bao cao|ket qua|tong ket|quyet toan|thanh toan|sau|khen thuong|so ket|rut kinh nghiem)\b")
_BY = regex.compile(r"\b(?:truoc|cham nhat|muon nhat|xong|den het)(?: (?:la|vao|ngay|thang))* *$")


@kind("ready-for-event")
def ready_for_event(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Hội nghị triển khai: ngày 10/4``, and among duties ``chuẩn bị tài liệu, giấy mời hội nghị triển khai trước ngày 15/4``."""
    ready: list[tuple[str, Told]] = []
    held: dict[str, list[Told]] = {}
    for told in told_days(draft):
        name = _EVENT.search(told.clause)
        if name is None or not told.last.day or told.yearly or _BEHIND_IT.search(told.clause):
            continue
        if _READY.search(told.clause) and _BY.search(told.clause):
            ready.append((name[0], told))
        elif not _READY.search(told.clause) and not _BY.search(told.clause):
            held.setdefault(name[0], []).append(told)
    for event, one in ready:
        days = [t for its, found in held.items() if its.startswith(event) or event.startswith(its) for t in found]
        if len({t.last.key for t in days}) == 1 and days[0].last.year == one.last.year and one.last.key > days[0].last.key:
            if remark := unless_told(draft, rule, one.last, days[0].first or days[0].last, on=one.last):
                yield remark


_STARTS = regex.compile(r"\b(?:khoi cong|khai giang|bat dau|ra quan|phat dong|mo lop)\b")
_ENDS = regex.compile(r"\b(?:ban giao|nghiem thu|khanh thanh|be giang|be mac|ket thuc|hoan thanh|dua vao su dung)\b")
_STEPS = "khởi công khai giảng bắt đầu ra quân phát động mở lớp bàn giao nghiệm thu khánh thành bế mạc kết thúc hoàn thành đưa vào sử dụng xây dựng mục tiêu"
_STEP_WORDS = frozenset(_STEPS.split())
_LEAST = 3  # words that tell what is begun and ended
_SHARE = 0.7  # of them that both tellings have


@kind("begun-after-end")
def begun_after_end(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``nhà Đại đoàn kết, bàn giao trước ngày 30/4`` among the goals, ``Xây dựng nhà Đại đoàn kết: khởi công trước ngày 15/5`` among the works."""
    begun: list[Told] = []
    ended: list[Told] = []
    for told in told_days(draft):
        steps = [(m.end(), kind_) for kind_, pattern in ((begun, _STARTS), (ended, _ENDS)) for m in pattern.finditer(told.clause)]
        if steps and told.last.day and told.first is None and not told.yearly and not told.marks:
            max(steps, key=lambda step: step[0])[1].append(told)
    pairs = [(one, other) for one in begun for other in ended if one.paragraph != other.paragraph and _one_work(one, other)]
    for one, other in pairs:
        alone = sum(one is a for a, _ in pairs) == 1 and sum(other is b for _, b in pairs) == 1
        if alone and one.last.year == other.last.year and one.last.key > other.last.key and (found := unless_told(draft, rule, one.last, other.last, on=one.last)):
            yield found


def _one_work(one: Told, other: Told) -> bool:
    """True if two tellings name one work, their steps left out."""
    words, its = one.words - _STEP_WORDS, other.words - _STEP_WORDS
    return len(words & its) >= _LEAST and len(words & its) >= _SHARE * min(len(words), len(its))
