"""What words reckon: ``một nửa, tương đương 650 triệu đồng``, ``gấp rưỡi năm 2025, đạt 234 chương trình``, ``mỗi quý một lần, mỗi năm 04 lần``; payments in turns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import (
    NUMBER_WORDS,
    PERCENT,
    TABLE_SCALES,
    comparable,
    mistyped,
    shown,
    small_number,
    value_of,
)
from kehoach.check.figures.rates import percent_place
from kehoach.check.figures.reckoned import MONEY, by_unit, same, sentences
from kehoach.check.figures.remarks import is_told, not_the_product, say
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import cell_values
from kehoach.extract.numbers import NUMBER
from kehoach.rulebook import CheckEntry

_ONE = "|".join((*NUMBER_WORDS, "tu"))
_PART = rf"(?P<half>mot nua)|(?P<n>{_ONE}) phan (?P<d>{_ONE})\b"
_TIMES = rf"gap (?:(?P<twice>doi)|(?P<more>ruoi)|(?P<times>{_ONE}|{NUMBER}) lan)"
_FRACTION = regex.compile(rf"\b(?:{_PART}|{_TIMES})\b(?P<between>[^.;:()%\d]{{0,30}}(?:nam (?:19|20)\d\d)?[^.;:()%\d]{{0,30}}?(?:tuong (?:duong|ung)(?: voi)?|bang|la|dat|tuc|nghia la|ung voi) *)$")


_MULTIPLE = regex.compile(rf"\b(?:{_PART}|{_TIMES})\b")
_NOW = regex.compile(r"[^.;%()\d]{0,50}[,(] *(?:bang |tang )?")


def _factor(match: regex.Match[str]) -> Decimal:
    """The number that a fraction or a multiple in words is."""
    if match["half"]:
        return Decimal(1) / 2
    if match["n"]:
        return Decimal(small_number(match["n"])) / small_number(match["d"])
    if match["times"]:
        return Decimal(small_number(match["times"])) or value_of(match["times"])
    return Decimal(2) if match["twice"] else Decimal("1.5")


@kind("fraction-in-words")
def fraction_in_words(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``tỉnh hỗ trợ một nửa, tương đương 650 triệu đồng``: no figure of its unit is the whole of such a part, but for a digit."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        for figure in sentence.figures:
            match = _FRACTION.search(figure.lead)
            if match is None or not figure.plain or not figure.unit or draft.is_cited(*figure.place) or is_told(draft, figure):
                continue
            factor = _factor(match)
            wholes = [f for f in known[figure.unit] if f.place != figure.place]
            cells = [c * scale for c in cell_values(draft) for scale in (TABLE_SCALES if figure.unit == MONEY else TABLE_SCALES[:1])]
            if any(same((w * factor).quantize(Decimal("0.001")).normalize(), figure.value) for w in (*(f.value for f in wholes), *cells)):
                continue
            near = {f.value: f for f in wholes if f.value * factor == int(f.value * factor) and mistyped(figure.value, f.value * factor) and f.value >= 20}  # noqa: PLR2004
            if len(near) == 1:
                whole = next(iter(near.values()))
                yield not_the_product(draft, rule, figure, whole.value * factor, whole.place)


_SO_MANY_TIMES = regex.compile(rf"\b{_TIMES}\b[^.;%()\d]{{0,50}}(?:nam (?:19|20)\d\d)?[^.;%()\d]{{0,30}}\(?(?:la |dat |co )?$")
_LEAST = 20  # of smaller figures many are a digit apart


@kind("times-told")
def times_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``năm 2026 đạt 480 doanh nghiệp, gấp 1,5 lần năm 2025 (320 doanh nghiệp)``: what is now, so many times what was, which stands beside it or elsewhere."""
    known = by_unit(draft)
    for sentence in sentences(draft):
        low, words = sentence.place[0], sentence.words
        for match in _MULTIPLE.finditer(words):
            before = [f for f in sentence.figures if f.place[1] - low <= match.start()][-1:]
            if not match[0].startswith("gap") or not before or not before[0].plain or before[0].value < _LEAST or not _NOW.fullmatch(words[before[0].place[1] - low : match.start()]) or draft.is_cited(*sentence.place):
                continue
            now, factor = before[0], _factor(match)
            after = [f for f in sentence.figures if f.place[0] - low >= match.end() and f.unit and (f.unit == now.unit or not now.unit)][:1]
            beside = [f for f in after if _SO_MANY_TIMES.search(words[: f.place[0] - low])]
            unit = now.unit or (beside[0].unit if beside else "")
            others = [f for f in known[unit] if f.place != now.place]
            if not unit or not factor or is_told(draft, now, *beside) or any(same((f.value * factor).normalize(), now.value) for f in others) or any(c * factor == now.value for c in cell_values(draft)):
                continue
            near = beside or [f for f in others if f.place[0] < now.place[0] and f.value >= _LEAST and f.value * factor == int(f.value * factor) and mistyped(now.value, f.value * factor)]
            if len({f.value for f in near}) == 1 and comparable(near[0].value * factor, now.value):
                place = low + match.start(), low + match.end()
                yield draft.finding(
                    rule, place, severity="warning", stated=draft.words(place), worked_out=shown(round(now.value / near[0].value, 2)),
                    part=say(now.value, unit), whole=say(near[0].value, unit), evidence=(draft.evidence(now.place), draft.evidence(near[0].place)),
                )  # fmt: skip


# --- so often a quarter, so often a year ---------------------------------------------------------------

_OFTEN = regex.compile(
    rf"\b(?:moi|mot|hang|hằng) (?P<of>quy|thang|tuan) (?:hop |to chuc |kiem tra |giao ban )?(?P<n>{_ONE}|\d{{1,2}}) (?P<u>[a-z]+)\b[^.;\d]{{0,40}}[,;(:] *(?:nhu vay |tuc |tong cong )?"
    rf"(?:moi|mot|ca|trong) nam (?:co |la |phai )?(?P<all>\d{{1,3}}) (?P=u)\b"
)
_IN_A_YEAR = {"quy": 4, "thang": 12, "tuan": 52}


@kind("so-often-a-year")
def so_often_a_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``kiểm tra mỗi quý một lần, mỗi năm 04 lần``: the year has four of them."""
    for match in _OFTEN.finditer(draft.text.folded, draft.title[1], draft.body_end):
        each = small_number(match["n"])
        due = each * _IN_A_YEAR[match["of"]]
        place = match.span("all")
        if int(match["all"]) != due and not draft.is_cited(*place) and not draft.is_told(place, rule.code):
            yield draft.finding(rule, place, say_as="product", severity="warning", stated=match["all"], worked_out=shown(due), evidence=(draft.evidence(match.span("of")),))


# --- payments in turns ---------------------------------------------------------------------------------

_TURN = regex.compile(r"\b(?:lan|dot|giai doan|ky|buoc) (?:dau(?: tien)?|thu (?:nhat|hai|ba|tu)|mot|hai|ba|bon|cuoi(?: cung)?|\d|[ivx]+)\b[^%;.\d]{0,40}$")
_WHOLE = 100
_FEWEST = 3  # payments
_NEAR = 30


@kind("payments-in-turns")
def payments_in_turns(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``lần đầu 40% …, lần hai 40% …, lần cuối 20% …``: three turns or more that make no 100 %."""
    folded = draft.text.folded
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or paragraph.start < draft.title[1] or folded.count("%", paragraph.start, paragraph.end) < _FEWEST:
            continue
        low, high = paragraph.start, paragraph.end
        found = list(PERCENT.finditer(folded, low, high))
        if len(found) < _FEWEST or not all(_TURN.search(folded[low : m.start()]) for m in found):
            continue
        values = [value_of(m["n"]) for m in found]
        total = sum(values, Decimal(0))
        place = percent_place(draft, found[-1].span("n"))
        rising = values == sorted(values) and values[-1] == _WHOLE
        if total != _WHOLE and abs(total - _WHOLE) <= _NEAR and not rising and not draft.is_cited(*place) and not draft.is_told(place, rule.code, "rate-mismatch"):
            yield draft.finding(rule, place, say_as="whole", severity="warning", summed=f"{shown(total)}%")
