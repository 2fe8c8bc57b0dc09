"""Lists whose items are the rounds, years or places of a total that another sentence gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import lists_below
from kehoach.check.figures.numbers import a_digit_off, dues, shown, slip, slip_of_part, step, value_of
from kehoach.check.figures.reckoned import MONEY, Figure, by_unit, same, sentences, words_of
from kehoach.check.figures.remarks import is_place_told, is_told, not_the_sum
from kehoach.check.figures.splits import Figure as Amounted
from kehoach.check.figures.splits import Line
from kehoach.check.figures.sums import money_paragraphs, off, sum_of
from kehoach.check.figures.triples import telling
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import total_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_SPLITS = regex.compile(r"\b(?:chia|phan (?:bo|ky|ra|theo)|lo trinh|tien do|cu the|theo (?:tung|dot|nam|quy|giai doan))\b[^.]{0,60}:?\s*$")
_ROUND = regex.compile(r"^\W*(?:[a-zđ\d]{1,3}[.)] *|[-+*] *)?(?:dot|giai doan|nam|quy|vu|ky|buoc|lan|cum|vung|khu vuc|thang)\b *(?:[\divx]+|xuan|he|thu|dong|mua)")
_LEAST = 3  # entries of a list, or rounds, that make one
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
        parts = _parts(draft, items)
        if len(parts) != len(items):
            continue
        unit, summed = parts[0].unit, sum_of(parts)
        low, high = items[0].start, items[-1].end
        others = [f for f in known[unit] if not low <= f.place[0] < high]
        if any(same(f.value, summed) for f in others) or summed in total_values(draft) or is_told(draft, *parts):
            continue
        again = {v for v, times in Counter(f.value for f in others).items() if (times > 1 or v in total_values(draft)) and rounds and len(parts) >= _LEAST}
        own = words_of(*(w for p in parts for w in (p.lead, p.noun)), line.words)
        near = [f for f in others if f.place[0] < low and (told and rounds or own & words_of(f.lead, f.noun)) and (_a_digit_off(f, parts, summed) or f.value in again and slip(f.value, summed))]
        if len({f.value for f in near}) == 1 and unit != MONEY:
            total = near[-1]
            yield not_the_sum(draft, rule, total, parts)


def _parts(draft: Draft, items: list[Line]) -> list[Figure]:
    """The first exact figure of each item of one unit that all items have."""
    figures = [f for s in sentences(draft) for f in s.figures if f.plain and items[0].start <= f.place[0] < items[-1].end]
    by_item = [[f for f in figures if item.start <= f.place[0] < item.end] for item in items]
    for first in by_item[0]:
        if first.unit not in _TIMES:
            found = [next((f for f in own if f.unit == first.unit), None) for own in by_item]
            if all(found):
                return [f for f in found if f]
    return []


def _a_digit_off(total: Figure, parts: list[Figure], summed: Decimal) -> bool:
    """True if a digit of one part, or of the total, is why they differ, by no chance."""
    if not telling(total.value) or any(p.value >= total.value for p in parts):
        return False
    mended = [(p, due) for p, due in dues(total.value, [p.value for p in parts]) if slip(p, due)]
    return len(mended) == 1 and abs(mended[0][1] - mended[0][0]) < mended[0][0] or slip(total.value, summed) and telling(summed)


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
