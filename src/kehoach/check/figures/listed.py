"""Counts against the list that follows them in the same paragraph or below: ``04 xã (An Hòa, An Bình, An Phú)``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import MEMBERS, POSTS, Count, counts_in, lists_below
from kehoach.check.figures.enumerated import named_first, own_clauses, things_named
from kehoach.check.figures.numbers import shown
from kehoach.check.figures.splits import Line
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import parse_words
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_MOST = 40  # things that a sentence lists
_STEP = 1
_NEAR = 3  # a count that is further off its list is about something else
_LEAD = regex.compile(r"[a-z ]{0,60}?(?: *, *(?:bao )?gom(?: co)?| *,? *(?:cu the|do la|sau(?: day)?|nhu sau))? *(?P<open>[:(]) *")
_NAMELESS = regex.compile(r"(?P<what>[a-z ]{0,40}?)(?:(?: *,)? (?:bao )?gom(?: co)?(?: *:)?|(?: gom| la| nhu sau| sau day)? *:) +(?![^.\n]{0,300}\d)(?P<list>[^.:\n]+)(?=\.(?:\s|$)|\n|$)")
_CLAUSE = regex.compile(r"\b(?:de|nham|khi|neu|phai|can|khong|duoc|cung|nhat la|dac biet|trong do|theo|gom|la|thanh phan|moi)\b")
_UNFINISHED = regex.compile(r"\.\.\.|…|\bv\.?v\b|\bvan van\b|\bmot so\b|\bnhu\b")
_ENUMERATED = regex.compile(r"\((?P<n>\d{1,2})\)")
_ROMAN = regex.compile(r"\((?P<n>i{1,3}|iv|vi{0,3}|ix|x)\)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_AND = regex.compile(r" và (?=\p{Lu})")
_NAME = regex.compile(r"\p{Lu}")
_AFTER = regex.compile(r" (?:với|có|để|nhằm|trong|được) (?=\p{Ll})")
_CLOSING = regex.compile(r"(?:với|có|trong đó|tổng|để|nhằm|được|đạt|quy mô|diện tích)\b(?! \p{Lu})")
_STOP = regex.compile(r"\.(?=\s|$)")
_SPELLED = regex.compile(
    r"\b(?P<n>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<what>nhiệm vụ|giải pháp|nhóm|nội dung|chỉ tiêu|mục tiêu|nguyên tắc|yêu cầu|bước|đợt|hình thức|"
    r"vấn đề|trọng tâm|khâu|tiêu chí|phần|giai đoạn)\b[^.;:\d]{0,80}:\s*$"
)
_IN_WORDS = regex.compile(
    r"(?<![\p{L}\d] (?:mỗi|từng|cả|là)|\p{L})(?:(?P<n>mười(?: một| hai| ba| bốn| lăm| sáu)?|hai|ba|bốn|sáu|bảy|tám|chín) (?!mươi|trăm|nghìn|phần|lần|bên|mặt|tháng|năm|ngày|giờ)"
    r"|(?P<n>\d{1,2}) (?=mức\b)|(?P<n>(?<!(?:trong|cả|hằng|hàng|đầu|cuối|giữa|mỗi|sang|các|những|nhiều|qua|từng|theo) )năm) (?=(?:xã|phường|thôn|bản|huyện|xóm|ấp|trường|tổ chức (?:đảng|đoàn|hội|cơ sở|chính trị)|đảng (?:ủy|bộ)|chi bộ|đơn vị|cơ quan|địa phương|doanh nghiệp|công trình|dự án|tuyến|chợ|trạm)\b|nhóm|nhiệm vụ|giải pháp|nội dung|chuyên mục|sự kiện|mục tiêu|chỉ tiêu|nguyên tắc|bước|đợt|hình thức|tiêu chí|giai đoạn|mức|loại))"
    r"(?P<unit>\p{Ll}+)(?:(?: \p{Ll}+){0,4}:|(?<=\b(?:xã|phường|thôn|bản|huyện|xóm|ấp|tỉnh|trường))(?: \p{Ll}+){1,4} (?:là|gồm) (?=\p{L})|(?<=\b(?:xã|phường|thôn|bản|huyện|xóm|ấp|tỉnh|trường)) (?=\p{L}))"
)
_ITEM_COUNT = regex.compile(r"^\W*(?:\d+[.)]|[a-z][.)])?\W*[^\d:;.]{0,30}\d")


_COUNTED = regex.compile(r"(?:và )?\p{Lu}[\p{L} '-]{1,40}?:? (?P<n>\d[\d.,]*) (?P<unit>\p{Ll}[\p{L}\d ]*)")
_SHORT = 8  # words of an item without a name
_LONG = 16  # where semicolons part the items


@kind("listed-items")
def listed_items(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A count and the names, numbers in brackets or numbered things that follow it; the items of a list below it."""
    held = 0
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or not draft.title[1] < paragraph.start:
            continue
        for count in counts_in(draft, paragraph.start, paragraph.end):
            listed = _narrower(_listed(draft, count, paragraph.end), _named(draft, count, paragraph.end))
            if listed is None or draft.is_cited(count.start, count.end):
                continue
            low, high = listed
            said = int(count.value)
            if low <= said <= high:
                held += 1
            elif min(abs(said - low), abs(said - high)) <= _NEAR:
                yield _off(draft, rule, (count.start, count.end), said, high)
        for count, named in named_first(draft, paragraph.start, paragraph.end):
            if 0 < min(abs(count.value - n) for n in named) <= _NEAR and not draft.is_cited(count.start, count.end):
                yield _off(draft, rule, (count.start, count.end), int(count.value), named[1])
        for count in _spelled(draft, paragraph.start, paragraph.end):
            listed = _narrower(_listed(draft, count, paragraph.end), _named(draft, count, paragraph.end))
            if listed and not listed[0] <= count.value <= listed[1] and min(abs(count.value - n) for n in listed) <= _NEAR - 1 and not draft.is_cited(count.start, count.end):
                yield _off(draft, rule, (count.start, count.end), int(count.value), listed[1])
    yield from _below(draft, rule)
    if held:
        yield draft.verified(rule, None, "rows-counted", count=held)


def _spelled(draft: Draft, start: int, end: int) -> Iterator[Count]:
    """Counts in words right before a list: *bốn chuyên mục: …*, *ba nhóm giải pháp: (i) …*."""
    for match in _IN_WORDS.finditer(draft.text.canonical[start:end].lower()):
        value = int(match["n"]) if match["n"].isdigit() else parse_words(fold(match["n"]))
        if value and value > 1:
            low = start + match.start("n")
            yield Count(low, start + match.end("unit"), Decimal(value), fold(match["unit"]))


def _off(draft: Draft, rule: CheckEntry, place: Place, said: int, rows: int) -> Result:
    return draft.finding(rule, place, say_as="promised", severity="warning", count=shown(said), rows=rows)


def _named(draft: Draft, count: Count, end: int) -> tuple[int, int] | None:
    """As ``_listed`` for things told of in other ways, but only where their number is a step from what is said."""
    exact = not _rough(draft, count) and 1 < count.value <= _MOST and count.value % 1 == 0 and count.unit
    named = things_named(draft, count, end) if exact else None
    board = count.unit in MEMBERS and POSTS.search(draft.text.folded, count.end, end)
    return named if named and min(abs(count.value - n) for n in named) <= (_NEAR if board else _STEP) else None


_WHERE = regex.compile(r"\b(?:trên|từ|đến) *$")


def _rough(draft: Draft, count: Count) -> bool:
    """True for a bound: *khoảng 5 tuyến*, but not *nằm trên 5 tuyến: A, B …*, whose things are told one by one."""
    return count.rough and not _WHERE.search(draft.text.canonical, max(0, count.start - 8), count.start)


def _narrower(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of two readings of a list the one that is there, or the second where it is surer than the first."""
    if one and other:
        return other if one[0] <= other[0] and other[1] <= one[1] else one
    return one or other


def _listed(draft: Draft, count: Count, end: int) -> tuple[int, int] | None:
    """How many things follow a count, at least and at most (*và* may join two names or stand in one); None if no list does."""
    value = count.value
    if _rough(draft, count) or not 1 < value <= _MOST or value != int(value) or not count.unit:
        return None
    lead = _LEAD.match(draft.text.folded, count.end, end)
    if lead is None:
        return _nameless(draft, count, end)
    closing = draft.text.folded.find(")", lead.end(), end) if lead["open"] == "(" else -1
    stop = _STOP.search(draft.text.folded, lead.end(), end)
    high = closing if closing > 0 else stop.start() if stop and lead["open"] == ":" else end
    words = own_clauses(draft.text.canonical[lead.end() : high])
    if _UNFINISHED.search(draft.text.folded, lead.end(), min(end, high + 4)):
        return None
    numbered = _numbered(draft, count, lead.end(), end)
    if numbered:
        return numbered, numbered
    counted = _counted_names(words) if lead["open"] == "(" and closing > 0 else 0
    if counted:
        return counted, counted
    items = [one.strip() for one in regex.split(r"[;,]" if ";" not in words else r";|,(?= *\p{Lu})", " ".join(words.split())) if one.strip()]
    items = _closed(items)
    if items:
        items[-1] = _AFTER.split(items[-1])[0]  # … Kan Hồ với diện tích trên 2.000 ha
    if not items or not _NAME.match(items[0]):
        return _kinds_of(draft, count, draft.text.folded[count.end : lead.end()], words) if closing > 0 else _nameless(draft, count, end)
    plain = len(items) > 1 and all(_NAME.match(i) and len(i.split()) <= 8 and not regex.search(r"\d{2}|\bvà \d", i) for i in items)
    joined = len(items) + (0 if ";" in words and not items[-1].startswith("và ") else sum(len(_AND.findall(i)) for i in items))
    return (len(items), joined) if plain else _nameless(draft, count, end)


def _closed(items: list[str]) -> list[str]:
    """The names of a list without the clause that goes on behind the last of them: *A, B và C, với 230 hộ và 133,0 ha*."""
    last = next((n for n, item in enumerate(items[:-1]) if _AND.search(item) and _NAME.match(item) and _CLOSING.match(items[n + 1])), None)
    return items if last is None else items[: last + 1]


_KINDS = regex.compile(r"(?:muc|nhom|loai|hinh thuc|noi dung|phan|buoc|giai doan|khau|linh vuc|mon|nghe|phuong thuc|kenh|thu tieng|ngon ngu|chuyen de|tieu chi|vong)(?: [a-z]+){0,3} *\( *")


def _kinds_of(draft: Draft, count: Count, lead: str, words: str) -> tuple[int, int] | None:
    """As ``_listed`` for kinds in small letters in a bracket right after their count: *03 mức nguy cơ (cao, trung bình, thấp)*."""
    items = [one.strip() for one in regex.split(r"[;,]", " ".join(words.split())) if one.strip()]
    told = draft.text.folded[count.end - len(count.unit) : count.end] + lead
    if len(items) < 2 or any(c.isdigit() for c in words) or not _KINDS.fullmatch(told) or _CLAUSE.search(fold(words)) or any(len(i.split()) > _SHORT for i in items):  # noqa: PLR2004
        return None
    return len(items), len(items) + sum(len(regex.findall(r" và ", i)) for i in items)


def _counted_names(words: str) -> int:
    """How many names of a bracket have each a number of the same things: *An Thủy 1.240 hộ, Bảo Thạnh 980 hộ và An Hòa 660 hộ*; else 0."""
    items = [one.strip() for one in regex.split(r"[;,](?!\d)|\bvà (?=\p{Lu})", " ".join(words.split())) if one.strip()]
    found = [_COUNTED.fullmatch(one) for one in items]
    units = {m["unit"] for m in found if m}
    return len(found) if len(found) > 2 and all(found) and len(units) == 1 else 0  # noqa: PLR2004


def _nameless(draft: Draft, count: Count, end: int) -> tuple[int, int] | None:
    """As ``_listed`` for things in small letters up to the full stop: *06 môn gồm kéo co, bóng bàn và cờ tướng*."""
    match = _NAMELESS.match(draft.text.folded, count.end, end)
    if match is None or _UNFINISHED.search(match["list"]) or "(" in match["what"]:
        return None
    bare = regex.sub(r"\([^()]*\)", " ", fold(own_clauses(draft.text.canonical[slice(*match.span("list"))])))
    mark = ";" if ";" in bare else ","
    items = [one.split() for one in bare.split(mark)]
    most = _LONG if mark == ";" else _SHORT
    if len(items) < 3 - (mark == ";") or not all(0 < len(i) <= most for i in items) or mark == "," and _CLAUSE.search(bare):  # noqa: PLR2004
        return None
    joined = sum(i.count("va") for i in items)
    if items[-1][0] == "va":
        joined -= 1
    return len(items), len(items) + joined


def _numbered(draft: Draft, count: Count, low: int, end: int) -> int:
    """The last of ``(1) … (2) …`` or ``Tổ 1 … Tổ 2 …`` after a count, where they run from one without a gap; else 0."""
    roman = [m["n"] for m in _ROMAN.finditer(draft.text.folded, low, end)]
    if len(roman) > 1 and tuple(roman) == _ROMANS[: len(roman)]:
        return len(roman)
    noun = regex.escape(count.unit)
    thing = regex.compile(rf"\b{noun}(?: [a-z]+){{0,2}}? (?:so |thu )?0?(?P<n>\d{{1,2}})\b(?![.,/]\d|%)")
    for pattern in (_ENUMERATED, thing):
        found = [int(m["n"]) for m in pattern.finditer(draft.text.folded, low, end)]
        if len(found) > 1 and found == list(range(1, len(found) + 1)):
            return len(found)
    return 0


def _below(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A line that ends in a colon after a count, in digits or words, against the items below it."""
    for line, items in lists_below(draft):
        if not draft.title[1] < line.start < draft.body_end or not line.words.rstrip().endswith(":") or draft.is_cited(line.start, line.end):
            continue
        spelled = _SPELLED.search(draft.text.canonical[line.start : line.end].lower())
        value = parse_words(draft.text.folded[line.start + spelled.start("n") : line.start + spelled.end("n")]) if spelled else None
        place = (line.start + spelled.start(), line.start + spelled.end("what")) if spelled else None
        if value is None:
            last = _last_count(draft, line)
            if last is None or any(_ITEM_COUNT.match(i.words) and any(f.unit == last.unit for f in i.figures) for i in items):
                continue
            value, place = int(last.value), (last.start, last.end)
        if place and value != len(items) and 0 < abs(value - len(items)) <= _NEAR - 1:
            yield _off(draft, rule, place, value, len(items))


def _last_count(draft: Draft, line: Line) -> Count | None:
    """The count of a line if it is its only one or the last and of another kind than the rest, exact, and ``gồm``, ``sau`` or nothing but its noun leads to the list."""
    counts = [c for c in counts_in(draft, line.start, line.end) if regex.search("[a-z]", draft.text.folded[line.start : c.start])]
    if not counts or any(c.unit == counts[-1].unit for c in counts[:-1]) or len(counts) > 1 and counts[-1].unit in MEMBERS:
        return None
    last = counts[-1]
    if last.rough or last.value % 1 or not 1 < last.value <= _MOST or not last.unit:
        return None
    tail = draft.text.folded[last.end : line.end].strip()
    return last if regex.fullmatch(r"[a-z ]{0,50}(?:[, ]*(?:(?:bao )?gom|sau(?: day)?|cu the(?: nhu sau)?|nhu sau))? *:", tail) else None
