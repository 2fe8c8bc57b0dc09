"""What a number measures, in the plan's words, and the code that plans share for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import regex

from kehoach.extract.patterns import quick
from kehoach.folding import fold
from kehoach.normalise import Text
from kehoach.rulebook import IndicatorEntry, Rulebook

_MEASURES = (
    r"(?:ty |so |dien tich|san luong|thu |doanh thu|gia tri|muc |toc do|tong |kim ngach|nang suat|chi so|mat do|quy mo|do che phu|chieu )"
)
_MEASURE = regex.compile(_MEASURES)
_FIELD = regex.compile(r"(?:\d[\d.]* *)?(?:muc tieu|chi tieu|noi dung|hoat dong|ket qua|san pham)(?: (?:chung|cu the|chinh))?")  # names no indicator
_STOP = regex.compile(r"[.;:](?=[ \n]|$)|\n|, (?=\d|trong do|ty le|phan dau|moi )")
# Words of a bound and a number with a unit
_FIGURE_BEHIND = (
    r"(?:(?:va|tu|dat|con) )?(?:(?:tren|duoi|it nhat|toi thieu|khoang|gan|hon|xap xi|tu|khong qua) )?"
    r"\d[\d.,]*(?: ?[-/] ?\d[\d.,]*)? ?(?:%|[a-z])"
)
# Begins with the set of signs that may end a clause: the rest is tried behind those alone.
_AFTER_STOP = re.compile(
    rf"[.;:\n(), ](?:(?<=[.;:])(?=[ \n]|$)|(?<=[\n()])|(?<= ){_FIGURE_BEHIND}|"
    rf"(?<=,)(?:(?= [^,\n:]{{2,30}}: ?\d)|(?= {_MEASURES}[^,.;:()\n\d]{{0,40}}\d)| {_FIGURE_BEHIND}))"
)
_LEAD = regex.compile(
    r"(?:[-+*•o] +|\(?[a-z0-9]{1,2}[.)] +|\d{1,2}- +|phan dau|den (?:het )?ngay \d[\d/]*|den (?:het |cuoi )?nam \d{4}|nam \d{4}|trong nam|muc tieu|chi tieu(?: \d+)?|"
    r"(?:dam bao|bao dam|giam|nang|tang|duy tri|co|dat|va|trong do|rieng)\b|,|\s)+"
)
_TAIL = re.compile(
    r"(?:\s|,|\b(?:dat|la|con|xuong|len|giam|tang|chiem|co|(?<!dien )tu|den|muc|phan dau|toi thieu|it nhat|tren|duoi|them|khoang|bang|"
    r"cho|tai|voi|binh quan moi nam|duoc|moi|vao|nam \d{4}|den nam \d{4}|nhat|o|ty le nay|khong qua|bang hoac duoi))+$"
)
# What the two above mean, as written: folded, *cố*, *cơ* are *có*, and *đất* is *đạt*. *Phân đầu* is misread.
_WRITTEN = """
    phấn phân đấu đầu đến hết cuối năm ngày trong mục tiêu chỉ đảm bảo giảm nâng tăng duy trì có đạt và đó riêng là còn xuống lên chiếm
    từ mức tối thiểu ít nhất trên dưới thêm khoảng bằng cho tại với bình quân mỗi được vào ở tỷ tỉ lệ này không quá hoặc
"""
_SAID = frozenset(_WRITTEN.split())
_WORD = regex.compile(r"\p{L}{2,}|ở")
_NAMELESS = regex.compile(r"[%‰]|phan tram|(?:nghin |trieu |ty )?(?:dong|usd)|ha\b|tan\b|km|m2|lan\b|m3|kg|trieu ")
_FIGURES = regex.compile(r"(?<![a-z])\d[\d.,]*[ /-]*")
# A number with a unit that no indicator reaches over; ages and times may be part of one.
_NUMBERED = regex.compile(
    r"(?<![\w,./-])(?!(?:19|20)\d\d\b)\d[\d.,]*(?: ?[-/] ?\d[\d.,]*)*"
    r"(?: ?%|(?:ha|tan|m2|km|kg)\b| (?!tuoi|thang|ngay|nam\b|gio|phut|va\b|den\b)[a-z])"
)
_PARTING = regex.compile(r",|\bva\b")
_NO_NOUN = regex.compile(
    r"\W*(?:vao |trong |den |cua |voi |o )*(?:nam|cung ky|giai doan|thang|quy|so\b|ke hoach|du toan|muc tieu|chi tieu|nghi quyet|tong so)\b"
)
_INSIDE = regex.compile(r"\b(?:cua|o|tai|cho|giua|cap|so|thu|khoan|dieu|toc do|quy mo|va)\s*$")
_SHARE = regex.compile(r"\W*(?:chiem|tuong duong|dat ty le|ty le)(?: ty le)?\W*$")
_RESUMED = regex.compile(r"\W*(?:trong|tren|so voi|cua|va|dat|chiem)\b")
_LABEL = regex.compile(r"[-+*•o. \t\d)]*(?P<label>[^\s:;][^\n:;]{3,120}?) *: *(?:\W*(?:dat|la|tu|tren|it nhat|toi thieu|khoang) *)*\Z")
_LETTER = re.compile(r"^[^\W\d]\) +")  # of the item
_PREDICATE = regex.compile(
    r"\b(?:duoc|co(?! cong| hoan canh| nhu cau| nguy co| thu nhap| so\b)|tham gia|su dung|(?<!ap |xay |su |noi )dung|di hoc|(?<!dac )biet|"
    r"tiep can|hoan thanh|thuc hien|di bo phieu|chap hanh|dam bao|bao dam|khong|dap ung|ket noi|ung dung|tro thanh|hai long|mo moi)\b"
)


def spoken(text: Text, start: int, end: int) -> str:
    """The words of a span on one line, without marks and footnotes."""
    return text.words(start, end)


def around(text: Text, clause: int, start: int, *, end: int) -> tuple[str | None, str | None]:
    """Indicator and population of a number between ``start`` and ``end`` of a clause.

    The words before the number name the indicator where there are any (``Tỷ lệ hộ nghèo còn …``);
    else those after it do, cut into whom it covers and what they get (``100% trẻ em | được tiêm``).
    """
    begin = clause
    for cut in _STOP.finditer(text.folded, clause, start):
        begin = cut.end()
    begin = _led(text, begin, start)
    stop = _tailed(text, max(begin, start - 60), start)
    before = spoken(text, begin, stop).strip(" ,-") if stop > begin else ""
    unit = _unit_start(text, start, end)
    own = after(text, unit)
    crossed = [
        (m.start(), m.end())
        for m in _NUMBERED.finditer(text.folded, begin, max(begin, stop))
        if not _INSIDE.search(text.folded, max(begin, m.start() - 12), m.start())
    ]
    if crossed:
        before = _after_numbers(text, begin, crossed, start, end)
    elif not before:
        named = label(text, clause, start) or ""
        named = "" if _FIELD.fullmatch(fold(named)) else named
        before = named if _MEASURE.match(fold(named)) or not after(text, end) else ""
    if _NAMELESS.match(text.folded, unit):
        behind = after(text, end)
        if len(before.split()) >= 2:
            return before, None
        if not behind:
            return before or None, None
        m = _PREDICATE.search(fold(behind))
        if m is None or m.start() < 3:
            return behind, None
        return behind[m.start() :].strip(), behind[: m.start()].strip(" ,")
    bare = len((own or "").split()) <= len(spoken(text, unit, end).split())
    return (before if bare and before and not crossed else own or before or None), None


def changed(text: Text, clause: int, lead: int) -> str | None:
    """What a change is of: the words before *từ A xuống B*, where *từ* is at ``lead``."""
    begin = _led(text, clause, lead)
    return spoken(text, begin, _tailed(text, max(begin, lead - 60), lead)).strip(" ,-") or None


def label(text: Text, clause: int, start: int) -> str | None:
    """The label before the colon that the clause of a number follows (``Thu nhập bình quân: …``)."""
    line = text.folded.rfind("\n", 0, clause) + 1
    m = _LABEL.search(text.folded[max(line, clause - 140) : start])
    if m is None:
        return None
    begin = max(line, clause - 140) + m.start("label")
    words = spoken(text, begin, begin + len(m["label"])).split(". ")[-1]
    words = regex.split(r"[(]|, (?=\D*$)" if any(c.isdigit() for c in words) else "[(]", words)[-1].strip(" ,-")
    return _LETTER.sub("", words) or None


def _after_numbers(text: Text, begin: int, crossed: list[tuple[int, int]], start: int, end: int) -> str:
    """What a number measures that stands behind others in its clause.

    Its own words after the last comma or *và*; else the noun behind it (``9 ha cây lâu năm``, then
    the caller finds it); else the indicator that the numbers share.
    """
    words = _own_words(text, crossed[-1][1], start, parted=True)
    if _SHARE.match(fold(words)):
        return _counted(text, crossed[-1][1], start)
    if len(words.split()) >= 2 and not _RESUMED.match(fold(words)):
        return words
    if after(text, end) and text.folded[end : end + 1] == " " and not _NO_NOUN.match(text.folded, end):
        return ""
    for place in range(len(crossed) - 1, 0, -1):
        words = _own_words(text, crossed[place - 1][1], crossed[place][0], parted=True)
        if len(words.split()) >= 2 and not _RESUMED.match(fold(words)):
            return words
    return _own_words(text, begin, crossed[0][0], parted=False)


def _own_words(text: Text, begin: int, end: int, *, parted: bool) -> str:
    """The words between two numbers that belong to the second: those after the last comma or *và*."""
    floor = begin
    for cut in _PARTING.finditer(text.folded, begin, end) if parted else ():
        begin = cut.end()
    if parted and begin == floor:
        return ""
    begin = _led(text, begin, end)
    stop = _tailed(text, begin, end)
    return spoken(text, begin, stop).strip(" ,-") if begin < stop else ""


def _led(text: Text, begin: int, end: int) -> int:
    """Where the words begin that follow *đạt*, *giảm* and the like."""
    lead = _LEAD.match(text.folded, begin, end)
    if lead is None:
        return begin
    other = next(_other_words(text, begin, lead.end()), None)
    return other.start() if other else lead.end()


def _tailed(text: Text, begin: int, end: int) -> int:
    """Where the words end that *đạt*, *còn* and the like follow."""
    tail = _TAIL.search(text.folded, begin, end)
    if tail is None:
        return end
    others = list(_other_words(text, tail.start(), end))
    return others[-1].end() if others else tail.start()


def _other_words(text: Text, start: int, end: int) -> Iterator[regex.Match[str]]:
    """The words of a span that only fold to words of ``_SAID``; none where accents are lost."""
    if text.shown[start:end].isascii():
        return
    for word in _WORD.finditer(text.shown, start, end):
        if word[0].lower() not in _SAID:
            yield word


def _counted(text: Text, last: int, start: int) -> str:
    """The thing counted just before a share of it (``212 hộ nghèo, chiếm tỷ lệ 9,4%``)."""
    begin = last - 1 if text.folded[last - 1].isalpha() else last
    cut = _PARTING.search(text.folded, begin, start)
    return spoken(text, begin, cut.start() if cut else start).strip(" ,-(")


def _unit_start(text: Text, start: int, end: int) -> int:
    place = start
    for m in _FIGURES.finditer(text.folded[start:end]):
        if m.start() == 0 or text.folded[start + m.start() - 1] != "/" or place == start:
            place = start + m.end()
    return min(place, end - 1)


def after(text: Text, start: int) -> str | None:
    """The words from a place to the end of their clause or the next number."""
    stop = _AFTER_STOP.search(text.folded, start)
    words = spoken(text, start, min(stop.start() if stop else len(text.folded), start + 260)).strip(" ,-")
    return words or None


def code_of(indicator: str | None, rules: Rulebook) -> str | None:
    """The shared code of an indicator named in a plan's words, the first that fits."""
    if not indicator:
        return None
    find: Callable[[str], str | None] = rules.make("indicator-codes", _finder)
    return find(indicator)


def _finder(rules: Rulebook) -> Callable[[str], str | None]:
    """A search over all indicators that remembers what it found: table rows repeat themselves."""
    entries: list[IndicatorEntry] = rules.group("indicator")
    any_of = quick(rules.alternatives(entries))

    @lru_cache(maxsize=4096)
    def find(indicator: str) -> str | None:
        folded = " ".join(fold(indicator).split())
        if not any_of.search(folded):
            return None
        return next((entry.code for entry in entries if rules.pattern(entry).search(folded)), None)

    return find
