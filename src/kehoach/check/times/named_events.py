"""One event with a name of its own on two days: ``Lễ hội Xuân hồng: ngày 25/02`` among the tasks, ``25/3 Lễ hội Xuân hồng`` in the calendar of an annex."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import CLAUSE, Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.times.doings import Doing, doings
from kehoach.check.times.in_turn import Event, events, events_of_annexes
from kehoach.check.times.moments import shown
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_NAME = regex.compile(
    r"\b(?i:lễ hội|hành trình|ngày hội|chủ nhật|tuần lễ|hội thi|hội thao|diễn đàn|liên hoan|chiến dịch|cuộc thi|hội trại|phiên chợ|hội chợ|đêm hội|giải)"
    r" \p{Lu}\p{Ll}*(?: (?!(?:năm|ngày|tại|của|với|do|vào|từ|cấp|lần|tổ chức|trên|cho|và|là|dự kiến|trong|quy mô|gồm)\b)\p{L}+){0,4}"
)
_NOT_HELD = regex.compile(r"\b(?:truoc|cham nhat|xong|hoan thanh|bao cao|dang ky|nop|gui|chuan bi|tong ket|so ket|trao giai|hop|phat dong|vong|dot|danh sach|thanh lap|ban hanh)\b")
_REACH = 80  # characters from a day to the name it is told before


@kind("named-event-day")
def named_event_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The days of an event that is told by its name in two places."""
    held: dict[str, list[Event]] = {}
    for event in (*events(draft), *events_of_annexes(draft)):
        name = _name(draft, event)
        if name and event.last.day and not _NOT_HELD.search(event.own):
            held.setdefault(name, []).append(event)
    for told in held.values():
        one, other = told[0], told[-1]
        days = {e.last.key for e in told}
        if len(told) != 2 or len(days) == 1 or one.paragraph == other.paragraph or one.last.year != other.last.year:  # noqa: PLR2004 - of three no two are sure to be one
            continue
        inside = one.first.key <= other.last.key <= one.last.key or other.first.key <= one.last.key <= other.last.key
        place = other.last.start, other.last.end
        if not inside and not draft.is_told(place, rule.code) and not draft.is_told((one.last.start, one.last.end), rule.code):
            yield draft.finding(rule, place, say_as="again", first=shown(one.last), second=shown(other.last), evidence=(draft.evidence((one.last.start, one.last.end)),))


def _name(draft: Draft, event: Event) -> str:
    """The one name in the words of a time: before it, or right behind it where it begins its clause."""
    names = {fold(" ".join(m[0].split())) for m in _NAME.finditer(draft.text.shown, event.place[0], event.first.start)}
    if not names and not regex.search(r"[a-z]{3}", event.own.rpartition(":")[2].replace("ngay", "")):
        stop = CLAUSE.search(draft.text.folded, event.last.end, event.last.end + _REACH)
        high = stop.start() if stop else event.last.end + _REACH
        names = {fold(" ".join(m[0].split())) for m in _NAME.finditer(draft.text.shown, event.last.end, high)}
    return names.pop() if len(names) == 1 else ""


_CALLED = regex.compile(
    r"\b(?:hoi nghi|hoi thi|hoi thao|hoi trai|hoi dien|le|dien dan|ngay hoi|cuoc thi|dai hoi|toa dam)"
    r"(?: (?!(?:ngay|truoc|tai|vao|xong|cham|du|trong|tu|cap|nam|cho|theo|va|voi|cua|hoan|gui|do|to|tinh|huyen|xa|lan|dien|khai|nay|tren)\b)[a-z]+){2,4}"
)
_HELD = regex.compile(r"[^;,]{0,60}?\b(?:to chuc|dien ra|khai mac|duoc mo)\b[^;,]{0,20}")
_ROUNDS = regex.compile(r"\b(?:vong|dot|lan|khoa|cap|so ket|hang)\b")


@kind("event-called-by-day")
def event_called_by_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Hội nghị biểu dương … tổ chức ngày 06/12`` in one place, ``in giấy mời hội nghị biểu dương ngày 16/12`` in another."""
    told: list[tuple[str, Doing]] = []
    for one in doings(draft):
        if one.row >= 0 or one.due or one.open or one.first is not one.last or not one.last.day or one.leads or _ROUNDS.search(one.words):
            continue
        names = list(_CALLED.finditer(one.words))
        rest = one.words[names[-1].end() :].strip(" (:") if names else ""
        if names and (not rest or _HELD.fullmatch(rest)):
            told.append((names[-1][0], one))
    for at, (name, one) in enumerate(told):
        same = [other for its, other in told if its.startswith(name) or name.startswith(its)]
        days = {e.last.key for e in same}
        if len(same) != 2 or len(days) == 1 or at == len(told) - 1 or same[0] is not one or one.paragraph == same[1].paragraph:  # noqa: PLR2004
            continue
        other = same[1]
        place = other.last.start, other.last.end
        if one.last.year == other.last.year and not draft.is_told(place, rule.code) and not draft.is_told((one.last.start, one.last.end), rule.code):
            yield draft.finding(rule, place, say_as="again", first=shown(one.last), second=shown(other.last), evidence=(draft.evidence((one.last.start, one.last.end)),))
