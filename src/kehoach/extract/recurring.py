"""What recurs (*hằng quý*, *định kỳ 6 tháng, năm*, *02 lần/tháng*) and terms (*trong 10 ngày kể từ …*)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from kehoach.extract.beginnings import beginnings, patterns
from kehoach.extract.deadline_words import Words
from kehoach.extract.found import FoundDeadline
from kehoach.normalise import Text

_FORCE = re.compile(r"\bhieu luc(?: thi hanh)?(?: ke tu| sau){0,2} *$")
_DEFINES = re.compile(
    r"\b(?:thoat ngheo|cu tru|hinh su|an tich|ky luat|vi pham|ban than|nguoi co|tuoi)\b"
)
_LONG = {"thang": 12, "tuan": 60, "ngay": 400, "gio": 400, "phut": 400}
_CLOCK = re.compile(r" *(?:\d\d(?: phut)?)?,? *(?:ngay|thu|chu nhat|hang ngay)\b")
_IN_WORDS = {"hai": 2, "ba": 3, "nam": 5}
_ISO = {"ngay": "P{}D", "tuan": "P{}W", "thang": "P{}M", "gio": "PT{}H", "phut": "PT{}M"}
_MOI = re.compile(
    r"moi *[a-z]+[ ,]*(?:bao cao|to chuc|hop|kiem tra|giao ban|danh gia|tong hop|so ket|gui)"
)
# "Cuối mỗi quý, …": the side of a period, and what is done then
_SIDE = re.compile(r"(?:vao )?(?:cuoi|(?<!phan )dau|giua) $")


# Cheap looks that spare the full patterns at most places.
_BEGIN = patterns(
    r"dinh +ky\b",
    r"hang *(?=[tqnc\d])",
    r"moi *(?=[tqn])",
    r"bao +cao +(?=thang|quy|\d{1,2} +thang)",
)
_PER = patterns(
    r"/ *(?:0?1)? *(?:ngay|tuan|thang|quy|nam)\b",
    r"moi *(?:ngay|tuan|thang|quy|nam)\b",
    r"hang *(?:ngay|tuan|thang|quy|nam)\b",
    r"lan\b",
    r"luot\b",
)
_TERM = patterns(*(rf"{unit}\b" for unit in ("ngay", "gio", "tuan", "thang", "phut")))
_COUNT_NEAR = re.compile(
    r"(?:\d|\bmot|\bhai|\bba|/) *lan +(?:trong|moi|mot|hang|tren)|[/1t] *lan\b|(?:ngay|tuan|thang) \d+ lan\b|\d luot\b"
)
_NUMBER_BEFORE = re.compile(r"\d *(?:\([a-z ]+\) *)?$")


@dataclass(frozen=True, slots=True)
class Every:
    """One period that recurs. ``head`` is where its phrase begins; ``regular`` says *định kỳ* stands there."""

    start: int
    end: int
    head: int
    rule: str
    rrule: str
    unit: str
    count: int | None
    regular: bool


def everies(text: Text, words: Words) -> list[Every]:
    """All periods that recur, one per item of a list, in order."""
    found = []
    folded = text.folded
    done = 0
    for at, _ in beginnings(folded, _BEGIN):
        match = words.every.match(folded, at) if at >= done else None
        if match is None:
            continue
        done = match.end()
        report = folded.startswith("bao", match.start())
        if report and len(words.item.findall(match["list"])) < 2:
            continue
        regular = report or folded.startswith("dinh", match.start())
        begin = match.start("list")
        side = None if regular else _SIDE.search(folded, max(0, begin - 10), begin)
        if not regular and not side and folded.startswith("moi", begin) and not _MOI.match(folded, begin):
            continue
        head, first = match.start(), True
        adjoining = re.fullmatch(r"dinh +ky +", folded[head : match.start("list")]) is not None
        for item in words.item.finditer(folded, match.start("list"), match.end("list")):
            if not first and not _closes(folded, item.end()):
                break
            entry = words.unit(item["unit"])
            if entry.unit == "quy" and not _is_quarter(text, item):
                break
            start = head if first and adjoining else _bare_start(folded, item, match)
            start = side.start() if first and side else start
            count = int(item["n"]) if item["n"] else None
            found.append(
                Every(
                    start,
                    item.end(),
                    head,
                    entry.id,
                    entry.rrule or "",
                    entry.unit or "",
                    count,
                    regular,
                )
            )
            first = False
    return found


def _is_quarter(text: Text, item: regex.Match[str]) -> bool:
    """True if ``quy`` is *quý*, not *quỹ* (fund) or the beginning of *quy định*."""
    at = item.start("unit")
    return item["unit"] != "quy" or text.canonical[at + 2] in "ýÝ" or text.canonical[at + 1] in "úÚ"


def _bare_start(folded: str, item: regex.Match[str], match: regex.Match[str]) -> int:
    """Where *hằng* before an item begins, else the item itself."""
    prefix = re.search(r"(?:hang|moi) *$", folded[match.start("list") : item.start()])
    start = match.start("list") + prefix.start() if prefix else item.start()
    return start + len(folded[start : item.end()]) - len(folded[start : item.end()].lstrip(" "))


def _closes(folded: str, at: int) -> bool:
    """True if a later item of a list is a period and not the first word of what follows (*năm người*)."""
    return bool(
        re.compile(
            r" *(?:[,;.)(:/\n]|$|bao cao|va\b|hoac|gui|tong hop|hoan|theo|dot|ve\b|de\b|truoc|danh gia|kiem tra|cho\b|tai\b|voi\b|hang|moi)"
        ).match(folded, at)
    )


def recurrence_of(every: Every) -> str:
    """Its RRULE: ``6 tháng`` is ``FREQ=MONTHLY;INTERVAL=6``."""
    return _rrule(every.rrule, every.unit, every.count or 1)


def _rrule(rrule: str, unit: str, count: int) -> str:
    if count == 1:
        return rrule
    if unit == "thang" and count % 12 == 0:
        return "FREQ=YEARLY" if count == 12 else f"FREQ=YEARLY;INTERVAL={count // 12}"
    if unit == "quy":
        return f"FREQ=MONTHLY;INTERVAL={3 * count}"
    return f"{rrule};INTERVAL={count}"


def counts(text: Text, words: Words) -> list[tuple[int, int, str, str]]:
    """``ít nhất 01 lần/xã/năm``: start, end, rule, RRULE."""
    found: list[tuple[int, int, str, str]] = []
    folded = text.folded
    for start, end in beginnings(folded, _PER):
        if folded[start] == "l" and not _COUNT_NEAR.search(folded, max(0, start - 9), end + 8):
            continue
        low, high = _window(folded, start, end, before=110)
        for rule, pattern in words.counts:
            match = next((m for m in pattern.finditer(folded, low, high) if m.end() >= end), None)
            if match is None or match.start() >= end:
                continue
            if not any(s < match.end() and match.start() < e for s, e, *_ in found):
                found.append((match.start(), match.end(), rule, _counted(match, words)))
    return found


def _counted(match: regex.Match[str], words: Words) -> str:
    entry = words.unit(match["unit"])
    count = match.groupdict().get("n") or "1"
    return _rrule(entry.rrule or "", entry.unit or "", _IN_WORDS.get(count) or int(count))


def _window(folded: str, start: int, end: int, *, before: int) -> tuple[int, int]:
    """A piece of the line around a place."""
    low = max(folded.rfind("\n", 0, start) + 1, start - before)
    high = folded.find("\n", end)
    return low, min(len(folded) if high < 0 else high, end + 140)


def terms(text: Text, words: Words) -> list[FoundDeadline]:
    """Terms that count from an event: duration and anchor, no dates."""
    found: list[FoundDeadline] = []
    folded = text.folded
    for start, end in beginnings(folded, _TERM):
        if not _NUMBER_BEFORE.search(folded, max(0, start - 24), start):
            continue
        low, high = _window(folded, start, end, before=70)
        for rule, pattern in words.within:
            match = pattern.search(folded, low, high)
            if match is None or not match.start() <= start < match.end():
                continue
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            groups = match.groupdict()
            unit, number = match["unit"], int(match["n"])
            around = folded[match.start() : match.end() + 60].split("\n")[0]
            floor = max(folded.rfind("\n", 0, match.start()) + 1, match.start() - 40)
            if unit == "gio" and _CLOCK.match(folded, match.end()):
                continue  # "chậm nhất 17 giờ ngày 25/4" is a time of day
            if _FORCE.search(folded[floor : match.start()]) or number > _LONG[unit]:
                continue
            if (
                number >= 12
                and unit == "thang"
                and _DEFINES.search(folded[floor : match.start()] + around)
            ):
                continue
            found.append(
                FoundDeadline(
                    match.start(),
                    _stripped(folded, match.end()),
                    rule,
                    kind="by",
                    duration=_ISO[unit].format(number),
                    anchor=_anchor(text, match, groups),
                )  # fmt: skip
            )
    return found


def _stripped(folded: str, end: int) -> int:
    while folded[end - 1] == " ":
        end -= 1
    return end


def _anchor(text: Text, match: regex.Match[str], groups: dict[str, str | None]) -> str | None:
    if not groups.get("anchor"):
        return None
    start = match.start("anchor")
    lead = (groups.get("since") or "").split()[-1:]
    if lead == ["truoc"]:
        start = match.start("since")
    elif lead and lead[0] in ("ngay", "khi", "luc"):
        start = match.end("since") - len(lead[0])
    elif lead and lead[0] in ("diem", "gian"):
        start = match.end("since") - len("thoi " + lead[0])
    return text.words(start, match.end("anchor")) or None
