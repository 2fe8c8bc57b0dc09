"""How long something lasts against the days it lasts from and to, and its closing ceremony against the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import small_number
from kehoach.check.figures.splits import mark_of
from kehoach.check.kinds import Result, kind
from kehoach.check.times.moments import Moment, days_between, moments_in, ranges, shown
from kehoach.extract.dates import month_end
from kehoach.rulebook import CheckEntry

_UNIT = r"(?P<unit>ngay lam viec|ngay|tuan|thang)\b(?! (?:lam viec|\d|gan|truoc|sau|ke tu))"
_LONG = r"(?P<n>\d{1,3}|mot|hai|ba|bon|bay|tam|chin|muoi(?: mot| hai| bon| lam)?)(?: \([a-z ]{2,12}\))?"
_AFTER = regex.compile(rf"[ ,]*(?:\( *)?(?:tong cong|trong|la|du|tron|tuc|bang|gom|keo dai|thoi gian|dien ra)?(?: la| trong)* *{_LONG} {_UNIT}(?: lien tuc| lien tiep)?(?= *[).;,\n]|$)")
_LEADS = r"(?: *\([^()]{2,40}\))?(?: lien tuc| lien tiep| dem)?[ ,:(]*(?:cu the|ke)?(?: la)?[ ,:]*"
_BEFORE = regex.compile(
    rf"(?:\b(?:trong|keo dai|thoi gian|dien ra|tong cong|la|gom|du|tron)(?: la| trong| vong)* |[,;:)] ){_LONG} {_UNIT}"
    rf"{_LEADS}$"
)
_ANY = regex.compile(rf"(?<!\w)(?<!\b(?:truoc|sau|nhat|vong|qua|da|thieu|moi|tung|them)(?: [a-z]+){{0,4}} )(?<!\d-){_LONG} {_UNIT}(?= *[,(:]){_LEADS}$")
_EACH = regex.compile(r"\b(?:moi|tung|cac) (?:lop|khoa|dot|buoi|dia diem|diem|xa|cum|doi|hoi nghi)\b[^.;\n]*$")
_CEREMONY = regex.compile(r"\b(?P<what>khai mac|be mac)\b[^.;\n]{0,60}")
_CONTEST = regex.compile(r"\b(?:thi|thi dau|tranh tai)\W*$")
_WEEK = 7
_FEW = 10  # days that nobody counts without the first of them
_OFF = 2  # days that a count is off by where it is mistyped
_WORKDAYS = 5
_HOLIDAYS = {(1, 1), (4, 30), (5, 1), (9, 1), (9, 2), (9, 3)}  # Bộ luật Lao động số 45/2019/QH14, Điều 112, but those of the lunar calendar
_LUNAR = {1, 2, 4}  # months of Tết and of the Hùng kings' day
_OFTEN = regex.compile(r"\b(?P<n>0?[1-9]) lan ?(?:/ ?|trong (?:mot )?|mot |moi )(?P<each>ngay|tuan|thang|nam)\b(?: hoc)?(?: *\((?P<list>[^()]{4,80})\)|(?: gom| vao)? *: *(?P<list>[^.\n]{4,160}))")
_WHEN = {
    "ngay": regex.compile(r"\b\d{1,2} *(?:h|gio|:)(?: *\d\d)?"),
    "tuan": regex.compile(r"\bthu (?:hai|ba|tu|nam|sau|bay)\b|\bchu nhat\b"),
    "thang": regex.compile(r"\bngay \d{1,2}\b"),
    "nam": regex.compile(r"\bthang \d{1,2}\b|\b\d{1,2}/\d{1,2}\b|\bquy (?:iv|i{1,3}|[1-4])\b"),
}


@kind("days-of-range")
def days_of_range(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``từ ngày 12 tháng 7 đến ngày 16 tháng 7 (04 ngày)``: five of them."""
    folded = draft.text.folded
    for match, first, last in ranges(draft):
        if bool(first.day) != bool(last.day) or first.quarter or not first.month:
            continue
        told = _AFTER.match(folded, match.end()) or next((t for p in (_BEFORE, _ANY) if (t := p.search(folded, max(0, match.start() - 60), match.start()))), None)
        if told and _EACH.search(folded, max(0, match.start() - 90), match.start()):
            continue  # *mỗi lớp 30 người, 5 ngày, từ ngày …*
        due = _lengths(first, last, told["unit"]) if told else set()
        count = small_number(told["n"]) if told else 0
        if told and told["unit"] == "ngay" and ("(" in told[0] or 0 < count <= _FEW or "het" in match[0]):
            due = {max(due, default=0)}  # in brackets, so few, or to the end of the last: all of them
        if told and count and any(due) and count not in due:
            place = told.start("n"), told.end("unit")
            yield draft.finding(
                rule, place, say_as="days", severity="warning", stated=draft.words(place), first=shown(first), second=shown(last), count=max(due),
                evidence=(draft.evidence(match.span()),),
            )  # fmt: skip
    yield from _hours(draft, rule)


_CLOCK = r"(?P<h{0}>\d{{1,2}}) *(?:gio|h|:) *(?P<m{0}>\d{{2}})?(?: phut)?"
_HOURS = regex.compile(rf"(?<![\d.,/])(?P<n>\d{{1,2}}(?:,5)?) (?:gio|tieng)\b(?! *\d)[ ,(:]*(?:lien tuc|moi ngay)?[ ,(:]*tu {_CLOCK.format('1')} (?:den|-) {_CLOCK.format('2')}(?! phut)")
_NOON, _DAY = 12 * 60, 24 * 60


def _hours(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trong 5 giờ, từ 13 giờ 00 đến 17 giờ 00``: four of them; over noon only more than there are, for there may be a break."""
    for match in _HOURS.finditer(draft.text.folded, draft.title[1]):
        first, last = (int(match[f"h{n}"]) * 60 + int(match[f"m{n}"] or 0) for n in "12")
        told, there = float(match["n"].replace(",", ".")) * 60, (last - first) % _DAY
        broken = first < _NOON < last
        if there and (told > there or told < there and not broken) and not draft.is_cited(*match.span()):
            place = match.start("n"), match.end("n") + len(" giờ")
            clock = match.start("h1"), match.end()
            yield draft.finding(
                rule, place, say_as="days", severity="warning", stated=draft.words(place), first=draft.words((clock[0], match.end("m1") if match["m1"] else match.end("h1"))),
                second=draft.words((match.start("h2"), clock[1])), count=f"{there / 60:g}".replace(".", ","), evidence=(draft.evidence(clock),),
            )  # fmt: skip


def _lengths(first: Moment, last: Moment, unit: str) -> set[int]:
    """In how many days (weeks, months) plans may count a range: with its first day or without."""
    days = days_between(first.first, last.last)
    months = 12 * (last.year - first.year) + last.month - first.month
    if unit == "thang" and not first.day and not last.day:
        return {months + 1}
    if days < 0 or unit != "thang" and not first.day:
        return set()
    if unit == "ngay":
        return {days, days + 1}
    if unit == "ngay lam viec":
        return _workdays(date.fromisoformat(first.first), days)
    if unit == "tuan":
        return {days // _WEEK, -(-days // _WEEK), (days + 1) // _WEEK, -(-(days + 1) // _WEEK)}
    whole = first.first.endswith("-01") and last.last == month_end(last.year, last.month)
    return {months + 1} if whole else {months, months + 1}


_YEARS_TOLD = regex.compile(
    r"(?<![\d.,/-])(?P<n>\d{1,3}|hai|ba|bon|muoi)(?: \([a-z ]{2,12}\))? (?P<unit>nam(?: hoc)?)\b(?P<of>(?! \d{4}\b(?! *[-–]))[^.;:()\d\n]{0,60}?)"
    r"(?P<open>[ ,]*\(?(?: *(?:tu |giai doan |thoi ky |nien khoa ))?) *(?:nam hoc |nam |(?:ngay )?(?P<dated>\d{1,2}/\d{1,2}/))?(?P<a>(?:18|19|20)\d\d)(?: *[-–] *(?P<ab>20\d\d)(?= *den))?"
    r" *(?:[-–]|den(?: het)?)(?: nam hoc| nam| (?:ngay )?\d{1,2}/\d{1,2}/)? *(?P<b>(?:19|20)\d\d)(?: *[-–] *(?P<bb>20\d\d))?(?![\d/])"
)
_YEARS_BEFORE = regex.compile(
    r"(?P<open>)(?<![\d/.])(?P<dated>)(?P<a>(?:19|20)\d\d)(?P<ab>) *(?:[-–]|den(?: het)?(?: nam)?) *(?P<b>(?:19|20)\d\d)(?P<bb>)(?P<of>) *[(,] *(?:trong |la |tron )?"
    r"(?P<n>\d{1,2}|hai|ba|bon|muoi)(?: \([a-z ]{2,12}\))? (?P<unit>nam)\b(?= *[),;.])"
)
_TERM = regex.compile(r"\bnhiem ky\b[^.;\n]{0,30}$")
_SINCE = regex.compile(r"\b(?:ky niem|sau|qua|tong ket|so ket|danh gia|nhin lai|lan thu)\b[^.;\n]{0,40}$")


@kind("years-of-range")
def years_of_range(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``trong 3 năm 2017 - 2020``: four of them; ``kỷ niệm 50 năm thành lập (1980 - 2025)``: 45; ``04 năm học (từ năm học 2020 - 2021 đến năm học 2024 - 2025)``."""
    for match in (m for pattern in (_YEARS_TOLD, _YEARS_BEFORE) for m in pattern.finditer(draft.text.folded, draft.title[1])):
        count, gap = small_number(match["n"]), int(match["b"]) - int(match["a"])
        if not count or gap <= 0 or bool(match["ab"]) != bool(match["bb"]) or draft.is_cited(*match.span()):
            continue
        low = draft.after_full_stop(match.start())
        looks_back = match["of"].strip() or _SINCE.search(draft.text.folded, max(low, match.start() - 60), match.start())
        term = match["dated"] or _TERM.search(draft.text.folded, max(low, match.start() - 60), match.start())
        loose = looks_back or "(" in match["open"] and "tu" not in match["open"]
        due = {gap} if term else {gap, gap + 1} if loose and not match["ab"] else {gap + 1}
        if count not in due:
            place = match.start("n"), match.end("unit")
            told = match.start("a"), max(match.end("b"), match.end("bb"))
            yield draft.finding(
                rule, place, say_as="days", severity="warning", stated=draft.words(place), first=match["a"], second=match["b"], count=gap if looks_back or term else gap + 1,
                evidence=(draft.evidence(told),),
            )  # fmt: skip


def _workdays(first: date, days: int) -> set[int]:
    """How many working days there may be from a day to ``days`` later: Saturdays counted or not, holidays left out or not; none that the lunar calendar decides."""
    span = [date.fromordinal(first.toordinal() + n) for n in range(days + 1)]
    if any(day.month in _LUNAR for day in span):
        return set()
    week = sum(day.weekday() < _WORKDAYS for day in span)
    saturdays = sum(day.weekday() == _WORKDAYS for day in span)
    off = sum((day.month, day.day) in _HOLIDAYS for day in span)
    return set(range(week - off, week + saturdays + 1)) if off else {week, week + saturdays}


_MONTHS_NAMED = regex.compile(
    r"\b(?P<n>0?[1-9]|1[0-2]) (?P<each>lan ?(?:/ ?|trong (?:mot )?|mot |moi )nam|(?:lan|buoi|ky|cuoc|phien|hoi nghi|dot)\b(?: [a-z]+){0,5}?(?=,? (?:vao|tai) ))\b[ ,]*(?:vao |tai )?(?:cac )?thang (?P<m>\d{1,2})(?:(?:, | va |, va )(?:thang )?(?P<m>\d{1,2})\b(?!/))+"
)


@kind("so-often")
def so_often(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo 03 lần/ngày (trước 9 giờ và 16 giờ)``: the times in the brackets are two."""
    for match in (m for pattern in (_OFTEN, _MONTHS_NAMED) for m in pattern.finditer(draft.text.folded, draft.title[1])):
        listed = "list" in match.groupdict()
        times = _WHEN[match["each"]].findall(match["list"]) if listed else match.captures("m")
        told = match.span("list") if listed else (match.starts("m")[0], match.ends("m")[-1])
        if times and len(times) != int(match["n"]) and not draft.is_cited(*match.span()):
            place = match.start("n"), match.end("each")
            yield draft.finding(rule, place, say_as="times", severity="warning", stated=draft.words(place), count=len(times), evidence=(draft.evidence(told),))


_ONE = r"(?:(?:sang|chieu|ngay) )*(?P<d>\d{1,2})(?![\d%])(?:[/.]\d{1,2}(?:[/.]\d{4})?)?"
_LISTED = regex.compile(rf"(?<![\d/.,-]){_ONE}(?: *[,;] *{_ONE})*(?:(?: *,)? va | *[,;] *){_ONE}(?P<m> thang \d{{1,2}}(?: nam \d{{4}})?)?(?! *%)")
_EACH_DATED = regex.compile(r"\b(\d{1,2})[/.](\d{1,2})\b")
_SAID = r"(?P<n>\d{1,2}|mot|hai|ba|bon|nam|sau|bay) (?P<unit>ngay(?: lam viec)?|dem|buoi|toi|phien|ky|dot|lan|cuoc|hoi nghi)\b(?:(?<!ngay)(?: [a-z]+){1,3})?"
_SAID_BEFORE = regex.compile(rf"(?<![\w/]){_SAID} *(?:[,:(]|la|vao|gom)+ *(?:la|vao|gom|trong)? *(?:cac )?(?:(?:dem|toi|ngay) )?$")
_SAID_AFTER = regex.compile(rf" *\( *{_SAID} *\)")


@kind("days-named")
def days_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``02 ngày, 24 và 25/7/2026``; ``các ngày 05, 06 và 07 tháng 8 năm 2026 (ba ngày)``: as many as are named."""
    for match in _LISTED.finditer(draft.text.folded, draft.title[1]):
        said = _SAID_BEFORE.search(draft.text.folded, max(0, match.start() - 40), match.start()) or _SAID_AFTER.match(draft.text.folded, match.end())
        days = [int(n) for n in match.captures("d")]
        every = _EACH_DATED.findall(match[0])
        if len(every) == len(days):
            days = [100 * int(month) + int(day) for day, month in every]  # 15/3, 15/6 và 15/9
        count = small_number(said["n"]) if said else 0
        dated = match["m"] or "/" in match[0]
        if said and dated and count and count != len(days) and days == sorted(set(days)) and abs(count - len(days)) <= _OFF and not draft.is_cited(*match.span()):
            place = said.start("n"), said.end("unit")
            yield draft.finding(rule, place, say_as="named", severity="warning", stated=draft.words(place), count=len(days), evidence=(draft.evidence(match.span()),))


_OF_TIME = regex.compile(r"\W*(?:[\da-z]{1,2}[.)] *)?(?:thoi gian|thoi han|lich|ke hoach|dien ra|to chuc|du kien|tu\b|trong\b|ngay\b)")


def _of_another_item(draft: Draft, one: int, other: int) -> bool:
    """True for places in two items of a list, the first of which is about something of its own: *- Cuộc thi trực tuyến: từ ngày …*."""
    here, there = draft.paragraph(one), draft.paragraph(other)
    if here is None or there is None or here is there:
        return False
    words = [draft.text.folded[p.start : p.end] for p in (here, there)]
    return mark_of(words[0]) == mark_of(words[1]) != "text" and not _OF_TIME.match(words[0])


@kind("closing-day")
def closing_day(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Từ ngày 11 đến ngày 13 tháng 11; bế mạc ngày 23 tháng 11`` in one part, where nothing else is from and to."""
    spans: dict[str | None, list[tuple[Place, Moment, Moment]]] = {}
    for match, first, last in ranges(draft):
        if first.day and last.day:
            spans.setdefault(draft.section_at(match.start()), []).append((match.span(), first, last))
    for match in _CEREMONY.finditer(draft.text.folded, draft.title[1], draft.body_end):
        inside = spans.get(draft.section_at(match.start()), [])
        days = [m for m in moments_in(draft, *match.span()) if m.day]
        if len(inside) != 1 or len(days) != 1 or inside[0][0][0] <= days[0].start < inside[0][0][1]:
            continue
        place, first, last = inside[0]
        if _of_another_item(draft, place[0], match.start()):
            continue
        from_year = 0 if days[0].said and first.said and last.said else 1  # of a day that names no year
        day, low, high = days[0].key[from_year:], first.key[from_year:], last.key[from_year:]
        off = day != high if match["what"] == "be mac" else not low <= day <= high
        if off and _CONTEST.search(draft.text.folded, max(0, place[0] - 12), place[0]) and days_between(last.last, days[0].last) == 1:
            continue  # the last day of the contest itself, and prizes the day after
        if off:
            said = days[0].start, days[0].end
            yield draft.finding(
                rule, said, say_as="period", severity="warning", first=draft.words(place), second=draft.words(match.span()), evidence=(draft.evidence(place),)
            )
