"""One figure told in two places with two values, whatever is counted: in sentences, and in the words of cells.

A figure is known by the words before it, those of what is counted, its years and its bounds. Two are one if these agree, the
surer the rarer their words are in the draft, and if no third value is given for it, and not both values elsewhere too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from math import log

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import PERCENT, digits, slip, value_of
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.retold import (
    NAMED,
    NOUN_ENDS,
    WAYS,
    headed_apart,
    lists_on,
    lowered,
    observed,
    own_paragraphs,
    telling,
)
from kehoach.check.tables.totals import Cell, Sheet, sheets
from kehoach.folding import fold
from kehoach.records import Amount
from kehoach.rulebook import CheckEntry

_WORD = regex.compile(r"\p{L}+")
_YEAR = regex.compile(r"(?<![\d/.-])(?<!tháng \d{1,2} năm )(?:19|20)\d\d\b")  # no year of a day: until then it is to be done
_BREAK = regex.compile(r"[;:(),]|\bvà\b")
_NOUN_ENDS = regex.compile(rf"[,;:.()|\n\d\"“”\[\]+–/%]|\b(?:{NOUN_ENDS}|xong|hằng|hàng|x|cùng|khi|qua|bao gồm|trở|lên)\b")
# Words before a number that make it a part, a change, one of each or one step of several.
_WAY = regex.compile(rf"\b(?:{WAYS}|ngày thứ \w+)\b[^,;.]{{0,24}}$")
# How much more one thing is than another: *nhiều hơn phiếu trực tuyến 960 phiếu*.
_MORE = regex.compile(r"\bhơn(?! nữa)(?: so với)? \p{L}[^,;.:()\d]{0,40}(?:(?:19|20)\d\d )?(?:là )?$|\b(?:nhiều|ít|cao|thấp|lớn|nhỏ|đông|kém|dài|ngắn) hơn(?: là)? $")
_SPLIT = regex.compile(r"\bchia (?:đều )?(?:thành|làm|ra|ra làm) $")
_BOUND = regex.compile(r"\b(không quá|tối đa|tối thiểu|ít nhất|trên|dưới|hơn|gần|khoảng|từ|đến|lên|xuống|thành)(?: mức| khoảng)? *$")
_FROM = regex.compile(r"\btừ(?: mức| khoảng)* *$")
_TO = regex.compile(r"\b(?:lên|xuống|còn|thành|đến)(?: còn| mức| khoảng| trên| dưới| ít nhất| không quá| tối thiểu)* *$")
_AND_MORE = regex.compile(r"[^,;.\d]{0,12}\btrở lên")
_MONEY = frozenset("ngân sách kinh phí nguồn vốn tổng đồng triệu tỷ nghìn chiếm bằng dự toán tiền mức hỗ trợ bố trí sử dụng chi".split())  # noqa: SIM905
_AT_LEAST = frozenset(["tối thiểu", "ít nhất", "trên"])
_NAMED = regex.compile(rf"\b(?:{NAMED}|mức|mũi|cấp|tháng|quý|học kỳ|kỳ) (?:\d+|[ivx]+\b)")
_TIMES = regex.compile(r"\d (?P<unit>\p{L}+)[^\d;.=+]{0,30} [x×*] *$")
_LABEL = regex.compile(r"[^.;:\n]{0,40}:")  # *Năm 2024:*
_DIGIT = regex.compile(r"\d")
_NOUN = 2  # syllables that tell what is counted
_NEAR = Decimal("0.5")  # of the larger value
_NEARER = Decimal("0.75")  # where the words before them may differ, or a change begins at one
_COVER = 0.6  # of the words of the figure that has fewer
_KIN = 0.75  # the same, of figures that no words follow
_SURE = 4.0  # how rare the shared words are together, less what speaks against them
_LEAST = 3.0
_CERTAIN = 12.0  # of what was found and what is to be done about it
_LONG = 3  # digits of a number that is hardly another's by chance
_APART = 3  # what a word takes off that only one of them has
_SMALL = 20  # of larger numbers, two that stand at two places each are both meant
_PARAGRAPHS = 50  # of a text long enough to tell which words are rare
_FEW = 2  # more or less, of small numbers


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
    added: Decimal  # all of its unit in its sentence, if there are several


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


def figures(draft: Draft) -> list[Figure]:
    """The counts and percentages of the plan's text and of the words of its tables, in order; made once."""
    return draft.once("told-figures", lambda one: sorted((f for s in _stretches(one) for f in _figures(one, s)), key=lambda f: f.place))


def _stretches(draft: Draft) -> Iterator[_Stretch]:
    words = lowered(draft)
    titled: dict[str | None, tuple[frozenset[str], list[str], bool]] = {}
    for paragraph in own_paragraphs(draft):
        if not _DIGIT.search(words, paragraph.start, paragraph.end):
            continue
        section = draft.section_at(paragraph.start)
        if section not in titled:
            titles = " ".join(s.title for s in draft.lineage(section))
            titled[section] = telling(titles), _YEAR.findall(titles), observed(draft, paragraph.start)
        title, dated, seen = titled[section]
        lead = _LABEL.match(words, paragraph.start, paragraph.end)
        years = frozenset(_YEAR.findall(lead[0] if lead else "") or dated)
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            yield _Stretch(low, high, title, (), seen, (paragraph.start, paragraph.end), False, section, years)
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
            yield _Stretch(*cell.place, around, label, False, place, True, draft.section_at(place[0]), frozenset(_YEAR.findall(head)))


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
    years = frozenset(_YEAR.findall(words, one.low, one.high)) or one.years
    named = frozenset(_NAMED.findall(words, one.low, one.high))
    every = frozenset((value, unit) for _, value, unit, _ in counts)
    for at, (place, value, unit, begin) in enumerate(counts):
        if draft.is_cited(*place):
            continue
        before = counts[at - 1][0][1] if at else one.low
        after = counts[at + 1][0][0] if at + 1 < len(counts) else one.high
        # a colon or bracket right before the number leaves its label to it
        breaks = [m.end() for m in _BREAK.finditer(words, before, place[0]) if words[m.start()] not in ":(" or telling(words[m.end() : place[0]])]
        ends = _NOUN_ENDS.search(words, begin + (len(unit) if unit != "%" and "/" not in unit else 0), one.high)
        noun = tuple(_WORD.findall(words[begin : ends.start() if ends else one.high]))
        own = telling(" ".join(noun))
        source = next((a.source or "" for a in _amounts(draft, *place)), "")
        lead = telling(words[max(breaks, default=before) : place[0]])
        if unit[:4] == "VND/" and _TIMES.search(words, one.low, place[0]):
            lead = telling(words[one.low : place[0]])  # *Thù lao giảng viên: 06 lớp x 24 triệu đồng*
        lead, own = (lead - _MONEY, own - _MONEY) if "/" in unit else (lead, own)
        if unit[:4] == "VND/" and not own | lead:
            lead = telling(words[one.low : place[0]]) - _MONEY
        label = telling(" ".join(one.label)) if len(own | lead) < _NOUN else frozenset()
        way, bound = _way(words, one.low, place[0]), _bound(words, one.low, *place)
        leads = at + 1 < len(counts) and _FROM.search(words, one.low, place[0]) and _TO.search(words, place[1], counts[at + 1][0][0])
        if leads or at and _TO.search(words, counts[at - 1][0][1], place[0]) and _FROM.search(words, one.low, counts[at - 1][0][0]):
            way, bound = "", "" if leads else bound
        narrowed = _narrowed(words, one, place[0], own)
        several = [n for _, n, u, _ in counts if u == unit]
        split = counts[at - 1][2] if at and _SPLIT.search(words, before, place[0]) else ""
        yield Figure(
            place, value, unit, lead | label, noun, own | lead | label, own | label | narrowed | (lead if unit == "%" or "/" in unit else frozenset()), said, frozenset(_YEAR.findall(words, before, after)) or years, named,
            way, bound, one.seen or bool(leads), one.within, one.cell, one.section, every - {(value, unit)}, source, bool(leads),
            split, sum(several, Decimal()) if len(several) > 1 else Decimal(),
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


@kind("told-apart")
def told_apart(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Lắp đặt 20 biển cảnh báo`` among the targets, ``lắp đặt đủ 15 biển cảnh báo`` as a task."""
    for earlier, later in pairs(draft):
        if draft.is_told(later.within if later.cell else later.place, rule.code):
            continue  # said by a kind of check that knows more
        yield draft.finding(
            rule, later.place, indicator=" ".join(draft.words(draft.sentence(*later.place)).split()[:14]), first=draft.words(earlier.place),
            second=draft.words(later.place), evidence=(draft.evidence(earlier.place),),
        )  # fmt: skip


def pairs(draft: Draft) -> Iterator[tuple[Figure, Figure]]:
    """The figures told with another value before, each with the surest place before it."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in figures(draft):
        groups[one.unit].append(one)
    ends = {str(draft.record.plan.year_end)}
    for same in groups.values():
        for at, later in enumerate(same):
            sure = [(_evidence(draft, one, later, ends), one) for one in same[:at] if one.value != later.value]
            best = max(sure, key=lambda pair: pair[0], default=None)
            larger = best[1] if best and best[1].value > later.value else later
            if best and best[0] >= _SURE and not lists_on(draft, larger.place[1]) and _settled(best[1], later, same, ends):
                yield best[1], later


def _rarity(draft: Draft) -> dict[str, float]:
    """How rare each word is in the draft, by the paragraphs that have it."""
    count: Counter[str] = Counter()
    for paragraph in draft.text.paragraphs:
        count.update(telling(lowered(draft)[paragraph.start : paragraph.end]))
    whole = max(len(draft.text.paragraphs), _PARAGRAPHS) + 1
    return {word: log(whole / many) for word, many in count.items()}


def _evidence(draft: Draft, one: Figure, other: Figure, ends: set[str]) -> float:
    """How surely two figures are one; 0 where something speaks against it."""
    shared = one.words & other.words
    if not shared or one.within == other.within or one.section is not None and one.section == other.section:
        return 0
    if headed_apart(draft, one.place, other.place):
        return 0
    if one.source != other.source or not one_time(one, other, ends) or not same_bounds(one, other) or not _comparable(one, other):
        return 0
    named = _one_noun(one, other)
    if len(shared) < _NOUN and one.unit == "%" or not named and len(shared) < _COVER * min(len(one.words), len(other.words)):
        return 0
    rare = draft.once("told-rarity", _rarity)
    weight = sum(rare.get(word, _LEAST) for word in shared)
    if weight < _LEAST:
        return 0
    if (abs(one.value - other.value), one.unit) in one.beside | other.beside:
        return 0  # all but a part that is named
    if one.value == other.added or other.value == one.added or one.split and other.split and one.split != other.split:
        return 0  # all that one sentence names one by one; the parts of two wholes
    own, others = one.about - other.context, other.about - one.context
    if own and others:
        return 0
    slipped = slip(one.value, other.value) or slip(other.value, one.value)
    long = min(digits(one.value), digits(other.value)) - _LONG
    if one.seen != other.seen and not (slipped and one.unit != "%" and (long >= 0 or weight >= _CERTAIN)):
        return 0
    close = slipped or min(one.value, other.value) >= max(one.value, other.value) * _NEARER
    few = named and abs(one.value - other.value) <= _FEW
    if not (close or few) and len(one.lead - other.context | other.lead - one.context) > _FEW:
        return 0
    if (one.base or other.base) and not close:
        return 0
    if one.way != other.way:
        if {one.way, other.way} != {"", "trong"} or len(shared) <= _LONG or one.noun == other.noun:
            return 0
        weight -= _APART
    weight -= _APART * len(own | others) + 2 * len(one.named ^ other.named)
    return weight + (2 * min(long + 1, 2) if slipped and long >= 0 else 0) + 3 * bool(one.beside & other.beside)


def _one_noun(one: Figure, other: Figure) -> bool:
    """True if what is counted has one long name, or a short one and other figures of the two sentences agree: the verbs may differ."""
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one.noun, other.noun, strict=False))))
    return alike > _NOUN or alike == _NOUN == min(len(one.noun), len(other.noun)) and bool(one.beside & other.beside)


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


def _comparable(one: Figure, other: Figure) -> bool:
    high, low = max(one.value, other.value), min(one.value, other.value)
    return low >= high * _NEAR or high - low <= _FEW or slip(high, low) or slip(low, high)


def _settled(one: Figure, other: Figure, same: list[Figure], ends: set[str]) -> bool:
    """True if no third value is given for what the two count, and not both of theirs again."""
    low = min(one.value, other.value)
    if low > _SMALL and all(sum(f.value == value for f in same) > 1 for value in (one.value, other.value)):
        return False
    shared = one.words & other.words
    alike = [
        f for f in same
        if len(f.words & shared) >= _COVER * len(shared) and f is not one and f is not other and f.seen in (one.seen, other.seen) and f.way in (one.way, other.way) and _kin(f, one) and one_time(f, one, ends)
    ]  # fmt: skip
    values = {f.value for f in alike}
    if values - {one.value, other.value} or {one.value, other.value} <= values:
        return False
    parts = sum(f.value == low for f in alike)
    return not parts or (parts + 1) * low != max(one.value, other.value)


def _kin(one: Figure, other: Figure) -> bool:
    if len(other.noun) > 1 and other.unit != "%":
        return one.noun[:_NOUN] == other.noun[:_NOUN]
    if other.noun:
        return one.noun[:1] == other.noun[:1] and bool(one.lead & other.lead)
    return len(one.words & other.words) >= _KIN * min(len(one.words), len(other.words))
