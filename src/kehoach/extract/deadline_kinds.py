"""Whether a single point in time is a deadline, and of which kind."""

from __future__ import annotations

import re
from dataclasses import replace

from kehoach.extract.deadline_cycles import YEARLY_TAIL
from kehoach.extract.deadline_times import (
    Times,
    Work,
    begins_field,
    default_year,
    in_brackets,
    is_past,
    stands_alone,
)
from kehoach.extract.found import FoundDeadline
from kehoach.extract.times import Point

_DONE_BEFORE = re.compile(
    r"\b(?:hoan thanh|xong|ket thuc|dut diem)\b(?! muc tieu| cac muc)[^.;:\n]{0,70}$"
)
# "Hoàn thành việc số hóa vào năm 2025": what gets done is a work, not a goal or a share
_FINISHED = re.compile(
    r"(?:^|[\n;:.\-+*]) *hoan thanh (?!.*\b(?:muc tieu|chi tieu|phan dau|ty le)\b)[^.;:\d\n%]{6,80}$"
)
STAGE = re.compile(r"^\W*(?:\b[a-z\d]{1,2}[.)] *)?giai doan (?:\d|i{1,3}|iv|v) ?[(:]")  # a stage of the plan, not a programme's years
_DATE_LABEL = re.compile(
    r"[ \-+*•]*(?:[a-z\d]{1,2}[.)] *)?(?P<label>[a-z][a-z\d ,()/-]{3,60}?) *: *"
    r"(?:\d{1,2} *(?:gio|h|g) *(?:\d{1,2})?(?: *phut)?[ ,]*)?(?:(?:buoi )?(?:sang|trua|chieu|toi)\b[ ,]*)?"
    r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)?[ ,(]*(?:ngay *)?"
)
# "Mở 02 lớp tập huấn, quý II.": behind a comma a quarter or month is when so many are to be held
_SO_MANY = re.compile(r"(?<![\d/.,])\d{1,3} (?!ty |trieu |nghin |dong )[a-z][a-z -]{2,70}(?: \([^()\n]{3,60}\))?, *$")
_ITEM = re.compile(r"\n *[a-z\d]{1,2}[.)] *$")  # "a) Quý I: …"
_CLOSED = re.compile(r"(?: *\([^()\n]{2,40}\))?[ .]*(?:;|\n|$)")
_SAYS_WHERE = re.compile(r" *(?:, *[a-z]| (?:tai|o|do)\b)")  # "Khai mạc: ngày 12/4, tại …"
_SAYS_WHERE_OR_HOW_MANY = re.compile(rf"(?:{_SAYS_WHERE.pattern}| *\()")
# "lớp 1 ngày 12/4, lớp 2 ngày 14/4"
_NUMBERED = re.compile(r"\b(?:lop|dot|buoi|vong|ca|phien|khoa|luot|chang) (?:thu )?(?:\d{1,2}|nhat|hai|ba|tu|[ivx]{1,3})[ :,(]*(?:vao )?$")
_ENDS_THEN = re.compile(r"(?:ngay |thoi diem )?(?:ket thuc|hoan thanh|han |xong|be mac|tong ket)")
_STARTS_THEN = re.compile(r"(?:ngay |thoi diem )?(?:bat dau|khoi dau)\b")
_CITING = re.compile(r"\b(?:so(?! \d{1,2}(?![\d/-]))|ngay (?:ban hanh|ky|sinh|cap)|can cu|quyet dinh|ban hanh|(?<!hoc )sinh|hieu luc)\b")
# "báo cáo quý I trước ngày 15/3": the quarter is what the report is about
_REPORTED = re.compile(r" *[(]? *(?:truoc|cham nhat)\b")
_COUNTED = re.compile(
    r"[/\-][a-zđ]+\d*,? *(?:ra *)?$|\b(?:so|luat|quyet dinh|nghi quyet|nghi dinh|ke hoach|cong van|thong tu) *\S*,? *$"
)


# "Đến hết năm 2027 hoàn thành việc …": a work that gets done, no share of a whole
_THEN_DONE = re.compile(r"[ ,]*(?:phai |co ban )*(?:hoan thanh|giai quyet|xu ly|khac phuc|cham dut|ket thuc|dua vao)\b[^.;:\d%\n]{6,120}(?:[.;]|$)", re.MULTILINE)
# "từ khi ban hành Kế hoạch đến ngày …": begins with an event, so only its end is a date
_SINCE_EVENT = re.compile(r"\btu (?:khi|ngay|sau|luc|thoi diem)\b[^.;:()\d]{3,70}$")
_FROM_HOUR = re.compile(r"\btu \d{1,2} *(?:gio|h|g)\b[^.;()]{0,9}$")
# "văn bản ban hành trước ngày 01/7": which ones are meant, not when something is due
_MADE_BEFORE = re.compile(r"\b(?:ky(?: ket)?|ban hanh|sinh|thanh lap|phat sinh|hinh thanh|duoc cap|xay ra|ton tai|cap phep|dau tu|su dung) *$")


def kind_of(
    work: Work, times: Times, before: str, *, opens: bool, linked: FoundDeadline | None
) -> str | None:
    """``before``, ``by``, ``from``, ``during``, or ``None`` for a point that is no deadline."""
    point, lead, field_at = times.first, times.lead, times.field
    form = lead.form if lead else ""
    year = point.form == "year"
    onward = work.words.onward.match(work.folded, times.last.end)
    if onward and (field_at or form in ("since", "in") or not year or in_brackets(work, times)):
        times.last = replace(times.last, end=onward.end())
        return "from"
    if lead is not None:
        return _led(work, times, before, opens=opens)
    if _REPORTED.match(work.folded, times.last.end):
        return None
    if field_at is not None:
        return _in_field(work, times, opens=opens, linked=linked)
    if linked is not None and not year and linked.recurrence is None:
        return linked.kind
    return _bare(work, times)


def _led(work: Work, times: Times, before: str, *, opens: bool) -> str | None:
    """The kind of a point with words that lead to it."""
    form = times.lead.form if times.lead else ""
    if form == "before":
        old = is_past(work, times.first.last()) and (
            times.first.form == "year" or bool(_MADE_BEFORE.search(before))
        )
        return None if old else "before"
    if form in ("until", "done"):
        return _until(work, times)
    if form == "up-to":
        return _up_to(work, times, before, opens=opens)
    if form == "since":
        return _since(work, times, opens=opens)
    return _within(work, times, before, opens=opens)


def _until(work: Work, times: Times) -> str | None:
    lead = times.lead
    assert lead is not None
    if "truoc" in lead.words:
        return "before"
    if (
        lead.words.strip() in ("hoan thanh", "hoan thien", "ket thuc", "thoi han")
        and not times.field
    ):
        point = times.first
        told = point.form in ("day", "month", "quarter") and point.year
        if point.form == "year" and stands_alone(work, times):
            told = work.folded[max(0, lead.start - 3) : lead.start].rstrip(" ")[-1:] in ("(", ",", ";", ":", "-", "\n") and point.year
        return "by" if told and not is_past(work, point.last()) else None
    return "by"


def _up_to(work: Work, times: Times, before: str, *, opens: bool) -> str | None:
    """``đến hết …``, ``cuối …``, ``đến …``: a deadline in a field or where something is to be done."""
    lead, point = times.lead, times.first
    assert lead is not None
    if _FROM_HOUR.search(before):
        return None if is_past(work, _last(work, point)) else "during"
    if times.field is not None and (opens or not times.field.loose and point.form != "year"):
        return "by"
    if _SINCE_EVENT.search(before) and point.form in ("day", "month", "quarter"):
        return None if is_past(work, _last(work, point)) else "by"
    if point.form == "year" and lead.words.rstrip().endswith("het") and _THEN_DONE.match(work.folded, times.last.end):
        return "by"
    if YEARLY_TAIL.match(work.folded, times.last.end) or re.search(
        r"\bsau khi *$|\b(?:tinh|tru|luy ke|tu [^.;]{0,40}) *$", before
    ):
        return None
    if _DONE_BEFORE.search(before) or lead.words.startswith("vao cuoi"):
        return "by"
    whole = point.form in ("day", "month", "quarter")
    if not whole or not re.match(r"(?:den|toi|cho)\b.*het", lead.words):
        return None
    return None if is_past(work, _last(work, point)) else "by"


def _last(work: Work, point: Point) -> str | None:
    return point.in_year(default_year(work.plan, point)).last()


def _since(work: Work, times: Times, *, opens: bool) -> str | None:
    """``từ …``, ``bắt đầu …``: from a point, or the whole of ``từ 15-16/3``."""
    lead, point = times.lead, times.first
    assert lead is not None
    in_field = times.field is not None and opens
    year = point.form == "year"
    if lead.words.rstrip(" (:").endswith("sau") and point.form != "day":
        return None
    if point.form == "day" and point.first_day or point.last_year or "-" in work.folded[point.start : point.end]:
        if times.field is not None and opens:
            return times.field.kind
        return None if year else "during"
    if in_field:
        return "from"
    unsure = year and "bat dau" not in lead.words
    return None if unsure or is_past(work, _last(work, point)) else "from"


def _within(work: Work, times: Times, before: str, *, opens: bool) -> str | None:
    """``trong …``, ``vào …``, ``dự kiến …``: during a time, by its end where something gets done."""
    lead, point = times.lead, times.first
    assert lead is not None
    in_field = times.field is not None and opens
    if point.form == "year":
        if times.field is not None and opens:
            return times.field.kind
        if _FINISHED.search(before) and not is_past(work, _last(work, point)):
            return "by"
        return "during" if "cac" in lead.words and point.last_year else None
    if times.field is not None and times.field.kind == "by" or _DONE_BEFORE.search(before):
        return "by"
    sure = in_field or point.form != "half" and not is_past(work, _last(work, point))
    return "during" if sure else None


def _in_field(work: Work, times: Times, *, opens: bool, linked: FoundDeadline | None) -> str | None:
    point, field_at = times.first, times.field
    assert field_at is not None
    if linked is not None and linked.recurrence is None and linked.duration is None:
        return linked.kind
    near = work.folded[max(field_at.start, point.start - 40, times.line) : point.start]
    if _COUNTED.search(near):
        return None
    if opens and (point.form != "year" or stands_alone(work, times) or begins_field(work, times)):
        return field_at.kind
    if point.form in ("month", "quarter") and not field_at.loose:
        return field_at.kind
    return _bare(work, times)


def _bare(work: Work, times: Times) -> str | None:
    """A month, quarter or period that stands for itself: at the start of a line or in brackets."""
    folded, point = work.folded, times.first
    if point.form == "year":
        return "during" if point.last_year and in_brackets(work, times) else None
    if point.form == "day" and (point.year or folded.startswith("ngay", point.start)):
        if _dated_item(work, times) or _bracketed_day(work, times):
            return "during"
        return _labelled_day(work, times) or _stage_day(work, times)
    if point.form not in ("month", "quarter"):
        return None
    left = folded[max(0, point.start - 8) : point.start].rstrip(" ")[-1:]
    if left == ":" and _SAYS_WHERE_OR_HOW_MANY.match(folded, times.last.end) and not is_past(work, _last(work, point)):
        return "during"
    at_left = left in ("", "\n", "(", ":", ";", "-", "+") or _ITEM.search(folded, max(0, point.start - 8), point.start) is not None
    if left == "," and _CLOSED.match(folded, times.last.end):
        at_left = _SO_MANY.search(folded, max(times.line, point.start - 140), point.start) is not None
    past = is_past(work, _last(work, point))
    return "during" if at_left and stands_alone(work, times) and not past else None


def _bracketed_day(work: Work, times: Times) -> bool:
    """True for a day to come in brackets at the end of a heading or item (``Trong ngày bầu cử (ngày 15/3/2026)``)."""
    point = times.first
    if not work.folded.startswith("ngay", point.start) or not in_brackets(work, times):
        return False
    before = work.folded[max(times.line, point.start - 60) : point.start]
    return not is_past(work, point.last()) and not _COUNTED.search(before.rstrip(" (")) and not _CITING.search(before)


def _label_of(work: Work, times: Times) -> re.Match[str] | None:
    """The label right before a day, at the start of its line or behind a semicolon."""
    folded, at = work.folded, times.first.start
    begin = max(folded.rfind("\n", 0, at), folded.rfind(";", 0, at)) + 1
    return _DATE_LABEL.fullmatch(folded, begin, at) if at - begin < 100 else None


def is_labelled_stretch(work: Work, times: Times) -> bool:
    """True for two days that are all an item says behind its label (``- Tổng kết: 28/5/2024 - 31/5/2024.``)."""
    label = _label_of(work, times)
    return label is not None and not _CITING.search(label["label"]) and _says_when(work, times)


def _says_when(work: Work, times: Times) -> bool:
    """True where a label's item ends with the time, or goes on with the place or who does it."""
    at = times.last.end
    return _CLOSED.match(work.folded, at) is not None or _SAYS_WHERE.match(work.folded, at) is not None


def _labelled_day(work: Work, times: Times) -> str | None:
    """The kind of a day that an item says first behind its label (``- Khai giảng: 05/9/2024.``)."""
    point = times.first
    label = _label_of(work, times)
    past = is_past(work, _last(work, point))
    if label is None or past or not _says_when(work, times) or _CITING.search(label["label"]):
        return None
    if _STARTS_THEN.match(label["label"]):
        return "from"
    return "by" if _ENDS_THEN.match(label["label"]) else "during"


def _stage_day(work: Work, times: Times) -> str | None:
    """``during`` for the day of a numbered class or round (``lớp 1 ngày 12/4``)."""
    point = times.first
    stage = _NUMBERED.search(work.folded, max(times.line, point.start - 30), point.start)
    return "during" if stage and not is_past(work, _last(work, point)) else None


_WEEKDAY_FIRST = re.compile(
    r"[ \-+*•]*(?:[a-z\d]{1,2}[.)] *)?(?:(?:buoi )?(?:sang|trua|chieu|toi),? *)?(?:\(?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\)?,? *)?"
)


def _dated_item(work: Work, times: Times) -> bool:
    """True for a list item that is a day and a colon (``- Ngày 15/3/2026: …``), not in the past."""
    folded, point = work.folded, times.first
    begin = max(folded.rfind("\n", 0, point.start), folded.rfind(";", 0, point.start)) + 1
    opens = _WEEKDAY_FIRST.fullmatch(folded, begin, point.start) is not None
    return (
        opens
        and folded[point.end : point.end + 9].lstrip(" ")[:1] == ":"
        and not is_past(work, _last(work, point))
    )
