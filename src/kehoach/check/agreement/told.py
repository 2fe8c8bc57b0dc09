"""The figures of a plan's text and of the words of its tables: counts, rates and sums, each with the words that tell what it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from math import log

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import PERCENT, value_of
from kehoach.check.figures.tellings import GENERAL, KINDS_OF_AREA, NAMED, NOUN_ENDS, WAYS
from kehoach.check.tables.totals import Cell, Sheet, sheets
from kehoach.check.words import lowered, observed, own_paragraphs, telling
from kehoach.folding import fold
from kehoach.records import Amount, Finding, Section, Severity
from kehoach.rulebook import CheckEntry

_WORD = regex.compile(r"\p{L}+")
_YEAR = regex.compile(r"(?<![\d/.-])(?<!tháng \d{1,2} năm )(?:19|20)\d\d\b")  # no year of a day: until then it is to be done
_BREAK = regex.compile(r"[;:(),]|\bvà\b")
_NOUN_ENDS = regex.compile(rf"[,;:.()|\n\d\"“”\[\]+–/%]|\b(?:{NOUN_ENDS}|xong|hằng|hàng|x|cùng|khi|qua|bao gồm|trở|lên)\b")
_AREA = rf"(?:{KINDS_OF_AREA})"
_AREAS = regex.compile(rf" *{_AREA}(?:, ?{_AREA})+(?: và {_AREA})?\b")  # *40 xã, phường đã được công bố*: one name
# Words before a number that make it a part, a change, one of each or one step of several.
_WAY = regex.compile(rf"\b(?:{WAYS}|ngày thứ \w+)\b[^,;.]{{0,24}}$")
# How much more one thing is than another: *nhiều hơn phiếu trực tuyến 960 phiếu*.
_MORE = regex.compile(r"\bhơn(?! nữa)(?: so với)? \p{L}[^,;.:()\d]{0,40}(?:(?:19|20)\d\d )?(?:là )?$|\b(?:nhiều|ít|cao|thấp|lớn|nhỏ|đông|kém|dài|ngắn) hơn(?: là)? $")
_SPLIT = regex.compile(r"\bchia (?:đều )?(?:thành|làm|ra|ra làm) $")
_BOUND = regex.compile(r"\b(không (?:dưới|ít hơn|thấp hơn|nhỏ hơn|kém)|không (?:vượt )?quá|tối đa|tối thiểu|ít nhất|trên|dưới|hơn|gần|khoảng|từ|đến|lên|xuống|thành)(?: mức| khoảng)? *$")
_FROM = regex.compile(r"\btừ(?: mức| khoảng)* *$")
_TO = regex.compile(r"\b(?:lên|xuống|còn|thành|đến)(?: còn| mức| khoảng| trên| dưới| ít nhất| không quá| tối thiểu)* *$")
_AND_MORE = regex.compile(r"[^,;.\d]{0,12}\btrở lên")
_MONEY = frozenset("ngân sách kinh phí nguồn vốn tổng đồng triệu tỷ nghìn chiếm bằng dự toán tiền mức hỗ trợ bố trí sử dụng chi".split())  # noqa: SIM905
_COSTS = regex.compile(r"\b(?:kinh phí|dự toán)(?: thực hiện| hỗ trợ| dự kiến)*:? *(?:là )?$")  # *Kinh phí: 66 triệu đồng* below *1. Tuyên truyền, tư vấn*
_AT_LEAST = frozenset(["tối thiểu", "ít nhất", "trên", "không dưới", "không ít hơn", "không thấp hơn", "không nhỏ hơn", "không kém"])
_COMPARED = regex.compile(r"\b(?:hơn|so với|cùng kỳ)\b[^;]{0,60}?\bnăm (?:19|20)\d\d\b")  # whose year is another figure's
_OF_PARTS = regex.compile(r"\btrong (?:số )?đó\b")
_NAMED = regex.compile(rf"\b(?:{NAMED}|mức|mũi|cấp|tháng|quý|học kỳ|kỳ) (?:\d+|[ivx]+\b)")
_TIMES = regex.compile(r"\d (?P<unit>\p{L}+)[^\d;.=+]{0,30} [x×*] *$")
_LABEL = regex.compile(r"[^.;:\n]{0,40}:")  # *Năm 2024:*
_DIGIT = regex.compile(r"\d")
_PARAGRAPHS = 50  # of a text long enough to tell which words are rare
NOUN = 2  # syllables that tell what is counted


@dataclass(frozen=True)
class Figure:
    """A number with the words that tell what it is: ``lead`` before it, ``noun`` after it, ``context`` all around it."""

    place: Place
    value: Decimal
    unit: str
    lead: frozenset[str]
    noun: tuple[str, ...]
    words: frozenset[str]  # of lead and noun
    about: frozenset[str]  # of the noun, and of the label of a row that has it: another's may not lack them
    context: frozenset[str]
    years: frozenset[str]
    named: frozenset[str]
    way: str
    bound: str
    seen: bool  # what the plan found, not what it sets
    within: Place  # the paragraph or row
    cell: bool
    section: str | None
    beside: frozenset[tuple[Decimal, str]]  # the other figures of its sentence
    source: str  # of money
    base: bool  # where a change begins: *từ 71,6% lên 85%*
    split: str  # of what is divided into so many: *32 câu hỏi, chia thành 05 nhóm*
    below: bool  # money that only the heading above it says what it is for
    added: Decimal  # all of its unit in its sentence or its column, if there are several


@dataclass(frozen=True)
class _Stretch:
    """A sentence or cell, what is said around it, and where it stands."""

    low: int
    high: int
    around: frozenset[str]
    label: tuple[str, ...]
    seen: bool
    within: Place
    cell: bool
    section: str | None
    years: frozenset[str]  # of its headings
    headed: frozenset[str] = frozenset()  # by the nearest heading that tells something
    column: Place | None = None  # where its table begins, and which column of it


def figures(draft: Draft) -> list[Figure]:
    """The counts and percentages of the plan's text and of the words of its tables, in order; made once."""
    return draft.once("told-figures", lambda one: sorted(_every_figure(one), key=lambda f: f.place))


def _every_figure(draft: Draft) -> Iterator[Figure]:
    columns: dict[tuple[Place, str], list[Figure]] = defaultdict(list)
    for stretch in _stretches(draft):
        for figure in _figures(draft, stretch):
            if stretch.column:
                columns[stretch.column, figure.unit].append(figure)
            else:
                yield figure
    for same in columns.values():
        whole = sum((f.value for f in same), Decimal()) if len(same) > 1 else Decimal()
        yield from (replace(f, added=whole) for f in same)  # rows may have one each of what a sentence tells together


def _stretches(draft: Draft) -> Iterator[_Stretch]:
    words = lowered(draft)
    titled: dict[str | None, tuple[frozenset[str], list[str], bool, frozenset[str]]] = {}
    for paragraph in own_paragraphs(draft):
        if not _DIGIT.search(words, paragraph.start, paragraph.end):
            continue
        section = draft.section_at(paragraph.start)
        if section not in titled:
            titles = " ".join(s.title for s in draft.lineage(section))
            nearest = next((own for s in draft.lineage(section) if (own := telling(s.title) - GENERAL - _MONEY)), frozenset())
            titled[section] = telling(titles), _YEAR.findall(titles), observed(draft, paragraph.start), nearest
        title, dated, seen, headed = titled[section]
        lead = _LABEL.match(words, paragraph.start, paragraph.end)
        years = frozenset(_YEAR.findall(lead[0] if lead else "") or dated)
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            yield _Stretch(low, high, title, (), seen, (paragraph.start, paragraph.end), False, section, years, headed)
    for sheet in sheets(draft):
        for row in sheet.rows:
            yield from _cells(draft, sheet, row)


def _cells(draft: Draft, sheet: Sheet, row: dict[int, Cell]) -> Iterator[_Stretch]:
    worded = [c for _, c in sorted(row.items()) if c.value is None and not sheet.is_label(c.words)]
    place = sheet.place(row)
    for cell in worded:
        if _DIGIT.search(cell.words):
            head = sheet.head.get(cell.col, "")
            around = telling(" ".join((*(c.words for c in worded), head)))
            label = () if cell is worded[0] else tuple(_WORD.findall(worded[0].words.lower()))
            yield _Stretch(*cell.place, around, label, False, place, True, draft.section_at(place[0]), frozenset(_YEAR.findall(head)), column=(sheet.table.start, cell.col))


def _numbers(draft: Draft, one: _Stretch) -> list[tuple[Place, Decimal, str, int]]:
    """The counts, percentages and sums of a stretch: place, value, unit, and where the words of what is counted begin."""
    words = lowered(draft)
    found = [((c.start, c.end), c.value, c.unit, c.end - len(c.unit)) for c in counts_in(draft, one.low, one.high) if c.unit]
    found += [(m.span(), value_of(m["n"]), "%", m.end()) for m in PERCENT.finditer(draft.text.folded, one.low, one.high)]
    for amount in _amounts(draft, one.low, one.high):
        times = _TIMES.search(words, one.low, amount.start)
        per = amount.per or (times["unit"] if times else "")
        found.append(((amount.start, amount.end), Decimal(amount.value or 0), f"{amount.currency}/{fold(per).split(' ')[0].split('/')[0]}", amount.end))
    return sorted(found)


def _amounts(draft: Draft, low: int, high: int) -> list[Amount]:
    every, starts = draft.once("told-amounts", _every_amount)
    return every[bisect_left(starts, low) : bisect_left(starts, high)]


def _every_amount(draft: Draft) -> tuple[list[Amount], list[int]]:
    every = sorted((a for a in draft.record.amounts if a.value), key=lambda a: a.start)
    return every, [a.start for a in every]


def _figures(draft: Draft, one: _Stretch) -> Iterator[Figure]:
    counts = _numbers(draft, one)
    if not counts:
        return
    words = lowered(draft)
    said = telling(words[one.low : one.high]) | one.around
    years = frozenset(_YEAR.findall(_COMPARED.sub(" ", words[one.low : one.high]))) or one.years
    named = frozenset(_NAMED.findall(words, one.low, one.high))
    every = frozenset((value, unit) for _, value, unit, _ in counts)
    for at, (place, value, unit, begin) in enumerate(counts):
        if draft.is_cited(*place):
            continue
        before = counts[at - 1][0][1] if at else one.low
        after = counts[at + 1][0][0] if at + 1 < len(counts) else one.high
        # a colon or bracket right before the number leaves its label to it
        breaks = [m.end() for m in _BREAK.finditer(words, before, place[0]) if words[m.start()] not in ":(" or telling(words[m.end() : place[0]])]
        several_areas = _AREAS.match(words, begin, one.high)
        named_to = several_areas.end() if several_areas else begin + (len(unit) if unit != "%" and "/" not in unit else 0)
        ends = _NOUN_ENDS.search(words, named_to, one.high)
        noun = tuple(_WORD.findall(words[begin : ends.start() if ends else one.high]))
        if len(noun) == 1 and noun[0] in one.label:
            noun = one.label[one.label.index(noun[0]) :]  # *Hỗ trợ tổ liên gia* beside *54 tổ*
        own = telling(" ".join(noun))
        source = next((a.source or "" for a in _amounts(draft, *place)), "")
        lead = telling(words[max(breaks, default=before) : place[0]])
        if unit[:4] == "VND/" and _TIMES.search(words, one.low, place[0]):
            lead = telling(words[one.low : place[0]])  # *Thù lao giảng viên: 06 lớp x 24 triệu đồng*
        lead, own = (lead - _MONEY, own - _MONEY) if "/" in unit else (lead, own)
        if unit[:4] == "VND/" and not own | lead:
            lead = telling(words[one.low : place[0]]) - _MONEY
        below = unit == "VND/" and not own | lead and bool(_COSTS.search(words, one.low, place[0]))
        lead = one.headed if below else lead
        label = telling(" ".join(one.label)) if len(own | lead) < NOUN else frozenset()
        way, bound = _way(words, one.low, place[0]), _bound(words, one.low, *place)
        leads = at + 1 < len(counts) and _FROM.search(words, one.low, place[0]) and _TO.search(words, place[1], counts[at + 1][0][0])
        if leads or at and _TO.search(words, counts[at - 1][0][1], place[0]) and _FROM.search(words, one.low, counts[at - 1][0][0]):
            way, bound = "", "" if leads else bound
        narrowed = _narrowed(words, one, place[0], own)
        several = [n for _, n, u, _ in counts if u == unit]
        split = counts[at - 1][2] if at and _SPLIT.search(words, before, place[0]) else ""
        yield Figure(
            place, value, unit, lead | label, noun, own | lead | label, own | label | narrowed | (lead if (unit == "%" or "/" in unit) and not below else frozenset()), said, frozenset(_YEAR.findall(_COMPARED.sub(" ", words[before : place[1]] + _OF_PARTS.split(words[place[1] : after])[0]))) or years, named,
            way, bound, one.seen or bool(leads), one.within, one.cell, one.section, every - {(value, unit)}, source, bool(leads),
            split, below, sum(several, Decimal()) if len(several) > 1 else Decimal(),
        )  # fmt: skip


def _narrowed(words: str, one: _Stretch, at: int, noun: frozenset[str]) -> frozenset[str]:
    """The words of a label that says of which kind the counted things of its sentence are: *Giải tập thể: 01 giải Nhất, 01 giải Nhì*."""
    label = _LABEL.match(words, one.low, at)
    said = telling(label[0]) if label and not _DIGIT.search(label[0].lstrip("0123456789. ")) else frozenset()
    return said if label and said & (noun | telling(words[label.end() : at])) else frozenset()


def _way(words: str, low: int, at: int) -> str:
    if _MORE.search(words, max(low, at - 60), at):
        return "hơn"
    way = _WAY.search(words, max(low, at - 60), at)
    return way[0].split()[0] if way else ""


def _bound(words: str, low: int, start: int, end: int) -> str:
    bound = _BOUND.search(words, max(low, start - 24), start)
    if bound is None or bound[1] in ("lên", "xuống", "thành", "đến"):
        return ""
    return "ít nhất" if bound[1] in _AT_LEAST or bound[1] == "từ" and _AND_MORE.match(words, end) else bound[1]


def rarity(draft: Draft) -> dict[str, float]:
    """How rare each word is in the draft, by the paragraphs that have it; made once."""
    return draft.once("told-rarity", _rarity)


def _rarity(draft: Draft) -> dict[str, float]:
    count: Counter[str] = Counter()
    for paragraph in draft.text.paragraphs:
        count.update(telling(lowered(draft)[paragraph.start : paragraph.end]))
    whole = max(len(draft.text.paragraphs), _PARAGRAPHS) + 1
    return {word: log(whole / many) for word, many in count.items()}


def one_time(one: Figure, other: Figure, ends: set[str]) -> bool:
    """True if two figures are of the same years; where a change begins need not say when."""
    either = (one.base or other.base) and not (one.years and other.years)
    return either or one.years - ends == other.years - ends


def same_bounds(one: Figure, other: Figure) -> bool:
    """True if two bounds say the same, or what is exact is less than what is asked at least."""
    if one.bound == other.bound:
        return True
    exact, least = (one, other) if not one.bound else (other, one)
    return not exact.bound and least.bound == "ít nhất" and exact.value < least.value


def same_words(one: Figure, other: Figure) -> int:
    """With how many words alike the names begin of what two figures count."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one.noun, other.noun, strict=False))))


def two_values(draft: Draft, rule: CheckEntry, earlier: Place, later: Place, severity: Severity | None = None) -> Finding:
    """A remark that one figure is told with two values; it stands at the later one."""
    return draft.finding(
        rule, later, severity=severity, indicator=" ".join(draft.words(draft.sentence(*later)).split()[:14]), first=draft.words(earlier),
        second=draft.words(later), evidence=(draft.evidence(earlier),),
    )  # fmt: skip


_TURN = regex.compile(r"\W*(?:(?:\d{1,2}|[a-z])[.)] *)?(?P<what>dot|giai doan|vong|buoc|quy|cum|khoi|nhom|tuyen|doan|hoc ky) (?P<no>\d{1,2}|[ivx]{1,4})\b")


_ITEM = regex.compile(r"\n[ *]*\d+(?:\.\d+)*[.)] ?[a-z]")
_FIELD = regex.compile(r"[\s*+-]*(?:[a-z]\) ?|\d+(?:\.\d+)*\.? )?(?P<name>[a-z]+(?: [a-z]+){0,5}): ")


def are_beside(one: Section | None, other: Section | None) -> bool:
    """True for two parts right below one heading."""
    return one is not None and other is not None and one.id != other.id and one.parent == other.parent is not None


def of_two_bodies(draft: Draft, one: Place, other: Place) -> bool:
    """True for duties of two bodies beside each other, of which each does its share: *Hội Phụ nữ: giúp 120 ngày công*, *Hội Nông dân: giúp 90 ngày công*."""
    duties = all("to_chuc_thuc_hien" in draft.kinds_at(place[0]) for place in (one, other))
    return duties and are_beside(*(draft.sections.get(draft.section_at(place[0]) or "") for place in (one, other)))


def in_turn(draft: Draft, one: Place, other: Place) -> bool:
    """True for two lines that begin with *Đợt 1* and *Đợt 2*, for the same field (*Mục tiêu:*) of two parts beside each other, and for duties of two bodies: each has its own figures."""
    if of_two_bodies(draft, one, other):
        return True
    first, second = (_TURN.match(draft.text.folded, p.start) if (p := draft.paragraph(place[0])) else None for place in (one, other))
    if first and second and first["what"] == second["what"] and first["no"] != second["no"]:
        return True
    fields = [_FIELD.match(draft.text.folded, p.start, p.end) if (p := draft.paragraph(place[0])) else None for place in (one, other)]
    if not fields[0] or not fields[1]:
        return False
    if fields[0]["name"] != fields[1]["name"]:  # - Lúa: 3.150 ha; - Rau: 1.150 ha
        return all(field.end() == place[0] for field, place in zip(fields, (one, other), strict=True) if field)
    parts = [draft.sections.get(draft.section_at(place[0]) or "") for place in (one, other)]
    if parts[0] and parts[1] and parts[0].title == parts[1].title and parts[0].id != parts[1].id:  # the field is a part itself
        parts = [draft.sections.get(part.parent or "") for part in parts if part]
    if parts[0] and parts[1] and parts[0].id != parts[1].id:
        return are_beside(*parts)
    begin, end = sorted((one[0], other[0]))
    return _ITEM.search(draft.text.folded, begin, end) is not None
