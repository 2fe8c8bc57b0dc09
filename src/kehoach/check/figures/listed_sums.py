"""Lists and splits whose total another line gives: rounds below each other, *Theo thị trường: …*, a line *Tổng cộng* that closes them.

``Chia theo đợt: đợt 1 cấp 4.200 triệu đồng; đợt 2 cấp 4.600 triệu đồng; phần còn lại 1.200 triệu đồng cấp trong đợt 3`` of the
10.000 triệu đồng before; ``Cộng bốn sự kiện tiếp nhận 3.300 đơn vị`` below the four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in, lists_below
from kehoach.check.figures.numbers import (
    TABLE_SCALES,
    a_digit_off,
    digits,
    dues,
    shown,
    slip,
    slip_of_part,
    step,
    sum_mistyped,
    swapped,
    value_of,
)
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_unit, same, sentences, table_scales, words_of
from kehoach.check.figures.remarks import is_place_told, is_told, not_so_much, not_the_sum, say
from kehoach.check.figures.splits import RANKS, Line, mark_of
from kehoach.check.figures.splits import Figure as Amounted
from kehoach.check.figures.sums import money_paragraphs, off, sum_of
from kehoach.check.figures.triples import telling
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values, total_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_SPLITS = regex.compile(r"\b(?:chia|phan (?:bo|ky|ra|theo)|lo trinh|tien do|cu the|theo (?:tung|dot|nam|quy|giai doan))\b[^.]{0,60}:?\s*$")
_ROUND = regex.compile(r"^\W*(?:[a-zđ\d]{1,3}[.)] *|[-+*] *)?(?:dot|giai doan|nam|quy|vu|ky|buoc|lan|cum|vung|khu vuc|thang)\b *(?:[\divx]+|xuan|he|thu|dong|mua)")
_LEAST = 3  # entries of a list, or rounds, that make one
_LONG = 1000
_HUNDRED = 100
_TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", ""])


@kind("rounds-below")
def rounds_below(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tiến độ: a) Đợt 1: 400 nhà; b) Đợt 2: 540 nhà; c) Đợt 3: 300 nhà`` of the 1.150 houses told before: a digit of one round away."""
    known = by_unit(draft)
    for line, every in lists_below(draft):
        led = list(takewhile(lambda item: _ROUND.match(item.words), every))
        items = led if len(led) >= _LEAST else every  # further items tell of other things
        rounds, told = all(_ROUND.match(item.words) for item in items), _SPLITS.search(line.words)
        if not rounds and not told or draft.is_cited(line.start, line.end):
            continue
        for parts in _parts(draft, items):
            total = _total_before(draft, line, items, parts, known[parts[0].unit], told=bool(told), rounds=rounds)
            if total:
                yield not_the_sum(draft, rule, total, parts)


def _total_before(draft: Draft, line: Line, items: list[Line], parts: list[Figure], alike: Sequence[Figure], *, told: bool, rounds: bool) -> Figure | None:  # noqa: PLR0913
    """The figure before a list that a digit parts from what its items come to; None where they come to any."""
    unit, summed = parts[0].unit, sum_of(parts)
    low, high = items[0].start, items[-1].end
    others = [f for f in alike if not low <= f.place[0] < high]
    if any(same(f.value, summed) for f in others) or summed in total_values(draft) or is_told(draft, *parts):
        return None
    again = {v for v, times in Counter(f.value for f in others).items() if (times > 1 or v in total_values(draft)) and rounds and len(parts) >= _LEAST}
    own = words_of(*(w for p in parts for w in (p.lead, p.noun)), line.words)
    near = [f for f in others if f.place[0] < low and (told and rounds or own & words_of(f.lead, f.noun)) and (_a_digit_off(f, parts, summed) or rounds and _two_swapped(f, parts) or f.value in again and slip(f.value, summed))]
    return near[-1] if len({f.value for f in near}) == 1 and unit != MONEY else None


def _parts(draft: Draft, items: list[Line]) -> Iterator[list[Figure]]:
    """The first exact figure of each item, of each unit that all items have."""
    figures = [f for s in sentences(draft) for f in s.figures if f.plain and items[0].start <= f.place[0] < items[-1].end]
    by_item = [[f for f in figures if item.start <= f.place[0] < item.end] for item in items]
    for unit in dict.fromkeys(f.unit for f in by_item[0] if f.unit not in _TIMES):
        found = [next((f for f in own if f.unit == unit), None) for own in by_item]
        if all(found):
            yield [f for f in found if f]


def _a_digit_off(total: Figure, parts: list[Figure], summed: Decimal) -> bool:
    """True if a digit of one part, or of the total, is why they differ, by no chance."""
    if not telling(total.value) or any(p.value >= total.value for p in parts):
        return False
    mended = [(p, due) for p, due in dues(total.value, [p.value for p in parts]) if slip(p, due)]
    return len(mended) == 1 and abs(mended[0][1] - mended[0][0]) < mended[0][0] or slip(total.value, summed) and telling(summed)


def _two_swapped(total: Figure, parts: list[Figure]) -> bool:
    """True if two digits of one part of four or more, in the other order, are why three parts or more are not the total."""
    long = total.value >= _LONG and len(parts) >= _LEAST and all(p.value < total.value for p in parts)
    return long and any(p >= _LONG and swapped(p, due) for p, due in dues(total.value, [p.value for p in parts]))


# --- things of several kinds, the whole of which is told before ----------------------------------------

_NEXT = regex.compile(r"[a-z /-]{0,40}(?:,|;|\bva\b)(?: [a-z]+){0,2}")


@kind("kinds-together")
def kinds_together(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Kiểm tra 9.720 cột đo, 1.080 cân ô tô và 7.200 đồng hồ`` of the 18.000 phương tiện told before: a slip away, and nothing else is their sum."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        parts = _of_kinds(sentence)
        if len(parts) < _LEAST or draft.is_cited(*sentence.place) or is_told(draft, *parts):
            continue
        summed, values = sum_of(parts), [p.value for p in parts]
        others = [f for unit, figures in known.items() if unit not in (MONEY, *_TIMES) for f in figures if not sentence.place[0] <= f.place[0] < sentence.place[1]]
        if any(f.value == summed for f in others) or summed in cell_values(draft):
            continue
        before = [f for f in others if 0 < sentence.place[0] - f.place[0] < _NEAR and f.value >= _LONG and f.value > max(values)]
        meant = {f.value: f for f in before if slip_of_part(f.value, values) or slip(f.value, summed) and digits(summed) > _LEAST}
        if len(meant) == 1:
            yield not_the_sum(draft, rule, next(iter(meant.values())), parts)


def _of_kinds(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that names three things or more of as many kinds, each with its number."""
    run: list[Figure] = []
    for figure in sentence.figures:
        if run and not _NEXT.fullmatch(figure.lead):
            break
        if figure.plain and figure.unit not in (MONEY, *_TIMES):
            run.append(figure)
    return run if len({f.unit for f in run}) == len(run) and all(f.value >= _HUNDRED for f in run) else []


# --- a list as a table: a number behind each label, one of them the total -----------------------------

_ENTRY = regex.compile(rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)] |[a-z][.)] )?(?P<label>[a-z][^:\n]{{2,80}}): *(?P<n>{NUMBER})(?P<unit>(?: *[a-z]+){{0,3}})[ ;.,]*")
_SUM = regex.compile(r"(?:tong(?: (?:cong|so|kinh phi|von|nhu cau|nguon von))?|cong)\b[a-z ]{0,20}")


class _Entry(NamedTuple):
    """A line of a list with one number: its place, its unit, and whether it is the total."""

    place: Place
    value: Decimal
    unit: str
    total: bool


@kind("list-total")
def list_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``- Ngân sách tỉnh: 298,6; - Ngân sách xã: 42,0; - Tổng cộng: 350,6``: the entries of a list against its last or first."""
    run: list[_Entry] = []
    for paragraph in (*(p for p in draft.text.paragraphs if p.where == "body"), None):
        match = _ENTRY.fullmatch(draft.text.folded, paragraph.start, paragraph.end) if paragraph else None
        if match:
            named = draft.text.canonical[match.start("label") : match.end("label")].lower()
            total = _SUM.fullmatch(match["label"].strip()) is not None and named.startswith(("tổng", "cộng"))  # công điều tra is no sum
            run.append(_Entry(match.span("n"), value_of(match["n"]), match["unit"].strip(), total))
            if not total or len(run) == 1:
                continue
        if len(run) > _LEAST:
            yield from _odd_total(draft, rule, run)
        if paragraph and paragraph.start != paragraph.end:
            run = []


def _odd_total(draft: Draft, rule: CheckEntry, run: list[_Entry]) -> Iterator[Result]:
    totals = [one for one in run if one.total]
    parts = [one for one in run if not one.total]
    if len(totals) != 1 or totals[0] not in (run[0], run[-1]) or len({one.unit for one in run}) > 1:
        return
    (place, stated, unit, _), summed = totals[0], sum_of(parts)
    told = is_place_told(draft, *(one.place for one in run))
    if abs(stated - summed) >= step(stated) and abs(stated - summed) <= stated / 4 and not told and not draft.is_cited(*place):
        yield draft.finding(
            rule, place, say_as="list", severity="error" if slip(stated, summed) else "warning", stated=f"{shown(stated)} {unit}".strip(), summed=shown(summed),
            difference=shown(abs(stated - summed)), evidence=tuple(draft.evidence(part.place) for part in parts),
        )  # fmt: skip


# --- sources in one line, their total above -----------------------------------------------------------

_SOURCES = regex.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)] |[a-z][.)] )?(?:co cau |phan (?:theo |bo )|chia theo )?(?:nguon (?:kinh phi|von|luc|ngan sach)|nguon|noi dung|nam|cap ngan sach)(?: [a-z]+){0,4}: *[^\d:]*$")
_WHOLE = regex.compile(r"\btong\b|\b(?:kinh phi|du toan|nhu cau von)\b[^.;\d]{0,60}$")


@kind("sources-in-line")
def sources_in_line(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2. Nguồn kinh phí: ngân sách xã 42 triệu đồng; Quỹ 18 triệu đồng; ủng hộ 28 triệu đồng`` of the 78 that the part before it names."""
    before: list[tuple[str | None, Amounted]] = []
    for line in money_paragraphs(draft):
        parent = _parent(draft, line.start)
        parts = line.figures
        lead = line.words[: parts[0].start - line.start] if parts else ""
        if len(parts) > 1 and _SOURCES.match(lead) and "(" not in line.words and len({p.unit for p in parts}) == 1 and not regex.search(r"\b(?:trong do|gom|tong|con lai)\b", line.words):
            values, summed = [p.value for p in parts], sum_of(parts)
            totals = [t for above, t in before if above == parent and t.unit == parts[0].unit and t.value > max(values)]
            told = is_place_told(draft, *((p.start, p.end) for p in parts))
            near = {t.value: t for t in totals if slip(t.value, summed) or slip_of_part(t.value, values) or _misprinted(t.value, values)}
            if not told and len(near) == 1 and not any(t.value == summed for t in totals) and not draft.is_cited(line.start, line.end):
                yield off(draft, rule, next(iter(near.values())), parts, severity="warning", say_as="list")
        before += [(parent, f) for f in line.figures[:1] if _WHOLE.search(lead)]


def _parent(draft: Draft, offset: int) -> str | None:
    """The main section around a place."""
    found = list(draft.lineage(draft.section_at(offset)))
    return found[-1].id if found else None


def _misprinted(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """True if one part with another first digit would make the sum: 28 triệu đồng for 18."""
    return any(a_digit_off(f"{p:f}", f"{due:f}") for p, due in dues(total, parts))


# --- a split whose total another sentence tells ---------------------------------------------------

_BEGINS = r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]? |[a-zđ][.)] )?\W*"
_SPLIT_BY = regex.compile(
    _BEGINS + r"(?:(?:[a-z]+ ){0,4}?theo (?!(?:quy dinh|ke hoach|thong bao|danh sach|huong dan|mau)\b)[a-z, ]{2,40}"
    r"|(?:phan (?:ky|bo|chia|ra)|chia (?:ra|thanh)?|co cau|lo trinh|tien do|nguon (?:von|kinh phi))[a-z ]{0,40}):"
)
_LABEL = regex.compile(
    _BEGINS + r"(?:(?:co cau |cac )?nguon(?: von| kinh phi| luc| ngan sach)?|noi dung chi|(?:du kien |ke hoach )?giai ngan|muc chi|phan bo)"
    r"(?: [a-z]+){0,6}:"
)
_TIME = regex.compile(r"\b(?:quy (?:[ivx]+|\d)|nam (?:19|20)\d\d|dot (?:[ivx]+|\d)|thang \d{1,2}|giai doan (?:[ivx]+|\d))(?: (?:la|co|can|cap|dat|du kien|:))*:?$")
_SHARED_OUT = regex.compile(r"[^:;]{0,120}\b(?:chia|phan bo|phan chia|giao|cap)\b(?: (?:cho|ve|theo))[^:;]{0,60}:")  # phần của tỉnh chia cho 06 huyện: …
_BRACKETED = regex.compile(r"\([^()]*\)")
_INSIDE = regex.compile(r"\btrong (?:so )?do\b|\(")
_MORE = regex.compile(r"\b(?:tang|giam|so voi|vuot|luy ke|cong don|den het|tong|cong)\b")
_NEAR = 2500  # characters before a split in which its total stands
_ALL_TIMES = _TIMES | {"quy"}


@kind("split-of-earlier")
def split_of_earlier(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The parts of a split that no figure of the plan is the sum of, where one digit makes them one that stands before them."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        parts = _parts_of_split(sentence)
        if len(parts) < 2 or draft.is_cited(*sentence.place) or is_told(draft, *parts):  # noqa: PLR2004
            continue
        summed, unit, values = sum_of(parts), parts[0].unit, [p.value for p in parts]
        others = [f for f in known[unit] if not sentence.place[0] <= f.place[0] < sentence.place[1]]
        cells = cell_values(draft)
        if any(same(f.value, summed) for f in others) or any(summed / scale in cells for scale in table_scales(unit)):
            continue
        before = [f for f in others if 0 < sentence.place[0] - f.place[0] < _NEAR and f.value > max(values)]
        meant = {f.value: f for f in before if abs(f.value - summed) <= f.value / 3 and sum_mistyped(f.value, values)}
        if len(meant) == 1:
            total = next(iter(meant.values()))
            told = sum(f.value == total.value for f in others)
            section = draft.section_at(sentence.place[0])
            largest = max((f.value for f in before if draft.section_at(f.place[0]) == section), default=None)
            if telling(total.value) or told > 1 or total.value in (before[-1].value, largest):
                yield not_the_sum(draft, rule, total, parts)
        elif not meant and unit == MONEY and (total_row := _row_total(draft, values, summed)):
            yield draft.finding(
                rule, (parts[0].place[0], parts[-1].place[1]), say_as="list", severity="warning", stated=say(total_row, unit), summed=say(summed, unit),
                difference=say(abs(total_row - summed), unit), evidence=tuple(draft.evidence(p.place) for p in parts),
            )  # fmt: skip


def _row_total(draft: Draft, values: Sequence[Decimal], summed: Decimal) -> Decimal | None:
    """The one total of a table that money is a digit away from, in the unit of the table."""
    near = {
        cell * scale for cell in total_values(draft) for scale in TABLE_SCALES
        if telling(cell) and max(values) < cell * scale and abs(cell * scale - summed) <= cell * scale / 3 and sum_mistyped(cell * scale, values)
    }  # fmt: skip
    return near.pop() if len(near) == 1 else None


_NAME = rf"[^;:.\d]{{2,50}}:? *(?:{NUMBER}) [a-z]+[23]?(?: [a-z]+){{0,3}}"  # with its figure
_NAMED = regex.compile(rf"\W*(?:[^;:\d]{{2,60}}:)?{_NAME}(?:; *(?:va )?{_NAME}){{2,}}\W*")
_ALL_OF = regex.compile(r"\b(?:tong|ca|toan|trong do|moi|con lai|tang|giam|them|khoang|toi thieu|it nhat|giai|muc)\b")


def _row_of_names(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that is a name with a figure each, semicolons between: *Nhà máy 130 người; Xí nghiệp 82 người; khối văn phòng 34 người*."""
    figures = list(sentence.figures)
    alike = len({f.unit for f in figures}) == 1 and figures[0].unit not in _ALL_TIMES and all(f.plain for f in figures)
    return figures if alike and _NAMED.fullmatch(sentence.words) and not _ALL_OF.search(sentence.words) else []


def _parts_of_split(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence that opens with what it splits by, or names a row of times, if they are all of one unit; those in brackets left out."""
    if len(sentence.figures) >= _LEAST and (named := _row_of_names(sentence)):
        return named
    words, low = sentence.words, sentence.place[0]
    opens = _SPLIT_BY.match(words) or _SHARED_OUT.match(words) or _LABEL.match(words)
    outside = [f for f in sentence.figures if words.count("(", 0, f.place[0] - low) <= words.count(")", 0, f.place[0] - low)]
    figures = [f for f in outside if f.place[0] >= low + (opens.end() if opens else 0)]
    timed = [f for f in figures if _TIME.search(f.lead)]
    if opens is None or opens.re is _LABEL and figures and figures[0].unit != MONEY:
        figures = timed if len(timed) >= _LEAST and timed == figures[: len(timed)] else []
    if not figures or figures[0].unit in _ALL_TIMES:
        return []
    parts = [f for f in figures if f.unit == figures[0].unit]
    between = words[(opens.end() if opens else 0) : parts[-1].place[0] - low]
    plain = all(f.plain for f in parts) and not _MORE.search(between) and not _INSIDE.search(_BRACKETED.sub(" ", between))
    return parts if plain else []


# --- a line that closes a list ------------------------------------------------------------------------

_CLOSES = regex.compile(r"^\W*(?:tong cong|cong|tong so|tinh chung|nhu vay|ca)\b[^\d:]{0,60}$")


@kind("closing-count")
def closing_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``a) … tiếp nhận 700 đơn vị; b) … 600 đơn vị; Cộng hai sự kiện tiếp nhận 1.300 đơn vị``."""
    body = [p for p in draft.text.paragraphs if p.where == "body" and p.start > draft.title[1] and draft.text.folded[p.start : p.end].strip()]
    for at, paragraph in enumerate(body):
        counts = [c for c in counts_in(draft, paragraph.start, paragraph.end) if c.unit and not c.rough]
        if not counts or not _CLOSES.match(draft.text.folded[paragraph.start : counts[0].start]):
            continue
        total, parts = counts[0], []
        mark = mark_of(draft.text.folded[body[at - 1].start : body[at - 1].end]) if at else "text"
        for above in reversed(body[:at]):
            own = [c for c in counts_in(draft, above.start, above.end) if c.unit == total.unit and not c.rough]
            if mark == "text" or mark_of(draft.text.folded[above.start : above.end]) != mark or len(own) != 1:
                break
            parts.append(own[0])
        summed = sum_of(parts)
        if len(parts) < 2 or summed == total.value or is_place_told(draft, (total.start, total.end)) or draft.is_cited(total.start, total.end):  # noqa: PLR2004
            continue
        if sum_mistyped(total.value, [p.value for p in parts]):
            yield not_so_much(draft, rule, (total.start, total.end), total.value, summed, *((p.start, p.end) for p in reversed(parts)), unit=total.unit)


# --- a last line Tổng cộng or Cộng against the items above it -------------------------------------

_MARK = r"^\W*(?:\d{1,2}[.)] *|[a-z][.)] *)?"
_CLOSES_WITH_ALL = regex.compile(_MARK + r"(?:tong cong|cong|tong chi|tong (?:kinh phi|so|von|nhu cau|du toan|tien)[^:.;]{0,60})(?: *\([^()]*\))? *(?::| la\b|=)? *")
_SURE = regex.compile(_MARK + r"(?:tong cong|cong)\b")
_AGAIN = regex.compile(r":\s*$|\b(?:gom|trong do|cu the|nhu sau|phan theo|chia ra)\b")
_MOST = 20  # items above


@kind("closing-total")
def closing_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. Tuyên truyền: 50 triệu đồng. 2. Tập huấn: 120 triệu đồng. Tổng cộng: 170 triệu đồng.``"""
    lines = money_paragraphs(draft)
    held = 0
    for at, line in enumerate(lines):
        total = line.main
        if total is None or not _closes(line, total):
            continue
        found = [items for mark in RANKS if len(items := _items(lines, at, mark, total.unit)) > 1]
        if any(sum_of(items) == total.value for items in found):
            held += 1
            continue
        sure = _SURE.match(line.words) is not None
        for items in found:
            summed = sum_of(items)
            near = sure and abs(summed - total.value) <= total.value / 5
            if (slip(total.value, summed) or near) and not draft.is_cited(total.start, total.end):
                yield off(draft, rule, total, items, severity="warning", say_as="list")
                break
    if held:
        yield draft.verified(rule, None, "parts", count=held)


def _closes(line: Line, total: Amounted) -> bool:
    """True if a line begins with its total and leads to no list of its own."""
    head = _CLOSES_WITH_ALL.match(line.words)
    return head is not None and total.start - line.start - head.end() <= 2 and not _AGAIN.search(line.words[total.end - line.start :])


def _items(lines: list[Line], at: int, mark: str, unit: str) -> list[Amounted]:
    """The sums of the items with one mark right above a line; empty where one of them has none."""
    found: list[Amounted] = []
    for line in reversed(lines[max(0, at - 60) : at]):
        if line.mark == mark and _SURE.match(line.words) is None:
            if line.main is None or line.main.unit != unit or len(found) >= _MOST:
                break
            found.append(line.main)
        elif RANKS.get(line.mark, 99) < RANKS[mark] or line.mark == "text" and _SURE.match(line.words):
            break
    return found[::-1]
