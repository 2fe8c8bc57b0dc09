"""Hours of the clock told in two places: one event at two hours, one hour on two days, an hour a quarter after another, a timetable whose rows do not meet.

An hour is of what its clause says begins, opens or ends (*khai mạc*, *vào lớp*, *kết thúc*); *từ 17 giờ … đến 7 giờ* begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.times.hours import hours_in, tells_hours
from kehoach.check.times.moments import Moment, moments_in
from kehoach.check.words import lowered, own_paragraphs, telling
from kehoach.extract.patterns import rx
from kehoach.rulebook import CheckEntry

# What an hour is of; of one event each has one
_CUE = (
    r"(?:khai mạc|bế mạc|tổng duyệt|tập trung|tập kết|xuất phát|khởi hành|xuất quân|ra quân|khai hội|khai giảng|đón tiếp đại biểu|đón đại biểu|vào lớp|vào học|tan học|tan lớp|tan|mở cửa|đóng cửa|mở cổng|đóng cổng|"
    r"giao ban|làm lễ|dâng hương|bắt đầu|kết thúc|phát lệnh|phát động|tổng kết|phát sóng)"
)
_CUES = regex.compile(rf"\b{_CUE}\b")
_LEFT = frozenset(["tan học", "tan lớp"])
_FROM, _TO = regex.compile(r"\btừ (?:lúc )?$"), regex.compile(r"\b(?:đến|tới)(?: hết| lúc)? $")
_OF_TIMES = "giờ phút sáng chiều tối trưa lúc ngày tháng năm đúng thời gian tại địa điểm xong khi cùng mỗi buổi"
_TIMES = frozenset(_OF_TIMES.split())
_OFTEN = regex.compile(r"\b(?:mỗi|ca|đợt|lần|lượt|thứ (?:nhất|hai|ba|tư|năm|[ivx\d]+)) ")
_ONE_OF = regex.compile(r"\b(?:lớp|vòng|khóa|nhóm|cụm|bảng|cấp|sơ kết|(?:các|mỗi|từng) (?:thôn|xã|trường|điểm)|(?:thôn|xã|trường|điểm|đoàn) (?:số )?\d+)\b")
_SHARED, _HALF = 2, 0.5  # words of two clauses on one event, and of the shorter


@dataclass(frozen=True)
class Said:
    """An hour with what its clause says of it, the words of the clause, and the day told with it."""

    minute: int
    place: Place
    cues: frozenset[str]
    cue: str  # the nearest
    words: frozenset[str]
    day: Moment | None
    paragraph: int
    often: bool
    one_of: bool  # of several rounds, classes, years


@dataclass(frozen=True)
class _Clause:
    """A clause that tells hours, and its words."""

    low: int
    stop: int
    hours: list[tuple[int, Place]]
    words: frozenset[str]
    paragraph: int
    often: bool
    one_of: bool


def _clauses(draft: Draft) -> list[_Clause]:
    """The clauses of the plan's own sentences that tell hours; read once."""
    return draft.once("hour-clauses", lambda one: list(_with_hours(one)))


def _with_hours(draft: Draft) -> Iterator[_Clause]:
    text = lowered(draft)
    for number, p in enumerate(own_paragraphs(draft)):
        if not tells_hours(draft, (p.start, p.end)):
            continue
        low = p.start
        for stop in [*(m.start() for m in CLAUSE.finditer(text, p.start, p.end)), p.end]:
            if hours := list(hours_in(draft, (low, stop))):
                often, one_of = _OFTEN.search(text, low, stop) is not None, _ONE_OF.search(text, low, stop) is not None
                yield _Clause(low, stop, hours, telling(text[low:stop]) - _TIMES, number, often, one_of)
            low = stop + 1


@kind("hours-told")
def hours_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``khai mạc lúc 7 giờ 30`` here, ``khai mạc … 8 giờ`` there; ``tổng kết 14 giờ ngày 24/4`` here, ``14 giờ ngày 22/4`` there."""
    taken: set[Place] = set()
    for one, other in combinations([s for s in _every(draft) if s.cues and not s.often], 2):
        if one.paragraph == other.paragraph or other.place in taken or not one.cues & other.cues:
            continue
        shared = (one.words & other.words) - telling(" ".join(one.cues & other.cues))
        same_day = one.day.key == other.day.key if one.day and other.day else None
        alike = len(shared) >= _SHARED and len(shared) >= _HALF * min(len(one.words), len(other.words))
        moved = one.minute == other.minute and same_day is False and not one.one_of and not other.one_of
        if moved or one.minute != other.minute and same_day is not False and alike and one.cue == other.cue:
            taken.add(other.place)
            yield draft.finding(rule, other.place, say_as="again", first=_with_day(draft, one), second=_with_day(draft, other), evidence=(draft.evidence(one.place),))


def _with_day(draft: Draft, one: Said) -> str:
    return draft.words((one.place[0], max(one.place[1], one.day.end if one.day and one.day.start > one.place[0] else 0)))


def _every(draft: Draft) -> list[Said]:
    return draft.once("hours-said", lambda one: list(_said(one)))


def _said(draft: Draft) -> Iterator[Said]:
    """The hours of the plan's own sentences."""
    text = lowered(draft)
    for clause in _clauses(draft):
        low, stop, hours = clause.low, clause.stop, clause.hours
        days = [m for m in moments_in(draft, low, stop) if m.day]
        for minute, place in hours:
            begins, ends = _FROM.search(text, low, place[0]), _TO.search(text, low, place[0])
            alone = len(hours) == 1 and not begins and not ends
            cues = [m[0] for m in _CUES.finditer(text, low, place[0])] if alone else ["bắt đầu"] if begins and len(hours) == 2 else []  # noqa: PLR2004 - from and to
            later = [m[0] for m in _CUES.finditer(text, place[1], stop)] if alone else []
            cue = cues[-1] if cues else later[0] if later else ""
            day = next((d for d in days if d.start >= place[1]), days[0] if len(days) == 1 else None)
            yield Said(minute, place, frozenset([*cues, *later]), cue, clause.words, day, clause.paragraph, clause.often, clause.one_of)


@kind("hour-ranges-told")
def hour_ranges_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cấm xe tải … từ 6 giờ đến 8 giờ`` here, ``… từ 6 giờ đến 9 giờ`` there."""
    for one, other in combinations(_ranges(draft), 2):
        shared, same = one.words & other.words, {h for h, _ in one.hours} & {h for h, _ in other.hours}
        if one.paragraph == other.paragraph or not same or [h for h, _ in one.hours] == [h for h, _ in other.hours]:
            continue
        if len(shared) > _SHARED and len(shared) >= _HALF * min(len(one.words), len(other.words)):
            places = [(told.hours[0][1][0], told.hours[-1][1][1]) for told in (one, other)]
            yield draft.finding(rule, places[1], say_as="again", first=draft.words(places[0]), second=draft.words(places[1]), evidence=(draft.evidence(places[0]),))


def _ranges(draft: Draft) -> list[_Clause]:
    """The clauses with one range of hours, which is not of one of several."""
    text = lowered(draft)
    pairs = [c for c in _clauses(draft) if len(c.hours) == 2 and not c.often and not c.one_of]  # noqa: PLR2004
    return [c for c in pairs if _FROM.search(text, c.low, c.hours[0][1][0]) and _TO.search(text, c.low, c.hours[1][1][0])]


# --- so long before or after -----------------------------------------------------------------------------------------------

_APART = (
    regex.compile(rf"\b(?P<n>\d{{1,2}}) phút (?P<way>sau|trước)(?: khi| giờ| lúc)? (?P<cue>{_CUE})\b"),
    regex.compile(rf"\b(?P<way>sau|trước)(?: khi| giờ| lúc)? (?P<cue>{_CUE})\b[^.;\d]{{0,24}} (?P<n>\d{{1,2}}) phút\b"),
)
_THAT_IS = regex.compile(r"[^.;\d]{0,30}?(?:,? (?:tức|là|nghĩa là|lúc)(?: là| vào| lúc)? |\((?:tức |lúc |là )?)$")
_HALVES = ("sáng", "chiều", "tối")


@kind("hours-apart")
def hours_apart(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``10 phút sau khi tan học, tức 16 giờ 45``, where school is over at 16 giờ 15."""
    text = lowered(draft)
    if " phút" not in text:
        return
    for pattern in _APART:
        for m in pattern.finditer(text, draft.title[1], draft.body_end):
            stop = CLAUSE.search(text, m.end())
            hours = list(hours_in(draft, (m.end(), stop.start() if stop else draft.body_end)))
            if not hours or not _THAT_IS.fullmatch(text, m.end(), hours[0][1][0]):
                continue
            minute, place = hours[0]
            cue = "tan" if m["cue"] in _LEFT else m["cue"]
            bases = [one for one in _bases(draft, cue) if one[1] != place]
            due = {base + int(m["n"]) * (1 if m["way"] == "sau" else -1): where for base, where in bases}
            if bases and minute not in due:
                near = min(due, key=lambda d: abs(d - minute))
                yield draft.finding(rule, place, say_as="hour", stated=draft.words(place), due=f"{near // 60} giờ {near % 60:02d}", evidence=(draft.evidence(due[near]),))


def _bases(draft: Draft, cue: str) -> Iterator[tuple[int, Place]]:
    """The hours told right after a word: *vào lớp 7 giờ 15, tan 10 giờ 45*."""
    text = lowered(draft)
    for m in rx(rf"\b{cue}\b[^.;\d]{{0,20}}(?=\d)").finditer(text, draft.title[1], draft.body_end):
        hours = list(hours_in(draft, (m.end(), min(m.end() + 20, draft.body_end))))
        if hours and hours[0][1][0] == m.end():
            yield hours[0]


# --- one of several -------------------------------------------------------------------------------------------------------

_NTH = regex.compile(r"\b(?:lần|lượt|ca|buổi) (?:thứ )?(?P<n>nhất|hai|ba|tư|bốn|năm|sáu|[1-9]|đầu tiên|đầu|cuối cùng|cuối)\b[^.;\d]{0,12}\((?:lúc )?(?=\d)")
_ORDER = {"nhất": 0, "đầu": 0, "đầu tiên": 0, "hai": 1, "ba": 2, "tư": 3, "bốn": 3, "năm": 4, "sáu": 5, "cuối": -1, "cuối cùng": -1}
_FEWEST = 3


@kind("hour-of-several")
def hour_of_several(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo 5 lần: 8 giờ, 10 giờ …``, and *lần thứ năm (21 giờ)* that is not the fifth of them."""
    text = lowered(draft)
    rows = [c.hours for c in _clauses(draft) if len(c.hours) >= _FEWEST and all(_near(text, a[1], b[1]) for a, b in pairwise(c.hours))]
    if len(rows) != 1:
        return
    row = rows[0]
    for m in _NTH.finditer(text, draft.title[1], draft.body_end):
        hours = list(hours_in(draft, (m.end(), min(m.end() + 20, draft.body_end))))
        at = _ORDER.get(m["n"], int(m["n"]) - 1 if m["n"].isdigit() else 0)
        if hours and -len(row) <= at < len(row) and row[at][0] != hours[0][0]:
            yield draft.finding(rule, hours[0][1], say_as="again", first=draft.words(row[at][1]), second=draft.words(hours[0][1]), evidence=(draft.evidence(row[at][1]),))


_AND = regex.compile(r"[ ,]*(?:và)? *")


def _near(text: str, one: Place, other: Place) -> bool:
    return _AND.fullmatch(text, one[1], other[0]) is not None


# --- timetables -----------------------------------------------------------------------------------------------------------


@kind("timetable-rows")
def timetable_rows(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row ``09h45 - 10h45`` below ``08h00 - 09h15``, where each other row begins when the one above it ends."""
    for sheet in sheets(draft):
        for col in sheet.head:
            cells = [(list(hours_in(draft, row[col].place)), row[col].place) for row in sheet.rows if col in row]
            if len(cells) <= _FEWEST or any(len(hours) != 2 or hours[0][0] >= hours[1][0] for hours, _ in cells):  # noqa: PLR2004
                continue
            odd = [(a, b) for a, b in pairwise(cells) if a[0][1][0] != b[0][0][0]]
            if len(odd) == 1:
                (above, _), (below, place) = odd[0]
                yield draft.finding(
                    rule, place, say_as="rows", severity=None if above[1][0] > below[0][0] else "info", first=draft.words(above[1][1]), second=draft.words(below[0][1]),
                    evidence=(draft.evidence(above[1][1]),),
                )  # fmt: skip
