"""Days that cannot be meant: over before the plan is issued, years after its period, in no calendar, on another weekday."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.check.times.moments import Moment, body_moments, moments_in, plan_year, ranges, shown
from kehoach.check.words import lowered
from kehoach.extract.dates import iso, month_end, printed
from kehoach.folding import fold
from kehoach.records import Deadline
from kehoach.rulebook import CheckEntry

_DUTIES = frozenset({"to_chuc_thuc_hien", "bao_cao", "thoi_gian"})
_CUT_OFF = regex.compile(r"tinh den|thoi diem|so lieu|0 ?(?:gio|h)\b|da (?:duoc|hoan thanh|thuc hien)\b|hien co")
_DONE = regex.compile(r"\bda (?:nhan|nop|duoc|giai quyet|dang ky|tham gia|phat sinh|thuc hien|hoan thanh|tra|cap)\b[^,;.]*$")
_LOOK = r"(?:giam sat|kiem tra|thanh tra|kiem toan|ra soat|khao sat|danh gia|kiem ke|tham tra|xem xet)"
_MATTER = regex.compile(rf"\b(?:pham vi|thoi ky|moc|nien do|giai doan|khoang)(?: (?:{_LOOK}|thoi gian|duoc|so lieu|noi dung|va))* *:|\bthoi ky (?:giam sat|kiem tra|thanh tra|kiem toan|duoc)|\b(?:cac )?(?:khoan chi|vu viec|vu an|truong hop phat sinh)[^.;:]{0,30} tu (?:ngay|thang)")
_OPEN_DATE = regex.compile(r",? *ngay[ .…_]*(?P<d>\d{1,2})?[ .…_]*thang[ .…_]*(?P<m>\d{1,2})?[ .…_]*nam *(?P<y>(?:19|20)\d{2})\b")
# Words right before a day on which something is yet to be done.
_AHEAD = regex.compile(
    r"\b(?:truoc|cham nhat|han cuoi|muon nhat|vao|luc|tu|bat dau|ket thuc|hoan thanh|xong|trong|du kien|thoi gian|thoi han|khai mac|to chuc|gui|nop|bao cao)"
    r"(?: (?:la|thuc hien|hoan thanh|trien khai|ngay|vao|luc|trong|het|sang|chieu|toi|cac|hai|ngay|thu [a-z]+|chu nhat|\d{1,2} *(?:gio|h)(?: *\d\d)?(?: *phut)?))*[ :,(]*(?:quy |thang )?$"
)
_BEHIND = regex.compile(  # as written: *tỉnh*, *sở*, *kế hoạch* are no *tính*, *số*, *kể*
    r"\b(?:ban hành|tính|kể|hiệu lực|thành lập|kỷ niệm|kỉ niệm|năm ngày|(?<!học )(?<!vệ )sinh(?! hoạt| viên)|số|thời điểm|đã|được|tại kỳ họp)\b[^.;]{0,24}$|\bso với\b"
)
_TO_ISSUE = regex.compile(r"\b(?:thanh lap|dieu le|quy che|the le|van ban huong dan)\b[^.;]{0,20} ban hanh (?:xong )?(?:truoc|cham nhat)(?: ngay| vao ngay)? *$")
_FAR = 1  # years after the plan's last
_YEARS = 2  # from the first to the last of a plan whose works end with it


@dataclass(frozen=True)
class Floor:
    """The day before which nothing of the plan can be due, and whether the plan says it itself, to the day."""

    day: str
    sure: bool


def floor(draft: Draft) -> Floor | None:
    """The day of issue; of a draft without one its month or year, the latest document it is based on, or its period."""
    plan = draft.record.plan
    if plan.issued_on:
        return Floor(plan.issued_on, sure=True)
    known = []
    head = draft.record.sections[0].start if draft.record.sections else len(draft.text.folded)
    letter = _OPEN_DATE.search(draft.text.folded, 0, min(head, max(draft.title[1], 1500)))
    if letter and not draft.is_cited(*letter.span()):
        month = int(letter["m"] or 1)
        known.append(f"{letter['y']}-{month if 0 < month < 13 else 1:02d}-01")  # month 13 is a slip with a remark of its own
    if plan.year_start:
        known.append(f"{plan.year_start - 1}-07-01")
    latest = f"{plan.year_end or 9999}-12-31"
    cited = sorted(c.date for c in draft.record.citations if c.basis and c.date and c.date <= latest)
    if cited and (not known or cited[-1][:4] <= max(known)[:4]):
        known.append(cited[-1])
    return Floor(max(known), sure=False) if known else None


@kind("past-deadline")
def past_deadline(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Something due before the plan was issued, or before it can have been."""
    least = floor(draft)
    if least is None:
        return
    due = [d for d in draft.record.deadlines if _is_due(draft, d)]
    late = [(d, d.date_end) for d in due if d.date_end and d.date_end < least.day and (least.sure or not d.derived)]
    if not least.sure and len(late) > max(1, len(due) // 2):
        return  # the plan is older than it seems
    for deadline, end in late:
        sure = least.sure and deadline.kind == "by" and not deadline.derived
        yield draft.finding(
            rule, (deadline.start, deadline.end), severity="error" if sure else "warning", due=printed(end), issued=printed(least.day)
        )
    yield from _unread(draft, rule, least)
    if due and least.sure:
        yield draft.verified(rule, None, "dated", count=len(due), issued=printed(least.day))


_TO_THEN = regex.compile(r"[\d/. ]{4,12}(?:cho )?den (?:nay\b|(?:het )?(?:thoi diem|ngay|khi|luc) (?:(?:doan|to) )?(?:duoc )?(?:giam sat|kiem tra|thanh tra|khao sat|bao cao|lam viec|den lam viec))")


_MATTER_HEADING = regex.compile(r"\b(?:moc|thoi ky|nien do|ky)(?: thoi gian)?(?: duoc)? (?:kiem tra|giam sat|thanh tra|kiem toan|quyet toan)\b")


def looked_into(draft: Draft, at: int) -> bool:
    """True for a time of the matter that is looked into, not of the work: *Phạm vi: các khoản chi từ ngày … đến ngày …*, *thời kỳ thanh tra*."""
    low, _ = draft.sentence(at, at + 1)
    section = draft.sections.get(draft.section_at(at) or "")
    if section and _MATTER_HEADING.search(fold(section.title or "")):
        return True
    if _MATTER.search(draft.text.folded, low, at) or _TO_THEN.match(draft.text.folded, at):
        return True
    return any(start <= at < end for start, end in draft.once("reviewed-periods", _reviewed))


# Words of what was done in whole months that are over: *Đánh giá kết quả giải quyết hồ sơ từ ngày 01/7/2025 đến ngày 31/12/2025*
_REVIEWS = regex.compile(rf"\b(?:{_LOOK}|so ket|tong ket|nghe|bao cao|phan tich|thong ke)\b.*\b(?:viec|ket qua|tinh hinh|cong tac|ho so|vu viec|don thu|so lieu|hoat dong|thuc trang|chap hanh|thu chi|quyet toan|khoan)\b")
_WHOLE_MONTHS = 3


def _reviewed(draft: Draft) -> list[Place]:
    """The ranges of whole months, begun before the plan, of which a sentence says that what was done in them is looked into."""
    issued = draft.record.plan.issued_on
    found = []
    for match, first, last in ranges(draft) if issued else ():
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        whole = first.first.endswith("-01") and last.last == month_end(last.year, last.month or 12) and months >= _WHOLE_MONTHS
        if whole and issued and first.first < issued and _REVIEWS.search(draft.text.folded, draft.sentence(*match.span())[0], match.start()):
            found.append(match.span())
    return found


def _is_due(draft: Draft, deadline: Deadline) -> bool:
    """True for a deadline of the plan's own, not of the situation it describes."""
    if deadline.date_end is None or deadline.kind not in ("by", "during") or draft.looks_back(deadline.start):
        return False
    before = draft.text.folded[max(0, deadline.start - 40) : deadline.start + 12]
    if deadline.kind == "during" and _DONE.search(draft.text.folded, draft.sentence(deadline.start, deadline.end)[0], deadline.start):
        return False  # "đã nhận kết quả … từ ngày … đến ngày …": of which cases the plan speaks
    return not draft.is_cited(deadline.start, deadline.end) and not _CUT_OFF.search(before) and not looked_into(draft, deadline.start)


def _unread(draft: Draft, rule: CheckEntry, least: Floor) -> Iterator[Result]:
    """Days, months and quarters that were read as no deadline, where the words before say that something is yet to be done."""
    read = [(d.start, d.end) for d in draft.record.deadlines if d.kind != "from"]
    for one in _own_moments(draft):
        if not one.said or one.last >= least.day or overlaps((one.start, one.end), read):
            continue
        before = _words_before(draft, one)
        if _AROSE.search(before):
            continue
        behind = _BEHIND.search(lowered(draft)[one.start - len(before) : one.start].replace("\n", " ")) and not _TO_ISSUE.search(before)
        if _AHEAD.search(before) and not behind and not draft.looks_back(one.start) and not looked_into(draft, one.start):
            yield draft.finding(rule, (one.start, one.end), severity="warning", due=shown(one), issued=printed(least.day))


# Which things are meant, not when something is due: *tài liệu hình thành trước ngày 01/7/2025*
_AROSE = regex.compile(r"\b(?:hinh thanh|phat sinh|ton tai|xay ra|duoc cap|thanh lap)(?: truoc(?: ngay)?)? *$")
_FROM_NOW = regex.compile(r"\btu nay (?:cho )?den (?:het |cuoi |truoc )?(?:nam )?(?P<y>20\d\d)\b|\bthoi gian(?: thuc hien)? *:[^.;\n]{0,20}\bden (?:het|cuoi) nam (?P<z>20\d\d)\b")
_ONWARDS = regex.compile(r"\b(?:tu nay|ke tu (?:khi|ngay) (?:ban hanh|ky)|tu (?:khi|ngay) (?:ban hanh|ky)(?: ban hanh)?)(?: ke hoach(?: nay)?)? (?:cho )?den (?:het |cuoi |truoc )*")
_IN_YEAR = regex.compile(
    r"\bthoi gian(?: thuc hien| hoan thanh| trien khai| to chuc)? *:\s*(?:(?:trong |den het |vao )?nam\s+(?P<y>20\d\d)\b(?! *[-–])|(?:den|truoc) (?:het )?(?:ngay )?31/12/(?P<z>20\d\d)\b)"
    r"|\b(?:tuyen chon|huong toi|tien toi)\b(?![^.;\n]{0,100}\b(?:tu|so voi|da)\b)[^.;\n]{4,100}?\bnam (?P<x>20\d\d)\b(?! *[-–])"
)


@kind("from-now")
def from_now(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Từ nay đến hết năm 2024`` in a plan of 2025; ``Thời gian thực hiện: Năm 2024``."""
    plan = draft.record.plan
    for match in _FROM_NOW.finditer(draft.text.folded, draft.title[1], draft.body_end) if plan.issued_on else ():
        year = match["y"] or match["z"]
        if plan.issued_on and year < plan.issued_on[:4] and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span(), due=year, issued=printed(plan.issued_on))
    for match in _ONWARDS.finditer(draft.text.folded, draft.title[1], draft.body_end) if plan.issued_on else ():
        end = next((m for m in moments_in(draft, match.end(), match.end() + 30) if m.said and m.start - match.end() < 12), None)  # noqa: PLR2004
        if end and plan.issued_on and end.last < plan.issued_on and not draft.is_cited(*match.span()) and not draft.is_told((end.start, end.end), rule.code):
            yield draft.finding(rule, (match.start(), end.end), due=shown(end), issued=printed(plan.issued_on))
    first = int(plan.issued_on[:4]) if plan.issued_on else plan.year_start
    if not first or plan.year_start and plan.year_start < first:
        return
    for match in _IN_YEAR.finditer(draft.text.folded, draft.title[1], draft.body_end):
        year = match["y"] or match["x"] or match["z"]
        told = match["z"] is not None and plan.issued_on is not None  # a day is remarked on by itself
        if int(year) < first and not told and not draft.is_cited(*match.span()) and not draft.looks_back(match.start()):
            yield draft.finding(rule, match.span(), say_as="before", due=year, year=first)


def _own_moments(draft: Draft) -> list[Moment]:
    """The times of the text between title and recipients, those of cited documents left out; read once."""
    return draft.once("own-moments", lambda one: [m for m in body_moments(one) if not one.is_cited(m.start, m.end)])


def _words_before(draft: Draft, one: Moment) -> str:
    """The words of its line right before a time."""
    return draft.text.folded[max(0, one.start - 60) : one.start].split("\n")[-1]


@kind("far-deadline")
def far_deadline(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A day, month or quarter years after the plan's period and its issue: ``30/6/2062``."""
    plan = draft.record.plan
    years = [y for y in (plan.year_end, int(plan.issued_on[:4]) if plan.issued_on else None) if y]
    if not plan.year_end:
        return
    beyond = [m for m in _own_moments(draft) if m.said and m.year > max(years) + _FAR]
    for one in beyond:
        before = _words_before(draft, one)
        if not regex.search(r"\b(?:tam nhin|dinh huong|giai doan|nhiem ky|den nam)\b", before):
            yield draft.finding(rule, (one.start, one.end), say_as="far", severity="warning", due=shown(one), year=plan.year_end)
    yield from _next_year(draft, rule, plan.year_end, max(years))
    if plan.year_start and plan.year_end - plan.year_start >= _YEARS:
        for match, first, last in ranges(draft):
            inside = plan.year_start <= first.year <= plan.year_end < last.year <= max(years) + _FAR
            if inside and first.month and last.said and draft.title[1] <= match.start() < draft.body_end:
                yield draft.finding(rule, (last.start, last.end), say_as="far", severity="warning", due=shown(last), year=plan.year_end)


_SPRING = 3  # the month of the next year up to which a plan's last works and reports run
_AUTUMN = 9
_AFTERWARDS = regex.compile(r"\b(?:tong ket|quyet toan|nghiem thu|bao hanh|ban giao|vu (?:dong|xuan|chiem)|hoan thanh (?:du an|cong trinh)|thi cong)\b")
_RUNS_ON = regex.compile(r"\b(?:nam hoc|hoc ky|giai doan|nhiem ky|nam sau|sang nam)\b")


def _next_year(draft: Draft, rule: CheckEntry, last: int, latest: int) -> Iterator[Result]:
    """``trước ngày 30/9/2027`` in a plan of 2026 that has no other day of 2027: a slip in the year."""
    after = [m for m in _own_moments(draft) if m.said and m.year == last + 1 and draft.title[1] <= m.start < draft.body_end]
    if len(after) != 1 or latest > last or not after[0].day or after[0].month <= _SPRING:
        return
    one = after[0]
    other = regex.compile(rf"\b{last + 1}\b").findall(draft.text.folded)
    words = draft.folded(draft.sentence(one.start, one.end))
    runs_on = _RUNS_ON.search(words) or one.month <= _AUTUMN and _AFTERWARDS.search(words)
    if len(other) == 1 and not runs_on and _AHEAD.search(_words_before(draft, one)):
        yield draft.finding(rule, (one.start, one.end), say_as="far", severity="warning", due=shown(one), year=last)


_WHOLE = regex.compile(r"\btong ket(?: (?:viec |cong tac )?(?:thuc hien |trien khai )?(?:ke hoach|chuong trinh|de an|giai doan)(?: nay)?)?(?! (?:nam|cong tac|mo hinh|phong trao|dot|\d|hang|lop|hoi|mua|vu|ket qua))")
_NOT_WHOLE = regex.compile(r"\b(?:nam|hang|dot|giai doan (?:1|i|20)|giua ky|so ket|mo hinh|phong trao|thi diem|cuoc thi|hoi thi|nhiem ky|nghi quyet|chi thi|truoc|vu|mua|khoa|lop)\b")


@kind("whole-reviewed")
def whole_reviewed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``tổng kết Kế hoạch trước ngày 31/12/2024`` of a plan for 2021 to 2025."""
    plan = draft.record.plan
    if not plan.year_end or not plan.year_start or plan.year_end - plan.year_start < _YEARS:
        return
    for one in _own_moments(draft):
        if not one.said or not one.month or not plan.year_start <= one.year < plan.year_end or not draft.kinds_at(one.start) & _DUTIES:
            continue
        low = draft.sentence(one.start, one.end)[0]
        words = regex.split(r"[;,]", draft.text.folded[low : one.start].replace("\n", " "))[-1]
        told = _WHOLE.search(words)
        rest = regex.sub(r"\b(?:truoc|vao|trong|cham nhat)?(?: (?:ngay|thang|quy|nam))* *$", "", words[told.end() :]) if told else ""
        if told and not _NOT_WHOLE.search(words[: told.start()][-30:]) and not _NOT_WHOLE.search(rest) and not draft.is_told((one.start, one.end), rule.code):
            yield draft.finding(rule, (one.start, one.end), say_as="whole", severity="warning", due=shown(one), year=plan.year_end)


_MONTHS = 12
_FORM_SINCE = "2011-03-05"  # Thông tư 01/2011/TT-BNV

# --- days of no calendar ------------------------------------------------------------------------------

_DAY = regex.compile(
    r"(?<![\d/.,-])(?P<told>ngay )?(?P<d>\d{1,2})(?: *(?P<mark>[/.-]) *| thang )(?P<m>\d{1,2})(?![\d,])(?:(?: *(?P=mark) *| *,? nam )(?P<y>(?:19|20)\d{2})(?!\d))?(?![/-]\d)"
)
_MONTH = regex.compile(r"(?<!\d )(?<!\d)\bthang (?P<m>\d{1,2})(?: *[/.-] *| *,? nam )(?:19|20)\d{2}(?!\d|[/.-]\d)")
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_NAME = r"(?:thu (?P<n>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat))"
_WEEKDAY_AFTER = regex.compile(rf"(?<![ (,]) *[(,]+ *(?:(?:la|tuc|nham ngay) )?{_NAME}(?= *[),;]| *$)", regex.MULTILINE)
_IN_CELLS = regex.compile(rf"\n *{_NAME} *\n *(?=\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}} *\n)")  # of a table with a column for each
_CELL_AFTER = regex.compile(rf"(?<=[/.]\d{{4}}) *\n *{_NAME}(?= *\n)")
_WEEKDAY = regex.compile(rf"\b{_NAME}\b *[,(]? *(?P<day>ngay )?(?=\d)")
_AS_SPELT = regex.compile(r"(?i:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)|\p{ASCII}+")  # no *thử từ ngày*
_TIME_OF_WEEK = regex.compile(r"\b(?:sang|trua|chieu|toi|vao|tu|den|ngay|het|gio|phut|\d+h),? +$")


@kind("no-such-day")
def no_such_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``31/4/2026``, ``ngày 30 tháng 02``, ``tháng 13/2026``: a day or a month of the text that no calendar has."""
    judged = draft.day is not None and draft.day >= _FORM_SINCE  # the day of issue is judged by ``own-date``
    for match in _DAY.finditer(draft.text.folded, draft.title[1] if judged else draft.text.body.start):
        if match.start() < draft.title[1] and not match["told"]:
            continue
        day, month, year = int(match["d"]), int(match["m"]), int(match["y"] or 2024)
        dated = match["told"] or match["mark"] is None or match["y"] and match["mark"]
        if dated and not iso(day, month, year) and 0 < day < 60 and 0 < month < 32:
            yield draft.finding(rule, match.span(), say_as="none", severity="warning")
    for match in _MONTH.finditer(draft.text.folded, draft.title[1]):
        if not 0 < int(match["m"]) <= _MONTHS:
            yield draft.finding(rule, match.span(), say_as="none", severity="warning")


@kind("weekday")
def weekday(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Chủ nhật, ngày 16/3/2026``, which is a Monday; ``ngày 16/3/2026 (Chủ nhật)``."""
    end = len(draft.text.folded)
    for match in _WEEKDAY.finditer(draft.text.folded, draft.title[1]):
        named = match["day"] or match["sunday"] or draft.text.canonical[match.start("n")].isupper()
        if not named and not _TIME_OF_WEEK.search(draft.text.folded, max(0, match.start() - 8), match.start()):
            continue  # lần thứ hai (15/3/2026)
        times = [m for m in moments_in(draft, match.end() - 5, min(match.end() + 30, end)) if m.day]
        if times and times[0].start <= match.end() + 1:
            yield from _of_week(draft, rule, match, times[0])
    for match in _WEEKDAY_AFTER.finditer(draft.text.folded, draft.title[1]):
        times = [m for m in moments_in(draft, max(0, match.start() - 30), match.start() + 1) if m.day]
        if times and times[-1].end == match.start():
            yield from _of_week(draft, rule, match, times[-1])
    for pattern, ahead in ((_IN_CELLS, True), (_CELL_AFTER, False)):
        for match in pattern.finditer(draft.text.folded, draft.title[1]):
            place = (match.end(), min(match.end() + 12, end)) if ahead else (match.start() - 10, match.start())
            days = [m for m in moments_in(draft, *place) if m.day and m.said]
            if len(days) == 1:
                yield from _of_week(draft, rule, match, days[0])


def _of_week(draft: Draft, rule: CheckEntry, match: regex.Match[str], day: Moment) -> Iterator[Result]:
    """A remark where a day is another one of the week than is said."""
    start, end = (match.start("n") - len("thu "), match.end("n")) if match["n"] else match.span("sunday")
    if not _AS_SPELT.fullmatch(draft.text.canonical[start:end]):
        return
    if not day.said and plan_year(draft) != int((draft.day or "0")[:4]):
        return
    said = 6 if match["sunday"] else _WEEKDAYS[match["n"]]
    real = datetime.date.fromisoformat(day.first).weekday()
    if said != real:
        right = "Chủ nhật" if real == 6 else f"thứ {real + 2}"
        yield draft.finding(rule, _both(match, day), say_as="weekday", severity="warning", right=right)


def _both(match: regex.Match[str], day: Moment) -> tuple[int, int]:
    """From the day or the weekday, whichever is first, to the other."""
    return (match.start(), day.end) if match.start() < day.start else (day.start, match.end())
